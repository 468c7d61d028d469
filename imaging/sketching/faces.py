"""Faces: head, eyes, brows, nose, mouth, cheeks, wrinkles, beards and glasses.

Drawn around the middle of the head, one unit being half the head's width. People turn to the right
of the page, a little or much (``turning``).
"""

from dataclasses import dataclass, field
from typing import Final

import skia

from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, mix, rgb
from imaging.sketching.turning import Turn

_LIP: Final[Colour] = rgb("#b5504c")
_BLUSH: Final[Colour] = rgb("#ee7f6c")
_WHITE: Final[Colour] = rgb("#fffaf2")


@dataclass(frozen=True)
class Face:
    """What a face shows. ``hair`` colours brows and beard; ``mood`` is a feeling or a doing.

    ``gaze`` is where the eyes look, each part -1 to 1 (right and down).
    """

    age: str
    female: bool
    skin: Colour
    hair: Colour
    iris: Colour
    mood: str
    skull: float
    beard: bool = False
    moustache: bool = False
    fringe: bool = False
    turn: Turn = field(default_factory=Turn)
    gaze: Point = (0.25, 0.0)


@dataclass(frozen=True)
class _Mood:
    """Opening of the eyes (0 shut, 1 open), brow lift and slant, the mouth's kind, blush."""

    eyes: float = 0.92
    brow: float = 0.0
    slant: float = 0.0
    mouth: str = "smile"
    blush: float = 0.42
    tears: bool = False


_MOODS: Final[dict[str, _Mood]] = {
    "": _Mood(),
    "joy": _Mood(0.95, 0.05, 0.0, "grin", 0.55),
    "sadness": _Mood(0.72, 0.03, 0.13, "sad", 0.3),
    "fear": _Mood(1.15, 0.12, 0.12, "small_open", 0.18),
    "love": _Mood(-1.0, 0.05, 0.04, "smile", 0.75),
    "calm": _Mood(0.66, 0.0, 0.02, "soft", 0.4),
    "surprise": _Mood(1.2, 0.17, 0.0, "round", 0.4),
    "anger": _Mood(0.75, -0.05, -0.16, "flat", 0.6),
    "pride": _Mood(0.8, 0.08, 0.0, "smirk", 0.5),
    "nostalgia": _Mood(0.7, 0.06, 0.08, "soft", 0.4),
    "shame": _Mood(0.6, 0.05, 0.08, "soft", 0.9),
    "laughing": _Mood(-1.0, 0.1, 0.0, "laugh", 0.6),
    "crying": _Mood(0.45, 0.05, 0.2, "wail", 0.55, tears=True),
    "singing": _Mood(0.6, 0.12, 0.05, "sing", 0.5),
    "blowing": _Mood(0.85, 0.06, 0.0, "round", 0.8),
    "resting": _Mood(0.0, 0.0, 0.03, "soft", 0.42),
}


def head_outline(face: Face) -> skia.Path:
    """The head without ears: round for the young, longer for the grown; from the side with a nose."""
    k = face.skull
    young = face.age in ("baby", "child")
    jaw = {"baby": 0.84, "child": 0.78, "young": 0.66}.get(face.age, 0.68 if face.female else 0.76)
    chin = 0.36 if young else 0.28 if face.female else 0.36
    front = [
        (0, -k),
        (0.7, -k * 0.76),
        (0.99, -0.16),
        (0.95, 0.32),
        (jaw, k * 0.72),
        (chin, k * 0.96),
        (0.02, k * 1.0),
        (-chin, k * 0.96),
        (-jaw, k * 0.72),
        (-0.95, 0.32),
        (-0.99, -0.16),
        (-0.7, -k * 0.76),
    ]
    much = face.turn.much
    if much == 0:
        return through_path(front)
    side = [
        (0.02, -k),
        (0.7, -k * 0.78),
        (0.96, -0.2),
        (0.93, 0.3),
        (0.9 if young else 0.86, k * 0.7),
        (0.74, k * 0.94),
        (0.44, k * 0.99),
        (0.06, k * 0.93),
        (-0.4, k * 0.84),
        (-0.9, 0.42),
        (-1.0, -0.12),
        (-0.72, -k * 0.78),
    ]
    mixed = [(x + (sx - x) * much, y + (sy - y) * much) for (x, y), (sx, sy) in zip(front, side, strict=True)]
    outline = through_path(mixed)
    tip = face.turn.x(0.06, 1.0 + _nose_size(face) * 0.16)
    size = _nose_size(face)
    if tip + 0.1 * size < 0.9:
        return outline
    nose = through_path(
        [
            (tip - 0.22, 0.06),
            (tip + 0.04 * size, 0.24),
            (tip + 0.11 * size, 0.35),
            (tip + 0.02 * size, 0.36 + 0.1 * size),
            (tip - 0.24, 0.46),
        ]
    )
    return skia.Op(outline, nose, skia.PathOp.kUnion_PathOp) or outline


