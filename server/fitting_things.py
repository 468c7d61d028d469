"""Which told things the sketch shows: those that can be where the picture plays.

A memory names what was heard, compared or elsewhere ("oía el camión", "parecía un transatlántico"): a bus
in the kitchen is drawn by nobody. What is left out here stays in the prompt's words.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from imaging.request import ThingRequest
from imaging.vocabulary import INDOOR_PLACES

_ROAD: Final = frozenset({"car", "small_car", "bus", "lorry", "tractor", "cart"})
_LIGHT: Final = frozenset({"motorbike", "sidecar", "scooter", "plough", "wheelbarrow"})
_AFLOAT: Final = frozenset({"boat", "ship"})
_IN_THE_AIR: Final = frozenset({"plane"})
_HUGE: Final = frozenset(
    {
        "car", "small_car", "bus", "lorry", "tractor", "cart", "tram", "train", "plane", "ship", "boat"
    }
)  # fmt: skip
_OPEN_AIR: Final = frozenset(
    {
        "tree", "fruit_tree", "olive_tree", "pine_tree", "palm_tree", "cactus", "tent", "bonfire", "well",
        "scarecrow", "beehive", "slide", "seesaw", "merry_go_round", "swing", "fireworks", "kite",
        "clothesline", "vine", "anchor", "hopscotch", "snowman", "snowballs", "ferris_wheel", "bumper_car",
        "threshing_board", "stilts", "grindstone",
    }
)  # fmt: skip
_CROWD: Final = 5
_FEW: Final = 3  # things among a crowd
_MOST: Final = 5
_FIELD_TOOLS: Final = frozenset({"hoe", "sickle", "scythe", "plough", "scarecrow", "sheaf", "fishing_rod"})
_WITH_TOOLS: Final = frozenset(
    {"stable", "country_kitchen", "forge", "workshop", "wine_cellar", "shop", "hallway", "museum", "attic"}
)
_OF_A_HOUSE: Final = frozenset(
    {
        "television", "fridge", "washing_machine", "stove", "bed", "wardrobe", "lamp", "bookcase",
        "chest_of_drawers", "fireplace", "sofa", "mirror", "computer", "electric_fan", "clock",
        "alarm_clock", "painting", "calendar", "blackboard", "sewing_machine", "iron", "table_football",
        "cradle", "telephone", "rug", "coat_stand", "pillow", "billiard_table", "cash_register",
        "chamber_pot", "wine_press", "altar", "baptismal_font"
    }
)  # fmt: skip
_ROADLESS: Final = frozenset(
    {
        "patio", "cloister", "tenement_yard", "rooftop", "balcony", "veranda", "swimming_pool", "bullring",
        "football_pitch", "running_track", "canal", "ship_deck", "cemetery", "school_yard", "playground",
        "waterfall", "lake", "frozen_pond", "river", "washing_place", "garden", "pyramid", "jungle"
    }
)  # fmt: skip
# Where "el banco" is the street's, or where one keeps money.
_WITHOUT_BENCHES: Final = frozenset(
    {
        "bedroom", "living_room", "room", "dining_room", "bathroom", "office", "care_home", "hospital_room",
        "dormitory", "attic", "shop", "pharmacy", "hairdresser", "inside_vehicle", "train_carriage",
    }
)  # fmt: skip
# Where stairs can be seen that are not those of the place.
_WITH_STAIRS: Final = frozenset(
    {
        "room", "living_room", "dining_room", "kitchen", "country_kitchen", "patio", "tenement_yard",
        "library", "cinema", "theatre", "museum", "workshop", "wine_cellar", "factory", "church_square"
    }
)  # fmt: skip
_GARAGES: Final = frozenset({"workshop", "factory", "museum", "building_site"})
_WATERS: Final = frozenset(
    {
        "beach", "harbour", "river", "lake", "seafront", "canal", "lighthouse", "waterfall"
    }
)  # fmt: skip
_BY_RAIL: Final = frozenset(
    {
        "train_station", "plain", "countryside", "mountains", "pampa", "wheat_field", "farm", "desert"
    }
)  # fmt: skip
_BY_TRAM: Final = frozenset(
    {
        "city_street", "village_street", "arcaded_square", "zocalo", "monument", "leaning_towers",
        "seafront", "bus_stop", "train_station", "market"
    }
)  # fmt: skip
_FLYING_FIELDS: Final = frozenset(
    {
        "airport", "plain", "countryside", "pampa", "desert", "wheat_field", "beach"
    }
)  # fmt: skip
_AT_HOME_OUTSIDE: Final = frozenset(
    {
        "patio", "veranda", "rooftop", "balcony", "garden", "corral", "tenement_yard", "farm", "hut",
        "market", "fairground"
    }
)  # fmt: skip
_WITH_BEDS: Final = frozenset({"bedroom", "hospital_room", "dormitory"})  # where blankets lie on the beds
_ONLY_AT: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_AFLOAT, _WATERS),
    "train": _BY_RAIL,
    "tram": _BY_TRAM,
    "plane": _FLYING_FIELDS,
    "stairs": _WITH_STAIRS,
}
_BAKED_IN: Final = frozenset({"country_kitchen", "hut"})  # where a fire burns under the roof


def fitting(
    things: Iterable[ThingRequest], place: str, people: int, standing: Mapping[str, int]
) -> tuple[ThingRequest, ...]:
    """The things that can stand at ``place``, in their order; of those as large as a car only the first on
    the ground, on the water and in the air, and no more than find room among so many ``people`` (animals
    counted). So many as are ``standing`` there have their room.
    """
    told = list(things)
    made_up = place in _WITH_BEDS or any(thing.kind == "bed" for thing in told)
    rowed = any(thing.kind == "boat" for thing in told)  # with its own
    kept: list[ThingRequest] = []
    for thing in told:
        if (thing.kind == "blanket" and made_up) or (thing.kind == "oars" and rowed):
            continue
        stands = sum(other.kind == thing.kind for other in kept) < standing.get(thing.kind, 0)
        crowded = not stands and any(_crowds(other.kind, thing.kind) for other in kept)
        if can_be_at(thing.kind, place) and not crowded:
            kept.append(thing)
    most = max(_FEW if people > _CROWD else _MOST, sum(standing.values()))
    return tuple(kept[:most])


def _crowds(one: str, other: str) -> bool:
    """Whether there is no room for both: two as large as a car on the ground, two on the water."""
    grounds = [_AFLOAT, _IN_THE_AIR, _HUGE - _AFLOAT - _IN_THE_AIR]
    return any(one in kinds and other in kinds for kinds in grounds)


def can_be_at(kind: str, place: str) -> bool:
    """Whether a thing (of ``vocabulary.OBJECTS``) can be at ``place``, standing there or in a hand."""
    indoor = place in INDOOR_PLACES
    if kind == "bench":
        return place not in _WITHOUT_BENCHES
    if kind in _ONLY_AT:
        return place in _ONLY_AT[kind]
    if kind in _FIELD_TOOLS:
        return not indoor or place in _WITH_TOOLS
    if kind in _ROAD:
        return place in _GARAGES if indoor else place not in _ROADLESS
    if kind in _LIGHT:
        return not indoor or place in _GARAGES or place == "stable"
    if kind in _OPEN_AIR:
        return not indoor or (kind == "bonfire" and place in _BAKED_IN) or place == "theatre"
    return indoor or kind not in _OF_A_HOUSE or place in _AT_HOME_OUTSIDE
