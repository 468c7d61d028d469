"""Rooms of a house: room, living room, kitchen, bedroom, and the care home's lounge and hospital room."""

import random


from imaging.sketching.kit import Canvas, polygon_path
from imaging.sketching.palette import (
    BRASS, COLOURS, DARK_WOOD, GLASS, LAMPLIGHT, METAL, PAPER, WOOD, Colour, darken, lighten, mix, rgb,
)
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import Scene, hour_light
from imaging.sketching.scenery_plants import potted_plant
from imaging.sketching.scenery_rooms import (
    FLOOR_Y, boards, bookcase, chair, clock, frame, hanging_lamp, rug, shelf, table, tiles, walls, window,
)

TERRACOTTA = rgb("#cf9470")
GERANIUM = rgb("#d8504a")


def armchair(scene: Scene, x: float, y: float, size: float, colour: Colour) -> None:
    """An armchair from the front; (x, y) is the middle between its feet, ``size`` its width."""
    canvas = scene.canvas
    with canvas.group(x, y, size):
        canvas.shadow(0, -0.02, 0.6, 0.09, 0.28)
        for side in (-1, 1):
            canvas.rect(side * 0.36 - 0.04, -0.1, 0.08, 0.1, DARK_WOOD, weight=0.7)
        canvas.soft([(-0.44, -0.4), (-0.4, -1.16), (0, -1.26), (0.4, -1.16), (0.44, -0.4)], darken(colour, 0.06))
        canvas.rect(-0.36, -0.48, 0.72, 0.2, lighten(colour, 0.12), radius=0.07)
        canvas.rect(-0.42, -0.32, 0.84, 0.25, colour, radius=0.04)
        for side in (-1, 1):
            canvas.rect(side * 0.43 - 0.11, -0.62, 0.22, 0.55, colour, radius=0.1)
        canvas.rect(-0.2, -1.16, 0.4, 0.16, lighten(PAPER, 0.2), radius=0.03, weight=0.6, alpha=0.9)


@place("room")
def room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A plain pleasant room: window, small table with flowers, two pictures."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#efdcb8"), rgb("#d9e0cd"), rgb("#ecd0bb")))
    with hour_light(scene):
        walls(scene, wall, skirting=lighten(wall, 0.5))
        boards(scene, rgb("#c49a6c"))
        window(scene, 150, 190, 220, 250, curtains=rgb("#f2e5cf"))
        frame(scene, 660, 240, 150, 110)
        frame(scene, 810, 220, 90, 120, kind="flowers")
        table(scene, 905, 742, 170, 150)
        _vase(scene, 905, 574)
        chair(scene, 70, 752, 210)
        hanging_lamp(scene, 520, 96, 62)
    return Ground(far_y=755, wall=True, wall_y=240, anchors=(Anchor("table", 905, 592, 140),))


def _vase(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    for k in range(7):
        fx, fy = x + (k - 3) * 15, y - 74 - 15 * (k % 2) + abs(k - 3) * 6
        canvas.line([(x, y - 34), (fx, fy)], rgb("#6d9a57"), 4)
        canvas.oval(fx, fy, 13, 12, rng.choice((rgb("#e58f9e"), rgb("#f0c85a"), rgb("#f6efe2"), rgb("#d9655a"))), weight=0.5)
    canvas.soft([(x - 13, y - 46), (x + 13, y - 46), (x + 26, y - 10), (x + 12, y + 6), (x - 12, y + 6), (x - 26, y - 10)], rgb("#7ea3bd"), weight=0.8)


@place("living_room")
def living_room(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Sofa, bookcase, window, family pictures, lamp; radio or television by the years."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#e3d3b2"), rgb("#cdd7c6"), rgb("#e7c8b0"), rgb("#d4d3d9")))
    with hour_light(scene):
        walls(scene, wall, skirting=rgb("#f3ead8"))
        if not look.modern:
            for x in range(int(scene.left), int(scene.right) + 40, 46):
                canvas.line([(x, canvas.top), (x, FLOOR_Y - 20)], lighten(wall, 0.5), 7, alpha=0.35)
        boards(scene, rgb("#b98558"))
        window(scene, 130, 190, 200, 250, curtains=rgb("#d9a08a"))
        for x, y, w, h, kind in ((470, 230, 120, 92, "landscape"), (585, 200, 70, 88, "portrait"), (590, 300, 66, 66, "portrait")):
            frame(scene, x, y, w, h, kind=kind)
        bookcase(scene, 780, 240, 470)
        rug(scene, 500, 850, 400, 96, rgb("#bb6a57"))
        _sofa(scene, 480, 748, 430, rng.choice((rgb("#7f9a83"), rgb("#7d93ad"), rgb("#b98a5e"))))
        _floor_lamp(scene, 735, 752)
        _media(scene, 66, 752)
        potted_plant(scene, 975, 770, 92, rgb("#8cb36a"))
    return Ground(far_y=775, wall=True, wall_y=300, anchors=(Anchor("seat", 480, 640, 340), Anchor("table", 66, 650, 120)))


