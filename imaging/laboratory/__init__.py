"""The laboratory: trained weights compared side by side, and whether generated pictures help to recognise.

Here are the values alone. What computes (``sweeping.sweep``, ``augmenting.augment``) is asked of its own
module, since torch takes seconds to load.
"""

from imaging.laboratory.faults import LABORATORY_FAULTS, LaboratoryError
from imaging.laboratory.values import (
    Cell,
    MadeCell,
    Sweep,
    SweepPrompt,
    SweepResult,
    SweepStep,
    Trained,
    TrainedEpoch,
)

__all__ = [
    "LABORATORY_FAULTS",
    "Cell",
    "LaboratoryError",
    "MadeCell",
    "Sweep",
    "SweepPrompt",
    "SweepResult",
    "SweepStep",
    "Trained",
    "TrainedEpoch",
]
