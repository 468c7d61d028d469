"""Speech in, words with times and certainty out; on this machine alone."""

from narrative.listening.errors import CancelledError, ListeningError, ModelMissingError, SoundError
from narrative.listening.listener import Listener
from narrative.listening.live import Heard, LiveListening
from narrative.listening.sounds import read_sound
from narrative.listening.transcript import Transcript, Word

__all__ = [
    "CancelledError",
    "Heard",
    "Listener",
    "ListeningError",
    "LiveListening",
    "ModelMissingError",
    "SoundError",
    "Transcript",
    "Word",
    "read_sound",
]
