"""Who does it together: couples, chains of hands, who is carried, who rides, and which pet is hugged."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from imaging.request import AnimalLooks, PersonLooks, SubjectRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.postures import CARRIERS, TENDING, posture_named

TOGETHER: Final = frozenset({"embracing", "holding_hands", "dancing", "playing_chess", "toasting", "talking"})
CLASPED: Final = frozenset({"embracing", "holding_hands", "dancing"})  # who touches while doing it
_CARRIED_PETS: Final = frozenset(
    {"cat", "rabbit", "hen", "duck", "bird", "parrot", "chick", "guinea_pig", "hedgehog", "mouse"}
)
_MOUNTS: Final = frozenset({"horse", "donkey", "mule"})
_FREE: Final = frozenset(
    {"standing", "walking", "sitting", "laughing", "talking", "singing", "crying", "sitting_on_ground"}
)
_WITHIN_REACH: Final = ("standing", "walking", "crying", "laughing", "kneeling")  # who may be embraced
_CARRIED_DOING: Final = frozenset({"standing", "sitting", "laughing", "crying", "walking"})
_ONCE_CARRYING: Final = {"embracing": "standing", "holding_child": "standing", "rocking": "sitting"}
_MOST_IN_TWOS: Final = 4  # more raise their glasses, or talk, all together
_NEVER_ALONE: Final = ("playing_cards", "toasting")
_MOST_PILLIONS: Final = 2
_HELD_AT_MOST: Final = 0.62  # adult heights
_BOTH_ARMS: Final = frozenset({"carrying", "embracing", "cuddling", "holding_child", "waving"})
HERDED: Final = frozenset({"sheep", "goat", "pig", "cow", "ox", "llama", "goose", "turkey"})
_KNEELS_TO: Final = 0.78  # whoever is smaller than this share of the other is hugged on one's knees


@dataclass
class Together:
    """What joins the subjects: the partner of each, what each really does, and who has no place of their own.

    ``carried`` and ``mounts`` map those without a place in the row (babies, pets, mounts) to whom they
    are with; "" is a mount that nobody spoke of. ``behind`` maps who rides on another's mount to that rider,
    and ``led`` a rider to who leads the mount.
    """

    partner: dict[str, str] = field(default_factory=dict[str, str])
    doing: dict[str, str] = field(default_factory=dict[str, str])
    carried: dict[str, str] = field(default_factory=dict[str, str])
    mounts: dict[str, str] = field(default_factory=dict[str, str])
    behind: dict[str, str] = field(default_factory=dict[str, str])
    led: dict[str, str] = field(default_factory=dict[str, str])


def join(subjects: Sequence[SubjectRequest], wheelchair: bool = False) -> Together:
    """Find couples, carriers and riders among subjects in a canonical order.

    With a ``wheelchair`` in the scene, whoever pushes has somebody sitting in it.
    """
    found = Together(doing={s.key: _alone(s) for s in subjects})
    people = [s for s in subjects if isinstance(s.looks, PersonLooks)]
    animals = [s for s in subjects if isinstance(s.looks, AnimalLooks)]
    _mount(people, animals, found)
    if wheelchair:
        _push(people, found)
    _lift_babies(people, found)
    _lift_children(people, found)
    _lift_the_held(people, found)
    _tend(people, found)
    _hold_pets(people, animals, found)
    _drive_the_herd(people, animals, found)
    _join_the_company(people, found)
    _couple(people, found)
    _hug_pets(people, animals, found)
    return found


def _alone(subject: SubjectRequest) -> str:
    """What someone does by age: babies sit."""
    looks = subject.looks
    if isinstance(looks, PersonLooks) and looks.age == "baby" and subject.posture not in ("crying", "lying"):
        return "sitting"
    return subject.posture


def _mount(people: Iterable[SubjectRequest], animals: Sequence[SubjectRequest], found: Together) -> None:
    free = [a for a in animals if isinstance(a.looks, AnimalLooks) and a.looks.species in _MOUNTS]
    for rider in sorted(people, key=lambda p: _age(p) in ("child", "baby")):
        if rider.posture != "riding":
            continue
        own = next((a for a in free if a.beside == rider.key), free[0] if free else None)
        first = next((by for by, mount in found.mounts.items() if mount and by not in found.behind), None)
        pillions = list(found.behind.values()).count(first or "")
        if own is None and first is not None and pillions < _MOST_PILLIONS:
            found.behind[rider.key] = first  # "íbamos mi hermana y yo en el burro"
            continue
        if own is not None:
            free.remove(own)
            found.partner[rider.key] = own.key
        found.mounts[rider.key] = "" if own is None else own.key


def _push(people: Sequence[SubjectRequest], found: Together) -> None:
    """Somebody sits in the wheelchair: who sits anyway, else someone old, else who is pushed."""
    pusher = next((p for p in people if p.posture == "pushing"), None)
    seated = [p for p in people if p is not pusher and found.doing[p.key] in ("sitting", "standing")]
    sitter = min(
        seated,
        key=lambda p: (p.posture != "sitting", _age(p) != "elder", p.central, _age(p) == "child"),
        default=None,
    )
    if sitter is None or (pusher is None and sitter.posture != "sitting" and _age(sitter) != "elder"):
        return
    found.doing[sitter.key] = "sitting"
    if pusher is not None:
        found.partner[pusher.key], found.partner[sitter.key] = sitter.key, pusher.key


def _lift_babies(people: Sequence[SubjectRequest], found: Together) -> None:
    """A baby who belongs beside someone is in the arms of a grown one, rather of a woman's, or in a pram."""
    arms = [
        p
        for p in people
        if _age(p) not in ("baby", "child")
        and p.posture in (*_FREE, "embracing", "pushing", "holding_child", "rocking")
        and p.key not in found.partner
    ]
    for baby in people:
        if _age(baby) != "baby" or baby.beside is None or baby.posture == "lying" or not arms:
            continue
        carrier = min(
            arms,
            key=lambda p: (
                p.posture not in ("pushing", "holding_child", "rocking"),
                p.key != baby.beside,
                bool(p.holding),
                _gender(p) != "female",
            ),
        )
        arms.remove(carrier)
        found.carried[baby.key] = carrier.key
        found.partner[baby.key] = carrier.key
        found.partner[carrier.key] = baby.key
        found.doing[baby.key] = "in_arms"
        if found.doing[carrier.key] in _ONCE_CARRYING:
            found.doing[carrier.key] = _ONCE_CARRYING[found.doing[carrier.key]]


