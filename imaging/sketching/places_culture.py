"""Houses of culture: cinema, theatre, library and museum."""

import itertools
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    PAPER,
    STONE,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_depth import arch_path, slanted
from imaging.sketching.scenery_furniture import books, frame, hanging_lamp, table
from imaging.sketching.scenery_rooms import Hall, boards, hall, walls

_VELVET = rgb("#a8403f")


@place("cinema")
def cinema(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A picture house: lit screen in a golden frame, red curtains, the projector's beam, red seats."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#8d4f4a"), rgb("#7a5a52"), rgb("#6f5a6a")))
    with hour_light(scene):
        room = hall(scene, wall, rgb("#8a5148"), rgb("#6d4348"), end=(170.0, 120.0, 830.0, 600.0), eye=400.0)
        for sheet in (room.left, room.right):
            with slanted(scene, 400, 400, sheet):
                for k in range(3):
                    canvas.rect(70 + 120 * k, 60, 40, 280, lighten(wall, 0.16), weight=0.4)
                    canvas.oval(90 + 120 * k, 150, 15, 22, rgb("#f3d79a"), weight=0.5)
                    scene.flame(90 + 120 * k, 150, 90, 0.5)
        canvas.rect(214, 148, 572, 400, BRASS)
        canvas.rect(228, 162, 544, 372, rgb("#5a4048"), weight=0.7)
        _curtain(scene, 228, 162, 372, 1)
        _curtain(scene, 772, 162, 372, -1)
        canvas.rect(190, 548, 620, 60, rgb("#7a4640"), weight=0.8)
    _film(scene)
    with hour_light(scene, calm=0):
        for row in range(3):
            y, size = 668 + 52 * row, 66 + 17 * row
            x = 500.0 - size * 12
            while x < scene.right + size:
                if abs(x - 500) > 190 + 26 * row:
                    _seat(scene, x, y, size)
                x += size * 1.06
        beam = skia.Path()
        beam.addPoly(
            [
                skia.Point(500 - 60, canvas.top),
                skia.Point(500 + 60, canvas.top),
                skia.Point(730, 300),
                skia.Point(270, 300),
            ],
            True,
        )
        canvas.fill(beam, rgb("#fff6dc"), alpha=0.1, shade=0, outline=False, blur=12)
    return Ground(far_y=775, left=120, right=880)


def _film(scene: Scene) -> None:
    """What runs on the screen: a meadow at sunset, in grey for old films."""
    canvas, look = scene.canvas, scene.look

    def tone(code: str) -> Colour:
        colour = rgb(code)
        if not look.old:
            return colour
        grey = 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]
        return (grey, grey, grey * 0.96)

    with canvas.clip(skia.Path.Rect(skia.Rect(300, 190, 700, 500))):
        canvas.gradient(
            300, 190, 400, 310, [(0, tone("#8fb6dc")), (0.6, tone("#f3dfb4")), (1, tone("#f0c890"))]
        )
        canvas.dot(scene.rng.uniform(360, 540), scene.rng.uniform(270, 330), 36, tone("#fff3cf"))
        canvas.soft([(260, 520), (360, 380), (480, 420), (600, 350), (760, 520)], tone("#8a94b4"), weight=0.5)
        canvas.soft([(240, 540), (420, 430), (640, 450), (780, 540)], tone("#8fae72"), weight=0.5)
        canvas.soft([(560, 470), (566, 420), (600, 404), (636, 420), (640, 470)], tone("#e8d9b8"), weight=0.5)
        canvas.polygon([(552, 424), (600, 386), (648, 424)], tone("#b9654a"), weight=0.5)
    canvas.glow(500, 345, 330, (255, 244, 214), 0.3)
    canvas.trace(skia.Path.Rect(skia.Rect(300, 190, 700, 500)), rgb("#4f3a40"))


def _curtain(scene: Scene, x: float, y: float, height: float, side: int) -> None:
    canvas = scene.canvas
    canvas.polygon(
        [
            (x, y),
            (x + side * 74, y),
            (x + side * 62, y + height * 0.5),
            (x + side * 74, y + height),
            (x, y + height),
        ],
        _VELVET,
        weight=0.7,
    )
    for k in (18, 38, 56):
        canvas.ink_line(
            [(x + side * k, y + 4), (x + side * k * 0.9, y + height * 0.5), (x + side * k, y + height - 4)],
            darken(_VELVET, 0.4),
            weight=0.7,
            alpha=0.6,
        )


