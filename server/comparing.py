"""Trainings of a card side by side: what is to be compared, where it is, and what came of it.

The same scenes and seeds are painted with each chosen epoch, so that a person can choose by looking.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session, col, select

from server.asked_work import keep_once, stop_asked
from server.entity_cards import card_to_change, require_writer
from server.entity_erasing import comparison_folder, learning_folder
from server.entity_training import IMPORTED, learned_of, lesson_of, trainings_of
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.fitting_adapters import learned_here
from server.patients import patient_for
from server.records import Account, EntityRecord, EntityTraining, TrainingComparison
from server.settings import Settings
from server.studio import Studio
from server.texts import gettext as _

ACTIVE: Final = ("waiting", "painting")
UNTRAINED: Final = 0
MOST_SCENES: Final = 6
MOST_SEEDS: Final = 4
MOST_PICTURES: Final = 120


@dataclass(frozen=True)
class Column:
    """An epoch of a training; epoch 0 is the model without it."""

    training_id: str
    epoch: int


@dataclass(frozen=True)
class Wanted:
    """What is compared: columns, so many scenes, seeds, and steps of painting (none: the model's own)."""

    columns: tuple[Column, ...]
    scenes: int = 2
    seeds: tuple[int, ...] = (1,)
    steps: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many pictures that makes."""
        return len(self.columns) * self.scenes * len(self.seeds) * max(1, len(self.steps))


@dataclass(frozen=True)
class Shown:
    """A finished picture: its column, scene, seed and steps, its file, how like the photos it is, and the
    seconds that it took to paint (None for one that was there already).
    """

    training_id: str
    epoch: int
    scene: int
    seed: int
    steps: int
    file: str
    likeness: float | None = None
    seconds: float | None = None


_WANTED: Final = TypeAdapter(Wanted)
_SHOWN: Final = TypeAdapter(tuple[Shown, ...])


def wanted_of(row: TrainingComparison) -> Wanted:
    """What a comparison was asked for."""
    return _WANTED.validate_python(row.wanted)


def shown_of(row: TrainingComparison) -> tuple[Shown, ...]:
    """The pictures of a comparison that are there."""
    try:
        return _SHOWN.validate_python(row.pictures)
    except ValidationError:
        return ()


def shown_to_json(shown: Sequence[Shown]) -> list[dict[str, Any]]:
    """The pictures as their row keeps them."""
    return _SHOWN.dump_python(tuple(shown), mode="json")


def comparable(db: Session, settings: Settings, card_id: str) -> tuple[EntityTraining, ...]:
    """The trainings of a card that Evoca made and that have epochs, the oldest first."""
    found = [
        row
        for row in reversed(trainings_of(db, card_id))
        if any(_learned_by_evoca(row, settings, one.file) for one in learned_of(row).epochs)
    ]
    return tuple(found)


def _learned_by_evoca(row: EntityTraining, settings: Settings, name: str) -> bool:
    """Whether the file is there and tells what a comparison must know: here or, brought, by another Evoca."""
    file = learning_folder(settings, row.id) / name
    return file.is_file() and (lesson_of(row).origin != IMPORTED or learned_here(file))


def usual_columns(trainings: Sequence[EntityTraining]) -> tuple[Column, ...]:
    """The untrained model, and of each training its best epoch; of a single one also the first and last."""
    if not trainings:
        return ()
    found = [Column(trainings[0].id, UNTRAINED)]
    for row in trainings:
        numbers = [one.number for one in learned_of(row).epochs]
        best = row.chosen or learned_of(row).proposed or numbers[-1]
        wanted = {numbers[0], best, numbers[-1]} if len(trainings) == 1 else {best}
        found += [Column(row.id, number) for number in sorted(wanted)]
    return tuple(found)


def start_comparison(
    db: Session, studio: Studio, account: Account, card_id: str, comparison_id: str, wanted: Wanted
) -> TrainingComparison:
    """Keeps a comparison and puts it in the line; the same id again is the same comparison.

    Raises BadInputError for what cannot be compared.
    """
    card = card_to_change(db, account, card_id, "compared trainings")
    known = db.get(TrainingComparison, comparison_id)
    if known is None:
        _check(db, studio, card, wanted)
        known = TrainingComparison(
            id=comparison_id, entity_id=card.id, patient_id=card.patient_id, account_id=account.id,
            wanted=_WANTED.dump_python(wanted, mode="json"), total=wanted.count,
        )  # fmt: skip
        known = keep_once(db, known)
    if known.entity_id != card.id:
        raise NotAllowedError
    studio.jobs.put_comparison(known.id)
    return known


def _check(db: Session, studio: Studio, card: EntityRecord, wanted: Wanted) -> None:
    there = {
        (row.id, one.number)
        for row in comparable(db, studio.settings, card.id)
        for one in learned_of(row).epochs
    }
    columns = {(each.training_id, each.epoch) for each in wanted.columns}
    known = {training for training, _number in there}
    if not columns or not all(
        pair in there or (pair[0] in known and pair[1] == UNTRAINED) for pair in columns
    ):
        raise BadInputError(_("Elija al menos una etapa para verla junto a las demás."))
    if wanted.count > MOST_PICTURES:
        raise BadInputError(
            _("Serían %(count)d dibujos, y como mucho caben %(most)d: elija menos etapas o menos escenas.")
            % {"count": wanted.count, "most": MOST_PICTURES}
        )


def comparisons_of(db: Session, card_id: str) -> list[TrainingComparison]:
    """A card's comparisons, the newest first."""
    query = select(TrainingComparison).where(TrainingComparison.entity_id == card_id)
    return list(db.exec(query.order_by(col(TrainingComparison.asked_at).desc(), col(TrainingComparison.id))))


def comparison_for(
    db: Session, account: Account, comparison_id: str, *, action: str = "saw comparison"
) -> tuple[TrainingComparison, EntityRecord]:
    """A comparison and its card, when this account may change the card."""
    require_writer(account)
    row = db.get(TrainingComparison, comparison_id)
    card = db.get(EntityRecord, row.entity_id) if row is not None else None
    if row is None or card is None or card.removed_at is not None:
        raise NotFoundError
    patient_for(db, account, row.patient_id, action=action)
    return row, card


def cancel_comparison(db: Session, account: Account, comparison_id: str) -> TrainingComparison:
    """Stops a comparison after its present step; finished pictures stay."""
    row, _card = comparison_for(db, account, comparison_id, action="stopped comparison")
    return stop_asked(db, row, ACTIVE)


def remove_comparison(db: Session, studio: Studio, account: Account, comparison_id: str) -> EntityRecord:
    """Deletes a comparison with its pictures; what was learned stays."""
    row, card = comparison_for(db, account, comparison_id, action="erased comparison")
    db.delete(row)
    db.commit()
    shutil.rmtree(comparison_folder(studio.settings, row.id), ignore_errors=True)
    return card
