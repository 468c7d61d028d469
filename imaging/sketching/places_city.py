"""City streets, the leaning towers and the running track."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    COLOURS,
    METAL,
    PAPER,
    SNOW,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, earth, flags, ground, haze, hour_light, shine_now, sky
from imaging.sketching.scenery_buildings import awning, city_block, street_lamp
from imaging.sketching.scenery_depth import (
    cast_shadow,
    cornice,
    distance_veil,
    slanted,
    street_side,
    window_rows,
)
from imaging.sketching.scenery_foreground import paved_front
from imaging.sketching.scenery_plants import broad_tree, hedge, street_tree

FACADES = (rgb("#e3b893"), rgb("#ecd8b0"), rgb("#d79f83"), rgb("#c9c3b8"), rgb("#e6cba0"), rgb("#bfc9bf"))


AWNINGS = ("red", "green", "blue", "orange")


ASPHALT = rgb("#a9a5a3")


def motor_car(scene: Scene, x: float, y: float, width: float, colour: Colour, *, flip: bool = False) -> None:
    """A car in profile in the shape of the period; (x, y) is the middle between its wheels' feet."""
    canvas, look = scene.canvas, scene.look
    with canvas.group(x, y, width, flip):
        canvas.shadow(0, -0.01, 0.54, 0.06, 0.3)
        if look.modern:
            canvas.soft(
                [(-0.34, -0.2), (-0.24, -0.36), (0.02, -0.4), (0.2, -0.34), (0.32, -0.2)],
                darken(colour, 0.05),
            )
        else:
            canvas.soft(
                [(-0.3, -0.2), (-0.28, -0.42), (0, -0.46), (0.22, -0.42), (0.24, -0.2)], darken(colour, 0.05)
            )
        for side in (-1, 1):
            canvas.rect(
                -0.02 + side * 0.115 - 0.09, -0.36, 0.18, 0.14, rgb("#b9d3dc"), radius=0.03, weight=0.6
            )
        canvas.soft(
            [(-0.52, -0.22), (-0.34, -0.26), (0.3, -0.26), (0.54, -0.2), (0.52, -0.06), (-0.5, -0.06)], colour
        )
        canvas.line([(-0.46, -0.13), (0.46, -0.13)], lighten(colour, 0.5), 0.014)
        for wx in (-0.3, 0.3):
            canvas.oval(wx, -0.075, 0.078, 0.078, rgb("#4f4c54"), weight=0.8)
            canvas.oval(wx, -0.075, 0.036, 0.036, METAL, weight=0.5)
        canvas.oval(0.47, -0.17, 0.025, 0.025, rgb("#fdf0c0"), weight=0.5)


