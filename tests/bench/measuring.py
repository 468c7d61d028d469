"""Values and arithmetic of a measurement: what was measured, against which yardstick."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """One number with the yardstick measured in the same run. ``ratio`` is value / yardstick."""

    name: str
    value: float
    unit: str
    yardstick: str
    yardstick_value: float
    aim: str = ""

    @property
    def ratio(self) -> float:
        """How many yardsticks long the value is."""
        return self.value / self.yardstick_value if self.yardstick_value else float("nan")


def median_seconds(work: Callable[[], object], *, rounds: int, warm_up: int = 1) -> float:
    """The median wall time of ``work`` over ``rounds`` calls, after ``warm_up`` calls."""
    for _ in range(warm_up):
        work()
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def table(measurements: list[Measurement]) -> str:
    """The measurements as a Markdown table."""
    lines = [
        "| what | measured | yardstick, same run | ratio | aim |",
        "|---|---|---|---|---|",
    ]
    for m in measurements:
        lines.append(
            f"| {m.name} | {m.value:.3g} {m.unit} | {m.yardstick}: {m.yardstick_value:.3g} {m.unit} "
            f"| {m.ratio:.2f} | {m.aim} |"
        )
    return "\n".join(lines)
