"""The squares of towns: the arcaded plaza mayor, the Mexican zócalo and the monument on its roundabout."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, PAPER, STONE, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.places import Anchor, Ground, SceneLook, place
from imaging.sketching.scenery import (
    Scene,
    earth,
    flags,
    ground,
    haze,
    hill,
    hour_light,
    puffy_path,
    shine_now,
    sky,
)
from imaging.sketching.scenery_buildings import (
    bench,
    city_block,
    fountain,
    roof_colour,
    street_lamp,
    tile_rows,
)
from imaging.sketching.scenery_depth import arcade, arch_path, cast_shadow, cornice, slanted, window_rows
from imaging.sketching.scenery_foreground import paved_front
from imaging.sketching.scenery_plants import broad_tree, bush, potted_plant

_BRICKS = (rgb("#cf8263"), rgb("#dfb27a"), rgb("#e3bd8a"))
_PAVING = rgb("#d9c8a8")


@place("arcaded_square")
def arcaded_square(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A plaza mayor: arcades and balconies on three sides, slate spires, a clock, lamps on the paving."""
    scene = Scene(canvas, look, rng)
    wall = rng.choice(_BRICKS)
    sky(scene, 520)
    with hour_light(scene):
        _main_front(scene, wall)
        for side in (-1, 1):
            _side_front(scene, side, darken(wall, 0.05 if side < 0 else 0.12))
        shine_now(scene)
        pave = earth(scene, _PAVING)
        ground(scene, 652, pave, texture=False)
        flags(scene, 652, pave, rows=8, columns=15)
        cast_shadow(
            scene, [(scene.right + 10, 706), (760, 654), (640, 654), (700, 700), (scene.right + 10, 850)]
        )
        for k, x in enumerate((86, 914)):
            street_lamp(scene, x, 790 + 6 * k, 330)
        _cafe_table(scene, 205, 742)
        _cafe_table(scene, 812, 738)
    return Ground(far_y=765, foreground=paved_front(scene), anchors=(Anchor("table", 205, 700, 70),))


def _main_front(scene: Scene, wall: Colour) -> None:
    canvas = scene.canvas
    left, width, base = 190.0, 620.0, 656.0
    slate = roof_colour(scene, rgb("#6f7787"))
    tile_rows(
        scene, [(left - 6, 352), (left + 26, 302), (left + width - 26, 302), (left + width + 6, 352)], slate
    )
    for k in range(7):
        x = left + 70 + k * 80
        canvas.rect(x - 12, 312, 24, 28, lighten(wall, 0.3), weight=0.5)
        canvas.polygon([(x - 17, 314), (x, 294), (x + 17, 314)], darken(slate, 0.1), weight=0.5)
    canvas.rect(left, 350, width, base - 350, wall, weight=0.8)
    window_rows(scene, left + 10, 352, width - 20, 186, 11, 2)
    cornice(scene, left, 346, width, wall)
    arcade(scene, left, base, width, 112, 9, lighten(wall, 0.12))
    canvas.rect(left - 4, 540, width + 8, 9, lighten(wall, 0.45), weight=0.5)
    for x in (left + 128, left + width - 128):
        _spire(scene, x, 306, wall, slate)
    canvas.polygon(
        [(440, 352), (446, 296), (500, 262), (554, 296), (560, 352)], lighten(wall, 0.2), weight=0.8
    )
    canvas.oval(500, 314, 27, 27, PAPER, weight=0.9)
    canvas.line([(500, 314), (500, 296)], rgb("#4f4046"), 3)
    canvas.line([(500, 314), (511, 320)], rgb("#4f4046"), 3)


