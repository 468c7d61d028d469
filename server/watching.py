"""What open pages need to know to stay true: which pages a talk has, and whether anything changed."""

import hashlib

from sqlmodel import Session, col, func, select

from server.records import Interview, Memory, Page, PageFile, Recording, SittingNote, Utterance


def pages_of_interview(db: Session, interview_id: str) -> dict[str, Page]:
    """The pages that came of an interview, by the id of their memory, oldest first."""
    query = (
        select(Page)
        .join(Memory, col(Memory.id) == col(Page.memory_id))
        .where(Memory.interview_id == interview_id)
        .order_by(col(Memory.told_at))
    )
    return {page.memory_id: page for page in db.exec(query)}


def stamp(db: Session, interview_id: str) -> str:
    """A word that changes whenever something that the talk's page shows has changed."""
    interview = db.get(Interview, interview_id)
    ended = interview is None or interview.ended_at is not None
    turns = db.exec(
        select(Utterance.id).where(Utterance.interview_id == interview_id).order_by(col(Utterance.id))
    ).all()
    pages = [
        (page.id, page.revision, page.status, page.state, page.shown, page.title, page.problem)
        for page in pages_of_interview(db, interview_id).values()
    ]
    pictures = db.exec(
        select(PageFile.id)
        .join(Page, col(Page.id) == col(PageFile.page_id))
        .join(Memory, col(Memory.id) == col(Page.memory_id))
        .where(Memory.interview_id == interview_id, col(PageFile.kind).in_(("sketch", "painting")))
        .order_by(col(PageFile.id))
    ).all()
    recording = db.exec(
        select(Recording.id).where(Recording.interview_id == interview_id, Recording.state == "open")
    ).all()
    asking = db.exec(
        select(func.count()).where(SittingNote.interview_id == interview_id, SittingNote.kind == "asking")
    ).one()
    seen = (ended, list(turns), pages, list(pictures), list(recording), asking)
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def count_drafts(db: Session, patient_id: str) -> int:
    """How many pages of a patient wait for a look."""
    query = select(func.count()).where(Page.patient_id == patient_id, Page.status == "draft")
    return db.exec(query).one()
