"""The four phases of a life: their names, and into which a day of it falls."""

from datetime import date
from typing import Final

from server.texts import gettext as _

ANY: Final = "any"
PHASES: Final = ("childhood", "youth", "adulthood", "old_age")
_BEGINS: Final = (("old_age", 65), ("adulthood", 26), ("youth", 13), ("childhood", 0))


def phase_label(phase: str) -> str:
    """The phase as a relative reads it."""
    labels = {
        "childhood": _("De niño o niña"),
        "youth": _("De joven"),
        "adulthood": _("De adulto o adulta"),
        "old_age": _("Después de los 65"),
    }
    return labels.get(phase, _("Siempre"))


def phase_of(taken: date | None, birth_year: int | None) -> str:
    """The life phase of someone born in ``birth_year`` on the day of a photo; "any" when not known.

    A camera's clock that says a day before the birth, or more than 120 years after it, is not believed.
    """
    if taken is None or birth_year is None or not 0 <= taken.year - birth_year <= 120:
        return ANY
    age = taken.year - birth_year
    return next(phase for phase, begins in _BEGINS if age >= begins)
