"""Rooms where people work, learn, pray, buy, drink and dance, and the mine."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    BRASS, COLOURS, DARK_WOOD, GLASS, LAMPLIGHT, METAL, PAPER, WOOD, Colour, darken, jitter, lighten, mix, rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_rooms import (
    FLOOR_Y, boards, chair, clock, hanging_lamp, shelf, table, tiles, walls, window,
)

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
                _vial(scene, 78 + k * 40, y, rng.uniform(36, 58), rgb(rng.choice(VIALS)), rng.choice(("round", "cone", "jar")))
            _vial(scene, 60 + row * 4, y, 44, rgb("#a9774f"), "jar")
        window(scene, 465, 150, 170, 220)
        _elements(scene, 690, 160)
        _lab_bench(scene)
        for k, (x, kind) in enumerate(((120, "cone"), (170, "round"), (825, "cone"), (880, "round"), (960, "cone"))):
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
        canvas.rect(x - size * 0.18, y - size, size * 0.36, size * 0.17, darken(colour, 0.3), radius=2, weight=0.6)
        return
    canvas.rect(x - size * 0.11, y - size, size * 0.22, size * 0.5, glass, weight=0.6)
    canvas.rect(x - size * 0.16, y - size * 1.03, size * 0.32, size * 0.08, glass, radius=2, weight=0.6)
    if kind == "round":
        canvas.oval(x, y - size * 0.32, size * 0.33, size * 0.33, glass, weight=0.7)
        canvas.soft([(x - size * 0.34, y - size * 0.34), (x + size * 0.34, y - size * 0.34), (x + size * 0.24, y + size * 0.02), (x - size * 0.24, y + size * 0.02)], colour, weight=0.4, alpha=0.92)
    else:
        canvas.polygon([(x - size * 0.11, y - size * 0.6), (x + size * 0.11, y - size * 0.6), (x + size * 0.38, y), (x - size * 0.38, y)], glass, weight=0.7)
        canvas.polygon([(x - size * 0.22, y - size * 0.34), (x + size * 0.22, y - size * 0.34), (x + size * 0.35, y - 3), (x - size * 0.35, y - 3)], colour, weight=0.4, alpha=0.92)
    canvas.line([(x - size * 0.14, y - size * 0.4), (x - size * 0.2, y - size * 0.16)], (255, 255, 255), size * 0.06, alpha=0.7)


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
    canvas.soft([(x - 4, y - 62), (x + 8, y - 40), (x - 4, y - 26), (x - 16, y - 40)], rgb("#7fb0e0"), weight=0.4, alpha=0.9)
    with canvas.group(0, -60):
        _vial(scene, x - 4, y, 74, rgb("#e6a04c"), "round")
    canvas.limb([(x - 2, y - 134), (x + 34, y - 142), (x + 100, y - 62)], [11, 12, 9], mix(GLASS, PAPER, 0.2), weight=0.7)
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
            canvas.rect(x + 14 + c * 17.3, y + 20 + r * 23, 15, 20, tones[(0 if c < 2 else 1 if c < 8 else 2 if c < 12 else 3)], weight=0.3, shade=0)


@place("classroom")
def classroom(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Blackboard with sums, map, teacher's desk with globe, rows of desks at the sides."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#ecdfc0"), skirting=rgb("#b58d62"), dado=rgb("#a9bfae"))
        boards(scene, rgb("#bd9061"))
        window(scene, 50, 160, 170, 260, panes=2)
        canvas.rect(282, 160, 440, 240, WOOD)
        canvas.rect(296, 174, 412, 212, rgb("#47685a"), weight=0.8, shade=0.06)
        _chalk(scene)
        canvas.rect(282, 396, 440, 13, lighten(WOOD, 0.2), weight=0.7)
        _map(scene, 855, 270)
        clock(scene, 502, 106, 38)
        table(scene, 780, 736, 240, 150)
        canvas.oval(850, 532, 34, 34, rgb("#86b0c8"))
        canvas.soft([(836, 512), (858, 508), (864, 530), (850, 552), (838, 540)], rgb("#93b06f"), weight=0.5)
        canvas.line([(850, 566), (850, 578)], BRASS, 7)
        for k in range(3):
            canvas.rect(700 + 2 * k, 566 - 13 * k, 70, 13, (rgb("#b6624c"), rgb("#6f8fb0"), rgb("#d8b060"))[k], weight=0.6)
        for x, y in ((40, 800), (960, 836)):
            _school_desk(scene, x, y)
    return Ground(far_y=768, left=130, right=880, wall=True, wall_y=250, anchors=(Anchor("table", 780, 586, 180),))


def _chalk(scene: Scene) -> None:
    canvas, chalk = scene.canvas, rgb("#f2efe2")
    for x, y, w in ((320, 212, 90), (320, 244, 130), (320, 276, 70), (520, 330, 140), (540, 356, 90)):
        points = [(x + i * 9, y + (5 if i % 2 else -4)) for i in range(int(w / 9))]
        canvas.line(points, chalk, 3, alpha=0.85, smooth=True)
    canvas.line([(560, 296), (600, 220), (650, 296), (560, 296)], chalk, 3.4, alpha=0.9)
    canvas.line([(470, 210), (500, 210)], chalk, 3)
    canvas.line([(485, 196), (485, 225)], chalk, 3)
    canvas.line([(340, 340), (350, 318), (372, 340), (372, 366), (340, 366), (340, 340), (372, 340)], rgb("#f0c9bd"), 3, alpha=0.9)


def _map(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 98, y - 96, 196, 186, rgb("#cfe2e6"), weight=0.8)
    for yy in (-100, 84):
        canvas.rect(x - 106, y + yy, 212, 12, DARK_WOOD, radius=5, weight=0.7)
    canvas.through([(x - 66, y - 46), (x - 10, y - 56), (x + 50, y - 48), (x + 76, y - 34), (x + 40, y + 4), (x + 30, y + 40), (x - 8, y + 56), (x - 50, y + 60), (x - 62, y + 10)], rgb("#e8cf92"), weight=0.8)
    canvas.through([(x - 66, y - 44), (x - 44, y - 40), (x - 42, y + 50), (x - 58, y + 56), (x - 62, y + 10)], rgb("#c3d39a"), weight=0.6)
    for dx, dy in ((66, 26), (80, 20)):
        canvas.oval(x + dx, y + dy, 7, 4, rgb("#e8cf92"), weight=0.5)
    canvas.dot(x - 6, y - 2, 5, COLOURS["red"])


def _school_desk(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 105, 15, 0.3)
    for side in (-1, 1):
        canvas.rect(x + side * 78 - 6, y - 100, 12, 100, darken(WOOD, 0.25), weight=0.7)
    canvas.polygon([(x - 96, y - 96), (x - 80, y - 128), (x + 80, y - 128), (x + 96, y - 96)], lighten(WOOD, 0.16))
    canvas.rect(x - 96, y - 96, 192, 30, WOOD, weight=0.8)
    canvas.polygon([(x - 30, y - 102), (x - 24, y - 120), (x + 26, y - 120), (x + 32, y - 102)], PAPER, weight=0.6)
    canvas.dot(x + 62, y - 120, 6, rgb("#3f4a66"))


@place("church_interior")
def church_interior(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The nave: golden altarpiece under a vault, stained glass, candles, pews at the sides."""
    scene = Scene(canvas, look, rng)
    wall = rgb("#e9dcc0")
    with hour_light(scene):
        walls(scene, wall)
        tiles(scene, rgb("#e2d3b6"), rgb("#cbb798"))
        _apse(scene)
        for side in (-1, 1):
            for k, x in enumerate((175, 330, 500)):
                cx = 500 + side * (x + 22)
                w = 52 + 18 * k
                canvas.rect(cx - w / 2, 130 - 60 * k, w, 576, lighten(wall, 0.2), weight=0.8)
                canvas.rect(cx - w / 2 - 8, 200 - 40 * k, w + 16, 18, lighten(wall, 0.4), weight=0.7)
                canvas.rect(cx - w / 2 - 8, 676 + 8 * k, w + 16, 30, darken(wall, 0.1), weight=0.7)
            _stained_glass(scene, 500 + side * 275, 230, 64)
            for k in range(3):
                _pew(scene, side, k)
        canvas.polygon([(452, FLOOR_Y), (548, FLOOR_Y), (690, 1005), (310, 1005)], rgb("#b4524a"), weight=0.7, shade=0.08)
        for edge in (-1, 1):
            canvas.line([(500 + edge * 42, FLOOR_Y), (500 + edge * 168, 1000)], rgb("#e3bd6a"), 5, alpha=0.8)
    return Ground(far_y=765, left=170, right=830)


