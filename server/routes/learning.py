"""Learning a card: beginning, following, pausing, choosing an epoch, bringing weights, forgetting them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Request, Response
from sqlalchemy import Engine
from starlette.datastructures import UploadFile

from imaging.engine.catalogue import find_models
from server.adapter_import import LARGEST_WEIGHTS, WrongWordError, bring_weights
from server.comparing import comparable
from server.database import session
from server.earlier_learning import earlier_of, named_earlier
from server.entity_cards import card_to_change, needs_consent
from server.entity_erasing import learning_folder
from server.entity_training import (
    ACTIVE,
    IMPORTED,
    cancel_training,
    choose_epoch,
    forget_training,
    learned_of,
    lesson_of,
    pause_training,
    put_aside,
    resume_training,
    start_training,
    training_for,
    trainings_of,
)
from server.errors import BadInputError, NotFoundError
from server.following import changes
from server.learning_views import LearningNow, LearnView, TrainingLine, TrainingNowView, TrainingView
from server.learning_words import proposal_sentence
from server.lesson_forms import PRECISIONS, LessonReading, models_to_learn
from server.life_phases import ANY
from server.patients import patient_for
from server.queue_pace import wait_of
from server.records import EntityRecord, EntityTraining
from server.routes import addresses
from server.routes.answers import frame, lead_back, page
from server.routes.cards import Typed
from server.routes.learning_panels import (
    ahead_words,
    curves,
    earlier_choices,
    earlier_words,
    epoch_cards,
    import_phases,
    learn_phases,
    learning_now,
    method_choices,
    number_fields,
    number_rows,
    rough_words,
    stamp_of,
    training_facts,
    training_line,
)
from server.routes.stored_pictures import AN_HOUR, PNG, stored
from server.routes.streams import checked, followed_by
from server.routes.visit import SignedIn, Visit, studio_of
from server.texts import gettext as _
from server.views import ChipChoice
from server.waiting_work import count_before, waiting_work

router = APIRouter()


def _learn_page(
    visit: Visit,
    card: EntityRecord,
    typed: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
) -> Response:
    patient = patient_for(visit.db, visit.account, card.patient_id)
    problems = problems or {}
    models = models_to_learn(visit.studio.settings)
    phases = learn_phases(visit, card, typed.get("etapa", ""))
    problem = problems.get("", "")
    if not models:
        problem = _(
            "En este equipo no hay ningún modelo que pueda aprender. «evoca doctor» dice cómo poner uno."
        )
    elif needs_consent(card):
        problem = _("Antes de aprender, anote en «Sus fotos» quién ha dicho que sí.")
    chosen = typed.get("modelo", "") or (models[0].name if models else "")
    view = LearnView(
        frame=frame(
            visit,
            _("Aprender: %s") % card.name,
            patient,
            here="cards",
            at=addresses.card(card.id, "aprender"),
        ),
        name=card.name,
        card_address=addresses.card(card.id),
        photos_address=addresses.card(card.id, "fotos"),
        start_address=addresses.card(card.id, "aprender"),
        compare_address=_compare_address(visit, card),
        import_address=addresses.card(card.id, "pesos"),
        training_id=typed.get("turno", "") or str(uuid4()),
        import_id=str(uuid4()),
        phases=phases,
        import_phases=import_phases(card),
        may_bring=not needs_consent(card),
        can_start=bool(models) and not needs_consent(card) and any(one.ready for one in phases),
        cannot=_cannot(trainings_of(visit.db, card.id)),
        problem=problem,
        problems=problems,
        typed=typed,
        methods=method_choices(typed.get("metodo", "")),
        models=tuple(ChipChoice(one.name, one.name, one.name == chosen) for one in models),
        rough=rough_words(card.kind)
        if any(one.name == chosen and one.family == "evoca" for one in models)
        else "",
        earlier=earlier_choices(
            earlier_of(visit.db, visit.studio.settings, card), card, typed.get("sobre", "")
        ),
        precisions=tuple(ChipChoice(one, one, one == typed.get("precision")) for one in PRECISIONS),
        numbers=number_fields(),
        trainings=tuple(_line(visit, row, card) for row in trainings_of(visit.db, card.id)),
    )
    return page(view, 422 if problems else 200)


def _cannot(trainings: Sequence[EntityTraining]) -> str:
    """Why a phase cannot be begun: what is learned of it already; "" where nothing is."""
    states = {row.state for row in trainings}
    if states & set(ACTIVE):
        return _(
            "Ya se está aprendiendo, aquí arriba. Cuando termine, o si la para, se puede empezar otra vez."
        )
    if "paused" in states:
        return _(
            "Lo que empezó está en pausa, aquí arriba: siga por donde iba, o párelo para empezar otra vez."
        )
    return ""


def _pages_family(visit: Visit) -> str:
    """The family of the model that pages are painted with; "" where there is none."""
    settings = visit.studio.settings
    models = find_models(settings.model_folders)
    return next((one.family for one in models if one.name == settings.model), "")


def _line(visit: Visit, row: EntityTraining, card: EntityRecord) -> TrainingLine:
    waits = row.state == "waiting"
    wait = wait_of(visit.db, visit.studio.files, visit.studio.settings, "training", row.id) if waits else None
    folder = learning_folder(visit.studio.settings, row.id)
    return training_line(row, card, _pages_family(visit), folder, ahead_words(visit.db, row), wait)


def _compare_address(visit: Visit, card: EntityRecord) -> str:
    """Where the card's trainings are seen side by side; "" while there is nothing to see."""
    there = comparable(visit.db, visit.studio.settings, card.id)
    return addresses.card(card.id, "comparar") if there else ""


