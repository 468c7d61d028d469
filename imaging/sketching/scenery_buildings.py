"""Houses, towers, walls and street furniture of the places."""

import skia

from imaging.sketching.kit import polygon_path
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    LAMPLIGHT,
    PAPER,
    SNOW,
    STONE,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.regions import SPAIN
from imaging.sketching.scenery import Scene, haze

ROOF = rgb("#c0704c")
WHITEWASH = rgb("#f6efe0")


def roof_colour(scene: Scene, colour: Colour | None = None) -> Colour:
    """Tiles, or the snow on them."""
    colour = colour or scene.look.manner.roof_colour
    return mix(colour, SNOW, 0.88) if scene.look.snowy else jitter(colour, scene.rng, 9)


def pane(
    scene: Scene, x: float, y: float, width: float, height: float, *, chance: float = 0.65, air: float = 0.0
) -> None:
    """One window pane in a facade: dark glass by day, perhaps lit by night."""
    canvas = scene.canvas
    canvas.rect(x, y, width, height, haze(scene, rgb("#7f98a8"), air), weight=0.5)
    if scene.look.lit and scene.rng.random() < chance:
        scene.lights.append(lambda: canvas.rect(x, y, width, height, LAMPLIGHT, weight=0.5, shade=0.05))
    else:
        canvas.line([(x + width / 2, y), (x + width / 2, y + height)], haze(scene, PAPER, air), 2.2)


def tile_rows(scene: Scene, points: list[tuple[float, float]], colour: Colour) -> None:
    """A tiled roof slope with rows of tiles."""
    path = polygon_path(points)
    scene.canvas.fill(path, colour, weight=0.8)
    if not scene.look.snowy:
        scene.canvas.hatch(path, darken(colour, 0.5), gap=11, angle=90, alpha=0.4)


def house(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    wall: Colour,
    *,
    air: float = 0.0,
    floors: int = 1,
    shutters: Colour | None = None,
    balcony: bool = False,
) -> None:
    """A village house seen from the front under a tiled roof; (x, y) is its lower left corner."""
    scene.stands("house", x + width / 2, y, width)
    canvas, rng = scene.canvas, scene.rng
    manner = scene.look.manner
    if manner is not SPAIN:
        wall = manner.walls[WALL_COLOURS.index(wall) % len(manner.walls)] if wall in WALL_COLOURS else wall
        balcony = balcony and manner.floors > 1
        shutters = manner.woodwork[int(x) % len(manner.woodwork)] if shutters else None
    wall = haze(scene, wall, air)
    top = y - height
    canvas.rect(x, top, width, height, wall, weight=0.8)
    plinth = darken(wall, 0.14)
    if manner is not SPAIN and not air:
        plinth = manner.plinths[int(x + width) % len(manner.plinths)]
    canvas.rect(x, y - height * 0.13, width, height * 0.13, plinth, outline=False)
    _house_roof(scene, x, top, width, height, wall, air)
    door_x = x + width * rng.choice((0.16, 0.56))
    dw, dh = width * 0.24, min(height * 0.42, width * 0.5)
    canvas.rect(
        door_x,
        y - dh,
        dw,
        dh,
        haze(scene, rng.choice((DARK_WOOD, rgb("#5d7f6b"), rgb("#55789a"))), air),
        weight=0.7,
    )
    row = height * 0.86 / floors
    for f in range(floors):
        for k in range(2):
            wx = x + width * (0.16 + 0.42 * k)
            wy = top + row * f + row * 0.14
            if f == floors - 1 and floors > 1 and abs(wx - door_x) < width * 0.2:
                continue
            ww, wh = width * 0.22, min(row * 0.5, width * 0.34)
            pane(scene, wx, wy, ww, wh, air=air)
            if shutters:
                for sx in (wx - ww * 0.38, wx + ww):
                    canvas.rect(sx, wy, ww * 0.36, wh, haze(scene, shutters, air), weight=0.5)
            if balcony and f < floors - 1:
                iron_rail(scene, wx - ww * 0.3, wy + wh + 4, ww * 1.6, wh * 0.42)


