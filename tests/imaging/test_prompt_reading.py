"""How models read prompts: families by content, tokens counted as the model's own tokenizer counts."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import CLIPTokenizer

from imaging.prompt_reading import prompt_family, token_counter

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "data" / "models" / "evoca-cuento"
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["a woman", "jovenalp", "1950s", "white", "hair", "niñojuan", "St.", "it's", "playing"]
        ),
        max_size=20,
    ).map(", ".join),
)


@pytest.fixture(scope="module")
def tokenizer() -> CLIPTokenizer:
    return CLIPTokenizer.from_pretrained(MODEL / "tokenizer", local_files_only=True)


def test_the_embedded_model_is_known_by_its_content() -> None:
    assert prompt_family(MODEL) == "evoca"
    assert prompt_family(MODEL / "vae") is None
    assert token_counter(MODEL / "vae") is None


@pytest.mark.parametrize(
    ("pipeline", "family"),
    [
        ("StableDiffusionPipeline", "clip"),
        ("StableDiffusionInpaintPipeline", "clip"),
        ("StableDiffusionXLPipeline", "sdxl"),
        ("StableDiffusion3Pipeline", "t5"),
        ("FluxPipeline", "flux"),
        ("SketchPaintingPipeline", "evoca"),
    ],
)
def test_families_by_pipeline(tmp_path: Path, pipeline: str, family: str) -> None:
    (tmp_path / "model_index.json").write_text(json.dumps({"_class_name": pipeline}), encoding="utf-8")
    assert prompt_family(tmp_path) == family
    assert token_counter(tmp_path) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", "no"])
def test_a_folder_that_is_no_model_has_no_family(tmp_path: Path, content: str) -> None:
    (tmp_path / "model_index.json").write_text(content, encoding="utf-8")
    assert prompt_family(tmp_path) is None


@given(text=TEXTS)
@settings(deadline=None)
def test_tokens_are_counted_as_the_tokenizer_counts(tokenizer: CLIPTokenizer, text: str) -> None:
    counter = token_counter(MODEL)
    assert counter is not None
    assert counter(text) == len(tokenizer(text).input_ids) - 2


def test_an_older_folder_with_words_and_merges_is_read(tmp_path: Path) -> None:
    """The two files of older model folders, cut from the embedded tokenizer, count the same."""
    model = json.loads((MODEL / "tokenizer" / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    folder = tmp_path / "tokenizer"
    folder.mkdir()
    (tmp_path / "model_index.json").write_text('{"_class_name": "StableDiffusionPipeline"}', encoding="utf-8")
    (folder / "vocab.json").write_text(json.dumps(model["vocab"]), encoding="utf-8")
    merges = [pair if isinstance(pair, str) else " ".join(pair) for pair in model["merges"]]
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges), encoding="utf-8")
    counter, own = token_counter(tmp_path), token_counter(MODEL)
    assert counter is not None
    assert own is not None
    for text in ("a woman with white bun hair, in a blue apron, 1950s", "jovenalp", "Navidad, niñojuan", ""):
        assert counter(text) == own(text)
    (folder / "vocab.json").write_text("{", encoding="utf-8")
    assert token_counter(tmp_path) is None
