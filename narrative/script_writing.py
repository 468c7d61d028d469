"""From a Scene to a Script: who and what is drawn, prompts in English, and where each piece came from.

Subjects and tokens stand first. Nobody absent and nothing that was neither said nor on a card
enters a prompt, but for what is marked as added.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from narrative.entities import Entity, Patient
from narrative.lexicon import Concept, Lexicon
from narrative.lifetimes import scene_year, teller_age
from narrative.period import period_elements, period_negatives
from narrative.scene import Action, Fact, Participant, Scene, Span
from narrative.script import Element, Origin, PromptPair, Script, Subject, SubjectLooks
from narrative.subjects import SubjectWriter
from narrative.words import word_set

INDOOR_SKETCHES: Final = word_set(
    """room living_room kitchen bedroom laboratory classroom church_interior shop bar workshop care_home
    hospital_room dance_hall mine inside_vehicle"""
)
_MOST_SUBJECTS: Final = 9
_NO_LOOKS: Final = SubjectLooks()
_STYLE_WORDS: Final[Mapping[str, str]] = {
    "storybook": "storybook illustration", "sepia": "old sepia photograph",
    "black_and_white": "black and white photograph",
    "faded_colour": "faded colour photograph", "watercolour": "watercolour painting",
    "pencil": "pencil drawing",
}  # fmt: skip
_STYLE_NEGATIVES: Final[Mapping[str, tuple[str, ...]]] = {
    "storybook": ("photograph", "blurry"), "sepia": ("colour", "drawing"), "black_and_white": ("colour",
    "drawing"),
    "faded_colour": ("drawing", "neon colours"), "watercolour": ("photograph", "hard outlines"),
    "pencil": ("photograph", "colour"),
}  # fmt: skip
_SEASON_PHRASES: Final = {
    "spring": "in spring",
    "summer": "in summer",
    "autumn": "in autumn",
    "winter": "in winter",
}
_HOUR_PHRASES: Final = {"morning": "in the morning", "midday": "at midday", "afternoon": "in the afternoon",
                        "evening": "at dusk", "night": "at night"}  # fmt: skip
_WEATHER_PHRASES: Final = {"sun": "sunny", "clouds": "cloudy sky", "rain": "rain", "snow": "snow",
    "fog": "fog",
                           "wind": "windy", "storm": "storm", "cold": "cold day",
                           "heat": "hot day"}  # fmt: skip
_LEVEL: Final = ("blurry", "deformed hands", "text", "watermark")


def write_script(
    scene: Scene, patient: Patient, entities: Sequence[Entity], lexicon: Lexicon, style: str = "storybook"
) -> Script:
    """The Script of a scene. Names in it are of the imaging vocabulary, as the lexicon gives them."""
    subjects = SubjectWriter(scene, patient, entities, lexicon).all()[:_MOST_SUBJECTS]
    place, place_element, place_subject = _place(scene, entities, lexicon)
    things = _things(scene, subjects, lexicon)
    elements = [e for s in subjects for e in _summary(s)]
    elements += [place_element, *_thing_elements(scene, lexicon), *_setting_elements(scene, lexicon)]
    elements += period_elements(scene_year(scene.era, patient), scene.era)
    elements.append(Element(_STYLE_WORDS.get(style, style.replace("_", " ")), "added", "añadido: estilo"))
    occasion = _occasion_sketch(scene, lexicon)
    return Script(
        PromptPair(tuple(elements), _negatives(scene, patient, style)),
        (*subjects, *place_subject), place, things,
        scene.setting.season.concept if scene.setting.season else None,
        scene.setting.time_of_day.concept if scene.setting.time_of_day else None,
        scene.setting.weather.concept if scene.setting.weather else None,
        occasion, scene.era.phase, scene_year(scene.era, patient), style,
    )  # fmt: skip


def _summary(subject: Subject) -> list[Element]:
    """The token and description of a subject, for the whole picture's prompt."""
    return [e for e in subject.pair.prompt if e.text]


def _place(
    scene: Scene, entities: Sequence[Entity], lexicon: Lexicon
) -> tuple[str, Element, tuple[Subject, ...]]:
    there = [p for p in scene.participants if p.kind == "place" and p.in_scene]
    ranked = sorted(there, key=lambda p: (not _is_exact(p, lexicon), _start(p)))
    for participant in ranked:
        sketch = _place_sketch(participant, scene, entities, lexicon)
        if sketch is not None:
            return sketch, _place_element(participant, lexicon), _known_place(participant, entities)
    by_activity = _place_of_activity(scene, lexicon)
    if by_activity is not None:
        action, sketch = by_activity
        return (
            sketch,
            Element(sketch.replace("_", " "), "added", f"añadido: lugar de «{action.fact.words}»"),
            (),
        )
    sketch = "room" if scene.setting.indoor else "plain"
    text = "a simple room" if scene.setting.indoor else "a quiet landscape"
    if there:
        return sketch, _place_element(ranked[0], lexicon), _known_place(ranked[0], entities)
    return sketch, Element(text, "added", "añadido: lugar"), ()


def _start(participant: Participant) -> int:
    return participant.mentions[0].start if participant.mentions else 0


def _is_exact(participant: Participant, lexicon: Lexicon) -> bool:
    """A room or a building says more than the town around it."""
    concept = _place_concept(participant, lexicon)
    return concept is not None and concept.id not in (
        "village",
        "city",
        "country_land",
        "neighbourhood",
        "house",
    )


