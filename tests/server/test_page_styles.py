"""The picture style of a page: chosen, drawn anew, undone in order; of a patient's new pages; its samples."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from narrative import Correction
from narrative.prompting import StylePreset
from server.errors import BadInputError
from server.page_files import find_file, revision_of
from server.page_styles import style_of_new_pages
from server.pages import change_style, correct, page_details, page_for, undo_correction
from server.prompting import styles
from server.records import Memory, Page
from server.style_samples import FOLDER, sample
from tests.server.conftest import CareHome

NO_DOG = Correction("pet:hachi", "remove")


def sketch_of(care: CareHome, page: Page) -> bytes:
    row = find_file(care.db, revision_of(page), "sketch")
    assert row is not None
    return care.studio.files.read(row.path)


def test_another_style_is_a_new_revision_and_undoing_brings_the_old_one_back(care: CareHome) -> None:
    page = page_for(care.db, care.therapist, care.page_id())
    before, style = sketch_of(care, page), page.style
    assert change_style(care.db, care.studio, care.therapist, page.id, "oil", also_new=False)
    page = page_for(care.db, care.therapist, page.id)
    assert (page.revision, page.style) == (2, "oil")
    assert sketch_of(care, page) != before
    details = page_details(care.db, care.studio, care.therapist, page.id)
    assert details.can_undo
    assert details.script is not None
    assert details.script.style == "oil"
    assert any(element.role == "style" for element in details.script.picture.prompt)
    page = undo_correction(care.db, care.studio, care.therapist, page.id)
    assert (page.revision, page.style) == (3, style)
    assert sketch_of(care, page) == before


def test_what_was_done_last_is_undone_first(care: CareHome) -> None:
    page_id = care.page_id()
    style = page_for(care.db, care.therapist, page_id).style
    change_style(care.db, care.studio, care.therapist, page_id, "pencil", also_new=False)
    correct(care.db, care.studio, care.therapist, page_id, NO_DOG)
    change_style(care.db, care.studio, care.therapist, page_id, "clear", also_new=False)
    seen = []
    for _ in range(3):
        page = undo_correction(care.db, care.studio, care.therapist, page_id)
        chips = {chip.id for chip in page_details(care.db, care.studio, care.therapist, page_id).chips}
        seen.append((page.style, "pet:hachi" in chips))
    assert seen == [("pencil", False), ("pencil", True), (style, True)]
    assert care.db.get_one(Memory, page_for(care.db, care.therapist, page_id).memory_id).corrections == []


def test_the_style_of_new_pages_is_kept_with_the_patient(care: CareHome) -> None:
    page = page_for(care.db, care.therapist, care.page_id())
    assert style_of_new_pages(care.db, care.studio.settings, page.patient_id) == care.studio.settings.style
    change_style(care.db, care.studio, care.therapist, page.id, "photograph", also_new=True)
    assert style_of_new_pages(care.db, care.studio.settings, page.patient_id) == "photograph"
    revision = page_for(care.db, care.therapist, page.id).revision
    assert not change_style(care.db, care.studio, care.therapist, page.id, "photograph", also_new=True)
    assert page_for(care.db, care.therapist, page.id).revision == revision


@pytest.mark.parametrize("name", ["", "manga", "../styles", "OIL"])
def test_a_style_that_there_is_not_changes_nothing(care: CareHome, name: str) -> None:
    page_id = care.page_id()
    with pytest.raises(BadInputError):
        change_style(care.db, care.studio, care.therapist, page_id, name, also_new=True)
    assert page_for(care.db, care.therapist, page_id).revision == 1


@pytest.mark.parametrize("preset", styles().presets, ids=lambda preset: preset.id)
def test_each_style_has_its_sample_as_it_is_drawn_now(preset: StylePreset) -> None:
    kept = np.asarray(Image.open(BytesIO((FOLDER / f"{preset.id}.webp").read_bytes())).convert("RGB"), float)
    drawn = sample(preset).astype(float)
    assert kept.shape == drawn.shape
    assert np.abs(kept - drawn).mean() < 9, "python -m server.style_samples draws them anew"


def test_samples_are_small_and_no_more_than_the_styles() -> None:
    files = sorted(FOLDER.glob("*.webp"))
    assert {path.stem for path in files} == {preset.id for preset in styles().presets}
    assert all(path.stat().st_size < 12_000 for path in files)
