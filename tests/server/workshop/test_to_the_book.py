"""From the workshop into the book: a page of its own, the picture of a draft, and back."""

import pytest

from server.errors import BadInputError
from server.page_files import find_file, revision_of
from server.pages import correct_with_words, keep, page_details
from server.workshop_book import put_back, take_to_new_page, take_to_page
from tests.server.conftest import CareHome
from tests.server.workshop.conftest import STORY, finished


def test_a_picture_becomes_a_draft_page_with_the_memory_and_waits_for_the_yes(care: CareHome) -> None:
    candidate = finished(care)
    page = take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY)
    assert (page.status, page.state, page.shown) == ("draft", "done", "painting")
    assert take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY).id == page.id
    details = page_details(care.db, care.studio, care.therapist, page.id)
    assert details.memory.text == STORY
    assert details.shown is not None
    assert care.studio.files.read(details.shown.path) == care.studio.files.read(candidate.path)
    assert keep(care.db, care.therapist, page.id, "El parque", STORY).status == "kept"


@pytest.mark.parametrize(
    ("story", "words"),
    [("  ", "Escriba el recuerdo"), ("x" * 4001, "demasiado"), ("Pues no sé.", "no sale una página")],
)
def test_a_new_page_needs_a_memory(care: CareHome, story: str, words: str) -> None:
    candidate = finished(care)
    with pytest.raises(BadInputError, match=words):
        take_to_new_page(care.db, care.studio, care.therapist, candidate.id, story)


def test_a_draft_gets_the_picture_and_can_have_its_own_back(care: CareHome) -> None:
    page = care.tell(STORY).page
    assert page is not None
    before = find_file(care.db, revision_of(page), "painting")
    assert before is None
    candidate = finished(care)
    taken = take_to_page(care.db, care.studio, care.therapist, candidate.id, page.id)
    row = find_file(care.db, revision_of(taken), "painting")
    assert row is not None
    assert care.studio.files.read(row.path) == care.studio.files.read(candidate.path)
    back = put_back(care.db, care.studio, care.therapist, page.id)
    assert find_file(care.db, revision_of(back), "painting") is None
    assert (back.shown, back.state) == ("sketch", "done")
    assert find_file(care.db, revision_of(back), "sketch") is not None


def test_a_kept_page_and_another_persons_page_take_no_picture(care: CareHome) -> None:
    candidate = finished(care)
    page = take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY)
    keep(care.db, care.therapist, page.id, "El parque", STORY)
    for page_id in (page.id, "nothing"):
        with pytest.raises(BadInputError, match="por revisar"):
            take_to_page(care.db, care.studio, care.therapist, candidate.id, page_id)


def test_a_correction_never_mends_a_workshop_picture_as_if_it_were_after_the_sketch(care: CareHome) -> None:
    from server.earlier_revisions import reusable
    from server.preparation import load_plan

    candidate = finished(care)
    page = take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY)
    correct_with_words(care.db, care.studio, care.therapist, page.id, "El perro era blanco")
    care.db.refresh(page)
    plan = load_plan(care.db, care.studio.files, page, revision_of(page), care.studio.settings)
    assert reusable(care.db, care.studio.files, revision_of(page), plan) is None
