"""Tests of reading the tellings: what is in brackets is all that is taken out of a line."""

import re
from pathlib import Path

import pytest

from tests.bench.judging.tellings import tellings

FILES = sorted((Path(__file__).parent / "tellings").rglob("*.txt"))
SIGNS = re.compile(r"\[(?:[pla][+-] (?:=[^|\[\]]*\|)?|y )|\]|^\{[^}]*\} ")


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name} {p.stem}")
def test_a_telling_is_its_line_without_the_signs(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    told = tellings(path)
    assert [memory["text"] for memory in told] == [SIGNS.sub("", line) for line in lines]
    for memory in told:
        for mention in memory["mentions"]:
            assert memory["text"][mention["start"] : mention["end"]] == mention["text"]
        assert {m["entity"] for m in memory["mentions"]} == {e["key"] for e in memory["entities"]}


def test_what_is_told_of_the_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(
        "# heading\n"
        "{hard in} En [l+ la sala] lloraba [p+ mi tía Ana]. [p- El novio de [p+ =mi tía ana|ella]] no vino.\n"
        "{self-} [y La abuela] no estaba.\n{nothing} No sé.\n",
        "utf-8",
    )
    hard, away, nothing = tellings(path)
    assert hard["sensitive"]
    assert hard["setting"]["indoor"] is True
    assert hard["self_in_scene"]
    assert {e["key"]: e["in_scene"] for e in hard["entities"]} == {
        "l la sala": True, "p mi tía ana": True, "p el novio de ella": False,
    }  # fmt: skip
    assert not away["self_in_scene"]
    assert away["entities"][0]["registry"] == "teller"
    assert nothing["needs_follow_up"]
    assert not nothing["self_in_scene"]


@pytest.mark.parametrize("line", ["Sin llaves.", "{} En [l+ la sala estaba."])
def test_a_line_that_cannot_be_read_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(line, "utf-8")
    with pytest.raises(ValueError, match=r"own 1|not closed"):
        tellings(path)
