"""Words drawn into a picture by the typeface that comes inside Pillow, which knows no accents.

A machine may have no other typeface. So a letter with an accent is the plain letter with the accent drawn on
top, and "¿" and "¡" are "?" and "!" turned round.
"""

import unicodedata
from functools import cache
from typing import Any, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from imaging.request import Pixels

_TURNED: Final = {"¿": "?", "¡": "!"}
_PLAIN: Final = {"—": "-", "–": "-", "…": "...", "“": '"', "”": '"', "’": "'"}
_UNKNOWN: Final = "?"
_MARKS: Final = {  # strokes over a letter, in shares of the size: right of its middle, above its top
    "\u0301": ((-0.02, 0.03, 0.10, 0.16),),
    "\u0300": ((0.02, 0.03, -0.10, 0.16),),
    "\u0302": ((-0.10, 0.05, 0.0, 0.15), (0.0, 0.15, 0.10, 0.05)),
    "\u0303": ((-0.13, 0.06, -0.04, 0.11), (-0.04, 0.11, 0.04, 0.06), (0.04, 0.06, 0.13, 0.11)),
    "\u0308": ((-0.10, 0.08, -0.08, 0.08), (0.08, 0.08, 0.10, 0.08)),
}


def lines_of(words: str, size: int, width: int) -> list[str]:
    """The words in lines no wider than ``width`` pixels, where no single word is wider."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def width_of(words: str, size: int) -> int:
    """Pixels that the words take."""
    return round(sum(_advance(letter, size) for letter in _letters(words)))


def height_of(size: int) -> int:
    """Pixels from one line to the next."""
    return round(size * 1.35)


def write(
    canvas: Image.Image,
    place: tuple[int, int],
    words: str,
    size: int,
    ink: tuple[int, int, int] = (36, 29, 21),
) -> None:
    """Writes one line onto an RGB picture; ``place`` is its upper left corner."""
    x, top = float(place[0]), place[1] + round(0.2 * size)
    draw = ImageDraw.Draw(canvas)
    for letter in _letters(words):
        base, mark = letter[0], letter[1:]
        if base in _TURNED:
            _write_turned(canvas, (round(x), top), _TURNED[base], size, ink)
        else:
            draw.text(
                (x, top), "ı" if mark and base == "i" and _is_known("ı", size) else base, ink, _font(size)
            )
        if mark in _MARKS:
            _write_mark(draw, x, top, letter, size, ink)
        x += _advance(letter, size)


def _write_mark(
    draw: ImageDraw.ImageDraw, x: float, top: int, letter: str, size: int, ink: tuple[int, int, int]
) -> None:
    box = _font(size).getbbox(letter[0])
    middle, high = x + (box[0] + box[2]) / 2, top + box[1] - 0.02 * size
    for left, low, right, up in _MARKS[letter[1:]]:
        line = (middle + left * size, high - low * size, middle + right * size, high - up * size)
        draw.line(line, fill=ink, width=max(1, round(size * 0.07)))


def _write_turned(
    canvas: Image.Image, place: tuple[int, int], letter: str, size: int, ink: tuple[int, int, int]
) -> None:
    box = tuple(round(edge) for edge in _font(size).getbbox(letter))
    shape = Image.new("L", (max(1, box[2] - box[0]), max(1, box[3] - box[1])))
    ImageDraw.Draw(shape).text((-box[0], -box[1]), letter, 255, _font(size))
    below = round(0.18 * size)
    canvas.paste(
        ink, (place[0] + box[0], place[1] + box[1] + below), shape.transpose(Image.Transpose.ROTATE_180)
    )


def _letters(words: str) -> list[str]:
    """The letters as they can be drawn: a base, and a combining accent behind it where there is one."""
    found: list[str] = []
    for letter in "".join(_PLAIN.get(each, each) for each in words):
        parts = unicodedata.normalize("NFD", letter)
        if letter in _TURNED or _is_known(letter, 16):
            found.append(letter)
        elif len(parts) == 2 and parts[1] in _MARKS and _is_known(parts[0], 16):
            found.append(parts)
        else:
            found.append(_UNKNOWN)
    return found


def _advance(letter: str, size: int) -> float:
    return float(_font(size).getlength(_TURNED.get(letter[0], letter[0])))


@cache
def _font(size: int) -> Any:
    return ImageFont.load_default(size)


@cache
def _is_known(letter: str, size: int) -> bool:
    """Whether the typeface has the letter: what it has not all looks the same."""
    return letter == " " or _shape(letter, size) != _shape("\uffff", size)


def _shape(letter: str, size: int) -> bytes:
    canvas = Image.new("L", (2 * size, 2 * size))
    ImageDraw.Draw(canvas).text((0, 0), letter, 255, _font(size))
    return canvas.tobytes()


def lettered(words: str, size: int, width: int) -> Pixels:
    """A strip of white of this width with the words in as many lines as they need."""
    lines = lines_of(words, size, width)
    strip = Image.new("RGB", (width, max(1, len(lines)) * height_of(size)), "white")
    for number, line in enumerate(lines):
        write(strip, (0, number * height_of(size)), line, size)
    return np.asarray(strip)
