"""Places of travel: the station platform and the inside of a coach."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    DARK_WOOD,
    METAL,
    PAPER,
    SNOW,
    STONE,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
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
    own_light,
    puffy_path,
    sky,
)
from imaging.sketching.scenery_buildings import pane, roof_colour
from imaging.sketching.scenery_furniture import clock


@place("train_station")
def train_station(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A platform under an iron roof with clock; a steam train or a later one waits."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        hill(scene, 470, 26, haze(scene, look.grass, 0.5))
        hill(scene, 530, 20, haze(scene, look.grass, 0.25))
        canvas.rect(scene.left - 5, 586, scene.width + 10, 90, earth(scene, rgb("#9a8d80")), weight=0.7)
        canvas.line([(scene.left, 648), (scene.right, 648)], rgb("#6d7278"), 7)
        if "train" not in canvas.asked:
            (_modern_train if look.modern else _steam_train)(scene)
        platform = mix(rgb("#d9c8ab"), SNOW, 0.4 if look.snowy else 0)
        ground(scene, 664, platform, texture=False)
        canvas.rect(scene.left - 5, 660, scene.width + 10, 17, lighten(STONE, 0.3), weight=0.8)
        canvas.rect(scene.left - 5, 688, scene.width + 10, 9, rgb("#e6bf5c"), outline=False)
        flags(scene, 700, platform)
        _platform_roof(scene)
        _trunk(scene, 905, 800)
    return Ground(far_y=765, anchors=(Anchor("seat", 905, 728, 120),))


def _platform_roof(scene: Scene) -> None:
    canvas = scene.canvas
    iron = rgb("#5d7f74")
    roof = roof_colour(scene, rgb("#a9674d"))
    for x in (90, 910):
        canvas.limb([(x, 730), (x, 150)], [22, 18], iron)
        canvas.rect(x - 24, 708, 48, 26, darken(iron, 0.15), radius=4)
        for side in (-1, 1):
            canvas.line([(x, 250), (x + side * 30, 190), (x + side * 100, 142)], iron, 9, smooth=True)
            canvas.oval(x + side * 42, 158, 15, 15, iron, weight=0.6, alpha=0.5)
    canvas.rect(scene.left - 5, scene.canvas.top - 5, scene.width + 10, 108 - scene.canvas.top, roof)
    canvas.hatch(
        skia.Path.Rect(skia.Rect(scene.left, scene.canvas.top, scene.right, 102)),
        darken(roof, 0.5),
        gap=24,
        angle=90,
        alpha=0.4,
    )
    x, step = scene.left, 34
    while x < scene.right:
        canvas.polygon(
            [(x, 102), (x + step, 102), (x + step, 128), (x + step / 2, 150), (x, 128)], PAPER, weight=0.6
        )
        x += step
    canvas.line([(500, 110), (500, 170)], rgb("#4f5058"), 6)
    clock(scene, 500, 212, 46, rgb("#4f5058"))
    scene.flame(500, 212, 150, 0.4)
    scene.flame(90, 200, 260, 0.5)
    scene.flame(910, 200, 260, 0.5)


def _carriage(scene: Scene, x: float, width: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(x, 452, width, 158, colour, radius=10)
    canvas.rect(x - 4, 440, width + 8, 24, darken(colour, 0.3), radius=11, weight=0.8)
    canvas.rect(x, 556, width, 9, rgb("#ead9a9"), outline=False)
    count = int(width / 66)
    for k in range(count):
        pane(scene, x + 16 + k * (width - 20) / count, 482, (width - 20) / count - 16, 56, chance=0.9)
    for wx in (0.16, 0.3, 0.7, 0.84):
        canvas.oval(x + width * wx, 628, 20, 20, rgb("#55535c"), weight=0.8)


def _steam_train(scene: Scene) -> None:
    canvas = scene.canvas
    tone = scene.rng.choice((rgb("#4f7f63"), rgb("#9c4a41"), rgb("#4f6f93")))
    x = 436.0
    while x < scene.right + 20:
        _carriage(scene, x, 270, jitter(tone, scene.rng, 5))
        x += 280
    black = rgb("#5b5961")
    canvas.rect(150, 486, 200, 106, black, radius=44)
    canvas.rect(296, 420, 122, 172, darken(tone, 0.12), radius=8)
    canvas.rect(288, 408, 140, 20, darken(tone, 0.4), radius=8)
    pane(scene, 322, 452, 66, 56, chance=1.0)
    canvas.polygon([(176, 488), (216, 488), (224, 404), (168, 404)], black)
    canvas.oval(262, 484, 24, 20, rgb("#cfa04a"), weight=0.8)
    for k in (200, 250):
        canvas.line([(k, 490), (k, 590)], rgb("#cfa04a"), 5)
    canvas.oval(150, 540, 14, 18, rgb("#f6e3ae"), weight=0.8)
    canvas.polygon([(120, 640), (156, 590), (420, 590), (420, 616), (166, 640)], rgb("#b4473f"))
    for wx, r in ((190, 30), (256, 34), (328, 34), (392, 26)):
        canvas.oval(wx, 648 - r, r, r, rgb("#55535c"))
        canvas.oval(wx, 648 - r, r * 0.4, r * 0.4, rgb("#b4473f"), weight=0.6)
    canvas.line([(190, 622), (328, 616)], METAL, 8)
    for k in range(5):
        r = 30 + 15 * k
        canvas.fill(
            puffy_path(190 - 16 * k + (k % 2) * 20, 374 - 50 * k, r, r * 0.75, 8, scene.rng),
            rgb("#f5f1ea"),
            outline=False,
            alpha=0.75 - 0.11 * k,
            shade=0.12,
            blur=2,
        )


def _modern_train(scene: Scene) -> None:
    canvas = scene.canvas
    x = 300.0
    while x < scene.right + 20:
        _carriage(scene, x, 330, rgb("#eef0ee"))
        canvas.rect(x, 566, 330, 20, rgb("#b4475f"), outline=False)
        x += 336
    canvas.soft([(310, 440), (200, 446), (110, 520), (76, 590), (100, 626), (310, 622)], rgb("#eef0ee"))
    canvas.soft([(232, 474), (180, 480), (138, 526), (232, 534)], rgb("#5d7484"), weight=0.8)
    canvas.polygon([(92, 566), (310, 566), (310, 586), (84, 586)], rgb("#b4475f"), outline=False)


def _trunk(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 86, 13, 0.3)
    canvas.rect(x - 72, y - 84, 144, 84, rgb("#96633f"), radius=6)
    for dx in (-44, 36):
        canvas.rect(x + dx, y - 84, 13, 84, rgb("#cfa566"), weight=0.7)
    canvas.rect(x - 52, y - 122, 104, 38, rgb("#6f8f9f"), radius=6)
    canvas.line([(x - 16, y - 122), (x, y - 136), (x + 16, y - 122)], DARK_WOOD, 6, smooth=True)


@place("inside_vehicle")
def inside_vehicle(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The inside of a coach: wide windows on the passing land, seats at both sides, luggage nets."""
    scene = Scene(canvas, look, rng)
    lining = rng.choice((rgb("#e3d2b0"), rgb("#dcd6c2"), rgb("#e6cfb4")))
    cloth = rgb("#5f7fa3") if look.modern else rng.choice((rgb("#b4645a"), rgb("#7d8f6a"), rgb("#a9774f")))
    with hour_light(scene):
        canvas.gradient(
            scene.left,
            canvas.top,
            scene.width,
            1004 - canvas.top,
            [(0, lighten(lining, 0.3)), (1, darken(lining, 0.1))],
        )
        canvas.polygon(
            [
                (scene.left - 10, canvas.top - 10),
                (scene.right + 10, canvas.top - 10),
                (scene.right + 10, 60),
                (700, 150),
                (300, 150),
                (scene.left - 10, 60),
            ],
            lighten(lining, 0.4),
            weight=0.7,
        )
        for x in (430, 570):
            canvas.rect(x - 46, 60, 92, 18, rgb("#fff3d0"), radius=8, weight=0.7)
            scene.flame(x, 70, 330, 0.5)
        for side in (-1, 1):
            _net(scene, side)
        _windows(scene)
        canvas.polygon(
            [(300, 660), (700, 660), (scene.right + 10, 1005), (scene.left - 10, 1005)],
            rgb("#a9907a"),
            weight=0.7,
        )
        for k in range(1, 6):
            y = 664 + 330 * (k / 6) ** 1.4
            canvas.line([(scene.left, y), (scene.right, y)], rgb("#8a7462"), 3, alpha=0.35)
        canvas.rect(scene.left - 5, 560, scene.width + 10, 108, rgb("#7f9a8f"), weight=0.8)
        canvas.line([(scene.left, 590), (scene.right, 590)], lighten(rgb("#7f9a8f"), 0.5), 5)
        for side in (-1, 1):
            for k in range(3):
                _coach_seat(scene, 500 + side * (268 + 96 * k), 728 + 62 * k, 104 + 34 * k, cloth)
    return Ground(
        far_y=770, left=180, right=820, anchors=(Anchor("seat", 160, 760, 130), Anchor("seat", 840, 760, 130))
    )


