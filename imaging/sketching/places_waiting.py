"""On the way: train compartment, airport and bus stop."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    DARK_WOOD,
    METAL,
    PAPER,
    SNOW,
    WOOD,
    Colour,
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
    own_light,
    puffy_path,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import WALL_COLOURS, house, pane, street_lamp
from imaging.sketching.scenery_depth import slanted
from imaging.sketching.scenery_foreground import paved_front
from imaging.sketching.scenery_plants import broad_tree
from imaging.sketching.scenery_rooms import tiles, walls


@place("train_carriage")
def train_carriage(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A train compartment: slatted benches face to face, a big window on the land, luggage racks, cases."""
    scene = Scene(canvas, look, rng)
    wood = rgb("#b98756") if not look.modern else rgb("#d3cbb8")
    with hour_light(scene):
        canvas.rect(
            scene.left - 5,
            canvas.top - 5,
            scene.width + 10,
            1010 - canvas.top,
            lighten(wood, 0.25),
            outline=False,
        )
        ceiling = [
            (scene.left - 10, canvas.top - 10),
            (scene.right + 10, canvas.top - 10),
            (760, 96),
            (240, 96),
        ]
        canvas.polygon(ceiling, lighten(wood, 0.6), weight=0.7)
        canvas.oval(500, 70, 64, 17, rgb("#fff3d0"), weight=0.7)
        scene.flame(500, 80, 420, 0.6)
        canvas.rect(240, 96, 520, 566, lighten(wood, 0.12), weight=0.7)
        for k in range(1, 9):
            canvas.ink_line(
                [(240 + 58 * k, 520), (240 + 58 * k, 660)], darken(wood, 0.3), weight=0.6, alpha=0.5
            )
        _land(scene, 300, 150, 400, 330)
        canvas.rect(286, 486, 428, 20, darken(wood, 0.2), weight=0.8)
        canvas.rect(420, 506, 160, 13, darken(wood, 0.12), weight=0.7)
        floor = [(240, 662), (760, 662), (scene.right + 60, 1005), (scene.left - 60, 1005)]
        canvas.polygon(floor, rgb("#9c8068"), weight=0.7)
        for k in range(-5, 6):
            canvas.line([(500 + 52 * k, 664), (500 + 112 * k, 1004)], rgb("#6d5645"), 2, alpha=0.4)
        for s in (-1, 1):
            _rack(scene, s)
            _bench(scene, s, wood)
    return Ground(
        far_y=775, left=200, right=800, anchors=(Anchor("seat", 110, 730, 170), Anchor("seat", 890, 730, 170))
    )


