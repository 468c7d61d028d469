"""The plan of a picture: what was understood, the script, where everyone stands, seeds and times.

It is kept as a JSON file beside the pictures, so the process that paints needs nothing of the
process that understood.
"""

from dataclasses import dataclass, field, replace
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
class RepairNote:
    """A repair by hand that is in the picture: its id, the box of what was marked in pixels (left, top,
    right, bottom), the words as understood and the model's, and how it was painted.
    """

    repair: str
    box: tuple[int, int, int, int]
    words: str
    prompt: str
    seed: int
    strength: float
    content: str


@dataclass(frozen=True)
class Repainted:
    """What a picture shows since it was repaired by hand: the page's own, with who came and who went.

    ``gone`` are the keys of those who were painted over and are in the scene still, as one of a group.
    """

    scene: Scene
    script: Script
    layout: Layout
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heads:
    """How many people and animals there are."""

    people: int
    animals: int


@dataclass(frozen=True)
class HeadCount(Heads):
    """How many were seen in a picture, and how many were told of."""

    told: Heads


@dataclass(frozen=True)
class TryNote:
    """One painting of one subject, as ``imaging.composing.Try`` without its mask. ``region`` is its box in
    pixels; ``head_count`` None where nobody could look.
    """

    number: int
    subject: str
    region: tuple[int, int, int, int]
    seed: int
    strength: float
    head_count: HeadCount | None
    likeness: dict[str, float]
    seconds: float
    kept: bool
    fault: str | None


CUT: Final = "cut"  # of a DoubtNote
UNSEEN: Final = "unseen"


@dataclass(frozen=True)
class DoubtNote:
    """A subject (or the whole picture, "") that is not good enough after all tries: "count" or "identity";
    "cut" where a repair left or brought only a part of somebody, "unseen" where who came can hardly be seen.
    """

    subject: str
    fault: str
    margin: float = 0.0


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
    repairs: tuple[RepairNote, ...] = ()
    tries: tuple[TryNote, ...] = ()
    doubts: tuple[DoubtNote, ...] = ()
    repainted: Repainted | None = None


_PLAN: Final = TypeAdapter(Plan)


def as_repainted(plan: Plan) -> Plan:
    """The plan with what its picture shows since the repairs by hand."""
    now = plan.repainted
    return plan if now is None else replace(plan, scene=now.scene, script=now.script, layout=now.layout)


def plan_to_json(plan: Plan) -> bytes:
    """The plan as indented UTF-8 JSON."""
    return _PLAN.dump_json(plan, indent=1)


def plan_from_json(data: bytes) -> Plan:
    """The plan of such a file; raises ValueError when it is none."""
    return _PLAN.validate_json(data)
