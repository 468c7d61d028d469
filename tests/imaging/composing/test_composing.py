"""A page is looked at after each painting, tried again where it is not as told, and the best stands."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from scipy import ndimage

from imaging.composing import Composing, Composition, References, Try
from imaging.composing.composing import base_request, compose
from imaging.composing.values import Numbers, Seen
from imaging.engine.engine import Engine
from imaging.request import (
    AnimalLooks,
    Layout,
    Mask,
    PaintStep,
    PersonLooks,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
    SubjectRequest,
)

from .conftest import finish

RED, GREEN, BLUE, PAPER = (200, 30, 30), (30, 180, 40), (40, 60, 200), (230, 225, 215)
PEOPLE, ANIMALS = (RED, GREEN), (BLUE,)
COLOURS = {"red": RED, "green": GREEN, "blue": BLUE}
USUAL = Composing()


@dataclass(frozen=True)
class Places:
    people: tuple[tuple[float, float], ...]
    animals: tuple[tuple[float, float], ...]


class ByColour:
    """Sees a person in each red or green patch of a picture and an animal in each blue one."""

    def find(self, pixels: Pixels) -> Places:
        return Places(self._middles(pixels, PEOPLE), self._middles(pixels, ANIMALS))

    def count(self, pixels: Pixels) -> Seen:
        found = self.find(pixels)
        return Seen(len(found.people), len(found.animals))

    def vector(self, pixels: Pixels, mask: Mask) -> Numbers:
        mean = pixels[mask].mean(axis=0).astype(np.float32)
        return mean / np.linalg.norm(mean)

    def _middles(
        self, pixels: Pixels, colours: tuple[tuple[int, int, int], ...]
    ) -> tuple[tuple[float, float], ...]:
        height, width = pixels.shape[:2]
        middles: list[tuple[float, float]] = []
        for colour in colours:
            labels, count = ndimage.label((pixels == colour).all(axis=-1))
            for y, x in ndimage.center_of_mass(labels > 0, labels, range(1, count + 1)):
                middles.append((x / width, y / height))
        return tuple(middles)


@dataclass
class Patches:
    """Paints subjects as patches of colour: of ``plan``, what is painted at each try, else what is drawn."""

    plan: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    asked: list[tuple[str, int, float, bool]] = field(default_factory=list)
    bases: list[PictureRequest] = field(default_factory=list)

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        yield PaintStep("base", 1, 1)
        self.bases.append(request)
        return sketch.pixels.copy()

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        yield PaintStep(key, 1, 1)
        self.asked.append((key, request.seed, request.strength, anew))
        page, mask = canvas.copy(), sketch.masks[key]
        steps = self.plan.get(key, [])
        wanted = steps.pop(0) if steps else ("drawn",)
        page[mask] = PAPER
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        tall = len(rows) // len(wanted) if wanted else 0
        for number, colour in enumerate(wanted):
            top = rows[0] + number * tall
            part = np.s_[top : top + tall - 2, columns[0] : columns[-1] + 1]
            page[part] = sketch.pixels[rows[0] + 2, columns[0] + 2] if colour == "drawn" else COLOURS[colour]
        box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
        soft = np.full((box[3] - box[1], box[2] - box[0]), 255, np.uint8)
        return page, Repaint(key, box, soft, request.seed, request.strength, 0.0)


@pytest.fixture
def three() -> PictureRequest:
    return PictureRequest(
        subjects=(
            SubjectRequest("ana", PersonLooks()),
            SubjectRequest("eva", PersonLooks()),
            SubjectRequest("luna", AnimalLooks("dog")),
        ),
        width=200, height=100, seed=7, strength=0.9,
    )  # fmt: skip


@pytest.fixture
def drawn() -> Sketch:
    """Ana is red, Eva green and the dog Luna blue."""
    pixels = np.full((100, 200, 3), PAPER, np.uint8)
    masks: dict[str, Mask] = {}
    for key, left, colour in (("ana", 10, RED), ("eva", 75, GREEN), ("luna", 140, BLUE)):
        mask = np.zeros((100, 200), bool)
        mask[20:80, left : left + 40] = True
        pixels[mask] = colour
        masks[key] = mask
    return Sketch(pixels, masks, Layout({}), 0.0)


def composed(
    painter: Patches,
    request: PictureRequest,
    sketch: Sketch,
    composing: Composing = USUAL,
    **more: object,
) -> Composition:
    return finish(compose(painter, request, sketch, composing, ByColour(), **more))  # type: ignore[arg-type]


def test_what_is_well_is_painted_once(three: PictureRequest, drawn: Sketch) -> None:
    painter = Patches()
    made = composed(painter, three, drawn)
    assert [each[0] for each in painter.asked] == ["ana", "eva", "luna"]
    assert [each.number for each in made.tries] == [1, 2, 3]
    assert all(each.kept and each.fault is None for each in made.tries)
    assert made.tries[-1].seen == Seen(2, 1)
    assert made.doubts == ()
    row = made.tries[0].likeness
    assert set(row) == {"ana", "eva", "luna"}
    assert max(row, key=lambda key: row[key]) == "ana"


def test_a_double_is_painted_again_with_another_seed_and_from_the_drawing(
    three: PictureRequest, drawn: Sketch
) -> None:
    painter = Patches({"eva": [("green", "green"), ("green",)]})
    made = composed(painter, three, drawn)
    assert [(each.key, each.fault, each.kept) for each in made.tries] == [
        ("ana", None, True), ("eva", "count", False), ("eva", None, True), ("luna", None, True),
    ]  # fmt: skip
    first, second = (each for each in painter.asked if each[0] == "eva")
    assert first[1] != second[1]
    assert (first[3], second[3]) == (False, True)
    assert made.tries[1].seen == Seen(3, 1)
    assert made.doubts == ()


def test_who_is_missing_is_a_fault_of_their_own_region(three: PictureRequest, drawn: Sketch) -> None:
    painter = Patches({"luna": [(), (), ()]})
    made = composed(painter, three, drawn)
    assert [each.key for each in made.tries] == ["ana", "eva", "luna", "luna", "luna"]
    assert [(each.key, each.fault) for each in made.doubts] == [("luna", "count")]


def test_who_looks_like_another_is_tried_again_and_the_nearest_stands(
    three: PictureRequest, drawn: Sketch
) -> None:
    painter = Patches({"ana": [("green",), ("red",)]})
    made = composed(painter, three, drawn)
    assert [(each.fault, each.kept) for each in made.tries if each.key == "ana"] == [
        ("identity", False), (None, True),
    ]  # fmt: skip
    assert (made.pixels[50, 20] == RED).all()


def test_after_the_last_try_the_best_stands_and_it_is_said(three: PictureRequest, drawn: Sketch) -> None:
    painter = Patches({"ana": [("green", "green"), ("green",), ()]})
    made = composed(painter, three, drawn)
    tries = [each for each in made.tries if each.key == "ana"]
    assert [each.fault for each in tries] == ["count", "identity", "count"]
    assert [each.kept for each in tries] == [False, True, False]
    assert (made.pixels[50, 20] == GREEN).all()
    assert [(each.key, each.fault) for each in made.doubts] == [("ana", "identity")]
    assert made.doubts[0].margin < 0
    assert len({each.seed for each in tries}) == 3
    assert len({each.strength for each in tries}) > 1


def test_the_number_of_tries_is_kept_to(three: PictureRequest, drawn: Sketch) -> None:
    painter = Patches({"ana": [("green",)] * 9})
    assert len([e for e in composed(painter, three, drawn, Composing(tries=5)).tries if e.key == "ana"]) == 5
    painter = Patches({"ana": [("green",)] * 9})
    assert len([e for e in composed(painter, three, drawn, Composing(tries=1)).tries if e.key == "ana"]) == 1


def test_two_who_are_drawn_alike_are_not_asked_to_differ(three: PictureRequest, drawn: Sketch) -> None:
    pixels = drawn.pixels.copy()
    pixels[drawn.masks["eva"]] = RED
    made = composed(Patches(), three, replace(drawn, pixels=pixels))
    assert all(each.fault is None for each in made.tries)


def test_references_decide_who_is_who(three: PictureRequest, drawn: Sketch) -> None:
    seer = ByColour()
    everywhere = np.ones(drawn.pixels.shape[:2], bool)

    def of(key: str, colour: tuple[int, int, int]) -> References:
        return References(key, seer.vector(np.full_like(drawn.pixels, colour), everywhere)[None])

    swapped = (of("ana", GREEN), of("eva", RED))
    made = composed(Patches(), three, drawn, Composing(tries=1), references=swapped)
    assert [(each.key, each.fault) for each in made.doubts] == [("ana", "identity"), ("eva", "identity")]


def test_trained_weights_are_held_against_their_own_pictures_alone(
    three: PictureRequest, drawn: Sketch, tmp_path: Path
) -> None:
    ana = replace(three.subjects[0], adapter=tmp_path / "ana.safetensors")
    painter = Patches({"ana": [("green",)]})
    made = composed(painter, replace(three, subjects=(ana, *three.subjects[1:])), drawn)
    assert all(each.fault is None for each in made.tries)


def test_somebody_beside_all_regions_is_told_of_but_painted_again_by_nobody(
    three: PictureRequest, drawn: Sketch
) -> None:
    class Crowded(Patches):
        def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
            page = yield from super().base(request, sketch)
            page[86:98, 60:70] = RED
            return page

    made = composed(Crowded(), three, drawn)
    assert len(made.tries) == 3
    assert [(each.key, each.fault) for each in made.doubts] == [("", "count")]


def test_what_is_not_seen_in_the_drawing_either_is_no_fault(three: PictureRequest, drawn: Sketch) -> None:
    pixels = drawn.pixels.copy()
    pixels[drawn.masks["luna"]] = PAPER  # drawn in a manner that is not seen
    made = composed(Patches(), three, replace(drawn, pixels=pixels))
    assert len(made.tries) == 3
    assert made.doubts == ()


def test_who_is_nowhere_visible_is_neither_painted_nor_missed(three: PictureRequest, drawn: Sketch) -> None:
    masks = {**drawn.masks, "luna": np.zeros_like(drawn.masks["luna"])}
    pixels = drawn.pixels.copy()
    pixels[drawn.masks["luna"]] = PAPER
    made = composed(Patches(), three, replace(drawn, pixels=pixels, masks=masks))
    assert [each.key for each in made.tries] == ["ana", "eva"]
    assert made.doubts == ()


def test_together_and_regional_repaint_only_what_fails(
    three: PictureRequest, drawn: Sketch, tmp_path: Path
) -> None:
    file = tmp_path / "ana.safetensors"
    save_file({"unet.conv_in.lora_A.weight": np.zeros((1, 1), np.float32)}, file)
    ana = replace(three.subjects[0], adapter=file)
    request = replace(three, subjects=(ana, *three.subjects[1:]))
    for way, where in (("together", None), ("regional", drawn.masks["ana"])):
        painter = Patches()
        made = composed(painter, request, drawn, Composing(way=way))
        assert painter.asked == []
        assert made.tries == made.doubts == ()
        assert [each.file for each in painter.bases[0].adapters] == [file]
        assert painter.bases[0].adapters[0].where is where
    both = Patches()
    composed(both, request, drawn, Composing(way="regional_then_each"))
    assert [each[0] for each in both.asked] == ["ana", "eva", "luna"]
    assert both.bases[0].adapters[0].where is drawn.masks["ana"]


def test_who_has_a_network_of_their_own_is_always_repainted_after_a_regional_pass(
    three: PictureRequest, drawn: Sketch, tmp_path: Path
) -> None:
    file = tmp_path / "eva.safetensors"
    save_file({"unet.conv_in.weight": np.zeros((1, 1), np.float32)}, file)
    eva = replace(three.subjects[1], adapter=file)
    request = replace(three, subjects=(three.subjects[0], eva, three.subjects[2]))
    painter = Patches()
    assert [each.key for each in composed(painter, request, drawn, Composing(way="regional")).tries] == [
        "eva"
    ]
    assert composed(Patches(), request, drawn, Composing(way="together")).tries == ()


def test_weights_that_all_work_everywhere_share_their_strength(
    three: PictureRequest, drawn: Sketch, tmp_path: Path
) -> None:
    both = tuple(replace(each, adapter=tmp_path / f"{each.key}.safetensors") for each in three.subjects[:2])
    request = replace(three, subjects=(*both, three.subjects[2]))
    for way, weight in (("together", 0.5), ("regional", 1.0)):
        adapters = base_request(request, drawn, Composing(way)).adapters
        assert [each.weight for each in adapters] == [weight, weight]


@pytest.mark.parametrize("model", ["evoca", "sd1"])
def test_every_try_touches_its_own_mask_alone(
    engine: Engine, two: PictureRequest, sketch: Sketch, model: str
) -> None:
    seen: list[tuple[Try, Pixels]] = []
    steps = compose(
        engine, replace(two, model=model), sketch, Composing(), watch=lambda *each: seen.append(each)
    )
    made = finish(steps)
    page = made.base
    for attempt, after in seen:
        assert attempt.mask.shape == page.shape[:2]
        outside = attempt.mask == 0
        assert np.array_equal(after[outside], page[outside])
        assert not outside[sketch.masks[attempt.key]].any()
        page = after
    assert np.array_equal(page, made.pixels)
    assert [attempt for attempt, _ in seen] == list(made.tries)
