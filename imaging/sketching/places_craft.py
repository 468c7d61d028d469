"""Where things were made: wine cellar, forge and building site."""

import math
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    BRASS,
    METAL,
    STONE,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    rgb,
)
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, earth, ground, hour_light, sky
from imaging.sketching.scenery_buildings import city_block
from imaging.sketching.scenery_depth import arch_path
from imaging.sketching.scenery_foreground import paved_front
from imaging.sketching.scenery_rooms import walls, window


@place("wine_cellar")
def wine_cellar(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A vaulted cellar of stone with rows of oak barrels, a press, bottles in racks and lamps."""
    scene = Scene(canvas, look, rng)
    stone = rgb("#b9a384")
    canvas.rect(
        scene.left - 5, canvas.top - 5, scene.width + 10, 1010 - canvas.top, darken(stone, 0.3), outline=False
    )
    for k, (half, top, tone) in enumerate(
        ((620, 20, 0.12), (430, 130, 0.22), (290, 220, 0.34), (190, 290, 0.46))
    ):
        del k
        canvas.fill(arch_path(500, 760, half * 2, 740 - top), darken(stone, tone), weight=0.9, shade=0.1)
        for j in range(9):
            a = math.pi * (1 + (j + 0.5) / 9)
            canvas.ink_line(
                [
                    (500 + math.cos(a) * half * 0.94, 520 + math.sin(a) * (500 - top) * 0.98),
                    (500 + math.cos(a) * half, 520 + math.sin(a) * (500 - top)),
                ],
                darken(stone, 0.6),
                weight=0.7,
                alpha=0.5,
            )
    wall = skia.Path.Rect(skia.Rect(scene.left, canvas.top, scene.right, 700))
    canvas.brush(wall, darken(stone, 0.5), rng, count=90, length=36, width=4, alpha=0.18)
    floor = [
        (scene.left - 10, 1005),
        (scene.left - 10, 800),
        (330, 668),
        (670, 668),
        (scene.right + 10, 800),
        (scene.right + 10, 1005),
    ]
    canvas.polygon(floor, rgb("#b89a76"), weight=0.7)
    canvas.brush(
        skia.Path.Rect(skia.Rect(scene.left, 690, scene.right, 1000)),
        rgb("#8d7456"),
        rng,
        count=60,
        length=50,
        width=5,
        alpha=0.2,
    )
    for k in range(4):
        for s in (-1, 1):
            x, y, r = 500 + s * (196 + 84 * k), 690 + 34 * k, 44 + 21 * k
            _barrel(scene, x, y, r)
            if k < 3:
                _barrel(scene, x + s * 12, y - r * 1.86, r * 0.94)
    for x, y, r in ((250, 260, 260), (750, 260, 260), (500, 330, 170)):
        canvas.line([(x, y - 60), (x, y - 18)], rgb("#3f3a40"), 4)
        canvas.rect(x - 15, y - 18, 30, 38, rgb("#ffd98a"), radius=7, weight=0.8)
        canvas.polygon([(x - 20, y - 16), (x, y - 34), (x + 20, y - 16)], rgb("#3f3a40"), weight=0.7)
        canvas.glow(x, y, r, (255, 210, 130), 0.55)
    return Ground(far_y=775, left=195, right=805)


def _barrel(scene: Scene, x: float, y: float, radius: float) -> None:
    """A barrel on its side, its head to the viewer, resting on y."""
    canvas = scene.canvas
    oak = jitter(rgb("#a9744a"), scene.rng, 6)
    canvas.shadow(x, y + 2, radius * 1.1, radius * 0.16, 0.35)
    canvas.oval(x, y - radius, radius, radius, darken(oak, 0.25), weight=0.9)
    canvas.oval(x, y - radius, radius * 0.94, radius * 0.94, rgb("#6d6a6a"), weight=0.5)
    canvas.oval(x, y - radius, radius * 0.86, radius * 0.86, oak, weight=0.7)
    for k in range(-2, 3):
        reach = radius * 0.86 * math.sqrt(max(0.0, 1 - (k * 0.33) ** 2))
        canvas.ink_line(
            [(x + k * radius * 0.28, y - radius - reach), (x + k * radius * 0.28, y - radius + reach)],
            darken(oak, 0.4),
            weight=0.6,
            alpha=0.5,
        )
    canvas.rect(x - radius * 0.5, y - radius * 1.08, radius, radius * 0.17, lighten(oak, 0.2), weight=0.5)
    canvas.limb(
        [(x, y - radius * 0.42), (x, y - radius * 0.22)], [radius * 0.12, radius * 0.08], BRASS, weight=0.6
    )


@place("forge")
def forge(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A smithy: the hearth glowing under its hood, bellows, anvil on its block, horseshoes, tongs, wheel."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#b09a80"))
        canvas.brush(
            skia.Path.Rect(skia.Rect(scene.left, canvas.top, scene.right, 690)),
            rgb("#4f4440"),
            rng,
            count=90,
            length=90,
            width=14,
            angle=80,
            alpha=0.09,
        )
        boards_tone = rgb("#9a8468")
        canvas.gradient(
            scene.left, 690, scene.width, 314, [(0, darken(boards_tone, 0.2)), (1, lighten(boards_tone, 0.1))]
        )
        canvas.brush(
            skia.Path.Rect(skia.Rect(scene.left, 700, scene.right, 1000)),
            rgb("#5f5040"),
            rng,
            count=70,
            length=60,
            width=5,
            alpha=0.2,
        )
        window(scene, 110, 180, 150, 170, frame=rgb("#7a5540"))
        _smith_hearth(scene, 740, 700)
        canvas.line([(300, 200), (520, 200)], rgb("#4d4a52"), 9)
        for k in range(6):
            _horseshoe(scene, 318 + 38 * k, 236)
        canvas.line([(300, 330), (520, 330)], rgb("#4d4a52"), 9)
        for k in range(5):
            canvas.line([(322 + 44 * k, 330), (316 + 44 * k, 420)], rgb("#5b5f66"), 6)
            canvas.line([(334 + 44 * k, 330), (340 + 44 * k, 420)], rgb("#5b5f66"), 6)
            canvas.oval(328 + 44 * k, 426, 12, 10, rgb("#5b5f66"), weight=0.6)
        _anvil(scene, 190, 806)
        _leaning_wheel(scene, 930, 820, 96)
        canvas.rect(40, 690, 90, 90, rgb("#8a6248"), radius=10, weight=0.8)
        canvas.oval(85, 692, 45, 12, rgb("#7fa3ac"), weight=0.7)
    return Ground(far_y=775, left=150, right=880)


def _smith_hearth(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.polygon(
        [
            (x - 170, 330),
            (x + 170, 330),
            (x + 80, 60),
            (x + 80, canvas.top - 5),
            (x - 80, canvas.top - 5),
            (x - 80, 60),
        ],
        rgb("#7d6a5c"),
        weight=0.9,
    )
    canvas.rect(x - 180, 322, 360, 24, rgb("#6d4f3d"), weight=0.8)
    canvas.rect(x - 170, y - 170, 340, 170, rgb("#9a7a62"), weight=0.9)
    for r in range(5):
        for k in range(6):
            canvas.rect(
                x - 166 + 56 * k + 20 * (r % 2),
                y - 166 + 33 * r,
                50,
                28,
                jitter(rgb("#a5705a"), rng, 9),
                weight=0.4,
            )
    canvas.rect(x - 182, y - 190, 364, 26, STONE, weight=0.8)
    for k in range(16):
        canvas.oval(
            x - 100 + 13 * k, y - 196 - 6 * (k % 3), 15, 11, jitter(rgb("#4d4448"), rng, 8), weight=0.5
        )

    def fire() -> None:
        canvas.glow(x, y - 220, 330, (255, 160, 70), 0.6)
        for dx, w, h, tone in (
            (-40, 24, 70, "#e8692f"),
            (36, 26, 84, "#e8692f"),
            (0, 34, 110, "#f08a3a"),
            (0, 18, 66, "#f9c65a"),
            (0, 9, 34, "#fdf0c0"),
        ):
            canvas.soft(
                [
                    (x + dx, y - 196 - h),
                    (x + dx + w, y - 200 - h * 0.3),
                    (x + dx + w * 0.6, y - 190),
                    (x + dx - w * 0.6, y - 190),
                    (x + dx - w, y - 200 - h * 0.3),
                ],
                rgb(tone),
                weight=0.3,
                shade=0.05,
            )
        for _ in range(12):
            canvas.dot(
                x + scene.rng.uniform(-90, 90), y - 230 - scene.rng.uniform(0, 150), 3, (255, 214, 130), 0.9
            )

    scene.lights.append(fire)
    canvas.soft(
        [(x - 330, y - 250), (x - 200, y - 300), (x - 176, y - 236), (x - 210, y - 190), (x - 330, y - 216)],
        rgb("#7a5038"),
        weight=0.9,
    )
    canvas.limb([(x - 340, y - 234), (x - 420, y - 300)], [11, 9], WOOD, weight=0.7)


def _horseshoe(scene: Scene, x: float, y: float) -> None:
    scene.canvas.line(
        [(x - 13, y + 26), (x - 17, y + 4), (x, y - 16), (x + 17, y + 4), (x + 13, y + 26)],
        rgb("#5b5f66"),
        8,
        smooth=True,
    )


def _anvil(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 96, 14, 0.34)
    canvas.polygon([(x - 62, y - 96), (x + 62, y - 96), (x + 72, y), (x - 72, y)], rgb("#8a6248"))
    canvas.oval(x, y - 96, 62, 13, rgb("#b98a62"), weight=0.8)
    steel = rgb("#5b626a")
    canvas.polygon(
        [
            (x - 36, y - 104),
            (x + 36, y - 104),
            (x + 24, y - 134),
            (x + 40, y - 152),
            (x - 40, y - 152),
            (x - 24, y - 134),
        ],
        steel,
    )
    canvas.soft(
        [(x - 130, y - 176), (x - 60, y - 188), (x + 76, y - 188), (x + 76, y - 148), (x - 50, y - 148)],
        lighten(steel, 0.1),
    )
    canvas.limb([(x + 10, y - 194), (x + 96, y - 230)], [9, 8], WOOD, weight=0.7)
    canvas.rect(x - 14, y - 222, 34, 34, rgb("#4d5258"), radius=4, weight=0.8)


def _leaning_wheel(scene: Scene, x: float, y: float, radius: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, radius, 12, 0.3)
    rim = skia.Path()
    rim.addCircle(x, y - radius, radius)
    rim.addCircle(x, y - radius, radius * 0.82)
    rim.setFillType(skia.PathFillType.kEvenOdd)
    for k in range(6):
        with canvas.group(x, y - radius, angle=30 * k):
            canvas.rect(-radius * 0.86, -6, radius * 1.72, 12, lighten(WOOD, 0.05), weight=0.5)
    canvas.fill(rim, WOOD, weight=0.8)
    canvas.oval(x, y - radius, radius * 0.18, radius * 0.18, rgb("#4d5258"), weight=0.8)


@place("building_site")
def building_site(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A house being built: brick walls, scaffolding with ladders, hoist, heaps of sand and bricks, mixer."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 560)
    with hour_light(scene):
        x = scene.left - 20
        while x < scene.right:
            w = rng.uniform(110, 150)
            city_block(
                scene, x, 650, w, rng.uniform(150, 230), rng.choice((rgb("#e3c49c"), rgb("#dcc0a4"))), air=0.4
            )
            x += w + 3
        _unfinished(scene, 500 + side * 190, 672, side)
        soil = earth(scene, rgb("#cdae84"))
        ground(scene, 664, soil)
        _mixer(scene, 500 - side * 330, 790, side)
        _heap(scene, 500 - side * 170, 712, 150, rgb("#e0c48c"))
        _bricks(scene, 500 + side * 410, 800)
        canvas.polygon(
            [
                (500 - side * 480, 800),
                (500 - side * 440, 790),
                (500 - side * 400, 840),
                (500 - side * 450, 846),
            ],
            rgb("#b98a5c"),
            weight=0.7,
        )
    return Ground(far_y=772, foreground=paved_front(scene))


def _unfinished(scene: Scene, x: float, y: float, side: int) -> None:
    canvas, rng = scene.canvas, scene.rng
    brick = rgb("#c4785a")
    for floor in range(3):
        top = y - 150 - 150 * floor
        width = 420 - 90 * (floor == 2)
        left = x - 210 if side > 0 or floor < 2 else x - 120
        canvas.rect(left, top, width, 150, brick, weight=0.8)
        rows = skia.Path()
        for r in range(1, 10):
            rows.moveTo(left, top + 15 * r)
            rows.lineTo(left + width, top + 15 * r)
            for c in range(int(width / 34)):
                px = left + 34 * c + 17 * (r % 2)
                rows.moveTo(px, top + 15 * r)
                rows.lineTo(px, top + 15 * r + 15)
        canvas.trace(rows, darken(brick, 0.35), weight=0.5, alpha=0.45)
        for k in range(3):
            wx = left + width * (k + 0.5) / 3 - 30
            canvas.rect(wx, top + 34, 60, 80 if floor else 116, rgb("#6d5a56"), weight=0.7)
        canvas.rect(left - 10, top - 14, width + 20, 16, rgb("#c9c2b4"), weight=0.7)
    for _ in range(7):
        px = x - 200 + rng.uniform(0, 400)
        canvas.line([(px, y - 464), (px + rng.uniform(-3, 3), y - 500)], rgb("#8d6a56"), 4)
    pole = rgb("#c9a566")
    for k in range(5):
        px = x - 236 + 118 * k
        canvas.line([(px, y + 8), (px, y - 500)], pole, 8)
    for k in range(3):
        py = y - 132 - 150 * k
        canvas.rect(x - 250, py, 500, 11, lighten(pole, 0.15), weight=0.6)
        canvas.line([(x - 240, py - 52), (x + 240, py - 52)], pole, 5)
    canvas.line([(x - 236, y), (x - 118, y - 132)], pole, 5)
    for s in (0, 26):
        canvas.line([(x + 130 + s, y + 6), (x + 170 + s, y - 290)], WOOD, 6)
    for k in range(9):
        canvas.line([(x + 132 + 4.4 * k, y - 14 - 32 * k), (x + 158 + 4.4 * k, y - 14 - 32 * k)], WOOD, 5)
    beam = x + side * -190
    canvas.line([(beam, y - 500), (beam - side * 80, y - 520)], rgb("#8a6248"), 11)
    canvas.line([(beam - side * 76, y - 516), (beam - side * 76, y - 300)], rgb("#6d5a4a"), 3)
    canvas.polygon(
        [
            (beam - side * 76 - 20, y - 302),
            (beam - side * 76 + 20, y - 302),
            (beam - side * 76 + 15, y - 262),
            (beam - side * 76 - 15, y - 262),
        ],
        rgb("#8f9aa3"),
        weight=0.7,
    )


def _mixer(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    if scene.look.old:
        _heap(scene, x, y, 150, rgb("#c9c2b4"))
        canvas.limb([(x - 30, y - 40), (x + 60, y - 210)], [9, 9], WOOD, weight=0.7)
        canvas.polygon(
            [(x - 50, y - 10), (x - 16, y - 62), (x - 4, y - 34), (x - 30, y + 6)], METAL, weight=0.7
        )
        return
    canvas.shadow(x, y, 110, 14, 0.3)
    with canvas.group(x, y, flip=side < 0):
        for dx in (-56, 40):
            canvas.line([(dx, -90), (dx - 20, 0)], rgb("#4d5258"), 9)
            canvas.line([(dx, -90), (dx + 20, 0)], rgb("#4d5258"), 9)
        canvas.through(
            [(-70, -90), (-40, -180), (50, -210), (84, -160), (40, -96), (-20, -76)], rgb("#e0903c")
        )
        canvas.oval(66, -186, 22, 36, rgb("#6d5a4a"), weight=0.8)
        canvas.oval(-60, -26, 26, 26, rgb("#4f4c54"), weight=0.8)


def _heap(scene: Scene, x: float, y: float, width: float, colour: Colour) -> None:
    tone = earth(scene, colour)
    scene.canvas.shadow(x, y, width * 0.6, width * 0.08, 0.28)
    scene.canvas.soft(
        [
            (x - width * 0.6, y),
            (x - width * 0.3, y - width * 0.36),
            (x, y - width * 0.56),
            (x + width * 0.3, y - width * 0.34),
            (x + width * 0.6, y),
        ],
        tone,
        weight=0.7,
    )


def _bricks(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, 110, 13, 0.3)
    for r in range(6):
        for k in range(5 if r < 5 else 3):
            canvas.rect(x - 90 + 37 * k, y - 22 * (r + 1), 36, 21, jitter(rgb("#c4785a"), rng, 9), weight=0.6)