def _net(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    x0, x1 = 500 + side * 236, 500 + side * 620
    canvas.polygon([(x0, 166), (x1, 96), (x1, 140), (x0, 186)], rgb("#a9774f"), weight=0.8)
    for k, c in enumerate(("#96633f", "#6f8f9f", "#b4645a")):
        x = 500 + side * (310 + k * 86)
        canvas.rect(x - 34, 104 - 15 * k, 68, 52, rgb(c), radius=7, weight=0.8)


def _windows(scene: Scene) -> None:
    canvas, look = scene.canvas, scene.look
    frames = [
        (500 - 180, 220, 360, 300),
        (scene.left - 40, 200, 320 - 40 - scene.left - 20, 330),
        (720, 200, scene.right - 680, 330),
    ]
    for x, y, w, h in frames:
        canvas.rect(x - 16, y - 16, w + 32, h + 32, rgb("#b9a184"), radius=34)

    with own_light(scene):
        rng = random.Random(5)
        path = skia.Path()
        for x, y, w, h in frames:
            path.addRoundRect(skia.Rect(x, y, x + w, y + h), 26, 26)
        with canvas.clip(path):
            canvas.gradient(
                scene.left, 190, scene.width, 350, [(0, look.sky[0]), (0.6, look.sky[1]), (1, look.sky[2])]
            )
            outside = Scene(canvas, look, rng)
            dim = {"night": 0.62, "evening": 0.2}.get(look.time_of_day, 0.0)
            for base, air in ((400, 0.5), (440, 0.25), (476, 0.0)):
                hill(outside, base, 20, darken(haze(outside, look.grass, air), dim))
            for k in range(8):
                leaf = rgb("#9a8f84") if look.season == "winter" else look.foliage[k % len(look.foliage)]
                canvas.fill(
                    puffy_path(scene.left + k * scene.width / 7, 466 + 12 * (k % 3), 40, 34, 8, rng),
                    darken(mix(leaf, SNOW, 0.7 if look.snowy else 0), dim),
                    weight=0.6,
                )
            for x, y, w, h in frames:
                canvas.polygon(
                    [(x + w * 0.2, y), (x + w * 0.36, y), (x + w * 0.16, y + h), (x, y + h)],
                    (255, 255, 255),
                    alpha=0.16,
                    shade=0,
                    outline=False,
                )
        canvas.trace(path, rgb("#6d5a4a"))


def _coach_seat(scene: Scene, x: float, y: float, size: float, cloth: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y + size * 0.36, size * 0.6, size * 0.1, 0.3)
    canvas.rect(x - size * 0.46, y - size * 1.3, size * 0.92, size * 1.2, cloth, radius=size * 0.18)
    canvas.rect(
        x - size * 0.34, y - size * 1.28, size * 0.68, size * 0.28, PAPER, radius=size * 0.08, weight=0.7
    )
    canvas.rect(
        x - size * 0.52, y - size * 0.3, size * 1.04, size * 0.34, lighten(cloth, 0.1), radius=size * 0.1
    )
    canvas.rect(x - size * 0.46, y, size * 0.92, size * 0.34, darken(cloth, 0.35), radius=size * 0.06)
