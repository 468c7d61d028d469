"""The talk: the therapist's screen and the person's, telling, and the end of a sitting."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Annotated, Final
from uuid import uuid4

from fastapi import APIRouter, Form, Query, Response

from narrative.mood import read_mood
from server.care_views import Asking
from server.errors import NotFoundError, NotReadyError
from server.interviews import end_interview, make_page, open_interview, tell, utterances
from server.jobs import ACTIVE_STATES
from server.patients import patient_for
from server.recordings import accept
from server.records import Interview, Memory, Page, PatientRecord, Utterance
from server.routes import addresses
from server.routes.answers import block, frame, lead_back, page, refreshed
from server.routes.asking_panels import asking_of, care_of
from server.routes.panels import made_address, page_panel, shown_picture
from server.routes.visit import SignedIn, Visit
from server.routes.voice_panels import voice_control, voice_settings
from server.texts import gettext as _
from server.views import Conversation, InterviewView, Notice, PersonView, Turn
from server.watching import pages_of_interview, stamp

router = APIRouter()

LONGEST: Final = 60_000  # characters of one turn; what is longer than a memory may be is told so, not cut


def _turn(turn: Utterance, patient: PatientRecord, made: Page | None, chosen: str | None) -> Turn:
    """A turn as it is shown; for staff, ``chosen`` being the page shown beside, with its ways."""
    page_address = make_address = ""
    if chosen is not None and turn.memory_id and turn.speaker == "teller":
        talk = addresses.interview(patient.id)
        page_address = f"{addresses.with_query(talk, pagina=made.id)}#page-panel" if made else ""
        make_address = "" if made else f"/recuerdos/{turn.memory_id}/pagina"
    told = turn.speaker == "teller"
    return Turn(
        id=turn.id,
        speaker="teller" if told else "evoca",
        name=patient.name.split()[0] if told else "Evoca",
        text=turn.text,
        page_address=page_address,
        make_address=make_address,
        chosen=told and made is not None and made.id == chosen,
    )


def _thanks(asking: Asking) -> Turn:
    """Said after a telling that nothing else answers."""
    words = (
        _("Gracias por contarlo.")
        if asking.quiet
        else _("Gracias por contarlo. ¿Qué más le viene a la cabeza?")
    )
    return Turn("thanks", "evoca", "Evoca", words)


def _is_to_be_thanked(last: Utterance, made: Mapping[str, Page]) -> bool:
    """Whether the last turn is a telling that nothing answers: neither there yet nor to come."""
    return last.speaker == "teller" and last.memory_id in made and read_mood(last.text) is None


def _shown(said: Sequence[Utterance]) -> list[Utterance]:
    """The turns without the questions that another one took the place of."""
    replaced = {
        turn.id for turn, after in pairwise(said) if turn.kind == "question" and after.speaker == "evoca"
    }
    return [turn for turn in said if turn.id not in replaced]


def _conversation(
    visit: Visit,
    patient: PatientRecord,
    interview: Interview,
    *,
    tell_address: str,
    refresh_address: str,
    chosen: str | None = None,
) -> Conversation:
    # Taken before what is shown is read: a change between the two is news to the stream.
    now = stamp(visit.db, interview.id)
    made = pages_of_interview(visit.db, interview.id)
    said = _shown(utterances(visit.db, interview.id))
    asking = asking_of(visit, interview, refresh_address)
    care = care_of(visit, interview, said, made, refresh_address) if chosen is not None else None
    turns = [_turn(turn, patient, made.get(turn.memory_id or ""), chosen) for turn in said]
    if care is not None:  # its way to a page stands with the others
        turns = [
            replace(one, make_address="") if one.make_address == care.make_address else one for one in turns
        ]
    opening = Turn("hello", "evoca", "Evoca", _("Cuando quiera. ¿De qué le apetece hablar hoy?"))
    closing = (_thanks(asking),) if said and _is_to_be_thanked(said[-1], made) else ()
    return Conversation(
        turns=(opening, *turns, *closing),
        tell_address=tell_address,
        utterance_id=str(uuid4()),
        draft_key=f"{visit.account.id}.{patient.id}",
        stamp=now,
        live_address=addresses.with_query(f"/charlas/{interview.id}/vivo", sello=now),
        refresh_address=refresh_address,
        ready=visit.studio.ready,
        longest=LONGEST,
        voice=voice_control(visit, patient, interview),
        asking=asking,
        care=care,
    )


def _latest(db_pages: dict[str, Page]) -> Page | None:
    living = [one for one in db_pages.values() if one.status != "withdrawn"]
    return living[-1] if living else None


def interview_view(
    visit: Visit, patient_id: str, chosen_id: str = "", done: Notice | None = None
) -> InterviewView:
    """The therapist's screen, with the chosen page of this talk or its latest."""
    visit.staff_only()
    patient = patient_for(visit.db, visit.account, patient_id)
    interview = open_interview(visit.db, visit.account, patient.id)
    made = pages_of_interview(visit.db, interview.id)
    by_id = {one.id: one for one in made.values()}
    chosen = by_id.get(chosen_id) or _latest(made)
    here = addresses.interview(patient.id)
    back = addresses.with_query(here, pagina=chosen.id) if chosen else here
    return InterviewView(
        frame=frame(visit, _("Charla con %s") % patient.name, patient, here="talk", at=back, done=done),
        patient_name=patient.name,
        conversation=_conversation(
            visit,
            patient,
            interview,
            tell_address=here,
            # The latest page, unless this one was asked for: then a refresh asks for it again.
            refresh_address=back if chosen_id else here,
            chosen=chosen.id if chosen else "",
        ),
        panel=page_panel(visit, chosen.id, back) if chosen else None,
        person_address=addresses.person(patient.id),
        end_address=f"{here}/terminar",
        voice_settings=voice_settings(visit, patient),
        sittings_address=addresses.sittings(patient.id),
        topics_address=addresses.topics(patient.id),
        workshop_address=addresses.workshop(patient.id),
        forms_address=addresses.forms_of_address(patient.id),
        familiar=patient.familiar,
    )


