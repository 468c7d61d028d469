"""Where the joints of a body are in its posture, in adult heights, y downwards."""

import math
from dataclasses import dataclass, replace
from typing import Final

from imaging.sketching.bodies import Body
from imaging.sketching.paths import Point
from imaging.sketching.postures import Leg, Posture
from imaging.sketching.props import HELD_HANDS

_FREE_HANDED = frozenset(
    {"standing", "walking", "sitting", "laughing", "carrying", "talking", "sitting_on_ground"}
)

_STRETCH: Final = 1.1  # of an arm that reaches for somebody: more than a real one, and nobody sees it


@dataclass(frozen=True)
class Stance:
    """Where and how someone stands: feet (x, y), page units per adult height, facing 1 right or -1 left.

    ``seat`` is the height of what one sits on in adult heights, or None for the ground. ``look`` is what
    the eyes are on and ``far_reach`` and ``near_reach`` what the hands go to, all on the page, None for
    the posture's own. ``paired`` is for who does it with another, ``bareheaded``
    for who has no room for a hat.
    """

    x: float
    y: float
    scale: float
    facing: int
    posture: str
    seat: float | None = None
    look: Point | None = None
    far_reach: Point | None = None
    near_reach: Point | None = None
    paired: bool = False
    hides_far_arm: bool = False
    bareheaded: bool = False

    def from_page(self, point: Point) -> Point:
        """A point of the page in the figure's own units, turned to the right."""
        return ((point[0] - self.x) / self.scale * self.facing, (point[1] - self.y) / self.scale)

    def to_page(self, point: Point) -> Point:
        """A point of the figure on the page."""
        return (self.x + point[0] * self.scale * self.facing, self.y + point[1] * self.scale)


def turned_body(body: Body, aside: float) -> Body:
    """The body seen a little from its side: narrower."""
    return replace(
        body,
        shoulder=body.shoulder * (1 - 0.22 * aside),
        waist=body.waist * (1 - 0.12 * aside),
        hip=body.hip * (1 - 0.1 * aside),
    )


@dataclass(frozen=True)
class Joints:
    """The joints of one person; hip, knees and feet from the ground between the feet.

    ``seat`` as in Stance; ``held`` is the first thing held, or "". ``reach`` is where the far and the
    near hand go, from the ground between the feet, or None.
    """

    body: Body
    posture: Posture
    doing: str
    seat: float | None
    held: str
    reach: tuple[Point | None, Point | None] = (None, None)

    @property
    def lean(self) -> float:
        """Degrees that the upper body leans forward."""
        return self.posture.lean + self.body.stoop

    def hip(self) -> Point:
        """The middle of the hips."""
        if self.posture.hip is None:
            seat = self.seat if self.seat is not None else 0.0
            return (-0.02, -(seat + self.body.thigh * 0.45))
        return (0.0, -self.posture.hip * self.body.leg)

    def legs(self, hip: Point) -> tuple[Leg, Leg]:
        """Knee and foot of the far and the near leg."""
        leg = self.body.leg
        if self.posture.astride:
            knee = (hip[0] + 0.24 * leg, hip[1] + 0.4 * leg)
            hanging = (knee, (hip[0] + 0.14 * leg, hip[1] + 0.9 * leg))
            return hanging, hanging
        if self.posture.hip is None:
            return self._seated_legs(hip)
        made: list[Leg] = []
        for knee, foot in (self.posture.far_leg, self.posture.near_leg):
            made.append(((knee[0] * leg, -knee[1] * leg), (foot[0] * leg, -foot[1] * leg)))
        return made[0], made[1]

    def _seated_legs(self, hip: Point) -> tuple[Leg, Leg]:
        leg, half = self.body.leg, self.body.leg * 0.5
        seat = -hip[1]
        made: list[Leg] = []
        for reach, drop in ((0.56, 0.0), (0.4, 0.012)):
            knee = (hip[0] + reach * leg, min(hip[1] + drop, -0.02))
            if seat < half * 0.6:
                knee = (hip[0] + reach * leg * 0.9, -half * (0.62 if drop == 0 else 0.5))
                made.append((knee, (hip[0] + leg * (reach + 0.42), 0.0)))
            else:
                foot_y = min(0.0, knee[1] + half * 0.98)
                made.append((knee, (knee[0] + 0.012, foot_y)))
        return made[0], made[1]

    def shoulder(self, side: int) -> Point:
        """The far (side 1) or near (-1) shoulder, from the hips: the near one comes forward as one turns."""
        body = self.body
        out = 0.86 if side > 0 else 0.86 - 0.34 * self.posture.aside
        return (side * body.shoulder * out, -body.torso + 0.045)

    def hands(self) -> tuple[Point, Point]:
        """The far and the near wrist, from the hips."""
        free = self.held in HELD_HANDS and self.doing in _FREE_HANDED
        far = HELD_HANDS[self.held] if free else self.posture.far_hand
        return self._hand(1, far, self.reach[0]), self._hand(-1, self.posture.near_hand, self.reach[1])

    def _hand(self, side: int, usual: Point, reach: Point | None) -> Point:
        arm, (x, y) = self.body.arm, self.shoulder(side)
        if reach is None:
            return (x + usual[0] * arm, y + usual[1] * arm)
        wanted = self.from_hips(reach)
        dx, dy = wanted[0] - x, wanted[1] - y
        far = math.hypot(dx, dy)
        part = min(1.0, arm * _STRETCH / far) if far else 0.0
        return (x + dx * part, y + dy * part)

    def from_hips(self, point: Point) -> Point:
        """A point seen from the ground between the feet, as the leaning upper body has it."""
        hip, turn = self.hip(), math.radians(-self.lean)
        x, y = point[0] - hip[0], point[1] - hip[1]
        return (x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn))

    def from_ground(self, point: Point) -> Point:
        """The way back: a point of the upper body from the ground between the feet."""
        hip, turn = self.hip(), math.radians(self.lean)
        x = point[0] * math.cos(turn) - point[1] * math.sin(turn)
        y = point[0] * math.sin(turn) + point[1] * math.cos(turn)
        return (hip[0] + x, hip[1] + y)

    def elbow(self, side: int, hand: Point) -> tuple[Point, Point]:
        """Shoulder and elbow of the far (side 1) or near (-1) arm for a wrist, all from the hips.

        The elbow is where two equal bones meet, on the side that hangs lower and outwards.
        """
        body = self.body
        shoulder = self.shoulder(side)
        dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
        reach = min(math.hypot(dx, dy), body.arm * 0.995)
        half = body.arm / 2
        rise = math.sqrt(max(0.0, half * half - reach * reach / 4))
        length = math.hypot(dx, dy) or 1.0
        mid = (shoulder[0] + dx / length * reach / 2, shoulder[1] + dy / length * reach / 2)
        options = [
            (mid[0] - sign * dy / length * rise * 0.8, mid[1] + sign * dx / length * rise * 0.8)
            for sign in (-1, 1)
        ]
        elbow = max(options, key=lambda p: p[1] + side * p[0] * (0.9 - 0.6 * self.posture.aside))
        return shoulder, elbow

    def head(self) -> Point:
        """The middle of the head, from the hips."""
        body = self.body
        forward = 0.012 + 0.02 * self.posture.aside
        return (forward, -body.torso - 0.026 * body.height - body.skull * 0.94)
