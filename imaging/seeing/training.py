"""Trains the networks that see, from nothing but what the sketch renderer and the embedded model make.

``python -m imaging.seeing.training OUT [--work DIR] [--model DIR] [--only PART]``

Renders scenes into the work folder (whole shards stay), teaches both networks, chooses on pages kept back
from which value on a figure counts, and measures on scenes of other seeds.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file, save_file

from imaging.painting import Painter
from imaging.seeing.looking import FIGURES_FILE, LEAST, PAGES_FILE
from imaging.seeing.measuring import chosen_least, counted, known_again
from imaging.seeing.networks import FigureNetwork, PageNetwork
from imaging.seeing.training_figures import Figures, FiguresRecipe, teach_figures
from imaging.seeing.training_pages import Pages, PagesRecipe, teach_pages
from imaging.seeing.training_scenes import ScenesRecipe, Shard, read_shards, render

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = ROOT / "data" / "models" / "evoca-cuento"
PARTS: Final = ("render", "pages", "figures", "measure")
LEARNT: Final = ("sampled", "cast", "painted")
KEPT_BACK: Final = {"sampled": 11, "cast": 12}  # these shards are chosen by


def render_all(work: Path, recipe: ScenesRecipe, model: Path) -> None:
    """Renders and paints every shard that is missing."""
    for kind in ("sampled", "cast", "held", "held_cast"):
        for number in range(getattr(recipe, kind)):
            render(work, recipe, kind, number)
    painter = Painter.load(model, torch.get_num_threads())
    for kind in ("painted", "held_painted"):
        for number in range(getattr(recipe, kind)):
            render(work, recipe, kind, number, painter)


def learn_pages(work: Path, out: Path, recipe: PagesRecipe) -> None:
    """Teaches the network that counts and writes its file."""
    model = PageNetwork()
    shards = [
        shard
        for kind in LEARNT
        for number, shard in enumerate(read_shards(work, kind))
        if number != KEPT_BACK.get(kind)
    ]
    teach_pages(model, Pages(shards), recipe)
    least = chosen_least(model, [read_shards(work, kind)[number] for kind, number in KEPT_BACK.items()])
    weights = {name: _halved(value) for name, value in model.state_dict().items()}
    save_file({**weights, LEAST: torch.tensor(least)}, out / PAGES_FILE)


def _pages_in(out: Path) -> tuple[dict[str, torch.Tensor], tuple[float, float]]:
    known = {name: value.float() for name, value in load_file(out / PAGES_FILE).items()}
    person, animal = known.pop(LEAST).tolist()
    return known, (person, animal)


def learn_figures(work: Path, out: Path, recipe: FiguresRecipe) -> None:
    """Teaches the network that knows figures again and writes its file."""
    model = FigureNetwork()
    figures = Figures([shard for kind in LEARNT for shard in read_shards(work, kind)])
    teach_figures(model, figures, recipe)
    save_file({name: _halved(value) for name, value in model.state_dict().items()}, out / FIGURES_FILE)


def _halved(value: torch.Tensor) -> torch.Tensor:
    return (value.half() if value.is_floating_point() else value).contiguous()


def measure(work: Path, out: Path) -> None:
    """Prints what both networks see of scenes that were not learnt from."""
    known, (person, animal) = _pages_in(out)
    pages, figures = PageNetwork().eval(), FigureNetwork().eval()
    pages.load_state_dict(known)
    weights = load_file(out / FIGURES_FILE)
    figures.load_state_dict({name: value.float() for name, value in weights.items()})
    print(f"from {person:.2f} on a person counts, from {animal:.2f} on an animal")
    for name, kinds in (("drawn", ("held", "held_cast")), ("painted", ("held_painted",))):
        shards = _all(work, kinds)
        print(f"counted, {name}:", json.dumps(asdict(counted(pages, (person, animal), shards))))
    for name, kinds in (("drawn", ("held_cast",)), ("painted", ("held_painted",))):
        print(f"known again, {name}:", json.dumps(asdict(known_again(figures, _all(work, kinds)))))


def _all(work: Path, kinds: Sequence[str]) -> list[Shard]:
    return [shard for kind in kinds for shard in read_shards(work, kind)]


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "seeing")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--only", choices=PARTS)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    (asked.out / PAGES_FILE).parent.mkdir(parents=True, exist_ok=True)
    parts = PARTS if asked.only is None else (asked.only,)
    if "render" in parts:
        render_all(asked.work, ScenesRecipe(), asked.model)
    if "pages" in parts:
        learn_pages(asked.work, asked.out, PagesRecipe())
    if "figures" in parts:
        learn_figures(asked.work, asked.out, FiguresRecipe())
    if "measure" in parts:
        measure(asked.work, asked.out)


if __name__ == "__main__":
    main()
