"""Styles, families and counts, where the two rooms meet; the prompts of a page and their ledger."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import CLIPTokenizer

from imaging import vocabulary
from imaging.prompt_reading import FAMILY_OF_PIPELINE
from narrative.prompting import FAMILIES, TokenBound
from narrative.script import Element, PromptPair, Script
from server.drawing import edited_script
from server.errors import BadInputError, StartError
from server.prompting import (
    Prompting,
    check_style,
    counter_for,
    style_named,
    styles,
    token_bound,
    usable_style,
)
from server.settings import SHIPPED_DATA, Settings

TOKENIZER = SHIPPED_DATA / "models" / "evoca-cuento" / "tokenizer"
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(["a woman", "jovenalp", "1950s", "hair", "niñojuan", "St.", "it's"]), max_size=20
    ).map(", ".join),
)


@pytest.fixture(scope="module")
def tokenizer() -> CLIPTokenizer:
    return CLIPTokenizer.from_pretrained(TOKENIZER, local_files_only=True)


@given(text=TEXTS)
@settings(deadline=None)
def test_the_bound_is_never_below_the_tokenizer(tokenizer: CLIPTokenizer, text: str) -> None:
    assert TokenBound()(text) >= len(tokenizer(text).input_ids) - 2


def test_each_style_is_a_look_that_the_sketch_has() -> None:
    presets = styles().presets
    looks = {look.look for preset in presets for look in (preset, *(each for _, each in preset.decades))}
    assert looks == set(vocabulary.STYLES)
    for preset in presets:
        if not preset.decades:
            assert preset.words["evoca"] == (preset.look.replace("_", " "),)


def test_each_family_that_imaging_tells_has_its_rules() -> None:
    assert {family for _, family in FAMILY_OF_PIPELINE} | {"clip"} == set(FAMILIES)


def test_a_style_that_there_is_not_is_refused_and_an_old_name_is_drawn_plainly() -> None:
    with pytest.raises(BadInputError):
        style_named("manga")
    assert usable_style("manga").id == "storybook"
    assert usable_style("sepia").id == "sepia"


def test_models_are_read_by_their_own_tokenizer(tmp_path: Path) -> None:
    known = Settings(home=tmp_path)
    prompting = Prompting(known)
    assert prompting.family("evoca-cuento") == "evoca"
    assert prompting.family("none") == "evoca"
    assert counter_for(known, "evoca")("a woman") == 2
    assert counter_for(known, "t5") is token_bound()


def test_an_edited_prompt_keeps_the_sources_of_what_stayed() -> None:
    old = (
        Element("a woman, seamstress", "said", "«mi madre»", role="subject", owner="E1"),
        Element("a woman", "said", "«Petra»", role="subject", owner="E2"),
        Element("a woman", "said", "«Rosa»", role="subject", owner="E3"),
        Element("35mm film, natural light", "added", "añadido: estilo", role="detail"),
    )
    script = Script(PromptPair(old, ()), (), "plain")
    text = "a woman, seamstress,a woman,  a woman, a cat, on a roof, 35mm film, natural light,"
    edited = edited_script(script, {"picture": {"prompt": text, "negative": ""}}).picture
    assert [e.text for e in edited.prompt] == [*(e.text for e in old[:3]), "a cat", "on a roof", old[3].text]
    assert [e.source for e in edited.prompt[:3]] == ["«mi madre»", "«Petra»", "«Rosa»"]
    assert [e.role for e in edited.prompt[3:5]] == ["written", "written"]
    assert edited.prompt[5] == old[3]


def test_a_setting_with_a_wrong_style_is_said_at_the_start(tmp_path: Path) -> None:
    check_style(Settings(home=tmp_path, style="oil"))
    with pytest.raises(StartError, match=r"manga.*storybook"):
        check_style(Settings(home=tmp_path, style="manga"))
