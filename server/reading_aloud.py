"""A Spanish voice of this machine, for browsers that have none: Piper or eSpeak NG, when installed.

Nothing is downloaded. The text goes to the voice through its standard input, where no list of
processes shows it.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from server.errors import BadInputError, EvocaError
from server.texts import gettext as _
from server.voice_files import wav_header

LONGEST_TEXT: Final = 3000  # characters read at once
PATIENCE: Final = 30.0  # seconds for one reading
WORDS_A_MINUTE: Final = "135"  # slower than usual speech
SLOWER: Final = "1.2"  # times as long as the voice speaks by itself
WAV_HEADER: Final = 44  # bytes


class NoVoiceError(EvocaError):
    """No Spanish voice is installed here."""

    def __init__(self) -> None:
        super().__init__(_("Este equipo no tiene una voz en español para leer."))


@dataclass(frozen=True)
class LocalVoice:
    """A program that speaks: its name, its command, and the samples in a second of the bare sound that
    it gives (None: it gives a WAV file).
    """

    name: str
    command: tuple[str, ...]
    rate: int | None = None


def find_voice(home: Path) -> LocalVoice | None:
    """The best voice that is installed: Piper with a Spanish voice of ``home``'s models, else eSpeak NG."""
    # Installed beside Evoca it is not on the path of whoever starts Evoca by its full name.
    piper = shutil.which("piper") or shutil.which("piper", path=str(Path(sys.executable).parent))
    for model in sorted((home / "models").rglob("*.onnx")) if piper else ():
        rate = _spanish_rate(model)
        if piper and rate:
            command = (piper, "--model", str(model), "--length_scale", SLOWER, "--output-raw")
            return LocalVoice(f"Piper, {model.stem}", command, rate)
    espeak = shutil.which("espeak-ng")
    if espeak:
        return LocalVoice("eSpeak NG", (espeak, "-v", "es", "-s", WORDS_A_MINUTE, "--stdin", "--stdout"))
    return None


def read_aloud(home: Path, text: str) -> bytes:
    """The text as a WAV file; raises NoVoiceError, and BadInputError for no text or too much of it."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_TEXT:
        raise BadInputError(_("Eso no se puede leer de una vez."))
    voice = find_voice(home)
    if voice is None:
        raise NoVoiceError
    try:
        spoken = subprocess.run(  # noqa: S603 - a program of this machine, the text is only its input
            voice.command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise NoVoiceError from error
    # A voice that writes as it speaks does not know its length beforehand: it is put right here.
    rate = voice.rate or int.from_bytes(spoken[24:28], "little")
    samples = spoken if voice.rate else spoken[WAV_HEADER:]
    if not samples or not rate:
        raise NoVoiceError
    return wav_header(len(samples), rate) + samples


def _spanish_rate(model: Path) -> int | None:
    """The sample rate of a Spanish Piper voice, None for any other file."""
    try:
        card: Any = json.loads(model.with_name(f"{model.name}.json").read_text(encoding="utf-8"))
        spanish = str(card["espeak"]["voice"]).startswith("es")
        return int(card["audio"]["sample_rate"]) if spanish else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
