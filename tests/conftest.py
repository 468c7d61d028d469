"""For all tests: torch's waiting threads sleep instead of spinning, as in the evoca command; properties
fail by what they find and never by how long a busy machine took, and look at fewer examples in make test;
how the tests are shared out between processes.
"""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
settings.register_profile(
    "untimed", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("quick", parent=settings.get_profile("untimed"), max_examples=25)
settings.load_profile("untimed")
JOURNEYS = "tests/journeys"
# The journeys are the longest; the others wait more than they compute, and would be waited for at the end.
EARLY = (
    JOURNEYS,
    "tests/server/test_worker.py",
    "tests/server/test_workshop_worker.py",
    "tests/server/test_command_line.py",
    "tests/server/test_learning.py",
    "tests/server/test_corrections_after_repairs.py",
    "tests/server/routes/test_learning_pages.py",
)


class Shares(LoadFileScheduling):
    """Each file stays in one process, and so do all journeys: their server and browser start once."""

    def _split_scope(self, nodeid: str) -> str:
        return JOURNEYS if nodeid.startswith(f"{JOURNEYS}/") else super()._split_scope(nodeid)


@pytest.fixture(scope="module", autouse=True)
def what_stays_is_not_searched_for_rubbish() -> None:
    """Libraries and fixtures of the session: half a second for each collection, of which there are many."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares:
    return Shares(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first; else one process would wait for it at the end."""
    items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid: str) -> int:
    return next((turn for turn, early in enumerate(EARLY) if nodeid.startswith(early)), len(EARLY))
