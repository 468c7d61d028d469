"""Hair: what falls behind the body and what lies over the head.

Same units as ``faces``: around the middle of the head, one unit being half its width.
"""

import math
from typing import Final

from imaging.sketching.faces import Face, draw_turned_ear
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import darken, lighten

_FRINGE: Final[dict[bool, list[Point]]] = {
    False: [(0.86, -0.2), (0.62, -0.42), (0.2, -0.56), (-0.22, -0.7), (-0.46, -0.58), (-0.76, -0.34)],
    True: [
        (0.84, -0.2),
        (0.58, -0.34),
        (0.3, -0.28),
        (0.04, -0.36),
        (-0.26, -0.29),
        (-0.56, -0.36),
        (-0.83, -0.18),
    ],
}
_FALL: Final[dict[str, float]] = {"medium": 1.02, "long": 1.95}


def draw_back_hair(canvas: Canvas, face: Face, style: str) -> None:
    """The part behind neck and shoulders."""
    colour = darken(face.hair, 0.14)
    k = face.skull
    collar = style == "medium" and not face.female  # as boys and men wore it
    if style in _FALL:
        fall = _FALL[style] * (0.8 if face.age in ("child", "baby") or collar else 1.0)
        wide = 0.9 if collar else 1.0
        outline = [
            (0.0, -k * 1.05),
            (1.05 * wide, -0.5),
            (1.2 * wide, 0.4),
            (1.16 * wide, fall * 0.85),
            (0.7 * wide, fall),
        ]
        mirrored = [(-x, y) for x, y in reversed(outline[1:])]
        canvas.through(face.turn.behind([*outline, *mirrored]), colour)
    elif style == "curly":
        _curls(canvas, face, [p for p in _ring(1.18, 1.16, 14) if p[0] < 1.2 - 0.7 * face.turn.much], 0.36)
    elif style == "bun":
        much = face.turn.much
        x, y = -0.12 - 0.92 * much, -k * (1.22 - 0.72 * much)
        canvas.oval(x, y, 0.5 - 0.06 * much, 0.42 + 0.03 * much, face.hair)
        canvas.ink_line(
            [(x - 0.33, y + 0.02), (x + 0.02, y - 0.18), (x + 0.37, y + 0.02)],
            darken(face.hair, 0.25),
            weight=0.7,
            alpha=0.6,
        )


def _ring(rx: float, ry: float, count: int) -> list[Point]:
    points: list[Point] = []
    for i in range(count):
        turn = math.pi * (1.22 - 1.44 * i / (count - 1)) + math.pi / 2 - math.pi * 0.5
        points.append((math.cos(turn) * rx, -math.sin(turn) * ry - 0.02))
    return points


def _curls(canvas: Canvas, face: Face, centres: list[Point], size: float) -> None:
    for i, (x, y) in enumerate(centres):
        canvas.oval(
            x * 0.9, y * 0.9, size * (0.9 + 0.18 * (i % 3)), size * 0.92, face.hair, shade=0.1, weight=0.8
        )


def draw_front_hair(canvas: Canvas, face: Face, style: str) -> None:
    """The part over the head."""
    if style == "bald":
        _bald(canvas, face)
    elif face.age == "baby":
        _tuft(canvas, face)
    elif style == "curly":
        _curly_crown(canvas, face)
    elif style in ("short", "medium") and not face.female:
        _short_crop(canvas, face)
    else:
        _parted(canvas, face, style)
    if style == "braids":
        _braids(canvas, face)
    crop = not face.female and style in ("short", "medium")
    if style in ("bald", "bun", "braids") or face.age == "baby" or crop:
        draw_turned_ear(canvas, face)


def _bald(canvas: Canvas, face: Face) -> None:
    much = face.turn.much
    for side in (-1, 1) if much < 0.25 else (-1,):
        inner = 0.95 - 0.5 * much
        canvas.through(
            [
                (side * (inner - 0.01), -0.42 + 0.1 * much),
                (side * 1.1, -0.2),
                (side * 1.08, 0.16),
                (side * (0.95 - 0.2 * much), 0.22 + 0.1 * much),
                (side * (inner - 0.03), -0.1),
            ],
            face.hair,
            weight=0.8,
        )
    canvas.oval(
        -0.3, -face.skull * 0.72, 0.24, 0.1, (255, 255, 255), alpha=0.3, shade=0, outline=False, blur=0.05
    )


def _tuft(canvas: Canvas, face: Face) -> None:
    k = face.skull
    canvas.through(
        [
            (-0.85, -0.42),
            (-0.6, -k * 0.92),
            (0, -k * 1.07),
            (0.6, -k * 0.92),
            (0.85, -0.42),
            (0.4, -0.72),
            (0, -0.66),
            (-0.4, -0.74),
        ],
        face.hair,
        weight=0.8,
    )
    canvas.ink_line([(0, -k), (0.06, -k * 1.22), (0.22, -k * 1.2)], face.hair, weight=2.2, alpha=1)


