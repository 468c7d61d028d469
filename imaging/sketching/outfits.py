"""What each garment is made of: sleeves, hem, trousers, colours, and the details sewn on it."""

import random
from dataclasses import dataclass, replace
from typing import Final

from imaging.request import Garment, PersonLooks
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, mix, rgb

_BLOUSE: Final[Colour] = rgb("#f3ead9")


@dataclass(frozen=True)
class Outfit:
    """Clothes ready to draw. ``hem`` is how far the top falls below the hips, in leg lengths;
    ``flare`` widens it there (in hip widths). ``legwear`` is trousers, bare or shorts."""

    top: Colour
    sleeve: str = "long"
    sleeve_colour: Colour | None = None
    legwear: str = "trousers"
    legs: Colour = rgb("#5b6478")
    skirt: Colour | None = None
    hem: float = 0.06
    flare: float = 0.0
    shoes: Colour = rgb("#6b4a3a")
    socks: Colour | None = None
    pattern: str | None = None
    details: tuple[str, ...] = ()
    under: Colour = _BLOUSE
    apron: Colour | None = None


_DEFAULT: Final[dict[str, tuple[str, ...]]] = {
    "shirt": ("white", "light_blue", "blue", "beige"),
    "sweater": ("green", "red", "blue", "orange", "grey"),
    "t_shirt": ("yellow", "light_blue", "red", "green"),
    "blouse_and_skirt": ("blue", "green", "brown", "purple"),
    "dress": ("blue", "red", "green", "pink", "yellow"),
    "wedding_dress": ("white",),
    "suit": ("grey", "blue", "brown", "black"),
    "coat": ("brown", "blue", "green", "red"),
    "trench_coat": ("beige",),
    "leather_jacket": ("brown", "black"),
    "lab_coat": ("white",),
    "apron": ("white", "light_blue"),
    "overalls": ("blue",),
    "swimsuit": ("red", "blue", "green"),
    "tracksuit": ("blue", "red", "green"),
    "school_smock": ("light_blue", "white"),
    "uniform": ("green",),
    "nurse_uniform": ("white",),
    "pyjamas": ("light_blue", "pink"),
    "work_clothes": ("blue", "grey"),
}
_PATTERNS: Final[dict[str, tuple[str | None, ...]]] = {
    "shirt": (None, None, "checks", "stripes"),
    "dress": ("dots", "flowers", None, "flowers"),
    "blouse_and_skirt": (None, "checks"),
    "sweater": (None, "bands", None),
    "t_shirt": (None, "bands"),
    "pyjamas": ("stripes",),
    "school_smock": ("checks", "stripes"),
    "swimsuit": (None, "dots"),
}


def choose_colour(garment: Garment, rng: random.Random) -> Colour:
    """The garment's colour, or a usual one for its kind."""
    usual = rng.choice(_DEFAULT.get(garment.kind, ("red", "blue", "green", "brown")))
    return COLOURS[garment.colour or usual]


def outfit_of(looks: PersonLooks, rng: random.Random) -> Outfit:
    """Put on a person's garments in their order; without any, something usual for age and gender."""
    clothes = [g for g in looks.garments if g.kind in _DEFAULT]
    female = looks.gender == "female"
    inner = [g for g in clothes if g.kind not in _OUTER]
    if not inner:
        inner = [Garment("dress" if female and not any(g.kind == "lab_coat" for g in clothes) else "shirt")]
        if looks.age == "baby":
            inner = [Garment("pyjamas")]
    outfit = _inner(inner[0], looks, rng)
    for garment in [*inner[1:], *(g for g in clothes if g.kind in _OUTER)]:
        outfit = _over(outfit, garment, rng)
    return outfit


_OUTER: Final = frozenset({"coat", "trench_coat", "leather_jacket", "lab_coat", "apron"})


