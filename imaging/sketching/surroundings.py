"""What a place offers to lay things on, to sit, to lie and to cook on, where nobody told of furniture."""

from dataclasses import dataclass
from typing import Final

from imaging.vocabulary import INDOOR_PLACES


@dataclass(frozen=True)
class Surroundings:
    """Kinds of scenery by their use. ``stand`` is what things lie on and ``stand_height`` its height in
    adult heights; ``seat`` is None where there are chairs, ``bed`` where there are beds;
    ``floor`` says that children who listen sit on it; who sells stands behind a ``counter`` with ``wares``.
    """

    stand: str = "side_table"
    stand_height: float = 0.34
    seat: str | None = None
    bed: str | None = None
    fire: str = "stove"
    indoors: bool = True
    floor: bool = True
    counter: str = "stall"
    wares: str = "goods"


INDOORS: Final = Surroundings()
_WITHOUT_BEDS: Final = Surroundings(bed="mat")
_ON_CHAIRS: Final = Surroundings(bed="mat", floor=False)
_OVER_THE_COUNTER: Final[dict[str, Surroundings]] = {
    place: Surroundings(bed="mat", counter="counter", wares=wares)
    for place, wares in {"shop": "goods", "bakery": "loaves", "pharmacy": "flasks"}.items()
}
_OVER_THE_BAR: Final = Surroundings(bed="mat", counter="counter", wares="drinks")
_WITH_DRINKS: Final = frozenset({"bar", "cafe"})
_WITH_ROWS_OF_SEATS: Final = frozenset({"classroom", "church_interior", "cinema", "theatre"})
_ABOARD: Final = Surroundings("crate", 0.26, "vehicle_seat", bed="mat")
_WITH_BEDS: Final = frozenset(
    {"bedroom", "room", "hospital_room", "dormitory", "hut", "attic", "living_room"}
)
_VEHICLES: Final = frozenset({"inside_vehicle", "train_carriage"})
_PAVED: Final = Surroundings("crate", 0.26, "stool", "picnic_cloth", "camp_fire", False)
_GRASSY: Final = Surroundings("picnic_cloth", 0.03, "stool", "picnic_cloth", "camp_fire", False)
_STONY: Final = Surroundings("picnic_cloth", 0.03, "rock", "picnic_cloth", "camp_fire", False)
_WOODED: Final = Surroundings("picnic_cloth", 0.03, "log", "picnic_cloth", "camp_fire", False)
_SANDY: Final = Surroundings("picnic_cloth", 0.03, "rock", "towel", "camp_fire", False)
_OUTDOORS: Final[dict[str, Surroundings]] = {
    **dict.fromkeys(("mountains", "river", "lake", "waterfall", "desert", "lookout", "lighthouse",
                     "countryside", "castle", "pyramid", "windmills", "andean_village",
                     "olive_grove"), _STONY),
    **dict.fromkeys(("forest", "jungle", "pampa"), _WOODED),
    **dict.fromkeys(("plain", "park", "garden", "wheat_field", "vineyard", "plantation", "cornfield", "hut",
                     "playground", "threshing_floor"), _GRASSY),
    "beach": _SANDY,
    "swimming_pool": Surroundings("crate", 0.26, "stool", "towel", "camp_fire", False),
}  # fmt: skip
# What lies flat, under everyone's feet.
FLAT: Final = frozenset({"hopscotch", "rug"})
# Edible things are not laid on the bare ground; these stand there by themselves.
ON_THE_GROUND: Final = frozenset(
    {
        "botijo", "pitcher", "cooking_pot", "watermelon", "box", "flower_pot", "gift", "tools",
        "toy_car", "toy_train", "spinning_top", "marbles", "building_blocks", "engine", "dolls_house",
        "television", "typewriter", "sewing_machine", "vase", "lantern", "flowers", "basket", "book",
        "newspaper", "blanket", "knitting", "bag", "doll", "teddy_bear", "computer", "record_player",
        "radio", "trumpet", "tambourine", "violin", "machete", "comal", "bowls", "bell", "iron",
        "mirror", "bird_cage", "shell"
    }
)  # fmt: skip


def surroundings_of(place: str) -> Surroundings:
    """What ``place`` (of ``vocabulary.PLACES``) offers."""
    if place not in INDOOR_PLACES:
        return _OUTDOORS.get(place, _PAVED)
    if place in _WITH_ROWS_OF_SEATS:
        return _ON_CHAIRS
    if place in _WITH_DRINKS:
        return _OVER_THE_BAR
    if place in _OVER_THE_COUNTER:
        return _OVER_THE_COUNTER[place]
    return INDOORS if place in _WITH_BEDS else _ABOARD if place in _VEHICLES else _WITHOUT_BEDS