def _place_concept(participant: Participant, lexicon: Lexicon) -> Concept | None:
    return lexicon.get("places", participant.concept) if participant.concept else None


def _place_sketch(
    participant: Participant, scene: Scene, entities: Sequence[Entity], lexicon: Lexicon
) -> str | None:
    entity = next((e for e in entities if e.id == participant.entity), None)
    if entity is not None:
        look = next((x.place_look for x in entity.looks.values() if x.place_look), None)
        if look:
            return look
    concept = _place_concept(participant, lexicon) or (
        _concept_of_name(entity.name, lexicon) if entity else None
    )
    concept = concept or (_concept_of_name(participant.name, lexicon) if participant.name else None)
    if concept is None and participant.place_type in ("city", "ciudad"):
        return "city_street"
    if concept is None:
        return None
    inside = scene.setting.indoor if scene.setting.indoor is not None else concept.where == "in"
    return (
        (concept.sketch_indoors or concept.sketch) if inside else (concept.sketch or concept.sketch_indoors)
    )


def _concept_of_name(name: str, lexicon: Lexicon) -> Concept | None:
    found = lexicon.lookup("places", name)
    return found or (lexicon.lookup("places", name.split()[0]) if name.split() else None)


def _place_element(participant: Participant, lexicon: Lexicon) -> Element:
    concept = _place_concept(participant, lexicon)
    english = concept.english if concept is not None and concept.english else "a place"
    if participant.name and concept is None:
        named = _concept_of_name(participant.name, lexicon)
        english = named.english if named is not None else participant.name
    return Element(
        english, "said", f"«{participant.words}»", participant.mentions[0] if participant.mentions else None
    )


def _known_place(participant: Participant, entities: Sequence[Entity]) -> tuple[Subject, ...]:
    """A known place with its own trained token is a subject too."""
    entity = next((e for e in entities if e.id == participant.entity), None)
    token = entity.tokens.get("any") if entity is not None else None
    if entity is None or token is None:
        return ()
    element = Element(token, "card", f"ficha de {entity.name}")
    return (
        Subject(participant.key, "place", entity.name, PromptPair((element,), ()), _NO_LOOKS, token,
                entity.adapters.get("any"), entity.id),
    )  # fmt: skip


def _place_of_activity(scene: Scene, lexicon: Lexicon) -> tuple[Action, str] | None:
    for action in scene.actions:
        concept = lexicon.get("activities", action.fact.concept)
        if concept is None or concept.place is None:
            continue
        if scene.setting.indoor is not None and (concept.place in INDOOR_SKETCHES) != scene.setting.indoor:
            continue
        return action, concept.place
    return None


def _things(
    scene: Scene, subjects: Sequence[Subject], lexicon: Lexicon
) -> tuple[tuple[str, str | None], ...]:
    held = {name for s in subjects for name in s.holding}
    found: dict[str, str | None] = {}
    for thing in scene.things:
        concept = lexicon.get("objects", thing.fact.concept)
        if concept is not None and concept.sketch and concept.sketch not in held:
            found.setdefault(concept.sketch, thing.colour)
    return tuple(found.items())[:8]


def _thing_elements(scene: Scene, lexicon: Lexicon) -> list[Element]:
    elements: list[Element] = []
    for thing in scene.things[:6]:
        concept = lexicon.get("objects", thing.fact.concept)
        english = concept.english if concept is not None else thing.fact.words
        if thing.colour:
            english = _with_colour(english, thing.colour)
        elements.append(_said(english, thing.fact))
    return elements


def _with_colour(english: str, colour: str) -> str:
    article, _, rest = english.partition(" ")
    shade = colour.replace("_", " ")
    return f"a {shade} {rest}" if article in ("a", "an") else f"{shade} {english}"


def _said(text: str, fact: Fact, guess: bool = False) -> Element:
    span: Span | None = fact.span
    mark = " (por el sentido)" if fact.guess or guess else ""
    origin: Origin = "said" if span is not None else "added"
    source = f"«{fact.words}»{mark}" if span is not None else f"añadido por el terapeuta: {fact.words}"
    return Element(text, origin, source, span)


def _setting_elements(scene: Scene, lexicon: Lexicon) -> list[Element]:
    setting = scene.setting
    found: list[Element] = []
    for fact, phrases in (
        (setting.season, _SEASON_PHRASES),
        (setting.time_of_day, _HOUR_PHRASES),
        (setting.weather, _WEATHER_PHRASES),
    ):
        if fact is not None and fact.concept in phrases:
            found.append(_said(phrases[fact.concept], fact))
    if setting.occasion is not None:
        concept = lexicon.get("occasions", setting.occasion.concept)
        found.append(
            _said(concept.english if concept is not None else setting.occasion.words, setting.occasion)
        )
    return found


def _occasion_sketch(scene: Scene, lexicon: Lexicon) -> str | None:
    if scene.setting.occasion is None:
        return None
    concept = lexicon.get("occasions", scene.setting.occasion.concept)
    return concept.sketch if concept is not None else None


def _negatives(scene: Scene, patient: Patient, style: str) -> tuple[Element, ...]:
    found = [Element(t, "added", "añadido: calidad") for t in _LEVEL]
    found += [Element(t, "added", "añadido: estilo") for t in _STYLE_NEGATIVES.get(style, ())]
    found += period_negatives(scene_year(scene.era, patient))
    if teller_age(scene.era, patient) is None:
        return tuple(found)
    return (*found, Element("extra people", "added", "añadido: nadie más"))
