"""What personalising is given, what it tells while it runs and what it leaves: frozen values, no behaviour.

Pictures are ``numpy`` arrays of shape (height, width, 3), dtype uint8, sRGB.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from imaging.request import Pixels

SubjectKind = Literal["person", "pet", "place", "thing"]
Verdict = Literal["under", "good", "over"]

EVENTS: Final = (
    "loading",  # the model comes into memory
    "views",  # one photo more is ready to learn from; about: done, of
    "resumed",  # goes on from a checkpoint; ``step`` says where
    "prior",  # the base model makes a picture of the class; about: done, of
    "step",  # one update of the weights
    "stepped_down",  # memory was short; about: what (one of STEPS_DOWN)
    "epoch",  # a file of weights has been written; about: file
    "sheet",  # the sample sheet of the epoch is there; ``made`` is the finished Epoch
    "stopped_early",  # nothing more is to be gained; about: why (one of REASONS)
)
STEPS_DOWN: Final = ("checkpointing", "smaller_batch", "eight_bit")
REASONS: Final = (
    "still_learning",  # held-out photos are told better with every epoch, and more is to come
    "not_yet_alike",  # far from what the best epoch reaches
    "nothing_learned",  # the photos are told no better than by the model without the training
    "best_alike",  # held-out photos are told best
    "near_best",  # as good as the best within what measuring can tell
    "settled",  # no held-out photos: the loss of the fixed batch has stopped changing
    "still_changing",  # no held-out photos: that loss still changes
    "learned_by_heart",  # trained photos are told ever better and held-out ones worse
)


@dataclass(frozen=True)
class TrainingPhoto:
    """One photo with its words. ``softness`` (height, width), 0-255: the subject is 255, other people 0,
    what is around them little; None where nothing is masked. ``caption`` says what is seen and holds the
    trainee's token.
    """

    pixels: Pixels
    caption: str
    name: str = ""
    softness: Pixels | None = None


@dataclass(frozen=True)
class Trainee:
    """Whom the model is to know: the made-up word for them and the English words of their class."""

    token: str
    class_words: str
    kind: SubjectKind = "person"


@dataclass(frozen=True)
class OtherSubject:
    """Another entity of the same patient, whose photos are put beside the trainee's (Seg-Mix)."""

    trainee: Trainee
    photos: tuple[TrainingPhoto, ...]


@dataclass(frozen=True)
class Likeness:
    """How like the subject an epoch is, each from 0 (not at all) to 1; None where it cannot be measured.

    ``told``: by how much held-out photos are foretold better with the weights than without, at equal
    noise (the diffusion classifier, arXiv 2303.16203). ``told_trained``: the same for photos trained on.
    ``seen``: similarity of the sheet's pictures to held-out photos in the features of a recogniser.
    ``face``: similarity of faces to those of the held-out photos.
    """

    told: float | None = None
    told_trained: float | None = None
    seen: float | None = None
    face: float | None = None


@dataclass(frozen=True)
class Epoch:
    """One finished epoch: its weights, its sheet of samples and what was measured.

    ``likeness`` is the figure that epochs are compared by. ``loss`` is the mean over the epoch's steps
    and ``loss_variance`` DVAR: the variance of the fixed batch's loss over the last epochs.
    ``reason`` is one of REASONS.
    """

    number: int
    file: Path
    sheet: Path
    likeness: float | None
    loss: float
    fixed_loss: float
    loss_variance: float
    verdict: Verdict
    reason: str
    measured: Likeness = field(default_factory=Likeness)
    seconds: float = 0.0


@dataclass(frozen=True)
class TrainingStep:
    """Something has happened: ``event`` is one of EVENTS.

    ``step`` of ``steps`` updates and ``epoch`` of ``epochs`` (from 1) are what has been reached.
    ``seconds_left`` is an estimate, None until a few updates were timed. With "sheet" comes ``made``, whose
    verdict is that of this moment: later epochs may change it.
    """

    event: str
    epoch: int
    epochs: int
    step: int
    steps: int
    loss: float | None = None
    seconds_left: float | None = None
    about: Mapping[str, str] = field(default_factory=dict[str, str])
    made: Epoch | None = None


@dataclass(frozen=True)
class TrainingResult:
    """All epochs with their last verdicts, the number of the proposed one, and why (one of REASONS)."""

    epochs: tuple[Epoch, ...]
    proposed: int
    why: str
    seconds: float
    stopped_early: bool = False
