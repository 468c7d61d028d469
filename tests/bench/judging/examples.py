"""The told memories as examples: who is a candidate, what the rules thought at first sight, who is there.

``first_readings.jsonl`` keeps what the rules found in each memory, with their opinion where they had not yet
learned from its set (``there`` is null where they had): an opinion on texts that shaped the rules would look
better than it is. ``snippets.txt`` are short tellings written for this, each mention in brackets with p, l, a
(person, place, animal) and + or - (there or not).
"""

import json
import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from narrative.judging.network import NOT_THERE, THERE

HERE: Final = Path(__file__).parent
TOLD: Final = HERE.parents[1] / "narrative" / "told"
KINDS: Final = ("person", "place", "pet")
_LETTERS: Final = {"p": "person", "l": "place", "a": "pet"}
_NOUN_PHRASE: Final = re.compile(
    r"\b(?:el|la|los|las|un|una|unos|unas|mi|mis|su|sus|al|del|aquel|aquella|otro|otra|dos|tres)\s+"
    r"(\w{3,})(?:\s+(?:de\s+(?:la\s+|los\s+|las\s+)?)?\w{4,})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Asked:
    """A candidate: ``opinion`` of the rules as the judge reads it (0 unknown); ``there`` is the truth."""

    kind: str
    opinion: int
    linked: bool
    later: bool
    spans: tuple[tuple[int, int], ...]
    there: bool
    real: bool = True


@dataclass(frozen=True)
class Example:
    """A memory. ``whole``: teller there, sensitive, follow-up needed (None where not annotated)."""

    name: str
    text: str
    asked: tuple[Asked, ...]
    nothing: tuple[tuple[int, int], ...] = ()
    whole: tuple[bool, bool, bool] | None = None
    indoor: int = 2


def annotated(
    path: Path, tellers: dict[str, Any], scorer: ModuleType, readings: dict[str, Any]
) -> list[Example]:
    """The examples of a file of annotated memories, those that have a reading."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    found: list[Example] = []
    for row in rows:
        patient = row["patient"] if isinstance(row["patient"], dict) else tellers[row["patient"]]
        if row["id"] in readings:
            found.append(example_of(row, patient["id"], readings[row["id"]], scorer))
    return found


def example_of(
    row: dict[str, Any], patient: str, reading: list[dict[str, Any]], scorer: ModuleType
) -> Example:
    """The candidates of a ``reading`` of the rules, with the truth of an annotated memory."""
    entities, spans, _ = scorer.view(row, patient)
    own = {str(n): {"kind": c["kind"], "in_scene": True} for n, c in enumerate(reading)}
    said = {str(n): {tuple(s) for s in c["spans"]} for n, c in enumerate(reading)}
    truth = {mine: entities[theirs] for theirs, mine in scorer.match_entities(entities, spans, own, said)}
    asked = tuple(_asked(c, truth.get(str(n))) for n, c in enumerate(reading))
    taken = [(m["start"], m["end"]) for m in row["mentions"]] + [s for a in asked for s in a.spans]
    indoor = {True: 0, False: 1, None: 2}[row["setting"]["indoor"]]
    whole = (row["self_in_scene"], row["sensitive"], row["needs_follow_up"])
    return Example(row["id"], row["text"], asked, _nothing(row["text"], taken), whole, indoor)


def _asked(found: dict[str, Any], meant: dict[str, Any] | None) -> Asked:
    opinion = 0 if found["there"] is None else THERE if found["there"] else NOT_THERE
    spans = tuple((int(start), int(end)) for start, end in found["spans"])
    there = meant is not None and bool(meant["in_scene"])
    return Asked(found["kind"], opinion, found["linked"], found["later"], spans, there, meant is not None)


def snippets(path: Path) -> list[Example]:
    """The examples of snippets.txt; the same words in brackets twice are one candidate."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    return [
        _snippet(f"snippet {n}", line) for n, line in enumerate(lines) if line and not line.startswith("#")
    ]


def _snippet(name: str, line: str) -> Example:
    text, opened, found = (
        "",
        list[tuple[str, bool, int]](),
        dict[tuple[str, bool, str], list[tuple[int, int]]](),
    )
    for part in re.split(r"(\[[pla][+-] |\])", line):
        if part.startswith("[") and len(part) == 4:
            opened.append((_LETTERS[part[1]], part[2] == "+", len(text)))
        elif part == "]":
            kind, there, start = opened.pop()
            found.setdefault((kind, there, text[start:].lower()), []).append((start, len(text)))
        else:
            text += part
    asked = tuple(
        Asked(kind, 0, False, False, tuple(spans), there) for (kind, there, _), spans in found.items()
    )
    return Example(name, text, asked, _nothing(text, [s for a in asked for s in a.spans]))


def _nothing(text: str, taken: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Noun phrases that are nobody: no mention touches them."""
    taken = tuple(taken)
    spans = {s for m in _NOUN_PHRASE.finditer(text) for s in ((m.start(), m.end(1)), m.span())}
    return tuple(sorted(s for s in spans if not any(s[0] < end and start < s[1] for start, end in taken)))


def varied(example: Example, chance: random.Random) -> Example:
    """The example as it is learned from once: with phrases that are nobody among the candidates, at times one
    taken for another kind, sometimes without the rules' opinion, sometimes as a recogniser or a hasty typist
    would write it.
    """
    asked = _with_nobodies(example, chance)
    if chance.random() < 0.3:
        asked = [replace(a, opinion=0) for a in asked]
    asked = [replace(a, opinion=0) if chance.random() < 0.1 else a for a in asked]
    return replace(example, asked=tuple(asked), text=_rewritten(example.text, chance))


def _with_nobodies(example: Example, chance: random.Random) -> list[Asked]:
    asked = list(example.asked)
    count = min(len(example.nothing), chance.choice((0, 1, 1, 2, 3)))
    if not count:
        return asked
    known = any(a.opinion for a in asked)
    for span in chance.sample(example.nothing, count):
        opinion = (THERE if chance.random() < 0.9 else NOT_THERE) if known else 0
        kind = chance.choice(("person", "place", "place", "pet"))
        asked.append(Asked(kind, opinion, False, False, (span,), False, False))
    free = [a for a in example.asked if a.real and not a.linked]
    if free and chance.random() < 0.15:
        wrong = chance.choice(free)
        kind = chance.choice([k for k in KINDS if k != wrong.kind])
        asked.remove(wrong)
        asked.append(replace(wrong, kind=kind, opinion=THERE if known else 0, there=False, real=False))
    return asked


def _rewritten(text: str, chance: random.Random) -> str:
    """Of the same length."""
    if chance.random() >= 0.2:
        return text
    text = text.lower()
    if chance.random() < 0.5:
        text = "".join(c if c == "ñ" else unicodedata.normalize("NFD", c)[0] for c in text)
    if chance.random() < 0.5:
        text = "".join(" " if c in ',.;:¡!¿?«»"' else c for c in text)
    return text


def candidates_of(reading: Sequence[Any], patient: str, honest: bool) -> list[dict[str, Any]]:
    """A reading (a Scene's participants) as one line of first_readings.jsonl keeps it."""
    return [
        {
            "kind": p.kind, "there": p.in_scene if honest else None,
            "linked": p.entity is not None or bool(p.members), "later": p.scene == 2,
            "spans": sorted([s.start, s.end] for s in p.mentions),
        }
        for p in reading
        if p.relation != "yo" and p.entity != patient
    ]  # fmt: skip
