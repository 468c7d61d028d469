"""Worked land: threshing floor, maize and the coffee plantation."""

import math
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    PAPER,
    SNOW,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    earth,
    far_hills,
    footpath,
    ground,
    haze,
    hill,
    hour_light,
    peaks,
    puffy_path,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WHITEWASH,
    church_tower,
    house,
    roof_colour,
    tile_rows,
)
from imaging.sketching.scenery_foreground import STRAW, grass_front, straw_heap
from imaging.sketching.scenery_plants import palm


@place("threshing_floor")
def threshing_floor(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An era: a round stone floor strewn with straw, heaps of grain, sheaves, a threshing board and forks."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 540)
    with hour_light(scene):
        far_hills(scene, 540)
        church_tower(scene, 500 + side * 235, 596, 56, 168, rgb("#e6d3ae"))
        for k in range(6):
            house(
                scene, 500 + side * 90 + k * side * 62 - 28, 600, 58, rng.uniform(44, 66), WHITEWASH, air=0.2
            )
        field = mix(
            rgb("#dcbd6a") if look.season in ("summer", "autumn") else look.grass,
            SNOW,
            0.8 if look.snowy else 0.0,
        )
        ground(scene, 590, field)
        floor = earth(scene, rgb("#d3bf98"))
        canvas.oval(500, 850, 640, 172, floor, weight=0.7, shade=0.06)
        _cobbles(scene, floor)
        if look.season in ("summer", "autumn") and not look.snowy:
            straw = skia.Path.Oval(skia.Rect(60, 752, 940, 1000))
            canvas.fill(straw, STRAW, outline=False, alpha=0.55, shade=0.1, blur=8)
            canvas.brush(straw, darken(STRAW, 0.35), rng, count=150, length=44, width=2.6, alpha=0.4)
            canvas.brush(
                straw, lighten(STRAW, 0.6), rng, count=130, length=44, width=2.6, angle=24, alpha=0.5
            )
        straw_heap(scene, 500 - side * 330, 726, 300)
        straw_heap(scene, 500 - side * 170, 690, 190)
        _threshing_board(scene, 500 + side * 340, 792, side)
        for k in range(3):
            _sheaf(scene, 500 + side * (250 + 74 * k), 706 + 10 * k, 92)
        _fork(scene, 500 - side * 410, 800, side)
    return Ground(far_y=775)


def _cobbles(scene: Scene, floor: Colour) -> None:
    canvas = scene.canvas
    stones = skia.Path()
    for ring in range(1, 7):
        count = 8 + ring * 7
        for k in range(count):
            a = math.tau * (k + 0.5 * (ring % 2)) / count
            stones.addOval(
                skia.Rect.MakeXYWH(
                    500 + math.cos(a) * ring * 98 - 22, 850 + math.sin(a) * ring * 26 - 6, 44, 13
                )
            )
    canvas.trace(stones, darken(floor, 0.4), weight=0.5, alpha=0.3)


def _threshing_board(scene: Scene, x: float, y: float, side: int) -> None:
    """The wooden trillo with its flints, turned-up nose and a chair on it."""
    canvas = scene.canvas
    canvas.shadow(x, y, 130, 14, 0.3)
    wood = rgb("#a5784e")
    with canvas.group(x, y, flip=side < 0):
        canvas.polygon([(-120, -8), (-96, -44), (112, -44), (120, -8)], wood)
        canvas.soft(
            [(-124, -6), (-96, -46), (-120, -74), (-146, -66), (-140, -30)], lighten(wood, 0.12), weight=0.8
        )
        canvas.rect(-122, -10, 244, 14, darken(wood, 0.2), weight=0.7)
        for k in range(5):
            canvas.ink_line(
                [(-88 + 44 * k, -42), (-100 + 48 * k, -10)], darken(wood, 0.4), weight=0.6, alpha=0.6
            )


def _sheaf(scene: Scene, x: float, y: float, size: float) -> None:
    canvas = scene.canvas
    straw = mix(STRAW, SNOW, 0.5 if scene.look.snowy else 0.0)
    canvas.shadow(x, y, size * 0.4, size * 0.07, 0.25)
    canvas.soft(
        [
            (x - size * 0.34, y),
            (x - size * 0.1, y - size * 0.5),
            (x - size * 0.36, y - size),
            (x, y - size * 1.1),
            (x + size * 0.36, y - size),
            (x + size * 0.1, y - size * 0.5),
            (x + size * 0.34, y),
        ],
        straw,
        weight=0.7,
    )
    for k in range(-3, 4):
        canvas.ink_line(
            [
                (x + k * size * 0.08, y - 4),
                (x + k * size * 0.03, y - size * 0.5),
                (x + k * size * 0.1, y - size),
            ],
            darken(straw, 0.4),
            weight=0.6,
            alpha=0.6,
        )
    canvas.line(
        [(x - size * 0.12, y - size * 0.5), (x + size * 0.12, y - size * 0.48)], rgb("#a9773f"), size * 0.07
    )


def _fork(scene: Scene, x: float, y: float, side: int) -> None:
    """A wooden winnowing fork leaning in the straw."""
    canvas = scene.canvas
    with canvas.group(x, y, flip=side < 0):
        canvas.limb([(0, 0), (44, -190)], [9, 8], rgb("#b98a58"), weight=0.7)
        for a in (-26, 0, 26):
            canvas.line([(44, -190), (48 + a * 0.7, -214), (54 + a, -262)], rgb("#b98a58"), 6, smooth=True)


@place("cornfield")
def cornfield(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A milpa: tall maize on both sides of a path, squashes at its foot, blue hills."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        peaks(scene, 560, 150, haze(scene, rgb("#86a08c"), 0.5), count=4)
        hill(scene, 548, 20, haze(scene, look.grass, 0.3))
        soil = earth(scene, rgb("#b98f62"))
        ground(scene, 588, soil)
        footpath(scene, 600, 500, rgb("#d9bd90"), 300)
        for row in range(5):
            y = 624 + 36 * row + 10 * row * row
            gap, size = 30 + 16 * row, 120 + 62 * row
            free = 66 + 62 * row
            x = 500 + free
            while x < scene.right + 60:
                for s in (-1, 1):
                    _maize(
                        scene,
                        500 + s * (x - 500) + rng.uniform(-6, 6),
                        y + rng.uniform(-4, 4),
                        size * rng.uniform(0.86, 1.08),
                        0.3 - 0.075 * row,
                    )
                x += gap
    return Ground(far_y=770, left=150, right=850, foreground=grass_front(scene, rgb("#8fae5c")))


def _maize(scene: Scene, x: float, y: float, height: float, air: float) -> None:
    canvas, look = scene.canvas, scene.look
    green = {
        "spring": rgb("#8fbb5a"),
        "summer": rgb("#72a24e"),
        "autumn": rgb("#c3a658"),
        "winter": rgb("#b39f74"),
    }[look.season]
    green = haze(scene, mix(jitter(green, scene.rng, 8), SNOW, 0.45 if look.snowy else 0.0), max(0.0, air))
    tall = height * (0.7 if look.season == "spring" else 1.0)
    canvas.limb(
        [(x, y), (x + tall * 0.015, y - tall)], [tall * 0.035, tall * 0.018], darken(green, 0.1), weight=0.4
    )
    for k, s in enumerate((1, -1, 1, -1)):
        base = y - tall * (0.18 + 0.18 * k)
        reach = s * tall * (0.26 - 0.025 * k)
        canvas.limb(
            [(x, base), (x + reach * 0.5, base - tall * 0.13), (x + reach, base + tall * 0.02)],
            [tall * 0.025, tall * 0.05, tall * 0.008],
            green,
            weight=0.4,
        )
    if look.season in ("summer", "autumn"):
        canvas.limb(
            [(x + tall * 0.03, y - tall * 0.42), (x + tall * 0.075, y - tall * 0.6)],
            [tall * 0.04, tall * 0.035],
            rgb("#c9c46a"),
            weight=0.4,
        )
        canvas.line(
            [(x + tall * 0.075, y - tall * 0.6), (x + tall * 0.1, y - tall * 0.66)],
            rgb("#b0683f"),
            tall * 0.02,
        )
    for a in (-0.05, 0.0, 0.05):
        canvas.line(
            [(x + tall * 0.015, y - tall), (x + tall * (0.015 + a), y - tall * 1.1)],
            haze(scene, rgb("#d9b76a"), max(0.0, air)),
            tall * 0.012,
        )


@place("plantation")
def plantation(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A coffee finca: glossy bushes with red cherries on green slopes, banana plants, a painted house."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 520)
    with hour_light(scene):
        peaks(scene, 560, 230, haze(scene, rgb("#6f9a88"), 0.5), count=4)
        for k, (base, air) in enumerate(((470, 0.42), (530, 0.28), (590, 0.14))):
            _bush_slope(scene, base, air, k)
        finca_house(scene, 500 + side * 270, 650)
        palm(scene, 500 + side * 430, 660, 300, air=0.1)
        soil = earth(scene, mix(rgb("#b98a5c"), look.grass, 0.7))
        ground(scene, 646, soil)
        footpath(scene, 652, 500 + side * 150, rgb("#d3b083"), 230)
        for row in range(3):
            for s in (-1, 1):
                for k in range(2):
                    x = 500 + s * (290 + 60 * row + 150 * k + rng.uniform(-14, 14))
                    if scene.left - 90 < x < scene.right + 90:
                        coffee_bush(scene, x, 706 + 48 * row, 120 + 44 * row)
        banana(scene, 500 - side * 450, 830, 420)
    return Ground(far_y=770, left=120, right=880, foreground=grass_front(scene))


def _bush_slope(scene: Scene, base: float, air: float, row: int) -> None:
    rng = scene.rng
    green = mix(rgb("#6f9c5a"), SNOW, 0.7 if scene.look.snowy else 0.0)
    hill(scene, base, 30, haze(scene, lighten(green, 0.15), air))
    for _ in range(34):
        scene.canvas.oval(
            rng.uniform(scene.left, scene.right),
            base + rng.uniform(36, 66),
            13 + 3 * row,
            9 + 2 * row,
            haze(scene, jitter(green, rng, 6), air),
            weight=0.4,
        )


def finca_house(scene: Scene, x: float, y: float) -> None:
    """A white house with a painted gallery, the middle of its foot at (x, y)."""
    canvas = scene.canvas
    canvas.rect(x - 120, y - 92, 240, 92, WHITEWASH, weight=0.8)
    canvas.rect(x - 120, y - 30, 240, 30, rgb("#cf5d4c"), outline=False)
    for dx in (-76, 0, 76):
        canvas.rect(x + dx - 17, y - 76, 34, 76 if dx == 0 else 44, rgb("#4f8f6a"), weight=0.6)
        scene.flame(x + dx, y - 50, 60, 0.6)
    for k in range(7):
        px = x - 132 + 44 * k
        canvas.rect(px - 3, y - 92, 6, 92, rgb("#cf5d4c"), weight=0.5)
    canvas.rect(x - 134, y - 30, 268, 5, rgb("#cf5d4c"), weight=0.5)
    tile_rows(
        scene,
        [(x - 152, y - 84), (x - 84, y - 154), (x + 84, y - 154), (x + 152, y - 84)],
        roof_colour(scene),
    )


def coffee_bush(scene: Scene, x: float, y: float, size: float) -> None:
    """A coffee bush with cherries, its foot at (x, y)."""
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, size * 0.5, size * 0.08, 0.28)
    green = mix(jitter(rgb("#4f8a52"), rng, 6), SNOW, 0.5 if scene.look.snowy else 0.0)
    canvas.limb([(x, y), (x, y - size * 0.4)], [size * 0.06, size * 0.04], rgb("#7a5c44"), weight=0.6)
    for dy, rx, ry in ((0.36, 0.5, 0.26), (0.66, 0.42, 0.25), (0.95, 0.27, 0.2)):
        canvas.fill(
            puffy_path(x, y - size * dy, size * rx, size * ry, 11, rng), lighten(green, 0.1 * dy), weight=0.6
        )
    ripe = scene.look.season in ("autumn", "winter")
    for _ in range(16):
        px, py = x + rng.uniform(-0.4, 0.4) * size, y - size * rng.uniform(0.22, 1.0)
        tone = (
            (rgb("#d2483f"), rgb("#e0913c"))[rng.random() < 0.3]
            if ripe or scene.look.season == "summer"
            else PAPER
        )
        canvas.oval(px, py, size * 0.034, size * 0.034, tone, weight=0.4)


def banana(scene: Scene, x: float, y: float, height: float) -> None:
    """A banana plant with its bunch, its foot at (x, y)."""
    canvas, rng = scene.canvas, scene.rng
    leaf = mix(jitter(rgb("#7fae56"), rng, 5), SNOW, 0.4 if scene.look.snowy else 0.0)
    canvas.limb(
        [(x, y), (x + 6, y - height * 0.56)], [height * 0.1, height * 0.06], rgb("#a9a065"), weight=0.8
    )
    for a in (-2.75, -2.2, -1.75, -1.35, -0.9, -0.35):
        ex, ey = (
            x + math.cos(a) * height * 0.46,
            y - height * 0.56 + math.sin(a) * height * 0.34 + height * 0.1,
        )
        mx, my = x + math.cos(a) * height * 0.24, y - height * 0.56 + math.sin(a) * height * 0.36
        canvas.limb(
            [(x + 6, y - height * 0.54), (mx, my), (ex, ey)],
            [height * 0.03, height * 0.12, height * 0.03],
            leaf,
            weight=0.7,
        )
        canvas.line(
            [(x + 6, y - height * 0.54), (mx, my), (ex, ey)], lighten(leaf, 0.5), 3, smooth=True, alpha=0.7
        )
    for k in range(3):
        canvas.oval(x + 34, y - height * 0.5 + 22 * k, 20 - 3 * k, 13, rgb("#d9c04e"), weight=0.6)
