"""The lexicon: size, sound files, forms."""

import json
from pathlib import Path

import pytest

from narrative import Lexicon, LexiconError
from narrative.words import split_words

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


def test_size(lexicon: Lexicon) -> None:
    sizes = {kind: len(lexicon.concepts[kind]) for kind in lexicon.concepts}
    words = sum(len(c.male) + len(c.female) for c in lexicon.concepts["people"])
    assert sizes["places"] >= 120
    assert sizes["objects"] >= 150
    assert sizes["animals"] >= 40
    assert sizes["garments"] >= 60
    assert sizes["activities"] >= 120
    assert sizes["occasions"] >= 40
    assert words >= 300


def test_plurals_and_diminutives(lexicon: Lexicon) -> None:
    assert lexicon.lookup("animals", "perritas") is lexicon.get("animals", "dog")
    assert lexicon.lookup("objects", "lápices") is lexicon.get("objects", "pencil")
    assert lexicon.lookup("garments", "bolsillo") is None


def test_accents_count_where_they_are_written(lexicon: Lexicon) -> None:
    assert lexicon.at("places", split_words("se bañó así"), 1) is None
    assert lexicon.at("places", split_words("el bano"), 1) is not None


def test_broken_line_is_named(tmp_path: Path) -> None:
    for source in LEXICON.glob("*.jsonl"):
        (tmp_path / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "animals.jsonl").write_text('{"id": "dog"', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"animals\.jsonl, line 1"):
        Lexicon.load(tmp_path)


def test_every_line_is_a_concept() -> None:
    for source in LEXICON.glob("*.jsonl"):
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        assert rows, source
