"""Rooms to rest in: bedroom, the residence, the hospital and the dormitory."""

import random

from imaging.sketching.kit import Canvas, polygon_path
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    GLASS,
    METAL,
    PAPER,
    WOOD,
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
    hour_light,
)
from imaging.sketching.scenery_depth import slanted
from imaging.sketching.scenery_furniture import (
    armchair,
    clock,
    frame,
    hanging_lamp,
    rug,
    table,
    vase,
)
from imaging.sketching.scenery_plants import potted_plant
from imaging.sketching.scenery_rooms import boards, hall, tiles, walls, window

GERANIUM = rgb("#d8504a")


@place("bedroom")
def bedroom(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An iron bed with a patchwork quilt, wardrobe, window, night table."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#e6d6d6"), rgb("#d5dde2"), rgb("#eddcc0")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#f3ead8"))
        for _ in range(60):
            x, y = rng.uniform(scene.left, scene.right), rng.uniform(canvas.top, 640)
            canvas.dot(x, y, 5, darken(wall, 0.12), 0.4)
            canvas.dot(x + 6, y + 5, 3, lighten(wall, 0.7), 0.6)
        boards(scene, rgb("#bd9066"))
        window(scene, 470, 180, 190, 240, curtains=rgb("#cfdbe3"))
        if "wardrobe" not in canvas.asked:
            _wardrobe(scene, 870)
        frame(scene, 250, 230, 84, 104, kind="saint")
        if "rug" not in canvas.asked:
            rug(scene, 540, 880, 280, 62, rgb("#8fa7b5"))
        bed = "bed" not in canvas.asked
        if bed:
            _double_bed(scene)
        table(scene, 432, 716, 84, 112)
        canvas.rect(418, 562, 28, 34, rgb("#8fa7b5"), radius=8, weight=0.7)
        shade = polygon_path([(408, 562), (424, 524), (440, 524), (456, 562)])
        canvas.fill(shade, rgb("#f5e6c3"), weight=0.8)
        scene.flame(432, 545, 300, 0.55)
    seats = (Anchor("seat", 200, 690, 240),) if bed else ()
    return Ground(far_y=770, left=330 if bed else 60, wall=True, wall_y=250, anchors=seats)


def _wardrobe(scene: Scene, x: float) -> None:
    canvas = scene.canvas
    wood = rgb("#94643f")
    canvas.rect(x - 110, 262, 220, 446, wood)
    canvas.soft([(x - 124, 268), (x - 60, 236), (x, 214), (x + 60, 236), (x + 124, 268)], lighten(wood, 0.1))
    for side in (-1, 1):
        canvas.rect(x + side * 53 - 46, 288, 92, 300, lighten(wood, 0.08), weight=0.8)
        canvas.dot(x + side * 12, 450, 6, BRASS)
    canvas.rect(x - 88, 306, 68, 262, mix(GLASS, PAPER, 0.3), radius=22, weight=0.7)
    canvas.line([(x - 76, 430), (x - 36, 360)], (255, 255, 255), 8, alpha=0.5)
    canvas.rect(x - 98, 606, 196, 78, lighten(wood, 0.08), weight=0.8)
    for side in (-1, 1):
        canvas.dot(x + side * 44, 645, 6, BRASS)


def _double_bed(scene: Scene) -> None:
    canvas, rng = scene.canvas, scene.rng
    iron = rgb("#5b5661")
    for x in (30, 90, 150, 210, 270, 330):
        canvas.line([(x, 700), (x, 476 + abs(x - 180) * 0.3)], iron, 7)
    canvas.line([(20, 520), (90, 478), (180, 462), (270, 478), (340, 520)], iron, 9, smooth=True)
    canvas.shadow(180, 850, 250, 26, 0.3)
    for x in (112, 252):
        canvas.soft([(x - 78, 610), (x - 64, 556), (x + 64, 556), (x + 78, 610), (x, 622)], rgb("#f7f1e6"))
    quilt = [(24, 602), (336, 602), (392, 760), (-32, 760)]
    canvas.polygon(quilt, rgb("#c98b78"))
    colours = (rgb("#d9a08a"), rgb("#e6cfa0"), rgb("#93aebb"), rgb("#b7c199"), rgb("#c97f70"), rgb("#f0e3cc"))
    for r in range(4):
        for c in range(6):
            t0, t1 = r / 4, (r + 1) / 4

            def at(i: int, t: float) -> tuple[float, float]:
                left, right = 24 - 56 * t, 336 + 56 * t
                return (left + (right - left) * i / 6, 602 + 158 * t)

            canvas.polygon(
                [at(c, t0), at(c + 1, t0), at(c + 1, t1), at(c, t1)],
                rng.choice(colours),
                weight=0.35,
                shade=0.05,
            )
    canvas.rect(-32, 760, 424, 66, rgb("#d9a08a"), radius=8)
    for x in (-28, 388):
        canvas.line([(x, 860), (x, 680)], iron, 9)
        canvas.dot(x, 676, 10, BRASS)