def _inner(garment: Garment, looks: PersonLooks, rng: random.Random) -> Outfit:
    kind = garment.kind
    colour = choose_colour(garment, rng)
    pattern = rng.choice(_PATTERNS.get(kind, (None,)))
    trousers = rng.choice((rgb("#566078"), rgb("#6d5a4c"), rgb("#4d5a66"), rgb("#7b7264")))
    shoes = rng.choice((rgb("#6b4a3a"), rgb("#4a3d40"), rgb("#83553c")))
    child = looks.age in ("child", "baby")
    female = looks.gender == "female"
    base = Outfit(top=colour, legs=trousers, shoes=shoes, pattern=pattern, details=(kind,))
    if kind == "t_shirt":
        return replace(base, sleeve="short", legwear="shorts" if child else "trousers", socks=_BLOUSE)
    if kind == "blouse_and_skirt":
        blouse = mix(colour, _BLOUSE, 0.82)
        return replace(
            base,
            top=blouse,
            skirt=colour,
            hem=0.62,
            flare=0.55,
            legwear="bare",
            pattern=None,
            socks=_sock(looks),
        )
    if kind == "dress":
        return replace(
            base, sleeve="short", skirt=colour, hem=0.6, flare=0.75, legwear="bare", socks=_sock(looks)
        )
    if kind == "wedding_dress":
        return replace(base, skirt=colour, hem=0.97, flare=1.35, legwear="bare", shoes=_BLOUSE)
    if kind == "suit":
        return replace(base, legs=darken(colour, 0.08), shoes=rgb("#3d3438"))
    if kind == "overalls":
        shirt = mix(rng.choice((COLOURS["red"], COLOURS["yellow"], COLOURS["white"])), _BLOUSE, 0.2)
        return replace(base, top=shirt, legs=colour, apron=None, details=("overalls",), under=colour)
    if kind == "swimsuit":
        return replace(base, sleeve="none", legwear="bare", shoes=_BLOUSE, details=("swimsuit",))
    if kind == "tracksuit":
        return replace(base, legs=colour, shoes=_BLOUSE)
    if kind == "school_smock":
        return replace(base, hem=0.5, flare=0.4, legwear="bare", socks=_BLOUSE)
    if kind == "uniform":
        olive = mix(colour, rgb("#77754c"), 0.55) if garment.colour in (None, "green") else colour
        return replace(base, top=olive, legs=darken(olive, 0.1), hem=0.16, shoes=rgb("#3f3231"))
    if kind == "nurse_uniform":
        if female:
            return replace(
                base, sleeve="short", skirt=colour, hem=0.58, flare=0.35, legwear="bare", shoes=_BLOUSE
            )
        return replace(base, sleeve="short", legs=colour, hem=0.14, shoes=_BLOUSE)
    if kind == "pyjamas":
        return replace(base, legs=colour, hem=0.12, shoes=rgb("#b9695f"))
    if kind == "work_clothes":
        return replace(base, legs=darken(colour, 0.12), hem=0.12, shoes=rgb("#4d3c34"))
    if kind == "shirt" and child and not female:
        return replace(base, legwear="shorts", socks=_BLOUSE)
    return base


def _sock(looks: PersonLooks) -> Colour | None:
    return _BLOUSE if looks.age in ("child", "baby") else None


def _over(outfit: Outfit, garment: Garment, rng: random.Random) -> Outfit:
    colour = choose_colour(garment, rng)
    if garment.kind == "apron":
        return replace(outfit, apron=colour)
    hem = {"leather_jacket": 0.04, "coat": 0.52, "trench_coat": 0.56, "lab_coat": 0.5}.get(garment.kind, 0.08)
    return replace(
        outfit,
        top=colour,
        under=outfit.top if outfit.details != ("suit",) else lighten(outfit.top, 0.0),
        sleeve="long",
        sleeve_colour=None,
        hem=hem if outfit.skirt is None else max(hem, outfit.hem * 0.6),
        flare=0.28 if hem > 0.3 else 0.05,
        skirt=outfit.skirt,
        pattern=None,
        details=(garment.kind,),
    )
