"""Where a model computes: the device, its number type, and how little memory it must do with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """``kind`` "cpu", "cuda" or "mps"; ``dtype`` as torch names it; ``free_bytes`` of the device's memory;
    ``memory_mode`` "whole", "sliced", "offload" or "sequential", from the most memory to the least.
    """

    kind: str
    dtype: str
    free_bytes: int
    memory_mode: str = "whole"
