"""The Script: a prompt and a negative prompt for the picture and for each subject, with the
source of every element: the teller's words, the subject's card, or added (*añadido*).
"""

from dataclasses import dataclass
from typing import Literal

from narrative.entities import ParticipantKind, Phase
from narrative.scene import Side, Span

Origin = Literal["said", "card", "added"]
Role = Literal[
    "", "written", "token", "subject", "place", "style", "action", "garment", "look", "object", "setting",
    "feeling", "era", "detail", "others", "quality",
]  # fmt: skip


@dataclass(frozen=True)
class Element:
    """One piece of a prompt (English, or a token). ``span`` is set when ``origin`` is "said" and the
    words are in the text; ``source`` says it to the therapist in Spanish ("«mi madre»",
    "ficha de Ana", "añadido: época"). ``role`` is what the piece does in the prompt, which decides
    what goes first when room is short; ``owner`` is the key of the subject that it describes.
    """

    text: str
    origin: Origin
    source: str
    span: Span | None = None
    role: Role = ""
    owner: str | None = None


@dataclass(frozen=True)
class LeftOut:
    """An element that the model will not read: it found no room ("room"), or it is of a negative prompt
    and this family of models reads none ("negative"). ``avoided`` marks the negative prompt.
    """

    element: Element
    reason: Literal["room", "negative"]
    avoided: bool = False


@dataclass(frozen=True)
class PromptPair:
    """The elements of a prompt and of its negative prompt, most important first.

    ``sentence`` is set when the model reads English sentences; ``spans`` then says where in it each
    element of ``prompt`` stands. ``left_out`` is what the model at hand has no use for, most
    important first.
    """

    prompt: tuple[Element, ...]
    negative: tuple[Element, ...]
    sentence: str | None = None
    spans: tuple[Span, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def prompt_text(self) -> str:
        """The prompt as the model reads it."""
        if self.sentence is not None:
            return self.sentence
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
    stature: str | None = None
    beard: bool = False
    moustache: bool = False
    glasses: bool = False
    species: str | None = None
    colour: str | None = None
    pattern: str | None = None
    garments: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True)
class Placed:
    """Where a subject or thing is told to be: at this side of another, of two, or of the picture.

    ``of`` and ``other`` are subjects' keys, "thing:" with a thing's sketch, or "landmark:" with a name of
    imaging.vocabulary.LANDMARKS.
    """

    side: Side
    of: str | None = None
    other: str | None = None


Hold = Literal["arms", "lap", "feet", "lead", "bar", "shoulders", "back", "hands", "tub"]


@dataclass(frozen=True)
class Held:
    """How an animal or a child is with somebody (their key): in the arms, on the lap, at the feet, on a rope,
    on the bar of the bicycle, on the shoulders, on the back, under their hands, in the tub before them.
    """

    how: Hold
    by: str


@dataclass(frozen=True)
class Subject:
    """A person or animal to draw (kind "place" for a known place with its own token).

    ``key`` is the participant's key, "yo" for the teller; a group yields one subject per member
    ("E3-1", "E3-2"). ``beside`` is another subject's key, ``aboard`` the sketch name of what one rides in
    or on. ``colours`` are those told of what is held, by its sketch name; ``held`` is an animal's.
    """

    key: str
    kind: ParticipantKind
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
    placed: tuple[Placed, ...] = ()
    aboard: str | None = None
    held: Held | None = None
    colours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Script:
    """Everything the picture maker is told. Names are of imaging.vocabulary.

    ``thing_places`` are where things (by their sketch) are told to be, in the order told.
    ``style`` is the look that was chosen: of a photograph of its decade, that of the decade. ``country``
    (ISO 3166 alpha-2) is where the scene plays: where the teller comes from, unless a place tells another.
    ``unseen`` is how many people and animals were told for whom there is no room.
    """

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
    country: str | None = None
    thing_places: tuple[tuple[str, Placed], ...] = ()
    unseen: int = 0
