"""What each garment is made of: sleeves, hem, trousers, colours, and the details sewn on it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from imaging.request import Garment, PersonLooks, SettingRequest
from imaging.sketching.palette import COLOURS, Colour, darken, mix, rgb

_BLOUSE: Final[Colour] = rgb("#f3ead9")
_SLATE: Final[Colour] = rgb("#5b6478")
_LEATHER: Final[Colour] = rgb("#6b4a3a")


@dataclass(frozen=True)
class Outfit:
    """Clothes ready to draw. ``hem`` is how far the top falls below the hips, in leg lengths;
    ``flare`` widens it there (in hip widths). ``legwear`` is trousers, bare or shorts.
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


def outfit_of(looks: PersonLooks, rng: random.Random, setting: SettingRequest) -> Outfit:
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
    if garment.colour == "black":
        pattern = None
    trousers = rng.choice((rgb("#566078"), rgb("#6d5a4c"), rgb("#4d5a66"), rgb("#7b7264")))
    shoes = rng.choice((rgb("#6b4a3a"), rgb("#4a3d40"), rgb("#83553c")))
    plain = Outfit(top=colour, legs=trousers, shoes=shoes, pattern=pattern, details=(kind,))
    make = _MAKES.get(kind)
    return plain if make is None else make(plain, looks, garment)


def _boy(looks: PersonLooks) -> bool:
    return looks.age in ("child", "baby") and looks.gender != "female"


def _shirt(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legwear="shorts", socks=_BLOUSE) if _boy(looks) else plain


def _t_shirt(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    child = looks.age in ("child", "baby")
    return replace(plain, sleeve="short", legwear="shorts" if child else "trousers", socks=_BLOUSE)


def _blouse_and_skirt(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    blouse = mix(plain.top, _BLOUSE, 0.82)
    return replace(
        plain,
        top=blouse,
        skirt=plain.top,
        hem=0.62,
        flare=0.55,
        legwear="bare",
        pattern=None,
        socks=_sock(looks),
    )


def _dress(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(
        plain, sleeve="short", skirt=plain.top, hem=0.6, flare=0.75, legwear="bare", socks=_sock(looks)
    )


def _wedding_dress(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, skirt=plain.top, hem=0.97, flare=1.35, legwear="bare", shoes=_BLOUSE)


def _suit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=darken(plain.top, 0.08), shoes=rgb("#3d3438"))


def _overalls(plain: Outfit, _looks: PersonLooks, garment: Garment) -> Outfit:
    shirt = COLOURS["red"] if garment.colour in ("blue", "light_blue", "grey") else COLOURS["white"]
    return replace(plain, top=mix(shirt, _BLOUSE, 0.25), legs=plain.top, under=plain.top)


def _swimsuit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, sleeve="none", legwear="bare", shoes=_BLOUSE)


def _tracksuit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=plain.top, shoes=_BLOUSE)


def _school_smock(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, hem=0.5, flare=0.4, legwear="bare", socks=_BLOUSE)


def _uniform(plain: Outfit, _looks: PersonLooks, garment: Garment) -> Outfit:
    cloth = mix(plain.top, rgb("#77754c"), 0.55) if garment.colour in (None, "green") else plain.top
    return replace(plain, top=cloth, legs=darken(cloth, 0.1), hem=0.16, shoes=rgb("#3f3231"))


def _nurse_uniform(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    if looks.gender == "female":
        return replace(
            plain, sleeve="short", skirt=plain.top, hem=0.58, flare=0.35, legwear="bare", shoes=_BLOUSE
        )
    return replace(plain, sleeve="short", legs=plain.top, hem=0.14, shoes=_BLOUSE)


def _pyjamas(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=plain.top, hem=0.12, shoes=rgb("#b9695f"))


def _work_clothes(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=darken(plain.top, 0.12), hem=0.12, shoes=rgb("#4d3c34"))


_MAKES: Final[dict[str, Callable[[Outfit, PersonLooks, Garment], Outfit]]] = {
    "shirt": _shirt,
    "t_shirt": _t_shirt,
    "blouse_and_skirt": _blouse_and_skirt,
    "dress": _dress,
    "wedding_dress": _wedding_dress,
    "suit": _suit,
    "overalls": _overalls,
    "swimsuit": _swimsuit,
    "tracksuit": _tracksuit,
    "school_smock": _school_smock,
    "uniform": _uniform,
    "nurse_uniform": _nurse_uniform,
    "pyjamas": _pyjamas,
    "work_clothes": _work_clothes,
}


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
        under=outfit.top,
        sleeve="long",
        sleeve_colour=None,
        hem=hem if outfit.skirt is None else max(hem, outfit.hem * 0.6),
        flare=0.28 if hem > 0.3 else 0.05,
        skirt=outfit.skirt,
        pattern=None,
        details=(garment.kind,),
    )
