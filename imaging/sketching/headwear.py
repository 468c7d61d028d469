"""Hats, scarves, combs and ribbons on the head, and what is worn at the face; around the head's middle."""

import math
from collections.abc import Mapping

from imaging.sketching.faces import Face, draw_glasses
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, rgb
from imaging.sketching.trade_hats import TRADE_HATS


def draw_head_wear(canvas: Canvas, face: Face, worn: Mapping[str, Colour]) -> None:
    """Whatever is on the head; around the head's middle, as the face is."""
    k = face.skull
    for kind, draw in (
        ("headscarf", _headscarf),
        ("hat", _hat),
        ("beret", _beret),
        ("cap", _cap),
        ("straw_hat", _straw_hat),
        ("paper_hat", _paper_hat),
        ("ornamental_comb", _comb),
        ("veil", _veil_band),
        ("mantilla", _mantilla),
        ("sombrero", _sombrero),
        ("knitted_cap", _knitted_cap),
        ("hair_ribbon", _hair_ribbon),
        ("hairband", _hairband),
        ("flower_in_hair", _flower_in_hair),
        ("flower_crown", _flower_crown),
        ("white_cap", _white_cap),
        ("bonnet", _bonnet),
        *TRADE_HATS.items(),
    ):
        if kind in worn:
            draw(canvas, worn[kind], k)
    if "headscarf" in worn and face.age == "elder":
        _white_strands(canvas, face)
    if "earrings" in worn:
        for side in (-1, 1) if face.turn.much < 0.25 else (-1,):
            x = face.turn.x(side * 0.99) if face.turn.much else side * 1.0
            canvas.oval(x, 0.5, 0.125, 0.15, worn["earrings"], weight=0.8)
    if "sunglasses" in worn:
        draw_glasses(canvas, face, dark=worn["sunglasses"])


def _hat(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-0.86, -0.52),
            (-0.82, -k * 1.1),
            (-0.5, -k * 1.46),
            (0, -k * 1.36),
            (0.5, -k * 1.46),
            (0.84, -k * 1.1),
            (0.88, -0.52),
        ],
        colour,
    )
    canvas.through(
        [(-0.9, -0.66), (0, -0.52), (0.92, -0.66), (0.9, -0.9), (0, -0.78), (-0.88, -0.9)],
        darken(colour, 0.45),
        weight=0.6,
    )
    canvas.through(
        [
            (-1.55, -0.5),
            (-0.7, -0.74),
            (0, -0.66),
            (0.7, -0.74),
            (1.55, -0.5),
            (0.8, -0.42),
            (0, -0.36),
            (-0.8, -0.42),
        ],
        colour,
    )


def _straw_hat(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-0.84, -0.5),
            (-0.76, -k * 1.14),
            (-0.3, -k * 1.4),
            (0.3, -k * 1.4),
            (0.78, -k * 1.14),
            (0.86, -0.5),
        ],
        colour,
    )
    canvas.through(
        [(-0.86, -0.66), (0, -0.5), (0.88, -0.66), (0.86, -0.92), (0, -0.78), (-0.84, -0.92)],
        rgb("#b4504a"),
        weight=0.6,
    )
    brim = through_path(
        [
            (-1.75, -0.46),
            (-0.8, -0.76),
            (0, -0.66),
            (0.8, -0.76),
            (1.75, -0.46),
            (0.9, -0.36),
            (0, -0.3),
            (-0.9, -0.36),
        ]
    )
    canvas.fill(brim, colour)
    canvas.hatch(brim, darken(colour, 0.4), gap=0.14, angle=70, alpha=0.35)


def _beret(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.02, -0.52),
            (-1.3, -0.9),
            (-0.7, -k * 1.3),
            (0.1, -k * 1.32),
            (0.95, -k * 0.98),
            (1.04, -0.52),
            (0, -0.7),
        ],
        colour,
    )
    canvas.ink_line([(-0.2, -k * 1.3), (-0.16, -k * 1.46)], darken(colour, 0.2), weight=2.0)


