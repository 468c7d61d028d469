"""Where hands go and eyes look when people are together: partners touch, neighbours look at each other."""

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from imaging.request import PersonLooks, SettingRequest, Spot, SubjectRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import Body
from imaging.sketching.instruments import holds
from imaging.sketching.joints import Joints, Stance
from imaging.sketching.looks import complete_looks
from imaging.sketching.paths import Point
from imaging.sketching.people import joints_of
from imaging.sketching.postures import CARRIERS, HEARD, TENDING

_LOOK_ABOUT: Final = frozenset(
    {"standing", "walking", "sitting", "waving", "laughing", "talking", "toasting", "kneeling", "carrying",
     "sitting_on_ground", "clapping", "drinking", "eating", "from_hand", "in_passing", "in_arms",
     "seated_from_hand", "seated_in_passing",
     "holding_hands", "pushing", "feeding", "listening", "telling"}
)  # fmt: skip
WATCHING: Final = frozenset({"sitting", "sitting_on_ground"})  # who does nothing else before a television
_FACE_EACH_OTHER: Final = frozenset({"embracing", "dancing", "talking", "toasting", "holding_hands"})
_MOST_WHO_LOOK: Final = 4  # larger groups look out of the page, as for a photograph
_BENCH_KINDS: Final = frozenset({"work_table", "table", "round_table", "stove", "camp_fire", "side_piano"})
# Far and near hand at a bench: along from its edge and above its top, in adult heights.
_ON_THE_BENCH: Final[Mapping[str, tuple[Point, Point]]] = {
    "kneading": ((0.2, 0.06), (0.13, 0.05)),
    "ironing": ((0.2, 0.11), (0.05, 0.03)),
    "writing": ((0.12, 0.06), (0.03, 0.04)),
    "playing_chess": ((0.14, 0.1), (0.04, 0.04)),
    "working": ((0.15, 0.14), (0.04, 0.04)),
    "cooking": ((0.2, 0.16), (0.03, 0.04)),
    "playing_piano": ((0.13, 0.05), (0.05, 0.04)),
}
_POT_LOWER: Final = 0.14  # adult heights, of the pot over an open fire than one on a stove
_UDDER: Final = (0.2, 0.36)  # from an animal's middle backwards, and up: of its width and height
_FLEECE: Final = ((0.02, 0.74), (0.2, 0.62))  # under far and near hand, as for the udder
_AT_ONES_SIDE: Final = 0.56  # adult heights, for an arm around someone
_NEIGHBOUR: Final = 1.0  # adult heights
_NECK: Final = (0.24, 0.6)  # from an animal's middle forwards, and up: of its width and height
_HAND_IN_HAND: Final = frozenset({"holding_hands", "ring_dancing"})
_OVER_THE_HEADS: Final = 0.62  # adult heights from the hands that turn a rope up to its middle
_ANKLES: Final = 0.07  # adult heights that the legs of a child on the shoulders hang lower
_PETS_HEAD: Final = (0.3, 0.22)  # from an animal's middle forwards, and half its size, of the animal's
_HANDS_FREE: Final = frozenset({"sitting", "telling", "listening", "talking", "laughing", "singing"})

Box = tuple[float, float, float, float]  # left, top, right, bottom in design units


@dataclass(frozen=True)
class Company:
    """How everyone of a page is held. ``over`` maps a subject to the one whose near arm lies over it, and
    ``leads`` an animal to the rope that it is on; ``ropes`` are those that two turn for others to jump.
    ``astride`` maps who carries a child on the shoulders or the back to that child, and ``tended`` whose
    hair is done and the like to who does it.
    """

    stances: Mapping[str, Stance]
    over: Mapping[str, str]
    leads: Mapping[str, "Lead"]
    ropes: Sequence["Turned"] = ()
    astride: Mapping[str, str] = field(default_factory=dict[str, str])
    tended: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Lead:
    """A rope on the page from the hand of the person ``by`` down and up again to an animal's neck."""

    by: str
    hand: Point
    sag: Point
    neck: Point


@dataclass(frozen=True)
class Turned:
    """A long rope on the page, high over who jumps, and the two who turn it."""

    by: tuple[str, str]
    points: tuple[Point, ...]