def _apse(scene: Scene) -> None:
    canvas, rng = scene.canvas, scene.rng
    gold = rgb("#d9ab52")
    for r, c in ((236, rgb("#d9c7a2")), (206, rgb("#c9b48c"))):
        canvas.rect(500 - r, 210 - r * 0.9, 2 * r, 700, c, radius=r, weight=0.8)
    canvas.rect(330, 240, 340, 420, gold)
    canvas.soft([(320, 250), (400, 190), (500, 90), (600, 190), (680, 250)], lighten(gold, 0.1))
    for row in range(2):
        for col in range(3):
            x, y = 382 + col * 118, 290 + row * 150
            canvas.rect(x - 40, y - 26, 80, 120, darken(gold, 0.35), radius=38, weight=0.7)
            robe = rng.choice((rgb("#6f93bd"), rgb("#b4645a"), rgb("#8a9c78")))
            canvas.soft([(x, y - 2), (x + 26, y + 40), (x + 30, y + 92), (x - 30, y + 92), (x - 26, y + 40)], robe, weight=0.6)
            canvas.dot(x, y + 4, 17, rgb("#f3d88c"))
            canvas.oval(x, y + 6, 10, 12, rgb("#e9bf98"), weight=0.5)
    for x in (324, 441, 559, 676):
        canvas.limb([(x, 650), (x, 252)], [15, 15], lighten(gold, 0.3), weight=0.7)
    canvas.rect(390, 606, 220, 86, rgb("#f4ecd9"), weight=0.9)
    canvas.polygon([(390, 606), (610, 606), (604, 640), (560, 650), (500, 640), (440, 650), (396, 640)], PAPER, weight=0.7)
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
                    tone = (rgb("#d9705c"), rgb("#e6bf5c"), rgb("#6f93bd"), rgb("#7fa87c"), rgb("#a07cb4"))[(r * 2 + c) % 5]
                    canvas.polygon([(x - width / 2 + c * width / 3, y + r * 33), (x - width / 2 + (c + 1) * width / 3, y + r * 33 + 8), (x - width / 2 + (c + 1) * width / 3, y + r * 33 + 40), (x - width / 2 + c * width / 3, y + r * 33 + 32)], darken(tone, dim), weight=0.5)
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
        for x in (690, 955):
            canvas.line([(x, canvas.top), (x, 150)], rgb("#8f7a5c"), 3)
            canvas.soft([(x - 20, 150), (x + 14, 140), (x + 32, 206), (x + 6, 262), (x - 26, 226)], rgb("#a9634a"), weight=0.8)
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
        colour = jitter(rgb(rng.choice(("#c9584c", "#d8a85c", "#7fa07a", "#7f9dbd", "#e4d2b0", "#b98a9c"))), rng, 8)
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
    canvas.polygon([(x - 52, y - 108), (x + 52, y - 108), (x + 34, y - 94), (x - 34, y - 94)], METAL, weight=0.8)