def person_view(visit: Visit, patient_id: str) -> PersonView:
    """The talk and the picture, for the person alone."""
    visit.staff_or_patient()
    patient = patient_for(visit.db, visit.account, patient_id)
    interview = open_interview(visit.db, visit.account, patient.id)
    latest = _latest(pages_of_interview(visit.db, interview.id))
    here = addresses.person(patient.id)
    return PersonView(
        frame=frame(visit, _("Cuénteme"), patient, here="talk", at=here, for_person=True),
        conversation=_conversation(visit, patient, interview, tell_address=here, refresh_address=here),
        picture=shown_picture(visit, latest) if latest else None,
        picture_coming=latest is not None and latest.state in ACTIVE_STATES,
        made_address=made_address(visit, latest) if latest else "",
    )


@router.get("/personas/{patient_id}/charla")
def show_interview(visit: SignedIn, patient_id: str, pagina: str = Query(default="")) -> Response:
    """The therapist's screen; its inside alone when htmx asks."""
    view = interview_view(visit, patient_id, pagina)
    return refreshed(view, "interview") if visit.wants_fragment else page(view)


@router.get("/personas/{patient_id}/contar")
def show_person(visit: SignedIn, patient_id: str) -> Response:
    """The person's screen; its inside alone when htmx asks."""
    view = person_view(visit, patient_id)
    return refreshed(view, "interview") if visit.wants_fragment else page(view)


def _tell(visit: Visit, patient_id: str, turn_id: str, text: str, recordings: str) -> None:
    """Tell ``text``; ``recordings`` are the ids of those whose words are in it, with commas between."""
    visit.staff_or_patient()
    patient = patient_for(visit.db, visit.account, patient_id)
    interview = open_interview(visit.db, visit.account, patient.id)
    turn_id = turn_id or str(uuid4())
    spoken = [one for one in recordings.split(",") if one]
    try:
        tell(visit.db, visit.studio, visit.account, interview.id, turn_id, text)
    except NotReadyError:  # the turn is kept all the same
        accept(visit.db, visit.studio.voices, visit.account, spoken, turn_id, understood=False)
        raise
    accept(visit.db, visit.studio.voices, visit.account, spoken, turn_id, understood=True)


@router.post("/personas/{patient_id}/charla")
def tell_in_interview(
    visit: SignedIn,
    patient_id: str,
    turno: Annotated[str, Form()] = "",
    texto: Annotated[str, Form()] = "",
    grabaciones: Annotated[str, Form()] = "",
) -> Response:
    """Tell, from the therapist's screen."""
    visit.staff_only()
    _tell(visit, patient_id, turno, texto, grabaciones)
    if visit.wants_fragment:
        return block(interview_view(visit, patient_id), "interview")
    return lead_back("", addresses.interview(patient_id))


@router.post("/personas/{patient_id}/contar")
def tell_as_person(
    visit: SignedIn,
    patient_id: str,
    turno: Annotated[str, Form()] = "",
    texto: Annotated[str, Form()] = "",
    grabaciones: Annotated[str, Form()] = "",
) -> Response:
    """Tell, from the person's screen."""
    _tell(visit, patient_id, turno, texto, grabaciones)
    if visit.wants_fragment:
        return block(person_view(visit, patient_id), "interview")
    return lead_back("", addresses.person(patient_id))


@router.post("/recuerdos/{memory_id}/pagina")
def make_page_of_memory(visit: SignedIn, memory_id: str) -> Response:
    """Make the page of a memory that waited for the therapist's word."""
    visit.staff_only()
    memory = visit.db.get(Memory, memory_id)
    if memory is None:
        raise NotFoundError
    patient = patient_for(visit.db, visit.account, memory.patient_id)
    made = make_page(visit.db, visit.studio, visit.account, memory_id)
    if visit.wants_fragment:
        return block(interview_view(visit, patient.id, made.id), "interview")
    return lead_back("", addresses.with_query(addresses.interview(patient.id), pagina=made.id))


@router.post("/personas/{patient_id}/charla/terminar")
def end(visit: SignedIn, patient_id: str) -> Response:
    """End today's sitting; everything stays, and the next talk starts fresh."""
    visit.staff_only()
    patient = patient_for(visit.db, visit.account, patient_id)
    interview = open_interview(visit.db, visit.account, patient.id)
    end_interview(visit.db, visit.account, interview.id)
    return lead_back("", addresses.sitting(interview.id), "terminada")
