"""Who takes up which told thing, where the teller did not say: the reader the newspaper, somebody the broom.

What nobody can take stays a thing of the scene.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from imaging.request import PersonLooks, SettingRequest, SubjectRequest, ThingRequest
from imaging.vocabulary import INDOOR_PLACES

# In both hands of who plays it.
_PLAYED: Final[dict[str, frozenset[str]]] = {
    "playing_violin": frozenset({"violin"}),
    "playing_trumpet": frozenset({"trumpet"}),
    "playing_flute": frozenset({"flute"}),
    "playing_bagpipe": frozenset({"bagpipes"}),
    "playing_drum": frozenset({"drum"}),
    "playing_tambourine": frozenset({"tambourine"}),
    "playing_castanets": frozenset({"castanets"}),
    "playing_harmonica": frozenset({"harmonica"}),
    "playing_zambomba": frozenset({"zambomba"}),
}
# What a posture holds anyway, so that it does not stand there a second time.
_IN_USE: Final[dict[str, frozenset[str]]] = {
    "playing_guitar": frozenset({"guitar"}),
    "playing_accordion": frozenset({"accordion"}),
    "knitting": frozenset({"knitting"}),
    "sewing": frozenset({"knitting"}),
    "sweeping": frozenset({"broom"}),
    "digging": frozenset({"hoe"}),
    "fishing": frozenset({"fishing_rod"}),
    "skipping": frozenset({"jump_rope"}),
    "turning_rope": frozenset({"jump_rope"}),
    "painting": frozenset({"paint_box", "easel", "painting"}),
    "feeding": frozenset({"bread"}),
    "ironing": frozenset({"iron"}),
    "playing_football": frozenset({"football", "ball"}),
    "phoning": frozenset({"telephone"}),
    "reaping": frozenset({"sickle", "scythe"}),
    "blowing_candles": frozenset({"candle"}),
    "serving": frozenset({"tray"}),
    **_PLAYED,
}
_TAKEN_UP: Final[dict[str, tuple[str, ...]]] = {
    "reading": ("newspaper", "book", "letter"),
    "digging": ("spade",),
    "picking": ("basket",),
    "drinking": ("mate_gourd", "glass_of_wine", "cup"),
    "carrying": ("firewood", "sack", "bucket", "suitcase", "box", "hoe", "spade", "axe", "basket"),
    "singing": ("microphone",),
    "eating": ("chestnuts", "sunflower_seeds", "ice_cream", "cotton_candy"),
}
_ONE_EACH: Final = frozenset({"mate_gourd", "cotton_candy"})  # told of once, and all who do it have one
_TOOLS: Final = (
    "broom",
    "hoe",
    "spade",
    "fishing_rod",
    "sickle",
    "scythe",
    "axe",
    "umbrella",
    "machete",
    "camera",
    "syringe",
    "hand_fan",
    "rose",
    "chestnuts",
    "basket",
)
_SMALL: Final = (
    "letter",
    "book",
    "newspaper",
    "flowers",
    "photo_frame",
    "candle",
    "bread",
    "binoculars",
    "medal",
)
_LADEN: Final = frozenset({"carrying_on_head", "carrying_on_back"})
# What is told to be theirs lies by those who need both hands for what they do.
_BOTH_HANDS_BUSY: Final = frozenset(
    {
        *("sewing", "kneading", "washing", "writing", "milking", "ploughing", "hanging_washing"),
        *("combing", "cutting_hair", "dressing", "selling", "shaving"),
    }
)
_TOYS: Final = (
    *("kite", "balloon", "toy_sword", "cup_and_ball", "snowballs"),
    *("toy_gun", "slingshot"),
)
_OF_NURSES: Final = frozenset({"nurse_uniform", "lab_coat"})
_DOLLS: Final = ("doll", "teddy_bear")  # in the arms of children alone
_FREE: Final = frozenset({"standing", "walking", "laughing", "pointing", "talking", "crying"})
_FREER: Final = frozenset({"standing", "walking", "laughing"})
_PLAYFUL: Final = _FREE | {"playing", "running"}
_BY_TWOS: Final = frozenset({"embracing", "holding_hands", "dancing", "toasting", "playing_chess", "talking"})
_CROWD: Final = 5

Handed = tuple[tuple[SubjectRequest, ...], tuple[ThingRequest, ...]]


def handed(
    subjects: Sequence[SubjectRequest],
    things: Sequence[ThingRequest],
    setting: SettingRequest,
    standing: Collection[str] = (),
) -> Handed:
    """The subjects with what they take up, and the things that are left; nobody takes up what is of the
    ``standing`` kinds.
    """
    doing = {each.posture for each in subjects}
    used = frozenset[str]().union(*(kinds for posture, kinds in _IN_USE.items() if posture in doing))
    used |= {kind for each in subjects if each.posture in _LADEN for kind in each.holding}
    busy = [each for each in subjects if each.posture in _BOTH_HANDS_BUSY]
    things = (*things, *(ThingRequest(kind) for each in busy for kind in each.holding))
    left = [thing for thing in things if thing.kind not in used and thing.kind not in standing]
    hands_full = {*_PLAYED, *_BOTH_HANDS_BUSY}
    people = [replace(each, holding=()) if each.posture in hands_full else each for each in subjects]
    for posture, kinds in _TAKEN_UP.items():
        for at, person in enumerate(people):
            if person.posture == posture and not person.holding:
                people[at], left = _take(person, kinds, left)
        for kind in _ONE_EACH & {held for each in people if each.posture == posture for held in each.holding}:
            people = [
                replace(each, holding=(kind,)) if each.posture == posture and not each.holding else each
                for each in people
            ]
    if not any(each.posture == "reading" for each in people):
        for at, person in enumerate(people):
            if person.posture == "sitting" and _is_grown(person) and not person.holding:
                reader, left = _take(person, ("newspaper", "book"), left)
                people[at] = replace(reader, posture="reading") if reader.holding else reader
    wanted = sum(each.posture in _BY_TWOS for each in people) % 2  # someone with empty hands
    wanted += sum(isinstance(p.looks, PersonLooks) and p.looks.age == "baby" for p in people)
    outdoors = setting.place not in INDOOR_PLACES
    kinds = (*_DOLLS, *_TOYS, *_TOOLS, *(_SMALL if outdoors or len(people) >= _CROWD else ()))
    for kind in kinds:
        while any(thing.kind == kind for thing in left) and (at := _taker(people, kind, wanted)) is not None:
            people[at], left = _take(people[at], (kind,), left)
    return tuple(people), tuple(_in_order(things, left, standing))


def _in_order(
    things: Sequence[ThingRequest], left: Sequence[ThingRequest], standing: Collection[str]
) -> list[ThingRequest]:
    """The things that stand there or that nobody took up, as they were told."""
    rest, made = list(left), list[ThingRequest]()
    for each in things:
        if each.kind in standing:
            made.append(each)
        elif each in rest:
            rest.remove(each)
            made.append(each)
    return made


def _is_grown(person: SubjectRequest) -> bool:
    return isinstance(person.looks, PersonLooks) and person.looks.age not in ("baby", "child")


def _take(
    person: SubjectRequest, kinds: Sequence[str], things: list[ThingRequest]
) -> tuple[SubjectRequest, list[ThingRequest]]:
    kind = next((k for k in kinds if any(thing.kind == k for thing in things)), None)
    if kind is None:
        return person, things
    colour = next((thing.colour for thing in things if thing.kind == kind and thing.colour), None)
    tinted = (*person.colours, (kind, colour)) if colour is not None else person.colours
    first = next(i for i, thing in enumerate(things) if thing.kind == kind)
    left = [*things[:first], *things[first + 1 :]]
    return replace(person, holding=(kind,), colours=tinted), left


def _taker(people: Sequence[SubjectRequest], kind: str, wanted: int) -> int | None:
    """The index of who takes it: a grown one for a tool, who plays or a child for a toy, the teller else.

    So many as are ``wanted`` for a partner or a baby keep their hands free.
    """
    free = [
        at
        for at, each in enumerate(people)
        if isinstance(each.looks, PersonLooks)
        and each.looks.age != "baby"
        and (kind not in _DOLLS or each.looks.age == "child")
        and not each.holding
        and each.posture in (_FREER if kind in _SMALL else _PLAYFUL if kind in _TOYS else _FREE)
    ]
    if len(free) <= wanted:
        return None

    def rank(at: int) -> tuple[bool, bool, bool, bool]:
        looks = people[at].looks
        nurses = isinstance(looks, PersonLooks) and any(each.kind in _OF_NURSES for each in looks.garments)
        child = isinstance(looks, PersonLooks) and looks.age == "child"
        idle = kind in _TOYS and people[at].posture not in ("playing", "running")
        return (
            kind == "syringe" and not nurses,
            idle,
            child != (kind in _TOYS) and kind in (*_TOOLS, *_TOYS),
            not people[at].central,
        )

    return min(free, key=rank)
