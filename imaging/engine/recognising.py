"""What something is, by what is in it: never by its name.

A folder tells by its ``model_index.json`` and the settings of its parts, a single file by the names
and shapes of its tensors.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from imaging.engine.faults import broken
from imaging.engine.headers import SAFETENSORS, Header, read_header

INDEX: Final = "model_index.json"
# Parts with weights, by family; the text encoders of SD 3 but the last may be left out by its makers' design.
WEIGHED: Final[Mapping[str, tuple[str, ...]]] = {
    "evoca": ("vae", "unet", "text_encoder"),
    "sd1": ("vae", "unet", "text_encoder"),
    "sd2": ("vae", "unet", "text_encoder"),
    "sdxl": ("vae", "unet", "text_encoder_2"),
    "sd3": ("vae", "transformer", "text_encoder", "text_encoder_2"),
    "flux": ("vae", "transformer", "text_encoder", "text_encoder_2"),
}
PLAIN: Final = ("scheduler",)
TOKENIZER_OF: Final = {
    "text_encoder": "tokenizer",
    "text_encoder_2": "tokenizer_2",
    "text_encoder_3": "tokenizer_3",
}


@dataclass(frozen=True)
class Recognised:
    """What was found out of a model; the fields are those of ``catalogue.Model``."""

    family: str
    task: str
    dtype: str
    few_steps: bool = False
    prediction: str = "epsilon"
    licence: str | None = None
    variant: str = ""


def recognise_folder(folder: Path) -> Recognised:
    """A diffusers folder: a pipeline, or a ControlNet. Raises ModelBrokenError with the fault."""
    if not (folder / INDEX).is_file():
        return _lone_part(folder)
    index = _settings(folder / INDEX)
    name = str(index.get("_class_name", ""))
    family = _family_of_class(name, folder)
    _check_parts(folder, index, family)
    header = read_header(_weights(folder, _denoiser(family))[0])
    denoiser = _settings(folder / _denoiser(family) / "config.json")
    scheduler = _settings(folder / "scheduler" / "scheduler_config.json")
    return Recognised(
        family=family,
        task=_task(name, denoiser),
        dtype=header.dtype(),
        few_steps=_few_steps(family, denoiser, scheduler),
        prediction="flow" if family in ("sd3", "flux") else str(scheduler.get("prediction_type", "epsilon")),
    )


def _family_of_class(name: str, folder: Path) -> str:
    marks = (
        ("SketchPainting", "evoca"),
        ("StableDiffusion3", "sd3"),
        ("StableDiffusionXL", "sdxl"),
        ("LatentConsistencyModel", "sd1"),
        ("StableDiffusion", "sd1"),
    )
    if name.startswith("Flux") and not name.startswith(("Flux2", "Flux3")):
        return "flux"
    family = next((family for mark, family in marks if name.startswith(mark)), None)
    if family is None:
        raise broken("other", folder, why=name or "?")
    if family == "sd1":
        width = _settings(folder / "unet" / "config.json").get("cross_attention_dim")
        return "sd2" if width == 1024 else "sd1"
    return family


def _denoiser(family: str) -> str:
    return "transformer" if family in ("sd3", "flux") else "unet"


def _task(name: str, denoiser: Mapping[str, Any]) -> str:
    channels = denoiser.get("in_channels")
    if channels == 9 or name.startswith("FluxFill"):
        return "inpaint"
    if "Upscale" in name:
        return "upscaler"
    return "refiner" if denoiser.get("cross_attention_dim") == 1280 else "text"


def _few_steps(family: str, denoiser: Mapping[str, Any], scheduler: Mapping[str, Any]) -> bool:
    """Turbo, Lightning and LCM show in their settings; schnell has no guidance to give."""
    if family == "flux":
        return denoiser.get("guidance_embeds") is False
    if denoiser.get("time_cond_proj_dim") or scheduler.get("_class_name") == "LCMScheduler":
        return True
    return family == "sdxl" and scheduler.get("timestep_spacing") == "trailing"


def _check_parts(folder: Path, index: Mapping[str, Any], family: str) -> None:
    weighed = WEIGHED[family]
    for part in (*weighed, *PLAIN, *(TOKENIZER_OF[part] for part in weighed if part in TOKENIZER_OF)):
        if not index.get(part) or not index[part][0]:
            raise broken("part_unnamed", folder, part=part)
        if not (folder / part).is_dir():
            raise broken("no_part", folder, part=part)
    for part in weighed:
        if not (folder / part / "config.json").is_file():
            raise broken("part_config", folder, part=part)
        for path in _weights(folder, part):
            read_header(path)


def _weights(folder: Path, part: str) -> list[Path]:
    """The safetensors of a part: those without a variant ("fp16") in their names first, if there are any."""
    found = sorted((folder / part).glob(f"*{SAFETENSORS}"))
    if not found:
        pickled = any((folder / part).glob("*.bin")) or any((folder / part).glob("*.ckpt"))
        raise broken("part_pickled" if pickled else "part_empty", folder, part=part)
    plain = [path for path in found if "." not in path.stem]
    return plain or found


def _lone_part(folder: Path) -> Recognised:
    config = folder / "config.json"
    settings = _settings(config) if config.is_file() else {}
    name = str(settings.get("_class_name", ""))
    families = {"ControlNetModel": "sd1", "SD3ControlNetModel": "sd3", "FluxControlNetModel": "flux"}
    if name not in families:
        raise broken("no_index", folder)
    widths = {1024: "sd2", 2048: "sdxl"}
    family = widths.get(settings.get("cross_attention_dim", 0), families[name])
    found = sorted(folder.glob(f"*{SAFETENSORS}"))
    if not found:
        raise broken("part_pickled" if any(folder.glob("*.bin")) else "part_empty", folder, part=name)
    header: Header = read_header(found[0])
    return Recognised(family, "controlnet", header.dtype(), prediction="epsilon")


def _settings(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise broken("unreadable", f"{path.parent.name}/{path.name}", why=str(error)) from error
    if not isinstance(found, dict):
        raise broken("unreadable", f"{path.parent.name}/{path.name}", why="it holds no object")
    return found
