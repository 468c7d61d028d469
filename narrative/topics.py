"""Topics that are left alone: what a person does not want to come back to, and whether words touch it.

A topic is a few words as someone wrote them ("mi hermano Luis", "la guerra", "el incendio de la
fábrica"). It is touched by its own words in any form, by words of the same matter ("bombardeo" touches
the war), by kinship words that mean the same, and by the names and aliases on the card that it means.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from narrative.entities import Entity
from narrative.matters import Matter, is_word_of, matters_in
from narrative.scene import Participant, Scene
from narrative.words import Words, plain, split_words, word_set

_NEEDS_MORE: Final = frozenset({"death"})  # whose death it was tells the topic
_KIN: Final = (
    "padre papa papi viejo taita tata", "madre mama mami vieja amatxu", "padres papas viejos",
    "hermano hermanito tato ñaño", "hermana hermanita tata ñaña", "hermanos hermanas",
    "marido esposo hombre", "mujer esposa señora parienta",
    "hijo niño chico mayor pequeño", "hija niña chica", "hijos hijas",
    "abuelo yayo abuelito tata lelo nono papaito", "abuela yaya abuelita nona lela mamaita",
    "abuelos yayos", "tio", "tia", "tios", "primo", "prima", "primos", "sobrino", "sobrina",
    "suegro", "suegra", "cuñado", "cuñada", "yerno", "nuera", "nieto", "nieta", "nietos", "novio", "novia",
    "amigo", "amiga", "padrino", "madrina", "padrastro", "madrastra",
)  # fmt: skip
_KIN_OF: Final = {plain(word): plain(line.split()[0]) for line in reversed(_KIN) for word in line.split()}
# Only these mean kin without being said of someone: "chico", "mayor" or "viejo" alone do not.
_PLAIN_KIN: Final = frozenset(plain(line.split()[0]) for line in _KIN) | word_set(
    "papa papi mama mami esposo esposa yayo yaya abuelito abuelita nono nona hermanito hermanita"
)
# Kin that are called so without "mi": "mamá cosía", "la abuela rezaba".
_CALLED: Final = word_set(
    """papa papi mama mami abuelo abuela yayo yaya abuelito abuelita nono nona lelo lela taita mamaita
    papaito"""
)
_EMPTY: Final = word_set(
    """el la los las un una unos unas mi mis su sus tu tus nuestro nuestra de del a al en con por para que
    se me le lo y o cuando como donde era fue es cosa cosas tema todo toda sobre hablar aquel aquella
    aquello eso ese esa dia dias vez muy ya no desde hasta antes despues"""
)
_OWNING: Final = frozenset({"mi", "mis", "su", "sus", "tu", "nuestro", "nuestra", "nuestros", "nuestras"})
_ENDINGS: Final = re.compile(r"(ecit[oa]s?|cit[oa]s?|it[oa]s?|ill[oa]s?|es|[aeo]s|[aeos])$")


@dataclass(frozen=True)
class _Topic:
    """A topic taken apart: the matters, people, names and other words in it."""

    words: str
    matters: frozenset[Matter]
    kin: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    entities: frozenset[str]


class Topics:
    """The topics of one person, ready to be looked for."""

    def __init__(self, words: Iterable[str], entities: Sequence[Entity] = ()) -> None:
        self._entities = tuple(entities)
        self._topics = tuple(_topic(w, self._entities) for w in words if split_words(w).items)

    @property
    def none(self) -> bool:
        """Whether nothing is to be left alone."""
        return not self._topics

    def touched_by(self, text: str) -> str | None:
        """The words of the first topic that ``text`` touches, or None."""
        return next((t.words for t in self._topics if self._touches(t, split_words(text), ())), None)

    def touched_by_scene(self, scene: Scene) -> str | None:
        """As ``touched_by``, also by people, animals and places of a scene that were linked to a card."""
        words = split_words(scene.text)
        return next((t.words for t in self._topics if self._touches(t, words, scene.participants)), None)

    def holds(self, entity: Entity) -> bool:
        """Whether a topic means this card."""
        return any(entity.id in topic.entities for topic in self._topics)

    def _touches(self, topic: _Topic, words: Words, participants: Sequence[Participant]) -> bool:
        said = frozenset(w.plain for w in words.items)
        text = words.joined(0, len(words))
        linked = {e for p in participants for e in (*p.members, p.entity) if e}
        matters = topic.matters & matters_in(text)
        named = bool(topic.names & said) or bool(topic.entities & linked) or self._called(topic, text)
        kin = bool(topic.kin) and (named if topic.names else self._tells_kin(topic, words, participants))
        stems = bool(topic.stems) and topic.stems <= {_stem(word) for word in said}
        if topic.matters:
            if topic.matters <= _NEEDS_MORE and (topic.names or topic.kin):
                return bool(matters) and (named or kin or self._tells_kin(topic, words, participants))
            return bool(matters)
        if topic.names or topic.entities:
            return named or self._means_the_only_one(topic, words, participants)
        if topic.kin:
            return kin and (not topic.stems or stems)
        return stems

    def _called(self, topic: _Topic, text: str) -> bool:
        """Whether a card of the topic is called by its name or an alias."""
        cards = [e for e in self._entities if e.id in topic.entities]
        calls = [plain(c) for e in cards for c in (e.name, *e.aliases) if plain(c) not in _KIN_OF]
        return any(re.search(rf"\b{re.escape(_without_article(c))}\b", text) for c in calls)

    def _means_the_only_one(self, topic: _Topic, words: Words, participants: Sequence[Participant]) -> bool:
        """Whether bare kin words mean the topic's person: nobody else known is that relation."""
        if not topic.kin:
            return False
        same = [e for e in self._entities if e.relation and _KIN_OF.get(plain(e.relation)) in topic.kin]
        if any(e.id not in topic.entities for e in same):
            return False
        return self._tells_kin(topic, words, participants, unnamed=True)

    def _tells_kin(
        self, topic: _Topic, words: Words, participants: Sequence[Participant], unnamed: bool = False
    ) -> bool:
        related = {_KIN_OF.get(plain(p.relation)) for p in participants
                   if p.relation and not (unnamed and p.name)}  # fmt: skip
        if related & topic.kin:
            return True
        for word in words.items:
            if _KIN_OF.get(word.plain) not in topic.kin:
                continue
            own = words.plain_at(word.index - 1) in _OWNING
            if not own and word.plain not in _CALLED:
                continue
            after = words.items[word.index + 1] if word.index + 1 < len(words) else None
            if not (unnamed and after is not None and after.capital and not after.opens):
                return True
        return False


