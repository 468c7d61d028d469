"""The picture style of a page and of new pages: chosen by the therapist, undone as corrections are.

A choice stands among the memory's corrections with the style that was before, so the last thing done
is undone first whatever it was.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlmodel import Session

from server.page_versions import note_version
from server.patients import record_access
from server.prompting import style_named, usable_style
from server.records import Account, Memory, Page, PatientRecord
from server.revisions import begin_revision, make_revision
from server.settings import Settings
from server.studio import STYLE, Studio

BEFORE: Final = "before"


def choose_style(
    db: Session, studio: Studio, account: Account, page: Page, style: str, *, also_new: bool
) -> bool:
    """Draws the page in another style as a new revision, and the patient's pages to come if ``also_new``.

    Gives whether the page is drawn anew; the style that it has already changes nothing of it. Raises
    BadInputError for a style that there is not.
    """
    preset = style_named(style)
    patient = db.get_one(PatientRecord, page.patient_id)
    if also_new:
        patient.page_style = preset.id
        db.add(patient)
    if usable_style(page.style).id == preset.id:
        db.commit()
        return False
    begin_revision(db, page)
    memory = db.get_one(Memory, page.memory_id)
    db.refresh(memory)
    chosen = {"target": STYLE, "action": "change", "value": preset.id, BEFORE: page.style}
    memory.corrections = [*memory.corrections, chosen]
    page.style = preset.id
    note_version(db, page, "style", preset.label, account)
    db.add_all((memory, page))
    record_access(db, account, page.patient_id, "chose style")
    make_revision(db, studio, page)
    return True


def style_before(corrections: Sequence[Mapping[str, Any]]) -> str | None:
    """The style before the last correction, when that was the choice of a style."""
    last = corrections[-1] if corrections else {}
    return str(last[BEFORE]) if last.get("target") == STYLE and BEFORE in last else None


def style_of_new_pages(db: Session, settings: Settings, patient_id: str) -> str:
    """The style that a new page of this patient begins with."""
    return db.get_one(PatientRecord, patient_id).page_style or settings.style
