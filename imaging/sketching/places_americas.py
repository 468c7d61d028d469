"""The pampa with its estancia and the terraces of the Andes."""

import math
import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    SNOW,
    STONE,
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
    roof_colour,
    stone_wall,
    tile_rows,
)
from imaging.sketching.scenery_foreground import grass_front, tuft
from imaging.sketching.scenery_plants import bush

_ADOBE = rgb("#cf9f72")


@place("pampa")
def pampa(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An estancia on the plain: endless grass, wind pump and tank, ombú, white house, wire fence."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 610)
    with hour_light(scene):
        far = haze(scene, mix(look.grass, rgb("#cbb878"), 0.35), 0.35)
        canvas.rect(scene.left - 5, 606, scene.width + 10, 60, far, outline=False)
        for _ in range(9):
            canvas.oval(
                rng.uniform(scene.left, scene.right),
                607,
                rng.uniform(16, 46),
                rng.uniform(7, 13),
                haze(scene, rgb("#6f8f68"), 0.4),
                outline=False,
                shade=0,
            )
        plain = mix(look.grass, SNOW if look.snowy else rgb("#cdb672"), 0.28 if not look.snowy else 0.5)
        ground(scene, 618, plain)
        _estancia(scene, 500 - side * 250, 656)
        wind_pump(scene, 500 + side * 300, 704)
        wire_fence(scene, 716)
        ombu(scene, 500 - side * 440, 770, 400)
        footpath(scene, 664, 500 - side * 190, rgb("#dcc294"), 210)
        for _ in range(26):
            y = 740 + 250 * rng.random()
            tuft(
                canvas, rng.uniform(scene.left, scene.right), y, 16 + 30 * (y - 740) / 250, darken(plain, 0.2)
            )
    return Ground(far_y=765, foreground=grass_front(scene, mix(look.grass, rgb("#b8a25c"), 0.4)))


def _estancia(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 130, y - 66, 260, 66, WHITEWASH, weight=0.7)
    canvas.rect(x - 136, y - 78, 272, 14, lighten(STONE, 0.3), weight=0.6)
    for k in range(6):
        px = x - 112 + 44.8 * k
        canvas.rect(px - 10, y - 52, 20, 52 if k == 2 else 32, rgb("#5f8a6a"), weight=0.5)
        scene.flame(px, y - 34, 50, 0.5)
    canvas.rect(x + 60, y - 104, 20, 30, WHITEWASH, weight=0.6)
    for dx in (-170, 172):
        bush(scene, x + dx, y + 4, 90, air=0.1)


def wind_pump(scene: Scene, x: float, y: float) -> None:
    """A wind pump beside its tank, its foot at (x, y)."""
    canvas = scene.canvas
    iron = rgb("#8b929c")
    top = y - 400
    canvas.shadow(x, y, 60, 9, 0.25)
    for s in (-1, 1):
        canvas.line([(x + s * 46, y), (x + s * 7, top)], iron, 6)
    for k in range(5):
        t0, t1 = k / 5, (k + 1) / 5
        w0, w1 = 46 - 39 * t0, 46 - 39 * t1
        canvas.line([(x - w0, y - 400 * t0), (x + w1, y - 400 * t1)], iron, 3)
        canvas.line([(x + w0, y - 400 * t0), (x - w1, y - 400 * t1)], iron, 3)
    canvas.polygon([(x + 10, top - 4), (x + 84, top - 30), (x + 92, top + 26)], rgb("#c9574a"), weight=0.7)
    for k in range(14):
        a = k * math.tau / 14
        canvas.polygon(
            [
                (x + math.cos(a - 0.06) * 18, top + math.sin(a - 0.06) * 18),
                (x + math.cos(a - 0.17) * 66, top + math.sin(a - 0.17) * 66),
                (x + math.cos(a + 0.12) * 66, top + math.sin(a + 0.12) * 66),
            ],
            rgb("#d9dde0"),
            weight=0.5,
        )
    canvas.oval(x, top, 10, 10, iron, weight=0.6)
    tank = x + (104 if x < 500 else -104)
    canvas.shadow(tank, y + 8, 84, 11, 0.28)
    canvas.rect(tank - 74, y - 46, 148, 54, rgb("#b4b2ac"), weight=0.8)
    canvas.oval(tank, y - 46, 74, 13, rgb("#86b4be"), weight=0.8)


def wire_fence(scene: Scene, y: float) -> None:
    """Posts and three wires across the page, their feet at y."""
    canvas = scene.canvas
    for x in range(int(scene.left) + 20, int(scene.right) + 60, 118):
        if abs(x - 480) > 70:
            canvas.rect(x - 5, y - 66, 10, 70, rgb("#9a7a58"), weight=0.6)
    for h in (18, 36, 54):
        canvas.line([(scene.left, y - h), (scene.right, y - h)], rgb("#8d8a86"), 1.8, alpha=0.8)


def ombu(scene: Scene, x: float, y: float, height: float) -> None:
    """An ombú, its foot at (x, y)."""
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, height * 0.5, height * 0.06, 0.3)
    trunk = rgb("#8d745c")
    for dx in (-0.24, 0.0, 0.24):
        canvas.limb(
            [
                (x + dx * height, y + 8),
                (x + dx * height * 0.4, y - height * 0.16),
                (x + dx * height * 0.8, y - height * 0.46),
            ],
            [height * 0.16, height * 0.12, height * 0.08],
            trunk,
            weight=0.7,
        )
    leaf = mix(rgb("#5f8f56"), SNOW, 0.5 if scene.look.snowy else 0.0)
    leaf = mix(leaf, rgb("#b08f4e"), 0.35 if scene.look.season == "autumn" else 0.0)
    for dx, dy, r in ((0, -0.62, 0.5), (-0.3, -0.55, 0.3), (0.32, -0.56, 0.3), (-0.05, -0.78, 0.34)):
        canvas.fill(
            puffy_path(x + dx * height, y + dy * height, r * height, r * height * 0.52, 13, rng),
            jitter(leaf, rng, 6),
            weight=0.7,
        )
    canvas.fill(
        puffy_path(x - height * 0.1, y - height * 0.8, height * 0.22, height * 0.12, 9, rng),
        lighten(leaf, 0.25),
        outline=False,
        alpha=0.7,
    )


