"""Things told with a word that the lexicon does not have: found by the language model, mapped by meaning."""

from collections.abc import Sequence
from typing import Final

from narrative.errors import LanguageError
from narrative.language import nouns
from narrative.lexicon import Lexicon
from narrative.meaning import Meaning
from narrative.scene import Fact, Garment, Span, Thing
from narrative.words import Words, word_set

_MOST: Final = 2  # words mapped by meaning in one memory: each costs an encoding
_KNOWN_KINDS: Final = ("people", "places", "animals", "objects", "garments", "occasions", "colours")


def guessed_things(
    words: Words, lexicon: Lexicon, meaning: Meaning, taken: Sequence[Span], main: tuple[int, int]
) -> tuple[list[Thing], list[Garment]]:
    """Objects and garments of unknown nouns in the scene's sentences, marked as guesses."""
    things: list[Thing] = []
    garments: list[Garment] = []
    if not meaning.ready:
        return things, garments
    for span, lemma in _unknown_nouns(words, lexicon, taken, main)[:_MOST]:
        concept = meaning.nearest(lemma, ("objects", "garments"))
        if concept is None:
            continue
        fact = Fact(concept.id, words.text[span.start : span.end].lower(), span, guess=True)
        if concept.kind == "objects":
            things.append(Thing(fact))
        else:
            garments.append(Garment(fact, None))
    return things, garments


def _unknown_nouns(
    words: Words, lexicon: Lexicon, taken: Sequence[Span], main: tuple[int, int]
) -> list[tuple[Span, str]]:
    inside = {
        w.start: w
        for w in words.items
        if main[0] <= w.sentence < main[1] and not w.capital and len(w.text) > 4
    }
    try:
        candidates = nouns(words.text)
    except LanguageError:
        return []
    found: list[tuple[Span, str]] = []
    for start, end, lemma in candidates:
        word = inside.get(start)
        if word is None or word.end != end or any(s.start < end and start < s.end for s in taken):
            continue
        if word.plain in _NOT_THINGS:
            continue
        if words.plain_at(word.index - 1) in _BEFORE_THINGS and not any(
            lexicon.lookup(k, word.plain) for k in _KNOWN_KINDS
        ):
            found.append((Span(start, end), lemma.lower()))
    return found


_BEFORE_THINGS: Final = word_set("un una unos unas mi su otro otra dos tres aquel aquella")
# parts of the body, weather and what cannot be held: near to things by meaning and never things
_NOT_THINGS: Final = word_set(
    """cuello cintura bolsillo bolsillos brazo brazos mano manos cabeza pierna piernas cara rodilla
    rodillas hombro hombros espalda barriga corazon oreja orejas nariz boca dedos dedo pies cuerpo
    pelo trenza voz ciclon viento tormenta vuelta vueltas risa susto verdad ganas suerte culpa
    historia cosas tiempo momento rato manera forma parte mitad semana semanas meses noche noches
    manana tarde vida muerte hambre miedo pena alegria verguenza sueno novela palabra palabras
    nombre apellido numero metro metros kilos cuadra cuadras esquina orilla suelo cielo infancia
    juventud locura carrera partida broma mentira pregunta respuesta idea cancion himno musica
    fiesta trabajo oficio sueldo golpe grito beso abrazo mirada sonrisa lagrima lagrimas silencio
    ruido pitido canto humo color sabor aroma"""
)
