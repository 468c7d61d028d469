"""From a script to a picture: the one place where the two rooms meet.

A word of the script that the sketch cannot draw stays in the prompt and is left out of the sketch.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from imaging import vocabulary
from imaging.request import (
    AnimalLooks,
    Garment,
    Held,
    PersonLooks,
    PictureRequest,
    Placed,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from narrative.script import Element, PromptPair, Script, Subject, SubjectLooks
from narrative.script import Placed as ToldPlace
from server.fitting_things import can_be_at, fitting
from server.handing import handed
from server.plans import Plan

EDITED: Final = "añadido: escrito por la terapeuta"
FACES: Final = ("joy", "sadness", "fear", "love", "calm", "surprise", "anger", "pride")
# What work is where it is done; elsewhere it cannot be seen.
_WORK_AT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("workshop", "factory", "forge", "building_site", "corral", "stable"), "working"),
    **dict.fromkeys(("mine", "countryside", "garden", "farm", "olive_grove"), "digging"),
    **dict.fromkeys(("vineyard", "plantation", "cornfield", "wheat_field", "threshing_floor"), "picking"),
    **dict.fromkeys(("office", "library", "airport"), "writing"),
    **dict.fromkeys(("kitchen", "country_kitchen"), "cooking"),
    "classroom": "pointing",
    "sewing_room": "sewing",
    "bakery": "kneading",
    "washing_place": "washing",
    "harbour": "carrying",
}
_WATERS: Final = frozenset({"beach", "river", "lake", "swimming_pool", "waterfall", "harbour", "canal"})
_BARE: Final = frozenset({"corral", "stable", "beach", "river", "harbour", "church_square", "market"})
_IDLE: Final = frozenset({"standing", "walking", "crying", "laughing", "talking", "holding_hands"})
_OUTDOOR_DOINGS: Final = frozenset(
    {
        "digging", "picking", "fishing", "feeding", "cycling", "playing_football", "reaping",
        "hanging_washing", "milking", "ploughing",
    }
)  # fmt: skip
# Where nobody lies down, and who sleeps does so on a seat.
_SLEPT_SEATED: Final = frozenset(
    {
        "kitchen", "dining_room", "classroom", "church_interior", "shop", "bar", "workshop", "care_home",
        "dance_hall", "inside_vehicle", "train_carriage", "cinema", "theatre", "library", "museum", "cafe",
        "bakery", "hairdresser", "office", "factory", "sewing_room", "airport", "pharmacy", "circus",
        "hallway", "train_station", "bus_stop", "bullring", "market", "balcony",
    }
)  # fmt: skip
_EASY_CHAIRS: Final = frozenset({"rocking_chair", "armchair"})
_BEDS: Final = frozenset({"bed", "sofa", "hammock"})
_DRY: Final = frozenset(
    {
        "village_street", "city_street", "church_square", "arcaded_square", "zocalo", "market",
        "train_station", "monument", "bus_stop", "rooftop", "balcony", "cemetery", "school_yard",
        "threshing_floor",
    }
)  # fmt: skip
# What there is one of, however many are told to have it.
_ONE_OF: Final = frozenset(
    {
        "cake", "kings_cake", "roast", "paella", "ham", "cheese", "omelette", "watermelon", "guitar",
        "accordion", "radio", "photo_frame", "newspaper", "letter", "camera", "crucifix", "virgin_statue",
        "holy_image", "umbrella", "ball", "football", "kite", "key", "microphone", "telephone", "wreath",
        "binoculars", "painting", "map", "clock", "cooking_pot", "coffee_pot", "bottle", "porron",
    }
)  # fmt: skip
_BROUGHT: Final = ("tightrope", "trapeze")  # by those whose trade it is to be on it
_LIKE_OUTDOORS: Final = frozenset({"mine", "stable", "circus", "theatre"})
_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})
WORN: Final = (*vocabulary.GARMENTS, *vocabulary.ACCESSORIES)


def picture_request(
    script: Script,
    *,
    seed: int,
    width: int,
    height: int,
    model: str,
    steps: int = 6,
    standing: Mapping[str, int] = _NOTHING,
) -> PictureRequest:
    """What the imaging room is asked for; known places are words of the picture, never subjects.

    ``standing`` says of which kinds of things how many stand there by themselves: nobody takes them up, and
    there is room for them.
    """
    setting = _where_it_is_cooked(_setting(script), script)
    bedded = any(kind in _BEDS for kind, _ in script.things)
    told_kinds = {kind for kind, _ in script.things}
    brought = sorted({each.aboard for each in script.subjects if each.aboard in _BROUGHT} - told_kinds)
    kinds = frozenset(kind for kind in (*told_kinds, *brought) if can_be_at(kind, setting.place))
    drawn = (_subject(each, setting, bedded, kinds) for each in script.subjects if each.kind != "place")
    asked, laid_by = _hands_free_asleep([each for each in drawn if each is not None])
    asked = _with_the_tellers_skin(_one_of_a_group_holds(asked))
    ridden = {each.aboard for each in asked} - {None}
    hops = any(each.posture == "hopping" for each in asked) and can_be_at("hopscotch", setting.place)
    chalk = [("hopscotch", None)] if hops and "hopscotch" not in kinds else []
    on_a_rope = any(each.held is not None and each.held.how == "lead" for each in asked)
    told = sorted(
        (
            ThingRequest(
                kind,
                _known(colour, vocabulary.COLOURS),
                tuple(_placed(place) for sketch, place in script.thing_places if sketch == kind),
            )
            for kind, colour in (*script.things, *chalk, *((kind, None) for kind in brought))
            if kind in vocabulary.OBJECTS and not (kind == "jump_rope" and on_a_rope)
        ),
        key=lambda thing: thing.kind not in ridden,
    )
    asked = asked if "umbrella" in kinds else _hand_in_hand(asked, setting)
    fit = fitting((*told, *laid_by), setting.place, len(asked), standing)
    subjects, things = handed(asked, fit, setting, standing)
    return PictureRequest(
        setting=setting,
        subjects=subjects,
        things=things,
        style=_known(script.style, vocabulary.STYLES) or "storybook",
        prompt=script.picture.prompt_text,
        negative_prompt=script.picture.negative_text,
        seed=seed,
        width=width,
        height=height,
        model=model,
        steps=steps,
    )


def request_of(plan: Plan, coming: Mapping[str, int] = _NOTHING) -> PictureRequest:
    """What the imaging room is asked for; the plan has its script.

    What stands by itself where the plan has laid it out stays so; ``coming`` is how many of which kinds of
    things are put beside it.
    """
    if plan.script is None:
        raise ValueError("the plan has no script yet")
    laid_out = plan.layout.spots if plan.layout is not None else ()
    return picture_request(
        plan.script,
        seed=plan.seed,
        width=plan.size,
        height=plan.size,
        model=plan.model,
        steps=plan.steps,
        standing=Counter(each.kind for each in laid_out if each.is_thing) + Counter(coming),
    )


def requests_of(plan: Plan, after: Script | None) -> tuple[PictureRequest, PictureRequest]:
    """The page of a plan as it is and with the script ``after``. What comes stands where it is put: nobody
    elsewhere takes it up.
    """
    before = request_of(plan)
    if after is None or plan.script is None:
        return before, before
    comes = Counter(after.things) - Counter(plan.script.things)
    coming = Counter(kind for kind, _colour in comes.elements())
    return before, request_of(replace(plan, script=after), coming)


def edited_script(script: Script, edits: Mapping[str, Mapping[str, str]]) -> Script:
    """The script with the prompts that the therapist wrote over.

    ``edits`` maps "picture" or a subject's key to {"prompt", "negative"}; an edit of a subject that is
    no longer there is left out.
    """
    picture = _edited(script.picture, edits.get("picture"))
    subjects = tuple(replace(each, pair=_edited(each.pair, edits.get(each.key))) for each in script.subjects)
    return replace(script, picture=picture, subjects=subjects)


def _edited(pair: PromptPair, edit: Mapping[str, str] | None) -> PromptPair:
    if edit is None:
        return pair
    return PromptPair(_kept(pair.prompt, edit["prompt"]), _kept(pair.negative, edit["negative"]))


def _kept(elements: tuple[Element, ...], text: str) -> tuple[Element, ...]:
    """The elements of an edited prompt: those that stayed keep their source, commas within them too."""
    before: dict[str, list[Element]] = {}
    for element in elements:
        before.setdefault(element.text, []).append(element)
    words = [word for word in (each.strip() for each in text.split(",")) if word]
    longest = max((known.count(",") + 1 for known in before), default=0)
    found: list[Element] = []
    while words:
        lengths = range(min(longest, len(words)), 0, -1)
        length = next((n for n in lengths if ", ".join(words[:n]) in before), 0)
        if length:
            same = before[", ".join(words[:length])]
            found.append(same.pop(0) if len(same) > 1 else same[0])
        else:
            found.append(Element(words[0], "added", EDITED, role="written"))
        words = words[length or 1 :]
    return tuple(found)


def _setting(script: Script) -> SettingRequest:
    return SettingRequest(
        _known(script.place, vocabulary.PLACES) or "plain",
        _known(script.season, vocabulary.SEASONS),
        _known(script.time_of_day, vocabulary.TIMES_OF_DAY),
        _known(script.weather, vocabulary.WEATHERS),
        _known(script.occasion, vocabulary.OCCASIONS),
        script.year,
        script.country,
    )


def _where_it_is_cooked(setting: SettingRequest, script: Script) -> SettingRequest:
    """The kitchen, where somebody at home cooks or kneads: nobody does it in the living room."""
    cooked = any(each.posture in ("cooking", "kneading") for each in script.subjects)
    at_home = setting.place in ("living_room", "room", "dining_room", "hallway")
    return replace(setting, place="kitchen") if cooked and at_home else setting


def _subject(
    subject: Subject, setting: SettingRequest, bedded: bool, told: Collection[str]
) -> SubjectRequest | None:
    looks = _animal(subject.looks) if subject.kind == "pet" else _person(subject.looks)
    if looks is None:
        return None
    if subject.held is not None and subject.held.how == "tub" and isinstance(looks, PersonLooks):
        looks = replace(looks, garments=(Garment("swimsuit"),))
    return SubjectRequest(
        key=subject.key,
        looks=looks,
        posture=_posture(subject, setting, bedded, told),
        holding=tuple(
            each for each in subject.holding if each in vocabulary.OBJECTS and can_be_at(each, setting.place)
        ),
        beside=subject.beside,
        central=subject.key == "yo",
        feeling=_known(subject.feeling, FACES),
        prompt=subject.pair.prompt_text,
        negative_prompt=subject.pair.negative_text,
        adapter=Path(subject.adapter) if subject.adapter else None,
        placed=tuple(_placed(each) for each in subject.placed),
        dressed=_dressed(subject),
        held=Held(subject.held.how, subject.held.by) if subject.held is not None else None,
        colours=tuple((kind, each) for kind, each in subject.colours if each in vocabulary.COLOURS),
        aboard=subject.aboard if subject.aboard in told else None,
    )


def _placed(told: ToldPlace) -> Placed:
    return Placed(told.side, told.of, told.other)


def _dressed(subject: Subject) -> bool:
    """Whether they wear what the memory or its time says, and nothing of what their card and photos show."""
    worn = {each.origin for each in subject.pair.prompt if each.role == "garment"}
    return bool(worn) and "card" not in worn


def _has_a_wheel(subject: Subject, setting: SettingRequest, told: Collection[str]) -> bool:
    return setting.place == "inside_vehicle" or (subject.aboard is not None and subject.aboard in told)


def _posture(subject: Subject, setting: SettingRequest, bedded: bool, told: Collection[str]) -> str:
    """What can be drawn of what they do: nobody hammers in church or runs with a stick.

    ``bedded`` says that a bed or sofa is told of, ``told`` are the kinds of things that can be there.
    """
    posture = _known(subject.posture, vocabulary.POSTURES) or "standing"
    if posture == "working":
        return _WORK_AT.get(setting.place, "standing")
    if _is_done_elsewhere(posture, setting.place):
        return "standing"
    seated = setting.place in _SLEPT_SEATED or not _EASY_CHAIRS.isdisjoint(told)
    if posture == "lying" and seated and not bedded and subject.kind == "person":
        return "dozing"
    if posture == "picking" and setting.place in _BARE:
        return "carrying"
    if posture == "driving" and not _has_a_wheel(subject, setting, told):
        return "standing"
    if posture == "toasting" and subject.looks.age in ("baby", "child"):
        return "clapping"
    if posture == "running" and "walking_stick" in subject.holding:
        return "walking"
    return posture


def _is_done_elsewhere(posture: str, place: str) -> bool:
    """Whether nobody does it there: what is told of it was before or after."""
    if posture in _OUTDOOR_DOINGS and place in vocabulary.INDOOR_PLACES - _LIKE_OUTDOORS:
        return True
    if posture in ("eating", "drinking"):
        return place == "church_interior"
    return (posture == "fishing" and place in _DRY) or (posture == "bathing" and place not in _WATERS)


def _hands_free_asleep(subjects: Sequence[SubjectRequest]) -> tuple[list[SubjectRequest], list[ThingRequest]]:
    """Who lies or sleeps holds nothing; what they are told to have stands by them."""
    resting = [each for each in subjects if each.posture in ("lying", "dozing")]
    by_them = [ThingRequest(kind) for each in resting for kind in each.holding]
    return [replace(each, holding=()) if each in resting else each for each in subjects], by_them


def _one_of_a_group_holds(subjects: Sequence[SubjectRequest]) -> list[SubjectRequest]:
    """Of several who are told as one ("mis nietos"), one holds what there is one of."""
    seen: set[tuple[str, str]] = set()
    made: list[SubjectRequest] = []
    for each in subjects:
        group = each.key.partition("-")[0]
        free = tuple(kind for kind in each.holding if kind not in _ONE_OF or (group, kind) not in seen)
        seen |= {(group, kind) for kind in each.holding}
        made.append(replace(each, holding=free))
    return made


def _with_the_tellers_skin(subjects: Sequence[SubjectRequest]) -> list[SubjectRequest]:
    """Those of whose skin nothing is known have the teller's, where that is known."""
    skin = next((s.looks.skin for s in subjects if s.central and isinstance(s.looks, PersonLooks)), None)
    return [
        replace(each, looks=replace(each.looks, skin=each.looks.skin or skin))
        if isinstance(each.looks, PersonLooks)
        else each
        for each in subjects
    ]


