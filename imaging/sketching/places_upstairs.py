"""More of the house: bathroom, attic and hallway."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import (
    BRASS,
    DARK_WOOD,
    METAL,
    PAPER,
    STONE,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    rgb,
)
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_depth import slanted
from imaging.sketching.scenery_furniture import frame, hanging_lamp, shelf
from imaging.sketching.scenery_plants import potted_plant
from imaging.sketching.scenery_rooms import FLOOR_Y, boards, hall, tiles, walls, window


@place("bathroom")
def bathroom(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A tiled bathroom: bath with feet, wash-basin and mirror, small window, towels, chequered floor."""
    scene = Scene(canvas, look, rng)
    tone = rng.choice((rgb("#bcd6d8"), rgb("#d3dcc0"), rgb("#e6c9c4")))
    with hour_light(scene):
        walls(scene, rgb("#f0e9da"))
        _wall_tiles(scene, tone)
        tiles(scene, rgb("#efe9dc"), rgb("#9fb0b4") if look.modern else rgb("#6f7c82"), alpha=0.8)
        window(scene, 430, 130, 130, 160)
        _bath(scene, 190, 770)
        _basin_and_mirror(scene, 770, 700)
        _towels(scene, 610, 360)
        potted_plant(scene, 495, 300, 40, rgb("#8cb36a"))
        canvas.oval(520, 860, 170, 40, lighten(tone, 0.2), weight=0.8)
        canvas.oval(520, 860, 146, 32, lighten(tone, 0.45), weight=0.5, shade=0)
        hanging_lamp(scene, 500, 84, 46)
    return Ground(far_y=775, left=130, wall=True, wall_y=230)


def _wall_tiles(scene: Scene, tone: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(
        scene.left - 5, 340, scene.width + 10, FLOOR_Y - 338, lighten(tone, 0.25), outline=False, shade=0.04
    )
    grid = skia.Path()
    for k in range(int(scene.width / 48) + 2):
        grid.moveTo(scene.left + 48 * k, 356)
        grid.lineTo(scene.left + 48 * k, FLOOR_Y)
    for r in range(7):
        grid.moveTo(scene.left, 356 + 48 * r)
        grid.lineTo(scene.right, 356 + 48 * r)
    canvas.trace(grid, darken(tone, 0.12), weight=0.6, alpha=0.6)
    canvas.rect(scene.left - 5, 330, scene.width + 10, 26, tone, weight=0.6)
    for k in range(int(scene.width / 48) + 1):
        canvas.polygon(
            [
                (scene.left + 24 + 48 * k, 334),
                (scene.left + 34 + 48 * k, 343),
                (scene.left + 24 + 48 * k, 352),
                (scene.left + 14 + 48 * k, 343),
            ],
            PAPER,
            outline=False,
        )


def _bath(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y - 4, 230, 18, 0.3)
    white = rgb("#f8f5ee")
    for dx in (-150, 140):
        canvas.soft(
            [(x + dx - 20, y - 40), (x + dx + 20, y - 40), (x + dx + 10, y), (x + dx - 12, y)],
            BRASS,
            weight=0.7,
        )
    canvas.soft(
        [
            (x - 214, y - 190),
            (x + 214, y - 178),
            (x + 190, y - 60),
            (x + 120, y - 24),
            (x - 130, y - 24),
            (x - 196, y - 70),
        ],
        white,
        shade=0.12,
    )
    canvas.through(
        [
            (x - 222, y - 186),
            (x, y - 170),
            (x + 222, y - 178),
            (x + 222, y - 160),
            (x, y - 150),
            (x - 222, y - 164),
        ],
        lighten(white, 0.2),
        weight=0.8,
    )
    canvas.line(
        [(x + 180, y - 182), (x + 180, y - 250), (x + 140, y - 256), (x + 132, y - 226)],
        METAL,
        9,
        smooth=True,
    )
    for k in range(7):
        canvas.oval(x - 120 + 34 * k, y - 182 - 8 * (k % 2), 22, 16, (250, 252, 252), weight=0.4, alpha=0.9)


def _basin_and_mirror(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 92, 190, 184, 220, rgb("#b98a5c"), radius=14)
    canvas.rect(x - 80, 202, 160, 196, rgb("#c9dde2"), radius=9, weight=0.7, shade=0.2)
    canvas.polygon(
        [(x - 60, 204), (x - 20, 204), (x - 70, 396), (x - 78, 396), (x - 78, 280)],
        (255, 255, 255),
        alpha=0.4,
        shade=0,
        outline=False,
    )
    canvas.rect(x - 28, y - 130, 56, 140, rgb("#f4f0e6"), weight=0.8)
    canvas.soft(
        [
            (x - 104, y - 186),
            (x + 104, y - 186),
            (x + 84, y - 126),
            (x + 40, y - 108),
            (x - 40, y - 108),
            (x - 84, y - 126),
        ],
        rgb("#f8f5ee"),
    )
    canvas.rect(x - 110, y - 194, 220, 18, rgb("#fdfbf5"), radius=8, weight=0.8)
    canvas.line([(x, y - 192), (x, y - 226), (x + 26, y - 222), (x + 28, y - 206)], METAL, 8, smooth=True)
    shelf(scene, x - 90, 428, 180, rgb("#dfe6e4"))
    for k, c in enumerate(("#c9705c", "#6f93bd", "#e6bf5c")):
        canvas.rect(x - 60 + 42 * k, 396 + 4 * (k % 2), 20, 32 - 4 * (k % 2), rgb(c), radius=5, weight=0.6)


def _towels(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x - 70, y + 60), (x + 50, y + 60)], METAL, 7)
    for dx, tone in ((-40, rgb("#d98a7c")), (16, rgb("#f4ecd9"))):
        canvas.rect(x + dx - 24, y + 58, 48, 130, tone, radius=4, weight=0.7)
        canvas.rect(x + dx - 24, y + 158, 48, 9, lighten(tone, 0.4), outline=False)


