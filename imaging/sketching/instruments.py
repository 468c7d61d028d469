"""Instruments in the hands of who plays them: at the mouth, under the chin, before the body.

Around the middle of the hips, as the upper body is; in adult heights.
"""

import math
import random
from collections.abc import Callable, Mapping
from typing import Final

from imaging.sketching.bodies import Body
from imaging.sketching.joints import Joints
from imaging.sketching.kit import Canvas, Point
from imaging.sketching.objects import find_thing
from imaging.sketching.objects_folk import draw_zambomba
from imaging.sketching.objects_music import draw_drum, draw_drumstick, draw_violin
from imaging.sketching.palette import BRASS, COLOURS, DARK_WOOD, METAL, WOOD, darken, lighten, rgb
from imaging.sketching.postures import Posture
from imaging.sketching.turning import Turn

_Draw = Callable[[Canvas, Point, Point, Point, float], None]
_MOUTH: Final = 0.65  # below the middle of the head, in half widths of it
# Where the far and the near hand hold what is at the mouth or the chin, from the mouth.
_HOLDS: Final[Mapping[str, tuple[Point, Point]]] = {
    "playing_violin": ((0.3, 0.12), (0.15, 0.25)),
    "playing_trumpet": ((0.2, 0.03), (0.14, 0.05)),
    "playing_flute": ((0.125, 0.17), (0.07, 0.1)),
    "playing_bagpipe": ((0.15, 0.37), (0.11, 0.28)),
    "playing_harmonica": ((0.115, 0.055), (-0.035, 0.06)),
}
_CHIN: Final[Point] = (0.0, 0.075)  # from the mouth
_DOWN: Final = 54.0  # degrees from level that a flute points downwards
_STRUCK: Final = 0.12  # from a hand down to the head of the drum


def mouth_of(body: Body, joints: Joints, posture: Posture) -> Point:
    """The mouth of who plays, from the hips."""
    x, y = joints.head()
    ahead, below = Turn(posture.turn).x(0.045) * body.head, _MOUTH * body.head
    nod = math.radians(posture.nod)
    return (
        x + ahead * math.cos(nod) - below * math.sin(nod),
        y + ahead * math.sin(nod) + below * math.cos(nod),
    )


def holds(doing: str, body: Body, joints: Joints, posture: Posture) -> tuple[Point, Point] | None:
    """The far and the near hand of who plays what is at the mouth or chin, from the hips; None for others."""
    if doing not in _HOLDS:
        return None
    x, y = mouth_of(body, joints, posture)
    size = size_for(body)
    far, near = _HOLDS[doing]
    return (x + far[0] * size, y + far[1] * size), (x + near[0] * size, y + near[1] * size)


def size_for(body: Body) -> float:
    """How large an instrument is in the hands of a grown one (1) or a child."""
    return 1.0 if body.height > 0.8 else 0.72


def draw_played(canvas: Canvas, kind: str, far: Point, near: Point, mouth: Point, size: float) -> None:
    """One instrument of ``PLAYED`` with the hands and the mouth of who plays it."""
    PLAYED[kind](canvas, far, near, mouth, size)


def _trumpet(canvas: Canvas, _far: Point, _near: Point, mouth: Point, size: float) -> None:
    with canvas.group(mouth[0] + 0.01, mouth[1], size, angle=-4):
        find_thing("trumpet").draw(canvas, 0.198, 0.12, 1.0, None, random.Random(0))


def _flute(canvas: Canvas, _far: Point, _near: Point, mouth: Point, size: float) -> None:
    """A wooden pipe that widens to its end, with its holes."""
    wood = rgb("#8f5a32")
    with canvas.group(*mouth, size, angle=_DOWN):
        canvas.limb([(0.0, 0.0), (0.03, 0.0)], [0.014, 0.018], rgb("#e8dcc0"), weight=0.7)
        canvas.limb([(0.03, 0.0), (0.24, 0.0), (0.3, 0.0)], [0.024, 0.03, 0.056], wood)
        for ring in (0.055, 0.245):
            canvas.line([(ring, -0.016), (ring, 0.016)], BRASS, 0.01)
        for hole in range(6):
            canvas.dot(0.085 + 0.025 * hole, -0.004, 0.005, darken(wood, 0.6))


def _violin(canvas: Canvas, far: Point, near: Point, mouth: Point, size: float) -> None:
    """Under the chin, its neck in the far hand, the bow in the near one across the strings."""
    chin = (mouth[0] + _CHIN[0] * size, mouth[1] + _CHIN[1] * size)
    dx, dy = far[0] - chin[0], far[1] - 0.02 * size - chin[1]
    long = math.hypot(dx, dy)
    with canvas.group(*chin, long / 0.4, angle=math.degrees(math.atan2(dy, dx)) + 90):
        draw_violin(canvas)
    tip = (near[0] + 0.11 * size, near[1] - 0.36 * size)
    canvas.line([(near[0] - 0.012 * size, near[1] + 0.05 * size), tip], DARK_WOOD, 0.012 * size)
    hair = 0.014 * size
    canvas.line([(near[0] - hair, near[1]), (tip[0] - hair, tip[1] + hair)], rgb("#f0e7d5"), 0.006 * size)


