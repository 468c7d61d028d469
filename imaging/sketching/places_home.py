"""Rooms of a house: a plain room, living room and kitchen."""

import random

from imaging.sketching.kit import Canvas, polygon_path
from imaging.sketching.palette import (
    BRASS,
    DARK_WOOD,
    LAMPLIGHT,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_furniture import (
    bookcase,
    chair,
    frame,
    hanging_lamp,
    rug,
    shelf,
    skirted_table,
    table,
    vase,
)
from imaging.sketching.scenery_plants import potted_plant
from imaging.sketching.scenery_rooms import FLOOR_Y, boards, tiles, walls, window

TERRACOTTA = rgb("#cf9470")


GERANIUM = rgb("#d8504a")


@place("room")
def room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A plain pleasant room: window, small table with flowers, two pictures."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#efdcb8"), rgb("#d9e0cd"), rgb("#ecd0bb")))
    with hour_light(scene):
        walls(scene, wall, skirting=lighten(wall, 0.5))
        boards(scene, rgb("#c49a6c"))
        window(scene, 150, 190, 220, 250, curtains=rgb("#f2e5cf"))
        frame(scene, 660, 240, 150, 110)
        frame(scene, 810, 220, 90, 120, kind="flowers")
        if look.modern:
            table(scene, 905, 742, 170, 150)
        else:
            skirted_table(
                scene, 905, 746, 170, 156, rng.choice((rgb("#a9635a"), rgb("#7d8f6a"), rgb("#6f8aa8")))
            )
        vase(scene, 905, 582)
        chair(scene, 70, 752, 210)
        hanging_lamp(scene, 520, 96, 62)
    return Ground(far_y=755, wall=True, wall_y=240, anchors=(Anchor("table", 905, 592, 140),))


@place("living_room")
def living_room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Sofa, bookcase, window, family pictures, lamp; radio or television by the years."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#e3d3b2"), rgb("#cdd7c6"), rgb("#e7c8b0"), rgb("#d4d3d9")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#f3ead8"))
        if not look.modern:
            for x in range(int(scene.left), int(scene.right) + 40, 46):
                canvas.line([(x, canvas.top), (x, FLOOR_Y - 20)], lighten(wall, 0.5), 7, alpha=0.35)
        boards(scene, rgb("#b98558"))
        window(scene, 130, 190, 200, 250, curtains=rgb("#d9a08a"))
        for x, y, w, h, kind in (
            (470, 230, 120, 92, "landscape"),
            (585, 200, 70, 88, "portrait"),
            (590, 300, 66, 66, "portrait"),
        ):
            frame(scene, x, y, w, h, kind=kind)
        if "bookcase" not in canvas.asked:
            bookcase(scene, 780, 240, 470)
        if "rug" not in canvas.asked:
            rug(scene, 500, 850, 400, 96, rgb("#bb6a57"))
        upholstery = rng.choice((rgb("#7f9a83"), rgb("#7d93ad"), rgb("#b98a5e")))
        if "sofa" not in canvas.asked:
            _sofa(scene, 480, 748, 430, upholstery)
        if "lamp" not in canvas.asked:
            _floor_lamp(scene, 735, 752)
        media = not canvas.asked & {"television", "radio"}
        if media:
            _media(scene, 66, 752)
        potted_plant(scene, 975, 770, 92, rgb("#8cb36a"))
    seat, top = Anchor("seat", 480, 640, 340), Anchor("table", 66, 650, 120)
    return Ground(far_y=775, wall=True, wall_y=300, anchors=(seat, top) if media else (seat,))


