"""The forms of a card as they were typed: who it is and how they look, with a sentence for what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from imaging import vocabulary
from narrative.entities import CardLooks
from server.entity_cards import Identity
from server.look_words import WORN, drawn_as
from server.texts import gettext as _

LONGEST_NAME: Final = 80
LONGEST_ALIASES: Final = 300
MOST_ALIASES: Final = 12
OLDEST: Final = 1850
GARMENT_ROWS: Final = 3
_GENDERS: Final = ("f", "m")
_BEFORE_NOUNS: Final = ("un", "una", "unos", "unas", "el", "la", "los", "las", "mi", "mis", "su", "sus")

Typed = Mapping[str, str]


@dataclass
class IdentityReading:
    """Who or what a card is of. ``problems`` maps the name of a field to its sentence."""

    kind: str
    typed: Typed
    problems: dict[str, str] = field(default_factory=dict[str, str])

    def identity(self) -> Identity | None:
        """What was typed, or None when something of it cannot be used."""
        read = Identity(
            name=self._name(),
            aliases=self._aliases(),
            relation=_words(self.typed.get("relacion", ""))[:LONGEST_NAME].lower() or None,
            species=self._species(),
            gender=self.typed.get("genero") if self.typed.get("genero") in _GENDERS else None,
            birth_year=self._birth_year(),
        )
        return None if self.problems else read

    def _name(self) -> str:
        name = _words(self.typed.get("nombre", ""))
        if not name:
            self.problems["nombre"] = _("Escriba cómo se llama.")
        elif len(name) > LONGEST_NAME:
            self.problems["nombre"] = _("Es muy largo: que quepa en una línea.")
        return name

    def _aliases(self) -> tuple[str, ...]:
        typed = _words(self.typed.get("motes", ""))
        if len(typed) > LONGEST_ALIASES:
            self.problems["motes"] = _("Son demasiadas maneras de llamar: deje las más usadas.")
        found = (one.strip() for one in typed.split(","))
        return tuple(dict.fromkeys(one for one in found if one))[:MOST_ALIASES]

    def _species(self) -> str | None:
        typed = _without_article(_words(self.typed.get("especie", "")).lower())
        if self.kind == "pet":
            if not drawn_as("animals", typed):
                self.problems["especie"] = _("Elija de la lista qué animal es.")
            return typed
        if self.kind == "thing":
            if not typed:
                self.problems["especie"] = _("Escriba qué cosa es: una guitarra, un reloj…")
            return typed[:LONGEST_NAME]
        return None

    def _birth_year(self) -> int | None:
        typed = self.typed.get("nacimiento", "").strip()
        if not typed:
            return None
        now = datetime.now(UTC).year
        if typed.isdecimal() and OLDEST <= int(typed) <= now:
            return int(typed)
        self.problems["nacimiento"] = _("Escriba el año con cuatro cifras, entre %(first)d y %(last)d.") % {
            "first": OLDEST, "last": now,
        }  # fmt: skip
        return None


def looks_of(kind: str, typed: Typed) -> CardLooks:
    """The looks that were chosen; a value that cannot be drawn is as if nothing were chosen."""
    if kind == "person":
        return CardLooks(
            hair_colour=_chosen(typed, "pelo", vocabulary.HAIR_COLOURS),
            hair_style=_chosen(typed, "peinado", vocabulary.HAIR_STYLES),
            skin=_chosen(typed, "piel", vocabulary.SKINS),
            build=_chosen(typed, "cuerpo", vocabulary.BUILDS),
            beard=bool(typed.get("barba")),
            moustache=bool(typed.get("bigote")),
            glasses=bool(typed.get("gafas")),
            garments=_garments(typed),
        )
    if kind == "place":
        return CardLooks(place_look=_chosen(typed, "sitio", vocabulary.PLACES))
    return CardLooks(colour=_chosen(typed, "color", vocabulary.COLOURS))


def typed_looks(kind: str, looks: CardLooks | None) -> dict[str, str]:
    """The looks as the form has them."""
    if looks is None:
        return {}
    if kind == "place":
        return {"sitio": looks.place_look or ""}
    if kind != "person":
        return {"color": looks.colour or ""}
    typed = {
        "pelo": looks.hair_colour or "",
        "peinado": looks.hair_style or "",
        "piel": looks.skin or "",
        "cuerpo": looks.build or "",
        "barba": "si" if looks.beard else "",
        "bigote": "si" if looks.moustache else "",
        "gafas": "si" if looks.glasses else "",
    }
    for row, (garment, colour) in enumerate(looks.garments[:GARMENT_ROWS], start=1):
        typed |= {f"prenda{row}": garment, f"prenda{row}_color": colour or ""}
    return typed


def _garments(typed: Typed) -> tuple[tuple[str, str | None], ...]:
    found: dict[str, str | None] = {}
    for row in range(1, GARMENT_ROWS + 1):
        garment = _chosen(typed, f"prenda{row}", WORN)
        if garment is not None:
            found[garment] = _chosen(typed, f"prenda{row}_color", vocabulary.COLOURS)
    return tuple(found.items())


def _chosen(typed: Typed, name: str, known: tuple[str, ...]) -> str | None:
    value = typed.get(name, "")
    return value if value in known else None


def _without_article(words: str) -> str:
    """What "una guitarra" is: the lexicon, which knows how it is drawn, has nouns."""
    first, _space, rest = words.partition(" ")
    return rest if rest and first in _BEFORE_NOUNS else words


def _words(typed: str) -> str:
    return " ".join(typed.replace("\0", "").split())
