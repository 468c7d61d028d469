"""From a Scene to a Script: who and what is drawn, prompts in English, and where each piece came from.

Subjects and tokens stand first. Nobody absent and nothing that was neither said nor on a card
enters a prompt, but for what is marked as added.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from narrative.alike_subjects import told_together
from narrative.audience import is_shown
from narrative.crowds import CROWD
from narrative.entities import Entity, Patient
from narrative.lexicon import Concept, Lexicon
from narrative.lifetimes import scene_year, teller_age
from narrative.likely_places import is_out_of_place, place_of_things
from narrative.likely_times import likely_era
from narrative.period import period_elements, period_negatives, words_of
from narrative.placing import corrected_places
from narrative.prompting.rules import FAMILIES, QUALITY, Family
from narrative.prompting.styles import StylePreset
from narrative.riding import DRIVEN
from narrative.scene import Action, Fact, Participant, Scene, Span, Thing
from narrative.script import Element, Origin, PromptPair, Role, Script, Subject, SubjectLooks
from narrative.sellers import sold_in_the_street
from narrative.subjects import MOST_SUBJECTS, SubjectWriter, absent_keys, token_phase
from narrative.told_things import one_of, told_number_of
from narrative.words import plain, word_set

INDOOR_SKETCHES: Final = word_set(
    """room living_room kitchen bedroom laboratory classroom church_interior shop bar workshop care_home
    hospital_room dance_hall mine inside_vehicle country_kitchen dining_room bathroom attic hallway cinema
    theatre circus library museum bakery hairdresser cafe office factory sewing_room wine_cellar forge
    dormitory stable train_carriage airport pharmacy ice_rink"""
)
# Where no beast is led inside.
_WORKED_IN: Final = frozenset({"workshop", "factory", "shop", "bakery", "office", "country_kitchen"})
_BEASTS: Final = word_set("horse donkey mule ox cow pig camel llama elephant lion bear deer")
_OF_THE_FIELDS: Final = frozenset({"picking", "reaping", "ploughing"})
_HARVESTED_IN: Final = {"grape_harvest": "vineyard", "olive_harvest": "olive_grove", "harvest": "countryside"}
_RIDDEN_INDOORS: Final = frozenset({"tightrope", "trapeze", "ice_skates", "tricycle"})
_IN_THE_STREETS: Final = frozenset({"holy_week", "corpus", "palm_sunday"})  # where processions pass
_MASS: Final = "attend_mass"  # at Christmas too; one prays at home as well
_AT_HOME: Final = frozenset({"living_room", "room", "dining_room", "kitchen"})
_WORKROOMS: Final = frozenset({"hairdresser", "bakery", "sewing_room", "forge", "pharmacy", "laboratory"})
_GRILLED: Final = re.compile(
    r"\bas(?:aba|abamos|aban|amos|aron|ar|ando|e|o)\b|\b(?:hogueras?|brasas?|parrilla)\b"
)
_IN_THE_SHADE: Final = re.compile(
    r"\b(?:debajo|bajo|a la sombra)(?: de)? (?:l[ao]s?|el|una?|nuestra|aquella)? ?"
    r"(?:(?P<vine>parra|emparrado|glicinia)|higuera|arbol|arboles|olivo|encina|pinos?|nogal|chopos?|olmo|alamo"
    r"|almendro|naranjo|mango|ceiba|sauce|eucalipto)\b"
)
_WHITEWASHED: Final = re.compile(r"\b(?:encal|enjalbeg|blanque)\w+|\bde cal\b|\bcon cal\b|\bla fachada\b")
_AT_THE_STOVE: Final = frozenset({"cooking", "kneading"})
_TOWNS: Final = frozenset({"city_street", "village_street"})
_WATCH_GIVEN: Final = re.compile(  # what one is given is worn, a clock on the wall is none
    r"\b(?:regal\w+|estren\w+|me dio|me dieron) (?:\w+ ){0,2}reloj\b(?! de (?:pared|cuco|pendulo|mesa))"
)
_DONE_WITH: Final[Mapping[str, str]] = {"roast": "grill", "shine_shoes": "shoeshine_box"}  # hacer un asado
_CHRISTMASTIDE: Final = frozenset({"christmas", "new_year", "epiphany"})
_OF_THE_COUNTRY: Final = frozenset({"cart", "tractor", "lorry", "bicycle", "car", "small_car"})
_AROUND_US: Final = re.compile(
    r"(?:(?:^|[.!?]\s+)en|\b\w+[aeiáí]mos(?: \w+)? en)(?: la| el)? $", re.IGNORECASE
)
_COMING_OUT: Final = re.compile(r"\bsal(?:imos|í|ía|íamos|ían|ieron|ió|ir)(?: \w+){0,2} del?$", re.IGNORECASE)
_OF_A_SAINT: Final = re.compile(
    r"(?:san|santa|santo|santiago|nuestra senora|la (?:virgen|asuncion|merced))\b"
)
_AT_SCHOOL: Final = re.compile(r"\b(?:recreo|la maestra|el maestro|del? (?:la )?(?:escuela|colegio))\b")
_WAS_A_TEACHER: Final = re.compile(
    r"\b(?:fui|era yo|yo era|soy|(?:trabaje|trabajaba|estuve|ejerci) (?:de|como)) (?:la )?"
    r"(?:maestr[oa]|profesora?)\b"
)
_OLIVE: Final = frozenset(
    {"MX", "GT", "SV", "HN", "NI", "PE", "BO", "EC", "PY", "CU", "DO", "PR", "CO", "VE", "PA"}
)
_NO_LOOKS: Final = SubjectLooks()
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


def write_script(
    scene: Scene,
    patient: Patient,
    entities: Sequence[Entity],
    lexicon: Lexicon,
    style: StylePreset | None = None,
    family: Family = "evoca",
) -> Script:
    """The Script of a scene. Names in it are of the imaging vocabulary, as the lexicon gives them.

    ``style`` is put into the words of the ``family`` of models; without one none is named.
    """
    year = scene_year(scene.era, patient)
    chosen = style.at(year) if style is not None else None
    known = sorted(entities, key=lambda entity: entity.id)
    writer = SubjectWriter(scene, patient, known, lexicon)
    subjects = writer.all()[:MOST_SUBJECTS]
    place, place_elements, place_subject = _place(scene, known, lexicon, subjects)
    indoor = scene.setting.indoor if scene.setting.indoor is not None else place in INDOOR_SKETCHES
    country = _country(scene, patient, lexicon)
    subjects = [_as_at_home(subject, country, patient) for subject in subjects]
    elements = _of_everyone(subjects, family)
    elements += [*place_elements, *_thing_elements(scene, lexicon), *_setting_elements(scene, lexicon)]
    time = period_elements(
        year, scene.era, country, place, people=any(s.kind == "person" for s in subjects),
        indoor=indoor, hour=scene.setting.time_of_day.concept if scene.setting.time_of_day else None,
    )  # fmt: skip
    # The embedded model was taught decades and nothing else of the time.
    elements += time[:1] if family == "evoca" else time
    styled: tuple[Element, ...] = ()
    unlike: tuple[Element, ...] = ()
    if style is not None and chosen is not None:
        styled = chosen.elements(FAMILIES[family].words, style.label)
        unlike = chosen.negatives(style.label)
    elements += styled
    late = period_negatives(year, scene.era, country, elements, indoor=indoor)
    negatives = [*unlike, *_nobody_else(scene, patient), *late]
    negatives += [Element(t, "added", "añadido: calidad", role="quality") for t in QUALITY]
    return Script(
        PromptPair(tuple(elements), without_contradictions(negatives, elements)),
        (*(_in_its_time(s, (*styled, *time[:1]) if family != "evoca" else (), (*unlike, *late[:4]))
           for s in subjects), *place_subject), place,
        _things(scene, subjects, lexicon),
        scene.setting.season.concept if scene.setting.season else None,
        scene.setting.time_of_day.concept if scene.setting.time_of_day else None,
        scene.setting.weather.concept if scene.setting.weather else None,
        _occasion_sketch(scene, lexicon), scene.era.phase,
        scene_year(likely_era(scene), patient),
        chosen.look if chosen is not None else "storybook",
        country,
        tuple(
            (key.partition(":")[2], place)
            for key, place in corrected_places(scene, [s.key for s in subjects], lexicon)
            if key.startswith("thing:")
        ),
        unseen=writer.unseen,
    )  # fmt: skip


def _country(scene: Scene, patient: Patient, lexicon: Lexicon) -> str:
    """Where the scene plays: in the teller's country, unless it is told to be in another, by name or by
    a place that only others have.
    """
    there = [p for p in scene.participants if p.kind == "place" and (p.in_scene or _holds_us(p, scene))]
    named = [lexicon.countries[plain(p.name)] for p in there if p.name and plain(p.name) in lexicon.countries]
    if named:
        return patient.country if patient.country in named else named[0]
    concepts = (_place_concept(p, lexicon) for p in there)
    abroad = [
        c.countries for c in concepts if c is not None and c.countries and patient.country not in c.countries
    ]
    return abroad[0][0] if abroad else patient.country


def _holds_us(participant: Participant, scene: Scene) -> bool:
    """Reads "En Alemania paseaba…", "estábamos en Buenos Aires": the country or town around the place."""
    before = (scene.text[: mention.start] for mention in participant.mentions)
    return any(_AROUND_US.search(text) is not None for text in before)


def _as_at_home(subject: Subject, country: str, patient: Patient) -> Subject:
    """Abroad, nobody gets the skin that is drawn for those who live there."""
    if country == patient.country or subject.kind != "person" or subject.looks.skin is not None:
        return subject
    skin = "olive" if patient.country in _OLIVE else "light"
    return replace(subject, looks=replace(subject.looks, skin=skin))


def without_contradictions(negatives: Sequence[Element], prompt: Sequence[Element]) -> tuple[Element, ...]:
    """The negatives but for those that the prompt asks for: all their words stand in one of its elements."""
    wanted = [words_of(element.text) for element in prompt]
    return tuple(
        negative for negative in negatives if not any(words_of(negative.text) <= words for words in wanted)
    )


def _of_everyone(subjects: Sequence[Subject], family: Family) -> list[Element]:
    """The elements of all subjects; the feeling of the scene is said once."""
    # The embedded model was taught each one by itself, as the sketch names them.
    alone = [element for subject in subjects for element in subject.pair.prompt]
    found: list[Element] = []
    for element in alone if family == "evoca" else told_together(subjects):
        if element.role != "feeling" or not any(e.text == element.text for e in found):
            found.append(element)
    return found


def _in_its_time(subject: Subject, wanted: Sequence[Element], unwanted: Sequence[Element]) -> Subject:
    """The subject with the style and the time of the picture in its own prompt pair."""
    prompt = (*subject.pair.prompt, *wanted)
    negative = without_contradictions((*subject.pair.negative, *unwanted), prompt)
    return replace(subject, pair=PromptPair(prompt, negative))


def _nobody_else(scene: Scene, patient: Patient) -> tuple[Element, ...]:
    crowded = any(CROWD in action.agents for action in scene.actions)
    if crowded or teller_age(scene.era, patient) is None:
        return ()
    return (Element("extra people", "added", "añadido: nadie más", role="others"),)


def _place(
    scene: Scene, entities: Sequence[Entity], lexicon: Lexicon, subjects: Sequence[Subject]
) -> tuple[str, tuple[Element, ...], tuple[Subject, ...]]:
    """The sketch's place, its words for the prompt (its own token first), and a known place as a subject."""
    there = [p for p in scene.participants if p.kind == "place" and p.in_scene]
    ranked = sorted(there, key=lambda p: (not _is_exact(p, lexicon), _start(p), p.key))
    for participant in ranked:
        sketch = _place_sketch(participant, scene, entities, lexicon)
        if sketch is not None and not is_out_of_place(sketch, scene):
            sketch = _where_it_is_done(sketch, participant, scene, lexicon, subjects)
            return sketch, *_told_place(participant, scene, entities, lexicon)
    by_things = "classroom" if _teaches(scene) else place_of_things(scene, lexicon, subjects)
    if ranked:
        told = _told_place(ranked[0], scene, entities, lexicon)
        by_activity = _place_of_activity(scene, lexicon)
        likely = by_activity[1] if by_activity else _by_doing(subjects) or _neutral(scene)[0]
        return by_things or likely, *told
    by_activity = _place_of_activity(scene, lexicon)
    at_mass = by_activity is not None and by_activity[0].fact.concept == _MASS
    in_the_street = by_things == "village_street"  # "vendía tamales en la esquina y mi hermanito dormía"
    if by_things is not None and not at_mass and (by_activity is None or in_the_street
                                                  or by_activity[1] not in INDOOR_SKETCHES
                                                  or by_activity[1] == "church_interior"):  # fmt: skip
        text = by_things.replace("_", " ")
        return by_things, (Element(text, "added", "añadido: lugar por lo que hay", role="place"),), ()
    if by_activity is not None:
        action, sketch = by_activity
        if sketch in ("inside_vehicle", "shop") and any(s.aboard in DRIVEN for s in subjects):
            sketch = "countryside"  # seen from the road, with all who are in it
        shaded = _IN_THE_SHADE.search(plain(scene.text)) if sketch in INDOOR_SKETCHES else None
        if shaded is not None:
            sketch = "patio" if shaded["vine"] else "countryside"
        source = f"añadido: lugar de «{action.fact.words}»"
        return sketch, (Element(sketch.replace("_", " "), "added", source, role="place"),), ()
    done_at = _by_doing(subjects) if scene.setting.indoor is None else None
    if done_at in (None, "living_room") and scene.setting.indoor is not False and _is_taught(scene):
        done_at = "classroom"
    sketch, text = (done_at, done_at.replace("_", " ")) if done_at else _neutral(scene)
    return sketch, (Element(text, "added", "añadido: lugar", role="place"),), ()


