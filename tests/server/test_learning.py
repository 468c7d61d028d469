"""Learning a card: what may begin, choosing an epoch, weights from elsewhere, and the worker doing it."""

import json
import os
import pickle
import struct
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file
from sqlmodel import Session

from imaging.request import PersonLooks, PictureRequest, SubjectRequest
from narrative.entities import Entity
from narrative.photo_captions import caption, class_words
from server.accounts import account_named, create_account
from server.adapter_import import bring_weights
from server.database import session
from server.durable_steps import StoppedError
from server.earlier_learning import named_earlier
from server.entity_cards import Identity, add_card, note_consent, remove_card, restore_card
from server.entity_erasing import comparison_folder, learning_folder, weights_folder
from server.entity_photos import bring_files
from server.entity_training import (
    Learned,
    LearnedEpoch,
    Lesson,
    cancel_training,
    choose_epoch,
    forget_training,
    learned_of,
    learned_to_json,
    lesson_of,
    pause_training,
    put_aside,
    resume_training,
    start_training,
    trainings_of,
)
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.fitting_adapters import family_of, fits, with_fitting_adapters
from server.learning_photos import held_out_of
from server.learning_work import CardLearner
from server.lesson_forms import LessonReading, models_to_learn
from server.look_words import lexicon
from server.preparation import known_of
from server.records import Account, EntityRecord, EntityTraining, PatientRecord
from server.settings import Settings
from server.studio import Studio
from server.turns import PAGES, Turns
from tests.server.conftest import CareHome
from tests.server.photo_samples import PLACES, photo_file
from tests.server.worker_process import PATIENCE, Worker

SMALL = Lesson(model="tiny", epochs=2, repeats=1, resolution=64, rank=2)


def person(care: CareHome, card_id: str) -> EntityRecord:
    return add_card(
        care.db, care.relative, "juan", card_id, "person", Identity("Ana", (), "madre", None, "f")
    )


def learned(care: CareHome, card: EntityRecord, training_id: str, phase: str = "any") -> EntityTraining:
    """A training as it is once it is done: two epochs with their files."""
    folder = learning_folder(care.studio.settings, training_id)
    folder.mkdir(parents=True)
    epochs: list[LearnedEpoch] = []
    for number in (1, 2):
        name = f"epoch-{number:02d}.safetensors"
        weights(folder / name, {"evoca_family": "evoca"})
        epochs.append(LearnedEpoch(number, name, "", 0.2 * number, 0.5, 0.1, "good", "best_alike"))
    row = EntityTraining(
        id=training_id, entity_id=card.id, patient_id="juan", phase=phase, token="analp", state="done",
        result=learned_to_json(Learned(tuple(epochs), 2, "best_alike")),
    )  # fmt: skip
    care.db.add(row)
    care.db.commit()
    return row


def weights(file: Path, metadata: dict[str, str]) -> Path:
    layers = {f"lora_unet_x.{way}.weight": np.zeros((2, 2), np.float16) for way in ("lora_down", "lora_up")}
    save_file(layers, file, metadata)
    return file


def test_nothing_is_learned_without_photos_and_a_yes(care: CareHome) -> None:
    card = person(care, "l-1")
    with pytest.raises(BadInputError, match="dicho que sí"):
        start_training(care.db, care.studio, care.relative, card.id, "t-1", "any", SMALL)
    note_consent(care.db, care.relative, card.id, "su hija")
    with pytest.raises(BadInputError, match="faltan fotos"):
        start_training(care.db, care.studio, care.relative, card.id, "t-1", "any", SMALL)
    with pytest.raises(NotAllowedError):
        start_training(care.db, care.studio, care.patient, card.id, "t-1", "any", SMALL)
    assert trainings_of(care.db, card.id) == []


def test_a_chosen_epoch_is_the_cards_and_another_takes_its_place(care: CareHome) -> None:
    card = person(care, "l-2")
    row = learned(care, card, "t-2")
    choose_epoch(care.db, care.studio, care.relative, row.id, 1)
    first = Path(card.adapters["any"])
    assert first.is_file()
    choose_epoch(care.db, care.studio, care.therapist, row.id, 2)
    known = next(one for one in known_of(care.db, "juan")[1] if one.id == card.key)
    assert known.tokens["any"] == "analp"
    assert Path(known.adapters["any"]).is_file()
    assert (row.chosen, first.exists()) == (2, False)
    with pytest.raises(BadInputError, match="ya no está"):
        choose_epoch(care.db, care.studio, care.relative, row.id, 3)
    with pytest.raises(NotAllowedError):
        choose_epoch(care.db, care.studio, care.patient, row.id, 1)


