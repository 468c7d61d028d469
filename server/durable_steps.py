"""Durable work: steps done once, their small results remembered, their errors in our own words.

What stands of a job in the database is written by single statements, each of them only where the job still
goes on: so a stop of this very moment is never written over.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from dbos import DBOS
from sqlalchemy import ColumnElement, update
from sqlmodel import Session, SQLModel

from imaging.errors import ModelBrokenError, is_memory_short
from server.errors import BadInputError, EvocaError, StorageFullError, is_storage_full

MOST_RECOVERIES: Final = 25  # work that kills its worker this often is given up
_log = logging.getLogger(__name__)


class StoppedError(EvocaError):
    """The work was cancelled or replaced by newer work; nothing is wrong."""

    def __init__(self, sentence: str = "La imagen se ha detenido.") -> None:
        super().__init__(sentence)


class MakingError(EvocaError):
    """It could not be made; the sentence goes onto the page."""


def durable_step(
    name: str, job: str, sentence: Callable[[BaseException], str], work: Callable[..., Any], *given: Any
) -> Any:
    """What ``work(*given)`` gives, as step ``name`` of ``job`` (an id for the log, never a person's name).

    Raises EvocaError: MakingError with the ``sentence`` of an error that is none of ours.
    """

    def told() -> Any:
        _log.info("began %s of %s", name, job)
        try:
            result = work(*given)
        except BadInputError as error:
            raise MakingError(error.sentence) from error
        except EvocaError:
            raise
        except Exception as error:
            _log.exception("%s of %s failed", name, job)
            raise MakingError(sentence(error)) from error
        _log.info("ended %s of %s", name, job)
        return result

    return DBOS.run_step({"name": name}, told)


class Step(Protocol):
    """Does one step of a job."""

    def __call__(self, name: str, work: Callable[..., Any], /, *more: Any) -> Any:
        """What ``work(job, *more)`` gives, under a name of its own within the job."""
        ...


def register_job(
    name: str,
    sentence: Callable[[BaseException], str],
    run: Callable[[Step], None],
    fail: Callable[[str, str], Any],
    clear: Callable[[str], Any] | None = None,
) -> None:
    """Tells DBOS how a job that has one id is done; to be called once, before it is launched.

    ``run`` does its steps; one that fails is handed to ``fail`` with the sentence, and one that was stopped
    to ``clear``.
    """

    @DBOS.workflow(name=name, max_recovery_attempts=MOST_RECOVERIES)
    def done(job: str) -> str:  # pyright: ignore[reportUnusedFunction]
        def step(named: str, work: Callable[..., Any], /, *more: Any) -> Any:
            return durable_step(named, job, sentence, work, job, *more)

        try:
            run(step)
        except StoppedError:
            if clear is not None:
                step("clear", clear)
            return "stopped"
        except EvocaError as error:
            step("fail", fail, error.sentence)
            return "failed"
        return "done"


def note_progress(db: Session, table: type[SQLModel], *goes_on: ColumnElement[bool], **values: Any) -> None:
    """Writes values to the row that still ``goes_on``, and that there is no problem; commits.

    Raises StoppedError where no such row is left.
    """
    changed = db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
        update(table)
        .where(*goes_on)
        .values(problem=None, **values)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount == 0:
        db.rollback()
        raise StoppedError
    db.commit()


def note_failure(db: Session, table: type[SQLModel], *goes_on: ColumnElement[bool], sentence: str) -> None:
    """Marks the row that still ``goes_on`` as failed, with the sentence; commits."""
    ended = {"ended_at": datetime.now(UTC)} if "ended_at" in table.model_fields else {}
    db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
        update(table)
        .where(*goes_on)
        .values(state="failed", problem=sentence, **ended)
        .execution_options(synchronize_session=False)
    )
    db.commit()


def storage_problem(error: BaseException) -> str | None:
    """The sentence of a full disk; None for other errors."""
    if is_storage_full(error) or getattr(error, "fault", "") == "disk_full":
        return StorageFullError().sentence
    return None


def is_memory_full(error: BaseException) -> bool:
    """Whether memory, the processor's or the graphics card's, did not suffice."""
    if isinstance(error, ModelBrokenError):
        return error.fault in ("memory", "memory_full")
    return is_memory_short(error)
