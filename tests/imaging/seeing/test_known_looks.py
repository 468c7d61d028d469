"""What trained weights tell of their subject's looks, and to whom."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from imaging.request import PersonLooks, PictureRequest, SubjectRequest
from imaging.seeing import Seer, load_seeing, looks_as_text, looks_in, references_for
from imaging.seeing.known_looks import METADATA
from imaging.seeing.networks import VECTOR, FigureNetwork, PageNetwork

SIGHT = Path(__file__).parents[3] / "data" / "models" / "evoca-mirada"


@pytest.fixture(scope="module")
def seer() -> Seer:
    return load_seeing(SIGHT, 1)


def vectors(count: int = 3) -> np.ndarray:
    found = np.random.default_rng(0).standard_normal((count, VECTOR)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def weights(file: Path, **metadata: str) -> Path:
    save_file({"x": np.zeros(1, np.float32)}, file, metadata or None)
    return file


def test_what_was_kept_is_read_again(seer: Seer, tmp_path: Path) -> None:
    file = weights(tmp_path / "ana.safetensors", **{METADATA: looks_as_text(seer, vectors())})
    found = looks_in(file, seer)
    assert found is not None
    assert np.allclose(found, vectors(), atol=1e-3)


def test_the_same_networks_have_the_same_mark_and_others_another(seer: Seer, tmp_path: Path) -> None:
    other = Seer(PageNetwork(), FigureNetwork(), (0.5, 0.5))
    assert load_seeing(SIGHT, 1).mark == seer.mark != other.mark
    file = weights(tmp_path / "ana.safetensors", **{METADATA: looks_as_text(other, vectors())})
    assert looks_in(file, seer) is None
    assert looks_in(file, other) is not None


@pytest.mark.parametrize(
    "told",
    [None, "", "no JSON", "[]", "3", "{}", '{"seer": 3}', "own:no base64!", "own:", "own:AAAA", "own:nan"],
)
def test_files_without_looks_or_with_broken_ones_tell_nothing(
    seer: Seer, tmp_path: Path, told: str | None
) -> None:
    if told is not None and told.startswith("own:"):
        own = told.removeprefix("own:")
        if own == "nan":
            own = json.loads(looks_as_text(seer, np.full((1, VECTOR), np.nan)))["vectors"]
        told = json.dumps({"seer": seer.mark, "vectors": own})
    file = weights(tmp_path / "ana.safetensors", **({} if told is None else {METADATA: told}))
    assert looks_in(file, seer) is None


def test_a_file_that_is_none_tells_nothing(seer: Seer, tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_bytes(b"nothing")
    assert looks_in(tmp_path / "broken.safetensors", seer) is None
    assert looks_in(tmp_path / "absent.safetensors", seer) is None


def test_references_are_of_trained_subjects_in_their_own_clothes(seer: Seer, tmp_path: Path) -> None:
    known = weights(tmp_path / "known.safetensors", **{METADATA: looks_as_text(seer, vectors())})
    silent = weights(tmp_path / "silent.safetensors")
    request = PictureRequest(
        subjects=(
            SubjectRequest("ana", PersonLooks(), adapter=known),
            SubjectRequest("eva", PersonLooks(), adapter=known, dressed=True),
            SubjectRequest("luis", PersonLooks(), adapter=silent),
            SubjectRequest("juan", PersonLooks()),
        )
    )
    assert [each.key for each in references_for(request, seer)] == ["ana"]
    assert references_for(replace(request, style="watercolour"), seer)
    for style in ("sepia", "black_and_white"):
        assert references_for(replace(request, style=style), seer) == ()
