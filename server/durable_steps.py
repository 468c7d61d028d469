"""A step of durable work: done once, its small result remembered, its errors in our own words."""

import logging
from collections.abc import Callable
from typing import Any, Final

from dbos import DBOS

from server.errors import BadInputError, EvocaError

MOST_RECOVERIES: Final = 25  # work that kills its worker this often is given up
_log = logging.getLogger(__name__)


class StoppedError(EvocaError):
    """The work was cancelled or replaced by newer work; nothing is wrong."""

    def __init__(self, sentence: str = "La imagen se ha detenido.") -> None:
        super().__init__(sentence)


class MakingError(EvocaError):
    """It could not be made; the sentence goes onto the page."""


def durable_step(
    name: str, job: str, sentence: Callable[[BaseException], str], work: Callable[..., Any], *given: Any
) -> Any:
    """What ``work(*given)`` gives, as step ``name`` of ``job`` (an id for the log, never a person's name).

    Raises EvocaError: MakingError with the ``sentence`` of an error that is none of ours.
    """

    def told() -> Any:
        _log.info("began %s of %s", name, job)
        try:
            result = work(*given)
        except BadInputError as error:
            raise MakingError(error.sentence) from error
        except EvocaError:
            raise
        except Exception as error:
            _log.exception("%s of %s failed", name, job)
            raise MakingError(sentence(error)) from error
        _log.info("ended %s of %s", name, job)
        return result

    return DBOS.run_step({"name": name}, told)
