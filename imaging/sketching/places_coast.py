"""Places of warm coasts and of ships: seafront promenade, ship deck, canal of the floating gardens."""

import math
import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    COLOURS,
    PAPER,
    STONE,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.places_city import motor_car
from imaging.sketching.scenery import (
    Scene,
    cloud,
    earth,
    flags,
    ground,
    haze,
    hill,
    hour_light,
    puffy_path,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import street_lamp, water_area
from imaging.sketching.scenery_depth import arcade, cornice, slanted, window_rows
from imaging.sketching.scenery_plants import palm, poplar

_CARIBBEAN = (rgb("#e6a08c"), rgb("#8fc0c0"), rgb("#ecc978"), rgb("#a9c79a"), rgb("#d99ab0"), rgb("#8fb0d4"))
_TURQUOISE = rgb("#4fa9b5")


@place("seafront")
def seafront(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A malecón: pastel houses with arcades along the sea wall, palms, spray and an old motor car."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 500)
    with hour_light(scene):
        water_area(scene, 500, 690, _TURQUOISE)
        _far_lighthouse(scene, 500 - side * 330, 506)
        _house_row(scene, side)
        shine_now(scene)
        pave = earth(scene, rgb("#dccdb0"))
        ground(scene, 668, pave, texture=False)
        flags(scene, 700, pave, columns=11)
        _road(scene, side)
        _sea_wall(scene, side)
        motor_car(
            scene,
            500 + side * 395,
            790,
            250,
            COLOURS[rng.choice(("light_blue", "pink", "green", "yellow"))],
            flip=side > 0,
        )
        for k in range(3):
            palm(scene, 500 + side * (176 - 46 * k * k), 676 + 10 * k * k, 250 + 66 * k)
        palm(scene, 500 - side * 446, 800, 560)
        street_lamp(scene, 500 - side * 300, 742, 300)
    return Ground(
        far_y=770,
        anchors=(Anchor("water", 500 - side * 230, 610, 200), Anchor("seat", 500 - side * 330, 700, 200)),
    )


def _house_row(scene: Scene, side: int) -> None:
    edge = scene.right + 40 if side > 0 else scene.left - 40
    far = 500 + side * 60
    reach = abs(edge - far)
    corners = [(far, 440.0), (edge, 440 - reach * 0.72), (edge, 668 + reach * 0.14), (far, 652.0)]
    if side < 0:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    count = 4 + int(reach / 260)
    order = range(count) if side > 0 else range(count - 1, -1, -1)
    with slanted(scene, 200.0 * count, 420, corners):
        for k in order:
            wall = jitter(_CARIBBEAN[(k * 2 + 1) % 6], scene.rng, 5)
            high = 22.0 * (k % 3)
            scene.canvas.rect(200.0 * k, high, 200, 420 - high, wall, weight=0.6)
            window_rows(
                scene, 200.0 * k, high + 18, 200, 250 - high, 3, 2, frame=PAPER, shutters=rgb("#6f9aa0")
            )
            arcade(scene, 200.0 * k, 420, 200, 140, 2, lighten(wall, 0.25))
            cornice(scene, 200.0 * k, high - 4, 200, wall, height=14)


def _road(scene: Scene, side: int) -> None:
    road = earth(scene, rgb("#aba6a2"))
    near = 500 + side * (scene.width / 2 + 20)
    scene.canvas.polygon(
        [(500 + side * 70, 662), (500 + side * 108, 662), (near, 740), (near, 900)],
        road,
        weight=0.6,
        shade=0.08,
    )
    scene.canvas.line([(500 + side * 70, 663), (near, 902)], lighten(STONE, 0.4), 7)


def _sea_wall(scene: Scene, side: int) -> None:
    """The low wall, with the sea breaking white behind it."""
    canvas, rng = scene.canvas, scene.rng
    edge = 500 - side * (scene.width / 2 + 20)
    for _ in range(7):
        t = rng.uniform(0.1, 1.0)
        x = 500 + (edge - 500) * t
        canvas.fill(
            puffy_path(x, 650 + 40 * t, 30 + 40 * t, 14 + 24 * t, 9, rng, 0.5),
            rgb("#f4fafa"),
            outline=False,
            alpha=0.75,
            blur=2,
        )
    stone = mix(rgb("#d8cbb2"), rgb("#f3f5f8"), 0.5 if scene.look.snowy else 0.0)
    far = 500 + side * 60
    canvas.polygon([(far, 648), (edge, 676), (edge, 694), (far, 654)], lighten(stone, 0.35), weight=0.7)
    canvas.polygon([(far, 654), (edge, 694), (edge, 772), (far, 668)], stone, weight=0.8)
    for k in range(1, 7):
        x = far + (edge - far) * (k / 7) ** 1.4
        t = abs(x - far) / abs(edge - far)
        canvas.ink_line([(x, 654 + 40 * t), (x, 668 + 104 * t)], darken(stone, 0.35), weight=0.6, alpha=0.5)


def _far_lighthouse(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.soft(
        [(x - 90, y), (x - 40, y - 20), (x + 50, y - 24), (x + 90, y)],
        haze(scene, rgb("#b9a98c"), 0.25),
        weight=0.5,
    )
    canvas.rect(x - 40, y - 46, 90, 32, haze(scene, rgb("#d9c49c"), 0.2), weight=0.5)
    canvas.polygon(
        [(x - 9, y - 40), (x + 9, y - 40), (x + 6, y - 118), (x - 6, y - 118)],
        haze(scene, PAPER, 0.15),
        weight=0.5,
    )
    canvas.rect(x - 8, y - 134, 16, 18, rgb("#e0c988"), weight=0.5)
    scene.flame(x, y - 126, 130, 0.7)


@place("ship_deck")
def ship_deck(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The deck of a liner at sea: planks, white rail, lifebelt, funnel with smoke, gulls."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 500)
    with hour_light(scene):
        for _ in range(3):
            cloud(scene, rng.uniform(scene.left, scene.right), rng.uniform(330, 420))
        water_area(scene, 496, 720, rgb("#4d8fa6"))
        _gulls(scene, 500 - side * 190, 250)
        _funnel(scene, 500 + side * 330)
        deck = mix(rgb("#cfa777"), rgb("#f3f5f8"), 0.6 if look.snowy else 0.0)
        canvas.gradient(
            scene.left, 700, scene.width, 304, [(0, darken(deck, 0.12)), (0.5, deck), (1, lighten(deck, 0.1))]
        )
        for k in range(-24, 25):
            canvas.line([(500 + k * 44, 700), (500 + k * 104, 1004)], darken(deck, 0.35), 1.8, alpha=0.5)
        _rail(scene)
        _ventilator(scene, 500 - side * 420, 800, side)
        _deck_chair(scene, 500 + side * 395, 816, -side)
    return Ground(
        far_y=775,
        left=110,
        right=890,
        anchors=(
            Anchor("water", 500, 640, 300),
            Anchor("open_sea", 500 - side * 300, 566, 300),
            Anchor("seat", 500 + side * 395, 760, 130),
        ),
    )


def _rail(scene: Scene) -> None:
    canvas = scene.canvas
    white = rgb("#f3eee2")
    count = int(scene.width / 92)
    for k in range(count + 1):
        x = scene.left + scene.width * k / count
        canvas.rect(x - 5, 574, 10, 140, white, weight=0.6)
    for y, w in ((606, 4), (640, 4), (674, 4)):
        canvas.line([(scene.left, y), (scene.right, y)], rgb("#dcd6c8"), w)
        canvas.line([(scene.left, y + 3), (scene.right, y + 3)], rgb("#a49c90"), 1.5)
    canvas.rect(scene.left - 5, 562, scene.width + 10, 16, rgb("#a8744a"), radius=7, weight=0.8)
    canvas.rect(scene.left - 5, 706, scene.width + 10, 12, white, weight=0.6)
    ring = skia.Path()
    ring.addCircle(500, 640, 46)
    ring.addCircle(500, 640, 24)
    ring.setFillType(skia.PathFillType.kEvenOdd)
    canvas.fill(ring, PAPER, weight=0.8)
    for a in range(4):
        turn = a * math.pi / 2 + 0.6
        canvas.line(
            [
                (500 + math.cos(turn) * 26, 640 + math.sin(turn) * 26),
                (500 + math.cos(turn) * 43, 640 + math.sin(turn) * 43),
            ],
            rgb("#cf5d4c"),
            17,
        )


def _funnel(scene: Scene, x: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    for k in range(6):
        r = 34 + 20 * k
        canvas.fill(
            puffy_path(x - (1 if x > 500 else -1) * (20 + 62 * k), 104 - 16 * k, r, r * 0.6, 9, rng),
            rgb("#d9d3cc"),
            outline=False,
            alpha=0.7 - 0.09 * k,
            blur=3,
        )
    lean = 16 if x > 500 else -16
    canvas.polygon(
        [(x - 66 + lean, 120), (x + 66 + lean, 120), (x + 84, 470), (x - 84, 470)], rgb("#c9574a"), shade=0.22
    )
    canvas.polygon(
        [(x - 66 + lean, 120), (x + 66 + lean, 120), (x + 70 + lean * 0.8, 186), (x - 70 + lean * 0.8, 186)],
        rgb("#4f4c54"),
        weight=0.8,
    )
    canvas.polygon(
        [
            (x - 73 + lean * 0.6, 216),
            (x + 73 + lean * 0.6, 216),
            (x + 75 + lean * 0.5, 244),
            (x - 75 + lean * 0.5, 244),
        ],
        PAPER,
        weight=0.6,
    )
    left, right = min(x - 130, x - 130), scene.right + 10 if x > 500 else x + 130
    if x < 500:
        left = scene.left - 10
    canvas.rect(left, 440, right - left, 268, rgb("#f1ece0"), weight=0.8)
    canvas.rect(left - 8, 428, right - left + 16, 18, rgb("#a8744a"), weight=0.7)
    for k in range(3):
        px = x - 80 + 80 * k
        canvas.oval(px, 520, 27, 27, rgb("#b99a5c"), weight=0.7)
        canvas.oval(px, 520, 19, 19, rgb("#7f9fb0"), weight=0.6)
        scene.flame(px, 520, 80, 0.6)
    canvas.rect(x - 34, 570, 68, 136, rgb("#a8744a"), radius=6, weight=0.8)
    canvas.dot(x + 22, 640, 5, rgb("#e6c270"))


def _gulls(scene: Scene, x: float, y: float) -> None:
    for dx, dy, s in ((0, 0, 1.0), (120, 46, 0.7), (-110, 70, 0.6)):
        with scene.canvas.group(x + dx, y + dy, s):
            scene.canvas.limb(
                [(-46, -14), (-20, -22), (0, 0), (22, -22), (48, -10)], [3, 9, 12, 9, 3], PAPER, weight=0.7
            )
            scene.canvas.limb([(-12, 4), (4, 0), (20, -3)], [5, 12, 6], PAPER, weight=0.7)


def _ventilator(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 60, 10, 0.28)
    with canvas.group(x, y, flip=side < 0):
        canvas.limb([(0, 0), (0, -140), (10, -190), (34, -204)], [52, 50, 58, 74], rgb("#f1ece0"), shade=0.2)
        canvas.oval(48, -206, 26, 44, rgb("#b4574a"), weight=0.8)
        canvas.oval(50, -206, 19, 35, rgb("#6d4440"), weight=0.6)


def _deck_chair(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 96, 12, 0.28)
    with canvas.group(x, y, flip=side < 0):
        for a, b in (((-70, 0), (54, -132)), ((74, 0), (-58, -66)), ((-82, -6), (-40, -120))):
            canvas.line([a, b], rgb("#a8744a"), 9)
        canvas.polygon([(-62, -124), (58, -20), (84, -34), (-36, -140)], rgb("#5f93b4"), weight=0.8)
        for k in (0.25, 0.55, 0.8):
            canvas.line([(-62 + 120 * k, -124 + 104 * k), (-36 + 120 * k, -140 + 106 * k)], PAPER, 8)


@place("canal")
def canal(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A chinampa canal: flower-arched trajineras between floating gardens, slim willows, far volcanoes."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 540)
    with hour_light(scene):
        _volcanoes(scene, 560)
        hill(scene, 540, 14, haze(scene, look.grass, 0.4))
        for k in range(12):
            poplar(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 12,
                588,
                rng.uniform(190, 290),
                air=0.3 - 0.02 * (k % 4),
            )
        hill(scene, 580, 5, haze(scene, look.grass, 0.15))
        water_area(scene, 592, 790, mix(rgb("#7fae9d"), rgb("#f3f5f8"), 0.2 if look.snowy else 0.0))
        for k in range(8):
            x = scene.left + scene.width * (k + 0.5) / 8
            canvas.line([(x, 600), (x + 8, 690)], darken(rgb("#7fae9d"), 0.2), 26, alpha=0.12, blur=6)
        _garden_bed(scene, side)
        _trajinera(scene, 500 - side * 250, 700, 1.0, rng.choice(("red", "pink", "purple")))
        _trajinera(scene, 500 + side * 250, 652, 0.62, rng.choice(("yellow", "light_blue", "orange")))
        bank = through_path(
            [
                (scene.left - 60, 776),
                (260, 764),
                (540, 782),
                (800, 760),
                (scene.right + 60, 778),
                (scene.right + 60, 1100),
                (scene.left - 60, 1100),
            ]
        )
        canvas.fill(bank, look.grass, weight=0.8, shade=0.14)
        canvas.brush(bank, darken(look.grass, 0.3), rng, count=44, length=50, width=5)
        canvas.brush(bank, lighten(look.grass, 0.6), rng, count=30, length=50, width=5)
        for k in range(16):
            x = scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 16
            if abs(x - 500) > 260:
                _marigold(scene, x, rng.uniform(800, 850), rng.uniform(24, 32))

    def foreground(front: Canvas) -> None:
        near = Scene(front, look, random.Random(3))
        with hour_light(near, calm=0):
            for k in range(10):
                x = near.left + near.width * (k + 0.5) / 10
                if abs(x - 500) > 330:
                    _marigold(near, x, 1000, 52)

    return Ground(far_y=812, foreground=foreground, anchors=(Anchor("water", 500, 730, 260),))


def _volcanoes(scene: Scene, base: float) -> None:
    canvas = scene.canvas
    tone = haze(scene, rgb("#8493ad"), 0.45)
    canvas.soft(
        [(360, base), (470, base - 100), (520, base - 190), (556, base - 190), (610, base - 96), (760, base)],
        tone,
        weight=0.5,
    )
    canvas.polygon(
        [
            (506, base - 158),
            (520, base - 186),
            (556, base - 186),
            (574, base - 154),
            (552, base - 166),
            (538, base - 146),
            (522, base - 164),
        ],
        PAPER,
        outline=False,
        alpha=0.9,
    )
    canvas.through(
        [
            (150, base + 10),
            (220, base - 84),
            (262, base - 122),
            (300, base - 104),
            (340, base - 130),
            (384, base - 70),
            (470, base + 10),
        ],
        lighten(tone, 0.1),
        weight=0.5,
    )
    canvas.soft(
        [
            (236, base - 98),
            (262, base - 122),
            (300, base - 106),
            (340, base - 128),
            (362, base - 96),
            (300, base - 84),
        ],
        PAPER,
        outline=False,
        alpha=0.85,
    )


def _trajinera(scene: Scene, x: float, y: float, size: float, name: str) -> None:
    canvas = scene.canvas
    colour = COLOURS[name]
    with canvas.group(x, y, size):
        canvas.shadow(0, 22, 250, 20, 0.32)
        for px in (-150, -10, 130):
            canvas.rect(px - 5, -190, 10, 160, rgb("#e6c04e"), weight=0.6)
        canvas.soft([(-186, -186), (-150, -236), (0, -258), (140, -236), (172, -186), (0, -200)], colour)
        canvas.rect(-150, -92, 282, 9, rgb("#5f9a8a"), weight=0.6)
        for px in (-104, -40, 30, 92):
            canvas.rect(px - 16, -112, 32, 54, rgb("#e0a85a"), weight=0.6)
        canvas.polygon([(-250, -56), (236, -56), (200, 24), (-206, 24)], rgb("#4f93a8"))
        canvas.polygon([(-250, -56), (236, -56), (228, -38), (-242, -38)], rgb("#e6c04e"), weight=0.6)
        for k in range(8):
            canvas.polygon(
                [(-184 + k * 50, -10), (-166 + k * 50, -30), (-148 + k * 50, -10), (-166 + k * 50, 10)],
                rgb("#d9685a") if k % 2 else rgb("#ecc24e"),
                weight=0.4,
            )
        _flower_arch(scene, colour)
    scene.flame(x, y - 120 * size, 150 * size, 0.5)


def _flower_arch(scene: Scene, colour: Colour) -> None:
    """The arch of flowers at the bow."""
    canvas, rng = scene.canvas, scene.rng
    for k in range(15):
        a = math.pi * k / 14
        px, py = -math.cos(a) * 132 - 6, -186 - math.sin(a) * 88
        petal = (rgb("#e8574a"), rgb("#f2c34a"), rgb("#f6f0e2"), lighten(colour, 0.2))[k % 4]
        canvas.fill(puffy_path(px, py, 17, 16, 6, rng), petal, weight=0.5)
        canvas.dot(px, py, 5, rgb("#f6d873"))


def _garden_bed(scene: Scene, side: int) -> None:
    canvas, rng = scene.canvas, scene.rng
    x0, x1 = 500 + side * 130, 500 + side * (scene.width / 2 + 40)
    bed = through_path(
        [(x0, 672), ((x0 + x1) / 2, 656), (x1, 662), (x1, 700), ((x0 + x1) / 2, 704), (x0, 690)]
    )
    canvas.fill(bed, earth(scene, rgb("#a5835a")), weight=0.7)
    for k in range(16):
        x = x0 + (x1 - x0) * (k + 0.8) / 17
        green = jitter(rgb("#8fb35c"), rng, 9) if scene.look.season != "winter" else rgb("#9aa374")
        canvas.fill(puffy_path(x, 664 + 8 * (k % 3), 18, 13, 7, rng), green, weight=0.5)


def _marigold(scene: Scene, x: float, y: float, size: float) -> None:
    canvas = scene.canvas
    canvas.line([(x, y), (x, y - size)], rgb("#6f9150"), size * 0.12)
    for dx in (-0.3, 0.3):
        canvas.line([(x, y - size * 0.2), (x + dx * size, y - size * 0.6)], rgb("#6f9150"), size * 0.1)
    if scene.look.season == "winter" or scene.look.snowy:
        return
    canvas.fill(puffy_path(x, y - size, size * 0.36, size * 0.3, 8, scene.rng), rgb("#e9963a"), weight=0.6)
    canvas.oval(x, y - size * 1.02, size * 0.17, size * 0.13, rgb("#f3b54e"), weight=0.4)
