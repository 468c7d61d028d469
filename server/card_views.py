"""What the pages of cards receive; as ``server.views``, of which they are a part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from server.views import Frame, Picture, Way


@dataclass(frozen=True)
class SampleChoice:
    """A value that can be chosen; ``picture_address`` is a small drawing of it, "" where there is none."""

    value: str
    label: str
    picture_address: str = ""


@dataclass(frozen=True)
class SampleField:
    """A trait with its choices as drawings. ``name`` is the form field's."""

    name: str
    label: str
    choices: tuple[SampleChoice, ...]


@dataclass(frozen=True)
class CardLine:
    """A card in the list. ``facts`` is what it holds so far; ``ready`` says that learning can begin."""

    name: str
    about: str
    facts: str
    address: str
    picture_address: str
    is_photo: bool
    ready: bool = False


@dataclass(frozen=True)
class CardGroup:
    """The cards of one kind under a heading; ``add_address`` is "" for those who only read."""

    kind: str
    heading: str
    icon: str
    add_label: str
    add_address: str
    cards: tuple[CardLine, ...]


@dataclass(frozen=True)
class GoneCard:
    """A card that was taken away and can come back."""

    name: str
    restore_address: str
    erase_address: str


@dataclass(frozen=True)
class CardsView:
    """Everyone and everything of a person's life that Evoca knows."""

    template: ClassVar[str] = "cards.html"
    frame: Frame
    patient_name: str
    groups: tuple[CardGroup, ...]
    gone: tuple[GoneCard, ...]
    may_change: bool


@dataclass(frozen=True)
class IdentityForm:
    """The form of who or what a card is of. ``words`` are offered for the field "especie"."""

    kind: str
    action: str
    typed: Mapping[str, str]
    problems: Mapping[str, str]
    words: tuple[str, ...]
    relations: tuple[str, ...]
    own: bool = False
    new_id: str = ""


@dataclass(frozen=True)
class NewCardView:
    """A card to be made."""

    template: ClassVar[str] = "card_new.html"
    frame: Frame
    heading: str
    identity: IdentityForm
    cards_address: str


@dataclass(frozen=True)
class LooksForm:
    """The looks of one life phase. ``selects`` are plain lists: field name, label and choices."""

    action: str
    preview_address: str
    phase: str
    phases: tuple[Way, ...]
    typed: Mapping[str, str]
    samples: tuple[SampleField, ...]
    ticks: tuple[tuple[str, str], ...]
    garments: tuple[SampleChoice, ...]
    colours: tuple[SampleChoice, ...]
    selects: tuple[SampleField, ...]
    rows: tuple[int, ...]
    saved: bool = False


@dataclass(frozen=True)
class Proposal:
    """What the photos seem to show of the looks, in ``words``. ``fits`` says that the card says the same;
    ``deny`` is where a person says that it is not so, and ``other`` where they choose something else.
    """

    words: str
    action: str
    deny: str
    other: str
    field: str
    chosen: str
    fits: bool = False


@dataclass(frozen=True)
class CardView:
    """One card: who it is, how they look, and the ways to photos and learning. ``proposed_elsewhere`` are
    the other ages of which photos show something that nobody answered yet.
    """

    template: ClassVar[str] = "card.html"
    frame: Frame
    name: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    portrait: Picture | None
    photo: Picture | None
    photos_address: str
    photos_words: str
    learn_address: str
    learn_words: str
    identity: IdentityForm | None
    looks: LooksForm | None
    proposals: tuple[Proposal, ...]
    proposed_elsewhere: tuple[Way, ...]
    remove_address: str
    cards_address: str


@dataclass(frozen=True)
class PortraitView:
    """The portrait alone, as it is drawn while looks are chosen."""

    template: ClassVar[str] = "_portrait.html"
    frame: Frame
    portrait: Picture | None


CARD_VIEWS: tuple[type, ...] = (CardsView, NewCardView, CardView)
