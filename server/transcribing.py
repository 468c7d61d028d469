"""``evoca transcribe``: a recording becomes text with times, on this machine."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from narrative.listening import Listener, ListeningError, SoundError, Transcript, Word
from narrative.listening.notices import clock
from server.errors import BadInputError, EvocaError
from server.file_faults import why
from server.given_files import check_output, write_output
from server.settings import Settings
from server.speech_parts import assemble_speech_model

SENTENCE_ENDS: Final = (".", "?", "!", "…")
PAUSE: Final = 1.5  # seconds without a word that begin a new line
BAR: Final = 30


def transcribe_file(
    settings: Settings, path: Path, *, as_json: bool = False, target: Path | None = None
) -> str:
    """Writes what is said in ``path`` to ``target``, or gives it back when there is none.

    Raises BadInputError for a file that cannot be heard or a target that cannot be written, EvocaError when
    the speech model is missing.
    """
    if target is not None:
        check_output(target, path)
    transcript = _transcript(settings, path)
    text = _as_json(transcript) if as_json else _as_lines(transcript)
    if target is None:
        return text
    write_output(target, f"{text}\n")
    return f"{len(transcript.words)} palabras en {clock(transcript.seconds)}: {target}"


def _transcript(settings: Settings, path: Path) -> Transcript:
    progress = _Progress()
    try:
        # One thread: a second one gains 2 to 8 % (BENCHMARKS.md) and takes its time from the pages.
        listener = Listener.load(assemble_speech_model(settings.home), threads=1)
        transcript = listener.transcribe(path, progress=progress.show)
    except SoundError as error:
        raise BadInputError(error.sentence) from error
    except ListeningError as error:
        raise EvocaError(error.sentence) from error
    except OSError as error:
        raise EvocaError(f"No se puede preparar el modelo de voz: {why(error)}.") from error
    finally:
        progress.clear()
    remark = transcript.notice or ("" if transcript.words else "No se oye hablar a nadie.")
    if remark:
        print(f"evoca: {remark}", file=sys.stderr)
    return transcript


def _as_json(transcript: Transcript) -> str:
    return json.dumps(transcript.to_json(), ensure_ascii=False)


def _as_lines(transcript: Transcript) -> str:
    return "\n".join(
        f"[{clock(words[0].start)}] {' '.join(word.text for word in words)}"
        for words in _sentences(transcript.words)
    )


def _sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for word in words:
        if sentence and word.start - sentence[-1].end >= PAUSE:
            yield sentence
            sentence = []
        sentence.append(word)
        if word.text.endswith(SENTENCE_ENDS):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


class _Progress:
    """A bar on the terminal; nothing where nobody looks."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def show(self, part: float) -> None:
        """Draws what part is done, 0 to 1."""
        if self._shown:
            full = round(part * BAR)
            bar = "█" * full + "░" * (BAR - full)
            print(f"\rEscuchando {bar} {part:4.0%}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leaves the line empty for what comes after."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
