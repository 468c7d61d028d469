"""A memory's corrections put in place: the scene read again, the page's title, phase and year with it."""

from collections.abc import Sequence
from typing import Any, Final

from sqlmodel import Session

from narrative import Correction
from narrative.chips import participant_ids
from narrative.scene import Refusal, Scene
from server.asking import replace_moot_question
from server.errors import BadInputError
from server.preparation import known_of
from server.records import Memory, Page
from server.revisions import begin_revision
from server.studio import PICTURE, Studio, correction_to_json
from server.topics import title_of

TURN = "turn"  # of a stored correction: what was said or sent at once shares it, and is undone at once
_TELLER: Final = "person:yo"


def year_of(scene: Scene) -> int | None:
    """The year that a page is put under: the middle of what was told, when it is known within a decade."""
    first, last = scene.era.year_min, scene.era.year_max
    if first is None or last is None or last - first > 10:
        return None
    return (first + last) // 2


def begin_correcting(db: Session, page: Page) -> Memory:
    """Begins the next revision of a page; the memory as it is under the lock. The caller commits."""
    begin_revision(db, page)
    memory = db.get_one(Memory, page.memory_id)
    db.refresh(memory)
    return memory


def put_in_place(
    db: Session, studio: Studio, page: Page, memory: Memory, corrections: Sequence[dict[str, Any]]
) -> Scene | None:
    """Writes the corrections and what follows of them for the page; the caller commits.

    Gives the scene, None when the memory cannot be read. Raises BadInputError, with everything rolled
    back, for a correction that does not fit.
    """
    patient, entities = known_of(db, page.patient_id)
    try:
        scene = studio.read(memory.text, patient, entities, corrections)
    except BadInputError:
        db.rollback()
        db.refresh(page)
        raise
    memory.corrections = list(corrections)
    db.add_all((memory, page))
    if isinstance(scene, Refusal):
        return None
    replace_moot_question(db, memory, scene)
    page.phase, page.year = scene.era.phase, year_of(scene)
    if page.status == "draft":
        page.title = title_of(db, page.patient_id, entities, scene)
    return scene


def stored(corrections: Sequence[Correction], turn: str, scene: Scene) -> list[dict[str, Any]]:
    """The corrections of one turn as they are kept with the memory, whose own ``scene`` may lack whom they
    are about: somebody whom a repair put into the picture alone.
    """
    own = {*participant_ids(scene).values(), _TELLER}
    found: list[dict[str, Any]] = []
    for each in corrections:
        people = {chip for chip in each.subjects if chip.startswith(("person:", "pet:"))}
        target = {} if not people or own & people else {"target": PICTURE}
        found.append({**correction_to_json(each), TURN: turn, **target})
    return found


def without_last_turn(corrections: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The corrections without those that were made last and at once."""
    kept = list(corrections[:-1])
    turn = corrections[-1].get(TURN) if corrections else None
    while turn is not None and kept and kept[-1].get(TURN) == turn:
        kept.pop()
    return kept
