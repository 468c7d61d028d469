"""The animals of farm and road, drawn as ``animals`` does: adult heights, turned to the right."""

from dataclasses import dataclass
from typing import Final, Literal

import skia

from imaging.sketching.beast_heads import draw_head, draw_mane, mane_of
from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.loads import draw_load
from imaging.sketching.palette import INK, Colour, darken, mix, rgb


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
    "ox": _Build(0.7, 0.42, 0.35, 0.1, (0.52, -0.68, 0.165)),
    "goat": _Build(0.4, 0.2, 0.19, 0.05, (0.25, -0.48, 0.09)),
    "sheep": _Build(0.4, 0.2, 0.22, 0.05, (0.25, -0.4, 0.085)),
    "pig": _Build(0.36, 0.24, 0.25, 0.065, (0.27, -0.26, 0.12)),
    "camel": _Build(0.78, 0.36, 0.28, 0.08, (0.56, -0.98, 0.13)),
    "llama": _Build(0.56, 0.24, 0.22, 0.062, (0.31, -0.9, 0.105)),
}
_EQUINE: Final = frozenset({"horse", "donkey", "mule"})
_WOOLLY: Final = frozenset({"sheep", "llama"})
CARRYING: Final = frozenset({"horse", "donkey", "mule", "ox", "camel", "llama"})
_GRAZERS: Final = frozenset({*_EQUINE, "cow", "ox", "sheep", "goat"})


def draw_beast(canvas: Canvas, species: str, fur: Fur, pose: str) -> None:
    """Horse, donkey, mule, cow, ox, sheep, goat, pig, camel or llama that stands, walks, grazes or lies."""
    b = _BUILDS[species]
    drop = 0.0
    if pose == "lying":
        drop = b.back - b.belly - 0.02
    stride = b.leg * 0.9 if pose in ("walking", "running") else 0.0
    with canvas.group(0, drop):
        _tail(canvas, species, fur.coat, b, short=pose == "lying")
    if pose == "lying":
        _folded_legs(canvas, species, fur, b, far=True)
    else:
        _legs(canvas, species, fur, b, stride, far=True)
        if species == "sheep":
            _legs(canvas, species, fur, b, stride, far=False)
    grazing = pose == "eating" and species in _GRAZERS
    head = _grazing_head(b) if grazing else (b.head[0], b.head[1], b.head[2])
    with canvas.group(0, drop):
        _trunk(canvas, species, fur, b, head, grazing)
    if pose == "lying":
        _folded_legs(canvas, species, fur, b, far=False)
    elif species != "sheep":
        _legs(canvas, species, fur, b, stride, far=False)
    with canvas.group(0, drop):
        _neck_and_head(canvas, species, fur, b, head, grazing)


def draw_burden(canvas: Canvas, species: str, kind: str, pose: str) -> None:
    """What a beast carries, where its back is."""
    b = _BUILDS[species]
    with canvas.group(0, b.back - b.belly - 0.02 if pose == "lying" else 0.0):
        draw_load(canvas, b.back, b.half, b.belly, kind)


def _grazing_head(b: _Build) -> tuple[float, float, float]:
    return (b.half * 1.25 + b.head[2] * 0.5, -b.head[2] * 1.5, b.head[2])


def _skin(species: str, coat: Colour) -> Colour:
    """The colour of legs and face where wool does not grow."""
    return mix(coat, rgb("#5a4a44"), 0.75) if species == "sheep" else coat


def _legs(canvas: Canvas, species: str, fur: Fur, b: _Build, stride: float, far: bool) -> None:
    bare = _skin(species, fur.coat)
    hoof = rgb("#5b4a44") if species != "pig" else darken(fur.coat, 0.35)
    top = -(b.back - b.belly * 0.62)
    colour = darken(bare, 0.16 if far else 0.03)
    for x in (0.58, -0.52) if far else (0.8, -0.78):
        hind = x < 0
        step = stride * (1 if far == hind else -1)
        start = (x * b.half, top)
        foot = x * b.half + (-0.02 if hind else 0.012) + step
        bend = (foot - step * 0.4 + (-b.leg * 0.3 if hind else b.leg * 0.12), top * 0.46)
        thick = b.leg * (1.9 if hind else 1.5) if not far else b.leg * 1.3
        widths = [thick, b.leg * 0.84, b.leg * 0.72]
        joined: Literal["left", "right"] | None = None if far else "right" if hind else "left"
        shade = 0.0 if joined else 0.05
        canvas.limb([start, bend, (foot, -0.035)], widths, colour, joined=joined, shade=shade)
        if species in _EQUINE and fur.pattern != "plain":
            canvas.limb(
                [(foot, -0.12), (foot, -0.045)], [b.leg * 0.62, b.leg * 0.68], fur.second, outline=False
            )
        shape = [
            (foot - b.leg * 0.4, -0.05),
            (foot + b.leg * 0.42, -0.05),
            (foot + b.leg * 0.6, 0.0),
            (foot - b.leg * 0.5, 0.0),
        ]
        canvas.polygon(shape, hoof, weight=0.9)


