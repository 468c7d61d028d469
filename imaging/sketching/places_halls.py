"""The dance hall and the gallery of a mine."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    BRASS,
    LAMPLIGHT,
    METAL,
    PAPER,
    WOOD,
    darken,
    jitter,
    lighten,
    rgb,
)
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_furniture import chair, table
from imaging.sketching.scenery_rooms import boards, walls


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
            canvas.polygon(
                [(330 + 68 * k, 640), (500, 200), (350 + 68 * k, 640)],
                rgb("#e9b07a"),
                alpha=0.12,
                shade=0,
                outline=False,
            )
        _stage_curtains(scene)
        canvas.rect(210, 628, 580, 68, rgb("#8a5c3e"))
        for x in range(230, 780, 45):
            canvas.oval(x, 664, 8, 8, rgb("#ffe2a0"), weight=0.6)
        _instruments(scene)
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
        canvas.through(
            [
                (edge, 160),
                (edge - side * 120, 160),
                (edge - side * 104, 330),
                (edge - side * 46, 440),
                (edge - side * 84, 640),
                (edge, 640),
            ],
            red,
        )
        for k in (24, 52, 80):
            canvas.ink_line(
                [
                    (edge - side * k, 170),
                    (edge - side * k * 0.86, 330),
                    (edge - side * k * 0.4, 440),
                    (edge - side * k * 0.66, 630),
                ],
                darken(red, 0.4),
                weight=0.8,
                alpha=0.6,
            )
    for k in range(6):
        x = 214 + k * 95.5
        canvas.soft(
            [(x - 6, 146), (x + 102, 146), (x + 96, 200), (x + 48, 238), (x, 200)], lighten(red, 0.06)
        )
    canvas.rect(206, 130, 588, 24, BRASS, radius=8)


def _music_stands(scene: Scene) -> None:
    canvas = scene.canvas
    for k, c in enumerate(("#e0b04c", "#7f9dbd", "#e0b04c")):
        x = 290 + 210 * k
        canvas.rect(x - 36, 552, 72, 76, rgb(c), radius=6, weight=0.8, alpha=0.95)
        canvas.soft(
            [(x - 12, 604), (x + 2, 572), (x + 18, 570), (x + 6, 580), (x + 4, 612)], PAPER, weight=0.4
        )


def _instruments(scene: Scene) -> None:
    """A drum set and a double bass that wait on the stage, and the microphone."""
    canvas = scene.canvas
    canvas.rect(486, 470, 8, 158, METAL, weight=0.5)
    canvas.oval(490, 462, 11, 15, rgb("#4f4c54"), weight=0.6)
    with canvas.group(640, 628):
        canvas.limb([(0, -110), (12, -276)], [17, 11], rgb("#5c3a2c"), weight=0.7)
        body = [(0, -2), (-52, -20), (-36, -74), (-40, -122), (0, -140), (40, -122), (36, -74), (52, -20)]
        canvas.through(body, rgb("#a9623a"), weight=0.9)
        for dx in (-18, 18):
            canvas.ink_line([(dx, -84), (dx * 1.2, -64), (dx, -44)], rgb("#4f2f24"), weight=0.8)
        canvas.line([(2, -30), (10, -260)], rgb("#e6d3a8"), 3)
        canvas.oval(12, -284, 11, 13, rgb("#5c3a2c"), weight=0.6)
    with canvas.group(380, 628):
        canvas.oval(0, -52, 56, 52, rgb("#b4463f"))
        canvas.oval(0, -52, 44, 41, PAPER, weight=0.7)
        for dx in (-58, 52):
            canvas.rect(dx - 27, -120, 54, 34, rgb("#d9b45c"), radius=5, weight=0.8)
            canvas.oval(dx, -120, 27, 7, PAPER, weight=0.6)
            canvas.line([(dx, -86), (dx, 0)], METAL, 4)
        for dx, tilt in ((-92, -8), (94, 9)):
            canvas.line([(dx, 0), (dx, -190)], METAL, 4)
            with canvas.group(dx, -190, angle=tilt):
                canvas.oval(0, 0, 44, 8, BRASS, weight=0.7)


def _bulbs(scene: Scene) -> None:
    canvas = scene.canvas
    tones = (rgb("#ffd766"), rgb("#f08a76"), rgb("#8fc7e0"), rgb("#a9d68a"))
    for row, (y, sag) in enumerate(((34, 74), (84, 62))):
        points = [
            (scene.left + scene.width * i / 16, y + sag * (1 - abs((i % 8) / 4 - 1)) ** 0.8)
            for i in range(17)
        ]
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
    canvas.gradient(
        scene.left,
        canvas.top,
        scene.width,
        1004 - canvas.top,
        [(0, darken(rock, 0.42)), (0.5, darken(rock, 0.12)), (1, rock)],
    )
    area = skia.Path.Rect(skia.Rect(scene.left, canvas.top, scene.right, 1000))
    canvas.brush(area, darken(rock, 0.5), rng, count=120, length=70, width=8, angle=35, alpha=0.16)
    for _ in range(34):
        x, y, s = rng.uniform(scene.left, scene.right), rng.uniform(canvas.top, 690), rng.uniform(22, 60)
        canvas.polygon(
            [
                (x - s, y),
                (x - s * 0.3, y - s * 0.7),
                (x + s * 0.8, y - s * 0.4),
                (x + s, y + s * 0.3),
                (x, y + s * 0.6),
            ],
            jitter(darken(rock, 0.18), rng, 10),
            weight=0.5,
            alpha=0.65,
        )
    for k, c in enumerate((0.3, 0.48, 0.7)):
        r = 250 - 70 * k
        canvas.rect(500 - r, 330 + 46 * k, 2 * r, 400 - 46 * k, darken(rock, c), radius=r * 0.55, weight=0.6)
    canvas.polygon(
        [
            (scene.left - 10, 1005),
            (scene.left - 10, 820),
            (330, 690),
            (670, 690),
            (scene.right + 10, 820),
            (scene.right + 10, 1005),
        ],
        rgb("#a5927f"),
        weight=0.7,
    )
    canvas.speckle(area, darken(rock, 0.5), rng, count=90, radius=4, alpha=0.3)
    for t in range(9):
        y = 700 + 300 * (t / 9) ** 1.7
        w = 70 + (y - 690) * 0.62
        canvas.polygon(
            [(500 - w, y), (500 + w, y), (500 + w * 1.05, y + 8 + t * 2), (500 - w * 1.05, y + 8 + t * 2)],
            rgb("#86654a"),
            weight=0.6,
        )
    for side in (-1, 1):
        canvas.line([(500 + side * 46, 690), (500 + side * 184, 1004)], rgb("#6d7278"), 9)
        canvas.line([(500 + side * 45, 690), (500 + side * 181, 1004)], rgb("#b9bec2"), 3)
    for k, (half, top) in enumerate(((215, 362), (330, 250), (490, 110))):
        w = 26 + 12 * k
        low = 712 + 52 * k
        for side in (-1, 1):
            canvas.limb(
                [(500 + side * half, low), (500 + side * (half - 16), top)],
                [w, w * 0.86],
                jitter(WOOD, rng, 6),
            )
        canvas.limb(
            [(500 - half - 26, top), (500, top - 8), (500 + half + 26, top)],
            [w, w * 1.05, w],
            jitter(WOOD, rng, 6),
        )
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
        canvas.oval(
            x + rng.uniform(-96, 96),
            y - 146 - rng.uniform(0, 34),
            rng.uniform(15, 25),
            rng.uniform(13, 20),
            jitter(rgb("#4d4a52"), rng, 6),
            weight=0.6,
        )
    canvas.polygon(
        [(x - 122, y - 144), (x + 122, y - 144), (x + 94, y - 34), (x - 94, y - 34)], rgb("#8d6a55")
    )
    canvas.rect(x - 128, y - 152, 256, 17, rgb("#6f5a50"), weight=0.8)
    for dx in (-60, 0, 60):
        canvas.line([(x + dx * 1.1, y - 134), (x + dx * 0.9, y - 38)], rgb("#6f5a50"), 6)
    for dx in (-56, 56):
        canvas.oval(x + dx, y - 24, 29, 29, rgb("#5e6066"))
        canvas.oval(x + dx, y - 24, 10, 10, METAL, weight=0.7)
