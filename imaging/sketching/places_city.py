"""Places of the city and of travel: streets, the leaning towers, station, running track, inside a vehicle."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    COLOURS, DARK_WOOD, METAL, PAPER, SNOW, STONE, Colour, darken, jitter, lighten, mix, rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, earth, flags, ground, haze, hill, hour_light, own_light, puffy_path, sky
from imaging.sketching.scenery_buildings import city_block, pane, roof_colour, street_lamp
from imaging.sketching.scenery_plants import broad_tree, hedge
from imaging.sketching.scenery_rooms import clock

FACADES = (rgb("#e3b893"), rgb("#ecd8b0"), rgb("#d79f83"), rgb("#c9c3b8"), rgb("#e6cba0"), rgb("#bfc9bf"))
AWNINGS = ("red", "green", "blue", "orange")
ASPHALT = rgb("#a9a5a3")


def motor_car(scene: Scene, x: float, y: float, width: float, colour: Colour, *, flip: bool = False) -> None:
    """A car in profile in the shape of the period; (x, y) is the middle between its wheels' feet."""
    canvas, look = scene.canvas, scene.look
    with canvas.group(x, y, width, flip):
        canvas.shadow(0, -0.01, 0.54, 0.06, 0.3)
        if look.modern:
            canvas.soft([(-0.34, -0.2), (-0.24, -0.36), (0.02, -0.4), (0.2, -0.34), (0.32, -0.2)], darken(colour, 0.05))
        else:
            canvas.soft([(-0.3, -0.2), (-0.28, -0.42), (0, -0.46), (0.22, -0.42), (0.24, -0.2)], darken(colour, 0.05))
        for side in (-1, 1):
            canvas.rect(-0.02 + side * 0.115 - 0.09, -0.36, 0.18, 0.14, rgb("#b9d3dc"), radius=0.03, weight=0.6)
        canvas.soft([(-0.52, -0.22), (-0.34, -0.26), (0.3, -0.26), (0.54, -0.2), (0.52, -0.06), (-0.5, -0.06)], colour)
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
            edge = 500 + side * 110
            k = 0
            while scene.left - 10 < edge < scene.right + 10:
                w = 128 + 42 * k
                h = 330 + 90 * k + rng.uniform(0, 30)
                left = edge if side > 0 else edge - w
                city_block(scene, left, 652 + 12 * k, w, h, rng.choice(FACADES), shop=COLOURS[rng.choice(AWNINGS)], air=max(0.0, 0.2 - 0.1 * k))
                edge += side * w
                k += 1
        pave = earth(scene, rgb("#d3c7b4"))
        ground(scene, 600, pave, texture=False)
        flags(scene, 640, pave)
        road = mix(ASPHALT, SNOW, 0.5 if look.snowy else 0)
        canvas.polygon([(440, 640), (560, 640), (770, 1004), (230, 1004)], road, weight=0.7, shade=0.1)
        for i in range(6):
            y = 655 + 330 * (i / 6) ** 1.7
            w = 2 + i * 2.1
            canvas.polygon([(500 - w, y), (500 + w, y), (500 + w * 1.3, y + 12 + 6 * i), (500 - w * 1.3, y + 12 + 6 * i)], rgb("#f2ead2"), outline=False, shade=0)
        broad_tree(scene, 190, 712, 280)
        broad_tree(scene, 830, 712, 280)
        street_lamp(scene, 300, 690, 260)
        street_lamp(scene, 700, 690, 260)
        motor_car(scene, 70, 770, 230, COLOURS[rng.choice(("red", "light_blue", "green", "beige"))])
    return Ground(far_y=755)


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
                city_block(scene, left, 664 + 8 * k, w, 210 + 50 * k, rng.choice(FACADES), air=0.12, shop=COLOURS[rng.choice(AWNINGS)])
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
                canvas.polygon([(cx - w, y), (cx + w, y), (cx + w * 1.3, y + 12 + 6 * i), (cx - w * 1.3, y + 12 + 6 * i)], rgb("#f2ead2"), outline=False, shade=0)
        for k in range(3):
            for side in (-1, 1):
                broad_tree(scene, 500 + side * (205 + 122 * k), 674 + 24 * k, 130 + 66 * k, air=max(0.0, 0.14 - 0.07 * k))
        motor_car(scene, 545, 690, 78, COLOURS["red"])
        motor_car(scene, 455, 684, 66, COLOURS["blue"], flip=True)
        street_lamp(scene, 255, 716, 230)
        street_lamp(scene, 745, 716, 230)
    return Ground(far_y=760)