def _folded_legs(canvas: Canvas, species: str, fur: Fur, b: _Build, far: bool) -> None:
    """Legs under someone who lies: the fore leg bent forwards, the hind leg along the belly."""
    colour = darken(_skin(species, fur.coat), 0.16 if far else 0.03)
    hoof = rgb("#5b4a44") if species != "pig" else darken(fur.coat, 0.35)
    shift = 0.05 * b.half if far else 0.0
    fore = [(b.half * 0.7, -0.06), (b.half * 1.12 + shift, -0.05), (b.half * 0.86 + shift, -0.02)]
    canvas.limb(fore, [b.leg * 1.2, b.leg * 0.8, b.leg * 0.66], colour, shade=0.05)
    canvas.oval(b.half * 0.8 + shift, -0.016, b.leg * 0.4, b.leg * 0.28, hoof, weight=0.8)
    if not far:
        hind = [(-b.half * 0.75, -b.belly * 0.4), (-b.half * 0.42, -b.belly * 0.24), (-b.half * 0.34, -0.035)]
        canvas.limb(hind, [b.leg * 2.4, b.leg * 1.5, b.leg * 0.8], colour, shade=0.05, outline=False)
        canvas.ink_line(
            [(-b.half * 0.72, -b.belly * 0.72), (-b.half * 0.3, -b.belly * 0.5), (-b.half * 0.22, -0.04)],
            darken(colour, 0.45),
            weight=0.9,
        )
        canvas.limb([(-b.half * 0.4, -0.03), (-b.half * 0.05, -0.022)], [b.leg * 0.8, b.leg * 0.66], colour)
        canvas.oval(0.0, -0.02, b.leg * 0.42, b.leg * 0.28, hoof, weight=0.8)


def _trunk(
    canvas: Canvas, species: str, fur: Fur, b: _Build, head: tuple[float, float, float], grazing: bool
) -> None:
    coat = fur.coat
    h, top, low = b.half, -b.back, -b.back + b.belly
    if species == "sheep":
        _fleece(canvas, coat, b)
        return
    trunk = _outline_of(species, b, head, grazing)
    canvas.fill(trunk, coat)
    with canvas.clip(trunk):
        shade = darken(coat, 0.3)
        canvas.oval(0, low + 0.01, h, b.belly * 0.28, shade, alpha=0.25, shade=0, outline=False, blur=0.02)
    lay_pattern(canvas, trunk, fur)
    if fur.pattern != "plain":
        canvas.trace(trunk, darken(coat, 0.6))
    if species == "llama":
        for k in range(16):
            x, y = -h + 0.13 * h * (k * 5 % 16), top + 0.04 + 0.03 * (k * 7 % 6)
            canvas.ink_line(
                [(x - 0.02, y), (x, y + 0.014), (x + 0.02, y)], darken(coat, 0.3), weight=0.7, alpha=0.5
            )
    if species == "cow":
        udder = [(-0.2, low - 0.01), (-0.08, low - 0.01), (-0.09, low + 0.06), (-0.18, low + 0.06)]
        canvas.through(udder, rgb("#efb3ad"), weight=0.8)
    if species == "camel":
        blanket = [
            (-0.2, top - 0.02),
            (-0.04, top - 0.2),
            (0.1, top - 0.17),
            (0.22, top),
            (0.17, low - 0.08),
            (-0.15, low - 0.08),
        ]
        canvas.soft(blanket, rgb("#b8453f"), weight=0.9)
        canvas.line(
            [(-0.16, low - 0.1), (0, low - 0.07), (0.17, low - 0.1)], rgb("#e6bf58"), 0.022, smooth=True
        )
        for k in range(6):
            canvas.line(
                [(-0.14 + 0.056 * k, low - 0.085), (-0.14 + 0.056 * k, low - 0.045)], rgb("#e6bf58"), 0.009
            )


