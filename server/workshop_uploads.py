"""Pictures brought to the workshop: judged before they are opened, kept without what they tell of themselves.

A file is judged by its header first, so one that would unfold into gigabytes is never unfolded. What is
kept is a PNG of its pixels alone: no place, camera or date of a photograph stays in it.
"""

import warnings
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Final
from uuid import uuid4

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError
from sqlmodel import Session, col, select

from imaging.request import Pixels
from server.errors import BadInputError, NotFoundError
from server.marked_pictures import read_pixels
from server.picture_files import PictureFiles
from server.records import Account, PictureBatch, PictureUpload
from server.texts import gettext as _

Greys = npt.NDArray[np.uint8]

LARGEST_FILE: Final = 20 * 2**20  # bytes
MOST_PIXELS: Final = 40_000_000
LEAST_SIDE: Final = 64
LONGEST_SIDE: Final = 2048  # what is kept of a larger one
FORMATS: Final = ("PNG", "JPEG", "WEBP")
KEPT_UNUSED: Final = timedelta(days=1)
WHITE_FROM: Final = 128  # of 255
START: Final = "start"
MASK: Final = "mask"
MAP: Final = "map"


def keep_upload(
    db: Session, files: PictureFiles, account: Account, patient_id: str, kind: str, data: bytes
) -> PictureUpload:
    """Keeps a brought picture ("start"), mask ("mask") or ControlNet's map ("map"); the caller commits.

    Raises BadInputError with a sentence for the field that it came with.
    """
    picture = _opened(data)
    name = str(uuid4())
    path = files.name(name, 0, f"upload {kind}", "", ".png")
    if kind == MASK:
        files.write(path, _grey_png(picture))
    else:
        files.write(path, _png(picture))
    row = PictureUpload(
        id=name, patient_id=patient_id, account_id=account.id, kind=kind, path=path,
        width=picture.width, height=picture.height,
    )  # fmt: skip
    db.add(row)
    return row


def upload_of(db: Session, patient_id: str, upload_id: str, kind: str) -> PictureUpload:
    """A brought picture of this patient; raises NotFoundError."""
    row = db.get(PictureUpload, upload_id)
    if row is None or row.patient_id != patient_id or row.kind != kind:
        raise NotFoundError
    return row


def upload_pixels(files: PictureFiles, row: PictureUpload) -> Pixels:
    """The picture (height, width, 3)."""
    return read_pixels(files.read(row.path))


def upload_softness(files: PictureFiles, row: PictureUpload) -> Greys:
    """The mask's grey values (height, width): how much may change, from 0 to 255."""
    with Image.open(BytesIO(files.read(row.path))) as picture:
        return np.asarray(picture.convert("L"), np.uint8)


def remove_unused(db: Session, files: PictureFiles, now: datetime | None = None) -> int:
    """Removes what was brought and never asked for within a day; how many. The caller commits."""
    before = (now or datetime.now(UTC)) - KEPT_UNUSED
    old = db.exec(select(PictureUpload).where(col(PictureUpload.at) < before)).all()
    if not old:
        return 0
    used: set[str] = set()
    for settings in db.exec(select(PictureBatch.settings)):
        used |= {str(settings.get(name, "")) for name in ("start_of", "mask")}
        used.add(str(settings.get("guide", "")).rpartition(":")[2])
    unused = [row for row in old if row.id not in used]
    for row in unused:
        files.remove(row.path)
        db.delete(row)
    return len(unused)


def _opened(data: bytes) -> Image.Image:
    """The picture upright and in measure."""
    if len(data) > LARGEST_FILE:
        raise BadInputError(
            _("El archivo es demasiado grande: que no pase de %d MB.") % (LARGEST_FILE // 2**20)
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged below, before decoding
            picture = Image.open(BytesIO(data), formats=FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        bomb = isinstance(error, Image.DecompressionBombError)
        raise BadInputError(_too_large() if bomb else _no_picture()) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise BadInputError(_too_large())
    if min(picture.size) < LEAST_SIDE:
        raise BadInputError(
            _("La imagen es demasiado pequeña: que mida al menos %d puntos de lado.") % LEAST_SIDE
        )
    try:
        upright = ImageOps.exif_transpose(picture)
        upright.load()
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise BadInputError(_("La imagen está incompleta o dañada: pruebe con otra copia.")) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return upright


def _no_picture() -> str:
    return _("Ese archivo no es una imagen que Evoca pueda abrir: use PNG, JPEG o WebP.")


def _too_large() -> str:
    return _("La imagen tiene demasiados puntos: que no pase de %d millones.") % (MOST_PIXELS // 1_000_000)


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    _on_white(picture).save(file, "PNG", compress_level=1)
    return file.getvalue()


def _grey_png(picture: Image.Image) -> bytes:
    """White is what is made anew; greys tell a soft mask how much."""
    grey = _on_white(picture).convert("L")
    if not (np.asarray(grey) >= WHITE_FROM).any():
        raise BadInputError(_("La máscara está toda en negro: pinte de blanco lo que tenga que cambiar."))
    file = BytesIO()
    grey.save(file, "PNG", compress_level=1)
    return file.getvalue()
