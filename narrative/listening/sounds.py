"""Reading recordings of any usual kind into mono float32 samples at 16 kHz."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 16_000


def read_sound(path: Path) -> NDArray[np.float32]:
    """All samples of a recording, mono at 16 kHz, from -1 to 1."""
    from faster_whisper.audio import decode_audio

    return np.asarray(decode_audio(str(path)), np.float32)
