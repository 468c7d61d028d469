from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imaging.photos import Box, Face, Finding, Fingerprint, PhotoVerdict, SetVerdict, check_set
from imaging.photos.faces import group_faces


def face(person: int, photo: int = 0, view: Any = "front") -> Face:
    """Faces of one person lie near each other, those of two far apart, as the recogniser puts them."""
    home = np.zeros(128)
    home[person] = 0.7
    near = home + np.random.default_rng(100 * person + photo).normal(0, 0.012, 128)
    return Face(Box(0.4, 0.1, 0.6, 0.4), tuple(float(each) for each in near), view, 0.06)


def verdict(number: int, *faces: Face, **changes: Any) -> PhotoVerdict:
    random = np.random.default_rng(number)
    look = f"{int.from_bytes(random.bytes(18)):036x}"
    plain = PhotoVerdict(
        name=f"{number}.jpg",
        findings=(),
        faces=faces,
        usable=True,
        fingerprint=Fingerprint(str(number), (look,)),
        setting="indoors" if number % 2 else "outdoors",
        framing=("close", "half", "full")[number % 3],
        brightness=0.3 + 0.05 * number,
        contrast=0.2,
        clothes=tuple(tuple(float(n == number % 8) for n in range(16)) for _ in faces),
        background=tuple(float(n == number % 8) for n in range(16)),
        size=(1000, 800),
    )
    return replace(plain, **changes)


def people(count: int, person: int = 0) -> list[PhotoVerdict]:
    return [verdict(n, face(person, n, "profile" if n % 2 else "front")) for n in range(count)]


def found(of_set: SetVerdict) -> dict[str, Finding]:
    return {finding.kind: finding for finding in of_set.findings}


@given(st.integers(0, 40))
@settings(max_examples=15, deadline=None)
def test_five_are_the_floor_and_ten_are_better(count: int) -> None:
    of_set = check_set(people(count), "person")
    kinds = set(found(of_set))
    assert of_set.enough == (count >= 5)
    assert ("no_photos" in kinds) == (count == 0)
    assert ("too_few" in kinds) == (0 < count < 5)
    assert ("few" in kinds) == (5 <= count < 10)
    assert ("enough" in kinds) == (10 <= count <= 30)
    assert ("many" in kinds) == (count > 30)
    assert of_set.usable_count == count


def test_a_varied_set_is_praised_and_a_monotonous_one_advised() -> None:
    assert {"varied", "views", "framings"} <= set(found(check_set(people(8), "person")))
    same = [
        verdict(
            n,
            face(0, n),
            setting="indoors",
            framing="half",
            brightness=0.5,
            clothes=((1.0, 0.0),),
            background=(1.0, 0.0),
            taken=date(2020, 5, 1),
        )
        for n in range(8)
    ]
    findings = found(check_set(same, "person"))
    monotonous = {
        "one_view",
        "no_full",
        "same_clothes",
        "same_background",
        "same_setting",
        "same_light",
        "one_day",
    }
    assert monotonous <= set(findings)
    assert "varied" not in findings
    assert check_set(same, "person").enough, "advice is no refusal"


def test_the_person_of_most_photos_is_proposed_and_a_tick_decides() -> None:
    photos = [verdict(n, face(0, n), face(1, n)) for n in range(3)] + [
        verdict(n, face(1, n)) for n in range(3, 9)
    ]
    of_set = check_set(photos, "person")
    assert len(of_set.people[0].faces) == 9
    assert dict(of_set.proposed) == {
        **{f"{n}.jpg": 1 for n in range(3)},
        **{f"{n}.jpg": 0 for n in range(3, 9)},
    }
    assert {"whose_face", "others"} <= set(found(of_set))
    ticked = check_set(photos, "person", {"0.jpg": 0})
    assert dict(ticked.proposed) == {f"{n}.jpg": 0 for n in range(3)}
    assert found(ticked)["several_people"].photos == tuple(f"{n}.jpg" for n in range(3, 9))
    assert not ticked.enough
    assert "whose_face" not in found(ticked)


def test_a_tick_for_no_face_is_no_tick() -> None:
    photos = people(6)
    assert (
        check_set(photos, "person", {"0.jpg": 7, "nadie.jpg": 0}).proposed
        == check_set(photos, "person").proposed
    )


