"""The example book in ``data/example_book``: loading it, and making its pictures again.

``book.json`` holds
    patient    id, name, gender, birth_year, birthplace, country, about
    accounts   sign_in, name, role, password; all may see the patient, "patient" is the patient
    registry   the entities: id, kind, name, relation, species, gender, birth_year, aliases, tokens,
               looks (a phase or "any" to the fields of narrative.entities.CardLooks)
    memories   id, told_at (ISO 8601), seed, text; captions (sign_in, text); and, where they should not
               be what Evoca proposes, title, phase, year, style
``pages/<memory id>/`` holds what Evoca made of it: sketch.png, painting.png (when it was painted),
masks/<subject>.png and plan.json.

Loading adds what is not there yet and touches nothing that is, so it can be done at every start.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from sqlmodel import Session

from narrative import (
    Understanding,
    describe_in_own_words,
    entities_from_gold,
    patient_from_gold,
    propose_title,
)
from narrative.scene import Scene
from server.accounts import ROLE_WORDS, account_named, create_account, is_password
from server.corrected_memories import year_of
from server.database import open_database, session
from server.easel import usual_steps
from server.errors import EvocaError
from server.file_faults import reason
from server.page_files import Revision, write_file
from server.page_versions import note_version
from server.patients import entities_of, to_entity_record
from server.picture_files import PictureFiles
from server.plans import Plan, plan_from_json
from server.preparation import prepare
from server.records import Caption, Interview, Memory, Page, PatientRecord, Utterance
from server.settings import SHIPPED_DATA, Settings
from server.single_pictures import PictureMaker, write_picture
from server.studio import Studio

FOLDER: Final = SHIPPED_DATA / "example_book"


def load(settings: Settings, *, only_if_missing: bool = False) -> int:
    """Loads what is missing of the example book; the number of its pages.

    With ``only_if_missing`` nothing is done once the example patient is there.
    """
    book = _book()
    engine = open_database(settings)
    try:
        with session(engine) as db:
            if not (only_if_missing and _is_complete(db)):
                _load_patient(db)
                _load_memories(settings, db)
    finally:
        engine.dispose()
    return len(book["memories"])


def make_pictures(settings: Settings, understanding: Understanding) -> int:
    """Makes all pictures of the example book again, into ``data/example_book``; how many."""
    book = _book()
    patient, entities = patient_from_gold(book["patient"]), entities_from_gold(book["registry"])
    maker = PictureMaker(settings, understanding)
    for memory in book["memories"]:
        made = maker.make(memory["text"], patient, entities, _wanted(settings, memory))
        write_picture(made, FOLDER / "pages" / memory["id"])
        print(f"{memory['id']}: {' '.join(made.remarks) or 'pintada'}", flush=True)
    return len(book["memories"])


def sign_ins(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Name, password and role of each example account that is there and still has its example password."""
    engine = open_database(settings)
    try:
        with session(engine) as db:
            for account in _book()["accounts"]:
                found = account_named(db, account["sign_in"])
                if found is not None and is_password(found, account["password"]):
                    yield account["sign_in"], account["password"], ROLE_WORDS[found.role]
    finally:
        engine.dispose()


