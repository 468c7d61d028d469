"""The workshop's form: what may be asked for, what is said beside a field, and what the model reads."""

from dataclasses import replace

import pytest

from server.errors import BadInputError
from server.workshop_models import SAMPLERS_OF, adapter_choices, adapters_folder, model_choices
from server.workshop_settings import (
    FormReading,
    Wanted,
    following_model,
    form_of,
    fresh_form,
    model_prompts,
    wanted_from_json,
    wanted_to_json,
)
from server.workshop_sources import request_for
from tests.server.conftest import CareHome
from tests.server.workshop.conftest import WANTED


def read(care: CareHome, **typed: str) -> tuple[Wanted | None, dict[str, str]]:
    models = model_choices(care.studio.settings)
    form = fresh_form(models[0]) | {"instruccion": "a dog"} | typed
    reading = FormReading(form, models, adapter_choices(care.db, care.studio.settings, "juan"))
    return reading.wanted(), reading.problems


def test_the_fresh_form_asks_for_something_usable(care: CareHome) -> None:
    wanted, problems = read(care)
    assert problems == {}
    assert wanted is not None
    assert (wanted.model, wanted.steps, wanted.guidance) == ("evoca-cuento", 6, 1.0)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("instruccion", "   ", "Escriba qué tiene que verse"),
        ("instruccion", "x" * 2001, "demasiado texto"),
        ("pasos", "0", "entre 1 y 100"),
        ("pasos", "muchos", "entre 1 y 100"),
        ("pasos", "101", "entre 1 y 100"),
        ("cfg", "-1", "entre 0 y 30"),
        ("cfg", "nan", "entre 0 y 30"),
        ("cuantas", "9", "entre 1 y 8"),
        ("ancho", "100", "entre 256 y 2048"),
        ("ancho", "513", "pruebe con 512 o 520"),
        ("alto", "99999", "entre 256 y 2048"),
        ("modelo", "no-such-model", "uno de los modelos"),
        ("muestreador", "flow_euler", "no sirve para este modelo"),
        ("fuerza", "0", ""),
    ],
)
def test_a_field_that_cannot_be_used_gets_a_sentence_of_its_own(
    care: CareHome, field: str, value: str, words: str
) -> None:
    wanted, problems = read(care, **{field: value})
    if not words:  # strength counts only where a picture is started from
        assert wanted is not None
        return
    assert wanted is None
    assert list(problems) == [field]
    assert words in problems[field]


def test_a_very_long_shape_is_refused(care: CareHome) -> None:
    wanted, problems = read(care, ancho="2048", alto="256")
    assert wanted is None
    assert "alargada" in problems["alto"]


def test_a_seed_is_needed_unless_it_is_left_to_chance(care: CareHome) -> None:
    assert "semilla" in read(care, azar="", semilla="")[1]
    assert "semilla" in read(care, azar="", semilla="-3")[1]
    wanted, _ = read(care, azar="", semilla="4294967295")
    assert wanted is not None
    assert [wanted.seed_of(n) for n in (1, 2)] == [4294967295, 0]


def test_numbers_may_be_written_with_a_comma(care: CareHome) -> None:
    wanted, _ = read(care, cfg="7,5")
    assert wanted is not None
    assert wanted.guidance == 7.5


@pytest.mark.parametrize("start", ["subida", "pagina", "candidata", "luna"])
def test_a_start_without_its_picture_is_said(care: CareHome, start: str) -> None:
    assert list(read(care, partida=start)[1]) == ["partida"]


def test_the_painted_mask_is_asked_for(care: CareHome) -> None:
    assert list(read(care, partida="subida", subida="x", zona="mascara")[1]) == ["mascara"]


def test_a_form_made_of_settings_means_the_same_settings(care: CareHome) -> None:
    asked = replace(
        WANTED, negative="rain", usual=False, style="oil", sampler="heun", guidance=7.5, start="subida",
        start_of="abc", strength=0.35, region="izquierda", inverted=True, content="fill", blur=9,
    )  # fmt: skip
    models = model_choices(care.studio.settings)
    assert FormReading(form_of(asked), models, ()).wanted() == asked
    assert wanted_from_json(wanted_to_json(asked)) == asked


def test_another_model_brings_its_usual_settings_but_for_those_that_were_changed(care: CareHome) -> None:
    model = model_choices(care.studio.settings)[0]
    other = replace(model, name="other", side=1024, defaults=replace(model.defaults, steps=30, guidance=5.0))
    typed = fresh_form(model) | {"modelo": "other", "pasos": "9"}
    followed = following_model(typed, (model, other))
    assert (followed["pasos"], followed["cfg"], followed["ancho"], followed["antes"]) == (
        "9",
        "5",
        "1024",
        "other",
    )


def test_the_model_reads_the_style_and_what_is_usually_kept_out(care: CareHome) -> None:
    model = model_choices(care.studio.settings)[0]
    prompt, negative = model_prompts(replace(WANTED, style="watercolour", negative="rain, dog"), model)
    assert prompt.startswith("a dog in the park, ")
    assert "watercolour" in prompt
    assert negative.startswith("rain, ")
    assert "blurry" in negative
    assert "dog" not in negative, "what is wanted is not kept out"
    assert model_prompts(replace(WANTED, usual=False), model) == ("a dog in the park", "")


def test_the_samplers_of_each_family_are_the_engines() -> None:
    from imaging.engine.samplers import samplers_of

    for family, known in SAMPLERS_OF.items():
        assert known == samplers_of(family), family


def test_adapters_are_those_of_the_folder_and_their_weights_are_heard(care: CareHome) -> None:
    folder = adapters_folder(care.studio.settings)
    folder.mkdir(exist_ok=True)
    (folder / "jovenalp.safetensors").write_bytes(b"")
    try:
        wanted, _ = read(care, **{"adaptador.file.jovenalp": "0,8"})
        assert wanted is not None
        assert [(a.key, a.weight) for a in wanted.adapters] == [("file.jovenalp", 0.8)]
        assert "adaptador.file.jovenalp" in read(care, **{"adaptador.file.jovenalp": "3"})[1]
        model = model_choices(care.studio.settings)[0]
        request = request_for(care.db, care.studio.files, care.studio.settings, "juan", wanted, model, 1)
        assert request.adapters[0].file == folder / "jovenalp.safetensors"
    finally:
        (folder / "jovenalp.safetensors").unlink()
    with pytest.raises(BadInputError, match="ya no está"):
        request_for(care.db, care.studio.files, care.studio.settings, "juan", wanted, model, 1)
