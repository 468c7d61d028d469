"""The heads of farm animals, in a unit of half a head around its middle, turned to the right."""

from imaging.sketching.fur import Fur
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, mix, rgb

_HORN: Colour = rgb("#e6dcc4")


def mane_of(coat: Colour) -> Colour:
    """The colour of mane and tail."""
    return mix(coat, rgb("#4a352c"), 0.75) if luminance(coat) < 0.75 else rgb("#d8cbb6")


def draw_mane(canvas: Canvas, coat: Colour, points: list[Point]) -> None:
    """A mane along the neck with some strands."""
    tone = mane_of(coat)
    shape = through_path(points)
    canvas.fill(shape, tone)
    box = shape.getBounds()
    with canvas.clip(shape):
        for k in range(5):
            t = 0.15 + 0.18 * k
            x, y = box.left() + box.width() * t, box.bottom() - box.height() * t
            canvas.ink_line(
                [(x - 0.03, y + 0.05), (x + 0.02, y), (x + 0.03, y - 0.06)],
                darken(tone, 0.4),
                weight=0.8,
                alpha=0.7,
            )


def draw_head(canvas: Canvas, species: str, fur: Fur) -> None:
    """Ears, horns, face and muzzle of a species."""
    coat = fur.coat
    _ears(canvas, species, coat)
    if species == "pig":
        _pig_face(canvas, coat)
    else:
        _long_face(canvas, species, fur)
    eye_x, eye_y = (0.1, -0.2) if species != "ox" else (0.05, -0.22)
    if luminance(coat) < 0.35:
        canvas.oval(eye_x, eye_y, 0.2, 0.22, lighten(coat, 0.25), shade=0, outline=False)
    canvas.oval(eye_x, eye_y, 0.15, 0.175, INK, shade=0, outline=False)
    canvas.dot(eye_x + 0.05, eye_y - 0.065, 0.058, (255, 255, 255))
    canvas.ink_line(
        [(eye_x - 0.17, eye_y - 0.14), (eye_x, eye_y - 0.24), (eye_x + 0.17, eye_y - 0.15)], INK, weight=0.8
    )
    if species == "goat":
        canvas.soft([(0.5, 0.85), (0.8, 0.9), (0.62, 1.6)], lighten(coat, 0.3), weight=0.8)
        for dx in (-0.3, 0.0):
            canvas.limb([(dx, -0.7), (dx - 0.2, -1.2), (dx - 0.6, -1.4)], [0.2, 0.15, 0.06], rgb("#b8a88c"))
    elif species in ("cow", "ox"):
        _horns(canvas, 2.0 if species == "ox" else 1.0)


def _pig_face(canvas: Canvas, coat: Colour) -> None:
    canvas.oval(0, 0, 0.95, 0.85, coat)
    canvas.oval(0.72, 0.2, 0.38, 0.32, darken(coat, 0.08))
    for x in (0.62, 0.84):
        canvas.oval(x, 0.2, 0.06, 0.1, darken(coat, 0.5), shade=0, outline=False)
    canvas.ink_line([(0.3, 0.55), (0.55, 0.66), (0.78, 0.58)], INK, weight=0.9)
    canvas.oval(0.2, 0.3, 0.16, 0.1, rgb("#ee9a92"), alpha=0.5, outline=False)


def _long_face(canvas: Canvas, species: str, fur: Fur) -> None:
    coat = fur.coat
    pale = (
        lighten(coat, 0.2)
        if species == "sheep"
        else rgb("#eec3b4")
        if species in ("cow", "ox")
        else lighten(coat, 0.5)
    )
    face = through_path(
        [
            (-0.5, -0.75),
            (0.2, -0.7),
            (0.75, 0.0),
            (1.15, 0.55),
            (0.9, 0.95),
            (0.4, 0.85),
            (-0.3, 0.45),
            (-0.7, -0.1),
        ]
    )
    canvas.fill(face, coat)
    if fur.pattern in ("patched", "spotted") and species != "sheep":
        with canvas.clip(face):
            canvas.through(
                [(0.1, -0.8), (0.36, -0.62), (0.9, 0.1), (1.1, 0.5), (0.8, 0.4), (0.3, -0.2)],
                fur.second,
                outline=False,
            )
        canvas.trace(face, darken(coat, 0.6))
    canvas.through([(0.72, 0.25), (1.14, 0.5), (1.0, 0.92), (0.66, 0.98), (0.4, 0.78)], pale, weight=0.8)
    canvas.oval(0.98, 0.55, 0.075, 0.055, darken(coat, 0.6), shade=0, outline=False)
    canvas.ink_line([(0.95, 0.8), (0.75, 0.83), (0.58, 0.74)], INK, weight=0.9)
    if species == "camel":
        canvas.soft([(-0.6, -0.55), (-0.1, -1.05), (0.3, -0.65)], mix(coat, rgb("#5b4030"), 0.35), weight=0.8)


def _horns(canvas: Canvas, long: float) -> None:
    for dx in (-0.35, 0.15):
        out = 0.2 if dx > 0 else -0.2
        points = [
            (dx, -0.7),
            (dx + out * long, -0.7 - 0.3 * long),
            (dx + out * 0.75 * long, -0.7 - 0.55 * long),
        ]
        canvas.limb(points, [0.19, 0.14, 0.05], _HORN)


def _ears(canvas: Canvas, species: str, coat: Colour) -> None:
    tall = {"donkey": 1.0, "mule": 0.85, "horse": 0.5, "llama": 0.75}.get(species)
    if tall is not None:
        for dx in (-0.42, -0.08):
            ear = [
                (dx - 0.14, -0.6),
                (dx - 0.12, -0.75 - tall * 0.7),
                (dx, -0.85 - tall),
                (dx + 0.14, -0.75 - tall * 0.6),
                (dx + 0.14, -0.6),
            ]
            canvas.through(ear, coat)
            canvas.limb([(dx, -0.75), (dx, -0.7 - tall * 0.7)], [0.1, 0.06], rgb("#d99f92"), outline=False)
    elif species == "pig":
        for dx in (-0.5, 0.2):
            canvas.polygon([(dx - 0.2, -0.6), (dx + 0.28, -0.7), (dx + 0.16, -1.15)], darken(coat, 0.1))
    else:
        canvas.through(
            [(-0.5, -0.5), (-1.0, -0.6), (-1.15, -0.3), (-0.7, -0.22)], darken(coat, 0.1), weight=0.8
        )