def _short_crop(canvas: Canvas, face: Face) -> None:
    k = face.skull
    high = 0.14 if face.age == "elder" else 0.0
    outline: list[Point] = [
        (-1.03, 0.12),
        (-1.1, -0.3),
        (-0.96, -k * 0.82),
        (-0.45, -k * 1.16),
        (0.15, -k * 1.2),
        (0.72, -k * 1.0),
        (1.06, -0.45),
        (1.05, 0.1),
        (0.9, -0.06),
        (0.82, -0.4 - high),
        (0.55, -0.56 - high),
        (0.1, -0.6 - high),
        (-0.3, -0.48 - high),
        (-0.62, -0.6 - high * 0.6),
        (-0.84, -0.36),
        (-0.9, -0.05),
    ]
    canvas.fill(through_path(face.turn.hair(outline, k)), face.hair, shade=0.13)
    strand = darken(face.hair, 0.24)
    for start in ((-0.3, -0.5 - high), (0.1, -0.66 - high)):
        x = start[0] + 0.3 * face.turn.much
        canvas.ink_line(
            [(x, start[1]), (x - 0.05, -k * 0.86), (x * 0.6 + 0.1, -k * 1.07)], strand, weight=0.65, alpha=0.5
        )
    _shine(canvas, face)


def _parted(canvas: Canvas, face: Face, style: str) -> None:
    k = face.skull
    low = {"short": 0.42, "medium": 0.62, "long": 0.7}.get(style, 0.16)
    tight = style in ("bun", "braids")
    side = 0.02 if tight else 0.1
    outline: list[Point] = [
        (-1.0 - side, low),
        (-1.12 - side, -0.1),
        (-1.0, -k * 0.8),
        (-0.5, -k * 1.13),
        (0.1, -k * 1.17),
        (0.7, -k * 1.02),
        (1.07, -0.5),
        (1.14 + side, 0.0),
        (1.0 + side, low),
        (0.9, 0.14),
        *_FRINGE[face.fringe],
        (-0.88, 0.14),
    ]
    canvas.fill(through_path(face.turn.hair(outline, k)), face.hair, shade=0.13)
    strand = darken(face.hair, 0.24)
    if face.fringe:
        for x in (-0.55, -0.15, 0.3, 0.66):
            start = face.turn.hair([(x, -0.4), (x * 0.8, -0.62)], k)
            canvas.ink_line([*start, (start[1][0] * 0.7, -0.86)], strand, weight=0.6, alpha=0.45)
        _shine(canvas, face)
        return
    part: Point = (-0.22 + 0.5 * face.turn.much, -0.7)
    canvas.ink_line(
        [part, (part[0] + 0.1, -k * 0.95), (part[0] + 0.1, -k * 1.1)], strand, weight=0.7, alpha=0.6
    )
    if face.turn.much < 0.5:
        canvas.ink_line([part, (0.5, -k * 0.68), (0.86, -0.34)], strand, weight=0.6, alpha=0.45)
    canvas.ink_line([part, (-0.5, -k * 0.66), (-0.94, -0.2)], strand, weight=0.6, alpha=0.45)
    if face.turn.much > 0.25:
        canvas.ink_line([(part[0] - 0.1, -0.62), (-0.66, -0.3), (-0.9, 0.2)], strand, weight=0.6, alpha=0.45)
    _shine(canvas, face)


def _shine(canvas: Canvas, face: Face) -> None:
    k = face.skull
    canvas.line(
        [(-0.7, -k * 0.74), (-0.4, -k * 0.94), (-0.02, -k * 1.0)],
        lighten(face.hair, 0.6),
        0.1,
        alpha=0.32,
        smooth=True,
    )


def _curly_crown(canvas: Canvas, face: Face) -> None:
    k = face.skull
    crown: list[Point] = [
        (-1.0, -0.1),
        (1.0, -0.1),
        (-0.92, -0.5),
        (0.95, -0.5),
        (-0.72, -k * 0.86),
        (0.74, -k * 0.86),
        (-0.28, -k * 1.06),
        (0.3, -k * 1.06),
        (-0.5, -0.66),
        (0.52, -0.62),
        (0.02, -0.82),
    ]
    if face.turn.much > 0.2:
        crown = [(x - 0.12 * face.turn.much, y) for x, y in crown if x < 0.9]
        crown += [(-0.8, 0.1), (-0.62, -0.3), (-0.86, 0.42)]
    for i, (x, y) in enumerate(crown):
        canvas.oval(x, y, 0.31 + 0.03 * (i % 2), 0.29, face.hair, shade=0.12, weight=0.75)
    strand = lighten(face.hair, 0.35)
    for x, y in crown[2:]:
        canvas.ink_line(
            [(x - 0.14, y - 0.02), (x - 0.04, y - 0.14), (x + 0.1, y - 0.1)], strand, weight=0.7, alpha=0.4
        )


def _braids(canvas: Canvas, face: Face) -> None:
    much = face.turn.much
    for side in (-1, 1) if much < 0.4 else (-1,):
        root = face.turn.x(side) * 1.06 if much else side * 1.06
        for i in range(4):
            y = 0.42 + i * 0.33
            canvas.oval(root + side * 0.03 * i, y, 0.22 - 0.02 * i, 0.22, face.hair, weight=0.8)
        end = root + side * 0.11
        canvas.rect(end - 0.12, 1.58, 0.24, 0.12, (206, 84, 80), radius=0.04, weight=0.7)
        canvas.soft(
            [(end - 0.1, 1.7), (end + 0.1, 1.7), (end + 0.13, 1.98), (end - 0.13, 1.98)],
            face.hair,
            weight=0.7,
        )
