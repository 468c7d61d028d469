"""Trees and plants that someone told of: they stand behind, with the people before them."""

import math

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.thing_parts import Rng

_BARK = rgb("#8a6548")


def _crown(
    canvas: Canvas, blobs: tuple[tuple[float, float, float], ...], leaf: Colour, rng: Rng
) -> skia.Path:
    """A crown of round clumps in one outline, lit from the upper left."""
    whole = skia.Path()
    for bx, by, r in blobs:
        whole = skia.Op(
            whole,
            skia.Path.Oval(skia.Rect(bx - r, by - r * 0.88, bx + r, by + r * 0.88)),
            skia.PathOp.kUnion_PathOp,
        )
    canvas.fill(whole, leaf, shade=0.2)
    with canvas.clip(whole):
        for bx, by, r in blobs:
            canvas.oval(
                bx - r * 0.25,
                by - r * 0.3,
                r * 0.62,
                r * 0.5,
                lighten(jitter(leaf, rng, 5), 0.16),
                alpha=0.55,
                shade=0,
                outline=False,
            )
        for _ in range(26):
            bx, by, r = rng.choice(blobs)
            a = rng.uniform(0, math.tau)
            px, py = bx + math.cos(a) * r * 0.7, by + math.sin(a) * r * 0.6
            canvas.ink_line(
                [(px - 0.02, py), (px, py - 0.014), (px + 0.02, py)],
                darken(leaf, 0.4),
                weight=0.7,
                alpha=0.45,
            )
    canvas.trace(whole, darken(leaf, 0.55))
    return whole


def _trunk(canvas: Canvas, height: float, thick: float) -> None:
    canvas.shadow(0.02, -0.004, thick * 4.2, 0.05, 0.28)
    shape = [
        (-thick * 0.7, -height),
        (thick * 0.7, -height),
        (thick * 0.6, -height * 0.4),
        (thick * 1.2, 0.0),
        (0.0, -0.02),
        (-thick * 1.2, 0.0),
        (-thick * 0.6, -height * 0.4),
    ]
    canvas.through(shape, _BARK, shade=0.2)
    for side in (-0.3, 0.25):
        canvas.ink_line(
            [(side * thick, -height * 0.8), (side * thick * 0.8, -height * 0.4), (side * thick * 1.4, -0.06)],
            darken(_BARK, 0.4),
            weight=0.8,
            alpha=0.6,
        )


_LOW = (
    (0.0, -0.86, 0.3),
    (-0.28, -0.74, 0.22),
    (0.28, -0.74, 0.22),
    (0.0, -0.64, 0.26),
    (-0.17, -0.62, 0.2),
    (0.18, -0.62, 0.2),
)
_ROUND = (
    (0.0, -1.12, 0.27),
    (-0.24, -0.9, 0.23),
    (0.25, -0.92, 0.24),
    (0.02, -0.84, 0.26),
    (-0.1, -1.05, 0.24),
)


