import threading
from typing import Any

import pytest

from narrative import Correction
from server.captions import add_caption, captions_of, remove_caption, restore_caption
from server.database import session
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.life_book import all_pages, chapters
from server.page_files import find_file, revision_of
from server.pages import (
    cancel_making,
    choose_shown,
    correct,
    drafts_of,
    edit_script,
    keep,
    make_again,
    page_details,
    page_for,
    restore,
    undo_correction,
    withdraw,
)
from server.records import Memory, Page
from tests.server.conftest import CareHome

NO_DOG = Correction("pet:hachi", "remove")


def labels(care: CareHome, page_id: str) -> set[str]:
    return {chip.id for chip in page_details(care.db, care.studio, care.therapist, page_id).chips}


def test_the_therapist_sees_what_was_understood_and_where_each_word_is_from(care: CareHome) -> None:
    details = page_details(care.db, care.studio, care.therapist, care.page_id())
    assert {"person:alfredo", "pet:hachi"} <= {chip.id for chip in details.chips}
    assert details.script is not None
    origins = {element.origin for element in details.script.picture.prompt}
    assert "said" in origins
    assert details.shown is not None
    assert details.shown.kind == "sketch"
    assert not details.can_undo


def test_a_correction_makes_a_new_revision_with_its_own_sketch_and_can_be_undone(care: CareHome) -> None:
    page_id = care.page_id()
    before = find_file(care.db, revision_of(page_for(care.db, care.therapist, page_id)), "sketch")
    page = correct(care.db, care.studio, care.therapist, page_id, NO_DOG)
    assert (page.revision, page.state) == (2, "waiting")
    assert "pet:hachi" not in labels(care, page_id)
    after = find_file(care.db, revision_of(page), "sketch")
    assert before is not None
    assert after is not None
    assert care.studio.files.read(before.path) != care.studio.files.read(after.path)
    page = undo_correction(care.db, care.studio, care.therapist, page_id)
    assert page.revision == 3
    assert "pet:hachi" in labels(care, page_id)
    again = find_file(care.db, revision_of(page), "sketch")
    assert again is not None
    assert care.studio.files.read(again.path) == care.studio.files.read(before.path)
    assert undo_correction(care.db, care.studio, care.therapist, page_id).revision == 3


