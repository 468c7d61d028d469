"""Where people worked with their hands: factory hall and sewing room."""

import math
import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    METAL,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_depth import arch_path, slanted
from imaging.sketching.scenery_furniture import frame, hanging_lamp, shelf, table
from imaging.sketching.scenery_rooms import boards, hall, walls, window


@place("factory")
def factory(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A factory hall: rows of machines with belts and wheels under iron trusses and tall windows."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        room = hall(
            scene, rgb("#c9a88a"), rgb("#b5a894"), rgb("#8d8a88"), end=(330.0, 190.0, 670.0, 600.0), eye=430.0
        )
        canvas.rect(330, 190, 340, 410, rgb("#c4a486"), outline=False, shade=0.05)
        for k in range(3):
            _tall_window(scene, 386 + 114 * k, 420, 76, 190)
        for sheet in (room.left, room.right):
            with slanted(scene, 500, 420, sheet):
                for k in range(4):
                    canvas.rect(
                        22 + 124 * k,
                        50,
                        84,
                        180,
                        rgb("#b9cdd0") if not look.night else rgb("#45527a"),
                        weight=0.5,
                    )
                    for j in range(1, 3):
                        canvas.line(
                            [(22 + 124 * k + 28 * j, 50), (22 + 124 * k + 28 * j, 230)], rgb("#5f6a70"), 3
                        )
                    for j in range(1, 4):
                        canvas.line(
                            [(22 + 124 * k, 50 + 45 * j), (106 + 124 * k, 50 + 45 * j)], rgb("#5f6a70"), 3
                        )
                canvas.rect(0, 300, 500, 120, rgb("#7f9a94"), outline=False, shade=0.05)
        _trusses(scene)
        for k in (0, 1, 2):
            for s in (-1, 1):
                _machine(scene, 500 + s * (252 + 92 * k), 676 + 62 * k, 0.62 + 0.26 * k, s)
        for x, y in ((440, 176), (560, 176)):
            hanging_lamp(scene, x, y, 34, rgb("#6f8a84"))
    return Ground(far_y=765, left=180, right=820)