def _till(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    if scene.look.modern:
        canvas.rect(x - 48, y - 54, 96, 54, rgb("#8b9198"), radius=6)
        canvas.rect(x - 36, y - 90, 72, 38, rgb("#5d7f8f"), radius=4, weight=0.8)
        return
    canvas.soft([(x - 54, y), (x - 48, y - 72), (x - 24, y - 104), (x + 24, y - 104), (x + 48, y - 72), (x + 54, y)], BRASS)
    canvas.rect(x - 28, y - 122, 56, 28, rgb("#f0e6c8"), weight=0.8)
    for r in range(2):
        for c in range(4):
            canvas.dot(x - 30 + c * 20, y - 54 + r * 20, 6, PAPER)


def _sack(scene: Scene, x: float, y: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 52, 10, 0.3)
    canvas.soft([(x - 34, y - 96), (x + 34, y - 96), (x + 50, y - 40), (x + 40, y + 4), (x - 40, y + 4), (x - 50, y - 40)], rgb("#c9ae82"))
    canvas.oval(x, y - 86, 33, 12, colour, weight=0.8)
    canvas.line([(x - 38, y - 82), (x, y - 70), (x + 38, y - 82)], rgb("#ddc59c"), 9, smooth=True)


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
        for k in range(6):
            x = 90 + k * 105
            canvas.line([(x, 96), (x, 112)], rgb("#6a5348"), 3)
            canvas.soft([(x - 15, 104), (x + 12, 100), (x + 26, 144), (x + 6, 178), (x - 20, 156)], rgb("#a9634a"), weight=0.7)
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
        canvas.rect(scene.left + 18 + k * 118, 560, 98, 122, rgb("#a9744c"), weight=0.7, radius=4)
    canvas.rect(scene.left - 5, 514, 716 - scene.left, 24, rgb("#c7cdd0"), weight=0.9)
    canvas.line([(scene.left, 694), (700, 694)], BRASS, 7)
    canvas.rect(120, 434, 130, 80, rgb("#b9c3c8"), radius=10)
    canvas.rect(134, 420, 102, 20, rgb("#c9584c"), radius=6, weight=0.8)
    for x in (150, 206):
        canvas.line([(x, 466), (x, 490), (x + 24, 494)], DARK_WOOD, 8)
    canvas.rect(520, 456, 120, 58, GLASS, radius=8, alpha=0.85, weight=0.8)
    for k in range(4):
        canvas.oval(540 + 27 * k, 500, 13, 8, rgb(("#e6bf5c", "#c9705c", "#a9b562", "#e9d9b4")[k]), weight=0.6)


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
            canvas.polygon([(x, 706), (x + 20, 706), (x + 34, 180 + 34 * (k % 3)), (x + 14, 176 + 34 * (k % 3))], jitter(lighten(WOOD, 0.2), rng, 10), weight=0.7)
        _workbench(scene)
        for _ in range(14):
            x, y = rng.choice((rng.uniform(20, 240), rng.uniform(720, 960))), rng.uniform(740, 830)
            canvas.line([(x, y), (x + 9, y - 11), (x + 19, y - 3), (x + 12, y + 4)], rgb("#efd9ae"), 4, smooth=True)
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
        canvas.rect(x - 6, 300, 12, 40, rgb(("#c9584c", "#e0b04c", "#6f8fb0", "#7fa07a", "#a9663f")[k]), radius=4, weight=0.6)
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


@place("dance_hall")
def dance_hall(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stage with curtains, strings of bulbs, a polished floor, tables at the sides."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#c98b78"), dado=rgb("#9c5d56"))
        boards(scene, rgb("#c79058"))
        canvas.oval(500, 850, 400, 110, rgb("#ffe9bd"), alpha=0.2, shade=0, outline=False, blur=30)
        canvas.rect(230, 170, 540, 470, rgb("#5c3f52"))
        for k in range(6):
            canvas.polygon([(330 + 68 * k, 640), (500, 200), (350 + 68 * k, 640)], rgb("#e9b07a"), alpha=0.12, shade=0, outline=False)
        _stage_curtains(scene)
        canvas.rect(210, 628, 580, 68, rgb("#8a5c3e"))
        for x in range(230, 780, 45):
            canvas.oval(x, 664, 8, 8, rgb("#ffe2a0"), weight=0.6)
        _music_stands(scene)
        for x, y in ((70, 760), (925, 764)):
            table(scene, x, y, 150, 150, cloth=PAPER)
            canvas.rect(x - 7, y - 196, 14, 38, rgb("#5f8560"), radius=4, weight=0.6)
        for x in (150, 850):
            chair(scene, x, y + 14, 190, rgb("#8a5c3e"), flip=x > 500)
        _bulbs(scene)
    return Ground(far_y=760, left=110, right=890)


