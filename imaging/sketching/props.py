"""What hands hold: things of the register at their grip, and small tools of a posture."""

import random
from typing import Final

from imaging.sketching.kit import Canvas, Point
from imaging.sketching.objects import find_thing
from imaging.sketching.palette import COLOURS, WOOD, Colour, darken, lighten, rgb

# Where the hand of someone who stands or sits holds these: as the hands of ``postures``.
HELD_HANDS: Final[dict[str, Point]] = {
    "umbrella": (0.36, 0.3),
    "balloons": (0.42, 0.3),
    "balloon": (0.42, 0.3),
    "kite": (0.42, 0.1),
    "cup": (0.42, 0.4),
    "glass_of_wine": (0.42, 0.34),
    "bottle": (0.42, 0.5),
    "candle": (0.4, 0.38),
    "flowers": (0.22, 0.5),
    "medal": (0.3, 0.4),
    "walking_stick": (0.36, 0.78),
    "fishing_rod": (0.5, 0.5),
    "hoe": (0.45, 0.55),
    "spade": (0.45, 0.55),
    "syringe": (0.5, 0.3),
    "doll": (0.3, 0.52),
    "ice_cream": (0.4, 0.36),
    "mate_gourd": (0.42, 0.42),
    "porron": (0.42, 0.3),
    "grapes": (0.38, 0.3),
    "hand_fan": (0.34, 0.34),
    "lantern": (0.46, 0.36),
    "bell": (0.46, 0.34),
    "castanets": (0.46, 0.16),
    "maracas": (0.44, 0.34),
    "tambourine": (0.46, 0.34),
    "trumpet": (0.4, 0.26),
    "flute": (0.36, 0.24),
    "camera": (0.32, 0.26),
    "binoculars": (0.32, 0.22),
    "mask": (0.36, 0.2),
    "rosary": (0.3, 0.34),
    "crucifix": (0.36, 0.42),
    "palm_branch": (0.38, 0.46),
    "flag": (0.42, 0.42),
    "broom": (0.42, 0.5),
    "sickle": (0.44, 0.36),
    "teddy_bear": (0.3, 0.5),
    "stethoscope": (0.36, 0.36),
    "microphone": (0.36, 0.4),
    "rose": (0.36, 0.36),
    "chestnuts": (0.38, 0.4),
    "sunflower_seeds": (0.38, 0.4),
    "cup_and_ball": (0.46, 0.34),
    "toy_sword": (0.5, 0.26),
    "feather_duster": (0.5, 0.26),
    "whistle": (0.3, 0.14),
    "harmonica": (0.3, 0.14),
    "tray": (0.42, 0.42),
    "snowballs": (0.4, 0.44),
    "scythe": (0.44, 0.5),
    "zambomba": (0.28, 0.5),
}
_TO_THE_GRASS: Final = 150.0  # degrees that a scythe is turned, its blade down
_KITE_SIZE: Final = 0.62  # it is far up
_KITE_ANGLE: Final = 10.0
_TO_ITS_MIDDLE: Final = 0.47  # of its size, from the end of the tail
_SLACK: Final = 0.06  # of the height that it flies at
HELD_BEHIND: Final = frozenset({"umbrella", "balloons", "balloon", "kite", "flag"})
_STEEL: Colour = rgb("#a5adb3")


def draw_held(
    canvas: Canvas,
    kind: str,
    hand: Point,
    scale: float,
    rng: random.Random,
    colour: Colour | None = None,
) -> None:
    """A thing of the register, its grip in the hand, in its told colour."""
    item = find_thing(kind)
    if kind == "guitar":
        with canvas.group(hand[0] - 0.02 * scale, hand[1] + 0.01, angle=62):
            item.draw(canvas, 0, 0.15 * scale, scale, colour, rng)
        return
    if kind == "scythe":
        with canvas.group(hand[0], hand[1], scale, angle=_TO_THE_GRASS):
            item.draw(canvas, -item.grip[0], item.grip[1], 1.0, colour, rng)
        return
    if kind == "candle":
        _draw_taper(canvas, hand, scale, colour)
        return
    x = hand[0] - item.grip[0] * scale
    y = hand[1] + item.grip[1] * scale
    item.draw(canvas, x, y + 0.02 * scale, scale, colour, rng)