@router.get("/fichas/{card_id}/aprender")
def show_learning(visit: SignedIn, card_id: str, etapa: str = "") -> Response:
    """What can be learned of a card, and what was."""
    card = card_to_change(visit.db, visit.account, card_id, "saw trainings")
    return _learn_page(visit, card, {"etapa": etapa})


@router.post("/fichas/{card_id}/aprender")
def begin(visit: SignedIn, card_id: str, typed: Typed) -> Response:
    """Begin to learn; what cannot be used is said beside its field."""
    card = card_to_change(visit.db, visit.account, card_id, "prepared training")
    settings = visit.studio.settings
    earlier = named_earlier(visit.db, settings, card, typed.get("sobre", ""))
    reading = LessonReading(typed, models_to_learn(settings), earlier)
    lesson = reading.lesson()
    if lesson is None:
        return _learn_page(visit, card, typed, reading.problems)
    training_id = typed.get("turno", "") or str(uuid4())
    try:
        start_training(
            visit.db, visit.studio, visit.account, card_id, training_id, typed.get("etapa", ANY), lesson,
            None if earlier is None else earlier.beginning,
        )  # fmt: skip
    except BadInputError as error:
        return _learn_page(visit, card, typed, {"": error.sentence})
    return lead_back("", addresses.card(card_id, "aprender"), "aprender")


@router.get("/aprendizajes/{training_id}")
def show_training(visit: SignedIn, training_id: str) -> Response:
    """What came of a training: its epochs to look at."""
    row, card = training_for(visit.db, visit.account, training_id)
    return page(_training_view(visit, row, card))


def _training_view(visit: Visit, row: EntityTraining, card: EntityRecord) -> TrainingView:
    patient = patient_for(visit.db, visit.account, card.patient_id)
    learned = learned_of(row)
    brought = lesson_of(row).origin == IMPORTED  # of that nobody has measured anything
    return TrainingView(
        frame=frame(visit, _("Lo aprendido: %s") % card.name, patient, here="cards"),
        name=card.name,
        training=_line(visit, row, card),
        learn_address=addresses.card(card.id, "aprender"),
        compare_address=_compare_address(visit, card),
        proposal="" if brought else proposal_sentence(learned.epochs, learned.proposed, learned.why),
        epochs=epoch_cards(row),
        curves=curves(learned),
        rows=number_rows(learned),
        facts=training_facts(row, _began_with(visit, row, card)),
    )


def _began_with(visit: Visit, row: EntityTraining, card: EntityRecord) -> str:
    """What a training went on from, in words; "" for one that began from nothing."""
    onto = lesson_of(row).onto
    if not onto:
        return ""
    found = named_earlier(visit.db, visit.studio.settings, card, onto)
    return _("algo que ya no está") if found is None else earlier_words(found, card)


@router.get("/aprendizajes/{training_id}/hojas/{number}")
def show_sheet(visit: SignedIn, training_id: str, number: int) -> Response:
    """The sample sheet of an epoch."""
    row, _card = training_for(visit.db, visit.account, training_id)
    epoch = next((one for one in learned_of(row).epochs if one.number == number), None)
    if epoch is None or not epoch.sheet:
        raise NotFoundError
    return stored((learning_folder(visit.studio.settings, row.id) / epoch.sheet).read_bytes, PNG, AN_HOUR)


