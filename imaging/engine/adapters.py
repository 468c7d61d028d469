"""Trained weights laid over a loaded model for one picture, and taken off again without a trace.

They are layers beside the model's own (LoRA), a taught word (textual inversion), or the whole network anew
(DreamBooth); layers and networks may bring words with them.
"""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final

import torch
from safetensors import safe_open
from torch import Tensor

from imaging.engine.compiling import clear_places, places_of
from imaging.engine.headers import SAFETENSORS, read_header
from imaging.engine.regional import kept_to
from imaging.engine.taught_words import FILE_NAMES, taught, words_in
from imaging.errors import BadRequestError, ModelBrokenError
from imaging.request import Adapter

MOST_WEIGHT: Final = 3.0
NETWORKS: Final = ("unet", "transformer")


def check_adapter(adapter: Adapter) -> None:
    """Raises BadRequestError for what is no adapter, ModelBrokenError for a file that cannot be read."""
    name = adapter.file.name
    if not adapter.file.is_file():
        raise BadRequestError(f"there is no adapter file {name}")
    if adapter.file.suffix != SAFETENSORS:
        raise BadRequestError(f"adapters are {SAFETENSORS} files; {name} is none")
    if not -MOST_WEIGHT <= adapter.weight <= MOST_WEIGHT:
        raise BadRequestError(
            f"an adapter's weight is from {-MOST_WEIGHT} to {MOST_WEIGHT}, not {adapter.weight}"
        )
    read_header(adapter.file)


@contextmanager
def adapted(pipeline: Any, adapters: Sequence[Adapter]) -> Generator[None]:
    """Within it these adapters work together; afterwards the model is as before.

    Raises ModelBrokenError, naming the file, for one that does not fit the model.
    """
    wanted = [adapter for adapter in adapters if adapter.weight != 0]
    kinds = {adapter.file: adapter_kind(adapter) for adapter in wanted}
    layers = [adapter for adapter in wanted if kinds[adapter.file] == "layers"]
    with ExitStack() as undone:
        words = {word.word: word for adapter in wanted for word in words_in(adapter.file)}
        undone.enter_context(taught(pipeline, tuple(words.values())))
        for adapter in wanted:
            if kinds[adapter.file] == "network" and adapter.where is None:
                undone.enter_context(_network_anew(pipeline, adapter))
        regional = any(adapter.where is not None for adapter in layers)
        if layers and (regional or not _swapped_in(pipeline, layers, undone)):
            if regional:
                clear_places(pipeline)  # a compiled network would not see what keeps layers to their part
            undone.callback(clear_places, pipeline)
            undone.enter_context(_laid_on(pipeline, layers))
        yield


def adapter_kind(adapter: Adapter) -> str:
    """What a file of trained weights holds: "layers", a "word" or a whole "network"."""
    names = read_header(adapter.file).tensors
    if names and all(name in FILE_NAMES for name in names):
        return "word"
    starts = tuple(f"{part}." for part in NETWORKS)
    if names and all(name.startswith(starts) and "lora" not in name for name in names):
        return "network"
    return "layers"


@contextmanager
def _network_anew(pipeline: Any, adapter: Adapter) -> Generator[None]:
    """The network's weights moved towards the file's (all the way at weight 1), then back."""
    before: dict[str, Tensor] = {}
    part = next(part for part in NETWORKS if getattr(pipeline, part, None) is not None)
    own = dict(getattr(pipeline, part).named_parameters())
    try:
        with safe_open(adapter.file, "pt") as opened, torch.no_grad():
            for name in opened.keys():  # noqa: SIM118 - it is no mapping
                weight, trained = own.get(name.removeprefix(f"{part}.")), opened.get_tensor(name)
                if weight is None or weight.shape != trained.shape:
                    raise _unfit(adapter, f"{name} has no place in this model")
                before[name] = weight.detach().clone()
                weight.lerp_(trained.to(weight), adapter.weight)
        yield
    finally:
        with torch.no_grad():
            for name, weight in before.items():
                own[name.removeprefix(f"{part}.")].copy_(weight)


def _swapped_in(pipeline: Any, adapters: Sequence[Adapter], undone: ExitStack) -> bool:
    """Puts layers into the places of those before, where the pipeline has any and they fit.

    Layers of a text encoder never do. Otherwise everything is off the model again.
    """
    places = places_of(pipeline)
    if places is None or any(_teaches_words(adapter) for adapter in adapters):
        if places:
            clear_places(pipeline)
        return False
    names = [f"place-{number}" for number in range(len(adapters))]
    try:
        for name, adapter in zip(names, adapters, strict=True):
            pipeline.load_lora_weights(str(adapter.file), adapter_name=name, hotswap=name in places)
            if name not in places:
                places.append(name)
        pipeline.enable_lora()
        pipeline.set_adapters(names, [adapter.weight for adapter in adapters])
    except (OSError, ValueError, KeyError, RuntimeError, AttributeError, TypeError):
        clear_places(pipeline)  # they have other layers than those before, or are no layers of this model
        return False
    undone.callback(pipeline.disable_lora)
    return True


def _teaches_words(adapter: Adapter) -> bool:
    names = read_header(adapter.file).tensors
    return any("text_encoder" in name or name.startswith("lora_te") for name in names)


@contextmanager
def _laid_on(pipeline: Any, adapters: Sequence[Adapter]) -> Generator[None]:
    names = [f"adapter-{number}" for number in range(len(adapters))]
    for name, adapter in zip(names, adapters, strict=True):
        try:
            pipeline.load_lora_weights(str(adapter.file), adapter_name=name)
            known = {each for part in pipeline.get_list_adapters().values() for each in part}
        except (OSError, ValueError, KeyError, RuntimeError, AttributeError, TypeError) as error:
            raise _unfit(adapter, error) from error
        if name not in known:
            raise _unfit(adapter, "no part of the model takes its weights")
    pipeline.set_adapters(names, [adapter.weight for adapter in adapters])
    places = {n: a.where for n, a in zip(names, adapters, strict=True) if a.where is not None}
    with kept_to(getattr(pipeline, "unet", None) or pipeline.transformer, places):
        yield


def _unfit(adapter: Adapter, why: object) -> ModelBrokenError:
    short = str(why).strip().split("\n")[0][:200]
    return ModelBrokenError(f"the trained weights {adapter.file.name} cannot be loaded: {short}")
