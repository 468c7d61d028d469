"""Reads a photo file: upright, in sRGB, small enough to work with, and with nothing else of the file left.

Big pictures are reduced while they are decoded (JPEG) or band by band (the others). 100 megapixels take at
the peak 80 MB more as a plain JPEG, 310 as a progressive one, 590 as PNG, TIFF or BMP.
"""

import hashlib
import io
import re
import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import ExifTags, Image, ImageCms, ImageFile

from imaging.photos.faults import PhotoError, photo_error
from imaging.photos.photo import LONGEST_SIDE, Photo
from imaging.photos.signatures import PHOTO_FORMS, form_of
from imaging.request import Pixels

MOST_BYTES: Final = 400_000_000
MOST_PIXELS: Final = 110_000_000  # telephones take 108 megapixels
# Decoders that hold several copies of the whole picture: 100 megapixels of WebP took 1.6 GB.
_HUNGRY: Final = {"WEBP": 40_000_000, "HEIF": 64_000_000, "AVIF": 64_000_000}
LEAST_SIDE: Final = 32  # pixels; nothing can be said of less
_BAND: Final = 4_000_000  # pixels of a band that is turned into RGB at once
_FIRST_YEAR: Final = 1990  # before it no camera wrote dates into files
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def read_photo(data: bytes, name: str) -> Photo:
    """The photo in these bytes: JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF; ``name`` is for sentences.

    Raises PhotoError for everything else: empty, cut off, no photo, too small or too vast.
    """
    form = form_of(data)
    if form not in PHOTO_FORMS:
        raise photo_error("document" if form == "zip" else form, name)
    if len(data) > MOST_BYTES:
        raise photo_error(
            "heavy", name, megabytes=str(len(data) // 1_000_000), most=str(MOST_BYTES // 1_000_000)
        )
    image = _opened(data, form, name)
    size, note = image.size, _note(image)
    _check_size(size, _HUNGRY.get(form, MOST_PIXELS), name)
    try:
        _decode(image, size)
        exif = image.getexif()
        turn = _TURNS.get(exif.get(ExifTags.Base.Orientation, 1))
        pixels = _pixels(image, turn)
        taken = _taken(exif)
    except Exception as error:  # decoders raise whatever they stumble over in foreign bytes
        raise _decoding_error(error, name) from error
    upright = pixels.shape[1] >= pixels.shape[0]
    before = (max(size), min(size)) if upright else (min(size), max(size))
    return Photo(name, pixels, taken, hashlib.sha256(data).hexdigest(), before, note)


def read_photo_at(path: Path) -> Photo:
    """The photo of a file, by its name. Raises PhotoError, also where the file cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise photo_error("unreadable", path.name, why=error.strerror or str(error)) from error
    return read_photo(data, path.name)


def clean_jpeg(photo: Photo, quality: int = 92) -> bytes:
    """The photo as a JPEG file that holds pixels alone: no EXIF, no place, no preview."""
    held = io.BytesIO()
    Image.fromarray(photo.pixels).save(held, "JPEG", quality=quality, optimize=True)
    return held.getvalue()


def _opened(data: bytes, form: str, name: str) -> ImageFile.ImageFile:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MOST_PIXELS is our own limit
            return _opener(form, name)(io.BytesIO(data))
    except PhotoError:
        raise
    except Image.DecompressionBombError as error:
        pixels = re.search(r"\d+", str(error))
        raise _vast(int(pixels[0]) if pixels else 2 * MOST_PIXELS, MOST_PIXELS, name) from error
    except Exception as error:  # decoders raise whatever they stumble over in foreign bytes
        raise photo_error("cut" if len(data) < 4096 else "broken", name, why=str(error)) from error


def _opener(form: str, name: str) -> Any:
    if form != "HEIF":
        return lambda held: Image.open(held, formats=[form, "MPO"] if form == "JPEG" else [form])
    try:
        from pillow_heif import HeifImageFile
    except ImportError as error:
        raise photo_error("no_heif", name) from error
    return HeifImageFile


def _note(image: ImageFile.ImageFile) -> Any:
    # The further images of MPO and HEIF are previews and depth maps of the first, no animation.
    several = getattr(image, "n_frames", 1) > 1 and image.format not in ("MPO", "HEIF")
    return "first_frame" if several else None


def _check_size(size: tuple[int, int], most: int, name: str) -> None:
    width, height = size
    if min(size) < LEAST_SIDE:
        raise photo_error("tiny", name, width=str(width), height=str(height))
    if width * height > most:
        raise _vast(width * height, most, name)


def _vast(pixels: int, most: int, name: str) -> PhotoError:
    return photo_error("vast", name, megapixels=str(pixels // 1_000_000), most=str(most // 1_000_000))


def _decode(image: ImageFile.ImageFile, size: tuple[int, int]) -> None:
    shrink = min(1.0, LONGEST_SIDE / max(size))
    if image.format in ("JPEG", "MPO"):
        image.draft(None, (max(1, round(size[0] * shrink)), max(1, round(size[1] * shrink))))
    image.load()


def _decoding_error(error: Exception, name: str) -> PhotoError:
    if isinstance(error, PhotoError):
        return error
    said = str(error)
    cut = isinstance(error, EOFError) or "truncated" in said or "unrecognized data stream" in said
    return photo_error("cut", name) if cut else photo_error("broken", name, why=said or type(error).__name__)


def _pixels(image: Image.Image, turn: Image.Transpose | None) -> Pixels:
    small = _reduced(image)
    shrink = LONGEST_SIDE / max(small.size)
    if shrink < 1:
        size = (max(1, round(small.width * shrink)), max(1, round(small.height * shrink)))
        small = small.resize(size, Image.Resampling.LANCZOS)
    small = _in_srgb(small, image.info.get("icc_profile"))
    if turn is not None:
        small = small.transpose(turn)
    return np.array(small, dtype=np.uint8)


def _reduced(image: Image.Image) -> Image.Image:
    """The picture in RGB or CMYK, by a whole factor smaller when it is more than twice as long as needed."""
    factor = max(1, max(image.size) // (2 * LONGEST_SIDE))
    if factor == 1:
        return _plain(image)
    rows = max(1, _BAND // image.width // factor) * factor
    bands = [
        _plain(image.crop((0, top, image.width, min(image.height, top + rows)))).reduce(factor)
        for top in range(0, image.height, rows)
    ]
    whole = Image.new(bands[0].mode, (bands[0].width, sum(band.height for band in bands)))
    top = 0
    for band in bands:
        whole.paste(band, (0, top))
        top += band.height
    return whole


def _plain(image: Image.Image) -> Image.Image:
    """The same in RGB or CMYK; what is see-through lies on white; deeper greys come down to 8 bits."""
    if image.mode in ("RGB", "CMYK"):
        return image
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_eight_bits(np.asarray(image))).convert("RGB")
    if image.mode in ("RGBA", "RGBa", "LA", "La", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(white, over).convert("RGB")
    return image.convert("RGB")


def _eight_bits(values: Any) -> Pixels:
    """Greys of 16 and 32 bits and of fractions as 0..255, by the range that their type is used with."""
    numbers = np.nan_to_num(np.asarray(values, dtype=np.float32), posinf=0.0, neginf=0.0)
    if np.issubdtype(values.dtype, np.floating):
        most = 1.0 if numbers.max(initial=0.0) <= 1.0 else 255.0
    else:
        most = 65535.0
    return np.clip(numbers * (255.0 / most) + 0.5, 0, 255).astype(np.uint8)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Applies the file's colour profile; one that is broken or of another kind of picture is left out."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        if turned is not None:
            return turned
    return image.convert("RGB")


def _taken(exif: Image.Exif) -> date | None:
    """The day that the camera noted (DateTimeOriginal); a scanner's or an editor's day is not it."""
    noted = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    try:
        moment = datetime.strptime(str(noted).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    never_set = (moment.month, moment.day, moment.hour, moment.minute) == (1, 1, 0, 0)
    if never_set or moment.year < _FIRST_YEAR or moment.date() > date.today():
        return None
    return moment.date()
