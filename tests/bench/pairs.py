"""A sheet of twenty scenes, drawn and painted side by side: what painting adds, for the eye.

``python -m tests.bench.pairs docs/pictures/painting.webp [--model DIR] [--old DIR]``

Each scene is the drawing, then the painting by ``--old`` where it is given, then the painting.
The scenes are of seeds that no training saw; every style comes once, the storybook oftener.
"""

import argparse
import random
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from imaging import vocabulary
from imaging.painting import Painter
from imaging.painting.canvas import resized
from imaging.request import PersonLooks, PictureRequest, Pixels
from imaging.sketching import draw_sketch
from imaging.sketching.describing import describe_picture
from imaging.sketching.sampling import sample_request
from tests.bench.recognising import MODEL, done

SCENES: Final = 20
TILE: Final = 320  # pixels
COLUMNS: Final = 4  # scenes in a row
MOST: Final = 3  # subjects: more are too small on a sheet


def scenes() -> list[PictureRequest]:
    """Twenty scenes with somebody in each."""
    rng, found = random.Random("pairs"), []
    while len(found) < SCENES:
        request = sample_request(rng, 512)
        people = [s for s in request.subjects if isinstance(s.looks, PersonLooks)]
        if not people or len(request.subjects) > MOST:
            continue
        style = vocabulary.STYLES[len(found) % len(vocabulary.STYLES)]
        request = replace(request, style="storybook" if len(found) >= len(vocabulary.STYLES) else style)
        found.append(replace(request, prompt=describe_picture(request)))
    return found


def sheet(painters: list[Painter]) -> Pixels:
    """All scenes: the drawing and what each painter makes of it, side by side."""
    tiles: list[Pixels] = []
    for request in scenes():
        sketch = draw_sketch(request)
        made = [sketch.pixels, *(done(painter.paint(request, sketch)).pixels for painter in painters)]
        tiles.append(np.concatenate([resized(pixels, TILE, TILE) for pixels in made], axis=1))
    rows = [np.concatenate(tiles[i : i + COLUMNS], axis=1) for i in range(0, SCENES, COLUMNS)]
    return np.concatenate(rows)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--old", type=Path)
    asked = parser.parse_args()
    folders = [folder for folder in (asked.old, asked.model) if folder is not None]
    Image.fromarray(sheet([Painter.load(folder, 1) for folder in folders])).save(asked.out, quality=82)


if __name__ == "__main__":
    main()
