"""Birds and fish, drawn as ``animals`` does: adult heights, turned to the right."""

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, mix, rgb

_BEAK: Colour = rgb("#e7a43c")
_COMB: Colour = rgb("#cf4940")


def draw_fowl(canvas: Canvas, species: str, coat: Colour) -> None:
    """One bird or a fish in its bowl."""
    if species == "fish":
        _fish(canvas, coat)
    elif species in ("hen", "rooster"):
        _hen(canvas, coat, species == "rooster")
    elif species == "duck":
        _duck(canvas, coat)
    else:
        _bird(canvas, coat, species == "parrot")


def draw_eye(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A warm round animal eye."""
    canvas.dot(x, y, size, INK)
    canvas.dot(x + size * 0.3, y - size * 0.35, size * 0.36, (255, 255, 255))


def _feet(canvas: Canvas, *places: float) -> None:
    for x in places:
        canvas.line([(x, -0.06), (x, -0.008), (x + 0.025, -0.004)], darken(_BEAK, 0.15), 0.011)
        canvas.line([(x, -0.008), (x - 0.016, -0.004)], darken(_BEAK, 0.15), 0.009)


def _hen(canvas: Canvas, coat: Colour, rooster: bool) -> None:
    canvas.shadow(0, 0, 0.13, 0.02)
    _feet(canvas, -0.02, 0.03)
    if rooster:
        for dx, colour in ((-0.03, rgb("#3f6f6c")), (0.0, rgb("#345860")), (0.03, darken(coat, 0.3))):
            canvas.limb(
                [(-0.08, -0.16), (-0.15 + dx, -0.3), (-0.2 + dx, -0.2 + dx)],
                [0.05, 0.045, 0.02],
                colour,
                weight=0.8,
            )
    else:
        canvas.through(
            [(-0.08, -0.16), (-0.17, -0.27), (-0.13, -0.2), (-0.17, -0.19), (-0.1, -0.1)], darken(coat, 0.12)
        )
    body = through_path(
        [
            (-0.13, -0.16),
            (-0.06, -0.19),
            (0.03, -0.2),
            (0.08, -0.3),
            (0.13, -0.27),
            (0.13, -0.15),
            (0.06, -0.055),
            (-0.05, -0.05),
        ]
    )
    canvas.fill(body, coat)
    canvas.through(
        [(-0.1, -0.15), (0.03, -0.16), (0.02, -0.1), (-0.04, -0.085)], darken(coat, 0.14), weight=0.8
    )
    canvas.ink_line([(-0.06, -0.115), (-0.01, -0.11)], darken(coat, 0.4), weight=0.7, alpha=0.6)
    neck = rgb("#e2a54a") if rooster else coat
    canvas.through(
        [(0.06, -0.2), (0.07, -0.29), (0.12, -0.31), (0.15, -0.27), (0.14, -0.19), (0.1, -0.16)],
        neck,
        outline=rooster,
        weight=0.8,
    )
    height = 0.045 if rooster else 0.03
    for x in (0.085, 0.105, 0.125):
        canvas.oval(x, -0.31, 0.014, height * 0.6, _COMB, weight=0.7)
    canvas.oval(0.11, -0.28, 0.036, 0.034, neck)
    canvas.polygon([(0.14, -0.292), (0.175, -0.275), (0.14, -0.265)], _BEAK, weight=0.8)
    canvas.oval(0.137, -0.247, 0.011, 0.018, _COMB, weight=0.7)
    draw_eye(canvas, 0.118, -0.288, 0.0085)


def _duck(canvas: Canvas, coat: Colour) -> None:
    canvas.shadow(0, 0, 0.13, 0.02)
    _feet(canvas, -0.02, 0.03)
    canvas.through(
        [
            (-0.16, -0.17),
            (-0.08, -0.14),
            (0.05, -0.16),
            (0.12, -0.13),
            (0.1, -0.05),
            (0.0, -0.03),
            (-0.1, -0.06),
        ],
        coat,
    )
    canvas.limb([(0.08, -0.12), (0.09, -0.2), (0.1, -0.23)], [0.07, 0.05, 0.05], coat)
    canvas.oval(0.105, -0.235, 0.044, 0.04, coat)
    canvas.through(
        [(-0.08, -0.13), (0.04, -0.13), (0.01, -0.075), (-0.06, -0.08)], darken(coat, 0.1), weight=0.8
    )
    canvas.through([(0.14, -0.24), (0.19, -0.225), (0.185, -0.208), (0.14, -0.212)], _BEAK, weight=0.9)
    canvas.limb(
        [(0.075, -0.185), (0.115, -0.18)],
        [0.014, 0.014],
        rgb("#f6f1e6") if luminance(coat) < 0.7 else rgb("#6f9a6a"),
        weight=0.6,
    )
    draw_eye(canvas, 0.115, -0.245, 0.009)


def _bird(canvas: Canvas, coat: Colour, parrot: bool) -> None:
    size = 1.5 if parrot else 1.0
    with canvas.group(scale=size):
        canvas.shadow(0, 0, 0.06, 0.01)
        for x in (-0.008, 0.016):
            canvas.line([(x, -0.03), (x, -0.004), (x + 0.014, -0.002)], darken(_BEAK, 0.2), 0.006)
        long = 0.14 if parrot else 0.09
        canvas.limb(
            [(-0.03, -0.05), (-0.03 - long * 0.7, -0.03 + (0.02 if parrot else -0.01))],
            [0.034, 0.02],
            darken(coat, 0.2),
            weight=0.9,
        )
        canvas.through(
            [
                (-0.05, -0.055),
                (-0.02, -0.1),
                (0.02, -0.14),
                (0.06, -0.14),
                (0.075, -0.1),
                (0.05, -0.04),
                (0.0, -0.022),
                (-0.035, -0.035),
            ],
            coat,
        )
        canvas.through(
            [(0.03, -0.09), (0.062, -0.085), (0.045, -0.04), (0.01, -0.03)],
            lighten(coat, 0.6),
            outline=False,
            alpha=0.8,
        )
        wing = mix(coat, rgb("#4477b5"), 0.6) if parrot else darken(coat, 0.2)
        canvas.through(
            [(-0.04, -0.06), (0.0, -0.095), (0.03, -0.085), (0.015, -0.05), (-0.025, -0.042)],
            wing,
            weight=0.8,
        )
        if parrot:
            canvas.oval(0.055, -0.122, 0.018, 0.016, rgb("#fdf6e6"), outline=False)
            canvas.through(
                [(0.068, -0.135), (0.092, -0.125), (0.088, -0.1), (0.07, -0.11)], rgb("#5b4a44"), weight=0.8
            )
        else:
            canvas.polygon([(0.072, -0.125), (0.1, -0.115), (0.072, -0.106)], _BEAK, weight=0.8)
        draw_eye(canvas, 0.052, -0.122, 0.0075)


def _fish(canvas: Canvas, coat: Colour) -> None:
    """A fish in a round bowl, so that it has water wherever it is."""
    canvas.shadow(0, 0, 0.12, 0.02)
    bowl = through_path(
        [
            (-0.07, -0.235),
            (-0.13, -0.17),
            (-0.135, -0.08),
            (-0.07, -0.004),
            (0.07, -0.004),
            (0.135, -0.08),
            (0.13, -0.17),
            (0.07, -0.235),
        ]
    )
    canvas.fill(bowl, rgb("#d8ebee"), shade=0.08)
    with canvas.clip(bowl):
        canvas.rect(-0.2, -0.19, 0.4, 0.2, rgb("#9fd0dd"), shade=0.12, outline=False)
        canvas.oval(0, 0.0, 0.12, 0.028, rgb("#d9c08c"), outline=False)
        canvas.limb(
            [(-0.08, -0.01), (-0.09, -0.07), (-0.075, -0.12)],
            [0.014, 0.012, 0.006],
            rgb("#6f9f62"),
            outline=False,
        )
    canvas.polygon(
        [(-0.045, -0.1), (-0.095, -0.14), (-0.088, -0.1), (-0.095, -0.065)], darken(coat, 0.08), weight=0.8
    )
    canvas.through(
        [(-0.055, -0.1), (0.0, -0.145), (0.06, -0.125), (0.08, -0.1), (0.055, -0.075), (0.0, -0.06)],
        coat,
        weight=0.9,
    )
    canvas.polygon([(-0.005, -0.138), (0.035, -0.136), (-0.005, -0.165)], darken(coat, 0.12), weight=0.7)
    canvas.ink_line([(0.012, -0.125), (0.022, -0.1), (0.012, -0.078)], darken(coat, 0.35), weight=0.8)
    draw_eye(canvas, 0.052, -0.107, 0.009)
    canvas.trace(bowl, rgb("#6f94a2"))
    canvas.oval(0, -0.235, 0.072, 0.014, rgb("#eef7f7"), weight=0.9)
    canvas.line(
        [(-0.095, -0.165), (-0.108, -0.12), (-0.1, -0.08)], (255, 255, 255), 0.012, alpha=0.7, smooth=True
    )
