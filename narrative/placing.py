"""Who stands where, as it was told: left and right, before and behind, beside, near and far.

"A mi izquierda" is the left of the picture too, as whoever looks at it will look for it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from narrative.lexicon import Lexicon
from narrative.scene import Participant, Scene, Side, Span
from narrative.script import Placed
from narrative.words import plain

_SIDES: Final[dict[str, Side]] = {
    "izquierda": "left", "derecha": "right", "delante": "before", "detras": "behind", "atras": "behind",
    "lado": "beside", "junto": "beside", "fondo": "far", "lejos": "far", "plano": "near",
    "medio": "middle",
}  # fmt: skip
_PHRASE: Final = re.compile(
    r"\b(?:a (?P<own>mi) (?P<my>izquierda|derecha|lado)"
    r"|a la (?P<hand>izquierda|derecha)(?P<hand_of> de(?:l)?(?= ))?"
    r"|(?:por )?(?P<depth>delante|detras|atras)(?P<depth_of> (?:de(?:l)?(?= )|mio|mia))?"
    r"|(?:al (?P<lado>lado)|(?P<junto>junto)) (?P<side_of>de|del|a|al)(?= )"
    r"|(?P<far>al fondo|a lo lejos)(?! d)|en (?:el )?(?P<medio>medio)(?! d)|en primer (?P<near>plano)"
    r"|(?P<two>entre)(?= ))\b"
)
_STOP: Final = re.compile(r"[.;:!?\n]")
_CLAUSE: Final = re.compile(r"[.;:!?\n]|,(?! y\b)")
LANDMARK: Final = "landmark:"
_LANDMARKS: Final = {
    "ventana": "window", "ventanal": "window", "fuente": "fountain", "lumbre": "fire", "chimenea": "fire",
    "fuego": "fire", "hogar": "fire", "puerta": "door", "altar": "altar", "arbol": "tree", "tapia": "wall",
    "muro": "wall",
}  # fmt: skip
_BY_A_LANDMARK: Final = re.compile(
    r"\b(?:junto|al lado|al pie|cerca|delante|(?:pegad|arrimad|asomad|sentad|apoyad)[oa]s?) "
    rf"(?:a|de|en) ?(?:el|la|l|un|una)? ?(?P<landmark>{'|'.join(_LANDMARKS)})\b"
)
_TELLER: Final = "yo"
_OF_ME: Final = re.compile(
    r" mi(?: (?:estaba|iba|esta|iban|estaban|venia|venian)\b|(?= (?:en|por|con|y)\b| ?[,.;:!?\n]|$))"
)
_I_DO: Final = re.compile(r"\byo (?:\w+ )?\w+ $")
_NEAR: Final = 5  # letters between "de" and who follows
Mention = tuple[int, int, str]  # where it starts and ends, and whose it is


def told_places(scene: Scene) -> dict[str, tuple[Placed, ...]]:
    """Where each person and animal of the scene is told to be; only of those that are there one by one."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}  # letters that fall apart when their accents go: no place in the text is certain
    mentions = sorted(_mentions(scene))
    found: dict[str, list[Placed]] = {}
    for match in _PHRASE.finditer(text):
        placed = _read(match, text, mentions, scene.self_in_scene)
        if placed is not None and placed[1] not in found.get(placed[0], []):
            found.setdefault(placed[0], []).append(placed[1])
    for match in _BY_A_LANDMARK.finditer(text):
        who = _who(match.start(), match.end(), text, mentions)
        if who is not None:
            found.setdefault(who, []).append(Placed("beside", f"{LANDMARK}{_LANDMARKS[match['landmark']]}"))
    return {key: tuple(places) for key, places in found.items()}


def corrected_places(scene: Scene, keys: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, Placed], ...]:
    """Where those who were corrected are to be, in the order said: a subject's key, or "thing:" and a
    sketch, with the place. ``keys`` are the subjects'.
    """
    found: list[tuple[str, Placed]] = []
    tellers = {p.key for p in scene.participants if p.relation == _TELLER}
    for each in scene.placings:
        who, *others = (
            [] if name is None else _drawn_as(_TELLER if name in tellers else name, keys, lexicon)
            for name in (each.subject, each.of, each.other)
        )
        told = sum(name is not None for name in (each.of, each.other))
        named = [one[0] for one in others if one]
        if len(named) == told:
            found += [(key, Placed(each.side, *named)) for key in who]
    return tuple(found)


