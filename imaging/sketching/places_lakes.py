"""Waters of the mountains: lake and waterfall."""

import math
import random

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import PAPER, SNOW, WOOD, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    haze,
    hill,
    hour_light,
    peaks,
    puffy_path,
    sky,
)
from imaging.sketching.scenery_buildings import water_area
from imaging.sketching.scenery_foreground import boulder, grass_front, grassy
from imaging.sketching.scenery_plants import broad_tree, pine

_MILD = frozenset({"mexico", "coffee", "caribbean"})  # lands without snow and firs


@place("lake")
def lake(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A still lake under mountains that are mirrored in it, a wooden jetty with a rowing boat, reeds."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        mild = look.manner.land in _MILD
        snow = 0.0 if mild else 0.42 if look.season == "winter" or look.snowy else 0.18
        peaks(scene, 556, 190 if mild else 300, haze(scene, rgb("#8493aa"), 0.35), snow=snow, count=4)
        wood = mix(look.grass, rgb("#5f8668"), 0.6)
        hill(scene, 520, 26, haze(scene, wood, 0.35))
        grow = broad_tree if mild else pine
        for _ in range(16):
            grow(
                scene,
                rng.uniform(scene.left, scene.right),
                rng.uniform(556, 566),
                rng.uniform(56, 96),
                air=0.32,
            )
        tone = mix(rgb("#6fa9bd"), SNOW, 0.25 if look.snowy else 0.0)
        water_area(scene, 562, 770, tone)
        _mirror(scene, wood, side)
        _jetty(scene, side)
        _rowing_boat(scene, 500 - side * 220, 690, side)
        shore = through_path(
            [
                (scene.left - 60, 756),
                (240, 740),
                (520, 764),
                (780, 742),
                (scene.right + 60, 760),
                (scene.right + 60, 1100),
                (scene.left - 60, 1100),
            ]
        )
        canvas.fill(shore, look.grass, weight=0.8, shade=0.14)
        canvas.brush(shore, darken(look.grass, 0.3), rng, count=44, length=50, width=5)
        canvas.brush(shore, lighten(look.grass, 0.6), rng, count=30, length=50, width=5)
        for k in range(9):
            x = 500 - side * (330 + 18 * k)
            canvas.line([(x, 800), (x - 6, 690 + 10 * (k % 3))], rgb("#8fa35c"), 5, smooth=True)
            if k % 2 and look.season != "winter":
                canvas.oval(x - 6, 684 + 10 * (k % 3), 6, 20, rgb("#8a5f41"), weight=0.6)
        grow(scene, 500 - side * 470, 800, 460)
        grassy(scene, 800, 12)
    return Ground(
        far_y=792, foreground=grass_front(scene), anchors=(Anchor("water", 500 - side * 60, 690, 300),)
    )


def _mirror(scene: Scene, wood: Colour, side: int) -> None:
    """The far shore, upside down and broken by the water."""
    canvas, rng = scene.canvas, scene.rng
    for k in range(4):
        x = scene.left + scene.width * (k + 0.5) / 4
        canvas.polygon(
            [(x - 150, 566), (x + 150, 566), (x + rng.uniform(-30, 30), 566 + rng.uniform(80, 130))],
            haze(scene, rgb("#8493aa"), 0.2),
            alpha=0.2,
            shade=0,
            outline=False,
            blur=6,
        )
    canvas.rect(scene.left - 5, 562, scene.width + 10, 16, haze(scene, wood, 0.15), outline=False, alpha=0.5)
    for k in range(10):
        y = 586 + 16 * k
        canvas.line(
            [(500 + side * rng.uniform(-300, 300) - 60, y), (500 + side * rng.uniform(-300, 300) + 120, y)],
            PAPER,
            2,
            alpha=0.22,
        )


def _jetty(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    plank = mix(rgb("#b58d62"), SNOW, 0.5 if scene.look.snowy else 0.0)
    x0, x1 = 500 + side * 330, 500 + side * 190
    for t in (0.0, 0.4, 0.8):
        for w in (-1, 1):
            px = x1 + (x0 - x1) * t + w * (30 + 40 * t)
            canvas.rect(px - 6, 634 + 120 * t, 12, 56, darken(plank, 0.3), weight=0.6)
    shape = [(x1 - 30, 640), (x1 + 30, 640), (x0 + 84, 790), (x0 - 84, 790)]
    canvas.polygon(shape, plank, weight=0.8)
    for k in range(1, 9):
        t = (k / 9) ** 1.2
        cx, w = x1 + (x0 - x1) * t, 30 + 54 * t
        canvas.ink_line(
            [(cx - w, 640 + 150 * t), (cx + w, 640 + 150 * t)], darken(plank, 0.4), weight=0.7, alpha=0.6
        )


def _rowing_boat(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    with canvas.group(x, y, flip=side < 0):
        canvas.shadow(0, 22, 130, 12, 0.3)
        canvas.through(
            [(-124, -34), (-60, -18), (60, -18), (120, -38), (92, 16), (30, 26), (-70, 22)], rgb("#b4574a")
        )
        canvas.through(
            [(-116, -30), (-50, -14), (60, -14), (112, -33), (60, -24), (-50, -24)],
            rgb("#7a5541"),
            weight=0.6,
        )
        canvas.line([(-112, -26), (-54, -9), (58, -9), (110, -28)], PAPER, 6, smooth=True)
        canvas.limb([(-10, -20), (96, 30)], [7, 7], WOOD, weight=0.6)


@place("waterfall")
def waterfall(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """White water falling over mossy rocks into a green pool, ferns and spray."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    x = 500 - side * 90.0
    sky(scene, 420)
    with hour_light(scene):
        green = mix(look.foliage[0], rgb("#5c8a60"), 0.5)
        for base, air in ((300, 0.5), (360, 0.34)):
            canvas.fill(
                puffy_path(500, base + 130, scene.width * 0.62, 150, 24, rng),
                haze(scene, green, air),
                weight=0.5,
            )
        _cliff(scene, x)
        _fall(scene, x)
        tone = mix(rgb("#6fb0a8"), SNOW, 0.2 if look.snowy else 0.0)
        water_area(scene, 650, 800, tone)
        for _ in range(8):
            canvas.fill(
                puffy_path(x + rng.uniform(-130, 130), 656 + rng.uniform(0, 16), 54, 22, 9, rng),
                rgb("#f6fbfb"),
                outline=False,
                alpha=0.7,
                blur=4,
            )
        for k in range(9):
            rx = scene.left + scene.width * (k + 0.5) / 9
            if abs(rx - x) > 150:
                boulder(scene, rx + rng.uniform(-20, 20), 690 + rng.uniform(-20, 30), rng.uniform(60, 96))
        bank = through_path(
            [
                (scene.left - 60, 778),
                (260, 764),
                (520, 784),
                (800, 762),
                (scene.right + 60, 780),
                (scene.right + 60, 1100),
                (scene.left - 60, 1100),
            ]
        )
        canvas.fill(bank, look.grass, weight=0.8, shade=0.14)
        canvas.brush(bank, darken(look.grass, 0.3), rng, count=50, length=50, width=5)
        for s in (-1, 1):
            for k in range(3):
                _fern(scene, 500 + s * (340 + 62 * k), 800 + 26 * k, 90 + 26 * k)
        grassy(scene, 810, 10)
    return Ground(far_y=805, foreground=grass_front(scene), anchors=(Anchor("water", x, 730, 240),))


def _cliff(scene: Scene, x: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    rock = mix(rgb("#9a9488"), SNOW, 0.2 if scene.look.snowy else 0.0)
    top = [
        (scene.left - 40, 330),
        (x - 260, 280),
        (x - 130, 206),
        (x, 190),
        (x + 130, 204),
        (x + 270, 290),
        (scene.right + 40, 340),
    ]
    cliff = through_path([*top, (scene.right + 40, 720), (scene.left - 40, 720)])
    canvas.fill(cliff, rock, weight=0.8, shade=0.16)
    with canvas.clip(cliff):
        for _ in range(60):
            bx, by, s = rng.uniform(scene.left, scene.right), rng.uniform(240, 690), rng.uniform(36, 90)
            canvas.polygon(
                [
                    (bx - s, by),
                    (bx - s * 0.5, by - s * 0.6),
                    (bx + s * 0.6, by - s * 0.5),
                    (bx + s, by + s * 0.2),
                    (bx, by + s * 0.5),
                ],
                jitter(darken(rock, 0.1), rng, 14),
                weight=0.5,
                alpha=0.75,
            )
        for _ in range(26):
            canvas.fill(
                puffy_path(
                    rng.uniform(scene.left, scene.right),
                    rng.uniform(280, 660),
                    rng.uniform(30, 60),
                    rng.uniform(12, 22),
                    8,
                    rng,
                ),
                jitter(mix(rgb("#6f9a5c"), SNOW, 0.6 if scene.look.snowy else 0.0), rng, 9),
                outline=False,
                alpha=0.75,
            )
    moss = mix(scene.look.grass, rgb("#5f8f56"), 0.4)
    for k in range(16):
        t = k / 15
        canvas.fill(
            puffy_path(
                scene.left + scene.width * t,
                318 - 110 * math.exp(-(((scene.left + scene.width * t - x) / 230) ** 2)),
                52,
                24,
                8,
                rng,
            ),
            jitter(moss, rng, 8),
            weight=0.6,
        )


def _fall(scene: Scene, x: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    shape = through_path(
        [(x - 66, 208), (x + 66, 208), (x + 82, 400), (x + 104, 662), (x - 104, 662), (x - 80, 400)]
    )
    canvas.fill(shape, rgb("#e6f2f3"), weight=0.5, shade=0.06)
    with canvas.clip(shape):
        for _ in range(44):
            sx = x + rng.uniform(-92, 92)
            y0 = rng.uniform(190, 520)
            tone = rgb("#ffffff") if rng.random() < 0.6 else rgb("#a9cdd6")
            canvas.line(
                [(sx, y0), (sx + (sx - x) * 0.12, y0 + rng.uniform(80, 200))],
                tone,
                rng.uniform(3, 8),
                alpha=0.6,
            )
    canvas.fill(puffy_path(x, 640, 190, 70, 14, rng), rgb("#f6fbfb"), outline=False, alpha=0.35, blur=16)


def _fern(scene: Scene, x: float, y: float, size: float) -> None:
    green = jitter(mix(rgb("#6f9f52"), SNOW, 0.4 if scene.look.snowy else 0.0), scene.rng, 8)
    if scene.look.season == "autumn":
        green = mix(green, rgb("#b98c46"), 0.5)
    for lean in (-0.9, -0.5, -0.1, 0.3, 0.7):
        tip = (x + lean * size, y - size * (1 - abs(lean) * 0.45))
        scene.canvas.limb(
            [(x, y), (x + lean * size * 0.4, y - size * 0.62), tip],
            [size * 0.05, size * 0.13, size * 0.02],
            green,
            weight=0.5,
        )
