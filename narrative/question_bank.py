"""The bank of questions: what Evoca may ask, when each fits, and the words that each may use.

A folder holds ``questions.jsonl`` (the questions), ``themes.jsonl`` (what shows a theme in a scene, and
the words that it entails) and ``plain_words.txt`` (words that state nothing about a life).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, cast

from narrative.entities import Phase
from narrative.errors import QuestionBankError
from narrative.scene import Scene
from narrative.words import plain, split_words

Gap = Literal[
    "place", "action", "who", "when", "hour", "weather", "season", "object", "garment", "feeling",
    "look_person", "look_animal", "look_place", "look_object", "sense", "before", "after", "opening",
]  # fmt: skip
Sense = Literal["sight", "sound", "smell", "taste", "touch", "music"]
Country = Literal["any", "ES", "LA"]
GAPS: Final = frozenset(Gap.__args__)  # type: ignore[attr-defined]
SENSES: Final = frozenset(Sense.__args__)  # type: ignore[attr-defined]
PHASES: Final = frozenset({"childhood", "youth", "adulthood", "old_age"})
COUNTRIES: Final = frozenset({"any", "ES", "LA"})
_CLUES: Final = ("places", "activities", "objects", "occasions", "animals")


@dataclass(frozen=True)
class BankQuestion:
    """A question as it stands in the bank. ``words`` say "usted", ``familiar`` says "tú"; both may
    hold slots for what the person said. No phases and no themes mean that any fits. ``country`` is
    "ES" (Spain), "LA" (Latin America) or "any".
    """

    id: str
    words: str
    familiar: str
    gap: Gap
    sense: Sense | None = None
    phases: frozenset[Phase] = frozenset()
    themes: frozenset[str] = frozenset()
    country: Country = "any"


@dataclass(frozen=True)
class Theme:
    """A subject of talk. ``clues`` are concepts of the lexicon by kind that show it in a scene and
    ``words`` told words that do; ``entails`` are the words that a question may use once it is there,
    ``said`` those that its questions use only when they were told. A word that ends in "*" stands for
    all that begin so.
    """

    id: str
    clues: Mapping[str, frozenset[str]]
    words: tuple[str, ...]
    entails: tuple[str, ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionBank:
    """All questions, the themes, and the words that state nothing."""

    questions: tuple[BankQuestion, ...]
    themes: Mapping[str, Theme]
    plain_words: tuple[str, ...]

    @staticmethod
    def load(folder: Path) -> "QuestionBank":
        """Read the folder. QuestionBankError names the file and line that cannot be read."""
        themes = {row["id"]: _theme(row) for row in _lines(folder / "themes.jsonl", _check_theme)}
        questions = tuple(_question(row) for row in _lines(folder / "questions.jsonl", _check_question))
        for question in questions:
            unknown = question.themes - themes.keys()
            if unknown:
                raise QuestionBankError(f"{question.id}: unknown themes {sorted(unknown)}")
        if len({q.id for q in questions}) < len(questions):
            raise QuestionBankError("two questions have the same id")
        return QuestionBank(questions, themes, _plain_words(folder / "plain_words.txt"))

    def get(self, question_id: str) -> BankQuestion | None:
        """The question with this id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)

    def themes_of(self, scene: Scene) -> frozenset[str]:
        """The themes that a scene shows."""
        shown = _concepts(scene)
        told = frozenset(w.plain for w in split_words(scene.text).items)
        found = {
            theme.id
            for theme in self.themes.values()
            if any(shown[kind] & theme.clues.get(kind, frozenset()) for kind in _CLUES)
            or any(matches(pattern, word) for pattern in theme.words for word in told)
        }
        if any(p.kind == "pet" and p.in_scene for p in scene.participants):
            found.add("animals")
        return frozenset(found)

    def states_nothing(self, word: str) -> bool:
        """Whether a plain word tells nothing about a life: "cómo", "lugar", "manos"."""
        return word in self._plain_set or any(matches(pattern, word) for pattern in self._plain_stems)

    def entailed(self, themes: Iterable[str]) -> tuple[str, ...]:
        """The words that these themes bring with them."""
        return tuple(word for theme in themes for word in self.themes[theme].entails)

    @property
    def _plain_set(self) -> frozenset[str]:
        return _split_patterns(self.plain_words)[0]

    @property
    def _plain_stems(self) -> tuple[str, ...]:
        return _split_patterns(self.plain_words)[1]


def matches(pattern: str, word: str) -> bool:
    """Whether a plain word is ``pattern``, or begins like it when that ends in "*"."""
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@lru_cache(maxsize=8)
def _split_patterns(patterns: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    whole = frozenset(p for p in patterns if not p.endswith("*"))
    return whole, tuple(p for p in patterns if p.endswith("*"))


def _concepts(scene: Scene) -> dict[str, frozenset[str]]:
    """The lexicon ids of what is there, by kind."""
    here = [p for p in scene.participants if p.in_scene and p.concept]
    occasion = scene.setting.occasion
    return {
        "places": frozenset(p.concept or "" for p in here if p.kind == "place"),
        "animals": frozenset(p.concept or "" for p in here if p.kind == "pet"),
        "activities": frozenset(a.fact.concept for a in scene.actions if not a.fact.guess),
        "objects": frozenset(t.fact.concept for t in scene.things if not t.fact.guess),
        "occasions": frozenset({occasion.concept} if occasion else ()),
    }


def _lines(path: Path, check: Any) -> Iterator[Mapping[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise QuestionBankError(f"{path}: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            check(row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise QuestionBankError(f"{path}, line {number}: {error}") from error
        yield row


def _check_question(row: Mapping[str, Any]) -> None:
    allowed = {"id", "words", "tu", "gap", "sense", "phases", "themes", "country"}
    if set(row) - allowed:
        raise ValueError(f"unknown fields {sorted(set(row) - allowed)}")
    for name, known in (("gap", GAPS), ("country", COUNTRIES)):
        if row[name] not in known:
            raise ValueError(f"{name} {row[name]!r} is none of {sorted(known)}")
    if row.get("sense") is not None and row["sense"] not in SENSES:
        raise ValueError(f"sense {row['sense']!r} is none of {sorted(SENSES)}")
    if set(row.get("phases", ())) - PHASES:
        raise ValueError(f"phases {row['phases']!r} are not all of {sorted(PHASES)}")
    if not row["id"] or not row["words"]:
        raise ValueError("a question needs an id and words")


def _check_theme(row: Mapping[str, Any]) -> None:
    allowed = {"id", "words", "entails", "said", *_CLUES}
    if set(row) - allowed:
        raise ValueError(f"unknown fields {sorted(set(row) - allowed)}")
    if not row["id"]:
        raise ValueError("a theme needs an id")


def _question(row: Mapping[str, Any]) -> BankQuestion:
    return BankQuestion(
        row["id"], row["words"], row.get("tu") or row["words"], cast(Gap, row["gap"]),
        cast(Sense | None, row.get("sense")), frozenset(cast(list[Phase], row.get("phases", []))),
        frozenset(row.get("themes", ())), cast(Country, row["country"]),
    )  # fmt: skip


def _theme(row: Mapping[str, Any]) -> Theme:
    clues = {kind: frozenset[str](row.get(kind, ())) for kind in _CLUES}
    words, entails, said = (_patterns(row.get(name, ())) for name in ("words", "entails", "said"))
    return Theme(row["id"], clues, words, entails, said)


def _patterns(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain(word) for word in words)


def _plain_words(path: Path) -> tuple[str, ...]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise QuestionBankError(f"{path}: {error}") from error
    return _patterns(word for line in lines if not line.startswith("#") for word in line.split())
