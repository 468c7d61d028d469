"""The person's own words in Evoca's questions: "mi perro Hachi" becomes "su perro Hachi".

Only words that were said are used, as they were said; "mi" turns into "su" (or "tu"), and an article
is put where the telling swallowed it ("al río", "un molino" become "el río", "el molino").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrative.scene import Fact, Participant, Scene, Span
from narrative.telling import Voice
from narrative.topics import kin_of
from narrative.words import plain, word_set

_LONGEST: Final = 5  # words of one slot
_ARTICLES: Final = {"un": "el", "una": "la", "el": "el", "la": "la", "al": "el", "del": "el"}
_OWN: Final = {"mi": "su", "nuestro": "su", "nuestra": "su"}
_NOTED: Final = {"su": "su", "mi": "su"}
_PLURAL_ARTICLES: Final = {"unos": "los", "unas": "las", "los": "los", "las": "las"}
_PLURALS: Final = {"mi": "mis", "su": "sus", "nuestro": "nuestros", "nuestra": "nuestras"}
# Kin that are called by the bare word: "mamá cosía" tells of one's own.
_CALLED: Final = word_set(
    "mama papa mami papi mamaita papaito abuelita abuelito yaya yayo nona nono tata taita"
)
# Words that make a phrase no plain name of someone: pointing, joining, denying, asking.
_UNFIT: Final = re.compile(
    r"\b(y|e|o|u|ni|no|que|quien|quienes|este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|aquellos|"
    r"aquellas|mio|mia|mios|mias|nuestro|nuestra|otro|otra|otros|otras|algun\w*|ningun\w*|cada|todo|toda|"
    r"todos|todas|yo|ella|ellos|ellas|nosotros|nosotras|usted|uno|una|alguien|gente|nadie|mismo|misma|"
    r"era|fue|estaba|llam\w*)\b"
)
_NAME: Final = re.compile(r"[A-ZÁÉÍÓÚÑ]")


@dataclass(frozen=True)
class Filling:
    """What stands in a slot: ``words`` for a question that says "usted", ``familiar`` for "tú".
    ``key`` is the participant's, or the fact's concept; ``concept`` the lexicon id of the kind of place
    or animal.
    """

    words: str
    familiar: str
    key: str
    concept: str | None = None


def fillings(scene: Scene, slot: str, voice: Voice = "patient") -> tuple[Filling, ...]:
    """Everything that was told and fits the slot, in the order it was told.

    ``voice`` says whose "mi" and "su" these are: in a therapist's note "su madre" is the person's, in
    their own telling it may be anyone's; a relative's words fill no slot.
    """
    if voice == "relative":
        return ()
    owner = _NOTED if voice == "note" else _OWN
    if slot in ("cosa", "prenda"):
        facts = [t.fact for t in scene.things] if slot == "cosa" else [g.fact for g in scene.garments]
        found = [_of_fact(scene.text, fact, owner) for fact in facts if not fact.guess]
    else:
        found = [_of_participant(scene.text, p, slot, owner) for p in _fitting(scene, slot)]
    return tuple(one for one in found if one is not None)


def fill(template: str, slot: str, words: str) -> str:
    """The template with these words in its slot, "de el" and "a el" drawn together."""
    text = template.replace("{" + slot + "}", words)
    return re.sub(r"\b(de|a) el (?=\w)", lambda m: f"{m[1]}l ", text)


def _fitting(scene: Scene, slot: str) -> Sequence[Participant]:
    here = [p for p in scene.participants if p.in_scene and p.scene == 1 and p.relation != "yo"]
    if slot in ("persona", "personas"):
        one = slot == "persona"
        return [p for p in here if p.kind == "person" and (p.count == 1) == one and _is_singular(p) == one]
    kind = {"animal": "pet", "lugar": "place"}.get(slot)
    return [p for p in here if p.kind == kind and p.count == 1 and _is_singular(p)]


def _is_singular(participant: Participant) -> bool:
    first = participant.words.split()[:1]
    return not first or plain(first[0]) not in {
        *_PLURAL_ARTICLES,
        "mis",
        "sus",
        "nuestros",
        "nuestras",
        "dos",
        "tres",
        "cuatro",
    }


def _of_participant(
    text: str, participant: Participant, slot: str, owner: Mapping[str, str]
) -> Filling | None:
    told = [text[s.start : s.end] for s in participant.mentions] or [participant.words]
    for words in (participant.words, *told):
        if not _is_of_the_relation(words, participant):
            continue
        many = slot == "personas"
        made = _plural(words, owner) if many else _singular(words, _before(text, participant, words), owner)
        if made is not None:
            return Filling(made, _familiar(made), participant.key, participant.concept)
    return None


def _is_of_the_relation(words: str, participant: Participant) -> bool:
    """Whether "mi hermano" is the person's own brother, and not someone else's who speaks or is quoted."""
    kin = {kin_of(plain(word)) for word in words.split()} - {None}
    relation = kin_of(plain(participant.relation or ""))
    return not kin or relation is None or participant.count != 1 or relation in kin


def _before(text: str, participant: Participant, words: str) -> str:
    """The word that stands before these words in the telling, "" for none."""
    for span in participant.mentions:
        if text[span.start : span.end] == words:
            return _word_before(text, span)
    return ""


def _word_before(text: str, span: Span) -> str:
    found = re.search(r"([^\W\d_]+)\s+$", text[: span.start])
    return plain(found.group(1)) if found else ""


def _singular(words: str, before: str, owner: Mapping[str, str]) -> str | None:
    """The phrase with its article or "su"; None when it can be no slot."""
    first, _, rest = words.strip().partition(" ")
    small = plain(first)
    if small in owner and rest:
        return _checked(f"{owner[small]} {rest}")
    if small in _ARTICLES and rest:
        return _checked(words.strip() if _is_name_of_its_own(first, rest) else f"{_ARTICLES[small]} {rest}")
    if small in _CALLED and not rest:
        return f"su {first.lower()}"
    if small in owner or small in _ARTICLES or small in _NOTED:
        return None
    if _NAME.match(first):
        return _checked(words.strip())
    if before in _ARTICLES:
        return _checked(f"{_ARTICLES[before]} {words.strip()}")
    if before in owner:
        return _checked(f"{owner[before]} {words.strip()}")
    return None


def _is_name_of_its_own(first: str, rest: str) -> bool:
    """Whether the article belongs to a name: "El Ferrol"."""
    return bool(_NAME.match(first) and _NAME.match(rest))


def _plural(words: str, owner: Mapping[str, str]) -> str | None:
    first, _, rest = words.strip().partition(" ")
    small = plain(first)
    if not rest:
        return None
    if small in _PLURAL_ARTICLES:
        return _checked(f"{_PLURAL_ARTICLES[small]} {rest}")
    return _checked(f"sus {rest}") if small in {_PLURALS[one] for one in owner} else None


def _checked(phrase: str) -> str | None:
    """The phrase when it is short and plainly names someone or something."""
    fits = (
        len(phrase.split()) <= _LONGEST
        and re.fullmatch(r"[^\W\d_]+([ '’-][^\W\d_]+)*", phrase)
        and not _UNFIT.search(plain(phrase))
    )
    return phrase if fits else None


def _familiar(made: str) -> str:
    """What is the person's own is "tu": every "su" that stands here is theirs."""
    return re.sub(r"^su(s?)\b", lambda m: f"tu{m[1]}", made)


def _of_fact(text: str, fact: Fact, owner: Mapping[str, str]) -> Filling | None:
    if fact.span is None:
        return None
    words = text[fact.span.start : fact.span.end]
    made = _singular(words, _word_before(text, fact.span), owner)
    if made is None or _NAME.match(made):
        return None
    return Filling(made, _familiar(made), fact.concept, fact.concept)
