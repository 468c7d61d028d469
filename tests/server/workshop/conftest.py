"""What the tests of the workshop share: a batch in its steps, what is brought, a painting that is noise."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from sqlmodel import col, select

from imaging.request import PaintStep, Picture, PictureRequest, Sketch
from server.records import PictureBatch, PictureCandidate
from server.turns import Turns
from server.workshop import (
    ACTIVE,
    cancel_batch,
    new_batch_id,
    start_batch,
)
from server.workshop_painting import BatchPainter
from server.workshop_settings import (
    Wanted,
)
from server.workshop_uploads import keep_upload
from tests.server.conftest import CareHome

WANTED = Wanted("a dog in the park", "evoca-cuento", steps=3, count=2, seed=7, width=256, height=256)
STORY = "De niño mi padre me llevaba al parque con mi perro Hachi y jugábamos a la pelota."


def painted(request: PictureRequest, _sketch: Sketch | None) -> Iterator[PaintStep]:
    """A painting in the engine's form: as many steps as asked for, then noise of the seed."""
    for done in range(1, request.steps + 1):
        yield PaintStep("base", done, request.steps, np.zeros((64, 64, 3), np.uint8))
    rng = np.random.default_rng(request.seed)
    pixels = rng.integers(0, 256, (request.height, request.width, 3), dtype=np.uint8)
    return Picture(pixels, pixels, (), request.seed, request.model, {})


def painter(care: CareHome, turns: Turns | None = None, paint: object = painted) -> BatchPainter:
    studio = care.studio
    return BatchPainter(studio.settings, studio.engine, studio.files, turns or Turns(), paint)  # type: ignore[arg-type]


def started(care: CareHome, wanted: Wanted = WANTED) -> PictureBatch:
    return start_batch(care.db, care.studio, care.therapist, "juan", new_batch_id(), wanted)


def finished(care: CareHome, wanted: Wanted = WANTED) -> PictureCandidate:
    batch = started(care, wanted)
    at_work = painter(care)
    for number in range(1, wanted.count + 1):
        at_work.candidate(batch.id, number)
    at_work.end(batch.id)
    care.db.refresh(batch)
    query = select(PictureCandidate).where(PictureCandidate.batch_id == batch.id)
    return care.db.exec(query.order_by(PictureCandidate.number)).first()  # type: ignore[return-value]


def png(width: int, height: int, colour: object = "red", mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, (width, height), colour).save(file, "PNG")  # type: ignore[arg-type]
    return file.getvalue()


def brought(care: CareHome, kind: str, data: bytes) -> str:
    row = keep_upload(care.db, care.studio.files, care.therapist, "juan", kind, data)
    care.db.commit()
    return row.id


@pytest.fixture(autouse=True)
def ended(care: CareHome) -> Iterator[None]:
    """No batch is left waiting for the tests that follow."""
    yield
    for batch in care.db.exec(select(PictureBatch).where(col(PictureBatch.state).in_(ACTIVE))).all():
        cancel_batch(care.db, care.therapist, batch.id)
