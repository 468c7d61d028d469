"""What a ControlNet of the workshop follows: a page's drawing, the start picture, or a map brought."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt
from sqlmodel import Session

from imaging.request import Control, Pixels
from server.drawing import request_of
from server.easel import IMPORTING
from server.errors import BadInputError, NotFoundError
from server.marked_pictures import read_pixels
from server.page_files import revision_of
from server.picture_files import PictureFiles
from server.plans import as_repainted
from server.preparation import load_plan, stored_sketch
from server.records import Page
from server.settings import Settings
from server.texts import gettext as _
from server.workshop_settings import MAP, OF_START, Wanted
from server.workshop_uploads import MAP as MAP_UPLOAD
from server.workshop_uploads import upload_of

Value = TypeVar("Value", bound=np.generic)


def controls_for(
    db: Session,
    files: PictureFiles,
    settings: Settings,
    patient_id: str,
    wanted: Wanted,
    start: Pixels | None,
) -> tuple[Control, ...]:
    """The ControlNet that is wanted with its picture, cut to the shape that is asked for.

    ``start`` is the start picture in that shape. Raises BadInputError when what is to be followed is gone.
    """
    if not wanted.control:
        return ()
    pixels = _followed(db, files, settings, patient_id, wanted, start)
    return (Control(wanted.follows, wanted.control, wanted.control_weight, pixels),)


def check_guide(db: Session, patient_id: str, wanted: Wanted) -> dict[str, str]:
    """A sentence for the field of what is to be followed when that is not there."""
    kind, _colon, name = wanted.guide.partition(":")
    try:
        if not wanted.control or kind == OF_START:
            return {}
        if kind == MAP:
            upload_of(db, patient_id, name, MAP_UPLOAD)
        else:
            _page(db, patient_id, name)
    except NotFoundError:
        return {"imagen_mapa" if kind == MAP else "guia": _gone()}
    return {}


def cropped(pixels: npt.NDArray[Value], wanted: Wanted) -> npt.NDArray[Value]:
    """The largest middle part of a picture (or mask) with the shape that is asked for."""
    height, width = pixels.shape[:2]
    shape = wanted.width / wanted.height
    wide, tall = min(width, round(height * shape)), min(height, round(width / shape))
    top, left = (height - tall) // 2, (width - wide) // 2
    return pixels[top : top + tall, left : left + wide].copy()


def _followed(
    db: Session,
    files: PictureFiles,
    settings: Settings,
    patient_id: str,
    wanted: Wanted,
    start: Pixels | None,
) -> Pixels:
    kind, _colon, name = wanted.guide.partition(":")
    try:
        if kind == MAP:
            row = upload_of(db, patient_id, name, MAP_UPLOAD)
            return cropped(read_pixels(files.read(row.path)), wanted)
        if kind == OF_START:
            if start is None:
                raise NotFoundError
            return _drawn_of(start, wanted.follows)
        return cropped(_map_of_page(db, files, settings, patient_id, wanted, name), wanted)
    except (NotFoundError, FileNotFoundError, ValueError) as error:
        raise BadInputError(_gone()) from error


def _drawn_of(pixels: Pixels, follows: str) -> Pixels:
    # Imported here: it comes with torch, which the process that answers pages must not load.
    with IMPORTING:
        from imaging.engine.controls import edges, scribble

    return scribble(pixels, {}) if follows == "scribble" else edges(pixels)


def _map_of_page(
    db: Session, files: PictureFiles, settings: Settings, patient_id: str, wanted: Wanted, page_id: str
) -> Pixels:
    with IMPORTING:
        from imaging.engine.controls import control_picture

    page = _page(db, patient_id, page_id)
    revision = revision_of(page)
    plan = as_repainted(load_plan(db, files, page, revision, settings))
    sketch = stored_sketch(db, files, revision, plan)
    return control_picture(Control(wanted.follows, wanted.control), sketch, request_of(plan))


def _page(db: Session, patient_id: str, page_id: str) -> Page:
    page = db.get(Page, page_id)
    if page is None or page.patient_id != patient_id:
        raise NotFoundError
    return page


def _gone() -> str:
    return _("Lo que tenía que seguir ya no está: elija otra cosa.")
