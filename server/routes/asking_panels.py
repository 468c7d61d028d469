"""What the talk's pages show of Evoca's questions, and of a memory that waits for the therapist's word."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from server.asking import may_ask, open_question
from server.care_views import Asking, Care
from server.errors import NotReadyError
from server.records import Interview, Memory, Page, Utterance
from server.routes import addresses
from server.routes.visit import Visit
from server.topics import is_left_alone, proposed_words


def asking_of(visit: Visit, interview: Interview, back: str) -> Asking:
    """Whether and what is asked now."""
    question = open_question(visit.db, interview.id)
    return Asking(
        quiet=not may_ask(visit.db, interview.id),
        question=question.id if question else "",
        another_address=addresses.sitting(interview.id, "pregunta"),
        turn_address=addresses.sitting(interview.id, "preguntas"),
        pass_address=addresses.sitting(interview.id, "pasar"),
        turn_id=str(uuid4()),
        back=back,
    )


def last_waiting(said: Sequence[Utterance], made: Mapping[str, Page]) -> Utterance | None:
    """The last told turn whose memory has no page."""
    told = (turn for turn in reversed(said) if turn.speaker == "teller" and turn.memory_id)
    return next((turn for turn in told if turn.memory_id not in made), None)


def care_of(
    visit: Visit, interview: Interview, turn: Utterance, last: Sequence[Utterance], back: str
) -> Care:
    """The ways on from a memory that has no page; ``last`` are the last turns of the talk."""
    memory = visit.db.get_one(Memory, turn.memory_id)
    held = is_left_alone(visit.db, memory.patient_id, memory.text)
    return Care(
        make_address=f"/recuerdos/{memory.id}/pagina",
        topic_address="" if held else addresses.topics(memory.patient_id),
        topic_id=str(uuid4()),
        topic_words="" if held else _words(visit, memory),
        onward_address=addresses.sitting(interview.id, "otra-cosa") if turn in last else "",
        onward_id=str(uuid4()),
        back=back,
    )


def _words(visit: Visit, memory: Memory) -> str:
    try:
        return proposed_words(visit.db, visit.studio, memory)
    except NotReadyError:
        return ""
