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
    stature: str | None = None
    beard: bool = False
    moustache: bool = False
    glasses: bool = False
    garments: tuple[Garment, ...] = ()


@dataclass(frozen=True)
class AnimalLooks:
    """How an animal looks: a species of ``vocabulary.ANIMALS`` and a pattern of ``PATTERNS``."""

    species: str
    colour: str | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class Placed:
    """Where a subject or thing is told to be: on this ``side`` (of ``vocabulary.SIDES``) of ``of``, and of
    ``other`` where it is between two; without ``of``, of the picture.

    ``of`` is a subject's key, "thing:" with a kind of ``vocabulary.OBJECTS``, or "landmark:" with one of
    ``vocabulary.LANDMARKS``.
    """

    side: str
    of: str | None = None
    other: str | None = None


@dataclass(frozen=True)
class Held:
    """How an animal or a child is with the person with the key ``by``: in the "arms", on the "lap", at the
    "feet", on a "lead", on the "bar" of the bicycle that they ride, on the "shoulders" or the "back";
    or under their "hands", or in the "tub" before them.
    """

    how: str
    by: str


@dataclass(frozen=True)
class SubjectRequest:
    """One person or animal of the picture.

    ``key`` is unique in the request and names the mask. ``beside`` is the key of the subject
    this one belongs next to. ``central`` marks the teller, who stands in the middle; ``placed`` is where it
    is told to be. ``aboard`` is the kind of the thing that it rides in or on (``vocabulary.OBJECTS``);
    ``held`` is for an animal that somebody holds. ``colours`` are those of what is held, by its kind.
    ``adapter`` is a safetensors file with trained weights for this subject; ``dressed`` says that the
    garments are told and stay as they are drawn, whatever those weights know.
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
    dressed: bool = False
    placed: tuple[Placed, ...] = ()
    aboard: str | None = None
    held: Held | None = None
    colours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ThingRequest:
    """An object of ``vocabulary.OBJECTS`` that stands in the scene by itself; ``placed`` is where it is told
    to be.
    """

    kind: str
    colour: str | None = None
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True)
class SettingRequest:
    """Where and when the picture plays. ``year`` gives the period look of clothes, cars and rooms, and
    ``country`` (ISO 3166 alpha-2) that of streets and houses.
    """

    place: str = "plain"
    season: str | None = None
    time_of_day: str | None = None
    weather: str | None = None
    occasion: str | None = None
    year: int | None = None
    country: str | None = None


@dataclass(frozen=True)
class Spot:
    """Where one subject, thing or piece of scenery is drawn.

    ``key`` is the subject's or "thing-0"…; None for scenery (a seat, a table nobody asked for).
    ``kind`` names the scenery or thing. (x, y) is the middle of the bottom edge; ``order`` decides
    what is drawn first among equals of depth; ``base`` is the ground below it when it lies on something.
    ``partner`` is the key of whom the subject dances with, holds, is carried by or rides on; ``look`` is
    the point that the eyes are on. ``born`` is the x where it stood at first, which a thing's colours and
    grain hang on; None where it has not moved.
    """

    key: str | None
    kind: str
    x: float
    y: float
    scale: float
    width: float
    height: float
    facing: int = 1
    seat: float | None = None
    posture: str = "standing"
    order: int = 0
    base: float | None = None
    partner: str | None = None
    look: tuple[float, float] | None = None
    born: float | None = None

    @property
    def depth(self) -> float:
        """The height on the page of the ground it rests on: what is lower is nearer."""
        return self.y if self.base is None else self.base

    @property
    def is_thing(self) -> bool:
        """Whether it is a thing that was asked for."""
        return self.key is not None and self.key.startswith("thing-")


@dataclass(frozen=True)
class Kept:
    """An earlier arrangement that a new picture keeps as far as what is in it stays: whoever is still
    there stands where they stood. ``place`` is the place that it was planned for.

    ``placed`` is where each (by key, things by "thing:" and kind) was told to be then: who is told to be
    elsewhere since goes there. None keeps everyone whatever is told. ``asked`` are the subjects as they were
    asked for then: who does the same as before keeps the posture too, and who comes moves nobody. None
    where that is not known.
    """

    place: str
    spots: tuple[Spot, ...]
    placed: Mapping[str, tuple[Placed, ...]] | None = None
    asked: Mapping[str, SubjectRequest] | None = None


@dataclass(frozen=True)
class Adapter:
    """Trained weights in a safetensors file, and how strongly they work.

    ``where`` (of the page's shape) is the part of a page where they do; None: everywhere. Only layers
    (LoRA) can be kept to a part: a network wholly anew is left out there. ``place`` says that they know the
    place of the page, which is what no subject and no thing is.
    """

    file: Path
    weight: float = 1.0
    where: Mask | None = field(default=None, compare=False)
    place: bool = False


@dataclass(frozen=True)
class Inpainting:
    """Which part of the start picture is made anew, and from what.

    ``mask`` has the start picture's shape; True is made anew, or kept when ``inverted``. ``content``
    is one of ``vocabulary.MASKED_CONTENTS``: what lies under the mask before the first step.
    ``blur`` (pixels) softens the paste. ``only_masked`` works on the mask's box with ``padding``
    pixels around it, enlarged to the model's own size. ``soft`` takes grey values of ``softness``
    (0-255, the mask's shape) as how much may change (Differential Diffusion, arXiv 2306.00950).
    """

    mask: Mask
    inverted: bool = False
    content: str = "original"
    blur: float = 4.0
    only_masked: bool = True
    padding: int = 32
    soft: bool = False
    softness: Pixels | None = None


@dataclass(frozen=True)
class Start:
    """The picture from which another is made, of any size; ``inpainting`` keeps a part of it."""

    pixels: Pixels
    inpainting: Inpainting | None = None


@dataclass(frozen=True)
class Control:
    """A ControlNet by name and the picture that it follows: one of ``vocabulary.CONTROLS``.

    Without ``pixels`` the picture to follow is made of the sketch.
    """

    kind: str
    model: str
    weight: float = 1.0
    pixels: Pixels | None = None


@dataclass(frozen=True)
class PictureRequest:
    """A whole picture to make.

    ``width`` and ``height`` are pixels of the finished page. ``strength``, ``steps``, ``guidance`` and
    ``sampler`` (one of ``vocabulary.SAMPLERS``, None for the model's own) are the diffusion settings;
    they do not change the sketch. ``kept`` is the arrangement of the picture that this one corrects.
    ``start`` is a picture to go on from; ``refiner`` names a model that finishes the last fifth.
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
    kept: Kept | None = None
    sampler: str | None = None
    start: Start | None = None
    adapters: tuple[Adapter, ...] = ()
    controls: tuple[Control, ...] = ()
    refiner: str | None = None


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
    """Where every subject and thing stands, by key (things have keys "thing-0", "thing-1", …).

    ``spots`` is the whole arrangement as it was planned, in design units, with its furniture. ``anew`` says
    that all were placed anew since somebody who came found no room among those who were there.
    """

    regions: Mapping[str, Region]
    spots: tuple[Spot, ...] = ()
    anew: bool = False


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
