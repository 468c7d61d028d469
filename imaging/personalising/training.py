"""A training from photos to files of weights, as a generator: each update, epoch and sheet is told.

Closing the generator stops it; the same call on the same folder goes on from the last checkpoint and ends
with the same weights as if it had never stopped.
"""

import hashlib
import json
import time
from collections.abc import Generator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import torch

from imaging.engine.catalogue import Model, model_named
from imaging.engine.devices import Device, device_kind, free_memory
from imaging.engine.loading import load
from imaging.engine.loading_alone import loading_alone
from imaging.errors import is_memory_short
from imaging.personalising import storage
from imaging.personalising.faults import TrainingError
from imaging.personalising.learners import learner_of
from imaging.personalising.photo_colours import photo_colours
from imaging.personalising.recipes import MOST_PHOTOS, Recipe, check_recipe
from imaging.personalising.running import Run
from imaging.personalising.samples import DiffusionSampler, EvocaSampler, Sampler
from imaging.personalising.values import OtherSubject, Trainee, TrainingPhoto, TrainingResult, TrainingStep
from imaging.seeing import Seer

SAVE_EVERY: Final = 60.0  # seconds between two checkpoints within an epoch


def train(
    trainee: Trainee,
    photos: Sequence[TrainingPhoto],
    held_out: Sequence[TrainingPhoto],
    recipe: Recipe,
    folder: Path,
    models: Sequence[Path],
    others: Sequence[OtherSubject] = (),
    threads: int = 0,
    seer: Seer | None = None,
) -> Generator[TrainingStep, None, TrainingResult]:
    """Trains, or goes on, and leaves in ``folder``: epoch-01.safetensors, sheet-01.png, …, curve.jsonl,
    checkpoint/ and result.json.

    ``models`` are the folders in which the recipe's model is looked for, ``threads`` of the processor (0: as
    they are). ``others`` are entities that may be put beside the trainee. ``seer`` looks at what the embedded
    model's weights paint, so that pages can be held against it. Raises TrainingError, BadRequestError,
    ModelMissingError or ModelBrokenError; what was finished before stays.
    """
    check_recipe(recipe)
    if recipe.onto is not None and not recipe.onto.is_file():
        raise TrainingError("onto_gone", file=recipe.onto.name)
    if not photos:
        raise TrainingError("no_photos")
    if len(photos) > MOST_PHOTOS:
        raise TrainingError("too_many", count=str(len(photos)), most=str(MOST_PHOTOS))
    photos = [told(photo, trainee) for photo in photos]
    held_out = [told(photo, trainee) for photo in held_out]
    mark = fingerprint(trainee, photos, held_out, recipe)
    state = storage.load_state(folder)
    if state is not None and state["mark"] != mark:
        raise TrainingError("other_training", folder=folder.name)
    yield TrainingStep("loading", 1, recipe.epochs, 0, 0)
    model = model_named(recipe.model, models)
    pipeline = _loaded(model, recipe, threads)
    learner = learner_of(pipeline, model.family, recipe.min_snr)
    sampler: Sampler
    if model.family == "evoca":
        sampler = EvocaSampler(pipeline, trainee, recipe.seed, photo_colours(photos, recipe.seed))
    else:
        sampler = DiffusionSampler(pipeline, model, trainee, recipe)
    run = Run(learner, sampler, trainee, photos, held_out, others, recipe, folder, mark, seer)
    try:
        yield from run.prepared(state)
        return (yield from _epochs(run))
    except (RuntimeError, MemoryError) as error:
        if not is_memory_short(error):
            raise
        # Measuring and painting samples take no smaller steps.
        raise TrainingError("memory_full", why=learner.device.type) from error


def _epochs(run: Run) -> Generator[TrainingStep, None, TrainingResult]:
    saved = time.monotonic()
    try:
        while not run.finished:
            yield from run.updated()
            if run.at_epoch_end:
                yield from run.close_epoch()
                saved = time.monotonic()
            elif time.monotonic() - saved > SAVE_EVERY:
                run.save()
                saved = time.monotonic()
    except GeneratorExit:
        run.save()
        raise
    finally:
        run.put_down()
    return run.result()


def told(photo: TrainingPhoto, trainee: Trainee) -> TrainingPhoto:
    """The photo with the token in its caption."""
    if trainee.token in photo.caption.split() or f"{trainee.token}," in photo.caption:
        return photo
    start = f"photo of {trainee.token} {trainee.class_words}"
    return replace(photo, caption=f"{start}, {photo.caption}" if photo.caption else start)


def fingerprint(
    trainee: Trainee, photos: Sequence[TrainingPhoto], held_out: Sequence[TrainingPhoto], recipe: Recipe
) -> str:
    """What two trainings share that may go on from each other."""
    # An earlier file is known by what is in it: it may be moved.
    told = [asdict(trainee), asdict(replace(recipe, onto=None))]
    digest = hashlib.sha256(json.dumps(told).encode())
    if recipe.onto is not None:
        digest.update(recipe.onto.read_bytes())
    for photo in (*photos, *held_out):
        digest.update(photo.caption.encode())
        digest.update(photo.pixels.tobytes())
        digest.update(b"" if photo.softness is None else photo.softness.tobytes())
    return digest.hexdigest()


def _loaded(model: Model, recipe: Recipe, threads: int) -> Any:
    """The pipeline in the precision that training needs: single for weights that change as a whole."""
    kind = device_kind()
    dtype = recipe.precision if kind == "cuda" and recipe.method != "dreambooth" else "float32"
    with loading_alone():
        pipeline = load(model, Device(kind, dtype, free_memory(kind), threads=threads))
    if model.family == "evoca":
        for part in (pipeline.unet, pipeline.vae):
            part.to(memory_format=torch.channels_last)
    return pipeline
