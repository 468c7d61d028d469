"""Random scenes that could be memories: varied over the whole vocabulary, every attribute explicit."""

import random
from dataclasses import replace
from typing import Final

from imaging import vocabulary
from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching.describing import describe_picture, describe_subject
from imaging.sketching.objects import find_thing
from imaging.sketching.sampling_tables import (
    BIG,
    BIG_THING,
    COATS,
    FEMALE_ONLY,
    FEMALE_WEAR,
    GROWN_ONLY,
    GROWN_POSTURES,
    GROWN_WEAR,
    HEAD_WEAR,
    INDOOR_ANIMALS,
    INDOOR_THINGS,
    LEGS,
    MALE_ONLY,
    MALE_WEAR,
    NEVER_ALONE,
    OUTDOOR_POSTURES,
    OUTDOOR_THINGS,
    PATTERNED,
    PLAY,
    SMALL_ONLY,
    TRADE_WEAR,
    WITH_LEGS,
)

_PAIRED: Final = ("embracing", "holding_hands", "dancing", "playing_chess", "toasting", "talking")
_AT_TABLE: Final = ("eating", "playing_cards", "drinking")
_HUGGED: Final = frozenset({"dog", "cat", "sheep", "goat", "rabbit"})


def sample_request(rng: random.Random, size: int) -> PictureRequest:
    """One plausible scene, ``size`` pixels square, with prompts for the picture and each subject."""
    setting = _setting(rng)
    people = _people(rng, setting)
    animals = _animals(rng, setting, people)
    people = _hugging(rng, people, animals)
    subjects = tuple(replace(s, prompt=describe_subject(s)) for s in (*people, *animals))
    request = PictureRequest(
        setting=setting,
        subjects=subjects,
        things=_things(rng, setting, subjects),
        style=rng.choices(vocabulary.STYLES, (6, *[1] * (len(vocabulary.STYLES) - 1)))[0],
        seed=rng.getrandbits(31),
        width=size,
        height=size,
    )
    return replace(request, prompt=describe_picture(request))


def _setting(rng: random.Random) -> SettingRequest:
    place = rng.choice(vocabulary.TAUGHT_PLACES)
    indoor = place in vocabulary.INDOOR_PLACES
    season = rng.choice(vocabulary.SEASONS)
    weathers = {
        "winter": ("snow", "cold", "clouds", "fog", "rain", "sun"),
        "summer": ("sun", "heat", "wind", "clouds", "storm"),
    }
    weather = (
        None
        if indoor
        else rng.choice(weathers.get(season, ("sun", "rain", "wind", "clouds", "fog", "storm")))
    )
    occasions: dict[str, tuple[str, ...]] = {
        "winter": ("christmas", "new_year", "epiphany", "birthday", "carnival", "slaughter", "olive_harvest"),
        "spring": ("wedding", "communion", "baptism", "holy_week", "birthday", "romeria", "funeral"),
        "summer": (
            "fair",
            "wedding",
            "birthday",
            "baptism",
            "harvest",
            "st_john",
            "school_party",
            "serenade",
        ),
        "autumn": ("grape_harvest", "day_of_the_dead", "birthday", "quinceanera", "funeral"),
    }
    return SettingRequest(
        place=place,
        season=season,
        time_of_day=rng.choices(vocabulary.TIMES_OF_DAY, (2, 3, 3, 1.6, 1.2))[0],
        weather=weather,
        occasion=rng.choice(occasions[season]) if rng.random() < 0.25 else None,
        year=rng.choice((None, rng.randrange(1935, 2020))),
    )


def _people(rng: random.Random, setting: SettingRequest) -> list[SubjectRequest]:
    count = rng.choices((0, 1, 2, 3, 4, 5, 7), (0.3, 4, 4, 2.2, 1.2, 0.6, 0.2))[0]
    pair = rng.choice(_PAIRED) if count >= 2 and rng.random() < 0.3 else None
    table = rng.choice(_AT_TABLE) if count >= 3 and pair is None and rng.random() < 0.3 else None
    people: list[SubjectRequest] = []
    for i in range(count):
        age = rng.choices(vocabulary.AGES, (0.5 if i else 0, 2, 2, 2.4, 2.4))[0]
        gender = rng.choice(vocabulary.GENDERS)
        posture = pair if pair is not None and i < 2 else table or _posture(rng, age, setting)
        if table is not None and age == "baby":
            posture = "sitting"
        if pair is not None and i < 2 and age == "baby":
            age = "child"
        people.append(
            SubjectRequest(
                key=f"person-{i}",
                looks=_looks(rng, age, gender),
                posture=posture,
                holding=_holding(rng, posture),
                beside="person-0" if i and (i == 1 or rng.random() < 0.4) else None,
                central=i == 0,
                feeling=rng.choice(tuple(_feelings())) if rng.random() < 0.35 else None,
            )
        )
    return _holding_a_child(rng, people)


