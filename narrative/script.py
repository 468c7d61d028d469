"""The Script: a prompt and a negative prompt for the picture and for each subject, with the
source of every element: the teller's words, the subject's card, or added (*añadido*).
"""

from dataclasses import dataclass
from typing import Literal

from narrative.entities import Kind, Phase
from narrative.scene import Span

Origin = Literal["said", "card", "added"]


@dataclass(frozen=True)
class Element:
    """One piece of a prompt (English, or a token). ``span`` is set when ``origin`` is "said" and the
    words are in the text; ``source`` says it to the therapist in Spanish ("«mi madre»",
    "ficha de Ana", "añadido: época").
    """

    text: str
    origin: Origin
    source: str
    span: Span | None = None


@dataclass(frozen=True)
class PromptPair:
    """The elements of a prompt and of its negative prompt, most important first."""

    prompt: tuple[Element, ...]
    negative: tuple[Element, ...]

    @property
    def prompt_text(self) -> str:
        """The prompt as the model reads it."""
        return ", ".join(element.text for element in self.prompt)

    @property
    def negative_text(self) -> str:
        """The negative prompt as the model reads it."""
        return ", ".join(element.text for element in self.negative)


@dataclass(frozen=True)
class SubjectLooks:
    """What the sketch needs to know of a subject, in the words of imaging.vocabulary.

    ``age`` is one of "baby", "child", "young", "adult", "elder". Unknown is None.
    """

    age: str | None = None
    gender: str | None = None
    hair_colour: str | None = None
    hair_style: str | None = None
    skin: str | None = None
    build: str | None = None
    beard: bool = False
    moustache: bool = False
    glasses: bool = False
    species: str | None = None
    colour: str | None = None
    garments: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True)
class Subject:
    """A person or animal to draw (kind "place" for a known place with its own token).

    ``key`` is the participant's key, "yo" for the teller; a group yields one subject per member
    ("E3-1", "E3-2"). ``beside`` is another subject's key.
    """

    key: str
    kind: Kind
    label: str
    pair: PromptPair
    looks: SubjectLooks
    token: str | None = None
    adapter: str | None = None
    entity: str | None = None
    posture: str = "standing"
    holding: tuple[str, ...] = ()
    beside: str | None = None
    feeling: str | None = None


@dataclass(frozen=True)
class Script:
    """Everything the picture maker is told. Names are of imaging.vocabulary."""

    picture: PromptPair
    subjects: tuple[Subject, ...]
    place: str
    things: tuple[tuple[str, str | None], ...] = ()
    season: str | None = None
    time_of_day: str | None = None
    weather: str | None = None
    occasion: str | None = None
    phase: Phase = "unknown"
    year: int | None = None
    style: str = "storybook"