def _spire(scene: Scene, x: float, y: float, wall: Colour, slate: Colour) -> None:
    canvas = scene.canvas
    canvas.rect(x - 33, y - 66, 66, 112, lighten(wall, 0.08), weight=0.7)
    for side in (-1, 1):
        canvas.fill(arch_path(x + side * 15, y - 18, 16, 36), rgb("#6d7f92"), weight=0.5)
    cornice(scene, x - 34, y - 70, 68, wall, height=8)
    canvas.soft(
        [(x - 36, y - 68), (x - 14, y - 92), (x, y - 196), (x + 14, y - 92), (x + 36, y - 68)],
        slate,
        weight=0.7,
    )
    canvas.line([(x, y - 150), (x, y - 190)], rgb("#5a5054"), 3)
    canvas.dot(x, y - 168, 5, rgb("#d8a93f"))


def _side_front(scene: Scene, side: int, wall: Colour) -> None:
    """One wing of the square, running to the viewer."""
    edge = scene.right + 30 if side > 0 else scene.left - 30
    far = 500 + side * 310
    reach = abs(edge - far)
    near_top, near_low = 352 - reach * 0.62, 656 + reach * 0.24
    corners = [(far, 352.0), (edge, near_top), (edge, near_low), (far, 656.0)]
    if side < 0:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    bays = 4 + int(reach / 170)
    with slanted(scene, 100.0 * bays, 300, corners):
        scene.canvas.rect(0, 0, 100.0 * bays, 300, wall, weight=0.7)
        window_rows(scene, 0, 0, 100.0 * bays, 186, bays, 2)
        arcade(scene, 0, 300, 100.0 * bays, 112, bays, lighten(wall, 0.1))
        cornice(scene, 0, 0, 100.0 * bays, wall, height=9)
        roof = roof_colour(scene, rgb("#6f7787"))
        scene.canvas.rect(-10, -26, 100.0 * bays + 20, 26, roof, weight=0.6)