def test_two_tabs_correcting_at_once_lose_neither_correction(care: CareHome) -> None:
    page_id, errors = care.page_id(), []

    def send(correction: Correction) -> None:
        try:
            with session(care.studio.engine) as db:
                correct(db, care.studio, care.therapist, page_id, correction)
        except Exception as error:
            errors.append(error)

    wanted = (NO_DOG, Correction("season", "change", "winter"))
    threads = [threading.Thread(target=send, args=(each,)) for each in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    page = care.db.get_one(Page, page_id)
    care.db.refresh(page)
    assert page.revision == 3
    assert len(care.db.get_one(Memory, page.memory_id).corrections) == 2


def test_a_correction_that_makes_no_sense_changes_nothing(care: CareHome) -> None:
    page_id = care.page_id()
    with pytest.raises(BadInputError):
        correct(care.db, care.studio, care.therapist, page_id, Correction("season", "change", "martes"))
    page = page_for(care.db, care.therapist, page_id)
    assert page.revision == 1
    assert care.db.get_one(Memory, page.memory_id).corrections == []


def test_an_edited_prompt_stays_and_says_whose_it_is(care: CareHome) -> None:
    page_id = care.page_id()
    page = edit_script(care.db, care.studio, care.therapist, page_id, "picture", "a quiet park", "rain")
    assert page.revision == 2
    script = page_details(care.db, care.studio, care.therapist, page_id).script
    assert script is not None
    assert script.picture.prompt_text == "a quiet park"
    assert script.picture.prompt[0].source == "añadido: escrito por la terapeuta"
    edit_script(care.db, care.studio, care.therapist, page_id, "picture", " ", "")
    script = page_details(care.db, care.studio, care.therapist, page_id).script
    assert script is not None
    assert script.picture.prompt_text != "a quiet park"
    with pytest.raises(BadInputError):
        edit_script(care.db, care.studio, care.therapist, page_id, "E99", "x", "")


def test_making_is_cancelled_and_asked_for_again(care: CareHome) -> None:
    page_id = care.page_id()
    assert make_again(care.db, care.studio, care.therapist, page_id).revision == 1
    assert cancel_making(care.db, care.therapist, page_id).state == "cancelled"
    page = make_again(care.db, care.studio, care.therapist, page_id)
    assert (page.revision, page.state) == (2, "waiting")


def test_a_page_is_kept_withdrawn_and_restored(care: CareHome) -> None:
    page_id = care.page_id()
    assert page_id in {page.id for page in drafts_of(care.db, care.therapist, "juan")}
    page = keep(care.db, care.therapist, page_id, "  Los domingos\n en el parque ", "Íbamos al parque.")
    assert (page.status, page.title) == ("kept", "Los domingos en el parque")
    assert page.kept_at is not None
    assert page_id in in_book(care)
    withdraw(care.db, care.therapist, page_id)
    assert page_id not in in_book(care)
    assert restore(care.db, care.therapist, page_id).status == "kept"
    assert page_id in in_book(care)


def in_book(care: CareHome) -> list[str]:
    return [each.page.id for each in all_pages(chapters(care.db, care.relative, "juan"))]


@pytest.mark.parametrize("title", ["", "   ", "a" * 121])
def test_a_page_needs_a_fitting_title(care: CareHome, title: str) -> None:
    with pytest.raises(BadInputError):
        keep(care.db, care.therapist, care.page_id(), title, "")


def test_a_painting_that_is_not_there_cannot_be_chosen(care: CareHome) -> None:
    page_id = care.page_id()
    for shown in ("painting", "photograph"):
        with pytest.raises(BadInputError):
            choose_shown(care.db, care.therapist, page_id, shown)
    assert choose_shown(care.db, care.therapist, page_id, "sketch").shown == "sketch"


def test_chapters_follow_life_and_pages_their_year(care: CareHome) -> None:
    texts = (
        "En 1975 trabajaba en el laboratorio con mi compañero Luis.",
        "En 1953 jugaba a la pelota en el parque con mi padre.",
        "En 1950 mi padre me llevó al río a pescar con mi perro.",
        "En 2012 paseaba por el parque con mi perro Hachi.",
    )
    kept = [care.page_id(text) for text in texts]
    for page_id in kept:
        keep(care.db, care.therapist, page_id, "Título", "")
    book = chapters(care.db, care.therapist, "juan")
    assert [chapter.title_es for chapter in book] == ["Infancia", "Vida adulta", "De mayor"]
    pages = all_pages(book)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    order = [page.page.id for page in pages]
    assert order.index(kept[2]) < order.index(kept[1]) < order.index(kept[0]) < order.index(kept[3])
    assert all(page.picture_path for page in pages)


def test_captions_are_written_once_removed_and_put_back(care: CareHome) -> None:
    page_id = care.page_id()
    with pytest.raises(NotAllowedError):
        add_caption(care.db, care.relative, page_id, "c1", "Qué guapo")
    keep(care.db, care.therapist, page_id, "Título", "")
    for _ in range(2):
        add_caption(care.db, care.relative, page_id, "c1", "  Qué guapo  ")
    found = captions_of(care.db, page_id)
    assert [(each.caption.text, each.name) for each in found] == [("Qué guapo", "Marta")]
    remove_caption(care.db, care.relative, "c1")
    assert captions_of(care.db, page_id) == ()
    restore_caption(care.db, care.therapist, "c1")
    assert len(captions_of(care.db, page_id)) == 1
    for words in ("", "  ", "a" * 2001):
        with pytest.raises(BadInputError):
            add_caption(care.db, care.relative, page_id, "c2", words)
    with pytest.raises(NotAllowedError):
        add_caption(care.db, care.patient, page_id, "c3", "hola")
    with pytest.raises(NotAllowedError):
        add_caption(care.db, care.therapist, page_id, "c1", "otra cosa")


def test_who_may_see_and_change_a_page(care: CareHome) -> None:
    page_id = care.page_id()
    with pytest.raises(NotFoundError):
        page_for(care.db, care.therapist, "nothing")
    for account in (care.stranger, care.relative):
        with pytest.raises(NotAllowedError):
            page_for(care.db, account, page_id)
    assert page_for(care.db, care.patient, page_id).id == page_id
    calls: list[Any] = [
        lambda who: page_details(care.db, care.studio, who, page_id),
        lambda who: correct(care.db, care.studio, who, page_id, NO_DOG),
        lambda who: undo_correction(care.db, care.studio, who, page_id),
        lambda who: edit_script(care.db, care.studio, who, page_id, "picture", "x", ""),
        lambda who: make_again(care.db, care.studio, who, page_id),
        lambda who: cancel_making(care.db, who, page_id),
        lambda who: choose_shown(care.db, who, page_id, "sketch"),
        lambda who: keep(care.db, who, page_id, "x", ""),
        lambda who: withdraw(care.db, who, page_id),
        lambda who: restore(care.db, who, page_id),
    ]
    for call in calls:
        for account in (care.stranger, care.relative, care.patient):
            with pytest.raises(NotAllowedError):
                call(account)
    with pytest.raises(NotAllowedError):
        chapters(care.db, care.stranger, "juan")
    assert page_for(care.db, care.therapist, page_id).revision == 1
