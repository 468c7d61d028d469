"""Where the joints of a body are in its posture, in adult heights, y downwards."""

import math
from dataclasses import dataclass

from imaging.sketching.bodies import Body
from imaging.sketching.paths import Point
from imaging.sketching.postures import Leg, Posture
from imaging.sketching.props import HELD_HANDS

_FREE_HANDED = frozenset({"standing", "walking", "sitting", "laughing", "carrying"})


@dataclass(frozen=True)
class Stance:
    """Where and how someone stands: feet (x, y), page units per adult height, facing 1 right or -1 left.

    ``seat`` is the height of what one sits on in adult heights, or None for the ground.
    """

    x: float
    y: float
    scale: float
    facing: int
    posture: str
    seat: float | None = None


@dataclass(frozen=True)
class Joints:
    """The joints of one person; hip, knees and feet from the ground between the feet.

    ``seat`` as in Stance; ``held`` is the first thing held, or "".
    """

    body: Body
    posture: Posture
    doing: str
    seat: float | None
    held: str

    def hip(self) -> Point:
        """The middle of the hips."""
        if self.posture.hip is None:
            seat = self.seat if self.seat is not None else 0.0
            return (-0.02, -(seat + self.body.thigh * 0.45))
        return (0.0, -self.posture.hip * self.body.leg)

    def legs(self, hip: Point) -> tuple[Leg, Leg]:
        """Knee and foot of the far and the near leg."""
        leg = self.body.leg
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

    def hands(self) -> tuple[Point, Point]:
        """The far and the near wrist, from the hips."""
        arm, s, t = self.body.arm, self.body.shoulder, self.body.torso
        fx, fy = (
            HELD_HANDS.get(self.held, self.posture.far_hand) if self._free_handed() else self.posture.far_hand
        )
        nx, ny = self.posture.near_hand
        far = (s * 0.86 + fx * arm, -t + 0.045 + fy * arm)
        near = (-s * 0.86 + nx * arm, -t + 0.045 + ny * arm)
        return far, near

    def elbow(self, side: int, hand: Point) -> tuple[Point, Point]:
        """Shoulder and elbow of the far (side 1) or near (-1) arm for a wrist, all from the hips.

        The elbow is where two equal bones meet, on the side that hangs lower and outwards.
        """
        body = self.body
        shoulder = (side * body.shoulder * 0.86, -body.torso + 0.045)
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
        elbow = max(options, key=lambda p: p[1] + side * p[0] * 0.9)
        return shoulder, elbow

    def _free_handed(self) -> bool:
        return self.doing in _FREE_HANDED

    def head(self) -> Point:
        """The middle of the head, from the hips."""
        body = self.body
        return (0.012, -body.torso - 0.026 * body.height - body.skull * 0.94)
