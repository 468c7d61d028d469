"""Where one is served: bakery, hairdresser's, café and office."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
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
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_furniture import bookcase, chair, clock, frame, hanging_lamp, table
from imaging.sketching.scenery_plants import potted_plant
from imaging.sketching.scenery_rooms import boards, tiles, walls, window

_CRUST = (rgb("#d39a52"), rgb("#c98a44"), rgb("#dcae68"), rgb("#b97c40"))


@place("bakery")
def bakery(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A bakery: brick oven with its glow, loaves on shelves, baskets of bars, peel and flour sacks."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#f3e6cb"), dado=rgb("#c9d6cf"))
        tiles(scene, rgb("#eadcc0"), rgb("#cda782"), alpha=0.7)
        _oven(scene, 205, 692)
        for r in range(3):
            _bread_shelf(scene, 440, 214 + 96 * r, 380, r)
        window(scene, 866, 170, 130, 220, street=True)
        canvas.rect(430, 552, scene.right - 420, 150, rgb("#b98a5c"), weight=0.9)
        for k in range(6):
            canvas.rect(450 + 100 * k, 578, 84, 104, lighten(rgb("#b98a5c"), 0.12), weight=0.6, radius=4)
        canvas.rect(418, 534, scene.right - 400, 26, rgb("#f1ebdd"), weight=0.9)
        for x in (500, 800):
            _cakes(scene, x, 534)
        _bread_basket(scene, 902, 800)
        _flour(scene, 60, 800)
        hanging_lamp(scene, 560, 92, 56, rgb("#f3ead8"))
    return Ground(far_y=772, left=100, anchors=(Anchor("table", 650, 546, 200),))


def _oven(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    brick = rgb("#bd7452")
    canvas.rect(x - 190, y - 420, 380, 420, rgb("#ecdcbc"), weight=0.8)
    canvas.rect(x - 190, y - 440, 380, 26, rgb("#a9805c"), weight=0.8)
    for r in range(9):
        for k in range(5):
            bx = x - 150 + 62 * k + 30 * (r % 2)
            if bx + 56 < x + 170:
                canvas.rect(bx, y - 330 + 28 * r, 56, 24, jitter(brick, rng, 9), weight=0.35)
    mouth = skia.Path()
    mouth.moveTo(x - 96, y - 110)
    mouth.cubicTo(x - 96, y - 250, x + 96, y - 250, x + 96, y - 110)
    mouth.close()
    canvas.fill(mouth, rgb("#4f342c"), weight=1.0)
    canvas.rect(x - 120, y - 112, 240, 20, lighten(STONE, 0.1), weight=0.8)

    def glow() -> None:
        with canvas.clip(mouth):
            canvas.glow(x, y - 120, 170, (255, 150, 60), 0.95)
            for k in range(5):
                canvas.oval(x - 62 + 31 * k, y - 122, 19, 12, _CRUST[k % 4], weight=0.5)
        canvas.glow(x, y - 140, 250, (255, 190, 110), 0.35)

    scene.lights.append(glow)
    canvas.limb([(x + 210, y + 60), (x + 176, y - 360)], [9, 9], lighten(WOOD, 0.15), weight=0.7)
    canvas.soft(
        [(x + 156, y - 356), (x + 150, y - 450), (x + 188, y - 450), (x + 196, y - 356)],
        lighten(WOOD, 0.2),
        weight=0.7,
    )


def _bread_shelf(scene: Scene, x: float, y: float, width: float, row: int) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.rect(x, y - 74, width, 84, rgb("#d9bd90"), weight=0.6)
    at = x + 14
    while at < x + width - 30:
        crust = jitter(rng.choice(_CRUST), rng, 8)
        if row == 0:
            canvas.limb([(at + 6, y), (at + 26, y - 78)], [15, 15], crust, weight=0.6)
            for k in range(3):
                canvas.ink_line(
                    [(at + 4 + 6 * k, y - 14 - 22 * k), (at + 18 + 6 * k, y - 22 - 22 * k)],
                    darken(crust, 0.35),
                    weight=0.6,
                )
            at += 31
        elif row == 1:
            canvas.oval(at + 28, y - 24, 31, 25, crust, weight=0.7)
            for dx in (-9, 9):
                canvas.ink_line(
                    [(at + 20 + dx, y - 36), (at + 34 + dx, y - 22)], darken(crust, 0.35), weight=0.7
                )
            at += 66
        else:
            canvas.soft(
                [(at, y - 2), (at + 6, y - 42), (at + 30, y - 50), (at + 54, y - 42), (at + 60, y - 2)],
                crust,
                weight=0.7,
            )
            canvas.ink_line([(at + 14, y - 34), (at + 46, y - 34)], darken(crust, 0.35), weight=0.7)
            at += 68
    canvas.rect(x - 8, y, width + 16, 14, WOOD, weight=0.8)


def _cakes(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 64, y - 70, 128, 70, rgb("#d9e8ec"), radius=6, weight=0.8, alpha=0.85)
    canvas.line([(x - 62, y - 34), (x + 62, y - 34)], METAL, 4)
    for r in range(2):
        for k in range(4):
            tone = (rgb("#e7a6b0"), rgb("#f3dfb0"), rgb("#8a5c44"))[(k + r) % 3]
            canvas.soft(
                [
                    (x - 54 + 29 * k, y - 4 - 33 * r),
                    (x - 44 + 29 * k, y - 24 - 33 * r),
                    (x - 34 + 29 * k, y - 4 - 33 * r),
                ],
                tone,
                weight=0.5,
            )


def _bread_basket(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 80, 12, 0.3)
    for k in range(6):
        canvas.limb(
            [(x - 44 + 17 * k, y - 60), (x - 62 + 26 * k, y - 190)], [23, 19], _CRUST[k % 4], weight=0.7
        )
    canvas.polygon([(x - 74, y - 92), (x + 74, y - 92), (x + 56, y), (x - 56, y)], rgb("#b98a58"))
    for r in range(4):
        canvas.ink_line(
            [(x - 70 + 4 * r, y - 74 + 20 * r), (x + 70 - 4 * r, y - 74 + 20 * r)],
            rgb("#7a5538"),
            weight=0.7,
            alpha=0.6,
        )


def _flour(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for dx, dy in ((-10, -14), (72, 0)):
        canvas.shadow(x + dx, y + dy, 62, 11, 0.3)
        canvas.soft(
            [
                (x + dx - 40, y + dy - 130),
                (x + dx + 40, y + dy - 130),
                (x + dx + 58, y + dy - 60),
                (x + dx + 48, y + dy),
                (x + dx - 48, y + dy),
                (x + dx - 58, y + dy - 60),
            ],
            rgb("#ece1c8"),
        )
        canvas.soft(
            [
                (x + dx - 40, y + dy - 126),
                (x + dx - 20, y + dy - 146),
                (x + dx + 24, y + dy - 146),
                (x + dx + 40, y + dy - 126),
            ],
            rgb("#dccfb0"),
            weight=0.7,
        )
        canvas.oval(x + dx, y + dy - 66, 25, 25, rgb("#c9705c"), weight=0.5, alpha=0.6)


@place("hairdresser")
def hairdresser(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A barber's and hairdresser's: tilting chair, mirrors with bulbs, bottles, hood dryer, striped pole."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#cfe0da"), rgb("#f0dcc8"), rgb("#dbd9e6")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#f3ead8"))
        tiles(scene, rgb("#efe6d4"), rgb("#9fb4ae") if not look.old else rgb("#6d6d74"), alpha=0.7)
        for x in (290, 560):
            _lit_mirror(scene, x, 330)
        window(scene, 810, 170, 170, 240, street=True)
        canvas.rect(160, 500, 540, 20, rgb("#f6f1e6"), weight=0.8)
        canvas.rect(172, 520, 516, 70, rgb("#8fa9a6"), weight=0.8)
        for k in range(12):
            _bottle(
                scene,
                186 + 43 * k,
                500,
                rng.uniform(30, 52),
                (rgb("#c9705c"), rgb("#6f93bd"), rgb("#e6bf5c"), rgb("#8fae72"))[k % 4],
            )
        _barber_chair(scene, 170, 800)
        _hood_dryer(scene, 850, 806)
        _pole(scene, 40, 250)
        clock(scene, 725, 150, 36)
        hanging_lamp(scene, 430, 90, 56)
    return Ground(
        far_y=775, left=200, right=820, wall=True, wall_y=230, anchors=(Anchor("seat", 170, 660, 120),)
    )


def _lit_mirror(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 100, y - 140, 200, 290, rgb("#e6d9bd"), radius=30)
    canvas.rect(x - 84, y - 124, 168, 258, rgb("#c6dde2"), radius=20, weight=0.7, shade=0.2)
    canvas.polygon(
        [(x - 50, y - 122), (x - 8, y - 122), (x - 70, y + 130), (x - 82, y + 130), (x - 82, y + 20)],
        (255, 255, 255),
        alpha=0.4,
        shade=0,
        outline=False,
    )
    for s in (-1, 1):
        for k in range(4):
            canvas.oval(x + s * 92, y - 96 + 66 * k, 9, 9, rgb("#fff3d0"), weight=0.5)
            scene.flame(x + s * 92, y - 96 + 66 * k, 56, 0.6)


def _bottle(scene: Scene, x: float, y: float, size: float, tone: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(x - size * 0.22, y - size * 0.7, size * 0.44, size * 0.7, tone, radius=4, weight=0.6)
    canvas.rect(x - size * 0.09, y - size, size * 0.18, size * 0.32, lighten(tone, 0.3), weight=0.5)


def _barber_chair(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    leather = rgb("#a8403f")
    canvas.shadow(x, y, 120, 16, 0.32)
    canvas.oval(x, y - 8, 74, 17, METAL)
    canvas.rect(x - 19, y - 96, 38, 90, lighten(METAL, 0.2), weight=0.8)
    canvas.rect(x - 84, y - 144, 168, 52, leather, radius=16)
    canvas.rect(x - 76, y - 310, 152, 176, leather, radius=30)
    canvas.rect(x - 40, y - 366, 80, 54, leather, radius=18)
    for s in (-1, 1):
        canvas.rect(x + s * 94 - 17, y - 210, 34, 26, PAPER, radius=11, weight=0.8)
        canvas.line([(x + s * 94, y - 184), (x + s * 86, y - 120)], METAL, 10)
    for k in range(3):
        canvas.ink_line(
            [(x - 60, y - 270 + 44 * k), (x + 60, y - 270 + 44 * k)],
            darken(leather, 0.4),
            weight=0.7,
            alpha=0.6,
        )
    canvas.rect(x - 56, y - 46, 112, 17, METAL, radius=6, weight=0.8)


def _hood_dryer(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 110, 14, 0.3)
    canvas.rect(x - 70, y - 140, 140, 60, rgb("#6f93a6"), radius=14)
    canvas.rect(x - 62, y - 270, 124, 140, rgb("#7fa3b4"), radius=26)
    for s in (-1, 1):
        canvas.line([(x + s * 54, y - 84), (x + s * 60, y)], METAL, 9)
    canvas.line([(x + 86, y), (x + 86, y - 420), (x + 40, y - 440)], METAL, 9)
    canvas.soft(
        [(x - 74, y - 340), (x - 62, y - 430), (x, y - 458), (x + 62, y - 430), (x + 74, y - 340)],
        rgb("#d9dfe2"),
    )
    canvas.oval(x, y - 346, 70, 15, rgb("#8d979c"), weight=0.8)


def _pole(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    box = skia.Path.Rect(skia.Rect(x - 16, y - 70, x + 16, y + 90))
    canvas.fill(box, PAPER, weight=0.8)
    with canvas.clip(box):
        for k in range(6):
            tone = (COLOURS["red"], COLOURS["blue"])[k % 2]
            canvas.line([(x - 30, y - 60 + 34 * k), (x + 30, y - 90 + 34 * k)], tone, 12)
    for yy in (y - 78, y + 86):
        canvas.rect(x - 21, yy, 42, 14, BRASS, radius=6, weight=0.7)


@place("cafe")
def cafe(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An old café: marble tables with iron feet, wall seats, tall gilded mirrors, columns and globe lamps."""
    scene = Scene(canvas, look, rng)
    with hour_light(scene):
        walls(scene, rgb("#e9d6ae"), dado=rgb("#8a5c42"))
        tiles(scene, rgb("#e8dac0"), rgb("#8d7f74"), alpha=0.75)
        for x in (170, 500, 830):
            _gilt_mirror(scene, x)
        for x in (335, 665):
            canvas.rect(x - 24, 110, 48, 590, rgb("#7f9a8c"), weight=0.8)
            canvas.soft([(x - 38, 112), (x - 28, 150), (x + 28, 150), (x + 38, 112)], BRASS, weight=0.8)
            canvas.rect(x - 30, 664, 60, 40, rgb("#a98a64"), weight=0.8)
            _globe_lamp(scene, x, 240)
        for k in range(int(scene.width / 170) + 2):
            bx = scene.left + 170 * k - 30
            canvas.rect(bx, 560, 160, 84, rgb("#a8504a"), radius=16, weight=0.8)
            for j in range(3):
                canvas.dot(bx + 40 + 40 * j, 596, 4, rgb("#7a3634"))
            canvas.rect(bx - 4, 634, 168, 38, lighten(rgb("#a8504a"), 0.1), radius=12, weight=0.8)
            canvas.rect(bx, 670, 160, 36, rgb("#7a5540"), outline=False)
        for x, y in ((120, 800), (886, 806)):
            _marble_table(scene, x, y)
        chair(scene, 250, 796, 196, rgb("#5c4036"), flip=True)
        chair(scene, 764, 800, 196, rgb("#5c4036"))
    return Ground(
        far_y=772,
        left=120,
        right=880,
        anchors=(Anchor("table", 120, 654, 150), Anchor("seat", 500, 650, 400)),
    )