def test_forgotten_weights_leave_the_card_and_the_disk(care: CareHome) -> None:
    card = person(care, "l-3")
    row = learned(care, card, "t-3", "youth")
    choose_epoch(care.db, care.studio, care.relative, row.id, 2)
    forget_training(care.db, care.studio, care.relative, row.id)
    assert (card.adapters, card.tokens) == ({}, {})
    assert not learning_folder(care.studio.settings, "t-3").exists()
    assert not list(weights_folder(care.studio.settings, card.id).glob("*"))


def test_a_training_is_paused_gone_on_with_and_stopped(care: CareHome) -> None:
    card = person(care, "l-4")
    row = EntityTraining(
        id="t-4", entity_id=card.id, patient_id="juan", phase="any", token="", state="learning"
    )
    care.db.add(row)
    care.db.commit()
    assert pause_training(care.db, care.relative, "t-4").state == "paused"
    assert pause_training(care.db, care.relative, "t-4").state == "paused"
    resumed = resume_training(care.db, care.studio, care.relative, "t-4")
    assert (resumed.state, resumed.attempt) == ("waiting", 2)
    assert care.studio.jobs.status_of("t-4-learning-2") is not None
    assert cancel_training(care.db, care.relative, "t-4").state == "cancelled"
    assert pause_training(care.db, care.relative, "t-4").state == "cancelled"


def test_a_card_taken_away_pauses_what_is_learned_of_it(care: CareHome) -> None:
    card = person(care, "l-6")
    for name, state in (("t-6a", "learning"), ("t-6b", "waiting"), ("t-6c", "done")):
        care.db.add(
            EntityTraining(id=name, entity_id=card.id, patient_id="juan", phase="any", token="", state=state)
        )
    care.db.commit()
    remove_card(care.db, care.relative, card.id)
    states = {row.id: row.state for row in trainings_of(care.db, card.id)}
    assert states == {"t-6a": "paused", "t-6b": "paused", "t-6c": "done"}
    restore_card(care.db, care.relative, card.id)
    assert resume_training(care.db, care.studio, care.relative, "t-6a").state == "waiting"


def test_the_thesis_own_words_and_weights_are_taken_in(care: CareHome, tmp_path: Path) -> None:
    card = person(care, "l-5")
    data = weights(tmp_path / "jovenalp.safetensors", {"ss_base_model_version": "sd_v1"}).read_bytes()

    def bring(training_id: str, word: str, name: str, content: bytes) -> None:
        bring_weights(care.db, care.studio, care.relative, card.id, training_id, "youth", word, name, content)

    with pytest.raises(BadInputError, match="dicho que sí"):
        bring("i-1", "jovenalp", "a.safetensors", data)
    note_consent(care.db, care.relative, card.id, "él mismo")
    for word, name, content in (
        ("", "a.safetensors", data),
        ("una frase muy larga", "a.safetensors", data),
        ("jovenalp", "a.safetensors", b""),
        ("jovenalp", "a.safetensors", b"a letter"),
        ("jovenalp", "a.exe", data),
    ):
        with pytest.raises(BadInputError):
            bring("i-2", word, name, content)
    assert trainings_of(care.db, card.id) == []
    bring("i-3", "jovenalp", "C:\\tesis\\jovenalp.safetensors", data)
    assert (card.tokens, card.adapters) == ({}, {}), "what is drawn stays until somebody looked and chose"
    choose_epoch(care.db, care.studio, care.relative, "i-3", 1)
    assert card.tokens["youth"] == "jovenalp"
    assert family_of(Path(card.adapters["youth"])) in ("", "sd1")
    (row,) = trainings_of(care.db, card.id)
    assert lesson_of(row).model == "jovenalp.safetensors"


