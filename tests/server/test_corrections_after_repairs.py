"""Corrections by word of a page that was repaired by hand: what the repair changed stays, to the last bit."""

from collections.abc import Callable

import pytest

from imaging.request import Mask
from server.page_making import PageMaker
from server.page_repairs import Base, base_of, choose_candidate, new_repair_id, start_repair
from server.page_versions import go_back
from server.pages import change_style, correct_with_words, make_again, undo_correction
from server.records import Page
from server.repair_masks import page_mask, ticked_mask
from server.repair_painting import RepairPainter
from server.repair_recipes import Recipe, Wanted, Wish
from server.repair_sketches import covered_by
from server.repair_words import WishReader
from server.turns import Turns
from tests.server.conftest import CareHome
from tests.server.test_spoken_corrections import near, paint, scene_of

DAY = (
    "De niño, en el parque, mi padre leía el periódico, mi abuela cosía y yo jugaba con mi perro Hachi. "
    "Había un coche."
)
Repair = Callable[[Page, str, str], None]
Painted = tuple[CareHome, PageMaker, Repair, Page]


@pytest.fixture
def painted(painting_care: tuple[CareHome, PageMaker]) -> Painted:
    """A painted page, and how a repair of it in words ("" for nothing) is made where somebody is."""
    care, maker = painting_care
    painter = RepairPainter(care.studio.settings, care.studio.engine, care.studio, Turns(), maker.easel)

    def repair(page: Page, who: str, said: str) -> None:
        base = shown(care, page)
        key = key_of(base, who)
        shape = base.pixels.shape
        mask = page_mask(ticked_mask([key], base.masks, shape), shape, inverted=False, not_masked=False)
        what = "words" if said else "nothing"
        meant = WishReader(care.db, care.studio, page, base.plan).meant(
            Wish(what, said), covered_by(mask, base.masks)
        )
        wanted = Wanted(
            what, Recipe(strength=1.0, seed=7, count=1), said, prompt=meant.prompt, negative=meant.negative,
            understood=meant.understood, covered=meant.covered, corrections=meant.corrections,
        )  # fmt: skip
        row = start_repair(
            care.db, care.studio, care.therapist, page, new_repair_id(), page.revision, wanted, mask
        )
        painter.begin(row.id)
        painter.candidate(row.id, 1)
        care.db.refresh(row)
        choose_candidate(care.db, care.studio, care.therapist, row.id, 1)

    page = care.tell(DAY).page
    assert page is not None
    paint(care, maker, page)
    page.shown = "painting"
    care.db.add(page)
    care.db.commit()
    return care, maker, repair, page


def shown(care: CareHome, page: Page) -> Base:
    return base_of(care.db, care.studio.files, care.studio.settings, page, page.revision)


def key_of(base: Base, who: str) -> str:
    assert base.plan.script is not None
    return next(each.key for each in base.plan.script.subjects if who in each.label.lower())


def labels(base: Base) -> set[str]:
    """Whoever is in the picture by its script, each of whom has a place in it."""
    assert base.plan.script is not None
    found = [each for each in base.plan.script.subjects if each.kind != "place"]
    assert all(base.masks[each.key].any() for each in found)
    return {each.label.lower() for each in found}


def changed(before: Base, after: Base) -> Mask:
    return (before.pixels != after.pixels).any(axis=-1)


def words(care: CareHome, maker: PageMaker, page: Page, said: str) -> tuple[Base, list[str]]:
    """The page after a correction by word, and who was painted anew."""
    correct_with_words(care.db, care.studio, care.therapist, page.id, said)
    again = paint(care, maker, page)[1]
    care.db.refresh(page)
    return shown(care, page), again


def test_who_came_and_who_went_outlive_a_correction_of_somebody_else(painted: Painted) -> None:
    care, maker, repair, page = painted
    repair(page, "hachi", "un gato negro")
    repair(page, "alfredo", "")
    before = shown(care, page)
    after, again = words(care, maker, page, "mi abuela llevaba un vestido verde")
    grandmother, cat = key_of(after, "abuela"), key_of(after, "gato")
    assert again == [grandmother]
    assert labels(after) == labels(before)
    assert not {"alfredo", "hachi"} & {word for label in labels(after) for word in label.split()}
    moved = changed(before, after)
    assert moved[after.masks[grandmother]].any()
    others = {key: mask for key, mask in after.masks.items() if key != grandmother}
    for key, mask in others.items():
        assert (mask == before.masks[key])[~near(after.masks[grandmother])].all(), key
        assert not moved[mask & ~near(after.masks[grandmother])].any(), key
    assert after.plan.repairs == before.plan.repairs
    # The next repair is of what is to be seen.
    repair(page, "gato", "un perro blanco")
    assert cat not in {key for key, mask in shown(care, page).masks.items() if mask.any()}


def test_who_came_by_a_repair_is_corrected_as_everyone_is(painted: Painted) -> None:
    care, maker, repair, page = painted
    memory = scene_of(care, page)
    repair(page, "alfredo", "mi tía")
    before = shown(care, page)
    aunt = key_of(before, "tía")
    after, again = words(care, maker, page, "mi tía llevaba un sombrero rojo")
    assert again == [aunt]
    assert not (changed(before, after) & ~near(after.masks[aunt])).any()
    assert scene_of(care, page) == memory, "she is of the picture, not of what was told"
    gone, again = words(care, maker, page, "quita a mi tía")
    assert (again, labels(gone)) == ([], labels(before) - {"mi tía"})
    undo_correction(care.db, care.studio, care.therapist, page.id)
    care.db.refresh(page)
    assert (shown(care, page).pixels == after.pixels).all()
    assert labels(shown(care, page)) == labels(before)


def test_a_repaired_page_in_another_style_or_once_more_shows_the_same_people(painted: Painted) -> None:
    care, maker, repair, page = painted
    repair(page, "hachi", "un gato negro")
    before = shown(care, page)
    change_style(care.db, care.studio, care.therapist, page.id, "watercolour", also_new=False)
    everyone = paint(care, maker, page)[1]
    care.db.refresh(page)
    assert labels(shown(care, page)) == labels(before)
    assert key_of(before, "gato") in everyone
    make_again(care.db, care.studio, care.therapist, page.id)
    assert paint(care, maker, page)[1] == everyone
    care.db.refresh(page)
    assert labels(shown(care, page)) == labels(before)


def test_a_version_from_before_the_repair_knows_nothing_of_it(painted: Painted) -> None:
    care, maker, repair, page = painted
    first = shown(care, page)
    repair(page, "hachi", "un gato negro")
    go_back(care.db, care.studio, care.therapist, page, 1)
    after, _again = words(care, maker, page, "mi abuela llevaba un vestido verde")
    assert labels(after) == labels(first)


def test_who_was_painted_over_is_the_memorys_still(painted: Painted) -> None:
    care, maker, repair, page = painted
    repair(page, "alfredo", "")
    before = shown(care, page)
    after, _again = words(care, maker, page, "mi padre también estaba")
    assert labels(after) == labels(before) | {"alfredo"}
    assert [p.in_scene for p in scene_of(care, page).participants if p.relation == "padre"] == [True]
