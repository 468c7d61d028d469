"""Whose turn it is to paint: one at a time in a process, and whoever matters more goes first.

A page of the book goes before everything. What matters less is asked between two of its steps whether
it is to give way; its unfinished picture is then begun anew afterwards. A training lets others paint between
two of its steps, and goes on where it was.
"""

import threading
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

PAGES: Final = 0
FRAMES: Final = 1
BATCHES: Final = 2
LEARNING: Final = 3


class Turns:
    """The one place at the easel. Ranks are PAGES, FRAMES, BATCHES and LEARNING; the lowest goes first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: Counter[int] = Counter()
        self._taken = False

    @contextmanager
    def take(self, rank: int) -> Generator[None]:
        """Waits until the place is free and nobody of a lower rank wants it, and holds it."""
        with self._changed:
            self._waiting[rank] += 1
            try:
                self._changed.wait_for(lambda: not self._taken and not self._is_wanted_before(rank))
                self._taken = True
            finally:
                self._waiting[rank] -= 1
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self._changed.notify_all()

    def is_wanted_before(self, rank: int) -> bool:
        """Whether someone who goes before ``rank`` waits."""
        with self._changed:
            return self._is_wanted_before(rank)

    def _is_wanted_before(self, rank: int) -> bool:
        return any(count > 0 and other < rank for other, count in self._waiting.items())
