"""Measurements of listening: word errors, speed and lag on real talk, beside plain faster-whisper.

The recordings (watson-developer-cloud/speech-to-text-nodejs, Apache-2.0) come without texts. These were
written for this measurement from many readings of the same talk by Whisper base (windows of 12 s at
every 6 s, beams of 5 and 10, also slowed down by a tenth), choosing at each spot what most readings say
and what makes sense. They are our own, so the error rates are near the truth, not exact.
"""

import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from narrative.listening import Listener, read_sound
from narrative.listening.sounds import Sound
from server.speech_parts import assemble_speech_model, missing_packages
from tests.bench.live_lag import listen_live, percentile
from tests.bench.measuring import Measurement

TALK = Path(__file__).resolve().parents[3] / "shared" / "speech"
NEAR_TEXT = """
Bueno, ¿qué tal estáis? Muy bien. ¿Y qué tal Celia? Bien, bien. ¿Qué tal el vídeo de Pedro? Oye,
maravilloso. ¿Sí? Sí. Pues como no me habéis escrito, yo dije, pues acaso no les ha gustado. Ya, es que
somos así de tranquilos, hijo. O sea, les gustó entonces. Mucho, mucho. Pues está guapísimo. Oye,
¿Roberto va a estar ahí solo todo ese tiempo? No, Roberto tiene que hacer tres viajes, tiene que ir a
tres sitios distintos. O sea que estará, que estará ocupado. Sí, muchísimo. ¿Y bien? ¿Alba y Félix ya
están en Madrid, no? Aquí están. Ah, están ahí.
"""
TELEPHONE_TEXT = """
¿Siguen en Estados Unidos? Sí, común y corriente. Oye, ¿y vendrás a México? Es que estoy viendo, como no
voy en diciembre, quería ir en agosto, pero no sé qué tanto dinero vaya a tener, tengo que ver. Bueno, yo
quisiera que te investigaras bien todo el aspecto económico y la estancia y hasta qué fecha estarías. ¿En
Grecia? Sí, porque entonces nos gustaría a nosotros muchísimo ir a Grecia. Claro que sí, ¿sabes? Creo que
el semestre termina por el dieciocho o algo así. ¿De diciembre? Sí, entonces desde ahí hasta el diez de
enero quiero viajar. Sí, entonces nosotros podríamos ir por ahí del veinte al veinticinco de enero. Y nos
vamos a viajar por ahí. Claro que sí. Puedes incluso decirle a María que en lugar de que venga a México
se vaya a Grecia. Sí, eso me encantaría. Pues entonces nos vamos todos a Grecia. Sí, vente y viajamos un
rato por ahí con lo que tengamos. Sí, claro. Y entonces, si ya nos vamos a ver en diciembre, pues
entonces no vengas en agosto si te representa mucho gasto. Es lo que estaba viendo, porque sí voy a
ahorrar bastante dinero, pero también quiero quedarme unas tres o cuatro semanas viajando por ahí. Sí,
claro, claro. ¿Y cómo están por allá?
"""
FILES = (
    ("near talk", "es-ES_Broadband_sample1.wav", NEAR_TEXT),
    ("telephone talk", "es-ES_Narrowband_sample1.wav", TELEPHONE_TEXT),
)
FIGURES = {"18": "dieciocho", "20": "veinte", "25": "veinticinco", "10": "diez"}


def word_error_rate(heard: str, said: str) -> float:
    """Words wrong, missing or too many, as a part of the words said; case, accents and signs do not count."""
    hypothesis, reference = _plain_words(heard), _plain_words(said)
    row = np.arange(len(hypothesis) + 1)
    for word in reference:
        above, row = row, np.empty_like(row)
        row[0] = above[0] + 1
        for at, other in enumerate(hypothesis, 1):
            row[at] = min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (word != other))
    return float(row[-1]) / max(1, len(reference))


def _plain_words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFD", text.lower())
    words: list[str] = re.findall(
        r"\w+", "".join(letter for letter in letters if not unicodedata.combining(letter))
    )
    return [FIGURES.get(word, word) for word in words]


def listening() -> Iterator[Measurement]:
    """Real talk read by ours and by faster-whisper as it comes; lag of words on the way."""
    if missing_packages() or not TALK.is_dir():
        return
    from faster_whisper import WhisperModel

    with tempfile.TemporaryDirectory() as home:
        folder = assemble_speech_model(Path(home))
        ours = {threads: Listener.load(folder, threads) for threads in (1, 2)}
        plain = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)
        for what, name, text in FILES:
            sound = read_sound(TALK / name)
            yield from _whole(what, sound, text, ours, plain)
        for what, name, text in FILES:
            yield from _live(what, read_sound(TALK / name), text, ours[1])


def _whole(
    what: str, sound: Sound, text: str, ours: dict[int, Listener], plain: Any
) -> Iterator[Measurement]:
    def as_it_comes() -> str:
        segments, _ = plain.transcribe(sound, language="es")
        return " ".join(segment.text for segment in segments)

    seconds = len(sound) / 16_000
    yardstick = "faster-whisper as it comes"
    words, took = _timed(as_it_comes)
    for threads, listener in ours.items():
        transcript, mine = _timed(lambda listener=listener: listener.transcribe(sound))
        if threads == 1:
            yield Measurement(
                f"words wrong, {what}",
                100 * word_error_rate(transcript.text, text),
                "%",
                yardstick,
                100 * word_error_rate(words, text),
            )
        yield Measurement(
            f"listening to a second, {what}, {threads} thread{'s' * (threads > 1)}",
            mine / seconds,
            "s",
            f"{yardstick}, 1 thread",
            took / seconds,
        )


def _live(what: str, sound: Sound, text: str, listener: Listener) -> Iterator[Measurement]:
    live = listen_live(listener, sound)
    shown, settled = percentile(live.shown, 0.95), percentile(live.settled, 0.95)
    yield Measurement(
        f"live: a word is shown, 19 of 20, {what}",
        shown,
        "s",
        "until it is settled, 19 of 20",
        settled,
        "3 s",
    )
    yield Measurement(
        f"live: words wrong, {what}",
        100 * word_error_rate(live.transcript.text, text),
        "%",
        "the same read as a file",
        100 * word_error_rate(listener.transcribe(sound).text, text),
    )


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began
