"""How bodies are held: where hands and feet are in each posture, and what the face does with it.

Everything is for someone who turns to the right of the page; the drawing mirrors the others.
Hands are given from their own shoulder in arm lengths (x forward, y down); knees and feet from the
ground below the hips in leg lengths (x forward, y up). The "far" side is the one turned to the right.
"""

from dataclasses import dataclass
from typing import Final

from imaging.sketching.kit import Point

Leg = tuple[Point, Point]  # knee, foot


@dataclass(frozen=True)
class Posture:
    """One way of holding the body.

    ``hip`` is the height of the hips in leg lengths; None means that a seat decides. ``over`` tells
    which arms pass in front of the body and ``face`` overrides the feeling. ``prop`` names what the
    hand uses when nothing is held, ``bench`` what stands before the person.
    """

    far_hand: Point = (0.15, 0.965)
    near_hand: Point = (-0.15, 0.965)
    far_leg: Leg = ((0.12, 0.52), (0.15, 0.0))
    near_leg: Leg = ((-0.1, 0.52), (-0.13, 0.0))
    hip: float | None = 1.0
    lean: float = 0.0
    nod: float = 0.0
    over: bool = False
    lying: bool = False
    face: str | None = None
    prop: str | None = None
    bench: str | None = None
    hold_with: str = "far"


_SEATED_FAR: Final[Leg] = ((0.62, 0.08), (0.66, 0.0))
_SEATED_NEAR: Final[Leg] = ((0.42, 0.03), (0.4, 0.0))


def _seated(
    far_hand: Point = (0.1, 0.74),
    near_hand: Point = (0.5, 0.76),
    lean: float = 0.0,
    nod: float = 0.0,
    face: str | None = None,
    prop: str | None = None,
    bench: str | None = None,
) -> Posture:
    return Posture(
        far_hand=far_hand,
        near_hand=near_hand,
        far_leg=_SEATED_FAR,
        near_leg=_SEATED_NEAR,
        hip=None,
        lean=lean,
        nod=nod,
        over=True,
        face=face,
        prop=prop,
        bench=bench,
    )


POSTURES: Final[dict[str, Posture]] = {
    "standing": Posture(),
    "walking": Posture(
        far_hand=(0.42, 0.82),
        near_hand=(-0.48, 0.78),
        far_leg=((0.3, 0.55), (0.46, 0.03)),
        near_leg=((-0.02, 0.5), (-0.42, 0.07)),
        hip=0.97,
        lean=3,
    ),
    "sitting": _seated(),
    "running": Posture(
        far_hand=(0.62, 0.25),
        near_hand=(-0.62, 0.5),
        far_leg=((0.52, 0.78), (0.5, 0.22)),
        near_leg=((-0.12, 0.5), (-0.66, 0.3)),
        hip=1.04,
        lean=10,
    ),
    "waving": Posture(far_hand=(0.5, -0.72)),
    "kneeling": Posture(
        far_hand=(0.3, 0.82),
        near_hand=(0.3, 0.86),
        far_leg=((0.5, 0.5), (0.42, 0.0)),
        near_leg=((0.12, 0.07), (-0.5, 0.05)),
        hip=0.52,
        over=True,
    ),
    "lying": Posture(far_hand=(0.1, 0.96), near_hand=(0.35, 0.62), lying=True, face="resting"),
    "dancing": Posture(
        far_hand=(0.78, -0.3),
        near_hand=(-0.72, -0.42),
        far_leg=((0.38, 0.6), (0.34, 0.1)),
        near_leg=((-0.1, 0.5), (-0.12, 0.0)),
        lean=-4,
        face="joy",
    ),
    "embracing": Posture(far_hand=(0.72, 0.3), near_hand=(0.98, 0.24), lean=3, face="love"),
    "holding_hands": Posture(far_hand=(0.5, 0.8)),
    "reading": Posture(far_hand=(0.02, 0.52), near_hand=(0.45, 0.56), nod=6, over=True, prop="book"),
    "writing": _seated((0.2, 0.7), (0.62, 0.72), lean=5, nod=8, prop="pencil", bench="table"),
    "painting": Posture(
        far_hand=(0.86, 0.02), near_hand=(0.28, 0.62), over=True, prop="brush", bench="easel"
    ),
    "playing_chess": _seated((0.62, 0.5), (0.6, 0.74), lean=5, nod=6, bench="chess"),
    "playing_guitar": Posture(far_hand=(0.82, 0.28), near_hand=(0.36, 0.68), over=True, prop="guitar"),
    "singing": Posture(far_hand=(0.62, 0.3), near_hand=(-0.5, 0.52), nod=-6, face="singing"),
    "cooking": Posture(far_hand=(0.5, 0.62), near_hand=(0.75, 0.7), over=True, prop="spoon", bench="stove"),
    "washing": Posture(far_hand=(0.42, 0.92), near_hand=(0.8, 0.88), lean=13, over=True, bench="washtub"),
    "sewing": _seated((-0.02, 0.58), (0.5, 0.6), nod=9, prop="cloth"),
    "working": Posture(
        far_hand=(0.5, 0.62), near_hand=(0.7, 0.78), lean=5, over=True, prop="hammer", bench="table"
    ),
    "carrying": Posture(far_hand=(0.06, 0.68), near_hand=(0.5, 0.72), over=True, prop="basket"),
    "pointing": Posture(far_hand=(0.96, -0.2)),
    "cycling": Posture(
        far_hand=(0.85, 0.5),
        near_hand=(0.98, 0.52),
        far_leg=((0.55, 0.95), (0.45, 0.5)),
        near_leg=((0.4, 0.72), (0.22, 0.22)),
        hip=1.16,
        lean=12,
        over=True,
    ),
    "fishing": Posture(far_hand=(0.6, 0.5), near_hand=(0.55, 0.62), over=True, prop="fishing_rod"),
    "playing": Posture(
        far_hand=(0.72, -0.4),
        near_hand=(-0.7, -0.2),
        far_leg=((0.42, 0.62), (0.36, 0.16)),
        near_leg=((-0.1, 0.5), (-0.12, 0.0)),
        face="joy",
    ),
    "eating": _seated((0.18, 0.1), (0.55, 0.68), prop="spoon", bench="table"),
    "laughing": Posture(far_hand=(0.0, 0.6), near_hand=(-0.32, 0.85), nod=-8, over=True, face="laughing"),
    "crying": Posture(far_hand=(-0.1, -0.22), near_hand=(0.1, 0.9), nod=8, over=True, face="crying"),
    "praying": Posture(far_hand=(-0.18, 0.4), near_hand=(0.42, 0.42), nod=9, over=True, face="resting"),
}

# Ways to stand with nothing to do: arms hanging, a hand on the hip, hands folded before the body.
STANDING: Final[tuple[Posture, ...]] = (
    POSTURES["standing"],
    POSTURES["standing"],
    Posture(far_hand=(0.05, 0.8)),
    Posture(near_hand=(-0.05, 0.8), nod=3),
    Posture(far_hand=(-0.3, 0.76), near_hand=(0.4, 0.78), over=True),
    Posture(far_leg=((0.16, 0.52), (0.24, 0.0)), near_hand=(-0.02, 0.8), nod=-3),
)
