"""What the workshop's pages and "how a picture is made" receive; as ``server.views``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from server.views import Frame, Picture


@dataclass(frozen=True)
class Option:
    """Something to choose from a list."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class AdapterField:
    """Trained weights that can be put on; ``name`` is the field's, ``token`` the word that they listen to."""

    name: str
    label: str
    token: str


@dataclass(frozen=True)
class StartPicture:
    """The picture that is gone on from, as it is shown under the brush."""

    address: str
    words: str


@dataclass(frozen=True)
class Maker:
    """The form. ``typed`` maps a field to what stands in it, ``problems`` to the sentence beside it.

    ``usual_words`` is what the model's pictures are usually kept free of; ``negative_unread`` says that
    it reads no negative prompt as the form stands; ``remark`` is what to know of the model, ``net_remark``
    why it has no ControlNets to choose from, and ``map_address`` the map brought for one; ``expected``
    how long it will take; ``batch_id`` names the batch, so the same form sent twice is one.
    """

    batch_id: str
    start_address: str
    look_address: str
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    models: tuple[Option, ...]
    styles: tuple[Option, ...]
    samplers: tuple[Option, ...]
    sizes: tuple[Option, ...]
    pages: tuple[Option, ...]
    regions: tuple[Option, ...]
    contents: tuple[Option, ...]
    works: tuple[Option, ...]
    refiners: tuple[Option, ...]
    nets: tuple[Option, ...]
    guides: tuple[Option, ...]
    follows: tuple[Option, ...]
    net_remark: str
    adapters: tuple[AdapterField, ...]
    adapters_place: str
    usual_words: str
    negative_unread: bool
    remark: str
    expected: str
    largest_file: int
    start: StartPicture | None = None
    brought_address: str = ""
    zone_address: str = ""
    candidate_address: str = ""
    map_address: str = ""


@dataclass(frozen=True)
class CandidateCard:
    """A finished picture; ``page_address`` is the page that it was taken to, "" for none."""

    id: str
    number: int
    picture: Picture
    width: int
    height: int
    seed: int
    seconds: str
    file_name: str
    again_id: str
    address: str
    page_address: str = ""
    from_address: str = ""


@dataclass(frozen=True)
class BatchMaking:
    """A batch that is being painted; ``left`` says how long it will still take, "" when nobody knows."""

    stage: str
    finished: int
    count: int
    done: int
    total: int
    left: str
    preview_address: str = ""


@dataclass(frozen=True)
class BatchCard:
    """A batch of the history. ``facts`` are the chief settings in a line, ``settings`` all of them."""

    id: str
    address: str
    day: str
    prompt: str
    facts: str
    state: str
    settings: tuple[tuple[str, str], ...]
    pictures: tuple[CandidateCard, ...]
    fill_address: str
    making: BatchMaking | None = None
    problem: str = ""


@dataclass(frozen=True)
class WorkshopView:
    """The workshop: the form and the history, newest first."""

    template: ClassVar[str] = "workshop.html"
    frame: Frame
    patient_name: str
    maker: Maker
    batches: tuple[BatchCard, ...]
    number: int
    pages: int
    newer_address: str
    older_address: str


@dataclass(frozen=True)
class BatchView:
    """One batch alone, as it is refreshed."""

    template: ClassVar[str] = "_batch_alone.html"
    frame: Frame
    batch: BatchCard


@dataclass(frozen=True)
class BatchMakingView:
    """The progress of a batch alone, as it is streamed."""

    template: ClassVar[str] = "_batch_making.html"
    frame: Frame
    making: BatchMaking


@dataclass(frozen=True)
class TakeView:
    """Taking a picture to the book: to a new page with its memory, or to a draft page."""

    template: ClassVar[str] = "picture_to_book.html"
    frame: Frame
    patient_name: str
    picture: Picture
    take_address: str
    back_address: str
    pages: tuple[Option, ...]
    typed: Mapping[str, str]
    problems: Mapping[str, str]


@dataclass(frozen=True)
class PrintView:
    """A picture in the size of print. ``state`` is "", "making", "failed" or "done"; ``ask_address`` takes a
    POST that begins it, with ``turn`` so that twice is once; ``look_address`` is asked while it is made.
    """

    template: ClassVar[str] = "print_picture.html"
    frame: Frame
    picture: Picture
    state: str
    turn: str
    ask_address: str
    look_address: str
    file_address: str
    back_address: str
    by_model: bool


@dataclass(frozen=True)
class FrameStep:
    """One picture of how a picture is made, with its words."""

    number: int
    address: str
    heading: str
    words: str
    part: str


@dataclass(frozen=True)
class HowMadeView:
    """How a page's picture was made. ``ask_address`` takes a POST that makes the frames; ``stream_address``
    says when they are there.
    """

    template: ClassVar[str] = "how_made.html"
    frame: Frame
    picture: Picture
    steps: tuple[FrameStep, ...]
    back_address: str
    back_label: str
    ask_address: str
    stream_address: str
    problem: str
    painted: bool
    progress: BatchMaking | None = None


WORKSHOP_VIEWS: tuple[type, ...] = (WorkshopView, TakeView, HowMadeView, PrintView)
