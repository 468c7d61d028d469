"""How a page's picture was made: its frames, asked for by whoever may see it, made once and kept with it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine, update
from sqlmodel import Session, col

from server.database import session
from server.errors import BadInputError
from server.following import changes
from server.jobs import frames_job_id
from server.page_files import Revision, files_of, find_file, revision_of
from server.pages import page_for
from server.patients import record_access
from server.records import Account, FrameMaking, Page, PageFile
from server.studio import Studio
from server.texts import gettext as _

MAKING: Final = ("waiting", "painting")


@dataclass(frozen=True)
class KeptFrame:
    """A frame with what it shows: imaging.engine.frames.Kind, and how far from picture to noise."""

    file: PageFile
    kind: str
    noise: float


@dataclass(frozen=True)
class HowMade:
    """A page's frames. ``state`` is FrameMaking's, "" before anybody asked; ``painting`` None: only drawn."""

    page: Page
    painting: PageFile | None
    state: str
    done: int
    total: int
    problem: str
    frames: tuple[KeptFrame, ...]


@dataclass(frozen=True)
class FramesProgress:
    """How far the frames are: ``done`` of ``total``; ``state`` is FrameMaking's."""

    state: str
    done: int
    total: int


def frame_name(number: int, kind: str, noise: float) -> str:
    """The name of a frame's file among those of its revision."""
    return f"{number:02d} {kind} {round(noise * 100)}"


def how_made(db: Session, account: Account, page_id: str) -> HowMade:
    """What there is of a page's frames, for those who may see the page."""
    page = page_for(db, account, page_id)
    revision = revision_of(page)
    row = db.get(FrameMaking, (page.id, revision.number))
    done = row is not None and row.state == "done"
    return HowMade(
        page,
        find_file(db, revision, "painting"),
        row.state if row else "",
        row.done if row else 0,
        row.total if row else 0,
        row.problem or "" if row else "",
        _frames(db, revision) if done else (),
    )


def ask_for_frames(db: Session, studio: Studio, account: Account, page_id: str) -> Page:
    """Asks for the frames of a page; while they are made, or once they are there, this changes nothing.

    Raises BadInputError for a page that was not painted.
    """
    page = page_for(db, account, page_id)
    revision = revision_of(page)
    if find_file(db, revision, "painting") is None:
        raise BadInputError(_("Esta página todavía no tiene pintura."))
    row = db.get(FrameMaking, (page.id, revision.number))
    if row is not None and row.state in (*MAKING, "done"):
        return page
    attempt = 1
    if row is None:
        row = FrameMaking(page_id=page.id, revision=revision.number)
    else:
        attempt = row.attempt + 1
    row.state, row.problem, row.done, row.attempt = "waiting", None, 0, attempt
    db.add(row)
    record_access(db, account, page.patient_id, "asked how picture was made")
    studio.jobs.put_frames(page.id, revision.number, attempt)
    return page


def cancel_frames(db: Session, account: Account, page_id: str) -> Page:
    """Stops the frames of a page after the present one; frames that are there stay. Commits."""
    page = page_for(db, account, page_id)
    db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
        update(FrameMaking)
        .where(
            col(FrameMaking.page_id) == page.id,
            col(FrameMaking.revision) == page.revision,
            col(FrameMaking.state).in_(MAKING),
        )
        .values(state="cancelled")
        .execution_options(synchronize_session=False)
    )
    record_access(db, account, page.patient_id, "stopped how picture was made")
    db.commit()
    return page


def follow_frames(engine: Engine, page_id: str, revision: int) -> AsyncIterator[FramesProgress]:
    """Every change, beginning with how it is now; ends when the frames are there or cannot be made."""

    def look() -> FramesProgress | None:
        with session(engine) as db:
            row = db.get(FrameMaking, (page_id, revision))
            return None if row is None else FramesProgress(row.state, row.done, row.total)

    return changes(look, lambda now: now.state in MAKING)


def frames_job(row: FrameMaking) -> str:
    """The name of the job that makes these frames."""
    return frames_job_id(row.page_id, row.revision, row.attempt)


def _frames(db: Session, revision: Revision) -> tuple[KeptFrame, ...]:
    rows = sorted((r for r in files_of(db, revision) if r.kind == "frame"), key=lambda r: r.subject)
    return tuple(_kept(row) for row in rows)


def _kept(row: PageFile) -> KeptFrame:
    _number, kind, percent = row.subject.split()
    return KeptFrame(row, kind, int(percent) / 100)