def _seat(scene: Scene, x: float, y: float, size: float) -> None:
    canvas = scene.canvas
    canvas.rect(
        x - size * 0.46,
        y - size * 0.2,
        size * 0.92,
        size * 0.95,
        darken(_VELVET, 0.2),
        radius=size * 0.1,
        weight=0.7,
    )
    canvas.rect(
        x - size * 0.46, y - size * 0.9, size * 0.92, size * 0.96, _VELVET, radius=size * 0.2, weight=0.8
    )
    canvas.rect(
        x - size * 0.54, y - size * 0.3, size * 0.14, size * 0.5, DARK_WOOD, radius=size * 0.05, weight=0.6
    )


@place("theatre")
def theatre(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """On the stage of an old theatre: painted scenery, red curtain, footlights, golden boxes at the sides."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        canvas.rect(
            scene.left - 5, canvas.top - 5, scene.width + 10, 1010 - canvas.top, rgb("#7a4440"), outline=False
        )
        canvas.rect(200, 120, 600, 560, rgb("#b9d0da"), outline=False)
        _painted_scene(scene)
        boards(scene, rgb("#c79a66"))
        for s in (-1, 1):
            _boxes(scene, s)
            _drape(scene, s)
        for k in range(7):
            x = 176 + k * 92.5
            canvas.soft(
                [(x - 6, 88), (x + 100, 88), (x + 96, 150), (x + 47, 196), (x - 2, 150)],
                lighten(_VELVET, 0.05),
            )
            canvas.line([(x + 2, 152), (x + 47, 186), (x + 92, 152)], BRASS, 6, smooth=True)
        canvas.rect(
            scene.left - 5, canvas.top - 5, scene.width + 10, 96 - canvas.top, rgb("#c9a25a"), weight=0.8
        )
        for k in range(9):
            canvas.oval(scene.left + scene.width * (k + 0.5) / 9, 50, 26, 20, lighten(BRASS, 0.3), weight=0.6)
        canvas.soft([(440, 92), (450, 40), (500, 12), (550, 40), (560, 92)], lighten(BRASS, 0.15), weight=0.8)

    def foreground(front: Canvas) -> None:
        for k in range(11):
            x = front.left + (front.right - front.left) * (k + 0.5) / 11
            front.soft(
                [(x - 24, 1004), (x - 20, 978), (x, 968), (x + 20, 978), (x + 24, 1004)],
                rgb("#c9a25a"),
                weight=0.7,
            )
            front.glow(x, 972, 60, (255, 230, 160), 0.4)

    return Ground(far_y=770, left=150, right=850, foreground=foreground)


def _painted_scene(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.gradient(200, 120, 600, 560, [(0, rgb("#9cc3d8")), (1, rgb("#f3e3bc"))])
    canvas.soft(
        [(180, 700), (260, 470), (380, 540), (500, 450), (640, 540), (740, 460), (820, 700)],
        rgb("#8fa9a0"),
        weight=0.6,
    )
    for x, w, h, tone in ((250, 120, 250, "#e6c39a"), (640, 120, 280, "#e3b08c")):
        canvas.rect(x, 690 - h, w, h, rgb(tone), weight=0.7)
        canvas.polygon(
            [(x - 12, 694 - h), (x + w / 2, 640 - h), (x + w + 12, 694 - h)], rgb("#b9654a"), weight=0.7
        )
        for k in range(2):
            canvas.fill(arch_path(x + 34 + 52 * k, 690 - h + 100, 30, 56), rgb("#6f8796"), weight=0.5)
        canvas.fill(arch_path(x + w / 2, 692, 44, 96), rgb("#8a6248"), weight=0.6)
    canvas.limb([(500, 690), (494, 560)], [22, 15], rgb("#83604a"), weight=0.6)
    for dx, dy in ((-44, 0), (40, -6), (0, -44)):
        canvas.oval(496 + dx, 540 + dy, 62, 46, rgb("#8fae72"), weight=0.6)


def _boxes(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    edge = scene.right + 10 if side > 0 else scene.left - 10
    near = 500 + side * 356
    a, b = min(edge, near), max(edge, near)
    canvas.rect(a, 90, b - a, 614, rgb("#8d4f48"), weight=0.7)
    for k in range(3):
        y = 150 + 176 * k
        canvas.rect(a + 6, y, b - a - 12, 116, rgb("#4f3338"), radius=40, weight=0.7)
        canvas.rect(a - 4, y + 88, b - a + 8, 54, rgb("#e6d3a8"), radius=12, weight=0.8)
        for j in range(3):
            canvas.oval(a + (b - a) * (j + 0.5) / 3, y + 114, 15, 12, BRASS, weight=0.5)
        scene.flame((a + b) / 2, y + 50, 130, 0.5)


def _drape(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    edge = 500 + side * 372
    canvas.through(
        [
            (edge, 90),
            (edge - side * 150, 90),
            (edge - side * 138, 300),
            (edge - side * 70, 440),
            (edge - side * 104, 706),
            (edge, 712),
        ],
        _VELVET,
    )
    for k in (30, 64, 100):
        canvas.ink_line(
            [
                (edge - side * k, 100),
                (edge - side * k * 0.9, 300),
                (edge - side * k * 0.46, 440),
                (edge - side * k * 0.66, 700),
            ],
            darken(_VELVET, 0.4),
            weight=0.8,
            alpha=0.6,
        )
    canvas.limb([(edge - side * 4, 430), (edge - side * 74, 448)], [20, 16], BRASS, weight=0.7)


@place("library")
def library(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Walls of books up to the ceiling, a ladder, a round window, reading tables with green lamps."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        room = hall(scene, rgb("#9a7152"), rgb("#b0764e"), rgb("#e3d2b0"), end=(290.0, 150.0, 710.0, 610.0))
        _shelves_end(scene, room)
        for sheet, shade in ((room.left, 0.0), (room.right, 0.14)):
            with slanted(scene, 520, 460, sheet):
                for c in range(4):
                    _book_bay(scene, 130.0 * c, 130.0, shade)
        _reading_table(scene, 150, 830)
        _reading_table(scene, 850, 830)
        _ladder(scene, 356, 640)
        hanging_lamp(scene, 500, 122, 54, rgb("#6f9a7c"))
    return Ground(far_y=770, left=130, right=870, anchors=(Anchor("table", 150, 704, 200),))


def _shelves_end(scene: Scene, room: Hall) -> None:
    canvas = scene.canvas
    canvas.rect(room.x0, room.y0, 420, 460, rgb("#8a6248"), weight=0.7)
    for k in (0, 1, 3, 4):
        for r in range(6):
            x, y = room.x0 + 6 + 84 * k, room.y0 + 14 + 75 * r
            canvas.rect(x, y, 72, 64, rgb("#5c4236"), weight=0.4)
            books(scene, x + 3, y + 63, 66, 56)
    canvas.rect(454, 170, 92, 440, rgb("#d9c29a"), weight=0.6)
    look = scene.look

    def glass() -> None:
        canvas.fill(arch_path(500, 440, 74, 240), look.sky[1], weight=1.0)
        canvas.line([(500, 206), (500, 438)], PAPER, 5)
        for y in (280, 350):
            canvas.line([(464, y), (536, y)], PAPER, 5)
        if not look.lit and not look.grey:
            canvas.glow(500, 320, 240, look.sunlight, 0.45)

    scene.lights.append(glass)
    canvas.rect(464, 470, 72, 140, rgb("#8a6248"), weight=0.6)


def _book_bay(scene: Scene, x: float, width: float, shade: float) -> None:
    canvas = scene.canvas
    canvas.rect(x, 0, width, 460, darken(rgb("#8a6248"), shade), weight=0.6)
    for r in range(6):
        y = 14 + 75 * r
        canvas.rect(x + 8, y, width - 16, 64, darken(rgb("#5c4236"), shade), weight=0.4)
        books(scene, x + 10, y + 63, width - 22, 56)
    if shade:
        canvas.rect(x, 0, width, 460, rgb("#3f2d34"), alpha=shade, outline=False, shade=0)


def _reading_table(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    table(scene, x, y, 270, 128, rgb("#8a5c3e"))
    canvas.line([(x, y - 134), (x, y - 188)], BRASS, 6)
    canvas.oval(x, y - 134, 20, 6, BRASS, weight=0.7)
    canvas.soft(
        [(x - 46, y - 184), (x - 32, y - 214), (x + 32, y - 214), (x + 46, y - 184)],
        rgb("#4f8f6a"),
        weight=0.8,
    )
    scene.flame(x, y - 170, 190, 0.6)
    canvas.polygon([(x + 44, y - 132), (x + 74, y - 148), (x + 104, y - 132)], PAPER, weight=0.6)
    canvas.rect(x - 100, y - 150, 52, 14, COLOURS["red"], weight=0.6)
    canvas.rect(x - 96, y - 162, 46, 12, COLOURS["blue"], weight=0.6)


def _ladder(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for dx in (0, 44):
        canvas.line([(x + dx, y), (x + dx - 26, 210)], lighten(WOOD, 0.15), 8)
    for k in range(9):
        t = k / 9
        px = x - 26 * (1 - t)
        canvas.line([(px, 226 + (y - 226) * t), (px + 44, 226 + (y - 226) * t)], lighten(WOOD, 0.1), 6)


@place("museum")
def museum(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A gallery of paintings in golden frames, a marble bust, a velvet rope, daylight from above."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#9c5a54"), rgb("#7f9a86"), rgb("#8798ac")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#e6d9bf"))
        boards(scene, rgb("#b98a5c"))
        canvas.polygon(
            [(200, canvas.top - 5), (800, canvas.top - 5), (740, 84), (260, 84)],
            rgb("#dfeaf0") if not look.night else rgb("#4a587c"),
            weight=0.8,
        )
        for k in range(1, 5):
            canvas.line([(200 + 120 * k, canvas.top), (260 + 96 * k, 84)], PAPER, 6)
        for x, y, w, h, kind in (
            (150, 300, 200, 260, "portrait"),
            (410, 270, 250, 180, "landscape"),
            (640, 290, 150, 200, "saint"),
            (860, 280, 210, 160, "landscape"),
        ):
            canvas.rect(x - w / 2 - 9, y - h / 2 - 9, w + 18, h + 18, BRASS, weight=0.9)
            frame(scene, x, y, w, h, kind=kind)
            canvas.rect(x - 26, y + h / 2 + 20, 52, 15, PAPER, weight=0.5)
        _bust(scene, 880, 760)
        _rope(scene)
        if not look.lit:
            canvas.polygon(
                [(280, 84), (720, 84), (830, 690), (170, 690)],
                look.sunlight,
                alpha=0.13,
                shade=0,
                outline=False,
                blur=18,
            )
        else:
            for x in (150, 410, 640, 860):
                scene.flame(x, 200, 190, 0.5)
    return Ground(far_y=775, left=60, right=850, wall=True, wall_y=470)


def _bust(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    marble = rgb("#f0ece2")
    canvas.shadow(x, y, 76, 12, 0.3)
    canvas.rect(x - 54, y - 190, 108, 190, mix(STONE, PAPER, 0.4), weight=0.9)
    canvas.rect(x - 64, y - 204, 128, 20, lighten(STONE, 0.4), weight=0.8)
    canvas.rect(x - 22, y - 230, 44, 28, marble, weight=0.7)
    canvas.soft(
        [
            (x - 64, y - 244),
            (x - 40, y - 282),
            (x, y - 276),
            (x + 40, y - 282),
            (x + 64, y - 244),
            (x, y - 222),
        ],
        marble,
        weight=0.8,
    )
    canvas.rect(x - 14, y - 306, 28, 40, marble, radius=8, weight=0.6)
    canvas.oval(x, y - 330, 32, 39, marble, weight=0.8)
    canvas.soft(
        [(x - 36, y - 336), (x - 22, y - 378), (x + 22, y - 378), (x + 36, y - 336), (x, y - 356)],
        darken(marble, 0.06),
        weight=0.7,
    )


def _rope(scene: Scene) -> None:
    canvas = scene.canvas
    posts = [scene.left + scene.width * k / 5 for k in range(6)]
    for a, b in itertools.pairwise(posts):
        canvas.line([(a, 606), ((a + b) / 2, 648), (b, 606)], _VELVET, 9, smooth=True)
    for x in posts:
        canvas.rect(x - 5, 600, 10, 108, BRASS, weight=0.7)
        canvas.oval(x, 600, 11, 11, BRASS, weight=0.7)
        canvas.oval(x, 710, 26, 7, BRASS, weight=0.7)
