"""What is asked of one repair of a page's picture, as it is kept with it and as its form says it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import TypeAdapter

from imaging.engine.families import Defaults
from imaging.vocabulary import MASKED_CONTENTS
from server.form_fields import FormFields

What = Literal["words", "card", "nothing"]

LARGEST_SEED: Final = 2**32 - 1
MOST_STEPS: Final = 100
MOST_GUIDANCE: Final = 30.0
MOST_BLUR: Final = 64
MOST_PADDING: Final = 256
MOST_CANDIDATES: Final = 4
LONGEST_WORDS: Final = 300
LONGEST_PROMPT: Final = 2_000
WHATS: Final[Mapping[str, What]] = {"palabras": "words", "ficha": "card", "nada": "nothing"}
OUTSIDE: Final = "fuera"
# What is mixed into the new where nothing is said of it. The embedded model paints after a drawing that is
# made for the repair, so it may forget what was there; others must keep the light and the shapes around.
_STRENGTHS: Final[Mapping[What, float]] = {"words": 0.9, "card": 0.8, "nothing": 1.0}
_CONTENTS: Final[Mapping[What, str]] = {"words": "original", "card": "original", "nothing": "fill"}


@dataclass(frozen=True)
class Recipe:
    """How the marked part is painted; imaging.composing.Repair says the same of one candidate.

    Candidate n is painted with ``seed`` + n - 1. ``steps`` and ``guidance`` are the page's when None.
    """

    content: str = "original"
    strength: float = 0.9
    not_masked: bool = False
    steps: int | None = None
    guidance: float | None = None
    blur: int = 6
    padding: int = 32
    seed: int = 0
    count: int = 2

    def seed_of(self, number: int) -> int:
        """The seed of the candidate of this number, from 1 on."""
        return (self.seed + number - 1) % (LARGEST_SEED + 1)


@dataclass(frozen=True)
class Wanted:
    """Everything that a repair is made from but its mask.

    ``said`` are the words as typed, ``card`` a card's or subject's key, ``ticked`` the subjects whose masks
    were ticked. ``prompt``, ``negative`` and ``adapter`` (a file, or "") are what the model gets;
    ``understood`` says that in Spanish. ``covered`` are the subjects and things that the mask covers and
    that go, and ``corrections`` what is read of the words, for the drawing that is painted after.
    ``staying`` names those who stay although a part of them is marked to be seen no more; ``doubtful`` has
    the names ("" for things) and the faults of those for whom too little was marked, once it is painted.
    """

    what: What
    recipe: Recipe
    said: str = ""
    card: str = ""
    ticked: tuple[str, ...] = ()
    written: str = ""
    prompt: str = ""
    negative: str = ""
    adapter: str = ""
    understood: str = ""
    covered: tuple[str, ...] = ()
    corrections: tuple[dict[str, Any], ...] = ()
    staying: tuple[str, ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Wish:
    """What goes into the marked part, before anything is understood of it; see Wanted."""

    what: What
    said: str = ""
    card: str = ""
    written: str = ""


_WANTED: Final = TypeAdapter(Wanted)


def wanted_to_json(wanted: Wanted) -> dict[str, Any]:
    """As it is kept in the database."""
    return _WANTED.dump_python(wanted, mode="json")


def wanted_from_json(values: Mapping[str, Any]) -> Wanted:
    """As it was kept; raises ValueError when it is none."""
    return _WANTED.validate_python(dict(values))


def fresh_form() -> dict[str, str]:
    """The form before anything is typed; an empty number is Evoca's own choice."""
    return {
        "que": "palabras", "palabras": "", "ficha": "", "instruccion": "", "al_reves": "", "donde": "zona",
        "contenido": "", "fuerza": "", "pasos": "", "cfg": "", "borde": "6", "margen": "32", "azar": "si",
        "semilla": "", "cuantas": "2", "mascara": "", "cubiertos": "", "rozados": "",
    }  # fmt: skip


def form_of(wanted: Wanted) -> dict[str, str]:
    """The form that wishes for the same; how it is painted is left as it was left before, or to Evoca."""
    return fresh_form() | {
        "que": next(name for name, what in WHATS.items() if what == wanted.what),
        "palabras": wanted.said,
        "ficha": wanted.card,
        "instruccion": wanted.written,
        "donde": OUTSIDE if wanted.recipe.not_masked else "zona",
        "cuantas": str(wanted.recipe.count),
    }


@dataclass
class RecipeReading(FormFields):
    """The reading of a repair's form, without its mask."""

    embedded: bool = False
    usual: Defaults | None = None

    def wish(self) -> Wish:
        """What goes into the marked part."""
        what = WHATS.get(self.text("que"), "words")
        said = self.long_text("palabras", LONGEST_WORDS) if what == "words" else ""
        card = self.text("ficha") if what == "card" else ""
        return Wish(what, said, card, self.long_text("instruccion", LONGEST_PROMPT))

    def recipe(self, what: What) -> Recipe:
        """How it is painted, with what is left to Evoca filled in."""
        content = self.text("contenido")
        return Recipe(
            content=content if content in MASKED_CONTENTS else self._usual_content(what),
            strength=self._given("fuerza", 0.05, 1.0, 0.8) or self._usual_strength(what),
            not_masked=self.text("donde") == OUTSIDE,
            steps=self.whole("pasos", 1, MOST_STEPS, 6) if self.text("pasos") else None,
            guidance=self.decimal("cfg", 0.0, MOST_GUIDANCE, 1.0) if self.text("cfg") else None,
            blur=self.whole("borde", 0, MOST_BLUR, 6),
            padding=self.whole("margen", 0, MOST_PADDING, 32),
            seed=self._seed(),
            count=self.whole("cuantas", 1, MOST_CANDIDATES, 2),
        )

    def _given(self, name: str, least: float, most: float, example: float) -> float | None:
        return self.decimal(name, least, most, example) if self.text(name) else None

    def _usual_strength(self, what: What) -> float:
        return 1.0 if self.embedded else _STRENGTHS[what]

    def _usual_content(self, what: What) -> str:
        return "original" if self.embedded else _CONTENTS[what]

    def _seed(self) -> int:
        if self.text("azar") or not self.text("semilla"):
            return secrets.randbelow(LARGEST_SEED + 1)
        return self.whole("semilla", 0, LARGEST_SEED, 0)
