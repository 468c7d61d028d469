"""Photos of a person, a pet, a place or a thing: read, judged, and what to learn of them marked."""

from imaging.photos.faults import FAULTS, PhotoError
from imaging.photos.findings import KINDS, Finding, Grade
from imaging.photos.photo import (
    LONGEST_SIDE,
    Box,
    Face,
    FaceGroup,
    Fingerprint,
    Framing,
    Photo,
    PhotoKind,
    PhotoVerdict,
    Setting,
    SetVerdict,
    View,
)
from imaging.photos.reading import clean_jpeg, read_photo

__all__ = [
    "FAULTS",
    "KINDS",
    "LONGEST_SIDE",
    "Box",
    "Face",
    "FaceGroup",
    "Finding",
    "Fingerprint",
    "Framing",
    "Grade",
    "Photo",
    "PhotoError",
    "PhotoKind",
    "PhotoVerdict",
    "SetVerdict",
    "Setting",
    "View",
    "clean_jpeg",
    "read_photo",
]
