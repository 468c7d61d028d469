"""``evoca train``: a person, pet, place or thing is learnt from a folder of photos.

Ctrl-C stops between two updates; the same command goes on from there.
"""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from server.easel import seer_of
from server.errors import BadInputError, EvocaError
from server.file_faults import card_fault, check_target, why
from server.given_files import read_given_json
from server.interrupting import followed
from server.learning_words import NOTES, proposal_sentence, time_words, training_sentence, verdict_words
from server.model_words import said_of
from server.photo_folders import count_of, readable_photos_in
from server.settings import SHIPPED_DATA, Settings
from server.spanish_arguments import LARGEST_SEED, whole_number
from server.spanish_numbers import counted, decimal

if TYPE_CHECKING:
    from imaging.engine.catalogue import Model
    from imaging.personalising import Recipe, Trainee, TrainingPhoto, TrainingStep
    from imaging.photos import KnowsDrawings, Photo, PhotoKind, PhotoVerdict
    from narrative.entities import Entity

STOPPED: Final = 130
KINDS: Final = ("person", "pet", "place", "thing")
GENDERS: Final = ("f", "m")  # of a card
METHODS: Final = ("lora", "dreambooth", "textual-inversion")
HELD_OUT_FROM: Final = 7  # photos; of fewer all are needed to learn from
EVERY: Final = 5  # one photo in so many is held out
SAY_EVERY: Final = 10  # updates
SAY_AFTER: Final = 15.0  # seconds: of a whole network an update takes longer
ENTITY: Final = "entity.json"
COUNTED: Final = {"views": "fotos preparadas", "prior": "imágenes de la clase"}  # by event


