"""Courtyard, garden, farmyard and park."""

import random

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    DARK_WOOD,
    PAPER,
    SNOW,
    STONE,
    WOOD,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.places_farmsteads import american_farm, american_patio
from imaging.sketching.scenery import (
    Scene,
    earth,
    flags,
    footpath,
    ground,
    haze,
    hill,
    hour_light,
    puffy_path,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WHITEWASH,
    bench,
    house,
    iron_rail,
    pane,
    roof_colour,
    street_lamp,
    tile_rows,
    wooden_fence,
)
from imaging.sketching.scenery_depth import arcade, slanted, street_side
from imaging.sketching.scenery_foreground import grass_front, grassy, straw_heap, tuft
from imaging.sketching.scenery_plants import broad_tree, bush, cypress, hedge, potted_plant

SHUTTERS = (rgb("#5f8f7a"), rgb("#5b83a8"), rgb("#8a5d44"))


GERANIUM = rgb("#d8504a")


_BLOOMS = (GERANIUM, rgb("#e78fa5"), rgb("#c05a96"))


@place("patio")
def patio(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A white courtyard full of geraniums: arches, a well, tiles and a vine overhead."""
    if look.manner.american:
        return american_patio(canvas, look, rng)
    scene = Scene(canvas, look, rng)
    sky(scene, 420)
    with hour_light(scene):
        canvas.rect(scene.left - 5, 250, scene.width + 10, 440, WHITEWASH, weight=0.7)
        roof = roof_colour(scene)
        tile_rows(
            scene,
            [
                (scene.left - 10, 206),
                (scene.right + 10, 206),
                (scene.right + 10, 262),
                (scene.left - 10, 262),
            ],
            roof,
        )
        canvas.rect(scene.left - 5, 560, scene.width + 10, 130, rgb("#5f8fae"), outline=False, shade=0.06)
        _azulejos(scene, 566, 84)
        for x in (500, 322, 678):
            _patio_arch(scene, x)
        for x in (411, 589):
            for y in (372, 470):
                potted_plant(scene, x, y + rng.uniform(-10, 10), 44, rng.choice(_BLOOMS))
        for side in (-1, 1):
            _patio_wing(scene, side)
        shine_now(scene)
        floor = rgb("#d79b74")
        ground(scene, 688, mix(floor, SNOW, 0.7 if look.snowy else 0), texture=False)
        flags(scene, 688, floor, rows=9, columns=15)
        _well(scene, 850, 800)
        for k, (x, y, s) in enumerate(((40, 760, 74), (112, 742, 60), (30, 850, 96), (965, 770, 66))):
            potted_plant(scene, x, y, s, (GERANIUM, rgb("#e78fa5"), rgb("#d8504a"), rgb("#c05a96"))[k])
        _vine_roof(scene)
    return Ground(far_y=755, left=120, right=800, wall=True, wall_y=360)


def _patio_wing(scene: Scene, side: int) -> None:
    """A side of the courtyard: white arches on slim columns, a gallery above, pots all over the wall."""
    canvas, rng = scene.canvas, scene.rng
    corners, reach = street_side(scene, side, 500 + side * 268, (232.0, 690.0), (0.66, 0.42))
    width = 130.0 * (3 + int(reach / 260))
    with slanted(scene, width, 460, corners):
        canvas.rect(0, 0, width, 460, darken(WHITEWASH, 0.05), weight=0.6)
        canvas.rect(-6, -16, width + 12, 26, roof_colour(scene), weight=0.6)
        bays = int(width / 130)
        arcade(scene, 0, 460, width, 250, bays, WHITEWASH, inside=rgb("#b89a80"), pier=0.2)
        canvas.rect(0, 200, width, 12, rgb("#e3c27c"), weight=0.5)
        for k in range(bays):
            x = 65.0 + 130 * k
            canvas.rect(x - 30, 56, 60, 112, rgb("#6f8a6a"), weight=0.6)
            canvas.line([(x, 58), (x, 166)], rgb("#4f6a4c"), 3)
            iron_rail(scene, x - 42, 190, 84, 62)
            for dx in (-50, 50):
                potted_plant(scene, x + dx, 150, 34, rng.choice(_BLOOMS))
            potted_plant(scene, x + 65, 330, 36, rng.choice(_BLOOMS))


def _azulejos(scene: Scene, y: float, height: float) -> None:
    canvas = scene.canvas
    size = height / 2
    for r in range(2):
        for i in range(int(scene.width / size) + 2):
            x = scene.left + i * size
            canvas.rect(
                x,
                y + r * size,
                size,
                size,
                rgb("#eef0e6") if (i + r) % 2 else rgb("#e9d9a4"),
                weight=0.35,
                shade=0,
            )
            canvas.polygon(
                [
                    (x + size / 2, y + r * size + 6),
                    (x + size - 6, y + (r + 0.5) * size),
                    (x + size / 2, y + (r + 1) * size - 6),
                    (x + 6, y + (r + 0.5) * size),
                ],
                rgb("#5a86b4") if (i + r) % 2 else rgb("#c97b4a"),
                weight=0.3,
                shade=0,
                alpha=0.8,
            )


def _patio_arch(scene: Scene, x: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 76, 356, 152, 334, rgb("#e3c27c"), radius=74, weight=0.8)
    canvas.rect(x - 76, 600, 152, 90, rgb("#e3c27c"), outline=False, shade=0)
    canvas.rect(x - 62, 374, 124, 316, rgb("#b89a80") if x != 500 else rgb("#7c5a45"), radius=60, weight=0.7)
    canvas.rect(
        x - 62, 600, 124, 90, rgb("#b89a80") if x != 500 else rgb("#7c5a45"), outline=False, shade=0.05
    )
    if x == 500:
        canvas.line([(x, 376), (x, 690)], darken(DARK_WOOD, 0.35), 4)
        for side in (-1, 1):
            for yy in (470, 580):
                canvas.rect(x + side * 31 - 22, yy, 44, 84, rgb("#8c6850"), weight=0.7)
    else:
        scene.flame(x, 470, 170, 0.6)


def _well(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 105, 18, 0.3)
    for side in (-1, 1):
        canvas.line([(x + side * 66, y - 90), (x + side * 58, y - 250)], rgb("#4f5058"), 8)
    canvas.line([(x - 58, y - 250), (x, y - 290), (x + 58, y - 250)], rgb("#4f5058"), 8, smooth=True)
    canvas.line([(x, y - 280), (x, y - 150)], rgb("#b79b6c"), 4)
    canvas.polygon(
        [(x - 20, y - 152), (x + 20, y - 152), (x + 15, y - 112), (x - 15, y - 112)],
        rgb("#8f9aa3"),
        weight=0.8,
    )
    canvas.rect(x - 82, y - 96, 164, 98, rgb("#f1e7d2"), radius=10)
    canvas.oval(x, y - 96, 88, 20, lighten(STONE, 0.3))
    canvas.oval(x, y - 96, 66, 13, rgb("#4c5a66"), weight=0.7)


def _vine_roof(scene: Scene) -> None:
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    for y in (70, 120):
        canvas.line([(scene.left, y), (scene.right, y + 8)], darken(WOOD, 0.1), 9)
    if look.season == "winter":
        canvas.line(
            [(scene.left, 96), (300, 70), (640, 118), (scene.right, 80)], rgb("#6d4f3d"), 9, smooth=True
        )
        return
    leaf = rgb("#c88a44") if look.season == "autumn" else rgb("#7fa85a")
    for _ in range(int(scene.width / 13)):
        x, y = rng.uniform(scene.left, scene.right), rng.uniform(24, 150)
        size = rng.uniform(19, 31)
        canvas.fill(puffy_path(x, y, size, size * 0.86, 5, rng), jitter(leaf, rng, 12), weight=0.5)
        canvas.ink_line([(x, y - size * 0.5), (x, y + size * 0.5)], darken(leaf, 0.35), weight=0.5, alpha=0.5)
    if look.season in ("summer", "autumn"):
        for _ in range(6):
            _grapes(scene, rng.uniform(scene.left, scene.right), rng.uniform(140, 164))


def _grapes(scene: Scene, x: float, y: float) -> None:
    for row, count in enumerate((4, 3, 2, 1)):
        for i in range(count):
            spot = (x + (i - (count - 1) / 2) * 13, y + row * 11)
            scene.canvas.oval(*spot, 8, 8, rgb("#7d5788"), weight=0.5, shade=0.25)


@place("farm")
def farm(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A farmyard: stone house, barn with hay, fence, trough and fields behind."""
    if look.manner.american:
        return american_farm(canvas, look, rng)
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        for base, air in ((500, 0.5), (560, 0.3)):
            hill(scene, base, 26, haze(scene, look.grass, air))
        broad_tree(scene, 470, 640, 230, air=0.12)
        house(scene, 40, 672, 290, 190, rgb("#e8d3ab"), floors=2, shutters=SHUTTERS[0])
        _barn(scene, 800, 690)
        yard = earth(scene, rgb("#d2b888"))
        ground(scene, 668, yard)
        wooden_fence(scene, 700, 66, 350, 640)
        straw_heap(scene, 50, 766, 190)
        straw_heap(scene, 150, 790, 170)
        canvas.shadow(905, 818, 105, 13, 0.3)
        canvas.polygon([(810, 766), (1000, 766), (984, 816), (826, 816)], STONE)
        canvas.oval(905, 767, 94, 13, rgb("#86b4be"), weight=0.8)
        grassy(scene, 760, 10)
    return Ground(far_y=755, foreground=grass_front(scene))


def _barn(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    wall = rgb("#e3cfa6")
    canvas.rect(x - 150, y - 200, 300, 200, wall)
    tile_rows(
        scene,
        [(x - 176, y - 194), (x - 96, y - 300), (x + 96, y - 300), (x + 176, y - 194)],
        roof_colour(scene),
    )
    canvas.rect(x - 62, y - 134, 124, 134, rgb("#5a4233"))
    canvas.soft(
        [(x - 58, y), (x - 50, y - 60), (x, y - 92), (x + 50, y - 56), (x + 58, y)],
        rgb("#e0bb5e"),
        weight=0.7,
    )
    for side in (-1, 1):
        left = x + side * 98 - 34
        canvas.rect(left, y - 136, 68, 136, rgb("#8a6248"), weight=0.8)
        for k in (1, 2, 3):
            canvas.ink_line([(left + 17 * k, y - 134), (left + 17 * k, y - 2)], rgb("#55392c"), weight=0.7)
    pane(scene, x - 22, y - 186, 44, 36)


@place("garden")
def garden(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A house garden: rose arch, vegetable beds, fruit tree and a white fence."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        hill(scene, 530, 24, haze(scene, look.grass, 0.35))
        house(scene, scene.left - 40, 660, 330, 240, rgb("#f3e2c2"), floors=2, shutters=SHUTTERS[1])
        hedge(scene, 640, 62)
        for x in range(int(scene.left) - 10, int(scene.right) + 40, 44):
            canvas.polygon(
                [(x, 690), (x, 612), (x + 12, 596), (x + 24, 612), (x + 24, 690)], PAPER, weight=0.7
            )
        for y in (626, 664):
            canvas.rect(scene.left - 5, y, scene.width + 10, 10, PAPER, weight=0.6)
        ground(scene, 686, look.grass)
        _rose_arch(scene, 585, 706)
        footpath(scene, 700, 585, rgb("#dcc59c"), 190)
        broad_tree(scene, 930, 745, 420, colour=rgb("#7fa95c") if look.season == "summer" else None)
        if look.season in ("summer", "autumn"):
            for _ in range(11):
                canvas.oval(
                    930 + rng.uniform(-110, 110),
                    460 + rng.uniform(-90, 80),
                    11,
                    11,
                    rgb("#e2683f"),
                    weight=0.6,
                )
        for row in range(3):
            y = 730 + row * 36
            canvas.limb(
                [(scene.left - 20, y + 12), (100, y + 8), (196 - row * 24, y + 12)],
                [20, 26, 20],
                rgb("#94694a"),
                weight=0.6,
            )
            for k in range(5):
                x = 10 + k * 40 - row * 10
                if look.season == "winter":
                    tuft(canvas, x, y, 18, rgb("#8e9a70"))
                else:
                    canvas.fill(puffy_path(x, y - 4, 20, 14, 6, rng), rgb("#8cb65e"), weight=0.6)
                    if row != 1:
                        canvas.oval(x + 6, y - 2, 7, 7, rgb("#d6503f"), weight=0.5)
        grassy(scene, 740, 16)
    return Ground(far_y=755, foreground=grass_front(scene))


def _rose_arch(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.line(
        [(x - 62, y), (x - 60, y - 150), (x, y - 215), (x + 60, y - 150), (x + 62, y)], PAPER, 9, smooth=True
    )
    if scene.look.season == "winter":
        return
    for px, py in (
        (-62, -40),
        (-62, -95),
        (-54, -150),
        (-28, -196),
        (6, -214),
        (36, -188),
        (56, -146),
        (62, -90),
        (62, -36),
    ):
        canvas.fill(puffy_path(x + px, y + py, 24, 24, 7, rng), rgb("#7ba457"), weight=0.5)
        if scene.look.season != "autumn":
            for _ in range(3):
                canvas.dot(x + px + rng.uniform(-15, 15), y + py + rng.uniform(-15, 15), 6, rgb("#e27f93"))


@place("park")
def park(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A town park with a bandstand, pond, benches and lamps under big trees."""
    scene = Scene(canvas, look, rng)
    sky(scene, 560)
    with hour_light(scene):
        hedge(scene, 610, 90, air=0.45)
        for k in range(6):
            broad_tree(
                scene,
                scene.left + scene.width * (k + rng.uniform(0.2, 0.7)) / 6,
                640,
                rng.uniform(220, 300),
                air=0.3,
            )
        ground(scene, 606, look.grass)
        _bandstand(scene, 660, 668)
        path = earth(scene, rgb("#e2cda3"))
        footpath(scene, 668, 480, path, 360)
        pond = [(70, 700), (190, 680), (320, 692), (300, 724), (160, 732)]
        canvas.through(pond, rgb("#86b9c2"), weight=0.7)
        for x in (150, 215):
            canvas.oval(x, 704, 12, 6, PAPER, weight=0.5)
            canvas.limb([(x + 9, 702), (x + 14, 688)], [5, 5], PAPER, weight=0.4)
        bench(scene, 110, 792, 200)
        broad_tree(scene, 955, 770, 470)
        street_lamp(scene, 830, 742, 300)
        grassy(scene, 750, 12)
    return Ground(far_y=760, anchors=(Anchor("seat", 110, 748, 180),), foreground=grass_front(scene))


def _bandstand(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 105, y - 34, 210, 36, lighten(STONE, 0.15), weight=0.8)
    for k in range(5):
        canvas.rect(x - 96 + k * 46, y - 150, 9, 118, rgb("#f3ead6"), weight=0.7)
    canvas.rect(x - 100, y - 66, 200, 7, rgb("#5f8f7a"), weight=0.6)
    tile_rows(
        scene, [(x - 122, y - 146), (x, y - 226), (x + 122, y - 146)], roof_colour(scene, rgb("#6f9a8c"))
    )
    canvas.dot(x, y - 230, 8, rgb("#d8a93f"))
    cypress(scene, x + 150, y, 130, air=0.1)
    bush(scene, x - 140, y + 8, 90, blooms=rgb("#e78fa5"))
    scene.flame(x, y - 100, 160, 0.6)