def _leaning_tower(scene: Scene, side: int) -> None:
    canvas, look = scene.canvas, scene.look
    glass = mix(rgb("#8fa9bd"), look.sky[1], 0.25) if not look.night else rgb("#8fa9bd")
    foot, lean, half, top, low = 500 + side * 205, 84, 74, 96, 652

    def at(u: float, t: float) -> tuple[float, float]:
        return (foot - side * lean * t + u * half, low - (low - top) * t)

    canvas.polygon([at(-1, 0), at(-1, 1), at(1, 1), at(1, 0)], glass, shade=0.2)
    canvas.polygon([at(-side, 0), at(-side, 1), at(-side * 0.62, 1), at(-side * 0.62, 0)], lighten(glass, 0.35), outline=False, shade=0.05)
    lines = skia.Path()
    for f in range(1, 24):
        lines.moveTo(*at(-1, f / 24))
        lines.lineTo(*at(1, f / 24))
    canvas.trace(lines, darken(glass, 0.35), weight=0.55, alpha=0.7)
    for u in (-0.5, 0.0, 0.5):
        canvas.line([at(u, 0), at(u, 1)], PAPER, 5, alpha=0.85)
    for edge in ((-1, 1), (1, -1)):
        canvas.line([at(edge[0] * 0.96, 0), at(edge[1] * 0.96, 0.5), at(edge[0] * 0.96, 1)], rgb("#c9524a"), 7, alpha=0.85)
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


