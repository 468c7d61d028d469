"""Games and toys."""

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    GLASS,
    INK,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, pick, star_points


@thing("chess_board", width=0.3, height=0.14, belongs=("table", "floor"))
def chess_board(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A chess board in play."""
    light, dark = rgb("#f0dfb6"), colour or rgb("#8a5c40")
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.15, -0.012), (0.15, -0.012), (0.115, -0.088), (-0.115, -0.088)], DARK_WOOD)
        canvas.rect(-0.15, -0.014, 0.3, 0.014, darken(DARK_WOOD, 0.2), weight=0.8)

        def at(i: float, j: float) -> tuple[float, float]:
            half = 0.138 - 0.031 * j / 8
            return (-half + 2 * half * i / 8, -0.017 - 0.066 * j / 8)

        for j in range(8):
            for i in range(8):
                tone = light if (i + j) % 2 else dark
                canvas.polygon(
                    [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)], tone, outline=False, shade=0
                )
        for i, j, white in (
            (6.5, 7.3, False),
            (2.5, 7.3, False),
            (4.5, 6.4, False),
            (1.5, 5.3, False),
            (5.5, 4.4, True),
            (3.5, 3.3, False),
            (1.5, 2.4, True),
            (6.5, 2.2, True),
            (4.5, 0.8, True),
            (2.5, 0.7, True),
        ):
            _chess_man(
                canvas,
                *at(i, j),
                0.05 - 0.0012 * j,
                rgb("#f8f0dc") if white else rgb("#5b4a48"),
                (i + j) % 3 > 1,
            )


def _chess_man(canvas: Canvas, x: float, y: float, size: float, colour: Colour, king: bool) -> None:
    canvas.soft(
        [
            (x - size * 0.1, y - size * 0.7),
            (x + size * 0.1, y - size * 0.7),
            (x + size * 0.34, y),
            (x - size * 0.34, y),
        ],
        colour,
        weight=0.6,
    )
    canvas.dot(x, y - size * 0.78, size * 0.22, darken(colour, 0.3))
    canvas.dot(x, y - size * 0.78, size * 0.17, colour)
    if king:
        canvas.line([(x, y - size), (x, y - size * 1.25)], darken(colour, 0.3), size * 0.1)


@thing("playing_cards", width=0.17, height=0.12, belongs=("table", "hand", "floor"), grip=(0, 0.01))
def playing_cards(
    canvas: Canvas, x: float, y: float, scale: float, _colour: Colour | None, _rng: Rng
) -> None:
    """A fan of Spanish cards: coins, cups, swords, clubs."""
    with canvas.group(x, y, scale):
        for k in range(5):
            with canvas.group(0, 0, angle=-36 + 18 * k):
                canvas.rect(-0.03, -0.118, 0.06, 0.095, rgb("#fbf6e8"), radius=0.006, weight=0.8)
                if k == 0:
                    canvas.dot(-0.006, -0.084, 0.014, BRASS)
                elif k == 1:
                    canvas.polygon(
                        [
                            (-0.016, -0.1),
                            (0.014, -0.1),
                            (0.005, -0.08),
                            (0.005, -0.066),
                            (-0.008, -0.066),
                            (-0.008, -0.08),
                        ],
                        COLOURS["red"],
                        weight=0.4,
                    )
                elif k == 2:
                    canvas.line([(0, -0.105), (0, -0.06)], COLOURS["blue"], 0.008)
                    canvas.line([(-0.012, -0.072), (0.012, -0.072)], BRASS, 0.006)
                elif k == 3:
                    canvas.limb(
                        [(-0.002, -0.06), (0.002, -0.105)], [0.008, 0.018], COLOURS["green"], weight=0.4
                    )
                else:
                    canvas.dot(0.006, -0.094, 0.011, BRASS)
                    canvas.dot(0.006, -0.068, 0.011, BRASS)


@thing("dominoes", width=0.26, height=0.1, belongs=("table", "floor"))
def dominoes(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A game of dominoes: a chain lying, a few standing."""
    ivory = colour or rgb("#f6eeda")
    with canvas.group(x, y, scale):
        for k in range(4):
            x0 = -0.12 + k * 0.062
            canvas.rect(
                x0,
                -0.098 + 0.004 * (k % 2),
                0.03,
                0.058,
                darken(rgb("#5b5359"), 0.0),
                radius=0.004,
                weight=0.7,
            )
            canvas.rect(x0 + 0.004, -0.098 + 0.004 * (k % 2), 0.03, 0.058, ivory, radius=0.004, weight=0.7)
            canvas.line([(x0 + 0.007, -0.068), (x0 + 0.031, -0.068)], INK, 0.003)
            canvas.dot(x0 + 0.019, -0.083, 0.004, INK)
            for d in (-0.007, 0.007):
                canvas.dot(x0 + 0.019 + d, -0.053, 0.004, INK)
        for k, (x0, turn) in enumerate(((-0.13, 0), (-0.062, 0), (0.006, 0), (0.074, -14))):
            with canvas.group(x0, -0.03, angle=turn):
                canvas.polygon(
                    [(0, 0.026), (0.062, 0.026), (0.058, -0.002), (0.004, -0.002)], ivory, weight=0.8
                )
                canvas.line([(0.031, 0.0), (0.031, 0.024)], INK, 0.003)
                for i in range(k % 3 + 1):
                    canvas.dot(0.01 + 0.007 * i, 0.019 - 0.006 * i, 0.0036, INK)
                    canvas.dot(0.038 + 0.007 * i, 0.007 + 0.006 * i, 0.0036, INK)


@thing("doll", width=0.14, height=0.3, belongs=("hand", "floor", "table"), grip=(0, 0.16))
def doll(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A rag doll with plaits."""
    dress = pick(colour, rng, "red", "light_blue", "yellow", "pink")
    skin, hair = rgb("#f2cba6"), rgb("#b5703c")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.limb(
                [(side * 0.02, -0.09), (side * 0.024, -0.012)], [0.024, 0.024], rgb("#f5ede0"), weight=0.8
            )
            canvas.oval(side * 0.028, -0.01, 0.018, 0.011, DARK_WOOD, weight=0.7)
            canvas.limb([(side * 0.035, -0.175), (side * 0.062, -0.12)], [0.024, 0.02], skin, weight=0.8)
        canvas.soft(
            [(0, -0.2), (0.035, -0.185), (0.075, -0.07), (0, -0.055), (-0.075, -0.07), (-0.035, -0.185)],
            dress,
        )
        canvas.line([(-0.045, -0.078), (0, -0.068), (0.045, -0.078)], PAPER, 0.01, smooth=True)
        for side in (-1, 1):
            canvas.limb(
                [(side * 0.045, -0.245), (side * 0.062, -0.2), (side * 0.055, -0.165)],
                [0.028, 0.024, 0.014],
                hair,
                weight=0.8,
            )
            canvas.dot(side * 0.058, -0.172, 0.01, COLOURS["red"])
        canvas.oval(0, -0.243, 0.05, 0.048, skin)
        canvas.soft(
            [(-0.056, -0.24), (-0.05, -0.3), (0.05, -0.3), (0.056, -0.24), (0.03, -0.268), (-0.03, -0.268)],
            hair,
            weight=0.9,
        )
        for side in (-1, 1):
            canvas.dot(side * 0.017, -0.24, 0.006, INK)
            canvas.dot(side * 0.028, -0.226, 0.009, rgb("#ec9c8c"), 0.7)
        canvas.ink_line([(-0.012, -0.221), (0, -0.215), (0.012, -0.221)], rgb("#a3423c"), weight=0.8)


@thing("kite", width=0.32, height=0.62, belongs=("sky", "hand"), grip=(0.0, 0.0))
def kite(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A diamond kite with a bowed tail."""
    main = pick(colour, rng, "red", "blue", "yellow", "green")
    other = COLOURS["yellow"] if colour != COLOURS["yellow"] and main != COLOURS["yellow"] else COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.line(
            [(0, -0.24), (0.05, -0.17), (-0.05, -0.09), (0, 0)], darken(main, 0.3), 0.007, smooth=True
        )
        for tx, ty, tone in ((0.045, -0.17, main), (-0.03, -0.1, other), (-0.012, -0.03, main)):
            for side in (-1, 1):
                canvas.polygon(
                    [(tx, ty), (tx + side * 0.035, ty - 0.018), (tx + side * 0.035, ty + 0.018)],
                    tone,
                    weight=0.7,
                )
        top, low, left, right, mid = (0.0, -0.62), (0.0, -0.22), (-0.155, -0.47), (0.155, -0.47), (0.0, -0.47)
        canvas.polygon([top, right, mid], other, weight=0.7)
        canvas.polygon([top, left, mid], main, weight=0.7)
        canvas.polygon([left, low, mid], other, weight=0.7)
        canvas.polygon([right, low, mid], main, weight=0.7)
        canvas.line([top, low], WOOD, 0.008)
        canvas.line([left, right], WOOD, 0.008)


@thing("toy_train", width=0.4, height=0.15, belongs=("floor", "table", "hand"), grip=(0, 0.06))
def toy_train(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wooden engine with two wagons."""
    main = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.21, 0.016, 0.22)
        canvas.line([(-0.14, -0.03), (0.1, -0.03)], DARK_WOOD, 0.009)
        canvas.rect(0.06, -0.085, 0.11, 0.058, main, radius=0.012)
        canvas.oval(0.172, -0.057, 0.014, 0.028, lighten(main, 0.3), weight=0.8)
        canvas.rect(0.04, -0.125, 0.052, 0.098, lighten(main, 0.1), radius=0.004)
        canvas.rect(0.032, -0.138, 0.068, 0.016, COLOURS["yellow"], radius=0.006, weight=0.8)
        canvas.rect(0.052, -0.114, 0.028, 0.03, GLASS, weight=0.6)
        canvas.polygon(
            [(0.128, -0.083), (0.152, -0.083), (0.158, -0.118), (0.122, -0.118)],
            COLOURS["yellow"],
            weight=0.8,
        )
        for k, tone in enumerate(
            (COLOURS["yellow"], COLOURS["green"] if main != COLOURS["green"] else COLOURS["red"])
        ):
            x0 = -0.075 - 0.115 * k
            canvas.rect(x0, -0.082, 0.098, 0.054, tone, radius=0.006)
            for i in range(3):
                canvas.dot(
                    x0 + 0.024 + 0.025 * i,
                    -0.086,
                    0.014,
                    (COLOURS["red"], COLOURS["blue"], COLOURS["orange"])[(i + k) % 3],
                )
        for wx in (-0.17, -0.115, -0.055, 0.0, 0.062, 0.108, 0.15):
            canvas.oval(wx, -0.02, 0.019, 0.019, DARK_WOOD, weight=0.8)
            canvas.dot(wx, -0.02, 0.006, COLOURS["yellow"])


@thing("balloons", width=0.34, height=0.78, belongs=("hand", "sky", "floor"), grip=(0, 0.02))
def balloons(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Five balloons on strings."""
    with canvas.group(x, y, scale):
        tones = [COLOURS[name] for name in ("red", "yellow", "light_blue", "green", "pink")]
        if colour:
            tones = [colour, lighten(colour, 0.1), colour, darken(colour, 0.08), lighten(colour, 0.05)]
        for (bx, by), tone in zip(
            ((-0.1, -0.57), (0.1, -0.59), (0.0, -0.67), (-0.06, -0.47), (0.07, -0.48)), tones, strict=True
        ):
            _balloon(canvas, bx, by, tone)


@thing("balloon", width=0.18, height=0.72, belongs=("hand", "sky", "floor"), grip=(0, 0.02))
def balloon(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """One balloon on a string."""
    with canvas.group(x, y, scale):
        _balloon(canvas, 0.02, -0.6, colour or COLOURS["red"])


def _balloon(canvas: Canvas, x: float, y: float, tone: Colour) -> None:
    """One with its middle at (x, y), its string down to the hand."""
    canvas.line([(x, y + 0.08), (x * 0.4, -0.25), (0, -0.01)], rgb("#8c8074"), 0.0045, smooth=True)
    outline = [(x, y - 0.1), (x + 0.075, y - 0.07), (x + 0.06, y + 0.05), (x, y + 0.1)]
    canvas.soft([*outline, (x - 0.06, y + 0.05), (x - 0.075, y - 0.07)], tone, shade=0.22)
    canvas.polygon([(x, y + 0.07), (x + 0.012, y + 0.09), (x - 0.012, y + 0.09)], tone, weight=0.7)
    canvas.oval(x - 0.022, y - 0.045, 0.012, 0.02, (255, 255, 255), alpha=0.65, shade=0, outline=False)


@thing("medal", width=0.09, height=0.2, belongs=("hand", "table", "wall", "floor"), grip=(0, 0.18))
def medal(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A gold medal on its ribbon."""
    ribbon = pick(colour, rng, "red", "blue")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.polygon(
                [(side * 0.04, -0.2), (side * 0.016, -0.2), (-side * 0.008, -0.085), (side * 0.012, -0.085)],
                ribbon,
                weight=0.9,
            )
            canvas.line([(side * 0.028, -0.198), (side * 0.002, -0.09)], COLOURS["yellow"], 0.006)
        canvas.oval(0, -0.046, 0.045, 0.045, rgb("#e3b548"), shade=0.28)
        canvas.oval(0, -0.046, 0.033, 0.033, rgb("#f0cd6c"), weight=0.7)
        canvas.polygon(star_points(0, -0.046, 0.024, 0.011), mix(BRASS, DARK_WOOD, 0.2), outline=False)
