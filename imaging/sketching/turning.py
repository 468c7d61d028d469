"""How a head turns: where what sits on a face goes when someone looks aside.

The head is a cylinder of radius one seen from the front; a feature at ``u`` (-1 to 1, from the ear
on the left of the page to the other) moves along it. Heads turn to the right of the page.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from imaging.sketching.paths import Point

USUAL: Final = 7.5  # degrees: nobody looks straight out of the page
ASIDE: Final = 30.0  # three quarters
SIDEWAYS: Final = 54.0  # as good as a profile
_HAIRLINE: Final = -0.52


@dataclass(frozen=True)
class Turn:
    """A head turned by ``degrees`` to the right."""

    degrees: float = USUAL

    @property
    def much(self) -> float:
        """0 for who looks out of the page, 1 for a profile."""
        part = min(1.0, max(0.0, (self.degrees - 12.0) / (SIDEWAYS - 12.0)))
        return part * part * (3 - 2 * part)

    def x(self, u: float, out: float = 1.0) -> float:
        """Where a feature at ``u`` is seen; ``out`` is how far it stands out from the face."""
        angle = math.asin(max(-1.0, min(1.0, u))) + math.radians(self.degrees)
        return out * (1 - 0.07 * self.much) * math.sin(min(angle, math.pi / 2))

    def wide(self, u: float) -> float:
        """How wide a feature at ``u`` is seen, 1 from the front; 0 when it is out of sight."""
        own = math.asin(max(-0.98, min(0.98, u)))
        return max(0.0, min(1.0, math.cos(own + math.radians(self.degrees)) / math.cos(own)))

    def hair(self, points: Sequence[Point], skull: float) -> list[Point]:
        """A hair or scarf outline drawn for the front: its edge on the face turns, its outside stays."""
        return [self._edge(x, y, skull) for x, y in points]

    def _edge(self, x: float, y: float, skull: float) -> Point:
        much = self.much
        if much == 0:
            return (x, y)
        inside = x * x + (y / skull) ** 2 < 1.0
        angle = math.asin(max(-1.0, min(1.0, x))) + math.radians(self.degrees - USUAL)
        if inside and angle < math.radians(78):
            return (math.sin(angle), y)
        if x > 0 and y > _HAIRLINE:
            part = min(1.0, much * 1.9)
            return (x + (0.93 - x) * part, y + (_HAIRLINE - y) * part)
        return (x, y)

    def behind(self, points: Sequence[Point]) -> list[Point]:
        """Hair behind the head: it goes to the back."""
        much = self.much
        return [(x * (1 - 0.16 * much) - 0.3 * much, y) for x, y in points]
