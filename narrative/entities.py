"""What is known of the teller before a memory is told: the patient and the entities of their life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Phase = Literal["childhood", "youth", "adulthood", "old_age", "unknown"]
ParticipantKind = Literal["person", "place", "pet"]
Kind = Literal["person", "place", "pet", "thing"]
Gender = Literal["f", "m"]


@dataclass(frozen=True)
class Patient:
    """The person whose life book it is. ``country`` is an ISO 3166 alpha-2 code."""

    id: str
    name: str
    gender: Gender | None = None
    birth_year: int | None = None
    birthplace: str | None = None
    country: str = "ES"


@dataclass(frozen=True)
class CardLooks:
    """The looks on an entity's card, in the words of imaging.vocabulary (English).

    None is "not on the card". ``colour`` is an animal's coat. ``garments`` are what the person
    usually wears: pairs of kind and colour (or None). ``place_look`` names what a known place is
    drawn as.
    """

    hair_colour: str | None = None
    hair_style: str | None = None
    skin: str | None = None
    build: str | None = None
    beard: bool = False
    moustache: bool = False
    glasses: bool = False
    colour: str | None = None
    garments: tuple[tuple[str, str | None], ...] = ()
    place_look: str | None = None


@dataclass(frozen=True)
class Entity:
    """Someone or something known of a patient; a "thing" is a dear thing, whose ``species`` is what it is.

    ``relation`` is to the patient ("madre", "yo" for the patient's own card). ``tokens`` maps a
    phase or "any" to the trained word; ``adapters`` the same keys to weight files; ``looks``
    the same keys to the looks of that phase.
    """

    id: str
    kind: Kind
    name: str
    relation: str | None = None
    species: str | None = None
    gender: Gender | None = None
    birth_year: int | None = None
    aliases: tuple[str, ...] = ()
    tokens: Mapping[str, str] = field(default_factory=dict)
    adapters: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, CardLooks] = field(default_factory=dict)
