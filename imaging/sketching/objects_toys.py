"""Children's toys of street, yard and room."""

import math

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, METAL, PAPER, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick, ring

_INK = rgb("#45424b")


@thing("football", width=0.17, height=0.17, belongs=("floor", "hand"), grip=(0, 0.02))
def football(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A football: brown leather with laces before 1970, black and white patches later."""
    old = canvas.year is not None and canvas.year < 1970
    main = colour or (rgb("#a5683d") if old else rgb("#f6f2e8"))
    with canvas.group(x, y, scale):
        canvas.shadow(0.01, -0.004, 0.1, 0.025, 0.28)
        globe = skia.Path.Circle(0, -0.085, 0.083)
        canvas.fill(globe, main, shade=0.24, outline=False)
        with canvas.clip(globe):
            if old:
                for dy in (-0.125, -0.085, -0.045):
                    canvas.ink_line(
                        [(-0.09, dy), (0, dy + (dy + 0.085) * 0.5), (0.09, dy)], darken(main, 0.5), weight=0.8
                    )
                canvas.line([(-0.028, -0.087), (0.028, -0.087)], rgb("#f2e6cd"), 0.012)
                for k in range(4):
                    canvas.line(
                        [(-0.024 + 0.016 * k, -0.1), (-0.024 + 0.016 * k, -0.074)], rgb("#f2e6cd"), 0.006
                    )
            else:
                patch = darken(main, 0.6) if colour else _INK
                canvas.polygon(
                    [
                        (0.027 * math.sin(k * math.tau / 5), -0.088 - 0.027 * math.cos(k * math.tau / 5))
                        for k in range(5)
                    ],
                    patch,
                    outline=False,
                )
                for k in range(5):
                    a = k * math.tau / 5
                    sx, sy = math.sin(a), -math.cos(a)
                    canvas.ink_line(
                        [(sx * 0.027, -0.088 + sy * 0.027), (sx * 0.055, -0.088 + sy * 0.055)],
                        patch,
                        weight=0.8,
                    )
                    canvas.oval(sx * 0.079, -0.088 + sy * 0.079, 0.024, 0.024, patch, outline=False)
        canvas.trace(globe, darken(main, 0.65))
        glint(canvas, -0.035, -0.125, 0.016, 0.01, 0.55)


@thing("spinning_top", width=0.14, height=0.19, belongs=("floor", "table", "hand"), grip=(0, 0.15))
def spinning_top(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wooden top with its iron point, string beside it."""
    wood = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.06, 0.012, 0.26)
        canvas.line([(0, -0.03), (0, -0.004)], METAL, 0.014)
        canvas.through(
            mirrored([(0.02, -0.155), (0.066, -0.125), (0.055, -0.07), (0.008, -0.02)]), wood, shade=0.26
        )
        for yy, half in ((-0.125, 0.063), (-0.098, 0.064)):
            canvas.line(
                [(-half, yy), (0, yy + 0.016), (half, yy)],
                COLOURS["yellow"] if yy < -0.11 else PAPER,
                0.011,
                smooth=True,
            )
        canvas.rect(-0.013, -0.186, 0.026, 0.036, lighten(WOOD, 0.2), radius=0.008, weight=0.9)
        canvas.line(
            [(0.02, -0.004), (0.06, -0.012), (0.05, -0.035), (0.068, -0.05)],
            rgb("#efe2c4"),
            0.008,
            smooth=True,
        )


