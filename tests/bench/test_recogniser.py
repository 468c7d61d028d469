"""The recogniser of the bench learns what lessons show."""

import numpy as np
import torch
from safetensors.torch import load_file

from imaging import vocabulary
from imaging.sketching.palette import COLOURS
from tests.bench.lessons import CROP, FACES, PAGE, Crops, Lessons
from tests.bench.recogniser import Recogniser, counted, right, train
from tests.bench.recognising import RECOGNISER


def cloth(count: int, seed: int) -> Crops:
    """Patches of cloth of every colour, inside a mask, on any ground."""
    rng = np.random.default_rng(seed)
    truth = np.arange(count) % len(vocabulary.COLOURS)
    pictures = np.zeros((count, CROP, CROP, 4), np.uint8)
    pictures[..., :3] = rng.integers(0, 255, (count, 1, 1, 3))
    for picture, colour in zip(pictures, truth, strict=True):
        picture[16:48, 20:44, :3] = COLOURS[vocabulary.COLOURS[colour]]
        picture[16:48, 20:44, 3] = 255
    return Crops(pictures, truth)


def lessons(parts: Crops) -> Lessons:
    none = Crops(parts.pictures[:1], np.zeros(1, np.int64))
    page, faces = np.zeros((1, PAGE, PAGE, 3), np.uint8), np.zeros((1, FACES, FACES), np.uint8)
    crops = {"cloth": parts, "hair": none, "animal": none}
    return Lessons(page, np.zeros(1, np.int64), faces, np.ones(1, np.bool_), crops)


def test_colours_are_learned_where_the_mask_tells_to_look() -> None:
    torch.manual_seed(1)
    model = Recogniser()
    before = right(model, lessons(cloth(70, 2)))["cloth"]
    train(model, lessons(cloth(140, 1)), "cloth", epochs=10)
    assert before < 0.4
    assert right(model, lessons(cloth(70, 2)))["cloth"] > 0.8


def test_the_kept_one_knows_the_colours_of_cloth() -> None:
    model = Recogniser()
    model.load_state_dict(load_file(RECOGNISER))
    assert right(model, lessons(cloth(70, 2)))["cloth"] > 0.5


def test_faces_are_counted_by_the_peaks_of_the_map() -> None:
    seen = torch.full((2, FACES, FACES), -9.0)
    for row, column in ((10, 10), (10, 13), (40, 22)):
        seen[1, row, column] = 4.0
        seen[1, row, column + 1] = 2.0  # the same face
    assert counted(seen).tolist() == [0, 3]
