"""``evoca draw --keep-steps``, trained weights of a patient's file, and ``evoca repair``."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from imaging.painting import Painter
from imaging.seeing import load_seeing, looks_as_text
from imaging.seeing.known_looks import METADATA
from narrative import Understanding, write_script
from narrative.entities import Patient
from server.command_line import main
from server.easel import SEEING
from server.errors import BadInputError
from server.plans import Plan
from server.repair_command import subject_key
from tests.sweeps import spread

BEACH = "De niño estaba en la playa con mi hermana Ana y mi perra Luna."
SIZE = 256
Run = Callable[..., str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path, models: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; what it said, on the terminal or, when it failed, as its failure."""
    for name, value in {"HOME": str(home), "MODELS": str(models), "THREADS": "1", "MODEL": "tiny"}.items():
        monkeypatch.setenv(f"EVOCA_{name}", value)

    def run(*arguments: object, code: int = 0) -> str:
        with pytest.raises(SystemExit) as end:
            main([str(each) for each in arguments])
        said = capsys.readouterr()
        assert end.value.code == code, said
        return (said.err if code else said.out).strip()

    return run


@pytest.fixture(scope="module")
def drawn_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page") / "drawn"


@pytest.fixture
def page(drawn_once: Path, run: Run, tmp_path: Path) -> Path:
    """A page drawn with its steps, for each test its own."""
    if not drawn_once.exists():
        run("draw", "--text", BEACH, "--size", SIZE, "--steps", 2, "--seed", 3, "--keep-steps",
            "--out", drawn_once)  # fmt: skip
    shutil.copytree(drawn_once, tmp_path / "page")
    return tmp_path / "page"


def pixels(file: Path) -> np.ndarray:
    with Image.open(file) as picture:
        return np.asarray(picture)


def plan_of(folder: Path) -> Mapping[str, Any]:
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))


def keys(folder: Path) -> dict[str, str]:
    return {each["label"]: each["key"] for each in plan_of(folder)["script"]["subjects"]}


