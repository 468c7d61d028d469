"""Places of the village: church square, street and market."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    PAPER,
    STONE,
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
    earth,
    flags,
    ground,
    haze,
    hill,
    hour_light,
    peaks,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WALL_COLOURS,
    awning,
    bench,
    church_tower,
    fountain,
    house,
    iron_rail,
    pane,
    roof_colour,
    street_lamp,
    tile_rows,
)
from imaging.sketching.scenery_depth import cast_shadow, distance_veil, slanted, street_side
from imaging.sketching.scenery_foreground import paved_front
from imaging.sketching.scenery_plants import potted_plant, street_tree

COBBLES = rgb("#d8c6a6")


SHUTTERS = (rgb("#5f8f7a"), rgb("#5b83a8"), rgb("#8a5d44"))


GERANIUM = rgb("#d8504a")


@place("church_square")
def church_square(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stone basilica with its tower and storks over a paved square with arcaded houses."""
    scene = Scene(canvas, look, rng)
    sky(scene, 600)
    side = rng.choice((-1, 1))
    with hour_light(scene):
        _behind_the_town(scene, 520)
        x = scene.left - 20
        while x < scene.right:
            w = rng.uniform(92, 124)
            house(
                scene,
                x,
                655,
                w,
                rng.uniform(150, 200),
                rng.choice(WALL_COLOURS),
                floors=2,
                shutters=rng.choice(SHUTTERS),
                balcony=True,
            )
            x += w + 2
        _basilica(scene, 500 + side * 60, 660, side)
        for edge in (-1, 1):
            _lane_side(scene, edge, (330.0, 476.0, 658.0), (1.05, 0.2), 2)
        shine_now(scene)
        pave = earth(scene, COBBLES)
        ground(scene, 656, pave, texture=False)
        flags(scene, 656, pave)
        shade = [(scene.right + 10, 740), (830, 660), (700, 660), (760, 740), (scene.right + 10, 900)]
        cast_shadow(scene, shade, 0.13)
        fountain(scene, 500 - side * 350, 752, 140)
        street_tree(scene, 500 + side * 420, 752, 320)
        street_lamp(scene, 500 + side * 300, 716, 270)
        bench(scene, 500 + side * 395, 800, 150)
    seat = Anchor("seat", 500 + side * 395, 760, 130)
    return Ground(far_y=755, foreground=paved_front(scene), anchors=(seat,))


def _behind_the_town(scene: Scene, low: float) -> None:
    """Hills, or the mountains of the country, behind the roofs."""
    if scene.look.manner.peaks:
        peaks(scene, low + 60, 380, haze(scene, rgb("#7f8ea8"), 0.34), snow=0.4, count=3)
    hill(scene, low, 26, haze(scene, scene.look.grass, 0.42))


