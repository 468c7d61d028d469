"""The plan of a picture: what was understood, the script, where everyone stands, seeds and times.

It is kept as a JSON file beside the pictures, so the process that paints needs nothing of the
process that understood.
"""

from dataclasses import dataclass, field
from typing import Final

from pydantic import TypeAdapter

from imaging.request import Layout
from narrative.scene import Scene
from narrative.script import Script


@dataclass(frozen=True)
class RepaintNote:
    """How one subject was painted again: the box in pixels (left, top, right, bottom) and its seed."""

    key: str
    box: tuple[int, int, int, int]
    seed: int
    strength: float


@dataclass(frozen=True)
class Plan:
    """Everything that made a picture. A part is None until its step is done.

    ``seconds`` maps a step ("understand", "script", "sketch", "base", a subject's key) to its time.
    """

    seed: int
    model: str
    style: str
    size: int
    steps: int
    scene: Scene | None = None
    script: Script | None = None
    layout: Layout | None = None
    repaints: tuple[RepaintNote, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


_PLAN: Final = TypeAdapter(Plan)


def plan_to_json(plan: Plan) -> bytes:
    """The plan as indented UTF-8 JSON."""
    return _PLAN.dump_json(plan, indent=1)


def plan_from_json(data: bytes) -> Plan:
    """The plan of such a file; raises ValueError when it is none."""
    return _PLAN.validate_json(data)
