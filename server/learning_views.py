"""What the pages of learning a card receive; as ``server.views``, of which they are a part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from server.photo_views import Advice
from server.views import ChipChoice, Frame


@dataclass(frozen=True)
class LearnPhase:
    """A life phase that can be learned, or why it cannot yet; ``now`` says that it is being learned, ``note``
    what cannot be measured with so few photos.
    """

    phase: str
    label: str
    count: str
    ready: bool
    learned: bool
    chosen: bool
    now: str = ""
    note: str = ""
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True)
class LearningNow:
    """How far a training is. ``left`` says how long it will still take, "" when nothing is known; ``total``
    is 0 while nothing can be counted yet.
    """

    stage: str
    left: str
    done: int
    total: int


@dataclass(frozen=True)
class TrainingLine:
    """A training in the list; its stream tells of changes since ``stamp``. ``misfit`` says that the model of
    the pages cannot use what is chosen of it; ``then`` what is left of it and what to do next; ``waits`` what
    goes before it and how long it takes, "" for one that does not wait; ``brought`` that it was learned
    elsewhere.
    """

    id: str
    address: str
    title: str
    state: str
    stamp: str
    day: str
    facts: str
    running: bool
    can_pause: bool
    can_resume: bool
    can_stop: bool
    problem: str
    notes: tuple[str, ...]
    now: LearningNow | None
    used: bool
    has_epochs: bool
    misfit: str = ""
    then: str = ""
    waits: str = ""
    brought: bool = False


@dataclass(frozen=True)
class ExpertField:
    """A number that experts may set; empty is the default. ``help`` says what it does."""

    name: str
    label: str
    help: str


@dataclass(frozen=True)
class LearnView:
    """Where learning begins: what can be learned, and what was.

    ``compare_address`` is "" while nothing can be compared. ``rough`` says what the embedded model learns of
    such a subject, "" where another is chosen; ``cannot`` why nothing can be begun now though there are
    photos. ``earlier`` is what can be gone on from; ``may_bring`` says that weights can be brought.
    """

    template: ClassVar[str] = "learn.html"
    frame: Frame
    name: str
    card_address: str
    photos_address: str
    start_address: str
    compare_address: str
    import_address: str
    training_id: str
    import_id: str
    phases: tuple[LearnPhase, ...]
    import_phases: tuple[ChipChoice, ...]
    may_bring: bool
    can_start: bool
    cannot: str
    problem: str
    problems: Mapping[str, str]
    typed: Mapping[str, str]
    methods: tuple[ChipChoice, ...]
    models: tuple[ChipChoice, ...]
    rough: str
    earlier: tuple[ChipChoice, ...]
    precisions: tuple[ChipChoice, ...]
    numbers: tuple[ExpertField, ...]
    trainings: tuple[TrainingLine, ...]


@dataclass(frozen=True)
class EpochCard:
    """One epoch: its sample sheet and what is said of it."""

    number: int
    title: str
    sheet_address: str
    words: str
    verdict: str
    reason: str
    proposed: bool
    chosen: bool


@dataclass(frozen=True)
class Dot:
    """A point of a curve, in the drawing's own units."""

    x: float
    y: float
    number: int
    proposed: bool


@dataclass(frozen=True)
class Curve:
    """A curve over the epochs as a drawing: ``line`` are the points of its polyline, ``words`` say it."""

    heading: str
    words: str
    line: str
    dots: tuple[Dot, ...]
    top: str
    bottom: str


@dataclass(frozen=True)
class TrainingView:
    """What came of a training: the epochs to look at and to choose from, which is proposed and why
    (``proposal``), and for experts the curves and numbers.
    """

    template: ClassVar[str] = "training.html"
    frame: Frame
    name: str
    training: TrainingLine
    learn_address: str
    compare_address: str
    proposal: str
    epochs: tuple[EpochCard, ...]
    curves: tuple[Curve, ...]
    rows: tuple[tuple[str, ...], ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TrainingNowView:
    """One training's progress alone, as it is streamed."""

    template: ClassVar[str] = "_learning_now.html"
    frame: Frame
    now: LearningNow


LEARNING_VIEWS: tuple[type, ...] = (LearnView, TrainingView)