def _lift_children(people: Sequence[SubjectRequest], found: Together) -> None:
    """Who carries, and nothing is told that they hold, has the child in their arms that is beside them."""
    for carrier in people:
        if found.doing[carrier.key] != "carrying" or carrier.holding or _age(carrier) in ("baby", "child"):
            continue
        beside = (p for p in people if _age(p) == "child" and p.beside == carrier.key)
        free = [p for p in beside if found.doing[p.key] in _CARRIED_DOING and p.key not in found.partner]
        child = min(free, key=lambda p: p.key, default=None)
        if child is None or carrier.key in found.partner:
            continue
        found.carried[child.key] = carrier.key
        found.partner[child.key], found.partner[carrier.key] = carrier.key, child.key
        found.doing[child.key], found.doing[carrier.key] = "in_arms", "standing"


def _lift_the_held(people: Sequence[SubjectRequest], found: Together) -> None:
    """Who is told to be held is; who holds a child, the one beside them, else another; or nobody."""
    _lift_who_is_told(people, found)
    for carrier in [p for p in people if found.doing[p.key] == "holding_child"]:
        found.doing[carrier.key] = "standing"
        if _age(carrier) in ("baby", "child") or carrier.key in found.partner:
            continue
        small = [
            p
            for p in people
            if _age(p) in ("baby", "child") and p.key not in found.partner and found.doing[p.key] != "lying"
        ]
        child = min(
            small,
            key=lambda p, by=carrier.key: (_age(p) != "baby", p.beside != by, p.central, p.key),
            default=None,
        )
        if child is not None:
            found.carried[child.key] = carrier.key
            found.partner[child.key], found.partner[carrier.key] = carrier.key, child.key
            found.doing[child.key] = "in_arms"


