"""Judges all photos of one person, pet, place or thing together: are they enough, and different enough?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from imaging.photos.copies import copies, same_picture
from imaging.photos.faces import ONE_PERSON, group_faces
from imaging.photos.findings import Finding
from imaging.photos.judges import missing_judges
from imaging.photos.measures import distance, overlap
from imaging.photos.photo import Face, FaceGroup, Fingerprint, PhotoKind, PhotoVerdict, SetVerdict

FLOOR: Final = 5
BETTER: Final = 10
MOST: Final = 30  # more do not help, and each is learned the less
_LEAST_TO_COMPARE: Final = 4
_ALIKE_CLOTHES: Final = 0.8  # overlap; measured: the same suit 0.81 to 0.92, other clothes up to 0.67
_ALIKE_BACKGROUND: Final = 0.8  # overlap; measured: one studio 0.9 to 0.99, other places up to 0.64
_ALIKE_LIGHT: Final = 0.035


@dataclass(frozen=True)
class _Set:
    kind: PhotoKind
    verdicts: Sequence[PhotoVerdict]
    people: tuple[FaceGroup, ...]
    faces: Mapping[str, int]  # the entity's own face in each photo
    chosen: bool  # a person ticked the faces
    extra: frozenset[str]  # copies of other photos
    usable: tuple[PhotoVerdict, ...]

    def face(self, verdict: PhotoVerdict) -> Face | None:
        number = self.faces.get(verdict.name)
        return None if number is None else verdict.faces[number]


def check_set(
    verdicts: Sequence[PhotoVerdict],
    kind: PhotoKind,
    chosen_faces: Mapping[str, int] | None = None,
    elsewhere: Mapping[str, Sequence[Fingerprint]] | None = None,
) -> SetVerdict:
    """The coach's verdict on the photos of one entity, whose names are all different.

    ``chosen_faces`` says by photo name which of its faces is the entity's, as a person ticked, below 0 that
    none is; photos that are not in it keep the proposal. ``elsewhere`` are the fingerprints of the photos
    of other entities by their names.
    """
    duplicates = _duplicates(verdicts)
    whole = _put_together(verdicts, kind, chosen_faces, duplicates)
    findings = (
        *_counted(whole),
        *_doubled(whole, duplicates, elsewhere or {}),
        *(_people(whole) if kind == "person" else _species(whole) if kind == "pet" else ()),
        *_strangers(whole),
        *_variety(whole),
        *_less(kind),
    )
    return SetVerdict(
        findings=findings,
        enough=not any(finding.grade == "bad" for finding in findings),
        usable=tuple(verdict.name for verdict in whole.usable),
        duplicates=duplicates,
        people=whole.people,
        proposed=dict(whole.faces),
    )


def _put_together(
    verdicts: Sequence[PhotoVerdict],
    kind: PhotoKind,
    chosen_faces: Mapping[str, int] | None,
    duplicates: tuple[tuple[str, ...], ...],
) -> _Set:
    people = group_faces({verdict.name: verdict.faces for verdict in verdicts}) if kind == "person" else ()
    faces = _own_faces(verdicts, people, chosen_faces or {}) if kind == "person" else {}
    extra = frozenset(name for group in duplicates for name in group[1:])
    judged = kind == "person" and bool(people or faces)
    usable = tuple(
        verdict
        for verdict in verdicts
        if verdict.usable and verdict.name not in extra and (not judged or verdict.name in faces)
    )
    if kind == "pet":
        usable = _with_animal(usable, verdicts)
    return _Set(kind, verdicts, people, faces, bool(chosen_faces), extra, usable)


def _with_animal(
    usable: tuple[PhotoVerdict, ...], verdicts: Sequence[PhotoVerdict]
) -> tuple[PhotoVerdict, ...]:
    """Those it is seen in where they are enough, none where it is seen in none; else all: an animal from
    behind may not be known.
    """
    without = frozenset(_without_animal(verdicts))
    seen = tuple(verdict for verdict in usable if verdict.name not in without)
    return seen if len(seen) >= FLOOR or len(without) == len(verdicts) else usable


def _without_animal(verdicts: Sequence[PhotoVerdict]) -> tuple[str, ...]:
    return tuple(verdict.name for verdict in verdicts if verdict.tells("no_animal"))


def _own_faces(
    verdicts: Sequence[PhotoVerdict], people: tuple[FaceGroup, ...], chosen: Mapping[str, int]
) -> dict[str, int]:
    """The ticked faces, and of the other photos the face of the person who is ticked, or seen, most.

    Drawn faces cannot be told apart: of those the biggest.
    """
    known = {verdict.name: verdict for verdict in verdicts}
    ticked = {n: f for n, f in chosen.items() if n in known and 0 <= f < len(known[n].faces)}
    votes = Counter(
        number for number, group in enumerate(people) for pair in group.faces if pair in set(ticked.items())
    )
    whose = votes.most_common(1)[0][0] if votes else 0
    drawn = {name: 0 for name, verdict in known.items() if verdict.tells("drawn")}
    proposed = {**drawn, **(dict(people[whose].faces) if people else {})}
    return {name: face for name, face in {**proposed, **ticked}.items() if chosen.get(name, 0) >= 0}


def _duplicates(verdicts: Sequence[PhotoVerdict]) -> tuple[tuple[str, ...], ...]:
    def worth(number: int) -> tuple[bool, int, float]:
        verdict = verdicts[number]
        return verdict.usable, verdict.size[0] * verdict.size[1], verdict.sharpness

    groups = copies([verdict.fingerprint for verdict in verdicts])
    return tuple(
        tuple(verdicts[number].name for number in sorted(group, key=worth, reverse=True)) for group in groups
    )


def _counted(whole: _Set) -> Iterator[Finding]:
    count = len(whole.usable)
    if not whole.verdicts:
        yield Finding("no_photos", "bad")
    elif count < FLOOR:
        yield Finding("too_few", "bad", {"count": count, "floor": FLOOR, "missing": FLOOR - count})
    elif count < BETTER:
        yield Finding("few", "advice", {"count": count, "better": BETTER, "missing": BETTER - count})
    elif count > MOST:
        yield Finding("many", "advice", {"count": count, "most": MOST})
    else:
        yield Finding("enough", "good", {"count": count})


def _doubled(
    whole: _Set, duplicates: tuple[tuple[str, ...], ...], elsewhere: Mapping[str, Sequence[Fingerprint]]
) -> Iterator[Finding]:
    if duplicates:
        yield Finding("duplicates", "advice", {"count": len(whole.extra)}, tuple(sorted(whole.extra)))
    for entity, prints in elsewhere.items():
        shared = tuple(
            verdict.name
            for verdict in whole.verdicts
            # A photo of two people is rightly among the photos of both.
            if len(verdict.faces) < 2 and any(same_picture(verdict.fingerprint, other) for other in prints)
        )
        if shared:
            all_of_them = len(shared) * 2 > len(whole.verdicts)
            grade = "bad" if all_of_them else "advice"
            yield Finding("shared", grade, {"entity": entity, "count": len(shared)}, shared)


def _people(whole: _Set) -> Iterator[Finding]:
    empty = tuple(verdict.name for verdict in whole.verdicts if not verdict.faces)
    if empty and "faces" not in missing_judges("person"):
        yield Finding("nobody", "advice", {"count": len(empty)}, empty)
    unclear = tuple(verdict.name for verdict in whole.verdicts if len(verdict.faces) > 1)
    if unclear and not whole.chosen:
        yield Finding("whose_face", "advice", {"count": len(unclear)}, unclear)
    apart = tuple(
        verdict.name for verdict in whole.verdicts if verdict.faces and verdict.name not in whole.faces
    )
    if apart:
        yield Finding("several_people", "advice", {"count": len(apart)}, apart)
    unlike = _unlike(whole)
    if unlike:
        yield Finding("unlike", "advice", {"count": len(unlike)}, unlike)


def _unlike(whole: _Set) -> tuple[str, ...]:
    """The photos whose chosen face is far from the mean of the others."""
    named = [(verdict.name, whole.face(verdict)) for verdict in whole.verdicts]
    own = [(name, np.array(face.embedding)) for name, face in named if face and face.embedding]
    if len(own) < _LEAST_TO_COMPARE - 1:
        return ()
    middle = np.median([embedding for _, embedding in own], axis=0)
    return tuple(name for name, embedding in own if distance(embedding, middle) > ONE_PERSON)


def _species(whole: _Set) -> Iterator[Finding]:
    empty = _without_animal(whole.verdicts)
    if empty:
        none = len(empty) == len(whole.verdicts)
        left_out = not none and not {verdict.name for verdict in whole.usable} & set(empty)
        kind = "left_out" if left_out else "nobody"
        yield Finding(kind, "bad" if none else "advice", {"count": len(empty)}, empty)
    seen = Counter(
        str(finding.about["species"])
        for verdict in whole.verdicts
        for finding in verdict.findings
        if finding.kind in ("animal", "other_animal")
    )
    if len(seen) > 1:
        (one, _), (other, _) = seen.most_common(2)
        yield Finding("several_species", "advice", {"species": one, "other": other})


def _strangers(whole: _Set) -> Iterator[Finding]:
    own = 1 if whole.kind == "person" else 0
    others = tuple(verdict.name for verdict in whole.verdicts if len(verdict.faces) > own)
    if others:
        yield Finding("others", "advice", {"count": len(others)}, others)


def _variety(whole: _Set) -> Iterator[Finding]:
    if len(whole.usable) < _LEAST_TO_COMPARE:
        return
    advice = [*_views(whole), *_framings(whole), *_clothes(whole), *_places(whole), *_times(whole)]
    yield from advice
    if all(finding.grade == "good" for finding in advice):
        yield Finding("varied", "good")


def _views(whole: _Set) -> Iterator[Finding]:
    # Of drawn faces nobody says how far they are turned.
    photographed = (verdict for verdict in whole.usable if not verdict.tells("drawn"))
    faces = [face for face in map(whole.face, photographed) if face is not None]
    views = {face.view for face in faces}
    if len(faces) >= _LEAST_TO_COMPARE:
        if len(views) == 1:
            yield Finding("one_view", "advice", {"view": next(iter(views))})
        else:
            yield Finding("views", "good", {"count": len(views)})


def _framings(whole: _Set) -> Iterator[Finding]:
    framings = {verdict.framing for verdict in whole.usable if verdict.framing is not None}
    if not framings or whole.kind == "place":
        return
    if "full" not in framings and whole.kind != "thing":
        yield Finding("no_full", "advice")
    if whole.kind == "person" and "close" not in framings and "half" not in framings:
        yield Finding("no_close", "advice")
    if len(framings) > 1:
        yield Finding("framings", "good", {"count": len(framings)})


def _clothes(whole: _Set) -> Iterator[Finding]:
    worn = [
        verdict.clothes[whole.faces[verdict.name]]
        for verdict in whole.usable
        if whole.faces.get(verdict.name, len(verdict.clothes)) < len(verdict.clothes)
    ]
    worn = [colours for colours in worn if colours]
    if len(worn) < _LEAST_TO_COMPARE:
        return
    if _alike(worn) > _ALIKE_CLOTHES:
        yield Finding("same_clothes", "advice")


def _alike(colours: Sequence[tuple[float, ...]]) -> float:
    """How much two of these histograms share, in the middle of all pairs."""
    return float(np.median([overlap(one, other) for one, other in combinations(colours, 2)]))


def _places(whole: _Set) -> Iterator[Finding]:
    if whole.kind == "place":
        return
    grounds = [verdict.background for verdict in whole.usable if verdict.background]
    if len(grounds) >= _LEAST_TO_COMPARE and _alike(grounds) > _ALIKE_BACKGROUND:
        yield Finding("same_background", "advice")
    settings = [verdict.setting for verdict in whole.usable if verdict.setting is not None]
    if whole.kind != "thing" and len(settings) >= _LEAST_TO_COMPARE and len(set(settings)) == 1:
        yield Finding("same_setting", "advice", {"setting": settings[0]})


def _times(whole: _Set) -> Iterator[Finding]:
    lights = [(verdict.brightness, verdict.contrast) for verdict in whole.usable]
    if float(np.std(lights, axis=0).max()) < _ALIKE_LIGHT:
        yield Finding("same_light", "advice")
    days = [verdict.taken for verdict in whole.usable if verdict.taken is not None]
    if len(days) >= _LEAST_TO_COMPARE and len(days) == len(whole.usable) and len(set(days)) == 1:
        yield Finding("one_day", "advice")


def _less(kind: PhotoKind) -> Iterator[Finding]:
    missing = missing_judges(kind)
    if missing:
        yield Finding("judged_less", "advice", {"judges": ",".join(missing)})
