"""What the makers of a model wrote about it: its licence, and whether it wants few steps.

Hub folders have a README.md that begins with settings between two lines of dashes; files may carry the
same in their metadata (github.com/Stability-AI/ModelSpec). Where neither says a licence, that of the
family's first model is named, and that it is only a guess is said. A user can note down what neither says.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CARD: Final = "README.md"
NOTE: Final = "evoca.json"
MOST_CARD: Final = 200_000  # characters
FEW_STEPS: Final = ("turbo", "lightning", "lcm", "latent consistency", "hyper-sd", "schnell")
# Of the first models of each family, by variant; from their model cards.
KNOWN_LICENCES: Final[Mapping[str, str]] = {
    "evoca": "Apache-2.0",
    "sd1": "CreativeML Open RAIL-M",
    "sd2": "CreativeML Open RAIL++-M",
    "sdxl": "CreativeML Open RAIL++-M",
    "sd3": "Stability AI Community License",
}


@dataclass(frozen=True)
class Card:
    """``licence`` as its makers wrote it, or None; ``few_steps``: they call it distilled."""

    licence: str | None = None
    few_steps: bool = False


def card_of_folder(folder: Path) -> Card:
    """What a folder's README.md says; an empty card without one."""
    try:
        text = (folder / CARD).read_text(encoding="utf-8", errors="replace")[:MOST_CARD]
    except OSError:
        return Card()
    settings = _front(text)
    name = settings.get("license_name") if settings.get("license") == "other" else settings.get("license")
    title = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return Card(name or None, _is_distilled(f"{title} {settings.get('tags', '')}"))


def card_of_file(metadata: Mapping[str, str]) -> Card:
    """What a file's metadata says."""
    notes = " ".join(metadata.get(f"modelspec.{name}", "") for name in ("title", "description", "tags"))
    licence = metadata.get("modelspec.license") or metadata.get("license")
    return Card(licence or None, _is_distilled(notes))


def note_place(model: Path) -> Path:
    """Where a user's own note about a model lies: in its folder, or beside its file."""
    return model / NOTE if model.is_dir() else model.with_suffix(f".{NOTE}")


def note_of(model: Path) -> Card:
    """What a user noted down when the model was brought; an empty card without a note."""
    try:
        note = json.loads(note_place(model).read_text(encoding="utf-8"))
        licence = note.get("licence")
        return Card(None if licence is None else str(licence), note.get("few_steps") is True)
    except (OSError, ValueError, AttributeError):
        return Card()


def write_note(model: Path, card: Card) -> None:
    """Notes a card down for a model; an empty card needs no note."""
    if card != Card():
        text = json.dumps({"licence": card.licence, "few_steps": card.few_steps}, ensure_ascii=False)
        note_place(model).write_text(f"{text}\n", encoding="utf-8")


def known_licence(family: str) -> str | None:
    """The licence of the family's first models; None where they differ (FLUX.1)."""
    return KNOWN_LICENCES.get(family)


def _is_distilled(notes: str) -> bool:
    return any(mark in notes.lower() for mark in FEW_STEPS)


def _front(text: str) -> dict[str, str]:
    """The settings at the head of a card: lines "name: value" and lists, joined with blanks."""
    lines = text.splitlines()
    found: dict[str, str] = {}
    if not lines or lines[0].strip() != "---":
        return found
    name = ""
    for line in lines[1:]:
        if line.strip() == "---":
            return found
        if line.lstrip().startswith("- "):
            found[name] = f"{found.get(name, '')} {line.strip()[2:]}".strip()
        elif ":" in line and not line.startswith(" "):
            name, value = (part.strip() for part in line.split(":", 1))
            found[name] = value.strip("'\"")
    return {}
