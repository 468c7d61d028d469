"""What the words of a correction mean in the scene: who, which animal, which place, which thing.

A noun phrase is read by the same pipeline as a memory, so names, kinship and nicknames mean the same
here and there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from narrative.chips import participant_ids
from narrative.coat_words import called_now
from narrative.coats import SHADES, coat_end, coat_looks
from narrative.correcting.answers import name_of, with_the
from narrative.correcting.word_classes import COMING, ESTAR, SER, WEARING
from narrative.entities import Entity, Patient
from narrative.grammar_words import DETERMINERS
from narrative.lexicon import Concept
from narrative.pipeline import Knowledge, read_scene
from narrative.scene import Participant, Scene
from narrative.words import Words, plain, split_words, word_set

_LONGEST: Final = 7  # words of a noun phrase
_NO_NAME: Final = word_set(
    """no si que de del la el los las un una y e o a al en con sin por para se me te nos lo le les su mi tu
    era eran es son fue eso esto aquello muy mas menos ya tambien tampoco ni pero porque cuando como donde
    alli ahi aqui verdad dia noche tarde manana verano invierno otono primavera casa nada todo todos"""
)
_NO_NOUNS: Final = word_set("no si un una uno unos unas")  # behind "él" written without its accent
_BOUNDS: Final = SER | ESTAR | COMING | WEARING

Looks = tuple[tuple[str, str], ...]  # traits of narrative.corrections.TRAITS and "colour", with their values
Named = tuple[Participant, Looks, int]


@dataclass(frozen=True)
class Target:
    """Something of the scene. ``kind`` is "person", "pet", "place", "object" or "garment"; ``key`` is
    the participant's key, "yo" for the teller, "" for a thing; ``name`` is how Evoca names it. Of a garment
    that several wear ``wearer`` is the chip id of the one meant ("la camiseta de mi hermano"), else "".
    """

    chip_id: str
    kind: str
    name: str
    key: str = ""
    participant: Participant | None = None
    wearer: str = ""


@dataclass(frozen=True)
class Noun:
    """A thing or garment named, in the scene or not, with its colour if one is said."""

    kind: str
    concept: Concept
    words: str
    colour: str | None = None


TELLER: Final = Target("person:yo", "person", "usted", "yo")


@dataclass(frozen=True)
class ShownPicture:
    """What is known of the picture that is corrected. ``landmarks`` (names of imaging.vocabulary.LANDMARKS)
    are of its place; ``lately`` is the chip of whom the correction before was about; ``meant`` says that
    the words were written to correct, and nothing else.
    """

    landmarks: frozenset[str] = frozenset()
    lately: str | None = None
    meant: bool = False


NO_PICTURE: Final = ShownPicture()


@dataclass
class SceneTargets:
    """Reads the noun phrases of one utterance against one scene."""

    words: Words
    scene: Scene
    patient: Patient
    entities: Sequence[Entity]
    knowledge: Knowledge
    shown: ShownPicture = NO_PICTURE
    _read: dict[tuple[str, int, int], tuple[Participant, Looks] | None] = field(
        default_factory=dict[tuple[str, int, int], tuple[Participant, Looks] | None]
    )

    _targets: dict[int, tuple[Target, int] | None] = field(
        default_factory=dict[int, tuple[Target, int] | None]
    )

    def __post_init__(self) -> None:
        self.ids = participant_ids(self.scene)

    # --- noun phrases ------------------------------------------------------------------------------

    def phrase(self, at: int) -> Named | None:
        """The longest person, place or animal named at word ``at``, the looks told of them, and its end."""
        for last in range(min(at + _LONGEST, len(self.words)), at, -1):
            if any(self.words.plain_at(i) in _BOUNDS for i in range(at + 1, last)):
                continue
            if last > at + 1 and self.words.stops_between(at, last - 1):
                continue
            found = self._phrase(at, last)
            if found is not None:
                return found[0], found[1], last
        return None

    def with_coat(self, named: Named, at: int) -> Named:
        """What ``phrase`` names at word ``at``, an animal with all that is told of its coat behind its noun:
        "un perro" of "un perro blanco con manchas negras".
        """
        told, _looks, last = named
        lexicon = self.knowledge.lexicon
        if told.kind != "pet":
            return named
        starts = (first for first in range(at + 1, last + 1) if coat_end(self.words, lexicon, first) >= last)
        start = next(starts, last)
        end = max(last, coat_end(self.words, lexicon, start))
        end = next((i for i in range(last, end) if self.words.plain_at(i) in _BOUNDS), end)
        coat = coat_looks("", self.words, lexicon, start, end)
        if end > last:
            told = replace(told, words=f"{told.words} {self.words.said(last, end)}")
        return told, tuple((each.trait, each.value) for each in coat), end

    def _phrase(self, first: int, last: int) -> tuple[Participant, Looks] | None:
        for lead in self._leads(first, last):
            key = (lead, first, last)
            if key not in self._read:
                self._read[key] = self._read_alone(lead, first, last)
            if self._read[key] is not None:
                return self._read[key]
        return None

    def _leads(self, first: int, last: int) -> Iterator[str]:
        """What to read before the words: "al perro" is "el perro", "perro" may be "el perro"."""
        if self.words.plain_at(first) in ("al", "del"):
            yield "el "
            return
        yield ""
        bare = self.words.plain_at(first)
        if last - first <= 2 and bare not in DETERMINERS | _NO_NAME and not self._is_verb(first):
            yield from ("mi ", "el ", "la ", "los ", "las ")

    def _is_verb(self, at: int) -> bool:
        return any(f.person for f in self.knowledge.verbs.read(self.words[at].lower, self.words.accented))

    def _read_alone(self, lead: str, first: int, last: int) -> tuple[Participant, Looks] | None:
        start = first + (self.words.plain_at(first) in ("al", "del"))
        if start >= last or (last - start == 1 and self.words.plain_at(start) in _NO_NAME):
            return None
        text = lead + self.words.said(start, last)
        scene = read_scene(text, self.patient, self.entities, self.knowledge)
        for participant in scene.participants:
            if any(s.start == 0 and s.end == len(text) for s in participant.mentions):
                if participant.relation == "yo":
                    return None
                looks = tuple((x.trait, x.value) for x in scene.looks if x.subject == participant.key)
                told = replace(participant, words=self.words.said(start, last) if not lead.strip() else text)
                return told, looks
        return None

    def town(self, at: int) -> tuple[Participant, int] | None:
        """A town or country named at word ``at``, also one that no list has."""
        for last in range(min(at + 4, len(self.words)), at, -1):
            known = self.knowledge.lexicon.gazetteer.get(self.words.joined(at, last))
            if known is not None and not self.words.stops_between(at, last - 1):
                return Participant("", "place", known[0], known[0], True, (), place_type=known[1]), last
        return None

    # --- what is in the scene ------------------------------------------------------------------------

    def target(self, at: int) -> tuple[Target, int] | None:
        """The longest phrase at word ``at`` that names something of the scene, and where it ends."""
        if at not in self._targets:
            self._targets[at] = self._target_at(at) if at < len(self.words) else None
        return self._targets[at]

    def _target_at(self, at: int) -> tuple[Target, int] | None:
        named = self._by_own_words(at)
        read = self.phrase(at)
        if read is not None and (named is None or read[2] > named[1]):
            found = self.of_participant(read[0], read[1])
            if found is not None:
                return found, read[2]
        if named is not None:
            return named
        if self.words.plain_at(at) in ("yo", "mi") and self.words[at].lower in ("yo", "mí"):
            return TELLER, at + 1
        return self._pronoun(at) or self._held_or_worn(at)

    def _by_own_words(self, at: int) -> tuple[Target, int] | None:
        """By the very words or the name that the memory has."""
        best: tuple[Target, int] | None = None
        for participant in self.scene.participants:
            said = {participant.words, participant.name or ""}
            said |= {self.scene.text[s.start : s.end] for s in participant.mentions}
            said |= self._name_behind(participant)
            for form in said:
                tokens = plain(form).split()
                if not tokens or self.words.joined(at, at + len(tokens)).split() != tokens:
                    continue
                if best is None or at + len(tokens) > best[1]:
                    best = self._target(participant), at + len(tokens)
        return best

    def _name_behind(self, own: Participant) -> set[str]:
        """Reads "mi gata luna dormía": in a text without capitals the word behind may be the name."""
        if own.name is not None or own.kind == "place":
            return set()
        behind = (split_words(self.scene.text[s.end :]) for s in own.mentions)
        first = {w.items[0].text for w in behind if len(w) and not w.items[0].gap.strip()}
        verbs = self.knowledge.verbs
        return {w for w in first if plain(w) not in _NO_NAME | _BOUNDS and not verbs.read(w.lower(), False)}

    def of_participant(self, told: Participant, looks: Looks = ()) -> Target | None:
        """Who of the scene is meant by a phrase; those who are there come first, and of animals the one with
        the coat that is told. "El perro" is one that is there rather than the one of the cards that is not.
        """
        scene = self.scene
        seen = {key: {(x.trait, x.value) for x in scene.looks if x.subject == key} for key in self.ids}
        ranked = sorted(scene.participants, key=lambda p: (not p.in_scene, not set(looks) <= seen[p.key]))
        fitting = [p for p in ranked if self.is_same(told, p)]
        if told.kind == "pet" and told.name and plain(told.name) not in plain(told.words).split():
            nameless = replace(told, name=None, entity=None)
            fitting += [p for p in ranked if p.in_scene and self.is_same(nameless, p)]
            fitting.sort(key=lambda p: not p.in_scene)
        return self._target(fitting[0]) if fitting else None

    def is_same(self, told: Participant, own: Participant) -> bool:
        """Whether a phrase can name this participant."""
        if told.kind != own.kind or (told.count == 1) != (own.count == 1 and not own.members):
            return False
        if told.entity is not None and own.entity is not None:
            return told.entity == own.entity
        if told.name and own.name:
            return plain(told.name).split()[0] == plain(own.name).split()[0]
        if told.kind == "person":
            if told.name and not told.relation:
                return False
            if told.relation or own.relation:
                return told.relation == own.relation
            return told.concept == own.concept and told.gender in (own.gender, None)
        if told.kind == "pet":
            return told.concept in ("animal", self.species_of(own)) and not (told.name and not own.name)
        return told.concept is not None and told.concept == own.concept and not (told.name and not own.name)

    def species_of(self, own: Participant) -> str | None:
        """The animal concept of a participant, by its own or its card's species."""
        if own.concept is not None:
            return own.concept
        concept = self.knowledge.lexicon.lookup("animals", own.species) if own.species else None
        return concept.id if concept is not None else None

    def _target(self, own: Participant) -> Target:
        if own.relation == "yo":
            return replace(TELLER, chip_id=self.ids[own.key])
        called = replace(own, words=called_now(own, self.scene.looks))
        return Target(self.ids[own.key], own.kind, name_of(called, self.knowledge.lexicon), own.key, own)

    def _pronoun(self, at: int) -> tuple[Target, int] | None:
        """Reads "ella", "él": the only one there of that gender."""
        word = self.words[at]
        gender = "f" if word.plain == "ella" else "m" if word.lower == "él" else None
        if gender is None and word.plain == "el" and (self.words.plain_at(at + 1) in _BOUNDS | _NO_NOUNS):
            gender = "m"
        others = self.present("person")
        fitting = [t for t in others if gender and t.participant and t.participant.gender == gender]
        return (fitting[0], at + 1) if len(fitting) == 1 else None

    def _held_or_worn(self, at: int) -> tuple[Target, int] | None:
        noun = self.noun(at)
        if noun is None:
            return None
        found = self.of_noun(noun[0])
        if found is None:
            return None
        owner, last = self._owner(at, noun[1])
        if owner is not None and found.kind == "garment" and owner.key in self.wearers(found):
            found = replace(found, wearer=owner.chip_id)
        return found, last

    def _owner(self, at: int, last: int) -> tuple[Target | None, int]:
        """Whose it is, and the end of the phrase: "el vestido de mi mujer", "mi camiseta"."""
        if self.words.plain_at(at) in ("mi", "mis"):
            return TELLER, last
        owner = self.phrase(last + 1) if self.words.plain_at(last) == "de" else None
        known = self.of_participant(owner[0]) if owner is not None else None
        if owner is None or known is None or known.kind != "person":
            return None, last
        return known, owner[2]

    def of_noun(self, noun: Noun) -> Target | None:
        """The thing or garment of the scene that a noun means, by concept or by what is drawn of it."""
        held = self.scene.things if noun.kind == "object" else self.scene.garments
        kind = "objects" if noun.kind == "object" else "garments"
        for means in (self._is_it, self._is_a_sort_of):
            for each in held:
                own = self.knowledge.lexicon.get(kind, each.fact.concept)
                if means(noun, each.fact.concept, own):
                    name = with_the(each.fact.words if own is None else _form_of(own, each.fact.words))
                    return Target(f"{noun.kind}:{each.fact.concept}", noun.kind, name)
        return None

    def _is_it(self, noun: Noun, concept: str, own: Concept | None) -> bool:
        alike = own is not None and own.sketch is not None and own.sketch == noun.concept.sketch
        return concept == noun.concept.id or (alike and noun.concept.forms[0] == noun.words)

    def _is_a_sort_of(self, noun: Noun, _concept: str, own: Concept | None) -> bool:
        """Reads "el sombrero" as the straw hat ("sombrero de paja") that there is."""
        return own is not None and any(plain(f).split()[0] == plain(noun.words) for f in own.forms)

    def wearers(self, garment: Target) -> tuple[str, ...]:
        """The keys of those who wear a garment of the scene."""
        concept = garment.chip_id.partition(":")[2]
        worn = (g.wearer for g in self.scene.garments if g.fact.concept == concept)
        return tuple(dict.fromkeys(key for key in worn if key is not None))

    def present(self, *kinds: str) -> list[Target]:
        """Those who are there, but for the teller, in the order told."""
        return [
            self._target(p)
            for p in self.scene.participants
            if p.in_scene and p.kind in kinds and p.relation != "yo" and p.scene == 1
        ]

    # --- things and colours -----------------------------------------------------------------------

    def noun(self, at: int) -> tuple[Noun, int] | None:
        """A thing or garment at word ``at`` ("una mesa roja"), its article skipped."""
        start = at + (self.words.plain_at(at) in DETERMINERS or self.words.plain_at(at) in ("al", "del"))
        if start >= len(self.words):
            return None
        for kind, group in (("garment", "garments"), ("object", "objects")):
            match = self.knowledge.lexicon.at(group, self.words, start)
            if match is None:
                continue
            last, colour = match.last, self.colour(match.last)
            form = plural_or(match.form, self.words.said(match.first, match.last))
            if colour is not None:
                return Noun(kind, match.concept, form, colour[0]), colour[1]
            return Noun(kind, match.concept, form), last
        return None

    def colour(self, at: int) -> tuple[str, int] | None:
        """A colour at word ``at`` ("de color azul", "blanca")."""
        start = at
        for lead in ("de", "color", "en"):
            start += self.words.plain_at(start) == lead
        if self.words.plain_at(start) in ("muy", "mas", "todo", "toda"):
            start += 1
        match = self.knowledge.lexicon.at("colours", self.words, start) if start < len(self.words) else None
        if match is None or (start > at and self.words.stops_between(at, start)):
            return None
        last = match.last + (self.words.plain_at(match.last) in SHADES)
        return match.concept.id, last

    def given_name(self, at: int) -> tuple[str, int] | None:
        """Any name of one or two words at ``at``, written as names are."""
        last = at
        while last < min(at + 2, len(self.words)) and self.words.plain_at(last) not in _NO_NAME:
            if last > at and self.words[last].after_stop:
                break
            last += 1
        if last == at:
            return None
        return " ".join(part[:1].upper() + part[1:] for part in self.words.said(at, last).split()), last


def plural_or(form: str, said: str) -> str:
    """The lexicon's spelling of a word; the teller's when it is another form of it."""
    return form if plain(form) == plain(said) else said.lower()


def _form_of(concept: Concept, said: str) -> str:
    return next((f for f in concept.forms if plain(f) == plain(said)), said)
