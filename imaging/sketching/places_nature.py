"""Places in the open country and by the water."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import COLOURS, PAPER, SNOW, STONE, WOOD, Colour, darken, lighten, mix, rgb
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene, earth, footpath, grass_front, grassy, ground, haze, hill, hour_light, peaks, puffy_path, sky, tuft,
)
from imaging.sketching.scenery_buildings import WHITEWASH, church_tower, house, roof_colour, stone_wall, water_area
from imaging.sketching.scenery_plants import broad_tree, bush, cypress, olive, pine, poplar

PATH = rgb("#d9bf94")
SAND = rgb("#ecd5a2")
SEA = rgb("#5fa6b8")


def _far_hills(scene: Scene, low: float = 610) -> None:
    for base, air in ((low - 110, 0.62), (low - 50, 0.4), (low, 0.2)):
        hill(scene, base, 30, haze(scene, scene.look.grass, air))


@place("mountains")
def mountains(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Two ranges of peaks over a high meadow with firs and a lake."""
    scene = Scene(canvas, look, rng)
    sky(scene, 620)
    with hour_light(scene):
        snow = 0.5 if look.season == "winter" or look.snowy else 0.26
        peaks(scene, 640, 330, haze(scene, rgb("#8b98b2"), 0.45), snow=snow, count=5)
        peaks(scene, 660, 420, rgb("#8792a6"), snow=snow, count=3)
        hill(scene, 590, 34, haze(scene, mix(look.grass, rgb("#5f8668"), 0.6), 0.25))
        for _ in range(12):
            pine(scene, rng.uniform(scene.left, scene.right), rng.uniform(612, 650), rng.uniform(70, 110), air=0.3)
        hill(scene, 662, 16, mix(look.grass, rgb("#6b9466"), 0.3))
        ground(scene, 690, look.grass)
        lake = through_path([(300, 672), (520, 656), (740, 670), (650, 692), (420, 696)])
        canvas.fill(lake, mix(rgb("#8cbccb"), SNOW, 0.6 if look.snowy else 0), weight=0.6)
        for side in (-1, 1):
            for k in range(3):
                x = 500 + side * (330 + k * 90 + rng.uniform(-20, 20))
                pine(scene, x, 700 + k * 22, 210 + k * 55)
        grassy(scene, 730, 14)
    return Ground(far_y=745, foreground=grass_front(scene))


