"""A page to be repaired, its form as it is sent, and candidates as the worker leaves them."""

import html
import io
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlmodel import select

from imaging.request import Mask
from server.marked_pictures import PAINTED, marked_png, read_pixels
from server.page_files import Revision, files_of, find_file, write_file
from server.page_repairs import Base, base_of, candidate_path
from server.plans import plan_from_json
from server.records import Page, PageRepair
from server.repair_drawings import RepairDrawing, repair_drawing
from server.repair_masks import mask_from_png
from server.repair_recipes import Wanted, wanted_from_json

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

SIDE = 256
HX = {"HX-Request": "true"}


def mask_file(size: tuple[int, int] = (SIDE, SIDE), mode: str = "L", **more: object) -> bytes:
    """A PNG mask with a white square in its middle, unless ``fill`` is given."""
    picture = Image.new(mode, size, more.get("fill", 0))  # type: ignore[arg-type]
    if "fill" not in more:
        width, height = size
        picture.paste(more.get("grey", 255), (width // 4, height // 4, width // 2, height // 2))  # type: ignore[arg-type]
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def corner_file() -> bytes:
    """A mask of the left upper corner, where nobody stands."""
    picture = Image.new("L", (SIDE, SIDE))
    picture.paste(255, (0, 0, 24, 24))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def left_side_file() -> bytes:
    """A mask of the left side of the page."""
    picture = Image.new("L", (SIDE, SIDE))
    picture.paste(255, (4, 30, SIDE // 3, SIDE - 4))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.fixture(autouse=True)
def nothing_waits(house: "House") -> None:
    """Of a person only so many repairs may wait at once."""
    with house.db() as db:
        for row in db.exec(select(PageRepair)).all():
            row.state = "cancelled"
            db.add(row)
        db.commit()


@pytest.fixture
def therapist(house: "House") -> TestClient:
    return house.sign_in("terapeuta")


@pytest.fixture
def page(house: "House", therapist: TestClient) -> Page:
    """A page that is done, with a painting that differs from its drawing."""
    made = house.told(therapist)
    with house.db() as db:
        row = db.get_one(Page, made.id)
        sketch = find_file(db, Revision(row.id, 1), "sketch")
        assert sketch is not None
        pixels = np.array(read_pixels(house.studio.files.read(sketch.path)))
        pixels[:40] //= 2
        write_file(db, house.studio.files, Revision(row.id, 1), "painting", marked_png(pixels, PAINTED))
        row.state, row.shown = "done", "painting"
        db.add(row)
        db.commit()
        db.refresh(row)
        return row


def subjects(house: "House", page: Page) -> dict[str, str]:
    """The subjects' keys by their labels."""
    with house.db() as db:
        row = find_file(db, Revision(page.id, 1), "plan")
        assert row is not None
        script = plan_from_json(house.studio.files.read(row.path)).script
        assert script is not None
        return {each.label: each.key for each in script.subjects}


class Asked:
    """How a form was answered."""

    def __init__(self, turn: str, status: int, text: str, location: str) -> None:
        self.turn, self.status, self.text, self.location = turn, status, text, location


def ask(visitor: TestClient, page: Page, *, mask: bytes | None = None, **typed: object) -> "Asked":
    turn = str(typed.pop("turno", uuid4()))
    data = {"turno": turn, "version": "1", "que": "palabras", "borde": "6", "margen": "32", "cuantas": "2",
            "azar": "si", **typed}  # fmt: skip
    files = {"imagen_mascara": ("zona.png", mask, "image/png")} if mask is not None else None
    answer = visitor.post(f"/paginas/{page.id}/arreglar", data=data, files=files)  # type: ignore[arg-type]
    return Asked(turn, answer.status_code, html.unescape(answer.text), answer.headers.get("location", ""))


def row_of(house: "House", turn: str) -> tuple[PageRepair, Wanted]:
    with house.db() as db:
        row = db.get_one(PageRepair, turn)
        return row, wanted_from_json(row.recipe)


def made(house: "House", turn: str, count: int = 2) -> None:
    """Candidates as the worker leaves them: the base, brighter where it is marked."""
    with house.db() as db:
        row = db.get_one(PageRepair, turn)
        files = house.studio.files
        mask = mask_from_png(files.read(row.mask)) > 0
        base = next(f for f in files_of(db, Revision(row.page_id, row.revision)) if f.kind == "painting")
        for number in range(1, count + 1):
            pixels = np.array(read_pixels(files.read(base.path)))
            pixels[mask] = 100 + 50 * number
            files.write(candidate_path(files, row.id, number), marked_png(pixels, PAINTED))
        row.made, row.state = count, "done"
        db.add(row)
        db.commit()


def base(house: "House", page: Page) -> Base:
    """The page as the next repair starts from it."""
    with house.db() as db:
        row = db.get_one(Page, page.id)
        return base_of(db, house.studio.files, house.studio.settings, row, row.revision)


def drawing(house: "House", page: Page, turn: str) -> RepairDrawing:
    """What the worker paints a repair after."""
    row, wanted = row_of(house, turn)
    with house.db() as db:
        its_page, mask = db.get_one(Page, page.id), mask_from_png(house.studio.files.read(row.mask))
        found = repair_drawing(db, house.studio, its_page, base(house, page).plan, wanted, mask)
    assert found is not None
    return found


def drawn(house: "House", page: Page, turn: str) -> dict[str, Mask]:
    """Who stands where in the drawing that the worker paints a repair after."""
    masks = drawing(house, page, turn).sketch.masks
    return {key: mask for key, mask in masks.items() if mask.any()}
