"""What a drawn page truly shows, and what the networks are taught with."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from imaging.request import AnimalLooks, PersonLooks, PictureRequest, SettingRequest, SubjectRequest
from imaging.seeing.networks import FigureNetwork, peaks
from imaging.seeing.training_cards import Card, cast, dressed, lent
from imaging.seeing.training_figures import Figures, FiguresRecipe, figure_loss, teach_figures
from imaging.seeing.training_pages import Pages, heat_of
from imaging.seeing.training_scenes import ScenesRecipe, read_shards, render
from imaging.seeing.truths import figures_of
from imaging.sketching import draw_sketch
from imaging.sketching.palette import COLOURS, HAIRS
from imaging.sketching.sampling import sample_request

TINY = ScenesRecipe(scenes=3, size=192, families=60)


def test_a_head_is_where_the_person_is() -> None:
    rng = random.Random(12)
    seen = 0
    for _ in range(12):
        request = sample_request(rng, 256)
        sketch = draw_sketch(request)
        for figure in figures_of(request, sketch):
            if figure.kind == "person" and figure.key is not None:
                mask = sketch.masks[figure.key]
                assert mask[int(figure.at[1] * 256), int(figure.at[0] * 256)], (figure, request.prompt)
                seen += 1
    assert seen > 10


def test_who_stands_has_the_head_on_top() -> None:
    ana = SubjectRequest("ana", PersonLooks("adult", "female"))
    request = PictureRequest(SettingRequest("plain"), (ana,), width=256, height=256)
    sketch = draw_sketch(request)
    (figure,) = figures_of(request, sketch)
    rows = np.flatnonzero(sketch.masks["ana"].any(axis=1))
    assert rows[0] / 256 < figure.at[1] < (rows[0] + 0.3 * len(rows)) / 256


def test_a_rider_brings_a_horse_and_who_feeds_brings_hens() -> None:
    for posture, animals in (("riding", 1), ("feeding", 3)):
        ana = SubjectRequest("ana", PersonLooks("adult", "female"), posture)
        request = PictureRequest(SettingRequest("countryside"), (ana,), width=256, height=256)
        figures = figures_of(request, draw_sketch(request))
        assert [figure.kind for figure in figures].count("animal") == animals


def test_the_palette_is_lent_for_a_moment_alone() -> None:
    before = dict(HAIRS), dict(COLOURS)
    people = [card for card in cast(random.Random(1), 20) if isinstance(card.looks, PersonLooks)]
    with lent(people[:2], ()):
        assert HAIRS["brown"] == people[0].hair
        assert COLOURS["blue"] == people[1].cloth
    assert (dict(HAIRS), dict(COLOURS)) == before


def test_a_family_differs_in_one_trait() -> None:
    cards = cast(random.Random(2), 40)
    assert [card.number for card in cards] == list(range(80))
    for one, other in zip(cards[::2], cards[1::2], strict=True):
        assert one.key == other.key
        assert one != replace(other, number=one.number)
        assert sum(_traits(one)[name] != _traits(other)[name] for name in _traits(one)) == 1


def _traits(card: Card) -> dict[str, object]:
    looks = card.looks
    if isinstance(looks, AnimalLooks):
        return {"coat": card.hair, "species": looks.species, "pattern": looks.pattern}
    return {
        "hair": card.hair,
        "cloth": (card.cloth, card.second),
        "skin": looks.skin,
        "garments": looks.garments,
        "age": looks.age,
    }


def test_a_card_is_drawn_in_its_own_colours() -> None:
    card = next(card for card in cast(random.Random(3), 20) if isinstance(card.looks, PersonLooks))
    card = replace(card, hair=(10, 240, 10), cloth=(240, 10, 240), second=None)
    subject = SubjectRequest(card.key, dressed(card, 0))
    request = PictureRequest(SettingRequest("plain"), (subject,), width=192, height=192)
    with lent((card,), ()):
        sketch = draw_sketch(request)
    pixels = sketch.pixels[sketch.masks[card.key]].astype(int)
    purple = (pixels[:, 0] > pixels[:, 1] + 80) & (pixels[:, 2] > pixels[:, 1] + 80)
    assert purple.mean() > 0.15


def test_shards_are_the_same_again_and_say_what_is_there(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        render(tmp_path / folder, TINY, "cast", 0)
    (one,), (two,) = read_shards(tmp_path / "one", "cast"), read_shards(tmp_path / "two", "cast")
    assert (one.pages == two.pages).all()
    assert (one.crops == two.crops).all()
    assert len(one.pages) >= TINY.scenes
    assert len(one.crops) == len(one.cards) > 0
    for number, kind, x, y, _ in one.figures:
        cell = one.maps[int(number), int(y * 64), int(x * 64)]
        assert cell in (kind + 1, 0, 255, 2 - kind)
    picture, heat, labels = Pages([one]).batch(4, np.random.default_rng(1))
    assert picture.shape == (4, 3, 256, 256)
    assert heat.shape == (4, 2, 64, 64)
    assert labels.shape == (4, 64, 64)


def test_dots_come_back_as_figures() -> None:
    rows = np.array([[0, 0.2, 0.3, 0.04], [0, 0.3, 0.3, 0.04], [1, 0.7, 0.8, 0.05]], np.float32)
    logits = torch.logit(torch.from_numpy(heat_of(rows)).clamp(1e-4, 1 - 1e-4))[None]
    found = peaks(logits, torch.tensor([0.4, 0.4]))
    assert found.sum(dim=(0, 2, 3)).tolist() == [2, 1]


def test_views_of_one_card_together_cost_less_than_views_mixed() -> None:
    axes = torch.eye(4)
    whose = torch.tensor([0, 0, 1, 1])
    together = figure_loss(torch.stack([axes[0], axes[0], axes[1], axes[1]]), whose, 0.1)
    mixed = figure_loss(torch.stack([axes[0], axes[1], axes[0], axes[1]]), whose, 0.1)
    assert float(together) < float(mixed)


@pytest.mark.slow
def test_a_few_steps_teach_to_know_figures_again(tmp_path: Path) -> None:
    for number in range(4):
        render(tmp_path, replace(TINY, scenes=12, families=40), "cast", number)
    figures = Figures(read_shards(tmp_path, "cast"))
    recipe = FiguresRecipe(steps=30, families=10)
    torch.manual_seed(1)
    model = FigureNetwork()

    def loss() -> float:
        with torch.inference_mode():
            seen, whose = figures.batch(recipe, np.random.default_rng(5))
            return float(figure_loss(model.eval()(seen), whose, recipe.warmth))

    before = loss()
    teach_figures(model, figures, recipe)
    assert loss() < before - 0.2
