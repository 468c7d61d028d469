"""What people wore of whose clothes nothing is told: by decade, age, place, season and feast."""

import random
from collections.abc import Mapping
from typing import Final

from imaging.request import Garment, PersonLooks, SettingRequest
from imaging.sketching.cuts import of_year
from imaging.sketching.outfits import LEGWEAR, OUTER
from imaging.vocabulary import ACCESSORIES, INDOOR_PLACES

_VILLAGE: Final = frozenset(
    {
        "village_street",
        "church_square",
        "farm",
        "countryside",
        "vineyard",
        "olive_grove",
        "washing_place",
        "plain",
        "corral",
        "country_kitchen",
        "mountains",
        "arcaded_square",
        "wine_cellar",
        "forge",
        "tenement_yard",
        "threshing_floor",
        "wheat_field",
        "cornfield",
        "stable",
        "windmills",
    }
)
_FIELDS: Final = frozenset(
    {
        "farm",
        "countryside",
        "vineyard",
        "olive_grove",
        "corral",
        "plantation",
        "threshing_floor",
        "wheat_field",
        "cornfield",
    }
)
_WATERSIDE: Final = frozenset({"beach", "swimming_pool"})
_WORKPLACES: Final = frozenset({"workshop", "mine", "factory", "forge", "building_site"})
_SPORTS: Final = frozenset({"running_track", "football_pitch"})
_KITCHENS: Final = frozenset({"kitchen", "country_kitchen", "bakery", "washing_place"})
_SCHOOLS: Final = frozenset({"classroom", "school_yard"})
_FESTIVE: Final = frozenset({"wedding", "communion", "baptism", "new_year", "holy_week", "quinceanera"})
_OUT_IN_THE_COLD: Final = frozenset({"snow", "cold", "storm"})
_OF_BERETS: Final = frozenset({"AR", "UY"})
_OF_FELT_HATS: Final = frozenset({"PE", "BO", "EC", "CL"})
_TAKEN_OFF: Final = frozenset({"hat", "straw_hat", "cap", "beret", "headscarf"})  # under a roof
_UNKNOWN: Final = 1957  # of which year nothing is known: clothes of a picture book
Choice = tuple[tuple[str, tuple[str, ...]], ...]  # garments with the colours they may have

_DARK: Final = ("brown", "grey", "blue", "black")
_SOFT: Final = ("beige", "light_blue", "green", "grey")
_CLEAR: Final = ("red", "light_blue", "green", "yellow", "pink")
_BROAD: Final = ("orange", "brown", "yellow", "green", "purple")
_LOUD: Final = ("purple", "red", "blue", "yellow", "pink", "green")
_PLAIN: Final = ("blue", "grey", "white", "red", "green", "beige")

