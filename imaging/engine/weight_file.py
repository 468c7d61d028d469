"""A single file of weights with the questions that telling it apart asks."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from imaging.engine.headers import Header

DENOISER: Final = "model.diffusion_model."
VAE: Final = "first_stage_model."
# Some early models of SD 1 have their text encoder under the names that transformers had before 2022.
OLD_WORDS: Final = "cond_stage_model.transformer.embeddings.token_embedding.weight"
ENCODERS: Final = ("cond_stage_model.", "conditioner.", "text_encoders.")


@dataclass(frozen=True)
class WeightFile:
    """A file and its tensors."""

    path: Path
    header: Header

    def has(self, *names: str) -> bool:
        """Whether it has all these tensors."""
        return all(name in self.header.tensors for name in names)

    def any(self, mark: str) -> bool:
        """Whether this stands anywhere in the name of a tensor."""
        return any(mark in name for name in self.header.tensors)

    def starts(self, mark: str) -> bool:
        """Whether the name of a tensor begins so."""
        return any(name.startswith(mark) for name in self.header.tensors)

    def shape(self, name: str) -> tuple[int, ...]:
        """A tensor's shape; empty for one that it does not have."""
        tensor = self.header.tensors.get(name)
        return tensor.shape if tensor else ()

    def width_of_words(self, prefix: str) -> int:
        """How wide the prompt's vectors are that the cross-attention takes; 0 without any."""
        for name, tensor in self.header.tensors.items():
            if name.startswith(prefix) and name.endswith(".attn2.to_k.weight"):
                return tensor.shape[-1]
        return 0

    def parts(self) -> tuple[tuple[str, int], ...]:
        """How many values each part has: "denoiser", "text" and "vae"."""
        counts = {"denoiser": 0, "text": 0, "vae": 0}
        for name, tensor in self.header.tensors.items():
            if not name.startswith("model_ema."):
                part = "vae" if name.startswith((VAE, "vae.")) else "denoiser"
                counts["text" if name.startswith(ENCODERS) else part] += tensor.count
        return tuple(counts.items())
