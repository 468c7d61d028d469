"""Corrections by talking: what the teller says about the page shown last changes that page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import uuid4

from sqlmodel import Session, col, select

from narrative import chips
from narrative.scene import Refusal, Scene
from narrative.spoken_corrections import (
    ALREADY,
    ShownPicture,
    SpokenCorrection,
    UnclearCorrection,
    may_correct,
)
from server.corrected_memories import TURN, begin_correcting, put_in_place, stored
from server.errors import BadInputError
from server.page_files import revision_of
from server.page_versions import note_version
from server.patients import record_access
from server.picture_places import (
    Seen,
    landmarks_of,
    moves_somebody,
    seen_change,
    stands_beside_already,
)
from server.preparation import known_of, load_plan
from server.records import Account, Memory, Page, Utterance
from server.revisions import make_revision
from server.studio import Studio
from server.texts import gettext as _
from server.version_words import said_words

_LONGEST_ANSWER: Final = 5  # words of an answer to "¿A quién quiere que mueva?"


@dataclass(frozen=True)
class _Reading:
    """What an utterance corrects, the memory's own scene, and what was understood in a sentence."""

    found: SpokenCorrection | UnclearCorrection
    scene: Scene
    understood: str = ""


@dataclass(frozen=True)
class TalkedCorrection:
    """What came of it: the page, made anew when something changed, and Evoca's answer."""

    page: Page
    answer: str


def correct_by_talking(
    db: Session, studio: Studio, account: Account | None, utterance: Utterance
) -> TalkedCorrection | None:
    """Corrects the page shown last when that is what the utterance does; None when it tells something.

    The turn is marked as a correction of that page's memory in the same transaction as the change, so
    that the same turn again, also at the same moment, changes nothing more.
    """
    page = _page_shown_last(db, utterance)
    if page is None:
        return None
    read = _read(db, studio, page, utterance.text, meant=False)
    if read is None or isinstance(read.found, UnclearCorrection):
        read = _answered(db, studio, page, utterance) or read
    if read is None:
        return None
    utterance.kind, utterance.memory_id = "correction", page.memory_id
    db.add(utterance)
    found = read.found
    if isinstance(found, UnclearCorrection) or not found.corrections:
        db.commit()
        return TalkedCorrection(
            page, found.question if isinstance(found, UnclearCorrection) else found.answer
        )
    _correct(db, studio, account, page, read, found, utterance.id, utterance.text)
    return TalkedCorrection(page, found.answer)


def correct_in_words(db: Session, studio: Studio, account: Account, page: Page, text: str) -> str:
    """Corrects a page by what is written about it; gives Evoca's answer.

    Raises BadInputError with a question or a hint when nothing of the page is corrected by it.
    """
    read = _read(db, studio, page, text, meant=True)
    if read is None:
        raise BadInputError(
            _("No he entendido qué cambia. Por ejemplo: «el perro era blanco» o «quita el coche».")
        )
    found = read.found
    if isinstance(found, UnclearCorrection):
        raise BadInputError(found.question)
    if found.corrections:
        _correct(db, studio, account, page, read, found, str(uuid4()), text)
    return found.answer


def _answered(db: Session, studio: Studio, page: Page, utterance: Utterance) -> _Reading | None:
    """What the turn before asked to change, with the answer to whom it was about: "más cerca", "mi madre"."""
    words = utterance.text.strip().rstrip(".").split()
    query = (
        select(Utterance)
        .where(
            Utterance.interview_id == utterance.interview_id,
            Utterance.speaker == utterance.speaker,
            Utterance.id != utterance.id,
            col(Utterance.said_at) <= utterance.said_at,
        )
        .order_by(col(Utterance.said_at).desc())
    )
    before = db.exec(query).first()
    if before is None or before.kind != "correction" or before.memory_id != page.memory_id:
        return None
    asked = _read(db, studio, page, before.text, meant=False) if len(words) <= _LONGEST_ANSWER else None
    if asked is None or not isinstance(asked.found, UnclearCorrection):
        return None
    said, answer = before.text.strip().rstrip("."), " ".join(words)
    called = " ".join(words[1:]) if words[0].lower() == "a" else answer
    whole = (f"{said} {answer}", f"{called} {said}", f"{said} a {called}")
    reads = [read for text in whole if (read := _read(db, studio, page, text, meant=True)) is not None]
    clear = (read for read in reads if isinstance(read.found, SpokenCorrection))
    new = (read for read in reads if read.found != asked.found)
    return next(clear, None) or next(new, None)