def draw_face(canvas: Canvas, face: Face) -> None:
    """Head with ears and features; hair goes over it later."""
    mood = _MOODS.get(face.mood, _MOODS[""])
    head = head_outline(face)
    if face.turn.much < 0.25:
        _ear(canvas, face, 1)
    _ear(canvas, face, -1)
    canvas.fill(head, face.skin, shade=0.1)
    with canvas.clip(head):
        canvas.oval(
            -1.1, 0.2, 0.5, 1.2, darken(face.skin, 0.3), alpha=0.14, shade=0, outline=False, blur=0.18
        )
        _cheeks(canvas, face, mood)
    if face.age == "elder":
        _wrinkles(canvas, face)
    if face.beard:
        _beard(canvas, face)
    with canvas.clip(head):
        _eyes(canvas, face, mood)
        _brows(canvas, face, mood)
    _nose(canvas, face)
    if face.moustache or face.beard:
        _mouth(canvas, face, mood)
        _moustache(canvas, face)
    else:
        _mouth(canvas, face, mood)
    if mood.tears:
        _tears(canvas, face)


def _ear(canvas: Canvas, face: Face, side: int) -> None:
    """An ear at the edge of the head, or on it once the head has turned."""
    x = face.turn.x(side * 0.99) if face.turn.much else side * 0.99
    canvas.oval(x, 0.12, 0.17, 0.24, face.skin, shade=0.08)
    canvas.ink_line(
        [(x + side * 0.04, 0.0), (x + side * 0.1, 0.12), (x + side * 0.01, 0.22)],
        darken(face.skin, 0.35),
        weight=0.7,
        alpha=0.6,
    )


def draw_turned_ear(canvas: Canvas, face: Face) -> None:
    """The ear of a head seen from the side, over short hair."""
    if face.turn.much > 0.12:
        _ear(canvas, face, -1)


def _cheeks(canvas: Canvas, face: Face, mood: _Mood) -> None:
    colour = mix(_BLUSH, face.skin, 0.15)
    blush = mood.blush * (0.45 + 0.7 * luminance(face.skin))
    for side in (-1, 1):
        u = side * 0.56
        if face.turn.wide(u) > 0.2:
            canvas.glow(face.turn.x(u), 0.42, 0.36, colour, blush * 1.15)
    canvas.glow(face.turn.x(0.1), 0.28, 0.2, colour, 0.3)


def _wrinkles(canvas: Canvas, face: Face) -> None:
    colour = darken(face.skin, 0.32)

    def fold(points: list[Point], weight: float, alpha: float) -> None:
        if all(face.turn.wide(u) > 0.3 for u, _ in points):
            seen = [(face.turn.x(u), y) for u, y in points]
            canvas.ink_line(seen, colour, weight=weight, alpha=alpha)

    for side in (-1, 1):
        fold([(side * 0.3, 0.3), (side * 0.42, 0.345), (side * 0.55, 0.31)], 0.6, 0.5)
        fold([(side * 0.36, 0.44), (side * 0.43, 0.56), (side * 0.41, 0.68)], 0.7, 0.55)
        for lift in (-0.06, 0.05):
            fold([(side * 0.66, 0.06 + lift), (side * 0.77, 0.06 + lift * 2.2)], 0.6, 0.5)
    for lift in (0.0, 0.1):
        fold([(-0.3, -0.5 - lift), (0.0, -0.54 - lift), (0.3, -0.5 - lift)], 0.55, 0.35)


