"""The quick half of making a page: understand, write the script, sketch.

The web process does all three at once, so the sketch is there when the teller looks up. The worker
does those that it finds undone: each is skipped when its result is already kept.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Protocol

from sqlmodel import Session

from imaging.request import Sketch
from imaging.sketching import draw_sketch
from narrative.dear_things import with_dear_things
from narrative.entities import Entity, Patient
from narrative.scene import Refusal, Scene
from narrative.script import Script
from server.drawing import edited_script, request_of
from server.earlier_revisions import kept_places
from server.easel import usual_steps
from server.errors import BadInputError
from server.kept_repairs import repairs_kept
from server.look_words import lexicon
from server.marked_pictures import DRAWN, marked_png, mask_png, read_mask, read_pixels
from server.page_files import Revision, files_of, find_file, revision_of, write_file
from server.patients import entities_of, to_entities, to_patient
from server.picture_files import PictureFiles
from server.plans import Plan, as_repainted, plan_from_json, plan_to_json
from server.records import Memory, Page, PatientRecord
from server.settings import Settings


class Reader(Protocol):
    """What understands memories and writes scripts: server.studio.Studio."""

    def read(
        self,
        text: str,
        patient: Patient,
        entities: tuple[Entity, ...],
        corrections: tuple[Mapping[str, Any], ...] = ...,
    ) -> Scene | Refusal:
        """What a memory shows."""
        ...

    def script(
        self, scene: Scene, patient: Patient, entities: tuple[Entity, ...], style: str, model: str
    ) -> Script:
        """The script of a scene in the words of a model's family."""
        ...

    def fitted(self, script: Script, model: str) -> Script:
        """The script as a model reads it."""
        ...


def known_of(db: Session, patient_id: str) -> tuple[Patient, tuple[Entity, ...]]:
    """The patient and the people, animals and places of their life as the narrative room knows them."""
    row = db.get_one(PatientRecord, patient_id)
    known = (entity for entity in to_entities(entities_of(db, patient_id)) if entity.kind != "thing")
    return to_patient(row), tuple(known)


def dear_things_of(db: Session, patient_id: str) -> tuple[Entity, ...]:
    """The dear things of a patient's cards, which are no one's name and are looked for by themselves."""
    return tuple(one for one in to_entities(entities_of(db, patient_id)) if one.kind == "thing")


def load_plan(db: Session, files: PictureFiles, page: Page, revision: Revision, settings: Settings) -> Plan:
    """The plan of a revision as far as it is made; an empty one when nothing is, or when it is of a
    version of Evoca that wrote plans otherwise.
    """
    row = find_file(db, revision, "plan")
    if row is not None:
        with suppress(ValueError, FileNotFoundError):
            return plan_from_json(files.read(row.path))
    return Plan(page.seed, page.model, page.style, settings.picture_size, usual_steps(settings, page.model))


def keep_plan(db: Session, files: PictureFiles, revision: Revision, plan: Plan) -> None:
    """Puts the plan in place; the caller commits."""
    write_file(db, files, revision, "plan", plan_to_json(plan))


def understood(db: Session, reader: Reader, memory: Memory, plan: Plan) -> Plan:
    """The plan with its scene."""
    if plan.scene is not None:
        return plan
    began = time.monotonic()
    patient, entities = known_of(db, memory.patient_id)
    scene = reader.read(memory.text, patient, entities, tuple(memory.corrections))
    if isinstance(scene, Refusal):
        raise BadInputError(scene.question)
    return replace(plan, scene=scene, seconds=_timed(plan, "understand", began))


def scripted(db: Session, files: PictureFiles, reader: Reader, page: Page, plan: Plan) -> Plan:
    """The plan with its script, the therapist's edits in it, and with what repairs by hand changed before."""
    if plan.script is not None or plan.scene is None:
        return plan
    began = time.monotonic()
    memory = db.get_one(Memory, page.memory_id)

    def written(of: Plan, scene: Scene) -> Script:
        return script_of_version(db, reader, page, of, scene, page.script_edits)

    script = written(plan, plan.scene)
    plan = replace(plan, script=script, seconds=_timed(plan, "script", began))
    return repairs_kept(db, files, revision_of(page), memory, plan, written)


