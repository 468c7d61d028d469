"""Pictures and masks that are brought to the workshop, and starting from them or from a page."""

import io
import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from imaging.request import PictureRequest
from server.errors import BadInputError
from server.marked_pictures import read_pixels
from server.records import PictureUpload
from server.workshop import (
    start_pages,
)
from server.workshop_models import model_choices
from server.workshop_settings import (
    Wanted,
)
from server.workshop_sources import check_sources, half, request_for
from server.workshop_uploads import MASK, START, keep_upload, remove_unused
from tests.server.conftest import CareHome
from tests.server.workshop.conftest import WANTED, brought, png, started


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says that it is 60,000 dots wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))


def gif() -> bytes:
    file = io.BytesIO()
    Image.new("P", (100, 100)).save(file, "GIF")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a picture at all", "no es una imagen"),
        (b"", "no es una imagen"),
        (gif(), "no es una imagen"),
        (b"\x89PNG\r\n\x1a\n", "no es una imagen"),
        (png(1, 1), "demasiado pequeña"),
        (png(2000, 20), "demasiado pequeña"),
        (png(200, 200)[:-30], "incompleta"),
        (bomb(), "demasiados puntos"),
        (b"x" * (20 * 2**20 + 1), "no pase de 20 MB"),
    ],
    ids=["text", "nothing", "gif", "head alone", "one dot", "thread", "cut", "bomb", "huge"],
)
def test_what_is_no_usable_picture_is_said_in_one_sentence(care: CareHome, data: bytes, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        keep_upload(care.db, care.studio.files, care.therapist, "juan", START, data)


def test_a_brought_photograph_is_kept_without_what_it_tells_of_itself(care: CareHome) -> None:
    file = io.BytesIO()
    photo = Image.new("RGB", (300, 100), "blue")
    told = photo.getexif()
    told[0x0112] = 6  # to be turned
    told[0x010F] = "SecretCamera"
    photo.save(file, "JPEG", exif=told)
    row = keep_upload(care.db, care.studio.files, care.therapist, "juan", START, file.getvalue())
    kept = care.studio.files.read(row.path)
    assert (row.width, row.height) == (100, 300)
    assert b"SecretCamera" not in kept
    assert read_pixels(kept).shape == (300, 100, 3)


def test_a_large_picture_is_made_smaller_and_glass_becomes_paper(care: CareHome) -> None:
    row = keep_upload(
        care.db, care.studio.files, care.therapist, "juan", START, png(4000, 1000, (0, 0, 0, 0), "RGBA")
    )
    pixels = read_pixels(care.studio.files.read(row.path))
    assert pixels.shape == (512, 2048, 3)
    assert (pixels == 255).all()


def test_an_all_black_mask_changes_nothing_and_is_refused(care: CareHome) -> None:
    with pytest.raises(BadInputError, match="toda en negro"):
        keep_upload(care.db, care.studio.files, care.therapist, "juan", MASK, png(100, 100, "black"))


def test_what_was_brought_and_never_used_goes_after_a_day(care: CareHome) -> None:
    files = care.studio.files
    unused = keep_upload(care.db, files, care.therapist, "juan", START, png(80, 80))
    used = keep_upload(care.db, files, care.therapist, "juan", START, png(80, 80))
    care.db.commit()
    started(care, replace(WANTED, start="subida", start_of=used.id))
    assert remove_unused(care.db, files) == 0
    remove_unused(care.db, files, datetime.now(UTC) + timedelta(days=2))
    care.db.commit()
    assert care.db.get(PictureUpload, unused.id) is None
    assert care.db.get(PictureUpload, used.id) is not None
    with pytest.raises(FileNotFoundError):
        files.read(unused.path)


def request_of_start(care: CareHome, wanted: Wanted) -> PictureRequest:
    model = model_choices(care.studio.settings)[0]
    return request_for(care.db, care.studio.files, care.studio.settings, "juan", wanted, model, 1)


def test_the_start_is_cut_to_the_shape_that_is_asked_for_with_its_mask(care: CareHome) -> None:
    mask = Image.new("L", (400, 200), 0)
    mask.paste(255, (0, 0, 200, 200))
    file = io.BytesIO()
    mask.save(file, "PNG")
    wanted = replace(
        WANTED, start="subida", start_of=brought(care, START, png(800, 400)), region="mascara",
        mask=brought(care, MASK, file.getvalue()), inverted=True, content="fill", blur=6,
    )  # fmt: skip
    start = request_of_start(care, wanted).start
    assert start is not None
    assert start.pixels.shape == (400, 400, 3)
    assert start.inpainting is not None
    assert start.inpainting.mask.shape == (400, 400)
    assert start.inpainting.mask[:, :200].all()
    assert not start.inpainting.mask[:, 200:].any()
    assert (start.inpainting.inverted, start.inpainting.content, start.inpainting.blur) == (True, "fill", 6.0)


def test_a_mask_of_another_shape_and_a_start_that_is_gone_are_said(care: CareHome) -> None:
    files = care.studio.files
    wanted = replace(WANTED, start="subida", start_of=brought(care, START, png(200, 200)), region="mascara")
    other = replace(wanted, mask=brought(care, MASK, png(200, 100, "white")))
    assert "misma forma" in check_sources(care.db, files, "juan", other)["mascara"]
    assert "ya no está" in check_sources(care.db, files, "juan", replace(wanted, start_of="gone"))["subida"]
    assert "ya no está" in check_sources(care.db, files, "juan", replace(wanted, mask="gone"))["mascara"]
    # A picture of one person is no start for another's.
    assert "subida" in check_sources(care.db, files, "rosa", replace(wanted, region=""))


def test_halves_cover_what_they_say() -> None:
    assert half("izquierda", 10, 20)[:, :10].all()
    assert not half("izquierda", 10, 20)[:, 10:].any()
    assert half("arriba", 10, 20).sum() == 100


def test_a_page_can_be_the_start_and_one_of_its_people_the_part(care: CareHome) -> None:
    care.page_id()
    start = start_pages(care.db, "juan")[0]
    wanted = replace(WANTED, start="pagina", start_of=start.key, region="sujeto:yo")
    assert check_sources(care.db, care.studio.files, "juan", wanted) == {}
    made = request_of_start(care, wanted).start
    assert made is not None
    assert made.inpainting is not None
    assert 0 < made.inpainting.mask.mean() < 0.5
    assert "zona" in check_sources(care.db, care.studio.files, "juan", replace(wanted, region="sujeto:nadie"))
    assert "pagina" in check_sources(care.db, care.studio.files, "rosa", wanted)
