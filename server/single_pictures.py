"""One picture from one memory, without database or jobs: for the command line and the example book."""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from imaging.errors import ModelBrokenError, ModelMissingError
from imaging.request import Picture, PictureRequest, Pixels, Sketch
from imaging.sketching import draw_sketch
from narrative import Understanding, write_script
from narrative.entities import Entity, Patient
from narrative.scene import Refusal
from server.drawing import request_of
from server.easel import Easel
from server.errors import BadInputError
from server.marked_pictures import DRAWN, PAINTED, marked_png, mask_png
from server.page_making import NO_MODEL, failure_sentence
from server.plans import Plan, RepaintNote, plan_to_json
from server.prompting import Prompting, usable_style
from server.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True)
class MadePicture:
    """A memory's sketch, its painting if it was painted, and its plan. ``remark`` is one Spanish
    sentence about why it was not painted, or "".
    """

    sketch: Sketch
    painting: Pixels | None
    plan: Plan
    remark: str = ""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The keys of the people and animals in the picture."""
        return tuple(subject.key for subject in request_of(self.plan).subjects)


@dataclass
class PictureMaker:
    """Draws and paints memories one after the other; the parts are loaded once, when first needed."""

    settings: Settings
    understanding: Understanding
    _easel: Easel = field(init=False)

    def __post_init__(self) -> None:
        self._easel = Easel(self.settings)

    def make(self, text: str, patient: Patient, entities: Sequence[Entity], wanted: Plan) -> MadePicture:
        """The picture of a memory with the seed, model, style, size and steps of ``wanted``.

        Raises BadInputError when there is nothing to draw in the text.
        """
        plan = self._planned(text, patient, entities, wanted)
        request = self._easel.request(plan)
        sketch = draw_sketch(request)
        plan = replace(
            plan, layout=sketch.layout, seconds={**plan.seconds, "sketch": round(sketch.seconds, 4)}
        )
        if plan.model == NO_MODEL:
            return MadePicture(sketch, None, plan, "Sin modelo: la imagen es el dibujo.")
        try:
            picture = self._painted(request, sketch)
        except (ModelMissingError, ModelBrokenError) as error:
            return MadePicture(sketch, None, plan, f"{failure_sentence(error)} ({error})")
        return MadePicture(sketch, picture.pixels, _with_picture(plan, picture))

    def _planned(self, text: str, patient: Patient, entities: Sequence[Entity], wanted: Plan) -> Plan:
        began = time.monotonic()
        scene = self.understanding.understand(text, patient, entities)
        if isinstance(scene, Refusal):
            raise BadInputError(scene.question)
        understood = time.monotonic()
        prompting = Prompting(self.settings)
        script = write_script(
            scene, patient, entities, self.understanding.lexicon, usable_style(wanted.style),
            prompting.family(wanted.model),
        )  # fmt: skip
        script = prompting.fitted(script, wanted.model)
        seconds = {
            "understand": round(understood - began, 4),
            "script": round(time.monotonic() - understood, 4),
        }
        return replace(wanted, scene=scene, script=script, seconds=seconds)

    def _painted(self, request: PictureRequest, sketch: Sketch) -> Picture:
        return _ended(self._easel.paint(request, sketch))


def write_picture(made: MadePicture, folder: Path) -> None:
    """Writes sketch.png, painting.png (when painted), masks/<subject>.png and plan.json."""
    masks = folder / "masks"
    masks.mkdir(parents=True, exist_ok=True)
    for old in masks.glob("*.png"):
        old.unlink()
    sketch = marked_png(made.sketch.pixels, DRAWN)
    (folder / "sketch.png").write_bytes(sketch)
    painting = folder / "painting.png"
    painting.unlink(missing_ok=True)
    if made.painting is not None:
        painting.write_bytes(marked_png(made.painting, PAINTED))
    for key in made.subjects:
        (masks / f"{key}.png").write_bytes(mask_png(made.sketch.masks[key]))
    (folder / "plan.json").write_bytes(plan_to_json(made.plan))


def _with_picture(plan: Plan, picture: Picture) -> Plan:
    notes = tuple(RepaintNote(each.key, each.box, each.seed, each.strength) for each in picture.repaints)
    painted = {step: round(seconds, 3) for step, seconds in picture.seconds.items()}
    return replace(plan, repaints=notes, seconds={**plan.seconds, **painted})


def _ended(steps: Generator[object, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
