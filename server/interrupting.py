"""Ctrl-C in a long command: the first one ends it after its present step, the second at once."""

import signal
from collections.abc import Generator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType


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
