"""``evoca lab augment``: does it help to recognise something when generated pictures join few photos?

Generated pictures lie in the classes' folders, are painted by trained weights, or, of a drawn world, by
Evoca.
"""

import argparse
import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.errors import BadInputError, EvocaError
from server.file_faults import check_target
from server.interrupting import followed
from server.learning_words import time_words
from server.model_words import said_of
from server.photo_words import fault_sentence
from server.settings import Settings
from server.spanish_arguments import whole_number, whole_numbers
from server.spanish_numbers import counted, decimal

if TYPE_CHECKING:
    from imaging.laboratory import SweepStep, Trained
    from imaging.laboratory.augmenting import ClassFolder, Outcome, Plan, Summary
    from imaging.photos import PhotoError

STOPPED: Final = 130
USUAL_PICTURES: Final = 24
MOST_PICTURES: Final = 400
NAME: Final = "augment"


def join_augment(own: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``augment`` to the laboratory's commands."""
    augment = own.add_parser("augment", help="¿ayudan las imágenes hechas a reconocer con pocas fotos?")
    augment.add_argument("folder", type=Path, metavar="CARPETA", help="dentro, una de fotos por clase")
    augment.add_argument(
        "--training", action="append", default=[], metavar="CLASE=CARPETA", help="pinta la clase"
    )
    augment.add_argument("--drawn", action="store_true", help="Evoca dibuja las clases que conoce")
    augment.add_argument(
        "--generated",
        type=whole_number(1, MOST_PICTURES),
        default=USUAL_PICTURES,
        metavar="N",
        help="imágenes que se hacen de cada clase",
    )
    augment.add_argument(
        "--photos", type=whole_number(1, 1000), metavar="N", help="las que se aprenden de cada clase"
    )
    augment.add_argument("--rare", metavar="CLASE", help="la clase con pocas fotos")
    augment.add_argument("--rare-photos", type=whole_number(1, 1000), metavar="N", help="las que se le dejan")
    augment.add_argument(
        "--seeds", type=whole_numbers(0, 2**31), default=[1, 2, 3], metavar="1,2,3", help="semillas"
    )
    augment.add_argument("--out", type=Path, required=True, metavar="CARPETA", help="donde se escribe")
    run_with(augment, _augment)


def _augment(settings: Settings, options: argparse.Namespace) -> int:
    from imaging.errors import ImagingError
    from imaging.laboratory import LaboratoryError
    from imaging.personalising import TrainingError
    from server.lab_words import laboratory_sentence
    from server.learning_words import training_sentence

    try:
        return _augmented(settings, options)
    except LaboratoryError as error:
        raise BadInputError(laboratory_sentence(error)) from error
    except TrainingError as error:
        raise EvocaError(training_sentence(error)) from error
    except ImagingError as error:
        raise EvocaError(f"No se puede dibujar con ese modelo. {said_of(error)}") from error


def _augmented(settings: Settings, options: argparse.Namespace) -> int:
    from imaging.laboratory.augmenting import augment, class_in, class_names, files_in, summed_up

    check_target(options.out)
    names = class_names(options.folder)
    _check_rare(options.rare, names)
    painted = _painted(settings, options, names)
    if painted is None:
        print("Parado. La misma orden sigue donde se quedó.")
        return STOPPED
    classes: list[ClassFolder] = []
    for name in names:
        classes.append(class_in(options.folder / name, painted.get(name, ()), _say_refused))
        print(f"  {name}: {_counted(classes[-1])}", flush=True)
    if options.training and not all(files_in(options.folder / name / "test") for name in names):
        print(
            "Ojo: sin una carpeta «test» en cada clase, los pesos pueden haber visto las fotos "
            "con que se mide."
        )
    plan = _plan(options)
    outcomes = augment(classes, plan)
    _write(options.out, outcomes, summed_up(outcomes), len(plan.seeds))
    return 0


def _say_refused(error: "PhotoError") -> None:
    print(f"  {fault_sentence(error)}", flush=True)


def _check_rare(rare: str | None, names: Sequence[str]) -> None:
    if rare is not None and rare not in names:
        raise BadInputError(f"No hay ninguna clase «{rare}»; hay: {', '.join(names)}.")


def _plan(options: argparse.Namespace) -> "Plan":
    from imaging.laboratory.augmenting import Plan

    return Plan(
        seeds=tuple(options.seeds), photos=options.photos, rare=options.rare, rare_photos=options.rare_photos
    )


def _counted(found: "ClassFolder") -> str:
    apart = "" if found.tested is None else f", {counted(len(found.tested), 'apartada')} para medir"
    made = counted(len(found.generated), "imagen hecha", "imágenes hechas")
    return f"{counted(len(found.photos), 'foto')}{apart}, {made}"


# --- generated pictures -----------------------------------------------------------------------------------


def _painted(
    settings: Settings, options: argparse.Namespace, names: Sequence[str]
) -> dict[str, tuple[Path, ...]] | None:
    """By class, the pictures painted for it; None where Ctrl-C was pressed."""
    from imaging.engine.engine import Engine
    from imaging.laboratory.generating import painted_class

    sources = _sources(settings, options, names)
    engine = Engine(settings.model_folders, settings.threads, settings.compile)
    found: dict[str, tuple[Path, ...]] = {}
    for name, trained in sources.items():
        print(f"Dibujo {counted(options.generated, 'imagen', 'imágenes')} de «{name}»…", flush=True)
        steps = settings.steps if trained.family == "evoca" else engine.defaults(trained.model).steps
        folder = options.out / "generated" / name
        files = followed(painted_class(trained, options.generated, steps, engine, folder), _say)
        if files is None:
            return None
        found[name] = files
    return found


def _sources(
    settings: Settings, options: argparse.Namespace, names: Sequence[str]
) -> "Mapping[str, Trained]":
    """What paints each class that has no pictures of its own."""
    from imaging.laboratory.augmenting import GENERATED, files_in
    from imaging.laboratory.generating import drawn_class
    from imaging.laboratory.trainings import trained_in

    found: dict[str, Trained] = {}
    for told in options.training:
        name, _, folder = told.partition("=")
        if name not in names or not folder:
            raise BadInputError(f"--training {told}: se escribe CLASE=CARPETA, y hay: {', '.join(names)}.")
        found[name] = trained_in(Path(folder))
    for name in names if options.drawn else ():
        has_own = bool(files_in(options.folder / name / GENERATED))
        if name in found or has_own:
            continue
        drawn = drawn_class(_drawn_name(name), settings.model, options.folder / name)
        if drawn is not None:
            found[name] = drawn
        else:
            print(
                f"  {name}: ni animal ni lugar que Evoca sepa dibujar; se queda con lo que tiene.", flush=True
            )
    return found


def _drawn_name(folder: str) -> str:
    """What the renderer calls the animal or place that a folder is named after, in Spanish or as it does."""
    from server.look_words import drawn_as, lexicon

    said = folder.replace("_", " ").lower()
    place = lexicon().lookup("places", said)
    return drawn_as("animals", said) or (place and (place.sketch or place.sketch_indoors)) or folder


def _say(step: "SweepStep") -> None:
    if step.made is not None and (step.done % 5 == 0 or step.done == step.total):
        left = "" if step.seconds_left is None else f", {time_words(step.seconds_left)}"
        print(f"  {step.done} de {step.total}{left}", flush=True)


# --- what comes out ---------------------------------------------------------------------------------------


def _write(out: Path, outcomes: "Sequence[Outcome]", summaries: "Sequence[Summary]", seeds: int) -> None:
    """Tables and plots into the folder; the table on the terminal. Raises TrainingError."""
    from imaging.personalising.storage import write_whole

    table = as_markdown(summaries, seeds)
    told = {"outcomes": [asdict(each) for each in outcomes], "summary": [asdict(each) for each in summaries]}
    texts = {
        f"{NAME}.csv": _as_csv(outcomes),
        f"{NAME}.json": json.dumps(told, indent=1, ensure_ascii=False) + "\n",
        f"{NAME}.md": table,
        f"{NAME}-shares.svg": _shares_plot(summaries),
        f"{NAME}-rare.svg": _rare_plot(summaries),
    }
    for name, text in texts.items():
        write_whole(out / name, lambda fresh, text=text: fresh.write_text(text, encoding="utf-8"))
    print(table)
    print(f"Hecho: {out / NAME}.md, .csv y .json, y los gráficos {NAME}-shares.svg y {NAME}-rare.svg.")


def _as_csv(outcomes: "Sequence[Outcome]") -> str:
    text = io.StringIO()
    names = list(outcomes[0].recalls)
    writer = csv.writer(text)
    writer.writerow(
        ["mixture", "share", "reached", "seed", "photos", "generated", "macro_f1", "accuracy",
         *(f"recall {name}" for name in names)]
    )  # fmt: skip
    for one in outcomes:
        told = [round(one.recalls[name], 4) for name in names]
        writer.writerow(
            [one.mixture, one.share, round(one.reached, 1), one.seed, one.photos, one.pictures,
             round(one.macro_f1, 4), round(one.accuracy, 4), *told]
        )  # fmt: skip
    return text.getvalue()


def as_markdown(summaries: "Sequence[Summary]", seeds: int) -> str:
    """The summary as a table in Markdown, in Spanish."""
    names = list(summaries[0].recalls)
    recall = " | ".join(f"acierto en {name}" for name in names)
    of_seeds = "De una sola semilla" if seeds == 1 else f"Media y desviación de {seeds} semillas"
    lines = [
        f"{of_seeds}; se mide solo con fotos apartadas.",
        "",
        f"| qué se aprende | fotos | hechas | macro-F1 | aciertos | {recall} |",
        "|---|---|---|---|---|" + "---|" * len(names),
    ]
    for one in summaries:
        each = " | ".join(decimal(one.recalls[name], 2) for name in names)
        f1 = decimal(one.macro_f1, 3) + ("" if seeds == 1 else f" ± {decimal(one.spread, 3)}")
        lines.append(
            f"| {_mixture_words(one)} | {one.photos:.0f} | {one.pictures:.0f} "
            f"| {f1} | {decimal(one.accuracy, 3)} | {each} |"
        )
    return "\n".join(lines) + "\n"


def _mixture_words(one: "Summary") -> str:
    if one.mixture == "share":
        short = "" if abs(one.reached - one.share) < 1.5 else f" (había para un {one.reached:.0f} %)"
        return f"{one.share} % de imágenes hechas{short}"
    return {
        "rare": "una clase con pocas fotos",
        "repeated": "la misma, con sus fotos repetidas",
        "upsampled": "la misma, completada con imágenes hechas",
    }[one.mixture]


def _shares_plot(summaries: "Sequence[Summary]") -> str:
    from imaging.laboratory.plots import Point, line_plot

    points = [Point(each.share, each.macro_f1, each.spread, str(each.share)) for each in _shares(summaries)]
    return line_plot(
        "Reconocer con imágenes hechas", "% de imágenes hechas entre lo que se aprende", "macro-F1", points
    )


def _rare_plot(summaries: "Sequence[Summary]") -> str:
    from imaging.laboratory.plots import Point, bar_plot

    labels = {"rare": "pocas fotos", "repeated": "fotos repetidas", "upsampled": "con imágenes hechas"}
    points = [
        Point(0, each.macro_f1, each.spread, labels[each.mixture])
        for each in summaries
        if each.mixture != "share"
    ]
    return bar_plot("Una clase con pocas fotos", "qué se aprende de ella", "macro-F1", points)


def _shares(summaries: "Sequence[Summary]") -> "list[Summary]":
    return [each for each in summaries if each.mixture == "share"]
