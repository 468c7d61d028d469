"""Dogs, drawn as ``animals`` does: adult heights, turned to the right."""

from typing import Final

from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, rgb

COLLAR: Final[Colour] = rgb("#c24a42")


_STRETCH = 0.11  # adult heights


def draw_dog(canvas: Canvas, fur: Fur, pose: str) -> None:
    """A dog that stands, walks, plays, sits or lies; ``pose`` as ``animals.pose_of`` says."""
    if pose == "lying":
        _dog_lying(canvas, fur)
    elif pose == "sitting":
        _dog_sitting(canvas, fur)
    elif pose == "playing":
        _dog_bowing(canvas, fur)
    else:
        running = pose == "running"
        with canvas.group(y=-0.035 if running else 0.0, angle=-5 if running else 0.0):
            _dog_standing(canvas, fur, 0.055 if pose == "walking" else 0.0, _STRETCH if running else 0.0)


def paw_leg(canvas: Canvas, points: list[Point], widths: list[float], colour: Colour, paw: Colour) -> None:
    """A near or far leg that grows out of the body, with its paw and toes."""
    canvas.limb(points, widths, colour, joined="right" if points[0][0] < 0 else "left", shade=0.06)
    x, y = points[-1]
    canvas.oval(x + 0.014, y + 0.006, 0.036, 0.021, paw, weight=0.8)
    for dx in (0.012, 0.028):
        canvas.ink_line([(x + dx, y + 0.004), (x + dx + 0.002, y + 0.02)], darken(paw, 0.45), weight=0.55)


def _dog_standing(canvas: Canvas, fur: Fur, swing: float, stretch: float = 0.0) -> None:
    """``stretch`` is how far the legs reach forwards and backwards from where they stand."""
    far = darken(fur.coat, 0.16)
    tail = [(-0.16, -0.24), (-0.225, -0.3), (-0.23, -0.37), (-0.19, -0.415)]
    canvas.limb(tail, [0.05, 0.056, 0.046, 0.02], fur.coat)
    paw_leg(
        canvas,
        [
            (0.1, -0.17),
            (0.105 + swing * 0.5 + stretch * 0.7, -0.11),
            (0.1 + swing + stretch, -0.06 + 0.036 * (stretch == 0)),
        ],
        [0.08, 0.05, 0.046],
        far,
        darken(fur.pale, 0.12),
    )
    paw_leg(
        canvas,
        [(-0.1, -0.17), (-0.14 - swing * 0.6 - stretch * 0.6, -0.1), (-0.105 - swing - stretch, -0.024)],
        [0.1, 0.052, 0.046],
        far,
        darken(fur.pale, 0.12),
    )
    body = through_path(
        [
            (-0.195, -0.215),
            (-0.13, -0.285),
            (0.02, -0.272),
            (0.13, -0.32),
            (0.205, -0.25),
            (0.175, -0.145),
            (0.06, -0.118),
            (-0.06, -0.135),
            (-0.15, -0.13),
        ]
    )
    canvas.fill(body, fur.coat)
    with canvas.clip(body):
        canvas.through(
            [(0.1, -0.26), (0.22, -0.26), (0.19, -0.12), (0.06, -0.1), (-0.08, -0.12), (0.06, -0.15)],
            fur.pale,
            outline=False,
            alpha=0.8,
        )
    lay_pattern(canvas, body, fur)
    paw_leg(
        canvas,
        [
            (-0.14, -0.19),
            (-0.19 + swing * 0.4 - stretch * 0.3, -0.1),
            (-0.15 + swing - stretch * 0.7, -0.024),
        ],
        [0.125, 0.056, 0.048],
        fur.coat,
        fur.pale,
    )
    paw_leg(
        canvas,
        [(0.135, -0.19), (0.14 - swing * 0.4 + stretch * 0.5, -0.1), (0.135 - swing + stretch * 0.8, -0.03)],
        [0.09, 0.056, 0.048],
        fur.coat,
        fur.pale,
    )
    _collar(canvas, [(0.085, -0.295), (0.135, -0.235), (0.205, -0.24)], (0.165, -0.222))
    _dog_head(canvas, fur, 0.175, -0.35)