def _where_it_is_done(
    sketch: str, participant: Participant, scene: Scene, lexicon: Lexicon, subjects: Sequence[Subject]
) -> str:
    """The told place, or the part of it where one can do what they do."""
    if sketch in _TOWNS and not _is_exact(participant, lexicon):
        by_things = place_of_things(scene, lexicon, subjects, in_town=True)
        sketch = "classroom" if _teaches(scene) else by_things or sketch
    laden = sketch in _WORKED_IN | _AT_HOME and any(subject.looks.species in _BEASTS for subject in subjects)
    if sketch == "patio" and _AT_SCHOOL.search(plain(scene.text)):
        return "school_yard"
    riding = any(
        subject.posture == "riding" or subject.aboard not in (None, *_RIDDEN_INDOORS) for subject in subjects
    )
    if laden or (sketch in INDOOR_SKETCHES and riding):
        sketch = _before_its_door(participant, lexicon)
    if sketch in _AT_HOME and _WHITEWASHED.search(plain(scene.text)):
        return "village_street"
    if sketch in ("living_room", "room") and _has_bed(scene, lexicon):
        return "bedroom"
    if sketch in _AT_HOME and any(action.fact.concept == "roast" for action in scene.actions):
        return "patio"
    return (_not_in_the_street(scene, lexicon, subjects) if sketch in _TOWNS else None) or sketch


