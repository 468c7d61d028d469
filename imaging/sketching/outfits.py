"""What each garment is made of: sleeves, hem, trousers, colours, and the details sewn on it."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from imaging.request import Garment, PersonLooks
from imaging.sketching.cuts import cut_of_its_time
from imaging.sketching.outfit import LINEN, Outfit
from imaging.sketching.palette import COLOURS, Colour, darken, mix, rgb

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
    "cardigan": ("grey", "beige", "green", "red"),
    "waistcoat": ("brown", "grey", "black"),
    "jeans": ("blue",),
    "trousers": ("brown", "grey", "blue"),
    "bell_bottoms": ("brown", "blue", "orange"),
    "wide_trousers": ("beige", "grey"),
    "clown_suit": ("yellow",),
    "bullfighter_suit": ("red", "blue", "purple", "green"),
    "short_trousers": ("grey", "blue", "brown"),
    "miniskirt": ("red", "orange", "blue"),
    "flamenco_dress": ("red", "green", "blue"),
    "regional_dress": ("red", "green"),
    "communion_dress": ("white",),
    "christening_gown": ("white",),
    "sailor_suit": ("white",),
    "cassock": ("black",),
    "habit": ("brown", "black"),
    "penitent_robe": ("purple",),
    "house_coat": ("pink", "light_blue", "green"),
    "mourning_clothes": ("black",),
    "charro_suit": ("black",),
    "football_kit": ("red", "blue"),
    "poncho": ("red", "brown", "grey"),
    "cape": ("black", "brown"),
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
    if garment.kind in ("charro_suit", "mourning_clothes", "cassock") and garment.colour is None:
        return COLOURS["black"]
    return COLOURS[garment.colour or usual]


# What is worn over something else, from the inside to the outside, and what only covers the legs.
OUTER: Final = (
    "waistcoat",
    "cardigan",
    "apron",
    "leather_jacket",
    "lab_coat",
    "coat",
    "trench_coat",
    "poncho",
    "cape",
)
LEGWEAR: Final = ("jeans", "short_trousers", "miniskirt", "trousers", "bell_bottoms", "wide_trousers")
_CUT: Final = {"bell_bottoms": "flared", "wide_trousers": "baggy"}  # whatever the year


def outfit_of(looks: PersonLooks, rng: random.Random, year: int | None) -> Outfit:
    """Put on a person's garments, the inner first, as they were cut in that year."""
    clothes = [g for g in looks.garments if g.kind in _DEFAULT]
    female = looks.gender == "female"
    legs = [g for g in clothes if g.kind in LEGWEAR]
    inner = [g for g in clothes if g.kind not in OUTER and g.kind not in LEGWEAR]
    if not inner:
        skirted = female and not legs and not any(g.kind == "lab_coat" for g in clothes)
        inner = [Garment("pyjamas" if looks.age == "baby" else "dress" if skirted else "shirt")]
    inner = [g for at, g in enumerate(inner) if g.kind not in {other.kind for other in inner[:at]}]
    outfit = cut_of_its_time(_inner(inner[0], looks, rng), inner[0].kind, looks, year, rng)
    for garment in legs:
        outfit = _on_the_legs(outfit, garment, looks, year, rng)
    for garment in [*inner[1:], *sorted(_worn_over(clothes), key=lambda g: OUTER.index(g.kind))]:
        outfit = _over(outfit, garment, rng)
    return outfit


def _worn_over(clothes: list[Garment]) -> list[Garment]:
    return [g for g in clothes if g.kind in OUTER]