@place("attic")
def attic(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Under the roof: sloping beams, dust in the light of the gable window, a trunk, a cradle, old frames."""
    scene = Scene(canvas, look, rng)
    wood = rgb("#b08a62")
    with hour_light(scene):
        canvas.rect(
            scene.left - 5, canvas.top - 5, scene.width + 10, 1010 - canvas.top, rgb("#d9c09a"), outline=False
        )
        boards(scene, rgb("#b58b60"))
        gable = [
            (500, canvas.top - 40),
            (scene.left - 200, 640),
            (scene.left - 200, FLOOR_Y),
            (scene.right + 200, FLOOR_Y),
            (scene.right + 200, 640),
        ]
        canvas.polygon(gable, rgb("#e0c9a0"), outline=False, shade=0.06)
        window(scene, 430, 210, 140, 190, frame=WOOD)
        for s in (-1, 1):
            canvas.polygon(
                [
                    (500 + s * 40, canvas.top - 30),
                    (500 + s * 620, canvas.top - 30),
                    (500 + s * (scene.width / 2 + 300), 760),
                    (500 + s * 420, FLOOR_Y),
                ],
                darken(wood, 0.12 if s < 0 else 0.24),
                weight=0.7,
                shade=0.1,
            )
            for k in range(6):
                x = 120 + 90 * k
                canvas.limb(
                    [(500 + s * x, canvas.top - 20), (500 + s * (x + 370), FLOOR_Y + 20 + 20 * k)],
                    [22, 30],
                    jitter(rgb("#8d6446"), rng, 7),
                    weight=0.7,
                )
        canvas.limb([(120, 330), (880, 330)], [30, 30], rgb("#8d6446"), weight=0.8)
        canvas.limb([(500, 330), (500, canvas.top)], [28, 28], rgb("#8d6446"), weight=0.8)
        _old_trunk(scene, 160, 800)
        _cradle(scene, 860, 806)
        for k, (x, y) in enumerate(((300, 660), (350, 676))):
            frame(scene, x, y - 50 + 6 * k, 110, 130, kind=("portrait", "landscape")[k])
        _dress_form(scene, 716, 716)
        for s, x in ((-1, 250), (1, 770)):
            canvas.line([(x, 430), (x + s * 40, 440), (x + s * 70, 470)], PAPER, 1.6, alpha=0.5, smooth=True)
    if not look.lit and not look.grey:
        canvas.polygon(
            [(440, 210), (570, 210), (800, 900), (430, 900)],
            look.sunlight,
            alpha=0.16,
            shade=0,
            outline=False,
            blur=10,
        )
        for _ in range(30):
            canvas.dot(
                rng.uniform(470, 700), rng.uniform(260, 820), rng.uniform(1.4, 3), (255, 250, 226), 0.6
            )
    return Ground(far_y=785, left=120, right=880)


def _old_trunk(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 130, 15, 0.32)
    canvas.rect(x - 116, y - 96, 232, 96, rgb("#7d6450"), weight=0.9)
    canvas.soft(
        [(x - 122, y - 92), (x - 110, y - 150), (x, y - 162), (x + 110, y - 150), (x + 122, y - 92)],
        rgb("#8d7058"),
    )
    for dx in (-74, 56):
        canvas.rect(x + dx, y - 148, 17, 148, rgb("#c99a5c"), weight=0.7)
    canvas.rect(x - 18, y - 106, 36, 32, BRASS, radius=4, weight=0.7)


def _cradle(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 110, 13, 0.3)
    canvas.line([(x - 92, y - 12), (x, y + 2), (x + 92, y - 12)], rgb("#8d6446"), 13, smooth=True)
    canvas.polygon(
        [(x - 100, y - 104), (x + 100, y - 104), (x + 80, y - 20), (x - 80, y - 20)], rgb("#c99e6c")
    )
    canvas.soft(
        [(x - 88, y - 98), (x - 80, y - 132), (x + 40, y - 124), (x + 84, y - 98)], rgb("#f4ecd9"), weight=0.7
    )
    for k in range(1, 7):
        canvas.ink_line(
            [(x - 96 + 28 * k, y - 102), (x - 80 + 23 * k, y - 22)], rgb("#7a5540"), weight=0.7, alpha=0.6
        )


def _dress_form(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 54, 9, 0.3)
    canvas.line([(x, y), (x, y - 120)], DARK_WOOD, 8)
    for s in (-1, 1):
        canvas.line([(x, y - 26), (x + s * 42, y)], DARK_WOOD, 7)
    body = through_path(
        [
            (x - 18, y - 330),
            (x - 54, y - 300),
            (x - 36, y - 210),
            (x - 58, y - 120),
            (x + 58, y - 120),
            (x + 36, y - 210),
            (x + 54, y - 300),
            (x + 18, y - 330),
        ]
    )
    canvas.fill(body, rgb("#e3cfae"), weight=0.8)
    canvas.ink_line([(x, y - 326), (x, y - 124)], rgb("#a98c68"), weight=0.6, alpha=0.6)
    canvas.dot(x, y - 340, 10, DARK_WOOD)


@place("hallway")
def hallway(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The entrance of a house: tiles up to a glazed street door, stairs with iron rail, letter boxes."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#ead6ae"), rgb("#d6dcc6"), rgb("#e6c8b0")))
    with hour_light(scene):
        room = hall(scene, wall, rgb("#d9c6a4"), lighten(wall, 0.5), end=(330.0, 170.0, 670.0, 610.0))
        _hall_tiles(scene)
        for sheet, flip in ((room.left, False), (room.right, True)):
            with slanted(scene, 600, 440, sheet):
                canvas.rect(0, 262, 600, 178, rgb("#8fa9a0"), outline=False, shade=0.05)
                canvas.rect(0, 254, 600, 10, rgb("#f3ead8"), weight=0.4)
                if not flip:
                    for r in range(3):
                        for c in range(4):
                            canvas.rect(150 + 52 * c, 120 + 40 * r, 48, 36, rgb("#a9805c"), weight=0.4)
                            canvas.rect(160 + 52 * c, 128 + 40 * r, 28, 5, rgb("#4f4046"), outline=False)
        canvas.rect(330, 440, 340, 170, rgb("#8fa9a0"), outline=False, shade=0.05)
        _street_door(scene, 440, 610)
        _stairs(scene, 590, 612)
        hanging_lamp(scene, 500, 150, 44)
        for x, y, s in ((140, 866, 84), (862, 872, 92)):
            potted_plant(scene, x, y, s, rgb("#8cb36a"))
            canvas.line([(x, y - s), (x - 20, y - s * 2.1)], rgb("#6b9a57"), 9, smooth=True)
            canvas.line([(x, y - s), (x + 26, y - s * 1.9)], rgb("#7fae62"), 9, smooth=True)
    return Ground(far_y=760, left=90, right=910)


def _hall_tiles(scene: Scene) -> None:
    """A cement-tile carpet in perspective with a border."""
    canvas = scene.canvas
    with slanted(
        scene, 340, 400, [(330, 610), (670, 610), (500 + 430 * 1.12, 1004), (500 - 430 * 1.12, 1004)]
    ):
        canvas.rect(0, 0, 340, 400, rgb("#e0d0b0"), outline=False, shade=0)
        for r in range(8):
            for c in range(6):
                if (r + c) % 2:
                    canvas.rect(
                        20 + 50 * c, 50 * r, 50, 50, rgb("#b9846a"), outline=False, shade=0, alpha=0.65
                    )
                canvas.polygon(
                    [
                        (45 + 50 * c, 50 * r + 10),
                        (60 + 50 * c, 50 * r + 25),
                        (45 + 50 * c, 50 * r + 40),
                        (30 + 50 * c, 50 * r + 25),
                    ],
                    rgb("#7f9aa0"),
                    outline=False,
                    shade=0,
                    alpha=0.55,
                )
        for x in (0, 320):
            canvas.rect(x, 0, 20, 400, rgb("#7f9aa0"), outline=False, shade=0, alpha=0.7)


def _street_door(scene: Scene, x: float, y: float) -> None:
    canvas, look = scene.canvas, scene.look
    canvas.rect(x - 86, y - 330, 172, 330, DARK_WOOD, weight=0.8)
    sky = look.sky

    def glass() -> None:
        for dx in (-1, 1):
            canvas.gradient(x + dx * 38 - 30, y - 230, 60, 140, [(0, sky[1]), (1, sky[2])])
            canvas.gradient(x + dx * 38 - 30, y - 312, 60, 66, [(0, sky[0]), (1, sky[1])])
            for k in range(3):
                canvas.line(
                    [(x + dx * 38 - 20 + 20 * k, y - 230), (x + dx * 38 - 20 + 20 * k, y - 90)],
                    rgb("#4d4a52"),
                    3,
                )
        if not look.lit:
            canvas.glow(x, y - 170, 240, look.sunlight, 0.35)

    for dx in (-1, 1):
        canvas.rect(x + dx * 38 - 36, y - 238, 72, 236, rgb("#8a6248"), weight=0.7)
        canvas.rect(x + dx * 38 - 26, y - 76, 52, 60, rgb("#9a7152"), weight=0.6)
    canvas.dot(x + 8, y - 110, 6, BRASS)
    scene.lights.append(glass)


def _stairs(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for k in range(9):
        top = y - 26 * k
        canvas.rect(x - 40 + 10 * k, top - 26, 120 - 10 * k, 26, lighten(STONE, 0.3 - 0.03 * k), weight=0.6)
    for k in range(9):
        canvas.line(
            [(x - 40 + 10 * k, y - 26 * k - 24), (x - 40 + 10 * k, y - 26 * k - 110)], rgb("#4d4a52"), 4
        )
    canvas.line([(x - 48, y - 112), (x + 44, y - 350)], rgb("#7a5238"), 11)
    canvas.oval(x - 50, y - 116, 12, 12, BRASS, weight=0.7)