@dataclass
class _One:
    """One person of the page with the joints of the usual posture."""

    spot: Spot
    subject: SubjectRequest
    body: Body
    stance: Stance
    joints: Joints

    def upper(self, x: float, up: float) -> Point:
        """A point of the trunk on the page: x forward in shoulder widths, up in trunk lengths."""
        return self.stance.to_page(self.joints.from_ground((x * self.body.shoulder, -up * self.body.torso)))

    def head(self) -> Point:
        return self.stance.to_page(self.joints.from_ground(self.joints.head()))

    def shoulder(self, side: int) -> Point:
        return self.stance.to_page(self.joints.from_ground(self.joints.shoulder(side)))

    @property
    def arm(self) -> float:
        """On the page."""
        return self.body.arm * self.stance.scale

    def hand_towards(self, x: float) -> int:
        """The hand on the side of the page where x is: far (1) or near (-1)."""
        return 1 if (x - self.stance.x) * self.stance.facing > 0 else -1


def company(
    spots: Sequence[Spot], subjects: Mapping[str, SubjectRequest], setting: SettingRequest
) -> Company:
    """Stances of all people among the spots, farthest first, with their hands and eyes."""
    people = _people(spots, subjects, setting)
    over: dict[str, str] = {}
    animals = _animals(spots, subjects)
    for key, one in people.items():
        partner = one.spot.partner or ""
        if partner in people and people[partner].spot.partner == key:
            _join(one, people[partner], over)
        elif partner in animals:
            _hold_animal(one, animals[partner], over)
    leads: dict[str, Lead] = {}
    for key, animal in animals.items():
        held = subjects[key].held
        if held is not None and held.how == "lead" and held.by in people:
            leads[key] = _lead(people[held.by], animal)
    for one in people.values():
        _work_at_bench(one, spots)
        _play(one)
        _milk(one, spots)
        _shear(one, spots)
        _arm_around(one, people)
    _chain_hands(list(people.values()))
    ropes = _turned_ropes(list(people.values()))
    for one in people.values():
        if (target := _partners_look(one, people, animals)) is not None:
            one.stance = replace(one.stance, look=target)
    astride = {
        one.spot.partner: key
        for key, one in people.items()
        if one.spot.posture in CARRIERS and one.spot.partner is not None
    }
    tended = {
        one.spot.partner: key
        for key, one in people.items()
        if one.spot.posture in TENDING and one.spot.partner is not None
    }
    stances = {key: one.stance for key, one in people.items()}
    return Company(stances, over, leads, ropes, astride, tended)


def _people(
    spots: Sequence[Spot], subjects: Mapping[str, SubjectRequest], setting: SettingRequest
) -> dict[str, _One]:
    people: dict[str, _One] = {}
    for spot in spots:
        subject = subjects.get(spot.key or "")
        if subject is not None and isinstance(subject.looks, PersonLooks):
            people[subject.key] = _one(spot, subject, subject.looks, setting)
    return people


def _one(spot: Spot, subject: SubjectRequest, looks: PersonLooks, setting: SettingRequest) -> _One:
    stance = Stance(
        spot.x,
        spot.y,
        spot.scale,
        spot.facing,
        spot.posture,
        spot.seat,
        look=spot.look,
        paired=spot.partner is not None,
    )
    joints = joints_of(complete_looks(looks, subject.key, setting), subject.key, stance, subject.holding)
    return _One(spot, subject, joints.body, stance, joints)


# ------------------------------------------------------------------ hands


def _join(one: _One, other: _One, over: dict[str, str]) -> None:
    """Once for each couple, when its first (the farther, drawn first) is met."""
    key, partner = one.subject.key, other.subject.key
    if _has_to_do_with(one, other, over) or _has_to_do_with(other, one, over):
        return
    if one.stance.far_reach is not None or one.stance.near_reach is not None:
        return
    doing = {one.spot.posture, other.spot.posture}
    if "embracing" in doing:
        _embrace(one, other)
        over[partner] = key
    elif "dancing" in doing:
        _dance(one, other)
        over[partner] = key
    elif "toasting" in doing:
        _clink(one, other)


def _has_to_do_with(one: _One, other: _One, over: dict[str, str]) -> bool:
    """Whether one of a couple carries or tends the other, with the hands of that one where they belong."""
    if other.spot.posture in CARRIERS:
        _bear(one, other)
    elif one.spot.posture in TENDING:
        _tend(one, other)
    elif other.spot.posture == "in_arms":
        _hold_child(one, other, over)
    else:
        return False
    return True


