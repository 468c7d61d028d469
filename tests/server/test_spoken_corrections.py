"""Corrections by talking: the page shown last changes just so, once, and can be changed back."""

import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import ndimage
from sqlmodel import select

from imaging.request import Mask, Spot
from narrative.scene import Refusal, Scene
from server.database import session
from server.doubt_words import anew_sentence
from server.entity_cards import Identity, add_card, remove_card
from server.errors import BadInputError, NotAllowedError
from server.interviews import end_interview, tell
from server.marked_pictures import read_mask, read_pixels
from server.page_files import Revision, files_of, find_file, revision_of
from server.page_making import PageMaker
from server.pages import (
    correct,
    correct_with_words,
    make_again,
    page_details,
    undo_correction,
    withdraw,
)
from server.preparation import known_of, load_plan
from server.records import Memory, Page
from tests.server.conftest import CareHome

DAY = "De niño, en el parque, mi padre leía el periódico y yo jugaba con mi perro Hachi. Había un coche."
FEATHER = 14  # pixels of a page of 256: the soft edge around a subject, and its shadow


def scene_of(care: CareHome, page: Page) -> Scene:
    memory = care.db.get_one(Memory, page.memory_id)
    care.db.refresh(memory)
    scene = care.studio.read(memory.text, *known_of(care.db, page.patient_id), memory.corrections)
    assert not isinstance(scene, Refusal)
    return scene


def told_page(care: CareHome, text: str = DAY) -> Page:
    page = care.tell(text).page
    assert page is not None
    return page


def told_afresh(care: CareHome, text: str = DAY) -> Page:
    """Told in a talk of its own, where it is no answer to what was asked before."""
    end_interview(care.db, care.therapist, care.interview())
    return told_page(care, text)


def sketch_of(care: CareHome, revision: Revision) -> tuple[Any, dict[str, Mask]]:
    rows = files_of(care.db, revision)
    pixels = next(read_pixels(care.studio.files.read(row.path)) for row in rows if row.kind == "sketch")
    masks = {row.subject: read_mask(care.studio.files.read(row.path)) for row in rows if row.kind == "mask"}
    return pixels, masks


def near(*masks: Mask) -> Mask:
    grown = ndimage.binary_dilation(np.logical_or.reduce(masks), iterations=FEATHER)
    return np.asarray(grown, dtype=bool)


def test_the_page_shown_last_is_corrected_and_evoca_says_how(care: CareHome) -> None:
    page = told_page(care)
    before = scene_of(care, page)
    told = care.tell("no el perro era blanco")
    assert told.page is not None
    assert (told.page.id, told.page.revision) == (page.id, 2)
    assert told.reply is not None
    assert told.reply.text == "He cambiado a Hachi: ahora es blanco."
    assert (told.utterance.kind, told.utterance.memory_id) == ("correction", page.memory_id)
    after = scene_of(care, told.page)
    assert [(x.trait, x.value) for x in after.looks] == [("colour", "white")]
    assert replace(after, looks=before.looks) == before, "everything else stays as it was"
    assert care.db.exec(select(Memory).where(Memory.id == told.utterance.id)).first() is None


def test_the_sketch_changes_only_where_the_corrected_one_is(care: CareHome) -> None:
    page = told_page(care)
    care.tell("el perro era blanco")
    (old, old_masks), (new, new_masks) = (sketch_of(care, Revision(page.id, n)) for n in (1, 2))
    dog = next(p.key for p in scene_of(care, page).participants if p.kind == "pet")
    different = (old != new).any(axis=-1)
    assert different.any()
    assert not (different & ~near(old_masks[dog], new_masks[dog])).any()
    for key, mask in old_masks.items():
        moved = np.count_nonzero(mask != new_masks[key])
        # Another coat is another drawing: at its rim a hair's breadth of what stands behind may show.
        assert moved <= 0.01 * mask.sum(), key


def test_who_is_taken_out_leaves_the_others_where_they_were(care: CareHome) -> None:
    page = told_page(care)
    told = care.tell("quita a mi padre")
    assert told.reply is not None
    assert told.reply.text == "He quitado a su padre."
    (_, old_masks), (_, new_masks) = (sketch_of(care, Revision(page.id, n)) for n in (1, 2))
    assert set(old_masks) - set(new_masks)
    for key, mask in new_masks.items():
        assert not (old_masks[key] & ~mask).any(), "what was seen of those who stay is still seen there"


