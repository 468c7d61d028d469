"""How bodies are held: where hands and feet are in each posture, and what the face does with it.

Everything is for someone who turns to the right of the page; the drawing mirrors the others.
Hands are given from their own shoulder in arm lengths (x forward, y down); knees and feet from the
ground below the hips in leg lengths (x forward, y up). The "far" side is the one turned to the right.
"""

from dataclasses import dataclass, replace
from typing import Final

from imaging.sketching.paths import Point
from imaging.sketching.turning import ASIDE, USUAL

Leg = tuple[Point, Point]  # knee, foot
_DOWN: Final[Point] = (0.75, 0.85)  # to what the hands do


@dataclass(frozen=True)
class Posture:
    """One way of holding the body.

    ``hip`` is the height of the hips in leg lengths; None means that a seat decides. ``over`` tells
    which arms pass in front of the body and ``face`` overrides the feeling. ``turn`` is the head's in
    degrees, ``aside`` how far the body turns from the front (0) to the side (1), ``gaze`` where the eyes
    look (right and down, -1 to 1) when there is nobody to look at. ``prop`` names what the hand uses when
    nothing is held, ``bench`` what stands before the person, ``astride`` that one leg hangs on each side.
    """

    far_hand: Point = (0.15, 0.965)
    near_hand: Point = (-0.15, 0.965)
    far_leg: Leg = ((0.12, 0.52), (0.15, 0.0))
    near_leg: Leg = ((-0.1, 0.52), (-0.13, 0.0))
    hip: float | None = 1.0
    lean: float = 0.0
    nod: float = 0.0
    turn: float = USUAL
    aside: float = 0.0
    gaze: Point | None = None
    over: bool = False
    lying: bool = False
    astride: bool = False
    face: str | None = None
    prop: str | None = None
    bench: str | None = None
    hold_with: str = "far"


_SEATED_FAR: Final[Leg] = ((0.62, 0.08), (0.66, 0.0))
_SEATED_NEAR: Final[Leg] = ((0.42, 0.03), (0.4, 0.0))
_SEATED: Final = Posture(
    far_hand=(0.1, 0.74),
    near_hand=(0.5, 0.76),
    far_leg=_SEATED_FAR,
    near_leg=_SEATED_NEAR,
    hip=None,
    turn=14.0,
    over=True,
)
_AT_TABLE: Final = replace(_SEATED, lean=5, nod=8, turn=34.0, aside=0.5, gaze=_DOWN)
_AT_BENCH: Final = Posture(lean=5, nod=9, turn=36.0, aside=0.6, gaze=_DOWN, over=True)
_STRIDE_FAR: Final[Leg] = ((0.3, 0.55), (0.46, 0.03))
_STRIDE_NEAR: Final[Leg] = ((-0.02, 0.5), (-0.42, 0.07))
_STRIDING: Final = Posture(far_leg=_STRIDE_FAR, near_leg=_STRIDE_NEAR, hip=0.97)
_DRIVING: Final = replace(_STRIDING, nod=4, aside=0.7, over=True)  # with both hands before the body
_PLAYING: Final = Posture(  # what is held before the face or the chest
    far_hand=(0.5, 0.2), near_hand=(0.8, 0.24), turn=34.0, aside=0.5, gaze=(0.8, 0.1), over=True
)
_TENDING: Final = Posture(
    far_hand=(0.8, 0.2), near_hand=(0.86, 0.3), nod=7, turn=32.0, aside=0.4, gaze=_DOWN, over=True
)

