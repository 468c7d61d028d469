"""What the pages of comparing trainings receive; as ``server.views``, of which they are a part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from server.learning_views import LearningNow
from server.views import ChipChoice, Frame


@dataclass(frozen=True)
class ComparableTraining:
    """A training with the epochs that can be ticked; ``value`` of a choice is "training:epoch"."""

    title: str
    epochs: tuple[ChipChoice, ...]


@dataclass(frozen=True)
class ComparisonLine:
    """An earlier comparison; ``picture_address`` is "" while none of its pictures is there."""

    address: str
    title: str
    state: str
    picture_address: str


@dataclass(frozen=True)
class CompareView:
    """Where it is chosen what to compare. ``untrained`` is the choice of the model as it was before."""

    template: ClassVar[str] = "comparing.html"
    frame: Frame
    name: str
    learn_address: str
    action: str
    comparison_id: str
    untrained: ChipChoice | None
    trainings: tuple[ComparableTraining, ...]
    scenes: tuple[ChipChoice, ...]
    seeds: tuple[ChipChoice, ...]
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    earlier: tuple[ComparisonLine, ...]


@dataclass(frozen=True)
class ComparedPicture:
    """A finished picture; ``words`` say what it is for those who do not see it."""

    address: str
    words: str
    title: str
    likeness: str
    used: bool


@dataclass(frozen=True)
class ComparedScene:
    """The same scene and seed, painted with each epoch."""

    heading: str
    pictures: tuple[ComparedPicture, ...]


@dataclass(frozen=True)
class ComparedEpoch:
    """An epoch that can be chosen here, with one of its pictures."""

    title: str
    note: str
    picture_address: str
    words: str
    action: str
    number: int
    used: bool


@dataclass(frozen=True)
class SideBySideView:
    """The trainings side by side, as far as they are painted. ``stamp`` changes with all but the progress;
    ``waits`` says what goes before and how long it takes, "" for what does not wait.
    """

    template: ClassVar[str] = "comparison.html"
    frame: Frame
    name: str
    address: str
    compare_address: str
    state: str
    problem: str
    running: bool
    stamp: str
    waits: str
    now: LearningNow
    scenes: tuple[ComparedScene, ...]
    epochs: tuple[ComparedEpoch, ...]


COMPARING_VIEWS: tuple[type, ...] = (CompareView, SideBySideView)