def test_what_was_said_at_once_is_undone_at_once(care: CareHome) -> None:
    page = told_page(care)
    first = sketch_of(care, Revision(page.id, 1))[0]
    before = scene_of(care, page)
    told = care.tell("no era de noche y el perro era blanco")
    assert told.page is not None
    assert len(care.db.get_one(Memory, page.memory_id).corrections) == 2
    page = undo_correction(care.db, care.studio, care.therapist, page.id)
    assert scene_of(care, page) == before
    assert np.array_equal(sketch_of(care, revision_of(page))[0], first)


def test_a_second_correction_builds_on_the_first(care: CareHome) -> None:
    page = told_page(care)
    care.tell("el perro era blanco")
    care.tell("también estaba mi abuela")
    told = care.tell("no digo era negro")
    assert told.page is not None
    assert told.page.revision == 4
    scene = scene_of(care, page)
    assert [(x.trait, x.value) for x in scene.looks] == [("colour", "black")]
    assert any(p.relation == "abuela" and p.in_scene for p in scene.participants)


@pytest.mark.parametrize("attempt", range(3))
def test_the_same_turn_at_the_same_moment_corrects_once(care: CareHome, attempt: int) -> None:
    page = told_page(care)
    interview, errors = care.interview(), []

    def send() -> None:
        try:
            with session(care.studio.engine) as db:
                tell(db, care.studio, care.therapist, interview, f"white {page.id}", "el perro era blanco")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    memory = care.db.get_one(Memory, page.memory_id)
    care.db.refresh(memory)
    care.db.refresh(page)
    assert len(memory.corrections) == 1
    assert page.revision == 2


def test_a_telling_is_never_taken_for_a_correction(care: CareHome) -> None:
    page = told_page(care)
    told = care.tell("No teníamos coche y mi padre nos llevaba al río en un burro blanco, era verano.")
    assert told.page is not None
    assert told.page.id != page.id
    assert told.utterance.kind == "telling"


def test_what_is_not_clear_is_asked(care: CareHome) -> None:
    page = told_page(care)
    told = care.tell("eso no era así")
    assert told.reply is not None
    assert told.reply.text == "¿Cómo era entonces?"
    care.db.refresh(page)
    assert page.revision == 1


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("más cerca", "mi madre"),
        ("más cerca", "a mi hermana"),
        ("más cerca", "a mi madre."),
        ("más joven", "mi madre"),
    ],
)
def test_who_is_meant_may_be_said_when_it_is_asked(care: CareHome, said: str, answer: str) -> None:
    page = told_afresh(care, "De joven paseaba por la playa con mi hermana Ana y mi madre.")
    asked = care.tell(said)
    assert asked.reply is not None
    assert asked.reply.text.startswith("¿A quién")
    told = care.tell(answer)
    assert told.page is not None
    assert (told.page.id, told.page.revision) == (page.id, 2), "no other memory"
    assert told.reply is not None
    assert answer.strip(".").split()[-1] in told.reply.text


def test_who_has_a_card_without_kinship_is_meant_by_the_kinship_told(care: CareHome) -> None:
    add_card(care.db, care.relative, "juan", "adela", "person", Identity("Adela"))
    page = told_afresh(care, "De joven paseaba por la playa con mi hermana Adela y mi madre.")
    assert care.tell("más cerca").reply is not None
    told = care.tell("a mi hermana")
    assert told.page is not None
    assert (told.page.id, told.page.revision) == (page.id, 2)
    remove_card(care.db, care.relative, "adela")


def test_who_is_not_in_the_picture_is_no_answer_and_no_memory(care: CareHome) -> None:
    page = told_afresh(care, "De joven paseaba por la playa con mi hermana Ana y mi madre.")
    care.tell("más cerca")
    told = care.tell("al perro")
    assert (told.utterance.kind, told.utterance.memory_id) == ("correction", page.memory_id)
    assert told.reply is not None
    assert "perro" in told.reply.text
    care.db.refresh(page)
    assert page.revision == 1


def test_what_is_so_already_changes_nothing(care: CareHome) -> None:
    page = told_page(care)
    care.tell("el perro era blanco")
    told = care.tell("el perro era blanco")
    assert told.page is not None
    assert (told.page.id, told.page.revision) == (page.id, 2)
    assert told.reply is not None
    assert told.reply.text.startswith("Así está")


