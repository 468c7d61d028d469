"""Clothes on a body: the torso's shape, its pattern and the details of each garment.

Drawn around the middle of the hips (shoulders at y = -torso), in adult heights.
"""

import random
from dataclasses import replace

import skia

from imaging.sketching.bodies import Body
from imaging.sketching.cloth import draw_pattern
from imaging.sketching.costumes import DETAILS, draw_hems
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.outfit import Outfit
from imaging.sketching.palette import COLOURS, INK, Colour, darken, lighten, mix, rgb

_OVERCLOTHES = frozenset({"coat", "trench_coat", "lab_coat", "leather_jacket"})


def torso_path(body: Body, hem: float, flare: float) -> skia.Path:
    """Shoulders to hem; ``hem`` below the hips, ``flare`` beyond their half width."""
    t = body.torso
    s, w, h = body.shoulder, body.waist, body.hip
    edge = h + flare
    return through_path(
        [
            (0.0, -t + 0.03),
            (-s * 0.3, -t + 0.004),
            (-s * 0.42, -t - 0.01),
            (-s * 0.86, -t + 0.012),
            (-s, -t + 0.05),
            (-s * 0.9, -t * 0.68),
            (-w, -t * 0.36),
            (-h, -t * 0.04),
            (-edge, hem - 0.008),
            (-edge * 0.5, hem + 0.008),
            (edge * 0.5, hem + 0.008),
            (edge, hem - 0.008),
            (h, -t * 0.04),
            (w, -t * 0.36),
            (s * 0.9, -t * 0.68),
            (s, -t + 0.05),
            (s * 0.86, -t + 0.012),
            (s * 0.42, -t - 0.01),
            (s * 0.3, -t + 0.004),
        ]
    )


def bodice_path(body: Body) -> skia.Path:
    """Shoulders to waist, for what continues as a skirt."""
    t, s, w = body.torso, body.shoulder, body.waist
    return through_path(
        [
            (0.0, -t + 0.034),
            (-s * 0.3, -t + 0.006),
            (-s * 0.42, -t - 0.01),
            (-s * 0.86, -t + 0.012),
            (-s, -t + 0.05),
            (-s * 0.9, -t * 0.68),
            (-w * 1.02, -t * 0.36),
            (-w * 1.04, -t * 0.26),
            (0.0, -t * 0.23),
            (w * 1.04, -t * 0.26),
            (w * 1.02, -t * 0.36),
            (s * 0.9, -t * 0.68),
            (s, -t + 0.05),
            (s * 0.86, -t + 0.012),
            (s * 0.42, -t - 0.01),
            (s * 0.3, -t + 0.006),
        ]
    )


def skirt_path(body: Body, hem: float, flare: float) -> skia.Path:
    """From the waist to a swinging hem, standing."""
    w, h, t = body.waist, body.hip, body.torso
    edge = h + flare
    return through_path(
        [
            (-w, -t * 0.36),
            (-h * 1.08, -t * 0.05),
            (-edge * 0.9, hem * 0.6),
            (-edge, hem),
            (-edge * 0.6, hem + 0.014),
            (-edge * 0.2, hem + 0.004),
            (edge * 0.2, hem + 0.016),
            (edge * 0.62, hem + 0.004),
            (edge, hem),
            (edge * 0.9, hem * 0.6),
            (h * 1.08, -t * 0.05),
            (w, -t * 0.36),
        ]
    )


def draw_skirt(canvas: Canvas, body: Body, outfit: Outfit, colour: Colour, rng: random.Random) -> None:
    """A standing skirt with folds and its pattern."""
    hem = outfit.hem * body.leg
    flare = outfit.flare * body.hip
    path = skirt_path(body, hem, flare)
    canvas.fill(path, colour, shade=0.15)
    draw_pattern(canvas, path, colour, outfit.skirt_pattern or outfit.pattern, rng)
    folds = darken(colour, 0.28)
    for part in (-0.6, -0.15, 0.3, 0.7):
        top = (part * body.waist, -body.torso * 0.12)
        canvas.ink_line(
            [top, (part * (body.hip + flare * 0.4), hem * 0.5), (part * (body.hip + flare), hem - 0.012)],
            folds,
            weight=0.7,
            alpha=0.42,
        )
    if "wedding_dress" in outfit.details:
        _lace(canvas, body.hip + flare, hem)
    draw_hems(canvas, body, outfit, hem, body.hip + flare)