@place("andean_village")
def andean_village(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Adobe houses with straw and tiles under white peaks, terraces, a stone path and cactus."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        peaks(scene, 560, 400, haze(scene, rgb("#7f8ea8"), 0.3), snow=0.46, count=3)
        terraces(scene)
        church_tower(scene, 500 - side * 90, 650, 74, 190, rgb("#efe3cb"), spire=False)
        canvas.rect(500 - side * 90 - (10 if side > 0 else 110), 540, 120, 110, rgb("#efe3cb"), weight=0.7)
        tile_rows(
            scene,
            [
                (500 - side * 90 - (16 if side > 0 else 116), 544),
                (500 - side * 90 + (50 if side > 0 else -50), 500),
                (500 - side * 90 + (116 if side > 0 else 16), 544),
            ],
            roof_colour(scene),
        )
        for k in range(4):
            adobe_house(
                scene,
                scene.left + (scene.width - 200) * (k + 0.5) / 4 + 60,
                664 + 4 * (k % 2),
                rng.uniform(130, 160),
                straw=k % 2 == 0,
            )
        soil = earth(scene, rgb("#cda878"))
        ground(scene, 656, soil)
        footpath(scene, 662, 500 - side * 60, rgb("#dcc7a4"), 270)
        stone_wall(scene, 752, 62, left=scene.left - 10, right=250)
        stone_wall(scene, 752, 62, left=750, right=scene.right + 10)
        for x, y, h in ((500 + side * 440, 800, 210), (500 + side * 386, 806, 130)):
            cactus(scene, x, y, h)
        for _ in range(9):
            x = rng.choice((rng.uniform(scene.left, 230), rng.uniform(770, scene.right)))
            tuft(canvas, x, rng.uniform(780, 900), 34, rgb("#b59a54"))
    return Ground(far_y=772, foreground=grass_front(scene, rgb("#b09a58")))


def terraces(scene: Scene) -> None:
    """Terraced slopes one behind the other."""
    for k in range(6):
        base = 470 + 34 * k
        tone = mix(
            (rgb("#9cb269"), rgb("#c9b66c"), rgb("#86a862"))[k % 3], SNOW, 0.75 if scene.look.snowy else 0.0
        )
        hill(scene, base, 10, haze(scene, tone, 0.4 - 0.06 * k), steps=5, weight=0.7)


def adobe_house(scene: Scene, x: float, y: float, width: float, *, straw: bool) -> None:
    """A small house of mud under straw or tiles, the middle of its foot at (x, y)."""
    canvas = scene.canvas
    wall = jitter(_ADOBE, scene.rng, 8)
    tall = width * 0.56
    canvas.rect(x - width / 2, y - tall, width, tall, wall, weight=0.8)
    area = skia.Path.Rect(skia.Rect(x - width / 2, y - tall, x + width / 2, y))
    canvas.brush(area, darken(wall, 0.3), scene.rng, count=14, length=26, width=3, alpha=0.3)
    canvas.rect(x - width * 0.3, y - tall * 0.7, width * 0.22, tall * 0.7, rgb("#6f8a9c"), weight=0.7)
    canvas.rect(x + width * 0.1, y - tall * 0.66, width * 0.2, tall * 0.3, rgb("#5c4638"), weight=0.6)
    scene.flame(x + width * 0.2, y - tall * 0.5, 60, 0.7)
    roof = [
        (x - width * 0.58, y - tall + 6),
        (x - width * 0.3, y - tall * 1.6),
        (x + width * 0.3, y - tall * 1.6),
        (x + width * 0.58, y - tall + 6),
    ]
    if not straw:
        tile_rows(scene, roof, roof_colour(scene))
        return
    thatch = mix(rgb("#c9a55e"), SNOW, 0.8 if scene.look.snowy else 0.0)
    path = through_path(roof)
    canvas.fill(path, thatch, weight=0.7)
    canvas.hatch(path, darken(thatch, 0.45), gap=9, angle=82, alpha=0.4)


def cactus(scene: Scene, x: float, y: float, height: float) -> None:
    """A cactus with two arms, its foot at (x, y)."""
    canvas = scene.canvas
    green = mix(rgb("#7a9f68"), SNOW, 0.3 if scene.look.snowy else 0.0)
    canvas.shadow(x, y, height * 0.2, height * 0.04, 0.25)
    for s, low, high in ((-1, 0.42, 0.84), (1, 0.54, 0.98)):
        canvas.limb(
            [
                (x, y - height * low),
                (x + s * height * 0.17, y - height * (low + 0.05)),
                (x + s * height * 0.18, y - height * high),
            ],
            [height * 0.1, height * 0.11, height * 0.09],
            green,
            weight=0.7,
        )
    canvas.limb([(x, y), (x, y - height * 1.08)], [height * 0.15, height * 0.12], green, weight=0.8)
    for dx in (-0.035, 0.03):
        canvas.ink_line(
            [(x + dx * height, y - height * 0.06), (x + dx * height, y - height * 1.02)],
            darken(green, 0.3),
            weight=0.6,
            alpha=0.5,
        )