@pytest.mark.parametrize(
    "said",
    [
        "sin sombrero",
        "mi padre no llevaba sombrero",
        "quítale el abrigo",
        "sin delantal",
        "mi padre sin bolso",
    ],
)
def test_what_nobody_wears_is_taken_off_nobody(care: CareHome, said: str) -> None:
    page = told_afresh(care)
    first = page.revision
    answer = correct_with_words(care.db, care.studio, care.therapist, page.id, said)
    assert answer == "Así está ya en el dibujo."
    care.db.refresh(page)
    assert page.revision == first


def test_what_is_worn_untold_is_taken_off(care: CareHome) -> None:
    page = told_afresh(care, "De niño subía al monte con un pastor y sus ovejas.")
    answer = correct_with_words(care.db, care.studio, care.therapist, page.id, "el pastor no llevaba boina")
    assert answer == "Su pastor ya no lleva boina."


def test_a_page_taken_out_is_not_corrected(care: CareHome) -> None:
    first, second = told_page(care), told_page(care, "De joven pescaba en el río con mi perro Hachi.")
    withdraw(care.db, care.therapist, second.id)
    told = care.tell("el perro era blanco")
    assert told.page is not None
    assert told.page.id == first.id


def test_the_same_words_work_in_the_panel(care: CareHome) -> None:
    page = told_page(care)
    answer = correct_with_words(care.db, care.studio, care.therapist, page.id, "Quita el coche.")
    assert answer == "He quitado el coche."
    assert "car" not in {t.fact.concept for t in scene_of(care, page).things}
    for words in ("hola qué tal", "eso está mal", ""):
        with pytest.raises(BadInputError):
            correct_with_words(care.db, care.studio, care.therapist, page.id, words)
    for account in (care.relative, care.stranger, care.patient):
        with pytest.raises(NotAllowedError):
            correct_with_words(care.db, care.studio, account, page.id, "quita el perro")


def test_a_word_typed_into_a_chip_is_what_the_lexicon_knows(care: CareHome) -> None:
    from narrative import Correction

    page = told_page(care)
    correct(care.db, care.studio, care.therapist, page.id, Correction("object:car", "change", "Bicicleta"))
    facts = {t.fact.concept: t.fact.words for t in scene_of(care, page).things}
    assert facts["bicycle"] == "Bicicleta"


# --- where somebody stands -----------------------------------------------------------------------------

FAMILY = "En la playa de {} estábamos mi madre, mi padre, mi abuela y yo, con el perro."


def stands_of(care: CareHome, page: Page, number: int) -> dict[str, Spot]:
    """Where each stands in a revision, by what they are called."""
    revision = Revision(page.id, number)
    plan = load_plan(care.db, care.studio.files, page, revision, care.studio.settings)
    assert plan.script is not None
    assert plan.layout is not None
    spots = {spot.key: spot for spot in plan.layout.spots}
    return {each.label.lower(): spots[each.key] for each in plan.script.subjects}


def test_somebody_is_moved_by_word_and_the_others_stay(care: CareHome) -> None:
    page = told_afresh(care, FAMILY.format("Gandía"))
    first = page.revision
    answer = correct_with_words(care.db, care.studio, care.therapist, page.id, "mi padre más cerca del mar")
    assert answer == "Ahora su padre está más cerca del mar."
    old, new = stands_of(care, page, first), stands_of(care, page, first + 1)
    assert new["alfredo"].y < old["alfredo"].y
    assert new["alfredo"].scale < old["alfredo"].scale
    for who in ("mi madre", "mi abuela", "hachi"):
        assert new[who] == old[who]
    (_, before), (_, now) = (sketch_of(care, Revision(page.id, first + n)) for n in (0, 1))
    father = new["alfredo"].key
    assert father is not None
    for key, mask in before.items():
        assert key == father or not (mask & ~now[key] & ~now[father]).any(), key


def test_who_was_moved_last_is_moved_again_and_undone(care: CareHome) -> None:
    page = told_afresh(care, FAMILY.format("Laredo"))

    base = page.revision

    def say(words: str) -> str:
        return correct_with_words(care.db, care.studio, care.therapist, page.id, words)

    assert say("mi madre más lejos") == "Ahora su madre está más lejos."
    assert say("un poco más lejos") == "Ahora su madre está más lejos."
    first, second, third = (stands_of(care, page, base + n)["mi madre"] for n in (0, 1, 2))
    assert third.scale < second.scale < first.scale
    undo_correction(care.db, care.studio, care.therapist, page.id)
    care.db.refresh(page)
    assert stands_of(care, page, page.revision)["mi madre"] == second


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("mi madre más cerca de la iglesia", "Nerja"),
        ("ponla al lado de mi padre", "Zarauz"),
        ("mi tía al lado de mi padre", "Getxo"),
    ],
)
def test_what_is_not_in_the_picture_is_said_and_the_page_stays(care: CareHome, said: str, town: str) -> None:
    page = told_afresh(care, FAMILY.format(town))
    first = page.revision
    with pytest.raises(BadInputError):
        correct_with_words(care.db, care.studio, care.therapist, page.id, said)
    care.db.refresh(page)
    assert page.revision == first