# From which year on; for a woman, a man, a girl, a boy of the town. Years before the first have the first.
_TOWN: Final[tuple[tuple[int, Mapping[str, tuple[Choice, ...]]], ...]] = (
    (
        1900,
        {
            "woman": ((("dress", ("brown", "grey", "blue", "green")),), (("blouse_and_skirt", _DARK),)),
            "man": ((("suit", _DARK), ("hat", _DARK)), (("waistcoat", _DARK), ("cap", ("grey", "brown")))),
            "girl": ((("dress", ("beige", "light_blue", "pink")), ("hair_ribbon", ("white", "red"))),),
            "boy": (
                (("shirt", ("white", "beige")), ("short_trousers", _DARK), ("braces", ("brown",))),
                (("sailor_suit", ("white", "blue")),),
            ),
        },
    ),
    (
        1940,
        {
            "woman": (
                (("dress", ("brown", "blue", "green", "grey")),),
                (("blouse_and_skirt", _DARK), ("cardigan", ("beige", "grey", "green"))),
            ),
            "man": ((("suit", ("grey", "brown", "blue")),), (("sweater", ("brown", "grey", "green")),)),
            "girl": ((("dress", ("red", "light_blue", "beige")), ("hair_ribbon", ("white", "blue"))),),
            "boy": (
                (("sweater", ("brown", "green", "grey")), ("short_trousers", _DARK)),
                (("shirt", ("white",)), ("short_trousers", _DARK), ("braces", ("brown",))),
            ),
        },
    ),
    (
        1951,
        {
            "woman": (
                (("dress", ("red", "light_blue", "yellow", "green")), ("necklace", ("white",))),
                (("blouse_and_skirt", ("red", "blue", "green")),),
            ),
            "man": (
                (("suit", ("grey", "blue", "brown")),),
                (("shirt", ("white", "light_blue")),),
                (("sweater", ("beige", "green")),),
            ),
            "girl": ((("dress", ("pink", "yellow", "light_blue")), ("hair_ribbon", ("white", "red"))),),
            "boy": ((("shirt", ("white", "light_blue")), ("short_trousers", ("grey", "blue"))),),
        },
    ),
    (
        1962,
        {
            "woman": (
                (("dress", ("orange", "yellow", "light_blue", "pink", "red")),),
                (("sweater", ("white", "yellow", "red")), ("miniskirt", ("red", "blue", "orange", "green"))),
            ),
            "man": (
                (("suit", ("grey", "blue", "black")),),
                (("sweater", ("red", "blue", "beige")),),
                (("shirt", ("white", "light_blue", "beige")),),
            ),
            "girl": ((("dress", ("orange", "red", "light_blue", "yellow")),),),
            "boy": ((("sweater", ("red", "blue", "yellow")), ("short_trousers", ("grey", "blue"))),),
        },
    ),
    (
        1971,
        {
            "woman": (
                (("dress", _BROAD),),
                (("shirt", ("orange", "yellow", "brown", "white")), ("jeans", ("blue",))),
            ),
            "man": (
                (("shirt", _BROAD),),
                (("sweater", ("brown", "orange", "green")), ("jeans", ("blue",))),
                (("leather_jacket", ("brown",)),),
            ),
            "girl": ((("sweater", _BROAD), ("jeans", ("blue", "brown"))), (("dress", _BROAD),)),
            "boy": (
                (("sweater", _BROAD),),
                (("t_shirt", ("orange", "yellow", "green")), ("short_trousers", _DARK)),
            ),
        },
    ),
    (
        1981,
        {
            "woman": (
                (("dress", _LOUD), ("earrings", ("golden",))),
                (("sweater", _LOUD), ("jeans", ("light_blue",)), ("earrings", ("red", "yellow"))),
            ),
            "man": (
                (("sweater", _LOUD), ("jeans", ("light_blue",))),
                (("leather_jacket", ("black", "brown")), ("jeans", ("blue",))),
            ),
            "girl": (
                (("tracksuit", ("pink", "purple", "red")),),
                (("sweater", _LOUD), ("jeans", ("light_blue",))),
            ),
            "boy": (
                (("tracksuit", ("blue", "red", "green")),),
                (("t_shirt", _LOUD), ("jeans", ("light_blue",))),
            ),
        },
    ),
    (
        1991,
        {
            "woman": (
                (("t_shirt", _PLAIN), ("jeans", ("blue",))),
                (("shirt", _PLAIN), ("jeans", ("blue", "black"))),
                (("dress", ("blue", "black", "green")),),
            ),
            "man": (
                (("t_shirt", _PLAIN), ("jeans", ("blue",))),
                (("shirt", ("red", "green", "blue")), ("jeans", ("blue", "light_blue"))),
            ),
            "girl": ((("t_shirt", _CLEAR), ("jeans", ("blue",))), (("overalls", ("blue",)),)),
            "boy": ((("t_shirt", _CLEAR), ("jeans", ("blue",))), (("tracksuit", ("blue", "green")),)),
        },
    ),
)
_ELDERS: Final[tuple[tuple[int, Mapping[str, tuple[Choice, ...]]], ...]] = (
    (
        1900,
        {
            "woman": (
                (("dress", ("black", "grey", "brown")), ("shawl", ("black", "grey"))),
                (("blouse_and_skirt", ("black", "grey")), ("apron", ("grey", "blue"))),
            ),
            "man": (
                (("waistcoat", ("black", "brown", "grey")), ("beret", ("black",))),
                (("suit", ("black", "grey", "brown")), ("hat", ("grey", "black"))),
            ),
        },
    ),
    (
        1960,
        {
            "woman": (
                (("dress", ("black", "blue", "grey", "purple")), ("cardigan", ("grey", "black", "beige"))),
            ),
            "man": (
                (("sweater", ("grey", "brown", "green")), ("beret", ("black",))),
                (("suit", ("grey", "brown")),),
            ),
        },
    ),
    (
        1985,
        {
            "woman": (
                (("blouse_and_skirt", ("blue", "grey", "green")), ("cardigan", ("pink", "beige", "blue"))),
                (("dress", ("blue", "purple", "green")),),
            ),
            "man": (
                (("cardigan", ("brown", "grey", "green", "blue")),),
                (("shirt", ("light_blue", "white")),),
                (("sweater", ("grey", "blue", "green")), ("cap", ("grey", "beige"))),
            ),
        },
    ),
)
# In the village the clothes of the town come late, and work shows.
_VILLAGE_CLOTHES: Final[Mapping[str, tuple[Choice, ...]]] = {
    "woman": (
        (
            ("blouse_and_skirt", ("brown", "blue", "green", "black")),
            ("apron", ("white", "light_blue", "grey")),
        ),
        (("dress", ("brown", "blue", "red")), ("apron", ("white", "grey"))),
        (
            ("blouse_and_skirt", ("black", "brown")),
            ("headscarf", ("black", "red", "blue")),
            ("shawl", ("grey",)),
        ),
    ),
    "man": (
        (("waistcoat", ("brown", "black", "grey")), ("beret", ("black",))),
        (("work_clothes", ("blue", "grey", "brown")), ("beret", ("black", "blue"))),
        (("shirt", ("white", "beige")), ("sash", ("red", "black")), ("straw_hat", ("golden",))),
    ),
    "girl": ((("dress", ("brown", "blue", "red")), ("apron", ("white",))),),
    "boy": ((("shirt", ("white", "beige")), ("short_trousers", ("brown", "grey")), ("braces", ("brown",))),),
    "old woman": (
        (("dress", ("black",)), ("headscarf", ("black",)), ("apron", ("grey", "black"))),
        (("dress", ("black", "grey")), ("shawl", ("black",))),
    ),
    "old man": (
        (("waistcoat", ("black", "brown")), ("beret", ("black",))),
        (("work_clothes", ("grey", "blue")), ("beret", ("black",))),
    ),
}