@place("forest")
def forest(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A clearing between tall trees, light falling in."""
    scene = Scene(canvas, look, rng)
    sky(scene, 640)
    with hour_light(scene):
        green = mix(look.foliage[0], rgb("#6f9070"), 0.4)
        for base, air in ((470, 0.66), (540, 0.5)):
            canvas.fill(puffy_path(500, base + 120, scene.width * 0.62, 170, 26, rng), haze(scene, green, air), weight=0.5)
        for _ in range(10):
            pine(scene, rng.uniform(scene.left, scene.right), rng.uniform(655, 680), rng.uniform(230, 330), air=0.42)
        ground(scene, 668, mix(look.grass, rgb("#8a8f58"), 0.25 if not look.snowy else 0))
        footpath(scene, 672, 500 + rng.uniform(-60, 60), PATH, 250)
        for k in range(3):
            for side in (-1, 1):
                x = 500 + side * (270 + k * 95 + rng.uniform(-22, 22))
                tree = pine if rng.random() < 0.5 else broad_tree
                tree(scene, x, 690 + k * 26, 380 + k * 90)
        grassy(scene, 740, 12)
        for _ in range(4):
            _mushroom(scene, rng.choice((rng.uniform(20, 150), rng.uniform(850, 980))), rng.uniform(880, 960))
        for side in (-1, 1):
            x = 500 + side * 545
            canvas.limb([(x + side * 20, 1010), (x, 700), (x + side * 10, 300), (x, canvas.top - 20)], [150, 92, 80, 70], rgb("#6f5140"))
            canvas.hatch(skia.Path.Rect(skia.Rect(x - 40, canvas.top, x + 40, 980)), rgb("#3f2d26"), gap=13, angle=86, alpha=0.3)
    if not look.lit and not look.grey:
        for k in range(3):
            x = 300 + k * 170
            canvas.polygon([(x, canvas.top), (x + 70, canvas.top), (x + 10, 800), (x - 150, 800)], look.sunlight, alpha=0.13, shade=0, outline=False, blur=9)
    return Ground(far_y=750, left=90, right=910, foreground=grass_front(scene))


def _mushroom(scene: Scene, x: float, y: float) -> None:
    if scene.look.season != "autumn":
        tuft(scene.canvas, x, y, 26, rgb("#6f9a5f"))
        return
    scene.canvas.rect(x - 5, y - 20, 10, 20, PAPER, radius=4, weight=0.6)
    scene.canvas.soft([(x - 22, y - 16), (x - 12, y - 40), (x + 12, y - 40), (x + 22, y - 16)], rgb("#c8553f"), weight=0.7)
    for dx in (-7, 4):
        scene.canvas.dot(x + dx, y - 25, 2.6, PAPER)


@place("beach")
def beach(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Sea, a sail, a headland, sand with parasol and shells."""
    scene = Scene(canvas, look, rng)
    sky(scene, 520)
    side = rng.choice((-1, 1))
    with hour_light(scene):
        head = [(500 + side * 560, 400), (500 + side * 400, 440), (500 + side * 300, 486), (500 + side * 230, 522), (500 + side * 600, 524)]
        canvas.through(head, haze(scene, rgb("#9aa386"), 0.35), weight=0.6)
        for k in range(3):
            x = 500 + side * (380 + k * 50)
            canvas.rect(x, 430 - k * 12, 28, 26, haze(scene, WHITEWASH, 0.1), weight=0.5)
        water_area(scene, 520, 700, SEA)
        _sail(scene, 500 - side * rng.uniform(190, 330), 548)
        shore = [(scene.left - 60, 690), (250, 672), (520, 700), (780, 680), (scene.right + 60, 694), (scene.right + 60, 1100), (scene.left - 60, 1100)]
        for lift, alpha in ((-26, 0.5), (-9, 0.95)):
            canvas.line([(x, y + lift) for x, y in shore[:5]], rgb("#f7fbf7"), 13, alpha=alpha, smooth=True)
        sand = mix(SAND, rgb("#d8d0bd"), 0.4 if look.season == "winter" or look.grey else 0)
        area = through_path(shore)
        canvas.fill(area, earth(scene, sand), outline=False, shade=0.16)
        canvas.fill(through_path([(x, y + 14) for x, y in shore[:5]] + [(scene.right + 60, 724), (500, 734), (scene.left - 60, 722)]),
                    darken(sand, 0.16), outline=False, shade=0, alpha=0.45, blur=5)
        canvas.brush(area, darken(sand, 0.3), rng, count=40, length=64, width=5, alpha=0.14)
        canvas.speckle(area, darken(sand, 0.4), rng, count=60, radius=2.6, alpha=0.35)
        if look.season in ("summer", "spring") and not look.snowy:
            _parasol(scene, 500 + side * 372, 800)
            canvas.polygon([(500 - side * 430, 770), (500 - side * 300, 770), (500 - side * 320, 812), (500 - side * 470, 812)], rgb("#d9776b"), weight=0.7)
            for k in (0.25, 0.5, 0.75):
                canvas.line([(500 - side * (430 - 130 * k), 772), (500 - side * (470 - 150 * k), 810)], PAPER, 7)
        else:
            for k in range(5):
                canvas.line([(500 + side * (360 + 24 * k), 800), (500 + side * (366 + 24 * k), 730)], darken(SAND, 0.4), 5)
    shells = [(rng.uniform(scene.left, scene.right), rng.uniform(960, 994)) for _ in range(9)]

    def foreground(front: Canvas) -> None:
        with hour_light(Scene(front, look, random.Random(0)), calm=0):
            for i, (x, y) in enumerate(shells):
                if i % 3 == 0:
                    front.soft([(x - 9, y), (x, y - 15), (x + 9, y), (x, y + 4)], rgb("#f2d3c0"), weight=0.6)
                else:
                    front.oval(x, y, 8 + i, 4, rgb("#c9ae86"), weight=0.5)

    return Ground(far_y=760, foreground=foreground, anchors=(Anchor("water", 500 - side * 120, 600, 260),))


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
        while x < scene.right - 130:
            w = rng.uniform(70, 100)
            house(scene, x, 520, w, rng.uniform(80, 140), rng.choice((WHITEWASH, rgb("#f0dcb6"), rgb("#cfe0e2"), rgb("#efc9ae"))), air=0.15, floors=2)
            x += w + 2
        water_area(scene, 518, 745, rgb("#5b98a8"))
        canvas.polygon([(760, 560), (scene.right + 10, 540), (scene.right + 10, 580), (760, 580)], STONE, weight=0.7)
        for k in range(4):
            colour = PAPER if k % 2 == 0 else rgb("#cf5d4c")
            canvas.polygon([(872 - 24 + k * 3, 552 - k * 52), (872 + 24 - k * 3, 552 - k * 52), (872 + 21 - k * 3, 500 - k * 52), (872 - 21 + k * 3, 500 - k * 52)], colour, weight=0.7)
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
            scene.canvas.line([(x, y), (x + (x - 500) * 0.09, y + 18 + 7 * k)], darken(colour, 0.25), 2.2, alpha=0.4)


def _fishing_boat(scene: Scene, x: float, y: float, size: float, colour: Colour) -> None:
    canvas = scene.canvas
    with canvas.group(x, y, size):
        canvas.shadow(0, 26, 120, 12, 0.3)
        canvas.line([(-14, -30), (-14, -190)], WOOD, 7)
        canvas.line([(-14, -180), (90, -60)], WOOD, 3)
        canvas.line([(-14, -186), (-104, -34)], darken(WOOD, 0.2), 2)
        canvas.rect(18, -76, 58, 50, PAPER, radius=4)
        canvas.rect(26, -68, 20, 18, rgb("#8fb6c4"), weight=0.7)
        canvas.through([(-124, -48), (-60, -28), (60, -26), (116, -38), (92, 14), (40, 26), (-70, 24)], colour)
        canvas.line([(-118, -38), (-58, -17), (60, -15), (110, -26)], PAPER, 8, smooth=True)


@place("river")
def river(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A river under poplars with an old stone bridge; one stands on the bank."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        _far_hills(scene, 560)
        for k in range(9):
            poplar(scene, scene.left + scene.width * (k + rng.uniform(0.1, 0.6)) / 9, 585, rng.uniform(210, 300), air=0.22)
        hill(scene, 585, 6, haze(scene, look.grass, 0.12))
        water_area(scene, 596, 760, mix(rgb("#74aebb"), SNOW, 0.25 if look.snowy else 0))
        _bridge(scene, 560)
        for x in (scene.left + 30, 960):
            bush(scene, x, 640, 150)
        bank = through_path([(scene.left - 50, 742), (220, 716), (500, 736), (760, 712), (scene.right + 50, 738), (scene.right + 50, 1100), (scene.left - 50, 1100)])
        canvas.fill(bank, look.grass, shade=0.14, weight=0.8)
        canvas.brush(bank, darken(look.grass, 0.3), rng, count=44, length=50, width=5)
        canvas.brush(bank, lighten(look.grass, 0.6), rng, count=30, length=50, width=5)
        for x in (70, 120, 905, 950):
            for k in range(5):
                canvas.line([(x + k * 9, 770), (x + k * 12 - 10, 640 + 14 * (k % 3))], rgb("#7f9a55"), 5, smooth=True)
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
    canvas.fill(path, stone, weight=0.8)
    canvas.brush(path, darken(stone, 0.35), scene.rng, count=90, length=30, width=4, alpha=0.25)
    canvas.line([(scene.left - 20, y - 22), (500, y - 67), (scene.right + 20, y - 22)], lighten(stone, 0.3), 12, smooth=True)


@place("countryside")
def countryside(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Patchwork fields, a far village with its tower, a track with poppies."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        _far_hills(scene, 555)
        _far_village(scene, rng.choice((250, 740)), 560)
        _fields(scene)
        for k in range(5):
            cypress(scene, rng.choice((rng.uniform(20, 260), rng.uniform(740, 980))), 640, rng.uniform(90, 130), air=0.15)
        ground(scene, 684, look.grass)
        footpath(scene, 690, 500 + rng.uniform(-90, 90), PATH, 260)
        broad_tree(scene, 500 + rng.choice((-1, 1)) * 420, 760, 400)
        grassy(scene, 730, 22)
    return Ground(far_y=745, foreground=grass_front(scene))


def _far_village(scene: Scene, x: float, y: float) -> None:
    for k in range(6):
        house(scene, x - 120 + k * 40, y + 6, 42, scene.rng.uniform(32, 48), WHITEWASH, air=0.3)
    scene.canvas.rect(x - 14, y - 92, 28, 98, haze(scene, rgb("#e6d3ae"), 0.25), weight=0.6)
    scene.canvas.polygon([(x - 18, y - 92), (x, y - 126), (x + 18, y - 92)], haze(scene, roof_colour(scene), 0.25), weight=0.6)


def _fields(scene: Scene) -> None:
    look = scene.look
    crops: dict[str, tuple[Colour, ...]] = {
        "spring": (rgb("#a5c86f"), rgb("#c6cf72"), rgb("#8fb866")), "summer": (rgb("#e5c66a"), rgb("#d6b45c"), rgb("#a9b562")),
        "autumn": (rgb("#b98a5c"), rgb("#a8764f"), rgb("#c9a468")), "winter": (rgb("#b39c7c"), rgb("#9fae79"), rgb("#a68d6f")),
    }
    for k, colour in enumerate(crops[look.season]):
        tone = mix(colour, SNOW, 0.8 if look.snowy else 0)
        y = 566 + k * 40
        shape = through_path([(scene.left - 200, y + 14), (250 + k * 120, y - 16), (700 - k * 90, y + 8), (scene.right + 200, y - 10), (scene.right + 200, y + 140), (scene.left - 200, y + 140)])
        scene.canvas.fill(shape, haze(scene, tone, 0.22 - 0.09 * k), weight=0.6)
        scene.canvas.hatch(shape, darken(tone, 0.4), gap=12 + 4 * k, angle=8 if k % 2 else -9, alpha=0.22)


@place("vineyard")
def vineyard(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Rows of vines running to the hills, a white farmhouse."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        _far_hills(scene, 560)
        house(scene, 640, 588, 150, 84, WHITEWASH, air=0.15)
        cypress(scene, 620, 592, 130, air=0.1)
        cypress(scene, 815, 590, 110, air=0.1)
        soil = earth(scene, rgb("#c99f72"))
        ground(scene, 584, soil)
        leaf = {"spring": rgb("#9dc064"), "summer": rgb("#6f9c54"), "autumn": rgb("#c58c50"), "winter": rgb("#8d7260")}[look.season]
        for side in (-1, 1):
            for row in range(6, 0, -1):
                _vine_row(scene, side, row, leaf)
    return Ground(far_y=760, left=170, right=830, foreground=grass_front(scene, rgb("#9aa864")))


def _vine_row(scene: Scene, side: int, row: int, leaf: Colour) -> None:
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    for k in range(9):
        t = (k / 8) ** 1.7
        y = 600 + 330 * t
        x = 500 + side * (row * (34 + 150 * t) + 60 * t + 16)
        size = 14 + 52 * t
        if not scene.left - 80 < x < scene.right + 80:
            continue
        canvas.limb([(x, y), (x + size * 0.1, y - size * 0.8)], [size * 0.18, size * 0.14], rgb("#6d4f3d"), weight=0.6)
        if look.season == "winter":
            for lean in (-0.7, 0.1, 0.7):
                canvas.line([(x + size * 0.1, y - size * 0.8), (x + lean * size, y - size * 1.5)], rgb("#6d4f3d"), size * 0.07)
            continue
        canvas.fill(puffy_path(x, y - size * 1.1, size * 0.95, size * 0.58, 8, rng, 0.2), leaf, weight=0.6)
        if look.season in ("summer", "autumn") and k > 3:
            for dx in (-0.4, 0.35):
                for g in range(4):
                    canvas.dot(x + dx * size + (g % 2) * size * 0.12, y - size * 0.75 + (g // 2) * size * 0.12, size * 0.09, rgb("#6b4a78"))


@place("olive_grove")
def olive_grove(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Silver olive trees in rows on red earth, hills dotted with more."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        for base, air in ((430, 0.6), (495, 0.42), (555, 0.26)):
            hill(scene, base, 34, haze(scene, mix(rgb("#d2ae7c"), SNOW, 0.7 if look.snowy else 0), air))
            for _ in range(30):
                x = rng.uniform(scene.left, scene.right)
                canvas.oval(x, base + rng.uniform(34, 62), 11, 8, haze(scene, rgb("#8a9c74"), air), weight=0.4)
        ground(scene, 600, earth(scene, rgb("#d3a477")))
        for row, (y, height) in enumerate(((632, 110), (668, 160), (716, 240))):
            count = 7 - row * 2
            for k in range(-count, count + 1):
                x = 500 + (k + 0.5) * (112 + row * 78)
                if scene.left - 150 < x < scene.right + 150 and (row < 1 or abs(x - 500) > 190 + row * 90):
                    olive(scene, x + rng.uniform(-10, 10), y, height, air=0.22 - row * 0.11)
        stone_wall(scene, 800, 54, left=scene.left - 10, right=120)
    return Ground(far_y=770, foreground=grass_front(scene, rgb("#b5a469")))



@place("washing_place")
def washing_place(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The village lavadero: a stone basin under a tiled roof, linen drying outside."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        _far_hills(scene, 560)
        church_tower(scene, 910, 610, 74, 250, rgb("#e9d6b2"))
        house(scene, 800, 614, 90, 74, WHITEWASH, air=0.1)
        broad_tree(scene, 60, 650, 300)
        ground(scene, 640, earth(scene, rgb("#d7c3a0")))
        _linen(scene, 700, 990, 520)
        _shed_roof(scene)
        _basin(scene)
        grassy(scene, 800, 6)
    return Ground(far_y=820, foreground=grass_front(scene), anchors=(Anchor("water", 400, 716, 420), Anchor("table", 400, 742, 520)))


def _linen(scene: Scene, left: float, right: float, y: float) -> None:
    canvas = scene.canvas
    for x in (left, right):
        canvas.line([(x, y - 20), (x, y + 180)], WOOD, 9)
    canvas.line([(left, y), ((left + right) / 2, y + 16), (right, y)], rgb("#8c8074"), 3, smooth=True)
    for k, colour in enumerate((PAPER, rgb("#bcd3e0"), rgb("#f0d9c4"))):
        x = left + 22 + k * (right - left - 30) / 3
        canvas.through([(x, y + 8), (x + 74, y + 12), (x + 80, y + 112), (x + 36, y + 104), (x - 5, y + 114)], colour, weight=0.8)


def _shed_roof(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.gradient(80, 380, 640, 290, [(0, rgb("#8d7860")), (1, rgb("#e6d8bb"))])
    stone_wall(scene, 668, 120, left=80, right=720)
    for x in (96, 400, 704):
        canvas.rect(x - 13, 372, 26, 380, rgb("#d9c9ab"), weight=0.8)
        canvas.rect(x - 20, 366, 40, 20, rgb("#c5b393"), weight=0.7)
    roof = roof_colour(scene)
    canvas.polygon([(30, 380), (120, 262), (680, 262), (770, 380)], roof)
    canvas.hatch(skia.Path.Rect(skia.Rect(122, 264, 678, 378)), darken(roof, 0.5), gap=20, angle=90, alpha=0.45)
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
        canvas.ink_line([(90 + k * 104, 746), (90 + k * 104, 800)], darken(stone, 0.35), weight=0.7, alpha=0.5)
    canvas.limb([(400, 640), (400, 668), (414, 690)], [12, 11, 9], rgb("#8a8d92"), weight=0.7)
    canvas.line([(415, 690), (416, 712)], rgb("#dff2f5"), 5, alpha=0.9)
    for x, w in ((170, 50), (600, 44)):
        canvas.polygon([(x, 748), (x + w, 748), (x + w * 0.9, 786), (x + w * 0.1, 786)], darken(WOOD, 0.06), weight=0.7)
        for i in range(3):
            canvas.ink_line([(x + 7, 756 + 9 * i), (x + w - 7, 756 + 9 * i)], darken(WOOD, 0.4), weight=0.6)


