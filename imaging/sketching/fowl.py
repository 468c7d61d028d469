"""Birds and fish, drawn as ``animals`` does: adult heights, turned to the right."""

from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, luminance, mix, rgb

_BEAK: Colour = rgb("#e7a43c")
_COMB: Colour = rgb("#cf4940")
# How long neck and legs are that are stretched out in flight, and the size: adult heights.
_NECKS: dict[str, tuple[float, float, float]] = {
    "bird": (0.0, 0.0, 1.0),
    "parrot": (0.0, 0.0, 1.1),
    "duck": (0.06, 0.0, 1.0),
    "goose": (0.12, 0.0, 1.2),
    "stork": (0.12, 0.16, 1.25),
}


def draw_fowl(canvas: Canvas, species: str, fur: Fur, pose: str) -> None:
    """One bird, or a fish in its bowl."""
    coat = fur.coat
    if pose == "flying" and species in _NECKS:
        _flying(canvas, species, coat)
    elif species == "fish":
        _fish(canvas, coat)
    elif species in ("hen", "rooster"):
        _hen(canvas, fur, species == "rooster", pose)
    elif species == "duck":
        _duck(canvas, coat)
    elif species == "goose":
        _goose(canvas, coat)
    elif species == "stork":
        _stork(canvas, coat)
    else:
        _bird(canvas, coat, species == "parrot")