def dressed(looks: PersonLooks, setting: SettingRequest, rng: random.Random) -> tuple[Garment, ...]:
    """The told garments, with what is usual where they leave the body bare."""
    told = looks.garments
    usual = usual_clothes(looks, setting, rng)
    if not told:
        return usual
    worn = [g for g in told if g.kind not in ACCESSORIES]
    if any(g.kind not in OUTER and g.kind not in LEGWEAR for g in worn):
        return told
    below = [g for g in usual if g.kind not in ACCESSORIES and not (worn and g.kind in OUTER)]
    if any(g.kind in LEGWEAR for g in worn):
        modern = (setting.year or _UNKNOWN) > 1968
        below = [Garment("t_shirt" if modern else "shirt", rng.choice(_PLAIN))]
    return (*below, *told)


def usual_clothes(looks: PersonLooks, setting: SettingRequest, rng: random.Random) -> tuple[Garment, ...]:
    """Garments for someone of whose clothes nothing is told."""
    if looks.age == "baby":
        white = setting.occasion == "baptism"
        soft = rng.choice(("light_blue", "pink", "white", "yellow"))
        return (Garment("christening_gown", "white") if white else Garment("pyjamas", soft),)
    fixed = _by_place(looks, setting, rng)
    if fixed is not None:
        return fixed
    choices = _choices(looks, setting)
    casual = tuple(choice for choice in choices if choice[0][0] != "suit")
    plain = looks.age == "young" or setting.year is None
    choice = rng.choice(casual if plain and casual else choices)
    worn = tuple(Garment(kind, rng.choice(colours)) for kind, colours in choice)
    worn = tuple(_of_the_country(g, setting.country) for g in worn)
    if setting.place in INDOOR_PLACES:
        worn = tuple(g for g in worn if g.kind not in _TAKEN_OFF)
    if _is_cold(setting) and not any(g.kind in ("suit", "shawl", "leather_jacket") for g in worn):
        warm = Garment("coat", rng.choice(("brown", "blue", "green", "grey", "red")))
        worn = (*(g for g in worn if g.kind != "apron"), warm, Garment("scarf", rng.choice(_CLEAR)))
    return worn


