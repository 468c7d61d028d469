"""What a diffusers folder is, by its settings and its tensors: never by its name."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from imaging.engine.cards import card_of_folder
from imaging.engine.faults import broken
from imaging.engine.headers import SAFETENSORS, Header, read_header
from imaging.engine.recognised import Recognised

INDEX: Final = "model_index.json"
CONFIG: Final = "config.json"
# Parts without which a family cannot run; SD 3 does without its third encoder by its makers' design.
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "evoca": ("vae", "unet", "text_encoder"),
    "sd1": ("vae", "unet", "text_encoder"),
    "sd2": ("vae", "unet", "text_encoder"),
    "sdxl": ("vae", "unet", "text_encoder_2"),
    "sd3": ("vae", "transformer", "text_encoder", "text_encoder_2"),
    "flux": ("vae", "transformer", "text_encoder", "text_encoder_2"),
}
SENTENCES: Final = {"sd3": "text_encoder_3", "flux": "text_encoder_2"}  # where a family has its T5
ENCODERS: Final = ("text_encoder", "text_encoder_2", "text_encoder_3")
# Parts from anywhere else would be code that the folder brings along, and that diffusers would run.
UNUSED: Final = ("safety_checker", "feature_extractor")
LIBRARIES: Final = ("diffusers", "transformers")
CLASSES: Final = (
    ("SketchPainting", "evoca"),
    ("StableDiffusion3", "sd3"),
    ("StableDiffusionXL", "sdxl"),
    ("LatentConsistencyModel", "sd1"),
    ("StableDiffusion", "sd1"),
)
OTHER_CLASSES: Final = ("Flux2", "Flux3", "StableDiffusionLatentUpscale", "StableDiffusionInstructPix2Pix")
CONTROL_CLASSES: Final = {
    "ControlNetModel": "sd1",
    "SD3ControlNetModel": "sd3",
    "FluxControlNetModel": "flux",
}


def recognise_folder(folder: Path) -> Recognised:
    """A diffusers folder: a pipeline, or a ControlNet. Raises ModelBrokenError with the fault."""
    if not (folder / INDEX).is_file():
        return _control(folder)
    index = settings_of(folder / INDEX)
    name = str(index.get("_class_name", ""))
    family = _family(name, folder)
    parts = _headers(folder, index, family)
    denoiser_part = "transformer" if "transformer" in NEEDED[family] else "unet"
    denoiser = settings_of(folder / denoiser_part / CONFIG)
    scheduler = settings_of(folder / "scheduler" / "scheduler_config.json")
    card = card_of_folder(folder)
    task = _task(name, denoiser)
    return Recognised(
        family=family,
        task=task,
        dtype=_dtype(parts[denoiser_part]),
        few_steps=card.few_steps or _few_steps(family, task, denoiser, scheduler),
        prediction="flow" if family in ("sd3", "flux") else str(scheduler.get("prediction_type", "epsilon")),
        licence=card.licence,
        variant=family,
        parts=(
            ("denoiser", _count(parts[denoiser_part])),
            ("text", sum(_count(parts[part]) for part in ENCODERS if part in parts)),
            ("vae", _count(parts["vae"])),
        ),
        largest=max(_count(headers) for headers in parts.values()),
        reads_sentences=SENTENCES.get(family) in parts,
    )


def _family(name: str, folder: Path) -> str:
    if name.startswith(OTHER_CLASSES):
        raise broken("other", folder, why=name)
    if name.startswith("Flux"):
        return "flux"
    family = next((family for mark, family in CLASSES if name.startswith(mark)), None)
    if family is None:
        raise broken("other", folder, why=name or "?")
    if family == "sd1" and (folder / "unet" / CONFIG).is_file():
        width = settings_of(folder / "unet" / CONFIG).get("cross_attention_dim")
        return "sd2" if width == 1024 else "sd1"
    return family


def _task(name: str, denoiser: Mapping[str, Any]) -> str:
    if name == "StableDiffusionUpscalePipeline":
        return "upscaler"
    if denoiser.get("in_channels") == 9 or name.startswith("FluxFill"):
        return "inpaint"
    return "refiner" if denoiser.get("cross_attention_dim") == 1280 else "text"


def _few_steps(family: str, task: str, denoiser: Mapping[str, Any], scheduler: Mapping[str, Any]) -> bool:
    """Turbo, Lightning and LCM show in their settings; schnell has no guidance to give."""
    if family == "flux":
        return task == "text" and denoiser.get("guidance_embeds") is False
    if denoiser.get("time_cond_proj_dim") or scheduler.get("_class_name") == "LCMScheduler":
        return True
    return family == "sdxl" and scheduler.get("timestep_spacing") == "trailing"


def _headers(folder: Path, index: Mapping[str, Any], family: str) -> dict[str, list[Header]]:
    """The tensors of every part that will be loaded, after all of them were found to be there."""
    for part, origin in index.items():
        foreign = isinstance(origin, list) and origin and origin[0] not in (None, *LIBRARIES)
        if foreign and part not in UNUSED:
            raise broken("own_code", folder, part=part)
    encoders = [part for part in ENCODERS if part in NEEDED[family] or _is_named(index, part)]
    weighed = [*(part for part in NEEDED[family] if part not in ENCODERS), *encoders]
    tokenizers = [part.replace("text_encoder", "tokenizer") for part in encoders]
    for part in (*weighed, *tokenizers, "scheduler"):
        if not _is_named(index, part):
            raise broken("part_unnamed", folder, part=part)
        if not (folder / part).is_dir():
            raise broken("no_part", folder, part=part)
    for part in weighed:
        if not (folder / part / CONFIG).is_file():
            raise broken("part_config", folder, part=part)
    return {part: [read_header(path) for path in weights_of(folder, part)] for part in weighed}


def _is_named(index: Mapping[str, Any], part: str) -> bool:
    origin = index.get(part)
    return isinstance(origin, list) and bool(origin) and origin[0] is not None


def weights_of(folder: Path, part: str) -> list[Path]:
    """The safetensors files that a part is loaded from: all pieces, plain ones before "fp16" ones.

    Raises ModelBrokenError where there are none or where a piece is missing.
    """
    place = folder / part
    found = sorted(place.glob(f"*{SAFETENSORS}"))
    if not found:
        pickled = any(place.glob("*.bin")) or any(place.glob("*.ckpt"))
        raise broken("part_pickled" if pickled else "part_empty", folder, part=part or "config.json")
    chosen = [path for path in found if not variant_of(path)] or [
        path for path in found if variant_of(path) == "fp16"
    ]
    for table in place.glob(f"*{SAFETENSORS}.index.json"):
        pieces = set(settings_of(table).get("weight_map", {}).values())
        # An index beside whole weights is a left-over; one beside pieces says which there must be.
        if pieces & {path.name for path in found} and (missing := pieces - {path.name for path in found}):
            raise broken("no_piece", folder, part=part, why=min(missing))
    return chosen or found


def variant_of(path: Path) -> str:
    """What makers write after the first dot of a file's name, such as "fp16"; nothing for plain weights."""
    return path.stem.split(".", 1)[1].split("-", 1)[0] if "." in path.stem else ""


