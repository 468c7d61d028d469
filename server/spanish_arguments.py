"""The command line in Spanish: argparse's own words, its faults as one sentence, and numbers that are read.

argparse takes its words through two names of its module, and asks the system's language for them; a
command that speaks Spanish everywhere gives it its own.
"""

import argparse
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

BAD_USE: Final = 2
LARGEST_SEED: Final = 2**32 - 1
_WORDS: Final = {
    "usage: ": "uso: ",
    "positional arguments": "hay que poner",
    "options": "opciones",
    "show this help message and exit": "dice cómo se usa y no hace nada más",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "falta %s",
    "one of the arguments %s is required": "falta una de estas: %s",
    "unrecognized arguments: %s": "no se entiende «%s»",
    "unexpected option string: %s": "no se entiende «%s»",
    "expected one argument": "falta su valor",
    "expected at most one argument": "lleva un valor como mucho",
    "expected at least one argument": "falta su valor",
    "expected %s argument": "lleva %s valor",
    "expected %s arguments": "lleva %s valores",
    "ignored explicit argument %r": "no lleva ningún valor y se le ha dado «%s»",
    "not allowed with argument %s": "no puede ir con %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "«%(option)s» puede ser %(matches)s, hay que escribirla entera"
    ),
    "invalid choice: %(value)r (choose from %(choices)s)": "no hay «%(value)s», elija entre %(choices)s",
    "invalid %(type)s value: %(value)r": "«%(value)s» no vale",
}


class SpanishParser(argparse.ArgumentParser):
    """Says every fault as one sentence that names the command's own help, and ends with ``BAD_USE``."""

    def parse_known_args(self, *given: Any, **named: Any) -> Any:
        """As argparse's, but what is left over is a fault of the command it was given to."""
        known, left = super().parse_known_args(*given, **named)
        if left:
            self.error(_WORDS["unrecognized arguments: %s"] % " ".join(left))
        return known, left

    def error(self, message: str) -> NoReturn:
        """Ends the process with the sentence."""
        sentence = " ".join(message.split())
        self.exit(BAD_USE, f"evoca: {sentence[:1].upper()}{sentence[1:]}; «{self.prog} --help» lo explica.\n")


@contextmanager
def spanish_words() -> Generator[None]:
    """While a parser is made and used, argparse speaks Spanish."""
    names: dict[str, Any] = argparse.__dict__
    before = {name: names[name] for name in ("_", "ngettext")}
    names.update({"_": _said, "ngettext": _counted})
    try:
        yield
    finally:
        names.update(before)


def _said(english: str) -> str:
    return _WORDS.get(english, english)


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Reads one whole number."""

    def read(text: str) -> int:
        found = _whole(text)
        if found is None or not least <= found <= most:
            raise argparse.ArgumentTypeError(f"«{text}» no es un número entero de {least} a {most}")
        return found

    return read


def whole_numbers(least: int, most: int) -> Callable[[str], list[int]]:
    """Reads "1,3,5", each once."""

    def read(text: str) -> list[int]:
        found = [_whole(part) for part in text.split(",") if part.strip()]
        inside = [each for each in found if each is not None and least <= each <= most]
        if not found or len(inside) != len(found):
            raise argparse.ArgumentTypeError(
                f"«{text}» no es una lista de números enteros de {least} a {most}, como 1,2,3"
            )
        return list(dict.fromkeys(inside))

    return read


def share(text: str) -> float:
    """Reads a number above 0 and at most 1, with a point or a comma."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = 0.0
    if not 0 < found <= 1:
        raise argparse.ArgumentTypeError(f"«{text}» no es un número mayor que 0 y como mucho 1")
    return found


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