def _hand_in_hand(subjects: Sequence[SubjectRequest], setting: SettingRequest) -> list[SubjectRequest]:
    """Bride and groom hold hands, unless they are busy otherwise."""
    kinds = {
        each.key: {garment.kind for garment in each.looks.garments}
        for each in subjects
        if isinstance(each.looks, PersonLooks)
    }
    brides = [key for key, worn in kinds.items() if "wedding_dress" in worn]
    grooms = [key for key, worn in kinds.items() if {"suit", "bow_tie"} <= worn]
    if setting.occasion != "wedding" or len(brides) != 1 or len(grooms) != 1:
        return list(subjects)
    couple = (*brides, *grooms)
    idle = all(each.posture in _IDLE for each in subjects if each.key in couple)
    return [
        replace(each, posture="holding_hands") if idle and each.key in couple else each for each in subjects
    ]


def _animal(looks: SubjectLooks) -> AnimalLooks | None:
    species = _known(looks.species, vocabulary.ANIMALS)
    if species is None:
        return None
    pattern = _known(looks.pattern, vocabulary.PATTERNS)
    return AnimalLooks(species, _known(looks.colour, vocabulary.COLOURS), pattern)


def _person(looks: SubjectLooks) -> PersonLooks:
    return PersonLooks(
        age=_known(looks.age, vocabulary.AGES) or "adult",
        gender=_known(looks.gender, vocabulary.GENDERS),
        hair_colour=_known(looks.hair_colour, vocabulary.HAIR_COLOURS),
        hair_style=_known(looks.hair_style, vocabulary.HAIR_STYLES),
        skin=_known(looks.skin, vocabulary.SKINS),
        build=_known(looks.build, vocabulary.BUILDS) or "average",
        stature=_known(looks.stature, vocabulary.STATURES),
        beard=looks.beard,
        moustache=looks.moustache,
        glasses=looks.glasses,
        garments=tuple(
            Garment(kind, _known(colour, vocabulary.COLOURS))
            for kind, colour in looks.garments
            if kind in WORN
        ),
    )


def _known(value: str | None, known: Collection[str]) -> str | None:
    return value if value in known else None
