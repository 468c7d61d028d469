"""The picture styles: read whole, refused when wrong, following the time where they should."""

import json
from pathlib import Path

import pytest

from narrative.errors import StyleError
from narrative.prompting import Styles, TokenBound

FOLDER = Path(__file__).parents[3] / "data" / "styles"


@pytest.fixture(scope="module")
def styles() -> Styles:
    return Styles.load(FOLDER / "styles.json")


def test_names_that_pages_keep_stay(styles: Styles) -> None:
    kept = {"storybook", "sepia", "black_and_white", "faded_colour", "watercolour", "pencil"}
    assert kept <= {preset.id for preset in styles.presets}


def test_each_has_a_label_and_one_sentence(styles: Styles) -> None:
    for preset in styles.presets:
        assert 3 < len(preset.label) < 40
        assert preset.description.endswith(".")
        assert preset.description.count(". ") == 0
    assert len({preset.label for preset in styles.presets}) == len(styles.presets)


@pytest.mark.parametrize(
    ("year", "look"),
    [
        (1925, "sepia"), (1938, "sepia"), (1955, "black_and_white"), (1966, "faded_colour"), (1975, "slide"),
        (1984, "flash_print"), (1996, "colour_print"), (2019, "digital"), (2300, "digital"),
        (None, "colour_print"),
    ],
)  # fmt: skip
def test_the_photograph_is_of_its_decade(styles: Styles, year: int | None, look: str) -> None:
    assert styles.named("photograph").at(year).look == look
    assert styles.named("oil").at(year).look == "oil"


def test_an_unknown_style_is_answered_with_those_that_there_are(styles: Styles) -> None:
    with pytest.raises(StyleError, match=r"manga.*storybook"):
        styles.named("manga")


@pytest.mark.parametrize("content", ["", "{", "[]x", '[{"id": "a"}]', '[{"id": "a", "decades": []}]', "[1]"])
def test_a_wrong_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "styles.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StyleError):
        Styles.load(path)
    with pytest.raises(StyleError):
        Styles.load(tmp_path / "none.json")


def test_a_style_without_a_familys_words_is_refused(tmp_path: Path) -> None:
    rows = json.loads((FOLDER / "styles.json").read_text(encoding="utf-8"))
    rows[0]["words"]["t5"] = []
    (tmp_path / "styles.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(StyleError, match="storybook"):
        Styles.load(tmp_path / "styles.json")


def test_the_list_of_counted_words_is_plain(styles: Styles) -> None:
    bound = TokenBound.load(FOLDER / "clip_words.txt")
    assert all(word == word.lower() and word.isalpha() for word in bound.known)
    assert all(1 <= tokens <= len(word) for word, tokens in bound.known.items())
    assert bound("a storybook illustration, soft outlines") <= 12
    with pytest.raises(StyleError):
        TokenBound.load(FOLDER / "nothing.txt")
    assert len(styles.presets) >= 15
