"""Personalising: a model learns one person, animal, place or thing from a few photos."""

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
    "EVENTS",
    "METHODS",
    "REASONS",
    "STEPS_DOWN",
    "Epoch",
    "Likeness",
    "OtherSubject",
    "Recipe",
    "Trainee",
    "TrainingPhoto",
    "TrainingResult",
    "TrainingStep",
    "check_recipe",
]
