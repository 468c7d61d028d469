"""What the recogniser's bench looks for in a drawn scene: only what can be seen there."""

import random
from dataclasses import replace

from imaging.request import Garment, PersonLooks, PictureRequest, SettingRequest, SubjectRequest
from imaging.sketching.drawing import draw_unfinished
from tests.bench.lessons import asked, face_map, recoloured
from tests.bench.visible import large, visible, visible_faces

SHIRT = Garment("shirt", "red")
WOMAN = PersonLooks(gender="female", hair_colour="black", hair_style="long", garments=(SHIRT,))
SCENE = PictureRequest(
    setting=SettingRequest(place="room"),
    subjects=(SubjectRequest("ana", WOMAN, posture="standing"),),
    width=256,
    height=256,
)


def test_faces_hair_and_cloth_are_found_where_they_are_drawn() -> None:
    drawn, _ = draw_unfinished(SCENE)
    seen = visible(SCENE, drawn)
    across, down = seen.faces["ana"]
    rows, columns = drawn.masks["ana"].nonzero()
    assert columns.min() < across < columns.max()
    assert down < rows.min() + 0.3 * (rows.max() - rows.min())
    assert seen.hair["ana"].nonzero()[0].mean() < seen.cloth["ana"].nonzero()[0].mean()
    assert (seen.hair["ana"] & seen.cloth["ana"]).sum() < 0.05 * seen.hair["ana"].sum()
    told = asked(SCENE.subjects[0], seen, drawn.masks["ana"], "ana" in large(SCENE, drawn))
    assert [name for name, _, _ in told] == ["hair", "cloth"]


def test_what_a_veil_covers_is_not_looked_for() -> None:
    habit = (Garment("habit", "black"),)
    nun = replace(SCENE.subjects[0], looks=replace(WOMAN, hair_style="short", garments=habit))
    request = replace(SCENE, subjects=(nun,))
    seen = visible(request, draw_unfinished(request)[0])
    assert list(seen.faces) == ["ana"]
    assert not seen.hair
    assert list(seen.cloth) == ["ana"]


def test_of_a_bald_man_with_a_beard_the_crown_is_looked_at() -> None:
    looks = PersonLooks("elder", "male", "white", "bald", beard=True, garments=(SHIRT,))
    request = replace(SCENE, subjects=(replace(SCENE.subjects[0], looks=looks),))
    seen = visible(request, draw_unfinished(request)[0])
    assert seen.hair["ana"].nonzero()[0].max() < seen.faces["ana"][1] + 0.1 * request.height
    assert seen.hair["ana"].nonzero()[0].mean() < seen.faces["ana"][1]


def test_who_has_somebody_before_the_face_is_not_counted() -> None:
    drawn, _ = draw_unfinished(SCENE)
    behind = drawn.masks["ana"].copy()
    behind[: int(behind.nonzero()[0].mean())] = False
    assert not visible_faces(SCENE, replace(drawn, masks={"ana": behind}))


def test_a_face_is_one_dot_of_the_map() -> None:
    rows, columns = (face_map([(0, 0), (128, 200)], 256) == 255).nonzero()
    assert (rows.tolist(), columns.tolist()) == ([0, 50], [0, 32])


def test_people_in_other_colours_are_where_they_were() -> None:
    other = recoloured(SCENE, random.Random(2))
    before, after = (draw_unfinished(each)[0] for each in (SCENE, other))
    assert (before.masks["ana"] == after.masks["ana"]).all()
    looks = other.subjects[0].looks
    assert isinstance(looks, PersonLooks)
    assert (looks.hair_colour, looks.garments) != (WOMAN.hair_colour, WOMAN.garments)
