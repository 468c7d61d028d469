"""Renders what the seeing networks learn from: pages with their figures, and figures cut out of them.

Three kinds of shards, each scene from its own seed, so that a stopped run goes on with what is missing:
``sampled`` scenes over the whole vocabulary, ``cast`` scenes with cards that come back elsewhere, and
``painted`` ones, cast scenes that a diffusion model has painted.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from imaging.painting import Painter
from imaging.painting.canvas import resized
from imaging.personalising.samples import finished
from imaging.request import AnimalLooks, Mask, PictureRequest, Pixels, Sketch, SubjectRequest
from imaging.seeing.crops import CROP, PAGE, crop_of
from imaging.seeing.training_cards import MOST_OF_A_KIND, Card, cast, dressed, lent
from imaging.seeing.truths import VISIBLE, Figure, figures_of
from imaging.sketching.describing import describe_picture, describe_subject
from imaging.sketching.drawing import draw_unfinished
from imaging.sketching.finish import finish
from imaging.sketching.places import SceneLook
from imaging.sketching.sampling import sample_request
from imaging.training.painted_look import painted

Bytes = npt.NDArray[np.uint8]
MAP: Final = PAGE // 4
UNKNOWN: Final = 255  # on the map: an animal of which only the place is known
LEAST_CROP: Final = 0.004  # share of the page: less of a figure is not compared
STRIPES: Final = 9  # pairs of them on a figure's height
CHANGED: Final = 24  # levels in one channel: less is the same pixel
_WANTED: Final = (1.0, 0.3, 0.45, 0.8, 1.0, 1.0, 1.0, 1.0)  # of scenes with so many figures: crowds teach
_FRIEND: Final = 0.4  # of the cast scenes without an animal get one
_PAINTED_LOOK: Final = 0.3  # of the rendered scenes are seen in the painted look too, which takes long


@dataclass(frozen=True)
class ScenesRecipe:
    """How many shards of how many scenes of each kind; ``size`` pixels of a rendered page.

    ``families`` of two cards each, ``held_families`` of others that are not learnt from;
    ``painted_size`` pixels of the pages that the model paints.
    """

    sampled: int = 20
    cast: int = 24
    painted: int = 4
    held: int = 4
    held_cast: int = 2
    held_painted: int = 1
    scenes: int = 50
    size: int = 320
    painted_size: int = 512
    families: int = 300
    held_families: int = 36
    seed: int = 6


@dataclass(frozen=True)
class Shard:
    """What some scenes show, mapped from disk.

    ``pages`` (n, PAGE, PAGE, 3); ``maps`` (n, MAP, MAP) 0 nothing, 1 person, 2 animal, UNKNOWN;
    ``figures`` (m, 5): page, kind (0 person, 1 animal), x, y, size; ``crops`` (k, CROP, CROP, 4) with
    the mask last; ``cards`` (k,) whose each is.
    """

    pages: Bytes
    maps: Bytes
    figures: npt.NDArray[np.float32]
    crops: Bytes
    cards: npt.NDArray[np.int64]


class _Gathered:
    """A shard while it grows."""

    def __init__(self) -> None:
        self.pages: list[Bytes] = []
        self.maps: list[Bytes] = []
        self.figures: list[tuple[float, float, float, float, float]] = []
        self.crops: list[Bytes] = []
        self.cards: list[int] = []

    def page(self, pixels: Pixels, figures: Sequence[Figure], label: Bytes) -> None:
        """One more picture of a scene."""
        number = len(self.pages)
        self.pages.append(resized(pixels, PAGE, PAGE))
        self.maps.append(label)
        self.figures += [(number, float(f.kind == "animal"), *f.at, f.size) for f in figures]

    def figure(self, pixels: Pixels, mask: Mask, card: int) -> None:
        """One figure of it, if enough can be seen."""
        if mask.mean() >= LEAST_CROP:
            self.crops.append(crop_of(pixels, mask))
            self.cards.append(card)

    def write(self, folder: Path) -> None:
        """The arrays, and last the record that says that they are whole."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "pages.npy", np.stack(self.pages))
        np.save(folder / "maps.npy", np.stack(self.maps))
        np.save(folder / "figures.npy", np.array(self.figures, np.float32).reshape(-1, 5))
        crops = np.stack(self.crops) if self.crops else np.zeros((0, CROP, CROP, 4), np.uint8)
        np.save(folder / "crops.npy", crops)
        np.save(folder / "cards.npy", np.array(self.cards, np.int64))
        (folder / "whole.json").write_text(json.dumps({"pages": len(self.pages), "crops": len(self.crops)}))


