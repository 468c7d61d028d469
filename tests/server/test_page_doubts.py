"""A page whose painting is not as told is tried again, and what stays wrong is said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from sqlmodel import Session

import server.easel
from imaging.composing import Seen
from imaging.request import Mask, Pixels
from server.interviews import open_interview, tell
from server.marked_pictures import read_pixels
from server.page_files import Revision, find_file, revision_of
from server.page_making import PageMaker
from server.pages import choose_shown, correct_with_words, page_details
from server.plans import DoubtNote, Plan
from server.preparation import load_plan, stored_sketch
from server.records import Account, Page
from server.studio import Studio
from server.texts import use_locale
from server.try_notes import doubts_left
from tests.server.worker_process import studio_of_juan

PARK = "De niño mi padre me llevaba al parque y jugábamos a la pelota."


@dataclass
class Somewhere:
    """What is found in a picture: the middles of these masks."""

    people: tuple[tuple[float, float], ...] = ()
    animals: tuple[tuple[float, float], ...] = ()


@dataclass
class SeesOnlyDrawings:
    """Finds everyone in the drawing and, of what is painted, those it is told to."""

    drawn: Pixels
    everyone: Somewhere
    painted: list[Somewhere] = field(default_factory=list)

    def find(self, pixels: Pixels) -> Somewhere:
        if np.array_equal(pixels, self.drawn):
            return self.everyone
        return self.painted.pop(0) if self.painted else Somewhere()

    def count(self, pixels: Pixels) -> Seen:
        found = self.find(pixels)
        return Seen(len(found.people), len(found.animals))

    def vector(self, pixels: Pixels, mask: Mask) -> np.ndarray:
        return np.ones(1, np.float32)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Studio]:
    with studio_of_juan(tmp_path_factory.mktemp("doubts"), models, steps=2, threads=1) as studio:
        yield studio


def sketched(db: Session, studio: Studio, account: Account, maker: PageMaker, name: str) -> Page:
    page = tell(db, studio, account, open_interview(db, account, "juan").id, name, PARK).page
    assert page is not None
    for step in (maker.understand, maker.script, maker.sketch, maker.base):
        step(revision_of(page))
    return page


def seer_of(db: Session, studio: Studio, page: Page, monkeypatch: pytest.MonkeyPatch) -> SeesOnlyDrawings:
    row = find_file(db, revision_of(page), "sketch")
    assert row is not None
    plan = plan_of(db, studio, page)
    assert plan.layout is not None
    assert plan.script is not None
    boxes = [plan.layout.regions[each.key] for each in plan.script.subjects if each.kind == "person"]
    middles = tuple(((box.left + box.right) / 2, box.top * 0.7 + box.bottom * 0.3) for box in boxes)
    seer = SeesOnlyDrawings(read_pixels(studio.files.read(row.path)), Somewhere(middles))
    monkeypatch.setattr(server.easel, "seer_of", lambda _settings: seer)
    return seer


def plan_of(db: Session, studio: Studio, page: Page) -> Plan:
    return load_plan(db, studio.files, page, Revision(page.id, page.revision), studio.settings)


def test_a_try_that_is_no_better_leaves_the_one_before_and_the_doubt_is_said(
    db: Session, studio: Studio, therapist: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = PageMaker(studio.settings, studio.engine, studio.files, studio)
    page = sketched(db, studio, therapist, maker, "doubted")
    seer = seer_of(db, studio, page, monkeypatch)
    revision = revision_of(page)
    first = maker.repaint(revision, "yo", None)
    assert first["try"]["fault"] == "count"
    kept = find_file(db, revision, "repaint", "yo")
    assert kept is not None
    before = studio.files.read(kept.path)
    second = maker.repaint(revision, "yo", None, 2, 1, first)
    assert (second["try"]["kept"], second["try"]["fault"]) == (False, "count")
    assert second["try"]["seed"] != first["try"]["seed"]
    db.expire_all()
    kept = find_file(db, revision, "repaint", "yo")
    assert kept is not None
    assert studio.files.read(kept.path) == before
    seer.painted.append(seer.everyone)
    father = next(k for k in first["try"]["likeness"] if k != "yo")
    other = maker.repaint(revision, father, "yo", 3)
    assert other["try"]["fault"] is None
    maker.save(revision, {"seconds": 1.0}, [first, second, other])
    db.expire_all()
    plan = plan_of(db, studio, page)
    assert [(t.number, t.subject, t.kept) for t in plan.tries] == [
        (1, "yo", True), (2, "yo", False), (3, father, True),
    ]  # fmt: skip
    assert plan.tries[0].head_count is not None
    assert plan.tries[0].head_count.told.people == 2
    assert [(each.subject, each.fault) for each in plan.doubts] == [("yo", "count")]
    choose_shown(db, therapist, page.id, "painting")
    assert page_details(db, studio, therapist, page.id).doubts == (
        "Donde está Juan puede que falte o sobre alguien.",
    )
    use_locale("en")
    assert "somebody may be missing" in page_details(db, studio, therapist, page.id).doubts[0]
    use_locale("es")


def test_a_better_try_takes_the_place_of_the_one_before_and_nothing_is_doubted(
    db: Session, studio: Studio, therapist: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = PageMaker(studio.settings, studio.engine, studio.files, studio)
    page = sketched(db, studio, therapist, maker, "mended")
    seer = seer_of(db, studio, page, monkeypatch)
    revision = revision_of(page)
    first = maker.repaint(revision, "yo", None)
    seer.painted.append(seer.everyone)
    second = maker.repaint(revision, "yo", None, 2, 1, first)
    assert (second["try"]["kept"], second["try"]["fault"]) == (True, None)
    maker.save(revision, {"seconds": 1.0}, [first, second])
    db.expire_all()
    plan = plan_of(db, studio, page)
    assert [each.kept for each in plan.tries] == [False, True]
    assert [each.seed for each in plan.repaints] == [second["try"]["seed"]]
    assert plan.doubts == ()
    assert page_details(db, studio, therapist, page.id).doubts == ()


def test_a_doubt_stays_with_whom_a_later_word_does_not_touch(
    db: Session, studio: Studio, therapist: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = PageMaker(studio.settings, studio.engine, studio.files, studio)
    page = sketched(db, studio, therapist, maker, "kept")
    seer = seer_of(db, studio, page, monkeypatch)
    first = maker.repaint(revision_of(page), "yo", None)
    father = next(k for k in first["try"]["likeness"] if k != "yo")
    seer.painted.append(seer.everyone)
    other = maker.repaint(revision_of(page), father, "yo", 2)
    maker.save(revision_of(page), {"seconds": 1.0}, [first, other])
    db.expire_all()
    correct_with_words(db, studio, therapist, page.id, "mi padre llevaba un sombrero negro")
    revision = revision_of(page)
    assert revision.number == 2
    maker.understand(revision)
    maker.script(revision)
    drawn = maker.sketch(revision)
    assert (drawn["painted"], drawn["subjects"]) == (1, [father])
    seer.drawn = stored_sketch(db, studio.files, revision, plan_of(db, studio, page)).pixels
    base = maker.mended(revision, 1)
    seer.painted.append(seer.everyone)
    again = maker.repaint(revision, father, None)
    assert again["try"]["fault"] is None
    maker.save(revision, base, [again])
    db.expire_all()
    assert [(each.subject, each.fault) for each in plan_of(db, studio, page).doubts] == [("yo", "count")]


def test_a_repair_leaves_the_doubts_on_those_whom_it_leaves_as_they_were() -> None:
    plan = Plan(1, "tiny", "photo", 4, 2, doubts=(DoubtNote("E1", "count"), DoubtNote("E2", "identity")))
    before = np.zeros((4, 4, 3), np.uint8)
    after = before.copy()
    after[0, 0] = 9
    masks = {"E1": np.zeros((4, 4), np.bool_), "E2": np.zeros((4, 4), np.bool_)}
    masks["E1"][0, :2] = True
    masks["E2"][3, :] = True
    assert doubts_left(plan, masks, before, after) == (DoubtNote("E2", "identity"),)
    assert doubts_left(plan, masks, before, before) == plan.doubts
    assert doubts_left(plan, masks, before, after[:2]) == ()
