"""What somebody with trained weights looks like to the seer: vectors of their own pictures.

They stand in the weights' file, taken when it was made, of what the weights paint. A seer taught anew
speaks of the same pictures in other numbers, so the vectors bear the mark of the one that made them; to any
other, and where a file brings none, nobody knows what its subject looks like.
"""

import base64
import binascii
import json
from pathlib import Path
from typing import Final

import numpy as np
from safetensors import SafetensorError, safe_open

from imaging.composing.values import Numbers, References
from imaging.request import PictureRequest
from imaging.seeing.looking import Seer
from imaging.seeing.networks import VECTOR
from imaging.vocabulary import GREY_STYLES

METADATA: Final = "evoca_looks"
# Where colours are gone or pale everybody is liker a drawing in that style than their own pictures.
APART: Final = GREY_STYLES | {"sepia", "faded_colour"}
MOST: Final = 64  # vectors of one file that are looked at


def looks_as_text(seer: Seer, vectors: Numbers) -> str:
    """Unit vectors (k, VECTOR) for a file's metadata."""
    numbers = np.asarray(vectors, "<f2").reshape(-1, VECTOR)
    return json.dumps({"seer": seer.mark, "vectors": base64.b64encode(numbers.tobytes()).decode()})


def looks_in(file: Path, seer: Seer) -> Numbers | None:
    """The vectors (k, VECTOR) in a file of trained weights; None where it has none that this seer can use."""
    try:
        with safe_open(file, "np") as opened:
            told = json.loads((opened.metadata() or {}).get(METADATA, "null"))
        if told is None or told["seer"] != seer.mark:
            return None
        numbers = np.frombuffer(base64.b64decode(told["vectors"], validate=True), "<f2")
    except (OSError, SafetensorError, ValueError, KeyError, TypeError, binascii.Error):
        return None
    vectors = numbers.astype(np.float32)
    if len(vectors) == 0 or len(vectors) % VECTOR or not np.isfinite(vectors).all():
        return None
    return vectors.reshape(-1, VECTOR)[:MOST]


def references_for(request: PictureRequest, seer: Seer) -> tuple[References, ...]:
    """The references of every subject with trained weights that bring some.

    Whoever wears what is told, or is in a style without their colours, looks otherwise than in their own
    pictures and is held against nothing.
    """
    if request.style in APART:
        return ()
    return tuple(
        References(subject.key, vectors)
        for subject in request.subjects
        if subject.adapter is not None
        and not subject.dressed
        and (vectors := looks_in(subject.adapter, seer)) is not None
    )
