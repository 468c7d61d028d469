"""The lexicon: size, sound files, forms."""

import json
import re
import time
from pathlib import Path

import pytest

from narrative import Lexicon, LexiconError
from narrative.words import plain, split_words

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"
README = LEXICON / "README.md"
LEAST = {
    "places": 165, "objects": 420, "animals": 70, "garments": 130, "activities": 265, "occasions": 90,
    "people": 320,
}  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


def test_size_is_as_the_readme_says(lexicon: Lexicon) -> None:
    """Distinct concepts, not forms; the README's table holds their counts."""
    counts = {kind: len(lexicon.concepts[kind]) for kind in LEAST if kind != "people"}
    counts["people"] = sum(c.tier != "human" for c in lexicon.concepts["people"])
    table = dict(re.findall(r"^\| (\w+) \| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert table == {kind: str(count) for kind, count in counts.items()}
    assert all(counts[kind] >= least for kind, least in LEAST.items())


def test_ids_are_unique_and_each_form_has_one_meaning_in_a_country(lexicon: Lexicon) -> None:
    for kind in LEAST:
        concepts = lexicon.concepts[kind]
        assert len({c.id for c in concepts}) == len(concepts)
        for country in ("ES", "MX", "AR", "CL", "CO", "CU", "PE"):
            seen: dict[str, str] = {}
            for concept in concepts:
                for form, countries in concept.regional.items():
                    if country in countries:
                        assert seen.setdefault(plain(form), concept.id) == concept.id, (form, country)


def test_words_of_one_country(lexicon: Lexicon) -> None:
    mexico, chile, spain = (lexicon.for_country(c) for c in ("MX", "CL", "ES"))
    assert [x.lookup("objects", "camiones") for x in (mexico, spain)] == [
        lexicon.get("objects", "bus"),
        lexicon.get("objects", "truck"),
    ]
    assert chile.lookup("people", "guagua") is lexicon.get("people", "baby_person")
    assert spain.lookup("people", "guagua") is None
    assert mexico is lexicon.for_country("MX")


def test_years_are_years(lexicon: Lexicon) -> None:
    dated = [c for kind in LEAST for c in lexicon.concepts[kind] if c.since or c.until]
    assert len(dated) >= 20
    assert all(1900 <= (c.since or 1900) <= 2026 and 1900 <= (c.until or 1900) <= 2026 for c in dated)


def test_loads_in_two_seconds() -> None:
    start = time.process_time()
    Lexicon.load(LEXICON)
    assert time.process_time() - start < 2


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