def _basilica(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    wall = rgb("#ecd9b4")
    church_tower(scene, x - side * 140, y, 120, 420, lighten(wall, 0.12))
    canvas.rect(x - 90, y - 250, 250 if side > 0 else 180, 250, wall)
    left, right = (x - 100, x + 172) if side > 0 else (x - 172, x + 100)
    canvas.rect(left + 10, y - 250, right - left - 20, 250, wall)
    middle = (left + right) / 2
    tile_rows(scene, [(left - 8, y - 244), (middle, y - 345), (right + 8, y - 244)], roof_colour(scene))
    canvas.line([(middle, y - 345), (middle, y - 384)], DARK_WOOD, 4)
    canvas.line([(middle - 10, y - 372), (middle + 10, y - 372)], DARK_WOOD, 4)
    for r, colour in ((36, lighten(wall, 0.3)), (27, rgb("#8aa3b5"))):
        canvas.oval(middle, y - 205, r, r, colour, weight=0.8)
    for k in range(4):
        canvas.line(
            [(middle - 26, y - 205 + 0), (middle + 26, y - 205)]
            if k == 0
            else [(middle, y - 231), (middle, y - 179)],
            PAPER,
            3,
        )
    if scene.look.lit:
        scene.lights.append(lambda: canvas.oval(middle, y - 205, 27, 27, rgb("#ffd98a"), weight=0.8))
    for r, colour in ((46, lighten(wall, 0.25)), (34, rgb("#855a3e"))):
        canvas.rect(middle - r, y - 62 - r, 2 * r, 62 + r, colour, radius=r, weight=0.8)
        canvas.rect(middle - r, y - 40, 2 * r, 40, colour, outline=False, shade=0)
    canvas.line([(middle, y - 92), (middle, y)], darken(DARK_WOOD, 0.3), 3)
    for k in range(2):
        canvas.rect(
            left - 6 - 14 * k, y - 12 + 8 * k, right - left + 12 + 28 * k, 10, lighten(STONE, 0.2), weight=0.7
        )
    for bx in (left + 24, right - 24):
        canvas.rect(bx - 13, y - 240, 26, 240, darken(wall, 0.07), weight=0.7)
        canvas.polygon(
            [(bx - 13, y - 240), (bx, y - 262), (bx + 13, y - 240)], lighten(wall, 0.2), weight=0.7
        )


@place("village_street")
def village_street(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Whitewashed houses with geraniums on both sides of a lane, the tower at its end."""
    scene = Scene(canvas, look, rng)
    sky(scene, 600)
    with hour_light(scene):
        _behind_the_town(scene, 540)
        church_tower(scene, 500 + rng.uniform(-40, 40), 640, 78, 270, rgb("#ead7b3"))
        for k in range(3):
            house(scene, 390 + k * 76, 648, 76, rng.uniform(66, 96), rng.choice(WALL_COLOURS), air=0.12)
        lane = earth(scene, COBBLES)
        ground(scene, 646, lane, texture=False)
        for _ in range(40):
            t = rng.random() ** 1.2
            canvas.oval(
                rng.uniform(scene.left, scene.right),
                660 + 330 * t,
                8 + 20 * t,
                3 + 6 * t,
                darken(lane, 0.1),
                weight=0.35,
                alpha=0.5,
                shade=0.05,
            )
        for side in (-1, 1):
            _lane_side(scene, side)
        shine_now(scene)
        cast_shadow(
            scene,
            [(scene.right + 10, 760), (566, 650), (546, 650), (640, 760), (scene.right + 10, 960)],
            0.13,
        )
        for side in (-1, 1):
            for k in range(3):
                potted_plant(
                    scene,
                    500 + side * (372 + 42 * k),
                    742 + 46 * k,
                    40 + 9 * k,
                    rng.choice((GERANIUM, rgb("#e78fa5"))),
                )
        if look.manner.tree != "broad":
            street_tree(scene, 292, 724, 300)
        street_lamp(scene, 640, 690, 210)
    return Ground(far_y=765, left=110, right=890, foreground=paved_front(scene))


def _lane_side(
    scene: Scene,
    side: int,
    far: tuple[float, float, float] = (62.0, 566.0, 644.0),
    slopes: tuple[float, float] = (0.74, 0.25),
    least: int = 7,
) -> None:
    """A row of whitewashed houses of two floors with grilles, balconies and painted plinths.

    ``far``: how far from the middle its far end is, and that end's top and foot.
    """
    canvas, rng, manner = scene.canvas, scene.rng, scene.look.manner
    corners, reach = street_side(scene, side, 500 + side * far[0], (far[1], far[2]), slopes)
    count = least + int(reach / 220)
    roof = roof_colour(scene)
    with slanted(scene, 170.0 * count, 330, corners):
        for k in range(count):
            x, high = 170.0 * k, 26.0 * (k % 2) + (110.0 if manner.floors == 1 else 0.0)
            wall = jitter(rng.choice(manner.walls), rng, 4)
            canvas.rect(x, high, 170, 330 - high, darken(wall, 0.07 if side > 0 else 0.0), weight=0.5)
            if manner.roof == "flat":
                canvas.rect(x - 2, high - 14, 174, 22, lighten(wall, 0.3), weight=0.5)
                canvas.rect(x - 4, high - 18, 178, 9, lighten(wall, 0.45), weight=0.4)
            else:
                canvas.rect(x - 4, high - 20, 178, 26, roof, weight=0.5)
            canvas.gradient(
                x, high + 6, 170, 26, [(0, rgb("#4a3a44")), (1, rgb("#4a3a44"))], alphas=[0.24, 0.0]
            )
            canvas.rect(x, 292, 170, 38, manner.plinths[k % len(manner.plinths)], outline=False, shade=0.05)
            _lane_windows(scene, x, high)
            door = rng.choice((*manner.woodwork, DARK_WOOD))
            canvas.rect(x + 94, 196, 58, 134, lighten(STONE, 0.3), weight=0.4)
            canvas.rect(x + 101, 204, 44, 126, door, weight=0.5)
            canvas.line([(x + 123, 206), (x + 123, 328)], darken(door, 0.4), 3)
        distance_veil(scene, side, 170.0 * count, 330, scene.look.sky[1], 0.3)


def _lane_windows(scene: Scene, x: float, high: float) -> None:
    """A balcony with geraniums above, where there is a floor above, and a barred window below."""
    canvas = scene.canvas
    blooming = scene.look.season != "winter"
    for wx in (x + 26, x + 106) if scene.look.manner.floors > 1 else ():
        canvas.rect(wx - 5, high + 44, 48, 92, PAPER, weight=0.4)
        pane(scene, wx, high + 48, 38, 84)
        iron_rail(scene, wx - 12, high + 142, 62, 36)
        for i in range(4):
            canvas.dot(wx - 4 + 15 * i, high + 110, 9, rgb("#6b9a57"))
            if blooming:
                canvas.dot(wx - 2 + 15 * i, high + 104, 6, GERANIUM)
    pane(scene, x + 24, 204, 42, 72)
    bars = skia.Path()
    for i in range(6):
        bars.moveTo(x + 20 + 10 * i, 198)
        bars.lineTo(x + 20 + 10 * i, 284)
    canvas.trace(bars, rgb("#4d4a52"), weight=0.7)


@place("market")
def market(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Market stalls with striped awnings and heaps of fruit before old houses."""
    scene = Scene(canvas, look, rng)
    sky(scene, 500)
    with hour_light(scene):
        x = scene.left - 30
        while x < scene.right:
            w = rng.uniform(130, 170)
            house(
                scene,
                x,
                660,
                w,
                rng.uniform(330, 400),
                rng.choice(WALL_COLOURS),
                air=0.1,
                floors=3,
                shutters=rng.choice(SHUTTERS),
                balcony=True,
            )
            x += w + 3
        shine_now(scene)
        pave = earth(scene, COBBLES)
        ground(scene, 656, pave, texture=False)
        flags(scene, 656, pave)
        tones = (COLOURS["red"], COLOURS["green"], COLOURS["blue"], COLOURS["orange"])
        for k in range(3):
            x = 340.0 + 110 * k
            with slanted(scene, 330, 330, [(x, 560), (x + 104, 560), (x + 104, 690), (x, 690)]):
                _stall(scene, 165, -386, 286, tones[(k + 1) % 4])
        for side in (-1, 1):
            corners, reach = street_side(scene, side, 500 + side * 190, (470.0, 690.0), (0.62, 0.36))
            count = 2 + int(reach / 240)
            with slanted(scene, 330.0 * count, 330, corners):
                for k in range(count):
                    _stall(scene, 330.0 * k + 165, -386, 286, tones[(k + 2 * (side > 0)) % 4])
        for k in range(4):
            x = (18, 90, 920, 990)[k]
            _crate(
                scene,
                x,
                800 + 26 * (k % 2),
                84,
                (rgb("#e9963f"), rgb("#cf4f43"), rgb("#8ab25a"), rgb("#e6c24e"))[k],
            )
    return Ground(far_y=770, left=110, right=890, foreground=paved_front(scene))


def _stall(scene: Scene, x: float, lift: float, width: float, colour: Colour) -> None:
    """A stall whose foot is at 716 + ``lift``."""
    canvas, rng = scene.canvas, scene.rng
    for side in (-1, 1):
        canvas.rect(x + side * width * 0.46 - 5, 420 + lift, 10, 300, WOOD, weight=0.7)
    canvas.rect(x - width * 0.46, 500 + lift, width * 0.92, 130, rgb("#9a8064"), outline=False, alpha=0.55)
    canvas.shadow(x, 716 + lift, width * 0.52, 15, 0.3)
    canvas.rect(x - width * 0.48, 636 + lift, width * 0.96, 78, rgb("#b98c5e"), weight=0.8)
    for k in range(1, 6):
        canvas.ink_line(
            [
                (x - width * 0.48 + k * width * 0.16, 640 + lift),
                (x - width * 0.48 + k * width * 0.16, 712 + lift),
            ],
            rgb("#6b4a33"),
            weight=0.6,
            alpha=0.5,
        )
    kinds = (rgb("#e9963f"), rgb("#cf4f43"), rgb("#e6c24e"), rgb("#7fa852"), rgb("#8a5c94"))
    for k in range(4):
        bx, fruit = x - width * 0.36 + k * width * 0.24, rng.choice(kinds)
        for r in range(3):
            for i in range(5 - r):
                canvas.oval(
                    bx + (i - (4 - r) / 2) * 13,
                    626 + lift - r * 11,
                    8,
                    8,
                    jitter(fruit, rng, 10),
                    weight=0.45,
                )
        canvas.polygon(
            [
                (bx - width * 0.105, 622 + lift),
                (bx + width * 0.105, 622 + lift),
                (bx + width * 0.095, 644 + lift),
                (bx - width * 0.095, 644 + lift),
            ],
            lighten(WOOD, 0.15),
            weight=0.7,
        )
    awning(scene, x - width * 0.54, 392 + lift, width * 1.08, 66, colour)
    for k in range(4):
        hx = x - width * 0.33 + k * width * 0.22
        canvas.line([(hx, 452 + lift), (hx, 486 + lift)], rgb("#8d7a5c"), 3)
        canvas.oval(
            hx, 500 + lift, 12, 19, (rgb("#c9704a"), rgb("#e9d8a4"), rgb("#8fae72"))[k % 3], weight=0.5
        )
    scene.flame(x, 520 + lift, 210, 0.55)


def _crate(scene: Scene, x: float, y: float, width: float, fruit: Colour) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, width * 0.6, 11, 0.3)
    for r in range(2):
        for i in range(5 - r):
            canvas.oval(
                x + (i - 2 + r * 0.5) * width * 0.18,
                y - width * 0.5 - r * 12,
                width * 0.11,
                width * 0.11,
                jitter(fruit, rng, 9),
                weight=0.6,
            )
    for k in range(3):
        canvas.rect(
            x - width * 0.5,
            y - width * (0.48 - 0.17 * k),
            width,
            width * 0.13,
            lighten(WOOD, 0.12),
            weight=0.7,
        )
