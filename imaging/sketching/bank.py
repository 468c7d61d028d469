"""Water over the ground of a place: before the feet of those who fish, all around those in a boat."""

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
_SHORE: Final = 60.0  # beyond the firm ground, where open water begins
_AFLOAT: Final = 952.0  # the lowest line of what floats
_TO_THE_THIGHS: Final = 806.0
_LAPS: Final = 908.0  # and where the water hides it
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


def draw_open_water(
    canvas: Canvas, look: SceneLook, ground: Ground, rng: random.Random, deep: bool = False
) -> Ground:
    """Water from the far end of the ground to the lower edge of the page, with a wave before what floats;
    ``deep`` where people are in it.
    """
    scene = Scene(canvas, look, rng)
    left, right = scene.left, scene.right
    top = ground.far_y - _SHORE
    edge: list[Point] = [
        (left - 40 + (scene.width + 80) * k / 9, top + 9.0 * math.sin(k * 2.1)) for k in range(10)
    ]
    water = mix(_WATER, look.sky[1], 0.12)
    laps = _TO_THE_THIGHS if deep else _LAPS
    with hour_light(scene, calm=0.0):
        area = through_path([*edge, (right + 40, 1100.0), (left - 40, 1100.0)])
        canvas.fill(area, mix(water, look.sky[1], 0.2), shade=0.2, weight=0.6)
        for _ in range(34):
            x, y = rng.uniform(left, right), rng.uniform(top + 20, 990)
            half = (0.3 + (y - top) / (1000 - top)) * rng.uniform(24, 64)
            tone = lighten(water, 0.55) if rng.random() < 0.7 else darken(water, 0.16)
            canvas.line([(x - half, y), (x, y - 4), (x + half, y)], tone, 2.6, alpha=0.5, smooth=True)

    def wave(front: Canvas) -> None:
        """What laps at the side of the boat."""
        dark = darken(water, 0.45) if look.night else water
        crest: list[Point] = [
            (left - 40 + (scene.width + 80) * k / 18, laps + 6.0 * (-1) ** k) for k in range(19)
        ]
        path = through_path([*crest, (right + 40, 1100.0), (left - 40, 1100.0)])
        front.fill(path, dark, shade=0.1, outline=False, alpha=0.8 if deep else 0.92)
        front.line(crest, lighten(dark, 0.6), 3.4, alpha=0.7, smooth=True)

    return replace(ground, near_y=min(ground.near_y, _AFLOAT), foreground=wave)


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


__all__ = ["FEET", "draw_bank", "draw_open_water"]
