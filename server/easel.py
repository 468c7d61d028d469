"""The easel: the one place where this process paints, with any model of the catalogue.

The engine comes with torch, which takes seconds: it is imported and loaded when something is painted
for the first time, so that whoever only draws or answers pages need not wait for it.
"""

import logging
import threading
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from imaging.composing import Composing, Composition, References, Repair, Repaired, Seeing
from imaging.engine.catalogue import Model, model_named
from imaging.engine.families import FAMILIES, PAINTING_TASKS, Defaults
from imaging.errors import ImagingError, ModelBrokenError
from imaging.request import Adapter, PaintStep, Picture, PictureRequest, Pixels, Repaint, Sketch
from server.drawing import request_of
from server.fitting_adapters import with_fitting_adapters
from server.plans import Plan
from server.settings import SHIPPED_DATA, Settings

if TYPE_CHECKING:
    from imaging.composing.composing import Furnishing, Watcher
    from imaging.engine.engine import Engine
    from imaging.engine.frames import Frame
    from imaging.seeing import Seer

EMBEDDED: Final = "evoca"
SEEING: Final = SHIPPED_DATA / "models" / "evoca-mirada"
_log = logging.getLogger(__name__)
# Two threads that import diffusers for the first time at once find half of it.
IMPORTING: Final = threading.Lock()


class Easel:
    """Paints pages and pictures; keeps one model in memory."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loaded: Engine | None = None
        self._loading = threading.Lock()
        self._looked_for = False
        self._seer: Seer | None = None

    def warm(self, model: str) -> None:
        """Loads a model ahead of its first picture. Raises ModelMissingError or ModelBrokenError."""
        self._engine.warm(model)

    def request(self, plan: Plan) -> PictureRequest:
        """What a plan asks for, with the guidance that suits its model and the weights that fit it."""
        request, usual = request_of(plan), usual_settings(self._settings, plan.model)
        model = _known(self._settings, plan.model)
        if model is not None:
            request = with_fitting_adapters(request, model.family, lambda file: self.fits(plan.model, file))
        return request if usual is None else replace(request, guidance=usual.guidance)

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """The whole page, painted from its sketch."""
        return (yield from self._engine.base(request, sketch))

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """One subject painted again in its own region; ``anew`` forgets what stood there before."""
        return (yield from self._engine.repaint(request, sketch, canvas, key, anew=anew))

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """A picture of words alone, of a start picture, or of a sketch with each of its subjects."""
        return (yield from self._engine.paint(request, sketch))

    def repaired(
        self, request: PictureRequest, sketch: Sketch | None, canvas: Pixels, repair: Repair
    ) -> Generator[PaintStep, None, Repaired]:
        """One region of a finished page painted anew; everything else stays bit for bit."""
        with IMPORTING:
            from imaging.composing.repairing import repaired

        return (yield from repaired(self._engine, request, sketch, canvas, repair))

    def compose(
        self,
        request: PictureRequest,
        sketch: Sketch,
        composing: Composing,
        watch: "Watcher | None" = None,
        furnish: "Furnishing | None" = None,
    ) -> Generator[PaintStep, None, Composition]:
        """A page with each of its subjects, looked at and tried again where it is not as told; ``furnish``
        paints its known things before.
        """
        from imaging.composing.composing import compose

        seeing, references = self.seeing(request.model), self.references(request)
        return (
            yield from compose(self._engine, request, sketch, composing, seeing, references, watch, furnish)
        )

    def references(self, request: PictureRequest) -> tuple[References, ...]:
        """What subjects with trained weights look like, as far as their weights tell whoever looks."""
        seer = self._sight(request.model)
        if seer is None:
            return ()
        from imaging.seeing import references_for

        return references_for(request, seer)

    def seeing(self, model: str) -> Seeing | None:
        """Who looks at what this model paints.

        None for all but the embedded one, since the seer knows no other manner of painting and would find
        fault where there is none; and where its networks are not here.
        """
        return self._sight(model)

    def _sight(self, model: str) -> "Seer | None":
        if family_of_model(self._settings, model) != EMBEDDED:
            return None
        with self._loading:
            if not self._looked_for:
                self._looked_for, self._seer = True, seer_of(self._settings.threads)
            return self._seer

    def fits(self, model: str, file: Path) -> bool:
        """Whether a model takes a file of trained weights; loads the model."""
        from imaging.engine.adapters import adapted

        try:
            with adapted(self._engine.loaded(model)[1], (Adapter(file),)):
                return True
        except ModelBrokenError:
            return False

    def frames(
        self, request: PictureRequest, drawn: Pixels | None, picture: Pixels
    ) -> Generator["Frame", None, None]:
        """How a picture was made, in frames."""
        from imaging.engine.frames import frames_of

        model, pipeline = self._engine.loaded(request.model)
        yield from frames_of(pipeline, model.family, request, drawn, picture)

    @property
    def _engine(self) -> "Engine":
        with IMPORTING:
            from imaging.engine.engine import Engine

        with self._loading:
            if self._loaded is None:
                self._loaded = Engine(
                    self._settings.model_folders, self._settings.threads, self._settings.compile
                )
            return self._loaded


def usual_settings(settings: Settings, name: str) -> Defaults | None:
    """The steps and guidance that suit a model; None for the embedded one and for one that is not there.

    The embedded model's steps are a setting, and it is made to be used without guidance.
    """
    model = _known(settings, name)
    if model is None or model.family == EMBEDDED or model.task not in PAINTING_TASKS:
        return None
    family = FAMILIES[model.family]
    return family.few_steps if model.few_steps else family.defaults


def usual_steps(settings: Settings, name: str) -> int:
    """How many steps a page takes that is painted with this model."""
    usual = usual_settings(settings, name)
    return settings.steps if usual is None else usual.steps


def family_of_model(settings: Settings, name: str) -> str:
    """A model's family; the embedded one's for a model that is not there."""
    model = _known(settings, name)
    return EMBEDDED if model is None else model.family


def _known(settings: Settings, name: str) -> Model | None:
    try:
        return model_named(name, settings.model_folders)
    except ImagingError:
        return None


def seer_of(threads: int) -> "Seer | None":
    """Who looks at pictures here, with this many threads; None where its networks are not here, which is
    logged.
    """
    with IMPORTING:
        from imaging.seeing import load_seeing
    try:
        return load_seeing(SEEING, threads)
    except ImagingError as error:
        _log.warning("nobody can look at pictures: %s", error)
        return None
