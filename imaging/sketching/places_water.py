"""Places by the water: beach, harbour, river and washing place."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import COLOURS, PAPER, SNOW, STONE, WOOD, Colour, darken, lighten, mix, rgb
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, earth, far_hills, ground, haze, hill, hour_light, puffy_path, sky
from imaging.sketching.scenery_buildings import (
    WHITEWASH,
    church_tower,
    house,
    mirrored,
    roof_colour,
    stone_wall,
    water_area,
)
from imaging.sketching.scenery_foreground import boulder, grass_front, grassy
from imaging.sketching.scenery_plants import broad_tree, bush, palm, poplar
from imaging.sketching.scenery_washing import washing_line

SAND = rgb("#ecd5a2")


SEA = rgb("#5fa6b8")


@place("beach")
def beach(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Sea, a sail, a headland, sand with parasol and shells."""
    scene = Scene(canvas, look, rng)
    sky(scene, 520)
    side = rng.choice((-1, 1))
    with hour_light(scene):
        _headland(scene, side)
        water_area(scene, 520, 700, SEA)
        for k in range(3):
            _roller(scene, 596 + 28 * k, 0.5 + 0.22 * k)
        _gulls(scene, 500 + side * 40, 230)
        _sail(scene, 500 - side * rng.uniform(190, 330), 548)
        shore = [
            (scene.left - 60, 690),
            (250, 672),
            (520, 700),
            (780, 680),
            (scene.right + 60, 694),
            (scene.right + 60, 1100),
            (scene.left - 60, 1100),
        ]
        for lift, alpha in ((-26, 0.5), (-9, 0.95)):
            canvas.line([(x, y + lift) for x, y in shore[:5]], rgb("#f7fbf7"), 13, alpha=alpha, smooth=True)
        sand = mix(SAND, rgb("#d8d0bd"), 0.4 if look.season == "winter" or look.grey else 0)
        area = through_path(shore)
        canvas.fill(area, earth(scene, sand), outline=False, shade=0.16)
        canvas.fill(
            through_path(
                [(x, y + 14) for x, y in shore[:5]]
                + [(scene.right + 60, 724), (500, 734), (scene.left - 60, 722)]
            ),
            darken(sand, 0.16),
            outline=False,
            shade=0,
            alpha=0.45,
            blur=5,
        )
        canvas.brush(area, darken(sand, 0.3), rng, count=40, length=64, width=5, alpha=0.14)
        canvas.speckle(area, darken(sand, 0.4), rng, count=60, radius=2.6, alpha=0.35)
        for x, y, size in ((500 - side * 436, 716, 120), (500 - side * 360, 724, 74)):
            boulder(scene, x, y, size)
        if look.season in ("summer", "spring") and not look.snowy:
            if look.old:
                _bathing_huts(scene, side)
            else:
                _parasol(scene, 500 + side * 372, 800)
                _towel(scene, side)
            _pail(scene, 500 - side * 268, 838)
        else:
            _beached_boat(scene, 500 + side * 370, 800)
    shells = [(rng.uniform(scene.left, scene.right), rng.uniform(960, 994)) for _ in range(9)]

    def foreground(front: Canvas) -> None:
        with hour_light(Scene(front, look, random.Random(0)), calm=0):
            for i, (x, y) in enumerate(shells):
                if i % 3 == 0:
                    front.soft([(x - 9, y), (x, y - 15), (x + 9, y), (x, y + 4)], rgb("#f2d3c0"), weight=0.6)
                else:
                    front.oval(x, y, 8 + i, 4, rgb("#c9ae86"), weight=0.5)

    return Ground(far_y=760, foreground=foreground, anchors=(Anchor("water", 500 - side * 120, 600, 260),))


def _headland(scene: Scene, side: int) -> None:
    """A far cape with its white village, and a nearer one with pines."""
    canvas, rng = scene.canvas, scene.rng
    edge = 500 + side * (scene.width / 2 + 80)
    far = [(edge, 424), (500 + side * 330, 446), (500 + side * 190, 488), (500 + side * 90, 522), (edge, 524)]
    canvas.through(far, haze(scene, rgb("#9aa7a0"), 0.6), weight=0.5)
    near = [
        (edge, 372),
        (500 + side * 440, 398),
        (500 + side * 360, 452),
        (500 + side * 262, 522),
        (edge, 526),
    ]
    canvas.through(near, haze(scene, rgb("#a3a586"), 0.3), weight=0.6)
    for k in range(6):
        x, y = 500 + side * (372 + 26 * k), 462 - 13 * k + 10 * (k % 2)
        canvas.rect(x - 13, y - 12, 26, 22, haze(scene, WHITEWASH, 0.08), weight=0.5)
        canvas.polygon(
            [(x - 16, y - 11), (x, y - 21), (x + 16, y - 11)], haze(scene, rgb("#c0704c"), 0.2), weight=0.4
        )
    for _ in range(9):
        x = 500 + side * rng.uniform(330, scene.width / 2)
        canvas.oval(x, rng.uniform(490, 508), 15, 10, haze(scene, rgb("#6f9070"), 0.3), weight=0.4)