def _fleece(canvas: Canvas, coat: Colour, b: _Build) -> None:
    h, top, low = b.half, -b.back, -b.back + b.belly
    wool = skia.Path()
    for i in range(11):
        x = -h * 1.1 + 2.2 * h * i / 10
        for y in (top + 0.03, low - 0.02):
            dy = 0.03 * abs(i - 5) / 5 * (1 if y < (top + low) / 2 else -1)
            wool = skia.Op(
                wool,
                skia.Path.Oval(skia.Rect(x - 0.058, y + dy - 0.066, x + 0.058, y + dy + 0.066)),
                skia.PathOp.kUnion_PathOp,
            )
    middle = skia.Path.RRect(skia.Rect(-h * 1.12, top + 0.02, h * 1.12, low - 0.03), 0.09, 0.09)
    canvas.fill(skia.Op(wool, middle, skia.PathOp.kUnion_PathOp), coat, shade=0.16)
    for i in range(13):
        x, y = -h + 0.16 * h * i, top + 0.06 + 0.04 * (i * 7 % 4)
        curl = [(x - 0.024, y), (x - 0.01, y - 0.02), (x + 0.012, y - 0.012), (x + 0.004, y + 0.006)]
        canvas.ink_line(curl, darken(coat, 0.3), weight=0.7, alpha=0.5)


def _outline_of(species: str, b: _Build, head: tuple[float, float, float], grazing: bool) -> skia.Path:
    """Trunk and neck in one outline, so that no line parts them."""
    x, y, size = head
    h, top, low = b.half, -b.back, -b.back + b.belly
    hump = 0.2 if species == "camel" else 0.06 if species == "ox" else 0.0
    back: list[Point] = [(-h * 0.96, top + 0.015), (-h * 0.4, top), (h * 0.3, top + 0.015)]
    if species == "camel":
        back = [
            (-h * 0.96, top + 0.03),
            (-h * 0.55, top + 0.01),
            (-h * 0.12, top - hump),
            (h * 0.22, top - hump * 0.9),
            (h * 0.6, top + 0.02),
        ]
    elif species == "ox":
        back = [(-h * 0.96, top + 0.015), (-h * 0.3, top + 0.01), (h * 0.4, top - hump)]
    trunk = through_path(
        [
            (-h * 1.12, top + b.belly * 0.4),
            *back,
            (h * 0.95, top - 0.01),
            (h * 1.12, top + b.belly * 0.4),
            (h * 0.95, low - 0.02),
            (h * 0.2, low + 0.012),
            (-h * 0.5, low - (0.03 if species in _EQUINE else 0.0)),
            (-h * 0.98, low - 0.03),
        ]
    )
    if species == "pig":
        return trunk
    if grazing:
        neck = [
            (h * 0.5, top + 0.0),
            (h * 0.95, top + 0.04),
            (x + size * 0.1, y - size * 0.7),
            (x - size * 0.7, y + size * 0.3),
            (h * 0.9, low - 0.04),
            (h * 0.5, low - b.belly * 0.4),
        ]
    elif species == "camel":
        neck = [
            (h * 0.7, top + 0.06),
            (h * 1.15, top + 0.04),
            (x - size * 1.0, y + size * 0.1),
            (x - size * 0.5, y - size * 0.8),
            (x + size * 0.2, y + size * 0.5),
            (x - size * 0.2, top + b.belly * 0.5),
            (h * 1.0, low - 0.05),
            (h * 0.6, top + b.belly * 0.6),
        ]
    else:
        neck = [
            (h * 0.42, top + 0.01),
            (h * 0.78, top - size * 0.3),
            (x - size * 1.2, y - size * 0.1),
            (x - size * 0.5, y - size * 0.8),
            (x + size * 0.2, y + size * 0.4),
            (h * 1.13, top + b.belly * 0.45),
            (h * 0.9, top + b.belly * 0.8),
            (h * 0.5, top + b.belly * 0.5),
        ]
    joined: skia.Path = skia.Op(trunk, through_path(neck), skia.PathOp.kUnion_PathOp)
    return joined


