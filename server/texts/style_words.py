"""Finds the words of the styles' file for the catalogues; named in ``babel.cfg``."""

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any


def extract(
    file: IO[bytes], _keywords: object, _tags: object, options: Mapping[str, Any]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """The label and the description of every style, as Babel takes them; it has no ``options``."""
    if options:
        raise ValueError(f"unknown options {options}")
    for number, row in enumerate(json.load(file), 1):
        for field in ("label", "description"):
            yield number, "_", str(row[field]), []
