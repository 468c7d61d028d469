"""All that waits to be made and is being made, of everyone, in the order in which it is taken up.

Rows alone say it, so that it reads the same in every tab and after a restart. The order is that of
``server.turns.Turns``: by sort of work, then in turn by who asked, then by when.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlmodel import Session, col, select

from server.jobs import ACTIVE_STATES, PrintJob
from server.moments import in_utc
from server.print_files import CANDIDATE
from server.records import (
    EntityTraining,
    FrameMaking,
    MakingProgress,
    Memory,
    Page,
    PageRepair,
    PageVersion,
    PictureBatch,
    TrainingComparison,
)
from server.turns import BATCHES, FRAMES, LEARNING, PAGES, REPAIRS, Asker

Kind = Literal["page", "repair", "frames", "batch", "comparison", "print", "training"]
RANKS: Final[dict[Kind, int]] = {
    "page": PAGES,
    "repair": REPAIRS,
    "frames": FRAMES,
    "batch": BATCHES,
    "comparison": BATCHES,
    "print": BATCHES,
    "training": LEARNING,
}
_MAKING: Final = ("waiting", "painting")
_LEARNING: Final = ("waiting", "learning")


@dataclass(frozen=True)
class Piece:
    """One piece of work. ``id`` names its row (of frames the page's) or the job of a picture for print;
    ``page_id`` the page that it is about, "" for none. ``going_on`` says that it has been begun, ``done`` of
    ``total`` how far what is being made of it is.
    """

    kind: Kind
    id: str
    patient_id: str
    asker: Asker
    going_on: bool = False
    page_id: str = ""
    done: int = 0
    total: int = 0

    @property
    def rank(self) -> int:
        """Its rank at the easel."""
        return RANKS[self.kind]


def asker_of_page(db: Session, page: Page, revision: int) -> Asker:
    """Who asked for a revision of a page, and when."""
    version = db.get(PageVersion, (page.id, revision))
    owner = version.account_id if version is not None else None
    if owner is None:
        memory = db.get(Memory, page.memory_id)
        owner = memory.account_id if memory is not None else None
    made_at = version.made_at if version is not None else None
    return Asker(owner or page.patient_id, _seconds(made_at or page.made_at))


def asker_of(row: PageRepair | PictureBatch | EntityTraining | TrainingComparison) -> Asker:
    """Who asked for a repair, a batch, a training or a comparison of trainings, and when."""
    return Asker(row.account_id or row.patient_id, _seconds(row.asked_at))


def asker_of_frames(page: Page) -> Asker:
    """Whose frames these are; when they were asked for is not kept."""
    return Asker(page.patient_id)


def waiting_work(db: Session, prints: Iterable[PrintJob] = ()) -> tuple[Piece, ...]:
    """Everything that is not finished, what goes first at the beginning."""
    pages = [*_pages(db), *_repairs(db), *_frames(db)]
    besides = [*_batches(db), *_comparisons(db), *_prints(db, prints), *_trainings(db)]
    return in_order([*pages, *besides])


def in_order(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """By rank; of one rank what is going on, then the owners in turn, each by when they asked."""
    ordered: list[Piece] = []
    for rank in sorted({piece.rank for piece in pieces}):
        of_rank = [piece for piece in pieces if piece.rank == rank]
        begun = sorted((piece for piece in of_rank if piece.going_on), key=lambda one: one.asker.asked)
        waiting = sorted((piece for piece in of_rank if not piece.going_on), key=lambda one: one.asker.asked)
        ordered += [*begun, *_in_turn(waiting, [piece.asker.owner for piece in begun])]
    return tuple(ordered)


def count_before(pieces: Sequence[Piece], kind: Kind, work_id: str) -> int | None:
    """How many of these pieces, first to last, go before one of them; None where it is not among them."""
    return next((at for at, piece in enumerate(pieces) if (piece.kind, piece.id) == (kind, work_id)), None)


def _in_turn(waiting: list[Piece], served: list[str]) -> Iterator[Piece]:
    """Whoever was served longest ago goes next; ``served`` are those who have the place now."""
    last = {owner: number for number, owner in enumerate(served, start=1)}
    waiting = list(waiting)
    while waiting:
        chosen = min(waiting, key=lambda piece: (last.get(piece.asker.owner, 0), piece.asker.asked))
        waiting.remove(chosen)
        last[chosen.asker.owner] = max(last.values(), default=0) + 1
        yield chosen


def _pages(db: Session) -> Iterator[Piece]:
    for page in db.exec(select(Page).where(col(Page.state).in_(ACTIVE_STATES))).all():
        asker = asker_of_page(db, page, page.revision)
        progress = db.get(MakingProgress, (page.id, page.revision))
        done, total = (progress.done, progress.total) if progress is not None else (0, 0)
        going_on = page.state != "waiting"
        yield Piece("page", page.id, page.patient_id, asker, going_on, page.id, done, total)


def _repairs(db: Session) -> Iterator[Piece]:
    for row in db.exec(select(PageRepair).where(col(PageRepair.state).in_(_MAKING))).all():
        going_on = row.state == "painting"
        yield Piece(
            "repair", row.id, row.patient_id, asker_of(row), going_on, row.page_id, row.done, row.total
        )


def _frames(db: Session) -> Iterator[Piece]:
    query = select(FrameMaking, Page).join(Page).where(col(FrameMaking.state).in_(_MAKING))
    for row, page in db.exec(query).all():
        if row.revision == page.revision:
            yield Piece(
                "frames", page.id, page.patient_id, asker_of_frames(page), row.state == "painting", page.id,
                row.done, row.total,
            )  # fmt: skip


def _batches(db: Session) -> Iterator[Piece]:
    for row in db.exec(select(PictureBatch).where(col(PictureBatch.state).in_(_MAKING))).all():
        going_on = row.state == "painting"
        yield Piece("batch", row.id, row.patient_id, asker_of(row), going_on, "", row.done, row.total)


def _comparisons(db: Session) -> Iterator[Piece]:
    query = select(TrainingComparison).where(col(TrainingComparison.state).in_(_MAKING))
    for row in db.exec(query).all():
        going_on = row.state == "painting"
        yield Piece("comparison", row.id, row.patient_id, asker_of(row), going_on, "", row.done, row.total)


def _prints(db: Session, prints: Iterable[PrintJob]) -> Iterator[Piece]:
    for job in prints:
        of_page = job.kind != CANDIDATE
        owner = db.get(Page, job.owner) if of_page else db.get(PictureBatch, job.owner)
        if owner is not None:
            page_id = owner.id if of_page else ""
            asker = Asker(owner.patient_id, job.asked)
            yield Piece("print", job.turn, owner.patient_id, asker, job.going_on, page_id)


def _trainings(db: Session) -> Iterator[Piece]:
    for row in db.exec(select(EntityTraining).where(col(EntityTraining.state).in_(_LEARNING))).all():
        going_on = row.state == "learning"
        yield Piece("training", row.id, row.patient_id, asker_of(row), going_on, "", row.step, row.steps)


def _seconds(at: datetime) -> float:
    return in_utc(at).timestamp()
