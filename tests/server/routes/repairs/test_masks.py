"""What may be marked: masks that are brought, of any size, and what is said of those that cannot be used."""

import io
import re
import zlib
from collections.abc import Callable
from struct import pack
from typing import TYPE_CHECKING

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from server.guard import LARGEST_BODY, LARGEST_UPLOAD
from server.records import Page, PageRepair
from server.repair_masks import mask_from_png
from tests.server.routes.repairs.conftest import (
    SIDE,
    ask,
    mask_file,
)

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def one_pixel() -> bytes:
    picture = Image.new("L", (SIDE, SIDE))
    picture.putpixel((100, 120), 255)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def bomb() -> bytes:
    """A tiny file that says it is 30,000 dots wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 2**20, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("mask", "sentence"),
    [
        (lambda: mask_file((300, 200)), "no tiene la misma forma"),
        (lambda: mask_file(fill=0), "toda en negro"),
        (lambda: b"no picture at all", "no es una imagen"),
        (bomb, "demasiados puntos"),
        (lambda: mask_file((10, 10)), "demasiado pequeña"),
        (lambda: mask_file()[:200], "incompleta o dañada"),
    ],
)
def test_a_mask_that_cannot_be_used_is_said_and_nothing_typed_is_lost(
    house: "House", therapist: TestClient, page: Page, mask: Callable[[], bytes], sentence: str
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", cuantas="3", mask=mask())
    assert asked.status == 422
    assert sentence in asked.text
    assert 'value="un gato negro"' in asked.text
    assert re.search(r'name="cuantas" value="3"', asked.text)
    with house.db() as db:
        assert db.get(PageRepair, asked.turn) is None


def test_masks_of_another_size_full_grey_and_of_one_pixel_are_sensible(
    house: "House", therapist: TestClient, page: Page
) -> None:
    def kept(mask: bytes, **typed: object) -> np.ndarray:
        asked = ask(therapist, page, palabras="un gato negro", mask=mask, **typed)
        assert asked.status == 303, asked.text
        with house.db() as db:
            row = db.get_one(PageRepair, asked.turn)
            row.state = "cancelled"
            db.add(row)
            db.commit()
            return mask_from_png(house.studio.files.read(row.mask))

    assert kept(mask_file((900, 900))).shape == (SIDE, SIDE)
    assert (kept(mask_file(fill=255)) == 255).all()
    assert set(np.unique(kept(mask_file(grey=160)))) >= {0, 160}
    dot = kept(one_pixel())
    assert dot[120, 100] == 255
    assert 9 < (dot > 0).sum() < 400, "one pixel is grown to what a model can paint"
    inside = kept(mask_file(), al_reves="si")
    assert inside[0, 0] == 255
    assert inside[90, 90] == 0


def test_marking_all_and_changing_the_rest_is_nothing(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato", mask=mask_file(fill=255), donde="fuera")
    assert asked.status == 422
    assert "no queda nada que cambiar" in asked.text


def test_a_mask_survives_a_complaint_about_something_else(
    house: "House", therapist: TestClient, page: Page
) -> None:
    first = ask(therapist, page, palabras="un gato negro", cuantas="9", mask=mask_file())
    found = re.search(r'name="mascara" value="([\w-]+)"', first.text)
    assert found is not None
    again = ask(therapist, page, turno=first.turn, palabras="un gato negro", mascara=found.group(1))
    assert again.status == 303, again.text


def test_large_files_come_through_the_guard_only_here(therapist: TestClient, page: Page) -> None:
    address = f"/paginas/{page.id}/arreglar"
    many = {"imagen_mascara": ("m.png", b"0" * (LARGEST_BODY + 1000), "image/png")}
    assert therapist.post(address, data={"palabras": "un gato"}, files=many).status_code == 422
    beyond = {"content-length": str(LARGEST_UPLOAD + 1), "content-type": "application/octet-stream"}
    answer = therapist.post(address, content=b"", headers=beyond)
    assert answer.status_code == 413
    assert "demasiado grande" in answer.text
