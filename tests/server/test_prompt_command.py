"""``evoca prompt`` and the guide's parts that the code writes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from narrative import Understanding
from narrative.prompting import FAMILIES
from server.command_line import main
from server.prompt_guide import GUIDE, KNOWN, MEMORY, written
from server.settings import SHIPPED_DATA, Settings


@pytest.fixture
def prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Runs ``evoca prompt`` over the guide's people; what it said."""
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))

    def run(*arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as end:
            main(["prompt", "--patient", str(KNOWN), *arguments])
        said = capsys.readouterr()
        assert end.value.code == code, said
        return said.err if code else said.out

    return run


def test_prompts_are_printed_with_their_sources(prompt: Callable[..., str]) -> None:
    said = prompt("--text", MEMORY)
    assert "Que se vea: ninaaur" in said
    assert "ficha de Petra" in said
    assert "añadido: estilo «Cuento ilustrado»" in said
    assert "eliastok" not in said
    assert "Este modelo no lee lo que no debe verse." in said


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_as_json(prompt: Callable[..., str], family: str) -> None:
    found = json.loads(prompt("--text", MEMORY, "--family", family, "--style", "photograph", "--json"))
    whole = found["parts"][0]
    assert (found["family"], found["look"], found["year"]) == (family, "black_and_white", 1948)
    assert (whole["negative"] == "") == (not FAMILIES[found["family"]].negative)
    assert whole["prompt"].endswith(".") == (FAMILIES[found["family"]].wording == "sentences")
    for row in (*whole["ledger"], *whole["left_out"]):
        assert row["words"] is None or row["words"] in MEMORY
        assert row["origin"] != "said" or row["words"]


def test_bad_words_are_answered_in_one_sentence(prompt: Callable[..., str]) -> None:
    assert "estilo" in prompt("--text", MEMORY, "--style", "manga", code=2)
    assert prompt("--text", "   ", code=2).count("\n") == 1
    prompt("--text", MEMORY, "--family", "dalle", code=2)


def test_the_guide_is_as_the_code_writes_it(tmp_path: Path) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    made = written(guide, Understanding.load(SHIPPED_DATA / "lexicon"), Settings(home=tmp_path))
    assert made == guide, "python -m server.prompt_guide writes it anew"
    with pytest.raises(ValueError, match="families"):
        written("# empty", Understanding.load(SHIPPED_DATA / "lexicon"), Settings(home=tmp_path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "No hay ningún recuerdo: escríbalo detrás de --text, entre comillas."),
        ("   ", "No hay ningún recuerdo: escríbalo detrás de --text, entre comillas."),
        ("De aquello ya no me acuerdo de nada.", "En --text no hay ningún recuerdo que dibujar"),
    ],
)
def test_without_a_memory_the_command_says_what_is_missing(
    prompt: Callable[..., str], text: str, said: str
) -> None:
    error = prompt("--text", text, code=2)
    assert said in error
    assert "?" not in error
