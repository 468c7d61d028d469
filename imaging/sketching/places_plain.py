"""The plain place: a mild meadow with low hills, for when nobody said where it was."""

import random

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import darken, jitter, lighten, mix
from imaging.sketching.places import Ground, SceneLook, place


@place("plain")
def plain(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Sky, two rows of far hills and a meadow."""
    width = canvas.right - canvas.left
    zenith, middle, horizon = look.sky
    canvas.gradient(
        canvas.left, canvas.top, width, 700 - canvas.top, [(0, zenith), (0.6, middle), (1, horizon)]
    )
    for base, amount in ((560, 0.55), (620, 0.25)):
        _hill(canvas, look, rng, base, amount)
    canvas.gradient(
        canvas.left,
        660,
        width,
        340,
        [(0, lighten(look.grass, 0.3)), (0.4, look.grass), (1, darken(look.grass, 0.18))],
    )
    meadow = through_path(
        [(canvas.left, 700), (canvas.right, 700), (canvas.right, 1000), (canvas.left, 1000)]
    )
    canvas.brush(meadow, darken(look.grass, 0.25), rng, count=60, length=46, width=5)
    canvas.brush(meadow, lighten(look.grass, 0.5), rng, count=40, length=46, width=5)

    tufts = [(rng.uniform(canvas.left, canvas.right), rng.uniform(955, 995)) for _ in range(26)]

    def foreground(front: Canvas) -> None:
        for x, y in tufts:
            for lean in (-9, 0, 8):
                front.line(
                    [(x, y), (x + lean * 0.4, y - 14), (x + lean, y - 24)],
                    darken(look.grass, 0.3),
                    3.4,
                    smooth=True,
                )

    return Ground(far_y=740, foreground=foreground)


def _hill(canvas: Canvas, look: SceneLook, rng: random.Random, base: float, haze: float) -> None:
    colour = jitter(mix(look.grass, look.sky[2], haze), rng)
    step = (canvas.right - canvas.left) / 5
    crest = [(canvas.left + step * i, base + rng.uniform(-38, 38)) for i in range(-1, 7)]
    canvas.through([*crest, (canvas.right + 300, 900), (canvas.left - 300, 900)], colour, weight=0.6)
