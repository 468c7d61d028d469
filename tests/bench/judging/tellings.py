"""Tellings written for the judge, a line each, as annotated memories.

``{hard in} Subíamos al [l+ cementerio] …``: first what is told of the whole text (``hard``: sensitive, ``in``
or ``out`` of doors, ``self-``: the patient is not there, ``nothing``: nothing to draw), then the text with
each mention in brackets: p, l, a (person, place, animal) and + or - (there or not), y the patient. What is
mentioned again in other words says first of whom: ``[p+ =mi hermano tomás|el pobre]``.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

from narrative import Understanding
from narrative.entities import Patient
from tests.bench.judging.examples import Example, candidates_of, example_of

_PART: Final = re.compile(r"(\[[pla][+-] (?:=[^|\[\]]*\|)?|\[y |\])")
_LINE: Final = re.compile(r"\{([^}]*)\} (.+)")
_KINDS: Final = {"p": "person", "l": "place", "a": "pet", "y": "person"}
_TELLER: Final = Patient(id="teller", name="")
Memory = dict[str, Any]


def tellings(path: Path) -> tuple[Memory, ...]:
    """The memories of a file, as far as it says; ValueError names a line that cannot be read."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    told = [line for line in lines if line and not line.startswith("#")]
    return tuple(_memory(f"{path.stem} {number}", line) for number, line in enumerate(told, start=1))


def _memory(name: str, line: str) -> Memory:
    read = _LINE.fullmatch(line)
    if read is None:
        raise ValueError(f"{name} does not begin with what is told of it, in braces")
    flags = read[1].split()
    text, mentions, there = _marked(read[2])
    entities = [
        {"key": key, "kind": _KINDS[key[0]], "in_scene": present,
         "registry": _TELLER.id if key[0] == "y" else None}
        for key, present in there.items()
    ]  # fmt: skip
    return {
        "id": name, "text": text, "mentions": mentions, "entities": entities,
        "self_in_scene": "self-" not in flags and "nothing" not in flags,
        "setting": {"indoor": True if "in" in flags else False if "out" in flags else None},
        "sensitive": "hard" in flags, "needs_follow_up": "nothing" in flags,
    }  # fmt: skip


def _marked(line: str) -> tuple[str, list[Memory], Mapping[str, bool]]:
    """The bare text, its mentions, and whether each entity is there: it is where any mention says so."""
    text, opened = "", list[tuple[str, bool, str, int]]()
    mentions, there = list[Memory](), dict[str, bool]()
    for part in _PART.split(line):
        if part == "]":
            letter, present, of_whom, start = opened.pop()
            words = text[start:]
            key = f"{letter} {(of_whom or words).lower()}" if letter != "y" else "y"
            there[key] = there.get(key, False) or present
            mentions.append(
                {"start": start, "end": len(text), "text": words, "kind": _KINDS[letter], "entity": key}
            )
        elif _PART.fullmatch(part):
            of_whom = part.partition("=")[2].rstrip("|")
            opened.append((part[1], part[2] == "+", of_whom, len(text)))
        else:
            text += part
    if opened:
        raise ValueError(f"a bracket is not closed in: {line}")
    return text, mentions, there


def told_examples(path: Path, understanding: Understanding, scorer: Any) -> Iterator[Example]:
    """The examples of a file: ``understanding``, without a judge, says who its candidates are."""
    for memory in tellings(path):
        scene = understanding.read(cast(str, memory["text"]), _TELLER, ())
        found = candidates_of(scene.participants, _TELLER.id, honest=True)
        yield example_of(memory, _TELLER.id, found, scorer)
