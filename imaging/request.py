"""What the imaging room is asked for and what it gives back: frozen values, no behaviour.

Pictures are ``numpy`` arrays of shape (height, width, 3), dtype uint8, sRGB; masks are
boolean arrays of shape (height, width). Coordinates are fractions of the picture, x to
the right and y downwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Garment:
    """A garment or accessory of ``vocabulary.GARMENTS`` or ``ACCESSORIES``, perhaps with its colour."""

    kind: str
    colour: str | None = None


@dataclass(frozen=True)
class PersonLooks:
    """How a person looks. None means unknown: the renderer chooses, stable by the subject's key."""

    age: str = "adult"
    gender: str | None = None
    hair_colour: str | None = None
    hair_style: str | None = None
    skin: str | None = None
    build: str = "average"
    beard: bool = False
    moustache: bool = False
    glasses: bool = False
    garments: tuple[Garment, ...] = ()


@dataclass(frozen=True)
class AnimalLooks:
    """How an animal looks; ``species`` is one of ``vocabulary.ANIMALS``."""

    species: str
    colour: str | None = None


@dataclass(frozen=True)
class SubjectRequest:
    """One person or animal of the picture.

    ``key`` is unique in the request and names the mask. ``beside`` is the key of the subject
    this one belongs next to. ``central`` marks the teller, who stands in the middle.
    ``adapter`` is a safetensors file with trained weights for this subject.
    """

    key: str
    looks: PersonLooks | AnimalLooks
    posture: str = "standing"
    holding: tuple[str, ...] = ()
    beside: str | None = None
    central: bool = False
    feeling: str | None = None
    prompt: str = ""
    negative_prompt: str = ""
    adapter: Path | None = None


@dataclass(frozen=True)
class ThingRequest:
    """An object of ``vocabulary.OBJECTS`` that stands in the scene by itself."""

    kind: str
    colour: str | None = None


@dataclass(frozen=True)
class SettingRequest:
    """Where and when the picture plays. ``year`` gives the period look of clothes, cars and rooms."""

    place: str = "plain"
    season: str | None = None
    time_of_day: str | None = None
    weather: str | None = None
    occasion: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class PictureRequest:
    """A whole picture to make.

    ``width`` and ``height`` are pixels of the finished page. ``strength``, ``steps`` and
    ``guidance`` are the diffusion settings; they do not change the sketch.
    """

    setting: SettingRequest = field(default_factory=SettingRequest)
    subjects: tuple[SubjectRequest, ...] = ()
    things: tuple[ThingRequest, ...] = ()
    style: str = "storybook"
    prompt: str = ""
    negative_prompt: str = ""
    seed: int = 0
    width: int = 768
    height: int = 768
    model: str = "evoca-cuento"
    steps: int = 6
    guidance: float = 1.0
    strength: float = 1.0


@dataclass(frozen=True)
class Region:
    """The box a subject occupies, in fractions of the picture; ``depth`` 0 is nearest."""

    left: float
    top: float
    right: float
    bottom: float
    depth: float = 0.0


@dataclass(frozen=True)
class Layout:
    """Where every subject and thing stands, by key (things have keys "thing-0", "thing-1", …)."""

    regions: Mapping[str, Region]


@dataclass(frozen=True)
class Sketch:
    """The vector renderer's picture with what it knows to be true of it.

    ``masks`` holds the visible pixels of every subject (by key) and thing ("thing-0"…): masks
    never overlap. ``seconds`` is the time that drawing took.
    """

    pixels: Pixels
    masks: Mapping[str, Mask]
    layout: Layout
    seconds: float


@dataclass(frozen=True)
class PaintStep:
    """One step of painting has been done.

    ``stage`` is "base" or the key of the subject being repainted; ``done`` of ``total`` steps of
    the whole picture are finished. ``preview`` is a small picture of the present state, or None.
    """

    stage: str
    done: int
    total: int
    preview: Pixels | None = None


@dataclass(frozen=True)
class Repaint:
    """What was done to one subject's region: the box in pixels, the soft mask (0-255), the seed used."""

    key: str
    box: tuple[int, int, int, int]
    mask: Pixels
    seed: int
    strength: float
    seconds: float


@dataclass(frozen=True)
class Picture:
    """A finished painting, of the request's width and height."""

    pixels: Pixels
    base: Pixels
    repaints: tuple[Repaint, ...]
    seed: int
    model: str
    seconds: Mapping[str, float]
