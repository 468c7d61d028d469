"""A planned page: where each subject, thing and piece of scenery is drawn, in design units."""

from dataclasses import dataclass

from imaging.request import Layout, Region
from imaging.sketching.people import Stance

View = tuple[float, float, float, float]  # left, top, right, bottom of the page


@dataclass(frozen=True)
class Spot:
    """Where one subject, thing or piece of scenery is drawn.

    ``key`` is the subject's or "thing-0"…; None for scenery (a seat, a table nobody asked for).
    ``kind`` names the scenery or thing. (x, y) is the middle of the bottom edge; ``order`` decides
    what is drawn first among equals of depth; ``base`` is the ground below it when it lies on something.
    """

    key: str | None
    kind: str
    x: float
    y: float
    scale: float
    width: float
    height: float
    facing: int = 1
    seat: float | None = None
    posture: str = "standing"
    order: int = 0
    base: float | None = None

    @property
    def depth(self) -> float:
        """The height on the page of the ground it rests on: what is lower is nearer."""
        return self.y if self.base is None else self.base

    def stance(self) -> Stance:
        """The same place as the drawing of people wants it."""
        return Stance(self.x, self.y, self.scale, self.facing, self.posture, self.seat)


@dataclass(frozen=True)
class Arrangement:
    """Everything to draw, farthest first, and the page's view in design units (left, top, right, bottom)."""

    spots: tuple[Spot, ...]
    view: View

    def layout(self) -> Layout:
        """The planned boxes as fractions of the picture."""
        left, top, right, bottom = self.view
        wide, tall = right - left, bottom - top
        nearest = max((spot.y for spot in self.spots), default=bottom)
        regions: dict[str, Region] = {}
        for spot in self.spots:
            if spot.key is None:
                continue
            regions[spot.key] = Region(
                max(0.0, (spot.x - spot.width / 2 - left) / wide),
                max(0.0, (spot.y - spot.height - top) / tall),
                min(1.0, (spot.x + spot.width / 2 - left) / wide),
                min(1.0, (spot.y - top) / tall),
                depth=max(0.0, (nearest - spot.depth) / 1000),
            )
        return Layout(regions)