@thing("marbles", width=0.26, height=0.08, belongs=("floor", "table", "hand"), grip=(0, 0.03))
def marbles(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Glass marbles."""
    tones = [
        colour or COLOURS["blue"],
        COLOURS["green"],
        COLOURS["orange"],
        colour or COLOURS["red"],
        COLOURS["purple"],
    ]
    with canvas.group(x, y, scale):
        for k, (px, py, r) in enumerate(
            (
                (-0.09, -0.032, 0.03),
                (-0.03, -0.045, 0.03),
                (0.035, -0.034, 0.034),
                (0.095, -0.028, 0.028),
                (-0.012, -0.02, 0.022),
            )
        ):
            ball = skia.Path.Circle(px, py, r)
            canvas.fill(ball, lighten(tones[k], 0.45), shade=0.2, weight=0.8)
            with canvas.clip(ball):
                canvas.line(
                    [(px - r, py + r * 0.6), (px, py - r * 0.2), (px + r, py - r * 0.5)],
                    tones[k],
                    r * 0.7,
                    smooth=True,
                )
            glint(canvas, px - r * 0.35, py - r * 0.4, r * 0.2, r * 0.16, 0.9)


@thing("jump_rope", width=0.4, height=0.2, belongs=("floor", "hand"), grip=(-0.14, 0.12))
def jump_rope(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A skipping rope in loops."""
    handle = colour or COLOURS["red"]
    rope = [
        (-0.13, -0.13),
        (-0.17, -0.04),
        (-0.04, -0.012),
        (0.08, -0.05),
        (0.02, -0.1),
        (-0.06, -0.05),
        (0.06, -0.012),
        (0.17, -0.05),
        (0.14, -0.14),
    ]
    with canvas.group(x, y, scale):
        canvas.line(rope, rgb("#9b7a4c"), 0.02, smooth=True)
        canvas.line(rope, rgb("#e3cb98"), 0.013, smooth=True)
        for px, py, turn in ((-0.13, -0.13, 14), (0.14, -0.14, -10)):
            with canvas.group(px, py, angle=turn):
                canvas.rect(-0.015, -0.055, 0.03, 0.06, handle, radius=0.011)
                canvas.line([(-0.014, -0.03), (0.014, -0.03)], COLOURS["yellow"], 0.009)


@thing("hopscotch", width=0.37, height=0.34, belongs=("floor",))
def hopscotch(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The squares of a hopscotch, drawn with chalk and narrowing into the distance, with its stone."""
    chalk = lighten(colour, 0.5) if colour is not None else rgb("#fbf8ef")
    rows = (1, 1, 2, 1, 2, 1)

    def point(across: float, up: float) -> tuple[float, float]:
        return (across * 0.2 * (1 - 0.42 * up), -0.34 * up * (1.28 - 0.28 * up))

    with canvas.group(x, y, scale):
        for row, squares in enumerate(rows):
            low, high = row / len(rows), (row + 1) / len(rows)
            for k in range(squares):
                left = -squares / 2 + k
                corners = [point(left, low), point(left + 1, low), point(left + 1, high), point(left, high)]
                canvas.line([*corners, corners[0]], chalk, 0.015)
        canvas.oval(0.03, -0.085, 0.026, 0.014, rgb("#8d8780"), weight=0.8)


@thing("hoop", width=0.46, height=0.5, belongs=("floor", "hand"), grip=(0.0, 0.24))
def hoop(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A hoop with its stick."""
    rim = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.1, 0.014, 0.25)
        ring(canvas, 0, -0.23, 0.215, 0.03, darken(rim, 0.45))
        ring(canvas, 0, -0.23, 0.215, 0.021, rim)
        canvas.line([(-0.15, -0.49), (0.02, -0.41)], darken(rim, 0.3), 0.02)


@thing("rocking_horse", width=0.6, height=0.54, belongs=("floor",))
def rocking_horse(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden rocking horse."""
    coat = colour or rgb("#f0e2c8")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.28, 0.025, 0.27)
        canvas.limb(
            [(-0.29, -0.1), (-0.14, -0.03), (0.0, -0.015), (0.14, -0.03), (0.29, -0.1)],
            [0.03, 0.034, 0.034, 0.034, 0.03],
            COLOURS["red"] if colour is None else darken(coat, 0.3),
        )
        for top, foot in ((-0.12, -0.18), (0.1, 0.17)):
            canvas.limb([(top, -0.2), (foot, -0.05)], [0.07, 0.036], coat)
        canvas.through([(-0.16, -0.27), (-0.25, -0.22), (-0.24, -0.1), (-0.19, -0.16)], rgb("#8a5a3c"))
        canvas.through(
            [
                (-0.18, -0.28),
                (0.02, -0.29),
                (0.1, -0.42),
                (0.16, -0.5),
                (0.24, -0.44),
                (0.29, -0.36),
                (0.25, -0.32),
                (0.18, -0.35),
                (0.16, -0.2),
                (0.0, -0.16),
                (-0.16, -0.17),
            ],
            coat,
            shade=0.2,
        )
        canvas.through(
            [(0.14, -0.5), (0.06, -0.44), (0.01, -0.3), (0.07, -0.33), (0.14, -0.42)],
            rgb("#8a5a3c"),
            weight=0.9,
        )
        canvas.polygon([(0.13, -0.48), (0.13, -0.54), (0.175, -0.49)], coat, weight=0.9)
        canvas.dot(0.195, -0.435, 0.013, _INK)
        canvas.line([(0.2, -0.365), (0.24, -0.42)], COLOURS["red"], 0.01)
        canvas.soft(
            [(-0.1, -0.3), (-0.06, -0.26), (0.04, -0.3), (0.03, -0.22), (-0.08, -0.2)],
            COLOURS["blue"],
            weight=0.9,
        )
        for px, py in ((-0.13, -0.23), (0.1, -0.27)):
            canvas.oval(px, py, 0.017, 0.014, rgb("#d5b488"), outline=False)


@thing("swing", width=0.8, height=1.16, belongs=("floor",), seat=0.26)
def swing(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A garden swing in its frame."""
    frame = colour or rgb("#b07a4a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.4, 0.04, 0.24)
        for side in (-1, 1):
            canvas.limb([(side * 0.3, -1.12), (side * 0.24, -0.02)], [0.034, 0.034], darken(frame, 0.2))
            canvas.limb([(side * 0.3, -1.13), (side * 0.38, -0.005)], [0.04, 0.04], frame)
            canvas.line([(side * 0.13, -1.1), (side * 0.12, -0.27)], rgb("#8d744c"), 0.018)
            canvas.line([(side * 0.13, -1.1), (side * 0.12, -0.27)], rgb("#e3cb98"), 0.011)
        canvas.limb([(-0.33, -1.12), (0.33, -1.12)], [0.05, 0.05], lighten(frame, 0.1))
        canvas.rect(
            -0.17,
            -0.285,
            0.34,
            0.035,
            COLOURS["red"] if colour is None else lighten(frame, 0.2),
            radius=0.012,
        )


@thing("teddy_bear", width=0.226, height=0.274, belongs=("hand", "floor", "table"), grip=(0, 0.14))
def teddy_bear(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A sitting teddy bear."""
    fur = colour or rng.choice((rgb("#c08a55"), rgb("#a97248"), rgb("#d9ae78")))
    pale = lighten(fur, 0.5)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.1, 0.015, 0.25)
        for side in (-1, 1):
            canvas.limb([(side * 0.05, -0.135), (side * 0.09, -0.08)], [0.05, 0.046], fur)
            canvas.oval(side * 0.05, -0.245, 0.026, 0.025, fur)
            canvas.oval(side * 0.05, -0.243, 0.014, 0.013, pale, outline=False)
        canvas.oval(0, -0.085, 0.066, 0.075, fur)
        canvas.oval(0, -0.08, 0.04, 0.05, pale, outline=False, alpha=0.8)
        for side in (-1, 1):
            canvas.oval(side * 0.066, -0.03, 0.036, 0.032, fur)
            canvas.oval(side * 0.07, -0.03, 0.02, 0.019, pale, outline=False)
        canvas.oval(0, -0.2, 0.068, 0.06, fur)
        canvas.oval(0, -0.182, 0.033, 0.026, pale, weight=0.7)
        for side in (-1, 1):
            canvas.dot(side * 0.026, -0.212, 0.008, _INK)
        canvas.oval(0, -0.192, 0.012, 0.008, _INK, outline=False, shade=0)
        canvas.ink_line([(-0.012, -0.174), (0, -0.17), (0.012, -0.174)], _INK, weight=0.8)
        for side in (-1, 1):
            canvas.soft(
                [(0, -0.142), (side * 0.042, -0.158), (side * 0.042, -0.128)], COLOURS["red"], weight=0.8
            )


@thing("toy_car", width=0.31, height=0.146, belongs=("floor", "table", "hand"), grip=(0, 0.08))
def toy_car(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A tin toy car with its key."""
    body = pick(colour, rng, "red", "blue", "yellow", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.14, 0.016, 0.25)
        canvas.line([(-0.13, -0.08), (-0.155, -0.08)], METAL, 0.01)
        canvas.oval(-0.165, -0.08, 0.012, 0.022, METAL, weight=0.8)
        canvas.soft([(-0.075, -0.085), (-0.05, -0.145), (0.04, -0.145), (0.075, -0.085)], lighten(body, 0.1))
        canvas.polygon(
            [(-0.042, -0.09), (-0.028, -0.128), (0.0, -0.128), (0.0, -0.09)], rgb("#cfe5ea"), weight=0.7
        )
        canvas.polygon(
            [(0.012, -0.09), (0.012, -0.128), (0.028, -0.128), (0.045, -0.09)], rgb("#cfe5ea"), weight=0.7
        )
        canvas.soft(
            [(-0.14, -0.09), (0.12, -0.09), (0.145, -0.06), (0.135, -0.03), (-0.135, -0.03)], body, shade=0.22
        )
        canvas.line([(-0.12, -0.062), (0.12, -0.062)], PAPER, 0.01)
        canvas.dot(0.128, -0.068, 0.011, rgb("#fdf3cf"))
        for px in (-0.075, 0.075):
            canvas.oval(px, -0.03, 0.03, 0.03, _INK, weight=0.8)
            canvas.oval(px, -0.03, 0.013, 0.013, COLOURS["yellow"], weight=0.6)


@thing("building_blocks", width=0.34, height=0.24, belongs=("floor", "table", "hand"), grip=(0, 0.05))
def building_blocks(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """Wooden blocks with an arch and a roof."""
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.17, 0.018, 0.25)
        for px, py, wide, tall, tone in (
            (-0.16, 0, 0.08, 0.08, "yellow"),
            (-0.07, 0, 0.06, 0.1, "green"),
            (0.05, 0, 0.06, 0.1, "green"),
            (0.12, 0, 0.05, 0.05, "orange"),
        ):
            canvas.rect(px, py - tall, wide, tall, COLOURS[tone], radius=0.006)
        canvas.rect(-0.085, -0.15, 0.21, 0.05, colour or COLOURS["red"], radius=0.006)
        canvas.polygon([(-0.05, -0.15), (0.09, -0.15), (0.02, -0.235)], COLOURS["blue"])
        canvas.dot(-0.12, -0.04, 0.018, COLOURS["red"])
        canvas.line([(0.0, -0.125), (0.04, -0.125)], PAPER, 0.012)


@thing("dolls_house", width=0.52, height=0.56, belongs=("floor", "table"))
def dolls_house(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A doll's house with open rooms."""
    wall = colour or rgb("#e7b7a5")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.26, 0.025, 0.27)
        canvas.rect(-0.2, -0.36, 0.4, 0.36, wall)
        canvas.polygon([(-0.26, -0.35), (0, -0.56), (0.26, -0.35)], rgb("#a9563f"))
        for px, py, tone in (
            (-0.175, -0.335, "#f4e3b5"),
            (0.015, -0.335, "#c4dbe2"),
            (-0.175, -0.165, "#d5e2bd"),
            (0.015, -0.165, "#f0d0d4"),
        ):
            canvas.rect(px, py, 0.16, 0.145, rgb(tone), weight=0.8)
        canvas.rect(-0.155, -0.25, 0.08, 0.045, COLOURS["blue"], radius=0.01, weight=0.7)
        canvas.rect(-0.165, -0.275, 0.03, 0.06, WOOD, weight=0.7)
        canvas.rect(0.05, -0.26, 0.07, 0.012, WOOD, weight=0.7)
        canvas.line([(0.085, -0.25), (0.085, -0.195)], WOOD, 0.012)
        canvas.oval(0.085, -0.277, 0.014, 0.014, COLOURS["red"], weight=0.6)
        canvas.rect(-0.13, -0.09, 0.05, 0.07, rgb("#6a656c"), weight=0.7)
        canvas.rect(0.04, -0.07, 0.09, 0.05, COLOURS["red"], radius=0.012, weight=0.7)
        canvas.oval(0, -0.43, 0.03, 0.03, rgb("#fbe7ac"), weight=0.8)


@thing("skates", width=0.3, height=0.17, belongs=("floor", "hand", "table"), grip=(0, 0.12))
def skates(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A pair of roller skates."""
    boot = pick(colour, rng, "red", "white", "blue")
    with canvas.group(x, y, scale):
        for px, py, tone in ((0.035, -0.012, darken(boot, 0.15)), (-0.035, 0.0, boot)):
            with canvas.group(px, py):
                canvas.soft(
                    [
                        (-0.08, -0.165),
                        (-0.01, -0.165),
                        (0.0, -0.095),
                        (0.09, -0.075),
                        (0.105, -0.045),
                        (-0.085, -0.045),
                    ],
                    tone,
                )
                canvas.rect(-0.09, -0.05, 0.2, 0.016, METAL, radius=0.005, weight=0.8)
                for k in range(3):
                    canvas.line([(-0.025, -0.145 + 0.022 * k), (0.0, -0.14 + 0.022 * k)], PAPER, 0.008)
                for wx in (-0.06, 0.075):
                    canvas.oval(wx, -0.022, 0.023, 0.022, COLOURS["yellow"], weight=0.9)
                    canvas.dot(wx, -0.022, 0.007, METAL)


@thing("sled", width=0.52, height=0.24, belongs=("floor",), grip=(0.22, 0.18))
def sled(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden sled with its rope."""
    wood = colour or rgb("#b57a45")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.26, 0.02, 0.25)
        for dy, tone in ((-0.02, darken(wood, 0.2)), (0.0, wood)):
            runner = [(-0.24, -0.012 + dy), (0.14, -0.012 + dy), (0.23, -0.06 + dy), (0.22, -0.15 + dy)]
            canvas.line(runner, darken(tone, 0.45), 0.032, smooth=True)
            canvas.line(runner, tone, 0.023, smooth=True)
            for px in (-0.16, 0.02):
                canvas.line([(px, -0.02 + dy), (px, -0.1 + dy)], darken(tone, 0.1), 0.024)
        for k in range(3):
            canvas.polygon(
                [
                    (-0.24 + 0.012 * k, -0.105 - 0.026 * k),
                    (0.12 + 0.012 * k, -0.105 - 0.026 * k),
                    (0.13 + 0.012 * k, -0.128 - 0.026 * k),
                    (-0.23 + 0.012 * k, -0.128 - 0.026 * k),
                ],
                lighten(wood, 0.15),
                weight=0.8,
            )
        canvas.line(
            [(0.2, -0.14), (0.25, -0.2), (0.15, -0.23), (0.06, -0.19)], COLOURS["red"], 0.011, smooth=True
        )


@thing("mask", width=0.24, height=0.16, belongs=("hand", "table", "wall"), grip=(0.09, 0.02))
def mask(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A carnival mask with feathers."""
    silk = pick(colour, rng, "purple", "red", "blue", "golden")
    with canvas.group(x, y, scale):
        for k, tone in enumerate(("green", "yellow", "pink", "light_blue")):
            with canvas.group(-0.05 + 0.034 * k, -0.085, angle=-24 + 16 * k):
                canvas.through(
                    [(0, 0), (0.02, -0.04), (0, -0.085), (-0.02, -0.04)], COLOURS[tone], weight=0.7
                )
        shape = through_path(
            [
                (0, -0.09),
                (0.06, -0.105),
                (0.115, -0.08),
                (0.1, -0.02),
                (0.05, -0.004),
                (0, -0.035),
                (-0.05, -0.004),
                (-0.1, -0.02),
                (-0.115, -0.08),
                (-0.06, -0.105),
            ]
        )
        canvas.fill(shape, silk, shade=0.24)
        for side in (-1, 1):
            canvas.oval(side * 0.048, -0.055, 0.03, 0.018, rgb("#fbf4e4"), weight=0.9)
        for k in range(9):
            canvas.dot(-0.1 + 0.025 * k, -0.09 - 0.01 * math.cos(k * 0.8), 0.006, rgb("#f4cf66"))
