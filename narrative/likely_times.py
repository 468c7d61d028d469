"""When a scene likely was, where nothing tells it: by who is there, and by what is done to a child or by one.

For what is drawn alone (ages, clothes): nothing that is told hangs on it.
"""

import re
from dataclasses import replace
from typing import Final

from narrative.lifetimes import told_by_kin
from narrative.scene import Era, Scene
from narrative.words import plain, word_set

GAMES: Final = word_set(
    """play play_skipping turn_rope rhyme_game play_hopscotch play_marbles play_top play_hoop play_dolls
    play_tag
    play_blindman play_leapfrog play_elastic play_knucklebones play_bottle_caps play_teachers play_hide
    play_war put_shoes_out climb_tree swing slide_down play_snowballs fly_kites fly_paper_plane splash"""
)
_KIN: Final = r"padre|madre|papa|mama|viej[oa]|papi|mami|ti[oa]|padrino|madrina|abuel[oa]"
_PARENT: Final = rf"\b(?:mi (?:{_KIN})|papa|mama|el|ella)"
_DONE_TO_A_CHILD: Final = re.compile(
    _PARENT
    + r"\b[^.;!?\n]{0,60}?\b(?:me|nos) (?:llevaba|peinaba|sentaba|banaba|vestia|arropaba|acostaba|cargaba"
    r"|aupaba|mecia|subia|montaba|reganaba|contaba (?:un |los )?(?:cuentos?|historias?)"
    r"|hacia las trenzas|cogia en brazos|dejaba|mandaba|daba la merienda|acunaba|columpiaba|empujaba)\b"
    r"|\bmi (?:herman|prim)[oa]\b[^.;!?\n]{0,40}?\bme (?:empujaba|columpiaba|mecia|aupaba|cargaba|arropaba)\b"
    r"|\bnacio mi herman[oa]\b"
    r"|\bdormiamos (?:\w+ ){0,2}en (?:el mismo|la misma|un(?: solo)?|una(?: sola)?) (?:colchon|cama)\b"
    r"|\bse cayo (?:mi herman[oa] )?(?:de la higuera|del? (?:\w+ )?(?:arbol|cerezo|nogal|columpio|manzano))\b"
    r"|\blos reyes(?: magos)? (?:me|nos) (?:tra|dej|ech)(?:ian|jeron|aban|aron)\b"
    r"|\b(?:me|nos) (?:tra|dej|ech)(?:ian|jeron|aban|aron) (?:\w+ ){0,3}los reyes\b"
    r"|\b(?:dia|noche|manana) de (?:los )?reyes\b[^.;]{0,80}\b(?:muneca|tren|balon|pelota|bicicleta|juguetes?"
    r"|caballo de carton|soldaditos|cocinita|peonza|patinete|camioncito)\b"
    r"|\bme esperaban? (?:\w+ ){0,4}(?:en|a) la (?:puerta|salida) del? (?:la escuela|colegio|cole)\b"
)
_WITH_A_PARENT: Final = re.compile(
    r"\bmi (?:padre|madre|papa|mama|viejo)\b[^.;!?\n]{0,60}\b(?:y )?yo (?:lo|la|le) "
    r"(?:acompanaba|ayudaba|seguia|miraba)\b"
)
_AMONG_CHILDREN: Final = re.compile(
    r"\b(?:nosotr[oa]s,? (?:l[oa]s )?(?:chic|nin|pequen|crio)\w*"
    r"|l[oa]s (?:prim[oa]s|nin[oa]s|chic[oa]s) nos \w+amos"
    r"|hac(?:ia|iamos) (?:los|mis|nuestros) deberes|hac(?:ia|iamos) la tarea del? (?:la )?(?:escuela|cole\w*)"
    r"|(?:en|a|sobre|desde) (?:sus|los) hombros"
    r"|nos (?:contaba|leia) (?:\w+ )?(?:cuentos?|historias?|leyendas?)"
    r"|mi (?:padre|madre|papa|mama|padrino|ti[oa]|abuel[oa]|herman[oa] mayor)\b[^.;]{0,36}"
    r" me ense(?:no|naba) a)\b"
)
_TAKEN_TO_SEE: Final = re.compile(
    _PARENT + r"\b[^.;!?\n]{0,40}?\bme (?:llevo|llevaron) (?:a (?:ver|conocer|la feria|los|las)|al)\b"
    r"|\b(?:los reyes|el raton perez|los reyes magos|el nino dios|papa noel)\b[^.;!?\n]{0,20}?\bme "
    r"(?:traj|traian|echaron|dejaron|pusieron|dejo|trajo)"
)
_CHILDREN: Final = re.compile(
    r"\beramos (?:\w+ )?(?:chicos|chicas|ninos|ninas|crios|crias|chavales|chamacos|pibes)\b"
    r"|\beramos (?:\w+ ){1,3}(?:herman[oa]s|prim[oa]s|chiquill[oa]s|mocosos|zagales|gurises|cabros|cipotes)\b"
)
_SIGNS: Final = (_DONE_TO_A_CHILD, _TAKEN_TO_SEE, _WITH_A_PARENT, _CHILDREN, _AMONG_CHILDREN)
_OF_GROWN_ONES: Final = word_set("smoke drink_wine toast_drink play_cards play_dominoes drive work")
_TELLER: Final = "yo"


def likely_era(scene: Scene) -> Era:
    """The era as told, with the phase that kin, games and care make likely where none is told."""
    era = told_by_kin(scene.era, scene.participants)
    if era.phase != "unknown" or era.year_min is not None or not _seems_a_child(scene):
        return era
    return replace(era, phase="childhood")


def _seems_a_child(scene: Scene) -> bool:
    if not scene.self_in_scene:
        return False
    if any(a.fact.concept in _OF_GROWN_ONES and _TELLER in a.agents for a in scene.actions):
        return False
    plays = any(a.fact.concept in GAMES and _TELLER in a.agents for a in scene.actions)
    text = plain(scene.text)
    return plays or any(sign.search(text) for sign in _SIGNS)


__all__ = ["GAMES", "likely_era"]
