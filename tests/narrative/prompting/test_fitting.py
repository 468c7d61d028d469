"""What a model has room for: ranked, whole, counted, in sentences where it reads sentences."""

import re
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative.prompting import FAMILIES, Family, PromptRules, Styles, TokenBound, fit
from narrative.script import Element, PromptPair, Role

STYLES = Styles.load(Path(__file__).parents[3] / "data" / "styles" / "styles.json")
ROLES: tuple[Role, ...] = (
    "token", "subject", "place", "style", "action", "garment", "look", "object", "setting", "feeling", "era",
    "detail",
)  # fmt: skip
WORDS = st.text("abcdefghijklmnopqrstuvwxyzáñ ", min_size=1, max_size=24).filter(lambda t: bool(t.strip()))
ELEMENTS = st.lists(
    st.builds(
        lambda text, role, owner: Element(" ".join(text.split()), "added", "prueba", role=role, owner=owner),
        WORDS, st.sampled_from(ROLES), st.sampled_from(["yo", "E1", "E2-1"]),
    ),
    max_size=40,
).map(tuple)  # fmt: skip


def words(text: str) -> int:
    return len(text.split())


def of(*roles: Role, text: str = "one two three") -> tuple[Element, ...]:
    return tuple(Element(f"{text} {i}", "added", "prueba", role=role) for i, role in enumerate(roles))


def test_what_has_room_stays_as_it_is() -> None:
    pair = PromptPair(of("subject", "place"), of("era"))
    fitted = fit(pair, FAMILIES["clip"], words)
    assert (fitted.prompt, fitted.negative, fitted.left_out) == (pair.prompt, pair.negative, ())


def test_subjects_and_tokens_stay_when_room_is_short_and_the_least_important_goes_first() -> None:
    everything = of(
        "detail", "era", "look", "setting", "object", "action", "style", "place", "subject", "token"
    )
    for room in range(4, 41, 4):
        fitted = fit(PromptPair(everything, ()), PromptRules("clip", room), words)
        kept = [element.role for element in fitted.prompt]
        assert sorted(kept) == sorted([e.role for e in everything[::-1]][: room // 4])
        assert [left.element.role for left in fitted.left_out] == [
            e.role for e in everything[::-1] if e.role not in kept
        ]
        assert {left.reason for left in fitted.left_out} <= {"room"}


def test_a_shorter_one_takes_the_room_that_a_longer_one_leaves() -> None:
    long, short = Element("a " * 9 + "b", "added", "x", role="object"), Element("c", "added", "x", role="era")
    fitted = fit(PromptPair((*of("token"), long, short), ()), PromptRules("clip", 6), words)
    assert [element.text for element in fitted.prompt] == ["one two three 0", "c"]


@given(elements=ELEMENTS, room=st.integers(20, 75))
def test_no_element_is_cut_and_none_is_lost(elements: tuple[Element, ...], room: int) -> None:
    count = TokenBound()
    fitted = fit(PromptPair(elements, elements), PromptRules("clip", room), count)
    for kept, avoided in ((fitted.prompt, False), (fitted.negative, True)):
        left = [each.element for each in fitted.left_out if each.avoided == avoided]
        assert sorted(e.text for e in (*kept, *left)) == sorted(e.text for e in elements)
        assert [e for e in elements if e in kept] or not elements
    # Only the most important element of all may be longer than the room.
    assert count(fitted.prompt_text) <= room or len(fitted.prompt) == 1
    assert count(fitted.negative_text) <= room or len(fitted.negative) == 1


@given(elements=ELEMENTS)
def test_sentences_hold_every_element_where_the_spans_say(elements: tuple[Element, ...]) -> None:
    fitted = fit(PromptPair(elements, ()), FAMILIES["t5"], words)
    assert fitted.sentence is not None
    assert fitted.left_out == ()
    for element, span in zip(fitted.prompt, fitted.spans, strict=True):
        assert fitted.sentence[span.start : span.end].lower() == element.text.lower()
    places = sorted((span.start, span.end) for span in fitted.spans)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@given(elements=ELEMENTS)
def test_sentences_are_well_formed(elements: tuple[Element, ...]) -> None:
    text = fit(PromptPair(elements, ()), FAMILIES["t5"], words).prompt_text
    assert (text == "") == (not elements)
    if text:
        assert text[0] == text[0].upper()
        assert text.endswith(".")
        assert not re.search(r"  | ,| \.|,,|\.\.|, \.", text)


def test_a_sentence_of_everything_reads_as_english() -> None:
    say = [
        ("token", "petratok"), ("subject", "a woman"), ("look", "with black bun hair"), ("look", "glasses"),
        ("garment", "in an apron"), ("action", "kneading dough"), ("place", "a kitchen"), ("object", "bread"),
        ("object", "a stove"), ("setting", "in winter"), ("setting", "snow"), ("era", "1940s"),
        ("era", "plain clothes"), ("style", "a storybook illustration"),
        ("detail", "It is painted in gouache"),
    ]  # fmt: skip
    elements = tuple(
        Element(text, "added", "x", role=role, owner="E1" if i < 6 else None)  # type: ignore[arg-type]
        for i, (role, text) in enumerate(say)
    )
    assert fit(PromptPair(elements, ()), FAMILIES["t5"], words).prompt_text == (
        "A storybook illustration. The picture shows petratok, a woman with black bun hair, wearing glasses, "
        "in an apron, kneading dough. The place is a kitchen. The scene also has bread and a stove. "
        "It is in winter, with snow. The time is the 1940s, with plain clothes. It is painted in gouache."
    )


def test_what_a_person_wrote_is_given_as_written() -> None:
    pair = PromptPair((Element("my own words", "added", "x", role="written"), *of("place")), ())
    fitted = fit(pair, FAMILIES["flux"], words)
    assert fitted.prompt_text == "my own words, one two three 0"
    assert fitted.prompt[0].role == "written"


def test_a_family_without_negative_prompt_says_so() -> None:
    fitted = fit(PromptPair(of("subject"), of("era")), FAMILIES["flux"], words)
    assert fitted.negative_text == ""
    assert [(left.reason, left.avoided) for left in fitted.left_out] == [("negative", True)]


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_words_for_each_style(family: Family) -> None:
    named = [preset.at(1950).elements(FAMILIES[family].words, preset.label) for preset in STYLES.presets]
    assert all(pieces and pieces[0].role == "style" for pieces in named)
    texts = {pieces[0].text for pieces in named}
    assert len(texts) == len(STYLES.presets) - 1  # the photograph of its decade is one of the others


@given(text=st.text(max_size=60))
def test_a_bound_never_falls_when_words_are_put_together(text: str) -> None:
    bound = TokenBound({"woman": 1})
    assert bound(f"{text}, a woman") <= bound(text) + 3
    assert bound("woman") == 1
    assert bound("niñojuan") == 9
    assert bound("1950s") == 5


def test_order_in_a_list_is_kept() -> None:
    for order in permutations(of("era", "token", "place")):
        assert fit(PromptPair(order, ()), FAMILIES["clip"], words).prompt == order
