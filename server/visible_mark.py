"""The words "Recreación, no es una fotografía" below a picture that leaves Evoca, as part of its pixels.

They are kept as a small drawing in ``data/marks``, since a machine may have no typeface with accents.
``python -m server.visible_mark TYPEFACE`` draws them anew.
"""

import sys
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from imaging.request import Pixels
from server.settings import SHIPPED_DATA

FOLDER: Final = SHIPPED_DATA / "marks"
WORDS: Final = {"es": "Recreación, no es una fotografía", "en": "A recreation, not a photograph"}
INK: Final = (36, 29, 21)
PAPER: Final = (251, 246, 234)
_DRAWN: Final = 64  # pixels of the typeface
_SHARE: Final = 0.62  # of the picture's width that the words take
_LEAST_STRIP: Final = 22  # pixels


def with_visible_mark(pixels: Pixels, locale: str) -> Pixels:
    """The picture (h, w, 3) with a strip of paper below it that carries the words."""
    width = pixels.shape[1]
    drawn = _words(locale if locale in WORDS else "es")
    wide, tall = _size_of_words(width, drawn)
    strip = Image.new("RGB", (width, strip_height(width, locale)), PAPER)
    place = ((width - wide) // 2, (strip.height - tall) // 2)
    strip.paste(INK, place, drawn.resize((wide, tall), Image.Resampling.LANCZOS))
    return np.concatenate([pixels, np.asarray(strip, np.uint8)])


def strip_height(width: int, locale: str) -> int:
    """How many rows the strip adds below a picture of this width."""
    _wide, tall = _size_of_words(width, _words(locale if locale in WORDS else "es"))
    return max(_LEAST_STRIP, round(tall * 1.7))


def _size_of_words(width: int, drawn: Image.Image) -> tuple[int, int]:
    wide = max(1, round(width * _SHARE))
    return wide, max(1, round(drawn.height * wide / drawn.width))


@cache
def _words(locale: str) -> Image.Image:
    with Image.open(FOLDER / f"{locale}.png") as file:
        return file.convert("L")


def draw_words(typeface: Path) -> None:
    """Draws the words of every language, white on black."""
    font = ImageFont.truetype(str(typeface), _DRAWN)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for locale, words in WORDS.items():
        left, top, right, bottom = (round(edge) for edge in font.getbbox(words))
        drawn = Image.new("L", (right - left + 4, bottom - top + 4))
        ImageDraw.Draw(drawn).text((2 - left, 2 - top), words, fill=255, font=font)
        drawn.save(FOLDER / f"{locale}.png", optimize=True)


if __name__ == "__main__":
    draw_words(Path(sys.argv[1]))
