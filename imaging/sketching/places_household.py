"""The village kitchen with its hearth and the dining room."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    BRASS,
    DARK_WOOD,
    PAPER,
    STONE,
    WOOD,
    darken,
    jitter,
    lighten,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_furniture import chair, clock, frame, hanging_lamp, rug, table, vase
from imaging.sketching.scenery_rooms import boards, tiles, walls, window


@place("country_kitchen")
def country_kitchen(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The village kitchen: fire under the great hood, pot on its chain, settle, plates, peppers."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#f1e4c8"), skirting=rgb("#a9805c"))
        tiles(scene, rgb("#d9a67c"), rgb("#c48a62"), alpha=0.6)
        _beams(scene)
        window(scene, 120, 210, 150, 170, frame=rgb("#8a6248"))
        _plate_rack(scene, 330, 250)
        if "fireplace" not in canvas.asked:
            _great_hearth(scene, 690)
        _peppers(scene)
        _settle(scene, 120, 752)
        _jars(scene, 930, 770)
        if look.modern:
            hanging_lamp(scene, 420, 120, 50)
    return Ground(far_y=770, wall=True, wall_y=230, anchors=(Anchor("seat", 120, 668, 180),))


def _beams(scene: Scene) -> None:
    canvas, top = scene.canvas, scene.canvas.top
    canvas.rect(scene.left - 5, top - 5, scene.width + 10, 84 - top, rgb("#e3d2b0"), outline=False)
    for k in range(int(scene.width / 150) + 2):
        x = scene.left + 150 * k - 30
        canvas.polygon([(x, top), (x + 44, top), (x + 40, 88), (x + 4, 88)], rgb("#8a6248"), weight=0.8)
    canvas.rect(scene.left - 5, 80, scene.width + 10, 26, rgb("#7a5540"), weight=0.8)


def _great_hearth(scene: Scene, x: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    white = rgb("#f6eddb")
    canvas.polygon([(x - 210, 372), (x + 210, 372), (x + 110, 90), (x - 110, 90)], white, weight=0.9)
    canvas.rect(x - 226, 366, 452, 30, rgb("#8a6248"), weight=0.9)
    for k in range(6):
        px = x - 180 + 72 * k
        canvas.oval(px, 344, 23, 23, PAPER, weight=0.7)
        canvas.oval(
            px, 344, 13, 13, (rgb("#6f93bd"), rgb("#7fa06a"), rgb("#c9705c"))[k % 3], weight=0.4, shade=0
        )
    canvas.rect(x - 196, 396, 392, 296, rgb("#6d5447"), weight=0.8)
    soot = skia.Path.Rect(skia.Rect(x - 194, 398, x + 194, 690))
    canvas.brush(soot, rgb("#3f312d"), rng, count=50, length=70, width=10, angle=80, alpha=0.2)
    canvas.rect(x - 206, 664, 412, 42, lighten(STONE, 0.05), weight=0.8)
    for k in range(1, 5):
        canvas.ink_line(
            [(x - 206 + 82 * k, 666), (x - 206 + 82 * k, 704)], darken(STONE, 0.4), weight=0.6, alpha=0.5
        )
    canvas.line([(x, 396), (x, 508)], rgb("#3f3a40"), 5)
    canvas.line([(x - 44, 540), (x - 30, 508), (x + 30, 508), (x + 44, 540)], rgb("#3f3a40"), 5, smooth=True)
    canvas.soft(
        [(x - 58, 536), (x + 58, 536), (x + 66, 590), (x + 30, 622), (x - 30, 622), (x - 66, 590)],
        rgb("#55535c"),
    )
    canvas.oval(x, 538, 56, 10, rgb("#6d6b74"), weight=0.7)
    for s in (-1, 1):
        canvas.limb([(x + s * 120, 664), (x + s * 120, 610)], [13, 9], rgb("#4d4a52"), weight=0.7)
    for k, (a, b) in enumerate(((-92, 80), (-70, 96), (-104, 60))):
        canvas.limb(
            [(x + a, 662 - 12 * k), (x + b, 656 - 9 * k)],
            [20, 18],
            jitter(rgb("#7a5238"), rng, 8),
            weight=0.7,
        )
    canvas.soft(
        [(x - 176, 664), (x - 172, 590), (x - 150, 572), (x - 128, 590), (x - 124, 664)],
        rgb("#b4694a"),
        weight=0.8,
    )
    canvas.oval(x - 150, 582, 20, 6, rgb("#8d5038"), weight=0.6)

    def fire() -> None:
        canvas.glow(x, 620, 330, (255, 184, 96), 0.5)
        for dx, w, h, tone in (
            (-46, 26, 80, "#e8793a"),
            (40, 28, 90, "#e8793a"),
            (0, 36, 112, "#ee8f3f"),
            (-4, 22, 70, "#f7bd54"),
            (0, 11, 40, "#fdeab0"),
        ):
            canvas.soft(
                [
                    (x + dx, 650 - h),
                    (x + dx + w, 650 - h * 0.3),
                    (x + dx + w * 0.7, 654),
                    (x + dx - w * 0.7, 654),
                    (x + dx - w, 650 - h * 0.3),
                ],
                rgb(tone),
                weight=0.3,
                shade=0.05,
            )

    scene.lights.append(fire)


def _plate_rack(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x, y - 60, 130, 270, WOOD, weight=0.8)
    for r in range(3):
        canvas.rect(x + 9, y - 48 + 84 * r, 112, 72, darken(WOOD, 0.35), weight=0.6)
        for k in range(3):
            canvas.oval(x + 30 + 35 * k, y - 8 + 84 * r, 17, 24, PAPER, weight=0.6)
            canvas.oval(x + 30 + 35 * k, y - 8 + 84 * r, 9, 14, rgb("#7fa3c4"), weight=0.4, shade=0)
        canvas.rect(x + 5, y + 16 + 84 * r, 120, 9, lighten(WOOD, 0.15), weight=0.6)


def _peppers(scene: Scene) -> None:
    canvas = scene.canvas
    for x, tone in ((300, rgb("#c2453c")), (474, rgb("#f0e4c8")), (60, rgb("#c2453c"))):
        canvas.line([(x, 106), (x, 280)], rgb("#b99a6a"), 3)
        for k in range(8):
            s = 1 if k % 2 else -1
            canvas.soft(
                [(x, 136 + 18 * k), (x + s * 22, 142 + 18 * k), (x + s * 16, 168 + 18 * k)], tone, weight=0.5
            )


def _settle(scene: Scene, x: float, y: float) -> None:
    """A high-backed wooden bench."""
    canvas = scene.canvas
    canvas.shadow(x, y, 150, 14, 0.3)
    canvas.rect(x - 130, y - 220, 260, 150, rgb("#8d6446"), weight=0.8)
    for k in range(1, 6):
        canvas.ink_line(
            [(x - 130 + 43 * k, y - 214), (x - 130 + 43 * k, y - 88)], rgb("#55392c"), weight=0.6, alpha=0.6
        )
    for s in (-1, 1):
        canvas.rect(x + s * 128 - 10, y - 234, 20, 234, rgb("#7a5540"), radius=5, weight=0.8)
    canvas.polygon(
        [(x - 138, y - 76), (x - 124, y - 92), (x + 124, y - 92), (x + 138, y - 76)],
        lighten(WOOD, 0.1),
        weight=0.8,
    )
    canvas.rect(x - 138, y - 76, 276, 12, WOOD, weight=0.7)
    canvas.soft(
        [(x - 70, y - 80), (x - 60, y - 120), (x - 6, y - 116), (x, y - 80)], rgb("#b4574a"), weight=0.7
    )


def _jars(scene: Scene, x: float, y: float) -> None:
    """A big water jar on its stand, with its wooden lid and a dipper."""
    canvas = scene.canvas
    canvas.shadow(x, y, 80, 12, 0.3)
    clay = rgb("#c98a5c")
    canvas.soft(
        [
            (x - 34, y - 186),
            (x + 34, y - 186),
            (x + 84, y - 110),
            (x + 52, y - 6),
            (x - 52, y - 6),
            (x - 84, y - 110),
        ],
        clay,
        shade=0.2,
    )
    canvas.oval(x, y - 182, 40, 10, rgb("#a9774f"), weight=0.8)
    for s in (-1, 1):
        canvas.line(
            [(x + s * 44, y - 166), (x + s * 72, y - 160), (x + s * 68, y - 126)],
            darken(clay, 0.15),
            10,
            smooth=True,
        )


@place("dining_room")
def dining_room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A dining room: laid table at the side, sideboard with china, lamp with fringe, still life and clock."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#d9c3a4"), rgb("#c9d0bd"), rgb("#dcb9a6")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#8a6248"), dado=None if look.modern else darken(wall, 0.16))
        boards(scene, rgb("#a9774f"))
        if not look.modern:
            for x in range(int(scene.left), int(scene.right) + 40, 62):
                canvas.oval(
                    x, 200 + 40 * ((x // 62) % 2), 7, 10, lighten(wall, 0.5), outline=False, alpha=0.5
                )
        window(scene, 90, 170, 190, 260, curtains=rgb("#b4645a") if look.old else rgb("#efe1c4"))
        if "rug" not in canvas.asked:
            rug(scene, 500, 870, 430, 92, rgb("#9c4f4a"))
        _china_cabinet(scene, 640, 700)
        frame(scene, 450, 240, 170, 120, kind="flowers")
        if not look.modern:
            _pendulum_clock(scene, 940, 330)
        else:
            clock(scene, 930, 250, 44)
        table(scene, 130, 800, 300, 160, cloth=PAPER)
        _laid(scene, 130, 636)
        chair(scene, 300, 792, 200, rgb("#7a5238"), flip=True)
        _fringed_lamp(scene, 470, 132)
    return Ground(far_y=775, left=120, wall=True, wall_y=300, anchors=(Anchor("table", 130, 648, 240),))


def _china_cabinet(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    wood = rgb("#7d523a")
    canvas.shadow(x + 110, y, 160, 16, 0.3)
    canvas.rect(x - 10, y - 200, 260, 196, wood)
    for k in range(2):
        canvas.rect(x + 8 + 124 * k, y - 180, 108, 156, lighten(wood, 0.1), weight=0.7, radius=6)
        canvas.dot(x + 104 + 36 * k, y - 100, 6, BRASS)
    canvas.rect(x + 6, y - 440, 228, 240, wood)
    canvas.soft(
        [(x, y - 438), (x + 60, y - 470), (x + 120, y - 486), (x + 180, y - 470), (x + 240, y - 438)],
        lighten(wood, 0.08),
        weight=0.8,
    )
    canvas.rect(x + 20, y - 424, 200, 214, rgb("#5c4a44"), weight=0.7)
    for r in range(3):
        base = y - 362 + 68 * r
        canvas.rect(x + 20, base, 200, 7, lighten(wood, 0.2), weight=0.5)
        for k in range(5):
            px = x + 42 + 39 * k
            if r == 1:
                canvas.rect(px - 11, base - 26, 22, 26, PAPER, radius=5, weight=0.5)
                canvas.line([(px - 9, base - 14), (px + 9, base - 14)], rgb("#6f93bd"), 3)
            else:
                canvas.oval(px, base - 22, 17, 22, PAPER, weight=0.5)
                canvas.oval(
                    px, base - 22, 9, 13, (rgb("#c9705c"), rgb("#6f93bd"))[r // 2], weight=0.3, shade=0
                )
    canvas.polygon(
        [(x + 30, y - 424), (x + 90, y - 424), (x + 40, y - 210), (x + 20, y - 210), (x + 20, y - 380)],
        (255, 255, 255),
        alpha=0.14,
        shade=0,
        outline=False,
    )
    vase(scene, x + 60, y - 206)


def _pendulum_clock(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 42, y - 130, 84, 270, rgb("#7a5238"), radius=8)
    canvas.soft([(x - 48, y - 126), (x, y - 172), (x + 48, y - 126)], rgb("#8a6248"), weight=0.8)
    clock(scene, x, y - 76, 36, BRASS)
    canvas.rect(x - 26, y - 22, 52, 146, rgb("#e8dcc0"), weight=0.6)
    canvas.line([(x, y - 22), (x + 7, y + 70)], BRASS, 4)
    canvas.oval(x + 8, y + 84, 16, 16, BRASS, weight=0.7)


def _laid(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for dx in (-92, 0, 92):
        canvas.oval(x + dx, y + 4, 32, 9, rgb("#f7f2e6"), weight=0.7)
        canvas.oval(x + dx, y + 4, 20, 5, rgb("#dfe6e4"), weight=0.4)
    canvas.soft(
        [(x - 40, y - 12), (x - 36, y - 44), (x + 24, y - 44), (x + 28, y - 12)], rgb("#eef0ea"), weight=0.8
    )
    canvas.oval(x - 6, y - 44, 32, 9, rgb("#f7f2e6"), weight=0.7)
    canvas.dot(x - 6, y - 56, 6, rgb("#c9705c"))
    canvas.rect(x + 50, y - 70, 22, 66, rgb("#6d9a7a"), radius=7, weight=0.7)
    canvas.rect(x + 56, y - 92, 10, 26, rgb("#6d9a7a"), radius=3, weight=0.6)


def _fringed_lamp(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x, scene.canvas.top), (x, y - 50)], DARK_WOOD, 3)
    if scene.look.modern:
        hanging_lamp(scene, x, y, 64)
        return
    silk = rgb("#d9a45a")
    canvas.soft([(x - 30, y - 54), (x + 30, y - 54), (x + 96, y), (x - 96, y)], silk)
    for k in range(17):
        canvas.line([(x - 88 + 11 * k, y - 2), (x - 88 + 11 * k, y + 20)], darken(silk, 0.15), 4)
    scene.flame(x, y + 20, 400, 0.6)
