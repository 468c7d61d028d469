"""Whether a scene is under a roof: what its places say, how they are told of, and what stands around."""

import re
from collections.abc import Sequence
from typing import Final

from narrative.lexicon import Lexicon
from narrative.registry_links import Referent
from narrative.words import Words, plain, word_set

# under a roof in part, or as the tale wills: they say nothing by themselves
_PARTLY: Final = word_set(
    """train_station airport farm club bus_station metro_station station_platform church_porch
    washing_place market kennel boarding_school stairwell tenement skating_rink casino border"""
)
_OUTSIDE: Final = word_set(
    """delante puerta puertas entrada salida frente fuera alrededor fachada escalinata cerca detras lado tapia
    verja escalon escalones poyo umbral esquina tejado muro persiana cierre reja"""
)
_WINDOW: Final = (
    "desde la ventana",
    "por la ventana",
    "a la ventana",
    "desde el balcon",
    "se veia",
    "se veian",
)
# through them inside and outside meet: who is where is not told by the place alone
_THRESHOLD: Final = re.compile(r" (ventanas?|ventanilla|puertas?) ")
_GOING: Final = re.compile(
    r"^(fu[ei]|fuimos|fueron|ib(a|as|amos|an)|ir|llev\w+|lleg\w+|corr\w+|baj\w+|sub\w+|volv\w+|carg\w+|"
    r"tra[ij]\w+|"
    r"derecho|directa|directo|acompan\w+|march\w+)$"
)
_TO: Final = word_set("a al hasta para")
_TO_A_VERB: Final = 7  # words between a verb of going and the place gone to
# how one got there is told: then the scene is the way as much as the place
_ON_THE_WAY: Final = re.compile(
    r" (andando|a pie|caminando|a caballo|de camino|hora de camino|barro|en (un|una|el|la|su|mi) "
    r"(bus|micro|colectivo|autobus|tranvia|tren|taxi|camion|camioneta|furgoneta|coche|carro|auto|moto|"
    r"bicicleta|"
    r"triciclo|carreta|mula|burra|yegua|barca|lancha|canoa|trajinera)|montad[oa]s? en|el camion|la burra|"
    r"cargado|aguacero|hasta la puerta|en la puerta|cola|"
    r"afuera) "
)
# moving house, one goes in and out
_MOVING: Final = re.compile(r"\b(nos|se) mud(amos|aron|o)\b|\bmudanza\b")
_OPEN_AIR: Final = word_set(
    """romeria pilgrimage grape_harvest harvest olive_harvest wheat_harvest hay_harvest carnival st_john
    verbena match bullfight holy_week corpus san_fermin rodeo_feast branding swim_day picnic"""
)


def place_side(referent: Referent, words: Words, lexicon: Lexicon) -> str | None:
    """Give "in" or "out" where the place, and how it is told of, say so; "beach" for a town by the sea,
    "either" for a place that is under a roof in part.
    """
    concept = referent.concept
    if concept is None:
        return _side_of_known(referent, words, lexicon)
    if concept.id in _PARTLY:
        return "either"
    if concept.where in (None, "both") or all(_is_looked_at(words, p.first) for p in referent.phrases):
        return None
    if concept.where == "out":
        named_pit = concept.id == "well" and any(p.name for p in referent.phrases)
        return "in" if named_pit else "out"  # "el pozo Sotón" is a mine
    outside = [_told_from_outside(words, p.first) for p in referent.phrases]
    if outside and all(outside):
        return "out"
    return "reached" if all(_is_gone_to(words, p.first) for p in referent.phrases) else "in"


def _side_of_known(referent: Referent, words: Words, lexicon: Lexicon) -> str | None:
    """What a known name says by its first word, or by another name of it ("la playa de…")."""
    if referent.entity is None:
        return None
    first = lexicon.lookup("places", plain(referent.entity.name).split()[0])
    if first is not None and first.where not in (None, "both"):
        outside = first.where == "out" or all(_told_from_outside(words, p.first) for p in referent.phrases)
        return "out" if outside else "in"
    others = [plain(a).split()[:2] for a in referent.entity.aliases]
    found = [c for alias in others for w in alias if (c := lexicon.lookup("places", w)) is not None]
    return "beach" if any(c.where == "out" for c in found) else None


def _is_looked_at(words: Words, first: int) -> bool:
    """Reads "desde mi escritorio veía el muelle"."""
    return words.plain_at(first - 1) in (
        "ver",
        "veia",
        "veiamos",
        "miraba",
        "mirando",
        "mirar",
        "viendo",
        "vimos",
    )


def _told_from_outside(words: Words, first: int) -> bool:
    """Reads "delante de la iglesia", "en la puerta de la facultad"."""
    lead = words.plain_at(first - 1) in ("de", "del", "a", "al") or words.plain_at(first) in ("al", "del")
    return lead and words.plain_at(first - 2) in _OUTSIDE


def _is_gone_to(words: Words, first: int) -> bool:
    """Reads "la llevó al hospital", "fuimos andando a la iglesia", where nothing is told of inside."""
    lead = first if words.plain_at(first) in _TO else first - 1
    if words.plain_at(lead) not in _TO:
        return False
    return any(_GOING.match(words.plain_at(at)) for at in range(max(lead - _TO_A_VERB, 0), lead))


def under_a_roof(
    sides: Sequence[str | None], outside: bool, inside: bool, furniture: bool, text: str, feast: str | None
) -> bool | None:
    """Decide from the ``sides`` of the scene's places, signs of open air and of rooms, and the feast."""
    on_the_way = not (inside or furniture) and _ON_THE_WAY.search(text) is not None
    known = {"in" if side == "reached" else side for side in sides if side in ("in", "out", "reached")}
    if known == {"in", "out"}:
        return True if any(seen in text for seen in _WINDOW) else None
    if known == {"in"}:
        if "in" not in sides and on_the_way:
            return None
        between = (outside or feast == "slaughter" or _MOVING.search(text) is not None) and not inside
        return None if between else True
    if known == {"out"}:
        return None if inside or (_THRESHOLD.search(text) and not outside) else False
    if outside != inside:
        return inside
    if "either" in sides:
        return None
    if "beach" in sides or feast in _OPEN_AIR:
        return False
    return True if furniture and not outside else None
