"""The worker's side of learning a card: one training at a time, as a durable job.

Others who want to paint are let pass between two of its steps. A killed worker goes on from the training's
last checkpoint; paused or stopped by a person it ends after its present step, and what is finished stays.
"""

import json
import shutil
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlmodel import Session, col

from imaging.engine.catalogue import model_named
from imaging.errors import ModelBrokenError, ModelMissingError
from imaging.personalising import Epoch, Recipe, TrainingError, TrainingResult, TrainingStep
from imaging.personalising.earlier import going_on
from narrative import Lexicon
from server.database import session
from server.durable_steps import (
    MakingError,
    Step,
    StoppedError,
    is_memory_full,
    note_failure,
    note_progress,
    register_job,
    storage_problem,
)
from server.easel import IMPORTING, seer_of
from server.entity_erasing import learning_folder
from server.entity_training import (
    ACTIVE,
    BEGINNING,
    Learned,
    LearnedEpoch,
    learned_of,
    learned_to_json,
    lesson_of,
    words_taken,
)
from server.jobs import LEARN_CARD
from server.learning_photos import FitPhoto, classroom, fit_photos
from server.learning_words import NOTES, training_sentence
from server.look_words import lexicon
from server.photo_coaching import photo_kind
from server.picture_files import PictureFiles
from server.records import EntityRecord, EntityTraining
from server.settings import Settings
from server.texts import gettext as _
from server.turns import LEARNING, Turns
from server.waiting_work import asker_of

NOTE_EVERY: Final = 0.5  # seconds between two looks at whether it is still wanted
PREPARING: Final = ("views", "prior")  # counted as epoch 0: what they count are no updates
Steps = Generator[TrainingStep, None, TrainingResult]


class CardLearner:
    """Learns cards with the models of this machine."""

    def __init__(self, settings: Settings, engine: Engine, files: PictureFiles, turns: Turns) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._turns = turns
        self._lessons = Turns()  # one training at a time: each has a model of its own in memory

    def name(self, training_id: str) -> dict[str, Any]:
        """Gives the training its made-up word; one that it has is kept."""
        with session(self._engine) as db:
            row, card = self._rows(db, training_id)
            if not row.token:
                self._note(db, (training_id, row.attempt), token=self._new_word(db, row, card))
        return {}

    def learn(self, training_id: str) -> dict[str, Any]:
        """Learns to the end, from where it was, once no other training goes before."""
        with session(self._engine) as db:
            asker = asker_of(self._rows(db, training_id)[0])
        with self._lessons.take(LEARNING, asker), session(self._engine) as db:
            row, card = self._rows(db, training_id)
            turn = training_id, row.attempt
            self._note(db, turn, state="learning")
            steps = self._begun(db, row, card)
            try:
                result = self._followed(db, turn, steps)
            finally:
                steps.close()
            learned = learned_with_result(learned_of(db.get_one(EntityTraining, training_id)), result)
            self._note(
                db, turn, state="done", result=learned_to_json(learned), seconds_left=None,
                ended_at=datetime.now(UTC),
            )  # fmt: skip
        return {}

    def fail(self, training_id: str, sentence: str) -> dict[str, Any]:
        """The training says in one sentence what went wrong; finished epochs stay."""
        with session(self._engine) as db:
            fail_training(db, training_id, sentence)
        return {}

    def clear(self, training_id: str) -> dict[str, Any]:
        """Leaves nothing behind of a training that was erased while it ran."""
        with session(self._engine) as db:
            if db.get(EntityTraining, training_id) is None:
                shutil.rmtree(learning_folder(self._settings, training_id), ignore_errors=True)
        return {}

    def _rows(self, db: Session, training_id: str) -> tuple[EntityTraining, EntityRecord]:
        row = db.get(EntityTraining, training_id)
        card = db.get(EntityRecord, row.entity_id) if row is not None else None
        if row is None or card is None:
            raise StoppedError
        return row, card

    def _new_word(self, db: Session, row: EntityTraining, card: EntityRecord) -> str:
        known = card.tokens.get(row.phase)
        if known:
            return known
        model = model_named(lesson_of(row).model, self._settings.model_folders)
        with IMPORTING:  # the tokenizer's library is imported bit by bit, too
            from imaging.personalising.tokens import make_token, tokenizer_of

            return make_token(card.name, words_taken(db), tokenizer_of(model))

    def _begun(self, db: Session, row: EntityTraining, card: EntityRecord) -> Steps:
        with IMPORTING:
            from imaging.personalising.training import train

        words: Lexicon = lexicon()
        seer = seer_of(self._settings.threads)
        room = classroom(db, self._files, words, card, row.phase, row.token, seer)
        if not room.photos:
            raise MakingError(_("Ya no quedan fotos de las que aprender."))
        recipe = recipe_of(self._settings, row, card, len(room.photos))
        folder = learning_folder(self._settings, row.id)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _begin_anew_with_other_photos(db, folder, row, fit_photos(db, card, row.phase))
        return train(
            room.trainee, room.photos, room.held_out, recipe, folder, self._settings.model_folders,
            room.others, self._settings.threads, seer,
        )  # fmt: skip

    def _followed(self, db: Session, turn: tuple[str, int], steps: Steps) -> TrainingResult:
        """Runs a training to its end, writing its progress; lets others paint between two steps."""
        noted = 0.0
        while True:
            with self._turns.take(LEARNING):
                while not self._turns.is_wanted_before(LEARNING):
                    try:
                        step = next(steps)
                    except StopIteration as end:
                        return end.value
                    now = time.monotonic()
                    if step.event == "step" and now - noted < NOTE_EVERY:
                        continue
                    noted = now
                    self._note_step(db, turn, step)

    def _note_step(self, db: Session, turn: tuple[str, int], step: TrainingStep) -> None:
        values: dict[str, Any] = {
            "epoch": step.epoch, "epochs": step.epochs, "step": step.step, "steps": step.steps,
            "seconds_left": step.seconds_left,
        }  # fmt: skip
        if step.event in PREPARING:
            values |= {"epoch": 0, "step": int(step.about["done"]), "steps": int(step.about["of"])}
        row = db.get(EntityTraining, turn[0])
        if row is None:
            raise StoppedError
        said = NOTES.get((step.event, step.about.get("what") or step.about.get("why") or ""))
        if said is not None and (sentence := said()) not in row.notes:
            values["notes"] = [*row.notes, sentence]
        if step.made is not None:
            values["result"] = learned_to_json(learned_with(learned_of(row), step.made))
        self._note(db, turn, **values)

    def _note(self, db: Session, turn: tuple[str, int], **values: Any) -> None:
        training_id, attempt = turn
        # Who was paused and gone on with within one step is another attempt, which waits for this one to end.
        mine = (
            col(EntityTraining.id) == training_id,
            col(EntityTraining.attempt) == attempt,
            col(EntityTraining.state).in_(("waiting", "learning")),
        )
        note_progress(db, EntityTraining, *mine, **values)
        db.expire_all()


