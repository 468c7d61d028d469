"""Where a model computes: the device, its number type, and how little memory it must do with.

What a mode needs is counted: the weights that lie on the device at once, and the most that is alive while a
picture of the family's size is made. The latter was counted by running each network at full size on torch's
"meta" device, which has shapes and no memory, with every tensor followed from its making to its end
(attention as one fused step, as torch does it on all three kinds of device).
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from imaging.engine.catalogue import Model
from imaging.engine.families import FAMILIES
from imaging.engine.faults import broken

GIB: Final = 2**30
# Values alive per pixel of the picture: one step of the denoiser with guidance, and decoding.
DENOISING: Final = {"evoca": 261, "sd1": 261, "sd2": 261, "sdxl": 190, "sd3": 255, "flux": 234}
DECODING: Final = 769
TILE: Final = 512  # pixels of a side that are decoded at once where memory is short
WORKSPACE: Final = 1.25  # what the kernels take beside their tensors
RESERVE: Final = GIB // 4  # the device's own, and the rest of the process
LAYER: Final = GIB // 4  # the largest single layer, an embedding of words
ITEMS: Final = {"float32": 4, "float16": 2, "bfloat16": 2}
# SDXL's decoder overflows in half precision, so diffusers runs it in single.
DECODED_IN_SINGLE: Final = ("sdxl",)
FLOWS: Final = ("sd3", "flux")  # published in bfloat16; their text encoder overflows in float16
HALF_BROKEN: Final = "GTX 16"  # these cards give NaN in float16 (github.com/pytorch/pytorch/issues/58123)


@dataclass(frozen=True)
class Device:
    """``kind`` "cpu", "cuda" or "mps"; ``dtype`` as torch names it; ``free_bytes`` of the device's memory.

    ``memory_mode``, from the most memory to the least: "whole"; "sliced", which decodes in tiles; "offload",
    where only the network at work lies on the device; "sequential", where only the layer at work does.
    ``threads`` of the processor, 0 for as they are.
    """

    kind: str
    dtype: str
    free_bytes: int
    memory_mode: str = "whole"
    threads: int = 0


def choose(model: Model, threads: int, pixels: int | None = None) -> Device:
    """The best device of this machine for a model, and the mode that fits what is free there now.

    ``pixels`` of the picture (width x height), the family's own size without it. Raises ModelBrokenError
    ("memory") where even the smallest mode has no room: a laptop that swaps does not come back.
    """
    kind = device_kind()
    free = free_memory(kind)
    area = pixels or FAMILIES[model.family].native_size ** 2
    for dtype in _dtypes(model, kind):
        for mode in _modes(kind):
            if needed(model, dtype, mode, area) <= free:
                return Device(kind, dtype, free, mode, threads)
    least = needed(model, _dtypes(model, kind)[-1], _modes(kind)[-1], area)
    raise broken("memory", model.path, needs=f"{least / GIB:.1f}", free=f"{free / GIB:.1f}")


def needed(model: Model, dtype: str, mode: str, pixels: int) -> int:
    """Bytes of the device's memory for one picture of this many pixels in this mode."""
    item = ITEMS[dtype]
    weights = sum(count for _, count in model.parts) * item
    decoded_in = 4 if model.family in DECODED_IN_SINGLE else item
    decoded = pixels if mode == "whole" else min(pixels, TILE * TILE)
    denoising = DENOISING[model.family] * pixels * item * WORKSPACE
    decoding = DECODING * decoded * decoded_in * WORKSPACE
    if mode in ("whole", "sliced"):
        return int(weights + max(denoising, decoding)) + RESERVE
    if mode == "offload":
        vae = dict(model.parts).get("vae", 0) * decoded_in
        return int(max(model.largest * item + denoising, vae + decoding)) + RESERVE
    return int(LAYER + max(denoising, decoding)) + RESERVE


def device_kind() -> str:
    """What this machine has: "cuda" before "mps" before "cpu"."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def free_memory(kind: str) -> int:
    """Bytes that a model may take now."""
    import torch

    if kind == "cuda":
        return int(torch.cuda.mem_get_info()[0])
    free = _free_main_memory()
    if kind == "mps":  # one memory for both; Apple names how much of it the graphics side should take
        room = torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory()
        return min(free, int(room)) if free else int(room)
    return free


def _free_main_memory() -> int:
    """What is available, and no more than a container's limit leaves."""
    available = 0
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
        available = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))
    except (OSError, StopIteration, ValueError):
        available = _physical_memory() // 2
    limit, used = (_number(Path("/sys/fs/cgroup") / name) for name in ("memory.max", "memory.current"))
    return min(available, max(0, limit - used)) if limit else available


def _physical_memory() -> int:
    names = os.sysconf_names if hasattr(os, "sysconf") else {}
    if "SC_PHYS_PAGES" not in names:
        return 8 * GIB
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _number(path: Path) -> int:
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return 0


def _modes(kind: str) -> tuple[str, ...]:
    """Moving weights to main memory gains nothing where that is the device's own."""
    return ("whole", "sliced", "offload", "sequential") if kind == "cuda" else ("whole", "sliced")


def _dtypes(model: Model, kind: str) -> tuple[str, ...]:
    """Number types in the order to try: the fastest that is right, then the smallest."""
    import torch

    if kind == "cuda":
        short = torch.cuda.get_device_capability() >= (8, 0)
        if model.family in FLOWS and short:
            return ("bfloat16",)
        single = HALF_BROKEN in torch.cuda.get_device_name() or torch.cuda.get_device_capability() < (6, 0)
        return ("float32",) if single else ("float16",)
    if kind == "mps":
        return ("bfloat16",) if model.family in FLOWS else ("float16",)
    return ("bfloat16",) if computes_short(torch) else ("float32", "bfloat16")


def computed_in(dtype: str, kind: str) -> str:
    """The number type to compute in where this one is asked for.

    A processor that knows no short numbers imitates them: an update of weights then took up to ten times as
    long as in float32, on an AMD EPYC with AVX2.
    """
    import torch

    return "float32" if kind == "cpu" and not computes_short(torch) else dtype


def computes_short(torch: Any) -> bool:
    """Whether the processor computes in bfloat16 itself; torch has no public question for it."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