def _gilt_mirror(scene: Scene, x: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 112, 150, 224, 310, BRASS, radius=14)
    canvas.soft(
        [(x - 90, 154), (x - 40, 116), (x, 100), (x + 40, 116), (x + 90, 154)],
        lighten(BRASS, 0.15),
        weight=0.8,
    )
    canvas.rect(x - 94, 170, 188, 272, rgb("#cddcd9"), radius=8, weight=0.7, shade=0.2)
    canvas.rect(x - 94, 380, 188, 62, rgb("#c9a88a"), outline=False, alpha=0.5)
    for dx in (-46, 34):
        canvas.dot(x + dx, 250, 15, rgb("#fbe9bd"), 0.7)
    canvas.polygon(
        [(x - 60, 172), (x - 20, 172), (x - 84, 440), (x - 92, 440), (x - 92, 330)],
        (255, 255, 255),
        alpha=0.35,
        shade=0,
        outline=False,
    )


def _globe_lamp(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    for s in (-1, 1):
        canvas.line([(x, y + 60), (x + s * 34, y + 56), (x + s * 50, y + 26)], BRASS, 7, smooth=True)
        canvas.oval(x + s * 50, y, 25, 25, rgb("#fbf1d6"), weight=0.7)
        scene.flame(x + s * 50, y, 150, 0.6)


def _marble_table(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 100, 14, 0.3)
    for s in (-1, 1):
        canvas.line([(x, y - 110), (x + s * 20, y - 50), (x + s * 62, y)], rgb("#4d4a52"), 10, smooth=True)
    canvas.line([(x, y - 140), (x, y - 40)], rgb("#4d4a52"), 13)
    canvas.oval(x, y - 144, 104, 23, lighten(STONE, 0.55))
    canvas.oval(x, y - 148, 104, 22, rgb("#f3efe6"), weight=0.8)
    for dx in (-40, 34):
        canvas.oval(x + dx, y - 150, 22, 6, PAPER, weight=0.6)
        canvas.soft(
            [(x + dx - 15, y - 176), (x + dx + 15, y - 176), (x + dx + 9, y - 151), (x + dx - 9, y - 151)],
            PAPER,
            weight=0.7,
        )
        canvas.oval(x + dx, y - 175, 13, 4, rgb("#6d4a38"), weight=0.4)


@place("office")
def office(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """An office: desk with typewriter or computer, cabinet of files, calendar, telephone."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#e6dcc0"), rgb("#d6dcd0"), rgb("#e3d3c0")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#a9805c"), dado=darken(wall, 0.1) if not look.modern else None)
        (tiles(scene, rgb("#ded6c6"), rgb("#c9c1b2")) if look.modern else boards(scene, rgb("#a9774f")))
        window(scene, 380, 160, 240, 240, street=True, panes=3)
        bookcase(scene, 30, 210, 440, colour=rgb("#7d5a42"))
        _filing(scene, 880, 706)
        _calendar(scene, 720, 240)
        frame(scene, 870, 220, 130, 110)
        clock(scene, 310, 160, 40)
        table(scene, 180, 810, 330, 164, rgb("#9a6a48"))
        (_computer if look.modern else _typewriter)(scene, 180, 640)
        for k in range(4):
            canvas.rect(282 - 2 * (k % 2), 634 - 9 * k, 62, 9, (PAPER, rgb("#efe1c0"))[k % 2], weight=0.5)
        _desk_telephone(scene, 70, 640)
        potted_plant(scene, 760, 740, 80, rgb("#8cb36a"))
        hanging_lamp(scene, 500, 84, 60, rgb("#6f9a7c"))
    return Ground(far_y=775, left=200, wall=True, wall_y=230)


def _filing(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    steel = rgb("#8fa09a")
    canvas.shadow(x, y, 110, 12, 0.3)
    canvas.rect(x - 84, y - 330, 168, 330, steel)
    for k in range(4):
        canvas.rect(x - 72, y - 318 + 80 * k, 144, 70, lighten(steel, 0.14), weight=0.7, radius=4)
        canvas.rect(x - 24, y - 300 + 80 * k, 48, 16, PAPER, weight=0.5)
        canvas.rect(x - 18, y - 272 + 80 * k, 36, 8, METAL, weight=0.5, radius=3)
    for k, c in enumerate(("#c9705c", "#6f93bd", "#e6bf5c", "#8fae72")):
        canvas.rect(x - 70 + 36 * k, y - 376, 30, 46, rgb(c), weight=0.6)
        canvas.oval(x - 55 + 36 * k, y - 344, 6, 6, PAPER, weight=0.4)


def _calendar(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 54, y - 80, 108, 150, PAPER, weight=0.8)
    canvas.rect(x - 46, y - 72, 92, 62, rgb("#8fb6c4"), weight=0.5)
    canvas.soft([(x - 50, y - 8), (x - 10, y - 46), (x + 50, y - 8)], rgb("#8fae72"), weight=0.4)
    for r in range(4):
        for c in range(6):
            canvas.dot(x - 38 + 15 * c, y + 8 + 15 * r, 3, COLOURS["red"] if c == 5 else rgb("#6d6a70"))


def _typewriter(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 42, y - 140, 84, 74, PAPER, weight=0.7)
    for k in range(4):
        canvas.line(
            [(x - 32, y - 128 + 13 * k), (x + 30 - 10 * (k % 2), y - 128 + 13 * k)], rgb("#8d8a92"), 2.4
        )
    canvas.rect(x - 82, y - 82, 164, 22, rgb("#5b5f66"), radius=10, weight=0.8)
    canvas.soft([(x - 66, y - 62), (x + 66, y - 62), (x + 84, y - 2), (x - 84, y - 2)], rgb("#4f5a5f"))
    for r in range(3):
        for k in range(8):
            canvas.dot(x - 56 + 16 * k + 4 * r, y - 40 + 15 * r, 5, PAPER)


def _computer(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    flat = (scene.look.year or 0) >= 2003
    shell = rgb("#4f5560") if flat else rgb("#e3dcc8")
    canvas.rect(x - 84, y - 150, 168, 116, shell, radius=8)
    canvas.rect(x - 74, y - 140, 148, 94, rgb("#86b0c4"), weight=0.6, radius=4)
    canvas.rect(x - 14, y - 36, 28, 26, shell, weight=0.6)
    canvas.rect(x - 50, y - 12, 100, 12, shell, radius=5, weight=0.7)
    canvas.rect(x - 66, y - 4, 132, 10, lighten(shell, 0.2), radius=3, weight=0.6)


def _desk_telephone(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    body = rgb("#3f3d45") if not scene.look.modern else rgb("#d9d3c4")
    canvas.soft([(x - 44, y), (x - 34, y - 46), (x + 34, y - 46), (x + 44, y)], body, weight=0.8)
    canvas.oval(x, y - 22, 17, 15, rgb("#e8e2d2"), weight=0.6)
    canvas.limb([(x - 48, y - 50), (x, y - 64), (x + 48, y - 50)], [22, 13, 22], body, weight=0.8)
