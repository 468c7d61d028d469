"""Ctrl-C in a long command: the first one ends it after its present step, the second at once."""

import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def followed(steps: Generator[S, None, T], say: Callable[[S], None]) -> T | None:
    """The result of a long work, told step by step; None where Ctrl-C was pressed: then it is closed."""
    with asked_to_stop() as asked:
        try:
            while not asked:
                say(next(steps))
        except StopIteration as end:
            return end.value
        steps.close()
    return None


@contextmanager
def asked_to_stop() -> Generator[list[int]]:
    """A list that fills when Ctrl-C is pressed for the first time; the second raises KeyboardInterrupt."""
    asked: list[int] = []
    if current_thread() is not main_thread():
        yield asked
        return

    def noted(number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        print("Termino este paso y guardo…", flush=True)

    before = signal.signal(signal.SIGINT, noted)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
