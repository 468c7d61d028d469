"""The register of places: every name of ``vocabulary.PLACES`` has one function that draws it.

Contract. A place is a function decorated with ``@place("kitchen")`` in a module ``places_*.py``
beside this one (those modules are imported by ``load_places``):

    @place("kitchen")
    def kitchen(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground: ...

It paints the whole page, from ``canvas.left`` to ``canvas.right`` and ``canvas.top`` to
``canvas.bottom`` (1000), sky or wall and ground, in the light of ``look``; it never draws people,
animals or weather that falls (rain, snowflakes, fog are laid over later; snow that lies, wet ground
and a grey sky are the place's). It answers with a ``Ground``: where feet may stand. People of about
450 to 560 units tall (adults, at ``near_y``) will stand in the middle, so keep quiet what lies behind
x 200..800, y 350..950, and put the telling detail (church tower, shelves, window) higher or at the
sides. A fair ``far_y`` is 700..800 and ``near_y`` 930..960. Use ``foreground`` for a few things nearer
than the people (grass tufts, a fence, counter edge): it is called after the subjects, must stay low
(y above 930) or at the very sides, and must not hide a face.

Anchors tell what already stands there: kinds "table" (x, y = middle and front edge of its top;
things may lie on it), "seat" (x, y = middle of the seat's front edge), "wall" (middle of a free patch
of wall for hanging things), "water" (middle of water where a boat or duck may float), "open_sea" (where a
whale is seen over a rail).
``occasion`` decoration that belongs to all places (bunting, lights, petals) is laid over later.
"""

import importlib
import pkgutil
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

import imaging.sketching as package
from imaging.request import SettingRequest
from imaging.sketching.kit import Canvas, Landmark
from imaging.sketching.palette import COLOURS, SNOW, Colour, mix, rgb
from imaging.sketching.regions import SPAIN, Manner, manner_of
from imaging.sketching.surroundings import INDOORS, Surroundings, surroundings_of
from imaging.vocabulary import INDOOR_PLACES


@dataclass(frozen=True)
class SceneLook:
    """When and in what light the place is seen; nothing is None except weather, occasion and year.

    ``sky``: colours from the zenith to the horizon. ``foliage``: a few leaf colours. ``grass``: lawn
    and fields. ``sunlight``: what lit sides lean to. ``snowy``: snow lies on ground, roofs and trees.
    ``grey``: the sun is hidden. ``night``: windows and lamps are lit outdoors. ``lit``: lamps shine
    (evening or night). ``old``: before 1960 (tiles, iron stove, horse carts), ``modern``: from 1985.
    ``manner``: how the country builds.
    """

    place: str
    season: str
    time_of_day: str
    weather: str | None
    occasion: str | None
    year: int | None
    sky: tuple[Colour, Colour, Colour]
    foliage: tuple[Colour, ...]
    grass: Colour
    sunlight: Colour
    snowy: bool
    grey: bool
    night: bool
    lit: bool
    indoor: bool
    old: bool
    modern: bool
    manner: Manner = SPAIN


@dataclass(frozen=True)
class Anchor:
    """Something of the place that things or people may use; ``width`` is its usable width."""

    kind: str
    x: float
    y: float
    width: float


def _no_foreground(canvas: Canvas) -> None:
    """Most places have nothing nearer than the people."""


@dataclass(frozen=True)
class Ground:
    """Where feet may stand, in design units, and what may be used there.

    ``far_y`` and ``near_y`` bound the floor on which people stand; ``left`` and ``right`` its free
    width. ``wall`` says that a wall stands behind (things may hang on it at ``wall_y``). ``offers`` and
    ``landmarks`` are set by ``draw_place``.
    """

    far_y: float
    near_y: float = 945.0
    left: float = 40.0
    right: float = 960.0
    wall: bool = False
    wall_y: float = 300.0
    anchors: tuple[Anchor, ...] = ()
    offers: Surroundings = INDOORS
    foreground: Callable[[Canvas], None] = field(default=_no_foreground)
    landmarks: tuple[Landmark, ...] = ()


OF_ICE: Final = frozenset({"frozen_pond", "ice_rink"})  # one skates there on blades
Place = Callable[[Canvas, SceneLook, random.Random], Ground]
_PLACES: dict[str, Place] = {}
_WATERS: Final = {
    **dict.fromkeys(("beach", "seafront", "harbour", "ship_deck", "lighthouse"), "sea"),
    **dict.fromkeys(("river", "washing_place", "canal", "waterfall"), "river"),
    "lake": "lake",
}


def place(name: str) -> Callable[[Place], Place]:
    """Register the function that draws the place of this name."""

    def register(draw: Place) -> Place:
        _PLACES[name] = draw
        return draw

    return register


@cache
def load_places() -> None:
    """Import every ``places_*`` module of the package, so that its places are registered."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("places_"):
            importlib.import_module(f"{package.__name__}.{module.name}")


def draw_place(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Draw the look's place over the whole canvas."""
    load_places()
    drawn = _PLACES[look.place](canvas, look, rng)
    return replace(drawn, offers=surroundings_of(look.place), landmarks=_landmarks(canvas, look.place, drawn))