def read_shards(out: Path, kind: str) -> tuple[Shard, ...]:
    """The whole shards of a kind."""
    folders = sorted(each.parent for each in out.glob(f"{kind}-*/whole.json"))
    names = ("pages", "maps", "figures", "crops", "cards")
    return tuple(Shard(*(np.load(folder / f"{name}.npy") for name in names)) for folder in folders)


def render(out: Path, recipe: ScenesRecipe, kind: str, number: int, painter: Painter | None = None) -> None:
    """Renders one shard; one that is whole already is left as it is.

    ``kind``: "sampled", "cast" and "painted" are learnt from, "held", "held_cast" and "held_painted" not;
    what is painted needs the ``painter``.
    """
    folder = out / f"{kind}-{number:03d}"
    if (folder / "whole.json").exists():
        return
    rng = random.Random(f"{kind} {number} {recipe.seed}")
    gathered = _Gathered()
    if kind in ("sampled", "held"):
        for _ in range(recipe.scenes):
            _sampled(gathered, _crowded(rng, recipe.size), rng)
    else:
        held = kind.startswith("held")
        families = recipe.held_families if held else recipe.families
        players = cast(random.Random(f"cast {held} {recipe.seed}"), families)
        turns = _turns(players, random.Random(f"turns {kind} {recipe.seed}"), number)
        for _ in range(recipe.scenes):
            scene = _with_cards(rng, recipe.size if painter is None else recipe.painted_size, turns)
            if painter is None:
                _cast(gathered, scene, rng)
            else:
                _painted(gathered, scene, painter, rng)
    gathered.write(folder)


def _crowded(rng: random.Random, size: int) -> PictureRequest:
    """A random scene; those with many figures come oftener than the sampler gives them."""
    while True:
        request = sample_request(rng, size)
        if rng.random() < _WANTED[min(len(request.subjects), len(_WANTED) - 1)]:
            return request


def _sampled(gathered: _Gathered, request: PictureRequest, rng: random.Random) -> None:
    drawn, look = draw_unfinished(request)
    figures = figures_of(request, drawn)
    label = label_map(drawn.masks, request, figures)
    gathered.page(finish(drawn.pixels, look, request.style, drawn.masks.values()), figures, label)
    if rng.random() < _PAINTED_LOOK:
        gathered.page(painted(drawn.pixels, drawn.masks, look, request.style, request.seed), figures, label)


def label_map(masks: Mapping[str, Mask], request: PictureRequest, figures: Sequence[Figure]) -> Bytes:
    """(MAP, MAP): what is where; 0 nothing, 1 person, 2 animal, UNKNOWN around animals without a mask."""
    label = np.zeros((MAP, MAP), np.uint8)
    y, x = np.mgrid[0:MAP, 0:MAP]
    for figure in figures:
        if figure.key is None:
            reach = 4.5 * figure.size * MAP
            label[np.hypot(x - figure.at[0] * MAP, y - figure.at[1] * MAP) < reach] = UNKNOWN
    for subject in request.subjects:
        small = resized(np.repeat(masks[subject.key][..., None].astype(np.uint8) * 255, 3, axis=-1), MAP, MAP)
        label[small[..., 0] > 127] = 2 if isinstance(subject.looks, AnimalLooks) else 1
    return label


# --- cards ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _CastScene:
    request: PictureRequest
    cards: Mapping[str, Card]  # by the subject's key
    people: tuple[Card, ...]  # by slot
    animals: tuple[Card, ...]


class _Turns:
    """Everybody's turn comes equally often; two of one family never meet."""

    def __init__(self, people: list[Card], animals: list[Card], begin: int) -> None:
        self._rows = {"person": people, "animal": animals}
        self._next = {name: begin * 97 % len(row) for name, row in self._rows.items()}

    def next(self, kind: str, taken: frozenset[str]) -> Card:
        """Whose turn it is."""
        row = self._rows[kind]
        while True:
            card = row[self._next[kind] % len(row)]
            self._next[kind] += 1
            if card.key not in taken:
                return card


