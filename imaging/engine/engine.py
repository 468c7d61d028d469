"""The one engine: a request in, an iterator of steps with previews and a picture out.

It keeps one model resident, whatever its family: the embedded one is painted by ``imaging.painting``,
all others by diffusers. Closing an iterator stops between two steps; the next picture finds the model
as it was.
"""

import gc
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

import torch

from imaging.engine.catalogue import Model, model_named
from imaging.engine.checking import check_request
from imaging.engine.compiling import Compiling, compiled, is_compiled_on
from imaging.engine.devices import Device, choose
from imaging.engine.diffuser import Diffuser
from imaging.engine.families import FAMILIES, Defaults
from imaging.engine.frames import Frame, frames_of
from imaging.engine.loading import load
from imaging.engine.loading_alone import loading_alone
from imaging.engine.shelf import Shelf
from imaging.painting import Painter
from imaging.painting.stages import check_canvas, subject_named
from imaging.request import PaintStep, Picture, PictureRequest, Pixels, Repaint, Sketch


@dataclass(frozen=True)
class _Resident:
    """The model in memory with what paints by it, and what lies beside it."""

    model: Model
    worker: Painter | Diffuser
    shelf: Shelf | None = None


class Engine:
    """Paints requests with the models of some folders, compiled where wanted. One picture at a time."""

    def __init__(self, folders: Sequence[Path], threads: int, compiling: Compiling = "off") -> None:
        self._folders = tuple(folders)
        self._threads = threads
        self._compiling: Compiling = compiling
        self._resident: _Resident | None = None
        self._loading = RLock()

    @property
    def resident(self) -> str | None:
        """The name of the model in memory, if there is one."""
        return None if self._resident is None else self._resident.model.name

    def model(self, name: str) -> Model:
        """The catalogue's model of this name. Raises ModelMissingError or ModelBrokenError."""
        return model_named(name, self._folders)

    def defaults(self, name: str) -> Defaults:
        """The steps, guidance and sampler that suit a model."""
        model = self.model(name)
        family = FAMILIES[model.family]
        return family.few_steps if model.few_steps else family.defaults

    def suited(self, request: PictureRequest) -> PictureRequest:
        """The request with the steps, guidance and sampler that suit its model."""
        usual = self.defaults(request.model)
        return replace(request, steps=usual.steps, guidance=usual.guidance, sampler=None)

    def warm(self, name: str) -> None:
        """Loads a model ahead of its first picture. Raises ModelMissingError or ModelBrokenError."""
        self._worker(self.model(name))

    def loaded(self, name: str) -> tuple[Model, Any]:
        """A model with its loaded pipeline. Raises ModelMissingError or ModelBrokenError."""
        model = self.model(name)
        return model, self._worker(model).pipeline

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """The whole page painted from its sketch, in the request's size."""
        return (yield from self._checked(request, sketch).base(request, sketch))

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """One subject again in its own region, with its own words and adapter.

        Every pixel outside the soft mask keeps its value; a subject that is nowhere visible leaves the
        page as it is. ``anew`` begins at the sketch and forgets what stood there before.
        """
        check_canvas(canvas, sketch)
        subject_named(request, key)
        worker = self._checked(request, sketch)
        return (yield from worker.repaint(request, sketch, canvas, key, anew=anew))

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """The picture that the request asks for.

        With a start picture: image-to-image, or inpainting. With a sketch alone: the page, then every
        subject in its own region. With neither: text-to-image.
        """
        return (yield from self._checked(request, sketch).paint(request, sketch))

    def frames(
        self, request: PictureRequest, drawn: Pixels | None, picture: Pixels
    ) -> Generator[Frame, None, None]:
        """How this picture was made, in frames; ``drawn`` is what it was painted over, if anything."""
        model = self.model(request.model)
        yield from frames_of(self._worker(model).pipeline, model.family, request, drawn, picture)

    def unload(self) -> None:
        """Lets the resident model go and gives its memory back."""
        if self._resident is not None and self._resident.shelf is not None:
            self._resident.shelf.drop()
        self._resident = None
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _checked(self, request: PictureRequest, sketch: Sketch | None) -> Painter | Diffuser:
        """What paints this request, once nothing is wrong with it."""
        model = self.model(request.model)
        check_request(request, sketch, model, self._folders)
        return self._worker(model)

    def _worker(self, model: Model) -> Painter | Diffuser:
        with self._loading:
            if self._resident is None or self._resident.model != model:
                self.unload()
                self._resident = self._loaded(model)
            return self._resident.worker

    def _loaded(self, model: Model) -> _Resident:
        torch.set_num_threads(self._threads)
        if model.family == "evoca":
            return _Resident(model, Painter.load(model.path, self._threads))
        device = choose(model, self._threads)
        with loading_alone():
            pipeline = quickened(load(model, device), device)
        if is_compiled_on(self._compiling, device):
            compiled(pipeline)
        shelf = Shelf(self._folders, model, lambda other: choose(other, self._threads))
        return _Resident(model, Diffuser(pipeline, model, shelf), shelf)


def quickened(pipeline: Any, device: Device) -> Any:
    """The pipeline with its convolutions' weights laid out as processors and CUDA like them best."""
    if device.kind == "mps" or device.memory_mode not in ("whole", "sliced"):
        return pipeline  # weights that come and go are laid out by who moves them
    for name in ("unet", "vae"):
        if (part := getattr(pipeline, name, None)) is not None:
            part.to(memory_format=torch.channels_last)
    return pipeline
