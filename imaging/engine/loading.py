"""A model of the catalogue becomes a diffusers pipeline on its device, without any network."""

from typing import Any

from imaging.engine.catalogue import Model
from imaging.engine.devices import Device
from imaging.engine.families import FAMILIES
from imaging.errors import ModelBrokenError


def load(model: Model, device: Device) -> Any:
    """The model's text-to-image pipeline, ready to run; other tasks are made of it by ``from_pipe``."""
    import diffusers
    import torch

    cls = getattr(diffusers, FAMILIES[model.family].pipelines["text"])
    try:
        pipeline = cls.from_pretrained(
            model.path, dtype=getattr(torch, device.dtype), local_files_only=True, use_safetensors=True
        )
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, AttributeError) as error:
        raise ModelBrokenError(f"the model {model.name} cannot be loaded: {error}") from error
    return pipeline.to(device.kind)
