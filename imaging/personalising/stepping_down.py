"""How much is done at once, and less of it where memory is short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any, Final

import torch

from imaging.personalising.faults import TrainingError

BETAS: Final = (0.9, 0.999)
# torch's own allocator on the processor raises a plain RuntimeError.
_SHORT: Final = ("out of memory", "not enough memory", "can't allocate memory", "alloc_cpu")


@dataclass(frozen=True)
class Effort:
    """Views at once, batches to an update, whether activations are computed twice to be kept less, and
    whether the optimiser keeps its averages in 8 bits.
    """

    batch: int
    accumulation: int
    checkpointing: bool = False
    eight_bit: bool = False

    def optimiser(self, groups: Sequence[Mapping[str, Any]]) -> torch.optim.Optimizer:
        """AdamW over these groups."""
        if self.eight_bit and find_spec("bitsandbytes"):
            from bitsandbytes.optim import AdamW8bit  # pyright: ignore[reportMissingImports]

            return AdamW8bit(list(groups), betas=BETAS)
        return torch.optim.AdamW([dict(group) for group in groups], betas=BETAS)


def smaller(effort: Effort, device: str) -> tuple[Effort, str]:
    """The next smaller effort and its name, one of STEPS_DOWN. Raises TrainingError where there is none."""
    if device == "cuda":
        torch.cuda.empty_cache()
    if not effort.checkpointing:
        return replace(effort, checkpointing=True), "checkpointing"
    if effort.batch > 1:
        half = effort.batch // 2
        more = -(-effort.batch * effort.accumulation // half)
        return replace(effort, batch=half, accumulation=more), "smaller_batch"
    if not effort.eight_bit and device == "cuda" and find_spec("bitsandbytes"):
        return replace(effort, eight_bit=True), "eight_bit"
    raise TrainingError("memory_full", why=device)


def out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory was short."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(word in str(error).lower() for word in _SHORT)
