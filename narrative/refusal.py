"""Texts that cannot become a scene, each answered with a kind sentence or an open question."""

import re
from typing import Final

from narrative.scene import Refusal
from narrative.words import Words, split_words, word_set

LONGEST: Final = 20_000
_SPANISH: Final = word_set(
    """el la los las un una de que y en a mi me se por con para yo era no su al del lo nos muy como mas
    pero cuando porque habia ibamos estaba mis todo ya le iba hay es ese esa aquel donde tenia fue
    eso si teniamos hacia les he aquella aquellos aquellas muchos muchas"""
)
_ENGLISH: Final = word_set(
    """the and was we were my with of to in it i she he they had our would when that at on his her for from
    is used"""
)
_CATALAN: Final = word_set(
    """els amb i meva meu jo quan anavem feia era molt les dels vam vaig que aquell tambe nosaltres
    pel mare pare avi avia perque teniem hi ens nostra seva estavem anava petit petita platja sempre
    tots fins nit vaig estava érem tenia meus meves"""
)
# Catalan says these too, so they prove nothing between the two languages.
_BOTH: Final = word_set("la un una de que en a me se era no al del es si el tenia estava casa les he aquella")
_OTHER: Final = word_set(
    """je nous avec dans ma mon les des une et il elle est ich und der die das mit wir meine war ein eu
    minha meu com não nao ele uma os il mio mia nella con della ero"""
)
_FOREIGN_SHARE: Final = 0.12
_VOWEL: Final = re.compile(r"[aeiou]")


def refuse(text: str) -> Refusal | None:
    """A Refusal for a text that is empty, too long, not Spanish or no language at all, else None."""
    words = split_words(text[: LONGEST + 1])
    if not len(words):
        return Refusal("empty", "Aún no hay nada escrito. ¿De qué le gustaría hablar hoy?")
    if len(text) > LONGEST:
        return Refusal(
            "too_long", "Es un relato muy largo. Cuéntelo en partes, una escena cada vez, por favor."
        )
    if len(words) == 1:
        return Refusal("nothing_to_draw", "¿Qué le viene a la cabeza con esa palabra?")
    if _is_gibberish(words):
        return Refusal("nothing_to_draw", "No lo he entendido bien. ¿Me lo cuenta de otra manera?")
    if not _is_spanish(words):
        return Refusal(
            "wrong_language", "Por ahora solo entiendo el español. ¿Me lo puede contar en español?"
        )
    return None


def _share(words: Words, group: frozenset[str]) -> float:
    return sum(w.plain in group for w in words.items) / len(words)


def _is_spanish(words: Words) -> bool:
    spanish = _share(words, _SPANISH)
    others = max(_share(words, _ENGLISH - _SPANISH), _share(words, _OTHER - _SPANISH))
    if others > spanish and others > _FOREIGN_SHARE:
        return False
    catalan = _share(words, _CATALAN - _SPANISH)
    return not (catalan > _share(words, _SPANISH - _BOTH) and catalan > _FOREIGN_SHARE)


def _is_gibberish(words: Words) -> bool:
    """Hardly any word could be said aloud: "asdfgh jklñ"."""
    letters = [w.plain for w in words.items if any(c.isalpha() for c in w.plain)]
    if not letters:
        return True
    sayable = sum(
        (bool(_VOWEL.search(w)) and not re.search(r"[^aeiouy]{5}|(.)\1\1\1", w)) or len(w) <= 2
        for w in letters
    )
    return sayable / len(letters) < 0.5


NOTHING_TO_DRAW: Final = Refusal("nothing_to_draw", "No pasa nada. ¿Qué lugar le gusta tener cerca?")
