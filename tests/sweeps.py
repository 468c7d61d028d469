"""Sweeps over all that there is: some of it in make test, all of it in make test-all."""

from collections.abc import Iterable
from typing import Any

import pytest
from _pytest.mark import ParameterSet


def spread(cases: Iterable[Any], every: int) -> list[Any]:
    """All cases for ``parametrize``; those that are not each ``every``-th are slow."""
    return [case if number % every == 0 else _slow(case) for number, case in enumerate(cases)]


def _slow(case: Any) -> ParameterSet:
    """A tuple is several values, as for ``parametrize`` with several names."""
    if isinstance(case, ParameterSet):
        return case._replace(marks=(*case.marks, pytest.mark.slow))
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.slow)
