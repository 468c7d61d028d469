"""Yards: the school's, the tenement's and the cloister."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    PAPER,
    STONE,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, earth, flags, ground, haze, hill, hour_light, shine_now, sky
from imaging.sketching.scenery_buildings import pane, roof_colour, tile_rows
from imaging.sketching.scenery_depth import arcade, cast_shadow, cornice, slanted
from imaging.sketching.scenery_foreground import paved_front
from imaging.sketching.scenery_plants import broad_tree, bush, cypress, potted_plant
from imaging.sketching.scenery_washing import washing_line


@place("school_yard")
def school_yard(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A school with its flag, bell and tall windows over a playground with hopscotch and a plane tree."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    wall = rng.choice((rgb("#e3b98a"), rgb("#d99c7a"), rgb("#ead7ae")))
    sky(scene, 520)
    with hour_light(scene):
        hill(scene, 560, 20, haze(scene, look.grass, 0.4))
        _school_house(scene, 500 + side * 40, 660, wall)
        shine_now(scene)
        yard = earth(scene, rgb("#d9c39a") if not look.modern else rgb("#c4beb4"))
        ground(scene, 656, yard)
        cast_shadow(
            scene,
            [
                (scene.left - 10, 658),
                (scene.right + 10, 658),
                (scene.right + 10, 690),
                (scene.left - 10, 700),
            ],
            0.12,
        )
        _hopscotch(scene, 500 - side * 60, 800, yard)
        broad_tree(scene, 500 - side * 420, 790, 520)
        _drinking_fountain(scene, 500 + side * 420, 770)
    return Ground(far_y=765, foreground=paved_front(scene))


def _school_house(scene: Scene, x: float, y: float, wall: Colour) -> None:
    canvas = scene.canvas
    left, width = x - 340.0, 680.0
    top = y - 270
    canvas.rect(left, top, width, 270, wall, weight=0.8)
    canvas.rect(left, y - 36, width, 36, darken(wall, 0.22), outline=False)
    tile_rows(
        scene,
        [
            (left - 18, top + 6),
            (left + 40, top - 70),
            (left + width - 40, top - 70),
            (left + width + 18, top + 6),
        ],
        roof_colour(scene),
    )
    canvas.rect(x - 110, top - 46, 220, 316, lighten(wall, 0.14), weight=0.8)
    canvas.polygon([(x - 124, top - 44), (x, top - 112), (x + 124, top - 44)], roof_colour(scene), weight=0.8)
    canvas.rect(x - 22, top - 146, 44, 60, lighten(wall, 0.2), weight=0.7)
    canvas.polygon([(x - 30, top - 146), (x, top - 180), (x + 30, top - 146)], roof_colour(scene), weight=0.7)
    canvas.soft([(x - 11, top - 110), (x, top - 138), (x + 11, top - 110)], rgb("#c99a4c"), weight=0.6)
    canvas.rect(x - 74, top - 26, 148, 36, PAPER, weight=0.6)
    for k in range(4):
        canvas.rect(x - 58 + 31 * k, top - 14, 20, 11, rgb("#6d5a52"), outline=False)
    canvas.rect(x - 46, y - 132, 92, 132, rgb("#6f8f7a"), weight=0.8)
    canvas.line([(x, y - 130), (x, y)], rgb("#4f6a58"), 4)
    for s in (-1, 1):
        canvas.rect(x + s * 23 - 15, y - 116, 30, 50, rgb("#a9c3cb"), weight=0.5)
    for k in range(3):
        canvas.rect(x - 62 - 8 * k, y - 16 + 8 * k, 124 + 16 * k, 9, lighten(STONE, 0.2), weight=0.6)
    for s in (-1, 1):
        for k in range(2):
            wx = x + s * (174 + 112 * k) - 38
            canvas.rect(wx - 6, y - 212, 88, 142, PAPER, weight=0.6)
            for r in range(2):
                for c in range(2):
                    pane(scene, wx + 3 + 37 * c, y - 204 + 66 * r, 33, 60)
            canvas.rect(wx - 12, y - 70, 100, 9, lighten(wall, 0.4), weight=0.5)
    canvas.line([(x + 96, top - 60), (x + 96, top - 196)], rgb("#8d8478"), 5)
    cloth = [
        (x + 99, top - 194),
        (x + 130, top - 186),
        (x + 166, top - 192),
        (x + 166, top - 150),
        (x + 99, top - 150),
    ]
    canvas.through(cloth, rgb("#c9574a"), weight=0.7)


def _hopscotch(scene: Scene, x: float, y: float, yard: Colour) -> None:
    if scene.look.snowy:
        return
    path = skia.Path()
    at = 0.0
    for row in range(5):
        tall = 20 + 9 * row
        w = 44 + 12 * row
        for c in (-1, 1) if row % 2 else (0,):
            left = x + (c - 1) * w / 2 if c else x - w / 2
            path.addRect(skia.Rect.MakeXYWH(left, y + at, w, tall))
        at += tall
    scene.canvas.trace(path, mix(yard, PAPER, 0.75), weight=1.6, alpha=0.9)


def _drinking_fountain(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 66, 11, 0.28)
    canvas.rect(x - 30, y - 150, 60, 150, lighten(STONE, 0.1), weight=0.8)
    canvas.soft(
        [(x - 38, y - 146), (x - 26, y - 176), (x + 26, y - 176), (x + 38, y - 146)],
        lighten(STONE, 0.25),
        weight=0.8,
    )
    canvas.polygon([(x - 58, y - 52), (x + 58, y - 52), (x + 48, y), (x - 48, y)], STONE, weight=0.8)
    canvas.oval(x, y - 52, 56, 10, rgb("#86b4be"), weight=0.7)
    canvas.limb([(x, y - 112), (x, y - 96), (x + 4, y - 84)], [12, 11, 9], rgb("#b99a5c"), weight=0.6)
    canvas.line([(x + 4, y - 82), (x + 5, y - 54)], rgb("#dff2f5"), 5, alpha=0.9)


@place("tenement_yard")
def tenement_yard(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The yard of a corrala: wooden galleries on three sides, washing across it, pots, a tap and doors."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#e9d3a6"), rgb("#e3b796"), rgb("#dfd8c4")))
    wood = rng.choice((rgb("#7f9a86"), rgb("#9a6a4a"), rgb("#6f8ea6")))
    sky(scene, 300)
    with hour_light(scene):
        canvas.rect(250, 150, 500, 520, wall, weight=0.7)
        for floor in range(3):
            _gallery(scene, 250, 310 + 178 * floor, 500, 178, 5, wall, wood, ground_floor=floor == 2)
        tile_rows(scene, [(236, 150), (764, 150), (750, 112), (250, 112)], roof_colour(scene))
        for s in (-1, 1):
            _wing(scene, s, wall, wood)
        shine_now(scene)
        yard = earth(scene, mix(rgb("#cdbb98"), look.grass, 0.14))
        ground(scene, 666, yard, texture=False)
        flags(scene, 666, yard, rows=8, columns=15)
        for row, (y, sag) in enumerate(((176, 30), (330, 34))):
            washing_line(scene, 120 + 30 * row, 880 - 30 * row, y, sag, 74 + 10 * row)
        for x, y, s in ((150, 770, 66), (92, 800, 84), (868, 776, 70), (930, 806, 80)):
            potted_plant(scene, x, y, s, rng.choice((rgb("#d8504a"), rgb("#e78fa5"))))
    return Ground(far_y=760, left=90, right=910, foreground=paved_front(scene))


def _gallery(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    bays: int,
    wall: Colour,
    wood: Colour,
    *,
    ground_floor: bool,
) -> None:
    """One floor of doors behind wooden posts; (x, y) is the lower left corner."""
    canvas = scene.canvas
    bay = width / bays
    canvas.gradient(x, y - height, width, height, [(0, darken(wall, 0.42)), (1, darken(wall, 0.12))])
    for k in range(bays):
        dx = x + bay * (k + 0.5)
        canvas.rect(
            dx - bay * 0.24,
            y - height * 0.66,
            bay * 0.3,
            height * 0.66,
            (rgb("#8a6248"), rgb("#6f8a7a"))[k % 2],
            weight=0.6,
        )
        pane(scene, dx + bay * 0.14, y - height * 0.6, bay * 0.22, height * 0.26)
    for k in range(bays + 1):
        canvas.rect(x + bay * k - 6, y - height, 12, height, wood, weight=0.6)
        canvas.polygon(
            [
                (x + bay * k - 26, y - height + 9),
                (x + bay * k + 26, y - height + 9),
                (x + bay * k, y - height + 34),
            ],
            wood,
            weight=0.5,
        )
    if not ground_floor:
        bars = skia.Path()
        for k in range(int(width / 13) + 1):
            bars.moveTo(x + 13 * k, y - height * 0.36)
            bars.lineTo(x + 13 * k, y - 12)
        canvas.trace(bars, darken(wood, 0.25), weight=0.7)
        canvas.rect(x - 4, y - height * 0.38, width + 8, 8, lighten(wood, 0.1), weight=0.6)
        canvas.rect(x - 6, y - 14, width + 12, 14, lighten(wood, 0.2), weight=0.7)


def _wing(scene: Scene, side: int, wall: Colour, wood: Colour) -> None:
    edge = scene.right + 20 if side > 0 else scene.left - 20
    far = 500 + side * 250
    reach = abs(edge - far) / 250
    corners = [(far, 132.0), (edge, 132 - 200 * reach), (edge, 666 + 118 * reach), (far, 666.0)]
    if side < 0:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    with slanted(scene, 420, 534, corners):
        scene.canvas.rect(0, 0, 420, 534, darken(wall, 0.08), weight=0.6)
        for floor in range(3):
            _gallery(
                scene, 0, 178 + 178 * floor, 420, 178, 4, darken(wall, 0.08), wood, ground_floor=floor == 2
            )


@place("cloister")
def cloister(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The arches of a stone cloister around a garden with a fountain and cypresses, a bell gable above."""
    scene = Scene(canvas, look, rng)
    stone = rng.choice((rgb("#dcc59a"), rgb("#d9cfba"), rgb("#e0c4a0")))
    sky(scene, 300)
    with hour_light(scene):
        _bell_gable(scene, 500 + rng.choice((-1, 1)) * 70, 196, stone)
        canvas.rect(230, 190, 540, 210, lighten(stone, 0.1), weight=0.7)
        tile_rows(scene, [(214, 196), (786, 196), (764, 160), (236, 160)], roof_colour(scene))
        arcade(scene, 230, 396, 540, 150, 8, lighten(stone, 0.14))
        cornice(scene, 230, 396, 540, stone)
        arcade(scene, 230, 650, 540, 238, 6, stone, pier=0.2)
        for s in (-1, 1):
            _cloister_wing(scene, s, stone)
        shine_now(scene)
        lawn = mix(look.grass, rgb("#8fae6a"), 0.3)
        pave = earth(scene, rgb("#d6c7a6"))
        ground(scene, 650, lawn, texture=False)
        canvas.polygon([(440, 650), (560, 650), (760, 1004), (240, 1004)], pave, weight=0.6, shade=0.08)
        canvas.polygon(
            [(scene.left - 5, 726), (scene.right + 5, 726), (scene.right + 5, 772), (scene.left - 5, 772)],
            pave,
            weight=0.6,
            shade=0.04,
        )
        for x in (250, 750):
            cypress(scene, x, 706, 250)
        for k in range(10):
            x = scene.left + scene.width * (k + 0.5) / 10
            if abs(x - 500) > 110:
                bush(scene, x, 728, 84)
        _stone_basin(scene, 500, 716)
        ground_near = earth(scene, rgb("#d6c7a6"))
        canvas.gradient(scene.left, 800, scene.width, 204, [(0, ground_near), (1, darken(ground_near, 0.1))])
        flags(scene, 800, ground_near, rows=4)
    return Ground(far_y=780, foreground=paved_front(scene))