def _land(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    canvas, look = scene.canvas, scene.look
    canvas.rect(x - 16, y - 16, width + 32, height + 32, rgb("#8a6248"), radius=22)
    with own_light(scene):
        opening = skia.Path.RRect(skia.Rect(x, y, x + width, y + height), 16, 16)
        with canvas.clip(opening):
            outside = Scene(canvas, look, random.Random(scene.rng.random()))
            canvas.gradient(x, y, width, height, [(0, look.sky[0]), (0.6, look.sky[1]), (1, look.sky[2])])
            dim = {"night": 0.62, "evening": 0.2}.get(look.time_of_day, 0.0)
            for base, air in ((y + height * 0.58, 0.5), (y + height * 0.72, 0.25), (y + height * 0.86, 0.0)):
                hill(outside, base, 16, darken(haze(outside, look.grass, air), dim), steps=9)
            for k in range(4):
                leaf = (
                    SNOW
                    if look.snowy
                    else rgb("#9a8f84")
                    if look.season == "winter"
                    else look.foliage[k % len(look.foliage)]
                )
                canvas.fill(
                    puffy_path(x + width * (0.12 + 0.26 * k), y + height * 0.84, 34, 30, 8, outside.rng),
                    darken(leaf, dim),
                    weight=0.6,
                )
            for k in range(5):
                px = x + width * (k + 0.3) / 4
                canvas.line([(px, y + height * 0.3), (px, y + height)], darken(rgb("#7a5a44"), dim), 6)
            for dy in (0.34, 0.4):
                canvas.line(
                    [
                        (x, y + height * dy),
                        (x + width * 0.5, y + height * (dy + 0.05)),
                        (x + width, y + height * dy),
                    ],
                    darken(rgb("#5c5360"), dim),
                    2,
                    smooth=True,
                )
            canvas.polygon(
                [(x + 60, y), (x + 130, y), (x + 40, y + height), (x - 30, y + height)],
                (255, 255, 255),
                alpha=0.14,
                shade=0,
                outline=False,
            )
        canvas.trace(opening, rgb("#5c4236"))
    canvas.rect(x + width / 2 - 4, y, 8, height, rgb("#8a6248"), weight=0.6)


def _rack(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    x0, x1 = 500 + side * 250, 500 + side * (scene.width / 2 + 40)
    canvas.polygon([(x0, 180), (x1, 96), (x1, 124), (x0, 196)], METAL, weight=0.8)
    for k, tone in enumerate(("#96633f", "#6f8f9f", "#b4645a")):
        t = 0.14 + 0.32 * k
        x, y = x0 + (x1 - x0) * t, 182 - 84 * t
        canvas.rect(x - 42, y - 66 - 8 * k, 84, 66 + 8 * k, rgb(tone), radius=8, weight=0.8)
        canvas.line(
            [(x - 12, y - 66 - 8 * k), (x, y - 78 - 8 * k), (x + 12, y - 66 - 8 * k)],
            DARK_WOOD,
            5,
            smooth=True,
        )


def _bench(scene: Scene, side: int, wood: Colour) -> None:
    """A bench in perspective, its back to the side of the page."""
    canvas, look = scene.canvas, scene.look
    tone = wood if look.old else rgb("#6f8a7a") if not look.modern else rgb("#5f7fa3")
    edge = 500 + side * (scene.width / 2 + 30)
    far = 500 + side * 262
    corners = [(far, 360.0), (edge, 300.0), (edge, 800.0), (far, 616.0)]
    if side < 0:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    with slanted(scene, 300, 300, corners):
        canvas.rect(0, 0, 300, 300, tone, radius=20, weight=0.7)
        if look.old:
            for k in range(1, 10):
                canvas.rect(4, 30 * k - 4, 292, 5, darken(tone, 0.3), outline=False, alpha=0.7)
        else:
            for k in range(3):
                canvas.rect(14 + 96 * k, 14, 80, 60, PAPER, radius=10, weight=0.4)
                canvas.ink_line(
                    [(100 + 96 * k, 0), (100 + 96 * k, 300)], darken(tone, 0.35), weight=0.5, alpha=0.6
                )
    inner = 500 + side * 214
    low = 500 + side * (scene.width / 2 - 150)
    canvas.polygon(
        [(far, 600), (edge, 770), (edge, 850), (low, 850), (inner, 634)], lighten(tone, 0.12), weight=0.8
    )
    canvas.polygon(
        [(inner, 634), (low, 850), (low, 930), (inner + side * 6, 690)], darken(tone, 0.25), weight=0.8
    )
    canvas.polygon([(low, 850), (edge, 850), (edge, 940), (low, 930)], darken(tone, 0.18), weight=0.8)


@place("airport")
def airport(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A departure hall: an aeroplane behind the tall glass, board of flights, seats, trolley of cases."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#dfe0da"))
        canvas.rect(
            scene.left - 5, canvas.top - 5, scene.width + 10, 76 - canvas.top, rgb("#c9cdc9"), weight=0.7
        )
        for k in range(int(scene.width / 160) + 1):
            canvas.rect(scene.left + 40 + 160 * k, 36, 90, 13, rgb("#fff6dc"), radius=6, weight=0.5)
            scene.flame(scene.left + 85 + 160 * k, 42, 150, 0.35)
        _apron(scene)
        tiles(scene, rgb("#e3dfd4"), rgb("#cfcdc6"))
        _flight_board(scene, 500, 100)
        for s in (-1, 1):
            _seat_row(scene, 500 + s * 350, 770, rgb("#5f7fa3") if look.modern else rgb("#b4645a"))
        _trolley(scene, 880, 836)
    return Ground(far_y=785, left=60, right=840, anchors=(Anchor("seat", 150, 700, 240),))


def _apron(scene: Scene) -> None:
    canvas, look = scene.canvas, scene.look
    with own_light(scene):
        opening = skia.Path.Rect(skia.Rect(scene.left - 5, 96, scene.right + 5, 640))
        with canvas.clip(opening):
            dim = {"night": 0.5, "evening": 0.15}.get(look.time_of_day, 0.0)
            canvas.gradient(
                scene.left, 96, scene.width, 440, [(0, look.sky[0]), (0.6, look.sky[1]), (1, look.sky[2])]
            )
            hill(Scene(canvas, look, random.Random(4)), 500, 12, darken(haze(scene, look.grass, 0.4), dim))
            canvas.rect(
                scene.left - 5,
                540,
                scene.width + 10,
                110,
                darken(earth(scene, rgb("#b9b7b2")), dim),
                outline=False,
            )
            canvas.line([(scene.left, 590), (scene.right, 586)], darken(rgb("#e6bf5c"), dim), 5)
            _aeroplane(scene, 480, 470, dim)
        if not look.lit and not look.grey:
            canvas.glow(500, 300, 460, look.sunlight, 0.3)
    for k in range(int(scene.width / 190) + 2):
        canvas.rect(scene.left + 190 * k - 40, 76, 15, 570, rgb("#9aa4a8"), weight=0.7)
    canvas.rect(scene.left - 5, 300, scene.width + 10, 9, rgb("#9aa4a8"), weight=0.6)
    canvas.rect(scene.left - 5, 640, scene.width + 10, 54, rgb("#b9c0c0"), weight=0.7)


def _aeroplane(scene: Scene, x: float, y: float, dim: float) -> None:
    canvas = scene.canvas
    white = darken(rgb("#f4f2ea"), dim)
    red = darken(rgb("#c9574a"), dim)
    canvas.polygon(
        [(x + 250, y - 40), (x + 330, y - 180), (x + 392, y - 180), (x + 366, y - 30)], red, weight=0.8
    )
    canvas.through(
        [
            (x - 350, y + 10),
            (x - 290, y - 44),
            (x - 160, y - 62),
            (x + 220, y - 58),
            (x + 390, y - 26),
            (x + 250, y + 40),
            (x - 180, y + 56),
            (x - 310, y + 42),
        ],
        white,
        weight=0.9,
    )
    canvas.polygon(
        [(x - 344, y + 12), (x + 370, y - 16), (x + 340, y - 2), (x - 340, y + 24)], red, outline=False
    )
    canvas.soft(
        [(x - 318, y - 16), (x - 284, y - 42), (x - 250, y - 40), (x - 260, y - 12)],
        darken(rgb("#5d7484"), dim),
        weight=0.7,
    )
    for k in range(11):
        canvas.rect(x - 210 + 40 * k, y - 34, 18, 20, darken(rgb("#6f8ea0"), dim), radius=7, weight=0.5)
    canvas.polygon(
        [(x - 60, y + 22), (x + 90, y + 22), (x + 210, y + 92), (x + 140, y + 92)],
        darken(white, 0.14),
        weight=0.8,
    )
    if scene.look.old or not scene.look.modern:
        canvas.oval(x - 20, y + 50, 46, 22, darken(white, 0.2), weight=0.7)
        canvas.line([(x - 70, y + 14), (x - 70, y + 88)], darken(rgb("#4f4c54"), dim), 7)
    else:
        canvas.oval(x + 20, y + 62, 54, 26, darken(white, 0.1), weight=0.8)
        canvas.oval(x - 30, y + 62, 11, 24, darken(rgb("#4f5560"), dim), weight=0.6)
    for wx in (-230, 60):
        canvas.line([(x + wx, y + 46), (x + wx, y + 84)], METAL, 7)
        canvas.oval(x + wx, y + 94, 16, 16, darken(rgb("#4f4c54"), dim), weight=0.7)


def _flight_board(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.rect(x - 190, y, 380, 150, rgb("#3f444c"), radius=8)
    for r in range(5):
        for a, b in ((-174, -120), (-104, 40), (60, 110), (130, 170)):
            canvas.rect(
                x + a,
                y + 16 + 26 * r,
                (b - a) * rng.uniform(0.6, 1.0),
                14,
                rgb("#f0dfa8") if r % 2 else rgb("#e8e6dc"),
                outline=False,
                alpha=0.9,
            )
    for s in (-1, 1):
        canvas.line([(x + s * 150, canvas.top), (x + s * 150, y)], METAL, 5)


def _seat_row(scene: Scene, x: float, y: float, cloth: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 170, 13, 0.28)
    canvas.line([(x - 150, y - 58), (x + 150, y - 58)], METAL, 9)
    for dx in (-120, 120):
        canvas.line([(x + dx, y - 58), (x + dx - 22, y)], METAL, 8)
        canvas.line([(x + dx, y - 58), (x + dx + 22, y)], METAL, 8)
    for k in range(3):
        sx = x - 100 + 100 * k
        canvas.rect(sx - 43, y - 156, 86, 84, cloth, radius=13, weight=0.8)
        canvas.rect(sx - 46, y - 82, 92, 24, lighten(cloth, 0.14), radius=10, weight=0.8)


def _trolley(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 110, 12, 0.3)
    canvas.line([(x + 70, y - 20), (x + 92, y - 190), (x + 110, y - 196)], METAL, 8)
    canvas.rect(x - 90, y - 30, 170, 13, METAL, weight=0.7)
    for dx in (-70, 60):
        canvas.oval(x + dx, y - 9, 12, 12, rgb("#4f4c54"), weight=0.7)
    canvas.rect(x - 84, y - 92, 140, 62, rgb("#96633f"), radius=8)
    canvas.rect(x - 70, y - 150, 110, 58, rgb("#6f8f9f"), radius=8)
    for dx in (-56, 22):
        canvas.rect(x + dx, y - 92, 10, 62, rgb("#cfa566"), weight=0.6)


@place("bus_stop")
def bus_stop(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stop by the road: its sign and shelter, a rounded bus that waits, small houses and a tree."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 540)
    with hour_light(scene):
        hill(scene, 520, 22, haze(scene, look.grass, 0.4))
        x = scene.left - 20
        while x < scene.right:
            w = rng.uniform(120, 160)
            house(scene, x, 610, w, rng.uniform(110, 160), rng.choice(WALL_COLOURS), floors=2, air=0.15)
            x += w + 10
        shine_now(scene)
        road = mix(rgb("#a9a5a3"), SNOW, 0.5 if look.snowy else 0.0)
        canvas.rect(scene.left - 5, 604, scene.width + 10, 130, road, outline=False, shade=0.06)
        for k in range(int(scene.width / 120) + 1):
            canvas.rect(scene.left + 120 * k, 660, 66, 7, rgb("#f2ead2"), outline=False)
        _bus(scene, 500 + side * 130, 700, side)
        pave = earth(scene, rgb("#d6c9b0"))
        ground(scene, 726, pave, texture=False)
        flags(scene, 726, pave, rows=6)
        canvas.rect(scene.left - 5, 720, scene.width + 10, 14, lighten(rgb("#cfc6b4"), 0.2), weight=0.7)
        if not look.old:
            _shelter(scene, 500 - side * 360, 800)
        else:
            broad_tree(scene, 500 - side * 420, 800, 430)
        _sign(scene, 500 - side * 190, 770)
        street_lamp(scene, 500 + side * 450, 780, 380)
    return Ground(
        far_y=785, foreground=paved_front(scene), anchors=(Anchor("seat", 500 - side * 360, 730, 160),)
    )


def _bus(scene: Scene, x: float, y: float, side: int) -> None:
    canvas, look = scene.canvas, scene.look
    tone = scene.rng.choice((rgb("#c9574a"), rgb("#4f7fa8"), rgb("#5f9a7a"), rgb("#e0b04c")))
    canvas.shadow(x, y, 330, 16, 0.32)
    radius = 22 if look.modern else 64
    canvas.rect(x - 300, y - 224, 600, 206, tone, radius=radius)
    canvas.rect(x - 300, y - 224, 600, 92, PAPER, radius=radius, weight=0.6)
    canvas.rect(x - 298, y - 172, 596, 60, PAPER, outline=False)
    canvas.rect(x - 298, y - 118, 596, 9, darken(tone, 0.2), outline=False)
    for k in range(7):
        if k != 5:
            pane(scene, x - 268 + 78 * k, y - 196, 62, 66, chance=1.0)
    canvas.rect(x + 122, y - 200, 62, 176, darken(tone, 0.12), radius=6, weight=0.8)
    canvas.rect(x + 130, y - 190, 46, 70, rgb("#8fb0ba"), weight=0.6)
    for wx in (-190, 222):
        canvas.oval(x + wx, y - 22, 40, 40, rgb("#4f4c54"))
        canvas.oval(x + wx, y - 22, 19, 19, METAL, weight=0.7)
    canvas.oval(x + (292 if side > 0 else -292), y - 60, 8, 15, rgb("#fdf0c0"), weight=0.6)
    if look.old or (look.year or 1960) < 1970:
        canvas.rect(x - 230, y - 240, 400, 9, METAL, weight=0.6)
        for k, c in enumerate(("#96633f", "#6f8f9f", "#b4645a")):
            canvas.rect(x - 190 + 110 * k, y - 276, 86, 36, rgb(c), radius=6, weight=0.7)


def _shelter(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 150, 14, 0.28)
    canvas.rect(x - 132, y - 300, 264, 240, rgb("#cfe0e4"), weight=0.7, alpha=0.55)
    for dx in (-132, 132):
        canvas.rect(x + dx - 6, y - 310, 12, 310, rgb("#5f7a8a"), weight=0.7)
    canvas.rect(x - 156, y - 330, 312, 26, rgb("#5f8fae"), radius=8)
    canvas.rect(x - 100, y - 82, 200, 14, WOOD, weight=0.7)
    for dx in (-80, 80):
        canvas.rect(x + dx - 5, y - 68, 10, 66, METAL, weight=0.6)
    canvas.rect(x + 50, y - 270, 60, 90, rgb("#efe1bd"), weight=0.6)
    canvas.soft([(x + 54, y - 190), (x + 76, y - 240), (x + 106, y - 190)], rgb("#d98a7c"), weight=0.4)


def _sign(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 28, 6, 0.26)
    canvas.rect(x - 5, y - 310, 10, 310, METAL, weight=0.7)
    canvas.oval(x, y - 330, 44, 44, rgb("#4f7fa8"))
    canvas.oval(x, y - 330, 35, 35, PAPER, weight=0.5, shade=0)
    canvas.rect(x - 22, y - 348, 44, 30, rgb("#4f7fa8"), radius=7, weight=0.5)
    for dx in (-11, 11):
        canvas.dot(x + dx, y - 316, 5, rgb("#3f5f80"))
    canvas.rect(x - 30, y - 270, 60, 54, PAPER, weight=0.6)
    for k in range(3):
        canvas.line([(x - 20, y - 256 + 14 * k), (x + 20, y - 256 + 14 * k)], rgb("#8d8a92"), 3)
