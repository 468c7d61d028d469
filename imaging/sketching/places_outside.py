"""Around the house: corral, swimming pool, flat roof and stable."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    PAPER,
    SNOW,
    STONE,
    WOOD,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    earth,
    flags,
    ground,
    haze,
    hill,
    hour_light,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WHITEWASH,
    pane,
    roof_colour,
    stone_wall,
    tile_rows,
)
from imaging.sketching.scenery_foreground import grass_front
from imaging.sketching.scenery_plants import broad_tree, cypress, potted_plant
from imaging.sketching.scenery_rooms import FLOOR_Y, window
from imaging.sketching.scenery_washing import washing_line


@place("corral")
def corral(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A walled farmyard: hen house with ladder and nests, straw, a stone trough, a cart wheel, a big gate."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    wall = rng.choice((WHITEWASH, rgb("#dcc096")))
    sky(scene, 430)
    with hour_light(scene):
        hill(scene, 400, 26, haze(scene, look.grass, 0.4))
        broad_tree(scene, 500 + side * 120, 430, 260, air=0.12)
        canvas.rect(scene.left - 5, 392, scene.width + 10, 300, wall, weight=0.8)
        area = skia.Path.Rect(skia.Rect(scene.left, 400, scene.right, 690))
        canvas.brush(area, darken(wall, 0.3), rng, count=50, length=60, width=6, angle=84, alpha=0.1)
        roof = roof_colour(scene)
        tile_rows(
            scene,
            [
                (scene.left - 10, 402),
                (scene.left - 10, 372),
                (scene.right + 10, 372),
                (scene.right + 10, 402),
            ],
            roof,
        )
        canvas.gradient(
            scene.left, 404, scene.width, 30, [(0, rgb("#4a3a44")), (1, rgb("#4a3a44"))], alphas=[0.25, 0.0]
        )
        _big_gate(scene, 500 + side * 30, 690)
        _cart_wheel(scene, 500 - side * 200, 622, 72)
        yard = earth(scene, rgb("#cfb286"))
        ground(scene, 686, yard)
        _hen_house(scene, 500 - side * 395, 762, side)
        _trough(scene, 500 + side * 360, 786)
        _scattered_straw(scene)
    return Ground(far_y=775, foreground=grass_front(scene, rgb("#a9a05c")))


def _big_gate(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 118, y - 250, 236, 250, lighten(STONE, 0.1), weight=0.8)
    for s in (-1, 1):
        canvas.rect(x + s * 50 - 48, y - 226, 96, 226, rgb("#8a6248"), weight=0.8)
        for k in range(1, 4):
            canvas.ink_line(
                [(x + s * 50 - 48 + 24 * k, y - 224), (x + s * 50 - 48 + 24 * k, y)],
                rgb("#55392c"),
                weight=0.7,
                alpha=0.6,
            )
        for dy in (60, 180):
            canvas.rect(x + s * 50 - 46, y - dy, 92, 12, rgb("#6f4c3a"), weight=0.6)
        canvas.oval(x + s * 12, y - 116, 8, 8, rgb("#4d4a52"), weight=0.6)


def _cart_wheel(scene: Scene, x: float, y: float, radius: float) -> None:
    canvas = scene.canvas
    rim = skia.Path()
    rim.addCircle(x, y, radius)
    rim.addCircle(x, y, radius * 0.82)
    rim.setFillType(skia.PathFillType.kEvenOdd)
    for k in range(5):
        with canvas.group(x, y, angle=36 * k):
            canvas.rect(-radius * 0.86, -5, radius * 1.72, 10, WOOD, weight=0.5)
    canvas.fill(rim, WOOD, weight=0.7)
    canvas.oval(x, y, radius * 0.17, radius * 0.17, darken(WOOD, 0.2), weight=0.7)


def _hen_house(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 150, 16, 0.3)
    for dx in (-96, 96):
        canvas.rect(x + dx - 7, y - 60, 14, 60, darken(WOOD, 0.2), weight=0.7)
    canvas.rect(x - 118, y - 230, 236, 176, rgb("#b98e62"), weight=0.8)
    for k in range(1, 8):
        canvas.ink_line(
            [(x - 118 + 29.5 * k, y - 228), (x - 118 + 29.5 * k, y - 56)],
            rgb("#6d4c34"),
            weight=0.6,
            alpha=0.5,
        )
    tile_rows(
        scene,
        [(x - 144, y - 222), (x - 120, y - 282), (x + 120, y - 282), (x + 144, y - 222)],
        roof_colour(scene),
    )
    hole = x + side * 44
    canvas.rect(hole - 28, y - 128, 56, 74, rgb("#4f3b34"), radius=26, weight=0.8)
    for k in range(2):
        nx = x - side * 58 + 44 * (k - 0.5)
        canvas.rect(nx - 19, y - 180, 38, 40, rgb("#5d453a"), weight=0.6)
        canvas.soft([(nx - 18, y - 142), (nx, y - 158), (nx + 18, y - 142)], rgb("#e0bb5e"), weight=0.5)
        canvas.oval(nx, y - 154, 8, 6, PAPER, weight=0.5)
    with canvas.group(hole, y, flip=side < 0):
        canvas.polygon([(-18, -56), (18, -56), (94, 0), (52, 0)], lighten(WOOD, 0.12), weight=0.7)
        for k in range(4):
            canvas.line([(-6 + 16 * k, -46 + 13 * k), (34 + 15 * k, -46 + 13 * k)], darken(WOOD, 0.3), 4)


def _trough(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 118, 14, 0.3)
    canvas.polygon([(x - 112, y - 56), (x + 112, y - 56), (x + 98, y), (x - 98, y)], STONE)
    canvas.oval(x, y - 56, 112, 13, lighten(STONE, 0.25), weight=0.8)
    canvas.oval(x, y - 55, 98, 9, rgb("#86b4be"), weight=0.7)


def _scattered_straw(scene: Scene) -> None:
    rng = scene.rng
    for _ in range(60):
        x, y = rng.uniform(scene.left, scene.right), rng.uniform(720, 980)
        dx = rng.uniform(-22, 22)
        scene.canvas.line(
            [(x, y), (x + dx, y + rng.uniform(-8, 8))],
            rgb("#e0bf66"),
            3,
            alpha=0.6 if not scene.look.snowy else 0.15,
        )


@place("swimming_pool")
def swimming_pool(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A tiled pool with ladder, diving board and lanes, changing cabins, parasol and lawn."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 520)
    with hour_light(scene):
        hill(scene, 520, 20, haze(scene, look.grass, 0.4))
        for k in range(8):
            (cypress if k % 3 == 0 else broad_tree)(
                scene, scene.left + scene.width * (k + 0.5) / 8, 566, rng.uniform(150, 210), air=0.22
            )
        _cabins(scene, side)
        ground(scene, 560, look.grass)
        rim = earth(scene, rgb("#e6dac2"))
        canvas.polygon(
            [(170, 600), (830, 600), (scene.right + 80, 782), (scene.left - 80, 782)],
            rim,
            weight=0.7,
            shade=0.05,
        )
        basin = [(200, 612), (800, 612), (scene.right + 10, 762), (scene.left - 10, 762)]
        tone = rgb("#62b7c9") if look.season in ("summer", "spring") else rgb("#7fa9ac")
        canvas.polygon(basin, mix(tone, SNOW, 0.3 if look.snowy else 0.0), weight=0.8, shade=0.2)
        for k in range(1, 4):
            a, b = 200 + 150 * k, scene.left + scene.width * k / 4
            canvas.line([(a, 614), (b, 760)], PAPER, 4, alpha=0.7)
        for _ in range(40):
            t = rng.random()
            y, w = 618 + 138 * t, 20 + 34 * t
            x = rng.uniform(220 - 200 * t, 780 + 200 * t)
            canvas.line([(x - w, y), (x, y - 4), (x + w, y)], rgb("#e3f5f6"), 2.4, alpha=0.6, smooth=True)
        pave = earth(scene, rgb("#e2d3b6"))
        canvas.gradient(scene.left, 776, scene.width, 230, [(0, lighten(pave, 0.2)), (1, darken(pave, 0.08))])
        flags(scene, 776, pave, rows=5)
        canvas.rect(scene.left - 5, 764, scene.width + 10, 16, rgb("#5f93b4"), weight=0.7)
        _diving_board(scene, 500 - side * 400, 790, side)
        _ladder(scene, 500 + side * 300, 776)
    return Ground(far_y=800, anchors=(Anchor("water", 500, 700, 320),))


def _cabins(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    for k in range(4):
        x = 500 + side * (150 + 92 * k)
        tone = (COLOURS["light_blue"], rgb("#efd9a4"), rgb("#e3a694"), rgb("#a9c79a"))[k]
        canvas.rect(x - 42, 470, 84, 104, tone, weight=0.7)
        for s in range(5):
            canvas.line([(x - 34 + 17 * s, 474), (x - 34 + 17 * s, 572)], lighten(tone, 0.5), 5, alpha=0.6)
        canvas.rect(x - 20, 496, 40, 78, PAPER, weight=0.6)
        canvas.polygon([(x - 50, 474), (x, 438), (x + 50, 474)], roof_colour(scene), weight=0.7)


def _diving_board(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 60, 10, 0.28)
    with canvas.group(x, y, flip=side < 0):
        for dx in (-34, 20):
            canvas.rect(dx - 5, -190, 10, 190, rgb("#c9d3d8"), weight=0.7)
        for k in range(5):
            canvas.line([(-34, -30 - 32 * k), (20, -30 - 32 * k)], rgb("#a9b3ba"), 5)
        canvas.rect(-50, -198, 210, 13, rgb("#5f93b4"), weight=0.8)
        canvas.rect(-50, -250, 8, 60, rgb("#c9d3d8"), weight=0.6)


def _ladder(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for s in (-1, 1):
        canvas.line(
            [(x + s * 22, y - 66), (x + s * 22, y - 96), (x + s * 22, y - 84), (x + s * 22, y + 8)],
            rgb("#d6dee2"),
            8,
        )
        canvas.oval(x + s * 22, y - 96, 6, 10, rgb("#d6dee2"), weight=0.6)
    for k in range(2):
        canvas.line([(x - 22, y - 26 - 26 * k), (x + 22, y - 26 - 26 * k)], rgb("#b4bec4"), 6)


@place("rooftop")
def rooftop(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An azotea: washing in the wind, roofs, domes and aerials of the town, pots along the wall."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 520)
    with hour_light(scene):
        hill(scene, 470, 24, haze(scene, look.grass, 0.55))
        for row, (y, air) in enumerate(((520, 0.42), (570, 0.28), (630, 0.14))):
            x = scene.left - 30
            while x < scene.right:
                w = rng.uniform(70, 120)
                tall = rng.uniform(50, 110) + 14 * row
                tone = haze(
                    scene, rng.choice((WHITEWASH, rgb("#efd9b0"), rgb("#e3b796"), rgb("#dcd3c4"))), air
                )
                canvas.rect(x, y - tall, w, tall + 60, tone, weight=0.6)
                for k in range(2):
                    pane(scene, x + w * (0.2 + 0.4 * k), y - tall + 18, w * 0.18, 26, air=air)
                if not look.old and rng.random() < 0.5:
                    _aerial(scene, x + w * 0.5, y - tall)
                elif rng.random() < 0.4:
                    tile_rows(
                        scene,
                        [(x - 6, y - tall + 4), (x + w / 2, y - tall - 34), (x + w + 6, y - tall + 4)],
                        haze(scene, roof_colour(scene), air),
                    )
                x += w + 3
        shine_now(scene)
        canvas.rect(scene.left - 5, 612, scene.width + 10, 96, WHITEWASH, weight=0.8)
        canvas.rect(scene.left - 5, 602, scene.width + 10, 16, rgb("#c97f5c"), weight=0.7)
        tiles = mix(rgb("#cf8f6a"), SNOW, 0.75 if look.snowy else 0.0)
        ground(scene, 700, tiles, texture=False)
        flags(scene, 700, rgb("#cf8f6a"), rows=8, columns=17)
        _stair_hut(scene, 500 + side * 400, 740)
        for k in range(3):
            potted_plant(
                scene,
                500 - side * (300 + 66 * k),
                720 + 14 * k,
                60 + 8 * k,
                rng.choice((rgb("#d8504a"), rgb("#e78fa5"))),
            )
        ends = sorted((500 + side * 310, 500 - side * (scene.width / 2 + 30)))
        washing_line(scene, ends[0], ends[1], 236, 40, 170)
    return Ground(far_y=770, left=60, right=940)


def _aerial(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x, y), (x, y - 66)], rgb("#7d7f88"), 3)
    for k in range(4):
        canvas.line([(x - 26 + 4 * k, y - 62 + 9 * k), (x + 26 - 4 * k, y - 62 + 9 * k)], rgb("#7d7f88"), 2)


def _stair_hut(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 120, 14, 0.28)
    canvas.rect(x - 100, y - 330, 200, 330, rgb("#f3e8d2"), weight=0.8)
    tile_rows(
        scene,
        [(x - 118, y - 324), (x - 92, y - 366), (x + 92, y - 366), (x + 118, y - 324)],
        roof_colour(scene),
    )
    canvas.rect(x - 48, y - 220, 96, 220, rgb("#5f8a9c"), weight=0.8)
    for k in (1, 2):
        canvas.rect(x - 36, y - 220 + 14 + 102 * (k - 1), 72, 88, lighten(rgb("#5f8a9c"), 0.14), weight=0.6)
    scene.flame(x, y - 250, 160, 0.6)


@place("stable")
def stable(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Inside the stable: manger full of hay, beams and posts, harness on the wall, a small window, straw."""
    scene = Scene(canvas, look, rng)
    stone = rgb("#c9b698")
    with hour_light(scene):
        canvas.rect(scene.left - 5, canvas.top - 5, scene.width + 10, 1010 - canvas.top, stone, outline=False)
        stone_wall(scene, FLOOR_Y, FLOOR_Y - 100, stone)
        canvas.gradient(
            scene.left, 100, scene.width, 590, [(0, rgb("#4f3f38")), (1, rgb("#4f3f38"))], alphas=[0.34, 0.05]
        )
        window(scene, 440, 190, 150, 130, frame=rgb("#7a5540"))
        floor = rgb("#c4a06a")
        canvas.gradient(
            scene.left, FLOOR_Y, scene.width, 314, [(0, darken(floor, 0.25)), (1, lighten(floor, 0.15))]
        )
        area = skia.Path.Rect(skia.Rect(scene.left, FLOOR_Y + 10, scene.right, 1000))
        canvas.brush(area, rgb("#8d6f3f"), rng, count=170, length=46, width=3, alpha=0.35)
        canvas.brush(area, rgb("#efd68e"), rng, count=190, length=46, width=3, angle=25, alpha=0.6)
        for k in range(int(scene.width / 210) + 2):
            x = scene.left + 210 * k - 20
            canvas.polygon(
                [(x, canvas.top), (x + 50, canvas.top), (x + 46, 108), (x + 4, 108)],
                rgb("#7d5a42"),
                weight=0.8,
            )
        canvas.rect(scene.left - 5, 96, scene.width + 10, 34, rgb("#6d4c38"), weight=0.9)
        _manger(scene, 760, 700)
        _harness(scene, 250, 300)
        for x in (52, 948):
            canvas.limb([(x, 800), (x, 110)], [40, 34], rgb("#7d5a42"))
            for s in (-1, 1):
                canvas.limb([(x, 220), (x + s * 90, 130)], [20, 20], rgb("#7d5a42"), weight=0.8)
        _hay_and_fork(scene, 150, 800)
        canvas.polygon([(860, 740), (930, 740), (922, 806), (868, 806)], rgb("#8f9aa3"), weight=0.9)
        canvas.line([(862, 742), (895, 690), (928, 742)], rgb("#5b5f66"), 5, smooth=True)
    return Ground(far_y=775, left=120, right=880)


