"""Places known by one great thing: windmills, castle, pyramid, the lighthouse on its cliff."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import PAPER, SNOW, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, earth, far_hills, footpath, ground, haze, hill, hour_light, sky
from imaging.sketching.scenery_buildings import WHITEWASH, house, stone_wall, water_area
from imaging.sketching.scenery_depth import arch_path
from imaging.sketching.scenery_foreground import boulder, grass_front, grassy, tuft
from imaging.sketching.scenery_plants import broad_tree, bush, cypress


@place("windmills")
def windmills(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """White windmills of La Mancha on their ridge over dry fields and a far village."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 600)
    with hour_light(scene):
        dry = mix(mix(rgb("#d9bd7c"), look.grass, 0.3), SNOW, 0.75 if look.snowy else 0.0)
        for base, air in ((560, 0.5), (590, 0.34)):
            hill(scene, base, 14, haze(scene, dry, air))
        for k in range(6):
            house(scene, 500 + side * (40 + 40 * k) - 20, 608, 40, rng.uniform(30, 44), WHITEWASH, air=0.28)
        ridge = [(scene.left - 40, 640), (220, 600), (480, 640), (760, 606), (scene.right + 40, 634)]
        shape = through_path([*ridge, (scene.right + 40, 1100), (scene.left - 40, 1100)])
        canvas.fill(shape, dry, weight=0.7)
        for x, y, size in (
            (500 + side * 40, 632, 0.4),
            (500 + side * 390, 664, 0.74),
            (500 - side * 310, 706, 1.12),
        ):
            _windmill(scene, x, y, size)
        ground(scene, 690, dry)
        footpath(scene, 696, 500 - side * 130, rgb("#e6d3a4"), 250)
        for _ in range(22):
            y = 720 + 260 * rng.random()
            tuft(
                canvas, rng.uniform(scene.left, scene.right), y, 14 + 26 * (y - 720) / 260, darken(dry, 0.25)
            )
    return Ground(far_y=760, foreground=grass_front(scene, mix(look.grass, rgb("#b59a54"), 0.5)))


def _windmill(scene: Scene, x: float, y: float, size: float) -> None:
    canvas = scene.canvas
    air = max(0.0, 0.3 - 0.3 * size)
    wall = haze(scene, WHITEWASH, air)
    cap = haze(scene, mix(rgb("#5c5560"), SNOW, 0.8 if scene.look.snowy else 0.0), air)
    turn = scene.rng.uniform(10, 80)
    with canvas.group(x, y, size):
        canvas.shadow(0, 0, 130, 16, 0.28)
        canvas.polygon([(-92, 0), (-76, -230), (76, -230), (92, 0)], wall, weight=0.8, shade=0.2)
        canvas.polygon(
            [(-96, 0), (-90, -50), (90, -50), (96, 0)],
            haze(scene, rgb("#7fa3c4"), air),
            outline=False,
            shade=0.1,
        )
        canvas.polygon([(-92, -226), (0, -332), (92, -226)], cap, weight=0.8)
        canvas.fill(arch_path(0, 0, 52, 96), haze(scene, rgb("#7a5541"), air), weight=0.7)
        for dx in (-38, 0, 38):
            canvas.rect(dx - 9, -206, 18, 24, haze(scene, rgb("#5c5a66"), air), weight=0.5)
        for k in range(4):
            with canvas.group(-10, -252, angle=turn + 90 * k):
                canvas.line([(0, 0), (0, -236)], haze(scene, rgb("#7a5a44"), air), 8)
                canvas.rect(4, -230, 44, 176, haze(scene, rgb("#efe3c8"), air), weight=0.6, alpha=0.85)
                for j in range(1, 8):
                    canvas.line(
                        [(0, -230 + 22 * j), (48, -230 + 22 * j)], haze(scene, rgb("#7a5a44"), air), 3
                    )
                canvas.line([(26, -230), (26, -54)], haze(scene, rgb("#7a5a44"), air), 3)
        canvas.oval(-10, -252, 13, 13, haze(scene, rgb("#6d4f3d"), air), weight=0.7)