def recipe_of(settings: Settings, row: EntityTraining, card: EntityRecord, photos: int) -> Recipe:
    """The recipe of a training: the defaults for model, method and photos, with what was chosen over them and
    what the weights decide that it goes on from. Raises ImagingError.
    """
    lesson = lesson_of(row)
    model = model_named(lesson.model, settings.model_folders)
    usual = Recipe.for_(model.family, photo_kind(card), photos, model.name, lesson.method)
    chosen = {
        name: value
        for name in ("epochs", "repeats", "rank", "rate", "resolution", "batch", "accumulation", "precision",
                     "eight_bit", "masks")
        if (value := getattr(lesson, name)) is not None
    }  # fmt: skip
    if "rank" in chosen:
        chosen["alpha"] = float(chosen["rank"])
    recipe = replace(usual, **chosen)
    if not lesson.onto:
        return recipe
    file = learning_folder(settings, row.id) / BEGINNING
    return going_on(recipe, file, row.token, known=lesson.onto_phase == row.phase, rank=lesson.rank)


def learned_with(learned: Learned, made: Epoch) -> Learned:
    """What has been learned with one more epoch, or the same one anew."""
    kept = [one for one in learned.epochs if one.number != made.number]
    epochs = tuple(sorted([*kept, _learned_epoch(made)], key=lambda one: one.number))
    return replace(learned, epochs=epochs)


def learned_with_result(learned: Learned, result: TrainingResult) -> Learned:
    """What came of a whole training."""
    epochs = tuple(_learned_epoch(one) for one in result.epochs)
    return Learned(
        epochs or learned.epochs, result.proposed, result.why, result.seconds, result.stopped_early
    )


def _learned_epoch(made: Epoch) -> LearnedEpoch:
    return LearnedEpoch(
        made.number, made.file.name, made.sheet.name, made.likeness, made.loss, made.loss_variance,
        made.verdict, made.reason, made.seconds,
    )  # fmt: skip


def _begin_anew_with_other_photos(
    db: Session, folder: Path, row: EntityTraining, photos: Sequence[FitPhoto]
) -> None:
    """A checkpoint of other photos cannot be gone on from: then what it began is begun anew."""
    seen = [[photo.row.id, photo.face, photo.row.others] for photo in photos]
    note = folder / "photos.json"
    if note.exists() and json.loads(note.read_text()) != seen:
        _clear_but_beginning(folder)
        row.result, row.notes = {}, [*row.notes, _("Han cambiado las fotos: he empezado de nuevo.")]
        db.add(row)
        db.commit()
    half = note.with_suffix(".half")
    half.write_text(json.dumps(seen))
    half.replace(note)


def _clear_but_beginning(folder: Path) -> None:
    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        elif each.name != BEGINNING:
            each.unlink(missing_ok=True)


def fail_training(db: Session, training_id: str, sentence: str) -> None:
    """Marks a training as failed, unless it was paused, stopped or is done; commits."""
    mine = (col(EntityTraining.id) == training_id, col(EntityTraining.state).in_(ACTIVE))
    note_failure(db, EntityTraining, *mine, sentence=sentence)


def register_learning(learner: CardLearner) -> None:
    """Tells DBOS how a card is learned; to be called once, before it is launched."""

    def learn(step: Step) -> None:
        step("name", learner.name)
        step("learn", learner.learn)

    register_job(LEARN_CARD, learning_problem, learn, learner.fail, learner.clear)


def learning_problem(error: BaseException) -> str:
    """What a training says of an error."""
    if storage_problem(error) is not None:
        return _(
            "El disco está lleno: libere espacio y pulse «Seguir por donde iba». Lo terminado sigue ahí."
        )
    if is_memory_full(error):
        return _("No queda memoria para aprender: cierre otros programas o elija otro modelo.")
    if isinstance(error, ModelMissingError | ModelBrokenError):
        return _("El modelo elegido no se puede abrir: «evoca doctor» dice qué le pasa.")
    if isinstance(error, TrainingError):
        return training_sentence(error)
    return _("Algo falló al aprender. Las fotos están guardadas: puede volver a intentarlo.")
