"""The vectors of the lexicon's words, made beforehand so that no start has to: a file beside the lexicon.

``vectors.npz`` holds ``texts`` (strings, sorted) and ``vectors`` (float16, one row of unit length for each),
by the encoder that is installed with the product. ``make vectors`` writes it anew; a text that it lacks is
encoded when Evoca starts.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from narrative.errors import LexiconError

Vectors = npt.NDArray[np.float32]
FILE: Final = "vectors.npz"


def read_vectors(lexicon_dir: Path) -> dict[str, Vectors]:
    """The vector of each text that the file holds; none where there is no file. Raises LexiconError."""
    path = lexicon_dir / FILE
    if not path.is_file():
        return {}
    try:
        with np.load(path, allow_pickle=False) as held:
            texts, vectors = held["texts"], held["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise LexiconError(f"{path}: {error}") from error
    if vectors.ndim != 2 or len(texts) != len(vectors):
        raise LexiconError(f"{path}: {len(texts)} texts, vectors of shape {vectors.shape}")
    return dict(zip(map(str, texts), vectors, strict=True))


def write_vectors(lexicon_dir: Path, vectors: Mapping[str, Vectors]) -> None:
    """Writes the file anew, the same bytes for the same vectors."""
    texts = sorted(vectors)
    rows = np.stack([vectors[text] for text in texts]).astype(np.float16)
    np.savez_compressed(lexicon_dir / FILE, texts=np.array(texts), vectors=rows)
