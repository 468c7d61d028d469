"""When the steps of one candidate ended, and that it gave way to whoever goes before."""

import time
from dataclasses import dataclass, field
from typing import Final

_SOON: Final = 1  # steps after which the pace of a candidate is known well enough


class GaveWayError(Exception):
    """Someone who goes before wants to paint."""


@dataclass
class StepTimes:
    """When a candidate was begun and when its steps ended, in seconds of a clock that only runs forward."""

    began: float = field(default_factory=time.monotonic)
    ends: list[float] = field(default_factory=list[float])

    def note(self) -> None:
        """A step has ended."""
        self.ends.append(time.monotonic())

    @property
    def seconds(self) -> float:
        """How long it has taken until now."""
        return time.monotonic() - self.began

    @property
    def besides(self) -> float:
        """How much of it was no step: loading, the picture made of the last step, writing."""
        return max(0.0, self.seconds - self.step_seconds * len(self.ends))

    @property
    def step_seconds(self) -> float:
        """The mean time of a step; of the first alone nothing is known, since it holds the beginning."""
        if len(self.ends) <= _SOON:
            return 0.0
        return (self.ends[-1] - self.ends[0]) / (len(self.ends) - 1)
