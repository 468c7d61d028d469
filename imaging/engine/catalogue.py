"""Which models are on this machine: diffusers folders and single files, known by what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from imaging.engine.cards import note_of
from imaging.engine.companions import folders_beside
from imaging.engine.faults import broken
from imaging.engine.headers import PICKLED, SAFETENSORS, read_header
from imaging.engine.recognised import Recognised
from imaging.engine.recognising import INDEX, recognise_folder
from imaging.engine.recognising_files import recognise_file
from imaging.errors import ModelBrokenError, ModelMissingError

SUFFIXES: Final = (SAFETENSORS, *PICKLED)
REMEMBERED: Final = 256

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Model:
    """A model of a catalogue.

    ``family`` is one of ``families.FAMILIES``; ``form`` "folder" or "file"; ``task`` "text", "inpaint",
    "refiner", "controlnet" or "upscaler"; ``size`` bytes on disk; ``dtype`` as safetensors writes it;
    ``few_steps`` for Turbo, Lightning, LCM and schnell; ``prediction`` "epsilon", "v_prediction" or
    "flow"; ``variant`` names the configuration within the family; ``parts`` and ``largest`` count values,
    as in ``recognised.Recognised``; ``reads_sentences``: it has T5;
    ``companions``: the files that hold parts of a single-file model.
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
    reads_sentences: bool = False
    companions: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True)
class Unfit:
    """Something that lies where models lie and is none; ``error`` says what it is."""

    path: Path
    error: ModelBrokenError


def find_models(folders: Iterable[Path]) -> tuple[Model, ...]:
    """Every whole model in these folders, by name; of two with one name the first folder's wins."""
    found: dict[str, Model] = {}
    for each in survey(folders):
        if isinstance(each, Model):
            found.setdefault(each.name, each)
    return tuple(found[name] for name in sorted(found))


def survey(folders: Iterable[Path]) -> tuple[Model | Unfit, ...]:
    """Everything in these folders that is meant to be a model, whole or not, folder after folder.

    Files that hold a part of another one are left out: they are in its ``companions``.
    """
    found = [_looked_at(path) for folder in folders for path in candidates(folder)]
    parts = {path for each in found if isinstance(each, Model) for _, path in each.companions}
    return tuple(each for each in found if each.path not in parts)


def _looked_at(path: Path) -> Model | Unfit:
    try:
        return check_model(path)
    except ModelBrokenError as error:
        return Unfit(path, error)


def candidates(folder: Path) -> list[Path]:
    """What in this folder is meant to be a model, whole or not."""
    try:
        return [path for path in sorted(folder.iterdir()) if _is_meant(path)]
    except OSError:
        return []


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
    if path := place_of(name, places):
        return check_model(path)
    known = ", ".join(model.name for model in find_models(places)) or "none"
    raise ModelMissingError(f"there is no model {name!r} in {', '.join(map(str, places))}; found: {known}")


def place_of(name: str, folders: Iterable[Path]) -> Path | None:
    """Where the model of this name lies, whole or not; None where there is none."""
    if not name or "/" in name or name.startswith("."):
        return None
    endings = ("", *SUFFIXES)
    paths = (folder / f"{name}{ending}" for folder in folders for ending in endings)
    return next((path for path in paths if path.exists()), None)


def check_model(path: Path) -> Model:
    """Looks at a model's files without loading them; its errors say in one sentence what is wrong.

    Raises ModelMissingError where there is nothing, ModelBrokenError with the fault otherwise.
    """
    if not path.exists():
        raise ModelMissingError(f"there is no model at {path}")
    stamp = _stamp(path)
    known, note = _recognised(path, stamp), note_of(path)
    return Model(
        name=path.name if path.is_dir() else path.stem,
        path=path,
        family=known.family,
        form="folder" if path.is_dir() else "file",
        task=known.task,
        size=sum(size for _, _, size in stamp) + sum(each.stat().st_size for _, each in known.companions),
        dtype=known.dtype,
        licence=known.licence or note.licence,
        few_steps=known.few_steps or note.few_steps,
        prediction=known.prediction,
        variant=known.variant,
        parts=known.parts,
        largest=known.largest,
        reads_sentences=known.reads_sentences,
        companions=known.companions,
    )


def _stamp(path: Path) -> Stamp:
    """Names, times and sizes of a model's files: the same stamp, the same model.

    A file has the times of its folders in it, since parts may come and go beside it.
    """
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    states = [(str(each), each.stat()) for each in files]
    folders = [folder for folder in folders_beside(path) if folder.is_dir()] if path.is_file() else []
    beside = [(str(folder), folder.stat().st_mtime_ns, 0) for folder in folders]
    return (*((name, state.st_mtime_ns, state.st_size) for name, state in states), *beside)


@lru_cache(maxsize=REMEMBERED)
def _recognised(path: Path, _stamp: Stamp) -> Recognised:
    if path.is_dir():
        return recognise_folder(path)
    found = recognise_file(path, read_header(path))
    if path.suffix not in SUFFIXES:
        raise broken("suffix", path)
    return found
