"""Composing: several subjects in one picture, checked and mended by itself; repairs by hand and by word.

What is imported here brings no torch; ``imaging.composing.repairing`` and its like do.
"""

from imaging.composing.masks import checked_mask
from imaging.composing.values import (
    Composing,
    Composition,
    Doubt,
    Found,
    References,
    Repair,
    Repaired,
    Seeing,
    Seen,
    Try,
    Way,
)

__all__ = [
    "Composing",
    "Composition",
    "Doubt",
    "Found",
    "References",
    "Repair",
    "Repaired",
    "Seeing",
    "Seen",
    "Try",
    "Way",
    "checked_mask",
]
