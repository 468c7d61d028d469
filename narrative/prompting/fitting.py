"""A prompt pair is fitted to a model: what it has room for, most important first, and what it leaves out.

Elements are kept whole or left out whole. Tokens and subjects go first, then the place, the style's
name (else the picture would not be of the kind that was chosen), what is done, objects, the setting,
clothes and looks (each subject's own prompt has them as well), the feeling, the era and the style's
details: of a memory without room for everything the people and the place stay.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from narrative.prompting.rules import PromptRules
from narrative.prompting.sentences import sentences
from narrative.script import Element, LeftOut, PromptPair, Role, Script

CountTokens = Callable[[str], int]

_RANKS: Final[Mapping[Role, int]] = {
    "written": 0, "token": 0, "subject": 1, "place": 2, "style": 3, "action": 4, "object": 5, "setting": 6,
    "garment": 7, "look": 8, "feeling": 9, "era": 10, "detail": 11, "others": 4, "quality": 11, "": 5,
}  # fmt: skip


def fit(pair: PromptPair, rules: PromptRules, count_tokens: CountTokens) -> PromptPair:
    """The pair in the wording of a family and within its room, with what was left out.

    ``count_tokens`` gives the tokens of a text without marks at its start and end. The most
    important element of all stays even if it is longer than the room: there is no prompt without it.
    """
    written = any(element.role == "written" for element in pair.prompt)
    # What a person wrote is a text of their own: it is given as it was written, never put into sentences.
    worded = rules.wording == "sentences" and not written
    prompt, crowded = _with_room(pair.prompt, rules, count_tokens, _in_sentences if worded else listed)
    negative, unread = ((), pair.negative)
    if rules.negative:
        negative, unread = _with_room(pair.negative, rules, count_tokens, listed)
    sentence, spans = sentences(prompt) if worded else (None, ())
    left_out = (
        *(LeftOut(each, "room") for each in crowded),
        *(LeftOut(each, "room" if rules.negative else "negative", avoided=True) for each in unread),
    )
    return PromptPair(prompt, negative, sentence, spans, left_out)


def fit_script(script: Script, rules: PromptRules, count_tokens: CountTokens) -> Script:
    """The script with every prompt pair fitted."""
    subjects = tuple(replace(each, pair=fit(each.pair, rules, count_tokens)) for each in script.subjects)
    return replace(script, picture=fit(script.picture, rules, count_tokens), subjects=subjects)


def listed(elements: Sequence[Element]) -> str:
    """The elements with commas between them."""
    return ", ".join(element.text for element in elements)


def _in_sentences(elements: Sequence[Element]) -> str:
    return sentences(elements)[0]


def _with_room(
    elements: tuple[Element, ...],
    rules: PromptRules,
    count_tokens: CountTokens,
    compose: Callable[[Sequence[Element]], str],
) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Those that fit, in their own order, and those left out, most important first."""
    if _fits(elements, rules, count_tokens, compose):
        return elements, ()
    ranked = sorted(range(len(elements)), key=lambda i: (_RANKS[elements[i].role], i))
    kept: list[int] = ranked[:1]
    for i in ranked[1:]:
        tried = sorted([*kept, i])
        if _fits([elements[j] for j in tried], rules, count_tokens, compose):
            kept = tried
    left = [elements[i] for i in ranked if i not in set(kept)]
    return tuple(elements[i] for i in sorted(kept)), tuple(left)


def _fits(
    elements: Sequence[Element],
    rules: PromptRules,
    count_tokens: CountTokens,
    compose: Callable[[Sequence[Element]], str],
) -> bool:
    return count_tokens(compose(elements)) <= rules.max_tokens
