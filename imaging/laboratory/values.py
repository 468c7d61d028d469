"""What the laboratory is given and what it leaves: frozen values, no behaviour."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from imaging.personalising import Trainee

UNTRAINED: Final = 0  # the epoch of a picture that the model makes without the training


@dataclass(frozen=True)
class TrainedEpoch:
    """One file of weights. ``updates`` of the weights had been made; ``likeness`` is what was measured on
    photos held out while it was trained, None where nothing was.
    """

    number: int
    file: Path
    updates: int | None = None
    likeness: float | None = None


@dataclass(frozen=True)
class Trained:
    """A training as its folder tells it. ``proposed`` is the epoch that it proposed, None before its end."""

    folder: Path
    trainee: Trainee
    method: str
    family: str
    model: str
    side: int
    epochs: tuple[TrainedEpoch, ...]
    proposed: int | None = None

    def epoch(self, number: int) -> TrainedEpoch | None:
        """The epoch of this number."""
        return next((one for one in self.epochs if one.number == number), None)

    @property
    def best(self) -> int:
        """The proposed epoch, or the last one."""
        known = self.proposed is not None and self.epoch(self.proposed) is not None
        return self.proposed if known and self.proposed is not None else self.epochs[-1].number


@dataclass(frozen=True)
class SweepPrompt:
    """What is told besides the subject: ``place`` a name of ``vocabulary.PLACES``, ``posture`` one of
    ``vocabulary.POSTURES`` (None: as the scene of this number has it), ``words`` as the model reads them.

    ``words`` may hold "{}" where the subject's word and class stand; else they come first.
    """

    words: str
    place: str | None = None
    posture: str | None = None


@dataclass(frozen=True)
class Cell:
    """One picture of the grid: the training's and the prompt's number from 0 on, the epoch (0: untrained)."""

    training: int
    epoch: int
    prompt: int
    seed: int
    steps: int


@dataclass(frozen=True)
class Sweep:
    """The grid: every cell is painted with the same words and seeds. ``side`` is of a page in pixels."""

    trainings: tuple[Trained, ...]
    prompts: tuple[SweepPrompt, ...]
    cells: tuple[Cell, ...]
    side: int = 512


@dataclass(frozen=True)
class MadeCell:
    """A painted cell: its file, and how like the photos its subject looks, each 0 to 1; None: not measured.

    ``seen`` is the similarity in a recogniser's features, ``face`` that of faces. ``seconds`` is None for
    a picture that had been there before.
    """

    cell: Cell
    file: Path
    seen: float | None = None
    face: float | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class SweepStep:
    """``done`` of ``total`` cells are there; ``made`` is the last one, None at a step within a picture."""

    done: int
    total: int
    seconds_left: float | None = None
    made: MadeCell | None = None


@dataclass(frozen=True)
class SweepResult:
    """All cells in the grid's order."""

    made: tuple[MadeCell, ...]
