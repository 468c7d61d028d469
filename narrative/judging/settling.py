"""The judge's word on everybody and everything that the rules found in a text."""

from collections.abc import Mapping, Sequence
from typing import Final

from narrative.judging.judge import Candidate, Judge
from narrative.registry_links import Referent
from narrative.words import Words

LIKELY: Final = 0.5


def settled(
    judge: Judge,
    words: Words,
    referents: Sequence[Referent],
    present: Mapping[int, bool],
    main: tuple[int, int],
) -> dict[int, bool]:
    """Presence by the referent's number: what the rules think, ``present``, weighed again with the text.

    The patient is left as they are; ``main`` is the range of sentences of the scene.
    """
    asked = [number for number, referent in enumerate(referents) if referent.relation != "yo"]
    candidates = [_candidate(referents[n], present[n], words, main) for n in asked]
    likely = judge.presence(words.text, candidates)
    return {**present, **{n: p >= LIKELY for n, p in zip(asked, likely, strict=True)}}


def _candidate(referent: Referent, there: bool, words: Words, main: tuple[int, int]) -> Candidate:
    inside = any(main[0] <= words[p.head].sentence < main[1] for p in referent.phrases)
    spans = {words.span(p.first, p.last) for p in referent.phrases}
    linked = referent.entity is not None or bool(referent.members)
    ordered = tuple(sorted(spans, key=lambda s: (s.start, s.end)))
    return Candidate(referent.kind, there, linked, not inside, ordered)
