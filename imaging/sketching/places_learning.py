"""Laboratory, classroom and the inside of the church."""

import random

import skia

from imaging.sketching.kit import Canvas, polygon_path
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    GLASS,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_depth import arch_path, slanted
from imaging.sketching.scenery_furniture import clock, hanging_lamp, shelf, table
from imaging.sketching.scenery_rooms import FLOOR_Y, boards, hall, tiles, walls, window

VIALS = ("#d9705c", "#6fa37a", "#7c9cc8", "#e6bf5c", "#a07cb4", "#6fb3b8")


@place("laboratory")
def laboratory(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Shelves of coloured flasks, a bench with still, microscope and burner, a table of elements."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#dde6e2"), skirting=rgb("#c2d0cb"))
        tiles(scene, rgb("#dcdfda"), rgb("#cbd3d0"))
        for row, y in enumerate((192, 292, 392)):
            shelf(scene, 50, y, 330, rgb("#a98c6c"))
            for k in range(8):
                _vial(
                    scene,
                    78 + k * 40,
                    y,
                    rng.uniform(36, 58),
                    rgb(rng.choice(VIALS)),
                    rng.choice(("round", "cone", "jar")),
                )
            _vial(scene, 60 + row * 4, y, 44, rgb("#a9774f"), "jar")
        window(scene, 465, 150, 170, 220)
        _elements(scene, 690, 160)
        _lab_bench(scene)
        for k, (x, kind) in enumerate(
            ((120, "cone"), (170, "round"), (825, "cone"), (880, "round"), (960, "cone"))
        ):
            _vial(scene, x, 532, 66 + 9 * (k % 2), rgb(VIALS[k]), kind)
        _still(scene, 285, 532)
        _microscope(scene, 730, 532)
        hanging_lamp(scene, 500, 84, 60, rgb("#7fa08c"))
    return Ground(far_y=765, wall=True, wall_y=250, anchors=(Anchor("table", 560, 545, 240),))


def _vial(scene: Scene, x: float, y: float, size: float, colour: Colour, kind: str) -> None:
    canvas = scene.canvas
    glass = mix(GLASS, PAPER, 0.3)
    if kind == "jar":
        canvas.rect(x - size * 0.3, y - size * 0.85, size * 0.6, size * 0.85, colour, radius=4, weight=0.7)
        canvas.rect(x - size * 0.22, y - size * 0.58, size * 0.44, size * 0.3, PAPER, weight=0.4)
        canvas.rect(
            x - size * 0.18, y - size, size * 0.36, size * 0.17, darken(colour, 0.3), radius=2, weight=0.6
        )
        return
    canvas.rect(x - size * 0.11, y - size, size * 0.22, size * 0.5, glass, weight=0.6)
    canvas.rect(x - size * 0.16, y - size * 1.03, size * 0.32, size * 0.08, glass, radius=2, weight=0.6)
    if kind == "round":
        canvas.oval(x, y - size * 0.32, size * 0.33, size * 0.33, glass, weight=0.7)
        canvas.soft(
            [
                (x - size * 0.34, y - size * 0.34),
                (x + size * 0.34, y - size * 0.34),
                (x + size * 0.24, y + size * 0.02),
                (x - size * 0.24, y + size * 0.02),
            ],
            colour,
            weight=0.4,
            alpha=0.92,
        )
    else:
        canvas.polygon(
            [
                (x - size * 0.11, y - size * 0.6),
                (x + size * 0.11, y - size * 0.6),
                (x + size * 0.38, y),
                (x - size * 0.38, y),
            ],
            glass,
            weight=0.7,
        )
        canvas.polygon(
            [
                (x - size * 0.22, y - size * 0.34),
                (x + size * 0.22, y - size * 0.34),
                (x + size * 0.35, y - 3),
                (x - size * 0.35, y - 3),
            ],
            colour,
            weight=0.4,
            alpha=0.92,
        )
    canvas.line(
        [(x - size * 0.14, y - size * 0.4), (x - size * 0.2, y - size * 0.16)],
        (255, 255, 255),
        size * 0.06,
        alpha=0.7,
    )


