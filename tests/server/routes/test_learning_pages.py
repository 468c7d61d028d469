"""The pages of learning as relatives see them: what is said in words, what is behind, what can be undone."""

import errno
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from time import sleep
from uuid import uuid4

import numpy as np
import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from safetensors.numpy import save_file
from sqlmodel import col, select

from imaging.personalising import TrainingError
from server.comparing import Column, Shown, Wanted, shown_to_json
from server.entity_erasing import learning_folder
from server.entity_training import (
    BEGINNING,
    Learned,
    LearnedEpoch,
    Lesson,
    learned_of,
    learned_to_json,
    lesson_to_json,
)
from server.learning_work import learning_problem
from server.records import EntityRecord, EntityTraining, Page, PatientRecord, TrainingComparison
from tests.server.photo_samples import PLACES, photo_file
from tests.server.routes.conftest import House
from tests.server.routes.test_card_forms import made

NEVER_FOR_RELATIVES = re.compile(
    r"\bepoch|\bloss|learning rate|LoRA|DreamBooth|modelo|0[.,]\d|\d ?%|semilla|rango", re.IGNORECASE
)


class Outside(HTMLParser):
    """The words of a page that are not behind a closed fold, nor for the machine alone."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.folds: list[bool] = []
        self.hidden = 0
        self.words: list[str] = []
        self.feed(page.partition("<main")[2].partition("</main")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self.folds.append("open" not in dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.folds.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.folds):
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.words))


def trained(house: House, card: str, name: str, *, going_on: bool = False) -> EntityTraining:
    """A training of a card as it is once it is done: three epochs with files and measures; or going on."""
    folder = learning_folder(house.studio.settings, name)
    folder.mkdir(parents=True)
    layers = {f"lora_unet_x.{way}.weight": np.zeros((2, 2), np.float16) for way in ("lora_down", "lora_up")}
    for number in (1, 2, 3):
        save_file(layers, folder / f"epoch-{number:02d}.safetensors", {"evoca_family": "evoca"})
    epochs = tuple(
        LearnedEpoch(n, f"epoch-{n:02d}.safetensors", "", likeness, 0.1 / n, 0.2, "good", "best_alike")
        for n, likeness in ((1, 0.2), (2, 0.61), (3, 0.4))
    )
    learned = Learned() if going_on else Learned(epochs, 2, "best_alike", 130.0)
    row = EntityTraining(
        id=name, entity_id=card.rpartition("/")[2], patient_id="juan", phase="any", token="casalp", step=60,
        state="learning" if going_on else "done", steps=60, epochs=3, epoch=3,
        recipe=lesson_to_json(Lesson(model="evoca-cuento")), result=learned_to_json(learned),
    )  # fmt: skip
    with house.db() as db:
        db.add(row)
        db.commit()
        db.refresh(row)
        db.expunge(row)
    return row


def with_photos(relative: TestClient) -> str:
    card = made(relative, "place", nombre="La casa")
    files = [("fotos", (f"{place}.jpg", photo_file(place), "image/jpeg")) for place in PLACES]
    relative.post(f"{card}/fotos", files=files)
    return card


def with_a_photo(relative: TestClient) -> str:
    """Too few to learn from: a second card with all of another's photos would be told so."""
    card = made(relative, "place", nombre="La casa")
    relative.post(f"{card}/fotos", files=[("fotos", ("a.jpg", photo_file("park"), "image/jpeg"))])
    return card


@pytest.mark.parametrize("kind", ["person", "pet", "place", "thing"])
def test_what_evoca_learns_is_told_for_each_kind_without_jargon(kind: str, relative: TestClient) -> None:
    more = {"pet": {"especie": "perro"}, "thing": {"especie": "reloj"}}.get(kind, {})
    card = made(relative, kind, **more)
    relative.post(f"{card}/acuerdo", data={"quien": "su hija"})
    relative.post(f"{card}/fotos", files=[("fotos", ("a.jpg", photo_file("park"), "image/jpeg"))])
    told = Outside(relative.get(f"{card}/aprender").text).text
    assert "sobre todo los colores" in told
    assert ("ropa" in told) == (kind == "person")
    assert ("cara" in told) == (kind == "person")
    assert not NEVER_FOR_RELATIVES.search(told), told


