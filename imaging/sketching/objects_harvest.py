"""Of field, wood and garden: pumpkin, roast chestnuts, a rose, the scythe, the threshing board, a nest."""

import math

from imaging.sketching.kit import Canvas, polygon_path, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, DARK_WOOD, PAPER, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, glint, pick, steam

_LEAF = rgb("#5f8f4e")
_STEEL = rgb("#b3bbc1")


@thing("pumpkin", width=0.42, height=0.34, belongs=("floor", "table", "hand"), grip=(0, 0.08))
def pumpkin(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A ripe pumpkin with its stalk, leaf and tendril."""
    rind = colour or rgb("#e08a35")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.19, 0.018, 0.26)
        for px, half in ((-0.13, 0.08), (0.13, 0.08), (-0.07, 0.09), (0.07, 0.09), (0.0, 0.085)):
            tone = darken(rind, 0.1 if abs(px) > 0.1 else 0.0 if px else -0.0)
            canvas.oval(px, -0.13, half, 0.128 if px else 0.133, tone, shade=0.22)
        canvas.limb([(0.0, -0.24), (0.005, -0.29), (0.04, -0.325)], [0.045, 0.032, 0.036], rgb("#7f8f4a"))
        canvas.line([(0.0, -0.25), (-0.06, -0.29), (-0.1, -0.27), (-0.08, -0.25)], _LEAF, 0.009, smooth=True)
        canvas.through([(0.02, -0.24), (0.1, -0.29), (0.19, -0.265), (0.15, -0.215), (0.07, -0.21)], _LEAF)
        canvas.ink_line([(0.03, -0.24), (0.1, -0.25), (0.17, -0.26)], darken(_LEAF, 0.35), weight=0.7)
        glint(canvas, -0.085, -0.185, 0.018, 0.034, 0.4)


@thing("chestnuts", width=0.22, height=0.3, belongs=("hand", "table"), grip=(0, 0.1))
def chestnuts(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Roast chestnuts in a paper cone, still steaming."""
    paper = colour or rgb("#efe6d0")
    with canvas.group(x, y, scale):
        steam(canvas, 0.0, -0.25, 0.05)
        for px, py in ((-0.055, -0.195), (0.05, -0.2), (-0.002, -0.222), (-0.025, -0.19), (0.03, -0.188)):
            _chestnut(canvas, px, py)
        canvas.polygon([(-0.1, -0.19), (0.1, -0.195), (0.012, 0.0), (-0.012, 0.0)], paper, shade=0.18)
        for k in range(3):
            half = 0.07 - 0.02 * k
            canvas.ink_line(
                [(-half, -0.155 + 0.035 * k), (half, -0.158 + 0.035 * k)],
                darken(paper, 0.4),
                weight=0.6,
                alpha=0.5,
            )
        canvas.polygon([(0.1, -0.195), (0.04, -0.13), (0.012, 0.0)], darken(paper, 0.1), weight=0.7)


def _chestnut(canvas: Canvas, x: float, y: float) -> None:
    shell = rgb("#7a4526")
    canvas.through(
        [
            (x, y - 0.04),
            (x + 0.034, y - 0.008),
            (x + 0.024, y + 0.022),
            (x - 0.024, y + 0.022),
            (x - 0.034, y - 0.008),
        ],
        shell,
        shade=0.26,
    )
    canvas.line([(x - 0.014, y + 0.016), (x + 0.014, y + 0.016)], rgb("#d9b98c"), 0.009)
    canvas.ink_line([(x - 0.012, y - 0.008), (x + 0.01, y - 0.002)], rgb("#f2dcae"), weight=1.2)


@thing("rose", width=0.2, height=0.44, belongs=("hand", "table"), grip=(0.0, 0.1))
def rose(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A single rose on its stem."""
    petal = pick(colour, rng, "red", "pink")
    with canvas.group(x, y, scale):
        canvas.line([(0.0, 0.0), (-0.012, -0.16), (0.0, -0.32)], darken(_LEAF, 0.2), 0.016, smooth=True)
        for side, py in ((1, -0.12), (-1, -0.19)):
            canvas.through(
                [(0, py), (side * 0.05, py - 0.055), (side * 0.1, py - 0.045), (side * 0.06, py + 0.005)],
                _LEAF,
            )
            canvas.ink_line([(0, py), (side * 0.085, py - 0.04)], darken(_LEAF, 0.35), weight=0.6)
        for side in (-1, 1):
            canvas.polygon([(0, -0.31), (side * 0.065, -0.33), (side * 0.02, -0.35)], _LEAF, weight=0.7)
        canvas.through(
            [(-0.075, -0.4), (-0.05, -0.33), (0, -0.31), (0.05, -0.33), (0.075, -0.4), (0.0, -0.425)],
            darken(petal, 0.12),
            shade=0.2,
        )
        canvas.through([(-0.07, -0.41), (-0.03, -0.34), (0.02, -0.335), (-0.01, -0.42)], petal, weight=0.8)
        canvas.through(
            [(0.07, -0.41), (0.035, -0.345), (-0.005, -0.34), (0.02, -0.42)], lighten(petal, 0.12), weight=0.8
        )
        canvas.oval(0.0, -0.405, 0.042, 0.032, lighten(petal, 0.2), weight=0.8)
        canvas.ink_line(
            [(-0.024, -0.404), (0.0, -0.422), (0.022, -0.404), (0.0, -0.392), (-0.01, -0.404)],
            darken(petal, 0.4),
            weight=0.9,
        )


@thing("scythe", width=0.6, height=0.98, belongs=("floor", "hand"), grip=(0.04, 0.36))
def scythe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A scythe with its long blade, as in the meadows of the north."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.24, 0.016, 0.2)
        canvas.limb([(0.1, -0.015), (0.03, -0.45), (0.12, -0.96)], [0.034, 0.032, 0.036], wood)
        canvas.limb(
            [(0.035, -0.5), (-0.05, -0.53), (-0.06, -0.58)], [0.024, 0.022, 0.026], darken(wood, 0.12)
        )
        canvas.limb([(0.1, -0.82), (0.18, -0.84), (0.2, -0.88)], [0.024, 0.022, 0.026], darken(wood, 0.12))
        canvas.through(
            [
                (0.13, -0.93),
                (0.0, -0.985),
                (-0.16, -0.955),
                (-0.29, -0.84),
                (-0.16, -0.9),
                (0.0, -0.92),
                (0.12, -0.89),
            ],
            _STEEL,
            shade=0.24,
        )
        canvas.ink_line([(0.1, -0.93), (-0.04, -0.96), (-0.2, -0.905)], lighten(_STEEL, 0.6), weight=1.1)
        canvas.rect(0.085, -0.94, 0.05, 0.06, darken(_STEEL, 0.35), radius=0.008, weight=0.8)


@thing("threshing_board", width=0.8, height=0.3, belongs=("floor",), seat=0.14)
def threshing_board(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """The board that was drawn over the sheaves, turned up in front, on straw."""
    wood = colour or rgb("#a9794c")
    straw = rgb("#e3c169")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.38, 0.03, 0.24)
        deck = [(-0.36, -0.05), (-0.3, -0.15), (0.14, -0.15), (0.3, -0.285), (0.36, -0.27), (0.22, -0.05)]
        canvas.polygon(deck, wood)
        with canvas.clip(polygon_path(deck)):
            for k in range(4):
                px = -0.35 + 0.02 * k
                canvas.ink_line(
                    [(px, -0.07 - 0.025 * k), (0.22 + 0.012 * k, -0.07 - 0.025 * k), (0.34, -0.2 - 0.03 * k)],
                    darken(wood, 0.35),
                    weight=0.7,
                    smooth=False,
                )
        for px in (-0.18, 0.06):
            canvas.polygon(
                [(px, -0.045), (px + 0.06, -0.155), (px + 0.1, -0.155), (px + 0.045, -0.045)],
                darken(wood, 0.14),
                weight=0.8,
            )
        canvas.polygon(
            [(-0.36, -0.05), (0.22, -0.05), (0.36, -0.27), (0.365, -0.24), (0.235, -0.015), (-0.355, -0.018)],
            darken(wood, 0.25),
            weight=0.9,
        )
        canvas.line([(0.33, -0.26), (0.395, -0.29)], rgb("#8a6a45"), 0.016)
        for k in range(26):
            px = -0.38 + 0.03 * k
            lift = 0.02 * ((k * 7) % 4)
            canvas.line(
                [(px, -0.004), (px + 0.035 - 0.014 * (k % 5), -0.03 - lift)],
                straw if k % 3 else darken(straw, 0.2),
                0.009,
            )


@thing("bird_nest", width=0.3, height=0.18, belongs=("table", "hand", "floor"), grip=(0, 0.04))
def bird_nest(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A nest with three eggs."""
    egg = colour or rgb("#a9d3d8")
    with canvas.group(x, y, scale):
        for px, py in ((-0.06, -0.115), (0.062, -0.115), (0.0, -0.13)):
            canvas.oval(px, py, 0.042, 0.05, egg, shade=0.18)
            for k in range(3):
                canvas.dot(px - 0.016 + 0.016 * k, py - 0.02 + 0.012 * (k % 2), 0.004, darken(egg, 0.5))
        cup = through_path(
            [(-0.145, -0.105), (0, -0.075), (0.145, -0.105), (0.11, -0.02), (0, 0.0), (-0.11, -0.02)]
        )
        canvas.fill(cup, rgb("#8c6a45"), shade=0.2)
        for k in range(30):
            px = -0.135 + 0.0093 * k
            py = -0.012 - 0.09 * ((k * 5) % 7) / 7 - 0.02 * abs(px) / 0.14
            canvas.line(
                [(px - 0.03, py), (px + 0.03, py - 0.014 + 0.028 * (k % 2))],
                rgb("#c8a263") if k % 2 else DARK_WOOD,
                0.006,
            )
        for side in (-1, 1):
            canvas.line([(side * 0.11, -0.09), (side * 0.15, -0.115)], rgb("#c8a263"), 0.006)


@thing("sunflower_seeds", width=0.17, height=0.24, belongs=("hand", "table"), grip=(0, 0.08))
def sunflower_seeds(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A paper cone of sunflower seeds."""
    paper = colour or PAPER
    with canvas.group(x, y, scale):
        for k in range(13):
            px, py = -0.06 + 0.01 * k, -0.2 - 0.03 * math.sin(k * math.pi / 12)
            with canvas.group(px, py + 0.012 * (k % 2), angle=(k * 53) % 160 - 80):
                canvas.through(
                    [(0, -0.02), (0.01, 0.004), (0, 0.014), (-0.01, 0.004)],
                    rgb("#55494a") if k % 3 else PAPER,
                    weight=0.6,
                )
        canvas.polygon([(-0.076, -0.195), (0.076, -0.2), (0.01, 0.0), (-0.01, 0.0)], paper, shade=0.16)
        canvas.line(
            [(-0.066, -0.17), (0.066, -0.174)],
            COLOURS["red"] if colour is None else darken(colour, 0.4),
            0.012,
        )
        canvas.polygon([(0.076, -0.2), (0.03, -0.13), (0.01, 0.0)], darken(paper, 0.12), weight=0.7)


@thing("custard", width=0.3, height=0.15, belongs=("table", "hand"), grip=(0, 0.03))
def custard(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A milk pudding with caramel running down, on its plate."""
    cream = colour or rgb("#f3d995")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.018, 0.145, 0.022, PAPER)
        canvas.oval(0, -0.022, 0.11, 0.014, rgb("#b5702e"), weight=0.6)
        canvas.through(
            [(-0.06, -0.125), (0.06, -0.125), (0.09, -0.03), (0, -0.018), (-0.09, -0.03)], cream, shade=0.2
        )
        canvas.through(
            [
                (-0.064, -0.13),
                (0.0, -0.142),
                (0.064, -0.13),
                (0.068, -0.1),
                (0.05, -0.075),
                (0.035, -0.1),
                (0.0, -0.085),
                (-0.03, -0.105),
                (-0.05, -0.08),
                (-0.068, -0.105),
            ],
            rgb("#a85f22"),
            weight=0.8,
        )
        glint(canvas, -0.02, -0.13, 0.018, 0.005, 0.5)


@thing("milk_pudding", width=0.32, height=0.13, belongs=("table", "hand"), grip=(0, 0.03))
def milk_pudding(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Milk pudding in its earthenware dish, with cinnamon in a lattice."""
    clay = colour or rgb("#b5693f")
    with canvas.group(x, y, scale):
        canvas.through(
            [(-0.155, -0.095), (0.155, -0.095), (0.11, -0.01), (0, 0.0), (-0.11, -0.01)], clay, shade=0.22
        )
        cream = through_path([(-0.155, -0.095), (0.0, -0.135), (0.155, -0.095), (0.0, -0.06)])
        canvas.fill(cream, rgb("#fbf3dc"), shade=0.08)
        with canvas.clip(cream):
            for k in range(7):
                px = -0.15 + 0.05 * k
                for lean in (-0.06, 0.06):
                    canvas.line([(px - lean, -0.13), (px + lean, -0.06)], rgb("#a8662f"), 0.007, alpha=0.8)
        canvas.trace(cream, darken(clay, 0.3), weight=1.4)


@thing("firewood", width=0.56, height=0.3, belongs=("floor", "hand"), grip=(0, 0.1))
def firewood(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bundle of firewood, tied with a rope."""
    bark = colour or darken(WOOD, 0.12)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.26, 0.022, 0.26)
        for row, count in enumerate((5, 4, 3)):
            py = -0.05 - 0.085 * row
            for k in range(count):
                px = (k - (count - 1) / 2) * 0.105
                canvas.oval(px, py, 0.054, 0.047, darken(bark, 0.06 * ((k + row) % 3)), shade=0.2)
                canvas.oval(px, py, 0.039, 0.034, rgb("#e4c998"), weight=0.7)
                for part in (0.6, 0.28):
                    wide, high = 0.036 * part, 0.03 * part
                    ring = through_path([(px - wide, py), (px, py - high), (px + wide, py), (px, py + high)])
                    canvas.trace(ring, rgb("#b98c55"), weight=0.6)
        for side in (-1, 1):
            rope = [(side * 0.12, -0.295), (side * 0.15, -0.15), (side * 0.17, -0.01)]
            canvas.line(rope, darken(rgb("#d8c193"), 0.4), 0.02, smooth=True)
            canvas.line(rope, rgb("#d8c193"), 0.013, smooth=True)
