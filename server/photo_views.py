"""What the page of a card's photos receives; as ``server.views``, of which it is a part."""

from dataclasses import dataclass
from typing import ClassVar

from server.views import ChipChoice, Frame


@dataclass(frozen=True)
class Advice:
    """Something that the coach says; ``grade`` is "good", "advice" or "bad", ``names`` are photos."""

    sentence: str
    grade: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class FaceChoice:
    """A face of a photo that can be ticked."""

    number: int
    picture_address: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class PhotoCard:
    """A photo with what the coach says of it, and what can be corrected. ``ask_face`` says that it is not
    known yet which face is the card's; ``remarks`` are facts that are no advice. ``year_problem`` and
    ``note_problem`` say what is wrong with what was just typed there.
    """

    id: str
    name: str
    picture_address: str
    words: str
    address: str
    day: str
    year: str
    usable: bool
    advice: tuple[Advice, ...]
    remarks: tuple[str, ...]
    faces: tuple[FaceChoice, ...]
    ask_face: bool
    phases: tuple[ChipChoice, ...]
    others: tuple[ChipChoice, ...]
    others_note: str
    width: int
    height: int
    year_problem: str = ""
    note_problem: str = ""


@dataclass(frozen=True)
class PhotoGroup:
    """The photos of one life phase; ``heading`` is "" where there are no phases."""

    phase: str
    heading: str
    ready: bool
    count: str
    advice: tuple[Advice, ...]
    photos: tuple[PhotoCard, ...]
    learn_address: str


@dataclass(frozen=True)
class ConsentPanel:
    """Who agreed to photos. ``needed`` says that nobody has yet, ``noted`` who and when, ``withdrawn`` that
    it was taken back.
    """

    needed: bool
    noted: str
    withdrawn: str
    note_address: str
    withdraw_address: str
    problem: str = ""


@dataclass(frozen=True)
class BroughtLine:
    """What came of one file that was brought."""

    sentence: str
    good: bool


@dataclass(frozen=True)
class LastBrought:
    """The photos that were brought last, which can be taken back together."""

    bringing: str
    address: str
    label: str
    question: str


@dataclass(frozen=True)
class GonePhotos:
    """Photos that were taken away together and can still come back."""

    label: str
    restore_address: str


@dataclass(frozen=True)
class PhotosView:
    """A card's photos with the coach's words. ``bringing`` marks what is brought from this page, ``gone`` is
    what was taken away and can still come back.
    """

    template: ClassVar[str] = "photos.html"
    frame: Frame
    name: str
    card_address: str
    upload_address: str
    largest: int
    most: int
    consent: ConsentPanel | None
    groups: tuple[PhotoGroup, ...]
    brought: tuple[BroughtLine, ...]
    bringing: str
    last_brought: LastBrought | None
    gone: tuple[GonePhotos, ...]
    may_change: bool


PHOTO_VIEWS: tuple[type, ...] = (PhotosView,)
