"""Where people go on feast days: fairground, circus, bullring and football pitch."""

import math
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    COLOURS,
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
from imaging.sketching.scenery import Scene, earth, ground, haze, hill, hour_light, sky
from imaging.sketching.scenery_buildings import awning
from imaging.sketching.scenery_depth import arcade, arch_path, cornice
from imaging.sketching.scenery_foreground import grass_front
from imaging.sketching.scenery_plants import broad_tree

_BULBS = (rgb("#ffd766"), rgb("#f08a76"), rgb("#8fc7e0"), rgb("#a9d68a"))


@place("fairground")
def fairground(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The feria: a big wheel, a carousel, striped booths and strings of bulbs."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        hill(scene, 560, 18, haze(scene, look.grass, 0.35))
        if "ferris_wheel" not in canvas.asked:
            _big_wheel(scene, 500 - side * 215, 356, 240)
        for k in range(6):
            broad_tree(scene, scene.left + scene.width * (k + 0.5) / 6, 668, rng.uniform(110, 150), air=0.25)
        sand = earth(scene, rgb("#e0c290"))
        ground(scene, 664, sand)
        _carousel(scene, 500 + side * 250, 716)
        _booth(scene, 500 - side * 385, 740, 210, "red", "blue")
        _strings(scene)
    return Ground(far_y=775, anchors=(Anchor("table", 500 - side * 385, 652, 170),))


def _big_wheel(scene: Scene, x: float, y: float, radius: float) -> None:
    canvas = scene.canvas
    iron = rgb("#8d95a3")
    for s in (-1, 1):
        canvas.limb([(x, y), (x + s * radius * 0.52, 668)], [13, 20], iron, weight=0.7)
    for r, w in ((1.0, 8), (0.88, 5)):
        canvas.skia.drawCircle(x, y, radius * r, _ring(iron, w))
    count = 12
    turn = scene.rng.uniform(0, 1)
    for k in range(count):
        a = turn + k * math.tau / count
        px, py = x + math.cos(a) * radius, y + math.sin(a) * radius
        canvas.line([(x, y), (px, py)], iron, 4)
        tone = (COLOURS["red"], COLOURS["yellow"], COLOURS["light_blue"], COLOURS["green"])[k % 4]
        canvas.line([(px, py), (px, py + 16)], iron, 4)
        canvas.soft(
            [(px - 27, py + 18), (px + 27, py + 18), (px + 20, py + 50), (px - 20, py + 50)], tone, weight=0.7
        )
        canvas.polygon([(px - 27, py + 4), (px, py - 10), (px + 27, py + 4)], lighten(tone, 0.2), weight=0.6)
        for edge in (-22, 22):
            canvas.line([(px + edge, py + 4), (px + edge, py + 22)], iron, 3)
    canvas.oval(x, y, 22, 22, rgb("#d8a93f"), weight=0.8)

    def shine() -> None:
        for k in range(36):
            a = turn + k * math.tau / 36
            bx, by = x + math.cos(a) * radius * 0.94, y + math.sin(a) * radius * 0.94
            if scene.look.lit:
                canvas.glow(bx, by, 26, _BULBS[k % 4], 0.6)
            canvas.dot(bx, by, 5.5, _BULBS[k % 4])

    scene.lights.append(shine)


def _ring(colour: Colour, width: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        Color=skia.Color(int(colour[0]), int(colour[1]), int(colour[2])),
    )


def _carousel(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 220, 24, 0.3)
    canvas.rect(x - 190, y - 34, 380, 36, rgb("#b4574a"), radius=8)
    for k in range(12):
        canvas.dot(x - 172 + k * 31.3, y - 16, 6, rgb("#f3d27c"))
    canvas.rect(x - 62, y - 220, 124, 190, rgb("#ecd9b0"), weight=0.6)
    for k in range(4):
        canvas.fill(
            arch_path(x - 45 + k * 30, y - 50, 22, 120), (rgb("#9cc3cf"), rgb("#e3b3a4"))[k % 2], weight=0.4
        )
    for k, coat in enumerate(("#f4efe3", "#a9714b", "#f4efe3", "#5f5a62")):
        px = x - 138 + 92 * k
        up = 16 * math.sin(k * 2.1)
        canvas.line([(px, y - 222), (px, y - 34)], rgb("#d8a93f"), 5)
        _wooden_horse(scene, px, y - 64 - up, rgb(coat), (rgb("#d9685a"), rgb("#5f93b4"))[k % 2])
    roof = [(x - 214, y - 214), (x, y - 330), (x + 214, y - 214)]
    canvas.polygon(roof, PAPER, weight=0.8)
    for k in range(7):
        if k % 2 == 0:
            a, b = x - 214 + k * 61.2, x - 214 + (k + 1) * 61.2
            canvas.polygon([(a, y - 214), (x, y - 330), (b, y - 214)], rgb("#cf5d4c"), weight=0.5)
    for k in range(14):
        a = x - 214 + k * 30.6
        path = skia.Path()
        path.moveTo(a, y - 216)
        path.lineTo(a + 30.6, y - 216)
        path.quadTo(a + 15.3, y - 176, a, y - 216)
        canvas.fill(path, rgb("#e6bf5c") if k % 2 else rgb("#5f93b4"), weight=0.6)
    canvas.line([(x, y - 326), (x, y - 372)], rgb("#8d6a4a"), 5)
    canvas.polygon([(x, y - 372), (x + 48, y - 360), (x, y - 346)], rgb("#e6bf5c"), weight=0.7)
    scene.flame(x, y - 140, 250, 0.65)


def _wooden_horse(scene: Scene, x: float, y: float, coat: Colour, saddle: Colour) -> None:
    canvas = scene.canvas
    for a, b in ((-22, -40), (-14, -6), (16, 38), (22, 20)):
        canvas.limb([(x + a, y - 6), (x + b, y + 26)], [11, 6], coat, weight=0.5)
    canvas.limb([(x - 28, y - 18), (x - 44, y + 2)], [10, 4], darken(coat, 0.3), weight=0.5)
    canvas.soft([(x - 32, y - 26), (x + 28, y - 26), (x + 28, y + 2), (x - 30, y + 2)], coat, weight=0.6)
    canvas.limb([(x + 20, y - 18), (x + 34, y - 48)], [22, 13], coat, weight=0.6)
    canvas.limb([(x + 30, y - 50), (x + 50, y - 38)], [16, 10], coat, weight=0.6)
    canvas.soft([(x - 14, y - 30), (x + 12, y - 30), (x + 8, y - 8), (x - 10, y - 8)], saddle, weight=0.5)


def _booth(scene: Scene, x: float, y: float, width: float, first: str, second: str) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, width * 0.56, 14, 0.3)
    canvas.rect(x - width / 2, y - 270, width, 270, rgb("#8a6a58"), weight=0.8)
    for r in range(3):
        canvas.rect(x - width / 2, y - 196 + 40 * r, width, 6, WOOD, weight=0.4)
        for k in range(6):
            tone = jitter(
                COLOURS[rng.choice(("pink", "yellow", "light_blue", "red", "beige", "green"))], rng, 8
            )
            bx = x - width / 2 + width * (k + 0.5) / 6
            canvas.oval(bx, y - 210 + 40 * r, 12, 14, tone, weight=0.5)
            canvas.dot(bx, y - 228 + 40 * r, 8, tone)
    canvas.rect(x - width / 2 - 8, y - 92, width + 16, 92, COLOURS[second], weight=0.8)
    for k in range(5):
        canvas.rect(
            x - width / 2 + 6 + k * width / 5, y - 82, width / 5 - 12, 74, PAPER, weight=0.4, alpha=0.9
        )
    awning(scene, x - width * 0.56, y - 306, width * 1.12, 52, COLOURS[first], stripes=9)
    scene.flame(x, y - 170, 190, 0.7)


