"""Small animals of yard, hedge and shore, drawn as ``animals`` does: adult heights, turned to the right."""

import math

from imaging.sketching.fowl import draw_eye
from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, darken, lighten, luminance, mix, rgb

_BEAK = rgb("#e7a43c")
_NOSE = rgb("#e2928c")


def draw_small_beast(canvas: Canvas, species: str, fur: Fur) -> None:
    """A chick, turkey, mouse, hedgehog, guinea pig, snake, lizard, snail, bee (in the air) or crab."""
    {
        "chick": _chick,
        "turkey": _turkey,
        "mouse": _mouse,
        "hedgehog": _hedgehog,
        "guinea_pig": _guinea_pig,
        "snake": _snake,
        "lizard": _lizard,
        "snail": _snail,
        "bee": _bee,
        "crab": _crab,
    }[species](canvas, fur)


def _chick(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    for x in (-0.02, 0.025):
        canvas.line([(x, -0.05), (x + 0.004, -0.008), (x + 0.024, -0.005)], darken(_BEAK, 0.1), 0.011)
    canvas.through(
        [(-0.1, -0.12), (-0.06, -0.15), (0.03, -0.15), (0.07, -0.09), (0.04, -0.035), (-0.04, -0.035)],
        coat,
        shade=0.2,
    )
    canvas.oval(0.045, -0.165, 0.062, 0.06, coat, shade=0.16)
    canvas.through(
        [(-0.06, -0.12), (0.01, -0.115), (0.0, -0.075), (-0.04, -0.08)], darken(coat, 0.12), weight=0.8
    )
    canvas.polygon([(0.098, -0.178), (0.138, -0.164), (0.098, -0.15)], _BEAK, weight=0.8)
    draw_eye(canvas, 0.062, -0.176, 0.0115)
    for turn in (-20, 0, 18):
        with canvas.group(0.035, -0.222, angle=turn):
            canvas.line([(0, 0), (0, -0.016)], darken(coat, 0.2), 0.007)


def _turkey(canvas: Canvas, fur: Fur) -> None:
    coat = mix(fur.coat, rgb("#5a4a44"), 0.2)
    fan = (-0.1, -0.26)
    for k in range(13):
        turn = -104 + 14.5 * k
        with canvas.group(*fan, angle=turn):
            canvas.through(
                [(-0.018, 0.0), (-0.04, -0.2), (0.0, -0.27), (0.04, -0.2), (0.018, 0.0)],
                darken(coat, 0.1 + 0.1 * (k % 2)),
                weight=0.8,
            )
            canvas.through(
                [(-0.03, -0.215), (0.0, -0.262), (0.03, -0.215), (0.0, -0.2)], lighten(coat, 0.6), weight=0.5
            )
    for x in (-0.02, 0.06):
        canvas.line([(x, -0.1), (x + 0.01, -0.01), (x + 0.05, -0.006)], darken(_BEAK, 0.2), 0.016)
        canvas.line([(x + 0.01, -0.01), (x - 0.02, -0.006)], darken(_BEAK, 0.2), 0.013)
    canvas.through(
        [
            (-0.2, -0.2),
            (-0.12, -0.3),
            (0.05, -0.3),
            (0.16, -0.26),
            (0.19, -0.16),
            (0.08, -0.08),
            (-0.1, -0.09),
        ],
        coat,
        shade=0.24,
    )
    for k in range(3):
        canvas.ink_line(
            [(-0.1 + 0.06 * k, -0.2), (-0.07 + 0.06 * k, -0.15), (-0.03 + 0.06 * k, -0.17)],
            lighten(coat, 0.4),
            weight=0.9,
        )
    canvas.limb([(0.13, -0.22), (0.2, -0.3), (0.2, -0.38)], [0.1, 0.06, 0.05], rgb("#8fa9c4"))
    canvas.oval(0.21, -0.41, 0.048, 0.044, rgb("#8fa9c4"))
    canvas.polygon([(0.25, -0.42), (0.295, -0.4), (0.25, -0.385)], _BEAK, weight=0.8)
    canvas.limb(
        [(0.25, -0.425), (0.275, -0.38), (0.262, -0.33)], [0.016, 0.024, 0.018], rgb("#cf4940"), weight=0.8
    )
    canvas.through([(0.2, -0.37), (0.23, -0.35), (0.225, -0.27), (0.195, -0.3)], rgb("#cf4940"), weight=0.8)
    draw_eye(canvas, 0.22, -0.42, 0.011)


def _mouse(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    tail = [(-0.1, -0.03), (-0.17, -0.02), (-0.2, -0.07), (-0.17, -0.11)]
    canvas.line(tail, darken(_NOSE, 0.3), 0.016, smooth=True)
    canvas.line(tail, _NOSE, 0.01, smooth=True)
    body = through_path(
        [
            (-0.12, -0.06),
            (-0.08, -0.13),
            (0.0, -0.14),
            (0.08, -0.11),
            (0.16, -0.055),
            (0.1, -0.02),
            (-0.02, -0.012),
            (-0.1, -0.02),
        ]
    )
    canvas.fill(body, coat, shade=0.2)
    lay_pattern(canvas, body, fur)
    canvas.through([(0.04, -0.03), (0.15, -0.055), (0.1, -0.02), (0.0, -0.014)], fur.pale, outline=False)
    for x, size in ((0.075, 0.036), (0.03, 0.042)):
        canvas.oval(x, -0.14, size, size, coat)
        canvas.oval(x + 0.003, -0.138, size * 0.6, size * 0.62, _NOSE, outline=False)
    draw_eye(canvas, 0.1, -0.085, 0.0125)
    canvas.oval(0.162, -0.055, 0.013, 0.012, _NOSE, weight=0.7)
    for dy in (-0.016, 0.0, 0.014):
        canvas.ink_line([(0.13, -0.05 + dy * 0.4), (0.19, -0.048 + dy * 1.8)], INK, weight=0.6, alpha=0.6)
    for x in (-0.06, 0.06):
        canvas.oval(x, -0.01, 0.026, 0.01, _NOSE, weight=0.7)


def _hedgehog(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    face = mix(lighten(coat, 0.5), rgb("#e7c9a0"), 0.5)
    for x in (-0.09, 0.06):
        canvas.oval(x, -0.014, 0.032, 0.015, darken(face, 0.25), weight=0.8)
    canvas.through(
        [(0.04, -0.13), (0.11, -0.11), (0.185, -0.055), (0.13, -0.025), (0.0, -0.018)], face, shade=0.16
    )
    rim: list[Point] = []
    for k in range(19):
        angle = math.pi * (1.06 + 0.94 * k / 18)
        reach = 1.0 if k % 2 else 0.87
        rim.append((-0.03 + math.cos(angle) * 0.145 * reach, -0.035 + math.sin(angle) * 0.17 * reach))
    spines = [*rim, (0.08, -0.05), (0.02, -0.02), (-0.12, -0.02)]
    canvas.polygon(spines, coat, shade=0.22)
    for k in range(26):
        angle = math.pi * (1.1 + 0.8 * ((k * 7) % 13) / 12)
        reach = 0.35 + 0.5 * ((k * 5) % 9) / 9
        x, y = -0.03 + math.cos(angle) * 0.14 * reach, -0.04 + math.sin(angle) * 0.16 * reach
        canvas.line(
            [(x, y), (x - 0.012, y - 0.026)], darken(coat, 0.4) if k % 3 else lighten(coat, 0.5), 0.007
        )
    canvas.oval(0.06, -0.115, 0.024, 0.026, face, weight=0.8)
    draw_eye(canvas, 0.11, -0.075, 0.0125)
    canvas.oval(0.188, -0.055, 0.017, 0.015, INK, shade=0, weight=0.6)
    canvas.ink_line([(0.165, -0.04), (0.145, -0.034), (0.125, -0.04)], INK, weight=0.8)


def _guinea_pig(canvas: Canvas, fur: Fur) -> None:
    for x in (-0.09, 0.08):
        canvas.oval(x, -0.012, 0.03, 0.013, _NOSE, weight=0.8)
    body = through_path(
        [
            (-0.17, -0.07),
            (-0.14, -0.15),
            (-0.03, -0.175),
            (0.08, -0.17),
            (0.16, -0.12),
            (0.17, -0.06),
            (0.1, -0.015),
            (-0.1, -0.015),
        ]
    )
    canvas.fill(body, fur.coat, shade=0.2)
    lay_pattern(canvas, body, fur)
    with canvas.clip(body):
        canvas.through(
            [(0.09, -0.18), (0.12, -0.16), (0.19, -0.05), (0.11, -0.02), (0.1, -0.1)], fur.pale, outline=False
        )
        canvas.through(
            [(-0.06, -0.18), (0.0, -0.18), (0.0, -0.01), (-0.08, -0.01)], fur.pale, outline=False, alpha=0.9
        )
    canvas.trace(body, darken(fur.coat, 0.55))
    canvas.through(
        [(0.05, -0.165), (0.085, -0.175), (0.09, -0.13), (0.055, -0.12)], darken(fur.coat, 0.15), weight=0.9
    )
    draw_eye(canvas, 0.112, -0.105, 0.0135)
    canvas.oval(0.163, -0.075, 0.012, 0.01, _NOSE, weight=0.7)
    canvas.ink_line([(0.158, -0.06), (0.14, -0.05)], INK, weight=0.8)


def _snake(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    path = [
        (-0.3, -0.02),
        (-0.2, -0.07),
        (-0.1, -0.025),
        (0.0, -0.075),
        (0.1, -0.03),
        (0.17, -0.08),
        (0.16, -0.16),
        (0.23, -0.19),
    ]
    canvas.limb(path, [0.012, 0.04, 0.05, 0.054, 0.054, 0.052, 0.05, 0.048], coat)
    for k in range(7):
        x, y = -0.2 + 0.05 * k, (-0.068, -0.05, -0.032, -0.048, -0.07, -0.056, -0.036)[k]
        canvas.oval(x, y, 0.012, 0.009, darken(coat, 0.32), outline=False)
    canvas.line([(0.28, -0.185), (0.32, -0.183)], rgb("#cf4940"), 0.007)
    canvas.line([(0.32, -0.183), (0.338, -0.193)], rgb("#cf4940"), 0.006)
    canvas.line([(0.32, -0.183), (0.338, -0.174)], rgb("#cf4940"), 0.006)
    canvas.through(
        [(0.2, -0.215), (0.25, -0.22), (0.29, -0.19), (0.25, -0.16), (0.2, -0.165)], coat, shade=0.18
    )
    draw_eye(canvas, 0.25, -0.2, 0.011)
    canvas.ink_line([(0.286, -0.18), (0.26, -0.172), (0.235, -0.175)], INK, weight=0.8)


def _lizard(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    for x, reach in ((-0.06, -0.05), (0.09, 0.05)):
        canvas.limb(
            [(x, -0.06), (x + reach, -0.055), (x + reach * 1.2, -0.01)],
            [0.034, 0.026, 0.02],
            darken(coat, 0.15),
        )
    spine = [(-0.32, -0.03), (-0.22, -0.02), (-0.14, -0.05), (0.0, -0.08), (0.12, -0.08), (0.2, -0.1)]
    canvas.limb(spine, [0.01, 0.026, 0.05, 0.07, 0.062, 0.05], coat)
    for k in range(6):
        canvas.oval(-0.12 + 0.045 * k, -0.066 - 0.003 * k, 0.012, 0.009, lighten(coat, 0.5), outline=False)
    for x, reach in ((-0.1, 0.06), (0.06, 0.06)):
        canvas.limb([(x, -0.06), (x + reach, -0.045), (x + reach * 1.1, -0.008)], [0.038, 0.03, 0.022], coat)
        for k in (-1, 0, 1):
            canvas.line(
                [(x + reach * 1.1, -0.008), (x + reach * 1.1 + 0.018, -0.004 - 0.006 * k)],
                darken(coat, 0.3),
                0.006,
            )
    canvas.through(
        [(0.16, -0.13), (0.22, -0.145), (0.285, -0.115), (0.27, -0.085), (0.18, -0.08)], coat, shade=0.18
    )
    draw_eye(canvas, 0.225, -0.122, 0.0115)
    canvas.ink_line([(0.278, -0.1), (0.25, -0.094), (0.225, -0.098)], INK, weight=0.8)


def _snail(canvas: Canvas, fur: Fur) -> None:
    skin = rgb("#d9c39a")
    shell = fur.coat
    canvas.through(
        [
            (-0.16, -0.005),
            (-0.1, -0.035),
            (0.06, -0.04),
            (0.12, -0.1),
            (0.165, -0.1),
            (0.17, -0.05),
            (0.13, -0.005),
        ],
        skin,
        shade=0.18,
    )
    for x in (0.135, 0.165):
        canvas.line([(x, -0.095), (x + 0.02, -0.15)], darken(skin, 0.25), 0.009)
        canvas.oval(x + 0.021, -0.155, 0.012, 0.012, INK, shade=0, outline=False)
    canvas.ink_line([(0.168, -0.065), (0.155, -0.055), (0.14, -0.06)], INK, weight=0.8)
    canvas.oval(-0.02, -0.105, 0.095, 0.09, shell, shade=0.24)
    curl = [
        (
            -0.02 + math.cos(k * 0.55) * 0.078 * (1 - k / 25),
            -0.105 + math.sin(k * 0.55) * 0.074 * (1 - k / 25),
        )
        for k in range(24)
    ]
    canvas.line(curl, darken(shell, 0.4), 0.012, smooth=True)
    canvas.line(curl, lighten(shell, 0.35), 0.005, smooth=True)


def _bee(canvas: Canvas, fur: Fur) -> None:
    dark = rgb("#4a3d40") if luminance(fur.coat) > 0.35 else lighten(fur.coat, 0.6)
    with canvas.group(0, -0.5, 0.76, angle=-8):
        for turn, long in ((-34, 0.1), (8, 0.085)):
            with canvas.group(-0.005, -0.04, angle=turn):
                canvas.through(
                    [(0, 0), (-0.036, -long * 0.7), (0, -long), (0.036, -long * 0.7)],
                    rgb("#e4f0f4"),
                    alpha=0.9,
                    weight=0.8,
                )
        canvas.polygon([(-0.095, -0.008), (-0.115, 0.0), (-0.095, 0.01)], dark, weight=0.6)
        body = through_path(
            [(-0.1, 0.0), (-0.06, -0.05), (0.02, -0.055), (0.06, -0.01), (0.03, 0.045), (-0.06, 0.045)]
        )
        canvas.fill(body, fur.coat, shade=0.2)
        with canvas.clip(body):
            for x in (-0.07, -0.03, 0.01):
                canvas.line([(x, -0.07), (x + 0.008, 0.0), (x, 0.07)], dark, 0.019, smooth=True)
        canvas.trace(body, darken(fur.coat, 0.6))
        canvas.oval(0.065, -0.005, 0.038, 0.038, fur.coat, weight=0.9)
        draw_eye(canvas, 0.078, -0.012, 0.0115)
        canvas.ink_line([(0.068, 0.012), (0.08, 0.017), (0.09, 0.01)], INK, weight=0.8)
        for x in (0.06, 0.08):
            canvas.ink_line([(x, -0.04), (x + 0.015, -0.07), (x + 0.028, -0.075)], INK, weight=0.9)


def _crab(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    for side in (-1, 1):
        for k in range(3):
            x = side * (0.06 + 0.03 * k)
            canvas.limb(
                [(x, -0.06), (x + side * 0.06, -0.075 + 0.014 * k), (x + side * 0.075, -0.006)],
                [0.024, 0.019, 0.01],
                darken(coat, 0.12),
                weight=0.9,
            )
        canvas.limb(
            [(side * 0.09, -0.09), (side * 0.16, -0.11), (side * 0.17, -0.15)], [0.03, 0.026, 0.03], coat
        )
        canvas.through(
            [
                (side * 0.15, -0.15),
                (side * 0.135, -0.205),
                (side * 0.165, -0.185),
                (side * 0.2, -0.205),
                (side * 0.205, -0.15),
                (side * 0.175, -0.135),
            ],
            coat,
            shade=0.2,
        )
        canvas.line([(side * 0.035, -0.11), (side * 0.045, -0.155)], darken(coat, 0.2), 0.011)
    canvas.through(
        [(-0.12, -0.08), (-0.08, -0.125), (0.08, -0.125), (0.12, -0.08), (0.06, -0.025), (-0.06, -0.025)],
        coat,
        shade=0.22,
    )
    for side in (-1, 1):
        draw_eye(canvas, side * 0.047, -0.16, 0.0135)
        canvas.oval(side * 0.075, -0.075, 0.016, 0.01, lighten(coat, 0.4), outline=False)
    canvas.ink_line([(-0.03, -0.06), (0.0, -0.048), (0.03, -0.06)], INK, weight=1.0)