def _eye_size(face: Face) -> tuple[float, float]:
    if face.age == "baby":
        return (0.165, 0.2)
    if face.age == "child":
        return (0.165, 0.205)
    if face.age == "elder":
        return (0.145, 0.15)
    return (0.158, 0.18) if face.female else (0.148, 0.168)


def _eye_height(face: Face) -> float:
    return 0.16 if face.age in ("baby", "child") else 0.08


def _eyes(canvas: Canvas, face: Face, mood: _Mood) -> None:
    rx, ry = _eye_size(face)
    y = _eye_height(face)
    for side in (-1, 1):
        u = side * 0.385
        wide = face.turn.wide(u)
        if wide < 0.3:
            continue
        x, half = face.turn.x(u), rx * (0.25 + 0.75 * wide)
        if mood.eyes < 0:
            canvas.ink_line(
                [(x - half, y + 0.06), (x, y - 0.09), (x + half, y + 0.06)], INK, weight=1.15, alpha=0.95
            )
        elif mood.eyes == 0:
            canvas.ink_line([(x - half, y), (x, y + 0.08), (x + half, y)], INK, weight=1.15, alpha=0.95)
        else:
            _open_eye(canvas, face, x, y, half, ry * mood.eyes, side)


def _open_eye(canvas: Canvas, face: Face, x: float, y: float, rx: float, ry: float, side: int) -> None:
    eye = through_path([(x - rx, y + ry * 0.1), (x, y - ry), (x + rx, y + ry * 0.1), (x, y + ry * 0.92)])
    canvas.fill(eye, _WHITE, shade=0, outline=False)
    gaze, drop = face.gaze
    looking, level = x + 0.1 * gaze * rx / 0.158, y + 0.01 + 0.055 * drop
    with canvas.clip(eye):
        size = max(rx * 0.78, 0.115)
        canvas.dot(looking, level, size, darken(face.iris, 0.25))
        canvas.dot(looking, level + 0.02, size * 0.8, face.iris)
        canvas.dot(looking, level, size * 0.56, rgb("#2b2028"))
        canvas.oval(x, y - ry, rx * 1.1, ry * 0.5, INK, alpha=0.14, shade=0, outline=False)
    canvas.dot(looking + 0.05, level - ry * 0.34, 0.046, _WHITE)
    canvas.dot(looking - 0.055, level + ry * 0.4, 0.022, _WHITE, 0.8)
    lid: list[Point] = [
        (x - rx * 1.05, y + ry * 0.12),
        (x - rx * 0.5, y - ry * 0.8),
        (x + rx * 0.5, y - ry * 0.8),
    ]
    canvas.ink_line([*lid, (x + rx * 1.05, y + ry * 0.1)], INK, weight=1.05, alpha=0.95)
    if face.female and face.age != "baby":
        edge = x + side * rx
        for lift in (0.0, 0.07):
            canvas.ink_line(
                [
                    (edge - side * lift * 0.6, y - lift),
                    (edge + side * (0.08 - lift * 0.4), y - 0.06 - lift * 1.3),
                ],
                INK,
                weight=0.85,
            )


def _brows(canvas: Canvas, face: Face, mood: _Mood) -> None:
    colour = darken(face.hair, 0.3 if face.age != "elder" else 0.22)
    weight = 1.15 if face.female or face.age in ("child", "baby") else 1.8
    y = _eye_height(face) - 0.33 - mood.brow
    for side in (-1, 1):
        u = side * 0.39
        if face.turn.wide(u) < 0.3:
            continue
        inner, middle, outer = (face.turn.x(u + side * d) for d in (-0.17, 0.0, 0.19))
        canvas.ink_line(
            [(inner, y - mood.slant + 0.02), (middle, y - 0.06), (outer, y + mood.slant + 0.04)],
            colour,
            weight=weight,
            alpha=0.9,
        )


def _nose_size(face: Face) -> float:
    return {"baby": 0.6, "child": 0.72, "elder": 1.2}.get(face.age, 0.9 if face.female else 1.12)