def _bagpipe(canvas: Canvas, far: Point, near: Point, mouth: Point, size: float) -> None:
    """The bag under the arm, the drone over the shoulder, the chanter in both hands."""
    x, y = mouth
    dark, cloth = rgb("#4b3530"), COLOURS["red"]

    def at(dx: float, dy: float) -> Point:
        return (x + dx * size, y + dy * size)

    canvas.limb([at(-0.13, 0.2), at(-0.2, -0.06), at(-0.25, -0.26)], [0.022, 0.024, 0.03], dark)
    canvas.limb([at(-0.25, -0.26), at(-0.262, -0.31)], [0.036, 0.046], DARK_WOOD)
    for part in (0.02, -0.16):
        canvas.oval(*at(-0.18 - (0.02 - part) * 0.22, part), 0.018 * size, 0.012 * size, BRASS, weight=0.6)
    canvas.limb([mouth, at(-0.03, 0.16)], [0.014, 0.02], dark)
    bag = [(-0.19, 0.2), (-0.1, 0.13), (0.02, 0.15), (0.1, 0.22), (0.07, 0.3), (-0.06, 0.34), (-0.17, 0.3)]
    canvas.through([at(*point) for point in bag], cloth, shade=0.22)
    edge = [(-0.17, 0.29), (-0.06, 0.33), (0.065, 0.295)]
    canvas.line([at(*point) for point in edge], COLOURS["yellow"], 0.012 * size, smooth=True)
    end = (far[0] + (far[0] - near[0]) * 0.5, far[1] + (far[1] - near[1]) * 0.6)
    canvas.limb([at(0.08, 0.22), far, end], [0.026 * size, 0.024 * size, 0.04 * size], dark)


def _drum(canvas: Canvas, far: Point, near: Point, mouth: Point, size: float) -> None:
    """Slung before the hips, struck with a stick in each hand."""
    x, y = (far[0] + near[0]) / 2 + 0.02, max(far[1], near[1]) + _STRUCK * size
    strap = [(x - 0.14 * size, y + 0.02), (mouth[0] - 0.1 * size, mouth[1] + 0.15 * size)]
    canvas.line(strap, rgb("#efe3c6"), 0.018 * size)
    with canvas.group(x, y + 0.2 * size, size):
        draw_drum(canvas, COLOURS["red"])
    for hand, along in ((far, 0.03), (near, -0.02)):
        draw_drumstick(canvas, (hand[0], hand[1] + 0.01), (x + along * size, y))


def _harmonica(canvas: Canvas, _far: Point, _near: Point, mouth: Point, size: float) -> None:
    with canvas.group(mouth[0] + 0.035 * size, mouth[1] + 0.045 * size, size * 0.86, angle=3):
        find_thing("harmonica").draw(canvas, 0, 0, 1.0, None, random.Random(0))


def _zambomba(canvas: Canvas, _far: Point, near: Point, _mouth: Point, size: float) -> None:
    """The pot under the far arm, the reed in the near hand."""
    with canvas.group(near[0] + 0.006, near[1] + 0.39 * size, size):
        draw_zambomba(canvas, rgb("#b5693f"))


def _castanets(canvas: Canvas, far: Point, near: Point, _mouth: Point, size: float) -> None:
    for hand in (far, near):
        with canvas.group(hand[0], hand[1] - 0.02, size * 0.62):
            find_thing("castanets").draw(canvas, 0, 0.05, 1.0, None, random.Random(0))


PLAYED: Final[Mapping[str, _Draw]] = {
    "trumpet_played": _trumpet,
    "flute_played": _flute,
    "violin_played": _violin,
    "bagpipe": _bagpipe,
    "slung_drum": _drum,
    "castanet_pair": _castanets,
    "harmonica_played": _harmonica,
    "zambomba_played": _zambomba,
}


def draw_side_piano(canvas: Canvas) -> None:
    """An upright piano from its side, its keys to the left, where who plays it sits."""
    wood = rgb("#6e4632")
    canvas.shadow(0.04, -0.01, 0.3, 0.04, 0.32)
    canvas.rect(-0.02, -0.8, 0.26, 0.78, wood, radius=0.012)
    canvas.rect(-0.05, -0.83, 0.31, 0.045, lighten(wood, 0.14), radius=0.012)
    canvas.rect(0.03, -0.72, 0.16, 0.26, lighten(wood, 0.08), radius=0.02, weight=0.8)
    canvas.rect(0.03, -0.32, 0.16, 0.24, darken(wood, 0.08), radius=0.02, weight=0.8)
    canvas.limb([(-0.17, -0.4), (-0.175, -0.2), (-0.15, -0.02)], [0.05, 0.036, 0.046], darken(wood, 0.06))
    canvas.rect(-0.18, -0.06, 0.2, 0.05, darken(wood, 0.15), weight=0.8)
    canvas.polygon([(-0.23, -0.43), (-0.02, -0.43), (-0.02, -0.36), (-0.23, -0.38)], darken(wood, 0.04))
    canvas.polygon([(-0.235, -0.452), (-0.02, -0.47), (-0.02, -0.43), (-0.235, -0.43)], rgb("#faf4e6"))
    for key in range(1, 9):
        at = -0.235 + 0.024 * key
        canvas.ink_line([(at, -0.43), (at, -0.452 - 0.02 * key / 9)], rgb("#8a8078"), weight=0.5)
    canvas.polygon([(-0.05, -0.5), (-0.03, -0.49), (-0.09, -0.7), (-0.11, -0.7)], rgb("#fdfaf2"), weight=0.8)
    canvas.line([(-0.02, -0.66), (-0.07, -0.68)], BRASS, 0.014)
    canvas.rect(-0.085, -0.76, 0.02, 0.08, rgb("#fdfaf2"), weight=0.6)
    canvas.line([(-0.18, -0.05), (-0.21, -0.04)], lighten(METAL, 0.1), 0.016)
    canvas.line([(-0.02, -0.8), (-0.02, -0.04)], darken(WOOD, 0.4), 0.006)
