"""For all tests: torch's waiting threads sleep instead of spinning, as in the evoca command; and how
the tests are shared out between processes.
"""

import os
from pathlib import Path

import pytest

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
JOURNEYS = Path(__file__).parent / "journeys"


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each file stays in one process, and so do all journeys: their server and browser start once.

    The journeys go first, being the longest; without that one process would wait for them at the end.
    """
    for item in items:
        group = "journeys" if item.path.is_relative_to(JOURNEYS) else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: not item.path.is_relative_to(JOURNEYS))
