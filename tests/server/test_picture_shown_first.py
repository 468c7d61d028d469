"""Which of its two pictures a page shows first: the painting where somebody learned from photos is in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlmodel import Session

from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.training import train
from server.entity_cards import Identity, add_card
from server.interviews import open_interview, tell
from server.page_files import revision_of
from server.page_making import PageMaker
from server.pages import choose_shown, make_again
from server.records import Account, EntityRecord, Page
from server.studio import Studio
from tests.server.worker_process import studio_of_juan

PARK = "De niño mi padre me llevaba al parque y jugábamos a la pelota."


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Studio]:
    with studio_of_juan(tmp_path_factory.mktemp("shown"), models, steps=1, threads=1) as studio:
        yield studio


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """Weights of a person, learned by the tiny model."""
    recipe = replace(
        Recipe.for_("evoca", "person", 2, "tiny"), resolution=64, epochs=1, repeats=1, batch=2, samples=1,
        early_stop=False, precision="float32", rank=2, alpha=2.0,
    )  # fmt: skip
    rng = np.random.default_rng(0)
    photos = [
        TrainingPhoto(rng.integers(0, 255, (80, 64, 3), dtype=np.uint8), "padrelp man", str(number))
        for number in range(2)
    ]
    folder = tmp_path_factory.mktemp("learnt")
    for _ in train(Trainee("padrelp", "man"), photos, (), recipe, folder, [models], threads=1):
        pass
    return folder / "epoch-01.safetensors"


@pytest.fixture
def father(db: Session, studio: Studio, therapist: Account) -> EntityRecord:
    return add_card(db, therapist, "juan", "bruno", "person", Identity("Bruno", (), "padre", None))


def painted(db: Session, maker: PageMaker, page: Page) -> None:
    revision = revision_of(page)
    for step in (maker.understand, maker.script, maker.sketch, maker.base):
        step(revision)
    maker.save(revision, {"seconds": 1.0}, [])
    db.expire_all()


def told(db: Session, studio: Studio, account: Account, name: str) -> Page:
    page = tell(db, studio, account, open_interview(db, account, "juan").id, name, PARK).page
    assert page is not None
    return page


def test_the_painting_is_shown_where_somebody_learned_is_in_it_and_a_choice_stays(
    db: Session, studio: Studio, therapist: Account, father: EntityRecord, learnt: Path
) -> None:
    maker = PageMaker(studio.settings, studio.engine, studio.files, studio)
    drawn = told(db, studio, therapist, "by-card")
    painted(db, maker, drawn)
    assert drawn.shown == "sketch"
    father.tokens, father.adapters = {"any": "padrelp"}, {"any": str(learnt)}
    db.add(father)
    db.commit()
    page = told(db, studio, therapist, "learned")
    painted(db, maker, page)
    assert page.shown == "painting"
    choose_shown(db, therapist, page.id, "sketch")
    make_again(db, studio, therapist, page.id)
    painted(db, maker, page)
    assert page.shown == "sketch"
