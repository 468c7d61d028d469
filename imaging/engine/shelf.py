"""What lies ready beside the resident model: its ControlNets and its refiner, loaded when first asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from imaging.engine.catalogue import Model, find_models, model_named
from imaging.engine.devices import Device
from imaging.engine.loading import load
from imaging.engine.numbers import default_numbers_kept
from imaging.request import Control

# How ControlNets of one architecture tell in their names what they follow, surest first.
_NAMED: Final = (
    ("segmentation", ("seg",)),
    ("edges", ("canny", "lineart", "edge")),
    ("scribble", ("scribble", "sketch", "hed")),
    ("depth", ("depth",)),
    ("pose", ("pose",)),
)


class Shelf:
    """The parts that one resident model works with; they leave memory with it."""

    def __init__(self, folders: Sequence[Path], model: Model, device: Callable[[Model], Device]) -> None:
        self._folders = tuple(folders)
        self._model = model
        self._device = device
        self._nets: dict[str, Any] = {}
        self._refiners: dict[str, Any] = {}

    def net(self, name: str) -> Any:
        """The ControlNet of this name. Raises ModelMissingError or ModelBrokenError."""
        if name not in self._nets:
            with default_numbers_kept():
                self._nets[name] = load(model_named(name, self._folders), self._device(self._model))
        return self._nets[name]

    def refiner(self, name: str) -> Any:
        """The refiner's pipeline. Raises ModelMissingError or ModelBrokenError."""
        if name not in self._refiners:
            self._refiners.clear()
            model = model_named(name, self._folders)
            with default_numbers_kept():
                self._refiners[name] = load(model, self._device(model))
        return self._refiners[name]

    def at_hand(self) -> Control | None:
        """A ControlNet of the model's family on this machine whose name tells what it follows."""
        nets = [model for model in find_models(self._folders) if is_net_for(model, self._model.family)]
        for kind, marks in _NAMED:
            for net in nets:
                if any(mark in net.name.lower() for mark in marks):
                    return Control(kind, net.name)
        return None

    def drop(self) -> None:
        """Lets go of everything."""
        self._nets.clear()
        self._refiners.clear()


def is_net_for(model: Model, family: str) -> bool:
    """Whether a model of the catalogue is a ControlNet of this family."""
    return model.task == "controlnet" and model.family == family
