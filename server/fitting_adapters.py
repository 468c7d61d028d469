"""Whether a card's trained weights can be used by the model that a page is painted with.

A page is never left unpainted for weights that are gone, or were learned by a model of another family: then
it is painted without them.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from imaging.request import PictureRequest

LARGEST_HEADER: Final = 2**24  # bytes; a file's list of tensors is far smaller
_BASES: Final = (("sdxl", "sdxl"), ("sd_v1", "sd1"), ("sd_v2", "sd2"), ("sd3", "sd3"), ("flux", "flux"))


def with_fitting_adapters(
    request: PictureRequest, family: str, takes: Callable[[Path], bool]
) -> PictureRequest:
    """The request without the subjects' weights that a model of this family cannot use.

    ``takes`` says whether the model takes a file that does not tell its family.
    """
    subjects = tuple(
        each if each.adapter is None or _taken(each.adapter, family, takes) else replace(each, adapter=None)
        for each in request.subjects
    )
    return replace(request, subjects=subjects)


def _taken(file: Path, family: str, takes: Callable[[Path], bool]) -> bool:
    return fits(file, family) and (learned_here(file) or takes(file))


def fits(file: Path, family: str) -> bool:
    """Whether a file of weights is there and not known to be of another family."""
    try:
        found = family_of(file)
    except (OSError, ValueError):
        return False
    return found in ("", family)


def family_of(file: Path) -> str:
    """The family of models that weights were learned by, as their file tells; "" when it does not.

    Raises OSError when it cannot be read and ValueError when it is no safetensors file.
    """
    told = _told(file)
    base = told.get("ss_base_model_version", "")
    return told.get("evoca_family") or next((name for start, name in _BASES if base.startswith(start)), "")


def learned_here(file: Path) -> bool:
    """Whether Evoca learned these weights: then they have the layers of their family's models. Of a brought
    file the family was known by one layer's width; the others may be of any network.

    Raises OSError when it cannot be read and ValueError when it is no safetensors file.
    """
    return "evoca_method" in _told(file)


def _told(file: Path) -> Mapping[str, str]:
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        if not 0 < length <= LARGEST_HEADER:
            raise ValueError(f"{file.name} is no safetensors file")
        header = json.loads(opened.read(length))
    return cast(Mapping[str, str], header.get("__metadata__") or {})
