"""The animals of farm and road, drawn as ``animals`` does: adult heights, turned to the right."""

from dataclasses import dataclass
from typing import Final, Literal

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, mix, rgb


@dataclass(frozen=True)
class _Build:
    back: float  # height of the back
    half: float  # half length of the trunk
    belly: float  # thickness of the trunk
    leg: float  # width of a leg
    head: tuple[float, float, float]  # where the head is and its size


_BUILDS: Final[dict[str, _Build]] = {
    "horse": _Build(0.72, 0.38, 0.27, 0.085, (0.49, -0.94, 0.15)),
    "donkey": _Build(0.58, 0.31, 0.24, 0.075, (0.4, -0.75, 0.14)),
    "mule": _Build(0.65, 0.34, 0.25, 0.078, (0.44, -0.84, 0.145)),
    "cow": _Build(0.66, 0.4, 0.32, 0.09, (0.48, -0.66, 0.15)),
    "goat": _Build(0.4, 0.2, 0.19, 0.05, (0.25, -0.48, 0.09)),
    "sheep": _Build(0.4, 0.2, 0.22, 0.05, (0.25, -0.4, 0.085)),
    "pig": _Build(0.36, 0.24, 0.25, 0.065, (0.27, -0.26, 0.12)),
}


def draw_beast(canvas: Canvas, species: str, coat: Colour) -> None:
    """Horse, donkey, mule, cow, sheep, goat or pig."""
    b = _BUILDS[species]
    canvas.shadow(0, 0, b.half * 1.3, 0.045)
    _tail(canvas, species, coat, b)
    _legs(canvas, species, coat, b, far=True)
    if species == "sheep":
        _legs(canvas, species, coat, b, far=False)
    _trunk(canvas, species, coat, b)
    if species != "sheep":
        _legs(canvas, species, coat, b, far=False)
    _neck_and_head(canvas, species, coat, b)


def _legs(canvas: Canvas, species: str, coat: Colour, b: _Build, far: bool) -> None:
    bare = mix(coat, rgb("#5a4a44"), 0.75) if species == "sheep" else coat
    hoof = rgb("#5b4a44") if species != "pig" else darken(coat, 0.35)
    top = -(b.back - b.belly * 0.62)
    colour = darken(bare, 0.16 if far else 0.03)
    for x in (0.58, -0.52) if far else (0.8, -0.78):
        hind = x < 0
        start = (x * b.half, top)
        foot = x * b.half + (-0.02 if hind else 0.012)
        bend = (foot + (-b.leg * 0.3 if hind else b.leg * 0.12), top * 0.46)
        thick = b.leg * (1.9 if hind else 1.5) if not far else b.leg * 1.3
        widths = [thick, b.leg * 0.84, b.leg * 0.72]
        joined: Literal["left", "right"] | None = None if far else "right" if hind else "left"
        canvas.limb(
            [start, bend, (foot, -0.035)], widths, colour, joined=joined, shade=0.0 if joined else 0.05
        )
        shape = [
            (foot - b.leg * 0.4, -0.05),
            (foot + b.leg * 0.42, -0.05),
            (foot + b.leg * 0.6, 0.0),
            (foot - b.leg * 0.5, 0.0),
        ]
        canvas.polygon(shape, hoof, weight=0.9)


def _trunk(canvas: Canvas, species: str, coat: Colour, b: _Build) -> None:
    h, top, low = b.half, -b.back, -b.back + b.belly
    if species == "sheep":
        for i in range(11):
            x = -h * 1.1 + 2.2 * h * i / 10
            for y in (top + 0.03, low - 0.02):
                canvas.oval(
                    x,
                    y + 0.03 * abs(i - 5) / 5 * (1 if y < (top + low) / 2 else -1),
                    0.055,
                    0.052,
                    coat,
                    shade=0.08,
                    weight=0.8,
                )
        canvas.rect(-h * 1.12, top + 0.01, h * 2.24, b.belly - 0.03, coat, radius=0.09, outline=False)
        for i in range(9):
            x, y = -h + 0.23 * h * i, top + 0.06 + 0.045 * (i * 7 % 4)
            canvas.ink_line(
                [(x - 0.02, y), (x, y - 0.016), (x + 0.02, y)], darken(coat, 0.3), weight=0.7, alpha=0.5
            )
        return
    trunk = _outline_of(species, b)
    canvas.fill(trunk, coat)
    with canvas.clip(trunk):
        canvas.oval(
            0, low + 0.01, h, b.belly * 0.28, darken(coat, 0.3), alpha=0.25, shade=0, outline=False, blur=0.02
        )
        _markings(canvas, species, coat, top)
    if species == "cow":
        udder = [(-0.2, low - 0.01), (-0.08, low - 0.01), (-0.09, low + 0.06), (-0.18, low + 0.06)]
        canvas.through(udder, rgb("#efb3ad"), weight=0.8)


