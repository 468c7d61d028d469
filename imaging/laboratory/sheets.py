"""Contact sheets: a grid of pictures with a name over each column and before each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from imaging.laboratory.lettering import height_of, lines_of, write
from imaging.painting.canvas import resized
from imaging.request import Pixels

SIDE: Final = 256  # pixels of one picture
GAP: Final = 12
LABEL_WIDTH: Final = 190
TITLE: Final = 24
LABEL: Final = 18
NOTE: Final = 16
PAPER: Final = (255, 255, 255)
EMPTY: Final = (236, 232, 224)


@dataclass(frozen=True, eq=False)
class SheetCell:
    """A picture with the words below it; without a picture its place stays empty."""

    pixels: Pixels | None
    note: str = ""


def contact_sheet(
    title: str,
    columns: Sequence[str],
    rows: Sequence[str],
    cells: Sequence[Sequence[SheetCell]],
    side: int = SIDE,
) -> Pixels:
    """The sheet (height, width, 3): ``cells`` has a row for each of ``rows`` and in it one of ``columns``."""
    width = LABEL_WIDTH + len(columns) * (side + GAP) + GAP
    titles = lines_of(title, TITLE, width - 2 * GAP)
    heads = [lines_of(words, LABEL, side) for words in columns]
    top = GAP + len(titles) * height_of(TITLE)
    first = top + max(1, max(map(len, heads), default=1)) * height_of(LABEL) + GAP
    tall = side + height_of(NOTE) + GAP
    sheet = Image.new("RGB", (width, first + len(rows) * tall + GAP), PAPER)
    _write_lines(sheet, titles, (GAP, GAP), TITLE)
    for column, lines in enumerate(heads):
        _write_lines(sheet, lines, (LABEL_WIDTH + column * (side + GAP), top), LABEL)
    for row, words in enumerate(rows):
        lines = lines_of(words, LABEL, LABEL_WIDTH - 2 * GAP)
        _write_lines(sheet, lines, (GAP, first + row * tall), LABEL)
        for column, cell in enumerate(cells[row]):
            place = (LABEL_WIDTH + column * (side + GAP), first + row * tall)
            _put(sheet, cell, place, side)
    return np.asarray(sheet)


def _put(sheet: Image.Image, cell: SheetCell, place: tuple[int, int], side: int) -> None:
    """The picture, whole, in the middle of its place."""
    if cell.pixels is None:
        sheet.paste(EMPTY, (*place, place[0] + side, place[1] + side))
        return
    height, width = cell.pixels.shape[:2]
    scale = side / max(height, width)
    small = resized(cell.pixels, max(1, round(width * scale)), max(1, round(height * scale)))
    aside = (side - small.shape[1]) // 2, (side - small.shape[0]) // 2
    sheet.paste(Image.fromarray(small), (place[0] + aside[0], place[1] + aside[1]))
    write(sheet, (place[0], place[1] + side), cell.note, NOTE)


def _write_lines(sheet: Image.Image, lines: Sequence[str], place: tuple[int, int], size: int) -> None:
    for number, line in enumerate(lines):
        write(sheet, (place[0], place[1] + number * height_of(size)), line, size)