def _holding_a_child(rng: random.Random, people: list[SubjectRequest]) -> list[SubjectRequest]:
    """Now and then whoever a child is beside has it in the arms."""
    first = people[0] if people else None
    if first is None or first.posture != "standing" or _age(first) in ("baby", "child"):
        return people
    small = any(_age(p) in ("baby", "child") and p.beside == first.key for p in people)
    if not small or rng.random() < 0.5:
        return people
    return [replace(first, posture="holding_child", holding=()), *people[1:]]


def _age(person: SubjectRequest) -> str:
    return person.looks.age if isinstance(person.looks, PersonLooks) else ""


def _feelings() -> tuple[str, ...]:
    return ("joy", "sadness", "fear", "love", "calm", "surprise", "anger", "pride")


def _posture(rng: random.Random, age: str, setting: SettingRequest) -> str:
    if age == "baby":
        return rng.choice(("sitting", "sitting", "crying", "laughing"))
    single = [p for p in vocabulary.POSTURES if p not in _PAIRED and p not in NEVER_ALONE]
    if setting.place in vocabulary.INDOOR_PLACES:
        single = [p for p in single if p not in OUTDOOR_POSTURES]
    if age == "child":
        single = [p for p in single if p not in GROWN_POSTURES]
    else:
        single = [p for p in single if p not in PLAY]
    weights = [
        6.0 if p in ("standing", "sitting") else 2.0 if p in ("walking", "waving") else 1.0 for p in single
    ]
    return rng.choices(single, weights)[0]


def _holding(rng: random.Random, posture: str) -> tuple[str, ...]:
    if posture not in ("standing", "walking", "sitting", "carrying", "waving") or rng.random() < 0.72:
        return ()
    light = (
        "book",
        "flowers",
        "basket",
        "umbrella",
        "letter",
        "ball",
        "doll",
        "newspaper",
        "bread",
        "cup",
        "suitcase",
    )
    return (rng.choice(light),)


def _looks(rng: random.Random, age: str, gender: str) -> PersonLooks:
    female, elder, child = gender == "female", age == "elder", age in ("child", "baby")
    colours = ("grey", "white", "white") if elder else ("black", "brown", "chestnut", "blond", "red")
    styles: tuple[str, ...] = (
        ("short", "medium", "long", "bun", "braids", "curly") if female else ("short", "short", "curly")
    )
    if elder:
        styles = ("bun", "short", "medium", "curly") if female else ("short", "bald")
    if age == "baby":
        styles = ("short",)
    return PersonLooks(
        age=age,
        gender=gender,
        hair_colour=rng.choice(colours),
        hair_style=rng.choice(styles),
        skin=rng.choices(vocabulary.SKINS, (1.4, 3, 2, 1, 1))[0],
        build=rng.choices(vocabulary.BUILDS, (1, 4, 1))[0],
        beard=not female and not child and rng.random() < 0.18,
        moustache=not female and not child and rng.random() < 0.2,
        glasses=age != "baby" and rng.random() < (0.45 if elder else 0.15),
        garments=_garments(rng, age, female),
    )


def _garments(rng: random.Random, age: str, female: bool) -> tuple[Garment, ...]:
    child = age in ("child", "baby")
    kinds = [
        k
        for k in vocabulary.GARMENTS
        if k not in vocabulary.UNTAUGHT_GARMENTS
        and (female or k not in FEMALE_ONLY)
        and not (child and k in GROWN_ONLY)
        and (child or k not in SMALL_ONLY)
        and not (female and k in MALE_ONLY)
        and k != "christening_gown"
    ]
    common = {"shirt", "sweater", "t_shirt", "blouse_and_skirt", "suit", "coat", "apron", "jeans", "cardigan"}
    rare = set(kinds) - common - {"dress"}
    kind = rng.choices(
        kinds, [0.5 if k in rare else 2.4 if k in ("dress", "shirt", "sweater") else 1.2 for k in kinds]
    )[0]
    if age == "baby":
        kind = rng.choice(("pyjamas", "sweater", "overalls", "christening_gown"))
    worn = [Garment(kind, _cloth(rng, kind))]
    if kind in LEGS:
        top = rng.choice(WITH_LEGS)
        worn.insert(0, Garment(top, _cloth(rng, top)))
    if rng.random() < 0.32:
        wear = [kind for kind in vocabulary.ACCESSORIES if _may_wear(kind, female, child)]
        first = rng.choice(wear)
        worn.append(Garment(first, rng.choice(vocabulary.COLOURS)))
        other = [k for k in wear if k != first and not (k in HEAD_WEAR and first in HEAD_WEAR)]
        if rng.random() < 0.25 and other:
            worn.append(Garment(rng.choice(other), rng.choice(vocabulary.COLOURS)))
    return tuple(worn)