def _lab_bench(scene: Scene) -> None:
    canvas = scene.canvas
    body = rgb("#b9cbc6")
    canvas.rect(scene.left - 5, 545, scene.width + 10, 160, body)
    x = scene.left
    while x < scene.right:
        canvas.rect(x + 8, 572, 112, 34, lighten(body, 0.2), weight=0.6, radius=3)
        canvas.rect(x + 8, 614, 112, 76, lighten(body, 0.14), weight=0.6, radius=3)
        canvas.line([(x + 50, 590), (x + 78, 590)], METAL, 5)
        x += 128
    canvas.rect(scene.left - 5, 530, scene.width + 10, 22, rgb("#5e6a70"), weight=0.8)


def _still(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x - 60, y), (x - 60, y - 170)], METAL, 6)
    canvas.line([(x - 60, y - 118), (x - 20, y - 118)], METAL, 5)
    canvas.rect(x - 20, y - 30, 32, 30, rgb("#6e7a80"), weight=0.7)
    canvas.soft(
        [(x - 4, y - 62), (x + 8, y - 40), (x - 4, y - 26), (x - 16, y - 40)],
        rgb("#7fb0e0"),
        weight=0.4,
        alpha=0.9,
    )
    with canvas.group(0, -60):
        _vial(scene, x - 4, y, 74, rgb("#e6a04c"), "round")
    canvas.limb(
        [(x - 2, y - 134), (x + 34, y - 142), (x + 100, y - 62)],
        [11, 12, 9],
        mix(GLASS, PAPER, 0.2),
        weight=0.7,
    )
    _vial(scene, x + 104, y, 62, rgb("#a07cb4"), "cone")