def _markings(canvas: Canvas, species: str, coat: Colour, top: float) -> None:
    if species == "cow":
        spot = rgb("#5c4a45") if luminance(coat) > 0.6 else rgb("#f2e9dc")
        for x, y, r in (
            (-0.26, top + 0.08, 0.12),
            (0.05, top + 0.2, 0.1),
            (0.3, top + 0.04, 0.09),
            (-0.06, top, 0.07),
        ):
            blot = [
                (x - r, y),
                (x, y - r),
                (x + r * 1.2, y - r * 0.3),
                (x + r * 0.6, y + r),
                (x - r * 0.7, y + r * 0.9),
            ]
            canvas.soft(blot, spot, weight=0.5)


def _outline_of(species: str, b: _Build) -> skia.Path:
    """Trunk and neck in one outline, so that no line parts them."""
    x, y, size = b.head
    h, top, low = b.half, -b.back, -b.back + b.belly
    trunk = through_path(
        [
            (-h * 1.12, top + b.belly * 0.4),
            (-h * 0.96, top + 0.015),
            (-h * 0.4, top),
            (h * 0.3, top + 0.015),
            (h * 0.95, top - 0.01),
            (h * 1.12, top + b.belly * 0.4),
            (h * 0.95, low - 0.02),
            (h * 0.2, low + 0.012),
            (-h * 0.5, low),
            (-h * 0.98, low - 0.03),
        ]
    )
    if species == "pig":
        return trunk
    neck = through_path(
        [
            (h * 0.42, top + 0.01),
            (h * 0.78, top - size * 0.3),
            (x - size * 1.2, y - size * 0.1),
            (x - size * 0.5, y - size * 0.8),
            (x + size * 0.2, y + size * 0.4),
            (h * 1.13, top + b.belly * 0.45),
            (h * 0.9, top + b.belly * 0.8),
            (h * 0.5, top + b.belly * 0.5),
        ]
    )
    joined: skia.Path = skia.Op(trunk, neck, skia.PathOp.kUnion_PathOp)
    return joined


def _tail(canvas: Canvas, species: str, coat: Colour, b: _Build) -> None:
    x, y = -b.half * 1.08, -b.back + 0.05
    if species == "pig":
        canvas.line(
            [(x, y + 0.03), (x - 0.05, y), (x - 0.04, y + 0.05), (x - 0.08, y + 0.02)],
            darken(coat, 0.2),
            0.018,
            smooth=True,
        )
    elif species in ("sheep", "goat"):
        canvas.limb(
            [(x + 0.02, y), (x - 0.04, y - 0.02 if species == "goat" else y + 0.05)], [0.05, 0.04], coat
        )
    elif species == "horse":
        canvas.through(
            [
                (x, y - 0.03),
                (x - 0.1, y + 0.02),
                (x - 0.13, y + 0.3),
                (x - 0.04, y + 0.38),
                (x - 0.01, y + 0.15),
            ],
            _mane(coat),
        )
    else:
        canvas.limb([(x + 0.02, y), (x - 0.05, y + 0.14), (x - 0.04, y + 0.3)], [0.03, 0.024, 0.022], coat)
        canvas.oval(x - 0.04, y + 0.33, 0.03, 0.05, _mane(coat))


def _mane(coat: Colour) -> Colour:
    return mix(coat, rgb("#4a352c"), 0.75) if luminance(coat) < 0.75 else rgb("#d8cbb6")


