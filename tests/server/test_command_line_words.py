"""What every command says of itself and of wrong use is Spanish, one sentence, and writes nothing."""

import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.command_line import main

Command = tuple[str, ...]
ENGLISH = re.compile(
    r"\b(allowed|ambiguous|an|and|arguments?|as|at|be|by|choice|choose|could|error|exit|expected|explicit"
    r"|following|for|from|given|help|ignored|in|invalid|is|it|least|match|message|most|not|of|one|optional"
    r"|options|or|positional|program|required|requires|show|string|the|these|this|to|type|unexpected"
    r"|unknown|unrecognized|usage|value|what|where|which|with)\b"
)
OPTION = re.compile(r"^  (?:-\w, )?(--[\w-]+)(?: ([^\s]+))?(?:$|  )", re.MULTILINE)


def said(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as end:
        main(list(arguments))
    assert isinstance(end.value.code, int)
    return end.value.code, out.getvalue(), err.getvalue()


@cache
def help_of(command: Command) -> str:
    code, out, err = said(*command, "--help")
    assert (code, err) == (0, "")
    return out


def within(command: Command = ()) -> Iterator[Command]:
    """The command and all below it, as its help lists them."""
    yield command
    if "  ORDEN\n" in help_of(command):
        listed = help_of(command).split("  ORDEN\n")[1].split("\n\n")[0]
        for name in re.findall(r"^    (\S+)", listed, re.MULTILINE):
            yield from within((*command, name))


COMMANDS = list(within())


@pytest.fixture(autouse=True)
def nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    yield
    assert not list(tmp_path.iterdir())


def english(text: str, *mine: str) -> set[str]:
    """The English words among it that are neither names of options, commands or choices, nor the user's."""
    for own in mine:
        text = text.replace(own, " ")
    text = re.sub(r"--?[a-z][\w-]*|\{[^}]*\}|«evoca [^»]*»|'[^']*'|elija entre [^;]*", " ", text)
    return set(ENGLISH.findall(text.lower()))


def fault(command: Command, *arguments: str) -> str:
    """The one sentence of a wrong use."""
    code, out, err = said(*command, *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1, err
    assert err.startswith("evoca: ")
    assert err.endswith(" --help» lo explica.\n")
    assert not english(err, *arguments), err
    return err


def test_all_commands_are_found() -> None:
    assert {(), ("draw",), ("repair",), ("models", "get"), ("lab", "augment"), ("train",)} <= set(COMMANDS)
    assert len(COMMANDS) > 20


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
class TestEach:
    def test_help_is_spanish(self, command: Command) -> None:
        text = help_of(command)
        assert text.startswith(f"uso: {' '.join(('evoca', *command))} [-h]")
        assert "\nopciones:\n" in text
        assert not english(re.sub(r"^    \S+", "", text, flags=re.MULTILINE))

    def test_a_wrong_option_is_one_sentence_that_names_its_own_help(self, command: Command) -> None:
        sentence = fault(command, "--disparate")
        assert f"«{' '.join(('evoca', *command))} --help»" in sentence
        assert "--disparate" in sentence or "Falta " in sentence

    def test_every_option_without_its_value_or_with_one_too_many_is_named(self, command: Command) -> None:
        for option, value in OPTION.findall(help_of(command)):
            sentence = fault(command, option) if value else fault(command, f"{option}=disparate")
            told = "falta su valor" if value else "no lleva ningún valor"
            assert f"{option}: {told}" in sentence

    def test_every_number_and_choice_says_what_it_may_be(self, command: Command) -> None:
        for option, value in OPTION.findall(help_of(command)):
            if value.startswith("{"):
                wrong, told = "disparate", ["no hay «disparate», elija entre", *value[1:-1].split(",")]
            elif value in {"N", "S", "PID"} or value[0:1].isdigit():
                wrong, told = "-7", ["«-7» no es un"]
            else:
                continue
            for words in told:
                assert words in fault(command, option, wrong)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "Falta ORDEN"),
        ("pintar", "ORDEN: no hay «pintar», elija entre 'understand',"),
        ("models", "Falta ORDEN; «evoca models --help»"),
        ("lab pintar", "ORDEN: no hay «pintar», elija entre 'sweep', 'augment'; «evoca lab --help»"),
        ("draw", "Falta --text, --out;"),
        ("models add", "Falta MODELO;"),
        ("draw --s 3", "«--s» puede ser --style, --seed, --steps, --size, hay que escribirla entera"),
        ("doctor ya", "No se entiende «ya»; «evoca doctor --help»"),
        ("--rojo doctor", "No se entiende «--rojo»; «evoca --help»"),
        ("example --make --if-missing", "--if-missing: no puede ir con --make"),
        ("draw --steps 0", "--steps: «0» no es un número entero de 1 a 100"),
        ("draw --size mucho", "--size: «mucho» no es un número entero de 256 a 2048"),
        ("repair --strength 1,5", "--strength: «1,5» no es un número mayor que 0 y como mucho 1"),
        ("lab sweep --epochs 1,x", "«1,x» no es una lista de números enteros de 0 a 200, como 1,2,3"),
        ("lab sweep --epochs ,", "«,» no es una lista"),
    ],
)
def test_each_kind_of_wrong_use_has_its_words(arguments: str, words: str) -> None:
    assert words in fault(tuple(arguments.split()))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_is_typed_comes_back_in_one_sentence(odd: str) -> None:
    for arguments in (("doctor", f"--x{odd}"), ("draw", "--steps", f"x{odd}"), (f"x{odd}",)):
        code, out, err = said(*arguments)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert "x" in err


def test_other_parsers_keep_their_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    said("doctor", "--disparate")
    with pytest.raises(SystemExit):
        argparse.ArgumentParser(prog="other").parse_args(["--wrong"])
    assert "usage: other" in capsys.readouterr().err


def test_a_share_may_have_a_comma() -> None:
    assert "--strength" not in fault(("repair",), "--strength", "0,8")
