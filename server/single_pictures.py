"""One picture from one memory, without database or jobs: for the command line and the example book."""

import re
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from imaging.composing import Composing, Composition, Try
from imaging.engine.catalogue import model_named
from imaging.errors import ModelBrokenError, ModelMissingError
from imaging.request import PictureRequest, Pixels, Sketch
from imaging.sketching import draw_sketch
from narrative import Understanding, write_script
from narrative.dear_things import with_dear_things
from narrative.entities import Entity, Patient
from narrative.scene import Refusal
from narrative.script import Script
from server.doubt_words import doubt_sentence, unseen_sentence
from server.drawing import request_of
from server.easel import Easel
from server.errors import BadInputError
from server.known_surroundings import known_among, paints_over_sketches, place_weights, things_painted
from server.marked_pictures import DRAWN, PAINTED, grey_png, marked_png, mask_png
from server.model_words import said_of
from server.page_making import NO_MODEL
from server.plans import Heads, Plan, RepaintNote, plan_to_json
from server.prompting import Prompting, usable_style
from server.refusal_words import WITHOUT_A_SCENE
from server.settings import Settings
from server.trained_weights import usable
from server.try_notes import doubt_note, note_of, told_of

if TYPE_CHECKING:
    from imaging.composing.composing import Furnishing

T = TypeVar("T")
Step = tuple[Try, Pixels]
_STEP_FILE: Final = re.compile(r"\d\d+-.+\.png")


