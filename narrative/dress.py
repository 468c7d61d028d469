"""What someone wears by what they are, where no clothes are told: a trade's, a recruit's, a bride's.

Names are of the imaging vocabulary, as the lexicon gives them; each comes with the words of its source.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from narrative.scene import Participant, Scene, Span
from narrative.words import plain, word_set

Clothes = tuple[tuple[str, str | None], ...]  # kinds with their colours


@dataclass(frozen=True)
class Dress:
    """Clothes and why they are worn, in Spanish ("su oficio")."""

    clothes: Clothes = ()
    why: str = ""


NOTHING: Final = Dress()
_MODERN: Final = 1975  # priests and nuns in plain clothes, nurses in trousers, postmen without a cap

_WORKMAN: Final[Clothes] = (("work_clothes", "blue"),)
_OVERALLS: Final[Clothes] = (("overalls", "blue"),)
_APRONED: Final[Clothes] = (("shirt", "white"), ("apron", "white"))
_FIELD_HAND: Final[Clothes] = (("shirt", "white"), ("sash", "black"), ("straw_hat", "golden"))
_FIELD_WOMAN: Final[Clothes] = (("blouse_and_skirt", "brown"), ("headscarf", "white"), ("apron", "grey"))
_HERDSMAN: Final[Clothes] = (("waistcoat", "brown"), ("beret", "black"))
_DOCTOR: Final[Clothes] = (("lab_coat", "white"),)
_CASSOCK: Final[Clothes] = (("cassock", "black"),)
_FISHERMAN: Final[Clothes] = (("sweater", "blue"), ("beret", "black"))
_RIDER: Final[Clothes] = (("shirt", "white"), ("waistcoat", "black"), ("hat", "black"))
_BLUE_CAP: Final[Clothes] = (("suit", "blue"), ("peaked_cap", "blue"))
_ARMY: Final[Clothes] = (("uniform", "green"),)
_NAVY: Final[Clothes] = (("sailor_suit", "white"),)

_BOTH: Final[Mapping[str, Clothes]] = {
    "doctor": _DOCTOR,
    "surgeon": _DOCTOR,
    "paediatrician": _DOCTOR,
    "dentist": _DOCTOR,
    "vet": _DOCTOR,
    "pharmacist": _DOCTOR,
    "chemist": _DOCTOR,
    "scientist": _DOCTOR,
    "medical_orderly": (("nurse_uniform", "white"),),
    "nurse": (("nurse_uniform", "white"),),
    "carer": (("nurse_uniform", "light_blue"),),
    "physiotherapist": (("nurse_uniform", "white"),),
    "penitent": (("penitent_robe", "purple"),),
    "bearer": (("shirt", "white"), ("sash", "black"), ("headscarf", "white")),
    "clown": (("clown_suit", "yellow"),),
    **dict.fromkeys(
        ("acrobat", "trapeze_artist", "tightrope_walker"),
        (("t_shirt", "red"), ("trousers", "white"), ("sash", "yellow")),
    ),
    "athlete": (("t_shirt", "white"), ("short_trousers", "blue")),
}  # fmt: skip
_MEN: Final[Mapping[str, Clothes]] = {
    **_BOTH,
    "civil_guard": (("uniform", "green"), ("tricorn", "black")),
    "civil_guards": (("uniform", "green"), ("tricorn", "black")),
    "guard": (("uniform", "grey"), ("peaked_cap", "grey")),
    "constable": _BLUE_CAP,
    "soldier": _ARMY,
    "sergeant": (("uniform", "green"), ("peaked_cap", "green")),
    "officer": (("uniform", "green"), ("peaked_cap", "green")),
    "legionnaire": _ARMY,
    "sailor": (("sailor_suit", "blue"),),
    "naval_officer": (("uniform", "white"), ("peaked_cap", "white")),
    "sea_captain": (("suit", "blue"), ("peaked_cap", "white")),
    "pilot": _BLUE_CAP,
    "postman": _BLUE_CAP,
    "bus_conductor": (("uniform", "grey"), ("peaked_cap", "grey")),
    "tram_driver": (("uniform", "blue"), ("peaked_cap", "blue")),
    "station_master": (("suit", "blue"), ("peaked_cap", "red")),
    "railway_guard": _BLUE_CAP,
    "train_driver": (("work_clothes", "blue"), ("cap", "black"), ("neckerchief", "red")),
    "night_watchman": (("coat", "grey"), ("peaked_cap", "grey")),
    "customs_officer": (("uniform", "green"), ("peaked_cap", "green")),
    "fireman": (("uniform", "blue"), ("helmet", "red")),
    "barber": (("lab_coat", "white"),),
    "chaplain": _CASSOCK,
    "priest": _CASSOCK,
    "bishop": (("cassock", "purple"),),
    "missionary": (("cassock", "white"),),
    "friar": (("habit", "brown"),),
    "superior": (("habit", "brown"),),
    "teacher": (("suit", "grey"), ("tie", "red")),
    "headmaster": (("suit", "black"), ("tie", "blue")),
    "lawyer": (("suit", "black"), ("tie", "blue")),
    "mayor": (("suit", "black"), ("tie", "red")),
    "boss": (("suit", "brown"), ("tie", "green")),
    "notary": (("suit", "black"), ("tie", "grey")),
    "judge": (("suit", "black"), ("tie", "black")),
    "cook": (("shirt", "white"), ("apron", "white"), ("cook_hat", "white")),
    "baker": (("shirt", "white"), ("apron", "white"), ("cook_hat", "white")),
    "pastry_cook": (("shirt", "white"), ("apron", "white"), ("cook_hat", "white")),
    "butcher": (("shirt", "white"), ("apron", "red")),
    "fish_seller": (("shirt", "white"), ("apron", "blue")),
    "grocer": (("shirt", "white"), ("apron", "grey")),
    "greengrocer": (("shirt", "white"), ("apron", "green")),
    "barman": (("shirt", "white"), ("waistcoat", "black"), ("bow_tie", "black")),
    "waiter": (("shirt", "white"), ("waistcoat", "black"), ("bow_tie", "black")),
    "innkeeper": _APRONED,
    "shoemaker": (("shirt", "beige"), ("apron", "brown")),
    "blacksmith": (("shirt", "grey"), ("apron", "brown")),
    "farrier": (("shirt", "grey"), ("apron", "brown")),
    "carpenter": _OVERALLS,
    "mechanic": _OVERALLS,
    "plumber": _OVERALLS,
    "electrician": _OVERALLS,
    "welder": _OVERALLS,
    "worker": _WORKMAN,
    "docker": (("work_clothes", "grey"), ("cap", "grey")),
    "bricklayer": (("work_clothes", "grey"), ("helmet", "yellow")),
    "house_painter": (("overalls", "white"), ("paper_hat", "white")),
    "miner": (("work_clothes", "grey"), ("helmet", "yellow")),
    "mine_engineer": (("work_clothes", "brown"), ("helmet", "white")),
    "street_sweeper": (("work_clothes", "grey"), ("cap", "grey")),
    "milkman": (("shirt", "white"), ("apron", "blue"), ("cap", "grey")),
    "fisherman": _FISHERMAN,
    "net_mender": _FISHERMAN,
    "shepherd": (("waistcoat", "beige"), ("beret", "black")),
    "goatherd": (("waistcoat", "beige"), ("beret", "black")),
    "muleteer": _HERDSMAN,
    "cowherd": _HERDSMAN,
    "gardener": (("work_clothes", "green"), ("straw_hat", "golden")),
    "farmer": _FIELD_HAND,
    "day_labourer": _FIELD_HAND,
    "harvester": _FIELD_HAND,
    "reaper": _FIELD_HAND,
    "thresher": _FIELD_HAND,
    "olive_picker": _FIELD_HAND,
    "coffee_picker": (("shirt", "white"), ("straw_hat", "golden"), ("neckerchief", "red")),
    "cane_cutter": (("shirt", "white"), ("straw_hat", "golden")),
    "countryman": (("shirt", "white"), ("straw_hat", "golden")),
    "beekeeper": (("overalls", "white"), ("straw_hat", "golden")),
    "gaucho": (("poncho", "red"), ("hat", "black")),
    "huaso": (("poncho", "red"), ("straw_hat", "golden")),
    "llanero": (("shirt", "white"), ("straw_hat", "golden")),
    "charro": (("charro_suit", "black"), ("sombrero", "golden")),
    "mariachi": (("charro_suit", "black"), ("sombrero", "black")),
    "groom": _RIDER,
    "horse_tamer": _RIDER,
    "guitarist": (("shirt", "white"), ("waistcoat", "black")),
    "flamenco_singer": (("shirt", "white"), ("waistcoat", "black")),
    "flamenco_dancer": (("suit", "black"), ("sash", "red")),
    "piper": (("shirt", "white"), ("waistcoat", "red"), ("cap", "black")),
    "footballer": (("football_kit", "red"),),
    "coach": (("tracksuit", "blue"),),
    "referee": (("football_kit", "black"),),
    "magician": (("suit", "black"), ("cape", "red"), ("top_hat", "black")),
    "bullfighter": (("bullfighter_suit", "blue"), ("montera", "black")),
    "animal_tamer": (("suit", "red"), ("boots", "black"), ("top_hat", "black")),
    "photographer": (("suit", "grey"), ("beret", "black")),
    "painter": (("shirt", "white"), ("beret", "black")),
    "lifeguard": (("swimsuit", "red"),),
}  # fmt: skip
_WOMEN: Final[Mapping[str, Clothes]] = {
    **_BOTH,
    "midwife": (("nurse_uniform", "white"),),
    "nun": (("habit", "black"),),
    "novice": (("habit", "white"),),
    "superior": (("habit", "black"),),
    "teacher": (("blouse_and_skirt", "grey"), ("cardigan", "beige")),
    "headmaster": (("suit", "grey"),),
    "maid": (("dress", "black"), ("apron", "white")),
    "cook": (("dress", "grey"), ("apron", "white"), ("cook_hat", "white")),
    "baker": (("dress", "light_blue"), ("apron", "white")),
    "pastry_cook": (("dress", "pink"), ("apron", "white")),
    "butcher": (("dress", "white"), ("apron", "red")),
    "fish_seller": (("blouse_and_skirt", "blue"), ("apron", "white")),
    "grocer": (("dress", "green"), ("apron", "white")),
    "greengrocer": (("dress", "green"), ("apron", "white")),
    "waiter": (("blouse_and_skirt", "black"), ("apron", "white")),
    "washerwoman": (("blouse_and_skirt", "brown"), ("apron", "white"), ("headscarf", "white")),
    "cleaner": (("house_coat", "light_blue"),),
    "housekeeper": (("dress", "black"),),
    "hairdresser": (("house_coat", "white"),),
    "stewardess": (("suit", "blue"), ("neckerchief", "red")),
    "flamenco_dancer": (("flamenco_dress", "red"),),
    "flamenco_singer": (("flamenco_dress", "black"),),
    "farmer": _FIELD_WOMAN,
    "day_labourer": _FIELD_WOMAN,
    "harvester": _FIELD_WOMAN,
    "reaper": _FIELD_WOMAN,
    "market_gardener": _FIELD_WOMAN,
}  # fmt: skip
_LATER: Final[Mapping[str, Clothes]] = {  # from _MODERN on
    "priest": (("sweater", "grey"),),
    "chaplain": (("sweater", "grey"),),
    "nun": (("habit", "grey"),),
    "teacher": (),
    "headmaster": (),
    "boss": (),
    "postman": (("shirt", "yellow"), ("cap", "blue")),
    "farmer": (),
    "day_labourer": (("work_clothes", "blue"), ("cap", "blue")),
    "shepherd": (("work_clothes", "green"), ("beret", "black")),
    "maid": (("house_coat", "light_blue"),),
    "photographer": (),
    "painter": (),
    "washerwoman": (),
    "housekeeper": (),
}
_WEDDINGS: Final = frozenset({"wedding", "civil_wedding"})
_OWN_WEDDING: Final = (
    "me case", "nos casamos", "mi boda", "nuestra boda", "mi matrimonio", "mi casamiento", "matrimonio mio",
)  # fmt: skip
_OWN_DAY: Final = re.compile(rf"\b(?:{'|'.join(_OWN_WEDDING)})\b")
_SPOUSES: Final = word_set("marido mujer esposo esposa")
_SERVICE: Final = ("la mili", "servicio militar", "el cuartel", "la colimba", "la instruccion")
_AT_SEA: Final = ("marina", "buque", "fragata", "destructor", "crucero", "la armada", "a popa", "a proa")
_COMRADES: Final = word_set("companero companeros amigo amigos recluta reclutas")


def dress_of(
    scene: Scene, keys: tuple[str, ...], participant: Participant | None, *,
    concept: str | None, gender: str | None, group: str, year: int | None, country: str,
) -> Dress:  # fmt: skip
    """What one of the scene wears by a wedding, the military service or a trade; NOTHING where none is known.

    ``concept`` is the id of the trade in the lexicon, ``group`` an age group and ``country`` an ISO code.
    """
    if group in ("baby", "child"):
        return NOTHING
    female = gender == "f"
    if marries(scene, keys, participant):
        return Dress(_WEDDING[female], "de novia" if female else "de novio")
    if not female and group != "elder" and _serves(scene, keys, participant):
        at_sea = any(word in plain(scene.text) for word in _AT_SEA)
        return Dress(_NAVY if at_sea else _ARMY, "la mili")
    clothes = (_WOMEN if female else _MEN).get(concept or "", ())
    if concept in ("civil_guard", "civil_guards") and country != "ES":
        clothes = _MEN["officer"]
    if year is not None and year >= _MODERN and concept in _LATER:
        clothes = _LATER[concept]
    return Dress(clothes, "su oficio") if clothes else NOTHING


def is_a_mans(trade: str | None) -> bool:
    """Whether those of a trade were men only, as firemen were."""
    return trade in _MEN and trade not in _WOMEN


def best_dress(clothes: Clothes, scene: Scene, group: str, *, marries: bool) -> Clothes:
    """The told clothes, in which "el vestido" of a communion or of one's own wedding is the white one."""
    occasion = scene.setting.occasion
    communion = occasion is not None and occasion.concept == "communion" and group == "child"
    white = "wedding_dress" if marries else "communion_dress" if communion else None
    if white is None:
        return clothes
    return tuple((white, "white") if pair in _A_DRESS else pair for pair in clothes)