def _dog_bowing(canvas: Canvas, fur: Fur) -> None:
    far = darken(fur.coat, 0.16)
    canvas.limb(
        [(-0.16, -0.3), (-0.22, -0.37), (-0.2, -0.43), (-0.15, -0.45)], [0.05, 0.054, 0.044, 0.02], fur.coat
    )
    paw_leg(
        canvas,
        [(-0.1, -0.2), (-0.13, -0.1), (-0.1, -0.024)],
        [0.1, 0.052, 0.046],
        far,
        darken(fur.pale, 0.12),
    )
    paw_leg(
        canvas,
        [(0.1, -0.08), (0.18, -0.04), (0.245, -0.024)],
        [0.07, 0.05, 0.046],
        far,
        darken(fur.pale, 0.12),
    )
    body = through_path(
        [
            (-0.2, -0.26),
            (-0.14, -0.33),
            (-0.02, -0.27),
            (0.1, -0.235),
            (0.2, -0.17),
            (0.17, -0.06),
            (0.06, -0.045),
            (-0.05, -0.13),
            (-0.15, -0.17),
        ]
    )
    canvas.fill(body, fur.coat)
    lay_pattern(canvas, body, fur)
    paw_leg(
        canvas, [(-0.14, -0.23), (-0.19, -0.11), (-0.15, -0.024)], [0.125, 0.056, 0.048], fur.coat, fur.pale
    )
    paw_leg(canvas, [(0.1, -0.07), (0.17, -0.035), (0.215, -0.02)], [0.08, 0.054, 0.048], fur.coat, fur.pale)
    _collar(canvas, [(0.1, -0.22), (0.135, -0.155), (0.205, -0.14)], (0.165, -0.125))
    _dog_head(canvas, fur, 0.185, -0.24)


def _dog_sitting(canvas: Canvas, fur: Fur) -> None:
    far = darken(fur.coat, 0.14)
    canvas.limb([(-0.11, -0.03), (-0.2, -0.04), (-0.255, -0.1)], [0.05, 0.054, 0.022], fur.coat)
    canvas.limb([(0.1, -0.19), (0.108, -0.1), (0.112, -0.024)], [0.06, 0.048, 0.044], far)
    canvas.oval(0.128, -0.016, 0.034, 0.02, darken(fur.pale, 0.12), weight=0.8)
    body = through_path(
        [
            (-0.02, -0.31),
            (0.09, -0.3),
            (0.13, -0.2),
            (0.105, -0.04),
            (-0.04, 0.0),
            (-0.16, -0.015),
            (-0.175, -0.1),
            (-0.11, -0.2),
        ]
    )
    canvas.fill(body, fur.coat)
    with canvas.clip(body):
        canvas.through(
            [(0.05, -0.28), (0.14, -0.25), (0.12, -0.1), (0.07, -0.08), (0.035, -0.17)],
            fur.pale,
            outline=False,
            alpha=0.85,
        )
    lay_pattern(canvas, body, fur)
    canvas.through(
        [(-0.16, -0.06), (-0.12, -0.14), (-0.04, -0.12), (-0.005, -0.05), (-0.05, -0.012), (-0.13, -0.01)],
        fur.coat,
        weight=0.9,
    )
    canvas.oval(-0.035, -0.016, 0.056, 0.021, fur.pale, weight=0.8)
    canvas.limb(
        [(0.055, -0.2), (0.06, -0.1), (0.066, -0.024)],
        [0.07, 0.052, 0.048],
        fur.coat,
        joined="left",
        shade=0.06,
    )
    canvas.oval(0.082, -0.016, 0.036, 0.021, fur.pale, weight=0.8)
    _collar(canvas, [(-0.02, -0.29), (0.05, -0.262), (0.115, -0.275)], (0.07, -0.248))
    _dog_head(canvas, fur, 0.06, -0.375)


