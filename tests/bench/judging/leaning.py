"""How the weights of surroundings are learned: logistic regression over the signs of each candidate."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, cast

from narrative.judging.network import THERE
from narrative.judging.surroundings import Candidate, Signs, signs_around
from narrative.scene import Span
from narrative.verbs import Verbs
from narrative.words import split_words
from tests.bench.judging.examples import Example

MET: Final = 2  # a sign that fewer candidates have is left out
RESTRAINT: Final = 0.05  # scikit-learn's C: small, since signs are more than candidates


def learn_surroundings(examples: Sequence[Example], verbs: Verbs, path: Path) -> None:
    """Writes surroundings.json from the examples with an honest opinion of the rules."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows: list[Signs] = []
    truth: list[bool] = []
    for example in examples:
        words = split_words(example.text)
        for asked in example.asked:
            if asked.opinion:
                spans = tuple(Span(start, end) for start, end in asked.spans)
                kind: Any = asked.kind
                told = Candidate(kind, asked.opinion == THERE, asked.linked, asked.later, spans)
                rows.append(signs_around(words, verbs, told))
                truth.append(asked.there)
    met = Counter(sign for row in rows for sign, value in row.items() if value)
    kept = [{sign: float(v) for sign, v in row.items() if met[sign] >= MET} for row in rows]
    table = DictVectorizer()
    model = LogisticRegression(C=RESTRAINT, max_iter=2000).fit(table.fit_transform(kept), truth)
    names = cast(list[str], table.get_feature_names_out().tolist())
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    written = {"start": round(float(model.intercept_[0]), 4), "weights": weights}
    path.write_text(json.dumps(written, ensure_ascii=False, indent=0) + "\n", "utf-8")