_A_DRESS: Final = (("dress", None), ("dress", "white"))
_WEDDING: Final[Mapping[bool, Clothes]] = {
    True: (("wedding_dress", "white"), ("veil", "white")),
    False: (("suit", "black"), ("bow_tie", "white")),
}


def marries(scene: Scene, keys: tuple[str, ...], participant: Participant | None) -> bool:
    """Whether this is the bride or the groom of the day."""
    occasion = scene.setting.occasion
    if occasion is None or occasion.concept not in _WEDDINGS:
        return False
    if participant is not None and (is_betrothed(participant) or _has_a_wedding(participant, scene)):
        return True
    agents = {key for a in scene.actions if a.fact.concept == "marry" for key in a.agents}
    own = "yo" in agents or any(words in plain(scene.text) for words in _OWN_WEDDING)
    if own:
        spouse = participant is not None and participant.relation in _SPOUSES
        return "yo" in keys or spouse or ("yo" in agents and not agents.isdisjoint(keys))
    return bool(agents.intersection(keys))


def told_wedding(scene: Scene) -> Span | None:
    """The words that tell of the teller's own wedding where nobody is told whom they marry; else None."""
    occasion = scene.setting.occasion
    text = plain(scene.text)
    if occasion is None or occasion.concept not in _WEDDINGS or len(text) != len(scene.text):
        return None
    married = {key for a in scene.actions if a.fact.concept == "marry" for key in a.agents} - {"yo"}
    known = married or any(p.relation in _SPOUSES or is_betrothed(p) for p in scene.participants)
    found = None if known else _OWN_DAY.search(text)
    return Span(found.start(), found.end()) if found is not None else None


def is_betrothed(participant: Participant) -> bool:
    """Whether somebody is told of as the bride, the groom or the one courted."""
    return plain(participant.words).split()[-1:] in (["novia"], ["novio"])


def _has_a_wedding(participant: Participant, scene: Scene) -> bool:
    """Reads "la boda de (mi primo)"."""
    before = (plain(scene.text[: mention.start]) for mention in participant.mentions)
    return participant.count == 1 and any(text.endswith("boda de ") for text in before)


def _serves(scene: Scene, keys: tuple[str, ...], participant: Participant | None) -> bool:
    """Whether this is the teller or a comrade in the military service."""
    text = plain(scene.text)
    if not any(words in text for words in _SERVICE):
        return False
    if participant is None or "yo" in keys:
        return "yo" in keys
    said = plain(f"{participant.relation or ''} {participant.words}")
    return not _COMRADES.isdisjoint(said.split())
