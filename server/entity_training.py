"""Learning a card: what a person asks for, where it is, and the weights that the card's pages use.

A training is kept before it is asked for. What it has learned so far stays whatever happens: paused, stopped
or killed, it goes on from its last checkpoint, and each finished epoch can be chosen.
"""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session, col, select

from server.asked_work import change_asked, keep_once, stop_asked
from server.entity_cards import card_to_change, needs_consent, require_writer
from server.entity_erasing import checked_id, erase_comparisons, learning_folder, weights_folder
from server.entity_photos import photos_of
from server.errors import (
    BadInputError,
    NotAllowedError,
    NotFoundError,
    StorageFullError,
    is_storage_full,
)
from server.life_phases import ANY, PHASES
from server.patients import patient_for
from server.photo_coaching import Coached, coach, photos_elsewhere
from server.records import Account, EntityRecord, EntityTraining
from server.studio import Studio
from server.texts import gettext as _

ACTIVE: Final = ("waiting", "learning")
OPEN: Final = (*ACTIVE, "paused")
IMPORTED: Final = "imported"
BEGINNING: Final = "onto.safetensors"  # in a training's folder: what it goes on from
Verdict = Literal["under", "good", "over"]


@dataclass(frozen=True)
class Lesson:
    """What a person chose of a training; None leaves it to the defaults of model and method.

    ``origin`` is "" or, of weights made elsewhere, "imported" with the file's name in ``model``. ``onto``
    names what it goes on from (server.earlier_learning), "" for nothing, ``onto_phase`` its life phase.
    """

    method: str = "lora"
    model: str = ""
    epochs: int | None = None
    repeats: int | None = None
    rank: int | None = None
    rate: float | None = None
    resolution: int | None = None
    batch: int | None = None
    accumulation: int | None = None
    precision: str | None = None
    eight_bit: bool | None = None
    masks: bool | None = None
    origin: str = ""
    onto: str = ""
    onto_phase: str = ""


@dataclass(frozen=True)
class Beginning:
    """Earlier weights of the same card to go on from, with their life phase and their word."""

    file: Path
    phase: str
    token: str


@dataclass(frozen=True)
class LearnedEpoch:
    """One finished epoch: the names of its files in the training's folder, and what was measured."""

    number: int
    file: str
    sheet: str
    likeness: float | None
    loss: float | None
    loss_variance: float | None
    verdict: Verdict
    reason: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Learned:
    """What has come of a training so far; ``proposed`` is 0 until it is done."""

    epochs: tuple[LearnedEpoch, ...] = ()
    proposed: int = 0
    why: str = ""
    seconds: float = 0.0
    stopped_early: bool = False


_LESSON: Final = TypeAdapter(Lesson)
_LEARNED: Final = TypeAdapter(Learned)


def lesson_of(row: EntityTraining) -> Lesson:
    """What was chosen for a training."""
    return _LESSON.validate_python(row.recipe)


def lesson_to_json(lesson: Lesson) -> dict[str, Any]:
    """A lesson as its row keeps it."""
    return _LESSON.dump_python(lesson, mode="json")


def learned_of(row: EntityTraining) -> Learned:
    """What has come of a training so far."""
    try:
        return _LEARNED.validate_python(row.result)
    except ValidationError:
        return Learned()


def learned_to_json(learned: Learned) -> dict[str, Any]:
    """What came of a training, as its row keeps it."""
    return _LEARNED.dump_python(learned, mode="json")


def trainings_of(db: Session, card_id: str) -> list[EntityTraining]:
    """A card's trainings, the newest first."""
    query = select(EntityTraining).where(EntityTraining.entity_id == card_id)
    return list(db.exec(query.order_by(col(EntityTraining.asked_at).desc(), col(EntityTraining.id))))


def training_for(
    db: Session, account: Account, training_id: str, *, action: str = "saw training"
) -> tuple[EntityTraining, EntityRecord]:
    """A training and its card, when this account may change the card."""
    require_writer(account)
    row = db.get(EntityTraining, training_id)
    card = db.get(EntityRecord, row.entity_id) if row is not None else None
    if row is None or card is None or card.removed_at is not None:
        raise NotFoundError
    patient_for(db, account, row.patient_id, action=action)
    return row, card


def lessons_to_learn(db: Session, card: EntityRecord) -> tuple[Coached, ...]:
    """The life phases of a card that have photos, as the coach sees them."""
    return coach(card, photos_of(db, card.id), photos_elsewhere(db, card))


def start_training(
    db: Session,
    studio: Studio,
    account: Account,
    card_id: str,
    training_id: str,
    phase: str,
    lesson: Lesson,
    beginning: Beginning | None = None,
) -> EntityTraining:
    """Keeps a training and puts it in the line; the same ``training_id`` again is the same training.

    ``beginning`` is what it goes on from; of the same phase it keeps the word. Raises BadInputError when the
    photos do not do yet, or the phase is being learned already, StorageFullError when the disk is full.
    """
    card = card_to_change(db, account, card_id, "started training")
    known = db.get(EntityTraining, training_id)
    if known is None:
        checked_id(training_id)
        _check_start(db, card, phase)
        word = beginning.token if beginning is not None and beginning.phase == phase else ""
        if beginning is not None:
            lesson = replace(lesson, onto_phase=beginning.phase)
            # A copy: what it goes on from may be erased meanwhile.
            _copy_whole(beginning.file, learning_folder(studio.settings, training_id) / BEGINNING)
        known = EntityTraining(
            id=training_id, entity_id=card.id, patient_id=card.patient_id, account_id=account.id, phase=phase,
            token=word, recipe=lesson_to_json(lesson),
        )  # fmt: skip
        known = keep_once(db, known)
    if known.entity_id != card.id:
        raise NotAllowedError
    studio.jobs.put_learning(known.id, known.attempt)
    return known


