"""One model is loaded at a time in a process: what libraries change meanwhile is the whole process's."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import RLock
from typing import Final

import torch

_LOADING: Final = RLock()


@contextmanager
def loading_alone() -> Generator[None]:
    """Within it libraries may load models, and networks may be built; afterwards torch is as it was.

    While diffusers and transformers build a part of a model, every network built in any thread is left
    without its weights. diffusers also sets torch's default type of numbers and puts it back only when that
    succeeds: all noise of later pictures would be drawn in a broken model's precision.
    """
    with _LOADING:
        before = torch.get_default_dtype()
        try:
            yield
        finally:
            torch.set_default_dtype(before)
