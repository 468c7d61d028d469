"""The words by which people say how somebody looks: build, stature, skin, hair, face.

One table for what is told and for what is corrected. Adjectives are plain and male ("rubio" for "rubias");
each gives a trait of a ``Look`` and its value in the words of ``imaging.vocabulary``.
"""

from collections.abc import Mapping
from typing import Final

from narrative.words import word_set

# said of the whole person: "era gordo"
TRAITS: Final[Mapping[str, tuple[str, str]]] = {
    "rubio": ("hair_colour", "blond"),
    "rubito": ("hair_colour", "blond"),
    "guero": ("hair_colour", "blond"),
    "guerito": ("hair_colour", "blond"),
    "moreno": ("hair_colour", "black"),
    "morenito": ("hair_colour", "black"),
    "pelirrojo": ("hair_colour", "red"),
    "castano": ("hair_colour", "chestnut"),
    "canoso": ("hair_colour", "white"),
    "calvo": ("hair_style", "bald"),
    "pelon": ("hair_style", "bald"),
    "peladito": ("hair_style", "bald"),
    "gordo": ("build", "sturdy"),
    "gordito": ("build", "sturdy"),
    "regordete": ("build", "sturdy"),
    "rellenito": ("build", "sturdy"),
    "robusto": ("build", "sturdy"),
    "corpulento": ("build", "sturdy"),
    "fornido": ("build", "sturdy"),
    "grueso": ("build", "sturdy"),
    "fuerte": ("build", "sturdy"),
    "flaco": ("build", "slim"),
    "flaquito": ("build", "slim"),
    "delgado": ("build", "slim"),
    "delgadito": ("build", "slim"),
    "delgaducho": ("build", "slim"),
    "menudo": ("build", "slim"),
    "espigado": ("build", "slim"),
    "alto": ("stature", "tall"),
    "altisimo": ("stature", "tall"),
    "larguirucho": ("stature", "tall"),
    "bajito": ("stature", "short"),
    "chaparro": ("stature", "short"),
    "chaparrito": ("stature", "short"),
    "petiso": ("stature", "short"),
    "retaco": ("stature", "short"),
    "mulato": ("skin", "brown"),
    "mulatito": ("skin", "brown"),
    "prieto": ("skin", "brown"),
    "prietito": ("skin", "brown"),
    "trigueno": ("skin", "brown"),
}
# said of the hair: "tenía el pelo blanco"
HAIR: Final[Mapping[str, tuple[str, str]]] = {
    "rubio": ("hair_colour", "blond"),
    "claro": ("hair_colour", "blond"),
    "negro": ("hair_colour", "black"),
    "moreno": ("hair_colour", "black"),
    "oscuro": ("hair_colour", "black"),
    "castano": ("hair_colour", "chestnut"),
    "marron": ("hair_colour", "brown"),
    "pelirrojo": ("hair_colour", "red"),
    "rojo": ("hair_colour", "red"),
    "gris": ("hair_colour", "grey"),
    "blanco": ("hair_colour", "white"),
    "canoso": ("hair_colour", "white"),
    "cano": ("hair_colour", "white"),
    "rizado": ("hair_style", "curly"),
    "crespo": ("hair_style", "curly"),
    "ondulado": ("hair_style", "curly"),
    "ensortijado": ("hair_style", "curly"),
    "largo": ("hair_style", "long"),
    "suelto": ("hair_style", "long"),
    "corto": ("hair_style", "short"),
    "recogido": ("hair_style", "bun"),
    "trenzado": ("hair_style", "braids"),
}
HAIR_NOUNS: Final = word_set("pelo cabello cabellos melena cabellera")
# said of the skin: "de piel morena", "era morena de piel"
SKIN: Final[Mapping[str, tuple[str, str]]] = {
    "blanco": ("skin", "pale"),
    "blanquito": ("skin", "pale"),
    "blanquisimo": ("skin", "pale"),
    "palido": ("skin", "pale"),
    "claro": ("skin", "light"),
    "rosado": ("skin", "light"),
    "aceitunado": ("skin", "olive"),
    "tostado": ("skin", "olive"),
    "moreno": ("skin", "brown"),
    "morenito": ("skin", "brown"),
    "trigueno": ("skin", "brown"),
    "canela": ("skin", "brown"),
    "cobrizo": ("skin", "brown"),
    "mulato": ("skin", "brown"),
    "oscuro": ("skin", "dark"),
    "negro": ("skin", "dark"),
    "negrito": ("skin", "dark"),
}
SKIN_NOUNS: Final = word_set("piel tez cutis")
# what one has on the face, and the word by which it is spoken of
FACE: Final[Mapping[str, tuple[str, str]]] = {
    "gafas": ("glasses", "gafas"),
    "lentes": ("glasses", "lentes"),
    "anteojos": ("glasses", "anteojos"),
    "espejuelos": ("glasses", "espejuelos"),
    "antiparras": ("glasses", "antiparras"),
    "barba": ("beard", "barba"),
    "barbas": ("beard", "barba"),
    "bigote": ("moustache", "bigote"),
    "bigotes": ("moustache", "bigote"),
    "mostacho": ("moustache", "bigote"),
}
# what hair is made into: the trait, its value, and the word by which it is spoken of
STYLES: Final[Mapping[str, tuple[str, str, str]]] = {
    "trenzas": ("hair_style", "braids", "trenzas"),
    "trenza": ("hair_style", "braids", "trenzas"),
    "mono": ("hair_style", "bun", "moño"),
    "chongo": ("hair_style", "bun", "moño"),
    "rodete": ("hair_style", "bun", "moño"),
    "rizos": ("hair_style", "curly", "rizos"),
    "rulos": ("hair_style", "curly", "rulos"),
    "tirabuzones": ("hair_style", "curly", "rizos"),
    "canas": ("hair_colour", "white", "canas"),
}

# what a therapist reads of a trait, whoever has it
_SHOWN: Final[Mapping[str, Mapping[str, str]]] = {
    "hair_colour": {
        "blond": "pelo rubio", "black": "pelo negro", "chestnut": "pelo castaño", "brown": "pelo marrón",
        "red": "pelo pelirrojo", "grey": "pelo gris", "white": "pelo blanco",
    },
    "hair_style": {
        "long": "pelo largo", "short": "pelo corto", "curly": "pelo rizado", "bun": "moño",
        "braids": "trenzas", "bald": "sin pelo",
    },
    "build": {"sturdy": "cuerpo robusto", "slim": "cuerpo delgado"},
    "stature": {"tall": "estatura alta", "short": "estatura baja"},
    "skin": {
        "pale": "piel muy blanca", "light": "piel clara", "olive": "piel tostada", "brown": "piel morena",
        "dark": "piel negra",
    },
    "beard": {"yes": "barba", "no": "sin barba"},
    "moustache": {"yes": "bigote", "no": "sin bigote"},
    "glasses": {"yes": "gafas", "no": "sin gafas"},
}  # fmt: skip


def shown_look(trait: str, value: str) -> str | None:
    """What a therapist reads of a look: "pelo blanco"; None for what is no look of a person."""
    return _SHOWN.get(trait, {}).get(value)


def look_in(table: Mapping[str, tuple[str, str]], word: str) -> tuple[str, str] | None:
    """The trait and value of an adjective in any gender and number: "rubias", "pelona", "grises"."""
    for single in (word, word.removesuffix("s"), word.removesuffix("es")):
        male = single.removesuffix("a")
        for form in (single, f"{male}o", male):
            if form in table:
                return table[form]
    return None