def _strings(scene: Scene) -> None:
    canvas = scene.canvas
    for row, (y, sag) in enumerate(((30, 88), (76, 66))):
        points = [
            (scene.left + scene.width * i / 18, y + sag * (1 - abs((i % 6) / 3 - 1)) ** 0.8)
            for i in range(19)
        ]
        canvas.line(points, rgb("#6d6470"), 2.6, smooth=True)

        def shine(beads: list[tuple[float, float]] = points, shift: int = row) -> None:
            for i, (x, by) in enumerate(beads):
                if scene.look.lit:
                    canvas.glow(x, by + 9, 44, _BULBS[(i + shift) % 4], 0.6)
                canvas.oval(x, by + 9, 8, 11, _BULBS[(i + shift) % 4], weight=0.5)

        scene.lights.append(shine)


@place("circus")
def circus(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Inside the big top: striped canvas, trapeze, ring of sawdust, rows of benches, a spot of light."""
    scene = Scene(canvas, look, rng)
    tones = rng.choice(((rgb("#c9574a"), rgb("#ecd9ae")), (rgb("#4f7fa8"), rgb("#ecd9ae"))))
    with hour_light(scene):
        canvas.rect(
            scene.left - 5, canvas.top - 5, scene.width + 10, 720 - canvas.top, tones[1], outline=False
        )
        top = (500.0, canvas.top - 180)
        count = 22
        for k in range(count):
            if k % 2 == 0:
                a = scene.left - 300 + (scene.width + 600) * k / count
                b = scene.left - 300 + (scene.width + 600) * (k + 1) / count
                canvas.polygon([top, (a, 470), (b, 470)], tones[0], weight=0.4)
        canvas.gradient(
            scene.left,
            canvas.top,
            scene.width,
            470 - canvas.top,
            [(0, rgb("#3f2d3a")), (1, rgb("#3f2d3a"))],
            alphas=[0.5, 0.0],
        )
        for k in range(20):
            a = scene.left + scene.width * k / 20
            path = skia.Path()
            path.moveTo(a, 466)
            path.lineTo(a + scene.width / 20, 466)
            path.quadTo(a + scene.width / 40, 506, a, 466)
            canvas.fill(path, tones[k % 2], weight=0.5)
        _stands(scene, 480, 690, rgb("#8f6a58"))
        for s in (-1, 1):
            canvas.limb(
                [(500 + s * 330, 700), (500 + s * 310, canvas.top)], [19, 15], rgb("#d9b46a"), weight=0.7
            )
        for s in (-1, 1):
            canvas.line([(500 + s * 100, canvas.top), (500 + s * 70, 196)], rgb("#6d5a4a"), 3)
            canvas.line([(500 + s * 150, canvas.top), (500 + s * 118, 196)], rgb("#6d5a4a"), 3)
            canvas.line([(500 + s * 64, 198), (500 + s * 124, 198)], rgb("#d9b46a"), 9)
        ground(scene, 690, rgb("#dcb67c"))
        canvas.oval(500, 850, 560, 150, rgb("#e6c68f"), outline=False, shade=0.06)
        _ring_fence(scene)
    beam = skia.Path()
    beam.addPoly(
        [
            skia.Point(430, canvas.top),
            skia.Point(570, canvas.top),
            skia.Point(860, 960),
            skia.Point(140, 960),
        ],
        True,
    )
    canvas.fill(beam, rgb("#fff1cc"), alpha=0.14, shade=0, outline=False, blur=14)
    return Ground(far_y=780, left=60, right=940)


def _ring_fence(scene: Scene) -> None:
    canvas = scene.canvas
    for k in range(13):
        a, b = math.pi * (1 + k / 13), math.pi * (1 + (k + 1) / 13)
        pts = [(500 + math.cos(t) * 540, 790 + math.sin(t) * 92) for t in (a, b)]
        canvas.polygon(
            [pts[0], pts[1], (pts[1][0], pts[1][1] + 44), (pts[0][0], pts[0][1] + 44)],
            rgb("#c9574a") if k % 2 else rgb("#f0e2c0"),
            weight=0.6,
        )
        canvas.line([pts[0], pts[1]], rgb("#d8a93f"), 7)


def _stands(scene: Scene, top: float, bottom: float, wood: Colour, rows: int = 5) -> None:
    """Rows of onlookers on benches, the farthest highest."""
    canvas, rng = scene.canvas, scene.rng
    names = ("red", "blue", "white", "green", "yellow", "beige", "brown", "light_blue", "grey")
    for r in range(rows):
        y = top + (bottom - top) * (r + 1) / rows
        canvas.rect(
            scene.left - 5,
            y - (bottom - top) / rows,
            scene.width + 10,
            (bottom - top) / rows + 2,
            darken(wood, 0.3 - 0.05 * r),
            outline=False,
        )
        step = 26 + 2 * r
        x = scene.left + rng.uniform(-10, 10)
        while x < scene.right:
            if rng.random() < 0.86:
                cloth = mix(COLOURS[rng.choice(names)], wood, 0.3)
                canvas.oval(x, y - 6, 10, 14, cloth, outline=False, shade=0)
                canvas.dot(x, y - 24, 6.5, mix(rgb("#e6bb94"), wood, 0.15))
            x += step
        canvas.rect(scene.left - 5, y - 4, scene.width + 10, 8, lighten(wood, 0.1), weight=0.4)


@place("bullring")
def bullring(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A plaza de toros: golden sand, red fence with its white line, full stands and an arcade of arches."""
    scene = Scene(canvas, look, rng)
    brick = rng.choice((rgb("#c98a63"), rgb("#dfba82")))
    sky(scene, 330)
    with hour_light(scene):
        left, width = scene.left - 40, scene.width + 80
        arcade(scene, left, 376, width, 176, int(width / 76), lighten(brick, 0.1), inside=darken(brick, 0.45))
        tiles_roof = [(left, 204), (left + width, 204), (left + width, 176), (left, 176)]
        canvas.polygon(tiles_roof, rgb("#b9654a"), weight=0.7)
        for k in range(7):
            x = scene.left + scene.width * (k + 0.5) / 7
            canvas.line([(x, 178), (x, 96)], rgb("#8d8478"), 4)
            tone = (COLOURS["red"], COLOURS["yellow"])[k % 2]
            canvas.soft(
                [(x + 3, 98), (x + 34, 104), (x + 62, 98), (x + 62, 132), (x + 34, 138), (x + 3, 132)],
                tone,
                weight=0.6,
            )
        cornice(scene, left, 370, width, brick)
        _stands(scene, 382, 596, rgb("#c9a27c"), rows=6)
        if not look.grey and not look.lit:
            canvas.polygon(
                [(scene.left - 5, 176), (430, 176), (250, 600), (scene.left - 5, 600)],
                (60, 52, 90),
                alpha=0.22,
                shade=0,
                outline=False,
                blur=8,
            )
        sand = earth(scene, mix(rgb("#e6bd79"), look.grass, 0.12))
        ground(scene, 664, sand)
        canvas.rect(scene.left - 5, 592, scene.width + 10, 92, rgb("#b4463f"), weight=0.8, shade=0.16)
        canvas.rect(scene.left - 5, 612, scene.width + 10, 8, rgb("#f3ead8"), outline=False)
        for k in range(int(scene.width / 62) + 1):
            canvas.ink_line(
                [(scene.left + 62 * k, 596), (scene.left + 62 * k, 682)],
                rgb("#6d2c2a"),
                weight=0.7,
                alpha=0.6,
            )
        for x in (190, 810):
            canvas.rect(x - 62, 588, 124, 100, rgb("#bf5046"), weight=0.8)
            canvas.rect(x - 62, 612, 124, 8, rgb("#f3ead8"), outline=False)
        for k, r in enumerate((1.0, 0.74)):
            canvas.skia.save()
            canvas.skia.translate(500, 900)
            canvas.skia.scale(1, 0.27)
            canvas.skia.drawCircle(0, 0, 620 * r, _ring(lighten(sand, 0.6), 9 - 2 * k))
            canvas.skia.restore()
    return Ground(far_y=765)


@place("football_pitch")
def football_pitch(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A football ground: goal with its net, mown stripes, lines, onlookers along the rail."""
    scene = Scene(canvas, look, rng)
    dirt = look.old
    sky(scene, 500)
    with hour_light(scene):
        hill(scene, 500, 20, haze(scene, look.grass, 0.4))
        if dirt:
            for k in range(8):
                broad_tree(
                    scene, scene.left + scene.width * (k + 0.5) / 8, 590, rng.uniform(140, 200), air=0.25
                )
            canvas.rect(scene.left - 5, 560, scene.width + 10, 36, rgb("#efe6d2"), weight=0.7)
        else:
            _stands(scene, 400, 574, rgb("#a9a8ad"))
            canvas.rect(scene.left - 5, 372, scene.width + 10, 26, rgb("#6f8296"), weight=0.7)
            _boards(scene)
        turf = earth(scene, rgb("#d2b383")) if dirt else look.grass
        ground(scene, 592, turf, texture=dirt)
        if not dirt:
            _stripes(scene, turf)
        _lines(scene)
        _goal(scene, 500, 668)
    return Ground(far_y=765, foreground=grass_front(scene))


def _boards(scene: Scene) -> None:
    tones = (rgb("#e6bf5c"), rgb("#5f93b4"), rgb("#d9685a"), rgb("#f0e6d0"))
    for k in range(int(scene.width / 140) + 1):
        scene.canvas.rect(scene.left + 140 * k, 566, 138, 32, tones[k % 4], weight=0.6)
        scene.canvas.rect(scene.left + 140 * k + 30, 576, 78, 11, PAPER, outline=False, alpha=0.8)


def _stripes(scene: Scene, turf: Colour) -> None:
    rows = [596 + 410 * (i / 8) ** 1.6 for i in range(9)]
    for i in range(0, 8, 2):
        scene.canvas.rect(
            scene.left - 5,
            rows[i],
            scene.width + 10,
            rows[i + 1] - rows[i],
            lighten(turf, 0.2),
            outline=False,
            shade=0,
            alpha=0.55,
        )


def _lines(scene: Scene) -> None:
    canvas = scene.canvas
    chalk = rgb("#f7f4ea")
    canvas.line([(scene.left, 668), (scene.right, 668)], chalk, 5, alpha=0.9)
    canvas.line([(120, 668), (20, 800), (980, 800), (880, 668)], chalk, 7, alpha=0.9)
    canvas.line([(290, 668), (258, 718), (742, 718), (710, 668)], chalk, 5, alpha=0.9)
    canvas.line(
        [(380, 804), (420, 838), (500, 848), (580, 838), (620, 804)], chalk, 7, alpha=0.9, smooth=True
    )


def _goal(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for k in range(19):
        canvas.line([(x - 180 + 20 * k, y - 158), (x - 160 + 17.8 * k, y - 26)], PAPER, 1.6, alpha=0.65)
    for k in range(8):
        canvas.line(
            [(x - 180 + 2 * k, y - 158 + 18 * k), (x + 180 - 2 * k, y - 158 + 18 * k)], PAPER, 1.6, alpha=0.65
        )
    canvas.line([(x - 180, y), (x - 180, y - 160), (x + 180, y - 160), (x + 180, y)], darken(METAL, 0.2), 12)
    canvas.line([(x - 180, y), (x - 180, y - 160), (x + 180, y - 160), (x + 180, y)], PAPER, 8)
