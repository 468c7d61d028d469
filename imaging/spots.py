"""A planned page: where each subject, thing and piece of scenery is drawn, in design units."""

from dataclasses import dataclass

from imaging.request import Layout, Region, Spot

View = tuple[float, float, float, float]  # left, top, right, bottom of the page


@dataclass(frozen=True)
class Arrangement:
    """Everything to draw, farthest first, and the page's view in design units (left, top, right, bottom).

    ``anew`` says that all had to be placed anew since somebody who came found no room.
    """

    spots: tuple[Spot, ...]
    view: View
    anew: bool = False

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
        return Layout(regions, self.spots, self.anew)


__all__ = ["Arrangement", "Spot", "View"]
