"""The parts of BENCHMARKS.md that benches write by themselves, and the recogniser's table."""

from pathlib import Path

from tests.bench.recognising import Sighting, noted, table
from tests.bench.sections import COMPOSING, RECOGNISING


def test_a_part_is_put_in_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    page = tmp_path / "BENCHMARKS.md"
    page.write_text("# Benchmarks\n\n| a table |\n", encoding="utf-8")
    COMPOSING.write("composed", page)
    RECOGNISING.write("seen once", page)
    COMPOSING.write("composed again", page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Benchmarks\n\n| a table |\n")
    assert text.count("composed") == text.count("composed again") == 1
    assert text.index("composed again") < text.index("seen once")
    assert "seen once" in RECOGNISING.of(text)
    assert RECOGNISING.of("nothing of it") == ""


def test_the_table_counts_what_was_seen_rightly(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    assert noted(notes) == []
    lines = (
        '[["1 sketch", "place", true], ["1 sketch", "hair", false]]',
        '[["1 sketch", "place", false], ["2 painted", "place", true]]',
    )
    notes.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scenes = noted(notes)
    assert scenes[0][1] == Sighting("1 sketch", "hair", False)
    rows = table(scenes).splitlines()
    assert rows[0].startswith("| 2 scenes | place | people")
    assert rows[2] == "| sketch | 0.50 of 2 |  | 0.00 of 1 |  |  |"
    assert rows[3].startswith("| painted | 1.00 of 1 |")
