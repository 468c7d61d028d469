"""What can be wrong with something that was brought as a model: one English sentence for each fault.

Whoever speaks to users says the same in their language, by the fault's name and the names in ``about``.
"""

from pathlib import Path
from typing import Final

from imaging.errors import ModelBrokenError

FAULTS: Final = {
    "unreadable": "{file} cannot be read: {why}",
    "empty": "{file} is empty",
    "html": "{file} is a web page that was saved instead of the model",
    "lfs": "{file} is a Git LFS pointer: the weights themselves were not downloaded",
    "archive": "{file} is an archive, no model: unpack it first",
    "gguf": "{file} is a GGUF file; this engine reads safetensors",
    "foreign": "{file} is no safetensors file",
    "cut": "{file} is cut off: its header promises more bytes than it has",
    "unsafe": "{file} wants to run code when it is opened ({why}); it was not opened: bring its safetensors",
    "tangled": "{file} consists of so many small parts that opening it would take minutes; weights do not",
    "not_pickled": "{file} is no checkpoint that torch has written",
    "suffix": "{file} is no model file: models are folders, .safetensors, .ckpt or .pth files",
    "adapter": "{file} is an adapter (LoRA), no whole model: it works on top of one",
    "embedding": "{file} is a textual inversion, no whole model: it teaches a model one word",
    "vae": "{file} is only a VAE, the part of a model that turns latents into pixels",
    "encoder": "{file} is only a text encoder, the part of a model that reads the prompt",
    "denoiser": "{file} holds no {part}: bring the whole model, or its diffusers folder",
    "alone": "{file} is a model without {part}, which did not lie beside it in the same folder either",
    "ip_adapter": "{file} is an IP-Adapter, no whole model",
    "precision": "{file} has weights of type {why}, which this engine does not compute in",
    "other": "{file} is a model of another family ({why}) that this engine does not run",
    "unknown": "{file} has tensors that belong to no model this engine knows",
    "no_index": "{file} is no diffusers model: it has no model_index.json",
    "no_part": "the model {file} lacks its folder {part}",
    "part_unnamed": "{file}/model_index.json names no {part}",
    "part_empty": "{part} of {file} has no safetensors weights",
    "part_pickled": "{part} of {file} has pickled weights only, which are never read: bring the safetensors",
    "no_piece": "{part} of {file} lacks its piece {why}",
    "own_code": "{file} brings its own code for {part}, which is never run",
    "part_config": "{part} of {file} has no config.json",
    "no_words": "the words of the text encoders are missing: no package {file} is installed",
    "memory": "{file} needs {needs} GB of memory and {free} GB are free",
    "memory_full": "{file} found no memory left on the {why}",
    "incomplete": "{file} lacks weights that the networks of its family have",
    "does_not_fit": "{file} does not fit its own family: {why}",
}


def broken(fault: str, file: Path | str, **about: str) -> ModelBrokenError:
    """The error of this fault; ``file`` is what is wrong, ``about`` the other names in the sentence."""
    name = file.name if isinstance(file, Path) else file
    names = {"file": name, **about}
    return ModelBrokenError(FAULTS[fault].format(**names), fault, names)
