"""Figures to learn from: cards in families of near likeness, with colours that no palette has."""

import random
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from imaging import vocabulary
from imaging.request import AnimalLooks, Garment, PersonLooks
from imaging.sketching.animals import COATS
from imaging.sketching.palette import COLOURS, HAIRS, Colour, jitter
from imaging.sketching.sampling import sample_request

# The palette's entries that are lent to the figures of one scene, one to each.
HAIR_SLOTS: Final = ("brown", "chestnut", "blond", "black")
CLOTH_SLOTS: Final = ("red", "blue", "green", "purple")
COAT_SLOTS: Final = ("brown", "beige", "grey", "orange")
MOST_OF_A_KIND: Final = 4
_OTHER_CLOTH: Final = ("yellow", "white", "black", "grey", "beige", "pink", "orange", "brown", "light_blue")
_ODD: Final = 0.45  # of the colours are none of the palette's
_STRIPED: Final = 0.22  # of the cards have cloth in stripes of two colours
_NEAR: Final = 60.0  # levels: a changed colour is at least so far from what it was
_KIN: Final = {
    "dog": "cat",
    "cat": "dog",
    "horse": "donkey",
    "cow": "ox",
    "hen": "duck",
    "rabbit": "squirrel",
}


@dataclass(frozen=True)
class Card:
    """Someone who is always the same. ``key`` decides what ``looks`` leave open and is shared by a family;
    ``number`` is unique. ``hair`` is an animal's coat; ``second`` the other stripe of the cloth, if any.
    """

    number: int
    key: str
    looks: PersonLooks | AnimalLooks
    hair: Colour
    cloth: Colour
    second: Colour | None = None


def cast(rng: random.Random, families: int) -> tuple[Card, ...]:
    """Families of two cards that differ in one trait: hair, cloth, skin or age; coat, pattern or species."""
    made: list[Card] = []
    while len(made) < 2 * families:
        for subject in sample_request(rng, 64).subjects:
            one = _card(rng, len(made), f"card-{len(made)}", subject.looks)
            made += [one, _sibling(rng, replace(one, number=one.number + 1))]
    return tuple(made[: 2 * families])


def _card(rng: random.Random, number: int, key: str, looks: PersonLooks | AnimalLooks) -> Card:
    if isinstance(looks, AnimalLooks):
        coat = COATS[looks.colour or "brown"]
        return Card(number, key, looks, _some(rng, coat), (0.0, 0.0, 0.0))
    garments = tuple(
        replace(garment, colour=rng.choice(_OTHER_CLOTH)) if index else garment
        for index, garment in enumerate(looks.garments)
    )
    first = garments[0].colour if garments and garments[0].colour else rng.choice(tuple(COLOURS))
    second = _odd(rng) if rng.random() < _STRIPED else None
    hair = HAIRS[looks.hair_colour or "brown"]
    person = replace(looks, garments=garments)
    return Card(number, key, person, _some(rng, hair), _some(rng, COLOURS[first]), second)


def _some(rng: random.Random, usual: Colour) -> Colour:
    return _odd(rng) if rng.random() < _ODD else jitter(usual, rng, 14)


def _odd(rng: random.Random) -> Colour:
    return (rng.uniform(15, 250), rng.uniform(15, 250), rng.uniform(15, 250))


def _sibling(rng: random.Random, card: Card) -> Card:
    """The same card with one trait changed so that it can be seen."""
    looks = card.looks
    if isinstance(looks, AnimalLooks):
        if looks.species in _KIN and rng.random() < 0.3:
            return replace(card, looks=replace(looks, species=_KIN[looks.species]))
        return replace(card, hair=_other(rng, card.hair))
    trait = rng.choice(("hair", "cloth", "cloth", "hair", "skin", "garment"))
    if trait == "hair" and looks.hair_style != "bald":
        return replace(card, hair=_other(rng, card.hair))
    if trait == "skin":
        apart = vocabulary.SKINS.index(looks.skin or "light") + rng.choice((2, 3))
        return replace(card, looks=replace(looks, skin=vocabulary.SKINS[apart % len(vocabulary.SKINS)]))
    if trait == "garment" and looks.garments:
        other = _other_garment(rng, looks)
        return replace(card, looks=replace(looks, garments=(other, *looks.garments[1:])))
    return replace(card, cloth=_other(rng, card.cloth), second=None)


def _other(rng: random.Random, colour: Colour) -> Colour:
    while True:
        new = rng.choice((*COLOURS.values(), *HAIRS.values(), _odd(rng), _odd(rng), _odd(rng), _odd(rng)))
        if sum((a - b) ** 2 for a, b in zip(new, colour, strict=True)) ** 0.5 > _NEAR:
            return new


def _other_garment(rng: random.Random, looks: PersonLooks) -> Garment:
    usual = ("dress", "coat", "blouse_and_skirt") if looks.gender == "female" else ("suit", "coat", "poncho")
    kinds = [kind for kind in (*usual, "overalls", "sweater") if kind != looks.garments[0].kind]
    return Garment(rng.choice(kinds), looks.garments[0].colour)


def dressed(card: Card, slot: int) -> PersonLooks | AnimalLooks:
    """The card's looks in the words of the slot that lends it its colours."""
    looks = card.looks
    if isinstance(looks, AnimalLooks):
        return replace(looks, colour=COAT_SLOTS[slot])
    garments = looks.garments or (Garment("shirt"),)
    own = replace(garments[0], colour=CLOTH_SLOTS[slot])
    return replace(looks, hair_colour=HAIR_SLOTS[slot], garments=(own, *garments[1:]))


@contextmanager
def lent(people: Sequence[Card], animals: Sequence[Card], second: bool = False) -> Generator[None]:
    """The renderer's palette with the colours of these figures in their slots; ``second``: other stripes."""
    before = dict(HAIRS), dict(COLOURS), dict(COATS)
    for slot, card in enumerate(people):
        HAIRS[HAIR_SLOTS[slot]] = card.hair
        COLOURS[CLOTH_SLOTS[slot]] = card.second if second and card.second else card.cloth
    for slot, card in enumerate(animals):
        COATS[COAT_SLOTS[slot]] = card.hair
    try:
        yield
    finally:
        for table, was in zip((HAIRS, COLOURS, COATS), before, strict=True):
            table.update(was)