def test_who_is_there_already_is_not_said_to_have_moved(care: CareHome) -> None:
    page = told_afresh(care, FAMILY.format("Sitges"))
    first = page.revision
    correct_with_words(care.db, care.studio, care.therapist, page.id, "mi padre a la derecha")
    with pytest.raises(BadInputError, match="se queda como está"):
        correct_with_words(care.db, care.studio, care.therapist, page.id, "mi padre a la derecha")
    care.db.refresh(page)
    assert page.revision == first + 1


def test_a_boat_comes_to_a_page_with_a_car(care: CareHome) -> None:
    page = told_page(care, "De niño, en la playa, mi padre leía el periódico. Había un coche.")
    correct_with_words(care.db, care.studio, care.therapist, page.id, "un barco")
    care.db.refresh(page)
    masks = sketch_of(care, revision_of(page))[1]
    assert {"thing-0", "thing-1"} <= set(masks)
    assert masks["thing-1"].any()


# --- painting --------------------------------------------------------------------------------------------


def paint(care: CareHome, maker: PageMaker, page: Page) -> tuple[Any, list[str]]:
    """The finished painting of a page's revision, and who was painted again."""
    care.db.refresh(page)
    revision = revision_of(page)
    maker.understand(revision)
    maker.script(revision)
    drawn = maker.sketch(revision)
    painted = drawn.get("painted")
    base = maker.base(revision) if painted is None else maker.mended(revision, painted)
    done: list[dict[str, Any]] = []
    for key in drawn["subjects"]:
        done.append(maker.repaint(revision, key, done[-1]["key"] if done else None))
    maker.save(revision, base, done)
    row = find_file(care.db, revision, "painting")
    assert row is not None
    return read_pixels(care.studio.files.read(row.path)), drawn["subjects"]


def test_only_the_corrected_one_is_painted_again(painting_care: tuple[CareHome, PageMaker]) -> None:
    care, maker = painting_care
    page = told_page(care)
    before, everyone = paint(care, maker, page)
    care.tell("el perro era blanco")
    after, again = paint(care, maker, page)
    dog = next(p.key for p in scene_of(care, page).participants if p.kind == "pet")
    assert len(everyone) > 1
    assert again == [dog]
    (old, _), (new, masks) = (sketch_of(care, Revision(page.id, n)) for n in (1, 2))
    drawn_otherwise = (old != new).any(axis=-1)  # the dog and its shadow
    different = (before != after).any(axis=-1)
    assert different.any()
    assert not (different & ~near(masks[dog])).any()
    for key, mask in masks.items():
        if key != dog:
            assert not (different & mask & ~drawn_otherwise).any(), key


def test_where_someone_left_the_place_is_painted_and_no_one_else(
    painting_care: tuple[CareHome, PageMaker],
) -> None:
    care, maker = painting_care
    page = told_page(care)
    before, _ = paint(care, maker, page)
    care.tell("mi padre no estaba")
    after, again = paint(care, maker, page)
    assert again == []
    old, new = (sketch_of(care, Revision(page.id, n)) for n in (1, 2))
    gone = [old[1][key] for key in set(old[1]) - set(new[1])]
    different = (before != after).any(axis=-1)
    assert (different & np.logical_or.reduce(gone)).mean() > 0
    drawn_otherwise = (old[0] != new[0]).any(axis=-1)
    for key, mask in new[1].items():
        assert not (different & mask & ~drawn_otherwise).any(), key
    assert different.mean() < 0.5


def test_undone_the_first_painting_is_back_bit_by_bit(painting_care: tuple[CareHome, PageMaker]) -> None:
    care, maker = painting_care
    page = told_page(care)
    first, _ = paint(care, maker, page)
    care.tell("el perro era blanco")
    paint(care, maker, page)
    undo_correction(care.db, care.studio, care.therapist, page.id)
    again, subjects = paint(care, maker, page)
    assert subjects == []
    assert np.array_equal(first, again)


