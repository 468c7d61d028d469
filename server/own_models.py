"""The user's own models on disk: copied in whole or not at all, taken out so that it can be undone once."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from imaging.engine.cards import Card, note_of, note_place, write_note
from imaging.engine.catalogue import SUFFIXES, Model, check_model
from imaging.engine.headers import SAFETENSORS
from imaging.engine.recognising import INDEX, variant_of
from server.errors import BadInputError, EvocaError, StorageFullError, is_storage_full
from server.file_faults import why
from server.model_words import size_said

HALF: Final = ".part"
REMOVED: Final = ".removed"
CHUNK: Final = 8 << 20
SPARE: Final = 256 << 20  # bytes that stay free beside a new model
# What a diffusers folder is loaded from; the same weights in other forms beside them are left behind.
WANTED: Final = (".json", ".txt", ".model", ".md")
PARTS: Final = (
    "vae", "unet", "transformer", "scheduler", "low_res_scheduler", "text_encoder", "text_encoder_2",
    "text_encoder_3", "tokenizer", "tokenizer_2", "tokenizer_3",
)  # fmt: skip
WANTED_NAMES: Final = ("LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE")

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class OwnModels:
    """The folder of the models that a user brought."""

    folder: Path

    def place_for(self, name: str, suffix: str = "") -> Path:
        """Where a new model of this name goes. Raises BadInputError for a bad or taken name."""
        if not name or name.startswith((".", "-")) or any(sign in name for sign in "/\\:\0"):
            raise BadInputError(f"«{name}» no sirve como nombre de un modelo.")
        if any((self.folder / f"{name}{ending}").exists() for ending in ("", *SUFFIXES)):
            raise BadInputError(f"Ya hay un modelo «{name}»; ponga otro nombre con --name.")
        return self.folder / f"{name}{suffix}"

    def half_of(self, place: Path) -> Path:
        """Where a model lies while it comes; its name keeps it out of the catalogue."""
        return place.with_name(f".{place.name}{HALF}")

    def check_room(self, size: int) -> None:
        """Raises StorageFullError where a model of this size does not fit."""
        self.folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.folder).free
        if size + SPARE > free:
            raise StorageFullError(
                f"No cabe: hacen falta {size_said(size + SPARE)} y en {self.folder} quedan {size_said(free)}."
            )

    def add(self, model: Model, name: str, progress: Progress, note: Card) -> Model:
        """Copies a model in, with the files that hold parts of it; it is whole afterwards, or not there."""
        source = model.path
        place = self.place_for(name, source.suffix if source.is_file() else "")
        half = self.half_of(place)
        targets = {
            path: half if source.is_file() else half / path.relative_to(source)
            for path in wanted_files(source)
        }
        targets = self._parts_to_come(model) | targets
        total = sum(path.stat().st_size for path in targets)
        self.check_room(total)
        _delete(half)
        try:
            done = 0
            for path, target in targets.items():
                done = _copy(path, target, done, lambda at: progress(at, total))
            for _, path in model.companions:
                come = self.half_of(self.folder / path.name)
                if come.exists():
                    come.replace(self.folder / path.name)
            return self.settle(half, place, note)
        except OSError as error:
            if is_storage_full(error):
                raise StorageFullError("El disco se ha llenado; no se ha añadido nada.") from error
            raise EvocaError(f"No se puede copiar el modelo: {why(error)}.") from error
        finally:
            for target in (half, *(self.half_of(self.folder / path.name) for _, path in model.companions)):
                _delete(target)

    def _parts_to_come(self, model: Model) -> dict[Path, Path]:
        """The files with parts of a model that are not here yet, and where they lie while they come."""
        coming: dict[Path, Path] = {}
        for _, path in model.companions:
            here = self.folder / path.name
            if not here.exists():
                coming[path] = self.half_of(here)
            elif here.stat().st_size != path.stat().st_size:
                raise BadInputError(f"Ya hay otro archivo «{path.name}»; cambie el nombre del nuevo.")
        return coming

    def settle(self, half: Path, place: Path, note: Card) -> Model:
        """Gives a model that has come its name, all at once."""
        half.replace(place)
        write_note(place, note)
        return check_model(place)

    def forget(self, path: Path) -> None:
        """Deletes what only served while a model came."""
        _delete(path)

    def remove(self, model: Model) -> None:
        """Puts a model aside; what was put aside before is deleted."""
        if model.path.parent.resolve() != self.folder.resolve():
            raise BadInputError(
                f"«{model.name}» está en {model.path.parent}, y Evoca solo quita de {self.folder}."
            )
        if model.path.is_symlink():
            model.path.unlink()
            return
        aside = self.folder / REMOVED
        _delete(aside)
        aside.mkdir()
        note = note_place(model.path)
        if note.is_file() and model.path.is_file():
            note.replace(aside / note.name)
        model.path.replace(aside / model.path.name)

    def restore(self) -> Model:
        """Puts back what was taken out last. Raises BadInputError where there is nothing, or no place."""
        aside = self.folder / REMOVED
        there = sorted(aside.iterdir()) if aside.is_dir() else []
        found = next((path for path in there if path.is_dir() or path.suffix in SUFFIXES), None)
        if found is None:
            raise BadInputError("No hay ningún modelo que recuperar.")
        name = found.stem if found.suffix in SUFFIXES else found.name
        place = self.place_for(name, found.suffix if found.is_file() else "")
        model = self.settle(found, place, note_of(found))
        _delete(aside)
        return model


def wanted_files(source: Path) -> list[Path]:
    """The files that a model is loaded from: the file itself, or a folder's settings and safetensors."""
    if source.is_file():
        return [source]
    names = [str(path.relative_to(source).as_posix()) for path in source.rglob("*") if path.is_file()]
    return [source / name for name in wanted_names(names, short=False)]


def wanted_names(names: Iterable[str], *, short: bool) -> list[str]:
    """Of all files of a folder those that a model is loaded from, by their names within it.

    Where weights are there twice, ``short`` takes those in half precision.
    """
    known = sorted(names)
    indexed = INDEX in known
    weights: dict[str, dict[str, list[str]]] = {}
    chosen: list[str] = []
    for name in known:
        path = PurePosixPath(name)
        inner = path.parts[:-1]
        if any(part.startswith(".") for part in path.parts) or (indexed and inner and inner[0] not in PARTS):
            continue
        if path.suffix != SAFETENSORS:
            if path.suffix in WANTED or path.name in WANTED_NAMES:
                chosen.append(name)
        elif inner or not indexed:  # beside its folders a hub keeps the model once more
            folder = str(path.parent)
            weights.setdefault(folder, {}).setdefault(variant_of(Path(name)), []).append(name)
    first, second = ("fp16", "") if short else ("", "fp16")
    for variants in weights.values():
        chosen += variants.get(first) or variants.get(second) or []
    return sorted(chosen)


def _copy(source: Path, target: Path, done: int, progress: Callable[[int], None]) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as read, target.open("wb") as write:
        while chunk := read.read(CHUNK):
            write.write(chunk)
            done += len(chunk)
            progress(done)
        write.flush()
        os.fsync(write.fileno())
    return done


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