def _on_the_legs(
    outfit: Outfit, garment: Garment, looks: PersonLooks, year: int | None, rng: random.Random
) -> Outfit:
    colour = choose_colour(garment, rng)
    if garment.kind == "short_trousers":
        return replace(outfit, skirt=None, hem=0.06, flare=0.0, legwear="shorts", legs=colour, socks=LINEN)
    if garment.kind == "miniskirt":
        return replace(outfit, skirt=colour, hem=0.27, flare=0.3, legwear="bare", pattern=None)
    if garment.kind != "jeans":
        cloth = replace(
            outfit, skirt=None, hem=min(outfit.hem, 0.1), flare=0.0, legwear="trousers", legs=colour
        )
        cut = cut_of_its_time(cloth, "jeans", looks, year, rng).legwear
        return replace(cloth, legwear=_CUT.get(garment.kind, cut))
    jeans = mix(colour, rgb("#4a6a96"), 0.45) if garment.colour in (None, "blue") else colour
    plain = replace(outfit, skirt=None, hem=min(outfit.hem, 0.1), flare=0.0, legwear="trousers", legs=jeans)
    cut = cut_of_its_time(plain, "jeans", looks, year, rng)
    return replace(plain, legwear=cut.legwear, details=(*plain.details, "jeans"))


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
    return replace(plain, legwear="shorts", socks=LINEN) if _boy(looks) else plain


