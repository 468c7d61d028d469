"""What can be wrong with a file that was brought as a photo: one English sentence for each fault.

Whoever speaks to users says the same in their language, by the fault's name and the names in ``about``.
"""

from collections.abc import Mapping
from typing import Final

from imaging.errors import ImagingError

FAULTS: Final = {
    "empty": "{file} is empty",
    "heavy": "{file} has {megabytes} MB; at most {most} MB are read",
    "pdf": "{file} is a PDF, no photo",
    "video": "{file} is a video, no photo",
    "text": "{file} is a text or a web page, no photo",
    "document": "{file} is a document, no photo",
    "raw": "{file} is a camera's raw file: its JPEG is needed",
    "foreign": "{file} is no photo in a form that is read here",
    "no_heif": "{file} is a HEIC photo, and the part that reads these is not installed",
    "cut": "{file} is cut off: a part of the picture is missing",
    "broken": "{file} cannot be read: {why}",
    "tiny": "{file} has only {width} x {height} pixels",
    "vast": "{file} has {megapixels} megapixels; at most {most} are read",
    "unreadable": "{file} cannot be opened: {why}",
    "nested": "{file} is an archive inside the archive: unpack it first",
    "locked": "{file} is locked with a password",
    "archive": "{file} is a broken archive",
    "archive_form": "{file} is an archive of another kind than ZIP: unpack it first",
    "archive_empty": "{file} holds no files",
    "archive_many": "{file} holds more than {most} files; those after that were not read",
    "archive_vast": "{file} unpacks to more than {most} MB; what came after that was not read",
    "archive_bomb": "{file} unpacks to many times its size, as no photo does; it was not read",
}


class PhotoError(ImagingError):
    """A file that was brought as a photo, or as a ZIP of photos, is none that can be read.

    ``fault`` is one of ``FAULTS`` and ``about`` holds the names in its sentence ("file" always), so
    that a user can be told in their own language.
    """

    def __init__(self, fault: str, about: Mapping[str, str]) -> None:
        super().__init__(FAULTS[fault].format(**about))
        self.fault = fault
        self.about: Mapping[str, str] = dict(about)


def photo_error(fault: str, file: str, **about: str) -> PhotoError:
    """The error of this fault of the file named ``file``; ``about`` are the other names in the sentence."""
    return PhotoError(fault, {"file": file, **about})