def _nose(canvas: Canvas, face: Face) -> None:
    y = 0.36 if face.age in ("child", "baby") else 0.34
    size = _nose_size(face)
    x = face.turn.x(0.06, 1.0 + size * 0.16 * face.turn.much) + 0.02
    colour = mix(darken(face.skin, 0.34), _LIP, 0.25)
    canvas.oval(
        x, y, 0.13 * size, 0.1 * size, mix(face.skin, _BLUSH, 0.3), alpha=0.55, shade=0, outline=False
    )
    if x + 0.1 * size > 0.92:
        canvas.ink_line(
            [
                (x - 0.16 * size, y + 0.01),
                (x - 0.15 * size, y + 0.08 * size),
                (x - 0.06 * size, y + 0.1 * size),
            ],
            colour,
            weight=0.9,
            alpha=0.7,
        )
        return
    canvas.ink_line(
        [
            (x - 0.1 * size, y + 0.03),
            (x - 0.02, y + 0.1 * size),
            (x + 0.1 * size, y + 0.06 * size),
            (x + 0.1 * size, y - 0.06 * size),
        ],
        colour,
        weight=0.95,
        alpha=0.8,
    )


def _mouth(canvas: Canvas, face: Face, mood: _Mood) -> None:
    y = 0.66 if face.age in ("child", "baby") else 0.65
    x = face.turn.x(0.045, 0.94 - 0.06 * face.turn.much)
    with canvas.squeezed(x, 1 - 0.42 * face.turn.much):
        _front_mouth(canvas, face, mood, 0.0, y)


def _front_mouth(canvas: Canvas, face: Face, mood: _Mood, x: float, y: float) -> None:
    lip = mix(_LIP, face.skin, 0.15 if face.female else 0.3)
    lip = darken(lip, 0.25)
    kind = mood.mouth
    if kind in ("grin", "laugh", "sing", "wail", "round", "small_open"):
        _open_mouth(canvas, x, y, kind)
        return
    curves: dict[str, list[Point]] = {
        "smile": [(-0.25, -0.05), (-0.1, 0.06), (0.1, 0.06), (0.25, -0.06)],
        "soft": [(-0.17, -0.02), (0, 0.045), (0.17, -0.02)],
        "sad": [(-0.19, 0.08), (0, -0.01), (0.19, 0.08)],
        "flat": [(-0.18, 0.04), (0, 0.0), (0.18, 0.04)],
        "smirk": [(-0.22, 0.0), (0, 0.07), (0.25, -0.09)],
    }
    canvas.ink_line([(x + dx, y + dy) for dx, dy in curves[kind]], lip, weight=1.25, alpha=0.95)
    if kind == "smile":
        for side in (-1, 1):
            canvas.ink_line(
                [(x + side * 0.25, y - 0.09), (x + side * 0.285, y - 0.03)],
                darken(face.skin, 0.35),
                weight=0.8,
                alpha=0.7,
            )
        if face.female and face.age != "child":
            canvas.oval(x, y + 0.085, 0.1, 0.03, _LIP, alpha=0.45, shade=0, outline=False)


def _open_mouth(canvas: Canvas, x: float, y: float, kind: str) -> None:
    if kind in ("round", "small_open", "sing"):
        rx, ry = {"round": (0.11, 0.14), "small_open": (0.12, 0.08), "sing": (0.14, 0.17)}[kind]
        canvas.oval(x, y + 0.02, rx, ry, rgb("#7d2f34"), shade=0, weight=0.9)
        canvas.oval(x, y + 0.02 + ry * 0.6, rx * 0.7, ry * 0.35, rgb("#d9777a"), shade=0, outline=False)
        return
    depth = {"grin": 0.19, "laugh": 0.27, "wail": 0.2}[kind]
    half = 0.29
    if kind == "wail":
        shape = through_path([(x - 0.2, y + 0.1), (x, y - 0.05), (x + 0.2, y + 0.1), (x, y + 0.14)])
    else:
        shape = skia.Path()
        shape.moveTo(x - half, y - 0.09)
        shape.quadTo(x, y - 0.01, x + half, y - 0.1)
        shape.cubicTo(x + half * 0.85, y + depth, x - half * 0.85, y + depth, x - half, y - 0.09)
        shape.close()
    canvas.fill(shape, rgb("#7d2f34"), shade=0, outline=False)
    with canvas.clip(shape):
        canvas.oval(x, y - 0.085, half, 0.09, _WHITE, shade=0, outline=False)
        canvas.oval(x, y + depth * 0.75, half * 0.55, depth * 0.4, rgb("#d9777a"), shade=0, outline=False)
    canvas.trace(shape, rgb("#6d2a30"), weight=0.95)