def _microscope(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    body = rgb("#4f565e")
    canvas.rect(x - 34, y - 14, 74, 14, body, radius=5, weight=0.8)
    canvas.limb([(x + 26, y - 14), (x + 36, y - 62), (x + 8, y - 98)], [17, 16, 14], body, weight=0.8)
    canvas.rect(x - 30, y - 46, 50, 9, METAL, weight=0.7)
    with canvas.group(x - 2, y - 92, angle=-16):
        canvas.rect(-11, -44, 22, 82, BRASS, radius=4, weight=0.8)
        canvas.rect(-8, -58, 16, 16, body, radius=3, weight=0.7)


def _elements(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x, y, 270, 176, rgb("#f7f1e0"), weight=0.8)
    tones = (rgb("#e7b6a4"), rgb("#bcd3b0"), rgb("#b7cbe0"), rgb("#ecd9a0"), rgb("#d4c0dc"))
    for r in range(6):
        for c in range(14):
            if (r == 0 and 0 < c < 13) or (r in (1, 2) and 1 < c < 8):
                continue
            canvas.rect(
                x + 14 + c * 17.3,
                y + 20 + r * 23,
                15,
                20,
                tones[(0 if c < 2 else 1 if c < 8 else 2 if c < 12 else 3)],
                weight=0.3,
                shade=0,
            )


@place("classroom")
def classroom(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Blackboard with sums, map, teacher's desk with globe, rows of desks at the sides."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#ecdfc0"), skirting=rgb("#b58d62"), dado=rgb("#a9bfae"))
        boards(scene, rgb("#bd9061"))
        window(scene, 50, 160, 170, 260, panes=2)
        if "blackboard" not in canvas.asked:
            _blackboard(scene)
        if "map" not in canvas.asked:
            _map(scene, 855, 270)
        if "blackboard" not in canvas.asked:
            clock(scene, 502, 106, 38)
        _masters_desk(scene)
        if not look.modern:
            _abacus(scene)
        for row, (y, size) in enumerate(((748, 0.72), (826, 0.94))):
            for side in (-1, 1):
                _school_desk(scene, 500 + side * (410 + 40 * row), y, size)
        if scene.width > 1200:
            for side in (-1, 1):
                _school_desk(scene, 500 + side * 660, 800, 0.9)
    anchors = (Anchor("table", 780, 586, 180),)
    if "blackboard" in canvas.asked:
        anchors = (*anchors, Anchor("wall", 500, 250, 440))
    return Ground(far_y=768, left=130, right=880, wall=True, wall_y=250, anchors=anchors)


def _masters_desk(scene: Scene) -> None:
    """The desk with its globe and books."""
    canvas = scene.canvas
    table(scene, 780, 736, 240, 150)
    canvas.oval(850, 532, 34, 34, rgb("#86b0c8"))
    canvas.soft([(836, 512), (858, 508), (864, 530), (850, 552), (838, 540)], rgb("#93b06f"), weight=0.5)
    canvas.line([(850, 566), (850, 578)], BRASS, 7)
    for k in range(3):
        canvas.rect(
            700 + 2 * k,
            566 - 13 * k,
            70,
            13,
            (rgb("#b6624c"), rgb("#6f8fb0"), rgb("#d8b060"))[k],
            weight=0.6,
        )


def _blackboard(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.rect(282, 160, 440, 240, WOOD)
    canvas.rect(296, 174, 412, 212, rgb("#47685a"), weight=0.8, shade=0.06)
    _chalk(scene)
    canvas.rect(282, 396, 440, 13, lighten(WOOD, 0.2), weight=0.7)


def _abacus(scene: Scene) -> None:
    """The counting frame under the blackboard."""
    canvas = scene.canvas
    canvas.rect(292, 420, 150, 66, lighten(WOOD, 0.1), weight=0.8)
    canvas.rect(300, 428, 134, 50, rgb("#f0e4c8"), weight=0.5)
    for r in range(3):
        canvas.line([(300, 440 + 13 * r), (434, 440 + 13 * r)], METAL, 2)
        for k in range(6):
            tone = (rgb("#c9574a"), rgb("#5f8fae"), rgb("#e0b04c"))[r]
            canvas.oval(312 + 15 * k + (26 if k > 3 - r else 0), 440 + 13 * r, 6, 6, tone, weight=0.4)


def _chalk(scene: Scene) -> None:
    canvas, chalk = scene.canvas, rgb("#f2efe2")
    for x, y, w in ((320, 212, 90), (320, 244, 130), (320, 276, 70), (520, 330, 140), (540, 356, 90)):
        points = [(x + i * 9, y + (5 if i % 2 else -4)) for i in range(int(w / 9))]
        canvas.line(points, chalk, 3, alpha=0.85, smooth=True)
    canvas.line([(560, 296), (600, 220), (650, 296), (560, 296)], chalk, 3.4, alpha=0.9)
    canvas.line([(470, 210), (500, 210)], chalk, 3)
    canvas.line([(485, 196), (485, 225)], chalk, 3)
    canvas.line(
        [(340, 340), (350, 318), (372, 340), (372, 366), (340, 366), (340, 340), (372, 340)],
        rgb("#f0c9bd"),
        3,
        alpha=0.9,
    )


def _map(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 98, y - 96, 196, 186, rgb("#cfe2e6"), weight=0.8)
    for yy in (-100, 84):
        canvas.rect(x - 106, y + yy, 212, 12, DARK_WOOD, radius=5, weight=0.7)
    canvas.through(
        [
            (x - 66, y - 46),
            (x - 10, y - 56),
            (x + 50, y - 48),
            (x + 76, y - 34),
            (x + 40, y + 4),
            (x + 30, y + 40),
            (x - 8, y + 56),
            (x - 50, y + 60),
            (x - 62, y + 10),
        ],
        rgb("#e8cf92"),
        weight=0.8,
    )
    canvas.through(
        [(x - 66, y - 44), (x - 44, y - 40), (x - 42, y + 50), (x - 58, y + 56), (x - 62, y + 10)],
        rgb("#c3d39a"),
        weight=0.6,
    )
    for dx, dy in ((66, 26), (80, 20)):
        canvas.oval(x + dx, y + dy, 7, 4, rgb("#e8cf92"), weight=0.5)
    canvas.dot(x - 6, y - 2, 5, COLOURS["red"])


def _school_desk(scene: Scene, at_x: float, at_y: float, size: float) -> None:
    """A desk for two with its bench, seen from the front."""
    with scene.canvas.group(at_x, at_y, size):
        _desk_parts(scene, 0.0, 0.0)


def _desk_parts(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 105, 15, 0.3)
    for side in (-1, 1):
        canvas.rect(x + side * 78 - 6, y - 100, 12, 100, darken(WOOD, 0.25), weight=0.7)
    canvas.polygon(
        [(x - 96, y - 96), (x - 80, y - 128), (x + 80, y - 128), (x + 96, y - 96)], lighten(WOOD, 0.16)
    )
    canvas.rect(x - 96, y - 96, 192, 30, WOOD, weight=0.8)
    canvas.polygon(
        [(x - 30, y - 102), (x - 24, y - 120), (x + 26, y - 120), (x + 32, y - 102)], PAPER, weight=0.6
    )
    canvas.dot(x + 62, y - 120, 6, rgb("#3f4a66"))


@place("church_interior")
def church_interior(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The nave: golden altarpiece under a vault, stained glass, candles, pews at the sides."""
    scene = Scene(canvas, look, rng)
    wall = rgb("#e9dcc0")
    with hour_light(scene):
        floor = rgb("#e2d3b6")
        nave = hall(scene, wall, floor, lighten(wall, 0.35), end=(244.0, 20.0, 756.0, FLOOR_Y), eye=430.0)
        _ribs(scene, wall)
        _apse(scene)
        near = 500 + 256 * (1012 - 430) / (FLOOR_Y - 430)
        area = [(244, FLOOR_Y), (756, FLOOR_Y), (near, 1012), (1000 - near, 1012)]
        with canvas.clip(polygon_path(area)):
            tiles(scene, floor, rgb("#cbb798"))
        for side, sheet in ((-1, nave.left), (1, nave.right)):
            with slanted(scene, 460, 660, sheet):
                _aisle(scene, wall)
            x = 500 + side * 262
            canvas.rect(x - 27, 20, 54, 686, lighten(wall, 0.22), weight=0.8)
            canvas.rect(x - 38, 196, 76, 20, lighten(wall, 0.42), weight=0.7)
            canvas.rect(x - 36, 670, 72, 36, darken(wall, 0.1), weight=0.7)
            for k in range(3):
                _pew(scene, side, k)
        canvas.polygon(
            [(452, FLOOR_Y), (548, FLOOR_Y), (690, 1005), (310, 1005)], rgb("#b4524a"), weight=0.7, shade=0.08
        )
        for edge in (-1, 1):
            canvas.line([(500 + edge * 42, FLOOR_Y), (500 + edge * 168, 1000)], rgb("#e3bd6a"), 5, alpha=0.8)
    return Ground(far_y=765, left=170, right=830)


def _aisle(scene: Scene, wall: Colour) -> None:
    """A side wall: two bays with stained glass over side altars, a moulding and pilasters."""
    canvas = scene.canvas
    for k in range(2):
        x = 115.0 + 230 * k
        canvas.fill(arch_path(x, 640, 176, 540), darken(wall, 0.12), weight=0.6)
        _stained_glass(scene, x, 210, 84)
        canvas.rect(x - 44, 520, 88, 16, lighten(wall, 0.4), weight=0.5)
        canvas.rect(x - 34, 536, 68, 104, lighten(wall, 0.1), weight=0.5)
        canvas.line([(x, 518), (x, 470)], BRASS, 6)
        canvas.line([(x - 14, 486), (x + 14, 486)], BRASS, 6)
    for x in (0.0, 230.0, 460.0):
        canvas.rect(x - 14, 60, 28, 600, lighten(wall, 0.24), weight=0.5)
        canvas.rect(x - 20, 84, 40, 14, lighten(wall, 0.42), weight=0.4)


def _ribs(scene: Scene, wall: Colour) -> None:
    """The arches of the vault, one behind the other."""
    for half, top, tone in ((430, -150, 0.2), (340, -70, 0.1), (262, 0, 0.0)):
        scene.canvas.fill(
            arch_path(500, 430, half * 2, 430 - top), darken(lighten(wall, 0.3), tone), weight=0.7, shade=0.05
        )


def _apse(scene: Scene) -> None:
    canvas, rng = scene.canvas, scene.rng
    gold = rgb("#d9ab52")
    for r, c in ((236, rgb("#d9c7a2")), (206, rgb("#c9b48c"))):
        canvas.rect(500 - r, 210 - r * 0.9, 2 * r, 900, c, radius=r, weight=0.8)
    canvas.rect(330, 240, 340, 420, gold)
    canvas.soft([(320, 250), (400, 190), (500, 90), (600, 190), (680, 250)], lighten(gold, 0.1))
    for row in range(2):
        for col in range(3):
            x, y = 382 + col * 118, 290 + row * 150
            canvas.rect(x - 40, y - 26, 80, 120, darken(gold, 0.35), radius=38, weight=0.7)
            robe = rng.choice((rgb("#6f93bd"), rgb("#b4645a"), rgb("#8a9c78")))
            canvas.soft(
                [(x, y - 2), (x + 26, y + 40), (x + 30, y + 92), (x - 30, y + 92), (x - 26, y + 40)],
                robe,
                weight=0.6,
            )
            canvas.dot(x, y + 4, 17, rgb("#f3d88c"))
            canvas.oval(x, y + 6, 10, 12, rgb("#e9bf98"), weight=0.5)
    for x in (324, 441, 559, 676):
        canvas.limb([(x, 650), (x, 252)], [15, 15], lighten(gold, 0.3), weight=0.7)
    canvas.rect(390, 606, 220, 86, rgb("#f4ecd9"), weight=0.9)
    canvas.polygon(
        [(390, 606), (610, 606), (604, 640), (560, 650), (500, 640), (440, 650), (396, 640)],
        PAPER,
        weight=0.7,
    )
    canvas.line([(500, 600), (500, 548)], BRASS, 7)
    canvas.line([(483, 564), (517, 564)], BRASS, 7)
    for x in (410, 440, 560, 590):
        canvas.rect(x - 4, 566, 8, 40, rgb("#f7f0dc"), weight=0.6)

        def burn(cx: float = x) -> None:
            canvas.glow(cx, 558, 60, (255, 210, 120), 0.6)
            canvas.soft([(cx, 544), (cx + 6, 560), (cx, 567), (cx - 6, 560)], rgb("#f9c65a"), weight=0.3)

        scene.lights.append(burn)


def _stained_glass(scene: Scene, x: float, y: float, width: float) -> None:
    canvas = scene.canvas

    def shine() -> None:
        dim = 0.6 if scene.look.night else 0.0
        arch = skia.Path.RRect(skia.Rect(x - width / 2, y, x + width / 2, y + 220), width / 2, width / 2)
        canvas.fill(arch, darken(rgb("#8fb4d0"), dim), weight=1.0)
        with canvas.clip(arch):
            for r in range(7):
                for c in range(3):
                    tone = (rgb("#d9705c"), rgb("#e6bf5c"), rgb("#6f93bd"), rgb("#7fa87c"), rgb("#a07cb4"))[
                        (r * 2 + c) % 5
                    ]
                    canvas.polygon(
                        [
                            (x - width / 2 + c * width / 3, y + r * 33),
                            (x - width / 2 + (c + 1) * width / 3, y + r * 33 + 8),
                            (x - width / 2 + (c + 1) * width / 3, y + r * 33 + 40),
                            (x - width / 2 + c * width / 3, y + r * 33 + 32),
                        ],
                        darken(tone, dim),
                        weight=0.5,
                    )
        if not scene.look.lit:
            canvas.glow(x, y + 110, 170, (255, 236, 190), 0.4)

    scene.lights.append(shine)


def _pew(scene: Scene, side: int, k: int) -> None:
    canvas = scene.canvas
    y, near = 740 + 78 * k, 150 + 60 * k
    x0, x1 = 500 + side * near * 1.75, 500 + side * 760
    a, b = min(x0, x1), max(x0, x1)
    canvas.rect(a, y - 92 - 8 * k, b - a, 92 + 8 * k, jitter(DARK_WOOD, scene.rng, 5))
    canvas.rect(a - 6, y - 100 - 8 * k, b - a + 12, 15, lighten(WOOD, 0.1), weight=0.8)
    canvas.rect(x0 - 10, y - 108 - 8 * k, 22, 116 + 8 * k, WOOD, radius=7, weight=0.9)