def _house_roof(
    scene: Scene, x: float, top: float, width: float, height: float, wall: Colour, air: float
) -> None:
    """A slope with its chimney, or the straight top of a flat roof."""
    canvas = scene.canvas
    roof = haze(scene, roof_colour(scene), air)
    chimney = x + width * scene.rng.uniform(0.2, 0.7)
    if scene.look.manner.roof == "flat":
        _parapet(scene, x, top, width, height * 0.07, lighten(wall, 0.25))
        return
    tile_rows(
        scene,
        [
            (x - width * 0.05, top + 4),
            (x + width * 0.09, top - height * 0.2),
            (x + width * 0.91, top - height * 0.2),
            (x + width * 1.05, top + 4),
        ],
        roof,
    )
    canvas.rect(chimney, top - height * 0.31, width * 0.09, height * 0.18, darken(wall, 0.1), weight=0.6)


def _parapet(scene: Scene, x: float, top: float, width: float, height: float, colour: Colour) -> None:
    """The straight top of a front, with a cornice: a flat roof is behind it."""
    canvas = scene.canvas
    ledge = SNOW if scene.look.snowy else colour
    canvas.rect(x, top - height, width, height + 3, colour, weight=0.8)
    canvas.rect(x - width * 0.03, top - height - 5, width * 1.06, 8, ledge, weight=0.7)
    canvas.rect(x - width * 0.02, top - 2, width * 1.04, 7, darken(colour, 0.08), weight=0.6)


def iron_rail(scene: Scene, x: float, y: float, width: float, height: float) -> None:
    """A small balcony whose floor is at y: of wrought iron, or of painted wood."""
    manner = scene.look.manner
    iron = rgb("#4d4a52") if manner.upper == "iron" else manner.woodwork[int(x) % len(manner.woodwork)]
    bars = skia.Path()
    for i in range(7):
        bars.moveTo(x + width * i / 6, y - height)
        bars.lineTo(x + width * i / 6, y)
    scene.canvas.trace(bars, iron, weight=0.6)
    scene.canvas.line([(x - 2, y - height), (x + width + 2, y - height)], iron, 3)
    scene.canvas.line([(x - 4, y), (x + width + 4, y)], iron, 4.5)


def city_block(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    wall: Colour,
    *,
    air: float = 0.0,
    shop: Colour | None = None,
) -> None:
    """A city house of several floors with balconies; (x, y) is its lower left corner."""
    scene.stands("house", x + width / 2, y, width)
    canvas = scene.canvas
    wall = haze(scene, wall, air)
    top = y - height
    canvas.rect(x, top, width, height, wall, weight=0.8)
    canvas.rect(x - 7, top - 11, width + 14, 15, lighten(wall, 0.3), weight=0.7)
    columns = max(2, int(width / 62))
    gap = width / columns
    base = height * 0.2 if shop else 14
    floors = max(2, int((height - base) / 86))
    row = (height - base) / floors
    for f in range(floors):
        for c in range(columns):
            wx, wy = x + gap * (c + 0.28), top + row * f + row * 0.2
            pane(scene, wx, wy, gap * 0.44, row * 0.56, air=air)
            if f % 2 == 1 or f == 0:
                iron_rail(scene, wx - gap * 0.1, wy + row * 0.6, gap * 0.64, row * 0.22)
    if shop:
        canvas.rect(
            x + width * 0.06,
            y - base * 0.86,
            width * 0.88,
            base * 0.86,
            haze(scene, rgb("#8fb0ba"), air),
            weight=0.7,
        )
        awning(scene, x + width * 0.03, y - base * 1.02, width * 0.94, base * 0.42, shop)


def awning(
    scene: Scene, x: float, y: float, width: float, height: float, colour: Colour, *, stripes: int = 8
) -> None:
    """A striped awning with a scalloped edge, hanging from y."""
    canvas = scene.canvas
    step = width / stripes
    for i in range(stripes):
        cloth = colour if i % 2 == 0 else PAPER
        x0 = x + i * step
        path = skia.Path()
        path.moveTo(x0 + (x + width / 2 - x0) * 0.08, y)
        path.lineTo(x0 + step + (x + width / 2 - x0 - step) * 0.08, y)
        path.lineTo(x0 + step, y + height)
        path.quadTo(x0 + step / 2, y + height * 1.28, x0, y + height)
        path.close()
        canvas.fill(path, cloth, weight=0.6, shade=0.1)