def _turns(players: Sequence[Card], rng: random.Random, begin: int) -> _Turns:
    shuffled = rng.sample(players, len(players))
    people = [card for card in shuffled if not isinstance(card.looks, AnimalLooks)]
    animals = [card for card in shuffled if isinstance(card.looks, AnimalLooks)]
    return _Turns(people, animals, begin)


def _with_cards(rng: random.Random, size: int, turns: _Turns) -> _CastScene:
    """A random scene whose people and animals are played by cards."""
    while True:
        base = _crowded(rng, size)
        people = [s for s in base.subjects if not isinstance(s.looks, AnimalLooks)][:MOST_OF_A_KIND]
        animals = [s for s in base.subjects if isinstance(s.looks, AnimalLooks)][:MOST_OF_A_KIND]
        if people or animals:
            break
    if not animals and rng.random() < _FRIEND:
        animals = [SubjectRequest("animal-0", AnimalLooks("dog"), beside=people[0].key)]
    cards: dict[str, Card] = {}
    for subject in (*people, *animals):
        kind = "animal" if isinstance(subject.looks, AnimalLooks) else "person"
        cards[subject.key] = turns.next(kind, frozenset(card.key for card in cards.values()))
    played: list[SubjectRequest] = []
    for row in (people, animals):
        played += [_played(subject, cards, slot) for slot, subject in enumerate(row)]
    request = replace(base, subjects=tuple(played))
    return _CastScene(
        replace(request, prompt=describe_picture(request)),
        {card.key: card for card in cards.values()},
        tuple(cards[s.key] for s in people),
        tuple(cards[s.key] for s in animals),
    )


def _played(subject: SubjectRequest, cards: Mapping[str, Card], slot: int) -> SubjectRequest:
    card = cards[subject.key]
    friend = cards.get(subject.beside or "")
    beside = None if friend is None else friend.key
    played = replace(subject, key=card.key, looks=dressed(card, slot), beside=beside)
    return replace(played, prompt=describe_subject(played))


def _drawn(scene: _CastScene) -> tuple[Sketch, SceneLook]:
    """The scene in its figures' own colours, cloth in stripes where a card has two."""
    with lent(scene.people, scene.animals):
        drawn, look = draw_unfinished(scene.request)
    striped = [card for card in scene.people if card.second is not None]
    if not striped:
        return drawn, look
    with lent(scene.people, scene.animals, second=True):
        other, _ = draw_unfinished(scene.request)
    pixels = drawn.pixels.copy()
    for card in striped:
        mask = drawn.masks[card.key]
        band = mask & _bands(mask)
        pixels[band] = other.pixels[band]
    return replace(drawn, pixels=pixels), look


def _bands(mask: Mask) -> Mask:
    rows = np.flatnonzero(mask.any(axis=1))
    tall = max(1, int(rows[-1] - rows[0] + 1) // (2 * STRIPES)) if len(rows) else 1
    return ((np.arange(mask.shape[0]) // tall) % 2 == 0)[:, None] & np.ones(mask.shape[1], np.bool_)


def _cast(gathered: _Gathered, scene: _CastScene, rng: random.Random) -> None:
    drawn, look = _drawn(scene)
    request = scene.request
    figures = figures_of(request, drawn)
    label = label_map(drawn.masks, request, figures)
    seen = [finish(drawn.pixels, look, request.style, drawn.masks.values())]
    if rng.random() < _PAINTED_LOOK:
        seen.append(painted(drawn.pixels, drawn.masks, look, request.style, request.seed))
    for pixels in seen:
        gathered.page(pixels, figures, label)
        for key, card in scene.cards.items():
            gathered.figure(pixels, drawn.masks[key], card.number)


def _painted(gathered: _Gathered, scene: _CastScene, painter: Painter, rng: random.Random) -> None:
    drawn, look = _drawn(scene)
    request = replace(scene.request, steps=rng.choice((3, 4)), strength=rng.choice((1.0, 1.0, 0.7)))
    sketch = replace(drawn, pixels=finish(drawn.pixels, look, request.style, drawn.masks.values()))
    if rng.random() < 0.6:
        pixels = finished(painter.base(request, sketch))
    else:
        pixels = finished(painter.paint(request, sketch)).pixels
    figures = figures_of(request, drawn)
    gathered.page(pixels, figures, label_map(drawn.masks, request, figures))
    for key, card in scene.cards.items():
        if drawn.masks[key].mean() >= VISIBLE:
            gathered.figure(pixels, drawn.masks[key], card.number)
