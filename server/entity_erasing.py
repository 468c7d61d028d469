"""Erasing what is kept of someone: photos, the faces in them, trained weights and all that trained them."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session, col, select

from server.entity_cards import KEPT_REMOVED, card_to_change, require_writer
from server.errors import NotFoundError
from server.patients import patient_for
from server.picture_files import PictureFiles
from server.records import Account, EntityPhoto, EntityRecord, EntityTraining, TrainingComparison
from server.settings import Settings
from server.studio import Studio

_ID: Final = re.compile(r"[A-Za-z0-9-]{1,64}")


def learning_folder(settings: Settings, training_id: str) -> Path:
    """Where a training keeps its files."""
    return settings.home / "learning" / checked_id(training_id)


def weights_folder(settings: Settings, card_id: str) -> Path:
    """Where the weights lie that a card's pages use."""
    return settings.home / "weights" / checked_id(card_id)


def comparison_folder(settings: Settings, comparison_id: str) -> Path:
    """Where the pictures of a comparison of trainings lie."""
    return settings.home / "comparisons" / checked_id(comparison_id)


def checked_id(name: str) -> str:
    """The id, which comes from a form and names a folder that is erased whole. Raises NotFoundError for one
    that would lead to any other folder.
    """
    if not _ID.fullmatch(name):
        raise NotFoundError
    return name


def erase_comparisons(db: Session, settings: Settings, card_id: str) -> None:
    """Erases what was painted to compare a card's trainings; the caller commits."""
    found = select(TrainingComparison).where(TrainingComparison.entity_id == card_id)
    for row in db.exec(found).all():
        shutil.rmtree(comparison_folder(settings, row.id), ignore_errors=True)
        db.delete(row)


def erase_card(db: Session, studio: Studio, account: Account, card_id: str) -> str:
    """Erases a card and all that belongs to it, at once; the patient's id."""
    require_writer(account)
    row = db.get(EntityRecord, card_id)
    if row is None or row.removed_at is None:
        raise NotFoundError
    patient_for(db, account, row.patient_id, action="erased card")
    _erase(db, studio.files, studio.settings, row)
    db.commit()
    return row.patient_id


def withdraw_consent(db: Session, studio: Studio, account: Account, card_id: str) -> EntityRecord:
    """Takes consent back: photos and weights go at once, the card itself stays."""
    row = card_to_change(db, account, card_id, "withdrew consent")
    _erase_photos(db, studio.files, row)
    _erase_weights(db, studio.settings, row)
    row.consent_at, row.consent_by, row.consent_noted_by = None, "", None
    row.consent_withdrawn_at = datetime.now(UTC)
    db.add(row)
    db.commit()
    return row


def purge_cards(db: Session, files: PictureFiles, settings: Settings, now: datetime | None = None) -> int:
    """Erases the cards and photos that were taken away more than a day ago; how many."""
    before = (now or datetime.now(UTC)) - KEPT_REMOVED
    cards = db.exec(select(EntityRecord).where(col(EntityRecord.removed_at) < before)).all()
    for card in cards:
        _erase(db, files, settings, card)
    photos = db.exec(select(EntityPhoto).where(col(EntityPhoto.removed_at) < before)).all()
    for photo in photos:
        files.remove(photo.path)
        db.delete(photo)
    if cards or photos:
        db.commit()
    return len(cards) + len(photos)


def _erase(db: Session, files: PictureFiles, settings: Settings, row: EntityRecord) -> None:
    _erase_photos(db, files, row)
    _erase_weights(db, settings, row)
    db.flush()
    db.delete(row)


def _erase_photos(db: Session, files: PictureFiles, row: EntityRecord) -> None:
    # The faces' embeddings are in the photos' rows, and go with them.
    for photo in db.exec(select(EntityPhoto).where(EntityPhoto.entity_id == row.id)).all():
        files.remove(photo.path)
        db.delete(photo)


def _erase_weights(db: Session, settings: Settings, row: EntityRecord) -> None:
    erase_comparisons(db, settings, row.id)
    for training in db.exec(select(EntityTraining).where(EntityTraining.entity_id == row.id)).all():
        shutil.rmtree(learning_folder(settings, training.id), ignore_errors=True)
        db.delete(training)
    shutil.rmtree(weights_folder(settings, row.id), ignore_errors=True)
    row.adapters = {}
    db.add(row)