def _drawn_as(name: str, keys: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The subjects of a participant (of a group all), or the thing or landmark itself."""
    kind, _, concept = name.partition(":")
    if kind == "landmark":
        return [name]
    if kind == "object":
        known = lexicon.get("objects", concept)
        return [f"thing:{known.sketch}"] if known is not None and known.sketch else []
    return [key for key in keys if key == name or key.rpartition("-")[0] == name]


def _mentions(scene: Scene) -> Iterator[Mention]:
    for each in scene.participants:
        if _stands_alone(each):
            key = _TELLER if each.relation == "yo" else each.key
            yield from ((span.start, span.end, key) for span in each.mentions)
    if scene.self_in_scene:
        yield from ((span.start, span.end, _TELLER) for span in _pronouns(scene))


def _stands_alone(participant: Participant) -> bool:
    return participant.kind in ("person", "pet") and participant.in_scene and participant.count == 1


def _pronouns(scene: Scene) -> Iterator[Span]:
    """Where the teller says "yo"; a verb's ending is no place to stand."""
    for span in scene.self_mentions:
        if plain(scene.text[span.start : span.end]) == _TELLER:
            yield span


def _read(
    match: re.Match[str], text: str, mentions: list[Mention], teller_is_there: bool
) -> tuple[str, Placed] | None:
    if match["two"]:
        return _between(match, text, mentions)
    side = _side(match)
    of, end = _reference(match, text, mentions)
    if match["depth"] and not match["depth_of"] and _I_DO.search(text[: match.start()]):
        return None  # "yo corría detrás": of whom is not told
    if match["depth"] and not match["depth_of"] and teller_is_there:
        of = _TELLER  # "y el perro delante"
    if of is None and side in ("before", "behind", "beside"):
        return None
    who = _who(match.start(), end, text, [each for each in mentions if each[2] != of])
    return None if who is None else (who, Placed(side, of))


def _between(match: re.Match[str], text: str, mentions: list[Mention]) -> tuple[str, Placed] | None:
    """Reads "entre mi padre y mi madre", of somebody else who is there."""
    first = next((each for each in mentions if 0 <= each[0] - match.end() <= _NEAR), None)
    after = [each for each in mentions if first is not None and each[0] >= first[1]]
    if first is None or not after or not re.fullmatch(r" [ye] ", text[first[1] : after[0][0]]):
        return None
    two = (first[2], after[0][2])
    who = _who(match.start(), after[0][1], text, [each for each in mentions if each[2] not in two])
    return None if who is None else (who, Placed("between", *two))


def _side(match: re.Match[str]) -> Side:
    names = ("my", "hand", "depth", "lado", "junto", "near", "medio")
    word = next((match[name] for name in names if match[name]), None)
    return "far" if word is None else _SIDES[word]


def _reference(match: re.Match[str], text: str, mentions: list[Mention]) -> tuple[str | None, int]:
    """Of whom it is told, and where the phrase ends."""
    end = match.end()
    if match["own"] or (match["depth_of"] or "").strip() in ("mio", "mia"):
        return _TELLER, end
    if not (match["hand_of"] or match["depth_of"] or match["side_of"]):
        return None, end
    named = next((each for each in mentions if 0 <= each[0] - end <= _NEAR), None)
    if named is not None:
        return named[2], named[1]
    mine = _OF_ME.match(text, end)
    return (_TELLER, mine.end()) if mine else (None, end)


def _who(start: int, end: int, text: str, mentions: list[Mention]) -> str | None:
    """Who is there: who was named last in this clause, else who is named next in it."""
    edges = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text) + 1]
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge > start)
    before = [each for each in mentions if first <= each[0] and each[1] <= start]
    after = [each for each in mentions if end <= each[0] < last]
    if not before and not after:
        return _who_of_the_sentence(start, end, text, mentions)
    if before and not (after and _is_and(text[before[-1][1] : start])):
        return before[-1][2]
    return after[0][2] if after else None


def _who_of_the_sentence(start: int, end: int, text: str, mentions: list[Mention]) -> str | None:
    """Reads "al fondo, mi abuelo dormía", "mi mamá cosía, junto a la ventana"."""
    edges = [0, *(stop.end() for stop in _STOP.finditer(text)), len(text) + 1]
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge > start)
    before = [each for each in mentions if first <= each[0] and each[1] <= start]
    after = [each for each in mentions if end <= each[0] < last]
    return before[-1][2] if before else after[0][2] if after else None


def _is_and(between: str) -> bool:
    """Whether a new part begins between who was named and the phrase: "Ana, y detrás Luis"."""
    return re.search(r"\by\s*$", between.rstrip() + " ") is not None