def _control(folder: Path) -> Recognised:
    config = folder / CONFIG
    settings = settings_of(config) if config.is_file() else {}
    name = str(settings.get("_class_name", ""))
    if name not in CONTROL_CLASSES:
        raise broken("no_index", folder)
    families = {1024: "sd2", 2048: "sdxl"}
    family = CONTROL_CLASSES[name]
    if family == "sd1":
        family = families.get(settings.get("cross_attention_dim", 0), family)
    headers = [read_header(path) for path in weights_of(folder, "")]
    count = _count(headers)
    return Recognised(
        family=family,
        task="controlnet",
        dtype=_dtype(headers),
        prediction="flow" if family in ("sd3", "flux") else "epsilon",
        licence=card_of_folder(folder).licence,
        variant=f"{family}-control",
        parts=(("denoiser", count),),
        largest=count,
    )


def _dtype(headers: list[Header]) -> str:
    return max(headers, key=_bytes).dtype()


def _bytes(header: Header) -> int:
    return sum(tensor.size for tensor in header.tensors.values())


def _count(headers: list[Header]) -> int:
    return sum(tensor.count for header in headers for tensor in header.tensors.values())


def settings_of(path: Path) -> dict[str, Any]:
    """The object in a JSON file. Raises ModelBrokenError."""
    name = f"{path.parent.name}/{path.name}"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise broken("unreadable", name, why=str(error)) from error
    if not isinstance(found, dict):
        raise broken("unreadable", name, why="it holds no object")
    return found