def _has_bed(scene: Scene, lexicon: Lexicon) -> bool:
    told = (lexicon.get("objects", thing.fact.concept) for thing in scene.things)
    return any(concept is not None and concept.sketch == "bed" for concept in told)


def _before_its_door(participant: Participant, lexicon: Lexicon) -> str:
    """Outside of a place to which one rides: nobody cycles in a classroom."""
    concept = _place_concept(participant, lexicon)
    outdoors = concept.sketch if concept is not None else None
    return outdoors if outdoors and outdoors not in INDOOR_SKETCHES else "village_street"


def _not_in_the_street(scene: Scene, lexicon: Lexicon, subjects: Sequence[Subject]) -> str | None:
    """Where what they do is done, which no street is: grapes are picked in vineyards, hair is cut indoors."""
    done = _place_of_activity(scene, lexicon)
    if any(subject.posture in _OF_THE_FIELDS for subject in subjects):
        occasion = scene.setting.occasion.concept if scene.setting.occasion else ""
        outdoors = done[1] if done is not None and done[1] not in INDOOR_SKETCHES else None
        return outdoors if outdoors not in (None, *_TOWNS) else _HARVESTED_IN.get(occasion)
    concepts = (lexicon.get("activities", action.fact.concept) for action in scene.actions if action.agents)
    return next((each.place for each in concepts if each is not None and _is_indoor_work(each, scene)), None)