@place("city_street")
def city_street(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Balconied houses with awninged shops, lamps, plane trees and a parked car."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        x = 500 - 170.0
        while x < 670:
            w = rng.uniform(70, 100)
            canvas.rect(x, rng.uniform(300, 390), w, 300, haze(scene, rng.choice(FACADES), 0.55), weight=0.5)
            x += w
        for side in (-1, 1):
            _street_front(scene, side)
        shine_now(scene)
        pave = earth(scene, rgb("#d3c7b4"))
        ground(scene, 600, pave, texture=False)
        flags(scene, 640, pave)
        road = mix(ASPHALT, SNOW, 0.5 if look.snowy else 0)
        canvas.polygon([(440, 640), (560, 640), (770, 1004), (230, 1004)], road, weight=0.7, shade=0.1)
        for i in range(6):
            y = 655 + 330 * (i / 6) ** 1.7
            w = 2 + i * 2.1
            canvas.polygon(
                [
                    (500 - w, y),
                    (500 + w, y),
                    (500 + w * 1.3, y + 12 + 6 * i),
                    (500 - w * 1.3, y + 12 + 6 * i),
                ],
                rgb("#f2ead2"),
                outline=False,
                shade=0,
            )
        canvas.polygon([(436, 640), (444, 640), (252, 1004), (216, 1004)], lighten(pave, 0.4), weight=0.6)
        canvas.polygon([(564, 640), (556, 640), (748, 1004), (784, 1004)], lighten(pave, 0.4), weight=0.6)
        cast_shadow(
            scene,
            [(scene.right + 10, 700), (590, 652), (566, 652), (690, 770), (scene.right + 10, 900)],
            0.13,
        )
        for k, (reach, y, tall) in enumerate(((150, 682, 150), (222, 704, 220), (330, 742, 330))):
            for side in (-1, 1):
                street_tree(scene, 500 + side * reach, y, tall, air=max(0.0, 0.2 - 0.1 * k))
        for side in (-1, 1):
            street_lamp(scene, 500 + side * 268, 724, 270)
        tones = ("red", "light_blue", "green", "beige")
        motor_car(scene, 452, 668, 66, COLOURS[rng.choice(tones)])
        motor_car(scene, 62, 800, 250, COLOURS[rng.choice(tones)])
    return Ground(far_y=755, foreground=paved_front(scene))


def _street_front(scene: Scene, side: int) -> None:
    """One side of the street: houses of five floors over shops."""
    canvas, rng = scene.canvas, scene.rng
    corners, reach = street_side(scene, side, 500 + side * 92, (386.0, 652.0), (1.22, 0.16))
    count = 4 + int(reach / 330)
    with slanted(scene, 190.0 * count, 620, corners):
        for k in range(count):
            wall = jitter(rng.choice(FACADES), rng, 6)
            x, high = 190.0 * k, rng.uniform(0, 46)
            canvas.rect(x, high, 190, 620 - high, darken(wall, 0.07 if side > 0 else 0.0), weight=0.5)
            window_rows(scene, x + 6, high + 24, 178, 430 - high, 3, 4, frame=lighten(wall, 0.5))
            cornice(scene, x, high - 6, 190, wall, height=15)
            canvas.rect(x + 8, 474, 174, 146, darken(wall, 0.34), weight=0.4)
            canvas.rect(x + 18, 500, 98, 92, rgb("#a9c3c6"), weight=0.4)
            canvas.rect(x + 128, 500, 44, 120, rgb("#7a5b48"), weight=0.4)
            scene.flame(x + 66, 540, 90, 0.7)
            awning(scene, x + 6, 462, 178, 46, COLOURS[rng.choice(AWNINGS)], stripes=7)
        distance_veil(scene, side, 190.0 * count, 620, scene.look.sky[1], 0.4)


@place("leaning_towers")
def leaning_towers(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Two glass towers leaning towards each other over an avenue of plane trees."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        x = scene.left
        while x < scene.right:
            w = rng.uniform(60, 100)
            canvas.rect(x, rng.uniform(430, 540), w, 260, haze(scene, rng.choice(FACADES), 0.62), weight=0.5)
            x += w
        for side in (-1, 1):
            _leaning_tower(scene, side)
        for side in (-1, 1):
            for k in range(2):
                w = 150 + 40 * k
                left = 500 + side * (360 + 160 * k) - (w / 2)
                city_block(
                    scene,
                    left,
                    664 + 8 * k,
                    w,
                    210 + 50 * k,
                    rng.choice(FACADES),
                    air=0.12,
                    shop=COLOURS[rng.choice(AWNINGS)],
                )
        pave = earth(scene, rgb("#d3c9ba"))
        ground(scene, 648, pave, texture=False)
        flags(scene, 648, pave)
        road = mix(ASPHALT, SNOW, 0.5 if look.snowy else 0)
        canvas.polygon([(410, 648), (590, 648), (810, 1004), (190, 1004)], road, weight=0.7, shade=0.1)
        for offset in (-0.32, 0.32):
            for i in range(6):
                y = 662 + 330 * (i / 6) ** 1.7
                cx = 500 + offset * (90 + (y - 648) * 0.62) * 2
                w = 1.8 + i * 1.7
                canvas.polygon(
                    [
                        (cx - w, y),
                        (cx + w, y),
                        (cx + w * 1.3, y + 12 + 6 * i),
                        (cx - w * 1.3, y + 12 + 6 * i),
                    ],
                    rgb("#f2ead2"),
                    outline=False,
                    shade=0,
                )
        for k in range(3):
            for side in (-1, 1):
                broad_tree(
                    scene,
                    500 + side * (205 + 122 * k),
                    674 + 24 * k,
                    130 + 66 * k,
                    air=max(0.0, 0.14 - 0.07 * k),
                )
        motor_car(scene, 545, 690, 78, COLOURS["red"])
        motor_car(scene, 455, 684, 66, COLOURS["blue"], flip=True)
        street_lamp(scene, 255, 716, 230)
        street_lamp(scene, 745, 716, 230)
    return Ground(far_y=760, foreground=paved_front(scene))


def _leaning_tower(scene: Scene, side: int) -> None:
    canvas, look = scene.canvas, scene.look
    glass = mix(rgb("#8fa9bd"), look.sky[1], 0.25) if not look.night else rgb("#8fa9bd")
    foot, lean, half, top, low = 500 + side * 205, 84, 74, 96, 652

    def at(u: float, t: float) -> tuple[float, float]:
        return (foot - side * lean * t + u * half, low - (low - top) * t)

    canvas.polygon([at(-1, 0), at(-1, 1), at(1, 1), at(1, 0)], glass, shade=0.2)
    canvas.polygon(
        [at(-side, 0), at(-side, 1), at(-side * 0.62, 1), at(-side * 0.62, 0)],
        lighten(glass, 0.35),
        outline=False,
        shade=0.05,
    )
    lines = skia.Path()
    for f in range(1, 24):
        lines.moveTo(*at(-1, f / 24))
        lines.lineTo(*at(1, f / 24))
    canvas.trace(lines, darken(glass, 0.35), weight=0.55, alpha=0.7)
    for u in (-0.5, 0.0, 0.5):
        canvas.line([at(u, 0), at(u, 1)], PAPER, 5, alpha=0.85)
    for edge in ((-1, 1), (1, -1)):
        canvas.line(
            [at(edge[0] * 0.96, 0), at(edge[1] * 0.96, 0.5), at(edge[0] * 0.96, 1)],
            rgb("#c9524a"),
            4.5,
            alpha=0.6,
        )
    canvas.polygon([at(-1, 1), at(1, 1), at(1, 1.025), at(-1, 1.025)], rgb("#b5473f"), weight=0.8)
    canvas.polygon([at(-1, 0), at(-1, 0.05), at(1, 0.05), at(1, 0)], darken(glass, 0.4), weight=0.8)
    if look.lit:

        def windows() -> None:
            rng = random.Random(side + 7)
            for f in range(2, 23):
                for u in (-0.86, -0.62, -0.36, -0.14, 0.14, 0.36, 0.62, 0.86):
                    if rng.random() < 0.4:
                        x, y = at(u, (f + 0.5) / 24)
                        canvas.rect(x - 7, y - 6, 14, 11, rgb("#ffdf9a"), outline=False, shade=0)

        scene.lights.append(windows)


@place("running_track")
def running_track(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stadium's straight: red lanes, grass infield, stands with flags, hurdles."""
    scene = Scene(canvas, look, rng)
    sky(scene, 540)
    with hour_light(scene):
        hedge(scene, 520, 60, air=0.5)
        canvas.polygon(
            [
                (scene.left - 10, 330),
                (scene.right + 10, 330),
                (scene.right + 10, 560),
                (scene.left - 10, 560),
            ],
            rgb("#cfc8bd"),
            weight=0.7,
        )
        for row in range(6):
            y = 380 + row * 29
            canvas.rect(scene.left - 5, y, scene.width + 10, 12, darken(rgb("#cfc8bd"), 0.12), outline=False)
            for _ in range(int(scene.width / 22)):
                x = rng.uniform(scene.left, scene.right)
                tone = haze(
                    scene, COLOURS[rng.choice(("red", "blue", "yellow", "white", "green", "brown"))], 0.35
                )
                canvas.oval(x, y - 1, 7, 11, tone, weight=0.35)
                canvas.dot(x, y - 14, 5, haze(scene, rgb("#e0ac80"), 0.2))
        canvas.polygon(
            [
                (scene.left - 10, 296),
                (scene.right + 10, 296),
                (scene.right + 10, 336),
                (scene.left - 10, 336),
            ],
            rgb("#8fa3ad"),
            weight=0.8,
        )
        for k in range(9):
            x = scene.left + scene.width * (k + 0.5) / 9
            canvas.line([(x, 296), (x, 212)], METAL, 4)
            flag = skia.Path()
            flag.moveTo(x, 214)
            flag.cubicTo(x + 18, 204, x + 34, 226, x + 54, 214)
            flag.lineTo(x + 52, 244)
            flag.cubicTo(x + 34, 254, x + 18, 234, x, 246)
            flag.close()
            canvas.fill(flag, COLOURS[("red", "yellow", "blue", "green")[k % 4]], weight=0.7)
        canvas.rect(scene.left - 5, 548, scene.width + 10, 30, PAPER, weight=0.8)
        for k in range(int(scene.width / 90) + 1):
            canvas.rect(
                scene.left + k * 90 + 8,
                553,
                70,
                20,
                jitter(COLOURS[("blue", "red", "green")[k % 3]], rng, 6),
                outline=False,
                alpha=0.7,
            )
        ground(scene, 576, look.grass, texture=False)
        lane = earth(scene, rgb("#c9725a"))
        canvas.gradient(
            scene.left, 655, scene.width, 350, [(0, lighten(lane, 0.2)), (0.5, lane), (1, darken(lane, 0.12))]
        )
        for i in range(7):
            y = 655 + 345 * (i / 6.4) ** 1.5
            canvas.line([(scene.left, y), (scene.right, y)], lighten(lane, 0.6), 3 + i * 1.2)
        area = skia.Path.Rect(skia.Rect(scene.left, 660, scene.right, 1000))
        canvas.speckle(area, darken(lane, 0.4), rng, count=120, radius=2.2, alpha=0.25)
        canvas.polygon([(838, 655), (852, 655), (1000, 1004), (956, 1004)], PAPER, outline=False, shade=0)
        for k, y in enumerate((690, 735)):
            _hurdle(scene, 60 + 20 * k, y + 20 * k, 88 + 16 * k)
    return Ground(far_y=755)


def _hurdle(scene: Scene, x: float, y: float, size: float) -> None:
    canvas = scene.canvas
    for side in (-1, 1):
        canvas.line([(x + side * size * 0.42, y), (x + side * size * 0.42, y - size * 0.8)], METAL, 6)
        canvas.line([(x + side * size * 0.42, y), (x + side * size * 0.42 + 20, y + 6)], METAL, 6)
    for k in range(5):
        canvas.rect(
            x - size * 0.5 + k * size * 0.2,
            y - size * 0.9,
            size * 0.2,
            size * 0.2,
            PAPER if k % 2 else rgb("#4f5058"),
            weight=0.5,
        )