def _lift_who_is_told(people: Sequence[SubjectRequest], found: Together) -> None:
    """The child who is told to be in somebody's arms, on the lap, the shoulders or the back."""
    for child in people:
        held, by = child.held, next((p for p in people if child.held and p.key == child.held.by), None)
        if held is None or held.how in ("bar", "hands") or by is None or by.key in found.partner:
            continue
        if _age(child) not in ("baby", "child"):
            continue
        found.carried[child.key] = by.key
        found.partner[child.key], found.partner[by.key] = by.key, child.key
        astride = f"on_{held.how}"
        found.doing[child.key] = astride if astride in CARRIERS else "in_arms"
        if held.how == "tub":
            found.doing[by.key] = "washing"
        elif astride in CARRIERS:
            found.doing[by.key] = CARRIERS[astride]
        elif held.how == "lap" and posture_named(found.doing[by.key]).hip is not None:
            found.doing[by.key] = "sitting"


def _tend(people: Sequence[SubjectRequest], found: Together) -> None:
    """Who is told to be under somebody's hands sits before them, or stands to be dressed."""
    for whom in people:
        by = next((p for p in people if whom.held and p.key == whom.held.by), None)
        if whom.held is None or whom.held.how != "hands" or by is None or found.doing[by.key] not in TENDING:
            continue
        if whom.key in found.partner or by.key in found.partner:
            continue
        found.partner[whom.key], found.partner[by.key] = by.key, whom.key
        found.doing[whom.key] = "standing" if found.doing[by.key] == "dressing" else "sitting"


def _join_the_company(people: Sequence[SubjectRequest], found: Together) -> None:
    """Nobody plays cards or drinks a toast alone: the grown who stand idly by do it too."""
    for posture in _NEVER_ALONE:
        doing = [p for p in people if found.doing[p.key] == posture]
        if len(doing) != 1:
            continue
        for other in _idle(doing[0], people, found):
            if _age(other) != "child":
                found.doing[other.key] = posture


def _couple(people: Sequence[SubjectRequest], found: Together) -> None:
    """Two by two; whoever does it alone takes along the one who stands by them, but to dance: who stands
    by looks on.
    """
    for posture in sorted(TOGETHER):
        doing = [p for p in people if found.doing[p.key] == posture and p.key not in found.partner]
        if posture not in CLASPED and posture != "playing_chess" and len(doing) > _MOST_IN_TWOS:
            continue
        while doing:
            first = doing.pop(0)
            others = doing or ([] if posture == "dancing" else _idle(first, people, found))
            if not others:
                if posture == "embracing" and any(
                    found.doing[key] in ("embracing", "cuddling") for key in found.partner
                ):
                    found.doing[first.key] = (
                        "standing"  # by the side of those who embrace, with an arm around
                    )
                continue
            second = min(others, key=functools.partial(_fitness, first))
            if second in doing:
                doing.remove(second)
            found.partner[first.key], found.partner[second.key] = second.key, first.key
            found.doing[second.key] = posture
            if posture == "embracing":
                _kneel(first, second, found)


def _fitness(first: SubjectRequest, other: SubjectRequest) -> tuple[bool, bool, bool, bool, str]:
    """Lowest for who is the likeliest partner: at one's side, of the other sex to dance with, told alone
    and not among others, told first.
    """
    beside = other.beside == first.key or other.key == first.beside
    same = first.posture == "dancing" and _gender(first) is not None and _gender(first) == _gender(other)
    small = first.posture == "dancing" and _age(other) == "child"
    return (not beside, small, same, "-" in other.key, other.key)


def _idle(first: SubjectRequest, people: Sequence[SubjectRequest], found: Together) -> list[SubjectRequest]:
    return [
        p
        for p in people
        if p.key != first.key
        and found.doing[p.key] in (_WITHIN_REACH if first.posture == "embracing" else ("standing",))
        and p.key not in found.partner
        and _age(p) != "baby"
        and not p.holding
    ]