@router.get("/aprendizajes/{training_id}/progreso")
async def stream_training(request: Request, training_id: str, sello: str = "") -> Response:
    """The progress as HTML; the event "cambio" when it is no longer at ``sello``, "fin" at the end."""
    engine = studio_of(request).engine
    await checked(request, lambda db, account: training_for(db, account, training_id))
    return followed_by(
        changes(lambda: _look(engine, training_id), lambda _seen: True),
        lambda seen, nowhere: TrainingNowView(nowhere, seen.now),
        lambda seen: seen.stamp,
        sello,
    )


@dataclass(frozen=True)
class _Seen:
    now: LearningNow
    stamp: str


def _look(engine: Engine, training_id: str) -> _Seen | None:
    """A training that goes on."""
    with session(engine) as db:
        row = db.get(EntityTraining, training_id)
        if row is None or row.state not in ACTIVE:
            return None
        waits = row.state == "waiting"
        before = count_before(waiting_work(db), "training", row.id) if waits else 0
        return _Seen(learning_now(row, ahead_words(db, row)), stamp_of(row, before or 0))


@router.post("/aprendizajes/{training_id}/pausa")
def pause(visit: SignedIn, training_id: str) -> Response:
    """Put it aside; it goes on where it was."""
    row = pause_training(visit.db, visit.account, training_id)
    return lead_back("", addresses.card(row.entity_id, "aprender"), "aprender-pausa")


@router.post("/aprendizajes/{training_id}/seguir")
def go_on(visit: SignedIn, training_id: str) -> Response:
    """Go on from the last checkpoint."""
    row = resume_training(visit.db, visit.studio, visit.account, training_id)
    return lead_back("", addresses.card(row.entity_id, "aprender"), "aprender-sigue")


@router.post("/aprendizajes/{training_id}/parar")
def stop(visit: SignedIn, training_id: str) -> Response:
    """End it; finished epochs can be chosen."""
    row = cancel_training(visit.db, visit.account, training_id)
    return lead_back("", addresses.card(row.entity_id, "aprender"), "aprender-parado", row.id)


@router.post("/aprendizajes/{training_id}/elegir")
def choose(visit: SignedIn, training_id: str, etapa: Annotated[int, Form()]) -> Response:
    """Put an epoch's weights on the card."""
    choose_epoch(visit.db, visit.studio, visit.account, training_id, etapa)
    return lead_back("", addresses.training(training_id), "aprendido")


@router.post("/aprendizajes/{training_id}/dejar")
def leave_unused(visit: SignedIn, training_id: str) -> Response:
    """Take its weights off the card, which is drawn by its looks again."""
    put_aside(visit.db, visit.account, training_id)
    return lead_back("", addresses.training(training_id), "aprendido-dejado")


@router.post("/aprendizajes/{training_id}/borrar")
def forget(visit: SignedIn, training_id: str) -> Response:
    """Delete a training with its weights."""
    card = forget_training(visit.db, visit.studio, visit.account, training_id)
    return lead_back("", addresses.card(card.id, "aprender"), "olvidado")


@dataclass(frozen=True)
class SentWeights:
    """A file of weights as it was brought, with what was typed beside it."""

    typed: Mapping[str, str]
    name: str = ""
    data: bytes = b""


async def sent_weights(request: Request) -> SentWeights:
    """The form with its one file."""
    form = await request.form(max_files=1, max_fields=10)
    typed = {name: value for name, value in form.items() if isinstance(value, str)}
    file = form.get("archivo")
    if not isinstance(file, UploadFile) or not file.filename:
        return SentWeights(typed)
    return SentWeights(typed, file.filename, await file.read(LARGEST_WEIGHTS + 1))


@router.post("/fichas/{card_id}/pesos")
def bring(visit: SignedIn, card_id: str, sent: Annotated[SentWeights, Depends(sent_weights)]) -> Response:
    """Put weights that were made elsewhere, and their word, on the card."""
    card = card_to_change(visit.db, visit.account, card_id, "brought weights")
    try:
        row = bring_weights(
            visit.db, visit.studio, visit.account, card.id, sent.typed.get("turno", "") or str(uuid4()),
            sent.typed.get("etapa", ANY), sent.typed.get("palabra", ""), sent.name, sent.data,
        )  # fmt: skip
    except BadInputError as error:
        field = "palabra" if isinstance(error, WrongWordError) else "archivo"
        return _learn_page(visit, card, sent.typed, {field: error.sentence})
    return lead_back("", addresses.training(row.id), "traido")