def _page_shown_last(db: Session, utterance: Utterance) -> Page | None:
    """The last page of this talk whose memory was told before."""
    query = (
        select(Page)
        .join(Memory, col(Memory.id) == col(Page.memory_id))
        .where(
            Memory.interview_id == utterance.interview_id,
            Page.status != "withdrawn",
            col(Memory.told_at) <= utterance.said_at,
            Memory.id != utterance.id,
        )
        .order_by(col(Memory.told_at).desc())
    )
    return db.exec(query).first()


def _read(db: Session, studio: Studio, page: Page, text: str, *, meant: bool) -> _Reading | None:
    """Read as a correction of what the picture shows, else of what was told.

    ``meant`` says that the words were written to correct the page.
    """
    if not may_correct(text):
        return None
    patient, entities = known_of(db, page.patient_id)
    memory = db.get_one(Memory, page.memory_id)
    told = studio.read(memory.text, patient, entities, memory.corrections)
    if isinstance(told, Refusal):
        return None
    plan = load_plan(db, studio.files, page, revision_of(page), studio.settings)
    shown = ShownPicture(landmarks_of(plan), _lately(memory.corrections), meant)
    scenes = (told,) if plan.repainted is None else (plan.repainted.scene, told)
    reads = [studio.read_correction(text, scene, patient, entities, shown) for scene in scenes]
    changing = (each for each in reads if isinstance(each, SpokenCorrection) and each.corrections)
    found = next(changing, None) or next((each for each in reads if each is not None), None)
    if isinstance(found, SpokenCorrection) and not moves_somebody(db, studio, page, plan, found.corrections):
        no_room = _("Ahí no hay más sitio, y la página se queda como está. ¿Qué más cambio?")
        there = stands_beside_already(plan, found.corrections)
        found = SpokenCorrection((), ALREADY) if there else UnclearCorrection(no_room)
    understood = found.answer if isinstance(found, SpokenCorrection) else ""
    if isinstance(found, SpokenCorrection):
        found = _as_seen(found, seen_change(db, studio, page, plan, found.corrections))
    return None if found is None else _Reading(found, told, understood)


def _as_seen(found: SpokenCorrection, seen: Seen) -> SpokenCorrection:
    """What was read, with an answer that is true of the drawing."""
    if seen == "so_already":
        return SpokenCorrection((), ALREADY)
    if seen == "unseen":
        return replace(found, answer=_("Lo he apuntado, pero en este dibujo no se ve."))
    return found


def _lately(corrections: Sequence[Mapping[str, Any]]) -> str | None:
    """The chip of the person or animal whom the last turn was about; None where it was about a thing."""
    turn = corrections[-1].get(TURN) if corrections else None
    last = corrections[-1:] if turn is None else [each for each in corrections if each.get(TURN) == turn]
    named = (str(each.get("chip_id", "")) for each in reversed(last))
    return next((chip for chip in named if chip.startswith(("person:", "pet:"))), None)


def _correct(
    db: Session,
    studio: Studio,
    account: Account | None,
    page: Page,
    read: _Reading,
    found: SpokenCorrection,
    turn: str,
    said: str,
) -> None:
    memory = begin_correcting(db, page)
    if any(each.get(TURN) == turn for each in memory.corrections):
        db.rollback()
        db.refresh(page)
        return
    patient, entities = known_of(db, page.patient_id)
    shown = chips(read.scene, patient, entities)
    words = said_words(said, read.understood, shown, found.corrections)
    note_version(db, page, "corrected", words, account)
    corrections = [*memory.corrections, *stored(found.corrections, turn, read.scene)]
    scene: Scene | None = put_in_place(db, studio, page, memory, corrections)
    if account is not None:
        record_access(db, account, page.patient_id, "corrected memory by talking")
    db.commit()
    make_revision(db, studio, page, scene)