def join(commands: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``train`` to the parser; ``run_with`` says which function runs it."""
    train = commands.add_parser("train", help="aprende de fotos una persona, un animal, un lugar o una cosa")
    train.add_argument("--entity", type=Path, required=True, metavar="FICHA.json", help="a quién se aprende")
    train.add_argument("--photos", type=Path, required=True, metavar="CARPETA", help="sus fotos")
    train.add_argument("--method", choices=METHODS, default="lora", help="manera de aprender")
    train.add_argument("--model", metavar="NOMBRE", help="el modelo que aprende")
    train.add_argument("--epochs", type=whole_number(1, 200), metavar="N", help="etapas")
    train.add_argument("--onto", type=Path, metavar="ARCHIVO", help="lo aprendido antes de la misma manera")
    train.add_argument("--seed", type=whole_number(0, LARGEST_SEED), default=0, metavar="N", help="semilla")
    train.add_argument("--out", type=Path, required=True, metavar="CARPETA", help="donde se escribe")
    run_with(train, _train)


def _train(settings: Settings, options: argparse.Namespace) -> int:
    from imaging.errors import ImagingError
    from imaging.personalising import AdapterError, TrainingError

    try:
        return _learned(settings, options)
    except (TrainingError, AdapterError) as error:
        raise EvocaError(training_sentence(error)) from error
    except ImagingError as error:
        raise EvocaError(f"No se puede aprender con ese modelo. {said_of(error)}") from error


def _learned(settings: Settings, options: argparse.Namespace) -> int:
    from imaging.engine.catalogue import model_named
    from imaging.personalising import Recipe, Trainee
    from imaging.personalising.earlier import going_on
    from imaging.personalising.training import train
    from narrative import Lexicon
    from narrative.photo_captions import class_words

    check_target(options.out)
    entity = _entity(options.entity)
    model = model_named(options.model or settings.model, settings.model_folders)
    token = next(iter(entity.tokens.values()), None) or _new_token(entity, model)
    words = class_words(entity, next(iter(entity.tokens), "any"), Lexicon.load(SHIPPED_DATA / "lexicon"))
    trainee = Trainee(token, words, entity.kind)
    seer = seer_of(settings.threads)
    photos = _photos(options.photos, trainee, _species(entity), seer)
    learnt, held_out = _parted(photos)
    recipe = Recipe.for_(model.family, trainee.kind, len(learnt), model.name, options.method)
    if options.onto is not None:
        recipe = going_on(recipe, options.onto, token, known=bool(entity.tokens))
    recipe = replace(recipe, epochs=options.epochs or recipe.epochs, seed=options.seed)
    _say_plan(entity.name or token, token, learnt, held_out, recipe)
    steps = train(
        trainee, learnt, held_out, recipe, options.out, settings.model_folders,
        threads=settings.threads, seer=seer,
    )  # fmt: skip
    result = followed(steps, _Teller().say)
    if result is None:
        print("Parado. La misma orden sigue donde se quedó.")
        return STOPPED
    chosen = result.epochs[result.proposed - 1]
    _write_entity(options.entity, options.out, token, chosen.file)
    print(proposal_sentence(result.epochs, result.proposed, result.why))
    print(f"Hecho: {chosen.file} (palabra: {token}); la ficha con ella: {options.out / ENTITY}")
    return 0


# --- what is given ----------------------------------------------------------------------------------------


def _row(path: Path) -> dict[str, Any]:
    """The one entity of a file: its object, or a file of ``draw --patient`` with one in its registry."""
    found = read_given_json(path)
    if isinstance(found, dict) and isinstance(found.get("registry"), list):
        if len(found["registry"]) != 1:
            raise BadInputError(f"{path}: hay {len(found['registry'])} fichas; tiene que haber una.")
        found = found["registry"][0]
    if not isinstance(found, dict):
        raise BadInputError(f"{path}: no es una ficha.")
    return found


def _entity(path: Path) -> "Entity":
    from narrative import entities_from_gold

    try:
        entity = entities_from_gold([_row(path)])[0]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInputError(f"{path}: la ficha no sirve, {card_fault(error)}.") from error
    for field, told, known in (("kind", entity.kind, KINDS), ("gender", entity.gender, GENDERS)):
        if told is not None and told not in known:
            raise BadInputError(f"{path}: «{field}» tiene que ser una de estas palabras: {', '.join(known)}.")
    return entity


def _species(entity: "Entity") -> str | None:
    """The pet's animal, as the coach knows it."""
    from server.look_words import drawn_as

    return drawn_as("animals", entity.species) if entity.kind == "pet" and entity.species else None


def _new_token(entity: "Entity", model: "Model") -> str:
    from imaging.personalising.tokens import make_token, tokenizer_of

    return make_token(entity.name, (), tokenizer_of(model))


def _photos(
    folder: Path, trainee: "Trainee", species: str | None, drawings: "KnowsDrawings | None"
) -> list["TrainingPhoto"]:
    """The folder's photos that are fit to learn from, with masks and captions. Raises BadInputError where the
    coach says that they are not enough.
    """
    from imaging.personalising import TrainingPhoto
    from imaging.photos import check_set, subject_mask
    from narrative.photo_captions import caption
    from server.photo_words import finding_sentence

    judged = _judged(folder, trainee.kind, species, drawings)
    whole = check_set([verdict for _, verdict in judged.values()], trainee.kind)
    found: list[TrainingPhoto] = []
    for name, (photo, verdict) in judged.items():
        if name not in whole.usable:
            print(f"  {name}: no sirve para aprender, o es igual que otra.")
            continue
        softness = subject_mask(photo, verdict, trainee.kind, whole.proposed.get(name), drawings)
        said = caption(trainee.token, trainee.class_words, verdict.framing, verdict.setting)
        found.append(TrainingPhoto(photo.pixels, said, name, softness))
    if not whole.enough:
        said = " ".join(finding_sentence(each) for each in whole.findings if each.grade == "bad")
        raise BadInputError(
            f"En {folder} no hay fotos bastantes. {said} "
            f"«{_check_command(folder, trainee.kind, species)}» dice qué le pasa a cada una."
        )
    return found


def _judged(
    folder: Path, kind: "PhotoKind", species: str | None, drawings: "KnowsDrawings | None"
) -> "dict[str, tuple[Photo, PhotoVerdict]]":
    """Each photo that can be read, with its verdict; of the others is said why they cannot."""
    from imaging.personalising import TrainingError
    from imaging.personalising.recipes import MOST_PHOTOS
    from imaging.photos import check_photo

    count = count_of(folder)
    if count is not None and count > MOST_PHOTOS:
        raise TrainingError("too_many", count=str(count), most=str(MOST_PHOTOS))
    return {
        name: (photo, check_photo(photo, kind, species, drawings))
        for name, photo in readable_photos_in(folder)
    }


def _check_command(folder: Path, kind: "PhotoKind", species: str | None) -> str:
    """The command that judges these photos as they were judged here."""
    told = f" --species {species}" if species else ""
    return f"evoca photos check {folder} --kind {kind}{told}"


def _parted(photos: list["TrainingPhoto"]) -> tuple[list["TrainingPhoto"], list["TrainingPhoto"]]:
    """The photos to learn from, and those held out to measure likeness by."""
    if len(photos) < HELD_OUT_FROM:
        return photos, []
    held = photos[EVERY // 2 :: EVERY]
    return [photo for photo in photos if all(photo is not other for other in held)], held


# --- what is told -----------------------------------------------------------------------------------------


def _say_plan(
    name: str, token: str, learnt: list["TrainingPhoto"], held_out: list["TrainingPhoto"], recipe: "Recipe"
) -> None:
    updates = recipe.updates_per_epoch(len(learnt)) * recipe.epochs
    print(
        f"Aprendo a dibujar a {name} de {counted(len(learnt), 'foto')} con {recipe.model}, {recipe.method}: "
        f"{counted(recipe.epochs, 'etapa')}, {counted(updates, 'paso')}. Su palabra será «{token}». "
        + (
            f"Aparte, para medir el parecido: {counted(len(held_out), 'foto')}."
            if held_out
            else f"Con menos de {HELD_OUT_FROM} fotos aprendo de todas y no mido el parecido."
        ),
        flush=True,
    )


class _Teller:
    """Tells of every tenth update, and of any after which nothing was told for long."""

    def __init__(self) -> None:
        self._told = monotonic()

    def say(self, step: "TrainingStep") -> None:
        """What has happened, where it is to be told."""
        if step.event == "step" and step.step % SAY_EVERY and monotonic() - self._told < SAY_AFTER:
            return
        _say(step)
        self._told = monotonic()


def _say(step: "TrainingStep") -> None:
    at = f"etapa {step.epoch} de {step.epochs}, paso {step.step} de {step.steps}"
    if step.event == "loading":
        print("Cargo el modelo…", flush=True)
    elif step.event == "resumed":
        print(f"Sigo en la {at}.", flush=True)
    elif step.event in COUNTED:
        if step.about["done"] == step.about["of"] or int(step.about["done"]) % SAY_EVERY == 0:
            print(f"  {COUNTED[step.event]}: {step.about['done']} de {step.about['of']}", flush=True)
    elif step.event == "step":
        if step.loss is not None:
            left = time_words(step.seconds_left)
            print(f"  {at}, error {decimal(step.loss, 3)}, {left}", flush=True)
    elif step.event in ("stepped_down", "stopped_early"):
        said = NOTES.get((step.event, step.about.get("what") or step.about.get("why") or ""))
        if said is not None:
            print(f"  {said()}", flush=True)
    elif step.made is not None:
        made = step.made
        likeness = "sin fotos aparte" if made.likeness is None else f"parecido {decimal(made.likeness, 2)}"
        print(f"Etapa {made.number}: {likeness}, {verdict_words(made.verdict)}; {made.sheet}", flush=True)


def _write_entity(source: Path, out: Path, token: str, file: Path) -> None:
    """The card with the word and its weights, as ``evoca draw --patient`` takes it in its registry."""
    row: Mapping[str, Any] = _row(source)
    phase = next(iter(row.get("tokens") or {}), "any")
    told = {**row, "tokens": {phase: token}, "adapters": {phase: str(file.resolve())}}
    try:
        (out / ENTITY).write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise EvocaError(f"No se puede escribir en {out}: {why(error)}.") from error