def _is_indoor_work(done: Concept, scene: Scene) -> bool:
    """Whether it is done in a workroom, or at a stove: "en Melilla freía huevos" is in no street."""
    grilled = _GRILLED.search(plain(scene.text)) is not None  # sardines, a lamb: in the open air as well
    cooks = done.place == "kitchen" and done.sketch in _AT_THE_STOVE and not grilled
    return done.place in _WORKROOMS or (cooks and scene.setting.indoor is not False)


def _by_doing(subjects: Sequence[Subject]) -> str | None:
    """Where one rides what somebody rides, or listens to who tells or reads; None where that is anywhere."""
    ridden = {subject.aboard for subject in subjects}
    if any(subject.posture in ("listening", "telling") for subject in subjects):
        return "living_room"
    return "lake" if "boat" in ridden else "countryside" if ridden & _OF_THE_COUNTRY else None


# What is not done in church on the day of a baptism.
_FEASTING: Final = re.compile(
    r"\b(com(imos|ieron|iamos|ian|io|ida)|bail\w+|peladillas|caramelos|tarta|convite|pelon)\b"
)


def _neutral(scene: Scene) -> tuple[str, str]:
    occasion = scene.setting.occasion.concept if scene.setting.occasion else ""
    if occasion in ("wedding", "civil_wedding") and not scene.setting.indoor:
        place = _where_one_marries(scene)
        return place, place.replace("_", " ")
    if occasion in ("baptism", "communion"):
        text = plain(scene.text)
        outside = scene.setting.indoor is False or bool(_FEASTING.search(text)) or "paraguas" in text
        place = "church_square" if outside else "church_interior"
        return place, place.replace("_", " ")
    if occasion in _IN_THE_STREETS and not scene.setting.indoor:
        return "village_street", "village street"
    return ("room", "a simple room") if scene.setting.indoor else ("plain", "a quiet landscape")


