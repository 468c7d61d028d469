"""The words by which people say where somebody stands in a picture, as patterns over plain words."""

import re
from typing import Final

from narrative.correcting.word_classes import ESTAR, SER
from narrative.scene import Side
from narrative.words import word_set

_CLITIC: Final = r"(?P<clitic>melo|mela|me|le|les|lo|la|los|las|nos)?$"
_VERBS: Final[tuple[tuple[str, Side | None], ...]] = (
    (r"pon(?:er|ga|gan|gas|e|es)?|coloc(?:a|ar|as)|coloqu(?:e|es|en)|situ(?:a|ar|e|es)", None),
    (r"muev(?:e|a|an|as|es)|mov(?:er|e|i)|desplaz(?:a|ar)|desplac(?:e|es)|corr(?:e|a|er)", None),
    (r"pas(?:a|ar|e|es)|llev(?:a|ar|e|es)|tra(?:e|er|iga)|ech(?:a|ar|e|es)|dej(?:a|ar|e|es)", None),
    (r"haz|hac(?:er|e)|hag(?:a|as)", None),
    (r"acerc(?:a|ar|as)|acerqu(?:e|en|es)|aproxim(?:a|ar|e)|arrim(?:a|ar|e|es)|agrand(?:a|ar|e)", "nearer"),
    (r"junt(?:a|ar|e|es)|peg(?:a|ar)|pegu(?:e|es)", "beside"),
    (r"alej(?:a|ar|e|es)|apart(?:a|ar|e|es)|separ(?:a|ar|e|es)", "farther"),
    (r"centr(?:a|ar|e|es)", "middle"),
)
# Commands that move somebody, with the side that the verb alone tells.
COMMANDS: Final[tuple[tuple[re.Pattern[str], Side | None], ...]] = tuple(
    (re.compile(f"^(?:{verbs}){_CLITIC}"), side) for verbs, side in _VERBS
)
BEING: Final = ESTAR | SER | word_set(
    """este esten vaya vayan va van iba iban salga salgan se ponga pongan quede queden estuviera estuvieran
    sale salen que deberia debia tenia tiene tendria estar ir aparezca aparece quedaba quedo estuve"""
)  # fmt: skip
_HOW: Final = r"(?:(?:todavia|aun|un poco|un poquito|un pelin|un pelo|algo|mucho|bastante|un tanto) )?"
_OF: Final = r"(?: (?:de|del|a|al)(?= )(?P<of>))"
# "of" marks that who it is told of comes next, "pair" that two do, "own" that it is the teller.
_PHRASES: Final[tuple[tuple[str, Side], ...]] = (
    (r"(?:en|a) el (?:sitio|lugar|puesto) (?:de|del)(?= )(?P<of>)", "in_place_of"),
    (r"(?:al|en) (?:sitio|lugar|puesto) (?:de|del)(?= )(?P<of>)", "in_place_of"),
    (r"(?:a)?donde (?:esta|estaba|sale|salia)(?= )(?P<of>)", "in_place_of"),
    (r"entre (?:(?:los|las) (?P<two>dos)|(?P<both>ambos|ambas|ellos|ellas|nosotros))", "between"),
    (r"(?:entre|en medio de|en el medio de)(?= )(?P<pair>)", "between"),
    (r"a mi (?P<own>)izquierda", "left"),
    (r"a mi (?P<own>)derecha", "right"),
    (r"a la izquierda (?:mia(?P<own>)|de mi(?P<own2>)$)", "left"),
    (r"a la derecha (?:mia(?P<own>)|de mi(?P<own2>)$)", "right"),
    (r"(?:mas )?(?:a|hacia|en|por) la izquierda" + _OF, "left"),
    (r"(?:mas )?(?:a|hacia|en|por) la derecha" + _OF, "right"),
    (r"mas (?:a|hacia|para|por) la izquierda", "leftward"),
    (r"mas (?:a|hacia|para|por) la derecha", "rightward"),
    (r"(?:hacia|para) la izquierda", "leftward"),
    (r"(?:hacia|para) la derecha", "rightward"),
    (r"mas a (?:izquierda|izquierdas)", "leftward"),
    (r"mas a (?:derecha|derechas)", "rightward"),
    (r"(?:a|en|por) la izquierda(?: del todo)?", "left"),
    (r"(?:a|en|por) la derecha(?: del todo)?", "right"),
    (r"(?:al|del|en el) otro lado" + _OF + "?", "opposite"),
    (r"(?:mas )?(?:al|hacia el|en el|por el|para el) (?:centro|medio|mitad)", "middle"),
    (r"(?:mas )?(?:en medio|centrad[oa]s?)", "middle"),
    (r"(?:al lado mio|a mi lado|junto a mi|conmigo al lado|al lado de mi)(?P<own>)$", "beside"),
    (r"(?:mas )?(?:al lado|al ladito|junto|juntito|pegad[oa]s?)" + _OF, "beside"),
    (r"(?:mas )?(?:arrimad[oa]s?|a la vera|al pie|a los pies)" + _OF, "beside"),
    (r"(?:mas )?junt[oa]s", "beside"),
    (r"(?:por )?(?:detras|atras|a espaldas)(?: mio| mia| de mi$)(?P<own>)", "behind"),
    (r"(?:mas )?(?:por )?(?:detras|atras|a espaldas)" + _OF, "behind"),
    (r"(?:por )?(?:delante|enfrente)(?: mio| mia| de mi$)(?P<own>)", "before"),
    (r"(?:mas )?(?:por )?(?:delante|adelante|enfrente|frente)" + _OF, "before"),
    (r"mas (?:cerca|cerquita|proxim[oa]s?|pegad[oa]s?)(?: mio| mia| de mi$)(?P<own>)", "nearer"),
    (r"(?:mas |muy |bien )?(?:cerca|cerquita|proxim[oa]s?)" + _OF, "nearer"),
    (r"(?:mas |muy )?(?:lejos|alejad[oa]s?|apartad[oa]s?|separad[oa]s?)" + _OF, "farther"),
    (r"mas (?:cerca|cerquita|adelante|delante|abajo|grandes?|cercan[oa]s?)", "nearer"),
    (r"(?:hacia|para) (?:adelante|delante|abajo|aca)", "nearer"),
    (r"mas (?:lejos|atras|detras|arriba|al fondo|alejad[oa]s?|lejan[oa]s?)", "farther"),
    (r"mas (?:pequen[oa]s?|chic[oa]s?)", "farther"),
    (r"(?:muy grandes?|enormes?|grandisim[oa]s?|gigantes?)", "nearer"),
    (r"(?:muy pequen[oa]s?|pequenisim[oa]s?|pequenit[oa]s?|chiquit[oa]s?)", "farther"),
    (r"(?:hacia|para) (?:atras|arriba|el fondo)", "farther"),
    (r"(?:al|en el) fondo|al final|a lo lejos|en segundo plano|lejos|en segunda fila", "far"),
    (r"en primer plano|en primera fila|en primer termino", "near"),
    (r"delante(?: del? todo)?|delante de todos", "near"),
    (r"detras(?: del? todo)?|detras de todos|atras", "far"),
)
RELATIONS: Final[tuple[tuple[re.Pattern[str], Side], ...]] = tuple(
    (re.compile(f"{_HOW}(?:{pattern})(?= |$)"), side) for pattern, side in _PHRASES
)
WEAK: Final = frozenset({"nearer", "farther", "leftward", "rightward"})  # said of what is seen
TAIL: Final = re.compile(r"(?:de|en) (?:la|el) (?:imagen|foto|dibujo|pagina|lamina|escena)(?= |$)")
LANDMARKS: Final = {
    **dict.fromkeys(("mar", "olas", "oceano"), ("sea",)),
    **dict.fromkeys(("orilla", "agua", "ribera"), ("sea", "river", "lake", "water")),
    **dict.fromkeys(("rio", "arroyo", "cascada", "canal"), ("river",)),
    **dict.fromkeys(("lago", "laguna", "pantano"), ("lake",)),
    **dict.fromkeys(("piscina", "estanque"), ("water",)),
    **dict.fromkeys(("casa", "casas", "edificio", "edificios", "casita", "casona"), ("house",)),
    **dict.fromkeys(("iglesia", "ermita", "torre", "campanario", "catedral"), ("church",)),
    **dict.fromkeys(
        ("arbol", "arboles", "pino", "pinos", "palmera", "palmeras", "olivo", "olivos", "cipres"), ("tree",)
    ),
    "fuente": ("fountain",),
    "banco": ("bench",),
    **dict.fromkeys(("farola", "farol"), ("lamp",)),
    **dict.fromkeys(("muro", "tapia", "valla", "cerca", "vallado"), ("wall",)),
    **dict.fromkeys(("ventana", "ventanal", "cristal"), ("window",)),
    "mesa": ("table",),
    **dict.fromkeys(("fuego", "chimenea", "lumbre", "hogar"), ("fire",)),
    "altar": ("altar",),
    "escenario": ("stage",),
    "puerta": ("door",),
}  # fmt: skip