@place("castle")
def castle(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stone castle with battlements and a keep on its hill, a village at its foot, a winding road."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    x = 500 + side * 110.0
    stone = rng.choice((rgb("#cdb891"), rgb("#c4b49c")))
    sky(scene, 580)
    with hour_light(scene):
        far_hills(scene, 560)
        rock = mix(mix(rgb("#b3a684"), look.grass, 0.4), SNOW, 0.7 if look.snowy else 0.0)
        mound = [
            (x - 480, 660),
            (x - 330, 560),
            (x - 220, 470),
            (x - 60, 440),
            (x + 120, 446),
            (x + 250, 500),
            (x + 360, 590),
            (x + 500, 660),
        ]
        canvas.fill(through_path([*mound, (x, 720)]), haze(scene, rock, 0.1), weight=0.7)
        for _ in range(14):
            bx = x + rng.uniform(-250, 250)
            canvas.oval(
                bx,
                rng.uniform(520, 630),
                17,
                11,
                haze(scene, jitter(rgb("#7f9466"), rng, 8), 0.12),
                weight=0.5,
            )
        _fortress(scene, x, 470, stone)
        for k in range(7):
            hx = x - side * 330 + side * 74 * k
            house(scene, hx - 32, 664 + 4 * (k % 2), 64, rng.uniform(52, 78), WHITEWASH, air=0.08)
        ground(scene, 656, mix(look.grass, earth(scene, rgb("#cdb684")), 0.3))
        footpath(scene, 662, x - side * 40, rgb("#dfca9e"), 280)
        cypress(scene, 500 - side * 440, 760, 380)
        broad_tree(scene, 500 + side * 450, 770, 340)
        grassy(scene, 740, 16)
    return Ground(far_y=765, foreground=grass_front(scene))


def _fortress(scene: Scene, x: float, y: float, stone: Colour) -> None:
    canvas = scene.canvas
    _battlement(scene, x - 190, y + 40, 380, 110, stone)
    for dx, w, tall in ((-190, 74, 190), (190, 74, 176), (-60, 66, 150)):
        _battlement(scene, x + dx - w / 2, y + 44, w, tall, lighten(stone, 0.08))
    _battlement(scene, x + 20, y + 20, 110, 270, lighten(stone, 0.14))
    for dx, dy in ((60, -190), (92, -120), (60, -60), (-190, -80), (190, -70)):
        canvas.rect(x + dx - 6, y + dy, 12, 32, rgb("#6d5f56"), radius=6, weight=0.5)
        scene.flame(x + dx, y + dy + 16, 40, 0.5)
    canvas.fill(arch_path(x - 60, y + 42, 44, 78), rgb("#6d4f3d"), weight=0.7)
    canvas.line([(x + 75, y - 256), (x + 75, y - 330)], rgb("#7a6a5c"), 4)
    canvas.soft(
        [(x + 78, y - 328), (x + 112, y - 320), (x + 140, y - 328), (x + 140, y - 296), (x + 78, y - 296)],
        rgb("#c9574a"),
        weight=0.6,
    )


def _battlement(scene: Scene, x: float, y: float, width: float, height: float, stone: Colour) -> None:
    """A crenellated wall or tower; (x, y) is its lower left corner."""
    canvas = scene.canvas
    canvas.rect(x, y - height, width, height, stone, weight=0.7, shade=0.16)
    area = skia.Path.Rect(skia.Rect(x, y - height, x + width, y))
    canvas.brush(
        area, darken(stone, 0.35), scene.rng, count=int(width * height / 900), length=20, width=4, alpha=0.2
    )
    count = max(3, int(width / 24))
    step = width / (count * 2 - 1)
    canvas.rect(x - 5, y - height - 6, width + 10, 12, lighten(stone, 0.15), weight=0.6)
    for k in range(count):
        top = mix(lighten(stone, 0.1), SNOW, 0.6 if scene.look.snowy else 0.0)
        canvas.rect(x + step * 2 * k, y - height - 24, step, 20, top, weight=0.6)


@place("pyramid")
def pyramid(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stepped pyramid over the trees, its stairs, lesser platforms and agaves along the old avenue."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    x = 500 + side * 60.0
    stone = rng.choice((rgb("#c9b48c"), rgb("#bfae94")))
    sky(scene, 600)
    with hour_light(scene):
        for base, air in ((540, 0.5), (580, 0.34)):
            hill(scene, base, 22, haze(scene, mix(look.grass, rgb("#6f9a68"), 0.35), air))
        for k in range(10):
            broad_tree(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 10,
                648,
                rng.uniform(90, 140),
                air=0.25,
            )
        for s, dx in ((-1, 400), (1, 430)):
            _steps(scene, x + s * dx, 664, 230, 3, 30, haze(scene, stone, 0.12))
        _steps(scene, x, 660, 620, 6, 54, stone)
        _temple(scene, x, 660 - 6 * 54, stone)
        soil = earth(scene, mix(rgb("#dcc69a"), look.grass, 0.2))
        ground(scene, 656, soil)
        footpath(scene, 660, x, rgb("#eadcb8"), 300)
        for s in (-1, 1):
            for k in range(3):
                agave(scene, 500 + s * (330 + 60 * k), 712 + 46 * k, 70 + 26 * k)
            stone_wall(scene, 700, 26, left=500 + s * 330 - 90, right=500 + s * 330 + 60)
    return Ground(far_y=765, foreground=grass_front(scene, mix(look.grass, rgb("#b5a05c"), 0.35)))


def _steps(scene: Scene, x: float, y: float, width: float, levels: int, tall: float, stone: Colour) -> None:
    """Terraces one upon the other, their lit tops and the stair in the middle."""
    canvas = scene.canvas
    for k in range(levels):
        half = width / 2 * (1 - 0.78 * k / levels)
        low = y - tall * k
        slope = tall * 0.28
        tone = jitter(darken(stone, 0.03 * (k % 2)), scene.rng, 4)
        canvas.polygon(
            [
                (x - half, low),
                (x + half, low),
                (x + half - slope, low - tall),
                (x - half + slope, low - tall),
            ],
            tone,
            weight=0.7,
            shade=0.1,
        )
        canvas.polygon(
            [
                (x + half * 0.3, low),
                (x + half, low),
                (x + half - slope, low - tall),
                (x + half * 0.3, low - tall),
            ],
            darken(tone, 0.25),
            outline=False,
            alpha=0.35,
            shade=0,
        )
        area = skia.Path.Rect(skia.Rect(x - half + slope, low - tall + 4, x + half - slope, low - 4))
        canvas.brush(area, darken(stone, 0.35), scene.rng, count=int(half / 9), length=26, width=4, alpha=0.2)
        cap = mix(lighten(tone, 0.45), SNOW, 0.8 if scene.look.snowy else 0.0)
        canvas.rect(x - half + slope - 4, low - tall - 5, 2 * (half - slope) + 8, 9, cap, weight=0.5)
    top = y - tall * levels
    wide, narrow = width * 0.085, width * 0.05
    canvas.polygon(
        [(x - wide, y), (x + wide, y), (x + narrow, top), (x - narrow, top)], lighten(stone, 0.3), weight=0.8
    )
    count = levels * 5
    for k in range(1, count):
        t = k / count
        half = wide + (narrow - wide) * t
        canvas.ink_line(
            [(x - half, y - tall * levels * t), (x + half, y - tall * levels * t)],
            darken(stone, 0.4),
            weight=0.6,
            alpha=0.6,
        )


def _temple(scene: Scene, x: float, y: float, stone: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(x - 58, y - 56, 116, 58, lighten(stone, 0.16), weight=0.8)
    canvas.polygon(
        [(x - 66, y - 54), (x - 50, y - 90), (x + 50, y - 90), (x + 66, y - 54)],
        darken(stone, 0.08),
        weight=0.8,
    )
    for dx in (-30, 0, 30):
        canvas.rect(x + dx - 9, y - 42, 18, 44, rgb("#6d5a4c"), weight=0.6)


def agave(scene: Scene, x: float, y: float, size: float) -> None:
    """A maguey, its foot at (x, y)."""
    canvas = scene.canvas
    green = mix(jitter(rgb("#8fab98"), scene.rng, 6), SNOW, 0.35 if scene.look.snowy else 0.0)
    canvas.shadow(x, y, size * 0.5, size * 0.1, 0.26)
    for lean in (-1.0, -0.66, 0.68, 1.0, -0.34, 0.36, 0.0):
        tip = (x + lean * size * 0.8, y - size * (1.0 - abs(lean) * 0.55))
        mid = (x + lean * size * 0.34, y - size * 0.36)
        canvas.limb(
            [(x + lean * size * 0.1, y), mid, tip], [size * 0.16, size * 0.15, size * 0.02], green, weight=0.6
        )


@place("lighthouse")
def lighthouse(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A lighthouse on green cliffs over the open sea, surf at the rocks, gulls, a path along the edge."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 500)
    with hour_light(scene):
        water_area(scene, 500, 800, rgb("#4f8fa6"))
        for k in range(2):
            _cape(scene, side, k)
        _tower(scene, 500 + side * 250, 440, side)
        for _ in range(12):
            x = 500 - side * rng.uniform(0, scene.width / 2)
            y = rng.uniform(540, 700)
            canvas.line([(x - 40, y), (x, y - 5), (x + 44, y)], rgb("#eef7f8"), 4, alpha=0.7, smooth=True)
        for dx, dy, s in ((-200, 230, 0.9), (-90, 290, 0.6), (-300, 320, 0.5)):
            with canvas.group(500 + side * dx, dy, s):
                canvas.limb(
                    [(-46, -14), (-20, -22), (0, 0), (22, -22), (48, -10)],
                    [3, 9, 12, 9, 3],
                    PAPER,
                    weight=0.7,
                )
        edge = [(scene.left - 60, 740), (200, 716), (430, 752), (700, 708), (scene.right + 60, 730)]
        top = through_path([*edge, (scene.right + 60, 1100), (scene.left - 60, 1100)])
        canvas.fill(
            through_path(
                [(x, y + 26) for x, y in edge] + [(scene.right + 60, 1100), (scene.left - 60, 1100)]
            ),
            rgb("#a5957c"),
            weight=0.7,
        )
        canvas.fill(top, look.grass, weight=0.8, shade=0.14)
        canvas.brush(top, darken(look.grass, 0.3), rng, count=50, length=50, width=5)
        canvas.brush(top, lighten(look.grass, 0.6), rng, count=36, length=50, width=5)
        for x, y, size in ((500 - side * 430, 770, 90), (500 + side * 420, 790, 110)):
            boulder(scene, x, y, size)
            bush(scene, x + side * 60, y + 8, 110, blooms=rgb("#e7c04e"))
        grassy(scene, 800, 14)
    return Ground(
        far_y=790, foreground=grass_front(scene), anchors=(Anchor("water", 500 - side * 160, 620, 300),)
    )


def _cape(scene: Scene, side: int, k: int) -> None:
    """A headland with its cliff, rocks and surf; k 0 is the farther."""
    canvas, look = scene.canvas, scene.look
    edge = 500 + side * (scene.width / 2 + 80)
    tip, top, low = 500 + side * (70 + 110 * k), 440 + 20 * k, 560 + 90 * k
    air = 0.3 - 0.24 * k
    rock = haze(scene, mix(rgb("#a8957a"), SNOW, 0.3 if look.snowy else 0.0), air)
    cliff = [
        (edge, top - 10),
        (tip + side * 150, top),
        (tip + side * 40, top + 10),
        (tip + side * 14, low - 40),
        (tip, low),
        (edge, low + 20),
    ]
    canvas.polygon(cliff, rock, weight=0.7, shade=0.18)
    for j in range(7):
        x = tip + side * (30 + 62 * j)
        canvas.ink_line(
            [(x, top + 26), (x - side * 10, (top + low) / 2), (x + side * 6, low)],
            darken(rock, 0.35),
            weight=0.7,
            alpha=0.5,
        )
    lawn = [
        (edge, top - 26),
        (tip + side * 160, top - 14),
        (tip + side * 30, top + 2),
        (tip + side * 60, top + 26),
        (edge, top + 34),
    ]
    canvas.through(lawn, haze(scene, look.grass, air), weight=0.6)
    for j in range(6):
        x = tip + side * (80 * j - 16)
        canvas.oval(x, low + 2, 40, 9, rgb("#f6fbfb"), outline=False, alpha=0.85, blur=2)


def _tower(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.rect(x + side * 60 - 50, y - 66, 100, 70, WHITEWASH, weight=0.8)
    canvas.polygon(
        [(x + side * 60 - 58, y - 62), (x + side * 60, y - 96), (x + side * 60 + 58, y - 62)],
        mix(rgb("#c0704c"), SNOW, 0.85 if scene.look.snowy else 0.0),
        weight=0.8,
    )
    canvas.rect(x + side * 60 - 12, y - 40, 24, 30, rgb("#7f98a8"), weight=0.6)
    for k in range(5):
        low, high = 46 - 4.6 * k, 46 - 4.6 * (k + 1)
        tone = PAPER if k % 2 == 0 else rgb("#cf5d4c")
        canvas.polygon(
            [
                (x - low, y + 6 - 52 * k),
                (x + low, y + 6 - 52 * k),
                (x + high, y - 46 - 52 * k),
                (x - high, y - 46 - 52 * k),
            ],
            tone,
            weight=0.7,
        )
    top = y - 254
    canvas.rect(x - 36, top - 8, 72, 12, rgb("#5b5f66"), weight=0.7)
    canvas.rect(x - 19, top - 46, 38, 40, rgb("#f0d98c"), weight=0.7)
    canvas.line([(x, top - 46), (x, top - 8)], rgb("#5b5f66"), 3)
    canvas.soft(
        [(x - 26, top - 44), (x - 16, top - 68), (x, top - 78), (x + 16, top - 68), (x + 26, top - 44)],
        rgb("#cf5d4c"),
        weight=0.7,
    )
    if scene.look.lit:
        scene.lights.append(lambda: _beam(scene, x, top - 26, side))
    scene.flame(x, top - 26, 240, 0.8)


def _beam(scene: Scene, x: float, y: float, side: int) -> None:
    ray = [(x, y), (x - side * 620, y - 120), (x - side * 620, y + 40)]
    scene.canvas.polygon(ray, (255, 240, 190), alpha=0.22, shade=0, outline=False, blur=8)
