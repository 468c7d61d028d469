"""Personalising: a model learns one person, animal, place or thing from a few photos.

Here are the values alone. What computes (``training.train``, ``importing.import_adapter``,
``tokens.make_token``)
is asked of its own module, since torch takes seconds to load.
"""

from imaging.personalising.faults import ADAPTER_FAULTS, TRAINING_FAULTS, AdapterError, TrainingError
from imaging.personalising.recipes import METHODS, Recipe, check_recipe
from imaging.personalising.values import (
    EVENTS,
    REASONS,
    STEPS_DOWN,
    Epoch,
    Likeness,
    OtherSubject,
    Trainee,
    TrainingPhoto,
    TrainingResult,
    TrainingStep,
)

__all__ = [
    "ADAPTER_FAULTS",
    "EVENTS",
    "METHODS",
    "REASONS",
    "STEPS_DOWN",
    "TRAINING_FAULTS",
    "AdapterError",
    "Epoch",
    "Likeness",
    "OtherSubject",
    "Recipe",
    "Trainee",
    "TrainingError",
    "TrainingPhoto",
    "TrainingResult",
    "TrainingStep",
    "check_recipe",
]