def _told_place(
    participant: Participant, scene: Scene, entities: Sequence[Entity], lexicon: Lexicon
) -> tuple[tuple[Element, ...], tuple[Subject, ...]]:
    known = _known_place(participant, scene, entities)
    tokens = tuple(replace(e, role="place") for subject in known for e in subject.pair.prompt)
    return (*tokens, _place_element(participant, lexicon)), known


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
        look = next(
            (entity.looks[x].place_look for x in sorted(entity.looks) if entity.looks[x].place_look), None
        )
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
    inside = inside and not _is_come_out_of(participant, scene)
    return (
        (concept.sketch_indoors or concept.sketch) if inside else (concept.sketch or concept.sketch_indoors)
    )


def _is_come_out_of(participant: Participant, scene: Scene) -> bool:
    """Reads "salimos de la iglesia bajo la lluvia": before its door."""
    before = (scene.text[: mention.start].rstrip() for mention in participant.mentions)
    return any(_COMING_OUT.search(text) is not None for text in before)


def _concept_of_name(name: str, lexicon: Lexicon) -> Concept | None:
    found = lexicon.lookup("places", name)
    return found or (lexicon.lookup("places", name.split()[0]) if name.split() else None)


def _place_element(participant: Participant, lexicon: Lexicon) -> Element:
    concept = _place_concept(participant, lexicon)
    english = concept.english if concept is not None and concept.english else "a place"
    if participant.name and concept is None:
        named = _concept_of_name(participant.name, lexicon)
        english = named.english if named is not None else participant.name
    span = participant.mentions[0] if participant.mentions else None
    return Element(english, "said", f"«{participant.words}»", span, "place")