def church_tower(
    scene: Scene, x: float, y: float, width: float, height: float, wall: Colour, *, spire: bool = True
) -> None:
    """A square bell tower with clock and bells, as the country builds it; (x, y) is its foot's middle."""
    scene.stands("church", x, y, width)
    canvas = scene.canvas
    top = y - height
    half = width / 2
    canvas.rect(x - half, top, width, height, wall)
    for level in (0.0, 0.3, 0.62):
        canvas.rect(
            x - half * 1.1, top + height * level - 6, width * 1.1, 12, lighten(wall, 0.25), weight=0.7
        )
    for side in (-1, 1):
        cx = x + side * half * 0.45
        arch = skia.Path.RRect(
            skia.Rect(cx - half * 0.24, top + height * 0.06, cx + half * 0.24, top + height * 0.26),
            half * 0.24,
            half * 0.24,
        )
        canvas.fill(arch, darken(wall, 0.55), weight=0.7)
        canvas.soft(
            [
                (cx, top + height * 0.1),
                (cx + half * 0.17, top + height * 0.2),
                (cx + half * 0.2, top + height * 0.235),
                (cx - half * 0.2, top + height * 0.235),
                (cx - half * 0.17, top + height * 0.2),
            ],
            rgb("#c99a4c"),
            weight=0.5,
        )
    canvas.oval(x, top + height * 0.42, half * 0.42, half * 0.42, PAPER, weight=0.9)
    canvas.line([(x, top + height * 0.42), (x, top + height * 0.42 - half * 0.3)], DARK_WOOD, 3)
    canvas.line([(x, top + height * 0.42), (x + half * 0.2, top + height * 0.43)], DARK_WOOD, 3)
    manner = scene.look.manner
    if manner.tower == "dome":
        peak = _dome(scene, x, top, half)
    else:
        roof = roof_colour(scene, rgb("#a9674d") if manner.tower == "spire" else None)
        peak = top - width * (0.85 if spire and manner.tower == "spire" else 0.42)
        tile_rows(scene, [(x - half * 1.18, top), (x, peak), (x + half * 1.18, top)], roof)
    canvas.line([(x, peak), (x, peak - 34)], rgb("#5a5054"), 4)
    canvas.line([(x - 10, peak - 24), (x + 10, peak - 24)], rgb("#5a5054"), 4)
    if manner.storks:
        stork_nest(scene, x + half * 0.95, top - 2, width * 0.5)


def _dome(scene: Scene, x: float, top: float, half: float) -> float:
    """A glazed cupola on the tower; answers the height of its top."""
    canvas = scene.canvas
    tiles = SNOW if scene.look.snowy else rgb("#d9a441")
    canvas.soft(
        [(x - half, top + 4), (x - half * 0.96, top - half * 0.7), (x - half * 0.4, top - half * 1.3),
         (x, top - half * 1.42), (x + half * 0.4, top - half * 1.3), (x + half * 0.96, top - half * 0.7),
         (x + half, top + 4)],
        tiles,
    )  # fmt: skip
    for lean in (-0.5, 0.0, 0.5):
        canvas.ink_line(
            [(x + half * lean, top), (x + half * lean * 0.9, top - half * 0.7), (x, top - half * 1.4)],
            rgb("#3f7fae"), weight=1.2, alpha=0.7,
        )  # fmt: skip
    canvas.rect(x - half * 0.2, top - half * 1.7, half * 0.4, half * 0.34, lighten(STONE, 0.3), weight=0.7)
    return top - half * 1.7


def stork_nest(scene: Scene, x: float, y: float, size: float) -> None:
    """A stork standing in its nest of twigs."""
    canvas = scene.canvas
    canvas.oval(x, y - size * 0.06, size * 0.42, size * 0.13, rgb("#8a6d4e"), weight=0.6)
    if scene.look.season == "winter":
        return
    canvas.line([(x, y - size * 0.1), (x, y - size * 0.4)], rgb("#d6604a"), size * 0.05)
    canvas.soft(
        [
            (x - size * 0.34, y - size * 0.42),
            (x + size * 0.05, y - size * 0.66),
            (x + size * 0.2, y - size * 0.5),
            (x, y - size * 0.32),
        ],
        WHITEWASH,
        weight=0.6,
    )
    canvas.soft(
        [
            (x - size * 0.36, y - size * 0.42),
            (x - size * 0.1, y - size * 0.5),
            (x - size * 0.08, y - size * 0.36),
        ],
        rgb("#55505a"),
        weight=0.4,
    )
    canvas.limb(
        [(x + size * 0.1, y - size * 0.54), (x + size * 0.17, y - size * 0.76)],
        [size * 0.09, size * 0.06],
        WHITEWASH,
        weight=0.5,
    )
    canvas.dot(x + size * 0.18, y - size * 0.8, size * 0.075, WHITEWASH)
    canvas.line(
        [(x + size * 0.24, y - size * 0.8), (x + size * 0.44, y - size * 0.74)], rgb("#d6604a"), size * 0.045
    )