@cache
def _book() -> Mapping[str, Any]:
    try:
        return json.loads((FOLDER / "book.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvocaError(f"El libro de ejemplo no se puede leer: {reason(error)}.") from error


def _wanted(settings: Settings, memory: Mapping[str, Any]) -> Plan:
    style = memory.get("style", settings.style)
    steps = usual_steps(settings, settings.model)
    return Plan(memory["seed"], settings.model, style, settings.picture_size, steps)


def _page_id(memory_id: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"evoca:page:{memory_id}"))


def _is_complete(db: Session) -> bool:
    return all(db.get(Page, _page_id(memory["id"])) is not None for memory in _book()["memories"])


def _load_patient(db: Session) -> None:
    book = _book()
    patient = book["patient"]
    if db.get(PatientRecord, patient["id"]) is None:
        db.add(PatientRecord(**patient))
        db.flush()
    known = {row.key for row in entities_of(db, patient["id"])}
    for entity in entities_from_gold(book["registry"]):
        if entity.id not in known:
            db.add(to_entity_record(patient["id"], entity))
    db.commit()
    for account in book["accounts"]:
        if account_named(db, account["sign_in"]) is None:
            own = patient["id"] if account["role"] == "patient" else None
            create_account(db, **account, patient_ids=(patient["id"],), patient_id=own)


def _load_memories(settings: Settings, db: Session) -> None:
    files = PictureFiles.open(settings)
    interview_id = _interview(db)
    studio: Studio | None = None
    try:
        for position, memory in enumerate(_book()["memories"], start=1):
            if db.get(Page, _page_id(memory["id"])) is not None:
                continue
            folder = FOLDER / "pages" / memory["id"]
            row, page = _memory(db, interview_id, memory), _page(settings, memory, position)
            if (folder / "plan.json").exists():
                _load_made(db, files, page, folder)
            else:
                studio = studio or Studio.open(settings)
                _sketch(db, studio, row, page)
            _give_words(memory, page)
            note_version(db, page, "told")
            db.commit()
            _load_captions(db, memory, page)
    finally:
        if studio is not None:
            studio.close()


def _interview(db: Session) -> str:
    """The sitting that the example memories were told in, long over."""
    patient_id = _book()["patient"]["id"]
    interview_id = f"{patient_id}-ejemplo"
    if db.get(Interview, interview_id) is None:
        told = [datetime.fromisoformat(memory["told_at"]) for memory in _book()["memories"]]
        therapist = account_named(db, _book()["accounts"][0]["sign_in"])
        db.add(
            Interview(
                id=interview_id,
                patient_id=patient_id,
                therapist_id=therapist.id if therapist else None,
                started_at=min(told),
                ended_at=max(told),
            )
        )
        db.commit()
    return interview_id


def _memory(db: Session, interview_id: str, memory: Mapping[str, Any]) -> Memory:
    told_at = datetime.fromisoformat(memory["told_at"])
    found = db.get(Memory, memory["id"])
    if found is not None:
        return found
    row = Memory(
        id=memory["id"],
        patient_id=_book()["patient"]["id"],
        interview_id=interview_id,
        text=memory["text"],
        told_at=told_at,
    )
    db.add(row)
    db.flush()
    db.add(
        Utterance(
            id=memory["id"],
            interview_id=interview_id,
            speaker="teller",
            text=memory["text"],
            said_at=told_at,
            memory_id=memory["id"],
        )
    )
    db.commit()
    return row


def _page(settings: Settings, memory: Mapping[str, Any], position: int) -> Page:
    told_at = datetime.fromisoformat(memory["told_at"])
    return Page(
        id=_page_id(memory["id"]),
        memory_id=memory["id"],
        patient_id=_book()["patient"]["id"],
        status="kept",
        state="done",
        description=describe_in_own_words(memory["text"]),
        position=position,
        seed=memory["seed"],
        style=memory.get("style", settings.style),
        model=settings.model,
        made_at=told_at,
        kept_at=told_at,
    )


def _load_made(db: Session, files: PictureFiles, page: Page, folder: Path) -> None:
    """Takes over the pictures that ship."""
    plan = plan_from_json((folder / "plan.json").read_bytes())
    page.model = plan.model
    db.add(page)
    db.flush()
    revision = Revision(page.id, page.revision)
    for kind, name in (("plan", "plan.json"), ("sketch", "sketch.png"), ("painting", "painting.png")):
        if (folder / name).exists():
            seconds = plan.seconds.get(kind)
            write_file(db, files, revision, kind, (folder / name).read_bytes(), seconds=seconds)
    for mask in sorted((folder / "masks").glob("*.png")):
        write_file(db, files, revision, "mask", mask.read_bytes(), subject=mask.stem)
    if plan.scene is not None:
        _give_scene(page, plan.scene)


def _sketch(db: Session, studio: Studio, memory: Memory, page: Page) -> None:
    """Draws a page that ships without pictures."""
    db.add(page)
    db.flush()
    plan = prepare(db, studio.files, studio, studio.settings, memory, page)
    if plan.scene is not None:
        _give_scene(page, plan.scene)


def _give_scene(page: Page, scene: Scene) -> None:
    page.title, page.phase, page.year = propose_title(scene), scene.era.phase, year_of(scene)


def _give_words(memory: Mapping[str, Any], page: Page) -> None:
    page.title = memory.get("title", page.title)
    page.phase = memory.get("phase", page.phase)
    page.year = memory.get("year", page.year)


def _load_captions(db: Session, memory: Mapping[str, Any], page: Page) -> None:
    for number, caption in enumerate(memory.get("captions", ()), start=1):
        writer = account_named(db, caption["sign_in"])
        caption_id = f"{memory['id']}-{number}"
        if writer is not None and db.get(Caption, caption_id) is None:
            db.add(Caption(id=caption_id, page_id=page.id, account_id=writer.id, text=caption["text"]))
    db.commit()