def _bell_gable(scene: Scene, x: float, y: float, stone: Colour) -> None:
    canvas = scene.canvas
    canvas.polygon(
        [(x - 70, y), (x - 70, y - 96), (x, y - 150), (x + 70, y - 96), (x + 70, y)],
        lighten(stone, 0.06),
        weight=0.8,
    )
    for s in (-1, 1):
        canvas.rect(x + s * 30 - 17, y - 92, 34, 62, darken(stone, 0.5), radius=17, weight=0.6)
        canvas.soft(
            [(x + s * 30, y - 84), (x + s * 30 + 14, y - 48), (x + s * 30 - 14, y - 48)],
            rgb("#c99a4c"),
            weight=0.5,
        )
    canvas.line([(x, y - 148), (x, y - 178)], rgb("#5a5054"), 4)
    canvas.line([(x - 9, y - 168), (x + 9, y - 168)], rgb("#5a5054"), 4)


def _cloister_wing(scene: Scene, side: int, stone: Colour) -> None:
    edge = scene.right + 20 if side > 0 else scene.left - 20
    far = 500 + side * 270
    reach = abs(edge - far) / 230
    corners = [(far, 178.0), (edge, 178 - 190 * reach), (edge, 650 + 110 * reach), (far, 650.0)]
    if side < 0:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    with slanted(scene, 440, 472, corners):
        scene.canvas.rect(0, 0, 440, 472, darken(stone, 0.05), weight=0.6)
        arcade(scene, 0, 222, 440, 160, 6, lighten(stone, 0.06))
        arcade(scene, 0, 472, 440, 236, 4, darken(stone, 0.04), pier=0.2)
        cornice(scene, 0, 222, 440, stone)


def _stone_basin(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y + 18, 130, 16, 0.28)
    canvas.polygon(
        [(x - 116, y - 22), (x + 116, y - 22), (x + 98, y + 20), (x - 98, y + 20)], STONE, weight=0.8
    )
    canvas.oval(x, y - 22, 116, 20, lighten(STONE, 0.3), weight=0.7)
    canvas.oval(x, y - 21, 100, 15, rgb("#8fc0cc"), weight=0.6)
    canvas.limb([(x, y - 22), (x, y - 92)], [24, 16], STONE, weight=0.7)
    canvas.oval(x, y - 94, 44, 11, lighten(STONE, 0.2), weight=0.7)
    for s in (-1, 1):
        canvas.line(
            [(x + s * 12, y - 96), (x + s * 46, y - 86), (x + s * 56, y - 26)],
            rgb("#dff2f5"),
            4,
            alpha=0.85,
            smooth=True,
        )