def _tail(canvas: Canvas, species: str, coat: Colour, b: _Build, short: bool) -> None:
    x, y = -b.half * 1.08, -b.back + 0.05
    if species == "pig":
        curl = [(x, y + 0.03), (x - 0.05, y), (x - 0.04, y + 0.05), (x - 0.08, y + 0.02)]
        canvas.line(curl, darken(coat, 0.45), 0.026, smooth=True)
        canvas.line(curl, darken(coat, 0.12), 0.017, smooth=True)
    elif species in ("goat", *_WOOLLY):
        rise = y - 0.02 if species != "sheep" else y + 0.05
        canvas.limb([(x + 0.02, y), (x - 0.04, rise)], [0.05, 0.04], coat)
    elif species == "horse":
        long = 0.22 if short else 0.38
        plume = [
            (x, y - 0.03),
            (x - 0.1, y + 0.02),
            (x - 0.13, y + long * 0.8),
            (x - 0.04, y + long),
            (x - 0.01, y + long * 0.4),
        ]
        canvas.through(plume, mane_of(coat))
        canvas.ink_line(
            [(x - 0.03, y + 0.02), (x - 0.08, y + long * 0.5), (x - 0.06, y + long * 0.85)],
            darken(mane_of(coat), 0.4),
            weight=0.8,
        )
    else:
        long = 0.18 if short else 0.3
        canvas.limb(
            [(x + 0.02, y), (x - 0.05, y + long * 0.45), (x - 0.04, y + long)], [0.03, 0.024, 0.022], coat
        )
        canvas.oval(x - 0.04, y + long + 0.03, 0.03, 0.05, mane_of(coat))


def _neck_and_head(
    canvas: Canvas, species: str, fur: Fur, b: _Build, head: tuple[float, float, float], grazing: bool
) -> None:
    x, y, size = head
    h, top = b.half, -b.back
    face = mix(fur.coat, rgb("#5a4a44"), 0.75) if species == "sheep" else fur.coat
    if species == "sheep":
        canvas.oval(
            h * 0.95, (y if not grazing else -b.back + b.belly * 0.5) + 0.04, 0.1, 0.1, fur.coat, weight=0.8
        )
        if grazing:
            canvas.limb([(h * 0.9, top + b.belly * 0.6), (x - size * 0.4, y)], [0.14, 0.1], fur.coat)
    elif species in _EQUINE and not grazing:
        draw_mane(
            canvas,
            fur.coat,
            [
                (h * 0.5, top + 0.02),
                (x - size * 1.5, y + size * 0.1),
                (x - size * 0.7, y - size),
                (x - size * 0.2, y - size * 0.9),
                (x - size * 0.8, y + size * 0.3),
                (h * 0.72, top + 0.02),
            ],
        )
    elif species in _EQUINE:
        draw_mane(
            canvas,
            fur.coat,
            [
                (h * 0.6, top - 0.01),
                (h * 1.0, top + 0.02),
                (x + size * 0.3, y - size * 0.9),
                (x - size * 0.1, y - size * 0.6),
                (h * 0.9, top + 0.1),
            ],
        )
    with canvas.group(x, y, size, angle=52 if grazing else 0):
        draw_head(canvas, species, Fur(face, fur.pattern))
        if species == "sheep":
            for cx, cy in ((-0.5, -0.75), (0.0, -0.9), (0.45, -0.75)):
                canvas.oval(cx, cy, 0.38, 0.32, fur.coat, weight=0.8)
        if species in (*_EQUINE, "camel"):
            _halter(canvas)


def _halter(canvas: Canvas) -> None:
    strap = rgb("#8a4a38")
    canvas.line([(-0.35, -0.5), (-0.28, 0.2)], strap, 0.11, alpha=0.95)
    canvas.line([(0.42, -0.4), (0.12, 0.55)], strap, 0.11, smooth=True, alpha=0.95)
    canvas.line([(-0.28, 0.1), (0.2, 0.3)], strap, 0.09, alpha=0.95)
    canvas.dot(0.2, 0.3, 0.1, rgb("#d9b04c"))
    canvas.dot(0.2, 0.3, 0.05, INK)
