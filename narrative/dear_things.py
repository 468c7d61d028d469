"""Dear things of a patient's cards in a script: the one that was named is drawn as its card says."""

from collections.abc import Sequence
from dataclasses import replace

from narrative.entities import CardLooks, Entity
from narrative.lexicon import Lexicon
from narrative.script import Element, PromptPair, Script
from narrative.words import plain


def with_dear_things(script: Script, text: str, things: Sequence[Entity], lexicon: Lexicon) -> Script:
    """The script with every dear thing that the memory's ``text`` names: its trained word or its colour.

    A thing that nobody named is left out, and one that is drawn already is not drawn twice.
    """
    for entity in things:
        span = _named_at(text, entity)
        if entity.kind == "thing" and span is not None:
            script = _with(script, entity, span, lexicon)
    return script


def _with(script: Script, entity: Entity, words: str, lexicon: Lexicon) -> Script:
    concept = lexicon.headed("objects", entity.species or "")
    looks = entity.looks.get(script.phase) or entity.looks.get("any") or CardLooks()
    token = entity.tokens.get(script.phase) or entity.tokens.get("any")
    said = _english(concept.english if concept else "", looks.colour, entity)
    source, role = f"ficha de {entity.name}, «{words}»", "token" if token else "object"
    element = Element(token or said, "card", source, role=role)
    mistaken = {one.key for one in script.subjects if one.entity is None and _is_named_so(one.label, entity)}
    kept = tuple(one for one in script.picture.prompt if one.owner not in mistaken)
    pair = PromptPair((*kept, element), script.picture.negative)
    things = script.things
    if concept is not None and concept.sketch:
        held = {kind for subject in script.subjects for kind in subject.holding}
        things = _drawn(things, concept.sketch, looks.colour, concept.sketch in held)
    subjects = tuple(one for one in script.subjects if one.key not in mistaken)
    return replace(script, picture=pair, subjects=subjects, things=things)


def _drawn(
    things: tuple[tuple[str, str | None], ...], kind: str, colour: str | None, held: bool
) -> tuple[tuple[str, str | None], ...]:
    if any(known == kind for known, _colour in things):
        return tuple((known, shade or colour if known == kind else shade) for known, shade in things)
    return things if held else (*things, (kind, colour))


def _english(english: str, colour: str | None, entity: Entity) -> str:
    article, _, rest = (english or entity.species or entity.name).partition(" ")
    if article not in ("a", "an") or not rest:
        article, rest = "a", english or entity.species or entity.name
    return f"a {colour.replace('_', ' ')} {rest}" if colour else f"{article} {rest}"


def _named_at(text: str, entity: Entity) -> str | None:
    """The words that name the thing in the text: its name or what it is also called."""
    told = f" {_words(text)} "
    names = (entity.name, *entity.aliases)
    return next((name for name in names if _words(name) and f" {_words(name)} " in told), None)


def _is_named_so(label: str, entity: Entity) -> bool:
    """Whether what was taken for somebody's name is the thing's: "la Gitana" of a guitar."""
    wanted = f" {_words(label)} "
    return any(wanted in f" {_words(name)} " for name in (entity.name, *entity.aliases))


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain(text)).split())
