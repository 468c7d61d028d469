"""Who stands behind the counter: "comprábamos churros a la churrera", "el barman nos ponía unos vinos".

Where something is bought, or they are at a place of trade, those who are told by their selling trade sell,
and waiters serve; elsewhere ("a la boda vino el panadero") they are guests like any other.
"""

from typing import Final

from narrative.lexicon import Concept, Lexicon
from narrative.scene import Participant, Scene
from narrative.words import word_set

_SELLERS: Final = word_set(
    """baker butcher grocer vendor salesclerk pharmacist fish_seller pastry_cook greengrocer ironmonger
    haberdasher bookseller newsagent ice_cream_man chestnut_seller peanut_seller flower_seller
    haberdashery_pedlar octopus_cook shop_owner barman dairyman tortilla_maker"""
)
_WAITERS: Final = word_set("waiter innkeeper")
_OF_THE_STREET: Final = word_set(
    "vendor newsagent ice_cream_man chestnut_seller peanut_seller flower_seller nougat_seller octopus_cook"
)
_TRADING: Final = word_set("buy sell keep_shop serve")
_OF_TRADE: Final = word_set("market shop bakery pharmacy bar cafe fairground")  # sketches of places
_OF_DRINKS: Final = word_set("bar cafe")
_IDLE: Final = word_set("standing walking talking working")


def doing_of_trade(trade: Concept | None, doing: str, scene: Scene, lexicon: Lexicon) -> str:
    """What one of a ``trade`` does who is told to do nothing more telling than ``doing``."""
    if trade is None or doing not in _IDLE:
        return doing
    places = _places(scene, lexicon)
    if trade.id in _WAITERS:
        return "serving" if _OF_DRINKS & places else doing
    trades = _OF_TRADE & places or any(action.fact.concept in _TRADING for action in scene.actions)
    return "selling" if trade.id in _SELLERS and trades else doing


def sold_in_the_street(scene: Scene, lexicon: Lexicon) -> str | None:
    """The sketch of where one buys from somebody who sells in the street, as ices and chestnuts are sold."""
    if not any(p.in_scene and p.kind == "person" and p.concept in _OF_THE_STREET for p in scene.participants):
        return None
    named = (_sketch(p, lexicon) for p in scene.participants if p.kind == "place")
    return next((sketch for sketch in named if sketch is not None), "village_street")


def _sketch(place: Participant, lexicon: Lexicon) -> str | None:
    concept = lexicon.get("places", place.concept) if place.concept else None
    return concept.sketch if concept is not None else None


def _places(scene: Scene, lexicon: Lexicon) -> frozenset[str]:
    there = (p for p in scene.participants if p.kind == "place" and p.in_scene and p.concept)
    concepts = (lexicon.get("places", p.concept) for p in there if p.concept)
    found = ((concept.sketch, concept.sketch_indoors) for concept in concepts if concept is not None)
    return frozenset(sketch for pair in found for sketch in pair if sketch)


__all__ = ["doing_of_trade", "sold_in_the_street"]