def _check_start(db: Session, card: EntityRecord, phase: str) -> None:
    if needs_consent(card):
        raise BadInputError(_("Antes de aprender, anote quién ha dicho que sí."))
    coached = next((one for one in lessons_to_learn(db, card) if one.phase == phase), None)
    if phase not in (ANY, *PHASES) or coached is None or not coached.ready:
        raise BadInputError(_("Todavía faltan fotos que sirvan: mire lo que dice cada una."))
    if any(row.phase == phase and row.state in OPEN for row in trainings_of(db, card.id)):
        raise BadInputError(_("Ya la estoy aprendiendo: espere a que termine, o párela."))


def pause_training(db: Session, account: Account, training_id: str) -> EntityTraining:
    """Puts a training aside after its present step; one that has ended stays so."""
    row, _card = training_for(db, account, training_id, action="paused training")
    change_asked(db, row, col(EntityTraining.state).in_(ACTIVE), state="paused", ended_at=None)
    return row


def resume_training(db: Session, studio: Studio, account: Account, training_id: str) -> EntityTraining:
    """Goes on with a training that was paused, stopped or failed, from its last checkpoint."""
    row, _card = training_for(db, account, training_id, action="resumed training")
    if row.state in ("paused", "failed", "cancelled") and lesson_of(row).origin != IMPORTED:
        changed = change_asked(
            db, row, col(EntityTraining.attempt) == row.attempt, state="waiting", problem=None,
            attempt=row.attempt + 1, ended_at=None,
        )  # fmt: skip
        if changed:
            studio.jobs.put_learning(row.id, row.attempt)
    return row


def cancel_training(db: Session, account: Account, training_id: str) -> EntityTraining:
    """Ends a training after its present step; finished epochs stay."""
    row, _card = training_for(db, account, training_id, action="stopped training")
    return stop_asked(db, row, OPEN)


def choose_epoch(
    db: Session, studio: Studio, account: Account, training_id: str, number: int
) -> EntityRecord:
    """Puts an epoch's weights on the card: pages of that phase use them from now on.

    Raises BadInputError for an epoch that is not there, StorageFullError when the disk is full.
    """
    row, card = training_for(db, account, training_id, action="chose weights")
    epoch = next((one for one in learned_of(row).epochs if one.number == number), None)
    source = learning_folder(studio.settings, row.id) / epoch.file if epoch else None
    if source is None or not source.is_file():
        raise BadInputError(_("Esa etapa ya no está. Elija otra."))
    before = card.adapters.get(row.phase)
    target = weights_folder(studio.settings, card.id) / f"{row.id}-{number:02d}.safetensors"
    _copy_whole(source, target)
    card.adapters = {**card.adapters, row.phase: str(target)}
    card.tokens = {**card.tokens, row.phase: row.token}
    for other in trainings_of(db, card.id):
        if other.phase == row.phase:
            other.chosen = number if other.id == row.id else None
            db.add(other)
    db.add(card)
    db.commit()
    if before and Path(before) != target and Path(before).parent == target.parent:
        Path(before).unlink(missing_ok=True)
    return card


def put_aside(db: Session, account: Account, training_id: str) -> EntityTraining:
    """Takes a training's weights off the card, which is drawn by its looks again; they can be chosen anew."""
    row, card = training_for(db, account, training_id, action="put weights aside")
    if row.chosen is not None:
        used = card.adapters.get(row.phase)
        _take_off(card, row)
        row.chosen = None
        db.add(card)
        db.add(row)
        db.commit()
        if used:
            Path(used).unlink(missing_ok=True)
    return row


def _take_off(card: EntityRecord, row: EntityTraining) -> None:
    card.adapters = {phase: path for phase, path in card.adapters.items() if phase != row.phase}
    if card.tokens.get(row.phase) == row.token:
        card.tokens = {phase: token for phase, token in card.tokens.items() if phase != row.phase}


def forget_training(db: Session, studio: Studio, account: Account, training_id: str) -> EntityRecord:
    """Deletes a training with all its weights; when they were the card's, the card is drawn without."""
    row, card = training_for(db, account, training_id, action="erased weights")
    used = card.adapters.get(row.phase)
    if row.chosen is not None:
        _take_off(card, row)
        db.add(card)
    # Pictures painted with it go as well: they show what was learned.
    erase_comparisons(db, studio.settings, card.id)
    db.delete(row)
    db.commit()
    if row.chosen is not None and used:
        Path(used).unlink(missing_ok=True)
    shutil.rmtree(learning_folder(studio.settings, row.id), ignore_errors=True)
    return card


def words_taken(db: Session) -> set[str]:
    """Every trained word of this Evoca."""
    words = {token for tokens in db.exec(select(EntityRecord.tokens)) for token in tokens.values()}
    return words | {token for token in db.exec(select(EntityTraining.token)) if token}


def _copy_whole(source: Path, target: Path) -> None:
    """The file in its place whole, or not at all."""
    half = target.with_suffix(".half")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(source, half)
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        if is_storage_full(error):
            raise StorageFullError from error
        raise