def _of_the_country(garment: Garment, country: str | None) -> Garment:
    """What stands for a Spanish beret or sash there."""
    if country in (None, "ES") or garment.kind not in ("beret", "headscarf", "sash"):
        return garment
    if garment.kind == "headscarf":
        return Garment("shawl", garment.colour)
    if garment.kind == "sash":
        return Garment("neckerchief", "red")
    if country in _OF_BERETS:
        return garment
    return Garment("hat", "brown") if country in _OF_FELT_HATS else Garment("straw_hat", "golden")


def _by_place(looks: PersonLooks, setting: SettingRequest, rng: random.Random) -> tuple[Garment, ...] | None:
    """What the place or the feast asks for, whatever the year."""
    year, place = setting.year or _UNKNOWN, setting.place
    female, child = looks.gender == "female", looks.age == "child"
    warm = setting.season not in ("winter", "autumn") and setting.weather not in _OUT_IN_THE_COLD
    if place in _WATERSIDE and warm and setting.time_of_day not in ("evening", "night"):
        return (Garment("swimsuit", rng.choice(("red", "blue", "green", "yellow"))),)
    if place in _SCHOOLS and child and year < 1978:
        return (Garment("school_smock", rng.choice(("white", "light_blue"))),)
    if place in _SPORTS and looks.age != "elder":
        shirt = Garment("football_kit" if place == "football_pitch" else "t_shirt", rng.choice(_CLEAR))
        return (shirt,) if shirt.kind == "football_kit" else (shirt, Garment("short_trousers", "white"))
    if place == "laboratory" and not child:
        return (Garment("lab_coat", "white"),)
    if place in _WORKPLACES and not female and not child:
        return (Garment("overalls" if rng.random() < 0.5 else "work_clothes", rng.choice(("blue", "grey"))),)
    feast = _for_the_feast(looks, setting.occasion, rng)
    if feast is not None:
        return feast
    if place in _KITCHENS and female and not child and year < 1990:
        return (Garment("dress", rng.choice(("blue", "green", "brown", "grey"))), Garment("apron", "white"))
    return None


def _for_the_feast(
    looks: PersonLooks, occasion: str | None, rng: random.Random
) -> tuple[Garment, ...] | None:
    """What the occasion asks for, whatever the year."""
    female, child = looks.gender == "female", looks.age == "child"
    if occasion == "communion" and child:
        return (Garment("communion_dress", "white") if female else Garment("sailor_suit", "white"),)
    if occasion == "funeral":
        return (Garment("mourning_clothes", "black"),)
    if occasion in _FESTIVE and not child:
        if female:
            return (Garment("dress", rng.choice(("blue", "purple", "green", "pink"))), Garment("necklace"))
        return (Garment("suit", rng.choice(("grey", "blue", "black"))),)
    return None


def _choices(looks: PersonLooks, setting: SettingRequest) -> tuple[Choice, ...]:
    year = setting.year or _UNKNOWN
    who = {"female": "woman", "male": "man"}[looks.gender or "male"]
    if looks.age == "child":
        who = {"woman": "girl", "man": "boy"}[who]
    village = setting.place in _VILLAGE
    if looks.age == "elder":
        if village and year < 1985:
            return _VILLAGE_CLOTHES[f"old {who}"]
        return of_year(_ELDERS, year)[who]
    until = 1992 if setting.place in _FIELDS and who == "man" else 1962
    if village and setting.year is not None and year < until:
        return _VILLAGE_CLOTHES[who]
    return of_year(_TOWN, year - 4 if village else year)[who]


def _is_cold(setting: SettingRequest) -> bool:
    outside = setting.place not in INDOOR_PLACES
    wintry = setting.season == "winter" or setting.place == "frozen_pond"
    return outside and (setting.weather in _OUT_IN_THE_COLD or wintry)
