"""Where one skates on blades: a frozen pond in the snow, and a rink under its roof."""

import random
from collections.abc import Callable
from typing import Final

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import COLOURS, PAPER, SNOW, Colour, darken, lighten, mix, rgb
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, haze, hill, hour_light, peaks, sky
from imaging.sketching.scenery_furniture import clock
from imaging.sketching.scenery_plants import pine
from imaging.sketching.scenery_rooms import walls

_ICE: Final[Colour] = rgb("#bfdde8")


def _glints(scene: Scene, top: float) -> None:
    """What shines on the ice, and the curved traces of blades."""
    canvas, rng = scene.canvas, scene.rng
    for _ in range(16):
        x, y = rng.uniform(scene.left, scene.right), rng.uniform(top + 20, 985)
        reach = (0.3 + (y - top) / (1000 - top)) * rng.uniform(60, 130)
        canvas.line([(x - reach, y), (x, y - 5), (x + reach, y - 2)], PAPER, 5, alpha=0.4, smooth=True)
    for _ in range(9):
        x, y = rng.uniform(scene.left, scene.right), rng.uniform(top + 40, 985)
        bend = rng.uniform(-70, 70)
        arc = [(x - 150, y), (x - 30, y + bend * 0.3), (x + 130, y + bend)]
        canvas.line(arc, darken(_ICE, 0.22), 2.2, alpha=0.55, smooth=True)


@place("frozen_pond")
def frozen_pond(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A pond that is frozen over, snow on its banks, pines and white hills behind."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 540)
    with hour_light(scene):
        peaks(scene, 540, 210, haze(scene, rgb("#8fa3ba"), 0.35), snow=0.5, count=4)
        hill(scene, 556, 40, mix(SNOW, rgb("#a9bccb"), 0.25))
        for k in range(13):
            x = scene.left + scene.width * (k + 0.5) / 13 + rng.uniform(-24, 24)
            pine(scene, x, rng.uniform(570, 590), rng.uniform(70, 130), air=0.3)
        bank = through_path(
            [(scene.left - 60, 600), (240, 586), (560, 604), (820, 588), (scene.right + 60, 602),
             (scene.right + 60, 1100), (scene.left - 60, 1100)]
        )  # fmt: skip
        canvas.fill(bank, mix(SNOW, look.sky[1], 0.08), weight=0.6, shade=0.1)
        pond = through_path(
            [(scene.left - 90, 760), (scene.left + 130, 668), (500, 646), (scene.right - 130, 668),
             (scene.right + 90, 760), (scene.right + 120, 1100), (scene.left - 120, 1100)]
        )  # fmt: skip
        ice = mix(mix(_ICE, look.sky[1], 0.2), SNOW, 0.45 if look.snowy else 0.0)
        canvas.fill(pond, ice, weight=0.8, shade=0.14)
        with canvas.clip(pond):
            _glints(scene, 660)
        for s in (-1, 1):
            pine(scene, 500 + s * (scene.width / 2 - 46), 690, 270 if s == side else 200)
        _drift(scene, 500 - side * 350, 672)
    return Ground(far_y=730, foreground=_snow_heaps(scene))


def _drift(scene: Scene, x: float, y: float) -> None:
    """A heap of snow that was swept off the ice."""
    for dx, size in ((-40, 30), (0, 44), (44, 28)):
        scene.canvas.oval(x + dx, y - size * 0.4, size * 1.3, size * 0.7, SNOW, weight=0.5)


def _snow_heaps(scene: Scene) -> Callable[[Canvas], None]:
    def front(canvas: Canvas) -> None:
        for side in (-1, 1):
            edge = 500 + side * scene.width / 2
            for dx, size in ((0, 60), (-side * 70, 40)):
                canvas.oval(edge + dx, 1000, size * 1.5, size * 0.8, SNOW, weight=0.6)

    return front


@place("ice_rink")
def ice_rink(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A rink under a roof: white boards with lines of colour, benches behind, lamps, a clock."""
    scene = Scene(canvas, look, rng)
    tone = rng.choice((rgb("#c9d9e4"), rgb("#d8d2e4"), rgb("#cfe2dc")))
    walls(scene, tone)
    with hour_light(scene):
        for k in range(6):
            x = scene.left + scene.width * (k + 0.5) / 6
            canvas.line([(x, canvas.top), (x, 96)], darken(tone, 0.4), 4)
            canvas.oval(x, 104, 46, 17, PAPER, weight=0.7)
            canvas.glow(x, 112, 90, (255, 250, 228), 0.5)
        clock(scene, 500, 210, 46)
        for k in range(5):
            x = scene.left + scene.width * (k + 0.5) / 5
            if abs(x - 500) > 60:
                canvas.polygon([(x - 44, 160), (x + 44, 160), (x, 250)], _PENNANTS[k % 4], weight=0.7)
        for row in range(4):
            y = 420 + 52 * row
            canvas.rect(scene.left - 5, y, scene.width + 10, 26, mix(rgb("#8f7a64"), tone, 0.3), weight=0.6)
        ice = mix(_ICE, PAPER, 0.35)
        canvas.gradient(scene.left, 640, scene.width, 364, [(0, darken(ice, 0.06)), (1, lighten(ice, 0.2))])
        _glints(scene, 680)
        canvas.line([(scene.left, 830), (scene.right, 830)], COLOURS["red"], 12, alpha=0.35)
        canvas.rect(scene.left - 5, 588, scene.width + 10, 96, PAPER, weight=0.9, shade=0.05)
        canvas.rect(scene.left - 5, 580, scene.width + 10, 14, COLOURS["blue"], weight=0.7)
        canvas.rect(scene.left - 5, 668, scene.width + 10, 16, COLOURS["yellow"], weight=0.7)
        for k in range(9):
            x = scene.left + scene.width * k / 8
            canvas.ink_line([(x, 594), (x, 668)], darken(PAPER, 0.35), weight=0.7)
    return Ground(far_y=750)


_PENNANTS: Final = (COLOURS["red"], COLOURS["yellow"], COLOURS["blue"], COLOURS["green"])