def _roller(scene: Scene, y: float, size: float) -> None:
    """A low wave with its broken crest of foam."""
    canvas, rng = scene.canvas, scene.rng
    x = scene.left + rng.uniform(-120, 0)
    while x < scene.right:
        reach = rng.uniform(150, 260) * size
        crest = [(x, y), (x + reach * 0.3, y - 9 * size), (x + reach * 0.7, y - 9 * size), (x + reach, y)]
        canvas.line([(px, py + 5) for px, py in crest], darken(SEA, 0.25), 6 * size, alpha=0.35, smooth=True)
        canvas.line(crest, rgb("#f4fafa"), 7 * size, alpha=0.8, smooth=True)
        x += reach + rng.uniform(90, 220)


def _gulls(scene: Scene, x: float, y: float) -> None:
    for dx, dy, s in ((0, 0, 0.7), (96, 40, 0.5), (-80, 52, 0.45)):
        with scene.canvas.group(x + dx, y + dy, s):
            wings = [(-46, -14), (-20, -22), (0, 0), (22, -22), (48, -10)]
            scene.canvas.limb(wings, [3, 9, 12, 9, 3], PAPER, weight=0.7)


def _bathing_huts(scene: Scene, side: int) -> None:
    """The striped cabins of old bathing beaches."""
    canvas = scene.canvas
    for k, tone in enumerate((rgb("#c9574a"), rgb("#4f7fa8"), rgb("#d9a441"))):
        x, y, w = 500 + side * (452 - 104 * k), 792 - 30 * k, 112 - 16 * k
        canvas.shadow(x, y, w * 0.66, 10, 0.28)
        canvas.rect(x - w / 2, y - w * 1.9, w, w * 1.9, PAPER, weight=0.8)
        for j in range(4):
            canvas.rect(
                x - w / 2 + w * (0.06 + 0.25 * j), y - w * 1.9, w * 0.12, w * 1.9, tone, outline=False
            )
        canvas.rect(x - w * 0.2, y - w * 1.3, w * 0.4, w * 1.3, rgb("#efe3cb"), weight=0.6)
        roof = [(x - w * 0.62, y - w * 1.86), (x, y - w * 2.5), (x + w * 0.62, y - w * 1.86)]
        canvas.polygon(roof, tone, weight=0.8)
        canvas.line([(x, y - w * 2.5), (x, y - w * 2.8)], WOOD, 4)
        canvas.polygon([(x, y - w * 2.8), (x + w * 0.3, y - w * 2.7), (x, y - w * 2.6)], tone, weight=0.6)


