"""Single files bring no words: they are counted with those of their family."""

from pathlib import Path

import pytest

from imaging.prompt_reading import prompt_family, token_counter

from .tiny_files import scaled, write_file


@pytest.mark.parametrize(
    ("variant", "without", "family", "tokens"),
    [
        ("sd1", "-", "clip", 5),
        ("sd2", "-", "clip", 5),
        ("sdxl", "-", "sdxl", 5),
        ("sd3", "-", "t5", 7),
        ("sd3", "text_encoders.t5xxl.", "sdxl", 5),
    ],
)
def test_a_file_reads_as_its_family_does(
    variant: str, without: str, family: str, tokens: int, tmp_path: Path
) -> None:
    path = tmp_path / "m.safetensors"
    write_file(variant, scaled(tmp_path / "settings"), path, without=without)
    assert prompt_family(path) == family
    counter = token_counter(path)
    assert counter is not None
    assert counter("a photo of a cat") == tokens


def test_what_is_no_model_reads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(b"<html>")
    assert prompt_family(path) is None
    assert token_counter(path) is None
