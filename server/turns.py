"""Whose turn it is to paint: one at a time in a process, and whoever matters more goes first.

A page of the book goes before everything, and of two people who wait for the same sort of work, whoever had
the place longer ago. What matters less is asked between two of its steps whether
it is to give way; its unfinished picture is then begun anew afterwards. A training lets others paint between
two of its steps, and goes on where it was.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Final

PAGES: Final = 0
REPAIRS: Final = 1
FRAMES: Final = 2
BATCHES: Final = 3
LEARNING: Final = 4


@dataclass(frozen=True)
class Asker:
    """Whose work it is (an account's id, or the patient's where nobody else asked) and when it was asked
    for, in seconds since 1970.
    """

    owner: str = ""
    asked: float = 0.0


@dataclass(frozen=True)
class _Wait:
    rank: int
    asker: Asker
    number: int


NOBODY: Final = Asker()


class Turns:
    """The one place at the easel. Ranks are PAGES, REPAIRS, FRAMES, BATCHES and LEARNING, first to last; of
    one rank the owner who had the place longest ago goes first, and of one owner what was asked first.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[_Wait] = []
        self._numbers = count(1)
        self._served: dict[tuple[int, str], int] = {}
        self._taken = False

    @contextmanager
    def take(self, rank: int, asker: Asker = NOBODY) -> Generator[None]:
        """Waits until the place is free and nobody goes before, and holds it."""
        with self._changed:
            wait = _Wait(rank, asker, next(self._numbers))
            self._waiting.append(wait)
            try:
                self._changed.wait_for(lambda: not self._taken and self._next() is wait)
                self._taken = True
                self._served[rank, asker.owner] = next(self._numbers)
            finally:
                self._waiting.remove(wait)
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self._changed.notify_all()

    def is_wanted_before(self, rank: int) -> bool:
        """Whether someone who goes before ``rank`` waits."""
        with self._changed:
            return any(wait.rank < rank for wait in self._waiting)

    def count_waiting(self) -> int:
        """How many wait for the place."""
        with self._changed:
            return len(self._waiting)

    def is_taken(self) -> bool:
        """Whether somebody is at the easel."""
        with self._changed:
            return self._taken

    def _next(self) -> _Wait:
        return min(
            self._waiting,
            key=lambda wait: (
                wait.rank,
                self._served.get((wait.rank, wait.asker.owner), 0),
                wait.asker.asked,
                wait.number,
            ),
        )
