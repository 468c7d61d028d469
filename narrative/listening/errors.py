"""The error family of listening; each carries the Spanish sentence that a user reads.

NarrativeError
└── ListeningError
    ├── ModelMissingError   the folder holds no speech model, or one that cannot be loaded
    ├── SoundError          the file cannot be heard
    │   ├── SoundMissingError   there is no such file, or it may not be read
    │   ├── EmptySoundError     nothing is in it
    │   ├── NotSoundError       it is no recording, or one of an unknown kind
    │   ├── DamagedSoundError   its index is missing, as in a recording that was never finished
    │   └── NoSoundTrackError   a film without sound
    └── CancelledError      the caller wished to stop
"""

from pathlib import Path

from narrative.errors import NarrativeError


class ListeningError(NarrativeError):
    """Something could not be heard; ``sentence`` is one clear Spanish sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ModelMissingError(ListeningError):
    """There is no speech model that can be loaded."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"No se puede cargar el modelo de voz de {folder}: {reason}.")


class SoundError(ListeningError):
    """A file cannot be heard."""


class SoundMissingError(SoundError):
    """There is no such file, or it may not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"No se puede abrir {path.name}: {reason}.")


class EmptySoundError(SoundError):
    """Nothing is in the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} está vacío: no hay nada que escuchar.")


class NotSoundError(SoundError):
    """The file is no recording, or one that nobody can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} no es una grabación que se pueda leer; sirven wav, mp3, ogg, webm y m4a."
        )


class DamagedSoundError(SoundError):
    """The file begins as a recording does, but the index without which it cannot be read is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} está dañado o a medio grabar: le falta el índice y no se puede leer.")


class NoSoundTrackError(SoundError):
    """A film or picture without sound."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} no tiene sonido.")


class CancelledError(ListeningError):
    """The caller wished to stop."""

    def __init__(self) -> None:
        super().__init__("La transcripción se ha detenido.")