def draw_eye(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A warm round animal eye."""
    canvas.dot(x, y, size, INK)
    canvas.dot(x + size * 0.3, y - size * 0.35, size * 0.36, (255, 255, 255))


def _feet(canvas: Canvas, *places: float, step: float = 0.0) -> None:
    for k, x in enumerate(places):
        foot = x + (step if k else -step)
        canvas.line([(x, -0.06), (foot, -0.008), (foot + 0.025, -0.004)], darken(_BEAK, 0.15), 0.011)
        canvas.line([(foot, -0.008), (foot - 0.016, -0.004)], darken(_BEAK, 0.15), 0.009)


def _hen(canvas: Canvas, fur: Fur, rooster: bool, pose: str) -> None:
    coat = fur.coat
    nesting, pecking = pose in ("lying", "sitting"), pose == "eating"
    if not nesting:
        _feet(
            canvas,
            *((-0.085, -0.03) if pecking else (-0.02, 0.035)),
            step=0.03 if pose in ("walking", "running") else 0.0,
        )
    with canvas.group(-0.085 if pecking else 0.0, 0.045 if nesting else 0.0, angle=24 if pecking else 0.0):
        _hen_tail(canvas, coat, rooster)
        body = through_path(
            [
                (-0.14, -0.17),
                (-0.08, -0.185),
                (0.02, -0.185),
                (0.085, -0.25),
                (0.13, -0.23),
                (0.14, -0.14),
                (0.07, -0.052),
                (-0.05, -0.045),
                (-0.12, -0.1),
            ]
        )
        canvas.fill(body, coat, shade=0.2)
        lay_pattern(canvas, body, fur)
        wing = darken(coat, 0.14)
        canvas.through(
            [(-0.115, -0.155), (0.03, -0.165), (0.035, -0.1), (-0.03, -0.08), (-0.09, -0.11)],
            wing,
            weight=0.8,
        )
        for x, y in ((-0.07, -0.125), (-0.025, -0.12), (0.012, -0.125)):
            canvas.ink_line(
                [(x - 0.014, y - 0.012), (x + 0.008, y), (x - 0.01, y + 0.012)],
                darken(coat, 0.42),
                weight=0.7,
                alpha=0.7,
            )
        if pecking:
            with canvas.group(0.09, -0.17, angle=84), canvas.group(-0.09, 0.17):
                _hen_head(canvas, coat, rooster)
        else:
            _hen_head(canvas, coat, rooster)
    if nesting:
        canvas.soft([(-0.16, -0.06), (0.0, -0.035), (0.16, -0.06), (0.13, 0.0), (-0.13, 0.0)], rgb("#d3ab5b"))
        for k in range(12):
            x = -0.14 + 0.025 * k
            canvas.ink_line(
                [(x, -0.012 - 0.02 * (k % 2)), (x + 0.03, -0.03 - 0.01 * (k % 3))],
                rgb("#9a7430"),
                weight=0.8,
                alpha=0.7,
            )


def _hen_tail(canvas: Canvas, coat: Colour, rooster: bool) -> None:
    if rooster:
        for reach, drop, colour in (
            (0.0, 0.0, rgb("#2f5560")),
            (0.035, 0.03, rgb("#3f7a6c")),
            (-0.03, -0.02, rgb("#345860")),
            (0.05, -0.05, darken(coat, 0.35)),
        ):
            plume = [
                (-0.08, -0.15),
                (-0.14 + reach, -0.28 + drop * 0.5),
                (-0.2 + reach * 0.6, -0.31 + drop),
                (-0.235 + reach * 0.5, -0.2 + drop),
            ]
            canvas.limb(plume, [0.055, 0.05, 0.036, 0.014], colour, weight=0.8)
        return
    for x, y in ((-0.2, -0.225), (-0.185, -0.265), (-0.15, -0.285)):
        canvas.through(
            [(-0.08, -0.14), (x + 0.03, y + 0.005), (x, y), (x + 0.015, y + 0.04), (-0.1, -0.1)],
            darken(coat, 0.1),
            weight=0.8,
        )


def _hen_head(canvas: Canvas, coat: Colour, rooster: bool) -> None:
    neck = rgb("#e2a54a") if rooster else coat
    hackle = [
        (0.03, -0.16),
        (0.06, -0.24),
        (0.085, -0.3),
        (0.13, -0.305),
        (0.145, -0.26),
        (0.145, -0.19),
        (0.1, -0.15),
        (0.07, -0.165),
    ]
    canvas.through(hackle, neck, weight=0.8, outline=rooster, shade=0.16)
    if rooster:
        for x in (0.06, 0.085, 0.11):
            canvas.ink_line([(x + 0.01, -0.25), (x, -0.18)], rgb("#a8642c"), weight=0.7, alpha=0.7)
    high = 0.03 if rooster else 0.02
    for x, lift in ((0.09, 0.0), (0.11, 0.008), (0.13, 0.0)):
        canvas.oval(x, -0.315 - lift, 0.013, high, _COMB, weight=0.7)
    canvas.oval(0.113, -0.282, 0.038, 0.035, neck)
    canvas.polygon([(0.145, -0.294), (0.18, -0.276), (0.145, -0.266)], _BEAK, weight=0.8)
    canvas.oval(0.142, -0.245, 0.012, 0.021 if rooster else 0.016, _COMB, weight=0.7)
    canvas.oval(0.1, -0.268, 0.01, 0.008, rgb("#f2b7a8"), outline=False)
    draw_eye(canvas, 0.122, -0.29, 0.009)


def _goose(canvas: Canvas, coat: Colour) -> None:
    for x in (-0.02, 0.05):
        canvas.line([(x, -0.08), (x, -0.008), (x + 0.035, -0.004)], darken(_BEAK, 0.1), 0.015)
    canvas.through(
        [
            (-0.22, -0.22),
            (-0.1, -0.2),
            (0.06, -0.22),
            (0.15, -0.17),
            (0.12, -0.08),
            (0.0, -0.05),
            (-0.12, -0.09),
        ],
        coat,
        shade=0.2,
    )
    canvas.limb([(0.1, -0.16), (0.14, -0.27), (0.13, -0.38), (0.15, -0.42)], [0.1, 0.062, 0.05, 0.05], coat)
    canvas.oval(0.155, -0.425, 0.046, 0.04, coat)
    canvas.through([(0.03, -0.2), (0.14, -0.2), (0.13, -0.13), (0.05, -0.13)], coat, outline=False)
    canvas.through(
        [(-0.17, -0.2), (0.05, -0.185), (0.02, -0.1), (-0.09, -0.1)], darken(coat, 0.1), weight=0.8
    )
    for x in (-0.09, -0.04, 0.0):
        canvas.ink_line(
            [(x - 0.03, -0.15), (x, -0.135), (x + 0.02, -0.15)], darken(coat, 0.35), weight=0.7, alpha=0.6
        )
    canvas.through([(0.19, -0.44), (0.245, -0.415), (0.235, -0.397), (0.185, -0.402)], _BEAK, weight=0.9)
    draw_eye(canvas, 0.165, -0.435, 0.009)


def _stork(canvas: Canvas, coat: Colour) -> None:
    leg = rgb("#d9584a")
    canvas.line([(0.0, -0.3), (0.005, -0.15), (0.0, -0.008), (0.04, -0.004)], leg, 0.014)
    canvas.line([(0.03, -0.3), (0.08, -0.2), (0.02, -0.19)], darken(leg, 0.12), 0.013)
    canvas.through(
        [(-0.2, -0.33), (-0.06, -0.42), (0.06, -0.44), (0.12, -0.38), (0.06, -0.28), (-0.06, -0.27)],
        coat,
        shade=0.18,
    )
    canvas.limb([(0.06, -0.4), (0.11, -0.5), (0.09, -0.58), (0.12, -0.63)], [0.1, 0.052, 0.042, 0.044], coat)
    canvas.through(
        [(-0.23, -0.29), (-0.16, -0.36), (0.02, -0.4), (0.0, -0.31), (-0.1, -0.28)],
        rgb("#4a464e"),
        weight=0.9,
    )
    canvas.through([(-0.12, -0.36), (0.04, -0.41), (0.03, -0.34), (-0.05, -0.33)], coat, outline=False)
    canvas.oval(0.125, -0.635, 0.04, 0.035, coat)
    canvas.polygon([(0.155, -0.65), (0.32, -0.6), (0.155, -0.615)], leg, weight=0.9)
    draw_eye(canvas, 0.138, -0.643, 0.008)


def _duck(canvas: Canvas, coat: Colour) -> None:
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


def _flying(canvas: Canvas, species: str, coat: Colour) -> None:
    """A bird with both wings spread, seen from the side, its neck and legs stretched out."""
    neck, legs, size = _NECKS[species]
    tips = rgb("#4f4a4d") if species in ("stork", "goose") else darken(coat, 0.3)
    with canvas.group(y=-0.12, scale=size):
        if legs:
            canvas.line([(-0.12, -0.01), (-0.12 - legs, 0.012)], rgb("#d2583f"), 0.012)
        far = [(0.05, -0.03), (0.07, -0.16), (0.0, -0.27), (-0.02, -0.15), (-0.05, -0.04)]
        canvas.through(far, darken(coat, 0.22), weight=0.9)
        canvas.through([(-0.1, -0.02), (-0.2, -0.05), (-0.21, 0.0), (-0.19, 0.035), (-0.1, 0.02)], tips)
        canvas.limb([(-0.12, 0.0), (0.0, 0.0), (0.1, -0.015)], [0.05, 0.1, 0.07], coat)
        if neck:
            canvas.limb([(0.1, -0.015), (0.1 + neck, -0.035)], [0.05, 0.04], coat)
        head = 0.13 + neck
        beak = [(head + 0.03, -0.05), (head + 0.085 + neck * 0.4, -0.03), (head + 0.03, -0.015)]
        canvas.polygon(beak, _BEAK, weight=0.8)
        canvas.oval(head, -0.035, 0.042, 0.038, coat)
        draw_eye(canvas, head + 0.014, -0.045, 0.009)
        near = [(0.07, -0.01), (0.03, -0.15), (-0.1, -0.29), (-0.15, -0.27), (-0.13, -0.17), (-0.07, -0.01)]
        canvas.through(near, lighten(coat, 0.08))
        canvas.through([(-0.03, -0.22), (-0.1, -0.29), (-0.15, -0.27), (-0.14, -0.2)], tips, weight=0.7)


def _fish(canvas: Canvas, coat: Colour) -> None:
    """A fish in a round bowl, so that it has water wherever it is."""
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
