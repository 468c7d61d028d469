"""What a memory shows: the Scene, every fact with the span of the teller's words it comes from.

Spans are half-open and count Unicode code points of the memory's text as it was told.
"""

from dataclasses import dataclass
from typing import Literal

from narrative.entities import ParticipantKind, Phase

Side = Literal[
    "left", "right", "beside", "before", "behind", "between", "middle", "near", "far",
    "nearer", "farther", "leftward", "rightward", "opposite", "in_place_of",
]  # fmt: skip
Flaw = Literal["empty", "too_long", "wrong_language", "nothing_to_draw"]


@dataclass(frozen=True)
class Span:
    """A stretch of the memory's text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Fact:
    """A value found in the text. ``concept`` is an id of the lexicon, in English; ``words`` is what
    the therapist reads, in Spanish; ``span`` is None for what is entailed and not said; ``guess``
    marks a word that was mapped by meaning alone.
    """

    concept: str
    words: str
    span: Span | None
    guess: bool = False


@dataclass(frozen=True)
class Participant:
    """A person, place or animal of the memory, as the gold schema's entity.

    ``relation`` is to the patient. ``entity`` is the linked Entity's id and ``members`` the ids of a
    closed group ("mis padres"). ``count`` is None for a plural of unknown number. ``concept`` is the
    lexicon id of a place type or a species. ``scene`` is 2 for those of a second scene only.
    """

    key: str
    kind: ParticipantKind
    name: str | None
    words: str
    in_scene: bool
    mentions: tuple[Span, ...]
    relation: str | None = None
    place_type: str | None = None
    species: str | None = None
    concept: str | None = None
    gender: str | None = None
    age: str | None = None
    count: int | None = 1
    entity: str | None = None
    members: tuple[str, ...] = ()
    scene: int = 1


@dataclass(frozen=True)
class Garment:
    """A garment or accessory. ``wearer`` is a participant's key, "yo" for the teller, or None."""

    fact: Fact
    wearer: str | None
    colour: str | None = None


@dataclass(frozen=True)
class Thing:
    """An object of the scene. ``holder`` as in Garment.wearer."""

    fact: Fact
    holder: str | None = None
    colour: str | None = None


@dataclass(frozen=True)
class Action:
    """An activity. ``agents`` are participants' keys, "yo" for the teller; empty when unknown."""

    fact: Fact
    agents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """A stated look ("Luna era blanca"): ``trait`` is a field of CardLooks, "stature" ("tall", "short"),
    "posture", "feeling" (one that not all have) or "without" (a garment that is not worn), ``value`` its
    value. ``span`` is None for a corrected one.
    """

    subject: str
    trait: str
    value: str
    span: Span | None


@dataclass(frozen=True)
class Placing:
    """Where someone or something was corrected to be. ``subject``, ``of`` and ``other`` are participants'
    keys, "yo" for the teller, "object:" with a thing's concept, or (not the subject) "landmark:" with
    something of the place.
    """

    subject: str
    side: Side
    of: str | None = None
    other: str | None = None


@dataclass(frozen=True)
class Era:
    """When it was. Years are None when nothing tells; ``cue`` is the deciding words."""

    phase: Phase = "unknown"
    year_min: int | None = None
    year_max: int | None = None
    cue: Span | None = None


@dataclass(frozen=True)
class Setting:
    """Season, hour, weather, occasion and indoors; None is "not told"."""

    season: Fact | None = None
    time_of_day: Fact | None = None
    weather: Fact | None = None
    occasion: Fact | None = None
    indoor: bool | None = None


@dataclass(frozen=True)
class Scene:
    """Everything understood of one memory. ``company`` is how many the teller and those told by their number
    alone were, where that was corrected (``narrative.told_number``); ``couple`` is False where whom the
    teller marries or courts, named by no word, was taken out (``narrative.other_half``).
    """

    text: str
    participants: tuple[Participant, ...] = ()
    self_in_scene: bool = False
    self_mentions: tuple[Span, ...] = ()
    era: Era = Era()
    setting: Setting = Setting()
    actions: tuple[Action, ...] = ()
    things: tuple[Thing, ...] = ()
    garments: tuple[Garment, ...] = ()
    looks: tuple[Look, ...] = ()
    feeling: Fact | None = None
    sensitive: bool = False
    needs_follow_up: bool = False
    placings: tuple[Placing, ...] = ()
    company: int | None = None
    couple: bool = True


@dataclass(frozen=True)
class Refusal:
    """A text that cannot become a scene; nothing of it is lost. ``question`` is the kind Spanish
    sentence or open question to show.
    """

    flaw: Flaw
    question: str