def _t_shirt(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    child = looks.age in ("child", "baby")
    return replace(plain, sleeve="short", legwear="shorts" if child else "trousers", socks=LINEN)


def _blouse_and_skirt(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    blouse = mix(plain.top, LINEN, 0.82)
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
    return replace(plain, skirt=plain.top, hem=0.97, flare=1.35, legwear="bare", shoes=LINEN)


def _suit(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    if looks.gender == "female" and looks.age != "baby":
        return replace(
            plain,
            skirt=plain.top,
            hem=0.56,
            flare=0.16,
            legwear="bare",
            details=("skirt_suit",),
            socks=_sock(looks),
        )
    return replace(plain, legs=darken(plain.top, 0.08), shoes=rgb("#3d3438"))


def _overalls(plain: Outfit, _looks: PersonLooks, garment: Garment) -> Outfit:
    shirt = COLOURS["red"] if garment.colour in ("blue", "light_blue", "grey") else COLOURS["white"]
    return replace(plain, top=mix(shirt, LINEN, 0.25), legs=plain.top, under=plain.top)


def _swimsuit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, sleeve="none", legwear="bare", shoes=LINEN)


def _tracksuit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=plain.top, shoes=LINEN)


def _school_smock(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, hem=0.5, flare=0.4, legwear="bare", socks=LINEN)


def _uniform(plain: Outfit, _looks: PersonLooks, garment: Garment) -> Outfit:
    cloth = mix(plain.top, rgb("#77754c"), 0.55) if garment.colour in (None, "green") else plain.top
    return replace(plain, top=cloth, legs=darken(cloth, 0.1), hem=0.16, shoes=rgb("#3f3231"))


def _nurse_uniform(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    if looks.gender == "female":
        return replace(
            plain, sleeve="short", skirt=plain.top, hem=0.58, flare=0.35, legwear="bare", shoes=LINEN
        )
    return replace(plain, sleeve="short", legs=plain.top, hem=0.14, shoes=LINEN)


def _pyjamas(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=plain.top, hem=0.12, shoes=rgb("#b9695f"))


def _work_clothes(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=darken(plain.top, 0.12), hem=0.12, shoes=rgb("#4d3c34"))


def _flamenco_dress(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(
        plain,
        sleeve="short",
        skirt=plain.top,
        hem=0.93,
        flare=1.25,
        legwear="bare",
        pattern="dots",
        shoes=rgb("#9d3232"),
    )


def _regional_dress(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(
        plain,
        top=LINEN,
        sleeve="long",
        skirt=plain.top,
        hem=0.72,
        flare=1.2,
        legwear="bare",
        apron=rgb("#3c3a42"),
        socks=LINEN,
        shoes=rgb("#3d3438"),
    )


def _communion_dress(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, skirt=plain.top, hem=0.9, flare=0.95, legwear="bare", shoes=LINEN, socks=LINEN)


def _christening_gown(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    long = 1.25 if looks.age == "baby" else 0.95
    return replace(plain, skirt=plain.top, hem=long, flare=0.7, legwear="bare", shoes=LINEN)


def _sailor_suit(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    small = looks.age in ("child", "baby")
    return replace(
        plain,
        legs=darken(plain.top, 0.05),
        legwear="shorts" if small else "trousers",
        socks=LINEN,
        shoes=rgb("#3d3438"),
    )


def _long_robe(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, hem=0.95, flare=0.42, pattern=None, shoes=rgb("#3d3438"))


def _house_coat(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, hem=0.72, flare=0.25, legwear="bare", shoes=rgb("#b9695f"))


def _mourning_clothes(plain: Outfit, looks: PersonLooks, _garment: Garment) -> Outfit:
    if looks.gender == "male":
        return replace(
            plain, legs=darken(plain.top, 0.06), shoes=rgb("#3d3438"), details=("suit", "black_tie")
        )
    return replace(
        plain,
        skirt=plain.top,
        hem=0.76,
        flare=0.4,
        legwear="bare",
        shoes=rgb("#3d3438"),
        socks=rgb("#4a464e"),
    )


def _charro_suit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(plain, legs=darken(plain.top, 0.05), legwear="tapered", shoes=rgb("#6b4a3a"))


def _football_kit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(
        plain,
        sleeve="short",
        legwear="shorts",
        legs=LINEN,
        socks=plain.top,
        pattern="stripes",
        shoes=rgb("#3d3438"),
    )


def _clown_suit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    other = rgb("#5f7fb4") if plain.top != COLOURS["blue"] else rgb("#d9a441")
    return replace(
        plain, legs=other, legwear="baggy", hem=0.1, sleeve="long", pattern="dots", shoes=rgb("#b5443a")
    )


def _bullfighter_suit(plain: Outfit, _looks: PersonLooks, _garment: Garment) -> Outfit:
    return replace(
        plain, legs=darken(plain.top, 0.06), legwear="shorts", hem=0.03, sleeve="long", pattern=None,
        stockings=rgb("#e79aa6"), shoes=rgb("#3d3438"),
    )  # fmt: skip


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
    "flamenco_dress": _flamenco_dress,
    "regional_dress": _regional_dress,
    "communion_dress": _communion_dress,
    "christening_gown": _christening_gown,
    "sailor_suit": _sailor_suit,
    "cassock": _long_robe,
    "habit": _long_robe,
    "penitent_robe": _long_robe,
    "house_coat": _house_coat,
    "mourning_clothes": _mourning_clothes,
    "charro_suit": _charro_suit,
    "football_kit": _football_kit,
    "clown_suit": _clown_suit,
    "bullfighter_suit": _bullfighter_suit,
}


def _sock(looks: PersonLooks) -> Colour | None:
    return LINEN if looks.age in ("child", "baby") else None


def _kept_below(outfit: Outfit) -> tuple[str, ...]:
    return tuple(kind for kind in outfit.details if kind in ("jeans", "belt"))


def _over(outfit: Outfit, garment: Garment, rng: random.Random) -> Outfit:
    colour = choose_colour(garment, rng)
    if garment.kind == "apron":
        return replace(outfit, apron=colour)
    if garment.kind in ("poncho", "cape"):
        return replace(outfit, over=(garment.kind, colour))
    if garment.kind == "waistcoat":
        shirt = mix(outfit.top, LINEN, 0.7)
        return replace(
            outfit,
            top=colour,
            under=shirt,
            sleeve="long",
            sleeve_colour=shirt,
            pattern=None,
            details=("waistcoat", *_kept_below(outfit)),
        )
    if garment.kind == "cardigan":
        return replace(
            outfit,
            top=colour,
            under=mix(outfit.top, LINEN, 0.4),
            sleeve="long",
            sleeve_colour=None,
            pattern=None,
            skirt_pattern=outfit.skirt_pattern or outfit.pattern,
            details=("cardigan", *_kept_below(outfit)),
        )
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
        details=(garment.kind, *_kept_below(outfit)),
    )