def _known_place(participant: Participant, scene: Scene, entities: Sequence[Entity]) -> tuple[Subject, ...]:
    """A known place with its own trained token is a subject too."""
    entity = next((e for e in entities if e.id == participant.entity), None)
    key = token_phase(entity, scene.era.phase) if entity is not None else None
    if entity is None or key is None:
        return ()
    token = entity.tokens[key]
    element = Element(token, "card", f"ficha de {entity.name}", role="token", owner=participant.key)
    return (
        Subject(participant.key, "place", entity.name, PromptPair((element,), ()), _NO_LOOKS, token,
                entity.adapters.get(key), entity.id),
    )  # fmt: skip


def _is_taught(scene: Scene) -> bool:
    """Whether a teacher is there with more than one to teach: "la maestra nos leía un cuento"."""
    teacher = any(p.in_scene and p.concept == "teacher" for p in scene.participants)
    return teacher and (scene.self_in_scene or any(p.count != 1 for p in scene.participants if p.in_scene))


def _teaches(scene: Scene) -> bool:
    """Reads "fui maestra en un pueblo y los niños traían leña": the teller's own classroom."""
    several = any(p.in_scene and p.kind == "person" and p.count != 1 for p in scene.participants)
    return (
        several and scene.setting.indoor is not False and _WAS_A_TEACHER.search(plain(scene.text)) is not None
    )


def _where_one_marries(scene: Scene) -> str:
    """At the registry, in the church that is named by its saint, else at the door of one."""
    occasion = scene.setting.occasion
    if "por lo civil" in plain(scene.text) or (occasion is not None and occasion.concept == "civil_wedding"):
        return "office"
    named = [p.name for p in scene.participants if p.kind == "place" and p.in_scene and p.name]
    return "church_interior" if any(_OF_A_SAINT.match(plain(name)) for name in named) else "church_square"


def _is_at_school(action: Action, scene: Scene) -> bool:
    """Whether who teaches is a teacher, or nobody told of: kin teach at home, in a field, at the sea."""
    doing = [p for p in scene.participants if p.key in action.agents]
    return not doing or any(p.concept in ("teacher", "headmaster", "nun") for p in doing)


_TRADING: Final = frozenset({"buy", "sell"})
_LESS_TELLING: Final = _TRADING | {"marry"}  # one buys anywhere; where one ate or danced on the day is told


def _place_of_activity(scene: Scene, lexicon: Lexicon) -> tuple[Action, str] | None:
    others = absent_keys(scene) | {p.key for p in scene.participants if p.kind == "pet"}
    # One buys and sells anywhere: what else is done tells more, and so does the feast.
    trading = [a for a in scene.actions if a.fact.concept in _TRADING]
    first = [a for a in scene.actions if a.fact.concept not in _LESS_TELLING]
    married = [a for a in scene.actions if a.fact.concept == "marry"]
    for action in (*first, *married, *(trading if scene.setting.occasion is None else ())):
        concept = lexicon.get("activities", action.fact.concept)
        if is_shown(scene, action) or concept is None or concept.place is None:
            continue
        if action.agents and others.issuperset(action.agents):
            continue
        if scene.setting.indoor is not None and (concept.place in INDOOR_SKETCHES) != scene.setting.indoor:
            continue
        if action.fact.concept == "teach" and not _is_at_school(action, scene):
            continue  # "mi nieto me enseña a usar el ordenador"
        if action.fact.concept == "marry":
            return action, _where_one_marries(scene)
        if action.fact.concept in ("buy", "sell"):
            return action, sold_in_the_street(scene, lexicon) or concept.place
        return action, concept.place
    return None


