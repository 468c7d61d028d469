"""Who has an animal in the arms, on the lap, at the feet or on a rope: "cosía con el gato en el regazo"."""

import re
from typing import Final

from narrative.scene import Participant, Scene
from narrative.script import Held, Hold
from narrative.words import plain

_WHERE: Final[tuple[tuple[Hold, str], ...]] = (
    (
        "arms",
        r"en (?:los |sus |mis )?brazos|al hombro|en el hombro|sobre (?:el|mi|su) hombro|al cuello"
        r"|contra (?:el|mi|su) pecho|en (?:la|su|mi) cadera",
    ),
    (
        "lap",
        r"(?:en|sobre|a|encima de) (?:el |la |las |los |su |sus |mi |mis )"
        r"(?:regazo|halda|falda|faldas|rodillas|piernas)|en (?:el )?regazo|encima(?! del?\b)",
    ),
    ("feet", r"(?:a|junto a|entre) (?:los |sus |mis )pies|(?:a|junto a) (?:los )?pies"),
    (
        "lead",
        r"(?:de|con|por) (?:la|una|su) (?:cuerda|correa|soga|cadena|trailla|brida|rienda|riendas)"
        r"|de(?:l| las) (?:ramal|ronzal|cabestro|cordel|riendas)|con (?:un|el) (?:ramal|ronzal|cordel)",
    ),
)
_HELD: Final = re.compile("|".join(rf"(?P<{how}>\b(?:{words})\b)" for how, words in _WHERE))
_MINE: Final = re.compile(r"\b(?:mi|mis)\b")
_CLAUSE: Final = re.compile(r"[.;:!?\n]")
_TELLER: Final = "yo"
_FAR: Final = 60  # letters between the animal and the words for where it is


def held_animals(scene: Scene) -> dict[str, Held]:
    """How each animal, by key, is with whom; only of those told one by one."""
    text = plain(scene.text)
    pets = [p for p in scene.participants if p.kind == "pet" and p.in_scene and p.count == 1]
    if len(text) != len(scene.text) or not pets:
        return {}
    found: dict[str, Held] = {}
    for match in _HELD.finditer(text):
        first, last = _clause(text, match.start())
        pet = _nearest(pets, match, first, last)
        if pet is None or pet.key in found:
            continue
        holder = _holder(scene, text, match, first)
        how: Hold = next(how for how, _ in _WHERE if match[how])
        if holder is not None:
            found[pet.key] = Held(how, holder)
    return found


def _clause(text: str, at: int) -> tuple[int, int]:
    edges = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text) + 1]
    return max(e for e in edges if e <= at), min(e for e in edges if e > at)


def _nearest(pets: list[Participant], match: re.Match[str], first: int, last: int) -> Participant | None:
    """The animal named nearest to the words, rather before than after them."""
    near = [
        (match.start() - m.end if m.end <= match.start() else m.start - match.end() + 1, pet.key, pet)
        for pet in pets
        for m in pet.mentions
        if first <= m.start < last
    ]
    best = min(near, default=None, key=lambda each: each[:2])
    return best[2] if best is not None and best[0] <= _FAR else None


def _holder(scene: Scene, text: str, match: re.Match[str], first: int) -> str | None:
    """Whose arms or lap: "mis rodillas", "el regazo de mi abuela", else who does it or is named before."""
    people = [p for p in scene.participants if p.kind == "person" and p.in_scene and p.relation != "yo"]
    there = {p.key for p in people} | ({_TELLER} if scene.self_in_scene else set())
    if _MINE.search(match[0]) is not None:
        return _TELLER if _TELLER in there else None
    after = next(
        (p.key for p in people for m in p.mentions
         if m.start >= match.end() and re.fullmatch(r" de(?:l)? ?", text[match.end() : m.start])),
        None,
    )  # fmt: skip
    if after is not None:
        return after
    doers = [
        key
        for action in scene.actions
        if action.fact.span is not None and first <= action.fact.span.start <= match.end()
        for key in action.agents[:1]
        if key in there
    ]
    named = [
        (m.start, p.key) for p in people for m in p.mentions if first <= m.start and m.end <= match.start()
    ]
    if named and not (doers and doers[-1] == _TELLER):
        return max(named)[1] if not doers else doers[-1]
    return doers[-1] if doers else _TELLER if _TELLER in there else None
