"""Training states on disk: written whole or not at all, so a killed run goes on from its last one."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import torch

STATE = "state.pt"
CURVE = "curve.jsonl"


def save(folder: Path, state: Mapping[str, Any]) -> None:
    """Replaces the folder's state with this one."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / (STATE + ".part")
    torch.save(dict(state), fresh)
    os.replace(fresh, folder / STATE)


def load(folder: Path) -> dict[str, Any] | None:
    """The last saved state, or None where there is none yet."""
    path = folder / STATE
    return torch.load(path, weights_only=True) if path.exists() else None


def note(folder: Path, **figures: float | int | str) -> None:
    """Appends one line of figures to the folder's curve and prints it."""
    folder.mkdir(parents=True, exist_ok=True)
    line = json.dumps(figures)
    with (folder / CURVE).open("a", encoding="utf-8") as curve:
        curve.write(line + "\n")
    print(line, flush=True)


def write_recipe(folder: Path, recipe: object) -> None:
    """Keeps the settings of a run beside its states."""
    if not is_dataclass(recipe) or isinstance(recipe, type):
        raise TypeError(f"a recipe is a dataclass instance, not {type(recipe).__name__}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recipe.json").write_text(
        json.dumps(asdict(recipe), indent=2, default=str) + "\n", encoding="utf-8"
    )