def _cafe_table(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    canvas.shadow(x, y, 66, 10, 0.26)
    iron = rgb("#5b5f66")
    for side in (-1, 1):
        canvas.line([(x + side * 46, y), (x + side * 46, y - 40), (x + side * 54, y - 84)], iron, 4)
        canvas.line([(x + side * 26, y), (x + side * 26, y - 40)], iron, 4)
        canvas.rect(x + side * 36 - 14, y - 44, 28, 6, rgb("#b98a5c"), weight=0.5)
    canvas.line([(x, y), (x, y - 54)], iron, 6)
    canvas.oval(x, y - 56, 34, 9, lighten(STONE, 0.4), weight=0.7)


@place("zocalo")
def zocalo(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A Mexican main square: twin-towered cathedral, kiosk, painted arcades, laurels and paper pennants."""
    scene = Scene(canvas, look, rng)
    sky(scene, 540)
    side = rng.choice((-1, 1))
    with hour_light(scene):
        hill(scene, 500, 26, haze(scene, look.grass, 0.5))
        for k in (-1, 1):
            _portales(scene, k)
        _cathedral(scene, 500 - side * 60, 652)
        shine_now(scene)
        pave = earth(scene, rgb("#dcc6a0"))
        ground(scene, 650, pave, texture=False)
        flags(scene, 650, pave)
        _kiosk(scene, 500 + side * 275, 724)
        for x, y, h in ((500 - side * 400, 712, 230), (500 + side * 450, 742, 300)):
            _round_laurel(scene, x, y, h)
        bench(scene, 500 - side * 395, 786, 170, rgb("#5f8f7a"))
        _pennants(scene)
    return Ground(
        far_y=775, foreground=paved_front(scene), anchors=(Anchor("seat", 500 - side * 395, 740, 150),)
    )


def _portales(scene: Scene, side: int) -> None:
    canvas, rng = scene.canvas, scene.rng
    x = 500 + side * 205.0
    tones = [rgb("#d98a5c"), rgb("#e3b85a"), rgb("#7fa9ad"), rgb("#d2766a"), rgb("#93b58a"), rgb("#e0a7a0")]
    rng.shuffle(tones)
    k = 0
    while scene.left - 10 < x < scene.right + 10:
        w = 150.0
        left = x if side > 0 else x - w
        wall = jitter(tones[k % len(tones)], rng, 5)
        tall = rng.uniform(206, 240)
        canvas.rect(left, 656 - tall, w, tall, wall, weight=0.8)
        window_rows(scene, left + 4, 656 - tall + 8, w - 8, tall - 122, 3, 1, frame=lighten(wall, 0.6))
        cornice(scene, left, 656 - tall - 4, w, wall, height=9)
        arcade(scene, left, 656, w, 104, 3, lighten(wall, 0.28))
        x += side * w
        k += 1


def _cathedral(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    wall = rgb("#e6cfa6")
    for side in (-1, 1):
        tx = x + side * 128
        canvas.rect(tx - 44, y - 300, 88, 300, wall, weight=0.8)
        for level, size in ((0, 1.0), (1, 0.78)):
            base = y - 296 - level * 84
            canvas.rect(
                tx - 42 * size, base - 82 * size, 84 * size, 84 * size, lighten(wall, 0.12), weight=0.7
            )
            for bell in (-1, 1):
                canvas.fill(
                    arch_path(tx + bell * 19 * size, base - 10, 24 * size, 56 * size),
                    rgb("#6d5a56"),
                    weight=0.5,
                )
            cornice(scene, tx - 46 * size, base - 86 * size, 92 * size, wall, height=9)
        top = y - 296 - 84 - 70
        canvas.soft(
            [(tx - 34, top), (tx - 26, top - 38), (tx, top - 62), (tx + 26, top - 38), (tx + 34, top)],
            rgb("#c9824f"),
            weight=0.7,
        )
        canvas.line([(tx, top - 50), (tx, top - 84)], rgb("#5a5054"), 4)
        canvas.line([(tx - 9, top - 72), (tx + 9, top - 72)], rgb("#5a5054"), 4)
    _dome(scene, x, y - 262)
    canvas.rect(x - 88, y - 262, 176, 262, lighten(wall, 0.1), weight=0.8)
    canvas.soft(
        [(x - 90, y - 258), (x - 50, y - 296), (x, y - 322), (x + 50, y - 296), (x + 90, y - 258)],
        lighten(wall, 0.16),
        weight=0.7,
    )
    for k in (-1, 1):
        for dx in (34, 66):
            canvas.limb(
                [(x + k * dx, y - 4), (x + k * dx, y - 238)], [11, 10], lighten(wall, 0.4), weight=0.5
            )
    cornice(scene, x - 84, y - 132, 168, wall, height=8)
    canvas.fill(arch_path(x, y, 58, 112), rgb("#7a5541"), weight=0.8)
    canvas.line([(x, y), (x, y - 108)], rgb("#573a2e"), 3)
    canvas.oval(x, y - 190, 25, 25, rgb("#8aa3b5"), weight=0.8)
    if scene.look.lit:
        scene.lights.append(lambda: canvas.oval(x, y - 190, 25, 25, rgb("#ffd98a"), weight=0.8))


def _dome(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    tiles = (rgb("#e0b44c"), rgb("#5f8db4"))
    dome = skia.Path()
    dome.moveTo(x - 92, y)
    dome.cubicTo(x - 92, y - 110, x - 36, y - 150, x, y - 158)
    dome.cubicTo(x + 36, y - 150, x + 92, y - 110, x + 92, y)
    dome.close()
    canvas.fill(dome, tiles[0], weight=0.7)
    with canvas.clip(dome):
        for k in range(-3, 4):
            canvas.line([(x + k * 30, y), (x + k * 12, y - 160)], tiles[1], 8, alpha=0.8)
    canvas.rect(x - 14, y - 184, 28, 30, PAPER, weight=0.6)


def _kiosk(scene: Scene, x: float, y: float) -> None:
    canvas = scene.canvas
    iron = rgb("#4f7f6a")
    canvas.shadow(x, y, 150, 17, 0.28)
    canvas.polygon(
        [(x - 128, y), (x - 114, y - 54), (x + 114, y - 54), (x + 128, y)], lighten(STONE, 0.2), weight=0.8
    )
    for k in range(4):
        canvas.rect(x - 34 + 4 * k, y - 12 * (k + 1), 68 - 8 * k, 12, lighten(STONE, 0.35), weight=0.5)
    for k in range(6):
        px = x - 104 + k * 41.6
        canvas.rect(px - 4, y - 178, 8, 126, iron, weight=0.6)
    for k in range(24):
        px = x - 102 + k * 8.9
        if abs(px - x) > 24:
            canvas.line([(px, y - 54), (px, y - 84)], iron, 2)
    canvas.line([(x - 106, y - 84), (x - 24, y - 84)], iron, 5)
    canvas.line([(x + 24, y - 84), (x + 106, y - 84)], iron, 5)
    for k in range(8):
        cx = x - 91 + k * 26
        canvas.line([(cx - 13, y - 176), (cx, y - 164), (cx + 13, y - 176)], iron, 3, smooth=True)
    roof = roof_colour(scene, rgb("#b4574a"))
    tile_rows(scene, [(x - 134, y - 174), (x - 40, y - 232), (x + 40, y - 232), (x + 134, y - 174)], roof)
    canvas.soft(
        [(x - 42, y - 230), (x - 30, y - 262), (x, y - 284), (x + 30, y - 262), (x + 42, y - 230)],
        lighten(roof, 0.1),
        weight=0.7,
    )
    canvas.line([(x, y - 274), (x, y - 304)], rgb("#d8a93f"), 4)
    scene.flame(x, y - 130, 190, 0.6)


def _round_laurel(scene: Scene, x: float, y: float, height: float) -> None:
    """A laurel clipped to a drum, white-washed at its foot."""
    canvas, rng = scene.canvas, scene.rng
    canvas.shadow(x, y, height * 0.3, height * 0.05, 0.28)
    canvas.limb([(x, y), (x, y - height * 0.52)], [height * 0.06, height * 0.045], rgb("#83604a"), weight=0.7)
    canvas.rect(x - height * 0.033, y - height * 0.16, height * 0.066, height * 0.16, PAPER, weight=0.5)
    leaf = mix(rgb("#5c8a55"), rgb("#f3f5f8"), 0.6 if scene.look.snowy else 0.0)
    canvas.fill(
        puffy_path(x, y - height * 0.7, height * 0.27, height * 0.24, 13, rng),
        jitter(leaf, rng, 5),
        weight=0.7,
    )
    canvas.fill(
        puffy_path(x - height * 0.06, y - height * 0.76, height * 0.17, height * 0.13, 9, rng),
        lighten(leaf, 0.2),
        outline=False,
        alpha=0.6,
    )


def _pennants(scene: Scene) -> None:
    """Rows of cut tissue paper over the square."""
    canvas = scene.canvas
    names = ("pink", "yellow", "green", "orange", "purple", "light_blue")
    for row, (y, sag) in enumerate(((66, 56), (24, 50))):
        count = int(scene.width / 62)
        for i in range(count):
            x = scene.left + scene.width * (i + 0.5) / count
            t = (i + 0.5) / count
            hang = y + sag * 4 * t * (1 - t)
            colour = COLOURS[names[(i + 2 * row) % len(names)]]
            canvas.polygon(
                [
                    (x - 22, hang),
                    (x + 22, hang),
                    (x + 22, hang + 40),
                    (x + 11, hang + 32),
                    (x, hang + 42),
                    (x - 11, hang + 32),
                    (x - 22, hang + 40),
                ],
                colour,
                weight=0.5,
                shade=0.05,
                alpha=0.95,
            )
            for dx in (-10, 10):
                canvas.dot(x + dx, hang + 14, 3.4, lighten(colour, 0.7), 0.9)
            canvas.dot(x, hang + 22, 4, lighten(colour, 0.7), 0.9)
        canvas.line([(scene.left, y), (500, y + sag), (scene.right, y)], rgb("#8c8074"), 2, smooth=True)


@place("monument")
def monument(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """A statue on its tall plinth among flower beds and basins, with an avenue of houses behind."""
    scene = Scene(canvas, look, rng)
    side = rng.choice((-1, 1))
    sky(scene, 540)
    with hour_light(scene):
        x = scene.left - 20
        while x < scene.right:
            w = rng.uniform(120, 170)
            city_block(
                scene,
                x,
                640,
                w,
                rng.uniform(210, 290),
                rng.choice((rgb("#e3c49c"), rgb("#dcb79a"), rgb("#cfc9bd"))),
                air=0.3,
            )
            x += w + 2
        shine_now(scene)
        for k in range(7):
            broad_tree(scene, scene.left + scene.width * (k + 0.5) / 7, 668, rng.uniform(130, 170), air=0.2)
        pave = earth(scene, rgb("#dccbad"))
        ground(scene, 650, pave, texture=False)
        flags(scene, 650, pave)
        bed = mix(look.grass, pave, 0.1)
        canvas.oval(500 + side * 215, 716, 250, 40, bed, weight=0.7)
        _statue(scene, 500 + side * 215, 712)
        for k in range(9):
            bush(
                scene,
                500 + side * 215 - 216 + k * 54,
                742 - 16 * abs(k - 4) / 4,
                56,
                blooms=(rgb("#d8504a"), rgb("#efb93f"))[k % 2],
            )
        fountain(scene, 500 - side * 370, 762, 150)
        street_lamp(scene, 500 - side * 235, 704, 250)
        potted_plant(scene, 500 + side * 470, 800, 70, rgb("#d8504a"), pot=STONE)
    return Ground(far_y=775, foreground=paved_front(scene))


def _statue(scene: Scene, x: float, y: float) -> None:
    """A rider of bronze on a plinth of stone."""
    canvas = scene.canvas
    bronze, stone = rgb("#5f8577"), rgb("#d9ccb2")
    for k, (w, h) in enumerate(((210, 26), (174, 24), (128, 190))):
        base = y - (0, 26, 50)[k]
        canvas.rect(x - w / 2, base - h, w, h, lighten(stone, 0.05 * k), weight=0.8)
    cornice(scene, x - 68, y - 250, 136, stone, height=14)
    canvas.rect(x - 38, y - 170, 76, 44, rgb("#b89a62"), weight=0.6)
    for r in range(3):
        canvas.line([(x - 26, y - 160 + 12 * r), (x + 26, y - 160 + 12 * r)], rgb("#7d6238"), 3)
    with canvas.group(x, y - 250, 1.15):
        for leg in ((-46, -54, -54, 0), (-34, -50, -28, 0), (34, -52, 30, 0), (44, -56, 74, -34)):
            canvas.limb(
                [(leg[0], leg[1]), ((leg[0] + leg[2]) / 2 + 5, (leg[1] + leg[3]) / 2), (leg[2], leg[3])],
                [20, 13, 10],
                bronze,
                weight=0.6,
            )
        canvas.limb([(-52, -62), (-78, -40), (-72, -10)], [12, 16, 6], bronze, weight=0.6)
        canvas.limb([(38, -72), (64, -112), (74, -128)], [34, 26, 18], bronze, weight=0.6)
        canvas.limb([(70, -130), (98, -108)], [22, 12], bronze, weight=0.6)
        canvas.soft([(-60, -84), (0, -82), (56, -90), (52, -46), (0, -42), (-58, -46)], bronze, weight=0.7)
        canvas.limb([(-4, -80), (2, -40), (-4, -22)], [20, 15, 11], darken(bronze, 0.12), weight=0.6)
        canvas.soft(
            [(-20, -74), (-16, -130), (0, -142), (18, -130), (20, -74)], lighten(bronze, 0.05), weight=0.6
        )
        canvas.limb([(14, -126), (46, -140), (66, -172)], [14, 11, 9], bronze, weight=0.6)
        canvas.oval(2, -156, 14, 16, bronze, weight=0.6)
        canvas.soft([(-18, -164), (0, -176), (24, -164), (2, -160)], darken(bronze, 0.1), weight=0.5)