def _lace(canvas: Canvas, edge: float, hem: float) -> None:
    for i in range(9):
        x = -edge + edge * 2 * (i + 0.5) / 9
        canvas.oval(x, hem - 0.012, edge / 9, 0.02, rgb("#fffaf0"), shade=0, weight=0.5)


def draw_lap(
    canvas: Canvas, body: Body, outfit: Outfit, colour: Colour, knee: Point, hip: Point, rng: random.Random
) -> None:
    """The skirt of someone who sits, over the thighs and down from the knees, from the ground upwards."""
    fall = min(outfit.hem * body.leg * 0.75, max(0.03, -knee[1] * 0.82))
    h = body.hip
    path = through_path(
        [
            (hip[0] - h, hip[1] - body.torso * 0.14),
            (hip[0] + h * 0.8, hip[1] - body.torso * 0.16),
            (knee[0] + 0.03, knee[1] - body.thigh * 0.62),
            (knee[0] + 0.065, knee[1]),
            (knee[0] + 0.06, knee[1] + fall),
            (knee[0] - 0.04, knee[1] + fall + 0.012),
            (knee[0] - 0.13, knee[1] + fall),
            (hip[0] - h * 0.2, hip[1] + body.thigh * 0.55),
            (hip[0] - h * 1.12, hip[1] + body.thigh * 0.5),
        ]
    )
    canvas.fill(path, colour, shade=0.15)
    draw_pattern(canvas, path, colour, outfit.skirt_pattern or outfit.pattern, rng)
    canvas.ink_line(
        [(hip[0] + h * 0.3, hip[1] - 0.01), (knee[0] - 0.03, knee[1] - 0.015)],
        darken(colour, 0.3),
        weight=0.7,
        alpha=0.5,
    )
    canvas.ink_line(
        [(knee[0] - 0.03, knee[1] + 0.01), (knee[0] - 0.04, knee[1] + fall * 0.9)],
        darken(colour, 0.3),
        weight=0.7,
        alpha=0.5,
    )


def draw_top(
    canvas: Canvas, body: Body, outfit: Outfit, seated: bool, rng: random.Random, aside: float = 0.0
) -> None:
    """The torso's garment with all its details, which go forward as the body turns ``aside`` (0 to 1)."""
    hem = 0.02 if seated else outfit.hem * body.leg
    body = replace(body, shoulder=body.shoulder * outfit.shoulders)
    if "skirt_suit" in outfit.details:
        hem = 0.0 if seated else 0.05
        path = torso_path(body, hem, 0.006)
    elif outfit.skirt is not None and not set(outfit.details) & _OVERCLOTHES:
        # The skirt of who sits begins at the thighs: without this the waist would be missing.
        hem = 0.0 if seated else -body.torso * 0.24
        path = torso_path(body, hem, 0.006) if seated else bodice_path(body)
    else:
        if outfit.skirt is not None:
            body = replace(body, waist=body.waist * 1.1, hip=body.hip * 1.12)
        path = torso_path(body, hem, outfit.flare * body.hip if hem > 0.1 else 0.004)
    canvas.fill(path, outfit.top, shade=0.14)
    draw_pattern(canvas, path, outfit.top, outfit.pattern, rng)
    with canvas.clip(path), canvas.group(body.shoulder * 0.34 * aside, 0.0):
        for kind in outfit.details:
            _detail(canvas, body, outfit, kind, hem)
    canvas.trace(path, mix(darken(outfit.top, 0.55), INK, 0.1), alpha=0.85)
    if outfit.apron is not None:
        _apron(canvas, body, outfit.apron, seated)