def _sofa(scene: Scene, x: float, y: float, width: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, width * 0.56, 18, 0.3)
    h = width * 0.46
    canvas.rect(x - width * 0.46, y - h, width * 0.92, h * 0.8, darken(colour, 0.05), radius=26)
    for side in (-1, 0):
        canvas.rect(x + side * width * 0.39, y - h * 0.56, width * 0.39, h * 0.24, lighten(colour, 0.14), radius=12)
    canvas.rect(x - width * 0.44, y - h * 0.34, width * 0.88, h * 0.26, colour, radius=7)
    for side in (-1, 1):
        canvas.rect(x + side * width * 0.47 - width * 0.065, y - h * 0.68, width * 0.13, h * 0.62, colour, radius=20)
        canvas.rect(x + side * width * 0.4 - 8, y - h * 0.08, 16, h * 0.08, DARK_WOOD, weight=0.7)
    for cx, tone in ((-0.28, rgb("#e2b653")), (0.27, rgb("#c9705c"))):
        canvas.soft([(x + cx * width - 34, y - h * 0.5), (x + cx * width - 24, y - h * 0.9), (x + cx * width + 30, y - h * 0.86), (x + cx * width + 34, y - h * 0.5)], tone, weight=0.8)


def _floor_lamp(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 36, 8, 0.28)
    canvas.oval(x, y - 4, 30, 8, BRASS, weight=0.8)
    canvas.line([(x, y - 6), (x, y - 270)], darken(BRASS, 0.2), 6)
    shade = polygon_path([(x - 28, y - 350), (x + 28, y - 350), (x + 52, y - 262), (x - 52, y - 262)])
    canvas.fill(shade, rgb("#f3e3bd"), weight=0.9)
    if scene.look.lit:
        scene.lights.append(lambda: canvas.fill(shade, LAMPLIGHT, weight=0.8))
    scene.flame(x, y - 290, 360, 0.55)


def _media(scene: Scene, x: float, y: float) -> None:
    """A sideboard with the period's wireless or television."""
    canvas, look = scene.canvas, scene.look
    canvas.shadow(x, y, 96, 14, 0.28)
    canvas.rect(x - 84, y - 102, 168, 92, WOOD)
    for side in (-1, 1):
        canvas.rect(x + side * 40 - 34, y - 94, 68, 74, darken(WOOD, 0.08), weight=0.7)
        canvas.dot(x + side * 12, y - 58, 4, BRASS)
        canvas.rect(x + side * 66 - 7, y - 12, 14, 14, DARK_WOOD, weight=0.6)
    if look.modern and (look.year or 0) >= 2005:
        canvas.rect(x - 80, y - 206, 160, 94, rgb("#3e4048"), radius=5)
        canvas.rect(x - 72, y - 198, 144, 78, rgb("#6d8ea3"), weight=0.5)
    elif look.old:
        canvas.rect(x - 52, y - 172, 104, 68, rgb("#96643f"), radius=22)
        canvas.rect(x - 40, y - 160, 80, 30, rgb("#e5cd95"), weight=0.7)
        for k in (-26, 26):
            canvas.oval(x + k, y - 116, 8, 8, BRASS, weight=0.7)
    else:
        canvas.line([(x - 8, y - 196), (x - 34, y - 246)], METAL, 3)
        canvas.line([(x + 8, y - 196), (x + 34, y - 246)], METAL, 3)
        canvas.rect(x - 66, y - 200, 132, 96, rgb("#8a5f41"), radius=8)
        canvas.rect(x - 56, y - 190, 88, 76, rgb("#7c97a0"), radius=16, weight=0.8)
        for k in (0, 1):
            canvas.oval(x + 49, y - 172 + 26 * k, 7, 7, BRASS, weight=0.6)