@place("care_home")
def care_home(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """The residence's bright lounge: a wide window on the garden, armchairs, plants, a notice board."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#f0e6cf"), skirting=rgb("#e4d3b0"), dado=rgb("#cfdcc6"))
        tiles(scene, rgb("#e8dcc5"), rgb("#ded0b5"))
        window(scene, 290, 130, 420, 310, panes=4, curtains=rgb("#e9c59e"))
        _notice_board(scene, 870, 270)
        clock(scene, 130, 180, 46)
        frame(scene, 130, 330, 120, 84)
        canvas.line([(scene.left, 478), (scene.right, 478)], WOOD, 12)
        for x, c in ((225, rgb("#d79d72")), (60, rgb("#8fae9b"))):
            armchair(scene, x, 756 + (x < 100) * 18, 186, c)
        armchair(scene, 935, 772, 196, rgb("#7f9db4"))
        for x in (330, 500, 665):
            potted_plant(scene, x, 452, 44, rng.choice((GERANIUM, rgb("#e78fa5"), rgb("#f0c85a"))))
        table(scene, 775, 744, 130, 112, lighten(WOOD, 0.2))
        vase(scene, 775, 618)
    return Ground(
        far_y=775,
        wall=True,
        wall_y=300,
        anchors=(Anchor("seat", 225, 680, 110), Anchor("seat", 935, 690, 110)),
    )


def _notice_board(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.rect(x - 96, y - 74, 192, 148, WOOD, weight=0.9)
    canvas.rect(x - 87, y - 65, 174, 130, rgb("#d9b98a"), weight=0.5)
    for k in range(6):
        px, py = x - 70 + (k % 3) * 52, y - 52 + (k // 3) * 60
        canvas.rect(
            px, py, 38, 46, rng.choice((PAPER, rgb("#f3dca0"), rgb("#cfe0e6"), rgb("#f0c9bd"))), weight=0.5
        )
        canvas.dot(px + 19, py + 5, 4, COLOURS["red"])


@place("hospital_room")
def hospital_room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A white bed, drip stand, folding screen, window and a night table with flowers."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#e6ece6"), skirting=rgb("#c9d6cf"), dado=rgb("#bfd6cf"))
        tiles(scene, rgb("#e6e8e2"), rgb("#d5dcd8"))
        window(scene, 440, 160, 220, 260, curtains=rgb("#f5f2e8"))
        clock(scene, 760, 190, 40, METAL)
        canvas.rect(190, 170, 44, 44, rgb("#f6f2e8"), radius=6, weight=0.7)
        canvas.rect(206, 178, 12, 28, rgb("#cf5d4c"), outline=False)
        canvas.rect(198, 186, 28, 12, rgb("#cf5d4c"), outline=False)
        _screen(scene)
        bed = "bed" not in canvas.asked
        if bed:
            _hospital_bed(scene)
        _drip(scene, 372, 740)
        table(scene, 420, 700, 80, 120, rgb("#e8e6dd"))
        vase(scene, 420, 566)
    seats = (Anchor("seat", 170, 692, 240),) if bed else ()
    return Ground(far_y=770, left=340 if bed else 60, wall=True, wall_y=260, anchors=seats)


def _screen(scene: Scene) -> None:
    canvas = scene.canvas
    for k in range(3):
        x = 800 + k * 74
        canvas.polygon(
            [
                (x, 356 + 10 * (k % 2)),
                (x + 70, 356 + 10 * ((k + 1) % 2)),
                (x + 70, 716 + 10 * ((k + 1) % 2)),
                (x, 716 + 10 * (k % 2)),
            ],
            rgb("#dfe9e2"),
            weight=0.9,
        )
        canvas.ink_line([(x + 22, 376), (x + 24, 700)], rgb("#9fb5ab"), alpha=0.5)
        canvas.ink_line([(x + 48, 376), (x + 46, 700)], rgb("#9fb5ab"), alpha=0.5)


def _hospital_bed(scene: Scene) -> None:
    canvas = scene.canvas
    steel = rgb("#c3ccd0")
    canvas.shadow(160, 846, 240, 22, 0.28)
    canvas.rect(10, 500, 300, 130, steel, radius=26)
    for x in (60, 110, 160, 210, 260):
        canvas.line([(x, 510), (x, 620)], darken(steel, 0.2), 6)
    canvas.soft([(60, 606), (80, 552), (240, 552), (262, 606), (160, 620)], rgb("#fbf8f0"))
    canvas.polygon([(20, 600), (302, 600), (350, 770), (-30, 770)], rgb("#f4f3ec"))
    canvas.polygon([(2, 650), (316, 650), (350, 770), (-30, 770)], rgb("#a9c9cf"))
    canvas.polygon([(6, 636), (312, 636), (318, 664), (0, 664)], rgb("#fbf8f0"), weight=0.7)
    canvas.rect(-34, 766, 388, 44, rgb("#a9c9cf"), radius=8)
    for x in (-24, 342):
        canvas.line([(x, 838), (x, 730)], darken(steel, 0.25), 9)
        canvas.oval(x, 842, 12, 12, rgb("#5e6066"), weight=0.8)


def _drip(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x, y), (x, y - 360)], METAL, 5)
    canvas.line([(x - 22, y), (x + 22, y)], METAL, 6)
    canvas.line([(x - 22, y - 350), (x, y - 362), (x + 22, y - 350)], METAL, 5, smooth=True)
    canvas.rect(x + 10, y - 346, 24, 50, rgb("#d6e9ef"), radius=7, weight=0.7)
    canvas.line([(x + 22, y - 296), (x + 14, y - 200), (x - 40, y - 170)], rgb("#b9ccd2"), 2.5, smooth=True)


@place("dormitory")
def dormitory(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A long dormitory: two rows of iron beds with plain blankets, high windows, lamps in a row."""
    scene = Scene(canvas, look, rng)
    wall = rgb("#e3dcc6")
    with hour_light(scene):
        room = hall(
            scene, wall, rgb("#b99468"), lighten(wall, 0.4), end=(350.0, 230.0, 650.0, 560.0), eye=400.0
        )
        for sheet in (room.left, room.right):
            with slanted(scene, 500, 330, sheet):
                canvas.rect(0, 200, 500, 130, rgb("#a9bfae"), outline=False, shade=0.04)
                canvas.rect(0, 194, 500, 7, rgb("#7f9a86"), outline=False)
                for k in range(4):
                    canvas.rect(24 + 122 * k, 40, 70, 100, PAPER, weight=0.5)
                    canvas.rect(30 + 122 * k, 46, 58, 88, mix(look.sky[1], look.sky[0], 0.3), weight=0.4)
                    canvas.line([(59 + 122 * k, 46), (59 + 122 * k, 134)], PAPER, 4)
                    canvas.line([(30 + 122 * k, 86), (88 + 122 * k, 86)], PAPER, 4)
        canvas.rect(350, 430, 300, 130, rgb("#a9bfae"), outline=False, shade=0.04)
        canvas.rect(452, 330, 96, 230, rgb("#8a6248"), weight=0.8)
        canvas.line([(500, 332), (500, 560)], rgb("#55392c"), 4)
        clock(scene, 500, 286, 28)
        for k, (y, size) in enumerate(((210, 24), (150, 34), (66, 50))):
            del k
            hanging_lamp(scene, 500, y, size)
        blanket = rng.choice((rgb("#8799ae"), rgb("#a9765f"), rgb("#8a9c7c")))
        for k in range(4):
            for s in (-1, 1):
                _iron_bed(scene, s, k, blanket)
    return Ground(
        far_y=760, left=195, right=805, anchors=(Anchor("seat", 160, 740, 150), Anchor("seat", 840, 740, 150))
    )


def _iron_bed(scene: Scene, side: int, k: int, blanket: Colour) -> None:
    """One of the beds that stand with their heads to the wall, foot to the aisle; k 0 is the farthest."""
    canvas = scene.canvas
    size = 0.34 + 0.2 * k + 0.05 * k * k
    y = 606 + 62 * k + 14 * k * k
    foot = 500 + side * (92 + 58 * k + 8 * k * k)
    head = foot + side * 330 * size
    iron = rgb("#5f646c")
    canvas.shadow((foot + head) / 2, y, 190 * size, 18 * size, 0.28)
    for x, tall in ((foot, 130), (head, 190)):
        canvas.line([(x, y), (x, y - tall * size)], iron, 9 * size)
        canvas.line([(x, y - 20 * size), (x + side * 40 * size, y - 74 * size)], iron, 4 * size)
    top = y - 76 * size
    canvas.polygon(
        [
            (foot, top),
            (head, top),
            (head + side * 40 * size, top - 50 * size),
            (foot + side * 40 * size, top - 50 * size),
        ],
        jitter(blanket, scene.rng, 4),
        weight=0.8,
    )
    canvas.polygon(
        [(foot, top), (head, top), (head, top + 62 * size), (foot, top + 62 * size)],
        darken(blanket, 0.1),
        weight=0.8,
    )
    for t in (0.12, 0.2):
        x = foot + (head - foot) * t
        canvas.line(
            [(x + side * 40 * size, top - 50 * size), (x, top), (x, top + 60 * size)],
            lighten(blanket, 0.5),
            7 * size,
        )
    a = head - side * 100 * size
    canvas.polygon(
        [
            (a, top + 62 * size),
            (head, top + 62 * size),
            (head, top),
            (head + side * 40 * size, top - 50 * size),
            (a + side * 40 * size, top - 50 * size),
            (a, top),
        ],
        rgb("#f2ede0"),
        weight=0.6,
    )
    px = head - side * 26 * size
    canvas.soft(
        [
            (px - 40 * size, top - 14 * size),
            (px - 30 * size, top - 52 * size),
            (px + 46 * size, top - 56 * size),
            (px + 44 * size, top - 14 * size),
        ],
        rgb("#faf6ea"),
        weight=0.8,
    )
