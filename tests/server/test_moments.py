"""Tests of the hours that people read: those of the clock on their wall."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from server.moments import on_the_clock
from server.records import TrainingComparison
from server.routes.comparing_panels import comparison_line


@pytest.fixture
def bogota(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/Bogota")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("bogota")
def test_a_late_evening_is_that_day_s_and_not_the_next() -> None:
    written = datetime(2026, 3, 2, 2, 15, tzinfo=UTC)
    assert on_the_clock(written).isoformat() == "2026-03-01T21:15:00-05:00"
    assert on_the_clock(written.replace(tzinfo=None)) == on_the_clock(written)
    line = comparison_line(TrainingComparison(entity_id="luna", patient_id="juan", asked_at=written))
    assert line.title == "1 de marzo de 2026, 21:15"
