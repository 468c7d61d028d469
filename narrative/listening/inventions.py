"""What Whisper writes when nobody said anything, and how it is told from speech.

Whisper learned from subtitles. Over noise it writes what subtitles end with, repeats itself, or gives words
that it hardly believes in. A stretch is judged by its own figures first (Radford et al. 2022, section 4.5,
has the same three: mean log probability, chance of no speech, repetition), then by these phrases.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from narrative.listening.speech_model import Reading, ReadWord

# Below this mean log probability nothing is believed. Clear talk reaches -0.2 to -0.4, backwards talk -0.8.
LEAST_LOGPROB: Final = -0.7
# The model itself says that nobody speaks, or the voice hardly stands out: then the words must be sure.
NO_SPEECH: Final = 0.6
STANDS_OUT: Final = 18.0  # dB between the loud and the quiet moments; talk 10 dB above babble has 17 to 21
LEAST_LOGPROB_UNSURE: Final = -0.5
LEAST_MEAN_PROBABILITY: Final = 0.5
# How often one to eight words may come in a row: people say "no, no, no, no", nobody a sentence three times.
MOST_REPEATS: Final = {1: 5, 2: 3, 3: 3, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2}
FEW: Final = 3
MOST_WORDS_A_SECOND: Final = 9.0
# Ends of subtitles, as Whisper learned them; plain letters, no punctuation. Nobody tells these.
PHRASES: Final = (
    "subtitulos por la comunidad de amara org",
    "subtitulos realizados por la comunidad de amara org",
    "subtitulado por la comunidad de amara org",
    "subtitulos creados por la comunidad de amara org",
    "subtitulos por",
    "subtitulos en espanol",
    "subtitulado por",
    "amara org",
    "www amara org",
    "gracias por ver el video",
    "gracias por ver",
    "muchas gracias por ver el video",
    "gracias por ver este video",
    "gracias por vernos",
    "gracias por su atencion",
    "muchas gracias por su atencion",
    "gracias por acompanarnos",
    "suscribete",
    "suscribete al canal",
    "suscribete a mi canal",
    "no olvides suscribirte",
    "no olvides suscribirte al canal",
    "dale like y suscribete",
    "activa la campanita",
    "dale a la campanita",
    "nos vemos en el proximo video",
    "nos vemos en el siguiente video",
    "hasta el proximo video",
    "mas informacion en",
    "para mas informacion visite",
    "www mooji org",
    "alimmenta com",
    "traducido por",
    "traduccion y subtitulos",
    "transcripcion por",
    "musica",
    "musica de fondo",
    "aplausos",
    "risas",
    "thank you for watching",
    "thanks for watching",
    "subtitles by the amara org community",
)


def is_believed(reading: Reading, seconds: float, contrast: float, *, a_part: bool = False) -> bool:
    """Whether a reading of a stretch is what somebody said.

    ``seconds`` of speech are in it; ``contrast`` is what lies between its loud and its quiet moments, in dB.
    ``a_part`` of a stretch that was not believed as a whole must be surer.
    """
    words = reading.words
    if not words or not reading.ended or repeats(words) or is_spelt(words) or is_subtitle_ending(words):
        return False
    unsure = a_part or reading.no_speech > NO_SPEECH or contrast < STANDS_OUT
    mean = sum(word.probability for word in words) / len(words)
    return (
        reading.logprob >= (LEAST_LOGPROB_UNSURE if unsure else LEAST_LOGPROB)
        and mean >= LEAST_MEAN_PROBABILITY
        and len(words) <= max(FEW, MOST_WORDS_A_SECOND * seconds)
    )


def is_subtitle_ending(words: Sequence[ReadWord]) -> bool:
    """Whether all that was read is an ending of subtitles, said once or more."""
    said = plain(" ".join(word.text for word in words))
    return any(re.fullmatch(rf"(?:{re.escape(phrase)}\s*)+", said) for phrase in PHRASES)


def is_spelt(words: Sequence[ReadWord]) -> bool:
    """Whether most of many words are single letters or digits, which is how babble is written down."""
    single = sum(len(plain(word.text)) <= 1 for word in words)
    return len(words) > FEW and single > len(words) / 2


def repeats(words: Sequence[ReadWord]) -> bool:
    """Whether some words come again and again without end, as when the decoder is caught in a loop."""
    said = [plain(word.text) for word in words]
    for length, most in MOST_REPEATS.items():
        groups = [tuple(said[at : at + length]) for at in range(len(said) - length + 1)]
        for first in range(length):
            runs = (len(list(run)) for _, run in groupby(groups[first::length]))
            if max(runs, default=0) > most:
                return True
    return False


def plain(text: str) -> str:
    """Small letters without accents or punctuation, one space between words."""
    letters = unicodedata.normalize("NFD", text.lower())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))