def _detail(canvas: Canvas, body: Body, outfit: Outfit, kind: str, hem: float) -> None:
    """What is sewn on a garment of this kind."""
    deep = darken(outfit.top, 0.3)
    if kind in DETAILS:
        DETAILS[kind](canvas, body, outfit, hem)
    elif kind in _BUTTONED:
        _button_front(canvas, body, outfit, kind, hem)
    elif kind in _JACKETS or kind == "skirt_suit":
        _jacket(canvas, body, outfit, kind, hem)
    elif kind == "sweater":
        _ribs(canvas, body, hem, deep)
    elif kind == "dress":
        _collar(canvas, body.shoulder, body.torso, rgb("#f7efe2"))
    elif kind == "overalls":
        _bib(canvas, body, outfit.under, hem)
    elif kind == "swimsuit":
        _swimsuit(canvas, body)
    elif kind in _NECKLINES:
        _NECKLINES[kind](canvas, body, hem, deep)


def _button_front(canvas: Canvas, body: Body, outfit: Outfit, kind: str, hem: float) -> None:
    t, s = body.torso, body.shoulder
    deep = darken(outfit.top, 0.3)
    canvas.ink_line([(0.004, -t), (0.004, hem)], deep, weight=0.7, alpha=0.5, smooth=False)
    _buttons(canvas, 0.004, -t * 0.78, hem - 0.02, lighten(outfit.top, 0.55), deep)
    _collar(canvas, s, t, lighten(outfit.top, 0.45) if kind != "school_smock" else COLOURS["white"])
    if kind in ("shirt", "work_clothes"):
        _pocket(canvas, s * 0.48, -t * 0.7, deep)
    if kind == "nurse_uniform":
        red = COLOURS["red"]
        canvas.rect(-s * 0.62, -t * 0.7, 0.034, 0.011, red, outline=False)
        canvas.rect(-s * 0.62 + 0.0115, -t * 0.7 - 0.0115, 0.011, 0.034, red, outline=False)


def _t_shirt_neck(canvas: Canvas, body: Body, _hem: float, deep: Colour) -> None:
    s, t = body.shoulder, body.torso
    canvas.ink_line([(-s * 0.4, -t), (0, -t + 0.042), (s * 0.4, -t)], deep, weight=1.5, alpha=0.6)


def _wedding_neck(canvas: Canvas, body: Body, _hem: float, deep: Colour) -> None:
    s, t = body.shoulder, body.torso
    edge = [(-s * 0.5, -t + 0.015), (0.0, -t * 0.76), (s * 0.5, -t + 0.015)]
    canvas.ink_line(edge, deep, weight=0.9, alpha=0.6)
    for i in range(4):
        canvas.dot(0, -t * (0.7 - 0.12 * i), 0.0055, rgb("#e3cfa6"))


def _zip_and_stripes(canvas: Canvas, body: Body, hem: float, _deep: Colour) -> None:
    s, t = body.shoulder, body.torso
    canvas.ink_line([(0, -t), (0, hem)], _STRIPE, weight=1.4, alpha=0.9, smooth=False)
    for side in (-1, 1):
        canvas.line([(side * s * 0.9, -t + 0.02), (side * s * 0.84, hem)], _STRIPE, 0.012, alpha=0.85)


_BUTTONED = frozenset(
    {"shirt", "blouse_and_skirt", "school_smock", "pyjamas", "nurse_uniform", "work_clothes"}
)
_JACKETS = frozenset({"suit", "coat", "trench_coat", "lab_coat", "uniform", "leather_jacket"})
_STRIPE = rgb("#f3f0e8")
_NECKLINES = {"t_shirt": _t_shirt_neck, "wedding_dress": _wedding_neck, "tracksuit": _zip_and_stripes}


def _buttons(canvas: Canvas, x: float, top: float, bottom: float, colour: Colour, edge: Colour) -> None:
    count = max(2, int((bottom - top) / 0.062))
    for i in range(count):
        y = top + (bottom - top) * (i + 0.3) / count
        canvas.dot(x, y, 0.0078, edge)
        canvas.dot(x, y - 0.001, 0.006, colour)


