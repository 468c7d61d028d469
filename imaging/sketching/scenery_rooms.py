"""What all rooms share: walls, floors in perspective, and windows with the season outside."""

from dataclasses import dataclass

import skia

from imaging.sketching.kit import Point, polygon_path
from imaging.sketching.palette import (
    DARK_WOOD,
    PAPER,
    SNOW,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.scenery import Scene, own_light, puffy_path

FLOOR_Y = 690.0  # where the back wall meets the floor
_SHADE: Colour = (70, 50, 62)


def walls(
    scene: Scene, colour: Colour, *, skirting: Colour | None = None, dado: Colour | None = None
) -> None:
    """Back wall lit from the middle, with skirting and perhaps a painted lower band."""
    canvas = scene.canvas
    top = canvas.top
    canvas.gradient(
        scene.left,
        top,
        scene.width,
        FLOOR_Y - top,
        [(0, darken(colour, 0.14)), (0.35, colour), (1, lighten(colour, 0.18))],
    )
    area = skia.Path.Rect(skia.Rect(scene.left, top, scene.right, FLOOR_Y))
    canvas.brush(area, darken(colour, 0.25), scene.rng, count=36, length=90, width=9, angle=82, alpha=0.06)
    canvas.brush(area, lighten(colour, 0.8), scene.rng, count=36, length=90, width=9, angle=82, alpha=0.11)
    if dado:
        canvas.gradient(scene.left, 500, scene.width, FLOOR_Y - 500, [(0, dado), (1, lighten(dado, 0.1))])
        canvas.rect(scene.left - 5, 494, scene.width + 10, 9, darken(dado, 0.2), weight=0.6)
    if skirting:
        canvas.rect(scene.left - 5, FLOOR_Y - 20, scene.width + 10, 22, skirting, weight=0.7)
    _soft_corners(scene, FLOOR_Y)


def _soft_corners(scene: Scene, low: float) -> None:
    """The shade in which a room's ceiling and far corners lie."""
    canvas = scene.canvas
    shade = ((0.0, _SHADE), (1.0, _SHADE))
    canvas.gradient(scene.left, canvas.top, scene.width, 190, shade, alphas=(0.2, 0.0))
    canvas.gradient(scene.left, canvas.top, 240, low - canvas.top, shade, alphas=(0.2, 0.0), sideways=True)
    canvas.gradient(
        scene.right - 240, canvas.top, 240, low - canvas.top, shade, alphas=(0.0, 0.24), sideways=True
    )


def boards(scene: Scene, colour: Colour) -> None:
    """A floor of planks running to the back."""
    _floor(scene, colour)
    line = darken(colour, 0.3)
    for i in range(-26, 27):
        scene.canvas.line([(500 + i * 58, FLOOR_Y), (500 + i * 128, 1000)], line, 1.8, alpha=0.4)
    for _ in range(22):
        i, t = scene.rng.randrange(-14, 14), scene.rng.uniform(0.05, 0.95)
        y = FLOOR_Y + 310 * t
        gap = 58 + 70 * t
        scene.canvas.line([(500 + i * gap, y), (500 + (i + 1) * gap, y)], line, 1.8, alpha=0.4)


def tiles(scene: Scene, light: Colour, dark: Colour, *, alpha: float = 1.0) -> None:
    """A chequered floor in perspective."""
    _floor(scene, light)
    rows = [FLOOR_Y + 310 * (i / 8) ** 1.5 for i in range(10)]
    path = skia.Path()
    for r in range(9):
        near, far = (rows[r + 1] - FLOOR_Y) / 310, (rows[r] - FLOOR_Y) / 310
        for i in range(-16, 16):
            if (i + r) % 2:
                continue
            g0, g1 = 66 + 84 * far, 66 + 84 * near
            path.addPoly(
                [
                    skia.Point(500 + i * g0, rows[r]),
                    skia.Point(500 + (i + 1) * g0, rows[r]),
                    skia.Point(500 + (i + 1) * g1, rows[r + 1]),
                    skia.Point(500 + i * g1, rows[r + 1]),
                ],
                True,
            )
    scene.canvas.fill(path, dark, outline=False, shade=0.08, alpha=alpha)
    for y in rows[1:]:
        scene.canvas.line([(scene.left, y), (scene.right, y)], darken(light, 0.3), 1.4, alpha=0.3)


def _floor(scene: Scene, colour: Colour) -> None:
    scene.canvas.gradient(
        scene.left,
        FLOOR_Y,
        scene.width,
        314,
        [(0, darken(colour, 0.14)), (0.25, colour), (1, lighten(colour, 0.06))],
    )
    scene.canvas.gradient(
        scene.left, FLOOR_Y, scene.width, 34, [(0, darken(colour, 0.5)), (1, colour)], alphas=[0.4, 0.0]
    )


@dataclass(frozen=True)
class Hall:
    """A long room seen down its middle: its end wall, and its side walls as sheets for ``slanted``.

    ``left`` runs from near to far, ``right`` from far to near, so that both read from left to right.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    left: tuple[Point, Point, Point, Point]
    right: tuple[Point, Point, Point, Point]


def hall(
    scene: Scene,
    wall: Colour,
    floor: Colour,
    ceiling: Colour,
    *,
    end: tuple[float, float, float, float] = (300.0, 200.0, 700.0, 610.0),
    eye: float = 420.0,
) -> Hall:
    """Walls, floor and ceiling of a long room; ``end`` is the far wall, ``eye`` the height of the eyes."""
    canvas = scene.canvas
    x0, y0, x1, y1 = end
    out_left, out_right = (500 - scene.left + 12) / (500 - x0), (scene.right + 12 - 500) / (x1 - 500)
    low = (1012 - eye) / (y1 - eye)
    near_left, near_right = scene.left - 12, scene.right + 12
    up = (eye - (eye - y0) * out_left, eye - (eye - y0) * out_right)
    down = (eye + (y1 - eye) * out_left, eye + (y1 - eye) * out_right)
    box = (scene.left - 5, canvas.top - 5, scene.width + 10, 1010 - canvas.top)
    canvas.rect(*box, ceiling, outline=False, shade=0)
    canvas.gradient(
        scene.left, y1, scene.width, 1004 - y1, [(0, darken(floor, 0.2)), (1, lighten(floor, 0.1))]
    )
    canvas.polygon([(near_left, up[0]), (x0, y0), (x0, y1), (near_left, down[0])], wall, weight=0.7, shade=0)
    canvas.polygon(
        [(near_right, up[1]), (x1, y0), (x1, y1), (near_right, down[1])],
        darken(wall, 0.1),
        weight=0.7,
        shade=0,
    )
    canvas.rect(x0, y0, x1 - x0, y1 - y0, lighten(wall, 0.12), weight=0.7, shade=0.05)
    canvas.gradient(x0, y1, x1 - x0, (1004 - y1) * 0.2, [(0, _SHADE), (1, _SHADE)], alphas=[0.2, 0.0])
    canvas.gradient(scene.left, canvas.top, scene.width, 220, [(0, _SHADE), (1, _SHADE)], alphas=[0.22, 0.0])
    for edge, near in ((x0, near_left), (x1, near_right)):
        a, b = min(edge, near), max(edge, near)
        dark = (0.0, 0.22) if edge == x0 else (0.22, 0.0)
        canvas.gradient(
            a,
            y0,
            b - a,
            y1 - y0,
            [(0, _SHADE), (1, _SHADE)],
            alphas=(dark[0] * 0.5, dark[1] * 0.5),
            sideways=True,
        )
    for k in range(-7, 8):
        across = k * (x1 - x0) / 14
        canvas.line([(500 + across, y1), (500 + across * low, 1012)], darken(floor, 0.3), 1.8, alpha=0.28)
    return Hall(
        x0,
        y0,
        x1,
        y1,
        ((near_left, up[0]), (x0, y0), (x0, y1), (near_left, down[0])),
        ((x1, y0), (near_right, up[1]), (near_right, down[1]), (x1, y1)),
    )


@dataclass(frozen=True)
class _Glass:
    """The opening of a window."""

    x: float
    y: float
    width: float
    height: float

    def at(self, across: float, down: float) -> tuple[float, float]:
        return (self.x + self.width * across, self.y + self.height * down)


def window(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    frame: Colour = PAPER,
    curtains: Colour | None = None,
    panes: int = 2,
    street: bool = False,
) -> None:
    """A window with sky, season and weather behind it; (x, y) is the upper left of the glass."""
    scene.stands("window", x + width / 2, y + height, width)
    canvas, look = scene.canvas, scene.look
    sunny = not look.lit and not look.grey
    canvas.rect(x - 16, y - 16, width + 32, height + 32, frame, weight=0.9)
    glass = _Glass(x, y, width, height)
    with own_light(scene):
        opening = skia.Path.Rect(skia.Rect(x, y, x + width, y + height))
        with canvas.clip(opening):
            _outside(scene, glass, street)
            _weather_outside(scene, glass)
            shine = [glass.at(0.1, 0), glass.at(0.34, 0), glass.at(0.1, 1), glass.at(-0.14, 1)]
            canvas.polygon(shine, (255, 255, 255), alpha=0.16, shade=0, outline=False)
        bar = darken(frame, 0.25 if look.night else 0.05)
        for i in range(1, panes):
            canvas.rect(x + width * i / panes - 4, y, 8, height, bar, weight=0.6)
        canvas.rect(x, y + height * 0.42, width, 7, bar, weight=0.6)
        canvas.trace(opening, darken(frame, 0.6))
        if sunny:
            canvas.glow(x + width / 2, y + height / 2, max(width, height) * 1.05, look.sunlight, 0.4)
    canvas.rect(x - 24, y + height + 14, width + 48, 15, lighten(frame, 0.1), weight=0.8)
    if sunny:
        _sunbeam(scene, x, width)
    if curtains:
        _curtains(scene, x, y, width, height, curtains)


def _outside(scene: Scene, glass: _Glass, street: bool) -> None:
    """Sky with a meadow and a tree, or the houses opposite, in the light of the hour."""
    canvas, look = scene.canvas, scene.look
    sky_stops = [(0.0, look.sky[0]), (0.6, look.sky[1]), (1.0, look.sky[2])]
    canvas.gradient(glass.x, glass.y, glass.width, glass.height, sky_stops)
    dim = {"night": (0.4, 0.46, 0.7), "evening": (0.95, 0.76, 0.7)}.get(look.time_of_day, (1.0, 1.0, 1.0))

    def lit(colour: Colour) -> Colour:
        return (colour[0] * dim[0], colour[1] * dim[1], colour[2] * dim[2])

    leaf = SNOW if look.snowy else rgb("#9a8f84") if look.season == "winter" else look.foliage[0]
    if look.night and not look.grey:
        for i in range(9):
            canvas.dot(*glass.at((i * 0.37) % 1, (i * 0.23) % 0.6), 2, (255, 250, 226), 0.8)
        canvas.dot(*glass.at(0.72, 0.24), glass.width * 0.08, (250, 245, 218))
    if street:
        facade = lit(mix(leaf, (208, 178, 150), 0.85))
        for i in range(4):
            corner = glass.at(i * 0.26, 0.4 + 0.12 * ((i * 7) % 3))
            canvas.rect(*corner, glass.width * 0.27, glass.height, facade, weight=0.5)
        return
    canvas.oval(*glass.at(0.3, 1.02), glass.width * 0.8, glass.height * 0.34, lit(look.grass), weight=0.5)
    crown = puffy_path(*glass.at(0.76, 0.62), glass.width * 0.24, glass.height * 0.24, 8, scene.rng)
    canvas.fill(crown, lit(leaf), weight=0.5)


def _weather_outside(scene: Scene, glass: _Glass) -> None:
    canvas, look = scene.canvas, scene.look
    if look.weather in ("rain", "storm"):
        for i in range(12):
            x, y = glass.at((i * 0.29) % 1, (i * 0.41) % 1)
            canvas.line([(x, y), (x - 4, y + 20)], (225, 235, 245), 2, alpha=0.7)
    if look.weather == "snow":
        for i in range(22):
            canvas.dot(*glass.at((i * 0.29) % 1, (i * 0.41) % 1), 3.2, SNOW, 0.9)


def _sunbeam(scene: Scene, x: float, width: float) -> None:
    """The window's light on the floor."""
    lean = 120 if x < 500 else -120
    beam = polygon_path(
        [
            (x + lean, 760),
            (x + width + lean * 1.15, 760),
            (x + width * 1.15 + lean * 2.1, 985),
            (x + lean * 2.1 - width * 0.15, 985),
        ]
    )
    canvas, sunlight = scene.canvas, scene.look.sunlight
    scene.lights.append(lambda: canvas.fill(beam, sunlight, alpha=0.22, shade=0, outline=False, blur=7))


def _curtains(scene: Scene, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    canvas = scene.canvas
    canvas.line([(x - 44, y - 26), (x + width + 44, y - 26)], DARK_WOOD, 9)
    for edge, inward in ((x - 34, 1), (x + width + 34, -1)):
        canvas.through(
            [
                (edge, y - 24),
                (edge + inward * min(width, 240) * 0.34, y - 24),
                (edge + inward * min(width, 240) * 0.3, y + height * 0.4),
                (edge + inward * min(width, 240) * 0.15, y + height * 0.66),
                (edge + inward * min(width, 240) * 0.24, y + height + 30),
                (edge - inward * 4, y + height + 30),
            ],
            colour,
            weight=0.9,
        )
        for k in (0.07, 0.15, 0.23):
            canvas.ink_line(
                [
                    (edge + inward * min(width, 240) * k, y - 18),
                    (edge + inward * min(width, 240) * k * 0.75, y + height * 0.5),
                    (edge + inward * min(width, 240) * k * 0.8, y + height + 20),
                ],
                darken(colour, 0.3),
                weight=0.7,
                alpha=0.5,
            )