def script_of_version(
    db: Session, reader: Reader, page: Page, plan: Plan, scene: Scene, edits: dict[str, dict[str, str]]
) -> Script:
    """The script of a scene in the style and for the model of a page's version, its ``plan``."""
    patient, entities = known_of(db, page.patient_id)
    version = Page(
        memory_id=page.memory_id, patient_id=page.patient_id, style=plan.style, model=plan.model,
        script_edits=edits,
    )  # fmt: skip
    return script_of(reader, scene, patient, entities, version, dear_things_of(db, page.patient_id))


def script_of(
    reader: Reader,
    scene: Scene,
    patient: Patient,
    entities: tuple[Entity, ...],
    page: Page,
    things: tuple[Entity, ...] = (),
) -> Script:
    """The script of a page as its model reads it: with the dear things it names and the therapist's edits."""
    written = reader.script(scene, patient, entities, page.style, page.model)
    if things:
        written = with_dear_things(written, scene.text, things, lexicon())
    return reader.fitted(edited_script(written, page.script_edits), page.model)


def sketched(db: Session, files: PictureFiles, revision: Revision, plan: Plan) -> Plan:
    """Draws the sketch and keeps it with its masks; the plan with the layout. The caller commits.

    Where an earlier picture was repaired by hand the sketch shows who came and not who went.
    """
    if plan.layout is not None and find_file(db, revision, "sketch") is not None:
        return plan
    sketch = draw_sketch(replace(request_of(plan), kept=kept_places(db, files, revision, plan)))
    seconds = sketch.seconds
    plan = replace(plan, layout=sketch.layout)
    if plan.repainted is not None:
        shown = as_repainted(plan)
        kept = kept_places(db, files, revision, shown, repaired=True)
        sketch = draw_sketch(replace(request_of(shown), kept=kept))
        seconds += sketch.seconds
        plan = replace(plan, repainted=replace(plan.repainted, layout=sketch.layout))
    picture = marked_png(sketch.pixels, DRAWN)
    write_file(db, files, revision, "sketch", picture, seconds=seconds)
    for key, mask in sketch.masks.items():
        write_file(db, files, revision, "mask", mask_png(mask), subject=key)
    return replace(plan, seconds={**plan.seconds, "sketch": round(seconds, 4)})


def prepare(
    db: Session,
    files: PictureFiles,
    reader: Reader,
    settings: Settings,
    memory: Memory,
    page: Page,
    scene: Scene | None = None,
) -> Plan:
    """All three at once, as far as they are undone; the caller commits.

    ``scene`` is what the memory was just understood as, to save reading it again.
    """
    revision = Revision(page.id, page.revision)
    plan = load_plan(db, files, page, revision, settings)
    if plan.scene is None and scene is not None:
        plan = replace(plan, scene=scene)
    plan = understood(db, reader, memory, plan)
    plan = scripted(db, files, reader, page, plan)
    plan = sketched(db, files, revision, plan)
    keep_plan(db, files, revision, plan)
    return plan


def stored_sketch(db: Session, files: PictureFiles, revision: Revision, plan: Plan) -> Sketch:
    """The sketch of a revision as it was kept; raises ValueError before it is."""
    rows = files_of(db, revision)
    picture = [row for row in rows if row.kind == "sketch"]
    if plan.layout is None or not picture:
        raise ValueError("the sketch is not drawn yet")
    masks = {row.subject: read_mask(files.read(row.path)) for row in rows if row.kind == "mask"}
    return Sketch(read_pixels(files.read(picture[0].path)), masks, plan.layout, picture[0].seconds or 0.0)


def _timed(plan: Plan, step: str, began: float) -> dict[str, float]:
    return {**plan.seconds, step: round(time.monotonic() - began, 4)}