def state(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def save_mask(mask: np.ndarray, file: Path) -> Path:
    Image.fromarray(mask).save(file)
    return file


def test_each_step_changes_what_its_mask_says_and_the_plan_tells_of_each(page: Path) -> None:
    tries = plan_of(page)["tries"]
    names = sorted(file.name for file in (page / "steps").iterdir())
    wanted = ["00-base.png"]
    before = pixels(page / "steps" / "00-base.png")
    for number, attempt in enumerate(tries, start=1):
        name = f"{number:02d}-{attempt['subject']}"
        wanted += [f"{name}.png", f"{name}.mask.png"]
        after, mask = pixels(page / "steps" / f"{name}.png"), pixels(page / "steps" / f"{name}.mask.png")
        assert mask.shape == (SIZE, SIZE)
        assert np.array_equal(after[mask == 0], before[mask == 0])
        left, top, right, bottom = attempt["region"]
        assert mask[top:bottom, left:right].any()
        assert mask.sum() == mask[top:bottom, left:right].sum()
        assert attempt["number"] == number
        assert {"seed", "strength", "head_count", "likeness", "seconds", "kept", "fault"} <= attempt.keys()
        before = after if attempt["kept"] else before
    assert names == sorted(wanted)
    assert np.array_equal(before, pixels(page / "page.png"))
    assert {attempt["subject"] for attempt in tries} == set(keys(page).values()) - {"E1"}


def test_without_keep_steps_none_are_left(page: Path, run: Run) -> None:
    before = pixels(page / "page.png")
    run("draw", "--text", BEACH, "--size", SIZE, "--steps", 2, "--seed", 3, "--out", page)
    assert not list(page.glob("steps/*"))
    assert np.array_equal(pixels(page / "page.png"), before)


@pytest.mark.slow
def test_trained_weights_are_named_by_file_and_what_cannot_be_used_is_said(
    run: Run, models: Path, tmp_path: Path
) -> None:
    unet = Painter.load(models / "tiny", 1).pipeline.unet
    noise = torch.Generator().manual_seed(1)
    moved = {
        f"unet.{name}": (value + torch.randn(value.shape, generator=noise) * 0.3).contiguous()
        for name, value in unet.state_dict().items()
    }
    (tmp_path / "learned").mkdir()
    save_file(moved, tmp_path / "learned" / "ana.safetensors", {"evoca_family": "evoca"})
    save_file({"x": torch.zeros(1)}, tmp_path / "learned" / "sdxl.safetensors",
              {"ss_base_model_version": "sdxl_base_v1-0"})  # fmt: skip
    save_file({"unet.x": torch.zeros(1)}, tmp_path / "learned" / "other.safetensors")
    (tmp_path / "learned" / "broken.safetensors").write_bytes(b"nothing")

    def drawn(file: str | None, out: str) -> str:
        learned = {"tokens": {"any": "anatok"}, "adapters": {"any": f"learned/{file}"}} if file else {}
        known = {
            "patient": {"id": "juan", "name": "Juan", "gender": "m", "birth_year": 1944, "country": "ES"},
            "registry": [
                {
                    "id": "ana",
                    "kind": "person",
                    "name": "Ana",
                    "relation": "hermana",
                    "gender": "f",
                    **learned,
                }
            ],
        }
        (tmp_path / "juan.json").write_text(json.dumps(known), encoding="utf-8")
        return run("draw", "--text", BEACH, "--patient", tmp_path / "juan.json", "--size", SIZE,
                   "--steps", 2, "--seed", 3, "--out", tmp_path / out)  # fmt: skip

    said = drawn("ana.safetensors", "worn")
    assert "se pinta sin" not in said
    assert "anatok" in (tmp_path / "worn" / "plan.json").read_text(encoding="utf-8")
    drawn(None, "plain")
    plain = pixels(tmp_path / "plain" / "page.png")
    mask = pixels(tmp_path / "worn" / "masks" / f"{keys(tmp_path / 'worn')['Ana']}.png") > 0
    assert (pixels(tmp_path / "worn" / "page.png") != plain).any(axis=-1)[mask].mean() > 0.5
    for file, sentence in (
        ("absent.safetensors", "No está el archivo de lo aprendido de Ana"),
        ("broken.safetensors", "El archivo de lo aprendido de Ana está dañado"),
        ("sdxl.safetensors", "Lo aprendido de Ana es de otra familia de modelos (Stable Diffusion XL)"),
        ("other.safetensors", "Lo aprendido de Ana es de otra familia de modelos"),
    ):
        said = drawn(file, "left-out")
        assert sentence in said
        assert "sin el" in said.replace("él", "el")
        assert np.array_equal(pixels(tmp_path / "left-out" / "page.png"), plain)
        assert "anatok" not in (tmp_path / "left-out" / "plan.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_trained_subjects_are_held_against_the_looks_that_their_weights_bring(
    run: Run, models: Path, tmp_path: Path
) -> None:
    seer = load_seeing(SEEING, 1)
    state = Painter.load(models / "tiny", 1).pipeline.unet.state_dict()
    unet = {f"unet.{name}": value.contiguous() for name, value in state.items()}
    ana = {"id": "ana", "kind": "person", "name": "Ana", "relation": "hermana", "gender": "f",
           "tokens": {"any": "anatok"}, "adapters": {"any": "ana.safetensors"}}  # fmt: skip
    known = {"patient": {"id": "juan", "name": "Juan", "gender": "m", "birth_year": 1944, "country": "ES"},
             "registry": [ana]}  # fmt: skip
    (tmp_path / "juan.json").write_text(json.dumps(known), encoding="utf-8")

    def tried(looks: np.ndarray | None, out: str) -> list[dict[str, Any]]:
        told = {} if looks is None else {METADATA: looks_as_text(seer, looks)}
        save_file(unet, tmp_path / "ana.safetensors", {"evoca_family": "evoca", **told})
        run("draw", "--text", BEACH, "--patient", tmp_path / "juan.json", "--size", SIZE, "--steps", 2,
            "--seed", 3, "--out", tmp_path / out)  # fmt: skip
        key = keys(tmp_path / out)["Ana"]
        tries = [each for each in plan_of(tmp_path / out)["tries"] if each["subject"] == key]
        return [{"own": each["likeness"][key], "fault": each["fault"]} for each in tries]

    silent = tried(None, "silent")
    mask = pixels(tmp_path / "silent" / "masks" / f"{keys(tmp_path / 'silent')['Ana']}.png") > 0
    seen = seer.vector(pixels(tmp_path / "silent" / "page.png"), mask)[None]
    alike, unlike = tried(seen, "alike"), tried(-seen, "unlike")
    assert all(each["fault"] != "identity" for each in (*silent, *alike))
    assert max(each["own"] for each in alike) > 0.99
    assert min(each["own"] for each in unlike) < -0.99
    page = tmp_path / "unlike"
    run("repair", "--page", page, "--subject", "Ana", "--steps", 2, "--out", tmp_path / "repaired")
    [attempt] = plan_of(tmp_path / "repaired")["tries"]
    assert attempt["likeness"][keys(page)["Ana"]] < 0


@pytest.mark.parametrize("name", ["LÚNA", "la perra"])
def test_a_subject_is_found_by_any_of_its_names(page: Path, run: Run, tmp_path: Path, name: str) -> None:
    run("repair", "--page", page, "--subject", name, "--text", "blanca", "--out", tmp_path / "out")
    luna = keys(page)["Luna"]
    before, after = pixels(page / "page.png"), pixels(tmp_path / "out" / "page.png")
    mask = pixels(tmp_path / "out" / "steps" / f"01-{luna}.mask.png")
    assert np.array_equal(after[mask == 0], before[mask == 0])
    assert np.array_equal(pixels(tmp_path / "out" / "steps" / "00-base.png"), before)
    body = pixels(page / "masks" / f"{luna}.png") > 0
    assert (after[body] != before[body]).any(axis=-1).mean() > 0.9
    drawn = [pixels(folder / "sketch.png")[body].mean() for folder in (page, tmp_path / "out")]
    assert drawn[1] > drawn[0] + 15
    [attempt] = plan_of(tmp_path / "out")["tries"]
    assert attempt["subject"] == luna
    looks = {each["key"]: each["looks"] for each in plan_of(tmp_path / "out")["script"]["subjects"]}
    assert looks[luna]["colour"] == "white"


def test_words_change_whom_they_are_said_of_and_nobody_else(page: Path, run: Run, tmp_path: Path) -> None:
    run("repair", "--page", page, "--subject", "hermana", "--text", "con un sombrero azul",
        "--out", tmp_path / "hat")  # fmt: skip
    ana = keys(page)["Ana"]
    looks = {each["key"]: each["looks"] for each in plan_of(tmp_path / "hat")["script"]["subjects"]}
    assert ["hat", "blue"] in looks[ana]["garments"]
    before, after = pixels(page / "page.png"), pixels(tmp_path / "hat" / "page.png")
    for label, key in keys(page).items():
        if key != ana and (page / "masks" / f"{key}.png").exists():
            other = pixels(page / "masks" / f"{key}.png") > 0
            assert np.array_equal(after[other], before[other]), label
    run("repair", "--page", tmp_path / "hat", "--subject", "Ana", "--text", "sin sombrero",
        "--out", tmp_path / "bare")  # fmt: skip
    looks = {each["key"]: each["looks"] for each in plan_of(tmp_path / "bare")["script"]["subjects"]}
    assert "hat" not in dict(looks[ana]["garments"])
    assert (pixels(tmp_path / "bare" / "page.png") != after).any()


@pytest.mark.parametrize(
    "said", spread(["una perra blanca", "un perro blanco", "un perrito blanco", "blanca"], 2)
)
def test_an_animal_called_what_it_is_stays_who_it_is(page: Path, run: Run, tmp_path: Path, said: str) -> None:
    run(
        "repair", "--page", page, "--subject", "Luna", "--text", said, "--steps", 1, "--out", tmp_path / "out"
    )
    luna = keys(page)["Luna"]
    looks = {each["key"]: each["looks"] for each in plan_of(tmp_path / "out")["script"]["subjects"]}
    assert looks[luna]["colour"] == "white"
    assert looks.keys() == set(keys(page).values())


def test_repair_after_repair_who_came_stays_and_who_went_does_not_come_back(
    page: Path, run: Run, tmp_path: Path
) -> None:
    luna, corner = keys(page)["Luna"], np.zeros((SIZE, SIZE), np.uint8)
    corner[10:70, 10:90] = 255
    hers = pixels(page / "masks" / f"{luna}.png") > 0
    at_luna = save_mask(np.where(hers, 255, 0).astype(np.uint8), tmp_path / "luna.png")
    gone = ("--mask", at_luna, "--content", "fill")
    cat = ("--mask", save_mask(corner, tmp_path / "corner.png"), "--text", "un gato negro")
    hat = ("--subject", "Ana", "--text", "con un sombrero azul")
    before = page
    for number, what in enumerate((gone, cat, hat, ("--subject", "Ana"))):
        out = tmp_path / str(number)
        run("repair", "--page", before, *what, "--steps", 1, "--out", out)
        before = out
    plan = plan_of(before)
    subjects = {each["key"]: each["looks"] for each in plan["script"]["subjects"]}
    assert luna not in subjects
    assert not (before / "masks" / f"{luna}.png").exists()
    [came] = [key for key, looks in subjects.items() if looks["species"] == "cat"]
    assert pixels(before / "masks" / f"{came}.png").any()
    assert ["hat", "blue"] in subjects[keys(page)["Ana"]]["garments"]
    bare = pixels(tmp_path / "0" / "sketch.png")
    assert np.array_equal(pixels(before / "sketch.png")[hers], bare[hers]), "nobody is drawn there again"


def test_who_sits_down_has_a_whole_seat_and_a_face_may_be_sad(page: Path, run: Run, tmp_path: Path) -> None:
    ana, out = keys(page)["Ana"], tmp_path / "out"
    for said, trait, value in (("triste", "feeling", "sadness"), ("sentada", "posture", "sitting")):
        run("repair", "--page", page, "--subject", "Ana", "--text", said, "--steps", 1, "--out", out)
        subjects = {each["key"]: each for each in plan_of(out)["script"]["subjects"]}
        assert subjects[ana][trait] == value
    drawn = np.abs(pixels(out / "sketch.png").astype(int) - pixels(page / "sketch.png")).max(axis=-1) > 24
    others = np.logical_or.reduce(
        [pixels(page / "masks" / f"{k}.png") > 0 for k in keys(page).values() if k != ana]
    )
    painted = pixels(out / "steps" / f"01-{ana}.mask.png") > 0
    assert drawn.any()
    assert not (drawn & ~others & ~painted).any()


def test_who_is_cut_in_two_by_a_mask_is_said_and_who_goes_whole_is_not(
    page: Path, run: Run, tmp_path: Path
) -> None:
    luna = keys(page)["Luna"]
    hers = pixels(page / "masks" / f"{luna}.png") > 0
    columns = np.flatnonzero(hers.any(axis=0))
    most = hers.copy()
    most[:, columns[0] + 7 * columns.size // 10 :] = False
    little = hers & ~most
    for name, marked, grey in (("cut", most, 255), ("whole", hers, 120), ("little", little, 255)):
        mask = save_mask(np.where(marked, grey, 0).astype(np.uint8), tmp_path / f"{name}.png")
        said = run(
            "repair",
            "--page",
            page,
            "--mask",
            mask,
            "--content",
            "fill",
            "--steps",
            1,
            "--out",
            tmp_path / name,
        )
        cut = [each for each in plan_of(tmp_path / name)["doubts"] if each["fault"] == "cut"]
        assert [each["subject"] for each in cut] == ([luna] if name == "cut" else [])
        assert ("Luna ha quedado a trozos" in said) == (name == "cut")
        assert ("Se queda Luna: hay marcada menos de la mitad." in said) == (name == "little")
    gone = pixels(tmp_path / "whole" / "steps" / "01-mask.mask.png")
    assert (gone[hers] >= 128).all(), "who goes whole leaves no ghost where little was to change"
    assert (gone[~hers] == 255).any(), "and no shadow"


def test_a_thing_beside_the_subject_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    text = "De niño estaba en el parque con mi perra Luna y había un coche grande aparcado."
    page, out = tmp_path / "page", tmp_path / "out"
    run("draw", "--text", text, "--size", SIZE, "--steps", 1, "--seed", 3, "--out", page)
    assert plan_of(page)["script"]["things"], "the page shows the car"
    run("repair", "--page", page, "--subject", "Luna", "--text", "un perro blanco", "--out", out)
    luna = keys(page)["Luna"]
    drawn = np.maximum(*(pixels(folder / "masks" / f"{luna}.png") for folder in (page, out)))
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    edge = SIZE // 10
    around = np.zeros((SIZE, SIZE), bool)
    around[max(0, rows[0] - edge) : rows[-1] + edge, max(0, columns[0] - edge) : columns[-1] + edge] = True
    changed = (pixels(out / "painting.png") != pixels(page / "painting.png")).any(axis=-1)
    assert changed[around].any()
    assert not changed[~around].any()


def test_an_animal_comes_into_a_free_mask(page: Path, run: Run, tmp_path: Path) -> None:
    mask = np.zeros((2 * SIZE, 2 * SIZE), np.uint8)
    mask[20:140, 20:180] = 255
    file = save_mask(mask, tmp_path / "mask.png")
    run("repair", "--page", page, "--mask", file, "--text", "un gato negro", "--out", tmp_path / "out")
    plan = plan_of(tmp_path / "out")
    cats = [each for each in plan["script"]["subjects"] if each["looks"]["species"] == "cat"]
    assert [each["looks"]["colour"] for each in cats] == ["black"]
    cat = pixels(tmp_path / "out" / "masks" / f"{cats[0]['key']}.png") > 0
    rows, columns = np.flatnonzero(cat.any(axis=1)), np.flatnonzero(cat.any(axis=0))
    assert rows[-1] < 80
    assert columns[-1] < 100
    assert plan["tries"][0]["subject"] == "mask"
    assert (tmp_path / "out" / "steps" / "01-mask.mask.png").exists()


@pytest.mark.parametrize("size", [1, 40])
def test_who_comes_into_a_free_mask_is_seen_or_it_is_said_that_they_are_not(
    page: Path, run: Run, tmp_path: Path, size: int
) -> None:
    ana = pixels(page / "masks" / f"{keys(page)['Ana']}.png") > 0
    rows, columns = np.flatnonzero(ana.any(axis=1)), np.flatnonzero(ana.any(axis=0))
    top, left = int(rows.mean()) - size // 2, int(columns.mean()) - size // 2
    mask = np.zeros((SIZE, SIZE), np.uint8)
    mask[top : top + size, left : left + size] = 255
    file, out = save_mask(mask, tmp_path / "mask.png"), tmp_path / "out"
    said = run("repair", "--page", page, "--mask", file, "--text", "un gato negro", "--steps", 1,
               "--out", out)  # fmt: skip
    cat = pixels(out / "masks" / f"{keys(out)['un gato negro']}.png") > 0
    before = cat & ana
    assert before.sum() > 0.5 * cat.sum() > 0
    assert ("casi no se ve ahí" in said) == (size == 1)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("full", "original"),
        ("pixel", "fill"),
        ("grey", "noise"),
        ("see-through", "nothing"),
        pytest.param("grey", "fill", marks=pytest.mark.slow),
    ],
)
def test_any_mask_that_marks_something_gives_a_page(
    page: Path, run: Run, tmp_path: Path, kind: str, content: str
) -> None:
    mask = np.zeros((SIZE, SIZE, 4), np.uint8)
    mask[..., 3] = 255
    inside = {"full": np.s_[:, :], "pixel": np.s_[40, 50]}.get(kind, np.s_[30:90, 40:120])
    mask[inside] = (90, 90, 90, 255) if kind == "grey" else (255, 255, 255, 255)
    if kind == "see-through":
        mask[..., :3] = 255
        mask[..., 3] = 0
        mask[inside] = 255
    file = save_mask(mask, tmp_path / "mask.png")
    run(
        "repair",
        "--page",
        page,
        "--mask",
        file,
        "--content",
        content,
        "--steps",
        1,
        "--out",
        tmp_path / "out",
    )
    before, after = pixels(page / "page.png"), pixels(tmp_path / "out" / "page.png")
    touched = pixels(tmp_path / "out" / "steps" / "01-mask.mask.png")
    assert np.array_equal(after[touched == 0], before[touched == 0])
    assert touched[inside].any()
    assert (kind == "full") == bool((touched > 0).all())


