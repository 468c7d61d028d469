"""The product sees its own pictures: how many are in one, and who a figure looks like."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from imaging.composing.values import References, Seen
from imaging.engine.catalogue import candidates
from imaging.errors import ModelBrokenError, ModelMissingError
from imaging.painting.painter import Painter
from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    SubjectRequest,
)
from imaging.seeing import Seer, identity, load_seeing
from imaging.seeing.truths import figures_of
from imaging.sketching import draw_sketch

MODELS = Path(__file__).parents[3] / "data" / "models"
SIGHT = MODELS / "evoca-mirada"

ANA = SubjectRequest(
    "ana",
    PersonLooks("adult", "female", "black", "long", "light", garments=(Garment("dress", "red"),)),
    central=True,
)
PEDRO = SubjectRequest(
    "pedro",
    PersonLooks("elder", "male", "white", "short", "olive", garments=(Garment("suit", "blue"),)),
    beside="ana",
)
NINA = SubjectRequest(
    "nina",
    PersonLooks("child", "female", "blond", "braids", "pale", garments=(Garment("dress", "green"),)),
    beside="ana",
)
LUNA = SubjectRequest("luna", AnimalLooks("dog", "brown"), beside="pedro")


@pytest.fixture(scope="module")
def seer() -> Seer:
    return load_seeing(SIGHT, 1)


def scene(*subjects: SubjectRequest, place: str = "park", size: int = 512, seed: int = 3) -> PictureRequest:
    return PictureRequest(
        SettingRequest(place, "summer", "midday"), subjects, seed=seed, width=size, height=size
    )


def recoloured(subject: SubjectRequest, hair: str, cloth: str) -> SubjectRequest:
    assert isinstance(subject.looks, PersonLooks)
    garments = (replace(subject.looks.garments[0], colour=cloth),)
    return replace(subject, looks=replace(subject.looks, hair_colour=hair, garments=garments))


# --- counting ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("light", [255, 128, 0])
def test_in_an_empty_picture_there_is_nobody(seer: Seer, light: int) -> None:
    assert seer.count(np.full((512, 512, 3), light, np.uint8)) == Seen(0, 0)


def test_in_places_without_anybody_nobody_is_seen(seer: Seer) -> None:
    places = ("park", "kitchen", "beach", "forest", "church_square")
    found = [seer.count(draw_sketch(scene(place=place)).pixels) for place in places]
    assert not any(seen.people for seen in found)
    assert sum(seen.animals > 0 for seen in found) <= 1


def test_people_and_animals_of_drawings_are_counted(seer: Seer) -> None:
    people: list[bool] = []
    both: list[bool] = []
    for place in ("park", "living_room", "beach", "village_street"):
        for subjects in ((ANA,), (ANA, PEDRO), (ANA, PEDRO, NINA), (ANA, PEDRO, NINA, LUNA), (LUNA,)):
            told = sum(isinstance(subject.looks, PersonLooks) for subject in subjects)
            found = seer.count(draw_sketch(scene(*subjects, place=place)).pixels)
            people.append(found.people == told)
            both.append(found == Seen(told, len(subjects) - told))
    assert np.mean(people) >= 0.85
    assert np.mean(both) >= 0.7


def test_a_mirrored_picture_has_as_many_people(seer: Seer) -> None:
    same = 0
    for seed in range(6):
        pixels = draw_sketch(scene(ANA, PEDRO, LUNA, seed=seed)).pixels
        mirrored = np.ascontiguousarray(pixels[:, ::-1])
        same += seer.count(pixels).people == seer.count(mirrored).people
    assert same >= 5


def test_it_says_where_the_heads_are(seer: Seer) -> None:
    request = scene(ANA, PEDRO)
    sketch = draw_sketch(request)
    found = seer.find(sketch.pixels).people
    for figure in figures_of(request, sketch):
        near = min(abs(figure.at[0] - x) + abs(figure.at[1] - y) for x, y in found)
        assert near < 0.04


def test_a_wide_page_is_seen_as_it_is(seer: Seer) -> None:
    request = replace(scene(ANA, PEDRO), width=768, height=512)
    assert seer.count(draw_sketch(request).pixels).people == 2


def test_one_who_is_wiped_away_is_missed_and_a_double_is_seen(seer: Seer) -> None:
    request = scene(ANA, PEDRO, place="plain")
    whole, alone = draw_sketch(request), draw_sketch(scene(ANA, place="plain"))
    assert seer.count(alone.pixels).people == 1
    assert seer.count(_with_double(whole.pixels, whole.masks["ana"])).people == 3


def _with_double(pixels: Pixels, mask: np.ndarray) -> Pixels:
    """The figure once more, at the farther edge."""
    made = pixels.copy()
    columns = np.flatnonzero(mask.any(axis=0))
    wide = columns[-1] - columns[0] + 1
    for target in (0, pixels.shape[1] - wide):
        part = mask[:, columns[0] : columns[-1] + 1]
        if abs(target - columns[0]) > 1.5 * wide:
            made[:, target : target + wide][part] = pixels[:, columns[0] : columns[-1] + 1][part]
            return made
    raise AssertionError("the figure is too wide")


def test_a_look_takes_less_than_a_sixth_of_a_second(seer: Seer) -> None:
    pixels = draw_sketch(scene(ANA, PEDRO, size=768)).pixels
    seer.count(pixels)
    taken: list[float] = []
    for _ in range(3):
        began = time.process_time()
        seer.count(pixels)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.15


# --- who it is --------------------------------------------------------------------------------------------


def vector_of(seer: Seer, request: PictureRequest, key: str) -> np.ndarray:
    sketch = draw_sketch(request)
    return seer.vector(sketch.pixels, sketch.masks[key])


def test_a_vector_has_length_one_and_the_same_pixels_give_the_same(seer: Seer) -> None:
    first, again = (vector_of(seer, scene(ANA, PEDRO), "ana") for _ in range(2))
    assert first.dtype == np.float32
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    assert float(first @ again) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("subject", [ANA, PEDRO, NINA])
def test_someone_elsewhere_is_nearer_than_the_same_figure_in_other_colours(
    seer: Seer, subject: SubjectRequest
) -> None:
    here = vector_of(seer, scene(subject), subject.key)
    elsewhere = vector_of(seer, scene(replace(subject, posture="walking"), place="beach"), subject.key)
    other = vector_of(seer, scene(recoloured(subject, "red", "yellow")), subject.key)
    assert float(here @ elsewhere) > float(here @ other) + 0.1


def test_a_dog_of_another_colour_is_another_dog(seer: Seer) -> None:
    here = vector_of(seer, scene(LUNA), "luna")
    elsewhere = vector_of(seer, scene(LUNA, place="beach", seed=8), "luna")
    white = vector_of(seer, scene(replace(LUNA, looks=AnimalLooks("dog", "white"))), "luna")
    assert float(here @ elsewhere) > float(here @ white) + 0.1


def test_each_of_a_family_is_nearest_to_their_own_pictures(seer: Seer) -> None:
    family = (ANA, PEDRO, NINA, LUNA)
    references = tuple(
        References(
            subject.key,
            np.stack(
                [vector_of(seer, scene(subject, place=place), subject.key) for place in ("plain", "room")]
            ),
        )
        for subject in family
    )
    request = scene(*family, place="garden")
    sketch = draw_sketch(request)
    for subject in family:
        likeness = identity(seer.vector(sketch.pixels, sketch.masks[subject.key]), references)
        assert max(likeness, key=lambda key: likeness[key]) == subject.key
        assert set(likeness) == {each.key for each in family}


def test_a_figure_without_a_visible_pixel_is_like_nobody(seer: Seer) -> None:
    pixels = np.zeros((64, 64, 3), np.uint8)
    assert not seer.vector(pixels, np.zeros((64, 64), np.bool_)).any()


# --- its files --------------------------------------------------------------------------------------------


def test_without_the_files_it_says_that_nobody_can_look(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="nobody can look"):
        load_seeing(tmp_path, 1)


def test_files_of_something_else_are_told(tmp_path: Path) -> None:
    (tmp_path / "networks").mkdir()
    for name in ("pages", "figures"):
        (tmp_path / "networks" / f"{name}.safetensors").write_bytes(b"no weights at all")
    with pytest.raises(ModelBrokenError, match="no networks that see"):
        load_seeing(tmp_path, 1)


def test_the_networks_are_small_and_no_model_that_paints() -> None:
    assert sum(path.stat().st_size for path in SIGHT.rglob("*.safetensors")) < 3_000_000
    assert SIGHT not in candidates(MODELS)


def test_the_networks_are_whole_though_a_model_is_loaded_at_the_same_moment() -> None:
    page = draw_sketch(scene(ANA, LUNA))
    ended = Event()

    def load() -> None:
        while not ended.is_set():
            Painter.load(MODELS / "evoca-cuento", 1)

    with ThreadPoolExecutor(1) as aside:
        loading = aside.submit(load)
        try:
            seen = [load_seeing(SIGHT, 1).count(page.pixels) for _ in range(4)]
        finally:
            ended.set()
        loading.result()
    assert set(seen) == {Seen(1, 1)}
