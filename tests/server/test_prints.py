"""Pictures for print: their size, their marks, by a model or without, and that they go with their picture."""

import io
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from imaging.engine.enlargers import CompactEnlarger
from server.errors import NotAllowedError, NotFoundError
from server.marked_pictures import DRAWN, PAINTED, PAINTED_OVER, marked_jpeg, marked_png, source_of
from server.page_files import revision_of, write_file
from server.print_files import Printable, print_path
from server.print_making import PrintMaker, enlarging_model
from server.prints import ask_for_print, candidate_to_print, page_to_print, print_state
from server.records import Page, PictureBatch, PictureCandidate
from server.turns import PAGES, Turns
from server.visible_mark import strip_height
from server.workshop import new_batch_id, purge_removed, start_batch
from server.workshop_settings import Wanted
from tests.server.conftest import CareHome

A4 = (2480, 3508)


def maker(care: CareHome, models: Path | None = None, turns: Turns | None = None) -> PrintMaker:
    settings = care.studio.settings.model_copy(update={"models": models, "threads": 1})
    return PrintMaker(settings, care.studio.engine, care.studio.files, turns or Turns())


def gradient(width: int, height: int) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    return np.asarray(picture, np.uint8)


def candidate(
    care: CareHome, width: int = 96, height: int = 96, *, brought: bool = False
) -> PictureCandidate:
    wanted = Wanted("a dog", "evoca-cuento", width=256, height=256)
    batch = start_batch(care.db, care.studio, care.therapist, "juan", new_batch_id(), wanted)
    path = care.studio.files.name(batch.id, 1, "candidate", "", ".png")
    care.studio.files.write(path, marked_png(gradient(width, height), PAINTED_OVER if brought else PAINTED))
    row = PictureCandidate(
        batch_id=batch.id, number=1, seed=1, path=path, width=width, height=height, seconds=1.0
    )
    batch.state = "done"
    care.db.add(row)
    care.db.add(batch)
    care.db.commit()
    return row


def made(care: CareHome, printable: Printable, models: Path | None = None) -> Image.Image:
    maker(care, models).make(printable)
    assert print_state(care.studio, printable, "") == "done"
    return Image.open(io.BytesIO(care.studio.files.read(print_path(care.studio.files, printable))))


@pytest.mark.parametrize(("width", "height"), [(96, 96), (64, 96), (96, 64), (60, 120)])
def test_a_picture_fills_the_page_with_its_mark(care: CareHome, width: int, height: int) -> None:
    printable = candidate_to_print(care.db, care.therapist, candidate(care, width, height).id, "es")
    picture = made(care, printable)
    across, down = A4 if height >= width else reversed(A4)
    assert picture.width <= across + 1
    assert picture.height <= down + 3
    assert picture.width >= across - 1 or picture.height >= down - 60, "as large as the page allows"
    assert picture.info["dpi"] == (300, 300)
    strip = np.asarray(picture.convert("L"))[-strip_height(picture.width, "es") :]
    assert strip.max() > 230 > 80 > strip.min(), "the words are on the paper below"


def test_the_file_says_within_how_it_was_made(care: CareHome) -> None:
    for brought, source in ((False, PAINTED), (True, PAINTED_OVER)):
        printable = candidate_to_print(care.db, care.therapist, candidate(care, brought=brought).id, "en")
        maker(care).make(printable)
        assert source_of(care.studio.files.read(print_path(care.studio.files, printable))) == source
    assert source_of(marked_jpeg(gradient(8, 8), DRAWN, 300)) == DRAWN
    assert source_of(b"another file") is None


