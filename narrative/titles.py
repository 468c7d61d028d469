"""The page's title and text from the teller's own words."""

import re
from typing import Final

from narrative.chips import OCCASION_WORDS, PHASE_WORDS
from narrative.coat_words import called_now
from narrative.scene import Participant, Scene
from narrative.verbs import conjugate
from narrative.words import split_words

_KIN_SMALL: Final = ("mi ", "mis ")
_OUTSIDE_FIRST_PERSON: Final = re.compile(r"^(su|sus) ", re.IGNORECASE)


def propose_title(scene: Scene) -> str:
    """A short Spanish title of the memory's own facts: "En la basílica de Colmenar Viejo, con mi padre",
    "Pintando en mi cuarto".
    """
    place = _place_words(scene)
    people = _people_words(scene)
    doing = _doing(scene.actions[0].fact.words) if scene.actions else ""
    if place and not people and doing:
        return f"{_capital(doing)} {place[0].lower()}{place[1:]}"
    head = place or _occasion_words(scene) or _capital(doing)
    if not head:
        return _capital(people) if people else _by_time(scene)
    return _capital(f"{head}, con {people}" if people else head)


def _doing(form: str) -> str:
    """An activity's infinitive as what one was doing: "hacer senderismo" becomes "haciendo senderismo"."""
    verb, _, rest = form.partition(" ")
    gerund = next((f.written for f in conjugate(verb) if f.tense == "gerund"), "")
    if not gerund or verb.endswith("se"):
        return ""
    return f"{gerund} {rest}".strip()


def _by_time(scene: Scene) -> str:
    if scene.era.year_min is not None and scene.era.year_min == scene.era.year_max:
        return f"Un recuerdo de {scene.era.year_min}"
    return f"Un recuerdo de {PHASE_WORDS[scene.era.phase]}" if scene.era.phase != "unknown" else "Un recuerdo"


def _place_words(scene: Scene) -> str:
    places = [p for p in scene.participants if p.kind == "place" and p.in_scene]
    if not places:
        return ""
    best = max(
        places,
        key=lambda p: (p.entity is not None, p.name is not None, -p.mentions[0].start if p.mentions else 0),
    )
    words = _lowered(_longest_words(scene, best))
    if best.name and words.lower() == best.name.lower():
        words = best.name
    return f"En {words}" if not _contracted(scene, best) else f"En {_contracted(scene, best)} {words}"


def _contracted(scene: Scene, place: Participant) -> str:
    """The article that "al" or "del" swallowed."""
    if not place.mentions:
        return ""
    before = scene.text[: place.mentions[0].start].lower().rstrip()
    return (
        "el"
        if re.search(r"\b(al|del)$", before) and not place.words.lower().startswith(("el ", "la ", "mi "))
        else ""
    )


def _longest_words(scene: Scene, participant: Participant) -> str:
    said = [scene.text[s.start : s.end] for s in participant.mentions] or [participant.words]
    return max(said, key=len)


def _people_words(scene: Scene) -> str:
    there = [p for p in scene.participants if p.kind != "place" and p.in_scene and p.relation != "yo"]
    there.sort(key=lambda p: (p.entity is None, p.mentions[0].start if p.mentions else 0))
    words = [_subject_words(called_now(p, scene.looks)) for p in there[:2]]
    if len(there) > 2:
        words = [*words[:1], "los demás"]
    return " y ".join(words)


def _subject_words(called: str) -> str:
    words = _lowered(called)
    return _OUTSIDE_FIRST_PERSON.sub(lambda m: "mi " if m[1].lower() == "su" else "mis ", words)


def _lowered(words: str) -> str:
    first, _, rest = words.partition(" ")
    small = first.lower() in (
        "el",
        "la",
        "los",
        "las",
        "mi",
        "mis",
        "su",
        "sus",
        "un",
        "una",
        "unos",
        "unas",
        "nuestra",
        "nuestro",
    )
    return f"{first.lower()} {rest}".strip() if small else words


def _occasion_words(scene: Scene) -> str:
    if scene.setting.occasion is None:
        return ""
    words = OCCASION_WORDS.get(scene.setting.occasion.concept, scene.setting.occasion.words)
    return words[0].upper() + words[1:]


def _capital(word: str) -> str:
    """The words with a capital where that is one letter for one ("ß" has none)."""
    if not word:
        return word
    first = word[0].upper()
    return first + word[1:] if first.lower() == word[0] else word


def describe_in_own_words(text: str) -> str:
    """The teller's text with capitals at sentence starts and a final stop; no word is changed or added."""
    words = split_words(text.strip())
    if not len(words):
        return text.strip()
    out: list[str] = []
    end = 0
    for word in words.items:
        gap = re.sub(r"\s+", " ", word.gap)
        out.append(gap + (_capital(word.text) if word.opens else word.text))
        end = word.end
    tail = words.text[end:].strip()
    return "".join(out) + (tail if re.search(r"[.!?…]", tail) else tail + ".")
