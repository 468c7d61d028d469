"""What the pages of sittings and of topics receive; as ``server.views``, of which they are a part."""

from dataclasses import dataclass
from typing import ClassVar

from server.views import Frame, Picture


@dataclass(frozen=True)
class FeltChoice:
    """A mood that can be ticked."""

    key: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class ToldLine:
    """A memory of a sitting. ``paper`` is what the print holds of the words, None for nothing of them;
    ``state`` says in a few words where its page is.
    """

    words: tuple[str, ...]
    paper: str | None
    title: str
    state: str
    address: str
    picture: Picture | None = None


@dataclass(frozen=True)
class NoteLine:
    """A note of the therapist, as typed; ``paper`` as in ToldLine."""

    id: str
    text: str
    paper: str | None
    remove_address: str


@dataclass(frozen=True)
class SaidLine:
    """Something said or asked, and whether the print holds it."""

    text: str
    on_paper: bool


@dataclass(frozen=True)
class SittingView:
    """A sitting: what was told, drawn, felt and asked, with notes; printable on one page."""

    template: ClassVar[str] = "sitting.html"
    frame: Frame
    patient_name: str
    day: str
    length: str
    therapist: str
    told: tuple[ToldLine, ...]
    besides: tuple[SaidLine, ...]
    asked: tuple[SaidLine, ...]
    felt: tuple[FeltChoice, ...]
    notes: tuple[NoteLine, ...]
    shortened: bool
    felt_address: str
    note_address: str
    note_id: str
    draft_key: str
    longest_note: int
    list_address: str
    drafts_address: str
    talk_address: str


@dataclass(frozen=True)
class SittingCard:
    """A sitting in the list."""

    day: str
    facts: str
    first_words: str
    address: str
    going_on: bool = False


@dataclass(frozen=True)
class SittingsView:
    """The sittings of a person, the newest first."""

    template: ClassVar[str] = "sittings.html"
    frame: Frame
    patient_name: str
    sittings: tuple[SittingCard, ...]
    interview_address: str


@dataclass(frozen=True)
class TopicLine:
    """A topic that is left alone."""

    words: str
    since: str
    remove_address: str


@dataclass(frozen=True)
class TouchedPage:
    """A page in which a topic of the list shows."""

    title: str
    topic: str
    address: str


@dataclass(frozen=True)
class TopicsView:
    """The topics that a person does not come back to. ``words`` are proposed for a new one; ``back`` is
    where adding it leads, "" for the list itself.
    """

    template: ClassVar[str] = "topics.html"
    frame: Frame
    patient_name: str
    topics: tuple[TopicLine, ...]
    touched: tuple[TouchedPage, ...]
    add_address: str
    topic_id: str
    words: str
    back: str
    longest: int
    interview_address: str


SITTING_VIEWS: tuple[type, ...] = (SittingView, SittingsView, TopicsView)
