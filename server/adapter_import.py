"""Weights that were made elsewhere, kept on a card with the word they were trained with.

They wait there like an epoch that was learned here: what is drawn stays until a person chooses them.
A file of the thesis or of another program is checked before it is kept; nothing in it is ever run.
"""

import re
import shutil
from pathlib import PurePath
from typing import Final

from sqlmodel import Session

from server.adapter_checking import checked_weights
from server.entity_cards import card_to_change, needs_consent
from server.entity_erasing import learning_folder
from server.entity_training import (
    IMPORTED,
    Learned,
    LearnedEpoch,
    Lesson,
    learned_to_json,
    lesson_to_json,
    training_for,
)
from server.errors import BadInputError, StorageFullError, is_storage_full
from server.learning_words import unreadable_sentence
from server.life_phases import ANY, PHASES
from server.records import Account, EntityRecord, EntityTraining
from server.studio import Studio
from server.texts import gettext as _

LARGEST_WEIGHTS: Final = 512 * 2**20  # bytes
LONGEST_WORD: Final = 40
_WORD: Final = re.compile(r"[\w\-]+( [\w\-]+)?")
_FILE: Final = "epoch-01.safetensors"


class WrongWordError(BadInputError):
    """What was typed is no word that anything could have been trained with."""


def bring_weights(
    db: Session,
    studio: Studio,
    account: Account,
    card_id: str,
    training_id: str,
    phase: str,
    word: str,
    name: str,
    data: bytes,
) -> EntityTraining:
    """Keeps a file of weights for a phase of a card, to be chosen; the same id twice is once.

    Raises WrongWordError for a word that is none, BadInputError for a file that holds no weights, and
    StorageFullError.
    """
    card = card_to_change(db, account, card_id, "brought weights")
    if needs_consent(card):
        raise BadInputError(_("Antes de aprender, anote quién ha dicho que sí."))
    word = " ".join(word.split())
    if not word or len(word) > LONGEST_WORD or not _WORD.fullmatch(word):
        raise WrongWordError(_("Escriba la palabra con la que se entrenó, sin más."))
    if db.get(EntityTraining, training_id) is None:
        _keep(db, studio, account, card, training_id, phase, word, name, data)
    return training_for(db, account, training_id, action="brought weights")[0]


def _keep(
    db: Session,
    studio: Studio,
    account: Account,
    card: EntityRecord,
    training_id: str,
    phase: str,
    word: str,
    name: str,
    data: bytes,
) -> None:
    if not data:
        raise BadInputError(
            unreadable_sentence("empty", _label(name)) if name else _("Elija primero el archivo.")
        )
    if len(data) > LARGEST_WEIGHTS:
        raise BadInputError(
            _("El archivo es demasiado grande: que no pase de %d MB.") % (LARGEST_WEIGHTS // 2**20)
        )
    label = _label(name)
    folder = learning_folder(studio.settings, training_id)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        checked_weights(label, data, folder / _FILE)
    except (BadInputError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError) and is_storage_full(error):
            raise StorageFullError from error
        raise
    epoch = LearnedEpoch(1, _FILE, "", None, None, None, "good", "")
    row = EntityTraining(
        id=training_id, entity_id=card.id, patient_id=card.patient_id, account_id=account.id,
        phase=phase if phase in (ANY, *PHASES) else ANY, token=word, state="done",
        recipe=lesson_to_json(Lesson(model=label, origin=IMPORTED)),
        result=learned_to_json(Learned((epoch,), 1)),
    )  # fmt: skip
    db.add(row)
    db.commit()


def _label(name: str) -> str:
    """The file's name without the folders that some browsers send before it."""
    return PurePath(name.replace("\\", "/")).name