def test_all_but_the_marked_is_painted_where_that_is_asked(page: Path, run: Run, tmp_path: Path) -> None:
    run("repair", "--page", page, "--subject", "yo", "--not-masked", "--steps", 1, "--out", tmp_path / "out")
    touched = pixels(tmp_path / "out" / "steps" / "01-yo.mask.png")
    assert touched[0, 0] == 255
    me = pixels(page / "masks" / "yo.png") > 0
    assert not touched[me].any()


NOT_DRAWN = "No sé dibujar «%s»: se lo paso al modelo tal como está escrito."
THERE = "«%s» ya está así en la página: se pinta otra vez como es."


@pytest.mark.parametrize(
    ("of", "said", "answer"),
    [
        ("luna", "una nebulosa", NOT_DRAWN),
        pytest.param("ground", "una nebulosa", NOT_DRAWN, marks=pytest.mark.slow),
        ("not luna", "blorp zumbado", NOT_DRAWN),
        ("ground", "un perro", THERE),
    ],
)
def test_words_that_cannot_be_drawn_go_to_the_model_and_what_is_there_is_painted_again(
    page: Path, run: Run, tmp_path: Path, of: str, said: str, answer: str
) -> None:
    ground = np.zeros((SIZE, SIZE), np.uint8)
    ground[-40:, :40] = 255
    where = ("--mask", save_mask(ground, tmp_path / "mask.png")) if of == "ground" else ("--subject", "Luna")
    around = ("--not-masked",) if of.startswith("not") else ()
    out = tmp_path / "out"
    told = run("repair", "--page", page, *where, *around, "--text", said, "--content", "fill", "--steps", 1,
               "--out", out)  # fmt: skip
    assert answer % said in told
    assert np.array_equal(pixels(out / "sketch.png"), pixels(page / "sketch.png"))
    assert plan_of(out)["script"] == plan_of(page)["script"]