POSTURES: Final[dict[str, Posture]] = {
    "standing": Posture(),
    "walking": replace(
        _STRIDING,
        far_hand=(0.42, 0.82),
        near_hand=(-0.42, 0.8),
        lean=3,
        turn=26.0,
        aside=0.6,
        gaze=(0.6, 0.0),
    ),
    "sitting": _SEATED,
    "running": Posture(
        far_hand=(0.62, 0.25),
        near_hand=(-0.5, 0.52),
        far_leg=((0.52, 0.78), (0.5, 0.22)),
        near_leg=((-0.12, 0.5), (-0.66, 0.3)),
        hip=1.04,
        lean=10,
        turn=38.0,
        aside=0.8,
        gaze=(0.8, 0.0),
    ),
    "waving": Posture(far_hand=(0.5, -0.72)),
    "kneeling": Posture(
        far_hand=(0.3, 0.82),
        near_hand=(0.3, 0.86),
        far_leg=((0.5, 0.5), (0.42, 0.0)),
        near_leg=((0.12, 0.07), (-0.5, 0.05)),
        hip=0.52,
        turn=22.0,
        aside=0.3,
        over=True,
    ),
    "lying": Posture(far_hand=(0.1, 0.96), near_hand=(0.35, 0.62), lying=True, face="resting"),
    "dancing": Posture(
        far_hand=(0.78, -0.3),
        near_hand=(-0.72, -0.42),
        far_leg=((0.38, 0.6), (0.34, 0.1)),
        near_leg=((-0.1, 0.5), (-0.12, 0.0)),
        lean=-4,
        turn=16.0,
        face="joy",
    ),
    "embracing": Posture(far_hand=(-0.62, 0.36), near_hand=(0.72, 0.3), nod=5, over=True, face="love"),
    "holding_hands": Posture(far_hand=(0.5, 0.8)),
    "reading": replace(
        _SEATED, far_hand=(0.42, 0.42), near_hand=(0.14, 0.44), nod=9, turn=20.0, gaze=(0.5, 1.0), prop="book"
    ),
    "writing": replace(
        _AT_TABLE, far_hand=(0.8, 0.44), near_hand=(0.8, 0.5), prop="pencil", nod=11, bench="table"
    ),
    "painting": Posture(
        far_hand=(0.84, 0.1),
        near_hand=(0.36, 0.62),
        turn=38.0,
        aside=0.6,
        gaze=(0.9, 0.2),
        over=True,
        prop="brush",
        bench="easel",
    ),
    "playing_chess": replace(
        _AT_TABLE, far_hand=(0.92, 0.42), near_hand=(0.72, 0.56), turn=42.0, bench="chess"
    ),
    "playing_cards": replace(
        _AT_TABLE, far_hand=(0.4, 0.42), near_hand=(0.7, 0.7), lean=2, nod=5, prop="card_hand", bench="cards"
    ),
    "playing_guitar": Posture(
        far_hand=(0.82, 0.28), near_hand=(0.36, 0.68), turn=24.0, gaze=(0.7, 0.4), over=True, prop="guitar"
    ),
    "playing_accordion": replace(
        _SEATED, far_hand=(0.42, 0.5), near_hand=(-0.12, 0.58), turn=16.0, face="joy", prop="accordion"
    ),
    "singing": Posture(far_hand=(0.62, 0.3), near_hand=(-0.5, 0.52), nod=-6, turn=14.0, face="singing"),
    "cooking": replace(_AT_BENCH, far_hand=(0.86, 0.4), near_hand=(0.62, 0.72), prop="ladle", bench="stove"),
    "kneading": replace(_AT_BENCH, far_hand=(0.92, 0.6), near_hand=(1.0, 0.66), lean=10, bench="dough"),
    "ironing": replace(_AT_BENCH, far_hand=(0.95, 0.4), near_hand=(0.8, 0.66), prop="iron", bench="ironing"),
    "washing": replace(
        _AT_BENCH,
        far_hand=(0.62, 0.7),
        near_hand=(0.84, 0.62),
        far_leg=((0.42, 0.36), (0.2, 0.0)),
        near_leg=((0.2, 0.07), (-0.4, 0.05)),
        hip=0.5,
        lean=16,
        nod=10,
        bench="washtub",
    ),
    "sewing": replace(
        _SEATED, far_hand=(0.0, 0.56), near_hand=(0.6, 0.58), nod=10, turn=20.0, gaze=(0.4, 1.0), prop="cloth"
    ),
    "knitting": replace(
        _SEATED,
        far_hand=(0.04, 0.5),
        near_hand=(0.62, 0.54),
        nod=8,
        turn=18.0,
        gaze=(0.4, 1.0),
        prop="needles",
    ),
    "working": replace(_AT_BENCH, far_hand=(0.62, 0.5), near_hand=(0.72, 0.76), prop="hammer", bench="work"),
    "carrying": Posture(
        far_hand=(0.06, 0.68),
        near_hand=(0.62, 0.7),
        far_leg=((0.2, 0.54), (0.3, 0.01)),
        near_leg=((-0.04, 0.5), (-0.26, 0.04)),
        lean=-3,
        turn=20.0,
        aside=0.2,
        over=True,
        prop="basket",
    ),
    "pushing": replace(
        _DRIVING,
        far_hand=(0.84, 0.5),
        near_hand=(0.96, 0.52),
        lean=6,
        turn=34.0,
        gaze=_DOWN,
        bench="pram",
    ),
    "sweeping": Posture(
        far_hand=(0.44, 0.46),
        near_hand=(0.86, 0.7),
        lean=6,
        nod=8,
        turn=32.0,
        aside=0.5,
        gaze=(0.6, 1.0),
        over=True,
        prop="broom",
    ),
    "digging": Posture(
        far_hand=(0.5, 0.56),
        near_hand=(0.86, 0.84),
        far_leg=((0.34, 0.55), (0.4, 0.0)),
        near_leg=((-0.02, 0.5), (-0.3, 0.0)),
        hip=0.94,
        lean=15,
        nod=8,
        turn=34.0,
        aside=0.6,
        gaze=(0.6, 1.0),
        over=True,
        prop="mattock",
    ),
    "picking": Posture(
        far_hand=(0.56, -0.72),
        near_hand=(-0.2, 0.8),
        nod=-10,
        turn=28.0,
        aside=0.3,
        gaze=(0.6, -0.8),
        prop="picked_fruit",
    ),
    "feeding": Posture(
        far_hand=(0.74, 0.56),
        near_hand=(0.3, 0.7),
        lean=4,
        nod=9,
        turn=30.0,
        aside=0.4,
        gaze=_DOWN,
        over=True,
        prop="grain",
    ),
    "pointing": Posture(far_hand=(0.96, -0.2), turn=32.0, aside=0.3, gaze=(0.9, -0.2)),
    "cycling": Posture(
        far_hand=(0.9, 0.46),
        near_hand=(1.0, 0.48),
        far_leg=((0.55, 0.95), (0.45, 0.5)),
        near_leg=((0.4, 0.72), (0.22, 0.22)),
        hip=1.16,
        lean=12,
        nod=-6,
        turn=38.0,
        aside=0.8,
        gaze=(0.8, 0.0),
        over=True,
    ),
    "riding": Posture(
        far_hand=(0.62, 0.66),
        near_hand=(0.78, 0.7),
        hip=None,
        turn=34.0,
        aside=0.7,
        gaze=(0.7, 0.1),
        over=True,
        astride=True,
    ),
    "fishing": Posture(
        far_hand=(0.7, 0.52),
        near_hand=(0.62, 0.66),
        turn=32.0,
        aside=0.4,
        gaze=(0.8, 0.6),
        over=True,
        prop="rod",
        bench="water",
    ),
    "playing": Posture(
        far_hand=(0.72, -0.4),
        near_hand=(-0.7, -0.2),
        far_leg=((0.42, 0.62), (0.36, 0.16)),
        near_leg=((-0.1, 0.5), (-0.12, 0.0)),
        turn=16.0,
        face="joy",
    ),
    "playing_football": Posture(
        far_hand=(0.5, 0.5),
        near_hand=(-0.68, 0.36),
        far_leg=((0.46, 0.66), (0.78, 0.24)),
        near_leg=((-0.04, 0.5), (-0.2, 0.0)),
        lean=-7,
        nod=10,
        turn=36.0,
        aside=0.6,
        gaze=(0.7, 0.9),
        prop="kicked_ball",
    ),
    "skipping": Posture(
        far_hand=(0.62, 0.62),
        near_hand=(-0.62, 0.62),
        far_leg=((0.2, 0.66), (0.08, 0.2)),
        near_leg=((0.0, 0.64), (-0.14, 0.2)),
        hip=1.18,
        face="joy",
        prop="rope",
    ),
    "eating": replace(
        _AT_TABLE,
        far_hand=(0.16, 0.06),
        near_hand=(0.6, 0.72),
        lean=3,
        turn=26.0,
        nod=4,
        prop="spoon",
        bench="table",
    ),
    "drinking": replace(
        _AT_TABLE,
        far_hand=(0.3, 0.16),
        near_hand=(0.6, 0.74),
        lean=0,
        turn=24.0,
        nod=0,
        gaze=(0.6, 0.1),
        prop="cup",
        bench="table",
    ),
    "toasting": Posture(
        far_hand=(0.62, -0.06), near_hand=(-0.06, 0.8), turn=24.0, face="joy", prop="glass_of_wine"
    ),
    "talking": Posture(far_hand=(0.6, 0.42), near_hand=(-0.05, 0.8), turn=ASIDE, aside=0.3, gaze=(0.8, 0.0)),
    "cuddling": Posture(
        far_hand=(0.82, 0.5),
        near_hand=(0.94, 0.56),
        far_leg=((0.5, 0.5), (0.42, 0.0)),
        near_leg=((0.12, 0.07), (-0.5, 0.05)),
        hip=0.54,
        lean=9,
        nod=10,
        turn=38.0,
        aside=0.5,
        gaze=_DOWN,
        over=True,
        face="love",
    ),
    "laughing": Posture(far_hand=(0.0, 0.6), near_hand=(-0.32, 0.85), nod=-8, over=True, face="laughing"),
    "crying": Posture(
        far_hand=(-0.42, -0.26), near_hand=(0.3, 0.62), nod=8, over=True, face="crying", prop="handkerchief"
    ),
    "praying": Posture(
        far_hand=(-0.2, 0.36),
        near_hand=(0.36, 0.37),
        nod=9,
        turn=16.0,
        over=True,
        face="resting",
        prop="rosary",
    ),
    "sitting_on_ground": replace(_SEATED, far_hand=(0.62, 0.5), near_hand=(0.66, 0.56), turn=20.0, lean=4),
    "dozing": replace(_SEATED, far_hand=(-0.3, 0.76), near_hand=(0.4, 0.74), nod=15, face="resting"),
    "shouting": Posture(
        far_hand=(0.06, -0.2), near_hand=(-0.2, 0.78), nod=-6, turn=30.0, aside=0.2, face="singing", over=True
    ),
    "clapping": Posture(
        far_hand=(0.3, 0.12), near_hand=(0.78, 0.1), turn=30.0, aside=0.4, over=True, face="joy"
    ),
    "phoning": Posture(
        far_hand=(-0.3, 0.5), near_hand=(-0.1, -0.3), nod=-3, turn=24.0, over=True, prop="receiver"
    ),
    "reaping": Posture(
        far_hand=(0.62, 0.86),
        near_hand=(1.02, 0.6),
        far_leg=((0.34, 0.55), (0.38, 0.0)),
        near_leg=((0.0, 0.48), (-0.28, 0.0)),
        hip=0.9,
        lean=28,
        nod=4,
        turn=36.0,
        aside=0.6,
        gaze=(0.6, 1.0),
        over=True,
        prop="cut_ears",
    ),
    "hanging_washing": Posture(
        far_hand=(0.86, -0.42),
        near_hand=(0.96, -0.3),
        nod=-8,
        turn=34.0,
        aside=0.5,
        gaze=(0.7, -0.6),
        over=True,
        bench="clothesline",
    ),
    "milking": replace(
        _SEATED,
        far_hand=(0.92, 0.52),
        near_hand=(1.0, 0.6),
        lean=12,
        nod=9,
        turn=36.0,
        aside=0.6,
        gaze=_DOWN,
    ),
    "holding_child": Posture(far_hand=(0.3, 0.6), near_hand=(0.6, 0.62), turn=20.0, over=True),
    "rocking": replace(
        _SEATED,
        far_hand=(0.95, 0.42),
        near_hand=(0.5, 0.76),
        lean=8,
        nod=9,
        turn=32.0,
        gaze=_DOWN,
        bench="cradle",
    ),
    "ring_dancing": Posture(
        far_hand=(0.56, 0.6),
        near_hand=(-0.56, 0.6),
        far_leg=((0.26, 0.58), (0.3, 0.06)),
        near_leg=((-0.08, 0.5), (-0.18, 0.0)),
        turn=18.0,
        face="joy",
    ),
    "turning_rope": Posture(
        far_hand=(0.78, 0.08), near_hand=(-0.1, 0.86), turn=30.0, aside=0.3, gaze=(0.8, -0.2)
    ),
    "hopping": Posture(
        far_hand=(0.66, 0.2),
        near_hand=(-0.66, 0.24),
        far_leg=((0.42, 0.6), (0.14, 0.34)),
        near_leg=((-0.04, 0.56), (-0.04, 0.08)),
        hip=1.06,
        lean=4,
        nod=7,
        turn=24.0,
        gaze=(0.4, 0.9),
        face="joy",
    ),
    "driving": replace(
        _SEATED,
        far_hand=(0.86, 0.42),
        near_hand=(0.96, 0.5),
        turn=34.0,
        aside=0.5,
        gaze=(0.9, 0.0),
        prop="steering_wheel",
    ),
    "bathing": Posture(far_hand=(0.7, -0.24), near_hand=(-0.74, 0.1), turn=16.0, face="joy"),
    "telling": replace(
        _SEATED,
        far_hand=(0.66, 0.16),
        near_hand=(0.4, 0.6),
        turn=24.0,
        lean=3,
        gaze=(0.6, 0.1),
        face="telling",
    ),
    "listening": replace(
        _SEATED, far_hand=(0.5, 0.66), near_hand=(0.56, 0.7), nod=-4, turn=30.0, gaze=(0.8, -0.3)
    ),
    "playing_piano": replace(
        _SEATED,
        far_hand=(0.94, 0.5),
        near_hand=(1.0, 0.54),
        lean=3,
        nod=4,
        turn=38.0,
        aside=0.6,
        gaze=(0.8, 0.5),
        bench="piano",
    ),
    "playing_violin": replace(
        _PLAYING, nod=9, far_hand=(0.86, 0.1), near_hand=(0.8, 0.2), gaze=(0.8, 0.4), prop="violin_played"
    ),
    "playing_trumpet": replace(_PLAYING, nod=-3, face="blowing", prop="trumpet_played"),
    "playing_flute": replace(_PLAYING, face="blowing", prop="flute_played"),
    "playing_bagpipe": replace(_PLAYING, face="blowing", prop="bagpipe"),
    "playing_harmonica": replace(_PLAYING, prop="harmonica_played"),
    "playing_zambomba": replace(
        _PLAYING, far_hand=(0.6, 0.72), near_hand=(0.5, 0.3), gaze=_DOWN, face="joy", prop="zambomba_played"
    ),
    "playing_drum": replace(
        _PLAYING, far_hand=(0.66, 0.42), near_hand=(0.7, 0.5), gaze=_DOWN, nod=4, prop="slung_drum"
    ),
    "playing_tambourine": replace(
        _PLAYING,
        far_hand=(0.56, -0.1),
        near_hand=(0.86, 0.12),
        turn=24.0,
        aside=0.2,
        face="joy",
        prop="tambourine",
    ),
    "playing_castanets": Posture(
        far_hand=(0.46, -0.78),
        near_hand=(-0.62, -0.5),
        far_leg=((0.3, 0.58), (0.3, 0.06)),
        near_leg=((-0.1, 0.5), (-0.12, 0.0)),
        lean=-3,
        turn=20.0,
        face="joy",
        prop="castanet_pair",
    ),
    "combing": Posture(
        far_hand=(0.3, -0.46), near_hand=(-0.3, -0.3), turn=24.0, aside=0.2, over=True, prop="comb"
    ),
    "cutting_hair": replace(_TENDING, prop="scissors_open"),
    "shaving": Posture(
        far_hand=(-0.06, -0.3), near_hand=(0.3, 0.5), nod=-5, turn=20.0, over=True, prop="razor"
    ),
    "carrying_on_head": replace(_STRIDING, far_hand=(0.22, -0.8), near_hand=(-0.24, 0.9)),
    "carrying_on_back": replace(
        _STRIDING,
        far_hand=(0.3, 0.8),
        near_hand=(-0.34, -0.1),
        lean=12,
        nod=-4,
        turn=30.0,
        aside=0.5,
        over=True,
    ),
    "selling": replace(_AT_BENCH, far_hand=(0.8, 0.42), near_hand=(0.7, 0.66), lean=2, nod=3, bench="stall"),
    "serving": Posture(
        far_hand=(0.74, 0.3), near_hand=(0.86, 0.36), turn=30.0, aside=0.4, over=True, prop="tray"
    ),
    "blowing_candles": replace(
        _AT_BENCH, far_hand=(0.5, 0.74), near_hand=(0.4, 0.84), lean=12, nod=6, face="blowing", bench="cake"
    ),
    "shearing": Posture(
        far_hand=(0.66, 0.62),
        near_hand=(0.84, 0.72),
        far_leg=((0.34, 0.55), (0.34, 0.0)),
        near_leg=((0.0, 0.5), (-0.24, 0.0)),
        hip=0.92,
        lean=24,
        nod=8,
        turn=34.0,
        aside=0.6,
        gaze=_DOWN,
        over=True,
        prop="shears",
    ),
    "flying": Posture(
        far_hand=(0.9, -0.1),
        near_hand=(-0.9, -0.1),
        far_leg=((0.3, 0.56), (0.36, 0.05)),
        near_leg=((-0.06, 0.5), (-0.24, 0.02)),
        lean=4,
        turn=20.0,
        face="joy",
    ),
    "pushing_swing": replace(
        _STRIDING,
        far_hand=(0.86, 0.12),
        near_hand=(0.92, 0.2),
        lean=6,
        turn=34.0,
        aside=0.6,
        gaze=(0.8, 0.1),
        over=True,
    ),
    "dressing": Posture(
        far_hand=(0.82, 0.3),
        near_hand=(0.9, 0.4),
        far_leg=((0.5, 0.5), (0.42, 0.0)),
        near_leg=((0.12, 0.07), (-0.5, 0.05)),
        hip=0.54,
        turn=36.0,
        aside=0.5,
        gaze=_DOWN,
        over=True,
    ),
    "skating": Posture(
        far_hand=(0.56, 0.34),
        near_hand=(-0.66, 0.4),
        far_leg=((0.32, 0.58), (0.4, 0.1)),
        near_leg=((-0.06, 0.52), (-0.48, 0.24)),
        hip=1.02,
        lean=9,
        turn=32.0,
        aside=0.7,
        gaze=(0.8, 0.0),
        face="joy",
    ),
    "ploughing": replace(
        _DRIVING,
        far_hand=(0.72, 0.66),
        near_hand=(0.86, 0.7),
        hip=0.96,
        lean=10,
        turn=36.0,
        gaze=(0.8, 0.4),
        bench="plough",
    ),
}

