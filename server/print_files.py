"""Files of pictures in the size of print: where they lie, and how they go away with their picture."""

from dataclasses import dataclass
from typing import Final

from server.picture_files import PictureFiles
from server.visible_mark import WORDS

CANDIDATE: Final = "candidate"


@dataclass(frozen=True)
class Printable:
    """A finished picture that can be printed, as its job is told of it.

    ``owner`` is a page and ``number`` its revision, ``kind`` "painting" or "sketch"; of a picture of the
    workshop ``owner`` is the batch, ``number`` the candidate's and ``kind`` CANDIDATE.
    """

    owner: str
    number: int
    kind: str
    locale: str


def print_path(files: PictureFiles, printable: Printable) -> str:
    """Where its file for print lies, or will."""
    name = f"{printable.kind} {printable.locale}"
    return files.name(printable.owner, printable.number, "print", name, ".jpg")


def remove_prints(files: PictureFiles, owner: str, number: int, kind: str) -> None:
    """Removes what was made for print of a picture that goes away."""
    for locale in WORDS:
        files.remove(print_path(files, Printable(owner, number, kind, locale)))