def _sofa(scene: Scene, x: float, y: float, width: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, width * 0.56, 18, 0.3)
    h = width * 0.46
    canvas.rect(x - width * 0.46, y - h, width * 0.92, h * 0.8, darken(colour, 0.05), radius=26)
    for side in (-1, 0):
        canvas.rect(
            x + side * width * 0.39, y - h * 0.56, width * 0.39, h * 0.24, lighten(colour, 0.14), radius=12
        )
    canvas.rect(x - width * 0.44, y - h * 0.34, width * 0.88, h * 0.26, colour, radius=7)
    for side in (-1, 1):
        canvas.rect(
            x + side * width * 0.47 - width * 0.065, y - h * 0.68, width * 0.13, h * 0.62, colour, radius=20
        )
        canvas.rect(x + side * width * 0.4 - 8, y - h * 0.08, 16, h * 0.08, DARK_WOOD, weight=0.7)
    for cx, tone in ((-0.28, rgb("#e2b653")), (0.27, rgb("#c9705c"))):
        canvas.soft(
            [
                (x + cx * width - 34, y - h * 0.5),
                (x + cx * width - 24, y - h * 0.9),
                (x + cx * width + 30, y - h * 0.86),
                (x + cx * width + 34, y - h * 0.5),
            ],
            tone,
            weight=0.8,
        )


def _floor_lamp(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 36, 8, 0.28)
    canvas.oval(x, y - 4, 30, 8, BRASS, weight=0.8)
    canvas.line([(x, y - 6), (x, y - 270)], darken(BRASS, 0.2), 6)
    shade = polygon_path([(x - 28, y - 350), (x + 28, y - 350), (x + 52, y - 262), (x - 52, y - 262)])
    canvas.fill(shade, rgb("#f3e3bd"), weight=0.9)
    if scene.look.lit:
        scene.lights.append(lambda: canvas.fill(shade, LAMPLIGHT, weight=0.8))
    scene.flame(x, y - 290, 360, 0.55)


def _media(scene: Scene, x: float, y: float) -> None:
    """A sideboard with the period's wireless or television."""
    canvas, look = scene.canvas, scene.look
    canvas.shadow(x, y, 96, 14, 0.28)
    canvas.rect(x - 84, y - 102, 168, 92, WOOD)
    for side in (-1, 1):
        canvas.rect(x + side * 40 - 34, y - 94, 68, 74, darken(WOOD, 0.08), weight=0.7)
        canvas.dot(x + side * 12, y - 58, 4, BRASS)
        canvas.rect(x + side * 66 - 7, y - 12, 14, 14, DARK_WOOD, weight=0.6)
    if look.modern and (look.year or 0) >= 2005:
        canvas.rect(x - 80, y - 206, 160, 94, rgb("#3e4048"), radius=5)
        canvas.rect(x - 72, y - 198, 144, 78, rgb("#6d8ea3"), weight=0.5)
    elif look.old:
        canvas.rect(x - 52, y - 172, 104, 68, rgb("#96643f"), radius=22)
        canvas.rect(x - 40, y - 160, 80, 30, rgb("#e5cd95"), weight=0.7)
        for k in (-26, 26):
            canvas.oval(x + k, y - 116, 8, 8, BRASS, weight=0.7)
    else:
        canvas.line([(x - 8, y - 196), (x - 34, y - 246)], METAL, 3)
        canvas.line([(x + 8, y - 196), (x + 34, y - 246)], METAL, 3)
        canvas.rect(x - 66, y - 200, 132, 96, rgb("#8a5f41"), radius=8)
        canvas.rect(x - 56, y - 190, 88, 76, rgb("#7c97a0"), radius=16, weight=0.8)
        for k in (0, 1):
            canvas.oval(x + 49, y - 172 + 26 * k, 7, 7, BRASS, weight=0.6)