def _things(
    scene: Scene, subjects: Sequence[Subject], lexicon: Lexicon
) -> tuple[tuple[str, str | None], ...]:
    held: dict[str, int] = {}
    for subject in subjects:
        for name in subject.holding:
            held[name] = max(held.get(name, 0), subject.holding.count(name))
    found: dict[tuple[str, int], str | None] = {}
    told: list[str] = []
    for thing in _present_things(scene):
        concept = lexicon.get("objects", thing.fact.concept)
        if concept is None or not concept.sketch or _is_set_up_for_the_feast(concept.sketch, scene):
            continue
        number = told_number_of(thing, scene)
        sketch = _as_told(one_of(concept.sketch, number), scene)
        for _ in range(number - held.get(sketch, 0)):
            found.setdefault((sketch, told.count(concept.id)), thing.colour)  # again: one of another's
            told.append(concept.id)
    if any(s.aboard == "boat" for s in subjects):
        found.setdefault(("boat", 0), None)  # "remábamos en el lago"
    for action in scene.actions:
        if action.agents and action.fact.concept in _DONE_WITH:
            found.setdefault((_DONE_WITH[action.fact.concept], 0), None)
    if any(p.in_scene and p.concept == "organ_grinder" for p in scene.participants):
        found.setdefault(("barrel_organ", 0), None)
    return tuple((sketch, colour) for (sketch, _), colour in found.items())[:8]


def _as_told(sketch: str, scene: Scene) -> str:
    """The tree of the house at Christmas is the Christmas tree, the clock that one is given a watch."""
    if sketch == "clock" and _WATCH_GIVEN.search(plain(scene.text)):
        return "wristwatch"
    occasion = scene.setting.occasion
    festive = occasion is not None and occasion.concept in _CHRISTMASTIDE
    return "christmas_tree" if sketch == "tree" and festive and scene.setting.indoor is not False else sketch


def _is_set_up_for_the_feast(sketch: str, scene: Scene) -> bool:
    """The altar of the Day of the Dead is drawn with the feast, and no church's beside it."""
    occasion = scene.setting.occasion
    return sketch == "altar" and occasion is not None and occasion.concept == "day_of_the_dead"


def _present_things(scene: Scene) -> list[Thing]:
    """The things but for those in the hands of someone who is not there."""
    gone = absent_keys(scene)
    return [thing for thing in scene.things if thing.holder not in gone]


def _thing_elements(scene: Scene, lexicon: Lexicon) -> list[Element]:
    elements: list[Element] = []
    for thing in _present_things(scene)[:6]:
        concept = lexicon.get("objects", thing.fact.concept)
        english = concept.english if concept is not None else thing.fact.words
        if thing.colour:
            english = _with_colour(english, thing.colour)
        elements.append(_said(english, thing.fact, "object"))
    return elements


def _with_colour(english: str, colour: str) -> str:
    article, _, rest = english.partition(" ")
    shade = colour.replace("_", " ")
    return f"a {shade} {rest}" if article in ("a", "an") else f"{shade} {english}"


def _said(text: str, fact: Fact, role: Role) -> Element:
    span: Span | None = fact.span
    mark = " (por el sentido)" if fact.guess else ""
    origin: Origin = "said" if span is not None else "added"
    source = f"«{fact.words}»{mark}" if span is not None else f"añadido por el terapeuta: {fact.words}"
    return Element(text, origin, source, span, role)


def _setting_elements(scene: Scene, lexicon: Lexicon) -> list[Element]:
    setting = scene.setting
    found: list[Element] = []
    for fact, phrases in (
        (setting.season, _SEASON_PHRASES),
        (setting.time_of_day, _HOUR_PHRASES),
        (setting.weather, _WEATHER_PHRASES),
    ):
        if fact is not None and fact.concept in phrases:
            found.append(_said(phrases[fact.concept], fact, "setting"))
    if setting.occasion is not None:
        concept = lexicon.get("occasions", setting.occasion.concept)
        english = concept.english if concept is not None else setting.occasion.words
        found.append(_said(english, setting.occasion, "setting"))
    return found


def _occasion_sketch(scene: Scene, lexicon: Lexicon) -> str | None:
    if scene.setting.occasion is None:
        return None
    concept = lexicon.get("occasions", scene.setting.occasion.concept)
    return concept.sketch if concept is not None else None
