"""What a training has left in its folder, read for comparing: the weights say themselves what they are of."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args

from imaging.engine.headers import Header, read_header
from imaging.errors import ModelBrokenError
from imaging.laboratory.faults import LaboratoryError
from imaging.laboratory.values import Trained, TrainedEpoch
from imaging.personalising import Trainee
from imaging.personalising.samples import NOBODYS
from imaging.personalising.storage import CURVE, RESULT
from imaging.personalising.values import SubjectKind
from imaging.vocabulary import ANIMALS, PLACES

EPOCHS: Final = "epoch-*.safetensors"
CARD: Final = "entity.json"
PEOPLE: Final = {*NOBODYS, "person", "baby", "boy", "girl"}
_SIDE: Final = 512  # pixels, where the weights do not say what they were trained at


def trained_in(folder: Path, kind: SubjectKind | None = None) -> Trained:
    """The training in a folder; ``kind`` where it is known better than by its words.

    Raises LaboratoryError for a folder that holds none.
    """
    if not folder.is_dir():
        raise LaboratoryError("no_folder", folder=str(folder))
    files = sorted(folder.glob(EPOCHS))
    if not files:
        raise LaboratoryError("no_epochs", folder=str(folder))
    about = _told(files[-1])
    missing = [
        name for name in ("evoca_token", "evoca_class", "evoca_method", "evoca_family") if not about.get(name)
    ]
    if missing:
        raise LaboratoryError("not_ours", file=str(files[-1]))
    measured, proposed = _measured(folder)
    words = about["evoca_class"]
    return Trained(
        folder=folder,
        trainee=Trainee(about["evoca_token"], words, kind or _kind_on_card(folder) or kind_of(words)),
        method=about["evoca_method"],
        family=about["evoca_family"],
        model=about.get("ss_sd_model_name", ""),
        side=_side_of(about.get("ss_resolution", "")),
        epochs=tuple(_epoch(file, measured) for file in files),
        proposed=proposed,
    )


def kind_of(class_words: str) -> SubjectKind:
    """Whether the words of a class are of an animal, a place, a person or a thing."""
    words = set(class_words.split())
    if words & set(ANIMALS):
        return "pet"
    if class_words.replace(" ", "_") in PLACES:
        return "place"
    return "person" if words & PEOPLE else "thing"


def _told(file: Path) -> Mapping[str, str]:
    return _header(file).metadata


def _header(file: Path) -> Header:
    try:
        return read_header(file)
    except ModelBrokenError as error:
        raise LaboratoryError("not_ours", file=str(file)) from error


def _epoch(file: Path, likeness: Mapping[int, float]) -> TrainedEpoch:
    told = _told(file)
    digits = file.stem.rsplit("-", 1)[-1]
    number = int(digits) if digits.isdigit() else 0
    steps = told.get("ss_steps", "")
    return TrainedEpoch(number, file, int(steps) if steps.isdigit() else None, likeness.get(number))


def _measured(folder: Path) -> tuple[dict[int, float], int | None]:
    """What was measured of each epoch, and the proposed one where the training has ended."""
    result = _read_json(folder / RESULT)
    if isinstance(result, dict) and isinstance(result.get("epochs"), list):
        rows = [row for row in result["epochs"] if isinstance(row, dict)]
        found = {row["number"]: row["likeness"] for row in rows if row.get("likeness") is not None}
        return found, result.get("proposed")
    lines = (folder / CURVE).read_text("utf-8").splitlines() if (folder / CURVE).exists() else []
    rows = [row for line in lines if isinstance(row := _parsed(line), dict)]
    told = {row["epoch"]: row.get("likeness_told") for row in rows if "epoch" in row}
    return {number: value for number, value in told.items() if value is not None}, None


def _kind_on_card(folder: Path) -> SubjectKind | None:
    card = _read_json(folder / CARD)
    kind = card.get("kind") if isinstance(card, dict) else None
    return kind if kind in get_args(SubjectKind) else None


def _read_json(path: Path) -> Any:
    try:
        return _parsed(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def _side_of(told: str) -> int:
    """The side in "(512, 512)"."""
    digits = told.strip("() ").split(",")[0]
    return int(digits) if digits.isdigit() else _SIDE
