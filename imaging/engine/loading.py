"""A model of the catalogue becomes a diffusers pipeline on its device, without any network.

Nothing that a model brings along is run: weights come from safetensors, or from a .ckpt by torch's
``weights_only``, and parts only from diffusers and transformers themselves. The safety checker that SD 1.x
folders carry is left out: it turns pictures black that it only suspects, and a page must not be lost so.
"""

from pathlib import Path
from typing import Any, Final

import torch

from imaging.engine.catalogue import Model
from imaging.engine.devices import TILE, Device
from imaging.engine.families import FAMILIES
from imaging.engine.faults import broken
from imaging.engine.headers import read_header
from imaging.engine.loading_alone import loading_alone
from imaging.engine.recognising import ENCODERS, variant_of, weights_of
from imaging.engine.single_files import CONFIGURATIONS, from_single_file, measured_prediction
from imaging.errors import ImagingError, is_memory_short

PIPELINE_OF_TASK: Final = {"text": "text", "inpaint": "inpaint", "refiner": "image"}
UPSCALER: Final = "StableDiffusionUpscalePipeline"
CONTROLNETS: Final = {
    "sd1": "ControlNetModel",
    "sd2": "ControlNetModel",
    "sdxl": "ControlNetModel",
    "sd3": "SD3ControlNetModel",
    "flux": "FluxControlNetModel",
}
PIXELS_PER_LATENT: Final = 8
CHECKED: Final = ("unet", "transformer", "vae", *ENCODERS)


def load(model: Model, device: Device, configurations: Path = CONFIGURATIONS) -> Any:
    """The model as diffusers has it, ready to run on the device in its memory mode.

    A text-to-image pipeline; for a model that inpaints or refines, the pipeline that it was made for; for
    a ControlNet, the network. Other tasks are made of a pipeline by their class's ``from_pipe``.
    ``configurations`` holds the settings of single files. Raises ModelBrokenError.
    """
    if device.threads and device.kind == "cpu":
        torch.set_num_threads(device.threads)
    try:
        with loading_alone():
            made = _made(model, device, configurations)
            placed = place(made, device)
    except ImagingError:
        raise
    except Exception as error:  # libraries raise of all kinds over a file's content
        if is_memory_short(error):
            raise broken("memory_full", model.path, why=device.kind) from error
        raise broken("does_not_fit", model.path, why=_first_line(error)) from error
    if model.family == "sd2" and model.form == "file" and model.task == "text":
        _predict(placed, measured_prediction(placed.unet, device.kind))
    return placed


def _made(model: Model, device: Device, configurations: Path) -> Any:
    dtype: torch.dtype = getattr(torch, device.dtype)
    cls = _class(model)
    if model.form == "file":
        made = from_single_file(model, cls, dtype, configurations)
        if model.task != "controlnet" and model.prediction == "v_prediction":
            _predict(made, "v_prediction")
    else:
        made = _from_folder(model, cls, dtype)
    if model.task != "controlnet":
        made.set_progress_bar_config(disable=True)
    return made


def _class(model: Model) -> Any:
    if model.family == "evoca":
        from imaging.painting.pipeline import SketchPaintingPipeline

        return SketchPaintingPipeline
    import diffusers

    if model.task == "controlnet":
        return getattr(diffusers, CONTROLNETS[model.family])
    if model.task == "upscaler":
        return getattr(diffusers, UPSCALER)
    return getattr(diffusers, FAMILIES[model.family].pipelines[PIPELINE_OF_TASK[model.task]])


def _from_folder(model: Model, cls: Any, dtype: torch.dtype) -> Any:
    given: dict[str, Any] = {"dtype": dtype, "local_files_only": True, "use_safetensors": True}
    part = "" if model.task == "controlnet" else "transformer" if model.family in ("sd3", "flux") else "unet"
    variant = variant_of(weights_of(model.path, part)[0])
    if variant:
        given["variant"] = variant
    if model.task == "controlnet":
        return cls.from_pretrained(model.path, **given)
    if model.family in ("sd1", "sd2"):
        given |= {"safety_checker": None, "feature_extractor": None}
        if model.task != "upscaler":
            given["requires_safety_checker"] = False
    pipeline = cls.from_pretrained(model.path, **given)
    for name in CHECKED:
        network = pipeline.components.get(name)
        if network is not None:
            _check_count(model, name, network)
    return pipeline


def _check_count(model: Model, part: str, network: torch.nn.Module) -> None:
    """Weights that a part's files do not have would be random: diffusers only mentions them in a log."""
    here = sum(len(read_header(path).tensors) for path in weights_of(model.path, part))
    wanted = len({id(weight) for weight in network.parameters()})
    if here < wanted:
        raise broken("incomplete", model.path)


def _predict(pipeline: Any, prediction: str) -> None:
    """Tells the scheduler what the network predicts."""
    scheduler = pipeline.scheduler
    pipeline.scheduler = type(scheduler).from_config(scheduler.config, prediction_type=prediction)


def place(made: Any, device: Device) -> Any:
    """Puts a pipeline (or network) where it computes, with as little memory as its mode says."""
    if not hasattr(made, "components"):
        return made.to(device.kind)
    if device.memory_mode == "whole":
        return made if device.kind == "cpu" else made.to(device.kind)
    vae = made.components.get("vae")
    if vae is not None:
        vae.enable_slicing()
        vae.enable_tiling()
        if hasattr(vae, "tile_latent_min_size"):
            # diffusers' own tiles have the family's native size, at which nothing would be cut.
            vae.tile_sample_min_size = TILE
            vae.tile_latent_min_size = TILE // PIXELS_PER_LATENT
    if device.memory_mode == "offload":
        made.enable_model_cpu_offload(device=device.kind)
    elif device.memory_mode == "sequential":
        made.enable_sequential_cpu_offload(device=device.kind)
    elif device.kind != "cpu":
        made.to(device.kind)
        if device.kind == "mps":  # without it Apple's own attention takes the square of the tokens
            made.enable_attention_slicing()
    return made


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
