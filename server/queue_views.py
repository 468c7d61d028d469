"""What the pages of the queue receive."""

from dataclasses import dataclass
from typing import ClassVar

from server.views import Frame, Picture


@dataclass(frozen=True)
class QueuedWork:
    """One piece of work in the list. ``name`` is what was told or written, "" where the reader may not see
    whose it is or there is none. ``state`` and ``times`` are sentences; ``total`` is 0 while nothing is
    counted. ``address`` and ``stop_address`` are "" for what is not the reader's.
    """

    id: str
    sort: str
    name: str
    state: str
    times: tuple[str, ...]
    going_on: bool
    done: int = 0
    total: int = 0
    picture: Picture | None = None
    address: str = ""
    stop_address: str = ""


@dataclass(frozen=True)
class QueueView:
    """All that is being made and waits, first to last. ``stamp`` changes with it."""

    template: ClassVar[str] = "queue.html"
    frame: Frame
    work: tuple[QueuedWork, ...]
    queue_address: str
    live_address: str
    stamp: str
    begin_address: str


@dataclass(frozen=True)
class StopView:
    """Asks whether a piece of work is to be stopped, and says what of it stays."""

    template: ClassVar[str] = "queue_stop.html"
    frame: Frame
    work: QueuedWork
    stays: str
    back_address: str


QUEUE_VIEWS: tuple[type, ...] = (QueueView, StopView)
