"""What was found out of a model by looking into it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Recognised:
    """The fields are those of ``catalogue.Model``.

    ``parts`` holds how many values "denoiser", "text" and "vae" have; ``largest`` those of the largest
    network among them. ``reads_sentences``: a T5 is among its text encoders.
    ``companions`` are the parts of a single file that lie in files of their own.
    """

    family: str
    task: str
    dtype: str
    few_steps: bool = False
    prediction: str = "epsilon"
    licence: str | None = None
    variant: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    largest: int = 0
    reads_sentences: bool = False
    companions: tuple[tuple[str, Path], ...] = ()