@place("kitchen")
def kitchen(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Azulejos, window over the sink, stove, copper pans, shelf with jars and a botijo."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#f1e2be"), rgb("#dbe4d3"), rgb("#f0d8c0")))
    tone = rgb("#e6ded0") if look.modern else rng.choice((rgb("#7fa08c"), rgb("#86a3b8"), rgb("#c49a68")))
    with hour_light(scene):
        walls(scene, wall)
        _azulejo_band(scene, 452, 90)
        tiles(scene, rgb("#ead3b3"), TERRACOTTA, alpha=0.6)
        window(scene, 395, 165, 210, 215, curtains=rgb("#f4ead6"))
        for x in (425, 480, 560):
            potted_plant(scene, x, 394, 44, GERANIUM)
        _counter(scene, tone)
        if look.old and "fireplace" not in canvas.asked:
            _hearth(scene, 850)
        elif not look.old and "stove" not in canvas.asked:
            _cooker(scene, 850, look.modern)
        _pans(scene, 690, 200)
        shelf(scene, 70, 268, 230)
        for k, c in enumerate(("#d8a85c", "#b6624c", "#8fa66a", "#e4d5b3", "#93abc0")):
            canvas.rect(88 + k * 42, 226 - 4 * (k % 2), 32, 42 + 4 * (k % 2), rgb(c), radius=7, weight=0.7)
            canvas.rect(86 + k * 42, 220 - 4 * (k % 2), 36, 9, DARK_WOOD, radius=3, weight=0.6)
        shelf(scene, 70, 376, 230)
        for k in range(4):
            canvas.oval(110 + k * 50, 350, 24, 25, PAPER, weight=0.7)
            canvas.oval(110 + k * 50, 350, 15, 16, rgb("#7fa3c4"), weight=0.5, shade=0)
        _botijo(scene, 120, 548)
        for k in range(5):
            canvas.oval(342 + 5 * (k % 2), 250 + k * 20, 11, 12, rgb("#eadcc6"), weight=0.6)
        hanging_lamp(scene, 500, 92, 60, rgb("#e8e2d2"))
    return Ground(far_y=765, wall=True, wall_y=230, anchors=(Anchor("table", 330, 560, 260),))


def _azulejo_band(scene: Scene, y: float, height: float) -> None:
    canvas = scene.canvas
    size = height / 2
    for r in range(2):
        for i in range(int(scene.width / size) + 2):
            x = scene.left + i * size
            canvas.rect(x, y + r * size, size, size, rgb("#f4f0e2"), weight=0.3, shade=0.03)
            if (i + r) % 2:
                canvas.polygon(
                    [
                        (x + size / 2, y + r * size + 5),
                        (x + size - 5, y + (r + 0.5) * size),
                        (x + size / 2, y + (r + 1) * size - 5),
                        (x + 5, y + (r + 0.5) * size),
                    ],
                    rgb("#6f98c0"),
                    weight=0.3,
                    shade=0,
                    alpha=0.8,
                )
                canvas.dot(x + size / 2, y + (r + 0.5) * size, 5, rgb("#e6bf5c"))


def _counter(scene: Scene, tone: Colour) -> None:
    canvas = scene.canvas
    top = 545.0
    canvas.rect(scene.left - 5, top, scene.width + 10, FLOOR_Y - top + 14, tone)
    width = 116.0
    x = scene.left
    while x < scene.right:
        canvas.rect(x + 6, top + 30, width - 12, FLOOR_Y - top - 40, lighten(tone, 0.1), weight=0.7, radius=3)
        canvas.dot(x + width - 20, top + 56, 5, BRASS)
        x += width
    canvas.rect(scene.left - 5, FLOOR_Y - 2, scene.width + 10, 16, darken(tone, 0.45), outline=False)
    canvas.rect(scene.left - 5, top - 12, scene.width + 10, 26, rgb("#efe7d8"), weight=0.8)
    canvas.polygon(
        [(430, top - 8), (570, top - 8), (556, top + 4), (444, top + 4)], rgb("#b9c6cc"), weight=0.7
    )
    canvas.line([(500, top - 10), (500, top - 58), (524, top - 60), (526, top - 40)], METAL, 8, smooth=True)


def _cooker(scene: Scene, x: float, modern: bool) -> None:
    canvas = scene.canvas
    body = rgb("#e9e7e2") if modern else rgb("#f2ede2")
    canvas.rect(x - 82, 538, 164, 168, body)
    canvas.rect(x - 62, 592, 124, 84, rgb("#55565e"), radius=8, weight=0.8)
    canvas.rect(x - 62, 578, 124, 8, METAL, radius=4, weight=0.6)
    for k in range(4):
        canvas.dot(x - 54 + k * 36, 560, 7, rgb("#6a6a72"))
    canvas.rect(x - 88, 526, 176, 15, rgb("#5c5c64"), radius=3, weight=0.8)
    _pot(scene, x - 34, 526, 38, rgb("#c9584c"))
    _pot(scene, x + 42, 526, 28, rgb("#7b8f9f"))
    canvas.polygon([(x - 56, 300), (x + 56, 300), (x + 96, 400), (x - 96, 400)], lighten(body, 0.1))
    canvas.rect(x - 46, scene.canvas.top - 5, 92, 306 - scene.canvas.top, body, weight=0.8)


