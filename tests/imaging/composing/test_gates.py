"""The gates with the networks that ship: what is well passes, who was taken away or mistaken does not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from imaging.composing import Composing, References, Seen
from imaging.composing.gates import Gates, Point
from imaging.painting.canvas import crop_box, resized
from imaging.painting.inpainting import prefilled
from imaging.request import (
    AnimalLooks,
    Garment,
    Held,
    Mask,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    Sketch,
    SubjectRequest,
)
from imaging.seeing import Seer, load_seeing, looks_as_text, references_for
from imaging.seeing.known_looks import METADATA
from imaging.sketching import draw_sketch

NETWORKS = Path(__file__).parents[3] / "data" / "models" / "evoca-mirada"
pytestmark = pytest.mark.skipif(
    not (NETWORKS / "networks").is_dir(), reason="the networks that see are not on this machine"
)


@pytest.fixture(scope="module")
def seer() -> Seer:
    return load_seeing(NETWORKS, threads=1)


@pytest.fixture(scope="module")
def page() -> tuple[PictureRequest, Sketch]:
    red = PersonLooks("adult", "female", "black", garments=(Garment("dress", "red"),))
    blue = PersonLooks("adult", "male", "white", garments=(Garment("suit", "blue"),))
    request = PictureRequest(
        SettingRequest("park"),
        (
            SubjectRequest("ana", red),
            SubjectRequest("luis", blue, beside="ana"),
            SubjectRequest("luna", AnimalLooks("dog", "white"), beside="ana"),
        ),
        seed=4, width=512, height=512,
    )  # fmt: skip
    return request, draw_sketch(request)


def test_the_drawing_itself_passes(seer: Seer, page: tuple[PictureRequest, Sketch]) -> None:
    gates = Gates(*page, Composing(), seer)
    verdicts = gates.verdicts(page[1].pixels)
    assert [each.fault for each in verdicts.values()] == [None, None, None]
    assert gates.doubts(verdicts) == ()
    assert all(verdict.likeness[key] > 0.99 for key, verdict in verdicts.items())


@pytest.mark.parametrize("key", ["ana", "luna"])
def test_who_was_painted_away_is_missed(seer: Seer, page: tuple[PictureRequest, Sketch], key: str) -> None:
    request, sketch = page
    gone = prefilled(sketch.pixels, sketch.masks[key])
    gates = Gates(request, sketch, Composing(), seer)
    verdicts = gates.verdicts(gone)
    assert {k for k, each in verdicts.items() if each.fault == "count"} == {key}


def test_who_is_painted_as_another_is_taken_for_them(seer: Seer, page: tuple[PictureRequest, Sketch]) -> None:
    request, sketch = page
    mistaken = sketch.pixels.copy()
    to, from_ = crop_box(sketch.masks["luis"], 0.0), crop_box(sketch.masks["ana"], 0.0)
    other = sketch.pixels[from_[1] : from_[3], from_[0] : from_[2]]
    part = np.s_[to[1] : to[3], to[0] : to[2]]
    inside = sketch.masks["luis"][part]
    mistaken[part][inside] = resized(other, to[2] - to[0], to[3] - to[1])[inside]
    verdict = Gates(request, sketch, Composing(), seer).verdict(mistaken, "luis")
    assert verdict.likeness["ana"] > verdict.likeness["luis"]
    assert verdict.fault is not None


def test_who_has_trained_weights_is_held_against_the_looks_that_these_bring(
    seer: Seer, page: tuple[PictureRequest, Sketch], tmp_path: Path
) -> None:
    request, sketch = page
    own, luis = (seer.vector(sketch.pixels, sketch.masks[key])[None] for key in ("ana", "luis"))
    other = (luis - 0.2 * own) / np.linalg.norm(luis - 0.2 * own)  # still less hers than he is himself
    margins: list[float | None] = []
    for looks in (own, other, None):
        told = {} if looks is None else {METADATA: looks_as_text(seer, looks)}
        file = tmp_path / "ana.safetensors"
        save_file({"x": np.zeros(1, np.float32)}, file, told)
        ana = replace(request.subjects[0], adapter=file)
        trained = replace(request, subjects=(ana, *request.subjects[1:]))
        gates = Gates(trained, sketch, Composing(), seer, references_for(trained, seer))
        verdict = gates.verdict(sketch.pixels, "ana")
        assert (verdict.fault == "identity") == (looks is other)
        margins.append(verdict.margin)
    assert margins[0] is not None
    assert margins[0] > 0
    assert margins[2] is None


def test_who_cannot_be_told_from_somebody_by_their_references_is_not_held_against_them(
    seer: Seer, page: tuple[PictureRequest, Sketch]
) -> None:
    request, sketch = page
    ana, luis = (seer.vector(sketch.pixels, sketch.masks[key]) for key in ("ana", "luis"))
    trained = replace(request.subjects[0], adapter=Path("ana.safetensors"))
    request = replace(request, subjects=(trained, *request.subjects[1:]))
    for own, is_judged in (((ana, ana), True), ((luis, luis, ana), False)):
        gates = Gates(request, sketch, Composing(), seer, [References("ana", np.stack(own))])
        for key in ("ana", "luis"):
            assert (gates.verdict(sketch.pixels, key).margin is not None) == is_judged


class Heads:
    """A seer of what is given, with one look for everybody."""

    def __init__(self, drawing: Pixels, drawn: Sequence[Point], painted: Sequence[Point]) -> None:
        self._drawing, self._drawn, self._painted = drawing, tuple(drawn), tuple(painted)

    @property
    def people(self) -> tuple[Point, ...]:
        return self._painted

    @property
    def animals(self) -> tuple[Point, ...]:
        return ()

    def find(self, pixels: Pixels) -> "Heads":
        return Heads(pixels, (), self._drawn if np.array_equal(pixels, self._drawing) else self._painted)

    def count(self, pixels: Pixels) -> Seen:
        return Seen(len(self.find(pixels).people), 0)

    def vector(self, pixels: Pixels, mask: Mask) -> np.ndarray:
        return np.ones(1, np.float32)


@pytest.mark.parametrize("how", ["arms", "lap"])
def test_a_head_beside_that_of_a_child_who_is_held_is_the_childs(how: str) -> None:
    child = SubjectRequest("child", PersonLooks("child", "male"), held=Held(how, "mother"))
    mother = SubjectRequest("mother", PersonLooks("adult", "female"))
    request = PictureRequest(SettingRequest("patio"), (mother, child), seed=4, width=512, height=512)
    sketch = draw_sketch(request)
    upper = {key: np.flatnonzero(mask.any(axis=1))[0] for key, mask in sketch.masks.items()}
    row = upper["child"] + 24
    edge = np.flatnonzero(sketch.masks["child"][row])
    beside = next(x for x in (edge[0] - 6, edge[-1] + 6) if sketch.masks["mother"][row, x])
    middle = np.flatnonzero(sketch.masks["mother"][upper["mother"] + 24]).mean()
    hers, just_beside = (middle / 512, (upper["mother"] + 24) / 512), (beside / 512, row / 512)
    own = (edge.mean() / 512, row / 512)
    page = sketch.pixels.copy()
    page[:4] = 0

    def faults(painted: Sequence[Point]) -> set[str]:
        seeing = Heads(sketch.pixels, (hers, own), painted)
        verdicts = Gates(request, sketch, Composing(), seeing).verdicts(page)
        return {key for key, verdict in verdicts.items() if verdict.fault == "count"}

    assert faults((hers, just_beside)) == set()
    assert faults((hers,)) == {"child"}
    assert "mother" in faults((hers, own, (hers[0] + 0.03, hers[1])))
