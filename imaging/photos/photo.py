"""The values of the photo room: a photo as it was read, and what the coach found in it.

Boxes are fractions of the picture, x to the right and y downwards. Pixels are sRGB uint8 (H, W, 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from imaging.photos.findings import Finding
from imaging.request import Pixels

PhotoKind = Literal["person", "pet", "place", "thing"]
View = Literal["front", "three_quarter", "profile"]
Setting = Literal["indoors", "outdoors"]
Framing = Literal["close", "half", "full"]
LookField = Literal["hair_colour", "hair_style", "skin", "glasses", "beard", "moustache", "colour", "pattern"]

LONGEST_SIDE: Final = 2048  # pixels of the longest side that is kept of a photo


@dataclass(frozen=True)
class Box:
    """A rectangle in fractions of the picture: 0 <= left < right <= 1 and 0 <= top < bottom <= 1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Fraction of the picture's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Fraction of the picture's height."""
        return self.bottom - self.top


@dataclass(frozen=True, eq=False)
class Photo:
    """A photo as it was read: rotated upright, in sRGB, its longest side at most ``LONGEST_SIDE``.

    Nothing else of the file is left: no place, no camera, no preview. ``taken`` is the day in the
    camera's own note, None when there is none or the clock was plainly not set. ``sha256`` is of the
    file's bytes. ``size_before`` is the width and height (upright) in the file. ``note`` is "first_frame"
    when the file was an animation.
    """

    name: str
    pixels: Pixels
    taken: date | None
    sha256: str
    size_before: tuple[int, int]
    note: Literal["first_frame"] | None = None


@dataclass(frozen=True)
class Face:
    """A face of a photo.

    ``embedding`` are 128 numbers (distance under 0.6: the same person), None where the part that
    reckons them is missing or the face is too small. ``view`` is how far the head is turned.
    ``share`` is the part of the photo's area. ``certainty`` 0..1 is how surely it is a face.
    ``points`` are, in fractions of the picture, the two corners of one eye, of the other, and the base of the
    nose; empty where nobody looked for them.
    """

    box: Box
    embedding: tuple[float, ...] | None
    view: View
    share: float
    certainty: float = 1.0
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Look:
    """What photos seem to show: a field of a card, how surely (0..1), and a word of ``imaging.vocabulary``.

    Of what one wears or does not (glasses, beard, moustache) the word is "yes" or "no".
    """

    field: LookField
    value: str
    certainty: float


@dataclass(frozen=True)
class Fingerprint:
    """By what a photo is known again: ``sha256`` of its file and ``looks``, hexadecimal perceptual hashes."""

    sha256: str
    looks: tuple[str, ...]


@dataclass(frozen=True)
class PhotoVerdict:
    """What the coach found in one photo.

    ``sharpness`` is log10 of the variance of the Laplacian at a fixed size (1 blurred, 3 sharp).
    ``brightness`` and ``contrast`` are mean and standard deviation of the luminance, 0..1.
    ``subject`` is the box of whom or what the photo shows. ``seen`` are the animals and things
    recognised, surest first, each with its probability. ``clothes`` are, for each of ``faces``, a colour
    histogram of what is below it. ``background`` is one of the left, right and upper rim. ``size`` is
    width and height in the file. ``looks`` are what the photo seems to show of each of ``faces``, or, of
    anything but a person, one entry for the subject; empty where nobody asked for it.
    """

    name: str
    findings: tuple[Finding, ...]
    faces: tuple[Face, ...]
    usable: bool
    fingerprint: Fingerprint
    taken: date | None = None
    setting: Setting | None = None
    framing: Framing | None = None
    sharpness: float = 0.0
    brightness: float = 0.0
    contrast: float = 0.0
    subject: Box | None = None
    seen: tuple[tuple[str, float], ...] = ()
    clothes: tuple[tuple[float, ...], ...] = ()
    background: tuple[float, ...] = ()
    size: tuple[int, int] = (0, 0)
    looks: tuple[tuple[Look, ...], ...] = ()

    def tells(self, kind: str) -> bool:
        """Whether this kind of ``findings.KINDS`` is among what was found."""
        return any(finding.kind == kind for finding in self.findings)


@dataclass(frozen=True)
class FaceGroup:
    """Faces that seem to be of one person: pairs of photo name and the face's number in its verdict."""

    faces: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SetVerdict:
    """What the coach found in all photos of one entity together.

    ``enough`` says that training can start. ``usable`` are the names of the photos to train with:
    neither unfit nor a copy of another. ``duplicates`` are groups of names of the same picture, the best
    of each group first. ``people`` are the groups of faces, the biggest first; ``proposed`` is the face of
    each photo that is taken for the entity's when nobody has chosen (photo name to number of the face).
    """

    findings: tuple[Finding, ...]
    enough: bool
    usable: tuple[str, ...]
    duplicates: tuple[tuple[str, ...], ...] = ()
    people: tuple[FaceGroup, ...] = ()
    proposed: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def usable_count(self) -> int:
        """How many photos there are to train with."""
        return len(self.usable)