def _may_wear(kind: str, female: bool, child: bool) -> bool:
    if kind in vocabulary.UNTAUGHT_ACCESSORIES:
        return False
    if kind in TRADE_WEAR or (child and kind in GROWN_WEAR):
        return False
    return kind not in MALE_WEAR if female else kind not in FEMALE_WEAR


def _cloth(rng: random.Random, kind: str) -> str:
    fixed = {
        "wedding_dress": ("white",),
        "lab_coat": ("white",),
        "nurse_uniform": ("white", "light_blue"),
        "communion_dress": ("white",),
        "christening_gown": ("white",),
        "sailor_suit": ("white", "blue"),
        "mourning_clothes": ("black",),
        "cassock": ("black",),
        "habit": ("brown", "black", "grey"),
        "penitent_robe": ("purple", "red", "black", "white"),
        "charro_suit": ("black", "brown"),
        "jeans": ("blue", "light_blue", "black"),
    }
    sober = ("grey", "blue", "brown", "black", "beige", "green")
    if kind in ("suit", "trench_coat", "uniform", "leather_jacket", "work_clothes"):
        return rng.choice(sober)
    return rng.choice(fixed.get(kind, vocabulary.COLOURS))


def _animals(
    rng: random.Random, setting: SettingRequest, people: list[SubjectRequest]
) -> list[SubjectRequest]:
    if people and (rng.random() > 0.36 or len(people) > 4):
        return []
    indoor = setting.place in vocabulary.INDOOR_PLACES
    choice = INDOOR_ANIMALS if indoor else vocabulary.TAUGHT_ANIMALS
    if len(people) > 2:
        choice = tuple(a for a in choice if a not in BIG)
    made: list[SubjectRequest] = []
    for i in range(1 if people or rng.random() < 0.6 else 2):
        species = rng.choice(("dog", "cat")) if rng.random() < 0.35 else rng.choice(choice)
        made.append(
            SubjectRequest(
                key=f"animal-{i}",
                looks=AnimalLooks(species, rng.choice(COATS[species]), _pattern(rng, species)),
                posture=rng.choice(("standing", "sitting", "lying", "playing"))
                if species in ("dog", "cat")
                else "standing",
                beside=rng.choice(people).key if people else None,
            )
        )
    return made


def _is_big(kind: str) -> bool:
    item = find_thing(kind)
    return item.belongs[0] in ("floor", "water") and item.width * item.height > BIG_THING


def _pattern(rng: random.Random, species: str) -> str | None:
    return rng.choice(PATTERNED[species]) if species in PATTERNED and rng.random() < 0.3 else None


def _hugging(
    rng: random.Random, people: list[SubjectRequest], animals: list[SubjectRequest]
) -> list[SubjectRequest]:
    """Now and then whoever has the animal strokes it."""
    petted = {
        a.beside
        for a in animals
        if isinstance(a.looks, AnimalLooks) and a.looks.species in _HUGGED and rng.random() < 0.5
    }
    return [
        replace(p, posture="cuddling", holding=()) if p.key in petted and p.posture == "standing" else p
        for p in people
    ]


def _things(
    rng: random.Random, setting: SettingRequest, subjects: tuple[SubjectRequest, ...]
) -> tuple[ThingRequest, ...]:
    indoor = setting.place in vocabulary.INDOOR_PLACES
    wrong = OUTDOOR_THINGS if indoor else INDOOR_THINGS
    untaught = {"hopscotch", "balloon", *vocabulary.UNTAUGHT_OBJECTS}
    kinds = [k for k in vocabulary.OBJECTS if k not in wrong and k not in untaught]
    if len(subjects) > 3:
        kinds = [k for k in kinds if not _is_big(k)]
    count = rng.choices((0, 1, 2, 3), (3, 3, 1.6, 0.6))[0]
    if len(subjects) > 4:
        count = min(count, 1)
    chosen = rng.sample(kinds, min(count, len(kinds)))
    return tuple(
        ThingRequest(k, rng.choice(vocabulary.COLOURS) if rng.random() < 0.4 else None) for k in chosen
    )
