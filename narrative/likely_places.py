"""Where it most likely was when no more than a town, or nothing, is told: by what is there."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from narrative.lexicon import Lexicon
from narrative.scene import Scene
from narrative.script import Subject
from narrative.words import plain, word_set

# Sketch names of things, from the most telling on.
_BY_THING: Final[Mapping[str, frozenset[str]]] = {
    "bedroom": word_set("bed cradle wardrobe chest_of_drawers alarm_clock"),
    "kitchen": word_set("stove fridge coffee_grinder rolling_pin"),
    "classroom": word_set("blackboard school_desk ink_pot"),
    "living_room": word_set(
        """television sofa armchair radio record_player piano lamp fireplace brazier round_table bookcase
        christmas_tree nativity_scene computer"""
    ),
    "room": word_set("iron sewing_machine table telephone mirror washing_machine trunk spinning_wheel"),
}
_KEPT_INSIDE: Final[Mapping[str, frozenset[str]]] = {
    "bedroom": word_set("wardrobe chest_of_drawers cradle"),
    "living_room": word_set("nativity_scene christmas_tree sofa television round_table brazier"),
    "room": word_set("mirror washing_machine sewing_machine"),
}
_OUTSIDE_TOO: Final = word_set("table radio lamp telephone trunk mirror armchair alarm_clock fridge")
_HOME_FEASTS: Final = frozenset({"christmas", "new_year", "epiphany", "birthday", "name_day"})
_BY_THE_SEA: Final = re.compile(
    r"\b(la arena|las olas|el mar|la orilla del mar|un flotador|(?:desde|en) las rocas|el espigon"
    r"|la escollera|el rompeolas|se metio en el agua|me meti en el agua)\b"
)
_CASTS: Final = frozenset({"leg_cast", "arm_cast"})  # with which one is at home
_OF_THE_SEA: Final = frozenset({"whale", "dolphin"})
_JOYFUL: Final = frozenset({"wedding", "civil_wedding", "communion", "baptism"})
_AT_THE_DENTIST: Final = re.compile(
    r"\b(?:en|al|donde) el (?:dentista|medico|practicante)\b|\bal (?:dentista|medico)\b"
)
_ABOARD: Final = re.compile(
    r"\b(a popa|a proa|en cubierta|a bordo|en el (barco|buque|vapor))\b"
    r"|\b(?:viaj\w+|embarc\w+|emigr\w+|a (?:mallorca|menorca|ibiza|canarias|tenerife|melilla|ceuta|tanger"
    r"|cuba|america|argentina|buenos aires|venezuela|mexico|brasil))\b"
    r"[^.]{0,30} en (?:un )?(?:barco|buque|vapor)\b"
)
_CIRCUS: Final = re.compile(
    r"\b(?:vino|vinieron|lleg(?:o|aba)|venia|pusieron|montaron|traian|pas(?:o|aba)) (?:\w+ ){0,3}?(?:un|el) "
    r"circo\b"
)
_AT_CHURCH: Final = frozenset({"wedding", "communion", "baptism"})
_ALTAR: Final = re.compile(r"\b(?:al|el) altar\b")
_ROOMS: Final = r"(?:cocina|sala|casa|cuarto|pieza|mesa|clase|patio|salon)"
_AT_THE_CORNER: Final = re.compile(
    rf"\ben (?:la|una) esquina\b(?! del? (?:la |mi |el )?{_ROOMS})"
)  # of a street
_BY_TRAJINERA: Final = re.compile(r"\b(?:en (?:la |una |las )?|de la )trajineras?\b")
_BY_TRAIN: Final = re.compile(r"\b(en (el |un )?tren|en (el )?vagon|en (el )?talgo|en el expreso)\b")


def place_of_things(
    scene: Scene, lexicon: Lexicon, subjects: Sequence[Subject], *, in_town: bool = False
) -> str | None:
    """The sketch of a place where these things and clothes belong; None where they say nothing.

    ``in_town`` says that a town was told, in whose streets a chair or a radio may stand too.
    """
    outdoors = scene.setting.indoor is False
    if not outdoors and _BY_TRAIN.search(plain(scene.text)) and _has_thing(scene, lexicon, "train"):
        return "train_carriage"
    if (said := _by_a_phrase(scene)) is not None:
        return said
    things = {
        concept.sketch
        for thing in scene.things
        if (concept := lexicon.get("objects", thing.fact.concept)) is not None and concept.sketch
    }
    if scene.setting.indoor is None and in_town:
        things -= _OUTSIDE_TOO
    # What stands in rooms alone tells more than how the telling sounds.
    by_thing = (place for place, kinds in (_KEPT_INSIDE if outdoors else _BY_THING).items() if things & kinds)
    if (room := next(by_thing, None)) is not None:
        return room
    if not outdoors:
        occasion = scene.setting.occasion
        if occasion is not None and occasion.concept in _HOME_FEASTS:
            return "living_room"
    worn = {kind for subject in subjects for kind, _ in subject.looks.garments}
    if scene.setting.indoor is not True and _BY_THE_SEA.search(plain(scene.text)):
        return "beach"
    if any(subject.looks.species in _OF_THE_SEA for subject in subjects):
        return "beach"
    if "swimsuit" in worn and scene.setting.indoor is not True:
        return "beach"
    return "room" if scene.setting.indoor or (worn & _CASTS and not outdoors) else None


def _by_a_phrase(scene: Scene) -> str | None:
    text = plain(scene.text)
    if _CIRCUS.search(text):
        return "fairground" if scene.setting.indoor is False else "circus"
    if (
        scene.setting.occasion is not None
        and scene.setting.occasion.concept in _AT_CHURCH
        and _ALTAR.search(text)
    ):
        return "church_interior"
    if scene.setting.indoor is not True and _AT_THE_CORNER.search(text):
        return "village_street"
    if _AT_THE_DENTIST.search(text):
        return "hospital_room"
    if _ABOARD.search(text):
        return "ship_deck"
    return "canal" if _BY_TRAJINERA.search(text) else None


def is_out_of_place(sketch: str, scene: Scene) -> bool:
    """Whether a told place cannot be where this was celebrated: a veil blew as far as the cemetery."""
    occasion = scene.setting.occasion
    return sketch == "cemetery" and occasion is not None and occasion.concept in _JOYFUL


def _has_thing(scene: Scene, lexicon: Lexicon, sketch: str) -> bool:
    concepts = (lexicon.get("objects", thing.fact.concept) for thing in scene.things)
    return any(concept is not None and concept.sketch == sketch for concept in concepts)