# How someone is held in arms, rides, sits at a table or eats without one: only the arrangement gives these.
ARRANGED: Final[dict[str, Posture]] = {
    "from_hand": Posture(
        far_hand=(0.28, 0.06), near_hand=(-0.04, 0.8), turn=24.0, gaze=(0.6, 0.1), over=True, prop="snack"
    ),
    "in_passing": Posture(
        far_hand=(0.3, 0.16), near_hand=(-0.04, 0.8), turn=24.0, gaze=(0.6, 0.1), over=True, prop="cup"
    ),
    "seated_from_hand": replace(
        _SEATED, far_hand=(0.28, 0.06), near_hand=(0.5, 0.74), turn=24.0, gaze=(0.6, 0.1), prop="snack"
    ),
    "seated_in_passing": replace(
        _SEATED, far_hand=(0.3, 0.16), near_hand=(0.5, 0.74), turn=24.0, gaze=(0.6, 0.1), prop="cup"
    ),
    "seated_guitar": replace(
        _SEATED, far_hand=(0.78, 0.3), near_hand=(0.4, 0.62), turn=24.0, gaze=(0.7, 0.4), prop="guitar"
    ),
    "herding": replace(POSTURES["walking"], far_hand=(0.62, 0.42), prop="crook"),
    "aboard_fishing": replace(
        _SEATED,
        far_hand=(0.7, 0.4),
        near_hand=(0.62, 0.56),
        turn=32.0,
        aside=0.4,
        gaze=(0.8, 0.6),
        prop="long_rod",
    ),
    "pedalling": POSTURES["cycling"],
    "pillion": Posture(
        far_hand=(0.7, 0.6), near_hand=(0.82, 0.62), hip=None, turn=30.0, aside=0.6, over=True, astride=True
    ),
    "jumping": replace(POSTURES["skipping"], far_hand=(0.5, 0.5), near_hand=(-0.5, 0.5), prop=None),
    "at_table": replace(_AT_TABLE, far_hand=(0.7, 0.62), near_hand=(0.6, 0.74), lean=2, nod=3, bench="table"),
    "on_shoulders": Posture(
        far_hand=(0.12, 0.36),
        near_hand=(-0.12, 0.36),
        far_leg=((0.44, 0.6), (0.42, 0.1)),
        near_leg=((-0.44, 0.6), (-0.42, 0.1)),
        turn=12.0,
        face="joy",
    ),
    "on_back": Posture(
        far_hand=(0.86, 0.24),
        near_hand=(0.96, 0.3),
        far_leg=((0.86, 0.82), (0.72, 0.2)),
        near_leg=((0.95, 0.78), (0.85, 0.14)),
        lean=6,
        turn=24.0,
        aside=0.5,
        over=True,
        face="joy",
    ),
    "swinging": replace(
        _SEATED, far_hand=(0.42, -0.34), near_hand=(-0.3, -0.3), lean=-6, turn=20.0, face="joy"
    ),
    "sliding": replace(_SEATED, far_hand=(0.5, -0.5), near_hand=(-0.5, -0.4), lean=-8, turn=22.0, face="joy"),
    "up_a_tree": replace(
        _SEATED, far_hand=(0.6, -0.56), near_hand=(-0.2, 0.86), turn=22.0, gaze=(0.4, 0.3), face="joy"
    ),
    "sledding": replace(
        _SEATED, far_hand=(0.82, 0.5), near_hand=(0.92, 0.56), lean=-6, turn=30.0, aside=0.5, face="joy"
    ),
    "scooting": Posture(
        far_hand=(0.8, 0.54),
        near_hand=(0.98, 0.58),
        far_leg=((0.24, 0.6), (0.1, 0.24)),
        near_leg=((-0.12, 0.52), (-0.5, 0.08)),
        hip=1.06,
        lean=8,
        turn=34.0,
        aside=0.7,
        gaze=(0.8, 0.0),
        over=True,
        face="joy",
    ),
    "on_stilts": Posture(
        far_hand=(0.2, 0.76),
        near_hand=(-0.2, 0.76),
        far_leg=((0.2, 0.54), (0.24, 0.06)),
        near_leg=((-0.2, 0.5), (-0.3, 0.0)),
        turn=14.0,
        face="joy",
    ),
    "on_a_ladder": Posture(
        far_hand=(0.62, -0.3),
        near_hand=(0.74, 0.06),
        far_leg=((0.42, 0.72), (0.3, 0.3)),
        near_leg=((0.06, 0.5), (0.02, 0.0)),
        turn=30.0,
        aside=0.6,
        gaze=(0.5, -0.3),
        over=True,
    ),
    "on_a_tightrope": Posture(
        far_hand=(0.66, 0.34),
        near_hand=(-0.62, 0.4),
        far_leg=((0.26, 0.55), (0.36, 0.0)),
        near_leg=((-0.04, 0.5), (-0.3, 0.0)),
        hip=0.96,
        turn=24.0,
        aside=0.2,
        gaze=(0.8, 0.3),
        over=True,
        prop="balancing_pole",
    ),
    "on_a_trapeze": replace(
        _SEATED, far_hand=(0.36, -0.42), near_hand=(-0.3, -0.36), lean=-4, turn=16.0, face="joy"
    ),
    "shouldering": Posture(far_hand=(0.0, 0.3), near_hand=(0.0, 0.3), turn=12.0, over=True),
    "pickaback": Posture(
        far_hand=(-0.2, 0.8),
        near_hand=(0.1, 0.8),
        far_leg=((0.22, 0.54), (0.26, 0.0)),
        near_leg=((-0.02, 0.5), (-0.2, 0.02)),
        lean=8,
        turn=26.0,
        aside=0.5,
        over=True,
    ),
    "in_arms": replace(_SEATED, far_hand=(0.5, 0.5), near_hand=(0.4, 0.6), turn=20.0, gaze=(0.5, -0.4)),
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
# A pair is one drawing: how each of the two stands when they have found each other.
PAIRED: Final[dict[str, Posture]] = {
    "dancing": Posture(
        far_hand=(0.6, -0.6),
        near_hand=(0.8, 0.3),
        far_leg=((0.3, 0.56), (0.34, 0.0)),
        near_leg=((0.0, 0.52), (-0.3, 0.06)),
        lean=-2,
        turn=40.0,
        aside=0.6,
        face="joy",
    ),
    "embracing": Posture(
        far_hand=(0.9, 0.2), near_hand=(0.95, 0.2), lean=-4, nod=4, turn=44.0, aside=0.8, face="love"
    ),
    "holding_hands": Posture(far_hand=(0.5, 0.8), turn=26.0, aside=0.2),
    "combing": replace(_TENDING, prop="comb"),
    "shaving": replace(_TENDING, prop="razor"),
    "toasting": Posture(
        far_hand=(0.62, -0.1), near_hand=(-0.06, 0.8), turn=34.0, aside=0.3, face="joy", prop="glass_of_wine"
    ),
    "talking": Posture(far_hand=(0.5, 0.44), near_hand=(-0.05, 0.8), turn=36.0, aside=0.35),
}

# How a child is who has no place on the ground, and how those stand who carry one astride.
CARRIED: Final = frozenset({"in_arms", "on_shoulders", "on_back"})
CARRIERS: Final[dict[str, str]] = {"on_shoulders": "shouldering", "on_back": "pickaback"}
# Who does it to another: behind who sits, or on the knees before who stands.
TENDING: Final = frozenset({"combing", "cutting_hair", "shaving", "dressing"})

# To whom those listen who do.
HEARD: Final = frozenset({"telling", "reading", "singing", "pointing", "playing_guitar", "seated_guitar",
    "playing_accordion", "playing_piano", "playing_violin", "playing_trumpet", "playing_flute",
    "playing_bagpipe", "playing_harmonica", "talking", "rocking", "praying"})  # fmt: skip


def posture_named(name: str) -> Posture:
    """The posture of a spot, also those that only the arrangement gives."""
    return ARRANGED[name] if name in ARRANGED else POSTURES[name]


def on_a_seat(posture: Posture, seat: float | None) -> Posture:
    """The posture as it is held seated, where there is a seat of that height: hands and head stay."""
    return replace(posture, hip=None, over=True) if seat is not None and _could_sit(posture) else posture


def _could_sit(posture: Posture) -> bool:
    return posture.hip is not None and not posture.lying


__all__ = [
    "ARRANGED",
    "CARRIED",
    "CARRIERS",
    "HEARD",
    "PAIRED",
    "POSTURES",
    "STANDING",
    "TENDING",
    "Leg",
    "Posture",
    "on_a_seat",
    "posture_named",
]
