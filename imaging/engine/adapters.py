"""Trained weights (LoRA) laid over a loaded model for one picture, and taken off again without a trace."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from imaging.engine.headers import SAFETENSORS, read_header
from imaging.errors import BadRequestError, ModelBrokenError
from imaging.request import Adapter

MOST_WEIGHT: Final = 3.0


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
    if not wanted:
        yield
        return
    try:
        _laid_on(pipeline, wanted)
        yield
    finally:
        pipeline.unload_lora_weights()


def _laid_on(pipeline: Any, adapters: Sequence[Adapter]) -> None:
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


def _unfit(adapter: Adapter, why: object) -> ModelBrokenError:
    short = str(why).strip().split("\n")[0][:200]
    return ModelBrokenError(f"the trained weights {adapter.file.name} cannot be loaded: {short}")