def _stage_curtains(scene: Scene) -> None:
    canvas = scene.canvas
    red = rgb("#b4433f")
    for side in (-1, 1):
        edge = 500 + side * 282
        canvas.through([(edge, 160), (edge - side * 120, 160), (edge - side * 104, 330), (edge - side * 46, 440), (edge - side * 84, 640), (edge, 640)], red)
        for k in (24, 52, 80):
            canvas.ink_line([(edge - side * k, 170), (edge - side * k * 0.86, 330), (edge - side * k * 0.4, 440), (edge - side * k * 0.66, 630)], darken(red, 0.4), weight=0.8, alpha=0.6)
    for k in range(6):
        x = 214 + k * 95.5
        canvas.soft([(x - 6, 146), (x + 102, 146), (x + 96, 200), (x + 48, 238), (x, 200)], lighten(red, 0.06))
    canvas.rect(206, 130, 588, 24, BRASS, radius=8)


def _music_stands(scene: Scene) -> None:
    canvas = scene.canvas
    for k, c in enumerate(("#e0b04c", "#7f9dbd", "#e0b04c")):
        x = 380 + 120 * k
        canvas.rect(x - 36, 552, 72, 76, rgb(c), radius=6, weight=0.8, alpha=0.95)
        canvas.soft([(x - 12, 604), (x + 2, 572), (x + 18, 570), (x + 6, 580), (x + 4, 612)], PAPER, weight=0.4)