def _embrace(one: _One, other: _One) -> None:
    """Each has the arms around the other's back; the nearer one's far arm is behind the other."""
    high = one.body.height >= other.body.height
    one.stance = replace(
        one.stance,
        near_reach=other.upper(-0.6, 0.62 if high else 0.4),
        far_reach=other.upper(-0.9, 0.72),
    )
    other.stance = replace(
        other.stance, near_reach=one.upper(-0.85, 0.96 if high else 0.7), hides_far_arm=True
    )


def _arm_around(one: _One, people: Mapping[str, _One]) -> None:
    """A third one who embraces lays an arm around the nearer of the couple at their side."""
    if one.subject.posture != "embracing" or one.spot.posture != "standing" or one.spot.partner is not None:
        return
    couple = [p for p in people.values() if p.spot.posture in ("embracing", "cuddling") and p.spot.partner]
    near = min(couple, key=lambda p: abs(p.stance.x - one.stance.x), default=None)
    if near is None or abs(near.stance.x - one.stance.x) > _AT_ONES_SIDE * one.stance.scale:
        return
    back = near.upper(-0.7, 0.66 if near.body.height < one.body.height else 0.5)
    if one.hand_towards(near.stance.x) > 0:
        one.stance = replace(one.stance, far_reach=back, look=near.head())
    else:
        one.stance = replace(one.stance, near_reach=back, look=near.head())


def _dance(one: _One, other: _One) -> None:
    """A hand at the waist and one on the shoulder, and the other two joined high between them."""
    low = min(one.body.height, other.body.height) / max(one.body.height, other.body.height)
    middle = (one.stance.x + other.stance.x) / 2
    scale = one.stance.scale
    if low < 0.85:
        y = _meeting_height(one, other, middle)
        one.stance = replace(
            one.stance, far_reach=(middle - 0.03 * scale, y), near_reach=(middle, y + 0.05 * scale)
        )
        other.stance = replace(
            other.stance, far_reach=(middle, y), near_reach=(middle + 0.02 * scale, y + 0.05 * scale)
        )
        return
    leads = one if one.subject.looks.gender == "male" else other  # pyright: ignore[reportAttributeAccessIssue]
    reachable = max(_span(who, middle)[0] for who in (one, other))
    top = max(reachable + 0.01 * scale, min(one.head()[1], other.head()[1]) - 0.17 * scale)
    for who, whom in ((one, other), (other, one)):
        hold = whom.upper(-0.35, 0.34) if who is leads else whom.upper(-0.1, 0.86)
        who.stance = replace(who.stance, near_reach=hold, far_reach=(middle, top))


def _meeting_height(one: _One, other: _One, x: float) -> float:
    """Where two hanging hands meet on the page, within reach of both shoulders."""
    spans = [_span(who, x) for who in (one, other)]
    lows = [low for _, low in spans]
    return max(max(top for top, _ in spans), min(min(lows), sum(lows) / 2))


def _span(who: _One, x: float) -> tuple[float, float]:
    """The highest and the lowest that a hand gets straight above and below x on the page."""
    shoulder = who.shoulder(who.hand_towards(x))
    across = min(abs(x - shoulder[0]), who.arm * 0.98)
    drop = math.sqrt(who.arm**2 - across**2) * 0.97
    return shoulder[1] - drop, shoulder[1] + drop


def _clink(one: _One, other: _One) -> None:
    """The glasses meet between the two, a little above the shoulders."""
    middle = (one.stance.x + other.stance.x) / 2
    scale = one.stance.scale
    y = max(one.shoulder(1)[1], other.shoulder(1)[1]) - 0.02 * scale
    for who in (one, other):
        who.stance = replace(who.stance, far_reach=(middle - who.stance.facing * 0.05 * scale, y))


def _hold_child(one: _One, child: _One, over: dict[str, str]) -> None:
    scale = one.stance.scale
    bottom = (child.stance.x, child.stance.y)
    forward = one.stance.facing
    if one.spot.posture == "pushing":
        return
    one.stance = replace(
        one.stance,
        near_reach=(bottom[0] - 0.02 * forward * scale, bottom[1] + 0.005 * scale),
        far_reach=(bottom[0] + 0.02 * forward * scale, bottom[1] - 0.13 * scale),
    )
    over[child.subject.key] = one.subject.key


