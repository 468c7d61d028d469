"""Desert, jungle and the lookout over a valley."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import SNOW, STONE, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    earth,
    ground,
    haze,
    hill,
    hour_light,
    peaks,
    puffy_path,
    sky,
)
from imaging.sketching.scenery_buildings import WHITEWASH, church_tower, house, stone_wall
from imaging.sketching.scenery_foreground import boulder, grass_front
from imaging.sketching.scenery_plants import bush, cypress, palm


@place("desert")
def desert(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A dry high plain: bare red hills, a far volcano, tall cactus, cracked earth and stones."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 590)
    with hour_light(scene):
        peaks(scene, 590, 230, haze(scene, rgb("#a98f94"), 0.45), snow=0.2, count=3)
        for base, tone, air in ((520, "#c78a66", 0.4), (560, "#d39a68", 0.24), (596, "#dcae78", 0.1)):
            hill(scene, base, 26, haze(scene, mix(rgb(tone), SNOW, 0.5 if look.snowy else 0.0), air))
        canvas.oval(500 + side * 120, 622, 330, 12, rgb("#f4ead8"), outline=False, alpha=0.8)
        soil = earth(scene, mix(rgb("#dfb27c"), look.grass, 0.12))
        ground(scene, 630, soil)
        _cracks(scene, soil)
        for x, y, h in (
            (500 - side * 420, 790, 400),
            (500 + side * 390, 716, 210),
            (500 + side * 330, 694, 120),
            (500 - side * 300, 690, 130),
        ):
            _tall_cactus(scene, x, y, h)
        for _ in range(7):
            x = rng.choice((rng.uniform(scene.left, 250), rng.uniform(750, scene.right)))
            boulder(scene, x, rng.uniform(760, 860), rng.uniform(30, 60))
    return Ground(far_y=765)


def _cracks(scene: Scene, soil: Colour) -> None:
    rng = scene.rng
    for _ in range(26):
        t = rng.random()
        x, y = rng.uniform(scene.left, scene.right), 660 + 330 * t
        w = 30 + 70 * t
        scene.canvas.line(
            [(x, y), (x + w * 0.4, y + 5 + 8 * t), (x + w, y - 3), (x + w * 1.5, y + 9 * t)],
            darken(soil, 0.35),
            1.6 + t,
            alpha=0.45,
        )


def _tall_cactus(scene: Scene, x: float, y: float, height: float) -> None:
    canvas = scene.canvas
    green = haze(
        scene, mix(rgb("#6f9a66"), SNOW, 0.3 if scene.look.snowy else 0.0), 0.2 if height < 250 else 0.0
    )
    canvas.shadow(x, y, height * 0.2, height * 0.04, 0.26)
    for s, low, high in ((-1, 0.36, 0.78), (1, 0.48, 0.9)):
        canvas.limb(
            [
                (x, y - height * low),
                (x + s * height * 0.16, y - height * (low + 0.04)),
                (x + s * height * 0.17, y - height * high),
            ],
            [height * 0.08, height * 0.1, height * 0.08],
            green,
            weight=0.7,
        )
    canvas.limb([(x, y), (x, y - height)], [height * 0.13, height * 0.1], green, weight=0.8)
    for dx in (-0.032, 0.0, 0.03):
        canvas.ink_line(
            [(x + dx * height, y - height * 0.06), (x + dx * height, y - height * 0.95)],
            darken(green, 0.32),
            weight=0.6,
            alpha=0.5,
        )
    if scene.look.season == "spring":
        canvas.oval(x, y - height * 1.02, height * 0.04, height * 0.03, rgb("#e8799a"), weight=0.6)


@place("jungle")
def jungle(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The selva: giant trees with roots and lianas, broad leaves, orchids, light in the green air."""
    scene = Scene(canvas, look, rng)
    sky(scene, 520)
    with hour_light(scene):
        green = mix(rgb("#5f9460"), look.foliage[0], 0.25)
        for base, air in ((250, 0.62), (380, 0.5), (500, 0.36)):
            canvas.fill(
                puffy_path(500, base + 130, scene.width * 0.66, 190, 28, rng),
                haze(scene, green, air),
                weight=0.5,
            )
        for k in range(6):
            x = scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 6
            canvas.limb(
                [(x, 680), (x + rng.uniform(-20, 20), canvas.top)],
                [34, 22],
                haze(scene, rgb("#7d6a56"), 0.4),
                weight=0.5,
            )
        for k in range(5):
            palm(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.8)) / 5,
                684,
                rng.uniform(240, 320),
                air=0.3,
            )
        floor = earth(scene, mix(rgb("#8f9a58"), look.grass, 0.4))
        ground(scene, 668, floor)
        path = [(430, 676), (560, 676), (720, 1004), (270, 1004)]
        canvas.polygon(path, earth(scene, rgb("#b89a6c")), outline=False, shade=0.1, blur=5)
        for s in (-1, 1):
            _giant(scene, 500 + s * 400, 780)
        for k in range(4):
            _liana(scene, scene.left + scene.width * (0.16 + 0.23 * k), rng.uniform(170, 290))
        canvas.fill(
            puffy_path(500, canvas.top - 20, scene.width * 0.62, 120, 30, rng),
            darken(green, 0.16),
            weight=0.7,
        )
        for s in (-1, 1):
            for k in range(4):
                _broad_leaves(scene, 500 + s * (300 + 70 * k), 740 + 34 * k, 110 + 34 * k)
    if not look.lit and not look.grey:
        for k in range(3):
            x = 330 + k * 160
            canvas.polygon(
                [(x, canvas.top), (x + 60, canvas.top), (x + 10, 800), (x - 130, 800)],
                look.sunlight,
                alpha=0.13,
                shade=0,
                outline=False,
                blur=9,
            )
    return Ground(far_y=765, left=110, right=890, foreground=grass_front(scene, rgb("#6f9f52")))