def _collar(canvas: Canvas, s: float, t: float, colour: Colour) -> None:
    for side in (-1, 1):
        canvas.polygon(
            [
                (side * s * 0.42, -t - 0.014),
                (0, -t + 0.022),
                (side * s * 0.2, -t + 0.054),
                (side * s * 0.58, -t + 0.022),
            ],
            colour,
            weight=0.75,
        )


def _pocket(canvas: Canvas, x: float, y: float, colour: Colour) -> None:
    canvas.ink_line([(x - 0.024, y), (x + 0.024, y)], colour, weight=0.9, alpha=0.7)
    canvas.ink_line(
        [(x - 0.024, y), (x - 0.024, y + 0.04), (x, y + 0.048), (x + 0.024, y + 0.04), (x + 0.024, y)],
        colour,
        weight=0.6,
        alpha=0.5,
        smooth=False,
    )


def _ribs(canvas: Canvas, body: Body, hem: float, deep: Colour) -> None:
    t, s, h = body.torso, body.shoulder, body.hip
    canvas.ink_line(
        [(-s * 0.42, -t - 0.004), (0, -t + 0.032), (s * 0.42, -t - 0.004)], deep, weight=2.4, alpha=0.5
    )
    y = hem - 0.026
    canvas.ink_line([(-h * 1.2, y), (0, y + 0.008), (h * 1.2, y)], deep, weight=0.8, alpha=0.6)
    for i in range(-7, 8):
        canvas.ink_line([(i * h / 7, y + 0.004), (i * h / 7, hem + 0.01)], deep, weight=0.55, alpha=0.4)
    for row in range(4):
        y = -t * (0.74 - 0.17 * row)
        for i in range(-3, 4):
            x = i * s * 0.27 + (s * 0.13 if row % 2 else 0)
            canvas.ink_line([(x - 0.01, y), (x, y + 0.009), (x + 0.01, y)], deep, weight=0.55, alpha=0.35)


def _jacket(canvas: Canvas, body: Body, outfit: Outfit, kind: str, hem: float) -> None:
    t, s = body.torso, body.shoulder
    deep = darken(outfit.top, 0.34)
    low = -t * (0.5 if kind == "suit" else 0.62 if kind != "lab_coat" else 0.45)
    canvas.polygon(
        [(-s * 0.4, -t - 0.02), (s * 0.4, -t - 0.02), (0.004, low)],
        outfit.under if kind != "suit" else rgb("#f6f1e6"),
        weight=0.6,
    )
    if kind in ("suit", "uniform"):
        plain = kind == "uniform" or "black_tie" in outfit.details
        _tie(canvas, t, darken(outfit.top, 0.25) if plain else COLOURS["red"], low)
    for side in (-1, 1):
        canvas.polygon(
            [
                (side * s * 0.4, -t - 0.014),
                (side * s * 0.66, -t + 0.03),
                (side * s * 0.48, -t + 0.062),
                (0.004, low + 0.004),
                (side * s * 0.3, -t + 0.02),
            ],
            lighten(outfit.top, 0.1) if kind != "lab_coat" else rgb("#fffdf7"),
            weight=0.75,
        )
    canvas.ink_line([(0.004, low), (0.006, hem)], deep, weight=0.9, alpha=0.7, smooth=False)
    if kind == "leather_jacket":
        for i in range(9):
            canvas.dot(0.006, low + (hem - low) * (i + 0.5) / 9, 0.003, rgb("#d8cdb8"))
    else:
        gold = rgb("#d8b25a") if kind == "uniform" else mix(deep, INK, 0.3)
        _buttons(canvas, 0.022, low + 0.02, hem * 0.4 - 0.0, gold, deep)
        if kind == "trench_coat":
            _buttons(canvas, -0.03, low + 0.02, hem * 0.4, gold, deep)
    if kind in ("trench_coat", "uniform"):
        belt = darken(outfit.top, 0.22) if kind == "trench_coat" else rgb("#5e4231")
        canvas.line([(-body.waist * 1.2, -t * 0.26), (body.waist * 1.2, -t * 0.26)], belt, 0.026)
        canvas.rect(-0.016, -t * 0.26 - 0.017, 0.034, 0.034, rgb("#d8b25a"), radius=0.004, weight=0.6)
    if kind == "lab_coat":
        _pocket(canvas, -s * 0.5, -t * 0.68, deep)
        canvas.line([(-s * 0.5 + 0.008, -t * 0.76), (-s * 0.5 + 0.008, -t * 0.66)], COLOURS["blue"], 0.007)
    if hem > 0.08:
        for side in (-1, 1):
            canvas.rect(
                side * body.hip * 0.68 - 0.03,
                -t * 0.06,
                0.06,
                0.014,
                lighten(outfit.top, 0.06),
                radius=0.005,
                weight=0.6,
            )