def test_how_it_went_is_told_in_words_and_numbers_are_behind(relative: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa")
    row = trained(house, card, "words-1")
    page = relative.get(f"/aprendizajes/{row.id}").text
    told = Outside(page).text
    assert "Le propongo la etapa 2. Es la que más se parece en las fotos que no vio. Después" in told
    assert not NEVER_FOR_RELATIVES.search(told), told
    assert "61 %" in page
    assert "0,100" in page
    assert "0.100" not in page
    assert "casalp" in page
    headings = re.findall(r'<figcaption id="curve-\d"><strong>([^<]*)', page)
    assert headings == ["Cuánto se parece", "Cuánto se equivoca", "Cuánto cambia todavía"]
    assert page.count("<polyline") == 3
    assert "etapa 1: 0,20; etapa 2: 0,20; etapa 3: 0,20" in page, "each curve is said in words"


def test_with_few_photos_it_is_said_that_likeness_is_not_measured(relative: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa de pocas fotos")
    # Other photos than those of other cards: photos on two cards are not learned from.
    files = [
        ("fotos", (f"{place}.jpg", photo_file(place, "2004:05:06 10:00:00"), "image/jpeg"))
        for place in ("bakery", "forge", "river", "market", "train_station", "vineyard", "attic")
    ]
    relative.post(f"{card}/fotos", files=files[:5])
    told = Outside(relative.get(f"{card}/aprender").text).text
    assert "Con menos de 7 fotos aprende de todas" in told
    assert "no puede medir cuánto se parece" in told
    relative.post(f"{card}/fotos", files=files[5:])
    assert "menos de 7 fotos" not in relative.get(f"{card}/aprender").text
    row = trained(house, card, "few-1")
    assert "no lo he medido" not in relative.get(f"/aprendizajes/{row.id}").text
    learned = learned_of(row)
    unmeasured = tuple(replace(one, likeness=None) for one in learned.epochs)
    left(house, row.id, result=learned_to_json(replace(learned, epochs=unmeasured, why="settled")))
    told = Outside(relative.get(f"/aprendizajes/{row.id}").text).text
    assert "Cuánto se parece no lo he medido" in told
    assert "casi tanto como" not in told
    assert not NEVER_FOR_RELATIVES.search(told), told


@pytest.mark.parametrize(
    ("likenesses", "verdicts", "proposed", "why", "told", "untold"),
    [
        # The best is the last, and the first of those as good as it is proposed.
        ((0.3, 0.59, 0.6), ("under/not_yet_alike", "good/near_best", "good/best_alike"), 2, "best_alike",
         "casi tanto como la etapa 3", "la que más se parece en"),
        ((0.3, 0.6, 0.5), ("under/not_yet_alike", "good/best_alike", "over/learned_by_heart"), 2,
         "best_alike", "Es la que más se parece en las fotos que no vio. Después", "casi tanto como la"),
        ((0.2, 0.4, 0.7), ("under/not_yet_alike", "under/not_yet_alike", "under/still_learning"), 3,
         "still_learning", "aún mejoraría con más etapas", "ya no mejora"),
        # Held-out photos that tell nothing: neither their best nor their fall is told.
        ((0.01, 0.12, 0.08), ("good/settled",) * 3, 1, "settled",
         "Lo aprendido ya no cambia. Cuánto se parece no lo digo", "más se parece"),
        ((0.0, 0.01, 0.0), ("under/still_changing",) * 3, 3, "still_changing",
         "Lo aprendido todavía cambia mucho. Cuánto se parece no lo digo", "más se parece"),
        ((0.0, 0.01, 0.0), ("under/nothing_learned",) * 3, 2, "nothing_learned",
         "No ha aprendido nada", "más se parece"),
        ((None, None, None), ("under/still_changing", "good/settled", "good/settled"), 2, "settled",
         "no lo he medido: aprendo de todas", "más se parece"),
    ],
)  # fmt: skip
def test_what_was_measured_is_told_once_and_agrees_with_what_is_proposed(
    likenesses: tuple[float | None, ...],
    verdicts: tuple[str, ...],
    proposed: int,
    why: str,
    told: str,
    untold: str,
    relative: TestClient,
    house: House,
) -> None:
    row = trained(house, made(relative, "place", nombre="La casa"), f"story-{uuid4()}")
    learned = learned_of(row)
    epochs = tuple(
        replace(one, likeness=likeness, verdict=judged.split("/")[0], reason=judged.split("/")[1])
        for one, likeness, judged in zip(learned.epochs, likenesses, verdicts, strict=True)
    )
    left(house, row.id, result=learned_to_json(Learned(epochs, proposed, why)))
    page = Outside(relative.get(f"/aprendizajes/{row.id}").text).text
    assert page.count("Le propongo la etapa") == 1
    assert f"Le propongo la etapa {proposed}." in page
    assert told in page
    assert untold not in page
    assert "Cómo ha ido" not in page


def test_a_sheets_pictures_stand_in_two_rows_and_numbers_keep_to_their_frame(
    relative: TestClient, house: House
) -> None:
    card = made(relative, "place", nombre="La casa")
    row = trained(house, card, "sheets-1")
    learned = learned_of(row)
    left(house, row.id, result=learned_to_json(
        replace(learned, epochs=tuple(replace(one, sheet="s.png") for one in learned.epochs))
    ))  # fmt: skip
    page = relative.get(f"/aprendizajes/{row.id}").text
    shown = re.findall(r'<img src="[^"]*/hojas/2" alt="([^"]*)"', page)
    assert [bool(words) for words in shown] == [True, False], "its words are read aloud once"
    assert re.search(r'<div class="numbers-frame" role="region" tabindex="0"[^>]*>\s*<table', page)


def test_a_proposal_that_learned_too_little_says_what_to_do(relative: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa")
    for verdict in ("good", "under"):
        row = trained(house, card, f"proposed-{verdict}")
        learned = learned_of(row)
        epochs = tuple(replace(one, verdict=verdict) for one in learned.epochs)
        left(house, row.id, result=learned_to_json(replace(learned, epochs=epochs)))
        told = Outside(relative.get(f"/aprendizajes/{row.id}").text).text
        assert ("traiga más fotos o aprenda otra vez con más etapas" in told) == (verdict == "under")


def test_comparing_names_the_method_only_where_there_are_several(relative: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa")
    trained(house, card, "method-1")
    told = Outside(relative.get(f"{card}/comparar").text).text
    assert "Aprendido de sus fotos" in told
    assert not NEVER_FOR_RELATIVES.search(told), told
    other = trained(house, card, "method-2")
    left(house, other.id, recipe=lesson_to_json(Lesson(method="dreambooth", model="evoca-cuento")))
    told = Outside(relative.get(f"{card}/comparar").text).text
    assert "LoRA" in told
    assert "DreamBooth" in told


def test_while_photos_are_prepared_it_is_said_how_many_are(relative: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa")
    row = trained(house, card, "preparing-1", going_on=True)
    with house.db() as db:
        now = db.get_one(EntityTraining, row.id)
        now.epoch, now.step, now.steps = 0, 3, 8
        db.add(now)
        db.commit()
    page = relative.get(f"/aprendizajes/{row.id}").text
    assert "Preparando lo que ha de mirar: 3 de 8" in page
    assert 'max="8" value="3"' in page
    assert "Pasos" not in page


@pytest.mark.parametrize(("shown", "told"), [("waiting-0", True), ("learning-0-0", False)])
def test_a_page_that_was_made_before_its_training_began_hears_of_it(
    shown: str, told: bool, relative: TestClient, house: House
) -> None:
    card = made(relative, "place")
    training = trained(house, card, f"begins-{shown}", going_on=True)
    assert f"/progreso?sello={training.state}-0-0" in relative.get(f"{card}/aprender").text
    with ThreadPoolExecutor(1) as listener:
        asked = listener.submit(relative.get, f"/aprendizajes/{training.id}/progreso?sello={shown}")
        sleep(1)
        with house.db() as db:
            row = db.get_one(EntityTraining, training.id)
            row.state = "cancelled"
            db.add(row)
            db.commit()
        stream = asked.result(20).text
    assert ("event: cambio" in stream) == told
    assert "event: fin" in stream


def test_what_is_chosen_can_be_taken_back(relative: TestClient, patient: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa")
    row = trained(house, card, "back-1")
    address = f"/aprendizajes/{row.id}"
    relative.post(f"{address}/elegir", data={"etapa": "2"})
    assert f'action="{address}/dejar"' in relative.get(address).text
    assert patient.post(f"{address}/dejar").status_code == 403
    answer = relative.post(f"{address}/dejar")
    assert "por su ficha" in relative.get(answer.headers["location"]).text
    with house.db() as db:
        assert db.get_one(EntityRecord, row.entity_id).adapters == {}
    assert 'name="etapa" value="2"' in relative.get(address).text


def test_a_phase_that_is_being_learned_cannot_be_begun_again(relative: TestClient, house: House) -> None:
    card = with_photos(relative)
    page = relative.get(f"{card}/aprender").text
    assert '<button class="chief large">' in page
    assert "why-not" not in page
    trained(house, card, "now-1", going_on=True)
    page = relative.get(f"{card}/aprender").text
    told = Outside(page).text
    assert "se está aprendiendo" in told
    assert "Ya se está aprendiendo, aquí arriba." in told
    assert '<button class="chief large" disabled aria-describedby="why-not">' in page
    assert re.search(r'value="any"[^>]* disabled', page)


def left(house: House, training: str, **values: object) -> None:
    """Puts a training's row into another state, as the worker or a person would."""
    with house.db() as db:
        row = db.get_one(EntityTraining, training)
        for name, value in values.items():
            setattr(row, name, value)
        db.add(row)
        db.commit()


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), TrainingError("disk_full", file="epoch-02")],
)
def test_of_a_full_disk_a_training_names_the_button_that_is_there(
    relative: TestClient, house: House, error: Exception
) -> None:
    card = made(relative, "place", nombre="La casa")
    row = trained(house, card, f"full-{type(error).__name__}", going_on=True)
    left(house, row.id, state="failed", problem=learning_problem(error))
    page = relative.get(f"{card}/aprender").text
    told = Outside(page).text
    assert "El disco está lleno" in told
    named = re.findall("«([^»]+)»", told)
    assert named == ["Seguir por donde iba"]
    assert re.search(rf"<button[^>]*>(?:<svg.*?</svg>)?{named[0]}</button>", page)


def test_a_stopped_training_says_what_is_left_and_can_go_on(relative: TestClient, house: House) -> None:
    card = with_a_photo(relative)
    none = trained(house, card, "stop-none", going_on=True)
    asking = relative.get(f"{card}/aprender").text
    assert "Todavía no ha terminado ninguna etapa que se pueda usar" in asking
    answer = relative.post(f"/aprendizajes/{none.id}/parar")
    page = relative.get(answer.headers["location"]).text
    told = Outside(page).text
    assert "aún no hay nada que elegir" in told
    assert "terminadas" not in told
    assert f'action="/aprendizajes/{none.id}/seguir"' in page.partition('id="notices"')[2]
    relative.post(f"/aprendizajes/{none.id}/seguir")
    assert "Esperando turno" in Outside(relative.get(f"{card}/aprender").text).text
    left(house, none.id, state="cancelled")
    some = trained(house, card, "stop-some")
    left(house, some.id, state="learning")
    assert "Las etapas terminadas se podrán usar" in relative.get(f"{card}/aprender").text
    answer = relative.post(f"/aprendizajes/{some.id}/parar")
    assert "mire lo aprendido y elija" in Outside(relative.get(answer.headers["location"]).text).text


def test_a_paused_training_does_not_say_that_it_learns(relative: TestClient, house: House) -> None:
    card = with_a_photo(relative)
    row = trained(house, card, "paused-1", going_on=True)
    left(house, row.id, state="paused")
    told = Outside(relative.get(f"{card}/aprender").text).text
    assert "está en pausa, aquí arriba" in told
    assert "siga cuando quiera" in told
    assert "Ya se está aprendiendo" not in told


def test_what_waits_says_who_is_learned_before_it(relative: TestClient, house: House) -> None:
    with house.db() as db:
        for row in db.exec(select(EntityTraining).where(EntityTraining.state == "learning")):
            left(house, row.id, state="done")
    first, second = made(relative, "place", nombre="La era"), made(relative, "place", nombre="La plaza")
    ahead = trained(house, first, "ahead-1", going_on=True)
    waits = trained(house, second, "waits-1", going_on=True)
    left(house, waits.id, state="waiting")
    for address in (f"{second}/aprender", f"/aprendizajes/{waits.id}"):
        assert "primero termino con «La era»" in relative.get(address).text
    # Of another patient's people a relative hears no name.
    with house.db() as db:
        db.add(PatientRecord(id="other", name="Otra", gender="f", birth_year=1940))
        db.commit()
    left(house, ahead.id, patient_id="other")
    page = relative.get(f"{second}/aprender").text
    assert "primero termino con otra ficha" in page
    assert "La era" not in page
    left(house, ahead.id, state="done", patient_id="juan")


def waiting(house: House, card: str, name: str) -> EntityTraining:
    row = trained(house, card, name, going_on=True)
    left(house, row.id, state="waiting", step=0, steps=0, epoch=0)
    return row


def settled(house: House) -> None:
    """Nothing waits, and nothing was compared before."""
    with house.db() as db:
        for table in (Page, EntityTraining):
            for row in db.exec(select(table).where(col(table.state) != "done")):
                row.state = "cancelled"
        for row in db.exec(select(TrainingComparison)):
            db.delete(row)
        db.commit()


def said_minutes(page: str) -> int:
    found = re.search(r"Tardará unos (\d+) minutos", page)
    assert found, page
    return int(found[1])


def test_what_waits_says_for_how_long_and_how_long_it_takes(
    relative: TestClient, therapist: TestClient, house: House
) -> None:
    settled(house)
    card = with_photos(relative)
    row = waiting(house, card, "waits-2")
    alike = lesson_to_json(Lesson(model="evoca-cuento", resolution=96))  # as nothing else here was learned
    left(house, row.id, recipe=alike)
    page = relative.get(f"{card}/aprender").text
    assert "Empezará enseguida. Cuánto tardará se sabrá cuando empiece." in page
    # Once the machine has learned in the same way it knows; other ways tell nothing.
    done = trained(house, made(relative, "place", nombre="La era"), "done-2")
    slow = trained(house, made(relative, "place", nombre="La fuente"), "slow-2")
    other = lesson_to_json(Lesson(method="dreambooth", model="evoca-cuento", resolution=96))
    left(house, slow.id, recipe=other, result=learned_to_json(replace(learned_of(slow), seconds=90_000.0)))
    left(house, done.id, recipe=alike, result=learned_to_json(replace(learned_of(done), seconds=180.0)))
    page = relative.get(f"{card}/aprender").text
    first = said_minutes(page)
    left(house, done.id, result=learned_to_json(replace(learned_of(done), seconds=720.0)))
    slower = said_minutes(relative.get(f"{card}/aprender").text)
    assert slower == pytest.approx(4 * first, abs=3)
    # What goes before is counted, with its time.
    ahead = trained(house, made(relative, "place", nombre="La plaza"), "ahead-2", going_on=True)
    left(house, ahead.id, seconds_left=600.0)
    for address in (f"{card}/aprender", f"/aprendizajes/{row.id}"):
        told = Outside(relative.get(address).text).text
        assert "Antes va 1 trabajo. Empezará dentro de unos 10 minutos. Tardará unos" in told
        assert not NEVER_FOR_RELATIVES.search(told), told
    said = f"Empezará dentro de unos 10 minutos. Tardará unos {slower} minutos."
    assert said in therapist.get("/espera").text
    left(house, row.id, seconds_left=120.0)  # was put aside when so much was left
    assert "Tardará unos 2 minutos" in relative.get(f"{card}/aprender").text
    settled(house)


def test_a_comparison_that_waits_says_for_how_long(relative: TestClient, house: House) -> None:
    settled(house)
    card = made(relative, "place", nombre="La casa")
    row = trained(house, card, "compared-2")
    columns = (Column(row.id, 1), Column(row.id, 2))
    wanted = TypeAdapter(Wanted).dump_python(Wanted(columns, scenes=3, steps=(4, 8)), mode="json")
    asked = TrainingComparison(id="asks-2", entity_id=row.entity_id, patient_id="juan", wanted=wanted)
    ahead = trained(house, made(relative, "place", nombre="La plaza"), "ahead-3", going_on=True)
    with house.db() as db:
        db.add(asked)
        db.commit()
    page = relative.get("/comparaciones/asks-2").text
    assert "Empezará enseguida. Cuánto tardará se sabrá cuando empiece." in page, "it goes before learning"
    shown = [Shown(row.id, 1, 0, 1, steps, "x.png", seconds=2.0 * steps) for steps in (4, 8)]
    with house.db() as db:
        db.add(
            TrainingComparison(
                id="done-2", entity_id=row.entity_id, patient_id="juan", state="done", wanted=wanted,
                pictures=shown_to_json([*shown, Shown(row.id, 2, 0, 1, 4, "y.png")]),
            )
        )  # fmt: skip
        db.commit()
    # Two columns, three scenes, four and eight steps, two seconds for each step.
    assert "Tardará unos 2 minutos." in relative.get("/comparaciones/asks-2").text
    left(house, ahead.id, state="cancelled")
    settled(house)


def test_each_experts_number_says_what_it_does(relative: TestClient) -> None:
    page = relative.get(f"{with_a_photo(relative)}/aprender").text
    asked = re.findall(r'<(?:input type="text"|select) ?[^>]*id="learn-(\w+)"', page)
    assert {"etapas", "rango", "velocidad", "resolucion", "precision", "metodo"} <= set(asked)
    for name in set(asked) - {"modelo"}:
        told = re.search(rf'id="help-{name}">([^<]+)<', page)
        assert told is not None, name
        assert len(told[1].split()) > 6, told[1]
        assert f'aria-describedby="help-{name}"' in page


@pytest.mark.parametrize(
    "typed",
    [
        {"rango": "0", "precision": "float16", "ocho_bits": "si", "metodo": "dreambooth"},
        {"velocidad": "deprisa", "etapas": "3", "sin_mascaras": "si"},
        {"resolucion": "grande", "acumular": "2", "lote": "65"},
    ],
)
def test_nothing_that_an_expert_typed_is_lost(typed: dict[str, str], relative: TestClient) -> None:
    card = with_a_photo(relative)
    answer = relative.post(f"{card}/aprender", data={"etapa": "any", **typed})
    assert answer.status_code == 422
    for name, value in typed.items():
        written = rf'name="{name}"[^>]*value="{value}"'
        chosen = rf'<option value="{value}" selected>'
        assert re.search(written, answer.text) or re.search(chosen, answer.text), name
    for name in ("ocho_bits", "sin_mascaras"):
        assert bool(re.search(rf'name="{name}"[^>]* checked', answer.text)) == (name in typed)


def test_when_a_training_ends_the_form_below_it_is_fresh_as_well(relative: TestClient, house: House) -> None:
    card = with_a_photo(relative)
    row = trained(house, card, "ends-1", going_on=True)
    page = relative.get(f"{card}/aprender").text
    renewed = re.search(r'<div id="content"[^>]* hx-trigger="cambio, fin" hx-select="#content"[^>]*>', page)
    assert renewed is not None, "what says that it is being learned stands below the list of trainings"
    assert f'hx-get="{card}/aprender"' in renewed[0]
    assert "outerMorph" in renewed[0], "what was typed meanwhile stays"
    left(house, row.id, state="done")
    fresh = relative.get(f"{card}/aprender").text
    assert "why-not" not in fresh


def test_weights_that_the_pages_cannot_use_say_so(relative: TestClient, house: House, tmp_path: Path) -> None:
    card = made(relative, "place", nombre="La casa")
    name = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k"
    for width, said in ((2048, "Stable Diffusion XL"), (192, "")):
        layers = {
            f"{name}.lora_down.weight": np.zeros((4, width), np.float16),
            f"{name}.lora_up.weight": np.zeros((320, 4), np.float16),
        }
        by_evoca = None if said else {"evoca_method": "lora"}
        save_file(layers, tmp_path / "sin-datos.safetensors", by_evoca)
        brought = {"archivo": ("sin-datos.safetensors", (tmp_path / "sin-datos.safetensors").read_bytes())}
        answer = relative.post(f"{card}/pesos", data={"palabra": "casalp"}, files=brought)
        assert answer.status_code == 303, answer.text
        told = Outside(relative.get(answer.headers["location"]).text).text
        assert ("de momento se dibuja por su ficha" in told) == bool(said)
        assert said in told
        assert "Traído de «sin-datos.safetensors»" in told
        assert "Todavía no se dibuja así" in told
        assert "Elija mirando" not in told, "nothing is there to look at before trial drawings are made"
        assert ("Hacer unos dibujos de prueba" in told) != bool(said), "only what Evoca learned can be tried"
        assert "etapa" not in told.lower(), "what was brought is one whole"
        assert "Le propongo la etapa" not in told
        assert "La que le propongo" not in told
        assert "bien" not in Outside(told).text, "nobody has judged it"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("el jarrón rojo", "ficha del jarrón rojo"),
        ("el pueblo & la sierra", "ficha del pueblo &amp; la sierra"),
        ("la casa", "ficha de la casa"),
        ("El Escorial", "ficha de El Escorial"),
        ("él mismo", "ficha de él mismo"),
        ("elefante", "ficha de elefante"),
    ],
)
def test_names_are_put_into_sentences_as_they_are_spoken(name: str, said: str, relative: TestClient) -> None:
    card = made(relative, "place", nombre=name)
    for address in (f"{card}/aprender", f"{card}/fotos"):
        page = relative.get(address).text
        assert said in page
        assert "de el " not in page


@pytest.mark.parametrize(
    ("typed", "file", "wrong"),
    [
        ({"palabra": "una frase muy larga"}, ("a.safetensors", b"x"), "palabra"),
        ({"palabra": ""}, ("a.safetensors", b"x"), "palabra"),
        ({"palabra": "casalp"}, None, "archivo"),
        ({"palabra": "casalp"}, ("vacio.safetensors", b""), "archivo"),
    ],
)
def test_what_is_wrong_with_brought_weights_stands_beside_its_field(
    typed: dict[str, str], file: tuple[str, bytes] | None, wrong: str, relative: TestClient
) -> None:
    card = made(relative, "place", nombre="La casa")
    files = {"archivo": file} if file else None
    answer = relative.post(f"{card}/pesos", data=typed, files=files)
    assert answer.status_code == 422
    assert re.findall(r'id="problem-(\w+)"', answer.text) == [wrong]
    assert f'value="{typed["palabra"]}"' in answer.text
    assert '<details class="behind" id="learn-import" open>' in answer.text
    focused = re.findall(r'name="(\w+)"[^>]* autofocus', answer.text)
    assert focused == [wrong], "the page is long: its reader is led to what is wrong"


def brought(house: House, card: str, name: str, layers: dict[str, np.ndarray], **told: str) -> str:
    """A file of weights from elsewhere on a card, as a form names it."""
    row = trained(house, card, name)
    file = learning_folder(house.studio.settings, name) / "epoch-01.safetensors"
    save_file(layers, file, told)
    learned = replace(learned_of(row), epochs=learned_of(row).epochs[:1], proposed=1)
    recipe = lesson_to_json(Lesson(model=f"{name}.safetensors", origin="imported"))
    left(house, name, result=learned_to_json(learned), recipe=recipe, token="jovenalp")
    return f"{name}/1"


def test_experts_choose_what_to_learn_on_top_of(relative: TestClient, house: House) -> None:
    card = made(relative, "place", nombre="La casa de antes")
    for place in ("hospital_room", "office", "airport", "theatre", "mountains"):  # of no other card
        photo = ("a.jpg", photo_file(place), "image/jpeg")
        relative.post(f"{card}/fotos", files=[("fotos", photo)])
    assert "Aprender sobre lo ya aprendido" not in relative.get(f"{card}/aprender").text
    trained(house, card, "onto-before")
    page = relative.get(f"{card}/aprender").text
    assert "Aprender sobre lo ya aprendido" in page
    assert "sobre lo ya aprendido" not in Outside(page).text, "it is behind the fold of experts"
    assert re.search(r'value="onto-before/2">Etapa 2 de lo aprendido el [^<]*\(LoRA\)', page)
    answer = relative.post(
        f"{card}/aprender", data={"turno": "onto-new", "etapa": "any", "sobre": "onto-before/2"}
    )
    assert answer.status_code == 303
    with house.db() as db:
        assert db.get_one(EntityTraining, "onto-new").token == "casalp", "its word is known already"
    folder = learning_folder(house.studio.settings, "onto-before")
    kept = learning_folder(house.studio.settings, "onto-new") / BEGINNING
    assert kept.read_bytes() == (folder / "epoch-02.safetensors").read_bytes()
    assert "<dt>Sobre</dt><dd>Etapa 2 de lo aprendido" in relative.get("/aprendizajes/onto-new").text
    relative.post("/aprendizajes/onto-before/borrar")
    assert kept.is_file(), "what it goes on from may be erased meanwhile"
    assert "<dt>Sobre</dt><dd>algo que ya no está" in relative.get("/aprendizajes/onto-new").text
    other = with_a_photo(relative)
    trained(house, other, "onto-other")
    assert "onto-new" not in relative.get(f"{other}/aprender").text
    assert "onto-other" not in relative.get(f"{card}/aprender").text


@pytest.mark.parametrize(
    ("layers", "told", "typed", "said"),
    [
        ({"lora_unet_x.lora_down.weight": np.zeros((2, 4))}, {}, {"metodo": "dreambooth"}, "mismo método"),
        ({"clip_l": np.zeros((1, 192))}, {}, {}, "Inversión textual"),
        ({"unet.conv_in.weight": np.zeros((2, 4))}, {}, {}, "DreamBooth"),
        ({"lora_unet_x.lora_down.weight": np.zeros((2, 4))}, {"evoca_family": "sdxl"}, {}, "otra familia"),
        ({"lora_unet_x.lora_down.weight": np.zeros((8, 4))}, {}, {"rango": "4"}, "rango 8"),
        (None, {}, {}, "ya no está"),
    ],
)
def test_what_cannot_be_learned_on_top_of_is_said_beside_its_field(
    layers: dict[str, np.ndarray] | None,
    told: dict[str, str],
    typed: dict[str, str],
    said: str,
    relative: TestClient,
    house: House,
) -> None:
    card = with_photos(relative)
    name = f"misfit-{abs(hash((said, str(typed))))}"
    onto = brought(house, card, name, layers, **told) if layers else f"{name}/1"
    data = {"turno": f"new-{name}", "etapa": "any", "etapas": "7", "sobre": onto, **typed}
    answer = relative.post(f"{card}/aprender", data=data)
    assert answer.status_code == 422
    found = re.search(r'id="problem-sobre">(?:<svg.*?</svg>)?([^<]*)', answer.text)
    if layers:
        assert found is not None
        assert said in found[1]
        assert f'value="{onto}" selected' in answer.text, "what was chosen stays"
    else:
        assert said in answer.text
    assert 'value="7"' in answer.text
    with house.db() as db:
        assert db.get(EntityTraining, f"new-{name}") is None
    assert not learning_folder(house.studio.settings, f"new-{name}").exists()
