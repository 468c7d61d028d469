"""What the talk's pages show of Evoca's questions, and of a memory that waits for the therapist's word."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from server.asking import may_ask, open_question
from server.care_views import Asking, Care
from server.records import Interview, Memory, Page, Utterance
from server.routes import addresses
from server.routes.visit import Visit
from server.topics import is_left_alone


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


def care_of(
    visit: Visit, interview: Interview, said: Sequence[Utterance], made: Mapping[str, Page], back: str
) -> Care | None:
    """The ways on when what was told last is a memory without a page."""
    told = next((turn for turn in reversed(said) if turn.speaker == "teller"), None)
    if told is None or told.memory_id is None or told.memory_id in made:
        return None
    memory = visit.db.get_one(Memory, told.memory_id)
    held = is_left_alone(visit.db, memory.patient_id, memory.text)
    topics = addresses.with_query(addresses.topics(memory.patient_id), sobre=memory.id)
    return Care(
        make_address=f"/recuerdos/{memory.id}/pagina",
        topic_address="" if held else topics,
        onward_address=addresses.sitting(interview.id, "otra-cosa"),
        onward_id=str(uuid4()),
        back=back,
    )