def test_a_photo_that_the_person_is_not_in_does_not_serve() -> None:
    photos = [*people(6), verdict(6, face(0, 6), face(1, 6))]
    assert "6.jpg" in check_set(photos, "person").usable
    of_set = check_set(photos, "person", {"6.jpg": -1})
    assert of_set.usable == tuple(f"{n}.jpg" for n in range(6))
    assert found(of_set)["several_people"].photos == ("6.jpg",)


def test_a_wrong_tick_is_noticed() -> None:
    photos = [*people(6), verdict(6, face(0, 6), face(1, 6))]
    of_set = check_set(photos, "person", {f"{n}.jpg": 0 for n in range(6)} | {"6.jpg": 1})
    assert found(of_set)["unlike"].photos == ("6.jpg",)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=25))
@settings(max_examples=30, deadline=None)
def test_each_face_is_in_one_group_and_groups_are_persons(persons: list[int]) -> None:
    faces = {str(number): [face(person, number)] for number, person in enumerate(persons)}
    groups = group_faces(faces)
    assert sorted(pair for group in groups for pair in group.faces) == sorted((name, 0) for name in faces)
    assert len(groups) == len(set(persons))
    for group in groups:
        assert len({persons[int(name)] for name, _ in group.faces}) == 1
    sizes = [len(group.faces) for group in groups]
    assert sizes == sorted(sizes, reverse=True)


def test_two_faces_of_one_photo_are_two_persons() -> None:
    assert len(group_faces({"a": [face(0), face(0)]})) == 2


def test_photos_of_nobody_are_named_and_do_not_count() -> None:
    photos = [*people(4), *(verdict(n, usable=False) for n in range(4, 9))]
    of_set = check_set(photos, "person")
    assert found(of_set)["nobody"].about["count"] == 5
    assert not of_set.enough
    empty = [verdict(n, findings=(Finding("no_animal", "advice"),)) for n in range(6)]
    assert found(check_set(empty, "pet"))["nobody"].grade == "bad"


@pytest.mark.parametrize(
    ("seen", "unseen", "usable", "kind"),
    [
        (5, 6, 5, "left_out"),  # a vase's photos among the dog's: enough without them
        (10, 1, 10, "left_out"),
        (4, 2, 6, "nobody"),  # an animal from behind is not always known
        (0, 6, 0, "nobody"),
    ],
)
def test_photos_without_the_animal_are_left_out_where_there_are_enough_with_it(
    seen: int, unseen: int, usable: int, kind: str
) -> None:
    there, nowhere = (
        Finding("animal", "good", {"species": "dog", "certainty": 0.9}),
        Finding("no_animal", "advice"),
    )
    photos = [verdict(n, findings=(there if n < seen else nowhere,)) for n in range(seen + unseen)]
    of_set = check_set(photos, "pet")
    assert of_set.usable_count == usable
    told = [finding for finding in of_set.findings if finding.kind in ("nobody", "left_out")]
    assert [(one.kind, one.about["count"]) for one in told] == [(kind, unseen)]


def test_copies_count_once_and_the_best_stays() -> None:
    photos = people(6)
    worse = replace(photos[0], name="copia.jpg", size=(400, 300))
    of_set = check_set([worse, *photos], "person")
    assert of_set.duplicates == (("0.jpg", "copia.jpg"),)
    assert found(of_set)["duplicates"].photos == ("copia.jpg",)
    assert "copia.jpg" not in of_set.usable
    assert of_set.usable_count == 6


def test_the_photos_of_another_are_refused_and_a_common_one_is_allowed() -> None:
    photos = people(6)
    prints = [photo.fingerprint for photo in photos]
    whole = check_set(photos, "person", elsewhere={"Carmen": prints})
    assert found(whole)["shared"].grade == "bad"
    assert not whole.enough
    one = check_set(photos, "person", elsewhere={"Carmen": prints[:1]})
    assert found(one)["shared"].photos == ("0.jpg",)
    assert one.enough
    both = [verdict(n, face(0, n), face(1, n)) for n in range(6)]
    assert "shared" not in found(
        check_set(both, "person", elsewhere={"Carmen": [b.fingerprint for b in both]})
    )


def test_two_kinds_of_animal_are_told() -> None:
    photos = [
        verdict(n, findings=(Finding("animal", "good", {"species": "dog" if n else "cat"}),))
        for n in range(6)
    ]
    assert dict(found(check_set(photos, "pet"))["several_species"].about) == {
        "species": "dog",
        "other": "cat",
    }
