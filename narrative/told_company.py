"""Those who were with the teller and are told by no name: by their number, or only by "we".

"Jugábamos a la comba" says that others were there: a picture of one child alone would not be true.
"""

import re
from dataclasses import replace
from typing import Final

from narrative.crowds import told_crowd
from narrative.likely_times import GAMES
from narrative.other_half import told_couple
from narrative.scene import Action, Scene
from narrative.told_number import Company, numbered_company
from narrative.words import plain, word_set

NOBODY_MORE: Final = 1  # of a scene's ``company``: the teller, without those who are told by their number
# What nobody does alone who tells of it as "we": play, and the work of gangs.
_TOGETHER: Final = GAMES | word_set(
    """play_ball play_football play_cards play_dominoes play_lotto play_bowls play_pelota play_baseball
    play_basketball play_band slide_sled splash jump_waves gather_shells catch_crickets hunt_birds
    shoot_slingshot bathe_river bathe_pool swim jump_bonfire carol race march sing_choir act_theatre
    harvest_grapes tread_grapes pick_olives pick_coffee pick_cotton harvest reap cut_cane gather_hay husk_corn
    dig_mine work_factory do_laundry_river steal
    skate ice_skate queue take_fresh_air break_pinata"""
)
_AMONG_WOMEN: Final = word_set("do_laundry_river sew machine_sew embroider")
_AMONG_MEN: Final = word_set("march dig_mine")
# Where others are at the same work: "en la fábrica cosíamos", "en la escuela escribíamos con tiza".
_AT_ONE_WORK: Final = re.compile(
    r"\ben (?:el|la|las|un|una) (?:escuela|colegio|clase|fabrica|taller|cuartel)\b"
)
_WORK_OF_ALL: Final = word_set(
    "sew machine_sew embroider write read recite sing do_sums draw work weave pack"
)
_WE_DO: Final = re.compile(r"\w(?:[aei]mos|[aei]rnos)\b")
_BY_ONESELF: Final = re.compile(r"\b(?:yo|iba|estaba|era|me quedaba|jugaba) (?:yo )?sol[oa]\b")
_OF_WOMEN: Final = re.compile(
    r"\b(?:nosotras|juntas|eramos todas"
    r"|(?:de|eramos|siendo) (?:muy )?(?:ninas|crias|chicas|mozas|pequenas|chiquillas))\b"
)
_TWO_MORE: Final = 3  # in all: as few as are still some, for their number is not told


def told_company(scene: Scene) -> Company | None:
    """The company that is told by its number alone, as the others, or by "we" where nobody is named."""
    if not scene.self_in_scene:
        return None
    company = numbered_company(scene) or _together(scene)
    if company is None or scene.company is None:
        return company
    return replace(company, count=scene.company, more=False)


def _together(scene: Scene) -> Company | None:
    """Reads "jugábamos a la comba": others were there, where the telling names nobody."""
    if any(p.in_scene and p.kind == "person" and p.relation != "yo" for p in scene.participants):
        return None
    words = plain(scene.text)
    if len(words) != len(scene.text) or _BY_ONESELF.search(words) or told_crowd(scene) or told_couple(scene):
        return None
    shared = _TOGETHER | (_WORK_OF_ALL if _AT_ONE_WORK.search(words) else frozenset())
    done = next((a for a in scene.actions if a.fact.concept in shared and _we_do(a, words)), None)
    if done is None or done.fact.span is None:
        return None
    women = done.fact.concept in _AMONG_WOMEN or _OF_WOMEN.search(words) is not None
    men = done.fact.concept in _AMONG_MEN
    mixed = not (women or men)
    return Company(_TWO_MORE, False, "f" if women else "m", False, done.fact.span, mixed=mixed, guess=True)


def _we_do(action: Action, words: str) -> bool:
    span = action.fact.span
    return "yo" in action.agents and span is not None and bool(_WE_DO.search(words[span.start : span.end]))