def _cap(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.05, -0.45),
            (-1.02, -k * 0.95),
            (-0.4, -k * 1.26),
            (0.4, -k * 1.24),
            (1.0, -k * 0.9),
            (1.06, -0.45),
            (0, -0.62),
        ],
        colour,
    )
    canvas.through(
        [(-0.2, -0.66), (0.5, -0.7), (1.1, -0.58), (1.5, -0.36), (0.8, -0.38), (0.1, -0.44)],
        darken(colour, 0.14),
    )
    canvas.ink_line([(0, -k * 1.24), (0.06, -0.7)], darken(colour, 0.3), weight=0.7, alpha=0.5)


def _white_strands(canvas: Canvas, face: Face) -> None:
    """The hair of someone old that the scarf leaves free over the forehead."""
    strands = [
        (-0.66, -0.3),
        (-0.3, -0.56),
        (0.1, -0.66),
        (0.45, -0.56),
        (0.76, -0.28),
        (0.34, -0.44),
        (-0.2, -0.4),
    ]
    canvas.through([(face.turn.x(x), y) for x, y in strands], face.hair, weight=0.7)


def _headscarf(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-0.98, 0.62),
            (-1.2, -0.1),
            (-1.02, -k * 0.86),
            (-0.4, -k * 1.2),
            (0.4, -k * 1.2),
            (1.04, -k * 0.86),
            (1.22, -0.1),
            (1.0, 0.62),
            (0.94, 0.1),
            (0.72, -0.42),
            (0.1, -0.62),
            (-0.6, -0.44),
            (-0.88, 0.1),
        ],
        colour,
    )
    canvas.polygon(
        [(-0.95, 0.6), (0.06, k * 0.98), (1.0, 0.6), (0.86, 0.9), (0.06, k * 1.2), (-0.82, 0.9)],
        colour,
        weight=0.8,
    )
    canvas.polygon(
        [(0.06, k), (0.34, k * 1.42), (0.02, k * 1.36), (-0.24, k * 1.44)], darken(colour, 0.1), weight=0.8
    )
    for x, y in ((-0.7, -0.72), (-0.2, -0.96), (0.35, -0.95), (0.8, -0.66), (-1.0, -0.15), (1.02, -0.1)):
        canvas.dot(x, y, 0.075, lighten(colour, 0.65), 0.8)


def _paper_hat(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.polygon([(-0.62, -k * 0.82), (0.6, -k * 0.84), (0.08, -k * 1.95)], colour)
    for part, tint in ((0.25, "red"), (0.55, "light_blue")):
        y = -k * (0.84 + 1.1 * part)
        half = 0.6 * (1 - part) * 0.98
        canvas.line([(0.03 - half, y), (0.03 + half, y)], COLOURS[tint], 0.12)
    canvas.dot(0.08, -k * 1.95, 0.14, COLOURS["red"])


def _comb(canvas: Canvas, colour: Colour, k: float) -> None:
    shell = rgb("#8a4f2a") if colour == COLOURS["brown"] else colour
    canvas.through(
        [
            (-0.46, -k * 1.0),
            (-0.66, -k * 1.5),
            (-0.3, -k * 1.72),
            (0, -k * 1.78),
            (0.3, -k * 1.72),
            (0.66, -k * 1.5),
            (0.46, -k * 1.0),
        ],
        shell,
    )
    for x in (-0.36, -0.12, 0.12, 0.36):
        canvas.oval(x, -k * 1.42, 0.07, 0.14, lighten(shell, 0.5), shade=0, outline=False, alpha=0.8)


def _veil_band(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.08, -0.3),
            (-0.9, -k * 0.95),
            (0, -k * 1.24),
            (0.9, -k * 0.95),
            (1.1, -0.3),
            (0.76, -k * 0.72),
            (0, -k * 0.94),
            (-0.74, -k * 0.72),
        ],
        colour,
    )
    for x, y in ((-0.6, -0.88), (-0.2, -1.06), (0.22, -1.06), (0.62, -0.88)):
        canvas.dot(x, y * k / 1.08, 0.1, rgb("#f6d9df"))
        canvas.dot(x, y * k / 1.08, 0.04, rgb("#e2bb58"))


