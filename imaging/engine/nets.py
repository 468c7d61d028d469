"""ControlNets of the catalogue: for which models one works, and what its name tells that it follows."""

from collections.abc import Iterable
from typing import Final

from imaging.engine.catalogue import Model

# How ControlNets of one architecture tell in their names what they follow, surest first.
NAMED: Final = (
    ("segmentation", ("seg",)),
    ("edges", ("canny", "lineart", "edge")),
    ("scribble", ("scribble", "sketch", "hed")),
    ("depth", ("depth",)),
    ("pose", ("pose",)),
)


def is_net_for(model: Model, family: str) -> bool:
    """Whether a model of the catalogue is a ControlNet of this family."""
    return model.task == "controlnet" and model.family == family


def nets_for(models: Iterable[Model], family: str) -> tuple[Model, ...]:
    """The ControlNets of this family among these models."""
    return tuple(model for model in models if is_net_for(model, family))


def followed_by_name(name: str) -> str | None:
    """The one of ``vocabulary.CONTROLS`` that a ControlNet's name speaks of."""
    return next((kind for kind, marks in NAMED if any(mark in name.lower() for mark in marks)), None)