def test_a_long_text_is_not_said_again_whole(page: Path, run: Run, tmp_path: Path) -> None:
    told = run("repair", "--page", page, "--subject", "Luna", "--text", "xyzw " * 400, "--steps", 1,
               "--out", tmp_path / "out")  # fmt: skip
    assert "No sé dibujar «xyzw xyzw" in told
    assert len(told) < 400


def test_a_fill_below_full_strength_begins_at_the_drawing(page: Path, run: Run, tmp_path: Path) -> None:
    for content in ("fill", "nothing"):
        run("repair", "--page", page, "--subject", "Ana", "--content", content, "--strength", 0.5,
            "--steps", 2, "--out", tmp_path / content)  # fmt: skip
    filled, bare = (pixels(tmp_path / content / "page.png") for content in ("fill", "nothing"))
    assert np.array_equal(filled, bare)


def test_whatever_lies_below_a_page_is_painted_after_its_drawing(
    page: Path, run: Run, tmp_path: Path
) -> None:
    mask = np.zeros((SIZE, SIZE), np.uint8)
    mask[150:230, 20:110] = 255
    file = save_mask(mask, tmp_path / "mask.png")
    contents = ("original", "fill", "noise", "nothing")
    for name in contents:
        run("repair", "--page", page, "--mask", file, "--content", name, "--text", "una nebulosa",
            "--steps", 2, "--out", tmp_path / name)  # fmt: skip
    first, *others = (pixels(tmp_path / content / "page.png") for content in contents)
    assert all(np.array_equal(first, other) for other in others)


