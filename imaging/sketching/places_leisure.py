"""Wheat field, playground and the veranda of a house."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    METAL,
    SNOW,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    cloud,
    earth,
    far_hills,
    footpath,
    ground,
    haze,
    hill,
    hour_light,
    sky,
)
from imaging.sketching.scenery_buildings import WHITEWASH, bench, church_tower, city_block, house
from imaging.sketching.scenery_foreground import grass_front
from imaging.sketching.scenery_plants import broad_tree, palm, potted_plant


@place("wheat_field")
def wheat_field(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Wheat to the horizon, golden at harvest with sheaves and poppies, green in spring, stubble after."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    tone = {
        "spring": rgb("#9dc268"),
        "summer": rgb("#e6bd58"),
        "autumn": rgb("#cfae6c"),
        "winter": rgb("#b39c74"),
    }[look.season]
    tone = mix(tone, SNOW, 0.85 if look.snowy else 0.0)
    sky(scene, 560)
    with hour_light(scene):
        if not look.grey:
            cloud(scene, 500 + side * 260, 300)
        far_hills(scene, 536)
        church_tower(scene, 500 - side * 250, 590, 46, 140, haze(scene, rgb("#e6d3ae"), 0.15))
        for k in range(5):
            house(scene, 500 - side * 250 + 34 * k - 60, 592, 40, rng.uniform(32, 46), WHITEWASH, air=0.25)
        hill(scene, 586, 10, haze(scene, tone, 0.22))
        ground(scene, 604, tone)
        _rows_of_ears(scene, tone)
        footpath(scene, 610, 500 + side * 60, rgb("#e3cfa0"), 240)
        if look.season in ("summer", "autumn") and not look.snowy:
            for x, y, size in (
                (500 + side * 330, 690, 100),
                (500 + side * 430, 740, 140),
                (500 - side * 400, 730, 130),
            ):
                _stook(scene, x, y, size)
        broad_tree(scene, 500 - side * 460, 700, 300)
    return Ground(far_y=765, left=60, right=940, foreground=grass_front(scene, darken(tone, 0.1)))


def _rows_of_ears(scene: Scene, tone: Colour) -> None:
    """Standing corn in ever taller rows; the path is trodden through it."""
    canvas, rng, look = scene.canvas, scene.rng, scene.look
    bare = look.season in ("winter", "autumn") or look.snowy
    for row in range(7):
        t = row / 6
        y = 622 + 190 * t**1.4
        size = (10 + 40 * t) * (0.4 if bare else 1.0)
        blades = skia.Path()
        x = scene.left
        while x < scene.right:
            lean = rng.uniform(-0.2, 0.3) * size
            blades.moveTo(x, y)
            blades.quadTo(x + lean * 0.3, y - size * 0.6, x + lean, y - size)
            x += rng.uniform(0.2, 0.5) * (9 + 15 * t)
        canvas.trace(blades, darken(tone, 0.22 if row % 2 else 0.12), weight=0.9 + 1.0 * t, alpha=0.8)
        if not bare:
            canvas.trace(blades, lighten(tone, 0.5), weight=0.4 + 0.4 * t, alpha=0.6)
    if look.season in ("spring", "summer") and not look.snowy:
        for _ in range(26):
            y = 660 + 170 * rng.random()
            canvas.dot(rng.uniform(scene.left, scene.right), y, 3 + 6 * (y - 660) / 170, rgb("#d8503f"), 0.9)


def _stook(scene: Scene, x: float, y: float, size: float) -> None:
    """Sheaves leaned together."""
    canvas = scene.canvas
    straw = rgb("#e3bf62")
    canvas.shadow(x, y, size * 0.6, size * 0.09, 0.28)
    for dx, lean in ((-0.34, 0.2), (0.34, -0.2), (0.0, 0.0)):
        foot = x + dx * size
        shape = [
            (foot - size * 0.2, y),
            (foot + lean * size - size * 0.06, y - size * 0.62),
            (foot + lean * size * 1.3 - size * 0.2, y - size * 1.06),
            (foot + lean * size * 1.3 + size * 0.2, y - size * 1.06),
            (foot + lean * size + size * 0.06, y - size * 0.62),
            (foot + size * 0.2, y),
        ]
        path = through_path(shape)
        canvas.fill(path, jitter(straw, scene.rng, 6), weight=0.7)
        canvas.hatch(path, darken(straw, 0.45), gap=8, angle=84, alpha=0.4)
        canvas.line(
            [
                (foot + lean * size - size * 0.08, y - size * 0.6),
                (foot + lean * size + size * 0.08, y - size * 0.6),
            ],
            rgb("#a9773f"),
            size * 0.06,
        )


@place("playground")
def playground(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Swings, a slide, a see-saw and a sand pit under trees, a bench, houses behind."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        x = scene.left - 20
        while x < scene.right:
            w = rng.uniform(110, 150)
            city_block(
                scene,
                x,
                640,
                w,
                rng.uniform(150, 240),
                rng.choice((rgb("#e3c49c"), rgb("#dcc0a4"), rgb("#d3cabb"))),
                air=0.42,
            )
            x += w + 3
        for k in range(6):
            broad_tree(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 6,
                656,
                rng.uniform(170, 240),
                air=0.24,
            )
        ground(scene, 640, look.grass)
        sand = earth(scene, rgb("#e6cd98"))
        canvas.oval(500, 850, 560, 150, sand, weight=0.7, shade=0.06)
        _swings(scene, 500 - side * 300, 752)
        _slide(scene, 500 + side * 330, 760, side)
        _see_saw(scene, 500 + side * 60, 704)
        bench(scene, 500 + side * 120, 690, 110)
        broad_tree(scene, 500 - side * 480, 790, 480)
    return Ground(far_y=770, foreground=grass_front(scene))


def _swings(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    tone = rgb("#4f7fa8") if scene.look.modern else rgb("#b4574a")
    canvas.shadow(x, y, 170, 13, 0.25)
    for s in (-1, 1):
        canvas.line([(x + s * 150, y), (x + s * 118, y - 300)], tone, 11)
        canvas.line([(x + s * 96, y - 8), (x + s * 118, y - 300)], tone, 11)
    canvas.line([(x - 124, y - 300), (x + 124, y - 300)], tone, 13)
    for dx, swing in ((-56, 16), (52, -8)):
        for w in (-18, 18):
            canvas.line([(x + dx + w, y - 296), (x + dx + w + swing, y - 84)], rgb("#8d8a92"), 3)
        canvas.rect(x + dx + swing - 27, y - 88, 54, 11, WOOD, weight=0.7)


def _slide(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 150, 13, 0.25)
    with canvas.group(x, y, flip=side > 0):
        for dx in (-104, -62):
            canvas.line([(dx, 0), (dx + 16, -236)], METAL, 9)
        for k in range(6):
            canvas.line([(-100 + 2.6 * k, -26 - 36 * k), (-58 + 2.6 * k, -26 - 36 * k)], METAL, 6)
        chute = [
            (-92, -224),
            (-36, -224),
            (20, -150),
            (104, -34),
            (150, -22),
            (150, -6),
            (92, -12),
            (0, -124),
            (-40, -190),
            (-92, -200),
        ]
        canvas.through(chute, rgb("#d9a441") if not scene.look.old else METAL, weight=0.9)
        canvas.line([(-90, -232), (-90, -276), (-42, -276), (-36, -230)], rgb("#c9574a"), 8, smooth=True)
        canvas.line([(60, -90), (60, 0)], METAL, 7)


def _see_saw(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 110, 9, 0.22)
    canvas.polygon([(x - 22, y), (x + 22, y), (x, y - 44)], rgb("#5f8f7a"), weight=0.8)
    with canvas.group(x, y - 44, angle=9):
        canvas.rect(-120, -7, 240, 13, rgb("#c9574a"), weight=0.8, radius=5)
        for s in (-1, 1):
            canvas.line([(s * 92, -7), (s * 92, -30)], METAL, 5)


@place("veranda")
def veranda(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The long porch of a Latin American house: posts, tiled floor, rocking chair, a hanging fern, garden."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    wall = rng.choice((rgb("#f0e0b8"), rgb("#e6b9a0"), rgb("#bcd3cd")))
    sky(scene, 500)
    with hour_light(scene):
        for base, air in ((440, 0.5), (500, 0.34)):
            hill(scene, base, 28, haze(scene, mix(look.grass, rgb("#6f9a68"), 0.35), air))
        for k in range(5):
            palm(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 5,
                600,
                rng.uniform(190, 270),
                air=0.25,
            )
        ground(scene, 590, look.grass)
        for k in range(9):
            x = scene.left + scene.width * (k + 0.5) / 9
            canvas.oval(
                x,
                640,
                46,
                30,
                mix(jitter(rgb("#7fa85a"), rng, 8), SNOW, 0.6 if look.snowy else 0.0),
                weight=0.6,
            )
            if look.season != "winter":
                for j in range(4):
                    canvas.dot(
                        x - 24 + 16 * j,
                        632 - 8 * (j % 2),
                        6,
                        (rgb("#e8574a"), rgb("#e78fa5"), rgb("#efb93f"))[k % 3],
                    )
        floor = mix(rgb("#c98262"), SNOW, 0.35 if look.snowy else 0.0)
        canvas.gradient(
            scene.left, 684, scene.width, 320, [(0, darken(floor, 0.15)), (1, lighten(floor, 0.1))]
        )
        for k in range(1, 6):
            y = 684 + 320 * (k / 6) ** 1.4
            canvas.line([(scene.left, y), (scene.right, y)], darken(floor, 0.25), 2, alpha=0.5)
        for k in range(-13, 14):
            canvas.line([(500 + 50 * k, 684), (500 + 108 * k, 1004)], darken(floor, 0.25), 2, alpha=0.4)
        canvas.rect(scene.left - 5, 676, scene.width + 10, 15, lighten(floor, 0.3), weight=0.7)
        _house_side(scene, side, wall)
        _posts(scene, side)
        _rocking_chair(scene, 500 - side * 390, 800, side)
        for k in range(2):
            potted_plant(
                scene,
                500 + side * (330 + 90 * k),
                760 + 20 * k,
                76,
                rng.choice((rgb("#e8574a"), rgb("#e78fa5"))),
            )
    return Ground(far_y=775, anchors=(Anchor("seat", 500 - side * 390, 720, 110),))


def _house_side(scene: Scene, side: int, wall: Colour) -> None:
    canvas = scene.canvas
    edge = 500 + side * (scene.width / 2 + 20)
    near = 500 + side * 270
    canvas.polygon([(near, 170), (edge, 60), (edge, 860), (near, 700)], wall, weight=0.9, shade=0.06)
    canvas.polygon(
        [(near, 610), (edge, 700), (edge, 862), (near, 702)], rgb("#7f9fae"), outline=False, shade=0.05
    )
    for t0, t1 in ((0.14, 0.42), (0.62, 0.95)):
        a, b = near + (edge - near) * t0, near + (edge - near) * t1
        canvas.polygon(
            [(a, 300 - 40 * t0), (b, 300 - 40 * t1), (b, 700 + 150 * t1), (a, 700 + 150 * t0)],
            rgb("#4f8a72"),
            weight=0.8,
        )
        m = (a + b) / 2
        canvas.line([(m, 296), (m, 720 + 150 * (t0 + t1) / 2)], darken(rgb("#4f8a72"), 0.35), 4)
        scene.flame(m, 480, 110, 0.5)


def _posts(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    roof = rgb("#8d6446")
    canvas.rect(
        scene.left - 5, canvas.top - 5, scene.width + 10, 118 - canvas.top, lighten(roof, 0.12), weight=0.7
    )
    for k in range(int(scene.width / 62) + 1):
        canvas.line(
            [(scene.left + 62 * k, canvas.top), (scene.left + 62 * k - side * 20, 112)], darken(roof, 0.2), 9
        )
    canvas.rect(scene.left - 5, 108, scene.width + 10, 28, roof, weight=0.9)
    posts = [500 - side * (10 + 250 * k) for k in range(int(scene.width / 500) + 2)]
    for x in posts:
        if scene.left - 20 < x < scene.right + 20:
            canvas.rect(x - 13, 134, 26, 556, roof, weight=0.8)
            for s in (-1, 1):
                canvas.limb([(x, 214), (x + s * 62, 138)], [15, 15], roof, weight=0.7)
    x = 500 - side * 140
    canvas.line([(x, 136), (x, 190)], rgb("#6d5a4a"), 3)
    for k in range(7):
        canvas.line(
            [(x, 200), (x - 60 + 20 * k, 216), (x - 78 + 26 * k, 268 - 6 * abs(k - 3))],
            rgb("#7fae5a"),
            8,
            smooth=True,
        )
    canvas.soft([(x - 30, 190), (x + 30, 190), (x + 18, 226), (x - 18, 226)], rgb("#c4714a"), weight=0.7)
    scene.flame(500 + side * 120, 190, 240, 0.55)


def _rocking_chair(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    wood = rgb("#7d5238")
    canvas.shadow(x, y, 110, 13, 0.3)
    with canvas.group(x, y, flip=side < 0):
        canvas.line([(-104, -22), (-60, -4), (0, 0), (60, -4), (104, -24)], wood, 11, smooth=True)
        for a, b in (((-50, -4), (-44, -120)), ((50, -4), (54, -176))):
            canvas.line([a, b], wood, 10)
        canvas.polygon([(-62, -112), (64, -120), (56, -96), (-58, -90)], rgb("#e0bd7c"), weight=0.8)
        canvas.limb([(-50, -104), (-84, -290)], [11, 11], wood, weight=0.7)
        canvas.polygon([(-44, -130), (-30, -132), (-66, -282), (-82, -278)], rgb("#e0bd7c"), weight=0.7)
        canvas.line([(-64, -178), (54, -176)], wood, 11)
