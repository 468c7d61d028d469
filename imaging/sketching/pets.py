"""Dogs, cats and rabbits, drawn as ``animals`` does: adult heights, turned to the right."""

from imaging.sketching.fowl import draw_eye
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, rgb


def draw_pet(canvas: Canvas, species: str, coat: Colour, posture: str) -> None:
    """A dog or cat that stands, sits, lies or plays."""
    size = 1.0 if species == "dog" else 0.78
    lying = posture in ("lying",)
    sitting = posture in ("sitting", "standing_still", "reading", "waving")
    with canvas.group(scale=size):
        canvas.shadow(0, 0, 0.2, 0.03)
        if lying:
            _pet_lying(canvas, species, coat)
        elif sitting:
            _pet_sitting(canvas, species, coat)
        else:
            _pet_standing(canvas, species, coat, posture in ("playing", "running", "walking"))


def _pet_standing(canvas: Canvas, species: str, coat: Colour, lively: bool) -> None:
    dark, pale = darken(coat, 0.16), lighten(coat, 0.55)
    if species == "dog":
        canvas.limb([(-0.15, -0.24), (-0.22, -0.3), (-0.22, -0.39)], [0.045, 0.045, 0.026], coat)
    else:
        canvas.limb(
            [(-0.15, -0.22), (-0.25, -0.24), (-0.25, -0.37), (-0.2, -0.42)], [0.042, 0.042, 0.04, 0.03], coat
        )
    swing = 0.05 if lively else 0.0
    for x, dx, colour in (
        (0.09, swing, dark),
        (-0.1, -swing, dark),
        (0.13, -swing, coat),
        (-0.15, swing, coat),
    ):
        canvas.limb([(x, -0.16), (x + dx * 0.4, -0.08), (x + dx, -0.02)], [0.078, 0.056, 0.05], colour)
        canvas.oval(x + dx + 0.012, -0.016, 0.036, 0.021, pale if species == "dog" else colour, weight=0.8)
    body = through_path(
        [
            (-0.19, -0.22),
            (-0.12, -0.285),
            (0.05, -0.28),
            (0.16, -0.31),
            (0.2, -0.23),
            (0.15, -0.13),
            (0.0, -0.12),
            (-0.14, -0.12),
        ]
    )
    canvas.fill(body, coat)
    with canvas.clip(body):
        canvas.oval(0.02, -0.11, 0.16, 0.035, pale, shade=0, outline=False, alpha=0.75)
    canvas.line([(0.09, -0.29), (0.14, -0.23), (0.2, -0.23)], rgb("#c24a42"), 0.024, smooth=True)
    canvas.dot(0.17, -0.215, 0.014, rgb("#e2bb58"))
    _pet_head(canvas, species, coat, 0.17, -0.345)


def _pet_sitting(canvas: Canvas, species: str, coat: Colour) -> None:
    dark, pale = darken(coat, 0.14), lighten(coat, 0.55)
    if species == "dog":
        canvas.limb([(-0.12, -0.04), (-0.21, -0.06), (-0.25, -0.13)], [0.05, 0.046, 0.028], coat)
    else:
        canvas.limb(
            [(-0.1, -0.03), (-0.2, -0.02), (-0.23, -0.1), (-0.18, -0.14)], [0.042, 0.042, 0.04, 0.03], coat
        )
    canvas.through(
        [
            (-0.02, -0.3),
            (0.08, -0.29),
            (0.11, -0.16),
            (0.1, -0.02),
            (-0.06, 0.0),
            (-0.16, -0.02),
            (-0.17, -0.1),
            (-0.1, -0.2),
        ],
        coat,
    )
    canvas.through(
        [(0.03, -0.26), (0.095, -0.24), (0.1, -0.13), (0.06, -0.1), (0.02, -0.16)],
        pale,
        outline=False,
        alpha=0.8,
    )
    canvas.oval(-0.09, -0.075, 0.075, 0.068, coat)
    canvas.oval(-0.04, -0.015, 0.06, 0.022, coat, weight=0.9)
    for x, colour in ((0.1, dark), (0.055, coat)):
        canvas.limb([(x, -0.19), (x + 0.008, -0.1), (x + 0.01, -0.02)], [0.06, 0.05, 0.046], colour)
        canvas.oval(x + 0.022, -0.015, 0.036, 0.021, pale if species == "dog" else colour, weight=0.8)
    canvas.line([(-0.015, -0.285), (0.05, -0.26), (0.105, -0.27)], rgb("#c24a42"), 0.024, smooth=True)
    canvas.dot(0.065, -0.25, 0.014, rgb("#e2bb58"))
    _pet_head(canvas, species, coat, 0.055, -0.37)


