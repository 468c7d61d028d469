"""Clothes ready to draw: one value between choosing, cutting and drawing them."""

from dataclasses import dataclass
from typing import Final

from imaging.sketching.palette import Colour, rgb

LINEN: Final[Colour] = rgb("#f3ead9")
_SLATE: Final[Colour] = rgb("#5b6478")
_LEATHER: Final[Colour] = rgb("#6b4a3a")


@dataclass(frozen=True)
class Outfit:
    """Clothes ready to draw. ``hem`` is how far the top falls below the hips, in leg lengths;
    ``flare`` widens it there (in hip widths). ``legwear`` is trousers, flared, tapered, bare or shorts.
    ``shoulders`` widens them; ``over`` lies over the arms (a poncho, a cape).
    """

    top: Colour
    sleeve: str = "long"
    sleeve_colour: Colour | None = None
    legwear: str = "trousers"
    legs: Colour = _SLATE
    skirt: Colour | None = None
    hem: float = 0.06
    flare: float = 0.0
    shoes: Colour = _LEATHER
    socks: Colour | None = None
    stockings: Colour | None = None
    pattern: str | None = None
    skirt_pattern: str | None = None
    details: tuple[str, ...] = ()
    under: Colour = LINEN
    apron: Colour | None = None
    shoulders: float = 1.0
    over: tuple[str, Colour] | None = None
