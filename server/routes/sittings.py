"""The record of sittings: the list, one of them, what was felt, and notes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from uuid import uuid4

from babel.dates import format_date, format_time
from fastapi import APIRouter, Form, Response

from server.moments import on_the_clock
from server.one_page import on_paper
from server.patients import patient_for
from server.routes import addresses
from server.routes.answers import block, frame, lead_back, notice, page
from server.routes.panels import state_words
from server.routes.visit import SignedIn, Visit
from server.sitting_views import (
    FeltChoice,
    NoteLine,
    SaidLine,
    SittingCard,
    SittingsView,
    SittingView,
    ToldLine,
)
from server.sittings import (
    FELT,
    LONGEST_NOTE,
    Sitting,
    SittingLine,
    ToldMemory,
    add_note,
    remove_note,
    restore_note,
    set_felt,
    sitting_of,
    sittings_of,
)
from server.texts import DOT, current_locale, ngettext
from server.texts import gettext as _
from server.views import Notice, Picture

router = APIRouter()


def _felt_labels() -> Mapping[str, str]:
    return {
        "joy": _("Alegría"),
        "calm": _("Calma"),
        "tenderness": _("Cariño"),
        "pride": _("Orgullo"),
        "nostalgia": _("Nostalgia"),
        "moved": _("Emoción"),
        "sadness": _("Tristeza"),
        "worry": _("Inquietud"),
        "tiredness": _("Cansancio"),
        "eager": _("Ganas de hablar"),
        "quiet": _("Pocas palabras"),
    }


def _length(minutes: int) -> str:
    if minutes < 60:
        return ngettext("%(num)s minuto", "%(num)s minutos", minutes) % {"num": minutes}
    return _("%(hours)d h %(minutes)d min") % {"hours": minutes // 60, "minutes": minutes % 60}


def _day(at: datetime) -> str:
    locale = current_locale()
    local = on_the_clock(at)
    return f"{format_date(local, 'full', locale=locale)}, {format_time(local, 'short', locale=locale)}"


def _told_line(one: ToldMemory, paper: str | None) -> ToldLine:
    picture = None
    if one.page is not None and one.picture_path:
        picture = Picture(addresses.picture(one.picture_path), _("Dibujo de «%s»") % one.page.title)
    return ToldLine(
        words=one.words,
        paper=paper,
        title=one.page.title if one.page else "",
        state=_state(one),
        address=addresses.page(one.page.id) if one.page else "",
        picture=picture,
    )


def _state(one: ToldMemory) -> str:
    if one.page is None:
        return _("Sin dibujo")
    return _("En el libro") if one.page.status == "kept" else state_words(one.page)


def _sitting_view(visit: Visit, sitting: Sitting, done: Notice | None = None) -> SittingView:
    here = addresses.sitting(sitting.interview.id)
    words = [(" ".join(one.words), one.picture_path is not None) for one in sitting.told]
    notes = [note.text for note in sitting.notes]
    paper = on_paper(words, notes, sitting.besides, sitting.asked)
    labels = _felt_labels()
    over = sitting.interview.ended_at is not None
    return SittingView(
        frame=frame(
            visit, _("Charla con %s") % sitting.patient.name, sitting.patient, here="talk", at=here, done=done
        ),
        patient_name=sitting.patient.name,
        day=_day(sitting.began),
        length=_length(sitting.minutes),
        therapist=sitting.therapist,
        told=tuple(_told_line(one, each) for one, each in zip(sitting.told, paper.told, strict=True)),
        besides=tuple(SaidLine(text, n < paper.besides) for n, text in enumerate(sitting.besides)),
        asked=tuple(SaidLine(text, n < paper.asked) for n, text in enumerate(sitting.asked)),
        felt=tuple(FeltChoice(key, labels[key], key in sitting.felt) for key in FELT),
        notes=tuple(
            NoteLine(note.id, note.text, each, f"/apuntes/{note.id}/quitar")
            for note, each in zip(sitting.notes, paper.notes, strict=True)
        ),
        shortened=paper.shortened,
        felt_address=addresses.sitting(sitting.interview.id, "sentido"),
        note_address=addresses.sitting(sitting.interview.id, "apuntes"),
        note_id=str(uuid4()),
        draft_key=f"{visit.account.id}.{sitting.interview.id}.apunte",
        longest_note=LONGEST_NOTE,
        list_address=addresses.sittings(sitting.patient.id),
        drafts_address=addresses.drafts(sitting.patient.id),
        talk_address="" if over else addresses.interview(sitting.patient.id),
    )


def _answer(visit: Visit, interview_id: str, done: str, subject_id: str = "") -> Response:
    """The fresh record for htmx; otherwise back to it."""
    if visit.wants_fragment:
        sitting = sitting_of(visit.db, visit.account, interview_id)
        return block(_sitting_view(visit, sitting, notice(done, subject_id)), "sitting")
    return lead_back("", addresses.sitting(interview_id), done, subject_id)


def _card(line: SittingLine) -> SittingCard:
    memories = ngettext("%(num)s recuerdo", "%(num)s recuerdos", line.memories) % {"num": line.memories}
    first = line.first_words
    return SittingCard(
        day=_day(line.began),
        facts=f"{memories}{DOT}{_length(line.minutes)}",
        first_words=first if len(first) <= 140 else f"{first[:139].rstrip()}…",
        address=addresses.sitting(line.interview.id),
        going_on=line.interview.ended_at is None,
    )


@router.get("/personas/{patient_id}/charlas")
def show_sittings(visit: SignedIn, patient_id: str) -> Response:
    """The sittings, newest first."""
    visit.staff_only()
    patient = patient_for(visit.db, visit.account, patient_id)
    lines = sittings_of(visit.db, visit.account, patient.id)
    view = SittingsView(
        frame=frame(visit, _("Charlas con %s") % patient.name, patient, here="talk"),
        patient_name=patient.name,
        sittings=tuple(_card(line) for line in lines),
        interview_address=addresses.interview(patient.id),
    )
    return page(view)


@router.get("/charlas/{interview_id}/resumen")
def show_sitting(visit: SignedIn, interview_id: str) -> Response:
    """One sitting, ready to be printed."""
    visit.staff_only()
    return page(_sitting_view(visit, sitting_of(visit.db, visit.account, interview_id)))


@router.post("/charlas/{interview_id}/sentido")
def tick_felt(
    visit: SignedIn, interview_id: str, sentido: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Note what was felt."""
    visit.staff_only()
    set_felt(visit.db, visit.account, interview_id, sentido or ())
    return _answer(visit, interview_id, "sentido")


@router.post("/charlas/{interview_id}/apuntes")
def write_note(
    visit: SignedIn,
    interview_id: str,
    turno: Annotated[str, Form()] = "",
    texto: Annotated[str, Form()] = "",
) -> Response:
    """Keep a note."""
    visit.staff_only()
    add_note(visit.db, visit.account, interview_id, turno or str(uuid4()), texto)
    return _answer(visit, interview_id, "apunte")


@router.post("/apuntes/{note_id}/quitar")
def take_note_away(visit: SignedIn, note_id: str) -> Response:
    """Take a note away; the answer offers to bring it back."""
    visit.staff_only()
    note = remove_note(visit.db, visit.account, note_id)
    return _answer(visit, note.interview_id, "apunte-quitado", note.id)


@router.post("/apuntes/{note_id}/recuperar")
def bring_note_back(visit: SignedIn, note_id: str) -> Response:
    """Undo taking a note away."""
    visit.staff_only()
    note = restore_note(visit.db, visit.account, note_id)
    return _answer(visit, note.interview_id, "apunte-recuperado", note.id)