def _mantilla(canvas: Canvas, colour: Colour, k: float) -> None:
    """Lace over a high comb, falling to the shoulders at both sides of the face."""
    canvas.through(
        [(-0.4, -k), (-0.5, -k * 1.6), (0.0, -k * 1.78), (0.5, -k * 1.6), (0.4, -k)], rgb("#8a4f2a")
    )
    for side in (-1, 1):
        canvas.through(
            [
                (side * 0.02, -k * 1.74),
                (side * 0.62, -k * 1.4),
                (side * 1.14, -0.5),
                (side * 1.36, 0.6),
                (side * 1.5, 1.7),
                (side * 0.98, 1.6),
                (side * 0.98, 0.3),
                (side * 0.86, -0.5),
                (side * 0.3, -k * 1.06),
            ],
            colour,
            alpha=0.9,
            weight=0.8,
        )
        for i in range(5):
            canvas.oval(
                side * (1.06 + 0.06 * i),
                -0.2 + 0.4 * i,
                0.07,
                0.09,
                lighten(colour, 0.4),
                outline=False,
                alpha=0.6,
            )


def _sombrero(canvas: Canvas, colour: Colour, k: float) -> None:
    straw = rgb("#dcbb74") if colour == COLOURS["golden"] else colour
    canvas.through(
        [(-0.66, -0.6), (-0.46, -k * 1.5), (0.0, -k * 1.86), (0.46, -k * 1.5), (0.66, -0.6)], straw
    )
    brim = [
        (-2.1, -0.86),
        (-1.2, -0.5),
        (0.0, -0.36),
        (1.2, -0.5),
        (2.1, -0.86),
        (1.0, -0.82),
        (0.0, -0.74),
        (-1.0, -0.82),
    ]
    canvas.through(brim, straw)
    canvas.line(
        [(-1.9, -0.8), (-1.1, -0.52), (0.0, -0.4), (1.1, -0.52), (1.9, -0.8)],
        COLOURS["red"],
        0.08,
        smooth=True,
    )
    canvas.line([(-0.6, -0.8), (0.0, -0.68), (0.6, -0.8)], COLOURS["green"], 0.14, smooth=True)


def _knitted_cap(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.06, -0.4),
            (-1.04, -k * 0.9),
            (-0.5, -k * 1.3),
            (0.1, -k * 1.38),
            (0.66, -k * 1.2),
            (1.06, -k * 0.8),
            (1.08, -0.4),
        ],
        colour,
    )
    canvas.through(
        [(-1.1, -0.34), (0, -0.5), (1.12, -0.34), (1.1, -0.66), (0, -0.84), (-1.08, -0.66)],
        lighten(colour, 0.4),
    )
    for i in range(9):
        x = -0.9 + 0.225 * i
        canvas.ink_line([(x, -0.7), (x, -0.42)], darken(colour, 0.2), weight=0.7, alpha=0.5)
    canvas.oval(0.08, -k * 1.46, 0.24, 0.22, lighten(colour, 0.7))


def _hair_ribbon(canvas: Canvas, colour: Colour, k: float) -> None:
    x, y = -0.62, -k * 0.94
    for side in (-1, 1):
        canvas.through(
            [
                (x, y),
                (x + side * 0.2, y - 0.24),
                (x + side * 0.48, y - 0.16),
                (x + side * 0.42, y + 0.14),
                (x + side * 0.18, y + 0.1),
            ],
            colour,
            weight=0.8,
        )
    canvas.oval(x, y, 0.1, 0.11, darken(colour, 0.15), weight=0.7)


