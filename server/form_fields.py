"""Fields of a form as they were typed: read as texts and numbers, with a sentence for each that cannot be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from server.texts import gettext as _

Typed = Mapping[str, str]


def spanish_number(value: float) -> str:
    """A number as it is written in Spanish: a comma, and no more digits than needed."""
    return f"{value:g}".replace(".", ",")


@dataclass
class FormFields:
    """What stands in a form. ``problems`` gets a sentence for each field that cannot be used."""

    typed: Typed
    problems: dict[str, str] = field(default_factory=dict[str, str], kw_only=True)

    def text(self, name: str) -> str:
        """What was typed, without the space around it."""
        return self.typed.get(name, "").strip()

    def long_text(self, name: str, longest: int) -> str:
        """A text in one line, of so many letters at most."""
        text = " ".join(self.text(name).replace("\0", "").split())
        if len(text) > longest:
            self.complain(name, _("Es demasiado texto: que no pase de %d letras.") % longest)
        return text

    def complain(self, name: str, sentence: str) -> None:
        """Notes what is wrong with a field; what was said of it first stays."""
        self.problems.setdefault(name, sentence)

    def whole(self, name: str, least: int, most: int, otherwise: int) -> int:
        """A whole number within these bounds, else ``otherwise`` and a complaint."""
        text = self.text(name)
        sentence = _("Escriba un número entero entre %(least)s y %(most)s.") % {"least": least, "most": most}
        if not re.fullmatch(r"[+-]?\d{1,15}", text) or not least <= int(text) <= most:
            self.complain(name, sentence)
            return otherwise
        return int(text)

    def decimal(self, name: str, least: float, most: float, otherwise: float) -> float:
        """A number within these bounds, with a comma or a point, else ``otherwise`` and a complaint."""
        text = self.text(name).replace(",", ".")
        sentence = _("Escriba un número entre %(least)s y %(most)s, por ejemplo %(example)s.") % {
            "least": spanish_number(least),
            "most": spanish_number(most),
            "example": spanish_number(otherwise),
        }
        if not re.fullmatch(r"[+-]?\d{1,6}(\.\d{1,6})?", text) or not least <= float(text) <= most:
            self.complain(name, sentence)
            return otherwise
        return float(text)