def test_a_pages_picture_is_the_one_it_shows_and_goes_when_that_changes(care: CareHome) -> None:
    page = care.db.get_one(Page, care.page_id())
    drawn = page_to_print(care.db, care.therapist, page.id, "es")
    assert drawn == Printable(page.id, page.revision, "sketch", "es")
    picture = made(care, drawn)
    assert picture.width == A4[0]
    write_file(
        care.db, care.studio.files, revision_of(page), "painting", marked_png(gradient(90, 90), PAINTED)
    )
    page.shown = "painting"
    care.db.add(page)
    care.db.commit()
    painted = page_to_print(care.db, care.therapist, page.id, "es")
    assert painted == replace(drawn, kind="painting")
    assert print_state(care.studio, painted, "") == "", "the other picture's file is not this one's"


def test_who_may_print(care: CareHome) -> None:
    page = care.page_id()
    for account in (care.patient, care.stranger):
        with pytest.raises(NotAllowedError):
            page_to_print(care.db, account, page, "es")
    with pytest.raises((NotAllowedError, NotFoundError)):
        page_to_print(care.db, care.relative, page, "es")  # a draft is not theirs to see
    with pytest.raises(NotAllowedError):
        candidate_to_print(care.db, care.relative, candidate(care).id, "es")


def test_asking_twice_is_one_job_and_says_how_far_it_is(care: CareHome) -> None:
    printable = candidate_to_print(care.db, care.therapist, candidate(care).id, "es")
    turn = new_batch_id()
    assert print_state(care.studio, printable, turn) == ""
    for _ in range(2):
        ask_for_print(care.db, care.studio, care.therapist, "juan", printable, turn)
    assert print_state(care.studio, printable, turn) == "making"
    maker(care).make(printable)
    assert print_state(care.studio, printable, "") == "done"


def repeating(folder: Path) -> Path:
    """A model that repeats each pixel four times."""
    network = CompactEnlarger(4, 1, 4)
    for weight in network.body[-1].parameters():
        torch.nn.init.zeros_(weight)
    save_file(network.state_dict(), folder / "grande.safetensors")
    return folder


def test_a_model_that_enlarges_is_used_when_there_is_one(care: CareHome, tmp_path: Path) -> None:
    rows = [candidate(care), candidate(care)]
    one, other = (candidate_to_print(care.db, care.therapist, row.id, "es") for row in rows)
    classic = np.asarray(made(care, one)).astype(int)
    models = repeating(tmp_path)
    found = enlarging_model(care.studio.settings.model_copy(update={"models": models}))
    assert found is not None
    assert found.name == "grande"
    by_model = np.asarray(made(care, other, models)).astype(int)
    assert by_model.shape == classic.shape
    assert np.abs(by_model - classic).mean() < 6, "it is the same picture"
    assert not np.array_equal(by_model, classic)


def test_a_broken_model_does_not_keep_anyone_from_printing(
    care: CareHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = repeating(tmp_path)

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("imaging.engine.enlarging._piece", full)
    printable = candidate_to_print(care.db, care.therapist, candidate(care).id, "es")
    assert made(care, printable, models).width == A4[0]


def test_between_two_pieces_a_page_goes_first(care: CareHome, tmp_path: Path) -> None:
    turns = Turns()
    printable = candidate_to_print(care.db, care.therapist, candidate(care, 300, 300).id, "es")
    order: list[str] = []

    def page() -> None:
        with turns.take(PAGES):
            order.append("page")

    waiting = threading.Thread(target=page)
    with turns.take(PAGES):
        printing = threading.Thread(
            target=lambda: (maker(care, repeating(tmp_path), turns).make(printable), order.append("print"))
        )
        printing.start()
        waiting.start()
    waiting.join(60)
    printing.join(60)
    assert order == ["page", "print"]


def test_what_was_made_for_print_goes_with_its_picture(care: CareHome) -> None:
    row = candidate(care)
    printable = candidate_to_print(care.db, care.therapist, row.id, "es")
    maker(care).make(printable)
    batch = care.db.get_one(PictureBatch, row.batch_id)
    batch.removed_at = datetime.now(UTC) - timedelta(days=3)
    care.db.add(batch)
    care.db.commit()
    purge_removed(care.db, care.studio.files)
    assert not care.studio.files.has(print_path(care.studio.files, printable))
