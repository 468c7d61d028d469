"""Comparing a card's trainings: choosing what to see side by side, following, and choosing by looking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Request, Response
from sqlalchemy import Engine
from sqlmodel import Session

from server.comparing import (
    MOST_SCENES,
    MOST_SEEDS,
    Column,
    Wanted,
    cancel_comparison,
    comparable,
    comparison_for,
    comparisons_of,
    remove_comparison,
    shown_of,
    start_comparison,
)
from server.comparing_views import CompareView, SideBySideView
from server.database import session
from server.entity_cards import card_to_change
from server.entity_erasing import comparison_folder
from server.entity_training import choose_epoch, trainings_of
from server.errors import BadInputError, NotFoundError
from server.following import changes
from server.learning_views import LearningNow, TrainingNowView
from server.patients import patient_for
from server.queue_pace import wait_of
from server.records import EntityRecord, TrainingComparison
from server.routes import addresses
from server.routes.answers import frame, lead_back, page
from server.routes.comparing_panels import (
    comparable_trainings,
    compared_epochs,
    compared_scenes,
    comparison_line,
    comparison_now,
    is_running,
    scene_choices,
    seed_choices,
    state_words,
    untrained_choice,
)
from server.routes.queue_panels import wait_words
from server.routes.stored_pictures import AN_HOUR, PNG, stored
from server.routes.streams import checked, followed_by
from server.routes.visit import SignedIn, Visit, studio_of
from server.texts import gettext as _
from server.waiting_work import count_before, waiting_work

router = APIRouter()

MOST_STEPS: Final = 100
_PICTURES: Final = "pictures"


@dataclass(frozen=True)
class Asked:
    """The form as it was sent: what was ticked, and the rest."""

    ticked: tuple[str, ...]
    typed: Mapping[str, str]


async def asked(request: Request) -> Asked:
    """What was ticked, and the other fields."""
    form = await request.form(max_files=0)
    ticked = tuple(value for value in form.getlist("columna") if isinstance(value, str))
    return Asked(ticked, {name: value for name, value in form.items() if isinstance(value, str)})


def _compare_page(
    visit: Visit,
    card: EntityRecord,
    ticked: Sequence[str] | None,
    typed: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
) -> Response:
    patient = patient_for(visit.db, visit.account, card.patient_id)
    trainings = comparable(visit.db, visit.studio.settings, card.id)
    here = addresses.card(card.id, "comparar")
    view = CompareView(
        frame=frame(visit, _("Comparar: %s") % card.name, patient, here="cards", at=here),
        name=card.name,
        learn_address=addresses.card(card.id, "aprender"),
        action=here,
        comparison_id=typed.get("turno", "") or str(uuid4()),
        untrained=untrained_choice(trainings, ticked),
        trainings=comparable_trainings(trainings, ticked),
        scenes=scene_choices(typed.get("escenas", "")),
        seeds=seed_choices(typed.get("veces", "")),
        typed=typed,
        problems=problems or {},
        earlier=tuple(comparison_line(row) for row in comparisons_of(visit.db, card.id)),
    )
    return page(view, 422 if problems else 200)


@router.get("/fichas/{card_id}/comparar")
def show_compare(visit: SignedIn, card_id: str) -> Response:
    """What can be compared."""
    card = card_to_change(visit.db, visit.account, card_id, "saw trainings")
    return _compare_page(visit, card, None, {})


@router.post("/fichas/{card_id}/comparar")
def begin(visit: SignedIn, card_id: str, sent: Annotated[Asked, Depends(asked)]) -> Response:
    """Begin to paint; what cannot be compared is said."""
    card = card_to_change(visit.db, visit.account, card_id, "prepared comparison")
    try:
        wanted = _wanted(sent)
    except BadInputError as error:
        return _compare_page(visit, card, sent.ticked, sent.typed, {"pasos": error.sentence})
    comparison_id = sent.typed.get("turno", "") or str(uuid4())
    try:
        row = start_comparison(visit.db, visit.studio, visit.account, card.id, comparison_id, wanted)
    except BadInputError as error:
        return _compare_page(visit, card, sent.ticked, sent.typed, {"": error.sentence})
    return lead_back("", addresses.comparison(row.id), "comparar")


def _wanted(sent: Asked) -> Wanted:
    """What the form asks for. Raises BadInputError for steps that are none."""
    pairs = [value.rpartition(":") for value in sent.ticked]
    columns = tuple(Column(training, int(epoch)) for training, _joint, epoch in pairs if epoch.isdecimal())
    return Wanted(
        columns,
        scenes=_number(sent.typed.get("escenas", ""), 2, MOST_SCENES),
        seeds=tuple(range(1, _number(sent.typed.get("veces", ""), 1, MOST_SEEDS) + 1)),
        steps=_steps(sent.typed.get("pasos", "")),
    )


def _number(typed: str, usual: int, most: int) -> int:
    return min(max(1, int(typed)), most) if typed.isdecimal() else usual


def _steps(typed: str) -> tuple[int, ...]:
    parts = typed.replace(",", " ").split()
    if not all(part.isdecimal() and 1 <= int(part) <= MOST_STEPS for part in parts):
        raise BadInputError(_("Escriba números de 1 a %d, separados por comas: 4, 6, 8.") % MOST_STEPS)
    return tuple(dict.fromkeys(int(part) for part in parts))


@router.get("/comparaciones/{comparison_id}")
def show_comparison(visit: SignedIn, comparison_id: str) -> Response:
    """The trainings side by side."""
    row, card = comparison_for(visit.db, visit.account, comparison_id)
    patient = patient_for(visit.db, visit.account, card.patient_id)
    trainings = {one.id: one for one in trainings_of(visit.db, card.id)}
    here = addresses.comparison(row.id)
    view = SideBySideView(
        frame=frame(visit, _("Comparación: %s") % card.name, patient, here="cards", at=here),
        name=card.name,
        address=here,
        compare_address=addresses.card(card.id, "comparar"),
        state=state_words(row),
        problem=row.problem or "",
        running=is_running(row),
        now=comparison_now(row),
        waits=_waits(visit, row),
        stamp=_stamp(visit.db, row),
        scenes=compared_scenes(row, trainings),
        epochs=compared_epochs(row, trainings),
    )
    return page(view)


def _waits(visit: Visit, row: TrainingComparison) -> str:
    if row.state != "waiting":
        return ""
    wait = wait_of(visit.db, visit.studio.files, visit.studio.settings, "comparison", row.id)
    return "" if wait is None else wait_words(wait)


def _stamp(db: Session, row: TrainingComparison) -> str:
    """What changes with all that the page says beside the progress."""
    before = count_before(waiting_work(db), "comparison", row.id) if row.state == "waiting" else 0
    return f"{row.state}-{len(row.pictures)}-{before}"


@router.get("/comparaciones/{comparison_id}/imagenes/{number}")
def show_picture(visit: SignedIn, comparison_id: str, number: int) -> Response:
    """One finished picture."""
    row, _card = comparison_for(visit.db, visit.account, comparison_id)
    shown = shown_of(row)
    if not 0 <= number < len(shown):
        raise NotFoundError
    folder = comparison_folder(visit.studio.settings, row.id) / _PICTURES
    return stored((folder / shown[number].file).read_bytes, PNG, AN_HOUR)


@router.get("/comparaciones/{comparison_id}/progreso")
async def stream_comparison(request: Request, comparison_id: str, sello: str = "") -> Response:
    """The progress as HTML; the event "cambio" with each finished picture, "fin" at the end."""
    engine = studio_of(request).engine
    await checked(request, lambda db, account: comparison_for(db, account, comparison_id))
    return followed_by(
        changes(lambda: _look(engine, comparison_id), lambda _seen: True),
        lambda seen, nowhere: TrainingNowView(nowhere, seen.now),
        lambda seen: seen.stamp,
        sello,
    )


@dataclass(frozen=True)
class _Seen:
    now: LearningNow
    stamp: str


def _look(engine: Engine, comparison_id: str) -> _Seen | None:
    """A comparison that goes on."""
    with session(engine) as db:
        row = db.get(TrainingComparison, comparison_id)
        if row is None or not is_running(row):
            return None
        return _Seen(comparison_now(row), _stamp(db, row))


@router.post("/comparaciones/{comparison_id}/parar")
def stop(visit: SignedIn, comparison_id: str) -> Response:
    """Stop painting; finished pictures stay."""
    row = cancel_comparison(visit.db, visit.account, comparison_id)
    return lead_back("", addresses.comparison(row.id), "comparar-parado")


@router.post("/comparaciones/{comparison_id}/borrar")
def erase(visit: SignedIn, comparison_id: str) -> Response:
    """Delete the comparison's pictures; what was learned stays."""
    card = remove_comparison(visit.db, visit.studio, visit.account, comparison_id)
    return lead_back("", addresses.card(card.id, "comparar"), "comparar-borrado")


@router.post("/comparaciones/{comparison_id}/elegir/{training_id}")
def choose(visit: SignedIn, comparison_id: str, training_id: str, etapa: Annotated[int, Form()]) -> Response:
    """Put an epoch's weights on the card, from where it was looked at."""
    row, _card = comparison_for(visit.db, visit.account, comparison_id)
    choose_epoch(visit.db, visit.studio, visit.account, training_id, etapa)
    return lead_back("", addresses.comparison(row.id), "aprendido")