def _hairband(canvas: Canvas, colour: Colour, k: float) -> None:
    band = [
        (-1.0, -0.36),
        (-0.78, -k * 0.88),
        (-0.2, -k * 1.12),
        (0.3, -k * 1.12),
        (0.82, -k * 0.86),
        (1.02, -0.36),
    ]
    canvas.line(band, darken(colour, 0.45), 0.26, smooth=True)
    canvas.line(band, colour, 0.2, smooth=True)
    canvas.line([(x, y - 0.04) for x, y in band[1:-1]], lighten(colour, 0.45), 0.05, smooth=True)


def _blossom(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    for petal in range(6):
        angle = petal * math.tau / 6
        canvas.oval(
            x + math.cos(angle) * size * 0.6,
            y + math.sin(angle) * size * 0.6,
            size * 0.44,
            size * 0.44,
            colour,
            weight=0.7,
        )
    canvas.oval(x, y, size * 0.3, size * 0.3, rgb("#ecc04c"), weight=0.6)


def _flower_in_hair(canvas: Canvas, colour: Colour, k: float) -> None:
    x, y = -0.8, -k * 0.62
    for side in (-1, 1):
        canvas.through(
            [(x, y), (x + side * 0.34, y + 0.26), (x + side * 0.56, y + 0.12), (x + side * 0.3, y - 0.06)],
            COLOURS["green"],
            weight=0.7,
        )
    _blossom(canvas, x, y, 0.42, colour)


def _flower_crown(canvas: Canvas, colour: Colour, k: float) -> None:
    wreath = [(-1.0, -0.42), (-0.66, -0.74), (0.0, -0.86), (0.68, -0.74), (1.02, -0.42)]
    canvas.line(wreath, COLOURS["green"], 0.16, smooth=True)
    for at, (x, y) in enumerate([(-0.92, -0.5), (-0.5, -0.8), (0.0, -0.88), (0.5, -0.8), (0.94, -0.5)]):
        _blossom(canvas, x, y * k / 1.1, 0.26 if at % 2 else 0.3, colour)


def _white_cap(canvas: Canvas, colour: Colour, k: float) -> None:
    """A starched cap with its frill."""
    canvas.through(
        [
            (-0.86, -0.62),
            (-0.74, -k * 1.18),
            (0.0, -k * 1.42),
            (0.76, -k * 1.18),
            (0.88, -0.62),
            (0.0, -0.86),
        ],
        colour,
        shade=0.1,
    )
    for fold in range(9):
        x = -0.88 + 0.22 * fold
        canvas.oval(x, -0.6 - 0.26 * (1 - (x / 0.9) ** 2), 0.16, 0.15, lighten(colour, 0.25), weight=0.7)
    canvas.ink_line([(-0.6, -0.96), (0.0, -1.14), (0.6, -0.96)], darken(colour, 0.3), weight=0.8)


def _bonnet(canvas: Canvas, colour: Colour, k: float) -> None:
    """A baby's bonnet, tied under the chin."""
    face = [(0.86, 0.5), (0.84, -0.2), (0.5, -0.62), (0.0, -0.72), (-0.5, -0.62), (-0.84, -0.2), (-0.86, 0.5)]
    canvas.through(
        [
            (-1.02, 0.5),
            (-1.2, -0.2),
            (-0.96, -k * 0.96),
            (0.0, -k * 1.34),
            (0.98, -k * 0.96),
            (1.2, -0.2),
            (1.02, 0.5),
            *face,
        ],
        colour,
    )
    for x, y in face:
        canvas.oval(x * 1.03, y, 0.15, 0.15, lighten(colour, 0.45), weight=0.7)
    for side in (-1, 1):
        canvas.line(
            [(side * 0.88, 0.56), (side * 0.5, k * 0.92), (0.0, k * 1.06)],
            darken(colour, 0.12),
            0.1,
            smooth=True,
        )
        canvas.through(
            [(0.0, k * 1.08), (side * 0.34, k * 0.94), (side * 0.36, k * 1.26)], colour, weight=0.8
        )
