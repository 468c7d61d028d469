"""Small places: cemetery, thatched hut and balcony."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    SNOW,
    WOOD,
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
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WHITEWASH,
    church_tower,
    house,
    roof_colour,
    tile_rows,
)
from imaging.sketching.scenery_depth import arch_path, window_rows
from imaging.sketching.scenery_foreground import grass_front, grassy
from imaging.sketching.scenery_plants import broad_tree, bush, cypress, palm, potted_plant


@place("cemetery")
def cemetery(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A quiet cemetery: cypresses, white chapel, crosses with flowers, a wall of niches, a path."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        far_hills(scene, 540)
        for k in range(9):
            cypress(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 9,
                640,
                rng.uniform(170, 250),
                air=0.22,
            )
        _niches(scene, side)
        _chapel(scene, 500 - side * 40, 664)
        ground(scene, 656, mix(look.grass, rgb("#a9b083"), 0.3))
        footpath(scene, 664, 500 - side * 40, rgb("#e3d6ba"), 250)
        for k in range(3):
            for s in (-1, 1):
                x = 500 + s * (200 + 76 * k)
                _grave(scene, x + s * 10, 706 + 42 * k, 0.62 + 0.19 * k, k + (s > 0))
        cypress(scene, 500 + side * 455, 800, 600)
        grassy(scene, 800, 6)
    return Ground(far_y=775, left=150, right=850, foreground=grass_front(scene))


def _niches(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    x0, x1 = (640.0, scene.right + 10) if side > 0 else (scene.left - 10, 360.0)
    canvas.rect(x0, 520, x1 - x0, 140, WHITEWASH, weight=0.8)
    tile_rows(scene, [(x0 - 6, 524), (x1 + 6, 524), (x1 + 6, 500), (x0 - 6, 500)], roof_colour(scene))
    for r in range(2):
        for k in range(int((x1 - x0) / 56)):
            x = x0 + 10 + 56 * k
            canvas.fill(arch_path(x + 22, 584 + 64 * r, 42, 52), rgb("#d9d3c6"), weight=0.6)
            canvas.dot(x + 22, 574 + 64 * r, 5, (rgb("#d8504a"), rgb("#efb93f"), rgb("#e78fa5"))[(k + r) % 3])


def _chapel(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 70, y - 130, 140, 130, WHITEWASH, weight=0.8)
    canvas.polygon([(x - 84, y - 126), (x, y - 206), (x + 84, y - 126)], roof_colour(scene), weight=0.8)
    canvas.rect(x - 18, y - 236, 36, 50, WHITEWASH, weight=0.7)
    canvas.polygon([(x - 24, y - 234), (x, y - 262), (x + 24, y - 234)], roof_colour(scene), weight=0.6)
    canvas.soft([(x, y - 226), (x + 10, y - 200), (x - 10, y - 200)], rgb("#c99a4c"), weight=0.5)
    canvas.line([(x, y - 260), (x, y - 292)], rgb("#5a5054"), 4)
    canvas.line([(x - 9, y - 280), (x + 9, y - 280)], rgb("#5a5054"), 4)
    canvas.fill(arch_path(x, y, 50, 86), rgb("#7a5541"), weight=0.8)
    canvas.oval(x, y - 118, 13, 13, rgb("#8aa3b5"), weight=0.6)
    scene.flame(x, y - 60, 110, 0.6)


def _grave(scene: Scene, x: float, y: float, size: float, kind: int) -> None:
    canvas = scene.canvas
    stone = jitter(mix(rgb("#d9d3c6"), SNOW, 0.4 if scene.look.snowy else 0.0), scene.rng, 6)
    canvas.shadow(x, y, 70 * size, 12 * size, 0.28)
    with canvas.group(x, y, size):
        canvas.polygon([(-58, 0), (58, 0), (46, -22), (-46, -22)], darken(stone, 0.06), weight=0.8)
        if kind % 2:
            canvas.fill(arch_path(0, -18, 74, 118), stone, weight=0.8)
            canvas.line([(0, -112), (0, -72)], darken(stone, 0.4), 5)
            canvas.line([(-13, -98), (13, -98)], darken(stone, 0.4), 5)
            for k in range(2):
                canvas.line([(-22, -56 + 14 * k), (22, -56 + 14 * k)], darken(stone, 0.3), 3)
        else:
            canvas.rect(-26, -46, 52, 28, stone, weight=0.8)
            canvas.rect(-9, -170, 18, 126, stone, weight=0.8)
            canvas.rect(-42, -136, 84, 18, stone, weight=0.8)
        for k in range(5):
            canvas.dot(
                -28 + 14 * k, -14 - 7 * (k % 2), 9, (rgb("#e8574a"), rgb("#f2c34a"), rgb("#f6f0e2"))[k % 3]
            )
            canvas.dot(-26 + 14 * k, -4, 6, rgb("#6b9a57"))
    if scene.look.lit or scene.look.occasion == "day_of_the_dead":
        scene.lights.append(
            lambda: canvas.glow(x + 40 * size, y - 16 * size, 60 * size, (255, 200, 110), 0.7)
        )
        scene.lights.append(lambda: canvas.dot(x + 40 * size, y - 14 * size, 6 * size, (255, 226, 150)))


@place("hut")
def hut(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A thatched hut of poles or mud with its hammock and water jar, plantains, palms and beaten earth."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        for base, air in ((470, 0.5), (530, 0.34)):
            hill(scene, base, 34, haze(scene, mix(look.grass, rgb("#6f9a68"), 0.4), air))
        for k in range(6):
            palm(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 6,
                640,
                rng.uniform(190, 260),
                air=0.28,
            )
        broad_tree(scene, 500 + side * 300, 656, 260, air=0.1)
        yard = earth(scene, mix(rgb("#d3ad7c"), look.grass, 0.14))
        ground(scene, 640, yard)
        thatched(scene, 500 - side * 190, 700)
        _hammock(scene, 500 + side * 110, 500 + side * 390, 560)
        palm(scene, 500 + side * 440, 790, 560)
        _clay_jar(scene, 500 - side * 390, 780)
        _fire_stones(scene, 500 + side * 40, 728)
        bush(scene, 500 - side * 470, 800, 200, blooms=rgb("#e8574a"))
    return Ground(far_y=775, foreground=grass_front(scene))


def thatched(scene: Scene, x: float, y: float) -> None:
    """A hut of poles under a thatched roof, the middle of its foot at (x, y)."""
    canvas, rng = scene.canvas, scene.rng
    wall = rgb("#c9996a")
    canvas.shadow(x, y, 240, 20, 0.3)
    canvas.rect(x - 190, y - 190, 380, 190, wall, weight=0.8)
    for k in range(20):
        canvas.rect(x - 188 + 19 * k, y - 190, 16, 190, jitter(wall, rng, 10), weight=0.4, shade=0.12)
    canvas.rect(x - 46, y - 156, 84, 156, rgb("#5c4236"), weight=0.8)
    canvas.rect(x + 84, y - 132, 66, 56, rgb("#5c4236"), weight=0.7)
    canvas.rect(x + 80, y - 136, 40, 64, rgb("#9a6a4a"), weight=0.6)
    scene.flame(x - 4, y - 80, 130, 0.7)
    thatch = mix(rgb("#bb9650"), SNOW, 0.7 if scene.look.snowy else 0.0)
    roof = through_path(
        [
            (x - 262, y - 156),
            (x - 180, y - 236),
            (x - 96, y - 346),
            (x, y - 364),
            (x + 96, y - 346),
            (x + 180, y - 236),
            (x + 262, y - 156),
            (x + 130, y - 172),
            (x, y - 166),
            (x - 130, y - 172),
        ]
    )
    canvas.fill(roof, thatch, weight=0.9, shade=0.22)
    canvas.brush(roof, darken(thatch, 0.45), rng, count=90, length=70, width=3, angle=72, alpha=0.3)
    canvas.brush(roof, darken(thatch, 0.45), rng, count=60, length=70, width=3, angle=108, alpha=0.3)
    canvas.brush(roof, lighten(thatch, 0.5), rng, count=60, length=60, width=3, angle=80, alpha=0.35)
    canvas.limb(
        [(x - 104, y - 346), (x, y - 372), (x + 104, y - 346)], [26, 30, 26], darken(thatch, 0.12), weight=0.7
    )


def _hammock(scene: Scene, x0: float, x1: float, y: float) -> None:
    canvas = scene.canvas
    a, b = min(x0, x1), max(x0, x1)
    for x in (a, b):
        canvas.limb([(x, y + 170), (x, y - 60)], [17, 14], WOOD, weight=0.7)
    third = (b - a) / 4
    canvas.line([(a, y - 20), (a + third, y + 40)], rgb("#e6d3a8"), 4)
    canvas.line([(b, y - 20), (b - third, y + 40)], rgb("#e6d3a8"), 4)
    shape = through_path(
        [
            (a + third * 0.8, y + 30),
            ((a + b) / 2, y + 66),
            (b - third * 0.8, y + 30),
            (b - third * 1.3, y + 96),
            ((a + b) / 2, y + 116),
            (a + third * 1.3, y + 96),
        ]
    )
    canvas.fill(shape, rgb("#d98a5c"), weight=0.8)
    with canvas.clip(shape):
        for k, tone in enumerate(("#efc14a", "#5f93b4", "#efe3c8", "#c9574a")):
            canvas.line(
                [(a, y + 34 + 22 * k), ((a + b) / 2, y + 70 + 16 * k), (b, y + 34 + 22 * k)],
                rgb(tone),
                8,
                smooth=True,
                alpha=0.9,
            )


def _clay_jar(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    clay = rgb("#c47f56")
    canvas.shadow(x, y, 62, 11, 0.3)
    canvas.soft(
        [(x - 24, y - 130), (x + 24, y - 130), (x + 64, y - 74), (x + 40, y), (x - 40, y), (x - 64, y - 74)],
        clay,
        shade=0.2,
    )
    canvas.oval(x, y - 126, 28, 8, darken(clay, 0.4), weight=0.7)
    canvas.soft(
        [(x + 20, y - 130), (x + 34, y - 152), (x + 58, y - 140), (x + 40, y - 124)],
        rgb("#d9b46a"),
        weight=0.6,
    )


def _fire_stones(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 64, 10, 0.3)
    for dx, dy in ((-40, 0), (40, 0), (0, -14)):
        canvas.oval(x + dx, y - 12 + dy, 24, 17, rgb("#8d857a"), weight=0.7)
    canvas.soft(
        [(x - 40, y - 62), (x + 40, y - 62), (x + 34, y - 26), (x - 34, y - 26)], rgb("#4f4a50"), weight=0.8
    )
    canvas.oval(x, y - 62, 40, 9, rgb("#6d6870"), weight=0.7)

    def fire() -> None:
        canvas.glow(x, y - 14, 110, (255, 180, 90), 0.5)
        for dx, h in ((-14, 22), (12, 24), (0, 30)):
            canvas.soft(
                [(x + dx, y - h), (x + dx + 9, y - 8), (x + dx, y), (x + dx - 9, y - 8)],
                rgb("#f0963f"),
                weight=0.3,
            )

    scene.lights.append(fire)


@place("balcony")
def balcony(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A balcony over the street: wrought rail with geraniums, blind and door, the houses opposite."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 420)
    with hour_light(scene):
        church_tower(scene, 500 + side * 40, 520, 84, 330, rgb("#ead7b3"))
        for s in (-1, 1):
            _opposite(scene, s)
        _far_street(scene)
        shine_now(scene)
        _rail(scene)
        floor = mix(rgb("#cf8f6a"), SNOW, 0.7 if look.snowy else 0.0)
        ground(scene, 724, floor, texture=False)
        for k in range(1, 5):
            y = 724 + 280 * (k / 5) ** 1.4
            canvas.line([(scene.left, y), (scene.right, y)], darken(floor, 0.25), 2, alpha=0.5)
        for k in range(-12, 13):
            canvas.line([(500 + 52 * k, 724), (500 + 110 * k, 1004)], darken(floor, 0.25), 2, alpha=0.4)
        _balcony_door(scene, side)
        canvas.rect(
            scene.left - 5, canvas.top - 5, scene.width + 10, 76 - canvas.top, rgb("#c9a57c"), weight=0.8
        )
        for k in range(int(scene.width / 34)):
            canvas.line(
                [(scene.left + 34 * k, canvas.top), (scene.left + 34 * k, 74)], rgb("#8d6f50"), 3, alpha=0.6
            )
    return Ground(far_y=780, left=90, right=910)


def _opposite(scene: Scene, side: int) -> None:
    canvas, rng = scene.canvas, scene.rng
    x = 500 + side * 112.0
    k = 0
    while scene.left - 10 < x < scene.right + 10:
        w = 150.0 + 40 * k
        left = x if side > 0 else x - w
        tall = 330 + 60 * k + rng.uniform(0, 50)
        wall = haze(scene, rng.choice((rgb("#e9c9a0"), rgb("#e3b796"), rgb("#d9cdb8"), rgb("#efdcb4"))), 0.14)
        canvas.rect(left, 690 - tall, w, tall, wall, weight=0.8)
        window_rows(
            scene,
            left + 4,
            690 - tall + 10,
            w - 8,
            tall - 30,
            2,
            3,
            shutters=haze(scene, rgb("#5f8f7a"), 0.15),
        )
        tile_rows(
            scene,
            [
                (left - 8, 694 - tall),
                (left - 8, 668 - tall),
                (left + w + 8, 668 - tall),
                (left + w + 8, 694 - tall),
            ],
            haze(scene, roof_colour(scene), 0.1),
        )
        x += side * w
        k += 1


def _far_street(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.polygon([(388, 700), (612, 700), (540, 530), (460, 530)], earth(scene, rgb("#d3c3a4")), weight=0.6)
    for k in range(3):
        house(scene, 452 + 34 * k, 534, 34, 50, WHITEWASH, air=0.25)


def _rail(scene: Scene) -> None:
    canvas = scene.canvas
    iron = rgb("#4d4a52")
    bars = skia.Path()
    count = int(scene.width / 30)
    for k in range(count + 1):
        x = scene.left + scene.width * k / count
        bars.moveTo(x, 560)
        bars.lineTo(x, 722)
        if k % 3 == 0:
            bars.addCircle(x + 15, 640, 13)
    canvas.trace(bars, iron, weight=1.3)
    for y, w in ((590, 5), (704, 6)):
        canvas.line([(scene.left, y), (scene.right, y)], iron, w)
    canvas.rect(scene.left - 5, 548, scene.width + 10, 14, darken(WOOD, 0.1), radius=6, weight=0.8)
    blooms = (rgb("#d8504a"), rgb("#e78fa5"), rgb("#c05a96"), rgb("#f6efe2"))
    for k in range(int(scene.width / 96) + 1):
        x = scene.left + 40 + 96 * k
        if abs(x - 500) > 200:
            potted_plant(scene, x, 616, 58, blooms[k % 4])


def _balcony_door(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    edge = 500 + side * (scene.width / 2 + 10)
    near = 500 + side * 396
    a, b = min(edge, near), max(edge, near)
    canvas.rect(a, canvas.top, b - a, 800 - canvas.top, WHITEWASH, weight=0.9)
    canvas.rect(a, 760, b - a, 44, rgb("#c9a57c"), weight=0.7)
    inner = a + 14 if side > 0 else b - 104
    canvas.rect(inner, 240, 90, 560, rgb("#6f8fa0"), weight=0.9)
    for r in range(3):
        _door_glass(scene, inner + 12, 260 + 150 * r, 66, 130)
    roll = skia.Path.Rect(skia.Rect(inner - 6, 180, inner + 96, 330))
    canvas.fill(roll, rgb("#8fae72"), weight=0.8)
    canvas.hatch(roll, rgb("#5c7a4c"), gap=11, angle=0, alpha=0.5)


def _door_glass(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    """The glass of the balcony door."""
    canvas = scene.canvas
    canvas.rect(x, y, width, height, rgb("#a9c3cb"), weight=0.6)
    if scene.look.lit:
        scene.lights.append(lambda: canvas.rect(x, y, width, height, rgb("#ffd98a"), weight=0.6, alpha=0.85))
