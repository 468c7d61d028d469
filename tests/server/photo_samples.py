"""Photos for tests: drawn places as files of a camera, with what cameras write into them."""

import io
import zipfile
from functools import cache

from PIL import Image

from imaging.request import PictureRequest, SettingRequest
from imaging.sketching import draw_sketch

PLACES = ("kitchen", "beach", "park", "church_square", "forest", "classroom", "harbour")
GPS = 0x8825
TAKEN = 0x9003
EXIF_PART = 0x8769


@cache
def photo_file(place: str, taken: str = "", form: str = "JPEG") -> bytes:
    """A photo of a place; ``taken`` is EXIF's "YYYY:MM:DD HH:MM:SS", and then the place is in it too."""
    pixels = draw_sketch(PictureRequest(setting=SettingRequest(place), width=640, height=640)).pixels
    exif = Image.Exif()
    if taken:
        exif.get_ifd(EXIF_PART)[TAKEN] = taken
        exif.get_ifd(GPS)[1] = "N"
        exif.get_ifd(GPS)[2] = (40.0, 39.0, 28.0)
        exif[0x010F] = "SECRETCAMERA"
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, form, quality=92, exif=exif)
    return file.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()
