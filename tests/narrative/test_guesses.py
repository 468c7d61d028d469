"""Words that the lexicon lacks: how often the guessed concept is right, and that it is marked."""

from pathlib import Path

import pytest

from narrative import Lexicon
from narrative.errors import LexiconError
from narrative.lexicon_vectors import read_vectors
from narrative.meaning import Meaning

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"
# a word, then the concepts that are right for it ("none": it is no thing or garment)
WORDS = Path(__file__).parent / "unknown_words.tsv"
PRECISION, RECALL = 0.8, 0.28


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


def _rows() -> list[tuple[str, set[str]]]:
    rows = [line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines()]
    return [(word, set(right.split())) for word, right in rows]


def test_the_words_are_unknown_and_the_answers_known(lexicon: Lexicon) -> None:
    known = {c.id for kind in ("objects", "garments", "animals") for c in lexicon.concepts[kind]}
    rows = _rows()
    assert len(rows) >= 120
    assert all(right - {"none"} <= known for _, right in rows)
    kinds = ("people", "places", "animals", "objects", "garments", "occasions")
    assert not [word for word, _ in rows if any(lexicon.lookup(k, word) for k in kinds)]


def test_the_vectors_of_the_lexicon_are_at_hand(lexicon: Lexicon) -> None:
    assert Meaning(lexicon, known=read_vectors(LEXICON)).ready, "words were added: make vectors"


def test_a_lexicon_without_them_makes_its_own_and_keeps_them(lexicon: Lexicon, tmp_path: Path) -> None:
    known = read_vectors(LEXICON)
    first = next(iter(lexicon.concepts["garments"])).forms[0]
    some = {text: vector for text, vector in known.items() if text != first}
    meaning = Meaning(lexicon, tmp_path, known=some)
    assert not meaning.ready
    assert meaning.nearest("servilletero", ("objects",)) is None
    meaning.prepare()
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    again = Meaning(lexicon, tmp_path, known=some)
    again.prepare()
    assert again.ready
    assert kept.stat().st_mtime_ns == written
    both = (again, Meaning(lexicon, known=known))
    guessed, expected = (each.nearest("servilletero", ("objects",)) for each in both)
    assert guessed == expected is not None


@pytest.mark.parametrize("content", [b"", b"no es un archivo", b"PK\x03\x04"])
def test_a_broken_file_of_vectors_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors.npz").write_bytes(content)
    with pytest.raises(LexiconError, match=r"vectors\.npz"):
        read_vectors(tmp_path)


@pytest.mark.slow
def test_precision_and_recall(lexicon: Lexicon) -> None:
    meaning = Meaning(lexicon, known=read_vectors(LEXICON))
    rows = _rows()
    guesses = {word: meaning.nearest(word, ("objects", "garments")) for word, _ in rows}
    made = [(word, guess.id) for word, guess in guesses.items() if guess is not None]
    right = sum(guess in dict(rows)[word] for word, guess in made)
    precision, recall = right / len(made), right / sum(r != {"none"} for _, r in rows)
    print(f"{len(made)} guesses, precision {precision:.2f}, recall {recall:.2f}")
    assert precision >= PRECISION
    assert recall >= RECALL