def test_another_hour_or_another_try_is_painted_whole(painting_care: tuple[CareHome, PageMaker]) -> None:
    care, maker = painting_care
    page = told_page(care)
    _, everyone = paint(care, maker, page)
    care.tell("era de noche")
    assert paint(care, maker, page)[1] == everyone
    make_again(care.db, care.studio, care.therapist, page.id)
    assert paint(care, maker, page)[1] == everyone


def test_who_moves_is_painted_where_they_stood_and_stand_and_nobody_else(
    painting_care: tuple[CareHome, PageMaker],
) -> None:
    care, maker = painting_care
    page = told_afresh(care, FAMILY.format("Noja"))
    first = page.revision
    before, _ = paint(care, maker, page)
    care.tell("mi padre más cerca del mar")
    after, again = paint(care, maker, page)
    father = stands_of(care, page, first + 1)["alfredo"].key
    assert again == [father]
    (old, _), (new, masks) = (sketch_of(care, Revision(page.id, n)) for n in (first, first + 1))
    drawn_otherwise = (old != new).any(axis=-1)
    different = (before != after).any(axis=-1)
    assert different.any()
    for key, mask in masks.items():
        if key != father:
            assert not (different & mask & ~drawn_otherwise).any(), key


@pytest.mark.parametrize("said", ["también estaba mi abuela", "y también estaba el gato"])
def test_who_comes_is_painted_and_nobody_else(painting_care: tuple[CareHome, PageMaker], said: str) -> None:
    care, maker = painting_care
    page = told_page(care)
    before, _ = paint(care, maker, page)
    care.tell(said)
    after, again = paint(care, maker, page)
    old, new = (sketch_of(care, Revision(page.id, n))[1] for n in (1, 2))
    (comer,) = set(new) - set(old)
    assert again == [comer]
    different = (before != after).any(axis=-1)
    assert different.any()
    for key, mask in old.items():
        assert not (different & mask & ~near(new[comer])).any(), key


def test_where_nobody_has_room_the_page_says_that_all_were_placed_anew(care: CareHome) -> None:
    page = told_page(care)
    for said in ("también estaba mi madre", "también estaban mis dos primos", "también estaba mi tía"):
        care.tell(said)
        care.db.refresh(page)
        details = page_details(care.db, care.studio, care.therapist, page.id)
        assert not anew_sentence(details.layout), said
    crowd = "también estaban mis tres hermanos", "también había una vaca", "también había un caballo"
    said = ""
    for each in crowd:
        care.tell(each)
        care.db.refresh(page)
        said = said or anew_sentence(page_details(care.db, care.studio, care.therapist, page.id).layout)
    assert said.startswith("No había sitio para uno más")


@pytest.mark.parametrize(
    "said",
    [
        "mi padre llevaba gafas",
        "ponle gafas a mi padre",
        "que mi padre lleve sombrero",
        "ponle un sombrero a mi padre",
        "el sombrero de mi padre era negro",
        "había una mesa",
        "había un perro",
        "era invierno",
    ],
)
def test_what_the_picture_shows_already_makes_no_version(care: CareHome, said: str) -> None:
    page = told_afresh(
        care,
        "Era invierno. Mi padre llevaba gafas y un sombrero negro, y yo jugaba con mi perro. Había una mesa.",
    )
    before = page.revision
    care.tell("mi padre llevaba gafas")
    told = care.tell(said)
    assert told.reply is not None
    assert told.reply.text == "Así está ya en el dibujo."
    care.db.refresh(page)
    assert page.revision == before


def test_what_no_drawing_of_the_place_shows_is_noted_and_said(care: CareHome) -> None:
    page = told_afresh(care, "Mi madre cocinaba en la cocina y yo la miraba.")
    answer = correct_with_words(care.db, care.studio, care.therapist, page.id, "había un coche")
    assert answer == "Lo he apuntado, pero en este dibujo no se ve."


def test_who_is_moved_is_asked_where_the_turn_before_was_about_a_thing(care: CareHome) -> None:
    page = told_afresh(care, FAMILY.format("Noja"))
    care.tell("el perro era blanco")
    care.tell("pon una barca")
    with pytest.raises(BadInputError, match="A quién quiere que mueva"):
        correct_with_words(care.db, care.studio, care.therapist, page.id, "más cerca de la barca")


def test_nobody_is_moved_nearer_to_themselves(care: CareHome) -> None:
    page = told_afresh(care, FAMILY.format("Noja"))
    care.tell("el perro era blanco")
    with pytest.raises(BadInputError, match="A quién quiere que mueva"):
        correct_with_words(care.db, care.studio, care.therapist, page.id, "más cerca del perro")