def _neck_and_head(canvas: Canvas, species: str, coat: Colour, b: _Build) -> None:
    x, y, size = b.head
    h, top = b.half, -b.back
    if species == "sheep":
        coat_face = mix(coat, rgb("#5a4a44"), 0.75)
        canvas.oval(h * 0.95, y + 0.04, 0.1, 0.1, coat, weight=0.8)
        with canvas.group(x, y, size):
            _muzzle(canvas, species, coat_face)
            for cx, cy in ((-0.5, -0.75), (0.0, -0.9), (0.45, -0.75)):
                canvas.oval(cx, cy, 0.38, 0.32, coat, weight=0.8)
        return
    if species in ("horse", "donkey", "mule"):
        mane = _mane(coat)
        canvas.through(
            [
                (h * 0.5, top + 0.02),
                (x - size * 1.5, y + size * 0.1),
                (x - size * 0.7, y - size * 1.0),
                (x - size * 0.2, y - size * 0.9),
                (x - size * 0.8, y + size * 0.3),
                (h * 0.72, top + 0.02),
            ],
            mane,
        )
    with canvas.group(x, y, size):
        _muzzle(canvas, species, coat)


def _muzzle(canvas: Canvas, species: str, coat: Colour) -> None:
    pale = lighten(coat, 0.5) if species != "pig" else darken(coat, 0.08)
    _ears(canvas, species, coat)
    if species == "pig":
        canvas.oval(0, 0, 0.95, 0.85, coat)
        canvas.oval(0.72, 0.2, 0.38, 0.32, pale)
        for x in (0.62, 0.84):
            canvas.oval(x, 0.2, 0.06, 0.1, darken(coat, 0.5), shade=0, outline=False)
        canvas.ink_line([(0.3, 0.55), (0.55, 0.66), (0.78, 0.58)], INK, weight=0.9)
    else:
        canvas.through(
            [
                (-0.5, -0.75),
                (0.2, -0.7),
                (0.75, 0.0),
                (1.15, 0.55),
                (0.9, 0.95),
                (0.4, 0.85),
                (-0.3, 0.45),
                (-0.7, -0.1),
            ],
            coat,
        )
        canvas.through(
            [(0.72, 0.25), (1.14, 0.5), (1.0, 0.92), (0.66, 0.98), (0.4, 0.78)],
            pale if species != "sheep" else lighten(coat, 0.2),
            weight=0.8,
        )
        canvas.oval(0.98, 0.55, 0.07, 0.05, darken(coat, 0.6), shade=0, outline=False)
        canvas.ink_line([(0.95, 0.8), (0.75, 0.82), (0.58, 0.74)], INK, weight=0.9)
    canvas.oval(0.12, -0.2, 0.15, 0.17, INK, shade=0, outline=False)
    canvas.dot(0.17, -0.26, 0.055, (255, 255, 255))
    canvas.ink_line([(-0.04, -0.36), (0.12, -0.43), (0.28, -0.36)], INK, weight=0.8)
    if species == "goat":
        canvas.soft([(0.5, 0.85), (0.8, 0.9), (0.62, 1.6)], lighten(coat, 0.3), weight=0.8)
        for dx in (-0.3, 0.0):
            canvas.limb([(dx, -0.7), (dx - 0.2, -1.2), (dx - 0.6, -1.4)], [0.2, 0.15, 0.06], rgb("#b8a88c"))
    if species == "cow":
        for dx in (-0.35, 0.15):
            canvas.limb(
                [
                    (dx, -0.7),
                    (dx + (0.2 if dx > 0 else -0.2), -1.0),
                    (dx + (0.15 if dx > 0 else -0.1), -1.25),
                ],
                [0.18, 0.14, 0.05],
                rgb("#e6dcc4"),
            )


def _ears(canvas: Canvas, species: str, coat: Colour) -> None:
    tall = {"donkey": 1.0, "mule": 0.85, "horse": 0.5}.get(species)
    if tall is not None:
        for dx in (-0.42, -0.08):
            canvas.through(
                [
                    (dx - 0.14, -0.6),
                    (dx - 0.12, -0.75 - tall * 0.7),
                    (dx, -0.85 - tall),
                    (dx + 0.14, -0.75 - tall * 0.6),
                    (dx + 0.14, -0.6),
                ],
                coat,
            )
            canvas.limb([(dx, -0.75), (dx, -0.7 - tall * 0.7)], [0.1, 0.06], rgb("#d99f92"), outline=False)
    elif species == "pig":
        for dx in (-0.5, 0.2):
            canvas.polygon([(dx - 0.2, -0.6), (dx + 0.28, -0.7), (dx + 0.16, -1.15)], darken(coat, 0.1))
    else:
        canvas.through(
            [(-0.5, -0.5), (-1.0, -0.6), (-1.15, -0.3), (-0.7, -0.22)], darken(coat, 0.1), weight=0.8
        )