def _tall_window(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    canvas, look = scene.canvas, scene.look
    path = arch_path(x, y, width, height)

    def glass() -> None:
        canvas.fill(path, look.sky[1], weight=0.8)
        with canvas.clip(path):
            for k in (1, 2):
                canvas.line(
                    [(x - width / 2 + width * k / 3, y - height), (x - width / 2 + width * k / 3, y)],
                    rgb("#5f6a70"),
                    3,
                )
            for k in range(1, 5):
                canvas.line(
                    [
                        (x - width / 2, y - height + height * k / 5),
                        (x + width / 2, y - height + height * k / 5),
                    ],
                    rgb("#5f6a70"),
                    3,
                )
        if not look.lit and not look.grey:
            canvas.glow(x, y - height / 2, height, look.sunlight, 0.35)

    scene.lights.append(glass)


def _trusses(scene: Scene) -> None:
    canvas = scene.canvas
    iron = rgb("#5f6f74")
    for k, (half, y) in enumerate(((176, 186), (260, 128), (400, 34))):
        w = 6 + 5 * k
        canvas.line([(500 - half, y), (500 + half, y)], iron, w)
        canvas.line([(500 - half, y), (500, y - half * 0.36), (500 + half, y)], iron, w)
        for j in range(-3, 4):
            canvas.line(
                [
                    (500 + half * j / 4, y),
                    (500 + half * (j + 0.5) / 4, y - half * 0.36 * (1 - abs(j + 0.5) / 4)),
                ],
                iron,
                w * 0.5,
            )


def _machine(scene: Scene, x: float, y: float, size: float, side: int) -> None:
    canvas = scene.canvas
    body = jitter(rgb("#5f8478"), scene.rng, 5)
    canvas.line([(x, y - 250 * size), (x - side * 40 * size, y - 520 * size)], rgb("#6d5a4a"), 9 * size)
    canvas.shadow(x, y, 130 * size, 15 * size, 0.32)
    with canvas.group(x, y, size, flip=side < 0):
        canvas.rect(-110, -70, 220, 70, darken(body, 0.2), radius=6)
        canvas.rect(-90, -190, 150, 124, body, radius=10)
        canvas.rect(-72, -172, 80, 46, rgb("#cfd8d2"), radius=5, weight=0.6)
        for k in range(3):
            canvas.dot(-60 + 24 * k, -104, 8, (rgb("#c9574a"), rgb("#e6bf5c"), rgb("#8fae72"))[k])
        wheel = skia.Path()
        wheel.addCircle(80, -176, 76)
        wheel.addCircle(80, -176, 60)
        wheel.setFillType(skia.PathFillType.kEvenOdd)
        for k in range(4):
            a = k * math.pi / 4
            canvas.line(
                [
                    (80 - math.cos(a) * 64, -176 - math.sin(a) * 64),
                    (80 + math.cos(a) * 64, -176 + math.sin(a) * 64),
                ],
                METAL,
                7,
            )
        canvas.fill(wheel, rgb("#b4574a"), weight=0.8)
        canvas.oval(80, -176, 15, 15, BRASS, weight=0.7)
        canvas.limb([(-80, -190), (-80, -226), (-30, -236)], [17, 15, 12], METAL, weight=0.7)


@place("sewing_room")
def sewing_room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A dressmaker's: treadle machine by the window, dress form, rolls of cloth, thread, cutting table."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#ecd9c8"), rgb("#dde0cc"), rgb("#d9dbe3")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#f3ead8"))
        boards(scene, rgb("#bd9061"))
        window(scene, 90, 170, 210, 240, curtains=rgb("#f4ead6"))
        for r, y in enumerate((210, 310)):
            shelf(scene, 390, y, 300)
            for k in range(7):
                tone = jitter(
                    COLOURS[
                        rng.choice(
                            ("red", "blue", "green", "yellow", "pink", "purple", "light_blue", "beige")
                        )
                    ],
                    rng,
                    8,
                )
                canvas.rect(400 + 41 * k, y - 30, 37, 29, tone, radius=13, weight=0.6)
                canvas.oval(400 + 41 * k + 18, y - 15, 8, 8, lighten(tone, 0.5), weight=0.4)
            del r
        _spools(scene, 540, 420)
        frame(scene, 820, 210, 110, 130, kind="flowers")
        if "sewing_machine" not in canvas.asked:
            _treadle(scene, 180, 790)
        _form(scene, 905, 790, rng.choice((rgb("#c9705c"), rgb("#6f93bd"), rgb("#8a6ca0"))))
        table(scene, 560, 712, 330, 120, rgb("#b98a5c"))
        canvas.soft(
            [(430, 590), (520, 578), (640, 584), (700, 600), (690, 660), (640, 604), (440, 606)],
            rgb("#d98aa0"),
            weight=0.7,
        )
        canvas.line([(470, 588), (500, 576)], METAL, 5)
        canvas.line([(470, 576), (500, 588)], METAL, 5)
        hanging_lamp(scene, 500, 92, 58)
    return Ground(
        far_y=775, left=200, right=880, wall=True, wall_y=230, anchors=(Anchor("table", 180, 640, 160),)
    )


def _spools(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 120, y - 44, 240, 74, rgb("#c9a272"), weight=0.8)
    names = ("red", "yellow", "green", "blue", "purple", "pink", "orange", "white")
    for r in range(2):
        for k in range(8):
            canvas.rect(
                x - 108 + 28 * k,
                y - 36 + 34 * r,
                17,
                24,
                COLOURS[names[(k + 3 * r) % 8]],
                radius=3,
                weight=0.5,
            )


def _treadle(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    iron = rgb("#4d4a52")
    canvas.shadow(x, y, 140, 14, 0.3)
    for s in (-1, 1):
        canvas.line([(x + s * 96, y - 140), (x + s * 70, y - 80), (x + s * 104, y)], iron, 9, smooth=True)
        canvas.line([(x + s * 60, y - 140), (x + s * 84, y - 70), (x + s * 56, y)], iron, 6, smooth=True)
    canvas.polygon([(x - 60, y - 20), (x + 60, y - 20), (x + 70, y - 8), (x - 70, y - 8)], iron, weight=0.7)
    wheel = skia.Path()
    wheel.addCircle(x + 46, y - 80, 46)
    canvas.trace(wheel, iron, weight=2.6)
    canvas.rect(x - 140, y - 152, 280, 20, WOOD)
    canvas.rect(x - 132, y - 134, 56, 34, darken(WOOD, 0.1), weight=0.7)
    canvas.soft([(x - 92, y - 152), (x - 92, y - 178), (x + 60, y - 178), (x + 66, y - 152)], rgb("#3f3d45"))
    canvas.limb(
        [(x + 44, y - 164), (x + 44, y - 226), (x - 50, y - 230), (x - 78, y - 170)],
        [36, 30, 26, 17],
        rgb("#3f3d45"),
    )
    canvas.oval(x + 74, y - 206, 11, 28, METAL, weight=0.7)
    canvas.line([(x - 20, y - 226), (x + 30, y - 222)], BRASS, 5)
    canvas.rect(x + 6, y - 262, 15, 26, COLOURS["red"], weight=0.6)


def _form(scene: Scene, x: float, y: float, cloth: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 80, 12, 0.3)
    canvas.line([(x, y - 6), (x, y - 200)], DARK_WOOD, 9)
    for s in (-1, 1):
        canvas.line([(x, y - 30), (x + s * 44, y)], DARK_WOOD, 8)
    skirt = through_path(
        [(x - 34, y - 236), (x + 34, y - 236), (x + 100, y - 50), (x, y - 36), (x - 100, y - 50)]
    )
    canvas.fill(skirt, cloth, weight=0.9)
    for k in (-50, -10, 34):
        canvas.ink_line([(x + k * 0.4, y - 226), (x + k, y - 52)], darken(cloth, 0.35), weight=0.7, alpha=0.6)
    body = through_path(
        [
            (x - 20, y - 400),
            (x - 62, y - 366),
            (x - 52, y - 310),
            (x - 36, y - 236),
            (x + 36, y - 236),
            (x + 52, y - 310),
            (x + 62, y - 366),
            (x + 20, y - 400),
        ]
    )
    canvas.fill(body, lighten(cloth, 0.06), weight=0.9)
    canvas.rect(x - 15, y - 424, 30, 34, rgb("#e3cfae"), radius=9, weight=0.7)
    canvas.line([(x - 30, y - 396), (x, y - 340), (x + 26, y - 396)], rgb("#efc14a"), 7, smooth=True)
