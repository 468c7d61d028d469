"""Plain seats and tables that the scene needs and nobody asked for."""

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, WOOD, darken, lighten, rgb


def draw_furniture(
    canvas: Canvas, kind: str, x: float, y: float, scale: float, height: float, width: float
) -> None:
    """One piece; ``width`` and ``height`` in page units."""
    with canvas.group(x, y, scale):
        h, w = height / scale, width / scale
        if kind == "stool":
            _stool(canvas, h)
        elif kind == "rug":
            canvas.oval(0, -0.03, w * 0.52, 0.055, COLOURS["red"])
            canvas.oval(0, -0.03, w * 0.46, 0.043, lighten(COLOURS["red"], 0.45), outline=False)
            canvas.oval(0, -0.03, w * 0.42, 0.036, darken(COLOURS["red"], 0.1), outline=False)
        elif kind == "side_table":
            _table(canvas, w, 0.34, cloth=True)
        else:
            _table(canvas, w, h, cloth=False)


def _stool(canvas: Canvas, h: float) -> None:
    wood = darken(WOOD, 0.08)
    canvas.shadow(0, 0, 0.13, 0.022)
    for x, far in ((-0.045, True), (0.05, True), (-0.085, False), (0.085, False)):
        canvas.limb([(x * 0.8, -h + 0.02), (x, -0.004)], [0.024, 0.02], darken(wood, 0.18 if far else 0))
    canvas.line([(-0.07, -h * 0.4), (0.07, -h * 0.4)], darken(wood, 0.25), 0.014)
    canvas.rect(-0.115, -h - 0.005, 0.23, 0.036, lighten(wood, 0.1), radius=0.016)


def _table(canvas: Canvas, w: float, h: float, cloth: bool) -> None:
    half = w / 2
    wood = WOOD
    canvas.shadow(0, 0, half * 1.05, 0.03)
    for side in (-1, 1):
        canvas.limb([(side * half * 0.66, -h), (side * half * 0.68, -0.03)], [0.03, 0.026], darken(wood, 0.3))
    for side in (-1, 1):
        canvas.limb(
            [(side * half * 0.84, -h), (side * half * 0.87, -0.004)], [0.038, 0.032], darken(wood, 0.08)
        )
    top = [(-half * 0.86, -h - 0.045), (half * 0.86, -h - 0.045), (half, -h + 0.012), (-half, -h + 0.012)]
    if cloth:
        fabric = rgb("#f4ead6")
        canvas.polygon(
            [
                *top[:2],
                (half * 1.02, -h + 0.1),
                (half * 0.5, -h + 0.075),
                (0, -h + 0.1),
                (-half * 0.5, -h + 0.075),
                (-half * 1.02, -h + 0.1),
            ],
            darken(fabric, 0.08),
        )
        canvas.polygon(top, fabric, shade=0.06)
        canvas.line([(-half * 0.98, -h + 0.055), (half * 0.98, -h + 0.055)], COLOURS["red"], 0.008, alpha=0.6)
    else:
        canvas.rect(-half, -h + 0.01, w, 0.036, darken(wood, 0.12), radius=0.006)
        canvas.polygon(top, lighten(wood, 0.16))
