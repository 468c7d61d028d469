"""How much is done at once, and less of it where memory is short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any, Final

import torch

from imaging.personalising.faults import TrainingError
from imaging.training.optimiser import Muon

LEAST: Final = 4  # rows and columns of a matrix
BETAS: Final = (0.9, 0.999)


@dataclass(frozen=True)
class Effort:
    """Views at once, batches to an update, whether activations are computed twice to be kept less, and
    whether the optimiser keeps its averages in 8 bits.
    """

    batch: int
    accumulation: int
    checkpointing: bool = False
    eight_bit: bool = False

    def optimisers(self, kind: str, groups: Sequence[Mapping[str, Any]]) -> list[torch.optim.Optimizer]:
        """AdamW over these groups of "params", each with its "rate"; with "muon" that for the matrices.

        Embeddings ("words") are no matrices in this sense: their rows have nothing to do with each other.
        """
        matrices, rest = _sorted(groups) if kind == "muon" else ([], [dict(group) for group in groups])
        found: list[torch.optim.Optimizer] = []
        if matrices:
            made = Muon([weight for group in matrices for weight in group["params"]], lr=0.0)
            made.param_groups[0]["rate"] = matrices[0]["rate"]
            found.append(made)
        rest = [group for group in rest if group["params"]]
        if rest and self.eight_bit and find_spec("bitsandbytes"):
            from bitsandbytes.optim import AdamW8bit  # pyright: ignore[reportMissingImports]

            found.append(AdamW8bit(rest, betas=BETAS))
        elif rest:
            found.append(torch.optim.AdamW(rest, betas=BETAS))
        return found


def _sorted(groups: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The same groups twice: with the matrices and convolutions alone, and with all else."""
    matrices: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    for group in groups:
        wide = [w for w in group["params"] if not group["words"] and w.ndim > 1 and min(w.shape[:2]) >= LEAST]
        ids = {id(weight) for weight in wide}
        if wide:
            matrices.append({**group, "params": wide})
        rest.append({**group, "params": [w for w in group["params"] if id(w) not in ids]})
    return matrices, rest


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
