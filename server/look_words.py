"""What can be chosen on a card, in the user's words: looks, garments, animals, places and things.

The names are ``imaging.vocabulary``'s; the Spanish of garments, animals, places and things is the lexicon's.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from imaging import vocabulary
from narrative import Lexicon
from server.settings import SHIPPED_DATA
from server.texts import current_locale
from server.texts import gettext as _

Choices = tuple[tuple[str, str], ...]  # value and label
WORN: Final = (*vocabulary.GARMENTS, *vocabulary.ACCESSORIES)
# Where the lexicon's first word says less than it is drawn as.
_CLEARER: Final = {
    "arcaded_square": "plaza mayor",
    "room": "habitación",
    "dormitory": "dormitorio de varias camas",
    "church_interior": "iglesia por dentro",
    "church_square": "plaza de la iglesia",
    "country_kitchen": "cocina de pueblo",
    "ship_deck": "cubierta de un barco",
    "running_track": "pista de atletismo",
    "forge": "herrería",
    "canal": "canal",
    "wine_cellar": "bodega",
    "hallway": "portal",
    "tenement_yard": "corrala",
    "sewing_room": "cuarto de costura",
    "plain": "campo abierto",
}


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships, without the rest of the language parts."""
    return Lexicon.load(SHIPPED_DATA / "lexicon")


def hair_colours() -> Choices:
    """Colours of hair."""
    labels = {
        "black": _("Negro"), "brown": _("Moreno"), "chestnut": _("Castaño"), "blond": _("Rubio"),
        "red": _("Pelirrojo"), "grey": _("Gris"), "white": _("Blanco"),
    }  # fmt: skip
    return _in_order(vocabulary.HAIR_COLOURS, labels)


def hair_styles() -> Choices:
    """How hair is worn."""
    labels = {
        "short": _("Corto"), "medium": _("Media melena"), "long": _("Largo"), "bun": _("Moño"),
        "braids": _("Trenzas"), "curly": _("Rizado"), "bald": _("Sin pelo"),
    }  # fmt: skip
    return _in_order(vocabulary.HAIR_STYLES, labels)


def skins() -> Choices:
    """Colours of skin."""
    labels = {
        "pale": _("Muy clara"), "light": _("Clara"), "olive": _("Trigueña"), "brown": _("Morena"),
        "dark": _("Negra"),
    }  # fmt: skip
    return _in_order(vocabulary.SKINS, labels)


def builds() -> Choices:
    """Builds of a body."""
    labels = {"slim": _("Delgada"), "average": _("Normal"), "sturdy": _("Robusta")}
    return _in_order(vocabulary.BUILDS, labels)


def colours() -> Choices:
    """Colours of garments, coats and things."""
    labels = {
        "red": _("Rojo"), "blue": _("Azul"), "light_blue": _("Celeste"), "green": _("Verde"),
        "yellow": _("Amarillo"), "pink": _("Rosa"), "purple": _("Morado"), "orange": _("Naranja"),
        "brown": _("Marrón"), "beige": _("Beis"), "grey": _("Gris"), "black": _("Negro"),
        "white": _("Blanco"), "golden": _("Dorado"),
    }  # fmt: skip
    return _in_order(vocabulary.COLOURS, labels)


def garments() -> Choices:
    """What can be worn, in the order of the alphabet."""
    return _of_lexicon("garments", WORN)


def places() -> Choices:
    """What a place can be drawn as."""
    return _of_lexicon("places", vocabulary.PLACES)


def species_words() -> tuple[str, ...]:
    """The animals that can be drawn, as a card names them: in Spanish, whatever the page's language."""
    return _spanish_words("animals")


def thing_words() -> tuple[str, ...]:
    """The things that can be drawn, in Spanish."""
    return _spanish_words("objects")


def drawn_as(kind: str, word: str) -> str | None:
    """The vocabulary's name for a Spanish word of the lexicon ("animals" or "objects").

    A thing is also known by how its words begin ("guitarra vieja"); an animal only by its own word, which
    the card asks to choose from a list.
    """
    typed = word.strip().lower()
    concept = lexicon().headed(kind, typed) if kind == "objects" else lexicon().lookup(kind, typed)
    return concept.sketch if concept is not None else None


def label_of(choices: Choices, value: str | None) -> str:
    """The label of a value, "" for none."""
    return dict(choices).get(value or "", "")


def _in_order(names: Sequence[str], labels: Mapping[str, str]) -> Choices:
    return tuple((name, labels[name]) for name in names)


@cache
def _spanish(kind: str) -> Mapping[str, str]:
    """The vocabulary's names with the Spanish word that says each best."""
    found: dict[str, str] = {}
    for concept in lexicon().concepts[kind]:
        for name in (concept.sketch, concept.sketch_indoors):
            if name and (concept.id == name or name not in found):
                found[name] = concept.label
    return found


def _of_lexicon(kind: str, names: Sequence[str]) -> Choices:
    spanish = {**_spanish(kind), **_CLEARER}
    own = current_locale() == "es"
    labels = {name: spanish[name] if own else name.replace("_", " ") for name in names if name in spanish}
    found = ((name, label[:1].upper() + label[1:]) for name, label in labels.items())
    return tuple(sorted(found, key=lambda one: _in_dictionary(one[1])))


@cache
def _spanish_words(kind: str) -> tuple[str, ...]:
    return tuple(sorted({one.label for one in lexicon().concepts[kind] if one.sketch}, key=_in_dictionary))


def _in_dictionary(word: str) -> str:
    """The word as a dictionary places it: "águila" among the words with A, "ñ" after "n"."""
    apart = unicodedata.normalize("NFD", word.casefold().replace("ñ", "n~"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