class Harm:
    """What a harmful file would run when it is opened carelessly."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.file),)


def test_a_file_that_cannot_be_used_says_why_and_leaves_nothing(care: CareHome, tmp_path: Path) -> None:
    card = person(care, "l-7")
    note_consent(care.db, care.relative, card.id, "él mismo")
    good = weights(tmp_path / "good.safetensors", {}).read_bytes()
    spoilt = {f"lora_unet_x.{way}.weight": np.full((2, 2), np.nan) for way in ("lora_down", "lora_up")}
    save_file(spoilt, tmp_path / "spoilt.safetensors")
    done = tmp_path / "done"
    torch.save({"lora_unet_x.lora_down.weight": Harm(done)}, tmp_path / "harmful.ckpt")
    for number, (name, data, said) in enumerate(
        (
            ("vacio.safetensors", b"", "está vacío"),
            ("vacio.ckpt", b"", "está vacío"),
            ("medio.safetensors", good[: len(good) - 3], "incompleto"),
            ("foto.safetensors", photo_file("park"), "no se puede abrir"),
            ("malo.ckpt", (tmp_path / "harmful.ckpt").read_bytes(), "no lo he abierto"),
            ("malo.pt", pickle.dumps(Harm(done)), "no lo he abierto"),
            ("roto.safetensors", (tmp_path / "spoilt.safetensors").read_bytes(), "no son números"),
        )
    ):
        with pytest.raises(BadInputError, match=said) as refused:
            bring_weights(
                care.db, care.studio, care.relative, card.id, f"r-{number}", "any", "jovenalp", name, data
            )
        assert name in refused.value.sentence
        assert not learning_folder(care.studio.settings, f"r-{number}").exists()
    assert not done.exists()
    assert trainings_of(care.db, card.id) == []


@pytest.mark.parametrize("name", ["..", ".", "a/../../b", "/x/y", "", "x" * 65, "a\0b"])
def test_the_id_of_a_form_never_leads_to_another_folder(name: str, care: CareHome, tmp_path: Path) -> None:
    card = add_card(
        care.db, care.relative, "juan", f"l-8-{len(name)}-{hash(name)}", "place", Identity("Casa")
    )
    data = weights(tmp_path / "good.safetensors", {}).read_bytes()
    before = sorted(each.name for each in care.studio.settings.home.iterdir())
    with pytest.raises(NotFoundError):
        bring_weights(
            care.db, care.studio, care.relative, card.id, name, "any", "jovenalp", "a.safetensors", data
        )
    with pytest.raises(NotFoundError):
        start_training(care.db, care.studio, care.relative, card.id, name, "any", SMALL)
    for folder in (learning_folder, weights_folder, comparison_folder):
        with pytest.raises(NotFoundError):
            folder(care.studio.settings, name)
    assert sorted(each.name for each in care.studio.settings.home.iterdir()) == before


def test_weights_that_do_not_please_are_put_aside_and_can_be_chosen_anew(care: CareHome) -> None:
    card = person(care, "l-9")
    row = learned(care, card, "t-9")
    choose_epoch(care.db, care.studio, care.relative, row.id, 1)
    used = Path(card.adapters["any"])
    with pytest.raises(NotAllowedError):
        put_aside(care.db, care.patient, row.id)
    put_aside(care.db, care.relative, row.id)
    put_aside(care.db, care.relative, row.id)
    assert (card.adapters, card.tokens, row.chosen, used.exists()) == ({}, {}, None, False)
    choose_epoch(care.db, care.studio, care.relative, row.id, 2)
    assert Path(card.adapters["any"]).is_file()


def test_weights_of_another_family_are_left_out(tmp_path: Path) -> None:
    own = weights(tmp_path / "own.safetensors", {"evoca_family": "evoca", "evoca_method": "lora"})
    brought = weights(tmp_path / "brought.safetensors", {"evoca_family": "evoca"})
    untold = weights(tmp_path / "untold.safetensors", {"x": "y"})
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(struct.pack("<Q", 5) + b"{]")
    assert fits(own, "evoca")
    assert not fits(own, "sdxl")
    assert fits(untold, "sdxl")
    assert not fits(broken, "evoca")
    assert not fits(tmp_path / "gone.safetensors", "evoca")
    asked: list[Path] = []

    def takes(file: Path) -> bool:
        asked.append(file)
        return len(asked) == 1

    request = PictureRequest(
        subjects=(SubjectRequest("a", PersonLooks(), adapter=own), SubjectRequest("b", PersonLooks()))
    )
    assert with_fitting_adapters(request, "evoca", takes) == request
    assert with_fitting_adapters(request, "sd1", takes).subjects[0].adapter is None
    assert asked == []
    # One layer's width told the family of what was brought; its other layers may be of any network.
    for file in (untold, brought):
        asked.clear()
        request = PictureRequest(subjects=(SubjectRequest("a", PersonLooks(), adapter=file),))
        assert with_fitting_adapters(request, "evoca", takes) == request
        assert with_fitting_adapters(request, "evoca", takes).subjects[0].adapter is None
        assert asked == [file, file]


def test_some_photos_are_held_out_once_there_are_enough() -> None:
    names = [str(number) for number in range(10)]
    assert held_out_of(names[:6]) == ()
    assert len(held_out_of(names)) == 2
    assert set(held_out_of(names)) <= set(names)


def test_a_caption_leaves_the_subject_to_its_word() -> None:
    ana = Entity("ana", "person", "Ana", gender="f")
    words = class_words(ana, "old_age", lexicon())
    assert caption("analp", words, "close", "outdoors") == "analp elderly woman, close portrait, outdoors"
    assert class_words(Entity("h", "pet", "Hachi", species="perro"), "any", lexicon()) == "dog"
    assert class_words(Entity("g", "thing", "G", species="guitarra"), "any", lexicon()) == "guitar"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, set()),
        ({"etapas": "0"}, {"etapas"}),
        ({"rango": "muchos", "velocidad": "2"}, {"rango", "velocidad"}),
        ({"velocidad": "0,0001", "lote": "2", "sin_mascaras": "si"}, set()),
        ({"modelo": "uno que no está"}, {"modelo"}),
    ],
)
def test_experts_numbers_are_checked(typed: dict[str, str], wrong: set[str], care: CareHome) -> None:
    reading = LessonReading(typed, models_to_learn(care.studio.settings))
    lesson = reading.lesson()
    assert set(reading.problems) == wrong
    assert (lesson is None) == bool(wrong)


# --- the worker ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Studio]:
    home = tmp_path_factory.mktemp("school")
    studio = Studio.load(Settings(home=home, models=models, model="tiny", picture_size=256, steps=2))
    with session(studio.engine) as db:
        db.add(PatientRecord(id="juan", name="Juan", gender="m", birth_year=1944))
        db.flush()
        create_account(
            db, sign_in="marta", name="M", role="relative", password="una-clave", patient_ids=("juan",)
        )
        marta = account_named(db, "marta")
        assert marta is not None
        add_card(db, marta, "juan", "pueblo", "place", Identity("El pueblo"))
        for place in PLACES:
            list(bring_files(db, studio, marta, "pueblo", f"{place}.jpg", photo_file(place)))
    yield studio
    studio.close()


@pytest.fixture
def db(school: Studio) -> Iterator[Session]:
    with session(school.engine) as opened:
        yield opened


@pytest.fixture
def marta(db: Session) -> Account:
    found = account_named(db, "marta")
    assert found is not None
    return found


@pytest.fixture
def worker(school: Studio) -> Iterator[Callable[[], Worker]]:
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker(school.settings))
        return started[-1]

    yield start
    for each in started:
        print("".join(each.lines[-40:]))  # what it said, should the test fail
        each.stop()


def until(db: Session, row: EntityTraining, done: Callable[[EntityTraining], Any]) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        db.refresh(row)
        if done(row):
            return
        sleep(0.1)
    raise AssertionError(f"it is still {row.state}: {row.problem}")


@pytest.mark.slow
def test_what_is_paused_and_gone_on_with_in_the_middle_of_a_step_says_that_it_learns(
    db: Session, school: Studio, marta: Account
) -> None:
    turns, ended = Turns(), list[str]()
    learner = CardLearner(school.settings, school.engine, school.files, turns)
    row = start_training(db, school, marta, "pueblo", "t-at-once", "any", replace(SMALL, repeats=20))
    learner.name(row.id)

    def learn() -> None:
        try:
            learner.learn(row.id)
        except StoppedError:
            ended.append("stopped")
        else:
            ended.append("done")

    first, second = Thread(target=learn), Thread(target=learn)
    first.start()
    until(db, row, lambda one: one.epoch and one.step)
    with turns.take(PAGES):  # as long as a page is painted, the training makes no step
        pause_training(db, marta, row.id)
        resume_training(db, school, marta, row.id)
    second.start()
    until(db, row, lambda one: one.state != "waiting")
    cancel_training(db, marta, row.id)
    first.join(PATIENCE)
    second.join(PATIENCE)
    assert ended == ["stopped", "stopped"]
    assert row.attempt == 2


@pytest.mark.slow
def test_a_card_is_learned_paused_killed_and_chosen(
    db: Session, school: Studio, marta: Account, worker: Callable[[], Worker]
) -> None:
    long = replace(SMALL, repeats=40)  # so that there is something left to be killed in
    row = start_training(db, school, marta, "pueblo", "t-pueblo", "any", long)
    assert start_training(db, school, marta, "pueblo", "t-pueblo", "any", long).id == row.id
    with pytest.raises(BadInputError, match="Ya la estoy aprendiendo"):
        start_training(db, school, marta, "pueblo", "t-other", "any", long)
    first = worker()
    until(db, row, lambda one: one.step >= 2 or learned_of(one).epochs)
    pause_training(db, marta, row.id)
    sleep(2)
    db.refresh(row)
    paused_at = row.step
    sleep(2)
    db.refresh(row)
    assert (row.state, row.step) == ("paused", paused_at)
    resume_training(db, school, marta, row.id)
    until(db, row, lambda one: one.state == "learning" and one.step >= paused_at)
    first.kill()
    worker()
    until(db, row, lambda one: one.state in ("done", "failed"))
    assert row.state == "done", row.problem
    result = learned_of(row)
    assert [one.number for one in result.epochs] == [1, 2]
    assert result.proposed in (1, 2)
    assert row.token
    assert row.token not in ("", "pueblo")
    sheet = learning_folder(school.settings, row.id) / result.epochs[-1].sheet
    assert sheet.read_bytes().startswith(b"\x89PNG")
    card = choose_epoch(db, school, marta, row.id, result.proposed)
    assert family_of(Path(card.adapters["any"])) == "evoca"
    checkpoints = [json.loads(line) for line in (sheet.parent / "curve.jsonl").read_text().splitlines()]
    assert checkpoints, "the losses of the updates are kept"


@pytest.mark.slow
def test_a_training_on_top_of_another_begins_with_what_that_one_knows(
    db: Session, school: Studio, marta: Account
) -> None:
    learner = CardLearner(school.settings, school.engine, school.files, Turns())
    card = db.get_one(EntityRecord, "pueblo")
    still = replace(SMALL, rate=1e-9)
    first = start_training(db, school, marta, "pueblo", "t-below", "any", replace(SMALL, epochs=1))
    learner.name(first.id)
    learner.learn(first.id)
    db.refresh(first)
    below = named_earlier(db, school.settings, card, "t-below/1")
    assert below is not None
    for number, beginning in enumerate((None, below.beginning)):
        name = f"t-above-{number}"
        lesson = replace(still, onto=below.value if beginning else "")
        row = start_training(db, school, marta, "pueblo", name, "any", lesson, beginning)
        assert row.token == (first.token if beginning else "")
        learner.name(row.id)
        learner.learn(row.id)
        db.refresh(row)
        assert row.state == "done", row.problem
    files = [learning_folder(school.settings, name) / "epoch-01.safetensors" for name in
             ("t-below", "t-above-0", "t-above-1")]  # fmt: skip
    known, alone, above = (load_file(file) for file in files)
    ups = [name for name in known if name.endswith("lora_up.weight") and np.abs(known[name]).max() > 0]
    assert ups
    assert all(np.abs(alone[name]).max() < 1e-4 for name in ups)
    assert all(np.allclose(above[name], known[name], atol=1e-3) for name in ups)


@pytest.mark.slow
def test_what_went_wrong_is_said_and_can_be_tried_again(
    db: Session, school: Studio, marta: Account, worker: Callable[[], Worker]
) -> None:
    gone = Lesson(model="a model that is gone", epochs=1)
    row = start_training(db, school, marta, "pueblo", "t-gone", "any", gone)
    worker()
    until(db, row, lambda one: one.state == "failed")
    assert "modelo" in (row.problem or "")
    cancel_training(db, marta, row.id)
