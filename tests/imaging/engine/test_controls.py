"""What ControlNets are given to follow, against what the sketch is known to show."""

import numpy as np
import pytest

from imaging.engine.controls import ADE20K, control_picture
from imaging.engine.poses import skeleton
from imaging.errors import BadRequestError
from imaging.request import (
    AnimalLooks,
    Control,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    Sketch,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.joints import Stance
from imaging.sketching.kit import Canvas
from imaging.sketching.people import draw_person
from imaging.sketching.postures import ARRANGED, POSTURES, posture_named
from imaging.vocabulary import CONTROLS

WOMAN = PersonLooks(gender="female")
PARK = PictureRequest(
    setting=SettingRequest(place="park"),
    subjects=(
        SubjectRequest("ana", WOMAN, central=True),
        SubjectRequest("leo", PersonLooks(gender="male"), posture="walking"),
        SubjectRequest("luna", AnimalLooks("dog")),
    ),
    seed=3,
    width=320,
    height=256,
)


@pytest.fixture(scope="module")
def park() -> Sketch:
    return draw_sketch(PARK)


def picture(kind: str, sketch: Sketch | None, request: PictureRequest = PARK) -> Pixels:
    return control_picture(Control(kind, "any"), sketch, request)


@pytest.mark.parametrize("kind", CONTROLS)
def test_each_is_a_picture_of_the_page_and_always_the_same(kind: str, park: Sketch) -> None:
    made = picture(kind, park)
    assert made.shape == (256, 320, 3)
    assert made.dtype == np.uint8
    assert made.std() > 5
    assert np.array_equal(made, picture(kind, park))


def test_a_brought_picture_is_followed_as_it_is(park: Sketch) -> None:
    brought = np.random.default_rng(1).integers(0, 256, (256, 320, 3), dtype=np.uint8)
    assert np.array_equal(control_picture(Control("depth", "any", 1.0, brought), None, PARK), brought)
    with pytest.raises(BadRequestError, match="without a sketch"):
        picture("depth", None)


def test_edges_lie_on_the_outlines(park: Sketch) -> None:
    edges, thick = (picture(kind, park)[..., 0] > 127 for kind in ("edges", "scribble"))
    assert 0.01 < edges.mean() < 0.2
    for mask in park.masks.values():
        rim = mask & ~_shrunk(mask)
        assert thick[rim].mean() > 0.8
    even = np.full_like(park.pixels, 120)
    assert not picture("edges", Sketch(even, {}, park.layout, 0.0)).any()


def test_nearer_is_brighter(park: Sketch) -> None:
    depth = picture("depth", park)[..., 0].astype(float)
    assert depth[:20].mean() < depth[-5:].mean() - 100
    for key, mask in park.masks.items():
        rows, columns = np.nonzero(mask)
        head = rows < np.quantile(rows, 0.2)
        # Heads stand before what is behind them: the sky has another depth than the face.
        assert depth[rows[head], columns[head]].mean() > depth[: int(rows.min()) + 1].mean() + 20, key


def test_classes_are_those_of_the_subjects(park: Sketch) -> None:
    classes = picture("segmentation", park)
    for key, name in (("ana", "person"), ("leo", "person"), ("luna", "animal")):
        assert (classes[park.masks[key]] == ADE20K[name]).all()
    assert (classes[2, 2] == ADE20K["sky"]).all()
    room = PictureRequest(
        setting=SettingRequest("kitchen"), things=(ThingRequest("chair"),), width=256, height=256
    )
    drawn = draw_sketch(room)
    indoors = picture("segmentation", drawn, room)
    assert (indoors[2, 2] == ADE20K["wall"]).all()
    assert (indoors[-2, 2] == ADE20K["floor"]).all()
    assert (indoors[drawn.masks["thing-0"]] == ADE20K["chair"]).all()


def test_a_skeleton_lies_within_its_person_and_animals_have_none(park: Sketch) -> None:
    shown = picture("pose", park)[..., :].max(axis=-1) > 40
    people = _grown(park.masks["ana"] | park.masks["leo"] | park.masks["luna"])
    assert shown[people].sum() / shown.sum() > 0.9
    alone = PictureRequest(subjects=(SubjectRequest("luna", AnimalLooks("dog")),), width=128, height=128)
    assert not picture("pose", draw_sketch(alone), alone).any()


@pytest.mark.parametrize("facing", [1, -1])
def test_every_posture_has_its_own_skeleton_where_limbs_are_drawn(facing: int) -> None:
    """Also those that only the arrangement gives: aboard, astride, in arms, on a rope."""
    size, seen = 160, set[tuple[float, ...]]()
    subject = SubjectRequest("ana", WOMAN)
    for name in (*POSTURES, *ARRANGED):
        seated = posture_named(name).hip is None
        stance = Stance(500, 900, 620, facing, name, 0.25 if seated else None)
        layer = Canvas(size, size)
        draw_person(layer, WOMAN, "ana", stance)
        drawn = _grown(layer.rgba()[..., 3] > 40, 3)
        points = skeleton(subject, stance, SettingRequest(), size, size)
        inside = [drawn[round(y), round(x)] for x, y in points]
        assert sum(inside) >= 17, (name, inside)
        seen.add(tuple(round(x + y, 1) for x, y in points))
    assert len(seen) > 0.8 * len({*POSTURES, *ARRANGED})


def test_right_and_left_are_the_person_s_own(park: Sketch) -> None:
    spot = next(spot for spot in park.layout.spots if spot.key == "ana")
    stance = Stance(spot.x, spot.y, spot.scale, spot.facing, spot.posture, spot.seat)
    points = skeleton(SubjectRequest("ana", WOMAN), stance, SettingRequest(), 320, 256)
    assert len(points) == 18
    nose, neck, right_shoulder, left_shoulder = points[0], points[1], points[2], points[5]
    ankles = (points[10][1], points[13][1])
    assert nose[1] < neck[1] < min(ankles)
    # Someone who looks out of the page has the right hand on the left side of it.
    assert right_shoulder[0] < left_shoulder[0]


def _shrunk(mask: np.ndarray) -> np.ndarray:
    inner = mask.copy()
    inner[1:] &= mask[:-1]
    inner[:-1] &= mask[1:]
    inner[:, 1:] &= mask[:, :-1]
    inner[:, :-1] &= mask[:, 1:]
    return inner


def _grown(mask: np.ndarray, times: int = 4) -> np.ndarray:
    for _ in range(times):
        mask = ~_shrunk(~mask)
    return mask
