"""Which models are on this machine: diffusers folders and single files, known by what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from imaging.engine.headers import PICKLED, SAFETENSORS, read_header
from imaging.engine.recognised import Recognised
from imaging.engine.recognising import INDEX, recognise_folder
from imaging.engine.recognising_files import recognise_file
from imaging.errors import ModelBrokenError, ModelMissingError

SUFFIXES: Final = (SAFETENSORS, *PICKLED)


@dataclass(frozen=True)
class Model:
    """A model of a catalogue.

    ``family`` is one of ``families.FAMILIES``; ``form`` "folder" or "file"; ``task`` "text", "inpaint",
    "refiner", "controlnet" or "upscaler"; ``size`` bytes on disk; ``dtype`` as safetensors writes it;
    ``few_steps`` for Turbo, Lightning, LCM and schnell; ``prediction`` "epsilon", "v_prediction" or
    "flow"; ``variant`` names the configuration within the family; ``parts`` and ``largest`` count values,
    as in ``recognised.Recognised``.
    """

    name: str
    path: Path
    family: str
    form: str
    task: str
    size: int
    dtype: str
    licence: str | None = None
    few_steps: bool = False
    prediction: str = "epsilon"
    variant: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    largest: int = 0


def find_models(folders: Iterable[Path]) -> tuple[Model, ...]:
    """Every whole model in these folders, by name; of two with one name the first folder's wins."""
    found: dict[str, Model] = {}
    for folder in folders:
        for candidate in candidates(folder):
            try:
                model = check_model(candidate)
            except ModelBrokenError:
                continue
            found.setdefault(model.name, model)
    return tuple(found[name] for name in sorted(found))


def candidates(folder: Path) -> tuple[Path, ...]:
    """What in this folder is meant to be a model, whole or broken."""
    if not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.iterdir()) if _is_meant(path))


def _is_meant(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    if path.is_file():
        return path.suffix in SUFFIXES
    return (path / INDEX).is_file() or any(path.glob(f"*{SAFETENSORS}"))


def model_named(name: str, folders: Iterable[Path]) -> Model:
    """The model of this name: a folder's, or a file's without its ending.

    ModelMissingError names those that there are, ModelBrokenError says what is wrong.
    """
    places = tuple(folders)
    if name and "/" not in name and not name.startswith("."):
        for folder in places:
            for path in (folder / name, *(folder / f"{name}{suffix}" for suffix in SUFFIXES)):
                if path.exists():
                    return check_model(path)
    known = ", ".join(model.name for model in find_models(places)) or "none"
    raise ModelMissingError(f"there is no model {name!r} in {', '.join(map(str, places))}; found: {known}")


def check_model(path: Path) -> Model:
    """Looks at a model's files without loading them; its errors say in one sentence what is wrong."""
    if not path.exists():
        raise ModelMissingError(f"there is no model at {path}")
    if path.is_dir():
        return _model(path, "folder", recognise_folder(path))
    return _model(path, "file", recognise_file(path, read_header(path)))


def _model(path: Path, form: str, known: Recognised) -> Model:
    name = path.name if form == "folder" else path.stem
    return Model(
        name, path, known.family, form, known.task, _size(path), known.dtype, known.licence, known.few_steps,
        known.prediction, known.variant, known.parts, known.largest,
    )  # fmt: skip


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
