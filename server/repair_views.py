"""What the page of repairs receives; as ``server.views``, of which it is a part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from server.views import Frame, Picture
from server.workshop_views import Option


@dataclass(frozen=True)
class MarkedSubject:
    """Somebody or something of the picture whose mask can be ticked; ``mask_address`` is its picture."""

    key: str
    label: str
    mask_address: str
    ticked: bool


@dataclass(frozen=True)
class Repairing:
    """The form. ``typed`` maps a field to what stands in it, ``problems`` to the sentence beside it.

    ``repair_id`` names the repair, so the same form sent twice is one. ``version`` is the version that is
    repaired. ``newer`` is the version that the page is at meanwhile, 0 for none, and ``version_words`` and
    ``newer_words`` name them. ``understood`` says what the words mean, ``expected`` how long it will take.
    ``keep`` names what is painted, to keep it on the device; ``brought_mask`` is the name of a mask that was
    brought as a file.
    """

    repair_id: str
    version: int
    newer: int
    version_words: str
    newer_words: str
    start_address: str
    look_address: str
    keep: str
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    picture: Picture
    width: int
    height: int
    subjects: tuple[MarkedSubject, ...]
    cards: tuple[Option, ...]
    contents: tuple[Option, ...]
    understood: str
    expected: str
    largest_file: int
    brought_mask: str = ""
    can_paint: bool = True


@dataclass(frozen=True)
class RepairCandidate:
    """A candidate beside the page as it was."""

    number: int
    picture: Picture
    seed: int


@dataclass(frozen=True)
class RepairMaking:
    """A repair that is being painted; ``left`` says how long it will still take, "" when nobody knows."""

    stage: str
    done: int
    total: int
    left: str
    preview_address: str = ""


@dataclass(frozen=True)
class RepairCard:
    """A repair that is not decided. ``wished`` says what was asked for, ``understood`` what was made of it.

    ``outdated`` says that the page has become another version since: choosing goes back to its own.
    ``staying`` says who stays although a part of them is marked, ``doubts`` for whom too little is.
    ``state`` says how it ended, "" while it goes on or when all went well.
    """

    id: str
    address: str
    wished: str
    understood: str
    state: str
    before: Picture
    candidates: tuple[RepairCandidate, ...]
    outdated: str
    again_id: str
    page_address: str
    making: RepairMaking | None = None
    problem: str = ""
    staying: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class RepairView:
    """The page of repairs. ``painting`` says that the page itself is being painted: then there is no form."""

    template: ClassVar[str] = "repair.html"
    frame: Frame
    title: str
    page_address: str
    painting: bool
    stream_address: str
    repairs: tuple[RepairCard, ...]
    repairing: Repairing | None


@dataclass(frozen=True)
class RepairAloneView:
    """One repair alone, as it is refreshed."""

    template: ClassVar[str] = "_repair_alone.html"
    frame: Frame
    repair: RepairCard


@dataclass(frozen=True)
class RepairMakingView:
    """The progress of a repair alone, as it is streamed."""

    template: ClassVar[str] = "_repair_making.html"
    frame: Frame
    making: RepairMaking


@dataclass(frozen=True)
class UnderstoodView:
    """What the words are read as and how long it will take, as it is looked at while one types."""

    template: ClassVar[str] = "_repair_understood.html"
    frame: Frame
    understood: str
    complaint: str
    expected: str
    staying: str = ""


REPAIR_VIEWS: tuple[type, ...] = (RepairView,)
