"""The photo room's judgement of a photo, as it is kept with the photo's row."""

from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from imaging.photos.photo import PhotoVerdict
from server.records import EntityPhoto

_VERDICT: Final = TypeAdapter(PhotoVerdict)


def verdict_to_json(verdict: PhotoVerdict) -> dict[str, Any]:
    """A verdict as a JSON column keeps it."""
    return _VERDICT.dump_python(verdict, mode="json")


def verdict_of(row: EntityPhoto) -> PhotoVerdict | None:
    """The verdict of a photo, by the photo's id; None when it was written by another version of Evoca."""
    try:
        return _VERDICT.validate_python(row.verdict)
    except ValidationError:
        return None