def _giant(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    bark = rgb("#7d6450")
    for dx in (-90, -40, 40, 90):
        canvas.limb(
            [(x + dx, y + 14), (x + dx * 0.4, y - 120), (x + dx * 0.2, y - 260)],
            [26, 40, 50],
            bark,
            weight=0.7,
        )
    canvas.limb([(x, y), (x + 6, y - 380), (x - 4, canvas.top - 20)], [110, 84, 72], bark)
    for dx in (-20, 6, 26):
        canvas.ink_line(
            [(x + dx, y - 60), (x + dx * 0.7, y - 420), (x + dx, canvas.top)],
            darken(bark, 0.35),
            weight=0.7,
            alpha=0.5,
        )
    for k in range(3):
        canvas.oval(x + (30 if k % 2 else -30), y - 300 - 70 * k, 10, 8, rgb("#e58fb0"), weight=0.5)


def _liana(scene: Scene, x: float, low: float) -> None:
    canvas = scene.canvas
    canvas.line(
        [
            (x - 90, scene.canvas.top),
            (x - 30, low * 0.8),
            (x, low),
            (x + 40, low * 0.7),
            (x + 80, scene.canvas.top),
        ],
        rgb("#6d7f48"),
        6,
        smooth=True,
    )
    for k in range(4):
        canvas.oval(x - 36 + 24 * k, low - 10 * abs(k - 1.5), 11, 6, rgb("#7fae5a"), weight=0.4)


def _broad_leaves(scene: Scene, x: float, y: float, size: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    leaf = mix(jitter(rgb("#5f9a54"), rng, 9), SNOW, 0.35 if scene.look.snowy else 0.0)
    for lean in (-0.95, -0.45, 0.05, 0.5, 0.95):
        tip = (x + lean * size, y - size * (1.05 - abs(lean) * 0.5))
        mid = (x + lean * size * 0.45, y - size * 0.66)
        canvas.limb(
            [(x, y), mid, tip], [size * 0.05, size * 0.26, size * 0.03], jitter(leaf, rng, 7), weight=0.6
        )
        canvas.line([(x, y), mid, tip], lighten(leaf, 0.4), 2.4, smooth=True, alpha=0.6)
    if rng.random() < 0.4 and not scene.look.snowy:
        canvas.dot(x, y - size * 0.7, size * 0.09, rgb("#e8574a"))


@place("lookout")
def lookout(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A mirador: a stone parapet with iron rail and a telescope, the town and the valley far below."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 470)
    with hour_light(scene):
        peaks(scene, 470, 150, haze(scene, rgb("#8a97ad"), 0.55), snow=0.16, count=4)
        for base, air in ((440, 0.55), (480, 0.44)):
            hill(scene, base, 22, haze(scene, look.grass, air))
        _valley(scene)
        pave = earth(scene, rgb("#d6c6a8"))
        ground(scene, 690, pave, texture=False)
        for k in range(1, 6):
            y = 700 + 300 * (k / 6) ** 1.6
            canvas.line([(scene.left, y), (scene.right, y)], darken(pave, 0.25), 2, alpha=0.4)
        _parapet(scene)
        _telescope(scene, 500 - side * 330, 790, side)
        cypress(scene, 500 + side * 450, 800, 560)
        bush(scene, 500 + side * 420, 812, 190, blooms=rgb("#e78fa5"))
    return Ground(far_y=775, anchors=(Anchor("seat", 500, 640, 300),))


def _valley(scene: Scene) -> None:
    canvas, rng, look = scene.canvas, scene.rng, scene.look
    for k, code in enumerate(("#b9c477", "#d3bb6c", "#9db368", "#c5a766")):
        tone = mix(mix(rgb(code), look.grass, 0.3), SNOW, 0.75 if look.snowy else 0.0)
        y = 500 + 34 * k
        shape = through_path(
            [
                (scene.left - 200, y + 14),
                (260 + k * 110, y - 16),
                (720 - k * 90, y + 8),
                (scene.right + 200, y - 8),
                (scene.right + 200, 760),
                (scene.left - 200, 760),
            ]
        )
        canvas.fill(shape, haze(scene, tone, 0.4 - 0.07 * k), weight=0.5)
        canvas.hatch(shape, darken(tone, 0.4), gap=12, angle=9 if k % 2 else -8, alpha=0.12)
    stream = [(scene.left, 566), (300, 576), (430, 600), (640, 606), (800, 640), (scene.right, 650)]
    canvas.line(stream, haze(scene, rgb("#8fbccb"), 0.1), 12, smooth=True)
    for k in range(14):
        x = 330 + (k % 7) * 46 + rng.uniform(-8, 8)
        y = 590 + 26 * (k // 7) + rng.uniform(-4, 4)
        house(scene, x, y, 38, 30, rng.choice((WHITEWASH, rgb("#f0dcb6"))), air=0.22)
    church_tower(scene, 492, 606, 28, 82, haze(scene, rgb("#e6d3ae"), 0.15))
    for _ in range(24):
        canvas.oval(
            rng.uniform(scene.left, scene.right),
            rng.uniform(530, 660),
            12,
            9,
            haze(scene, jitter(rgb("#6f9466"), rng, 6), 0.22),
            weight=0.4,
        )


def _parapet(scene: Scene) -> None:
    canvas = scene.canvas
    stone_wall(scene, 716, 66)
    cap = mix(lighten(STONE, 0.25), SNOW, 0.7 if scene.look.snowy else 0.0)
    canvas.rect(scene.left - 5, 640, scene.width + 10, 18, cap, weight=0.8)
    iron = rgb("#5a5f68")
    bars = skia.Path()
    count = int(scene.width / 26)
    for k in range(count + 1):
        x = scene.left + scene.width * k / count
        bars.moveTo(x, 640)
        bars.lineTo(x, 596)
    canvas.trace(bars, iron, weight=0.8)
    canvas.line([(scene.left, 594), (scene.right, 594)], iron, 6)


def _telescope(scene: Scene, x: float, y: float, side: int) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 36, 8, 0.28)
    metal = rgb("#6f8794")
    canvas.limb([(x, y), (x, y - 190)], [26, 16], metal)
    canvas.oval(x, y - 4, 34, 9, metal, weight=0.7)
    with canvas.group(x, y - 206, flip=side < 0, angle=0):
        canvas.limb([(-52, 16), (66, -14)], [36, 46], lighten(metal, 0.1))
        canvas.oval(66, -14, 12, 23, rgb("#8fb6c4"), weight=0.7)