def _bear(one: _One, child: _One) -> None:
    """Both hands at the ankles before the chest, or under the knees of who is on the back."""
    ahead, scale = one.stance.facing, one.stance.scale
    one.stance = replace(one.stance, bareheaded=child.spot.posture == "on_shoulders")
    if child.spot.posture == "on_shoulders":
        x, y = one.stance.x, child.stance.y - 0.06 * scale + (_ANKLES - child.body.leg * 0.1) * scale
        reaches = [(x + side * ahead * 0.1 * scale, y) for side in (1, -1)]
    else:
        x, y = one.stance.x - 0.02 * ahead * scale, child.stance.y - child.body.leg * 0.66 * scale
        reaches = [(x + 0.06 * ahead * scale, y), (x, y)]
    one.stance = replace(one.stance, far_reach=reaches[0], near_reach=reaches[1])


def _tend(one: _One, other: _One) -> None:
    """Both hands at the hair, the cheek or the buttons of the other."""
    scale, ahead = one.stance.scale, one.stance.facing
    if one.spot.posture == "dressing":
        one.stance = replace(one.stance, far_reach=other.upper(0.1, 0.62), near_reach=other.upper(-0.1, 0.4))
        return
    x, y = other.head()
    cheek = one.spot.posture == "shaving"
    far, near = ((-0.03, 0.12), (-0.15, 0.13)) if cheek else ((-0.06, -0.06), (-0.1, 0.06))
    one.stance = replace(
        one.stance,
        look=(x, y),
        far_reach=(x + far[0] * ahead * scale, y + far[1] * scale),
        near_reach=(x + near[0] * ahead * scale, y + near[1] * scale),
    )


def _hold_animal(one: _One, animal: Spot, over: dict[str, str]) -> None:
    if animal.posture == "in_lap":
        if one.spot.posture in _HANDS_FREE:
            one.stance = replace(one.stance, near_reach=(animal.x, animal.y - 0.1 * one.stance.scale))
            over[animal.key or ""] = one.subject.key
    elif animal.posture == "in_arms":
        forward, scale = one.stance.facing, one.stance.scale
        one.stance = replace(
            one.stance,
            near_reach=(animal.x - 0.03 * forward * scale, animal.y - 0.01 * scale),
            far_reach=(animal.x + 0.05 * forward * scale, animal.y - 0.1 * scale),
        )
        over[animal.key or ""] = one.subject.key
    elif one.spot.posture == "cuddling":
        tall = SIZES[animal.kind].height * animal.scale
        side = 0.14 * SIZES[animal.kind].width * animal.scale * one.stance.facing
        one.stance = replace(
            one.stance,
            near_reach=(animal.x - side, animal.y - tall * 0.4),
            far_reach=(animal.x - side, animal.y - tall * 0.52),
        )
        over[animal.key or ""] = one.subject.key


def _lead(one: _One, animal: Spot) -> Lead:
    """The hand on the animal's side holds the rope a little before the body."""
    size = SIZES[animal.kind]
    wide, tall = size.width * animal.scale, size.height * animal.scale
    neck = (animal.x + _NECK[0] * wide * animal.facing, animal.y - _NECK[1] * tall)
    side = 1 if neck[0] > one.stance.x else -1
    which = one.hand_towards(neck[0])
    x, y = one.shoulder(which)
    hand = (x + 0.5 * side * one.arm, y + 0.72 * one.arm)
    if which > 0:
        one.stance = replace(one.stance, far_reach=hand)
    else:
        one.stance = replace(one.stance, near_reach=hand)
    low = max(hand[1], neck[1]) + 0.05 * one.stance.scale
    return Lead(one.subject.key, hand, ((hand[0] + neck[0]) / 2, low), neck)


def _work_at_bench(one: _One, spots: Sequence[Spot]) -> None:
    """Hands on the table that one works at, whatever one's own height."""
    if one.spot.posture not in _ON_THE_BENCH:
        return
    facing, scale = one.stance.facing, one.stance.scale
    before = [
        s
        for s in spots
        if s.kind in _BENCH_KINDS and 0 < (s.x - one.stance.x) * facing < (s.width / 2 + 0.5 * scale)
    ]
    bench = min(before, key=lambda s: abs(s.x - one.stance.x), default=None)
    if bench is None:
        return
    edge = bench.x - facing * bench.width / 2
    lower = _POT_LOWER if bench.kind == "camp_fire" else 0.0
    reaches = [
        (edge + facing * along * scale, bench.y - bench.height - (up - lower) * scale)
        for along, up in _ON_THE_BENCH[one.spot.posture]
    ]
    one.stance = replace(one.stance, far_reach=reaches[0], near_reach=reaches[1])


