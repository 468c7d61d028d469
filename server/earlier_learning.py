"""Learning on top of what was learned before: which weights of a card can be gone on from."""

from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from imaging.engine.catalogue import Model
from imaging.errors import ImagingError
from imaging.personalising import Recipe, TrainingError
from imaging.personalising.earlier import going_on
from server.entity_erasing import learning_folder
from server.entity_training import Beginning, Lesson, learned_of, trainings_of
from server.learning_words import training_sentence
from server.records import EntityRecord, EntityTraining
from server.settings import Settings
from server.texts import gettext as _


@dataclass(frozen=True)
class EarlierLearning:
    """An epoch of a training of the same card, or a file that was brought for it."""

    row: EntityTraining
    number: int
    file: Path

    @property
    def beginning(self) -> Beginning:
        """What a new training takes of it."""
        return Beginning(self.file, self.row.phase, self.row.token)

    @property
    def value(self) -> str:
        """How a form and a lesson name it."""
        return f"{self.row.id}/{self.number}"


def earlier_of(db: Session, settings: Settings, card: EntityRecord) -> tuple[EarlierLearning, ...]:
    """What a card's training can go on from, the newest first: of each training the epoch that is in use,
    else the proposed one, else the last.
    """
    found: list[EarlierLearning] = []
    for row in trainings_of(db, card.id):
        learned = learned_of(row)
        if learned.epochs:
            number = row.chosen or learned.proposed or learned.epochs[-1].number
            one = _epoch_of(settings, row, number)
            found += [one] if one is not None else []
    return tuple(found)


def named_earlier(db: Session, settings: Settings, card: EntityRecord, value: str) -> EarlierLearning | None:
    """The one that a form or a lesson names; None where it is not there any more."""
    name, _slash, number = value.partition("/")
    row = next((one for one in trainings_of(db, card.id) if one.id == name), None)
    return _epoch_of(settings, row, int(number)) if row is not None and number.isdecimal() else None


def _epoch_of(settings: Settings, row: EntityTraining, number: int) -> EarlierLearning | None:
    epoch = next((one for one in learned_of(row).epochs if one.number == number), None)
    file = learning_folder(settings, row.id) / epoch.file if epoch else None
    return EarlierLearning(row, number, file) if file is not None and file.is_file() else None


def misfit_of(lesson: Lesson, model: Model, earlier: EarlierLearning) -> str:
    """Why a lesson cannot go on from it, in one sentence; "" where it can."""
    usual = Recipe.for_(model.family, "person", 1, model.name, lesson.method)
    try:
        going_on(usual, earlier.file, earlier.row.token, known=True, rank=lesson.rank)
    except TrainingError as error:
        return training_sentence(error)
    except ImagingError:
        return _("Ese archivo ya no se puede leer: elija otro, o empiece de cero.")
    return ""
