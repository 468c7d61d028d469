"""What the coach finds in a photo or in a set of photos: every kind of finding by its English key.

Whoever speaks to users says each in their language: what is seen, and what to do next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Grade = Literal["good", "advice", "bad"]

# kind: the names that ``Finding.about`` holds for it.
PHOTO_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "sharp": (),
    "soft": (),
    "blurred": (),
    "well_lit": (),
    "dark": (),
    "too_dark": (),
    "bright": (),
    "too_bright": (),
    "backlit": (),
    "flat": (),
    "grey": (),  # black and white
    "large": ("width", "height"),
    "small": ("width", "height", "least"),
    "subject_small": ("pixels", "least"),  # the subject's box is under the floor
    "first_frame": (),  # of an animation
    "bars": (),  # black bars at the edges
    "face": ("view",),  # one face: "front", "three_quarter" or "profile"
    "no_face": (),
    "drawn": (),  # no photographed face, and somebody drawn
    "drawn_animal": (),  # no photographed animal, and a drawn one
    "several_faces": ("count",),
    "face_small": ("pixels",),
    "people": ("count",),  # faces in a photo of a pet, a place or a thing
    "animal": ("species", "certainty"),
    "no_animal": (),
    "other_animal": ("species", "expected"),
}
SET_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "no_photos": (),
    "too_few": ("count", "floor", "missing"),
    "few": ("count", "better", "missing"),
    "enough": ("count",),
    "many": ("count", "most"),
    "duplicates": ("count",),  # ``photos`` are the ones to leave out
    "shared": ("entity", "count"),
    "whose_face": ("count",),
    "several_people": ("count",),
    "others": ("count",),
    "nobody": ("count",),
    "left_out": ("count",),
    "unlike": ("count",),  # the chosen face is not the one of most photos
    "one_view": ("view",),
    "views": ("count",),
    "no_close": (),
    "no_full": (),
    "framings": ("count",),
    "same_clothes": (),
    "same_background": (),
    "same_setting": ("setting",),  # all "indoors" or all "outdoors"
    "same_light": (),
    "one_day": (),
    "varied": (),
    "several_species": ("species", "other"),
    "judged_less": ("judges",),  # comma-separated keys of ``judges()`` that are missing
}
KINDS: Final = (*PHOTO_KINDS, *SET_KINDS)


@dataclass(frozen=True)
class Finding:
    """One thing that the coach has to say.

    ``kind`` is one of ``KINDS``; ``about`` holds the names that its sentence needs; ``photos`` are the
    names of the photos that a finding about a set speaks of. A "bad" finding of a photo makes it unfit
    to train with, a "bad" one of a set makes the set unfit.
    """

    kind: str
    grade: Grade
    about: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])
    photos: tuple[str, ...] = ()