def kin_of(word: str) -> str | None:
    """The kinship that a plain word stands for: "yayo" and "abuelito" are "abuelo"."""
    return _KIN_OF.get(word)


def topic_words(scene: Scene, entities: Sequence[Entity] = ()) -> str:
    """A few words for what a sad memory is about, to be put on the list: "la muerte de mi padre".

    They are a proposal, made of what was told; a person looks at them before they are kept.
    """
    text = " ".join(w.plain for w in split_words(scene.text).items)
    there = matters_in(text)
    matter, proposed = next(((m, w) for m, w in _PROPOSED.items() if m in there), (None, ""))
    person = _person_of(scene, entities)
    if matter == "death" and person:
        return f"la muerte de {person}"
    if matter is not None:
        return proposed
    place = next((p.words for p in scene.participants if p.kind == "place" and p.in_scene), "")
    return person or place


_PROPOSED: Final[dict[Matter, str]] = {
    "war": "la guerra", "violence": "los golpes", "prison": "la cárcel", "accident": "el accidente",
    "fire": "el incendio", "drowning": "el ahogado", "quake": "el terremoto", "flood": "la riada",
    "lost_child": "el hijo que se perdió", "suicide": "el suicidio", "death": "la muerte",
    "illness": "la enfermedad", "hunger": "el hambre",
}  # fmt: skip


def _person_of(scene: Scene, entities: Sequence[Entity]) -> str:
    """Whom the memory is about: the first told person, as told in the first person."""
    known = {e.id: e for e in entities}
    for p in scene.participants:
        if p.kind != "person" or p.relation == "yo":
            continue
        if p.relation and p.count == 1:
            card = known.get(p.entity or "")
            name = p.name or (card.name if card and plain(card.name) != plain(p.relation) else "")
            return f"mi {p.relation} {name}".strip()
        if p.name:
            return p.name
    return ""


def _topic(words: str, entities: Sequence[Entity]) -> _Topic:
    items = split_words(words)
    text = items.joined(0, len(items))
    matters = matters_in(text)
    kin = frozenset(
        _KIN_OF[w.plain] for w in items.items if w.plain in _PLAIN_KIN or _owned_kin(items, w.index)
    )
    cards = frozenset(e.id for e in entities if _means(items, text, e, kin))
    names: set[str] = set()
    stems: set[str] = set()
    for word in items.items:
        if word.plain in _EMPTY or word.plain in _KIN_OF or _is_of_matter(word.plain, matters):
            continue
        after_kin = items.plain_at(word.index - 1) in _KIN_OF
        if (word.capital and not (word.opens and not after_kin and len(items) > 1)) or after_kin:
            names.add(word.plain)
        else:
            stems.add(_stem(word.plain))
    return _Topic(words, matters, kin, frozenset(names), frozenset(stems), cards)


def _owned_kin(items: Words, index: int) -> bool:
    return items.plain_at(index) in _KIN_OF and items.plain_at(index - 1) in _OWNING


def _means(items: Words, text: str, entity: Entity, kin: frozenset[str]) -> bool:
    """Whether the topic's words name this card, or are its relation alone."""
    if entity.relation == "yo":
        return False
    for call in (entity.name, *entity.aliases):
        bare = _without_article(plain(call))
        if bare not in _KIN_OF and re.search(rf"\b{re.escape(bare)}\b", text):
            return True
    relation = _KIN_OF.get(plain(entity.relation or ""))
    rest = [w.plain for w in items.items if w.plain not in _EMPTY and w.plain not in _KIN_OF]
    return relation is not None and relation in kin and not rest


def _without_article(words: str) -> str:
    return re.sub(r"^(el|la|los|las|mi|mis) ", "", words)


def _is_of_matter(word: str, matters: Iterable[Matter]) -> bool:
    return any(is_word_of(word, m) for m in matters)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word without its ending, so that "perros", "perrito" and "perra" are one."""
    cut = _ENDINGS.sub("", word) if len(word) > 4 else word
    return cut if len(cut) >= 3 else word