@thing("tree", width=0.98, height=1.38, belongs=("floor",))
def tree(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A broad green tree."""
    with canvas.group(x, y, scale):
        _trunk(canvas, 0.75, 0.07)
        for side in (-1, 1):
            canvas.limb([(0, -0.5), (side * 0.18, -0.78)], [0.06, 0.03], _BARK)
        _crown(canvas, _ROUND, colour or rgb("#7fa85e"), rng)


@thing("fruit_tree", width=1.0, height=1.14, belongs=("floor",))
def fruit_tree(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A tree full of fruit: oranges, unless another colour is wished."""
    fruit = colour or rgb("#ef9a3a")
    with canvas.group(x, y, scale):
        _trunk(canvas, 0.6, 0.055)
        _crown(canvas, _LOW, rgb("#6d9a56"), rng)
        for px, py in (
            (-0.3, -0.66),
            (-0.17, -0.82),
            (0.0, -0.98),
            (0.16, -0.84),
            (0.34, -0.68),
            (-0.08, -0.62),
            (0.12, -0.56),
            (-0.24, -0.52),
            (0.22, -0.98),
            (0.0, -0.78),
            (-0.36, -0.8),
        ):
            canvas.oval(px, py, 0.034, 0.034, fruit, weight=0.7, shade=0.24)
            canvas.dot(px - 0.01, py - 0.012, 0.008, (255, 255, 255), 0.6)


@thing("olive_tree", width=1.0, height=1.1, belongs=("floor",))
def olive_tree(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An old olive tree with twisted trunk and silver leaves."""
    leaf = colour or rgb("#93a67e")
    with canvas.group(x, y, scale):
        canvas.shadow(0.02, -0.004, 0.34, 0.05, 0.28)
        canvas.limb([(0.02, -0.3), (-0.1, -0.46), (-0.24, -0.62)], [0.15, 0.1, 0.06], _BARK)
        canvas.limb([(0.03, -0.3), (0.14, -0.45), (0.22, -0.64)], [0.15, 0.1, 0.05], _BARK)
        canvas.through(
            [
                (-0.09, -0.4),
                (0.1, -0.42),
                (0.09, -0.22),
                (0.19, 0.0),
                (0.03, -0.03),
                (-0.16, 0.0),
                (-0.1, -0.16),
                (-0.05, -0.28),
            ],
            _BARK,
            shade=0.22,
        )
        for wobble in (
            [(-0.03, -0.36), (0.03, -0.22), (-0.05, -0.05)],
            [(0.05, -0.34), (0.02, -0.2), (0.09, -0.04)],
        ):
            canvas.ink_line(wobble, darken(_BARK, 0.45), weight=0.9, alpha=0.7)
        _crown(
            canvas,
            (
                (-0.26, -0.72, 0.22),
                (0.24, -0.72, 0.23),
                (0.0, -0.86, 0.24),
                (-0.05, -0.68, 0.18),
                (0.4, -0.62, 0.1),
                (-0.42, -0.62, 0.09),
            ),
            leaf,
            rng,
        )
        for k in range(12):
            a = k * 2.4
            canvas.oval(
                math.cos(a) * 0.3, -0.74 + math.sin(a) * 0.15, 0.012, 0.016, rgb("#57503f"), weight=0.5
            )


@thing("pine_tree", width=0.8, height=1.44, belongs=("floor",))
def pine_tree(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tall fir."""
    leaf = colour or rgb("#55805f")
    with canvas.group(x, y, scale):
        canvas.shadow(0.02, -0.004, 0.26, 0.04, 0.28)
        canvas.rect(-0.045, -0.26, 0.09, 0.26, _BARK)
        for k in range(4):
            low, half = -0.2 - 0.26 * k, 0.39 - 0.07 * k
            canvas.soft(
                [
                    (0, low - 0.42),
                    (half * 0.4, low - 0.18),
                    (half * 1.1, low + 0.02),
                    (half * 0.45, low + 0.02),
                    (0, low + 0.04),
                    (-half * 0.45, low + 0.02),
                    (-half * 1.1, low + 0.02),
                    (-half * 0.4, low - 0.18),
                ],
                darken(leaf, 0.12 - 0.05 * k),
                shade=0.2,
            )
            for px in (-0.5, -0.1, 0.4):
                canvas.ink_line(
                    [(px * half, low - 0.12), (px * half * 1.2, low - 0.05)],
                    darken(leaf, 0.45),
                    weight=0.8,
                    alpha=0.5,
                )


@thing("palm_tree", width=0.9, height=1.4, belongs=("floor",))
def palm_tree(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A leaning palm with its dates."""
    leaf = colour or rgb("#6d9f5b")
    with canvas.group(x, y - 0.02 * scale, scale):
        canvas.shadow(0.02, -0.004, 0.2, 0.035, 0.27)
        canvas.limb([(0.06, 0.0), (0.0, -0.5), (-0.02, -1.05)], [0.12, 0.075, 0.07], rgb("#a98358"))
        for k in range(9):
            py = -0.1 - 0.105 * k
            canvas.ink_line(
                [(-0.03 + 0.04 * (1 - k / 9), py), (0.01, py + 0.025), (0.04 + 0.03 * (1 - k / 9), py)],
                rgb("#6f5236"),
                weight=0.8,
                alpha=0.7,
            )
        for turn, long in (
            (-150, 0.44),
            (-30, 0.46),
            (-112, 0.4),
            (-68, 0.42),
            (172, 0.38),
            (8, 0.4),
            (150, 0.3),
            (30, 0.32),
        ):
            _frond(canvas, turn, long, mix(leaf, rgb("#4c7a48"), 0.3 if turn > 0 else 0.0))
        for px in (-0.06, 0.0, 0.04):
            canvas.oval(px, -1.0, 0.035, 0.05, rgb("#c98a3d"), weight=0.7)


def _frond(canvas: Canvas, turn: float, long: float, leaf: Colour) -> None:
    """One bowed palm leaf from the top of the trunk, ``turn`` degrees from the right."""
    a = math.radians(turn)
    ex, ey = math.cos(a) * long, math.sin(a) * long * 0.62 + 0.16
    mx, my = math.cos(a) * long * 0.6, math.sin(a) * long * 0.62 - 0.05
    ends = [(-0.02, -1.08), (-0.02 + mx, -1.08 + my - 0.06), (-0.02 + ex, -1.08 + ey)]
    canvas.through([*ends, (-0.02 + mx * 0.96, -1.08 + my + 0.085)], leaf, shade=0.2, weight=0.9)
    middle = (-0.02 + mx, -1.08 + my + 0.005)
    canvas.ink_line([ends[0], middle, ends[2]], darken(leaf, 0.45), weight=0.8)
    for k in range(3):
        px, py = -0.02 + mx * (0.5 + 0.3 * k), -1.08 + my * (0.7 + 0.2 * k) + 0.01 + 0.02 * k
        canvas.ink_line(
            [(px, py), (px + 0.02 * (1 if mx > 0 else -1), py + 0.045)],
            darken(leaf, 0.4),
            weight=0.6,
            alpha=0.6,
        )


@thing("cactus", width=0.5, height=0.72, belongs=("floor",))
def cactus(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A prickly pear with its fruit."""
    leaf = colour or rgb("#7aa66a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.2, 0.03, 0.27)
        for px, py, r, turn in (
            (0.0, -0.16, 0.13, 0),
            (-0.12, -0.34, 0.11, -28),
            (0.12, -0.36, 0.115, 24),
            (0.0, -0.48, 0.1, 4),
            (-0.17, -0.53, 0.08, -20),
            (0.17, -0.56, 0.085, 16),
        ):
            with canvas.group(px, py, angle=turn):
                pad = through_path(
                    [
                        (0, -r * 1.2),
                        (r * 0.8, -r * 0.6),
                        (r * 0.75, r * 0.5),
                        (0, r * 1.2),
                        (-r * 0.75, r * 0.5),
                        (-r * 0.8, -r * 0.6),
                    ]
                )
                canvas.fill(pad, leaf, shade=0.22)
                for k in range(6):
                    a = k * 2.1
                    canvas.line(
                        [
                            (math.cos(a) * r * 0.45, math.sin(a) * r * 0.6),
                            (math.cos(a) * r * 0.45 + 0.012, math.sin(a) * r * 0.6 - 0.014),
                        ],
                        rgb("#f4efd8"),
                        0.005,
                    )
        for px, py in ((-0.2, -0.64), (-0.14, -0.65), (0.15, -0.68), (0.21, -0.66), (0.03, -0.62)):
            canvas.oval(px, py, 0.022, 0.03, COLOURS["red"], weight=0.7)
