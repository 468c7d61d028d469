"""The proportions of people: stylised, with large heads, in adult heights."""

from dataclasses import dataclass, replace
from typing import Final

from imaging.request import PersonLooks


@dataclass(frozen=True)
class Body:
    """Lengths in adult heights. ``head`` is half the head's width and ``skull`` half its height.

    ``shoulder``, ``waist`` and ``hip`` are half widths; ``arm`` is the length from shoulder to wrist.
    """

    height: float
    head: float
    skull: float
    shoulder: float
    waist: float
    hip: float
    torso: float
    leg: float
    arm: float
    sleeve: float
    thigh: float
    stoop: float


_BODIES: Final[dict[tuple[str, str], Body]] = {
    ("adult", "female"): Body(
        0.97, 0.1134, 0.1232, 0.098, 0.072, 0.094, 0.335, 0.395, 0.295, 0.054, 0.088, 0.0
    ),
    ("adult", "male"): Body(1.0, 0.1155, 0.1275, 0.121, 0.098, 0.095, 0.345, 0.405, 0.31, 0.062, 0.094, 0.0),
    ("young", "female"): Body(0.93, 0.1134, 0.1221, 0.09, 0.066, 0.085, 0.315, 0.38, 0.285, 0.049, 0.08, 0.0),
    ("young", "male"): Body(0.98, 0.1145, 0.1254, 0.106, 0.084, 0.086, 0.335, 0.4, 0.302, 0.055, 0.086, 0.0),
    ("elder", "female"): Body(0.9, 0.1166, 0.1243, 0.098, 0.09, 0.103, 0.315, 0.35, 0.28, 0.056, 0.088, 3.0),
    ("elder", "male"): Body(0.94, 0.1177, 0.1287, 0.112, 0.102, 0.098, 0.33, 0.37, 0.295, 0.06, 0.09, 3.0),
    ("child", "female"): Body(
        0.66, 0.1091, 0.1145, 0.072, 0.062, 0.074, 0.207, 0.232, 0.186, 0.042, 0.062, 0.0
    ),
    ("child", "male"): Body(0.67, 0.1102, 0.1145, 0.076, 0.07, 0.072, 0.21, 0.238, 0.19, 0.044, 0.064, 0.0),
    ("baby", "female"): Body(0.42, 0.0987, 0.0987, 0.058, 0.064, 0.066, 0.122, 0.1, 0.108, 0.038, 0.054, 0.0),
    ("baby", "male"): Body(0.42, 0.0987, 0.0987, 0.058, 0.064, 0.066, 0.122, 0.1, 0.108, 0.038, 0.054, 0.0),
}
_GIRTH: Final[dict[str, tuple[float, float]]] = {
    "slim": (0.92, 0.86),
    "average": (1.0, 1.0),
    "sturdy": (1.1, 1.3),
}


# of legs, trunk and arms; a head is as large as any
_STRETCH: Final[dict[str | None, float]] = {"tall": 1.12, None: 1.0, "short": 0.88}


def body_of(looks: PersonLooks) -> Body:
    """The body for an age, gender (male when unknown), build and stature."""
    body = _BODIES[(looks.age, looks.gender or "male")]
    wide, belly = _GIRTH[looks.build]
    long = _STRETCH[looks.stature]
    return replace(
        body,
        height=body.height + (long - 1.0) * (body.torso + body.leg),
        torso=body.torso * long,
        leg=body.leg * long,
        arm=body.arm * long,
        shoulder=body.shoulder * wide,
        waist=body.waist * belly,
        hip=body.hip * (wide + belly) / 2,
        sleeve=body.sleeve * wide,
        thigh=body.thigh * (wide + belly) / 2,
    )
