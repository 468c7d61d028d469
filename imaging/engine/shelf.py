"""What lies ready beside the resident model: its ControlNets and its refiner, loaded when first asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from imaging.engine.catalogue import Model, find_models, model_named
from imaging.engine.devices import Device
from imaging.engine.loading import load
from imaging.engine.loading_alone import loading_alone
from imaging.engine.nets import NAMED, followed_by_name, nets_for
from imaging.request import Control


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
            with loading_alone():
                self._nets[name] = load(model_named(name, self._folders), self._device(self._model))
        return self._nets[name]

    def refiner(self, name: str) -> Any:
        """The refiner's pipeline. Raises ModelMissingError or ModelBrokenError."""
        if name not in self._refiners:
            self._refiners.clear()
            model = model_named(name, self._folders)
            with loading_alone():
                self._refiners[name] = load(model, self._device(model))
        return self._refiners[name]

    def at_hand(self) -> Control | None:
        """A ControlNet of the model's family on this machine whose name tells what it follows."""
        nets = nets_for(find_models(self._folders), self._model.family)
        follow = {kind: net.name for net in reversed(nets) if (kind := followed_by_name(net.name))}
        return next((Control(kind, follow[kind]) for kind, _ in NAMED if kind in follow), None)

    def drop(self) -> None:
        """Lets go of everything."""
        self._nets.clear()
        self._refiners.clear()