@place("kitchen")
def kitchen(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Azulejos, window over the sink, stove, copper pans, shelf with jars and a botijo."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice((rgb("#f1e2be"), rgb("#dbe4d3"), rgb("#f0d8c0")))
    tone = rgb("#e6ded0") if look.modern else rng.choice((rgb("#7fa08c"), rgb("#86a3b8"), rgb("#c49a68")))
    with hour_light(scene):
        walls(scene, wall)
        _azulejo_band(scene, 452, 90)
        tiles(scene, rgb("#ead3b3"), TERRACOTTA, alpha=0.6)
        window(scene, 395, 165, 210, 215, curtains=rgb("#f4ead6"))
        for x in (425, 480, 560):
            potted_plant(scene, x, 394, 44, GERANIUM)
        _counter(scene, tone)
        if look.old:
            _hearth(scene, 850)
        else:
            _cooker(scene, 850, look.modern)
        _pans(scene, 690, 200)
        shelf(scene, 70, 268, 230)
        for k, c in enumerate(("#d8a85c", "#b6624c", "#8fa66a", "#e4d5b3", "#93abc0")):
            canvas.rect(88 + k * 42, 226 - 4 * (k % 2), 32, 42 + 4 * (k % 2), rgb(c), radius=7, weight=0.7)
            canvas.rect(86 + k * 42, 220 - 4 * (k % 2), 36, 9, DARK_WOOD, radius=3, weight=0.6)
        shelf(scene, 70, 376, 230)
        for k in range(4):
            canvas.oval(110 + k * 50, 350, 24, 25, PAPER, weight=0.7)
            canvas.oval(110 + k * 50, 350, 15, 16, rgb("#7fa3c4"), weight=0.5, shade=0)
        _botijo(scene, 120, 548)
        for k in range(5):
            canvas.oval(342 + 5 * (k % 2), 250 + k * 20, 11, 12, rgb("#eadcc6"), weight=0.6)
        hanging_lamp(scene, 500, 92, 60, rgb("#e8e2d2"))
    return Ground(far_y=765, wall=True, wall_y=230, anchors=(Anchor("table", 330, 560, 260),))


def _azulejo_band(scene: Scene, y: float, height: float) -> None:
    canvas = scene.canvas
    size = height / 2
    for r in range(2):
        for i in range(int(scene.width / size) + 2):
            x = scene.left + i * size
            canvas.rect(x, y + r * size, size, size, rgb("#f4f0e2"), weight=0.3, shade=0.03)
            if (i + r) % 2:
                canvas.polygon([(x + size / 2, y + r * size + 5), (x + size - 5, y + (r + 0.5) * size), (x + size / 2, y + (r + 1) * size - 5), (x + 5, y + (r + 0.5) * size)], rgb("#6f98c0"), weight=0.3, shade=0, alpha=0.8)
                canvas.dot(x + size / 2, y + (r + 0.5) * size, 5, rgb("#e6bf5c"))


def _counter(scene: Scene, tone: Colour) -> None:
    canvas = scene.canvas
    top = 545.0
    canvas.rect(scene.left - 5, top, scene.width + 10, FLOOR_Y - top + 14, tone)
    width = 116.0
    x = scene.left
    while x < scene.right:
        canvas.rect(x + 6, top + 30, width - 12, FLOOR_Y - top - 40, lighten(tone, 0.1), weight=0.7, radius=3)
        canvas.dot(x + width - 20, top + 56, 5, BRASS)
        x += width
    canvas.rect(scene.left - 5, FLOOR_Y - 2, scene.width + 10, 16, darken(tone, 0.45), outline=False)
    canvas.rect(scene.left - 5, top - 12, scene.width + 10, 26, rgb("#efe7d8"), weight=0.8)
    canvas.polygon([(430, top - 8), (570, top - 8), (556, top + 4), (444, top + 4)], rgb("#b9c6cc"), weight=0.7)
    canvas.line([(500, top - 10), (500, top - 58), (524, top - 60), (526, top - 40)], METAL, 8, smooth=True)


def _cooker(scene: Scene, x: float, modern: bool) -> None:
    canvas = scene.canvas
    body = rgb("#e9e7e2") if modern else rgb("#f2ede2")
    canvas.rect(x - 82, 538, 164, 168, body)
    canvas.rect(x - 62, 592, 124, 84, rgb("#55565e"), radius=8, weight=0.8)
    canvas.rect(x - 62, 578, 124, 8, METAL, radius=4, weight=0.6)
    for k in range(4):
        canvas.dot(x - 54 + k * 36, 560, 7, rgb("#6a6a72"))
    canvas.rect(x - 88, 526, 176, 15, rgb("#5c5c64"), radius=3, weight=0.8)
    _pot(scene, x - 34, 526, 38, rgb("#c9584c"))
    _pot(scene, x + 42, 526, 28, rgb("#7b8f9f"))
    canvas.polygon([(x - 56, 300), (x + 56, 300), (x + 96, 400), (x - 96, 400)], lighten(body, 0.1))
    canvas.rect(x - 46, scene.canvas.top - 5, 92, 306 - scene.canvas.top, body, weight=0.8)


def _pot(scene: Scene, x: float, y: float, r: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(x - r, y - r * 1.2, 2 * r, r * 1.2, colour, radius=r * 0.24, weight=0.8)
    for side in (-1, 1):
        canvas.oval(x + side * r * 1.1, y - r * 0.85, r * 0.2, r * 0.12, darken(colour, 0.2), weight=0.6)
    canvas.oval(x, y - r * 1.22, r * 1.05, r * 0.2, lighten(colour, 0.15), weight=0.8)
    canvas.dot(x, y - r * 1.46, r * 0.13, darken(colour, 0.4))
    for dx in (-0.3, 0.25):
        canvas.line([(x + dx * r, y - r * 1.8), (x + dx * r - 8, y - r * 2.3), (x + dx * r + 6, y - r * 2.8)], (255, 255, 255), 5, alpha=0.4, smooth=True, blur=2)


def _hearth(scene: Scene, x: float) -> None:
    canvas = scene.canvas
    canvas.rect(x - 120, 300, 240, 400, rgb("#f2e8d6"))
    canvas.polygon([(x - 140, 320), (x + 140, 320), (x + 90, scene.canvas.top - 5), (x - 90, scene.canvas.top - 5)], rgb("#f2e8d6"), weight=0.8)
    canvas.rect(x - 148, 312, 296, 24, WOOD, weight=0.8)
    for k, c in enumerate(("#7fa3c4", "#d8a85c", "#b6624c")):
        canvas.oval(x - 80 + 80 * k, 292, 22, 22, PAPER, weight=0.7)
        canvas.oval(x - 80 + 80 * k, 292, 13, 13, rgb(c), weight=0.5, shade=0)
    canvas.rect(x - 92, 440, 184, 260, rgb("#6b5348"), radius=10)
    canvas.line([(x, 440), (x, 540)], rgb("#4d4a52"), 5)
    canvas.oval(x, 572, 44, 36, rgb("#55535c"))
    for k in range(3):
        canvas.limb([(x - 50 + 10 * k, 690 - 8 * k), (x + 44 - 8 * k, 682 - 5 * k)], [16, 16], rgb("#7a5238"), weight=0.7)

    def fire() -> None:
        canvas.glow(x, 650, 240, (255, 190, 100), 0.5)
        for w, h, c in ((42, 92, "#e8793a"), (26, 62, "#f5b44a"), (13, 36, "#fdeab0")):
            canvas.soft([(x, 676 - h * 1.3), (x + w, 676 - h * 0.35), (x + w * 0.7, 682), (x - w * 0.7, 682), (x - w, 676 - h * 0.35)], rgb(c), weight=0.4, shade=0.05)

    scene.lights.append(fire)


def _pans(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.line([(x - 70, y), (x + 66, y)], DARK_WOOD, 8)
    for k, r in enumerate((28, 23, 18)):
        px = x - 46 + k * 48
        canvas.line([(px, y), (px, y + 54)], rgb("#6a5348"), 5)
        canvas.oval(px, y + 54 + r, r, r, rgb("#cc7e4e"), weight=0.8, shade=0.25)
        canvas.oval(px, y + 54 + r, r * 0.72, r * 0.72, rgb("#dc9a67"), weight=0.5)


def _botijo(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    clay = rgb("#d99a6c")
    canvas.line([(x - 16, y - 62), (x, y - 88), (x + 18, y - 62)], darken(clay, 0.1), 9, smooth=True)
    canvas.limb([(x + 22, y - 52), (x + 42, y - 72)], [15, 8], clay, weight=0.8)
    canvas.soft([(x - 44, y - 36), (x - 14, y - 76), (x + 14, y - 76), (x + 44, y - 36), (x + 22, y + 6), (x - 22, y + 6)], clay)


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
        _wardrobe(scene, 870)
        frame(scene, 250, 230, 84, 104, kind="saint")
        rug(scene, 540, 880, 280, 62, rgb("#8fa7b5"))
        _double_bed(scene)
        table(scene, 432, 716, 84, 112)
        canvas.rect(418, 562, 28, 34, rgb("#8fa7b5"), radius=8, weight=0.7)
        shade = polygon_path([(408, 562), (424, 524), (440, 524), (456, 562)])
        canvas.fill(shade, rgb("#f5e6c3"), weight=0.8)
        scene.flame(432, 545, 300, 0.55)
    return Ground(far_y=770, left=330, wall=True, wall_y=250, anchors=(Anchor("seat", 200, 690, 240),))


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

            canvas.polygon([at(c, t0), at(c + 1, t0), at(c + 1, t1), at(c, t1)], rng.choice(colours), weight=0.35, shade=0.05)
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
        _vase(scene, 775, 618)
    return Ground(far_y=775, wall=True, wall_y=300, anchors=(Anchor("seat", 225, 680, 110), Anchor("seat", 935, 690, 110)))


def _notice_board(scene: Scene, x: float, y: float) -> None:
    canvas, rng = scene.canvas, scene.rng
    canvas.rect(x - 96, y - 74, 192, 148, WOOD, weight=0.9)
    canvas.rect(x - 87, y - 65, 174, 130, rgb("#d9b98a"), weight=0.5)
    for k in range(6):
        px, py = x - 70 + (k % 3) * 52, y - 52 + (k // 3) * 60
        canvas.rect(px, py, 38, 46, rng.choice((PAPER, rgb("#f3dca0"), rgb("#cfe0e6"), rgb("#f0c9bd"))), weight=0.5)
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
        _hospital_bed(scene)
        _drip(scene, 372, 740)
        table(scene, 420, 700, 80, 120, rgb("#e8e6dd"))
        _vase(scene, 420, 566)
    return Ground(far_y=770, left=340, wall=True, wall_y=260, anchors=(Anchor("seat", 170, 692, 240),))


def _screen(scene: Scene) -> None:
    canvas = scene.canvas
    for k in range(3):
        x = 800 + k * 74
        canvas.polygon([(x, 356 + 10 * (k % 2)), (x + 70, 356 + 10 * ((k + 1) % 2)), (x + 70, 716 + 10 * ((k + 1) % 2)), (x, 716 + 10 * (k % 2))], rgb("#dfe9e2"), weight=0.9)
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