@place("train_station")
def train_station(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A platform under an iron roof with clock; a steam train or a later one waits."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        hill(scene, 470, 26, haze(scene, look.grass, 0.5))
        hill(scene, 530, 20, haze(scene, look.grass, 0.25))
        canvas.rect(scene.left - 5, 586, scene.width + 10, 90, rgb("#9a8d80"), weight=0.7)
        canvas.line([(scene.left, 648), (scene.right, 648)], rgb("#6d7278"), 7)
        if look.modern:
            _modern_train(scene)
        else:
            _steam_train(scene)
        platform = rgb("#d9c8ab")
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
    canvas.hatch(skia.Path.Rect(skia.Rect(scene.left, scene.canvas.top, scene.right, 102)), darken(roof, 0.5), gap=24, angle=90, alpha=0.4)
    x, step = scene.left, 34
    while x < scene.right:
        canvas.polygon([(x, 102), (x + step, 102), (x + step, 128), (x + step / 2, 150), (x, 128)], PAPER, weight=0.6)
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
        canvas.fill(puffy_path(190 - 16 * k + (k % 2) * 20, 374 - 50 * k, r, r * 0.75, 8, scene.rng), rgb("#f5f1ea"), outline=False, alpha=0.75 - 0.11 * k, shade=0.12, blur=2)


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


@place("running_track")
def running_track(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A stadium's straight: red lanes, grass infield, stands with flags, hurdles."""
    scene = Scene(canvas, look, rng)
    sky(scene, 540)
    with hour_light(scene):
        hedge(scene, 520, 60, air=0.5)
        canvas.polygon([(scene.left - 10, 330), (scene.right + 10, 330), (scene.right + 10, 560), (scene.left - 10, 560)], rgb("#cfc8bd"), weight=0.7)
        for row in range(6):
            y = 380 + row * 29
            canvas.rect(scene.left - 5, y, scene.width + 10, 12, darken(rgb("#cfc8bd"), 0.12), outline=False)
            for _ in range(int(scene.width / 22)):
                x = rng.uniform(scene.left, scene.right)
                tone = haze(scene, COLOURS[rng.choice(("red", "blue", "yellow", "white", "green", "brown"))], 0.35)
                canvas.oval(x, y - 1, 7, 11, tone, weight=0.35)
                canvas.dot(x, y - 14, 5, haze(scene, rgb("#e0ac80"), 0.2))
        canvas.polygon([(scene.left - 10, 296), (scene.right + 10, 296), (scene.right + 10, 336), (scene.left - 10, 336)], rgb("#8fa3ad"), weight=0.8)
        for k in range(9):
            x = scene.left + scene.width * (k + 0.5) / 9
            canvas.line([(x, 296), (x, 216)], METAL, 4)
            canvas.soft([(x, 216), (x + 26, 210), (x + 54, 222), (x + 52, 250), (x + 24, 240), (x, 250)], COLOURS[("red", "yellow", "blue", "green")[k % 4]], weight=0.7)
        canvas.rect(scene.left - 5, 548, scene.width + 10, 30, PAPER, weight=0.8)
        for k in range(int(scene.width / 90) + 1):
            canvas.rect(scene.left + k * 90 + 8, 553, 70, 20, jitter(COLOURS[("blue", "red", "green")[k % 3]], rng, 6), outline=False, alpha=0.7)
        ground(scene, 576, look.grass, texture=False)
        lane = earth(scene, rgb("#c9725a"))
        canvas.gradient(scene.left, 655, scene.width, 350, [(0, lighten(lane, 0.2)), (0.5, lane), (1, darken(lane, 0.12))])
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
        canvas.rect(x - size * 0.5 + k * size * 0.2, y - size * 0.9, size * 0.2, size * 0.2, PAPER if k % 2 else rgb("#4f5058"), weight=0.5)


@place("inside_vehicle")
def inside_vehicle(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The inside of a coach: wide windows on the passing land, seats at both sides, luggage nets."""
    scene = Scene(canvas, look, rng)
    lining = rgb("#e3d2b0")
    with hour_light(scene):
        canvas.gradient(scene.left, canvas.top, scene.width, 1004 - canvas.top, [(0, lighten(lining, 0.3)), (1, darken(lining, 0.1))])
        canvas.polygon([(scene.left - 10, canvas.top - 10), (scene.right + 10, canvas.top - 10), (scene.right + 10, 60), (700, 150), (300, 150), (scene.left - 10, 60)], lighten(lining, 0.4), weight=0.7)
        for x in (430, 570):
            canvas.rect(x - 46, 60, 92, 18, rgb("#fff3d0"), radius=8, weight=0.7)
            scene.flame(x, 70, 330, 0.5)
        for side in (-1, 1):
            _net(scene, side)
        _windows(scene)
        canvas.polygon([(300, 660), (700, 660), (scene.right + 10, 1005), (scene.left - 10, 1005)], rgb("#a9907a"), weight=0.7)
        for k in range(1, 6):
            y = 664 + 330 * (k / 6) ** 1.4
            canvas.line([(scene.left, y), (scene.right, y)], rgb("#8a7462"), 3, alpha=0.35)
        canvas.rect(scene.left - 5, 560, scene.width + 10, 108, rgb("#7f9a8f"), weight=0.8)
        canvas.line([(scene.left, 590), (scene.right, 590)], lighten(rgb("#7f9a8f"), 0.5), 5)
        for side in (-1, 1):
            for k in range(3):
                _coach_seat(scene, 500 + side * (268 + 96 * k), 728 + 62 * k, 104 + 34 * k)
    return Ground(far_y=770, left=180, right=820, anchors=(Anchor("seat", 160, 760, 130), Anchor("seat", 840, 760, 130)))


def _net(scene: Scene, side: int) -> None:
    canvas = scene.canvas
    x0, x1 = 500 + side * 236, 500 + side * 620
    canvas.polygon([(x0, 166), (x1, 96), (x1, 140), (x0, 186)], rgb("#a9774f"), weight=0.8)
    for k, c in enumerate(("#96633f", "#6f8f9f", "#b4645a")):
        x = 500 + side * (310 + k * 86)
        canvas.rect(x - 34, 104 - 15 * k, 68, 52, rgb(c), radius=7, weight=0.8)


def _windows(scene: Scene) -> None:
    canvas, look = scene.canvas, scene.look
    frames = [(500 - 180, 220, 360, 300), (scene.left - 40, 200, 320 - 40 - scene.left - 20, 330), (720, 200, scene.right - 680, 330)]
    for x, y, w, h in frames:
        canvas.rect(x - 16, y - 16, w + 32, h + 32, rgb("#b9a184"), radius=34)

    with own_light(scene):
        rng = random.Random(5)
        path = skia.Path()
        for x, y, w, h in frames:
            path.addRoundRect(skia.Rect(x, y, x + w, y + h), 26, 26)
        with canvas.clip(path):
            canvas.gradient(scene.left, 190, scene.width, 350, [(0, look.sky[0]), (0.6, look.sky[1]), (1, look.sky[2])])
            outside = Scene(canvas, look, rng)
            dim = {"night": 0.62, "evening": 0.2}.get(look.time_of_day, 0.0)
            for base, air in ((400, 0.5), (440, 0.25), (476, 0.0)):
                hill(outside, base, 20, darken(haze(outside, look.grass, air), dim))
            for k in range(8):
                leaf = rgb("#9a8f84") if look.season == "winter" else look.foliage[k % len(look.foliage)]
                canvas.fill(puffy_path(scene.left + k * scene.width / 7, 466 + 12 * (k % 3), 40, 34, 8, rng), darken(mix(leaf, SNOW, 0.7 if look.snowy else 0), dim), weight=0.6)
            for x, y, w, h in frames:
                canvas.polygon([(x + w * 0.2, y), (x + w * 0.36, y), (x + w * 0.16, y + h), (x, y + h)], (255, 255, 255), alpha=0.16, shade=0, outline=False)
        canvas.trace(path, rgb("#6d5a4a"))


def _coach_seat(scene: Scene, x: float, y: float, size: float) -> None:
    canvas = scene.canvas
    cloth = rgb("#b4645a") if not scene.look.modern else rgb("#5f7fa3")
    canvas.shadow(x, y + size * 0.36, size * 0.6, size * 0.1, 0.3)
    canvas.rect(x - size * 0.46, y - size * 1.3, size * 0.92, size * 1.2, cloth, radius=size * 0.18)
    canvas.rect(x - size * 0.34, y - size * 1.28, size * 0.68, size * 0.28, PAPER, radius=size * 0.08, weight=0.7)
    canvas.rect(x - size * 0.52, y - size * 0.3, size * 1.04, size * 0.34, lighten(cloth, 0.1), radius=size * 0.1)
    canvas.rect(x - size * 0.46, y, size * 0.92, size * 0.34, darken(cloth, 0.35), radius=size * 0.06)


