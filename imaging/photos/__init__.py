"""Photos of a person, a pet, a place or a thing: read, judged, and what to learn of them marked."""

from imaging.photos.archives import count_in, is_archive, unpack
from imaging.photos.coach import check_photo
from imaging.photos.drawn_people import KnowsDrawings
from imaging.photos.faults import FAULTS, PhotoError
from imaging.photos.findings import KINDS, Finding, Grade
from imaging.photos.judges import judges, load_judges, missing_judges
from imaging.photos.kinds import likely_kind
from imaging.photos.looks import agreed_looks, looks_by_face, looks_of
from imaging.photos.masks import subject_mask
from imaging.photos.photo import (
    LONGEST_SIDE,
    Box,
    Face,
    FaceGroup,
    Fingerprint,
    Framing,
    Look,
    Photo,
    PhotoKind,
    PhotoVerdict,
    Setting,
    SetVerdict,
    View,
)
from imaging.photos.reading import clean_jpeg, read_photo, read_photo_at
from imaging.photos.sets import check_set

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
    "KnowsDrawings",
    "Look",
    "Photo",
    "PhotoError",
    "PhotoKind",
    "PhotoVerdict",
    "SetVerdict",
    "Setting",
    "View",
    "agreed_looks",
    "check_photo",
    "check_set",
    "clean_jpeg",
    "count_in",
    "is_archive",
    "judges",
    "likely_kind",
    "load_judges",
    "looks_by_face",
    "looks_of",
    "missing_judges",
    "read_photo",
    "read_photo_at",
    "subject_mask",
    "unpack",
]
