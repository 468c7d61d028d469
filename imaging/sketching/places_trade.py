"""Shop, bar, workshop and chemist's."""

import random

import skia

from imaging.sketching.kit import Canvas
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
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    hour_light,
)
from imaging.sketching.scenery_furniture import clock, hanging_lamp
from imaging.sketching.scenery_rooms import boards, tiles, walls, window


@place("shop")
def shop(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A grocer's: shelves of tins and jars, hanging hams, a counter with scales and till."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#ead7b0"))
        tiles(scene, rgb("#e4d6bb"), rgb("#d2b894"))
        canvas.rect(30, 130, 620, 330, rgb("#b98a5c"))
        for r in range(4):
            y = 206 + r * 80
            canvas.rect(42, y - 66, 596, 68, rgb("#7f6049"), weight=0.5)
            _goods(scene, 52, y, 576)
            canvas.rect(36, y, 608, 12, lighten(WOOD, 0.15), weight=0.7)
        window(scene, 735, 160, 190, 230, street=True)
        for x in (684, 974) if look.manner.hams else ():
            canvas.line([(x, canvas.top), (x, 140)], rgb("#8f7a5c"), 3)
            _ham(scene, x, 132, 132)
        canvas.rect(scene.left - 5, 540, 720 - scene.left, 165, rgb("#a9774f"))
        for k in range(7):
            canvas.rect(scene.left + 20 + k * 100, 566, 84, 116, rgb("#b98a5c"), weight=0.6, radius=3)
        canvas.rect(scene.left - 5, 522, 732 - scene.left, 26, rgb("#ead9bb"), weight=0.9)
        _scales(scene, 240, 522)
        _till(scene, 560, 522)
        for k, c in enumerate(("#e4d2a8", "#c98d5a", "#d9c08a")):
            _sack(scene, 790 + k * 84, 742 + 12 * (k % 2), rgb(c))
        hanging_lamp(scene, 500, 82, 58, rgb("#7fa08c"))
    return Ground(far_y=768, anchors=(Anchor("table", 400, 540, 230),))


def _goods(scene: Scene, x: float, y: float, width: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    end = x + width
    while x < end - 30:
        w = rng.uniform(22, 34)
        colour = jitter(
            rgb(rng.choice(("#c9584c", "#d8a85c", "#7fa07a", "#7f9dbd", "#e4d2b0", "#b98a9c"))), rng, 8
        )
        if rng.random() < 0.35:
            canvas.rect(x, y - 46, w * 0.8, 46, colour, radius=6, weight=0.6)
            canvas.rect(x + w * 0.22, y - 60, w * 0.36, 16, colour, weight=0.5)
        else:
            h = rng.uniform(34, 54)
            canvas.rect(x, y - h, w, h, colour, radius=3, weight=0.6)
            canvas.rect(x + 3, y - h * 0.7, w - 6, h * 0.34, PAPER, weight=0.3, shade=0)
        x += w + 3


def _scales(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.polygon([(x - 36, y), (x + 36, y), (x + 22, y - 26), (x - 22, y - 26)], rgb("#c9584c"), weight=0.8)
    canvas.oval(x, y - 62, 34, 34, PAPER, weight=0.9)
    canvas.line([(x, y - 62), (x + 13, y - 84)], COLOURS["red"], 4)
    canvas.polygon(
        [(x - 52, y - 108), (x + 52, y - 108), (x + 34, y - 94), (x - 34, y - 94)], METAL, weight=0.8
    )


def _till(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    if scene.look.modern:
        canvas.rect(x - 48, y - 54, 96, 54, rgb("#8b9198"), radius=6)
        canvas.rect(x - 36, y - 90, 72, 38, rgb("#5d7f8f"), radius=4, weight=0.8)
        return
    canvas.soft(
        [(x - 54, y), (x - 48, y - 72), (x - 24, y - 104), (x + 24, y - 104), (x + 48, y - 72), (x + 54, y)],
        BRASS,
    )
    canvas.rect(x - 28, y - 122, 56, 28, rgb("#f0e6c8"), weight=0.8)
    for r in range(2):
        for c in range(4):
            canvas.dot(x - 30 + c * 20, y - 54 + r * 20, 6, PAPER)


def _sack(scene: Scene, x: float, y: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 52, 10, 0.3)
    canvas.soft(
        [
            (x - 34, y - 96),
            (x + 34, y - 96),
            (x + 50, y - 40),
            (x + 40, y + 4),
            (x - 40, y + 4),
            (x - 50, y - 40),
        ],
        rgb("#c9ae82"),
    )
    canvas.oval(x, y - 82, 38, 15, rgb("#ddc59c"), weight=0.8)
    canvas.oval(x, y - 83, 31, 11, darken(colour, 0.12), weight=0.6)
    canvas.oval(x, y - 88, 24, 10, colour, weight=0.5)


def _ham(scene: Scene, x: float, y: float, size: float) -> None:
    """A cured ham hanging by its hoof from (x, y)."""
    canvas, cured = scene.canvas, rgb("#a9634a")
    canvas.limb(
        [(x, y), (x + size * 0.02, y + size * 0.3)], [size * 0.09, size * 0.16], rgb("#c08a5c"), weight=0.7
    )
    body = [
        (x - size * 0.06, y + size * 0.2),
        (x + size * 0.1, y + size * 0.2),
        (x + size * 0.3, y + size * 0.62),
        (x + size * 0.2, y + size * 1.04),
        (x - size * 0.14, y + size * 1.04),
        (x - size * 0.24, y + size * 0.66),
    ]
    canvas.soft(body, cured, weight=0.8, shade=0.22)
    canvas.oval(x + size * 0.02, y + size * 0.84, size * 0.11, size * 0.09, rgb("#e9b7a0"), weight=0.5)
    canvas.rect(
        x - size * 0.05, y - size * 0.07, size * 0.1, size * 0.1, rgb("#4f4046"), radius=3, weight=0.6
    )


@place("bar")
def bar(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A Spanish bar: zinc counter, bottles before a mirror, hams, coffee machine, marble tables."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#e7cfa1"), dado=rgb("#a9634a"))
        tiles(scene, rgb("#e0d0b2"), rgb("#a98c74"), alpha=0.6)
        canvas.rect(70, 150, 560, 310, rgb("#8a5c3e"))
        canvas.rect(90, 168, 520, 270, rgb("#b9cdd0"), weight=0.7, shade=0.1)
        for r in range(3):
            y = 252 + r * 88
            canvas.rect(86, y, 528, 11, WOOD, weight=0.6)
            for k in range(15):
                _bottle(scene, 106 + k * 35, y, rng.uniform(52, 68))
        for k in range(6) if look.manner.hams else ():
            x = 90 + k * 105
            canvas.line([(x, 96), (x, 112)], rgb("#6a5348"), 3)
            _ham(scene, x, 102, 86)
        canvas.rect(scene.left, 88, 660 - scene.left, 12, DARK_WOOD, weight=0.7)
        window(scene, 745, 170, 180, 240, street=True)
        _bar_counter(scene)
        for x in (820, 965):
            _marble_table(scene, x, 762 + (x > 900) * 22)
        hanging_lamp(scene, 820, 84, 60, rgb("#7fa08c"))
    return Ground(far_y=772, anchors=(Anchor("table", 360, 530, 260), Anchor("table", 820, 622, 100)))


def _bottle(scene: Scene, x: float, y: float, size: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    colour = rgb(rng.choice(("#5f8560", "#a9663f", "#cfa04a", "#7f9dbd", "#8f4a4a", "#d9d2b8")))
    canvas.rect(x - size * 0.16, y - size * 0.62, size * 0.32, size * 0.62, colour, radius=4, weight=0.6)
    canvas.rect(x - size * 0.06, y - size, size * 0.12, size * 0.44, colour, radius=2, weight=0.5)
    canvas.rect(x - size * 0.13, y - size * 0.44, size * 0.26, size * 0.22, PAPER, weight=0.3, shade=0)


def _bar_counter(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.rect(scene.left - 5, 530, 700 - scene.left, 178, rgb("#96633f"))
    for k in range(6):
        canvas.rect(scene.left + 16 + k * 112, 560, 94, 122, rgb("#a9744c"), weight=0.7, radius=4)
    canvas.rect(scene.left - 5, 514, 716 - scene.left, 24, rgb("#c7cdd0"), weight=0.9)
    canvas.line([(scene.left, 694), (700, 694)], BRASS, 7)
    canvas.rect(120, 434, 130, 80, rgb("#b9c3c8"), radius=10)
    canvas.rect(134, 420, 102, 20, rgb("#c9584c"), radius=6, weight=0.8)
    for x in (150, 206):
        canvas.line([(x, 466), (x, 490), (x + 24, 494)], DARK_WOOD, 8)
    canvas.rect(520, 456, 120, 58, GLASS, radius=8, alpha=0.85, weight=0.8)
    for k in range(4):
        canvas.oval(
            540 + 27 * k, 500, 13, 8, rgb(("#e6bf5c", "#c9705c", "#a9b562", "#e9d9b4")[k]), weight=0.6
        )


def _marble_table(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 56, 12, 0.3)
    canvas.limb([(x, y - 8), (x, y - 136)], [15, 12], rgb("#4f5058"))
    canvas.polygon([(x - 42, y), (x, y - 22), (x + 42, y)], rgb("#4f5058"), weight=0.8)
    canvas.oval(x, y - 138, 76, 17, rgb("#efebe2"))


@place("workshop")
def workshop(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A carpenter's workshop: tool board, bench with vice, planks, shavings."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#dcc7a2"))
        boards(scene, rgb("#b4895d"))
        window(scene, 60, 180, 190, 220)
        canvas.rect(330, 160, 420, 260, rgb("#b98f63"))
        _tool_board(scene)
        for k in range(6):
            x = 830 + k * 27
            canvas.polygon(
                [(x, 706), (x + 20, 706), (x + 34, 180 + 34 * (k % 3)), (x + 14, 176 + 34 * (k % 3))],
                jitter(lighten(WOOD, 0.2), rng, 10),
                weight=0.7,
            )
        _workbench(scene)
        for _ in range(14):
            x, y = rng.choice((rng.uniform(20, 240), rng.uniform(720, 960))), rng.uniform(740, 830)
            canvas.line(
                [(x, y), (x + 9, y - 11), (x + 19, y - 3), (x + 12, y + 4)], rgb("#efd9ae"), 4, smooth=True
            )
        hanging_lamp(scene, 500, 84, 60, rgb("#6f9a8c"))
    return Ground(far_y=780, wall=True, wall_y=290, anchors=(Anchor("table", 420, 548, 250),))


def _tool_board(scene: Scene) -> None:
    canvas = scene.canvas
    for k in range(4):
        x = 372 + k * 44
        canvas.line([(x, 190), (x, 262)], rgb("#a9663f"), 9)
        canvas.rect(x - 19, 184, 38, 16, METAL, radius=3, weight=0.7)
    canvas.polygon([(570, 200), (720, 186), (720, 206), (576, 246)], METAL, weight=0.8)
    canvas.rect(548, 192, 34, 58, rgb("#a9663f"), radius=10, weight=0.8)
    for k in range(5):
        x = 366 + k * 36
        canvas.rect(
            x - 6,
            300,
            12,
            40,
            rgb(("#c9584c", "#e0b04c", "#6f8fb0", "#7fa07a", "#a9663f")[k]),
            radius=4,
            weight=0.6,
        )
        canvas.line([(x, 340), (x, 384)], METAL, 5)
    canvas.oval(600, 340, 38, 38, rgb("#a9774f"), weight=0.8)
    canvas.oval(600, 340, 22, 22, rgb("#b98f63"), weight=0.6, shade=0)
    canvas.line([(670, 300), (670, 384)], METAL, 6)
    canvas.line([(670, 384), (720, 384)], METAL, 6)


def _workbench(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.shadow(420, 736, 320, 20, 0.3)
    for x in (150, 640):
        canvas.rect(x, 574, 44, 160, darken(WOOD, 0.14))
    canvas.rect(170, 676, 500, 20, darken(WOOD, 0.2), weight=0.8)
    canvas.polygon([(120, 556), (150, 528), (690, 528), (720, 556)], lighten(WOOD, 0.25))
    canvas.rect(120, 556, 600, 30, WOOD)
    canvas.rect(640, 566, 60, 50, rgb("#6e7a80"), radius=5)
    canvas.line([(650, 600), (600, 600)], METAL, 7)
    canvas.rect(190, 508, 86, 26, lighten(WOOD, 0.1), radius=5, weight=0.8)
    canvas.soft([(200, 510), (206, 484), (226, 488), (222, 510)], DARK_WOOD, weight=0.7)
    canvas.rect(236, 492, 12, 18, METAL, weight=0.6)


@place("pharmacy")
def pharmacy(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An old chemist's: walls of drawers and porcelain jars, marble counter with balance and mortar."""
    scene = Scene(canvas, look, rng)
    wood = rng.choice((rgb("#8a5f42"), rgb("#6f7f6a")))
    with hour_light(scene):
        walls(scene, rgb("#efe6cf"))
        tiles(scene, rgb("#ece4d2"), rgb("#8fa39c"), alpha=0.75)
        canvas.rect(scene.left - 5, 120, 742 - scene.left, 470, wood, weight=0.9)
        canvas.rect(scene.left - 5, 96, 760 - scene.left, 30, lighten(wood, 0.15), weight=0.8)
        for r in range(3):
            base = 214 + 82 * r
            canvas.rect(scene.left, base - 70, 736 - scene.left, 72, darken(wood, 0.35), weight=0.5)
            _jars(scene, base)
            canvas.rect(scene.left, base, 736 - scene.left, 9, lighten(wood, 0.2), weight=0.6)
        for r in range(4):
            for c in range(int((730 - scene.left) / 74)):
                x, y = scene.left + 10 + 74 * c, 396 + 46 * r
                canvas.rect(x, y, 66, 38, lighten(wood, 0.12), weight=0.5, radius=3)
                canvas.rect(x + 15, y + 9, 36, 12, PAPER, weight=0.3)
                canvas.dot(x + 33, y + 29, 4, BRASS)
        _green_cross(scene, 870, 200)
        window(scene, 806, 290, 140, 190, street=True)
        canvas.rect(scene.left - 5, 556, 760 - scene.left, 150, lighten(wood, 0.05), weight=0.9)
        for k in range(int((750 - scene.left) / 120)):
            canvas.rect(scene.left + 14 + 120 * k, 586, 100, 104, lighten(wood, 0.16), weight=0.6, radius=4)
        canvas.rect(scene.left - 5, 540, 774 - scene.left, 24, rgb("#f3efe6"), weight=0.9)
        _balance(scene, 190, 540)
        _mortar(scene, 640, 540)
        _weighing_machine(scene, 900, 800)
        clock(scene, 770, 130, 32)
        hanging_lamp(scene, 450, 90, 56, rgb("#7fa08c"))
    return Ground(far_y=772, right=840, anchors=(Anchor("table", 160, 548, 90),))


def _jars(scene: Scene, base: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    x = scene.left + 16
    while x < 716:
        if rng.random() < 0.7:
            glaze = rng.choice((rgb("#6f93bd"), rgb("#7fa06a"), rgb("#c9a14c")))
            canvas.soft(
                [
                    (x, base - 4),
                    (x - 2, base - 46),
                    (x + 8, base - 54),
                    (x + 26, base - 54),
                    (x + 36, base - 46),
                    (x + 34, base - 4),
                ],
                PAPER,
                weight=0.6,
            )
            canvas.rect(x + 3, base - 36, 28, 15, glaze, weight=0.3, shade=0)
            canvas.oval(x + 17, base - 56, 10, 6, PAPER, weight=0.5)
            x += 46
        else:
            canvas.rect(
                x,
                base - 44,
                22,
                42,
                rng.choice((rgb("#8a5a3c"), rgb("#4f7fa0"), rgb("#5f8f6a"))),
                radius=4,
                weight=0.6,
            )
            canvas.rect(x + 7, base - 56, 8, 13, rgb("#d9c9a4"), weight=0.4)
            x += 31


def _green_cross(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    cross = skia.Path()
    cross.addRect(skia.Rect(x - 18, y - 56, x + 18, y + 56))
    bar = skia.Path()
    bar.addRect(skia.Rect(x - 56, y - 18, x + 56, y + 18))
    shape = skia.Op(cross, bar, skia.PathOp.kUnion_PathOp)
    canvas.fill(shape, rgb("#5a9a6a"), weight=1.0)
    scene.flame(x, y, 130, 0.4)


def _balance(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 40, y - 12, 80, 12, rgb("#7a5238"), weight=0.7)
    canvas.line([(x, y - 12), (x, y - 96)], BRASS, 7)
    canvas.line([(x - 62, y - 84), (x, y - 94), (x + 62, y - 84)], BRASS, 6, smooth=True)
    for s in (-1, 1):
        for w in (-20, 20):
            canvas.line([(x + s * 62, y - 84), (x + s * 62 + w, y - 40)], rgb("#8d7a4c"), 2)
        canvas.soft(
            [
                (x + s * 62 - 28, y - 42),
                (x + s * 62 + 28, y - 42),
                (x + s * 62 + 14, y - 26),
                (x + s * 62 - 14, y - 26),
            ],
            BRASS,
            weight=0.7,
        )


def _mortar(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.limb([(x + 4, y - 50), (x + 36, y - 116)], [15, 11], PAPER, weight=0.7)
    canvas.soft(
        [(x - 44, y - 70), (x + 44, y - 70), (x + 32, y - 10), (x + 24, y), (x - 24, y), (x - 32, y - 10)],
        rgb("#f4f0e6"),
    )
    canvas.oval(x, y - 68, 43, 9, rgb("#d9d3c6"), weight=0.7)


def _weighing_machine(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    tone = rgb("#e8e2d2")
    canvas.shadow(x, y, 80, 12, 0.3)
    canvas.rect(x - 64, y - 26, 128, 26, darken(tone, 0.1), radius=6)
    canvas.rect(x - 24, y - 250, 48, 226, tone, radius=8)
    canvas.oval(x, y - 290, 62, 62, tone)
    canvas.oval(x, y - 290, 48, 48, PAPER, shade=0, weight=0.7)
    for k in range(9):
        canvas.dot(x - 36 + 9 * k, y - 300 - 18 + 0.9 * (k - 4) ** 2, 2.4, rgb("#6d6a70"))
    canvas.line([(x, y - 286), (x + 18, y - 322)], COLOURS["red"], 4)
