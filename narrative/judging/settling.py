"""The judge's word on everybody and everything that the rules found in a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from narrative.judging.certain import certainly_away, plainly_there
from narrative.judging.judge import Judge
from narrative.judging.surroundings import Candidate
from narrative.phrase_parts import Phrase
from narrative.registry_links import Referent
from narrative.verbs import Verbs
from narrative.words import Words, word_set

LIKELY: Final = 0.5
# the rules call somebody absent only for a reason that stands in the text: to be overruled takes more
OVERRULED: Final = 0.6
ANIMAL: Final = 0.25  # an animal that the rules see there seldom is not
PLAINLY: Final = 0.05  # of whom the words right around say it by themselves
DISPUTED: Final = 0.15  # a side of the walls that is less likely than this is left untold
A_TELLING: Final = 24  # words: it learned from tellings, and knows less of a sentence or two than the rules
HARD: Final = 0.45  # from here on a text is hard without any word of the rules; a wrong one costs a picture
HARMLESS: Final = 0.18  # what is less likely hard than this is not, but for words that leave no doubt
_WERE_THERE: Final = word_set("estabamos estaban estaba eramos ibamos iban fuimos fueron vinieron venian")
_DID_TOGETHER: Final = ("abamos", "iamos", "aban", "ian", "aron", "ieron")
_TO_THE_LIST: Final = 6  # words between what they did and the first of them
_A_LIST: Final = 3  # names: two may share a verb and be elsewhere
_OPENING: Final = word_set("tambien alli ahi y pues")


@dataclass(frozen=True)
class Settled:
    """``present`` by the referent's number; ``nothing``: nothing is told that could be drawn; ``disputed``:
    the sides, True for indoors, that the text as a whole speaks against; ``hard``: whether it is loss, war,
    violence, serious harm or illness that is told, None where the words decide.
    """

    present: dict[int, bool]
    nothing: bool = False
    disputed: frozenset[bool] = frozenset()
    hard: bool | None = None


def settled(
    judge: Judge,
    words: Words,
    verbs: Verbs,
    referents: Sequence[Referent],
    present: Mapping[int, bool],
    main: tuple[int, int],
) -> Settled:
    """What the rules think, ``present``, weighed again with the text.

    The patient is left as they are; ``main`` is the range of sentences of the scene. Somebody whom the rules
    see there is something that is told. What is shorter than a telling is left to the rules.
    """
    phrases = [phrase for referent in referents for phrase in referent.phrases]
    away = {n for n, r in enumerate(referents) if _is_certainly_away(r, words, phrases)}
    present = {n: there and n not in away for n, there in present.items()}
    if len(words) < A_TELLING:
        return Settled(present)
    asked = [number for number, referent in enumerate(referents) if referent.relation != "yo"]
    judgement = judge.weigh(words, verbs, [_candidate(referents[n], present[n], words, main) for n in asked])
    needed = [_needed(referents[n], present[n], words, phrases) for n in asked]
    there = {
        n: p >= least and n not in away for n, p, least in zip(asked, judgement.there, needed, strict=True)
    }
    somebody = any(present[n] and referents[n].kind != "place" for n in asked)
    sides = {True: judgement.indoors, False: judgement.outdoors}
    return Settled(
        {**present, **there},
        nothing=judgement.nothing >= LIKELY and not somebody,
        disputed=frozenset(side for side, p in sides.items() if p < DISPUTED),
        hard=True if judgement.hard >= HARD else False if judgement.hard < HARMLESS else None,
    )


def _is_certainly_away(referent: Referent, words: Words, phrases: Sequence[Phrase]) -> bool:
    if referent.kind == "place" or referent.relation == "yo":
        return False
    acts = any(plainly_there(phrase, words, phrases) for phrase in referent.phrases)
    return not acts and any(certainly_away(phrase, words, phrases) for phrase in referent.phrases)


def _needed(referent: Referent, there: bool, words: Words, phrases: Sequence[Phrase]) -> float:
    """The probability from which on the one told of is there."""
    if not there:
        return OVERRULED
    listed = _listed(words, phrases)
    sure = any(
        p in listed or _answers_who_was_there(p, words) or _with_the_teller(p, words)
        for p in referent.phrases
    )
    if sure or _is_a_known_animal_by_name(referent, words):
        return 0.0
    if referent.kind != "place" and any(plainly_there(p, words, phrases) for p in referent.phrases):
        return PLAINLY
    return ANIMAL if referent.kind == "pet" else LIKELY


def _listed(words: Words, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Reads "estábamos mi padre, mi madre y mi tía": all those of lists of who was there."""
    people = sorted((p for p in phrases if p.kind != "place"), key=lambda p: p.first)
    found: list[Phrase] = []
    row: list[Phrase] = []
    for phrase in people:
        joined = words.plain_at(phrase.first - 1) in ("y", "e")
        goes_on = joined or (phrase.first < len(words) and words[phrase.first].gap.strip() == ",")
        if row and goes_on and row[-1].last == phrase.first - joined:
            row.append(phrase)
        else:
            row = [phrase] if _several_were_there(phrase.first, words) else []
        if len(row) == _A_LIST:
            found += row
        elif len(row) > _A_LIST:
            found.append(phrase)
    return found


def _several_were_there(first: int, words: Words) -> bool:
    """Reads "estábamos (mi padre…)", "íbamos a la playa (mi madre…)", "comíamos en el campo (mi tía…)"."""
    for at in range(first - 1, max(first - _TO_THE_LIST, -1), -1):
        word = words.plain_at(at)
        if word in _WERE_THERE or word.endswith(_DID_TOGETHER):
            return True
        if words[at].after_stop:
            return False
    return False


def _answers_who_was_there(phrase: Phrase, words: Words) -> bool:
    """Reads "Estaba mi hermana Rita.", "También estaban mi prima y mi tío.": nothing else is said."""
    before = phrase.first - 1
    if words.plain_at(before) not in ("estaba", "estaban"):
        return False
    while before > 0 and not words[before].opens:
        before -= 1
        if words.plain_at(before) not in _OPENING:
            return False
    ends = phrase.last >= len(words) or words[phrase.last].opens
    return ends or words.plain_at(phrase.last) in ("y", "e")


def _with_the_teller(phrase: Phrase, words: Words) -> bool:
    """Reads "mi abuela y yo", "yo y mi abuela"."""
    behind = words.plain_at(phrase.last) == "y" and words.plain_at(phrase.last + 1) == "yo"
    before = words.plain_at(phrase.first - 1) == "y" and words.plain_at(phrase.first - 2) == "yo"
    return behind or before


def _is_a_known_animal_by_name(referent: Referent, words: Words) -> bool:
    """Reads "Trasto dormía en el suelo." of a dog on the cards: animals have names that are words, and the
    judge takes those for things.
    """
    known = referent.kind == "pet" and referent.entity is not None
    return known and any(words[phrase.first].opens for phrase in referent.phrases)


def _candidate(referent: Referent, there: bool, words: Words, main: tuple[int, int]) -> Candidate:
    inside = any(main[0] <= words[p.head].sentence < main[1] for p in referent.phrases)
    spans = {words.span(p.first, p.last) for p in referent.phrases}
    linked = referent.entity is not None or bool(referent.members)
    ordered = tuple(sorted(spans, key=lambda s: (s.start, s.end)))
    return Candidate(referent.kind, there, linked, not inside, ordered)