def _kneel(first: SubjectRequest, second: SubjectRequest, found: Together) -> None:
    low, high = sorted((first, second), key=_height)
    if _height(low) < _KNEELS_TO * _height(high):
        found.doing[high.key] = "cuddling"


def _hold_pets(people: Sequence[SubjectRequest], animals: Sequence[SubjectRequest], found: Together) -> None:
    """Animals in the arms, on the lap or at the feet of those they are with; who leads one walks."""
    doing = {p.key: found.doing[p.key] for p in people}
    for pet in animals:
        held = pet.held
        if held is None or held.by not in doing or not isinstance(pet.looks, AnimalLooks):
            continue
        if held.how == "lead":
            _lead(pet.key, held.by, found)
            continue
        if SIZES[pet.looks.species].width > _HELD_AT_MOST or held.by in found.carried.values():
            continue
        if held.how != "feet":
            if held.by in found.partner:
                continue
            found.partner[held.by], found.partner[pet.key] = pet.key, held.by
        if held.how == "lap" and posture_named(doing[held.by]).hip is not None:
            found.doing[held.by] = "sitting"
        elif held.how == "arms" and doing[held.by] in _BOTH_ARMS:
            found.doing[held.by] = "standing"
        found.carried[pet.key] = held.by


def _lead(animal: str, by: str, found: Together) -> None:
    """Who leads an animal walks, and before the rider whom it carries."""
    if found.doing[by] == "standing":
        found.doing[by] = "walking"
    rider = next((key for key, mount in found.mounts.items() if mount == animal), None)
    if rider is not None:
        found.led[rider] = by


def _drive_the_herd(
    people: Sequence[SubjectRequest], animals: Sequence[SubjectRequest], found: Together
) -> None:
    """Who walks with a herd drives it, and those who stand by go along."""
    herd = [a for a in animals if isinstance(a.looks, AnimalLooks) and a.looks.species in HERDED]
    going = [a for a in herd if a.held is None and (a.posture == "walking" or len(herd) > 1)]
    walking = [p for p in people if found.doing[p.key] == "walking" and not p.holding]
    if any(found.doing[p.key] == "ploughing" for p in people):
        return  # they are before the plough
    if not going or not walking or any(p.key in found.partner for p in walking[:1]):
        return
    grown = [p for p in walking if _age(p) not in ("child", "baby")]
    found.doing[(grown or walking)[0].key] = "herding"
    found.doing |= {each.key: "walking" for each in going}
    for other in people:
        if found.doing[other.key] == "standing" and other.key not in found.partner:
            found.doing[other.key] = "walking"


def _hug_pets(people: Sequence[SubjectRequest], animals: Sequence[SubjectRequest], found: Together) -> None:
    for person in people:
        if person.key in found.partner or found.doing[person.key] not in ("cuddling", "embracing"):
            continue
        free = [a for a in animals if a.key not in found.partner and a.key not in found.mounts.values()]
        pet = min(free, key=lambda a: a.beside != person.key, default=None)
        if pet is None or not isinstance(pet.looks, AnimalLooks):
            continue
        found.partner[person.key], found.partner[pet.key] = pet.key, person.key
        if pet.looks.species in _CARRIED_PETS:
            found.carried[pet.key] = person.key
            found.doing[person.key] = "standing"
        else:
            found.doing[person.key] = "cuddling"


def _age(subject: SubjectRequest) -> str:
    return subject.looks.age if isinstance(subject.looks, PersonLooks) else ""


def _gender(subject: SubjectRequest) -> str | None:
    return subject.looks.gender if isinstance(subject.looks, PersonLooks) else None


def _height(subject: SubjectRequest) -> float:
    return body_of(subject.looks).height if isinstance(subject.looks, PersonLooks) else 1.0


def friends_of(people: Sequence[SubjectRequest], partner: Mapping[str, str]) -> dict[str, set[str]]:
    """Who belongs next to whom, both ways: partners, and those who are said to be beside someone."""
    friends: dict[str, set[str]] = {s.key: set() for s in people}
    for s in people:
        for other in (s.beside, partner.get(s.key)):
            if other in friends and other != s.key:
                friends[s.key].add(other)
                friends[other].add(s.key)
    return friends