def _tie(canvas: Canvas, t: float, colour: Colour, low: float) -> None:
    canvas.polygon(
        [(-0.014, -t + 0.004), (0.018, -t + 0.004), (0.012, -t + 0.028), (-0.008, -t + 0.028)],
        colour,
        weight=0.6,
    )
    canvas.polygon(
        [
            (-0.008, -t + 0.028),
            (0.012, -t + 0.028),
            (0.022, low - 0.012),
            (0.003, low + 0.02),
            (-0.016, low - 0.012),
        ],
        colour,
        weight=0.6,
    )


def _bib(canvas: Canvas, body: Body, colour: Colour, hem: float) -> None:
    t, s = body.torso, body.shoulder
    for side in (-1, 1):
        canvas.line([(side * s * 0.5, -t - 0.01), (side * s * 0.42, -t * 0.58)], darken(colour, 0.1), 0.022)
        canvas.dot(side * s * 0.42, -t * 0.6, 0.009, rgb("#e0bd66"))
    canvas.rect(-s * 0.6, -t * 0.64, s * 1.2, t * 0.4, colour, radius=0.014, weight=0.8)
    canvas.rect(-s * 1.4, -t * 0.28, s * 2.8, hem + t * 0.28 + 0.03, colour, shade=0.05, weight=0.8)
    _pocket(canvas, 0, -t * 0.52, darken(colour, 0.35))


def _swimsuit(canvas: Canvas, body: Body) -> None:
    t = body.torso
    canvas.line(
        [(-body.waist * 1.1, -t * 0.3), (body.waist * 1.1, -t * 0.3)], rgb("#f6f1e6"), 0.014, alpha=0.8
    )


def _apron(canvas: Canvas, body: Body, colour: Colour, seated: bool) -> None:
    t, s, h = body.torso, body.shoulder, body.hip
    bottom = 0.0 if seated else body.leg * 0.46
    canvas.ink_line([(-s * 0.42, -t), (-s * 0.46, -t * 0.72)], darken(colour, 0.2), weight=1.6, alpha=0.9)
    canvas.ink_line([(s * 0.42, -t), (s * 0.46, -t * 0.72)], darken(colour, 0.2), weight=1.6, alpha=0.9)
    path = through_path(
        [
            (-s * 0.5, -t * 0.74),
            (s * 0.5, -t * 0.74),
            (body.waist * 0.92, -t * 0.34),
            (h * 1.06, 0.0),
            (h * 1.1, bottom),
            (0, bottom + 0.016),
            (-h * 1.1, bottom),
            (-h * 1.06, 0.0),
            (-body.waist * 0.92, -t * 0.34),
        ]
    )
    canvas.fill(path, colour, shade=0.1)
    canvas.ink_line(
        [(-body.waist, -t * 0.33), (0, -t * 0.31), (body.waist, -t * 0.33)],
        darken(colour, 0.3),
        weight=1.1,
        alpha=0.7,
    )
    _pocket(canvas, 0.0, -t * 0.12, darken(colour, 0.3))
