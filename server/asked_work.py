"""Rows of work that somebody asked for: kept once, counted, and changed only while they are as they were."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select, update

from server.records import EntityTraining, PageRepair, PictureBatch, TrainingComparison

Asked = TypeVar("Asked", EntityTraining, PageRepair, PictureBatch, TrainingComparison)


def keep_once(db: Session, row: Asked) -> Asked:
    """Keeps a new row; where the same form came at the same moment in another request, gives its row."""
    table, name = type(row), row.id
    db.add(row)
    try:
        db.commit()
    except IntegrityError:
        db.rollback()
        return db.get_one(table, name)
    return row


def count_asked(
    db: Session, table: type[PageRepair] | type[PictureBatch], patient_id: str, states: Collection[str]
) -> int:
    """How much of such work of a patient is in one of these states."""
    mine = (col(table.patient_id) == patient_id, col(table.state).in_(states))
    return db.exec(select(func.count()).select_from(table).where(*mine)).one()


def change_asked(db: Session, row: Asked, *only_where: ColumnElement[bool], **values: Any) -> bool:
    """Changes a row ``only_where`` that holds, and whether it did; commits.

    One statement, so that what the worker writes at this moment is never written over.
    """
    table = type(row)
    changed = db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
        update(table)
        .where(col(table.id) == row.id, *only_where)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    db.commit()
    db.refresh(row)
    return changed.rowcount > 0


def stop_asked(db: Session, row: Asked, states: Collection[str]) -> Asked:
    """Stops work that is in one of these states; work that has ended stays as it is."""
    ended = {"ended_at": datetime.now(UTC)} if "ended_at" in type(row).model_fields else {}
    change_asked(db, row, col(type(row).state).in_(states), state="cancelled", **ended)
    return row
