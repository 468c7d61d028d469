"""Other ways to say what a prompt says, so that the model learns meanings and not one wording.

The renderer describes a scene in one fixed way; those who ask say "an old man, with grey
hair, 1950s, at dusk", leave things out, change their order, and put names before them that
mean nothing yet (the tokens of trained weights).
"""

import random
from typing import Final

from imaging import vocabulary
from imaging.sketching.describing import describe_place

SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "elderly man": ("old man", "grandfather", "elderly man"),
    "elderly woman": ("old woman", "grandmother", "elderly woman"),
    "little boy": ("boy", "young boy"),
    "little girl": ("girl", "young girl"),
    "woman": ("woman", "lady", "mother"),
    "man": ("man", "father", "gentleman"),
    "smiling": ("happy", "smile", "joyful"),
    "sitting": ("seated", "sitting down"),
    "lying": ("lying down",),
    "brown hair": ("dark brown hair",),
    "blond": ("blonde", "golden blond"),
}
HOURS: Final[dict[str, tuple[str, ...]]] = {
    "morning": ("in the morning",),
    "midday": ("at midday",),
    "afternoon": ("in the afternoon",),
    "evening": ("at dusk", "in the evening"),
    "night": ("at night",),
}
WEATHERS: Final[dict[str, tuple[str, ...]]] = {
    "sun": ("sunny",),
    "clouds": ("cloudy sky", "cloudy"),
    "wind": ("windy",),
    "cold": ("cold day",),
    "heat": ("hot day",),
}
STYLES: Final[dict[str, tuple[str, ...]]] = {
    "storybook": ("storybook illustration",),
    "sepia": ("old sepia photograph", "sepia photograph"),
    "black and white": ("black and white photograph",),
    "faded colour": ("faded colour photograph", "faded photograph"),
    "watercolour": ("watercolour painting", "watercolor"),
    "pencil": ("pencil drawing",),
    "oil": ("oil painting", "oil painting in the manner of van gogh"),
    "comic": ("comic book",),
    "slide": ("colour slide",),
    "digital": ("digital photograph",),
    "dreamlike": ("dreamlike painting",),
}
TOKEN_SHARE: Final = 0.12
_PLACES: Final = frozenset(describe_place(place) for place in vocabulary.PLACES)
_AS_THEY_ARE: Final = 0.4  # this share of the phrases that could be said otherwise is left


def varied(prompt: str, rng: random.Random, dropped: float = 0.06, shuffled: bool = False) -> str:
    """The prompt said otherwise; ``dropped`` is the share of clauses left out, never the first.

    ``shuffled`` changes the order after the first clause: only for one subject's own prompt.
    """
    clauses = [part for clause in prompt.split(", ") for part in _split(clause, rng)]
    first, rest = clauses[0], [c for c in clauses[1:] if rng.random() >= dropped]
    if shuffled and rng.random() < 0.5:
        rng.shuffle(rest)
    told = [_said(clause, rng) for clause in (first, *rest)]
    if rng.random() < TOKEN_SHARE:
        told.insert(0, _made_up_name(rng))
    return ", ".join(told)


def _split(clause: str, rng: random.Random) -> list[str]:
    """Now and then two clauses: a man and his hair, a coat and a hat."""
    if rng.random() < _AS_THEY_ARE:
        return [clause]
    head, joint, tail = clause.partition(" with ")
    if joint and tail.endswith("hair"):
        return [head, f"with {tail}"]
    if clause.startswith("in ") and " and " in clause and clause not in _PLACES:
        head, _, tail = clause.partition(" and ")
        return [head, tail]
    return [clause]


def _said(clause: str, rng: random.Random) -> str:
    if rng.random() < _AS_THEY_ARE:
        return clause
    if clause in _PLACES:
        return clause.partition(" ")[2]
    if clause in vocabulary.SEASONS:
        return f"in {clause}"
    for words in (HOURS, WEATHERS, STYLES):
        if clause in words:
            return rng.choice(words[clause])
    for word, others in SYNONYMS.items():
        if f" {word} " in f" {clause} ":
            other = f" {clause} ".replace(f" {word} ", f" {rng.choice(others)} ", 1).strip()
            return f"a {other[3:]}" if other.startswith("an ") and other[3] not in "aeio" else other
    return clause


def _made_up_name(rng: random.Random) -> str:
    """A word that means nothing, like the tokens of trained weights: "ronalp3"."""
    letters = [rng.choice("bcdfglmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 3))]
    return "".join(letters) + rng.choice(("", "lp", "n", "80", "resi", "ft"))