@dataclass(frozen=True)
class MadePicture:
    """A memory's sketch, its painting if it was painted, and its plan. ``remarks`` are Spanish sentences
    about what was left out, ``base`` and ``steps`` (each try with the page after it) how it was painted.
    """

    sketch: Sketch
    painting: Pixels | None
    plan: Plan
    remarks: tuple[str, ...] = ()
    base: Pixels | None = None
    steps: tuple[Step, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """The keys of the people and animals in the picture."""
        return tuple(subject.key for subject in request_of(self.plan).subjects)


@dataclass
class PictureMaker:
    """Draws and paints memories one after the other; the parts are loaded once, when first needed."""

    settings: Settings
    understanding: Understanding
    composing: Composing = field(default_factory=Composing)
    _easel: Easel = field(init=False)

    def __post_init__(self) -> None:
        self._easel = Easel(self.settings)

    @property
    def easel(self) -> Easel:
        """What paints."""
        return self._easel

    def make(
        self,
        text: str,
        patient: Patient,
        entities: Sequence[Entity],
        wanted: Plan,
        keep_steps: bool = False,
    ) -> MadePicture:
        """The picture of a memory with the seed, model, style, size and steps of ``wanted``.

        Raises BadInputError when there is nothing to draw in the text.
        """
        things = [each for each in entities if each.kind == "thing"]
        plan, remarks = self._planned(text, patient, entities, wanted)
        if unseen := unseen_sentence(plan.script):
            remarks = (*remarks, unseen)
        request = self._easel.request(plan)
        sketch = draw_sketch(request)
        plan = replace(
            plan, layout=sketch.layout, seconds={**plan.seconds, "sketch": round(sketch.seconds, 4)}
        )
        if plan.model == NO_MODEL:
            return MadePicture(sketch, None, plan, (*remarks, "Sin modelo: la imagen es el dibujo."))
        steps: list[Step] = []
        try:
            composing = replace(self.composing, around=place_weights(plan, self.settings))
            furnish = self._furnish(plan, request, sketch, things)
            made = self._composed(request, sketch, composing, steps if keep_steps else None, furnish)
        except (ModelMissingError, ModelBrokenError) as error:
            said = f"Sin el modelo «{plan.model}» la imagen es el dibujo. {said_of(error)}"
            return MadePicture(sketch, None, plan, (*remarks, said))
        plan = _with_composition(plan, made, told_of(request, sketch))
        remarks = (*remarks, *(doubt_sentence(plan, each) for each in plan.doubts))
        return MadePicture(sketch, made.pixels, plan, remarks, made.base, tuple(steps))

    def _furnish(
        self, plan: Plan, request: PictureRequest, sketch: Sketch, things: Sequence[Entity]
    ) -> "Furnishing | None":
        """What paints the known dear things of the page; None where it shows none."""
        known = known_among(things, self.settings, plan)
        if not known:
            return None
        sketching = paints_over_sketches(self.settings, plan)
        return lambda canvas: things_painted(
            known, request, sketch, canvas, self._easel.paint, sketching=sketching
        )

    def _composed(
        self,
        request: PictureRequest,
        sketch: Sketch,
        composing: Composing,
        steps: list[Step] | None,
        furnish: "Furnishing | None",
    ) -> Composition:
        def watch(attempt: Try, page: Pixels) -> None:
            if steps is not None:
                steps.append((attempt, page))

        return ended(self._easel.compose(request, sketch, composing, watch, furnish))

    def _planned(
        self, text: str, patient: Patient, entities: Sequence[Entity], wanted: Plan
    ) -> tuple[Plan, tuple[str, ...]]:
        began = time.monotonic()
        known = [each for each in entities if each.kind != "thing"]  # a thing's name is nobody's
        scene = self.understanding.understand(text, patient, known)
        if isinstance(scene, Refusal):
            raise BadInputError(WITHOUT_A_SCENE[scene.flaw])
        understood = time.monotonic()
        prompting = Prompting(self.settings)
        script = write_script(
            scene, patient, known, self.understanding.lexicon, usable_style(wanted.style),
            prompting.family(wanted.model),
        )  # fmt: skip
        script = with_dear_things(script, scene.text, entities, self.understanding.lexicon)
        script, remarks = self._with_usable_weights(script, wanted.model)
        script = prompting.fitted(script, wanted.model)
        seconds = {
            "understand": round(understood - began, 4),
            "script": round(time.monotonic() - understood, 4),
        }
        return replace(wanted, scene=scene, script=script, seconds=seconds), remarks

    def _with_usable_weights(self, script: Script, model: str) -> tuple[Script, tuple[str, ...]]:
        if model == NO_MODEL or all(each.adapter is None for each in script.subjects):
            return script, ()
        try:
            family = model_named(model, self.settings.model_folders).family
            return usable(script, family, lambda file: self._easel.fits(model, file))
        except (ModelMissingError, ModelBrokenError):
            return script, ()  # painting will say so


def write_picture(made: MadePicture, folder: Path) -> None:
    """Writes sketch.png, painting.png (if painted), masks/<subject>.png, steps/ (if kept) and plan.json.

    The masks of a page drawn there before go; a folder without a plan.json is somebody's own.
    """
    masks = folder / "masks"
    masks.mkdir(parents=True, exist_ok=True)
    for old in masks.glob("*.png") if (folder / "plan.json").is_file() else ():
        old.unlink()
    sketch = marked_png(made.sketch.pixels, DRAWN)
    (folder / "sketch.png").write_bytes(sketch)
    painting = folder / "painting.png"
    painting.unlink(missing_ok=True)
    if made.painting is not None:
        painting.write_bytes(marked_png(made.painting, PAINTED))
    for key in made.subjects:
        (masks / f"{key}.png").write_bytes(mask_png(made.sketch.masks[key]))
    _write_steps(made, folder / "steps")
    (folder / "plan.json").write_bytes(plan_to_json(made.plan))


def _write_steps(made: MadePicture, folder: Path) -> None:
    """00-base.png, and of each try the page after it and the feathered mask; older ones go."""
    if folder.is_dir():
        for old in folder.glob("*.png"):
            if _STEP_FILE.fullmatch(old.name):
                old.unlink()
    if made.base is None or not made.steps:
        return
    folder.mkdir(exist_ok=True)
    (folder / "00-base.png").write_bytes(marked_png(made.base, PAINTED))
    for attempt, page in made.steps:
        name = f"{attempt.number:02d}-{attempt.key}"
        (folder / f"{name}.png").write_bytes(marked_png(page, PAINTED))
        (folder / f"{name}.mask.png").write_bytes(grey_png(attempt.mask))


def _with_composition(plan: Plan, made: Composition, told: Heads) -> Plan:
    kept = [each for each in made.tries if each.kept]
    notes = tuple(RepaintNote(each.key, each.box, each.seed, each.strength) for each in kept)
    painted = {step: round(seconds, 3) for step, seconds in made.seconds.items()}
    return replace(
        plan,
        repaints=notes,
        seconds={**plan.seconds, **painted},
        tries=tuple(note_of(each, told) for each in made.tries),
        doubts=tuple(doubt_note(each) for each in made.doubts),
    )


def ended(steps: Generator[object, None, T]) -> T:
    """What a generator of steps returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
