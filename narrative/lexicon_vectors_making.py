"""``python -m narrative.lexicon_vectors_making LEXICON`` writes the vectors of its words beside it."""

import sys
from pathlib import Path

from narrative.lexicon import Lexicon
from narrative.lexicon_vectors import write_vectors
from narrative.meaning import Meaning, embedded_encoder, unit_vectors


def make_vectors(folder: Path) -> None:
    """Takes half a minute of one core. Raises LexiconError for a lexicon that cannot be read."""
    texts = Meaning(Lexicon.load(folder)).texts()
    write_vectors(folder, dict(zip(texts, unit_vectors(embedded_encoder(), texts), strict=True)))


if __name__ == "__main__":
    make_vectors(Path(sys.argv[1]))
