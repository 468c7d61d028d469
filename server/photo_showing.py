"""How a family photo is shown: in a size for the page, other people covered or cut off as was decided.

The photo that is kept is never altered; what is shown is made of it each time.
"""

from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from imaging.photos.photo import Box, Face, PhotoVerdict
from imaging.request import Pixels
from server.entity_photos import photo_pixels
from server.photo_verdicts import verdict_of
from server.picture_files import PictureFiles
from server.records import EntityPhoto

SHOWN_SIDE: Final = 1024
FACE_SIDE: Final = 256
_FACE_MARGIN: Final = 0.45  # of the face's size, around it
# How much of a person is kept around their face when others are cut off, in sizes of the face.
_BESIDE: Final = 1.3
_ABOVE: Final = 0.8
_BELOW: Final = 5.0
_COVER: Final = 0.35  # of another face's size, covered around it
_QUALITY: Final = 85


def shown_photo(files: PictureFiles, row: EntityPhoto, longest: int = SHOWN_SIDE) -> bytes:
    """A JPEG of the photo for the page. Raises FileNotFoundError."""
    picture = Image.fromarray(treated(photo_pixels(files, row), row))
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return _jpeg(picture)


def treated(pixels: Pixels, row: EntityPhoto) -> Pixels:
    """The photo with other people covered ("mask") or cut off ("crop"), else as it is."""
    verdict = verdict_of(row)
    if verdict is None or row.others not in ("mask", "crop"):
        return pixels
    if row.others == "crop":
        box = crop_box(verdict, row.chosen_face)
        return pixels if box is None else _cut(pixels, box)
    return _covered(pixels, [face.box for face in other_faces(row, verdict)])


def other_faces(row: EntityPhoto, verdict: PhotoVerdict) -> tuple[Face, ...]:
    """The faces that are not the card's; all of them while none is chosen."""
    return tuple(face for number, face in enumerate(verdict.faces) if number != row.chosen_face)


def crop_box(verdict: PhotoVerdict, own_face: int | None) -> Box | None:
    """What is left when others are cut off: around the own face or the subject; None for all of it."""
    if own_face is not None and 0 <= own_face < len(verdict.faces):
        face = verdict.faces[own_face].box
        return Box(
            max(0.0, face.left - _BESIDE * face.width),
            max(0.0, face.top - _ABOVE * face.height),
            min(1.0, face.right + _BESIDE * face.width),
            min(1.0, face.bottom + _BELOW * face.height),
        )
    return verdict.subject


def face_picture(files: PictureFiles, row: EntityPhoto, number: int) -> bytes | None:
    """A square JPEG of one face; None when there is no such face. Raises FileNotFoundError."""
    verdict = verdict_of(row)
    if verdict is None or not 0 <= number < len(verdict.faces):
        return None
    return _jpeg(_square(photo_pixels(files, row), verdict.faces[number].box))


def best_view(files: PictureFiles, row: EntityPhoto) -> bytes:
    """A square JPEG of whom the photo is kept for: the chosen face, the subject, or the middle."""
    pixels, verdict = photo_pixels(files, row), verdict_of(row)
    box = verdict.subject if verdict else None
    if verdict and row.chosen_face is not None and 0 <= row.chosen_face < len(verdict.faces):
        box = verdict.faces[row.chosen_face].box
    return _jpeg(_square(pixels, box or Box(0.0, 0.0, 1.0, 1.0)))


def _square(pixels: Pixels, box: Box) -> Image.Image:
    height, width = pixels.shape[:2]
    wide, high = box.width * width, box.height * height
    side = min(max(wide, high) * (1 + 2 * _FACE_MARGIN), width, height)
    x = min(max(0.0, (box.left + box.right) / 2 * width - side / 2), width - side)
    y = min(max(0.0, (box.top + box.bottom) / 2 * height - side / 2), height - side)
    cut = Image.fromarray(pixels).crop((round(x), round(y), round(x + side), round(y + side)))
    return cut.resize((FACE_SIDE, FACE_SIDE), Image.Resampling.LANCZOS)


def _cut(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape[:2]
    return pixels[
        round(box.top * height) : max(1, round(box.bottom * height)),
        round(box.left * width) : max(1, round(box.right * width)),
    ]


def _covered(pixels: Pixels, boxes: list[Box]) -> Pixels:
    """The photo with each box under a soft patch of its mean colour: nothing can be won back from it."""
    picture = Image.fromarray(pixels)
    height, width = pixels.shape[:2]
    patches, mask = picture.copy(), Image.new("L", picture.size, 0)
    colours, shape = ImageDraw.Draw(patches), ImageDraw.Draw(mask)
    for box in boxes:
        beside, above = box.width * _COVER, box.height * _COVER
        edges = [
            (box.left - beside) * width, (box.top - above) * height,
            (box.right + beside) * width, (box.bottom + above) * height,
        ]  # fmt: skip
        red, green, blue = _cut(pixels, box).reshape(-1, 3).mean(axis=0)
        colours.rectangle(edges, fill=(round(red), round(green), round(blue)))
        shape.ellipse(edges, fill=255)
    picture.paste(patches, mask=mask.filter(ImageFilter.GaussianBlur(3)))
    return np.asarray(picture, dtype=np.uint8)


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()