def test_words_for_all_but_somebody_are_of_the_others(page: Path, run: Run, tmp_path: Path) -> None:
    out, ana = tmp_path / "out", keys(page)["Ana"]
    run("repair", "--page", page, "--subject", "Ana", "--not-masked", "--text", "un gato negro", "--steps", 1,
        "--out", out)  # fmt: skip
    plan = plan_of(out)
    assert ana in {each["key"] for each in plan["script"]["subjects"]}, "she stays to be seen"
    assert np.array_equal(pixels(out / "masks" / f"{ana}.png"), pixels(page / "masks" / f"{ana}.png"))
    spots = {each["key"]: each for each in plan["layout"]["spots"]}
    [cat] = [each for each in plan["script"]["subjects"] if each["looks"]["species"] == "cat"]
    assert spots[cat["key"]]["scale"] < 2 * spots[ana]["scale"], "and the cat is no giant"


def test_what_cannot_be_used_is_said_in_one_sentence_and_leaves_everything(
    page: Path, run: Run, tmp_path: Path
) -> None:
    marked = np.zeros((SIZE, SIZE), np.uint8)
    marked[5:50, 5:50] = 255
    good = save_mask(marked, tmp_path / "good.png")
    empty = save_mask(marked * 0, tmp_path / "empty.png")
    narrow = save_mask(np.full((SIZE, SIZE // 2), 255, np.uint8), tmp_path / "narrow.png")
    whole = save_mask(np.full((SIZE, SIZE), 255, np.uint8), tmp_path / "whole.png")
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "folder").mkdir()
    broken = shutil.copytree(page, tmp_path / "broken")
    (broken / "plan.json").write_text("{")
    shutil.rmtree(shutil.copytree(page, tmp_path / "half") / "masks")
    before = state(page)
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("stays")
    for arguments, sentence in (
        (("--page", page), "uno de los dos"),
        (("--page", page, "--subject", "yo", "--mask", good), "uno de los dos"),
        (("--page", page, "--subject", "Pepe"), "«Pepe» no está en esta página; están: "),
        (("--page", page, "--mask", empty), "empty.png no hay nada marcado: pinte de blanco"),
        (("--page", page, "--mask", narrow), f"mide {SIZE // 2} × {SIZE} puntos y la página {SIZE} × {SIZE}"),
        (("--page", good, "--subject", "yo"), "good.png no es una carpeta"),
        (("--page", page, "--mask", whole, "--not-masked"), "no queda nada que cambiar"),
        (("--page", page, "--mask", tmp_path / "text.png"), "no es una imagen"),
        (("--page", page, "--mask", tmp_path / "absent.png"), "No hay ningún archivo"),
        (("--page", page, "--subject", " "), "Falta decir a quién"),
        (("--page", tmp_path / "absent", "--subject", "yo"), "No hay ninguna carpeta"),
        (("--page", tmp_path / "folder", "--subject", "yo"), "no hay una página"),
        (("--page", broken, "--subject", "yo"), "dañado"),
        (("--page", tmp_path / "half", "--subject", "yo"), "half faltan las máscaras"),
    ):
        said = run("repair", *arguments, "--out", out, code=2)
        assert sentence in said, said
        assert said.count("\n") == 0
    with pytest.raises(SystemExit) as end:
        main(["repair", "--page", str(page), "--subject", "yo", "--strength", "7", "--out", str(out)])
    assert end.value.code == 2
    assert state(page) == before
    assert state(out) == {"mine.txt": b"stays"}


def test_a_target_inside_a_file_is_refused_before_anything_is_painted(
    page: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("stays")
    for command in (("repair", "--page", page, "--subject", "yo"), ("draw", "--text", BEACH)):
        said = run(*command, "--out", tmp_path / "file" / "inside", code=2)
        assert "file no es una carpeta: elija otra para --out." in said
    assert (tmp_path / "file").read_text() == "stays"


def test_a_page_is_never_written_over_itself(page: Path, run: Run) -> None:
    before = state(page)
    itself = page / ".." / page.name
    said = run("repair", "--page", page, "--subject", "Ana", "--out", itself, code=2)
    assert "elija otra carpeta para --out" in said
    assert state(page) == before


def test_a_page_whose_model_is_gone_names_the_models_that_there_are(
    page: Path, run: Run, tmp_path: Path
) -> None:
    plan = dict(plan_of(page)) | {"model": "ido"}
    (page / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    said = run("repair", "--page", page, "--subject", "yo", "--out", tmp_path / "out", code=1)
    assert "El modelo «ido», con el que se pintó la página, no está; hay: " in said
    assert "tiny" in said
    assert not (tmp_path / "out").exists()


def test_weights_of_another_family_are_left_out_of_a_repair_and_that_is_said(
    page: Path, run: Run, tmp_path: Path
) -> None:
    other = tmp_path / "sdxl.safetensors"
    save_file({"x": torch.zeros(1)}, other, {"ss_base_model_version": "sdxl_base_v1-0"})
    plan = dict(plan_of(page))
    for subject in plan["script"]["subjects"]:
        subject["adapter"] = str(other)
    (page / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    said = run("repair", "--page", page, "--subject", "Ana", "--steps", 1, "--out", tmp_path / "out")
    assert "Lo aprendido de Ana es de otra familia de modelos (Stable Diffusion XL)" in said
    assert (tmp_path / "out" / "page.png").exists()


def test_who_is_there_and_nowhere_seen_is_said(page: Path, run: Run, tmp_path: Path) -> None:
    luna = keys(page)["Luna"]
    Image.new("1", (SIZE, SIZE)).save(page / "masks" / f"{luna}.png")
    said = run("repair", "--page", page, "--subject", "Luna", "--out", tmp_path / "out", code=2)
    assert "no se ve en la imagen" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_eight_people_are_drawn_and_any_of_them_repaired(run: Run, tmp_path: Path) -> None:
    text = (
        "De niño estaba en la plaza con mi madre, mi padre, mi abuela Rosa, mi abuelo, mi hermana Ana, "
        "mi hermano Luis y mi perro Toby."
    )
    run("draw", "--text", text, "--size", SIZE, "--steps", 1, "--keep-steps", "--out", tmp_path / "page")
    tries = plan_of(tmp_path / "page")["tries"]
    assert len({each["subject"] for each in tries}) == len(list((tmp_path / "page" / "masks").iterdir()))
    run(
        "repair",
        "--page",
        tmp_path / "page",
        "--subject",
        "mi abuela",
        "--steps",
        1,
        "--out",
        tmp_path / "out",
    )
    assert len(plan_of(tmp_path / "out")["tries"]) == 1


LEXICON = Path(__file__).parents[2] / "data" / "lexicon"


@pytest.fixture(scope="module")
def park() -> Plan:
    """The plan of a page with a boy and his parents."""
    understanding, juan = Understanding.load(LEXICON), Patient("juan", "Juan", "m", 1944)
    scene = understanding.read("De niño mi madre y mi padre me llevaban al parque y jugábamos.", juan, ())
    script = write_script(scene, juan, (), understanding.lexicon)
    return Plan(1, "none", "photo", 64, 2, scene, script)


@pytest.mark.parametrize(
    ("name", "words"),
    [("mamá", "mi madre"), ("Mi Mami", "mi madre"), ("el viejo", "mi padre"), ("papá", "mi padre")],
)
def test_a_subject_is_found_by_another_word_for_the_same_kin(park: Plan, name: str, words: str) -> None:
    assert park.scene is not None
    key = next(each.key for each in park.scene.participants if each.words == words)
    assert subject_key(park, name) == key


def test_kin_who_are_not_there_are_not_found(park: Plan) -> None:
    with pytest.raises(BadInputError, match="no está en esta página"):
        subject_key(park, "abuelita")
