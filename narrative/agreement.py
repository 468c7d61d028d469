"""Gender and number of Spanish nouns by their endings, and colours that agree with them: "gorra roja"."""

from typing import Final

from narrative.words import plain

COLOUR_WORDS: Final = {
    "red": "rojo", "blue": "azul", "light_blue": "celeste", "green": "verde", "yellow": "amarillo",
    "pink": "rosa",
    "purple": "morado", "orange": "naranja", "brown": "marrón", "beige": "beige", "grey": "gris",
    "black": "negro",
    "white": "blanco", "golden": "dorado",
}  # fmt: skip
_FEMALE_WORDS: Final = frozenset(
    {
        "flor",
        "luz",
        "leche",
        "calle",
        "carne",
        "nieve",
        "noche",
        "tarde",
        "nube",
        "red",
        "torre",
        "madre",
        "mujer",
        "imagen",
        "moto",
        "foto",
        "radio",
        "mano",
        "clase",
        "gente",
        "sal",
        "miel",
        "catedral",
        "carcel",
        "estacion",
        "habitacion",
        "television",
        "excavacion",
        "pared",
        "fuente",
        "llave",
        "base",
    }
)
_MALE_WORDS: Final = frozenset(
    {"mapa", "dia", "sofa", "pijama", "poncho", "problema", "planeta", "tranvia", "belen"}
)

_SINGULAR_IN_S: Final = frozenset(
    {
        "anis", "arcoiris", "autobus", "bus", "cabas", "espantapajaros", "gis", "lavamanos", "lavarropas",
        "moises", "omnibus", "paracaidas", "paraguas", "parchis", "pasamontanas", "pintalabios",
        "portamonedas", "portaviandas", "primus", "quepis", "rompecabezas", "sacacorchos", "salvavidas",
        "tapabocas", "tirachinas", "tiragomas", "tocadiscos", "tomavistas", "trolebus",
    }
)  # fmt: skip


def is_female(noun: str) -> bool:
    """The grammatical gender of a noun phrase's first word, by its ending."""
    head = plain(noun).split()[0] if noun.split() else ""
    single = head.removesuffix("s")
    if head in _MALE_WORDS or single in _MALE_WORDS:
        return False
    ending = ("a", "cion", "sion", "dad", "tad", "tud")
    forms = {head, single, head.removesuffix("es")}
    return not forms.isdisjoint(_FEMALE_WORDS) or (single.endswith(ending) and head not in _SINGULAR_IN_S)


def is_many(noun: str) -> bool:
    """Whether a noun phrase's first word is a plural, by its ending."""
    head = plain(noun).split()[0] if noun.split() else ""
    return head.endswith("s") and head not in _SINGULAR_IN_S


def colour_word(colour: str, female: bool, many: bool = False) -> str:
    """A colour in Spanish that agrees with its noun."""
    word = COLOUR_WORDS.get(colour, colour)
    if female and word.endswith("o"):
        word = word[:-1] + "a"
    if many:
        word += "s" if word[-1] in "aeiou" else "es"
    return word
