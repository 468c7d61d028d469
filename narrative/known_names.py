"""The names and aliases of the registry as they may be said: bare, small, familiar, or as they sound."""

from functools import lru_cache
from typing import Final

from narrative.entities import Entity
from narrative.grammar_words import DETERMINERS
from narrative.lexicon import Lexicon
from narrative.words import plain

_SOUNDS: Final = (
    ("tx", "ch"), ("x", "s"), ("qu", "k"), ("ce", "se"), ("ci", "si"), ("ch", "x"), ("c", "k"), ("z", "s"),
    ("v", "b"), ("ge", "je"),
    ("gi", "ji"), ("ll", "y"), ("h", ""), ("w", "u"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def sounds(plain_name: str) -> str:
    """A plain name as it is heard: what sounds alike in Spanish is written alike."""
    for written, heard in _SOUNDS:
        plain_name = plain_name.replace(written, heard)
    return plain_name


def diminutives(name: str) -> tuple[str, ...]:
    """The pet forms of a plain given name: "yolanda" gives "yolandita", "ramon" "ramoncito"."""
    if len(name) < 4 or name.endswith(("ito", "ita", "cito", "cita")):
        return ()
    ending = "a" if name.endswith("a") else "o"
    if name[-1] in "ao":
        stem = name[:-1]
        stem = stem[:-1] + "c" if stem.endswith("z") else stem
        stem = stem[:-1] + "qu" if name[-2] == "c" else stem[:-1] + "gu" if stem.endswith("g") else stem
        return tuple(stem + e for e in ("it" + ending, "ill" + ending, "ic" + ending, "uc" + ending))
    if name[-1] in "nre":
        return tuple(name + "c" + e for e in ("ito", "ita", "illo", "illa", "ico"))
    return tuple(name + e for e in ("ito", "ita"))


def registered_names(
    entities: tuple[Entity, ...], lexicon: Lexicon
) -> tuple[tuple[tuple[str, ...], Entity], ...]:
    """Every way to name an entity, as plain words, with the entity."""
    found: list[tuple[tuple[str, ...], Entity]] = []
    for entity in entities:
        for written in (entity.name, *entity.aliases):
            tokens = written.split()
            while len(tokens) > 1 and plain(tokens[0]) in DETERMINERS:
                tokens = tokens[1:]
            bare = tuple(plain(t) for t in tokens)
            kin = entity.kind == "person" and lexicon.lookup("people", bare[0]) is not None
            noun = tokens[0][:1].islower() or (
                entity.kind == "place" and lexicon.lookup("places", bare[0]) is not None and len(bare) == 1
            )
            kin = kin and len(bare) == 1 and tokens[0][:1].islower()
            if not kin and not (noun and entity.kind != "person") and bare:
                found.append((bare, entity))
                if entity.kind != "place" and len(bare) == 1:
                    found += [((small,), entity) for small in diminutives(bare[0])]
    return (*found, *_familiar_names(entities, lexicon))


def _familiar_names(entities: tuple[Entity, ...], lexicon: Lexicon) -> list[tuple[tuple[str, ...], Entity]]:
    """Nacho for the known Ignacio, where nobody else of the registry goes by it."""
    taken = {plain(n) for e in entities for n in (e.name, *e.aliases)}
    return [
        ((familiar,), entity)
        for entity in entities
        if entity.kind == "person"
        for familiar, full in lexicon.full_names.items()
        if familiar not in taken and plain(entity.name) in full
    ]
