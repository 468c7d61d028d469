"""Judges one photo as a teacher of somebody's looks: is it sharp, lit, large enough, and who is on it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from imaging.photos import measures
from imaging.photos.copies import fingerprint
from imaging.photos.drawn_animals import outline_of_drawn_animal
from imaging.photos.drawn_people import KnowsDrawings, drawn_faces
from imaging.photos.faces import find_faces
from imaging.photos.findings import Finding
from imaging.photos.judges import judges
from imaging.photos.measures import Light
from imaging.photos.outlines import box_of
from imaging.photos.photo import Box, Face, Framing, Photo, PhotoKind, PhotoVerdict
from imaging.photos.recognised_classes import ALIKE, SPECIES
from imaging.photos.subject import likely_box, subject_box
from imaging.photos.surroundings import framing_of_face, framing_of_subject, setting_of
from imaging.photos.things import Sight, look_at
from imaging.request import Pixels

FLOOR: Final = 512  # pixels: models learn at this size
_HALF_FLOOR: Final = 256  # a subject below it is a blot when it is enlarged
_BLURRED: Final = 0.95
_SOFT: Final = 1.7
_SMALL_FACE: Final = 64  # pixels across
_SURE: Final = 0.5
_VERY_SURE: Final = 0.8
_GREY: Final = 0.02


@dataclass(frozen=True)
class _Seen:
    """All that was measured of a photo before it is judged; boxes are of the whole photo."""

    photo: Photo
    kind: PhotoKind
    species: str | None
    inside: Box  # the picture without its bars
    light: Light
    sharpness: float
    faces: tuple[Face, ...]
    drawn: bool  # the faces are of drawn people
    drawn_animal: bool  # where neither a face nor a photographed animal is found
    sight: Sight | None
    subject: Box | None
    has: dict[str, bool]


def check_photo(
    photo: Photo, kind: PhotoKind, species: str | None = None, drawings: KnowsDrawings | None = None
) -> PhotoVerdict:
    """The coach's verdict on one photo; ``species`` (of ``vocabulary.ANIMALS``) is what a pet is known to be.
    ``drawings`` is asked where no face of a person and no animal is found: then the picture may be a drawing.

    Takes 0.3 to 1 s; up to 5 s for a person whose face is not plain to see. Works without the
    recognisers too: what they would say is left out.
    """
    seen = _seen(photo, kind, species, drawings)
    findings = tuple(_findings(seen))
    face = seen.faces[0] if seen.faces else None
    content = measures.cut(photo.pixels, seen.inside)
    return PhotoVerdict(
        name=photo.name,
        findings=findings,
        faces=seen.faces,
        usable=not any(finding.grade == "bad" for finding in findings),
        fingerprint=fingerprint(photo),
        taken=photo.taken,
        setting=setting_of(content, seen.sight),
        framing=_framing(seen, face),
        sharpness=round(seen.sharpness, 2),
        brightness=round(seen.light.brightness, 3),
        contrast=round(seen.light.contrast, 3),
        subject=seen.subject,
        seen=() if seen.sight is None else (*seen.sight.animals()[:2], *seen.sight.things()[:2]),
        clothes=tuple(_clothes(photo.pixels, each) for each in seen.faces),
        background=_background(content),
        size=photo.size_before,
    )


def _seen(photo: Photo, kind: PhotoKind, species: str | None, drawings: KnowsDrawings | None) -> _Seen:
    inside = measures.without_bars(photo.pixels)
    content = measures.cut(photo.pixels, inside)
    sight = look_at(content, parts=kind == "pet")
    faces = find_faces(photo.pixels, thorough=kind == "person")
    drawn: tuple[Face, ...] = ()
    if kind == "person" and not faces and drawings is not None:
        faces = drawn = drawn_faces(photo.pixels, drawings)
    seen = sight.animals() if sight and kind == "pet" else sight.things() if sight else ()
    animal = _drawn_animal(photo.pixels, kind, faces, sight, drawings)
    subject = animal if kind == "pet" else None
    subject = subject or subject_box(photo.pixels, kind, faces[0] if faces else None, seen)
    return _Seen(
        photo=photo,
        kind=kind,
        species=species,
        inside=inside,
        light=measures.light(photo.pixels, _lit_box(kind, faces, subject)),
        sharpness=measures.sharpness(content),
        faces=faces,
        drawn=bool(drawn),
        drawn_animal=animal is not None,
        sight=sight,
        subject=subject,
        has=dict(judges()),
    )


def _drawn_animal(
    pixels: Pixels, kind: PhotoKind, faces: tuple[Face, ...], sight: Sight | None, seer: KnowsDrawings | None
) -> Box | None:
    """The box of the drawn animal, where nothing photographed speaks for somebody else."""
    if seer is None or kind not in ("person", "pet") or (kind == "person" and faces) or _animal_in(sight):
        return None
    outline = outline_of_drawn_animal(pixels, seer)
    return None if outline is None else box_of(outline)


def _animal_in(sight: Sight | None) -> bool:
    return sight is not None and any(certainty >= _SURE for _, certainty in sight.animals()[:1])


def _lit_box(kind: PhotoKind, faces: tuple[Face, ...], subject: Box | None) -> Box:
    return faces[0].box if kind == "person" and faces else likely_box(subject)


def _findings(seen: _Seen) -> Iterator[Finding]:
    if seen.photo.note == "first_frame":
        yield Finding("first_frame", "advice")
    if seen.inside != measures.WHOLE:
        yield Finding("bars", "advice")
    sizes = tuple(_size(seen))
    yield from sizes
    if not any(finding.kind == "small" for finding in sizes):  # enlarged to be measured, it looks blurred
        yield _sharp(seen)
    yield from _lit(seen.light, seen.kind)
    if seen.kind == "person":
        yield from _person(seen)
    else:
        yield from _animal(seen)
        if seen.faces:
            yield Finding("people", "advice", {"count": len(seen.faces)})


def _size(seen: _Seen) -> Iterator[Finding]:
    width, height = seen.photo.size_before
    wide, high = round(width * seen.inside.width), round(height * seen.inside.height)
    if min(wide, high) < FLOOR:
        yield Finding("small", "bad", {"width": wide, "height": high, "least": FLOOR})
        return
    yield Finding("large", "good", {"width": width, "height": height})
    if seen.subject is None or seen.kind == "place":
        return
    longest = round(max(seen.subject.width * width, seen.subject.height * height))
    if longest < FLOOR:
        grade = "bad" if longest < _HALF_FLOOR and not seen.drawn_animal else "advice"
        yield Finding("subject_small", grade, {"pixels": longest, "least": FLOOR})


def _sharp(seen: _Seen) -> Finding:
    if seen.sharpness < _BLURRED:
        return Finding("blurred", "bad")
    return Finding("soft", "advice") if seen.sharpness < _SOFT else Finding("sharp", "good")


def _lit(light: Light, kind: PhotoKind) -> Iterator[Finding]:
    """What is wrong with the light; thresholds are luminances of the brightest and darkest twentieth."""
    against = 0.28 if kind == "person" else 0.16  # an animal may well be dark before a light wall
    if light.lightest < 0.3:
        yield Finding("too_dark", "bad")
    elif light.darkest > 0.8:
        yield Finding("too_bright", "bad")
    elif light.lightest < 0.5:
        yield Finding("dark", "advice")
    elif light.darkest > 0.62:
        yield Finding("bright", "advice")
    elif light.subject < against and light.rim > 0.6:
        yield Finding("backlit", "advice")
    elif light.lightest - light.darkest < 0.28:
        yield Finding("flat", "advice")
    else:
        yield Finding("well_lit", "good")
    if light.colour < _GREY:
        yield Finding("grey", "advice")


def _person(seen: _Seen) -> Iterator[Finding]:
    if not seen.faces:
        if seen.has["faces"]:
            yield Finding("no_face", "bad")
        if seen.drawn_animal:
            yield Finding("drawn_animal", "advice")
        return
    face = seen.faces[0]
    if seen.drawn:
        yield Finding("drawn", "advice")
    if len(seen.faces) > 1:
        yield Finding("several_faces", "advice", {"count": len(seen.faces)})
    elif not seen.drawn:
        yield Finding("face", "good", {"view": face.view})
    across = round(face.box.width * seen.photo.size_before[0])
    if across < _SMALL_FACE:
        yield Finding("face_small", "advice", {"pixels": across})


def _animal(seen: _Seen) -> Iterator[Finding]:
    if seen.kind != "pet":
        return
    if seen.drawn_animal:
        yield Finding("drawn_animal", "advice")
        return
    if seen.sight is None:
        return
    animals = seen.sight.animals()
    if not _animal_in(seen.sight):
        if seen.species is None or seen.species in SPECIES:
            yield Finding("no_animal", "advice")
        return
    species, certainty = animals[0]
    if _is_other(species, certainty, seen.species):
        yield Finding("other_animal", "advice", {"species": species, "expected": str(seen.species)})
    else:
        yield Finding("animal", "good", {"species": species, "certainty": certainty})


def _is_other(species: str, certainty: float, expected: str | None) -> bool:
    """Only a species that the recogniser knows, and is very sure of not seeing, is said to be another."""
    if expected is None or expected == species or certainty < _VERY_SURE:
        return False
    return expected in SPECIES and not any({species, expected} <= alike for alike in ALIKE)


def _framing(seen: _Seen, face: Face | None) -> Framing | None:
    height, width = seen.photo.pixels.shape[:2]
    if seen.kind == "person":
        return None if face is None else framing_of_face(face, height, width)
    if seen.kind == "place" or seen.subject is None:
        return None
    return framing_of_subject(seen.subject)


def _clothes(pixels: Pixels, face: Face) -> tuple[float, ...]:
    """The colours of the chest: from half a face under the chin, two and a half faces wide and high."""
    middle, wide, tall = (face.box.left + face.box.right) / 2, face.box.width, face.box.height
    top = face.box.bottom + 0.5 * tall
    if top > 0.95:
        return ()
    chest = Box(
        max(0.0, middle - 1.25 * wide), top, min(1.0, middle + 1.25 * wide), min(1.0, top + 2.5 * tall)
    )
    return measures.colours(measures.cut(pixels, chest))


def _background(content: Pixels) -> tuple[float, ...]:
    """The colours of the left, right and upper rim, where there is seldom anything of the subject."""
    small = measures.resized(content, 128)
    high, wide = max(1, small.shape[0] // 5), max(1, small.shape[1] // 6)
    rims = (small[:, :wide], small[:, -wide:], small[:high])
    return tuple(round(share / len(rims), 4) for rim in rims for share in measures.colours(rim))
