"""What composing is asked for and what it gives back: frozen values, and what it needs of a seer.

No torch comes with it, so that the process that answers pages can use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from imaging.request import Adapter, Mask, Pixels

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels
Numbers = npt.NDArray[np.floating[Any]]  # single precision; numpy's stubs often promise double
Way = Literal["together", "regional", "each", "regional_then_each"]
Fault = Literal["count", "identity"]


@dataclass(frozen=True)
class Seen:
    """How many figures are seen in a picture."""

    people: int
    animals: int


class Found(Protocol):
    """Where figures are seen, as fractions (x, y) of the picture: heads of people, middles of animals."""

    @property
    def people(self) -> tuple[tuple[float, float], ...]:
        """The heads of people."""
        ...

    @property
    def animals(self) -> tuple[tuple[float, float], ...]:
        """The middles of animals."""
        ...


class Seeing(Protocol):
    """Who sees what is in a picture: ``imaging.seeing``."""

    def find(self, pixels: Pixels) -> Found:
        """Where the people and animals of a picture are."""
        ...

    def count(self, pixels: Pixels) -> Seen:
        """The people and animals of a picture."""
        ...

    def vector(self, pixels: Pixels, mask: Mask) -> Numbers:
        """What the figure inside the mask looks like: a unit vector, float32 (n,)."""
        ...


@dataclass(frozen=True)
class References:
    """One subject's own pictures as vectors (k, n) of a ``Seeing``."""

    key: str
    vectors: Numbers


@dataclass(frozen=True)
class Composing:
    """How a page of several subjects is made, and what is asked of it.

    ``way``: all trained weights at once ("together"); each in its own region in one pass ("regional"); the
    page first and then each subject in its region ("each"); both ("regional_then_each"). A subject is
    painted ``tries`` times at most; it must be nearer to its own references than to any other's by
    ``margin``, as a share of how far those two are apart. ``around`` are weights of where it plays: the page
    is painted with them and nobody's region.
    """

    way: Way = "each"
    tries: int = 3
    margin: float = 0.1
    around: tuple[Adapter, ...] = ()


@dataclass(frozen=True)
class Try:
    """One painting of one subject. ``mask`` has the page's size: 0 where nothing was touched.

    ``seen`` is what a seer counted on the page after it, ``likeness`` how near the subject is to the
    references of each key (cosines). ``fault`` is what was wrong with it, if anything.
    """

    number: int
    key: str
    box: Box
    seed: int
    strength: float
    mask: Pixels
    seen: Seen | None
    likeness: Mapping[str, float]
    seconds: float
    kept: bool
    fault: Fault | None


@dataclass(frozen=True)
class Doubt:
    """A subject that is not good enough after all tries; "" as key: the whole picture.

    ``margin`` is how much nearer it is to its own references than to another's, below what is asked.
    """

    key: str
    fault: Fault
    margin: float = 0.0


@dataclass(frozen=True)
class Composition:
    """A finished page with how it came about; ``base`` is the page before the first try."""

    pixels: Pixels
    base: Pixels
    tries: tuple[Try, ...]
    doubts: tuple[Doubt, ...]
    seed: int
    model: str
    seconds: Mapping[str, float]


@dataclass(frozen=True)
class Repair:
    """One repair of a finished page, by hand or by name.

    ``mask`` (the page's size, or of its proportions) says how much may change, 0 to 255; with
    ``not_masked`` everything else may. ``content`` is one of ``vocabulary.MASKED_CONTENTS``. ``blur`` and
    ``padding`` are pixels of the page. ``steps`` and ``guidance`` are the request's unless given.
    ``subject`` is whose region it is, if anyone's; ``untouched`` (the page's shape) is what keeps every
    pixel whatever is marked.
    """

    mask: Pixels
    prompt: str
    negative_prompt: str = ""
    adapter: Path | None = None
    not_masked: bool = False
    content: str = "original"
    strength: float = 0.75
    steps: int | None = None
    guidance: float | None = None
    seed: int = 0
    blur: float = 6.0
    padding: int = 32
    subject: str | None = None
    untouched: Mask | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Repaired:
    """The page after a repair. Where ``mask`` (the page's size) is 0 it is bit for bit what it was."""

    pixels: Pixels
    mask: Pixels
    box: Box
    seed: int
    seconds: float