def _draw_taper(canvas: Canvas, hand: Point, scale: float, colour: Colour | None) -> None:
    """A long burning candle in the fist, with the paper that keeps the wax from it."""
    wax = colour or rgb("#f7eed6")
    with canvas.group(hand[0], hand[1] + 0.02, scale):
        canvas.glow(0, -0.2, 0.14, (255, 214, 120), 0.45)
        canvas.rect(-0.013, -0.16, 0.026, 0.26, wax, radius=0.006)
        canvas.line([(0.007, -0.152), (0.007, -0.1)], lighten(wax, 0.6), 0.006)
        canvas.through(
            [(-0.04, -0.085), (0.0, -0.075), (0.04, -0.085), (0.014, -0.045), (-0.014, -0.045)],
            rgb("#fbf6e8"),
            weight=0.8,
        )
        canvas.line([(0, -0.16), (0, -0.174)], rgb("#5b4a42"), 0.005)
        canvas.soft([(0, -0.235), (0.019, -0.188), (0, -0.164), (-0.019, -0.188)], rgb("#f5a53a"), weight=0.6)
        canvas.soft(
            [(0, -0.208), (0.008, -0.184), (0, -0.17), (-0.008, -0.184)], rgb("#fdeab0"), outline=False
        )


def draw_kite(canvas: Canvas, hand: Point, rise: float, rng: random.Random, colour: Colour | None) -> None:
    """A kite on its string, ``rise`` adult heights above the hand that holds it."""
    top = (hand[0], hand[1] - rise)  # straight up: nobody's face is behind the string
    slack = (hand[0] - _SLACK * rise, hand[1] - 0.4 * rise)
    canvas.line([hand, slack, top], rgb("#fbf6e8"), 0.007, smooth=True)
    with canvas.group(*top, angle=_KITE_ANGLE):
        find_thing("kite").draw(canvas, 0.0, _KITE_SIZE * _TO_ITS_MIDDLE, _KITE_SIZE, colour, rng)


def draw_prop(canvas: Canvas, prop: str, hand: Point, scale: float, rng: random.Random) -> None:
    """The tool of a posture when nothing else is held: a small one of ours or a thing of the register."""
    x, y = hand[0], hand[1] + 0.016
    if prop == "spoon":
        canvas.line([(x - 0.01, y + 0.02), (x + 0.03, y - 0.1)], darken(WOOD, 0.1), 0.012)
        canvas.oval(x + 0.034, y - 0.115, 0.016, 0.022, WOOD, weight=0.7)
    elif prop == "cloth":
        canvas.soft(
            [
                (x - 0.1, y - 0.02),
                (x + 0.1, y - 0.03),
                (x + 0.13, y + 0.1),
                (x, y + 0.14),
                (x - 0.12, y + 0.1),
            ],
            COLOURS["light_blue"],
        )
        canvas.limb([(x + 0.05, y - 0.01), (x + 0.125, y - 0.095)], [0.007, 0.014], _STEEL, weight=0.7)
        canvas.line(
            [(x + 0.122, y - 0.092), (x + 0.15, y - 0.02), (x + 0.06, y + 0.0), (x + 0.01, y + 0.05)],
            COLOURS["red"], 0.008, smooth=True,
        )  # fmt: skip
        for k in range(4):
            canvas.line(
                [(x - 0.07 + 0.03 * k, y + 0.06), (x - 0.055 + 0.03 * k, y + 0.056)], COLOURS["red"], 0.008
            )
    elif prop == "handkerchief":
        canvas.soft(
            [
                (x - 0.034, y - 0.05),
                (x + 0.03, y - 0.06),
                (x + 0.05, y + 0.03),
                (x + 0.004, y + 0.066),
                (x - 0.05, y + 0.02),
            ],
            rgb("#fbf8f0"),
            weight=0.8,
        )
        canvas.ink_line([(x - 0.02, y - 0.03), (x, y + 0.03)], rgb("#b9b3c2"), weight=0.7, alpha=0.7)
    else:
        draw_held(canvas, prop, hand, scale, rng)