def _pet_lying(canvas: Canvas, species: str, coat: Colour) -> None:
    pale = lighten(coat, 0.55)
    canvas.limb([(-0.2, -0.05), (-0.28, -0.025), (-0.34, -0.05)], [0.046, 0.042, 0.026], coat)
    canvas.through(
        [
            (-0.24, -0.08),
            (-0.15, -0.16),
            (0.05, -0.15),
            (0.17, -0.17),
            (0.21, -0.07),
            (0.16, 0.0),
            (-0.18, 0.0),
        ],
        coat,
    )
    canvas.oval(-0.14, -0.06, 0.08, 0.062, coat)
    canvas.limb([(0.13, -0.03), (0.27, -0.02)], [0.05, 0.044], coat)
    canvas.oval(0.29, -0.018, 0.034, 0.021, pale, weight=0.8)
    _pet_head(canvas, species, coat, 0.19, -0.17)


def _pet_head(canvas: Canvas, species: str, coat: Colour, x: float, y: float) -> None:
    with canvas.group(x, y, 0.108):
        if species == "dog":
            _dog_head(canvas, coat)
        else:
            _cat_head(canvas, coat)


def _dog_head(canvas: Canvas, coat: Colour) -> None:
    pale, dark = lighten(coat, 0.6), darken(coat, 0.3)
    _dog_ear(canvas, darken(dark, 0.1), 1, 0.8)
    canvas.through(
        [
            (-0.3, -0.92),
            (0.4, -0.9),
            (0.86, -0.4),
            (0.86, 0.3),
            (0.4, 0.78),
            (-0.4, 0.74),
            (-0.88, 0.2),
            (-0.84, -0.5),
        ],
        coat,
    )
    canvas.through(
        [(0.1, 0.0), (0.55, -0.1), (0.98, 0.2), (0.96, 0.6), (0.5, 0.86), (0.02, 0.72), (-0.1, 0.3)],
        pale,
        weight=0.8,
    )
    canvas.oval(0.66, 0.12, 0.22, 0.16, INK, shade=0)
    canvas.oval(0.6, 0.06, 0.07, 0.04, (255, 255, 255), alpha=0.5, shade=0, outline=False)
    canvas.ink_line([(0.66, 0.27), (0.62, 0.45), (0.4, 0.54), (0.2, 0.44)], INK, weight=1.0)
    canvas.ink_line([(0.62, 0.45), (0.78, 0.53), (0.9, 0.44)], INK, weight=1.0)
    canvas.oval(0.5, 0.62, 0.13, 0.14, rgb("#e58b8b"), weight=0.7)
    for ex in (0.06, 0.7):
        canvas.oval(ex, -0.22, 0.15, 0.17, INK, shade=0, outline=False)
        canvas.dot(ex + 0.05, -0.28, 0.055, (255, 255, 255))
    _dog_ear(canvas, dark, -1, -0.74)


def _dog_ear(canvas: Canvas, colour: Colour, side: int, x: float) -> None:
    canvas.through(
        [
            (x - side * 0.28, -0.78),
            (x + side * 0.2, -0.66),
            (x + side * 0.34, 0.0),
            (x + side * 0.1, 0.44),
            (x - side * 0.14, 0.1),
        ],
        colour,
    )