def _landmarks(canvas: Canvas, place: str, ground: Ground) -> tuple[Landmark, ...]:
    """What was drawn that people speak of; water is called by what it is here."""
    afloat = [Landmark("water", a.x, ground.far_y, a.width) for a in ground.anchors if a.kind == "water"]
    own = [Landmark(a.kind, a.x, a.y, a.width) for a in ground.anchors if a.kind == "table"]
    found = [*canvas.landmarks, *own, *(afloat if not _has(canvas.landmarks, "water") else ())]
    water = _WATERS.get(place, "water")
    return tuple(replace(each, kind=water) if each.kind == "water" else each for each in found)


def _has(landmarks: Iterable[Landmark], kind: str) -> bool:
    return any(each.kind == kind for each in landmarks)


_SKIES: Final[dict[str, tuple[Colour, Colour, Colour]]] = {
    "morning": (rgb("#8fc3e6"), rgb("#cfe6ea"), rgb("#fdeccb")),
    "midday": (rgb("#74b4e0"), rgb("#b5dcec"), rgb("#eaf3e6")),
    "afternoon": (rgb("#86b9dc"), rgb("#d3e3dc"), rgb("#fbe6bd")),
    "evening": (rgb("#6f6aa6"), rgb("#e59a83"), rgb("#fdd597")),
    "night": (rgb("#1d2750"), rgb("#34457c"), rgb("#66719f")),
}
_FOLIAGE: Final[dict[str, tuple[Colour, ...]]] = {
    "spring": (rgb("#9cc46b"), rgb("#eab6c6"), rgb("#b3cf7d"), rgb("#86b565")),
    "summer": (rgb("#5f9655"), rgb("#76a657"), rgb("#4f8753"), rgb("#8bb263")),
    "autumn": (rgb("#d68a3c"), rgb("#e3ad4d"), rgb("#b9603a"), rgb("#a98a45")),
    "winter": (rgb("#7f9a86"), rgb("#94a79a"), rgb("#6f8a80")),
}
_GRASS: Final[dict[str, Colour]] = {
    "spring": rgb("#a9cb76"),
    "summer": rgb("#8fb863"),
    "autumn": rgb("#c3ab67"),
    "winter": rgb("#b5bd9c"),
}
_SUNLIGHT: Final[dict[str, Colour]] = {
    "morning": rgb("#fff0cf"),
    "midday": rgb("#fffae8"),
    "afternoon": rgb("#ffe6b4"),
    "evening": rgb("#ffc58a"),
    "night": rgb("#aebbe6"),
}
_WINTER_FEASTS: Final = frozenset({"christmas", "new_year", "epiphany", "slaughter", "olive_harvest"})
_NIGHT_FEASTS: Final = frozenset({"new_year", "st_john", "serenade"})
_GREY_WEATHERS: Final = frozenset({"clouds", "rain", "snow", "fog", "storm"})


def scene_look(setting: SettingRequest) -> SceneLook:
    """The look of a setting; what is unknown becomes a mild summer midday of no special year."""
    season = setting.season or _likely_season(setting)
    time = setting.time_of_day or ("night" if setting.occasion in _NIGHT_FEASTS else "midday")
    grey = setting.weather in _GREY_WEATHERS
    snowy = setting.weather == "snow"
    return SceneLook(
        place=setting.place,
        season=season,
        time_of_day=time,
        weather=setting.weather,
        occasion=setting.occasion,
        year=setting.year,
        sky=_sky(time, setting.weather),
        foliage=_FOLIAGE[season],
        grass=mix(_GRASS[season], SNOW, 0.85) if snowy else _GRASS[season],
        sunlight=mix(_SUNLIGHT[time], COLOURS["white"], 0.5 if grey else 0.0),
        snowy=snowy,
        grey=grey,
        night=time == "night",
        lit=time in ("evening", "night"),
        indoor=setting.place in INDOOR_PLACES,
        old=setting.year is not None and setting.year < 1960,
        modern=setting.year is not None and setting.year >= 1985,
        manner=manner_of(setting.country),
    )


def _likely_season(setting: SettingRequest) -> str:
    if (
        setting.place == "frozen_pond"
        or setting.weather in ("snow", "cold")
        or setting.occasion in _WINTER_FEASTS
    ):
        return "winter"
    if setting.occasion in ("grape_harvest", "day_of_the_dead"):
        return "autumn"
    if setting.occasion in ("holy_week", "communion", "romeria"):
        return "spring"
    return "summer"


def _sky(time: str, weather: str | None) -> tuple[Colour, Colour, Colour]:
    zenith, middle, horizon = _SKIES[time]
    if weather not in _GREY_WEATHERS:
        return (zenith, middle, horizon)
    veil = rgb("#3d4560") if time == "night" else rgb("#6f7686") if weather == "storm" else rgb("#bcc4cb")
    amount = {"clouds": 0.4, "storm": 0.8}.get(weather or "", 0.65)
    return (mix(zenith, veil, amount), mix(middle, veil, amount * 0.9), mix(horizon, veil, amount * 0.6))


def known_places() -> frozenset[str]:
    """The names that are registered."""
    load_places()
    return frozenset(_PLACES)
