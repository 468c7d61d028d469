"""How villages and streets look by country: walls, plinths, roofs, woodwork, towers and trees.

Where no country is told, or one that has no manner of its own, they look Spanish.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

from imaging.sketching.palette import Colour, rgb

Roof = Literal["tiles", "flat", "tin"]
Tower = Literal["spire", "dome", "low"]
Tree = Literal["broad", "palm", "jacaranda"]
Land = Literal["castile", "mexico", "andes", "coffee", "caribbean", "plata", "chile", "europe"]

_TILES: Final[Colour] = rgb("#c0704c")


@dataclass(frozen=True)
class Manner:
    """The way of building of a region. ``plinths`` are painted bands at the foot of the walls.

    ``floors`` is the height of a lane's houses; ``upper`` what is before their upper windows:
    iron balconies with geraniums, or wooden ones. ``peaks`` says that snowy mountains stand behind;
    ``land`` what grows and stands around farms and villages.
    """

    walls: tuple[Colour, ...]
    plinths: tuple[Colour, ...]
    woodwork: tuple[Colour, ...]
    roof: Roof = "tiles"
    roof_colour: Colour = _TILES
    floors: int = 1
    upper: Literal["iron", "wood"] = "iron"
    tower: Tower = "low"
    tree: Tree = "broad"
    storks: bool = False
    hams: bool = False
    peaks: bool = False
    land: Land = "castile"

    @property
    def american(self) -> bool:
        """Whether farms, yards and the open country look as they do in the Americas."""
        return self.land not in ("castile", "europe")


SPAIN: Final = Manner(
    walls=(rgb("#f6efe0"), rgb("#f6efe0"), rgb("#f3e3c4"), rgb("#efd9b4")),
    plinths=(rgb("#dbb277"), rgb("#8fb0c8")),
    woodwork=(rgb("#5f8f7a"), rgb("#5b83a8"), rgb("#8a5d44")),
    floors=2,
    tower="spire",
    storks=True,
    hams=True,
)
_MEXICO: Final = Manner(
    walls=(rgb("#e8a24e"), rgb("#d97a6a"), rgb("#f2d16b"), rgb("#6fa8b5"), rgb("#d98aa6"), rgb("#f3e7d2")),
    plinths=(rgb("#9c4a3c"), rgb("#3f6d8c"), rgb("#a8633a")),
    woodwork=(rgb("#6b4429"), rgb("#3d7a72"), rgb("#8a3f37")),
    roof="flat",
    tower="dome",
    tree="jacaranda",
    land="mexico",
)
_ANDES: Final = Manner(
    walls=(rgb("#f2ead9"), rgb("#d9b48a"), rgb("#c99f74"), rgb("#e7d3ae")),
    plinths=(rgb("#9a7354"), rgb("#7d93a8")),
    woodwork=(rgb("#3f6fa0"), rgb("#4d8a66"), rgb("#6b4429")),
    roof_colour=rgb("#b0644a"),
    floors=2,
    upper="wood",
    peaks=True,
    land="andes",
)
_COFFEE_LANDS: Final = Manner(  # of Colombia and Venezuela
    walls=(rgb("#f8f3e8"), rgb("#f8f3e8"), rgb("#f6ecd4")),
    plinths=(rgb("#c9463e"), rgb("#3f7fae"), rgb("#e0a83a"), rgb("#4c9468")),
    woodwork=(rgb("#c9463e"), rgb("#3f7fae"), rgb("#4c9468"), rgb("#e0a83a")),
    floors=2,
    upper="wood",
    tree="palm",
    land="coffee",
)
_CARIBBEAN: Final = Manner(
    walls=(rgb("#8fcabf"), rgb("#f3b7a0"), rgb("#f6dd8d"), rgb("#a9c9e6"), rgb("#e9a7b8")),
    plinths=(rgb("#f6f1e4"), rgb("#5f9a92")),
    woodwork=(rgb("#f4f0e4"), rgb("#4f8f86"), rgb("#5b83a8")),
    roof="flat",
    floors=2,
    upper="iron",
    tree="palm",
    land="caribbean",
)
_PLATA: Final = Manner(  # of Argentina and Uruguay: low Italian fronts with a cornice
    walls=(rgb("#f0dfbc"), rgb("#e9c9b4"), rgb("#e3d7c6"), rgb("#efe6d3"), rgb("#d9c59b")),
    plinths=(rgb("#a59a8a"), rgb("#b58e6d")),
    woodwork=(rgb("#4f6f5c"), rgb("#6b4429"), rgb("#5d6f80")),
    roof="flat",
    tree="jacaranda",
    land="plata",
)
_CHILE: Final = Manner(
    walls=(rgb("#e9b98b"), rgb("#c9d3c0"), rgb("#e6d08a"), rgb("#b9cfd9"), rgb("#f0e6d2")),
    plinths=(rgb("#8a6a52"), rgb("#7d8a92")),
    woodwork=(rgb("#f0e8d8"), rgb("#7a4a36"), rgb("#4f6f8a")),
    roof="tin",
    roof_colour=rgb("#a9675a"),
    peaks=True,
    land="chile",
)
_NORTH: Final = Manner(  # of Germany and its neighbours: plaster and brick under steep dark tiles
    walls=(rgb("#efe2c0"), rgb("#e3b9a0"), rgb("#dcd6c6"), rgb("#c98f78"), rgb("#e8d49a")),
    plinths=(rgb("#9a958d"), rgb("#8a6f60")),
    woodwork=(rgb("#4f7a55"), rgb("#7a4a36"), rgb("#f0e8d8"), rgb("#8a3f37")),
    roof_colour=rgb("#8e4f42"),
    floors=2,
    upper="wood",
    tower="spire",
    land="europe",
)
_ALPS: Final = replace(
    _NORTH,
    walls=(rgb("#f4ecdc"), rgb("#ead9bb"), rgb("#d8b68c"), rgb("#f4ecdc")),
    roof_colour=rgb("#7a5a48"),
    peaks=True,
)
_FRANCE: Final = replace(
    _NORTH,
    walls=(rgb("#efe9da"), rgb("#e6dcc6"), rgb("#dfd8cc"), rgb("#f0e6d0")),
    plinths=(rgb("#b9ae9c"), rgb("#a3a19c")),
    woodwork=(rgb("#6f8aa0"), rgb("#7f98a8"), rgb("#a8b8b4"), rgb("#5f7f8f")),
    roof_colour=rgb("#707b88"),
    upper="iron",
)
_ITALY: Final = replace(
    _NORTH,
    walls=(rgb("#e6b877"), rgb("#dd9a76"), rgb("#efd7a0"), rgb("#d9a58c")),
    woodwork=(rgb("#4f7a62"), rgb("#5f8a70"), rgb("#7a5a42")),
    roof_colour=_TILES,
    upper="iron",
)
_BY_COUNTRY: Final[dict[str, Manner]] = {
    **dict.fromkeys(("MX", "GT", "SV", "HN", "NI"), _MEXICO),
    **dict.fromkeys(("PE", "BO", "EC"), _ANDES),
    **dict.fromkeys(("CO", "VE", "CR", "PA"), _COFFEE_LANDS),
    **dict.fromkeys(("CU", "DO", "PR"), _CARIBBEAN),
    **dict.fromkeys(("AR", "UY", "PY"), _PLATA),
    "CL": _CHILE,
    **dict.fromkeys(("DE", "NL", "BE", "GB", "IE", "LU", "DK", "SE", "NO", "FI", "PL", "CZ", "HU"), _NORTH),
    **dict.fromkeys(("RU", "UA"), _NORTH),
    **dict.fromkeys(("CH", "AT"), _ALPS),
    "FR": _FRANCE,
    "IT": _ITALY,
}  # fmt: skip


def manner_of(country: str | None) -> Manner:
    """The manner of a country (ISO 3166 alpha-2)."""
    return _BY_COUNTRY.get(country or "", SPAIN)