def street_lamp(scene: Scene, x: float, y: float, height: float) -> None:
    """An iron lamp post; its light shines when lamps are lit."""
    scene.stands("lamp", x, y, height * 0.1)
    canvas = scene.canvas
    iron = rgb("#4f5560")
    canvas.shadow(x, y, 26, 7, 0.25)
    canvas.limb([(x, y), (x, y - height * 0.86)], [height * 0.035, height * 0.022], iron, weight=0.7)
    canvas.rect(x - height * 0.035, y - height * 0.05, height * 0.07, height * 0.05, iron, weight=0.7)
    ly = y - height * 0.92
    canvas.polygon(
        [
            (x - height * 0.05, ly - height * 0.06),
            (x + height * 0.05, ly - height * 0.06),
            (x + height * 0.03, ly + height * 0.06),
            (x - height * 0.03, ly + height * 0.06),
        ],
        rgb("#efe9d2"),
        weight=0.8,
    )
    canvas.polygon(
        [
            (x - height * 0.065, ly - height * 0.06),
            (x, ly - height * 0.12),
            (x + height * 0.065, ly - height * 0.06),
        ],
        iron,
        weight=0.7,
    )
    if scene.look.lit:
        scene.lights.append(lambda: canvas.glow(x, ly, height * 0.7, (255, 220, 140), 0.6))
        scene.lights.append(lambda: canvas.dot(x, ly, height * 0.035, (255, 240, 190)))


def bench(scene: Scene, x: float, y: float, width: float, colour: Colour = WOOD) -> None:
    """A slatted bench whose feet stand at y, its middle at x; the seat is 0.3 widths high."""
    scene.stands("bench", x, y, width)
    canvas = scene.canvas
    canvas.shadow(x, y, width * 0.55, 14, 0.26)
    iron = rgb("#4f5560")
    for side in (-1, 1):
        lx = x + side * width * 0.42
        canvas.line([(lx, y), (lx, y - width * 0.25), (lx - 6, y - width * 0.56)], iron, 7)
        canvas.line([(lx - 18, y), (lx - 8, y - width * 0.24)], iron, 7)
    for k in range(3):
        canvas.rect(
            x - width * 0.5,
            y - width * (0.56 - 0.09 * k),
            width,
            width * 0.065,
            jitter(colour, scene.rng, 5),
            radius=3,
            weight=0.7,
        )
    canvas.polygon(
        [
            (x - width * 0.52, y - width * 0.22),
            (x - width * 0.48, y - width * 0.29),
            (x + width * 0.48, y - width * 0.29),
            (x + width * 0.52, y - width * 0.22),
        ],
        lighten(colour, 0.12),
        weight=0.8,
    )
    canvas.rect(x - width * 0.52, y - width * 0.22, width * 1.04, 9, colour, weight=0.7)


def stone_wall(
    scene: Scene,
    y: float,
    height: float,
    colour: Colour = STONE,
    *,
    left: float | None = None,
    right: float | None = None,
) -> None:
    """A dry-stone wall from left to right with its foot at y."""
    canvas, rng = scene.canvas, scene.rng
    x0 = scene.left - 10 if left is None else left
    x1 = scene.right + 10 if right is None else right
    scene.stands("wall", (x0 + x1) / 2, y, x1 - x0)
    canvas.rect(x0, y - height, x1 - x0, height, colour, weight=0.8)
    rows = max(2, int(height / 26))
    for r in range(rows):
        x = x0 + rng.uniform(-30, 0)
        while x < x1:
            w = rng.uniform(32, 62)
            a, b = max(x0, x + 2), min(x1, x + w - 2)
            if b - a > 8:
                canvas.rect(
                    a,
                    y - height + r * height / rows + 2,
                    b - a,
                    height / rows - 4,
                    jitter(colour, rng, 9),
                    radius=7,
                    weight=0.4,
                )
            x += w
    if scene.look.snowy:
        canvas.rect(x0, y - height - 8, x1 - x0, 12, SNOW, radius=6, weight=0.5)


