"""The line where pictures wait to be made: durable, in a database of its own.

The web process puts work in by name; only the worker process runs it.
"""

import logging
from dataclasses import dataclass
from typing import Any, Final, cast

from dbos import DBOS, DBOSClient
from sqlalchemy.exc import DBAPIError

from server.database import cannot_open
from server.errors import StartError
from server.settings import Settings

QUEUE: Final = "pictures"
FRAMES_QUEUE: Final = "frames"
BATCH_QUEUE: Final = "batches"
PRINT_QUEUE: Final = "prints"
LEARNING_QUEUE: Final = "learning"
REPAIR_QUEUE: Final = "repairs"
MAKE_PAGE: Final = "make_page"
MAKE_FRAMES: Final = "make_frames"
MAKE_BATCH: Final = "make_batch"
MAKE_PRINT: Final = "make_print"
LEARN_CARD: Final = "learn_card"
COMPARE_TRAININGS: Final = "compare_trainings"
MAKE_REPAIR: Final = "make_repair"
WAITING: Final = ("ENQUEUED", "PENDING")  # DBOS's words
# Pinned, since a version that follows the code would leave work of before an upgrade lying.
APPLICATION_VERSION: Final = "1"

ACTIVE_STATES: Final = ("waiting", "understanding", "sketching", "painting")


def job_id(page_id: str, revision: int) -> str:
    """The name of the making of one revision of a page; the same name is never run twice."""
    return f"{page_id}-{revision}"


def frames_job_id(page_id: str, revision: int, attempt: int) -> str:
    """The name of the making of the frames of one revision of a page."""
    return f"{page_id}-{revision}-frames-{attempt}"


def batch_job_id(batch_id: str) -> str:
    """The name of the making of one batch of candidates."""
    return f"{batch_id}-batch"


def learning_job_id(training_id: str, attempt: int) -> str:
    """The name of one attempt of a training."""
    return f"{training_id}-learning-{attempt}"


def repair_job_id(repair_id: str) -> str:
    """The name of the making of one repair's candidates."""
    return f"{repair_id}-repair"


def comparison_job_id(comparison_id: str) -> str:
    """The name of the painting of one comparison of trainings."""
    return f"{comparison_id}-comparison"


def print_job_id(turn: str) -> str:
    """The name of the making of one picture for print, asked for by a form of this id."""
    return f"{turn}-print"


@dataclass(frozen=True)
class PrintJob:
    """A picture for print that waits or is being made; fields as of ``server.prints.Printable``. ``turn``
    is the id of the form that asked, ``asked`` when, in seconds since 1970.
    """

    turn: str
    owner: str
    kind: str
    asked: float
    going_on: bool


class JobQueue:
    """The web's end of the line."""

    def __init__(self, client: DBOSClient) -> None:
        self._client = client

    @classmethod
    def open(cls, settings: Settings) -> "JobQueue":
        """The queue of these settings; its database is made when it is not there. Raises StartError."""
        logging.getLogger("dbos").setLevel(settings.log_level)
        try:
            DBOS.migrate(settings.jobs)
            return cls(DBOSClient(system_database_url=settings.jobs))
        except DBAPIError as error:
            raise StartError(cannot_open(settings.jobs, error)) from error

    def put(self, page_id: str, revision: int) -> None:
        """Asks for the making of a revision; asking again for the same one changes nothing."""
        self._put(QUEUE, MAKE_PAGE, job_id(page_id, revision), page_id, revision)

    def put_frames(self, page_id: str, revision: int, attempt: int) -> None:
        """Asks for the frames that show how a page's picture was made; the same attempt twice is once."""
        self._put(FRAMES_QUEUE, MAKE_FRAMES, frames_job_id(page_id, revision, attempt), page_id, revision)

    def put_batch(self, batch_id: str) -> None:
        """Asks for a batch of candidates; twice is once."""
        self._put(BATCH_QUEUE, MAKE_BATCH, batch_job_id(batch_id), batch_id)

    def put_repair(self, repair_id: str) -> None:
        """Asks for the candidates of a page's repair; twice is once."""
        self._put(REPAIR_QUEUE, MAKE_REPAIR, repair_job_id(repair_id), repair_id)

    def put_comparison(self, comparison_id: str) -> None:
        """Asks for a comparison of trainings, in the line of the batches; twice is once."""
        self._put(BATCH_QUEUE, COMPARE_TRAININGS, comparison_job_id(comparison_id), comparison_id)

    def put_learning(self, training_id: str, attempt: int) -> None:
        """Asks for a training to be gone on with; the same attempt twice is once."""
        job = learning_job_id(training_id, attempt)
        self._put(LEARNING_QUEUE, LEARN_CARD, job, training_id)

    def put_print(self, turn: str, owner: str, number: int, kind: str, locale: str) -> None:
        """Asks for a picture in the size of print (``server.prints.Printable``); a turn twice is once."""
        self._put(PRINT_QUEUE, MAKE_PRINT, print_job_id(turn), owner, number, kind, locale)

    def prints(self) -> tuple[PrintJob, ...]:
        """The pictures for print that are not finished, in the order they were asked for."""
        found = self._client.list_workflows(queue_name=PRINT_QUEUE, status=list(WAITING), load_output=False)
        return tuple(_print_job(each) for each in cast(list[Any], found) if each.input)

    def status(self, page_id: str, revision: int) -> str | None:
        """DBOS's word for where this making is ("ENQUEUED", "PENDING", "SUCCESS", "ERROR", …), or None."""
        return self.status_of(job_id(page_id, revision))

    def status_of(self, job: str) -> str | None:
        """DBOS's word for where the job of this name is, or None when it was never asked for."""
        found = cast(list[Any], self._client.list_workflows(workflow_ids=[job]))
        return str(found[0].status) if found else None

    def _put(self, queue: str, workflow: str, job: str, *values: Any) -> None:
        self._client.enqueue(
            {
                "queue_name": queue,
                "workflow_name": workflow,
                "workflow_id": job,
                "app_version": APPLICATION_VERSION,
            },
            *values,
        )

    def close(self) -> None:
        """Lets go of the database."""
        self._client.destroy()


def _print_job(found: Any) -> PrintJob:
    owner, _number, kind, _locale = found.input["args"]
    turn = str(found.workflow_id).removesuffix("-print")
    return PrintJob(turn, owner, kind, float(found.created_at) / 1000, found.status == "PENDING")
