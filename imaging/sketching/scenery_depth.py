"""What gives places depth: facades that run away from the viewer, arcades, rows of windows, soft corners."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

import skia

from imaging.sketching.kit import Point
from imaging.sketching.palette import LAMPLIGHT, PAPER, Colour, darken, lighten, rgb
from imaging.sketching.scenery import Scene
from imaging.sketching.scenery_buildings import iron_rail, pane


@contextmanager
def slanted(scene: Scene, width: float, height: float, corners: Sequence[Point]) -> Generator[None]:
    """Draw on a flat sheet, (0, 0) to (width, height), that is seen as this quadrilateral.

    ``corners``: upper left, upper right, lower right, lower left on the page. Lamps that are lit on the
    sheet shine on it.
    """
    turn = skia.Matrix()
    sheet = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    turn.setPolyToPoly([skia.Point(*p) for p in sheet], [skia.Point(*p) for p in corners])
    skia_canvas = scene.canvas.skia
    before = len(scene.lights)
    skia_canvas.save()
    skia_canvas.concat(turn)
    try:
        yield
    finally:
        skia_canvas.restore()
        scene.lights[before:] = [_turned(scene, turn, shine) for shine in scene.lights[before:]]


def _turned(scene: Scene, turn: skia.Matrix, shine: Callable[[], None]) -> Callable[[], None]:
    def shine_there() -> None:
        scene.canvas.skia.save()
        scene.canvas.skia.concat(turn)
        shine()
        scene.canvas.skia.restore()

    return shine_there


def street_side(
    scene: Scene, side: int, far_x: float, far: tuple[float, float], slopes: tuple[float, float]
) -> tuple[list[Point], float]:
    """The quadrilateral of a row of houses that runs from ``far_x`` to the page's edge, and its reach.

    ``far`` is the row's top and foot at the far end; ``slopes`` how fast its top rises and its foot sinks.
    """
    edge = scene.right + 30 if side > 0 else scene.left - 30
    reach = abs(edge - far_x)
    near = (far[0] - reach * slopes[0], far[1] + reach * slopes[1])
    if side > 0:
        return [(far_x, far[0]), (edge, near[0]), (edge, near[1]), (far_x, far[1])], reach
    return [(edge, near[0]), (far_x, far[0]), (far_x, far[1]), (edge, near[1])], reach


def distance_veil(scene: Scene, side: int, width: float, height: float, air: Colour, amount: float) -> None:
    """Air over a sheet of houses, thickest at its far end."""
    stops = ((0.0, air), (0.55, air), (1.0, air))
    alphas = (amount, amount * 0.25, 0.0) if side > 0 else (0.0, amount * 0.25, amount)
    scene.canvas.gradient(0, 0, width, height, stops, alphas=alphas, sideways=True)


def arch_path(x: float, y: float, width: float, height: float) -> skia.Path:
    """A round-arched opening that stands on y with its middle at x."""
    half = width / 2
    rise = min(half, height * 0.6)
    path = skia.Path()
    path.moveTo(x - half, y)
    path.lineTo(x - half, y - height + rise)
    path.cubicTo(x - half, y - height + rise * 0.44, x - half * 0.56, y - height, x, y - height)
    path.cubicTo(x + half * 0.56, y - height, x + half, y - height + rise * 0.44, x + half, y - height + rise)
    path.lineTo(x + half, y)
    path.close()
    return path


def arcade(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    bays: int,
    wall: Colour,
    *,
    inside: Colour | None = None,
    pier: float = 0.24,
) -> None:
    """A row of round arches with shade behind; (x, y) is its lower left corner, ``pier`` part of a bay."""
    canvas = scene.canvas
    depth = inside or darken(wall, 0.55)
    canvas.rect(x, y - height, width, height, wall, weight=0.7)
    bay = width / bays
    for k in range(bays):
        middle = x + bay * (k + 0.5)
        hole = arch_path(middle, y, bay * (1 - pier), height * 0.86)
        canvas.fill(
            arch_path(middle, y, bay * (1 - pier) + 8, height * 0.86 + 5), lighten(wall, 0.3), weight=0.5
        )
        canvas.fill(hole, depth, weight=0.6, shade=0.24)
        with canvas.clip(hole):
            canvas.rect(
                middle - bay, y - height * 0.1, bay * 2, height * 0.1, lighten(depth, 0.3), outline=False
            )
        if scene.look.lit:
            scene.lights.append(_lit_arch(scene, middle, y, bay * (1 - pier), height * 0.86))
    for k in range(bays + 1):
        px = x + bay * k
        canvas.rect(
            px - bay * pier * 0.62,
            y - height * 0.5,
            bay * pier * 1.24,
            height * 0.05,
            lighten(wall, 0.35),
            weight=0.4,
        )
        canvas.rect(
            px - bay * pier * 0.62,
            y - height * 0.06,
            bay * pier * 1.24,
            height * 0.06,
            darken(wall, 0.12),
            weight=0.4,
        )


def _lit_arch(scene: Scene, x: float, y: float, width: float, height: float) -> Callable[[], None]:
    def shine() -> None:
        with scene.canvas.clip(arch_path(x, y, width, height)):
            scene.canvas.glow(x, y - height * 0.62, height * 0.62, LAMPLIGHT, 0.55)

    return shine


def window_rows(
    scene: Scene,
    x: float,
    y: float,
    width: float,
    height: float,
    columns: int,
    floors: int,
    *,
    balconies: bool = True,
    frame: Colour = PAPER,
    shutters: Colour | None = None,
) -> None:
    """Tall windows on a facade that is there already; (x, y) is the upper left of their field."""
    canvas = scene.canvas
    gap, row = width / columns, height / floors
    for f in range(floors):
        for c in range(columns):
            ww, wh = min(gap * 0.42, row * 0.5), row * 0.62
            wx, wy = x + gap * (c + 0.5) - ww / 2, y + row * f + row * 0.16
            canvas.rect(wx - 4, wy - 5, ww + 8, wh + 7, frame, weight=0.4, shade=0.04)
            pane(scene, wx, wy, ww, wh)
            if shutters is not None:
                for sx in (wx - ww * 0.5 - 2, wx + ww + 2):
                    canvas.rect(sx, wy, ww * 0.5, wh, shutters, weight=0.4)
            if balconies:
                iron_rail(scene, wx - ww * 0.35, wy + wh + 3, ww * 1.7, wh * 0.36)


def cornice(scene: Scene, x: float, y: float, width: float, colour: Colour, *, height: float = 12) -> None:
    """A moulded band over a facade, with its shade below."""
    canvas = scene.canvas
    canvas.gradient(
        x, y + height, width, height * 1.8, [(0, rgb("#4a3a44")), (1, rgb("#4a3a44"))], alphas=[0.22, 0.0]
    )
    canvas.rect(x - 6, y, width + 12, height, lighten(colour, 0.3), weight=0.6)


def cast_shadow(scene: Scene, points: Sequence[Point], alpha: float = 0.16) -> None:
    """The cool shade that a house or a wall throws on the ground; none when the sun is hidden."""
    if scene.look.grey or scene.look.lit:
        alpha *= 0.4
    scene.canvas.polygon(points, (62, 56, 92), alpha=alpha, shade=0, outline=False, blur=5)
