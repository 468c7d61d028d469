"""What photos seem to be of, where nobody said it: most of all of a person, else of an animal or a thing."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from imaging.photos.photo import PhotoKind, PhotoVerdict
from imaging.photos.recognised_classes import SPECIES, THINGS

_MOST: Final = 0.5  # of the photos
_SURE: Final = 0.5


def likely_kind(verdicts: Sequence[PhotoVerdict]) -> tuple[PhotoKind, str]:
    """The kind of photos that were judged as a person's, with the animal or thing that most of them show;
    a person, and "", where nothing speaks for another kind. Of a drawn animal nobody knows which it is: "".
    """
    if sum(bool(verdict.faces) for verdict in verdicts) >= _MOST * len(verdicts):
        return "person", ""
    if sum(verdict.tells("drawn_animal") for verdict in verdicts) >= _MOST * len(verdicts):
        return "pet", ""
    shown = Counter(
        name
        for verdict in verdicts
        for name in {name for name, certainty in verdict.seen if certainty >= _SURE}
    )
    for name, count in shown.most_common(1):
        if count >= _MOST * len(verdicts) and name in SPECIES:
            return "pet", name
        if count >= _MOST * len(verdicts) and name in THINGS:
            return "thing", name
    return "person", ""
