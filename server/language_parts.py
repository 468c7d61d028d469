"""The parts that understand: the lexicon and the judge that ship, and a model of meaning that a user adds.

A sentence-transformers folder among the models, known by what is in it, takes the place of the embedded
encoder by which words that the lexicon lacks are mapped to the nearest concept.
"""

from functools import cache
from pathlib import Path
from typing import Final

from narrative import Understanding
from server.settings import SHIPPED_DATA, Settings

LEXICON: Final = SHIPPED_DATA / "lexicon"
_SIGNS: Final = ("modules.json", "config_sentence_transformers.json")


def meaning_model(settings: Settings) -> Path | None:
    """The first sentence-transformers folder among the user's models; None: the embedded encoder."""
    for folder in settings.model_folders:
        beside = sorted(folder.iterdir()) if folder.is_dir() else ()
        for each in beside:
            if all((each / sign).is_file() for sign in _SIGNS):
                return each
    return None


def language_parts(settings: Settings) -> Understanding:
    """Loaded once by a process. Raises LexiconError and JudgeError for what cannot be read."""
    model = meaning_model(settings)
    return _loaded(model, settings.home / "cache" if model else None)


@cache
def _loaded(model: Path | None, cache_dir: Path | None) -> Understanding:
    return Understanding.load(LEXICON, cache_dir, model)
