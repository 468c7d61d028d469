"""The annotations of the told memories hold together: what is marked stands in the text and belongs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

TOLD = Path(__file__).parent / "told"
SETS = sorted(TOLD.rglob("*.jsonl"))


def _rows(path: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_mentions_are_the_words_that_they_say(path: Path) -> None:
    for row in _rows(path):
        for mention in row["mentions"]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"], row["id"]
        known = {entity["key"] for entity in row["entities"]}
        assert {mention["entity"] for mention in row["mentions"]} <= known, row["id"]
        assert {entity["kind"] for entity in row["entities"]} <= {"person", "place", "pet"}, row["id"]


def test_no_memory_is_told_twice() -> None:
    texts = [row["text"] for path in SETS for row in _rows(path)]
    assert len(texts) == len(set(texts))