def _moustache(canvas: Canvas, face: Face) -> None:
    if not face.moustache:
        return
    y = 0.53
    with canvas.squeezed(face.turn.x(0.06, 0.98), 1 - 0.42 * face.turn.much):
        for side in (-1, 1):
            canvas.through(
                [
                    (0, y - 0.04),
                    (side * 0.16, y - 0.045),
                    (side * 0.36, y + 0.09),
                    (side * 0.16, y + 0.085),
                    (0, y + 0.05),
                ],
                face.hair,
                weight=0.8,
            )


def _beard(canvas: Canvas, face: Face) -> None:
    k, turn = face.skull, face.turn
    low = 0.34 * turn.much
    edge = [(-0.8, 0.36), (-0.36, 0.5), (-0.2, 0.47), (0.02, 0.5), (0.2, 0.47), (0.42, 0.5), (0.8, 0.36)]
    rim: list[Point] = [(1.0, 0.12), (0.93, 0.62), (0.6 + low, k * 1.02), (0.05 + low, k * 1.24)]
    back: list[Point] = [(-0.5 + low, k * 1.06), (-0.93 + low * 1.4, 0.62)]
    if turn.much > 0.25:
        rim[0] = (0.93, 0.5)
    beard = through_path(
        [(turn.x(-1.0, 1.0), 0.12), *((turn.x(u), y) for u, y in edge if turn.wide(u) > 0.12), *rim, *back]
    )
    canvas.fill(beard, face.hair, shade=0.12)
    strand = darken(face.hair, 0.22)
    for start, end in ((-0.62, -0.4), (-0.3, -0.18), (0.02, 0.05), (0.36, 0.25), (0.7, 0.48)):
        if turn.wide(start) > 0.3:
            canvas.ink_line([(turn.x(start), 0.78), (turn.x(end), k * 1.02)], strand, weight=0.6, alpha=0.5)
    with canvas.squeezed(turn.x(0.03, 0.96), 1 - 0.42 * turn.much):
        canvas.oval(0, 0.67, 0.3, 0.11, mix(face.skin, face.hair, 0.25), alpha=0.7, shade=0, outline=False)


def _tears(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        x = face.turn.x(side * 0.4)
        if face.turn.wide(side * 0.4) < 0.3:
            continue
        for y in (0.3, 0.52):
            canvas.soft(
                [(x, y - 0.09), (x + 0.07, y + 0.04), (x, y + 0.09), (x - 0.07, y + 0.04)],
                rgb("#8cc7ea"),
                shade=0.1,
                weight=0.5,
            )


def draw_glasses(canvas: Canvas, face: Face, dark: Colour | None = None) -> None:
    """Round spectacles over eyes and hair; dark glasses in a frame of the colour ``dark``."""
    y = _eye_height(face) + 0.02
    colour = dark or rgb("#5b4038")
    turn = face.turn
    for side in (-1, 1):
        u = side * 0.39
        wide = turn.wide(u)
        if wide < 0.3:
            continue
        x, half = turn.x(u), (0.3 if dark else 0.27) * (0.2 + 0.8 * wide)
        lens = skia.Path.Oval(skia.Rect(x - half, y - 0.25, x + half, y + 0.25))
        glass = rgb("#3b3a44") if dark else lighten((200, 225, 235), 0.2)
        canvas.fill(lens, glass, alpha=0.86 if dark else 0.2, shade=0, outline=False)
        canvas.trace(lens, colour, weight=2.6 if dark else 1.1, alpha=0.95)
        canvas.ink_line([(x - 0.13, y - 0.12), (x - 0.04, y - 0.18)], (255, 255, 255), weight=0.9, alpha=0.8)
        if side < 0 or turn.much < 0.25:
            ear = turn.x(side * 0.99) if turn.much else side * 0.98
            canvas.ink_line([(x + side * half, y - 0.04), (ear, y - 0.08)], colour, weight=0.9)
    near, far = turn.x(-0.12), turn.x(0.12)
    canvas.ink_line([(near, y - 0.03), ((near + far) / 2, y - 0.07), (far, y - 0.03)], colour, weight=1.0)
