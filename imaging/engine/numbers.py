"""torch's default type of numbers, which a loading that fails midway would leave changed."""

from collections.abc import Generator
from contextlib import contextmanager

import torch


@contextmanager
def default_numbers_kept() -> Generator[None]:
    """Within it libraries may set torch's default type and fail: afterwards it is what it was.

    diffusers sets it while it makes a part of a model and puts it back only when that succeeds; all
    noise of later pictures would be drawn in the broken model's precision.
    """
    before = torch.get_default_dtype()
    try:
        yield
    finally:
        torch.set_default_dtype(before)
