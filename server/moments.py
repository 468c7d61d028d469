"""Times as the databases give them: SQLite loses the zone that they were written with."""

from datetime import UTC, datetime


def in_utc(at: datetime) -> datetime:
    """The time with its zone; one without is UTC, as all of ours are written."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def on_the_clock(at: datetime) -> datetime:
    """The time as the clock on this machine's wall shows it: what people read."""
    return in_utc(at).astimezone()
