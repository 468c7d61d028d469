"""The worker's side of printing: a picture enlarged to A4 at 300 dots per inch, marked below and within.

By a model that enlarges when one lies among the models, else by the classic way. A model lets whoever
paints go first between two pieces of the picture.
"""

import logging
from typing import Final

import numpy as np
from dbos import DBOS
from PIL import Image
from sqlalchemy import Engine

from imaging.engine.catalogue import Model, find_models
from imaging.engine.upscaling import PRINT_DPI, print_size, upscaled
from imaging.errors import ImagingError
from imaging.request import Pixels
from server.database import session
from server.durable_steps import MOST_RECOVERIES
from server.jobs import MAKE_PRINT
from server.marked_pictures import PAINTED, marked_jpeg, read_pixels, source_of
from server.page_files import Revision, write_file
from server.picture_files import PictureFiles
from server.print_files import CANDIDATE, Printable, print_path
from server.prints import original_path
from server.settings import Settings
from server.turns import BATCHES, Turns
from server.visible_mark import strip_height, with_visible_mark

FINE: Final = 2048  # pixels across, at which parts of a picture are measured
_log = logging.getLogger(__name__)


class PrintMaker:
    """Makes files for print in the worker process."""

    def __init__(self, settings: Settings, engine: Engine, files: PictureFiles, turns: Turns) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._turns = turns

    def make(self, printable: Printable) -> None:
        """Makes the file and keeps it beside the picture."""
        with session(self._engine) as db:
            data = self._files.read(original_path(db, printable))
        file = self._printed(data, printable.locale)
        with session(self._engine) as db:
            if printable.kind == CANDIDATE:
                original_path(db, printable)  # it may have been taken away meanwhile
                self._files.write(print_path(self._files, printable), file)
            else:
                name = f"{printable.kind} {printable.locale}"
                revision = Revision(printable.owner, printable.number)
                write_file(db, self._files, revision, "print", file, subject=name)
                db.commit()

    def _printed(self, data: bytes, locale: str) -> bytes:
        pixels = read_pixels(data)
        height, width = pixels.shape[:2]
        # Of a small picture the strip is less fine; what counts is how tall it is on the large one.
        strip = strip_height(FINE, locale) * width / FINE
        wide, _tall = print_size(width * FINE, round((height + strip) * FINE))
        if wide > width:
            pixels = self._enlarged(pixels, wide, round(height * wide / width))
        marked = with_visible_mark(pixels, locale)
        dpi = round(PRINT_DPI * pixels.shape[1] / wide)
        return marked_jpeg(marked, source_of(data) or PAINTED, dpi)

    def _enlarged(self, pixels: Pixels, width: int, height: int) -> Pixels:
        model = enlarging_model(self._settings)
        if model is not None:
            try:
                pixels = self._by_model(model, pixels)
            except (ImagingError, RuntimeError, MemoryError):  # the classic way is always there
                _log.exception("%s could not enlarge a picture", model.name)
        if pixels.shape[1] > width:
            small = Image.fromarray(pixels).resize((width, height), Image.Resampling.LANCZOS)
            return np.asarray(small, np.uint8)
        return upscaled(pixels, width, height)

    def _by_model(self, model: Model, pixels: Pixels) -> Pixels:
        # Imported here: it comes with torch, and the worker is to be ready before it has that.
        from imaging.engine.enlarging import enlarged

        pieces = enlarged(model.path, pixels, self._settings.threads)
        try:
            while True:
                with self._turns.take(BATCHES):
                    while not self._turns.is_wanted_before(BATCHES):
                        next(pieces)
        except StopIteration as end:
            return end.value
        finally:
            pieces.close()


def enlarging_model(settings: Settings) -> Model | None:
    """The first model of this machine that enlarges pictures, or None."""
    found = find_models(settings.model_folders)
    return next((each for each in found if each.family == "esrgan"), None)


def register_prints(maker: PrintMaker) -> None:
    """Tells DBOS how a file for print is made; to be called once, before it is launched."""

    @DBOS.workflow(name=MAKE_PRINT, max_recovery_attempts=MOST_RECOVERIES)
    def make_print(owner: str, number: int, kind: str, locale: str) -> str:  # pyright: ignore[reportUnusedFunction]
        def told() -> str:
            try:
                maker.make(Printable(owner, number, kind, locale))
            except Exception:  # whatever it was, the page offers to try again
                _log.exception("%s %s of %s could not be made for print", kind, number, owner)
                return "failed"
            return "done"

        return DBOS.run_step({"name": "print"}, told)
