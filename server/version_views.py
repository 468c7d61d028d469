"""What the page that compares two versions of a page receives."""

from dataclasses import dataclass
from typing import ClassVar

from server.views import Frame, Picture


@dataclass(frozen=True)
class VersionChoice:
    """A version to choose for one side. ``number`` counts from 1 on; ``value`` names it in the address."""

    value: int
    number: int
    label: str
    told: bool
    chosen: bool


@dataclass(frozen=True)
class VersionSide:
    """One of the two. ``only`` is what is understood in it and not in the other; ``present`` says that the
    page is it now, else ``back_address`` takes a POST that makes it so.
    """

    field: str
    heading: str
    number: int
    label: str
    told: bool
    when: str
    picture: Picture
    only: tuple[str, ...]
    choices: tuple[VersionChoice, ...]
    present: bool
    back_address: str


@dataclass(frozen=True)
class ComparisonView:
    """Two versions of a page: side by side, one over the other, and what differs in words."""

    template: ClassVar[str] = "compare.html"
    frame: Frame
    page_title: str
    page_address: str
    sides: tuple[VersionSide, VersionSide]
    differences: tuple[str, ...]


VERSION_VIEWS: tuple[type, ...] = (ComparisonView,)
