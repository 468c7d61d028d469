"""The water before the feet of those who fish, along the lower edge of whatever place they fish at."""

import math
import random
from dataclasses import replace
from typing import Final

from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import SNOW, STONE, darken, lighten, mix, rgb
from imaging.sketching.places import Ground, SceneLook
from imaging.sketching.scenery import Scene, hour_light

_EDGE: Final = 908.0  # where the water begins
FEET: Final = 896.0  # and the last firm ground
_WATER: Final = rgb("#74aebb")
_QUAYS: Final = frozenset({"harbour", "seafront", "canal", "ship_deck", "swimming_pool"})
_SHORES: Final = frozenset({"beach", "lighthouse"})


def draw_bank(canvas: Canvas, look: SceneLook, ground: Ground, rng: random.Random) -> Ground:
    """Water before the ground, with a quay, a shore or a bank with reeds; the ground that is left."""
    scene = Scene(canvas, look, rng)
    left, right = scene.left, scene.right
    quay = look.place in _QUAYS
    edge: list[Point] = [
        (left + scene.width * k / 8, _EDGE + (0.0 if quay else 9.0 * math.sin(k * 2.1))) for k in range(9)
    ]
    with hour_light(scene, calm=0.0):
        rim = mix(STONE if quay else rgb("#b49a6c"), SNOW, 0.6 if look.snowy else 0.0)
        upper = [(x, y - (26.0 if quay else 12.0)) for x, y in edge]
        lower = [(right + 40, 1100.0), (left - 40, 1100.0)]
        canvas.fill(through_path([(left - 40, upper[0][1]), *upper, (right + 40, upper[-1][1]), *lower]),
                    rim, shade=0.1, weight=0.7)  # fmt: skip
        water = mix(_WATER, look.sky[1], 0.12)
        area = through_path([(left - 40, edge[0][1]), *edge, (right + 40, edge[-1][1]), *lower])
        canvas.fill(area, water, shade=0.16, weight=0.7)
        for _ in range(14):
            x, y, half = rng.uniform(left, right), rng.uniform(_EDGE + 20, 992), rng.uniform(26, 70)
            glint = lighten(water, 0.6)
            canvas.line([(x - half, y), (x, y - 4), (x + half, y)], glint, 2.6, alpha=0.55, smooth=True)
        if look.place in _SHORES:
            canvas.line([(x, y + 5) for x, y in edge], (252, 252, 248), 7, alpha=0.75, smooth=True)
        if quay:
            for k in range(9):
                x = left + scene.width * (k + 0.5) / 9
                canvas.ink_line([(x, _EDGE - 25), (x + 3, _EDGE)], darken(rim, 0.4), weight=0.7, alpha=0.6)

    def reeds(front: Canvas) -> None:
        if not quay and look.place not in _SHORES:
            _reeds(front, look, random.Random(f"reeds {left} {right}"), left, right)

    return replace(ground, near_y=min(ground.near_y, FEET), foreground=reeds)


def _reeds(canvas: Canvas, look: SceneLook, rng: random.Random, left: float, right: float) -> None:
    green = rgb("#9c9a66") if look.season == "winter" else mix(rgb("#6f9153"), look.foliage[0], 0.25)
    if look.night:
        green = darken(green, 0.4)
    for side in (left + 30, left + 75, right - 80, right - 35):
        for k in range(6):
            x, tall = side + 10 * k - 25, rng.uniform(60, 120)
            tip = (x + rng.uniform(-16, 16), 985 - tall)
            canvas.line([(x, 1010), (x, 985 - tall * 0.5), tip], green, 6, smooth=True)
            if k == 2 and look.season != "winter":
                canvas.oval(tip[0], tip[1], 6, 20, rgb("#8a5f41"), weight=0.6)


__all__ = ["FEET", "draw_bank"]
