"""Whether a request can be drawn at all, before any work is done."""

from collections.abc import Collection

from imaging import vocabulary
from imaging.errors import BadRequestError
from imaging.request import AnimalLooks, PersonLooks, PictureRequest, SubjectRequest

SMALLEST = 64
LARGEST = 2048
MOST_PEOPLE = 10
FEELINGS = ("joy", "sadness", "fear", "love", "calm", "surprise", "anger", "pride", "nostalgia", "shame")


def check_request(request: PictureRequest) -> None:
    """Raise BadRequestError, naming the bad value and the known ones, if the request cannot be drawn."""
    _check_size(request)
    setting = request.setting
    _known("place", setting.place, vocabulary.PLACES)
    _known("season", setting.season, vocabulary.SEASONS)
    _known("time of day", setting.time_of_day, vocabulary.TIMES_OF_DAY)
    _known("weather", setting.weather, vocabulary.WEATHERS)
    _known("occasion", setting.occasion, vocabulary.OCCASIONS)
    _known("style", request.style, vocabulary.STYLES)
    for thing in request.things:
        _known("thing", thing.kind, vocabulary.OBJECTS)
        _known("colour", thing.colour, vocabulary.COLOURS)
    for subject in request.subjects:
        _check_subject(subject)
    _check_keys(request)


def _check_size(request: PictureRequest) -> None:
    for name, value in (("width", request.width), ("height", request.height)):
        if not SMALLEST <= value <= LARGEST:
            raise BadRequestError(f"{name} {value} is outside {SMALLEST} to {LARGEST} pixels")


def _check_keys(request: PictureRequest) -> None:
    keys = [subject.key for subject in request.subjects]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise BadRequestError(f"subject keys must be unique; used twice: {', '.join(twice)}")
    people = sum(isinstance(subject.looks, PersonLooks) for subject in request.subjects)
    if people > MOST_PEOPLE:
        raise BadRequestError(f"{people} people asked for; at most {MOST_PEOPLE} can be drawn")


def _check_subject(subject: SubjectRequest) -> None:
    _known("posture", subject.posture, vocabulary.POSTURES)
    _known("feeling", subject.feeling, FEELINGS)
    for held in subject.holding:
        _known("held thing", held, vocabulary.OBJECTS)
    if isinstance(subject.looks, AnimalLooks):
        _known("species", subject.looks.species, vocabulary.ANIMALS)
        _known("colour", subject.looks.colour, vocabulary.COLOURS)
        _known("pattern", subject.looks.pattern, vocabulary.PATTERNS)
    else:
        _check_person(subject.looks)


def _check_person(looks: PersonLooks) -> None:
    _known("age", looks.age, vocabulary.AGES)
    _known("gender", looks.gender, vocabulary.GENDERS)
    _known("hair colour", looks.hair_colour, vocabulary.HAIR_COLOURS)
    _known("hair style", looks.hair_style, vocabulary.HAIR_STYLES)
    _known("skin", looks.skin, vocabulary.SKINS)
    _known("build", looks.build, vocabulary.BUILDS)
    for garment in looks.garments:
        _known("garment", garment.kind, (*vocabulary.GARMENTS, *vocabulary.ACCESSORIES))
        _known("colour", garment.colour, vocabulary.COLOURS)


def _known(what: str, value: str | None, known: Collection[str]) -> None:
    if value is not None and value not in known:
        raise BadRequestError(f"unknown {what} {value!r}; known are {', '.join(known)}")
