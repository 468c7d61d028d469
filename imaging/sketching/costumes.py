"""Details of the less usual clothes: lapels and shawl collars, habits, ruffles, sailor collars, ponchos.

Drawn around the middle of the hips, as the torso is (``garments``); in adult heights.
"""

from collections.abc import Callable, Mapping
from typing import Final

import skia

from imaging.sketching.bodies import Body
from imaging.sketching.faces import Face
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.outfit import Outfit
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, luminance, mix, rgb
from imaging.sketching.show_dress import clown_face, clown_front, lights_front

_GOLD: Final[Colour] = rgb("#d8b25a")
_WHITE: Final[Colour] = rgb("#faf6ec")


def _opening(canvas: Canvas, body: Body, outfit: Outfit, low: float) -> None:
    """What is worn below shows in the opening of the neck."""
    t, s = body.torso, body.shoulder
    canvas.polygon([(-s * 0.42, -t - 0.02), (s * 0.42, -t - 0.02), (0.004, low)], outfit.under, weight=0.6)


def _small_buttons(canvas: Canvas, top: float, bottom: float, colour: Colour, count: int) -> None:
    for i in range(count):
        canvas.dot(0.004, top + (bottom - top) * (i + 0.5) / count, 0.0065, colour)


def _cardigan(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    _opening(canvas, body, outfit, -t * 0.42)
    deep = darken(outfit.top, 0.32)
    for side in (-1, 1):
        canvas.line(
            [(side * s * 0.42, -t - 0.01), (0.004 + side * 0.012, -t * 0.42)], lighten(outfit.top, 0.2), 0.018
        )
    canvas.ink_line([(0.004, -t * 0.42), (0.004, hem)], deep, weight=1.1, alpha=0.7, smooth=False)
    _small_buttons(canvas, -t * 0.42, min(hem, 0.0), deep, 4)


def _waistcoat(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    _opening(canvas, body, outfit, -t * 0.56)
    deep = darken(outfit.top, 0.35)
    for side in (-1, 1):
        canvas.polygon(
            [(side * s * 0.42, -t - 0.02), (side * s * 0.2, -t + 0.045), (0.0, -t + 0.02)], _WHITE, weight=0.7
        )
        canvas.ink_line([(side * s * 0.44, -t), (0.004, -t * 0.56)], deep, weight=1.2, alpha=0.8)
        canvas.ink_line([(side * 0.03, -t * 0.2), (side * 0.075, -t * 0.22)], deep, weight=1.0, alpha=0.7)
    canvas.ink_line([(0.004, -t * 0.56), (0.004, hem)], deep, weight=1.0, alpha=0.7, smooth=False)
    _small_buttons(canvas, -t * 0.54, -t * 0.06, _GOLD, 4)


def _wide_collar(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    colour = lighten(outfit.top, 0.3)
    for side in (-1, 1):
        canvas.polygon(
            [
                (side * s * 0.36, -t - 0.016),
                (0.0, -t + 0.05),
                (side * s * 0.46, -t + 0.105),
                (side * s * 0.72, -t + 0.02),
            ],
            colour,
            weight=0.75,
        )


def _belt(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    y, w = -body.torso * 0.27, body.waist * 1.2
    canvas.line([(-w, y), (w, y)], darken(outfit.top, 0.35), 0.03)
    canvas.rect(-0.018, y - 0.018, 0.036, 0.036, _GOLD, radius=0.006, weight=0.6)


def _sailor(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    blue = COLOURS["blue"] if luminance(outfit.top) > 0.6 else _WHITE
    for side in (-1, 1):
        canvas.polygon(
            [
                (side * s * 0.4, -t - 0.02),
                (side * s * 0.96, -t + 0.02),
                (side * s * 0.62, -t * 0.66),
                (0.0, -t * 0.62),
            ],
            blue,
            weight=0.7,
        )
        canvas.ink_line(
            [(side * s * 0.86, -t + 0.03), (side * s * 0.58, -t * 0.7)],
            lighten(blue, 0.8),
            weight=1.0,
            alpha=0.9,
        )
        canvas.polygon(
            [(0.0, -t * 0.64), (side * 0.035, -t * 0.44), (side * 0.008, -t * 0.46)], COLOURS["red"]
        )
    canvas.dot(0.0, -t * 0.62, 0.012, COLOURS["red"])


def _cassock(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    light = lighten(outfit.top, 0.3)
    canvas.ink_line([(0.004, -t), (0.004, hem)], light, weight=0.8, alpha=0.7, smooth=False)
    _small_buttons(canvas, -t * 0.86, hem * 0.9, light, 14)
    canvas.through(
        [
            (-s * 0.46, -t - 0.03),
            (s * 0.46, -t - 0.03),
            (s * 0.48, -t + 0.016),
            (0, -t + 0.034),
            (-s * 0.48, -t + 0.016),
        ],
        darken(outfit.top, 0.2),
        weight=0.6,
    )
    canvas.rect(-0.022, -t - 0.004, 0.044, 0.026, _WHITE, radius=0.004, weight=0.6)


def _habit(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    scapular = darken(outfit.top, 0.28) if luminance(outfit.top) > 0.35 else lighten(outfit.top, 0.25)
    canvas.rect(-s * 0.5, -t, s * 1.0, t + hem, scapular, shade=0.06, weight=0.7)
    canvas.through(
        [
            (-s * 0.8, -t - 0.02),
            (s * 0.8, -t - 0.02),
            (s * 0.7, -t * 0.78),
            (0, -t * 0.66),
            (-s * 0.7, -t * 0.78),
        ],
        _WHITE,
        weight=0.7,
    )
    _cross(canvas, 0.0, -t * 0.5, 0.03)


def _cross(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.line([(x, y - size), (x, y + size * 1.3)], _GOLD, size * 0.42)
    canvas.line([(x - size * 0.8, y - size * 0.2), (x + size * 0.8, y - size * 0.2)], _GOLD, size * 0.42)


def _penitent(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    canvas.through(
        [(-s, -t - 0.01), (s, -t - 0.01), (s * 1.02, -t * 0.66), (0, -t * 0.5), (-s * 1.02, -t * 0.66)],
        lighten(outfit.top, 0.16),
        weight=0.7,
    )
    rope = rgb("#e2c98a")
    canvas.line([(-body.waist * 1.2, -t * 0.26), (body.waist * 1.2, -t * 0.24)], rope, 0.02)
    canvas.line([(0.03, -t * 0.24), (0.045, hem * 0.5)], rope, 0.014)


def _house_coat(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    _opening(canvas, body, outfit, -t * 0.5)
    edge = lighten(outfit.top, 0.45)
    for side in (-1, 1):
        canvas.line([(side * s * 0.44, -t - 0.01), (0.01, -t * 0.46)], edge, 0.034)
    canvas.ink_line([(0.012, -t * 0.46), (0.02, hem)], darken(outfit.top, 0.3), weight=1.0, smooth=False)
    for row in range(-4, 12):
        y = row * 0.05
        canvas.ink_line([(-0.3, y), (0.3, y + 0.15)], darken(outfit.top, 0.16), weight=0.5, alpha=0.5)
        canvas.ink_line([(0.3, y), (-0.3, y + 0.15)], darken(outfit.top, 0.16), weight=0.5, alpha=0.5)
    _belt(canvas, body, outfit, hem)


def _mourning(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    _small_buttons(canvas, -t * 0.9, -t * 0.36, lighten(outfit.top, 0.25), 5)
    canvas.ink_line(
        [(-s * 0.4, -t - 0.006), (0, -t + 0.03), (s * 0.4, -t - 0.006)], lighten(outfit.top, 0.3), weight=1.6
    )
    canvas.dot(0.0, -t * 0.92, 0.012, rgb("#c9c3b6"))


def _charro(canvas: Canvas, body: Body, _outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    silver = rgb("#d9d3c4")
    canvas.polygon(
        [(-s * 0.36, -t - 0.02), (s * 0.36, -t - 0.02), (0.03, hem), (-0.03, hem)], _WHITE, weight=0.6
    )
    for side in (-1, 1):
        canvas.through(
            [(side * 0.05, -t * 0.95), (side * 0.008, -t * 0.88), (side * 0.055, -t * 0.78)], COLOURS["red"]
        )
        for i in range(3):
            canvas.ink_line(
                [(side * s * 0.5, -t * (0.72 - 0.18 * i)), (side * s * 0.8, -t * (0.66 - 0.18 * i))],
                silver,
                weight=1.5,
            )
    canvas.line([(-body.waist, -t * 0.03), (body.waist, -t * 0.03)], rgb("#8a5a34"), 0.026)
    canvas.dot(0.0, -t * 0.03, 0.016, silver)


def _football(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    canvas.ink_line([(-s * 0.4, -t), (0, -t + 0.045), (s * 0.4, -t)], lighten(outfit.top, 0.7), weight=2.2)
    canvas.oval(s * 0.46, -t * 0.72, 0.02, 0.024, COLOURS["yellow"], weight=0.6)


def _flamenco(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    edge = lighten(outfit.top, 0.7)
    canvas.ink_line([(-s * 0.72, -t + 0.01), (0, -t * 0.76), (s * 0.72, -t + 0.01)], edge, weight=2.6)


def _regional(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    t, s = body.torso, body.shoulder
    colour = outfit.skirt or COLOURS["red"]
    for side in (-1, 1):
        canvas.limb(
            [(side * s * 0.86, -t + 0.0), (side * s * 0.3, -t * 0.66), (-side * 0.02, -t * 0.36)],
            [0.05, 0.065, 0.05],
            mix(colour, COLOURS["yellow"], 0.25),
        )
        for i in range(3):
            canvas.dot(
                side * s * (0.7 - 0.22 * i),
                -t * (0.9 - 0.14 * i),
                0.011,
                COLOURS["green" if i % 2 else "white"],
            )
    canvas.line([(-body.waist, hem), (body.waist, hem)], darken(colour, 0.3), 0.024)


def _communion(canvas: Canvas, body: Body, _outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    for side in (-1, 1):
        canvas.through(
            [(0, -t + 0.01), (side * s * 0.6, -t), (side * s * 0.66, -t + 0.06), (side * 0.02, -t + 0.07)],
            _WHITE,
            weight=0.7,
        )
    _cross(canvas, 0.0, -t * 0.56, 0.022)


def _gown(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    t, s = body.torso, body.shoulder
    canvas.line([(-s, -t * 0.5), (s, -t * 0.5)], COLOURS["light_blue"], 0.014)
    canvas.ink_line([(-s * 0.4, -t), (0, -t + 0.02), (s * 0.4, -t)], darken(outfit.top, 0.25), weight=1.2)


def _jeans(canvas: Canvas, body: Body, outfit: Outfit, hem: float) -> None:
    if hem > 0.09:
        return
    canvas.line(
        [(-body.hip * 1.3, hem + 0.004), (body.hip * 1.3, hem + 0.004)], darken(outfit.legs, 0.25), 0.02
    )


DETAILS: Final[Mapping[str, Callable[[Canvas, Body, Outfit, float], None]]] = {
    "cardigan": _cardigan,
    "waistcoat": _waistcoat,
    "wide_collar": _wide_collar,
    "belt": _belt,
    "sailor_suit": _sailor,
    "cassock": _cassock,
    "habit": _habit,
    "penitent_robe": _penitent,
    "house_coat": _house_coat,
    "mourning_clothes": _mourning,
    "charro_suit": _charro,
    "football_kit": _football,
    "flamenco_dress": _flamenco,
    "regional_dress": _regional,
    "communion_dress": _communion,
    "christening_gown": _gown,
    "jeans": _jeans,
    "clown_suit": clown_front,
    "bullfighter_suit": lights_front,
}


# ------------------------------------------------------------------ skirts and what lies over the arms


def draw_hems(canvas: Canvas, body: Body, outfit: Outfit, hem: float, edge: float) -> None:
    """Ruffles and bands at the hem of a standing skirt, ``edge`` its half width there."""
    colour = outfit.skirt or outfit.top
    if "flamenco_dress" in outfit.details:
        for row, share in enumerate((0.62, 0.8, 0.97)):
            half = body.hip + (edge - body.hip) * share
            y = hem * share
            points = [(-half, y - 0.02)]
            points += [(-half + half * 2 * i / 10, y + (0.034 if i % 2 else 0.008)) for i in range(11)]
            points += [(half, y - 0.02), (half * 0.5, y - 0.036), (-half * 0.5, y - 0.036)]
            canvas.through(points, lighten(colour, 0.12 * row + 0.06), weight=0.8)
            canvas.ink_line(
                [(-half, y - 0.024), (0, y - 0.034), (half, y - 0.024)], _WHITE, weight=1.6, alpha=0.9
            )
    elif "regional_dress" in outfit.details:
        for share in (0.7, 0.82, 0.93):
            half = body.hip + (edge - body.hip) * share
            canvas.line(
                [(-half, hem * share), (0, hem * share + 0.012), (half, hem * share)],
                rgb("#33303a"),
                0.018,
                smooth=True,
            )
    elif "communion_dress" in outfit.details or "christening_gown" in outfit.details:
        for share in (0.8, 0.97):
            half = body.hip + (edge - body.hip) * share
            for i in range(9):
                canvas.oval(
                    -half + half * 2 * (i + 0.5) / 9, hem * share - 0.01, half / 9, 0.016, _WHITE, weight=0.5
                )


def draw_over(canvas: Canvas, body: Body, kind: str, colour: Colour) -> None:
    """A poncho or a cape over shoulders and arms."""
    t, s = body.torso, body.shoulder
    low = 0.04 if kind == "poncho" else body.leg * 0.45
    wide = s * (1.75 if kind == "poncho" else 1.5)
    if kind == "poncho":
        outline = [
            (-s * 0.34, -t - 0.02), (-s * 1.05, -t + 0.03), (-wide, -t * 0.3), (-wide * 0.7, low - 0.02),
            (0.0, low + 0.07), (wide * 0.7, low - 0.02), (wide, -t * 0.3), (s * 1.05, -t + 0.03),
            (s * 0.34, -t - 0.02), (0.0, -t * 0.84),
        ]  # fmt: skip
        path = through_path(outline)
        canvas.fill(path, colour, shade=0.15)
        with canvas.clip(path):
            for i, tint in enumerate(("yellow", "green", "white", "blue")):
                y = -t * 0.62 + 0.055 * i
                canvas.line(
                    [(-wide, y - 0.02), (0, y + 0.07), (wide, y - 0.02)], COLOURS[tint], 0.014, smooth=True
                )
        for i in range(13):
            x = -wide * 0.7 + wide * 1.4 * i / 12
            y = low - 0.01 + (1 - abs(i - 6) / 6) * 0.07
            canvas.ink_line([(x, y), (x, y + 0.03)], darken(colour, 0.15), weight=0.9)
        return
    for side in (-1, 1):
        canvas.through(
            [
                (side * s * 0.3, -t - 0.02),
                (side * s * 1.04, -t + 0.02),
                (side * wide, -t * 0.3),
                (side * wide * 1.1, low),
                (side * s * 0.62, low + 0.012),
                (side * s * 0.5, -t * 0.5),
            ],
            colour,
        )
        canvas.ink_line(
            [(side * s * 0.5, -t * 0.6), (side * s * 0.62, low)], lighten(colour, 0.25), weight=1.0, alpha=0.6
        )
        canvas.polygon(
            [
                (side * s * 0.2, -t - 0.03),
                (side * s * 0.78, -t + 0.0),
                (side * s * 0.5, -t + 0.06),
                (0, -t + 0.01),
            ],
            darken(colour, 0.15),
        )
    canvas.dot(0.0, -t + 0.03, 0.014, _GOLD)


def draw_hood(canvas: Canvas, face: Face, outfit: Outfit) -> None:
    """What a habit, a penitent's robe or a clown has on the head; around the head's middle."""
    k = face.skull
    if "habit" in outfit.details:
        veil = darken(outfit.top, 0.45)
        edge = face.turn.hair(
            [(0.96, 0.5), (0.9, -0.1), (0.6, -0.5), (0.0, -0.62), (-0.6, -0.5), (-0.9, -0.1), (-0.96, 0.5)], k
        )
        canvas.through(
            [
                (-1.3, 1.5),
                (-1.22, 0.1),
                (-1.06, -k * 0.84),
                (-0.4, -k * 1.22),
                (0.4, -k * 1.22),
                (1.08, -k * 0.84),
                (1.22, 0.1),
                (1.3, 1.5),
                *edge,
            ],
            veil,
        )
        canvas.line(edge, _WHITE, 0.16, smooth=True)
    elif "penitent_robe" in outfit.details:
        _draw_pointed_hood(canvas, face, outfit.top)
    elif "clown_suit" in outfit.details:
        clown_face(canvas, face)


def _draw_pointed_hood(canvas: Canvas, face: Face, cloth: Colour) -> None:
    """A penitent's hood, its cloth around the face and down to the breast; the face can be seen."""
    k = face.skull
    half = [(0.06, -k * 3.0), (0.52, -k * 1.7), (1.1, -0.62), (1.32, 0.2), (1.3, 1.15), (1.02, 1.75)]
    hood = through_path([*half, (0.0, 2.1), *((-x, y) for x, y in reversed(half[1:]))])
    brow = face.turn.hair(
        [(0.84, 0.5), (0.82, -0.1), (0.56, -0.42), (0.0, -0.5), (-0.56, -0.42), (-0.82, -0.1), (-0.84, 0.5)],
        k,
    )
    opening = through_path([*brow, (-0.5, k * 0.84), (0.05, k * 0.98), (0.58, k * 0.84)])
    canvas.fill(skia.Op(hood, opening, skia.PathOp.kDifference_PathOp), cloth, shade=0.2)
    canvas.trace(opening, lighten(cloth, 0.5), weight=1.6)
    for side in (-1, 1):
        fold = [(side * 0.1, -k * 2.4), (side * 0.44, -k * 1.3), (side * 0.62, -0.86)]
        canvas.ink_line(fold, darken(cloth, 0.35), weight=0.8, alpha=0.5)
        canvas.ink_line([(side * 0.5, 1.3), (side * 0.56, 1.8)], darken(cloth, 0.35), weight=0.8, alpha=0.6)
    _cross(canvas, 0.0, 1.56, 0.3)


__all__ = ["DETAILS", "draw_hems", "draw_hood", "draw_over"]
