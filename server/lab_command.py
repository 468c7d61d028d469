"""``evoca lab``: trained weights compared side by side (``sweep``), and whether generated pictures help to
recognise (``augment``).

Ctrl-C stops after the present step; the same command goes on from there.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.errors import BadInputError, EvocaError
from server.file_faults import check_target
from server.given_files import read_given_text
from server.interrupting import followed
from server.lab_augment import join_augment
from server.learning_words import time_words
from server.model_words import said_of
from server.photo_folders import readable_photos_in
from server.settings import Settings
from server.spanish_arguments import whole_numbers
from server.spanish_numbers import counted

if TYPE_CHECKING:
    from imaging.engine.catalogue import Model
    from imaging.laboratory import Sweep, SweepPrompt, SweepStep, Trained
    from imaging.request import Pixels

STOPPED: Final = 130
USUAL_PROMPTS: Final = 3
USUAL_SEEDS: Final = (1, 2)
DEFAULT: Final = "default"


def join(commands: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``lab`` and its own commands to the parser; ``run_with`` says which function runs one."""
    lab = commands.add_parser("lab", help="compara lo aprendido: sweep, augment")
    own = lab.add_subparsers(required=True, metavar="ORDEN")
    sweep = own.add_parser("sweep", help="los mismos textos y semillas con cada etapa, método y pasos")
    sweep.add_argument(
        "--training", type=Path, action="append", required=True, metavar="CARPETA", help="de evoca train"
    )
    sweep.add_argument(
        "--epochs", type=whole_numbers(0, 200), metavar="1,3,5", help="etapas; 0 es el modelo sin aprender"
    )
    sweep.add_argument("--steps", type=whole_numbers(1, 100), metavar="4,6,8", help="pasos de cada imagen")
    sweep.add_argument(
        "--seeds", type=whole_numbers(0, 2**31), default=list(USUAL_SEEDS), metavar="1,2", help="semillas"
    )
    sweep.add_argument("--prompts", default=DEFAULT, metavar="ARCHIVO|default", help="un texto por línea")
    sweep.add_argument("--model", metavar="NOMBRE", help="otro modelo de la misma familia")
    sweep.add_argument("--photos", type=Path, metavar="CARPETA", help="fotos con que se mide el parecido")
    sweep.add_argument("--out", type=Path, required=True, metavar="CARPETA", help="donde se escribe")
    run_with(sweep, _sweep)
    join_augment(own, run_with)


def _sweep(settings: Settings, options: argparse.Namespace) -> int:
    from imaging.errors import ImagingError
    from imaging.laboratory import LaboratoryError
    from imaging.personalising import TrainingError
    from server.lab_words import laboratory_sentence
    from server.learning_words import training_sentence

    try:
        return _swept(settings, options)
    except LaboratoryError as error:
        raise BadInputError(laboratory_sentence(error)) from error
    except TrainingError as error:
        raise EvocaError(training_sentence(error)) from error
    except ImagingError as error:
        raise EvocaError(f"No se puede dibujar con ese modelo. {said_of(error)}") from error


def _swept(settings: Settings, options: argparse.Namespace) -> int:
    from imaging.engine.engine import Engine
    from imaging.laboratory.sweeping import sweep
    from server.lab_sheets import PAGE, TABLE, write_all
    from server.marked_pictures import PAINTED, marked_png

    check_target(options.out)
    wanted = _wanted(settings, options)
    photos = _photos(options.photos, wanted.trainings[0]) if options.photos else []
    print(
        f"Aprendizajes que comparo: {len(wanted.trainings)}; dibujos: {len(wanted.cells)}. "
        f"Quedan en {options.out}; lo que ya esté no se repite.",
        flush=True,
    )
    engine = Engine(settings.model_folders, settings.threads, settings.compile)
    steps = sweep(wanted, engine, options.out, lambda pixels: marked_png(pixels, PAINTED), photos)
    result = followed(steps, _say)
    if result is None:
        print("Parado. La misma orden sigue donde se quedó.")
        return STOPPED
    files = write_all(wanted, result, options.out, photos)
    for file in files[:-1]:
        print(f"  {file}")
    print(f"Hecho: {options.out / PAGE} (se abre sola); los números, en {options.out / TABLE}.")
    return 0


def _say(step: "SweepStep") -> None:
    if step.made is None:
        return
    left = "" if step.seconds_left is None else f", {time_words(step.seconds_left)}"
    cell = step.made.cell
    told = f"aprendizaje {cell.training + 1}, etapa {cell.epoch}, texto {cell.prompt + 1}"
    told = f"{told}, semilla {cell.seed}, {counted(cell.steps, 'paso')}"
    print(f"  {step.done} de {step.total}{left}: {told}", flush=True)


# --- what is given ----------------------------------------------------------------------------------------


def _wanted(settings: Settings, options: argparse.Namespace) -> "Sweep":
    from imaging.engine.engine import Engine
    from imaging.laboratory import Sweep
    from imaging.laboratory.sweeping import cells_of
    from imaging.laboratory.trainings import trained_in

    trainings = tuple(_of_model(settings, trained_in(each), options.model) for each in options.training)
    prompts = _prompts(options.prompts)
    engine = Engine(settings.model_folders, settings.threads)
    steps = options.steps or [_usual_steps(settings, engine.defaults(trainings[0].model).steps, trainings[0])]
    cells = cells_of(trainings, options.epochs, steps, options.seeds, len(prompts))
    return Sweep(trainings, prompts, cells)


def _usual_steps(settings: Settings, of_model: int, trained: "Trained") -> int:
    return settings.steps if trained.family == "evoca" else of_model


def _of_model(settings: Settings, trained: "Trained", name: str | None) -> "Trained":
    """The training with a model that is here. Raises EvocaError or LaboratoryError."""
    from imaging.laboratory import LaboratoryError

    model = _model(settings, name or trained.model)
    if model.family != trained.family:
        raise LaboratoryError(
            "other_family",
            folder=str(trained.folder),
            found=trained.family,
            model=model.name,
            wanted=model.family,
        )
    return replace(trained, model=model.name)


def _model(settings: Settings, name: str) -> "Model":
    from imaging.engine.catalogue import find_models, model_named
    from imaging.errors import ModelBrokenError, ModelMissingError

    try:
        return model_named(name, settings.model_folders)
    except (ModelMissingError, ModelBrokenError) as error:
        known = ", ".join(model.name for model in find_models(settings.model_folders)) or "ninguno"
        raise EvocaError(
            f"El modelo «{name}», con el que se aprendió, no está o no se puede abrir; hay: {known}. "
            "Con --model se elige otro de la misma familia."
        ) from error


def _prompts(told: str) -> "tuple[SweepPrompt, ...]":
    from imaging.laboratory.prompts import USUAL, prompts_in

    if told == DEFAULT:
        return USUAL[:USUAL_PROMPTS]
    path = Path(told)
    found = prompts_in(read_given_text(path).splitlines())
    if not found:
        raise BadInputError(f"{path}: no hay ningún texto; ponga uno en cada línea.")
    return found


def _photos(folder: Path, trained: "Trained") -> "list[Pixels]":
    """The folder's photos, cut to their subject."""
    from imaging.photos import check_photo
    from imaging.photos.measures import cut

    found: list[Pixels] = []
    for _name, photo in readable_photos_in(folder):
        subject = check_photo(photo, trained.trainee.kind).subject
        found.append(photo.pixels if subject is None else cut(photo.pixels, subject))
    if not found:
        raise BadInputError(f"En {folder} no hay ninguna foto que se pueda abrir.")
    return found
