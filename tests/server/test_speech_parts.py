from pathlib import Path

import pytest

from server.speech_parts import WEIGHTS, WEIGHTS_SIZE, assemble_speech_model, is_assembled, missing_packages


@pytest.mark.skipif(bool(missing_packages()), reason="the speech model's packages are not installed")
def test_the_halves_become_one_model_once(tmp_path: Path) -> None:
    assert not is_assembled(tmp_path)
    folder = assemble_speech_model(tmp_path)
    assert is_assembled(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json",
        "model.bin",
        "tokenizer.json",
        "vocabulary.json",
    ]
    made = (folder / WEIGHTS).stat()
    assert made.st_size == WEIGHTS_SIZE
    assemble_speech_model(tmp_path)
    assert (folder / WEIGHTS).stat().st_mtime_ns == made.st_mtime_ns
