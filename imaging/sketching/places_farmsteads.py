"""Farms, courtyards and open country as they are in the Americas, by what grows and how one builds there."""

import random
from collections.abc import Callable, Mapping
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import DARK_WOOD, SNOW, STONE, WOOD, Colour, darken, lighten, mix, rgb
from imaging.sketching.places import Ground, SceneLook
from imaging.sketching.places_americas import adobe_house, cactus, ombu, terraces, wind_pump, wire_fence
from imaging.sketching.places_fields import banana, coffee_bush, finca_house
from imaging.sketching.places_hamlet import thatched
from imaging.sketching.places_landmarks import agave
from imaging.sketching.regions import Land
from imaging.sketching.scenery import (
    Scene,
    earth,
    flags,
    footpath,
    ground,
    haze,
    hill,
    hour_light,
    peaks,
    puffy_path,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import (
    WALL_COLOURS,
    house,
    pane,
    roof_colour,
    tile_rows,
    wooden_fence,
)
from imaging.sketching.scenery_foreground import grass_front, grassy, straw_heap
from imaging.sketching.scenery_plants import broad_tree, bush, palm, poplar, potted_plant

_BOUGAINVILLEA: Final = (rgb("#c9468f"), rgb("#d8577a"), rgb("#b83f9b"))
_Draw = Callable[[Scene], None]


def american_farm(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A rancho, finca, estancia or bohío: its house, what grows there and the yard."""
    scene = Scene(canvas, look, rng)
    land = look.manner.land
    sky(scene, 560)
    with hour_light(scene):
        _DISTANCE[land](scene)
        yard = earth(scene, rgb("#c98f66") if land == "caribbean" else rgb("#d2b888"))
        _FARMHOUSES[land](scene)
        ground(scene, 672, yard)
        _AROUND[land](scene)
        grassy(scene, 770, 10)
    return Ground(far_y=755, foreground=grass_front(scene))


def american_country(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Open country with a far village, a track and the trees of the land."""
    scene = Scene(canvas, look, rng)
    land = look.manner.land
    sky(scene, 560)
    with hour_light(scene):
        _DISTANCE[land](scene)
        at = rng.choice((300, 640))
        for k in range(4):
            wall = WALL_COLOURS[k % len(WALL_COLOURS)]
            house(scene, at + k * 44, 618, 46, rng.uniform(32, 46), wall, air=0.3)
        ground(scene, 640, look.grass)
        footpath(scene, 646, 500 + rng.uniform(-90, 90), rgb("#d9bd8e"), 260)
        _AROUND[land](scene)
        grassy(scene, 730, 22)
    return Ground(far_y=745, foreground=grass_front(scene))


def american_patio(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The yard within a house: painted walls, a gallery on wooden posts, a wash trough and blossom."""
    scene = Scene(canvas, look, rng)
    manner = look.manner
    wall = manner.walls[rng.randrange(len(manner.walls))]
    wood = manner.woodwork[rng.randrange(len(manner.woodwork))]
    sky(scene, 420)
    with hour_light(scene):
        if manner.peaks:
            peaks(scene, 330, 170, haze(scene, rgb("#8493aa"), 0.4), snow=0.4, count=4)
        palm_side = rng.choice((-1, 1))
        if manner.tree == "palm":
            palm(scene, 500 - palm_side * 300, 330, 260, air=0.15)
        canvas.rect(scene.left - 5, 296, scene.width + 10, 400, wall, weight=0.7)
        plinth = manner.plinths[rng.randrange(len(manner.plinths))]
        canvas.rect(scene.left - 5, 610, scene.width + 10, 84, plinth, outline=False, shade=0.06)
        _openings(scene, wood)
        _gallery_roof(scene)
        for x in range(int(scene.left) - 10, int(scene.right) + 60, 172):
            canvas.rect(x, 330, 18, 366, wood if manner.upper == "wood" else darken(WOOD, 0.1), weight=0.7)
            canvas.rect(x - 12, 322, 42, 14, darken(wood, 0.2), weight=0.5)
        shine_now(scene)
        floor = earth(scene, mix(rgb("#c98a5f"), rgb("#d8bc92"), 0.5))
        ground(scene, 692, floor, texture=False)
        flags(scene, 692, floor, rows=8, columns=13)
        _wash_trough(scene, 500 - palm_side * 372, 800)
        _blossom(scene, 500 + palm_side * 430)
        for k, (dx, y, size) in enumerate(((340, 752, 62), (400, 776, 76), (464, 812, 92))):
            bloom = (*_BOUGAINVILLEA, rgb("#e0913c"))[k]
            potted_plant(scene, 500 + palm_side * dx, y, size, bloom)
    return Ground(far_y=765, left=150, right=850, wall=True, wall_y=400)


# ------------------------------------------------------------------ the distance


def _green_slopes(scene: Scene) -> None:
    peaks(scene, 560, 220, haze(scene, rgb("#6f9a88"), 0.5), count=4)
    for base, air in ((500, 0.42), (560, 0.26), (618, 0.12)):
        hill(scene, base, 30, haze(scene, mix(scene.look.grass, rgb("#5f9652"), 0.5), air))


def _dry_hills(scene: Scene) -> None:
    dry = mix(scene.look.grass, rgb("#c9b072"), 0.5)
    peaks(scene, 560, 150, haze(scene, rgb("#8f8aa0"), 0.5), count=5)
    for base, air in ((530, 0.4), (596, 0.2)):
        hill(scene, base, 20, haze(scene, dry, air))


def _snowy_range(scene: Scene) -> None:
    peaks(scene, 560, 330, haze(scene, rgb("#7f8ea8"), 0.35), snow=0.42, count=4)
    if scene.look.manner.land == "andes":
        terraces(scene)
    else:
        hill(scene, 570, 20, haze(scene, scene.look.grass, 0.3))
    for k in range(8):
        x = scene.left + scene.width * (k + 0.5) / 8
        poplar(scene, x, 640, scene.rng.uniform(120, 180), air=0.22)


def _flat_land(scene: Scene) -> None:
    rng = scene.rng
    far = haze(scene, mix(scene.look.grass, rgb("#cbb878"), 0.35), 0.35)
    scene.canvas.rect(scene.left - 5, 596, scene.width + 10, 90, far, outline=False)
    for _ in range(9):
        x = rng.uniform(scene.left, scene.right)
        tone = haze(scene, rgb("#6f8f68"), 0.4)
        scene.canvas.oval(x, 597, rng.uniform(16, 46), rng.uniform(7, 13), tone, outline=False, shade=0)


def _palms(scene: Scene) -> None:
    for base, air in ((540, 0.42), (600, 0.22)):
        hill(scene, base, 18, haze(scene, mix(scene.look.grass, rgb("#6f9a52"), 0.4), air))
    for k in range(6):
        x = scene.left + scene.width * (k + scene.rng.uniform(0.2, 0.8)) / 6
        palm(scene, x, 640, scene.rng.uniform(180, 280), air=0.26)


_DISTANCE: Final[Mapping[Land, _Draw]] = {
    "castile": _dry_hills,
    "mexico": _dry_hills,
    "andes": _snowy_range,
    "chile": _snowy_range,
    "coffee": _green_slopes,
    "caribbean": _palms,
    "plata": _flat_land,
}

# ------------------------------------------------------------------ houses


def _painted_house(scene: Scene) -> None:
    house(scene, 50, 676, 330, 170, WALL_COLOURS[0], shutters=DARK_WOOD)
    wooden_fence(scene, 704, 60, 400, 720)


def _white_finca(scene: Scene) -> None:
    with scene.canvas.group(230, 684, 1.45):
        finca_house(scene, 0, 0)
    with scene.canvas.group(835, 676, 0.8):
        finca_house(scene, 0, 0)


def _bohio(scene: Scene) -> None:
    with scene.canvas.group(215, 700, 0.86):
        thatched(scene, 0, 0)


def _adobe_houses(scene: Scene) -> None:
    adobe_house(scene, 190, 684, 270, straw=False)
    adobe_house(scene, 850, 678, 180, straw=True)


_FARMHOUSES: Final[Mapping[Land, _Draw]] = {
    "castile": _painted_house,
    "mexico": _painted_house,
    "andes": _adobe_houses,
    "chile": _painted_house,
    "coffee": _white_finca,
    "caribbean": _bohio,
    "plata": _painted_house,
}

# ------------------------------------------------------------------ what stands and grows around


def _magueys(scene: Scene) -> None:
    for x, y, size in ((890, 780, 150), (962, 806, 190), (800, 752, 100), (30, 800, 150)):
        agave(scene, x, y, size)
    cactus(scene, 930, 720, 210)


def _coffee(scene: Scene) -> None:
    for x, y, size in ((700, 728, 110), (800, 740, 130), (905, 764, 160), (985, 800, 190)):
        coffee_bush(scene, x, y, size)
    banana(scene, 24, 830, 430)


def _tropical(scene: Scene) -> None:
    palm(scene, 950, 790, 560)
    banana(scene, 850, 760, 300)
    bush(scene, 20, 810, 190, blooms=_BOUGAINVILLEA[0])


def _stones(scene: Scene) -> None:
    cactus(scene, 950, 800, 220)
    straw_heap(scene, 60, 800, 170)


def _fenced_plain(scene: Scene) -> None:
    wire_fence(scene, 724)
    wind_pump(scene, 720, 704)
    ombu(scene, 955, 776, 330)


def _orchard(scene: Scene) -> None:
    broad_tree(scene, 930, 780, 420)
    straw_heap(scene, 60, 796, 170)


_AROUND: Final[Mapping[Land, _Draw]] = {
    "castile": _orchard,
    "mexico": _magueys,
    "andes": _stones,
    "chile": _orchard,
    "coffee": _coffee,
    "caribbean": _tropical,
    "plata": _fenced_plain,
}

# ------------------------------------------------------------------ the courtyard's parts


def _openings(scene: Scene, wood: Colour) -> None:
    """A door in the middle and barred windows on both sides."""
    canvas = scene.canvas
    canvas.rect(438, 420, 124, 274, lighten(STONE, 0.2), weight=0.6)
    for dx in (-54, 2):
        canvas.rect(500 + dx, 432, 52, 262, wood, weight=0.7)
    for x in (222, 690):
        canvas.rect(x - 10, 428, 108, 140, lighten(STONE, 0.3), weight=0.6)
        pane(scene, x, 438, 88, 118)
        for k in range(1, 5):
            canvas.line([(x + 17.6 * k, 436), (x + 17.6 * k, 558)], rgb("#4d4a52"), 3)


def _gallery_roof(scene: Scene) -> None:
    """The roof that comes forward over the posts."""
    left, right = scene.left - 10, scene.right + 10
    canvas = scene.canvas
    if scene.look.manner.roof == "flat":
        canvas.rect(left, 268, right - left, 60, darken(WOOD, 0.05), weight=0.7)
        for x in range(int(left) + 20, int(right), 58):
            canvas.oval(x, 300, 13, 13, darken(WOOD, 0.3), weight=0.5)
        return
    tile_rows(scene, [(left, 252), (right, 252), (right, 330), (left, 330)], roof_colour(scene))


def _wash_trough(scene: Scene, x: float, y: float) -> None:
    """The pila of stone or cement with its ribbed slab and water."""
    canvas = scene.canvas
    stone = mix(rgb("#bdb6aa"), SNOW, 0.4 if scene.look.snowy else 0.0)
    canvas.shadow(x, y, 130, 15, 0.3)
    canvas.rect(x - 116, y - 128, 232, 128, stone, weight=0.8)
    canvas.polygon([(x - 128, y - 128), (x + 128, y - 128), (x + 104, y - 156), (x - 104, y - 156)],
                   lighten(stone, 0.2), weight=0.7)  # fmt: skip
    canvas.oval(x - 44, y - 141, 52, 9, rgb("#86b4be"), weight=0.6)
    for k in range(5):
        canvas.ink_line(
            [(x + 30 + 14 * k, y - 152), (x + 36 + 15 * k, y - 132)], darken(stone, 0.4), weight=0.8
        )


def _blossom(scene: Scene, x: float) -> None:
    """A bougainvillea that climbs over the wall."""
    rng = scene.rng
    tone = rng.choice(_BOUGAINVILLEA)
    scene.canvas.limb([(x, 700), (x + 8, 520), (x - 6, 360)], [16, 12, 8], darken(WOOD, 0.1), weight=0.6)
    for dx, y, wide in ((-44, 330, 96), (40, 356, 84), (-20, 440, 76), (26, 290, 74)):
        bush(scene, x + dx, y + wide * 0.5, wide * 1.7)
    for dx, y, wide in ((-40, 316, 84), (44, 346, 70), (-22, 432, 62), (24, 276, 62), (6, 372, 52)):
        petals = puffy_path(x + dx, y, wide, wide * 0.5, 11, rng)
        scene.canvas.fill(petals, lighten(tone, rng.uniform(0.0, 0.3)), weight=0.6, shade=0.16)


__all__ = ["american_country", "american_farm", "american_patio"]