def _cat_head(canvas: Canvas, coat: Colour) -> None:
    pale = lighten(coat, 0.6)
    for side in (-1, 1):
        canvas.polygon([(side * 0.88, -0.3), (side * 0.82, -1.2), (side * 0.2, -0.74)], coat)
        canvas.polygon(
            [(side * 0.74, -0.5), (side * 0.72, -0.96), (side * 0.4, -0.7)], rgb("#eaa7a2"), outline=False
        )
    canvas.through(
        [
            (0, -0.84),
            (0.7, -0.62),
            (1.0, 0.05),
            (0.72, 0.6),
            (0.0, 0.76),
            (-0.72, 0.6),
            (-1.0, 0.05),
            (-0.7, -0.62),
        ],
        coat,
    )
    stripe = darken(coat, 0.3)
    for x in (-0.2, 0.02, 0.24):
        canvas.line([(x, -0.78), (x * 0.8, -0.5)], stripe, 0.09, alpha=0.7)
    for side in (-1, 1):
        canvas.oval(0.1 + side * 0.19, 0.36, 0.24, 0.19, pale, shade=0, outline=False)
        canvas.oval(0.1 + side * 0.4, -0.06, 0.2, 0.22, rgb("#c6d27a"), shade=0, weight=0.8)
        canvas.oval(0.12 + side * 0.4, -0.05, 0.1, 0.19, INK, shade=0, outline=False)
        canvas.dot(0.17 + side * 0.4, -0.13, 0.05, (255, 255, 255))
        for lift in (-0.05, 0.12):
            tone = rgb("#fffaf2") if luminance(coat) < 0.5 else darken(coat, 0.5)
            canvas.ink_line(
                [(0.1 + side * 0.4, 0.34 + lift * 0.4), (0.1 + side * 1.05, 0.3 + lift)],
                tone,
                weight=0.6,
                alpha=0.8,
            )
    canvas.soft([(0.0, 0.18), (0.2, 0.18), (0.1, 0.32)], rgb("#df7f80"), weight=0.7)
    canvas.ink_line([(-0.08, 0.42), (0.04, 0.46), (0.1, 0.36), (0.16, 0.46), (0.28, 0.42)], INK, weight=0.9)


def draw_rabbit(canvas: Canvas, coat: Colour) -> None:
    """A rabbit that sits."""
    pale = lighten(coat, 0.6)
    canvas.shadow(0, 0, 0.14, 0.02)
    canvas.oval(-0.115, -0.055, 0.035, 0.033, rgb("#fdf8ee"), weight=0.8)
    canvas.oval(-0.03, -0.075, 0.1, 0.075, coat)
    canvas.oval(-0.045, -0.045, 0.055, 0.045, coat, weight=0.8)
    canvas.oval(-0.01, -0.012, 0.05, 0.015, pale, weight=0.8)
    canvas.oval(0.065, -0.014, 0.024, 0.015, pale, weight=0.8)
    for x, angle in ((0.045, -8), (0.085, 12)):
        with canvas.group(x, -0.18, angle=angle):
            canvas.oval(0, -0.06, 0.02, 0.065, coat)
            canvas.oval(0, -0.055, 0.009, 0.045, rgb("#eaa7a2"), outline=False)
    canvas.oval(0.07, -0.145, 0.062, 0.056, coat)
    canvas.oval(0.1, -0.125, 0.03, 0.026, pale, outline=False)
    draw_eye(canvas, 0.075, -0.155, 0.0115)
    canvas.oval(0.122, -0.138, 0.009, 0.007, rgb("#df7f80"), outline=False)
    canvas.ink_line([(0.12, -0.13), (0.112, -0.116), (0.1, -0.114)], INK, weight=0.7)
