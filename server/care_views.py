"""What a talk's page shows of Evoca's questions and of memories that wait for the therapist's word."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Care:
    """The ways on from a memory just told that has no page: make it, do not come back to it ("" when
    its topic is on the list already), or go on to something else.
    """

    make_address: str
    topic_address: str
    onward_address: str
    onward_id: str
    back: str


@dataclass(frozen=True)
class Asking:
    """Whether and what Evoca asks. ``question`` is the id of the open question's turn, "" for none;
    ``quiet`` says that it asks nothing more today. The addresses take POSTs: for another question, to
    turn questions on or off, and to leave the open one without an answer.
    """

    quiet: bool
    question: str
    another_address: str
    turn_address: str
    pass_address: str
    turn_id: str
    back: str