def _pot(scene: Scene, x: float, y: float, r: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(x - r, y - r * 1.2, 2 * r, r * 1.2, colour, radius=r * 0.24, weight=0.8)
    for side in (-1, 1):
        canvas.oval(x + side * r * 1.1, y - r * 0.85, r * 0.2, r * 0.12, darken(colour, 0.2), weight=0.6)
    canvas.oval(x, y - r * 1.22, r * 1.05, r * 0.2, lighten(colour, 0.15), weight=0.8)
    canvas.dot(x, y - r * 1.46, r * 0.13, darken(colour, 0.4))
    for dx in (-0.3, 0.25):
        canvas.line(
            [(x + dx * r, y - r * 1.8), (x + dx * r - 8, y - r * 2.3), (x + dx * r + 6, y - r * 2.8)],
            (255, 255, 255),
            5,
            alpha=0.4,
            smooth=True,
            blur=2,
        )


def _hearth(scene: Scene, x: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 120, 300, 240, 400, rgb("#f2e8d6"))
    canvas.polygon(
        [(x - 140, 320), (x + 140, 320), (x + 90, scene.canvas.top - 5), (x - 90, scene.canvas.top - 5)],
        rgb("#f2e8d6"),
        weight=0.8,
    )
    canvas.rect(x - 148, 312, 296, 24, WOOD, weight=0.8)
    for k, c in enumerate(("#7fa3c4", "#d8a85c", "#b6624c")):
        canvas.oval(x - 80 + 80 * k, 292, 22, 22, PAPER, weight=0.7)
        canvas.oval(x - 80 + 80 * k, 292, 13, 13, rgb(c), weight=0.5, shade=0)
    canvas.rect(x - 92, 440, 184, 260, rgb("#6b5348"), radius=10)
    canvas.line([(x, 440), (x, 540)], rgb("#4d4a52"), 5)
    canvas.oval(x, 572, 44, 36, rgb("#55535c"))
    for k in range(3):
        canvas.limb(
            [(x - 50 + 10 * k, 690 - 8 * k), (x + 44 - 8 * k, 682 - 5 * k)],
            [16, 16],
            rgb("#7a5238"),
            weight=0.7,
        )

    def fire() -> None:
        canvas.glow(x, 650, 240, (255, 190, 100), 0.5)
        for w, h, c in ((42, 92, "#e8793a"), (26, 62, "#f5b44a"), (13, 36, "#fdeab0")):
            canvas.soft(
                [
                    (x, 676 - h * 1.3),
                    (x + w, 676 - h * 0.35),
                    (x + w * 0.7, 682),
                    (x - w * 0.7, 682),
                    (x - w, 676 - h * 0.35),
                ],
                rgb(c),
                weight=0.4,
                shade=0.05,
            )

    scene.lights.append(fire)


def _pans(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x - 70, y), (x + 66, y)], DARK_WOOD, 8)
    for k, r in enumerate((28, 23, 18)):
        px = x - 46 + k * 48
        canvas.line([(px, y), (px, y + 54)], rgb("#6a5348"), 5)
        canvas.oval(px, y + 54 + r, r, r, rgb("#cc7e4e"), weight=0.8, shade=0.25)
        canvas.oval(px, y + 54 + r, r * 0.72, r * 0.72, rgb("#dc9a67"), weight=0.5)


def _botijo(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    clay = rgb("#d99a6c")
    canvas.line([(x - 16, y - 62), (x, y - 88), (x + 18, y - 62)], darken(clay, 0.1), 9, smooth=True)
    canvas.limb([(x + 22, y - 52), (x + 42, y - 72)], [15, 8], clay, weight=0.8)
    canvas.soft(
        [
            (x - 44, y - 36),
            (x - 14, y - 76),
            (x + 14, y - 76),
            (x + 44, y - 36),
            (x + 22, y + 6),
            (x - 22, y + 6),
        ],
        clay,
    )
