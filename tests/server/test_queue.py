"""What waits: the order at the easel, fair between those who ask, and how long it will take."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from server.turns import BATCHES, LEARNING, PAGES, Asker, Turns
from server.waiting_work import Kind, Piece, in_order


class Easel:
    """People who wait at a Turns, and the order in which they got the place."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.order: list[str] = []
        self._threads: list[threading.Thread] = []

    @contextmanager
    def busy(self) -> Generator[None]:
        """Somebody paints while others come; then all of them get their turn."""
        with self.turns.take(PAGES):
            yield
            deadline = time.monotonic() + 20
            while self.turns.count_waiting() < len(self._threads) and time.monotonic() < deadline:
                time.sleep(0.01)
        for thread in self._threads:
            thread.join(20)

    def comes(self, name: str, rank: int, owner: str, asked: float, times: int = 1) -> None:
        def work() -> None:
            for number in range(times):
                with self.turns.take(rank, Asker(owner, asked)):
                    self.order.append(f"{name}{number + 1}" if times > 1 else name)
                    time.sleep(0.05)

        self._threads.append(threading.Thread(target=work))
        self._threads[-1].start()


def test_of_two_people_neither_waits_for_all_of_the_other() -> None:
    easel = Easel()
    with easel.busy():
        for number in (1, 2, 3):
            easel.comes(f"carmen {number}", PAGES, "carmen", float(number))
        easel.comes("pedro", PAGES, "pedro", 4.0)
    assert easel.order == ["carmen 1", "pedro", "carmen 2", "carmen 3"]


def test_of_one_person_what_was_asked_first_goes_first() -> None:
    easel = Easel()
    with easel.busy():
        for number in (3, 1, 2):
            easel.comes(str(number), PAGES, "carmen", float(number))
    assert easel.order == ["1", "2", "3"]


def test_pages_go_before_everything_whoever_had_the_place() -> None:
    easel = Easel()
    with easel.busy():
        easel.comes("learning", LEARNING, "pedro", 1.0)
        easel.comes("batch", BATCHES, "pedro", 2.0)
        easel.comes("page 1", PAGES, "carmen", 3.0)
        easel.comes("page 2", PAGES, "carmen", 4.0)
    assert easel.order == ["page 1", "page 2", "batch", "learning"]


def test_the_candidates_of_two_batches_take_turns() -> None:
    easel = Easel()
    with easel.busy():
        easel.comes("a", BATCHES, "carmen", 1.0, times=3)
        easel.comes("b", BATCHES, "pedro", 2.0, times=3)
    assert easel.order == ["a1", "b1", "a2", "b2", "a3", "b3"]


def test_an_error_at_the_easel_leaves_the_place_free() -> None:
    turns = Turns()
    try:
        with turns.take(PAGES):
            raise RuntimeError
    except RuntimeError:
        pass
    assert not turns.is_taken()
    with turns.take(PAGES, Asker("pedro")):
        assert turns.is_taken()


def piece(kind: Kind, name: str, owner: str, asked: float, *, going_on: bool = False) -> Piece:
    return Piece(kind, name, owner, Asker(owner, asked), going_on)


def test_the_list_is_in_the_order_of_the_easel() -> None:
    listed = in_order(
        [
            piece("training", "lesson", "carmen", 0.0, going_on=True),
            piece("batch", "batch 1", "carmen", 1.0, going_on=True),
            piece("batch", "batch 2", "carmen", 2.0),
            piece("batch", "batch 3", "pedro", 3.0),
            piece("page", "page 1", "carmen", 4.0, going_on=True),
            piece("page", "page 2", "carmen", 5.0),
            piece("page", "page 3", "carmen", 6.0),
            piece("page", "page 4", "pedro", 7.0),
            piece("repair", "repair", "pedro", 8.0),
        ]
    )
    assert [each.id for each in listed] == [
        "page 1", "page 4", "page 2", "page 3", "repair", "batch 1", "batch 3", "batch 2", "lesson"
    ]  # fmt: skip


def test_the_list_says_what_the_easel_does() -> None:
    """The same pieces, asked of the rows and of the easel itself, come in the same order."""
    waiting = [
        ("p1", PAGES, "carmen", 1.0),
        ("p2", PAGES, "carmen", 2.0),
        ("p3", PAGES, "rosa", 3.0),
        ("p4", PAGES, "pedro", 4.0),
        ("p5", PAGES, "rosa", 5.0),
        ("b1", BATCHES, "carmen", 0.0),
        ("b2", BATCHES, "pedro", 6.0),
    ]
    easel = Easel()
    with easel.busy():
        for name, rank, owner, asked in waiting:
            easel.comes(name, rank, owner, asked)
    listed = in_order(
        [
            piece("page" if rank == PAGES else "batch", name, owner, asked)
            for name, rank, owner, asked in waiting
        ]
    )
    assert [each.id for each in listed] == easel.order