def _play(one: _One) -> None:
    """Both hands on the instrument at the mouth or under the chin."""
    held = holds(one.spot.posture, one.body, one.joints, one.joints.posture)
    if held is not None:
        far, near = (one.stance.to_page(one.joints.from_ground(hand)) for hand in held)
        one.stance = replace(one.stance, far_reach=far, near_reach=near)


def _milk(one: _One, spots: Sequence[Spot]) -> None:
    """Both hands at the udder of the animal before whom one sits."""
    animal = _worked_with(one, spots, "milking")
    if animal is None:
        return
    x = animal.x - one.stance.facing * _UDDER[0] * animal.width
    y = animal.y - _UDDER[1] * animal.height
    apart = 0.035 * one.stance.scale * one.stance.facing
    one.stance = replace(one.stance, far_reach=(x + apart, y), near_reach=(x - apart, y))


def _shear(one: _One, spots: Sequence[Spot]) -> None:
    """The shears on the back of the animal over which one bends, the other hand in its wool."""
    animal = _worked_with(one, spots, "shearing")
    if animal is None:
        return
    far, near = (
        (animal.x - one.stance.facing * back * animal.width, animal.y - up * animal.height)
        for back, up in _FLEECE
    )
    one.stance = replace(one.stance, far_reach=far, near_reach=near)


def _worked_with(one: _One, spots: Sequence[Spot], doing: str) -> Spot | None:
    """The animal before somebody who does that with one."""
    if one.spot.posture != doing:
        return None
    animals = [s for s in spots if s.kind in SIZES and (s.x - one.stance.x) * one.stance.facing > 0]
    return min(animals, key=lambda s: abs(s.x - one.stance.x) + 2 * abs(s.y - one.stance.y), default=None)


def _chain_hands(people: Sequence[_One]) -> None:
    """All who hold hands take those of their neighbours to the left and right."""
    chain = sorted((p for p in people if p.spot.posture in _HAND_IN_HAND), key=lambda p: p.stance.x)
    for first, second in itertools.pairwise(chain):
        gap = abs(first.stance.x - second.stance.x) / max(first.stance.scale, second.stance.scale)
        if gap > 0.62:
            continue
        x = (first.shoulder(first.hand_towards(second.stance.x))[0]
             + second.shoulder(second.hand_towards(first.stance.x))[0]) / 2  # fmt: skip
        y = _meeting_height(first, second, x)
        for who, beside in ((first, second), (second, first)):
            far = who.hand_towards(beside.stance.x) > 0
            who.stance = (
                replace(who.stance, far_reach=(x, y)) if far else replace(who.stance, near_reach=(x, y))
            )


def _turned_ropes(people: Sequence[_One]) -> list[Turned]:
    """The ropes between the hands of those who turn them, two by two from left to right."""
    turning = sorted((p for p in people if p.spot.posture == "turning_rope"), key=lambda p: p.stance.x)
    made: list[Turned] = []
    for one, other in zip(turning[::2], turning[1::2], strict=False):
        ends: list[Point] = []
        for who, beside in ((one, other), (other, one)):
            side = 1 if beside.stance.x > who.stance.x else -1
            which = who.hand_towards(beside.stance.x)
            x, y = who.shoulder(which)
            hand = (x + 0.8 * side * who.arm, y - 0.1 * who.arm)
            ends.append(hand)
            far = which > 0
            who.stance = replace(who.stance, far_reach=hand) if far else replace(who.stance, near_reach=hand)
        (left, low), (right, high) = ends
        lift = _OVER_THE_HEADS * one.stance.scale
        points = tuple(
            (left + (right - left) * t, low + (high - low) * t - lift * (1 - (2 * t - 1) ** 2))
            for t in (k / 8 for k in range(9))
        )
        made.append(Turned((one.subject.key, other.subject.key), points))
    return made


# ------------------------------------------------------------------ eyes