def wooden_fence(scene: Scene, y: float, height: float, left: float, right: float) -> None:
    """Posts and two rails."""
    scene.stands("wall", (left + right) / 2, y, right - left)
    canvas = scene.canvas
    x = left
    while x <= right:
        canvas.rect(x - 6, y - height, 12, height, jitter(WOOD, scene.rng, 6), weight=0.6)
        x += 84
    for k in (0.82, 0.42):
        canvas.limb(
            [
                (left - 12, y - height * k),
                ((left + right) / 2, y - height * k + 4),
                (right + 12, y - height * k),
            ],
            [9, 9, 9],
            lighten(WOOD, 0.1),
            weight=0.6,
        )


def fountain(scene: Scene, x: float, y: float, size: float) -> None:
    """A round stone fountain with a spout; (x, y) is the middle of its foot."""
    scene.stands("fountain", x, y, size)
    canvas = scene.canvas
    canvas.shadow(x, y, size * 0.62, size * 0.1, 0.28)
    canvas.soft(
        [
            (x - size * 0.55, y - size * 0.3),
            (x + size * 0.55, y - size * 0.3),
            (x + size * 0.5, y + size * 0.06),
            (x - size * 0.5, y + size * 0.06),
        ],
        STONE,
    )
    canvas.oval(x, y - size * 0.28, size * 0.5, size * 0.1, lighten(STONE, 0.3), weight=0.8)
    canvas.oval(x, y - size * 0.275, size * 0.43, size * 0.075, rgb("#8fc0cc"), weight=0.6)
    canvas.limb([(x, y - size * 0.28), (x, y - size * 0.8)], [size * 0.14, size * 0.09], STONE)
    canvas.oval(x, y - size * 0.82, size * 0.2, size * 0.06, lighten(STONE, 0.2), weight=0.8)
    for side in (-1, 1):
        canvas.line(
            [
                (x + side * size * 0.08, y - size * 0.84),
                (x + side * size * 0.24, y - size * 0.8),
                (x + side * size * 0.3, y - size * 0.3),
            ],
            rgb("#d3ecf2"),
            4,
            alpha=0.85,
            smooth=True,
        )


def water_area(scene: Scene, top: float, bottom: float, colour: Colour) -> None:
    """Sea, lake or dock: a band of water with glints and the sun's road."""
    scene.stands("water", 500, bottom, scene.width)
    canvas, look, rng = scene.canvas, scene.look, scene.rng
    far = mix(colour, look.sky[1], 0.3) if not look.night else colour
    canvas.gradient(
        scene.left, top, scene.width, bottom - top, [(0, far), (0.4, colour), (1, lighten(colour, 0.22))]
    )
    for _ in range(int((bottom - top) / 5)):
        y = top + (bottom - top) * rng.random() ** 1.3
        x = rng.uniform(scene.left, scene.right)
        w = 16 + 60 * (y - top) / max(1.0, bottom - top)
        canvas.line([(x - w, y), (x, y - 3), (x + w, y)], lighten(colour, 0.65), 2.4, alpha=0.5, smooth=True)


def mirrored(scene: Scene, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    """The broken image in the water of something that stands on the far shore at y, fading downwards."""
    canvas, rng = scene.canvas, scene.rng
    alphas = (0.42, 0.0)
    canvas.gradient(x, y, width, height, [(0, colour), (1, colour)], alphas=alphas)
    for _ in range(3):
        wy = y + height * rng.uniform(0.2, 0.9)
        canvas.line([(x - 6, wy), (x + width + 6, wy)], lighten(colour, 0.5), 2.4, alpha=0.3)


WALL_COLOURS = (WHITEWASH, rgb("#f0dcb6"), rgb("#e9c6a4"), rgb("#f4e7cf"), rgb("#dfc7a0"), COLOURS["beige"])
