"""How Evoca names what was corrected and says what changed, to the person as "usted"."""

from typing import Final

from narrative.agreement import is_female, is_many
from narrative.lexicon import Lexicon
from narrative.numbers import UNITS
from narrative.scene import Participant
from narrative.words import plain

_NUMBERS: Final = {value: word for word, value in reversed(UNITS.items())}
_ONLY_ONE: Final = frozenset({"padre", "madre", "marido", "mujer"})


def in_words(count: int) -> str:
    """A number of people or animals as it is said, up to twenty."""
    return _NUMBERS.get(count, str(count))


def with_the(noun: str) -> str:
    """The noun with its definite article."""
    many = is_many(noun)
    article = ("las" if many else "la") if is_female(noun) else ("los" if many else "el")
    return f"{article} {noun}"


def with_a(noun: str) -> str:
    """The noun with its indefinite article."""
    many = is_many(noun)
    article = ("unas" if many else "una") if is_female(noun) else ("unos" if many else "un")
    return f"{article} {noun}"


def name_of(participant: Participant, lexicon: Lexicon) -> str:
    """How Evoca names someone: by what they are to the person and by name, or by the noun."""
    relation = participant.relation if participant.relation != "yo" else None
    if relation and participant.name and relation not in _ONLY_ONE:
        return f"su {relation} {participant.name}"
    if relation:
        return f"{'sus' if relation.split()[0].endswith('s') else 'su'} {relation}"
    if participant.name:
        return participant.name
    place = lexicon.get("places", participant.concept or "") if participant.kind == "place" else None
    return with_the(place.label) if place is not None else definite(to_you(participant.words.lower()))


def to_you(words: str) -> str:
    """Reads "mi tío" said to the person: "su tío"."""
    head, _, rest = words.partition(" ")
    yours = {"mi": "su", "mis": "sus", "nuestro": "su", "nuestra": "su", "nuestros": "sus", "nuestras": "sus"}
    return f"{yours[plain(head)]} {rest}" if plain(head) in yours else words


def definite(words: str) -> str:
    """Reads "un burro" as it is named the second time: "el burro"."""
    head, _, rest = words.partition(" ")
    the = {"un": "el", "una": "la", "unos": "los", "unas": "las"}
    return f"{the[plain(head)]} {rest}" if plain(head) in the else words


def to_whom(participant: Participant, name: str) -> str:
    """The name as an object of a verb: people and named animals take "a"."""
    if participant.kind == "place" or (participant.kind == "pet" and not participant.name):
        return name
    return f"al {name[3:]}" if name.startswith("el ") else f"a {name}"


def sentence(*parts: str) -> str:
    """One short Spanish sentence of what changed: at most two parts."""
    told = [part for part in dict.fromkeys(parts) if part][:2]
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