def with_looks(
    spots: Sequence[Spot],
    subjects: Mapping[str, SubjectRequest],
    setting: SettingRequest,
    planned: Collection[str] = (),
) -> list[Spot]:
    """The spots with what each person looks at who is not busy with another; ``planned`` keys stay."""
    people = _people(spots, subjects, setting)
    animals = _animals(spots, subjects)
    crowd = len(people) > _MOST_WHO_LOOK
    screen = next((spot for spot in spots if spot.kind == "television" and spot.key is not None), None)
    made: list[Spot] = []
    for spot in spots:
        one = people.get(spot.key or "")
        look = None
        if one is not None and spot.key not in planned:
            look = _watched(one, screen)
            if look is None:
                look = _heard(one, people) if crowd else _looked_at(one, people, animals)
        made.append(spot if look is None else replace(spot, look=look))
    return made


def _animals(spots: Sequence[Spot], subjects: Mapping[str, SubjectRequest]) -> dict[str, Spot]:
    return {
        s.key: s
        for s in spots
        if s.key is not None and s.key in subjects and not isinstance(subjects[s.key].looks, PersonLooks)
    }


def _partners_look(one: _One, people: Mapping[str, _One], animals: Mapping[str, Spot]) -> Point | None:
    """The face of the other of a couple, of the child in the arms, or the pet that is hugged."""
    partner = one.spot.partner or ""
    if partner in people:
        other = people[partner]
        if one.spot.posture in _FACE_EACH_OTHER or other.spot.posture in _FACE_EACH_OTHER:
            return other.head()
        if len(people) <= _MOST_WHO_LOOK and "in_arms" in (one.spot.posture, other.spot.posture):
            return other.head()
    if partner in animals and one.spot.posture != "riding":
        return _pets_head(animals[partner])
    return None


def faces_of(
    spots: Sequence[Spot], subjects: Mapping[str, SubjectRequest], setting: SettingRequest
) -> dict[str, Box]:
    """Where the heads of all people and animals among the spots are, by key."""
    found: dict[str, Box] = {}
    for key, one in _people(spots, subjects, setting).items():
        (x, y), scale = one.head(), one.stance.scale
        wide, tall = one.body.head * scale, one.body.skull * scale
        found[key] = x - wide, y - tall, x + wide, y + tall
    for key, pet in _animals(spots, subjects).items():
        size = SIZES[pet.kind]
        x, y = pet.x + pet.facing * _PETS_HEAD[0] * size.width * pet.scale, _pets_head(pet)[1]
        half = _PETS_HEAD[1] * min(size.width, size.height) * pet.scale
        found[key] = x - half, y - half, x + half, y + half
    return found


def _pets_head(pet: Spot) -> Point:
    return (pet.x, pet.y - SIZES[pet.kind].height * pet.scale * 0.8)


def _watched(one: _One, screen: Spot | None) -> Point | None:
    """The middle of the screen, for who sits before one."""
    if screen is None or one.spot.posture not in WATCHING or one.spot.partner is not None:
        return None
    return screen.x, screen.y - 0.55 * screen.height


def _heard(one: _One, people: Mapping[str, _One]) -> Point | None:
    """The face of who tells, reads, sings or plays to one who listens."""
    if one.spot.posture != "listening":
        return None
    heard = [p for p in people.values() if p.spot.posture in HEARD]
    near = min(heard, key=lambda p: abs(p.stance.x - one.stance.x), default=None)
    return near.head() if near is not None else None


def _looked_at(one: _One, people: Mapping[str, _One], animals: Mapping[str, Spot]) -> Point | None:
    if (heard := _heard(one, people)) is not None:
        return heard
    if one.spot.partner is not None or one.spot.posture not in _LOOK_ABOUT:
        return None
    if one.subject.central and len(people) > 2:
        return None
    return _neighbour(one, people, animals)


def _neighbour(one: _One, people: Mapping[str, _One], animals: Mapping[str, Spot]) -> Point | None:
    """The head of who is beside someone, of the nearest else; a pet where there is nobody."""
    beside = one.subject.beside
    others = [p for p in people.values() if p is not one and p.spot.posture != "in_arms"]
    near = [p for p in others if abs(p.stance.x - one.stance.x) < _NEIGHBOUR * one.stance.scale]
    if near:
        return min(near, key=lambda p: (p.subject.key != beside, abs(p.stance.x - one.stance.x))).head()
    pets = [a for a in animals.values() if abs(a.x - one.stance.x) < _NEIGHBOUR * one.stance.scale]
    if pets and not others:
        return _pets_head(min(pets, key=lambda a: abs(a.x - one.stance.x)))
    return None
