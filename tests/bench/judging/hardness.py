"""Makes ``hard_words.json`` of the judge: ``python -m tests.bench.judging.hardness OUT [--without SET…]``.

A few seconds of one core. The sets in ``unread`` are always left out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, cast

from narrative.judging.hardness import signs_of
from narrative.words import split_words
from tests.bench.judging.examples import HERE, TOLD
from tests.bench.judging.tellings import tellings
from tests.bench.reading import GOLD

SAYINGS: Final = HERE / "hard_sayings.txt"
MET: Final = 2  # a sign that fewer texts have is left out
RESTRAINT: Final = 10.0  # scikit-learn's C
Telling = tuple[str, bool]


def hard_and_harmless(without: Sequence[str] = ()) -> Iterator[Telling]:
    """Every text that may be learned from, and whether it is hard."""
    files = [GOLD / "dev.jsonl", *(p for p in sorted(TOLD.rglob("*.jsonl")) if p.parent.name != "unread")]
    for path in files:
        rows = path.read_text("utf-8").splitlines() if path.stem not in without else []
        for row in map(json.loads, filter(str.strip, rows)):
            yield row["text"], row["sensitive"]
    for path in sorted((HERE / "tellings").glob("*.txt")):
        yield from ((cast(str, m["text"]), bool(m["sensitive"])) for m in tellings(path))
    yield from sayings(SAYINGS)


def sayings(path: Path) -> Iterator[Telling]:
    """The lines that begin with "+" (hard) or "-"."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            yield line[2:], line[0] == "+"


def learn_hardness(told: Sequence[Telling], path: Path) -> None:
    """Writes the weights of logistic regression over the signs of each text."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    texts = [set(signs_of(split_words(text))) for text, _ in told]
    met = Counter(sign for text in texts for sign in text)
    kept = [[sign for sign in sorted(text) if met[sign] >= MET] for text in texts]
    rows = [{sign: max(1, len(text)) ** -0.5 for sign in text} for text in kept]
    table = DictVectorizer()
    model: Any = LogisticRegression(C=RESTRAINT, class_weight="balanced", max_iter=3000)
    model.fit(table.fit_transform(rows), [hard for _, hard in told])
    names = cast(list[str], table.get_feature_names_out().tolist())
    weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    written = {"start": round(float(model.intercept_[0]), 4), "weights": weights}
    path.write_text(json.dumps(written, ensure_ascii=False, indent=0) + "\n", "utf-8")


def main() -> None:
    """Learns the words and writes them into the judge's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    asked = parser.parse_args()
    learn_hardness(list(hard_and_harmless(asked.without)), asked.out / "hard_words.json")


if __name__ == "__main__":
    main()