def _bulbs(scene: Scene) -> None:
    canvas = scene.canvas
    tones = (rgb("#ffd766"), rgb("#f08a76"), rgb("#8fc7e0"), rgb("#a9d68a"))
    for row, (y, sag) in enumerate(((34, 74), (84, 62))):
        points = [(scene.left + scene.width * i / 16, y + sag * (1 - abs((i % 8) / 4 - 1)) ** 0.8) for i in range(17)]
        canvas.line(points, rgb("#5c3f52"), 3, smooth=True)

        def shine(beads: list[tuple[float, float]] = points, shift: int = row) -> None:
            for i, (x, by) in enumerate(beads):
                canvas.glow(x, by + 10, 46, tones[(i + shift) % 4], 0.55)
                canvas.oval(x, by + 10, 9, 12, tones[(i + shift) % 4], weight=0.5, shade=0.2)

        scene.lights.append(shine)


@place("mine")
def mine(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A gallery with timber props, rails, a wagon of coal and lamps."""
    scene = Scene(canvas, look, rng)
    rock = rgb("#8d8079")
    canvas.gradient(scene.left, canvas.top, scene.width, 1004 - canvas.top, [(0, darken(rock, 0.42)), (0.5, darken(rock, 0.12)), (1, rock)])
    area = skia.Path.Rect(skia.Rect(scene.left, canvas.top, scene.right, 1000))
    canvas.brush(area, darken(rock, 0.5), rng, count=120, length=70, width=8, angle=35, alpha=0.16)
    for _ in range(34):
        x, y, s = rng.uniform(scene.left, scene.right), rng.uniform(canvas.top, 690), rng.uniform(22, 60)
        canvas.polygon([(x - s, y), (x - s * 0.3, y - s * 0.7), (x + s * 0.8, y - s * 0.4), (x + s, y + s * 0.3), (x, y + s * 0.6)], jitter(darken(rock, 0.18), rng, 10), weight=0.5, alpha=0.65)
    for k, c in enumerate((0.3, 0.48, 0.7)):
        r = 250 - 70 * k
        canvas.rect(500 - r, 330 + 46 * k, 2 * r, 400 - 46 * k, darken(rock, c), radius=r * 0.55, weight=0.6)
    canvas.polygon([(scene.left - 10, 1005), (scene.left - 10, 820), (330, 690), (670, 690), (scene.right + 10, 820), (scene.right + 10, 1005)], rgb("#a5927f"), weight=0.7)
    canvas.speckle(area, darken(rock, 0.5), rng, count=90, radius=4, alpha=0.3)
    for t in range(9):
        y = 700 + 300 * (t / 9) ** 1.7
        w = 70 + (y - 690) * 0.62
        canvas.polygon([(500 - w, y), (500 + w, y), (500 + w * 1.05, y + 8 + t * 2), (500 - w * 1.05, y + 8 + t * 2)], rgb("#86654a"), weight=0.6)
    for side in (-1, 1):
        canvas.line([(500 + side * 46, 690), (500 + side * 184, 1004)], rgb("#6d7278"), 9)
        canvas.line([(500 + side * 45, 690), (500 + side * 181, 1004)], rgb("#b9bec2"), 3)
    for k, (half, top) in enumerate(((215, 362), (330, 250), (490, 110))):
        w = 26 + 12 * k
        low = 712 + 52 * k
        for side in (-1, 1):
            canvas.limb([(500 + side * half, low), (500 + side * (half - 16), top)], [w, w * 0.86], jitter(WOOD, rng, 6))
        canvas.limb([(500 - half - 26, top), (500, top - 8), (500 + half + 26, top)], [w, w * 1.05, w], jitter(WOOD, rng, 6))
    _wagon(scene, 165, 790)
    for x, y, r in ((285, 300, 230), (715, 300, 230), (505, 404, 150)):
        canvas.line([(x, y - 40), (x, y - 12)], rgb("#4f5058"), 4)
        canvas.rect(x - 14, y - 12, 28, 36, LAMPLIGHT, radius=7, weight=0.8)
        canvas.polygon([(x - 18, y - 10), (x, y - 26), (x + 18, y - 10)], rgb("#4f5058"), weight=0.7)
        canvas.glow(x, y + 6, r, (255, 216, 140), 0.6)
    canvas.limb([(890, 842), (936, 700)], [11, 11], lighten(WOOD, 0.1))
    canvas.through([(886, 716), (934, 694), (988, 716), (936, 708)], METAL)
    return Ground(far_y=775, left=240, right=880)


def _wagon(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, 130, 16, 0.4)
    for _ in range(16):
        canvas.oval(x + rng.uniform(-96, 96), y - 146 - rng.uniform(0, 34), rng.uniform(15, 25), rng.uniform(13, 20), jitter(rgb("#4d4a52"), rng, 6), weight=0.6)
    canvas.polygon([(x - 122, y - 144), (x + 122, y - 144), (x + 94, y - 34), (x - 94, y - 34)], rgb("#8d6a55"))
    canvas.rect(x - 128, y - 152, 256, 17, rgb("#6f5a50"), weight=0.8)
    for dx in (-60, 0, 60):
        canvas.line([(x + dx * 1.1, y - 134), (x + dx * 0.9, y - 38)], rgb("#6f5a50"), 6)
    for dx in (-56, 56):
        canvas.oval(x + dx, y - 24, 29, 29, rgb("#5e6066"))
        canvas.oval(x + dx, y - 24, 10, 10, METAL, weight=0.7)