def _towel(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    cloth = [
        (500 - side * 430, 770),
        (500 - side * 300, 770),
        (500 - side * 320, 812),
        (500 - side * 470, 812),
    ]
    canvas.polygon(cloth, rgb("#d9776b"), weight=0.7)
    for k in (0.25, 0.5, 0.75):
        canvas.line([(500 - side * (430 - 130 * k), 772), (500 - side * (470 - 150 * k), 810)], PAPER, 7)


def _beached_boat(scene: Scene, x: float, y: float) -> None:
    """A fishing boat pulled up for the winter, keel upwards."""
    canvas, paint = scene.canvas, mix(rgb("#4f86a8"), SNOW, 0.5 if scene.look.snowy else 0)
    canvas.shadow(x, y, 140, 14, 0.3)
    canvas.soft([(x - 140, y), (x - 104, y - 70), (x, y - 96), (x + 104, y - 70), (x + 140, y)], paint)
    canvas.line([(x - 118, y - 34), (x, y - 58), (x + 118, y - 34)], PAPER, 6, smooth=True)
    canvas.line(
        [(x - 130, y - 4), (x, y - 84), (x + 130, y - 4)], darken(paint, 0.3), 4, alpha=0.5, smooth=True
    )


def _pail(scene: Scene, x: float, y: float) -> None:
    """A child's bucket and spade by a sand castle."""
    canvas, sand = scene.canvas, rgb("#d9bb84")
    canvas.shadow(x, y, 70, 9, 0.25)
    for dx, w, h in ((-34, 44, 40), (20, 38, 34), (-8, 42, 62)):
        canvas.polygon(
            [(x + dx - w / 2, y), (x + dx + w / 2, y), (x + dx + w * 0.4, y - h), (x + dx - w * 0.4, y - h)],
            sand,
            weight=0.7,
        )
    canvas.polygon(
        [(x + 52, y - 30), (x + 88, y - 30), (x + 82, y + 4), (x + 58, y + 4)], rgb("#4f8fb4"), weight=0.8
    )
    canvas.line([(x + 52, y - 30), (x + 70, y - 50), (x + 88, y - 30)], rgb("#efe3cb"), 4, smooth=True)


def _sail(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.polygon([(x - 38, y), (x + 40, y), (x + 26, y + 18), (x - 26, y + 18)], rgb("#a65f44"), weight=0.7)
    canvas.line([(x, y), (x, y - 92)], WOOD, 4)
    canvas.soft([(x + 4, y - 96), (x + 34, y - 40), (x + 50, y - 4), (x + 4, y - 8)], PAPER, weight=0.7)
    canvas.soft([(x - 4, y - 80), (x - 4, y - 8), (x - 34, y - 8)], rgb("#f0e0c4"), weight=0.7)


def _parasol(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x + 30, y, 120, 16, 0.25)
    canvas.line([(x, y), (x + 8, y - 250)], rgb("#e9dfc8"), 8)
    with canvas.group(x + 8, y - 205, 1.0, angle=-6):
        edge = [-130, -78, -26, 26, 78, 130]
        for i in range(5):
            canvas.fill(_gore(edge[i], edge[i + 1]), rgb("#d3604f") if i % 2 == 0 else PAPER, weight=0.8)


def _gore(a: float, b: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(0, -92)
    path.quadTo(a * 0.9, -78, a, 0)
    path.quadTo((a + b) / 2, -18, b, 0)
    path.quadTo(b * 0.9, -78, 0, -92)
    path.close()
    return path


@place("harbour")
def harbour(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Painted fishing boats at a quay before a white town, a lighthouse on the mole."""
    scene = Scene(canvas, look, rng)
    sky(scene, 500)
    with hour_light(scene):
        hill(scene, 430, 24, haze(scene, look.grass, 0.45))
        x = scene.left
        row: list[tuple[float, float, float, Colour]] = []
        while x < scene.right - 130:
            wall = rng.choice((WHITEWASH, rgb("#f0dcb6"), rgb("#a9cfd3"), rgb("#efb99a"), rgb("#f3d488")))
            row.append((x, rng.uniform(70, 100), rng.uniform(90, 160), wall))
            house(scene, x, 520, row[-1][1], row[-1][2], wall, air=0.12, floors=2)
            x += row[-1][1] + 2
        water_area(scene, 518, 745, rgb("#5b98a8"))
        for left, wide, tall, wall in row:
            mirrored(scene, left, 520, wide, tall * 0.55, haze(scene, wall, 0.1))
        canvas.polygon(
            [(760, 560), (scene.right + 10, 540), (scene.right + 10, 580), (760, 580)], STONE, weight=0.7
        )
        for k in range(4):
            colour = PAPER if k % 2 == 0 else rgb("#cf5d4c")
            canvas.polygon(
                [
                    (872 - 24 + k * 3, 552 - k * 52),
                    (872 + 24 - k * 3, 552 - k * 52),
                    (872 + 21 - k * 3, 500 - k * 52),
                    (872 - 21 + k * 3, 500 - k * 52),
                ],
                colour,
                weight=0.7,
            )
        canvas.rect(858, 312, 28, 34, rgb("#f0d98c"), weight=0.7)
        canvas.polygon([(852, 312), (872, 290), (892, 312)], rgb("#cf5d4c"), weight=0.7)
        scene.flame(872, 330, 230, 0.75)
        for bx, by, s, c in ((130, 640, 1.0, "blue"), (420, 600, 0.72, "red"), (660, 660, 0.95, "green")):
            _fishing_boat(scene, bx + rng.uniform(-20, 20), by, s, COLOURS[c])
        quay = earth(scene, rgb("#cbbda4"))
        ground(scene, 742, quay, texture=False)
        canvas.rect(scene.left - 5, 728, scene.width + 10, 26, darken(quay, 0.16), weight=0.8)
        _flagstones(scene, 752, quay)
        for x in (60, 915):
            canvas.rect(x - 17, 740, 34, 46, rgb("#55555e"), radius=8, weight=0.8)
            canvas.oval(x, 740, 24, 10, rgb("#66666e"), weight=0.8)
        canvas.fill(puffy_path(955, 850, 72, 34, 9, rng, 0.4), rgb("#8aa6a0"), weight=0.8)
        canvas.hatch(puffy_path(955, 850, 66, 30, 9, rng, 0.4), rgb("#3d5755"), gap=9, alpha=0.5)
    return Ground(far_y=790, anchors=(Anchor("water", 500, 690, 280),))


def _flagstones(scene: Scene, top: float, colour: Colour) -> None:
    for k in range(1, 5):
        y = top + (1000 - top) * (k / 5) ** 1.6
        scene.canvas.line([(scene.left, y), (scene.right, y)], darken(colour, 0.25), 2.2, alpha=0.45)
        for i in range(-8, 9):
            x = 500 + (i + 0.5 * (k % 2)) * (110 + 26 * k)
            scene.canvas.line(
                [(x, y), (x + (x - 500) * 0.09, y + 18 + 7 * k)], darken(colour, 0.25), 2.2, alpha=0.4
            )


def _fishing_boat(scene: Scene, x: float, y: float, size: float, colour: Colour) -> None:
    canvas = scene.canvas
    with canvas.group(x, y, size):
        hull = [(-112, 26), (-70, 60), (40, 62), (84, 40), (106, 26)]
        canvas.soft(hull, darken(colour, 0.2), alpha=0.35, shade=0, outline=False, blur=4)
        canvas.shadow(0, 26, 120, 12, 0.3)
        canvas.line([(-14, -30), (-14, -190)], WOOD, 7)
        canvas.line([(-14, -180), (90, -60)], WOOD, 3)
        canvas.line([(-14, -186), (-104, -34)], darken(WOOD, 0.2), 2)
        canvas.rect(18, -76, 58, 50, PAPER, radius=4)
        canvas.rect(26, -68, 20, 18, rgb("#8fb6c4"), weight=0.7)
        canvas.through(
            [(-124, -48), (-60, -28), (60, -26), (116, -38), (92, 14), (40, 26), (-70, 24)], colour
        )
        canvas.line([(-118, -38), (-58, -17), (60, -15), (110, -26)], PAPER, 8, smooth=True)


@place("river")
def river(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A river under poplars with an old stone bridge; one stands on the bank."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        far_hills(scene, 560)
        grow = palm if look.manner.tree == "palm" else broad_tree if look.manner.land == "mexico" else poplar
        for k in range(9):
            grow(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.1, 0.6)) / 9,
                585,
                rng.uniform(210, 300),
                air=0.22,
            )
        hill(scene, 585, 6, haze(scene, look.grass, 0.12))
        water_area(scene, 596, 760, mix(rgb("#74aebb"), SNOW, 0.25 if look.snowy else 0))
        _bridge(scene, 560)
        for x in (scene.left + 30, 960):
            bush(scene, x, 640, 150)
        bank = through_path(
            [
                (scene.left - 50, 742),
                (220, 716),
                (500, 736),
                (760, 712),
                (scene.right + 50, 738),
                (scene.right + 50, 1100),
                (scene.left - 50, 1100),
            ]
        )
        canvas.fill(bank, look.grass, shade=0.14, weight=0.8)
        canvas.brush(bank, darken(look.grass, 0.3), rng, count=44, length=50, width=5)
        canvas.brush(bank, lighten(look.grass, 0.6), rng, count=30, length=50, width=5)
        for x in (70, 120, 905, 950):
            for k in range(5):
                canvas.line(
                    [(x + k * 9, 770), (x + k * 12 - 10, 640 + 14 * (k % 3))], rgb("#7f9a55"), 5, smooth=True
                )
                if k % 2 and look.season != "winter":
                    canvas.oval(x + k * 12 - 10, 640 + 14 * (k % 3), 6, 22, rgb("#8a5f41"), weight=0.6)
        grassy(scene, 780, 14)
        broad_tree(scene, scene.left + 10, 800, 520)
    return Ground(far_y=775, foreground=grass_front(scene), anchors=(Anchor("water", 520, 690, 300),))


def _bridge(scene: Scene, y: float) -> None:
    canvas = scene.canvas
    stone = mix(rgb("#cfbfa2"), SNOW, 0.3 if scene.look.snowy else 0)
    path = skia.Path()
    path.moveTo(scene.left - 20, y - 20)
    path.quadTo(500, y - 110, scene.right + 20, y - 20)
    path.lineTo(scene.right + 20, y + 70)
    for x, half in ((830, 90), (500, 130), (170, 90)):
        path.lineTo(x + half, y + 70)
        path.cubicTo(x + half, y - half * 0.62, x - half, y - half * 0.62, x - half, y + 70)
    path.lineTo(scene.left - 20, y + 70)
    path.close()
    with canvas.group(0, 2 * (y + 70)):
        canvas.skia.scale(1, -1)
        canvas.fill(path, darken(stone, 0.2), alpha=0.22, shade=0, outline=False, blur=5)
    canvas.fill(path, stone, weight=0.8)
    for x, half in ((830, 90), (500, 130), (170, 90)):
        ring = skia.Path()
        ring.moveTo(x + half + 12, y + 66)
        ring.cubicTo(x + half + 12, y - half * 0.74, x - half - 12, y - half * 0.74, x - half - 12, y + 66)
        canvas.trace(ring, lighten(stone, 0.4), weight=2.4, alpha=0.7)
    canvas.brush(path, darken(stone, 0.35), scene.rng, count=90, length=30, width=4, alpha=0.25)
    canvas.line(
        [(scene.left - 20, y - 22), (500, y - 67), (scene.right + 20, y - 22)],
        lighten(stone, 0.3),
        12,
        smooth=True,
    )


@place("washing_place")
def washing_place(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The village lavadero: a stone basin under a tiled roof, linen drying outside."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        far_hills(scene, 560)
        church_tower(scene, 910, 610, 74, 250, rgb("#e9d6b2"))
        house(scene, 800, 614, 90, 74, WHITEWASH, air=0.1)
        broad_tree(scene, 60, 650, 300)
        ground(scene, 640, earth(scene, rgb("#d7c3a0")))
        for x in (762, 982):
            canvas.line([(x, 540), (x, 750)], WOOD, 9)
        washing_line(scene, 762, 982, 556, 8, 100)
        _shed_roof(scene)
        _basin(scene)
        grassy(scene, 800, 6)
    return Ground(
        far_y=820,
        foreground=grass_front(scene),
        anchors=(Anchor("water", 400, 716, 420), Anchor("table", 400, 742, 520)),
    )


def _shed_roof(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.gradient(80, 380, 640, 290, [(0, rgb("#8d7860")), (1, rgb("#e6d8bb"))])
    stone_wall(scene, 668, 120, left=80, right=720)
    for x in (96, 400, 704):
        canvas.rect(x - 13, 372, 26, 380, rgb("#d9c9ab"), weight=0.8)
        canvas.rect(x - 20, 366, 40, 20, rgb("#c5b393"), weight=0.7)
    roof = roof_colour(scene)
    canvas.polygon([(30, 380), (120, 262), (680, 262), (770, 380)], roof)
    canvas.hatch(
        skia.Path.Rect(skia.Rect(122, 264, 678, 378)), darken(roof, 0.5), gap=20, angle=90, alpha=0.45
    )
    canvas.rect(34, 374, 732, 17, darken(roof, 0.14), weight=0.8)


def _basin(scene: Scene) -> None:
    canvas = scene.canvas
    stone = rgb("#cbbfa9")
    canvas.shadow(400, 800, 390, 26, 0.3)
    canvas.polygon([(90, 742), (140, 690), (660, 690), (710, 742)], lighten(stone, 0.12))
    canvas.polygon([(136, 732), (168, 700), (632, 700), (664, 732)], rgb("#7fb6c0"), weight=0.7)
    for x in (230, 380, 540):
        canvas.line([(x - 40, 716), (x, 712), (x + 44, 717)], rgb("#d8eef0"), 3, alpha=0.8, smooth=True)
    canvas.rect(90, 742, 620, 60, stone)
    for k in range(1, 6):
        canvas.ink_line(
            [(90 + k * 104, 746), (90 + k * 104, 800)], darken(stone, 0.35), weight=0.7, alpha=0.5
        )
    canvas.limb([(400, 640), (400, 668), (414, 690)], [12, 11, 9], rgb("#8a8d92"), weight=0.7)
    canvas.line([(415, 690), (416, 712)], rgb("#dff2f5"), 5, alpha=0.9)
    for x, w in ((170, 50), (600, 44)):
        canvas.polygon(
            [(x, 748), (x + w, 748), (x + w * 0.9, 786), (x + w * 0.1, 786)], darken(WOOD, 0.06), weight=0.7
        )
        for i in range(3):
            canvas.ink_line([(x + 7, 756 + 9 * i), (x + w - 7, 756 + 9 * i)], darken(WOOD, 0.4), weight=0.6)