def _dog_lying(canvas: Canvas, fur: Fur) -> None:
    canvas.limb([(-0.19, -0.05), (-0.24, -0.03), (-0.265, -0.055)], [0.046, 0.046, 0.02], fur.coat)
    canvas.limb([(0.1, -0.04), (0.2, -0.024), (0.235, -0.024)], [0.05, 0.044, 0.04], darken(fur.coat, 0.14))
    body = through_path(
        [
            (-0.22, -0.075),
            (-0.14, -0.16),
            (0.03, -0.15),
            (0.13, -0.185),
            (0.185, -0.1),
            (0.14, -0.005),
            (-0.17, -0.002),
        ]
    )
    canvas.fill(body, fur.coat)
    lay_pattern(canvas, body, fur)
    canvas.through(
        [(-0.2, -0.05), (-0.15, -0.125), (-0.06, -0.105), (-0.03, -0.04), (-0.08, -0.008), (-0.17, -0.006)],
        fur.coat,
        weight=0.9,
    )
    canvas.oval(-0.055, -0.017, 0.05, 0.02, fur.pale, weight=0.8)
    canvas.limb([(0.11, -0.035), (0.2, -0.022)], [0.058, 0.046], fur.coat)
    canvas.oval(0.22, -0.018, 0.036, 0.021, fur.pale, weight=0.8)
    _collar(canvas, [(0.06, -0.165), (0.115, -0.11), (0.18, -0.12)], (0.15, -0.1))
    _dog_head(canvas, fur, 0.145, -0.215)


def _collar(canvas: Canvas, points: list[Point], tag: Point) -> None:
    canvas.line(points, darken(COLLAR, 0.4), 0.029, smooth=True)
    canvas.line(points, COLLAR, 0.022, smooth=True)
    canvas.oval(*tag, 0.013, 0.013, rgb("#e6bf58"), weight=0.6)


def _dog_head(canvas: Canvas, fur: Fur, x: float, y: float) -> None:
    coat, pale = fur.coat, fur.pale
    patched = fur.pattern in ("patched", "spotted")
    ear = darken(fur.second, 0.05) if patched else darken(coat, 0.3)
    with canvas.group(x, y, 0.108):
        _dog_ear(canvas, darken(ear, 0.12), 1, 0.8)
        head = through_path(
            [
                (-0.3, -0.92),
                (0.4, -0.9),
                (0.86, -0.4),
                (0.86, 0.3),
                (0.4, 0.78),
                (-0.4, 0.74),
                (-0.88, 0.2),
                (-0.84, -0.5),
            ]
        )
        canvas.fill(head, coat)
        if patched:
            with canvas.clip(head):
                canvas.through(
                    [(-0.5, -0.9), (0.16, -0.8), (0.36, -0.3), (0.2, 0.06), (-0.4, 0.16), (-0.8, -0.3)],
                    fur.second,
                    outline=False,
                )
            canvas.trace(head, darken(coat, 0.6))
        else:
            canvas.through(
                [(0.2, -0.86), (0.46, -0.8), (0.5, -0.2), (0.36, 0.0), (0.26, -0.2)],
                pale,
                outline=False,
                alpha=0.55,
            )
        muzzle = [(0.1, 0.0), (0.55, -0.1), (0.98, 0.2), (0.96, 0.6), (0.5, 0.86), (0.02, 0.72), (-0.1, 0.3)]
        canvas.through(muzzle, pale, weight=0.8)
        canvas.oval(0.68, 0.1, 0.22, 0.16, INK, shade=0)
        canvas.oval(0.62, 0.05, 0.08, 0.045, (255, 255, 255), alpha=0.55, shade=0, outline=False)
        canvas.oval(0.53, 0.64, 0.14, 0.17, rgb("#e58b8b"), weight=0.7)
        canvas.ink_line([(0.68, 0.27), (0.64, 0.46), (0.42, 0.56), (0.2, 0.44)], INK, weight=1.0)
        canvas.ink_line([(0.64, 0.46), (0.8, 0.53), (0.92, 0.43)], INK, weight=1.0)
        for ex in (0.06, 0.7):
            if luminance(coat) < 0.35 or (patched and ex < 0.5):
                canvas.oval(
                    ex,
                    -0.22,
                    0.19,
                    0.21,
                    lighten(fur.second if patched else coat, 0.22),
                    shade=0,
                    outline=False,
                )
            canvas.oval(ex, -0.22, 0.15, 0.175, INK, shade=0, outline=False)
            canvas.dot(ex + 0.05, -0.285, 0.058, (255, 255, 255))
            canvas.ink_line(
                [(ex - 0.15, -0.5), (ex, -0.56), (ex + 0.14, -0.52)], darken(coat, 0.45), weight=0.8
            )
        _dog_ear(canvas, ear, -1, -0.74)


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