def _manger(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    hay = through_path(
        [(x - 190, y - 120), (x - 120, y - 196), (x, y - 216), (x + 110, y - 190), (x + 190, y - 120)]
    )
    canvas.fill(hay, rgb("#dcbc66"), weight=0.8)
    canvas.brush(hay, rgb("#8d6f2f"), rng, count=40, length=50, width=3, angle=60, alpha=0.4)
    canvas.polygon(
        [(x - 206, y - 130), (x + 206, y - 130), (x + 180, y - 20), (x - 180, y - 20)],
        rgb("#8a6248"),
        weight=0.9,
    )
    for k in range(1, 4):
        canvas.ink_line(
            [(x - 200 + 8 * k, y - 130 + 28 * k), (x + 200 - 8 * k, y - 130 + 28 * k)],
            DARK_WOOD,
            weight=0.7,
            alpha=0.6,
        )
    canvas.rect(x - 212, y - 142, 424, 18, lighten(rgb("#8a6248"), 0.12), weight=0.8)
    for s in (-1, 1):
        canvas.rect(x + s * 160 - 10, y - 26, 20, 32, rgb("#6d4c38"), weight=0.7)


def _harness(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    leather = rgb("#6d4632")
    for k in range(3):
        canvas.rect(x - 110 + 100 * k, y - 12, 13, 26, WOOD, weight=0.6)
    canvas.line(
        [(x - 104, y), (x - 140, y + 90), (x - 104, y + 170), (x - 66, y + 90), (x - 104, y)],
        leather,
        13,
        smooth=True,
    )
    canvas.line([(x - 4, y), (x - 30, y + 80), (x - 6, y + 130)], leather, 7, smooth=True)
    canvas.line([(x - 4, y), (x + 26, y + 70), (x + 4, y + 120)], leather, 7, smooth=True)
    canvas.oval(x - 2, y + 130, 12, 12, rgb("#cfa04a"), weight=0.7)
    canvas.soft(
        [
            (x + 60, y + 10),
            (x + 100, y - 6),
            (x + 150, y + 10),
            (x + 156, y + 80),
            (x + 104, y + 60),
            (x + 58, y + 84),
        ],
        leather,
        weight=0.8,
    )
    canvas.line([(x + 76, y + 70), (x + 76, y + 130)], leather, 6)
    canvas.line([(x + 66, y + 136), (x + 86, y + 136)], rgb("#8f9aa3"), 8)


def _hay_and_fork(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, 130, 16, 0.3)
    heap = through_path(
        [(x - 130, y), (x - 90, y - 90), (x, y - 140), (x + 90, y - 84), (x + 130, y), (x, y + 10)]
    )
    canvas.fill(heap, rgb("#dcbc66"), weight=0.8)
    canvas.brush(heap, rgb("#8d6f2f"), rng, count=50, length=46, width=3, angle=58, alpha=0.4)
    canvas.brush(heap, rgb("#f3dfa0"), rng, count=40, length=46, width=3, angle=-48, alpha=0.5)
    canvas.limb([(x + 30, y - 60), (x + 120, y - 330)], [11, 9], rgb("#b98a58"), weight=0.7)
