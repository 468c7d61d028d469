"""Whether a scene itself is one of loss, war, violence, serious harm or illness: signs with weights.

One sign that leaves no doubt suffices ("lo sacaron muerto", "en el refugio"); of words that also stand in
merry tellings ("hospital", "sangre", "murió") several must come together, or one with what grief leaves
behind ("nunca más supimos", "le tiemblan las manos"). What is laughed about needs more. Of the dead who are
only told of ("ya había muerto") and of comparisons ("como en un velorio") nothing counts.
"""

import re
from collections.abc import Sequence
from typing import Final

from narrative.euphemisms import OF_NO_THING, is_unnamed_loss
from narrative.matters import without_figures

ENOUGH: Final = 1.0
_KIN: Final = (
    r"(padre|madre|papa|mama|hij[oa]|nin[oa]|bebe|herman[oa]|abuel[oa]|abuelit[oa]|marido|mujer|espos[oa]|"
    r"ti[oa]|prim[oa]|amig[oa]|novi[oa]|viej[oa]|niet[oa]|companer[oa]|vecin[oa]|suegr[oa]|cunad[oa])"
)
_BUILT: Final = (
    r"(casa|pajar|monte|bosque|pueblo|barrio|fabrica|cine|iglesia|escuela|tienda|taller|rancho|establo|"
    r"edificio|"
    r"cosecha|granero|almacen|piso|finca)"
)
# what is said of the dead in passing, of comparisons and of what did not come to pass
_BESIDES: Final = re.compile(
    r"\b((que )?(ya )?(se )?(me |nos |le )?habia(n)? (ya )?(muerto|fallecido)( ya)?( (el|la|hacia|"
    r"en) \w+( \w+)?)?|"
    r"que (se )?(murio|fallecio|murieron) (hace|el ano|al ano|anos|dos|en el)( \w+)?|"
    r"(lo|la|los|las) mataron (luego|despues|mas tarde|anos)|"
    r"como (en )?(un|una|el|la|si|de) (\w+ )?(velorio|velatorio|entierro|funeral|muert\w+|herid\w+|guerra|"
    r"bomba|accidente|hospital|carcel|pres[oa]|incendio)|ni a tiros|tiros largos|(de|a) sangre fria|"
    r"sangre fria|"
    r"sangre (de|del) (horchata|cerdo|toro|pichon)|se (me |nos |le )?mor(ia|ian|iria|io) de (viej[oa]|risa)|"
    r"(a|en|de) un (velorio|entierro|funeral)|enterr\w+( \w+){1,3} hasta (el|la|las|los) \w+|"
    r"pelicula de \w+|jug\w+ a (la guerra|las guerras|soldados|medicos|los medicos)|"
    r"antes de la guerra|despues de la guerra(?! se)|"
    r"(el|ella|papa|mama|abuelo|viejo|marido) (desaparecio|se perdio)|"
    r"desde el (ictus|infarto|derrame|accidente)|"
    r"(murio|muerte de) (franco|gardel|evita|peron|el papa)|santo entierro|"
    r"entierro de la sardina|no (hubo|habia) (muertos|heridos))\b"
)
# the news of a death, as it comes
_NEWS: Final = re.compile(
    r"\b(telegrama|carta|llamada|llamo|llamaron|aviso|avisaron|noticia|dijeron|ponia|decia|voz|"
    r"visita)\b.{0,90}\b"
    r"((?<!ya )(se |se me |se nos )?(habia(n)?|ha) (muerto|fallecido)|acababan? de (morir|atropellar|matar))"
)
_NEWS_OF_KIN: Final = re.compile(
    rf"\b(mi|su|nuestr[oa]) {_KIN}( \w+){{0,4}} (habia|ha) (muerto|fallecido)|"
    rf"\b(habia|ha) (muerto|fallecido) ((mi|su|nuestr[oa]) {_KIN}|mima|mama|papa|mami|papi)|"
    r"\bse (nos|me) (habia|ha) muerto"
)
_SLAUGHTER: Final = re.compile(
    r"\b(matanza|cerdo|cochino|guarro|puerco|chancho|marrano|morcillas?|carneada|matarife|matachin)\b"
)
_SIGNS: Final[tuple[tuple[float, str], ...]] = (
    # the end of somebody, told as it came
    (1.0, r"(el dia|la noche|la tarde|la manana|la madrugada)( en)? que (se )?(murio|fallecio|mataron|"
          r"enterramos|enterraron)\b(?! franco)|dejo de respirar|ya no respiraba|ultimo (suspiro|aliento)|"
          r"le cerre los ojos|cerro los ojos y (ya )?no|sus ultimas horas|murio en (mis|sus) brazos|"
          r"(la|su|aquella) ultima (noche|hora|madrugada) de (mi|su) |"
          r"(lo|la|los|las) (encontr\w+|hall\w+|sacaron) muert\w+|expiro|"
          r"se (estaba muriendo|nos moria|me moria en)|agoniz\w+|en la agonia"),
    (1.0, r"(la|lo) perdimos (en|aquel|aquella|ese|esa)|"
          r"se (me|nos|le) fue (en|entre) (mis|sus) (brazos|manos)"),
    (1.0, r"perd(i|imos|io) (un|al|a la|el|a un|una|a su|a mi) (hij[oa]|nin[oa]|bebe|criatura)|"
          r"naci(o|do) muert[oa]|un aborto|abort[oe]\b|"
          r"muerte de (una|un|su|mi) (hij[oa]|nin[oa]|bebe)|se suicid\w+|se (ahorco|quito la vida|"
          r"pego un tiro)"),
    (1.0, r"(el|del|al) (entierro|funeral|sepelio) de|enterr(ar|arl[oa])\b(?! en la arena)|"
          r"(lo|la) (tuvo que enterrar|enterramos|enterraron)|enterramos a|(caja|ataud|feretro) al hombro|"
          r"ataud|feretro|tumba abierta|(lo|la|los|las) vel(amos|aron|aban|abamos)|vela(mos|ron) a"),
    (1.0, r"se (me|nos) (murio|murieron|fue para siempre)" + OF_NO_THING + r"|"
          r"no pude despedirme|nos despedimos para siempre|"
          r"fosa comun|sin pulso|paro cardiaco"),
    (0.75, r"cuando (se )?(me |nos )?(murio|fallecio) (mi|su|mima|mama|papa|mami|papi)|(me quede|"
           rf"se quedo) viud[oa]|(mi|su|nuestr[oa]) {_KIN}( \w+)? (se )?(murio|fallecio)"),
    (0.6, r"velatorio|velorio|mortaja"),
    (0.4, r"luto|viud[oa]s?|cementerio|tumba|camilla|alrededor de (la|su) cama"),
    (0.5, r"(se )?(me |nos |le )?(murio|murieron|fallecio|fallecieron)|muert[oa]|enviud\w+|hubo muertos"),
    # war, soldiers, those who come at night
    (1.0, r"bombarde\w+|(las|de las|cayo una|cayeron|las|unas|exploto una|estallo una|puso una|"
          r"con) bombas?(?! de)|"
          r"refugio antiaereo|metralla\w*|fusil(aron|ado|ados|ar|amiento)|toque de queda|"
          r"campo de (concentracion|refugiados)|(epoca|anos|tiempos?) de la violencia|cuando la violencia|"
          r"trincheras?|(en el|lo mandaron al|se fue al|del) "
          r"frente(?! de)|alambradas|masacre|allanaron|allanamiento|torturar?on|manos en la nuca|"
          r"se (lo|la|los|las) llev(o|aron) (de noche|una noche|pres\w+|deten\w+|(los|unos) (guardias|"
          r"militares|"
          r"soldados|civiles|policias|hombres|tipos))|"
          r"(tipos?|hombres|civil(es)?|capuchas?|guardias|soldados|militares)\b.{0,90}(?<!no )\bse (lo |la |"
          r"los |las )?llevaron|(?<!no )se llevaron (preso|presa|presos)|se llevaron a (mi|un|una|su)\b"),
    (1.0, r"mataron a|(lo|la|los|las) mataron|asesin(aron|ado|ada|ato)|(lo|la|los|las) desaparecieron|"
          r"ven(ian|ir) los aviones|paredon|secuestr\w+|encanon\w+|balazos?|tiroteo|machetazos|navajazos?|"
          r"punaladas?|ametrall\w+"),
    (0.75, r"sirenas?(?! (de|del))"),
    (0.6, r"refugio|soldados|tiros|disparos|"
          r"balacera|balas|bombas?|fusil\w*|encapuchad[oa]s?|capuchas?|(me|la|lo|nos) apunt(o|aba|aron|aban)|"
          r"pistola|milicos|milicianos?|gendarmes?|guerrilla|paramilitares|"
          r"golpe (de estado|militar)|(para|cuando|dia) (el|del) golpe|desaparecid[oa]s?|presos?|"
          r"presa|carcel|lo habian soltado|la habian soltado|detuvieron|detenid\w+|exilio|"
          r"se (lo|la|los|las) (habian llevado|habia llevado)|perdido (una|la) guerra"),
    (1.0, r"(a|en) malvinas"),
    (0.6, r"once de septiembre|dos de octubre del? (68|sesenta y ocho)|"
          r"24 de marzo del? (76|setenta y seis)"),
    (0.4, r"se (lo|la|los|las) llevaron|la guerra|una guerra|hambre|la frontera|los pirineos|(los|"
          r"unos) aviones"),
    (0.4, r"(cuatro|tres|dos|unos) (tipos|hombres)"),
    # accidents, what falls, burns and drowns
    (1.0, r"(lo|la|me|nos|al|a) ?(\w+ )?(atropell\w+)|acababan? de atropellar|"
          r"(me |se |nos )?(lo|la|me) (agarro|pillo|cogio|arrollo|llevo por delante) (un|el) (auto|coche|"
          r"camion|tren|carro|tranvia|autobus)|perdio (dos|tres|un|una|el|la) (dedos?|ojo|mano|pierna|"
          r"brazo|vista)|"
          r"se (partio|rompio|quebro) (el|la|un|una) (brazo|pierna|cabeza|cadera|espalda)|escombros|"
          r"atrapad[oa]s? (debajo|bajo|entre)|se (le|les|me|nos) (vino|vinieron|cayo|cayeron) encima|"
          r"mal ?herid\w+|"
          r"(sin conocimiento|inconsciente)|avalancha|sepult\w+|"
          rf"se (nos |le |me )?quem(o|aba) (la|nuestra|el|toda la|todo el) {_BUILT}|"
          r"(riada|inundacion|avalancha|fuego|agua|lodo) se llevo|"
          r"volcamos|volc(o|aron) (el|la) (coche|carro|camion|bus|autobus|auto|barca|barco|bote|carreta)|"
          r"descarril\w+|vueltas de campana|grisu|amput\w+|"
          r"le cortaron (la|el|un|una) (pierna|brazo|dedo|mano)|"
          r"se ahog(o|aron)(?! de)|naufrag\w+|se quedo sin frenos|cayo (de|desde) (arriba|un andamio|"
          r"el andamio)"),
    (0.6, r"accidente|ambulancia|ahogad[oa]s?|incendio|en llamas|ardia|"
          r"exploto|explosion|estallo|temblor|terremoto|maremoto|derrumb\w+|riada|inundacion|sangre|"
          r"herid[oa]s?|quemadura\w*|vendad[oa]s"),
    # illness
    (0.6, r"respirador|oxigeno|terapia intensiva|cuidados intensivos|electroshock\w*|cancer|leucemia|tumor|"
          r"tuberculosis|tisis|meningitis|difteria|polio\w*|tifus|quirofano|uci|"
          r"infarto|derrame|ictus|embolia|trombosis|ataque al corazon|quimio\w*|"
          r"ya no (contestaba|abria los ojos|hablaba|conocia)|no podia (ni )?respirar|"
          r"perdio la razon"),
    (0.5, r"operaron"),
    (0.4, r"andamio|hospital|sanatorio|desmay\w+|a la cabecera|enferm[oa]|fiebre|suero|ingresad[oa]|gritos|"
          r"medico|clinica|veterinario"),
    # blows
    (1.0, r"(me|nos|le|les) pegaba\w*(?! un| la vuelta| el sol)|paliza|palizas|me violaron|abusa\w+ de|"
          r"nos echaron de la casa|(venia|llegaba) borracho|maltrat\w+|se emborrachaba y|"
          r"me encerraba (en|a)"),
    # what is left of it
    (0.5, r"nunca (mas|volvimos|supimos|supieron|volvieron|aparecio|volvio|se supo|lo volvimos|la volvimos)|"
          r"no (se )?volvio mas|(?<!que )(?<!casa )no volvio$|no volvio mi|"
          r"(ya )?no (llego|llegaron|llegue|alcanzo|alcance|alcanzaron) (a tiempo|a llegar|al entierro)|"
          r"ya no se levanto|(todavia|aun) (oigo|veo|lo oigo|la veo|se despierta|me despierto|le pesa|"
          r"me pesa)|"
          r"(le tiemblan|me temblaban) las|tembl\w+ al contarlo|no quiere seguir|pide parar|"
          r"despedir(nos|lo|la|los|las)"),
    (0.4, r"(aborda|habla|cuenta) (\w+ )?por primera vez|por primera vez (\w+ )?(habla|cuenta|aborda)|"
          r"(habla|cuenta|relata|vuelve|recuerda),? (muy )?(despacio|con pausas|con calma|en voz baja|"
          r"con la voz baja)|se emociona|llora y|nunca (habla|hablo) de (esto|eso|aquello)|"
          r"no habla de (esto|eso)|se (la|le) acompana en silencio|(hace|haciendo) una pausa|"
          r"accede a hablar"),
    (0.25, r"llor\w+|sin hablar|sin decir nada|no (hablaba|decia nada|dijo nada)|en silencio|de negro|"
           r"a oscuras|rez\w+|gritaba\w*|miedo|asustad\w+|no gritar|callad[oa]s?"),
)  # fmt: skip
_OF_ONES_OWN: Final = (
    r"(padre|madre|papa|mama|mima|mami|papi|hij[oa]|nin[oa]|bebe|herman[oa]|abuel[oa]|abuelit[oa]|nona|nono|yay[oa]|"
    r"marido|mujer|espos[oa]|ti[oa]|prim[oa]|amig[oa]|novi[oa]|viej[oa]|niet[oa]|companer[oa]|vecin[oa]|suegr[oa]|"
    r"cunad[oa]|comadre|compadre|madrina|padrino)"
)
_NO_DOUBT: Final = re.compile(
    r"\b((velamos|velaron|velaban|velabamos|enterramos|enterraron) (a |al )((mi|la|su|nuestr[oa]|el) )?"
    rf"{_OF_ONES_OWN}|se (me|nos) (murio|moria) (mi|el|la|un|una|nuestr[oa]) {_OF_ONES_OWN}|"
    r"(noche|dia|tarde|madrugada) (en )?que (se )?(me |nos )?(moria|murio|fallecio|(mataron|enterramos|"
    rf"velamos) al?) ?(mi|el|la|su|nuestr[oa])? ?{_OF_ONES_OWN}|"
    r"murio en (mis|sus) brazos|en (mis|sus) brazos (se )?murio|le cerre los ojos|pegaron un tiro|"
    r"(nos )?bombardeaban|nos bombardearon|perdi (al|un|el) (nino|hijo|bebe))\b"
)
_WEIGHED: Final = tuple((weight, re.compile(rf"\b(?:{signs})\b")) for weight, signs in _SIGNS)
_LAUGHED: Final = re.compile(
    r"\b(risas?|rei\w*|riend\w+|reia\w*|reimos|carcajad\w+|broma|chiste|gracia|jaja\w*|contento|contenta|"
    r"bailamos|bailaba\w*|radionovela|telenovela|novela|pelicula|cuento|tarta|torta|fiesta|cantamos)\b"
)
_JOKED: Final = re.compile(
    r"\b(risas?|reimos|carcajad\w+|chistes?|broma|pelicula|radionovela|novela|teatro)\b"
)
_OF_NEWS: Final = 0.75
_LIGHTER: Final = 0.3
_GRAVE: Final = 0.5


def is_hard(tokens: Sequence[str]) -> bool:
    """Whether the plain ``tokens`` of a scene tell of loss, war, violence, serious harm or illness."""
    return weight_of(tokens) >= ENOUGH


def leaves_no_doubt(tokens: Sequence[str]) -> bool:
    """Whether one of one's own dies, is mourned or is shot in so many words, and nobody laughs."""
    told = without_figures(" ".join(tokens))
    lost = _NO_DOUBT.search(told) is not None or is_unnamed_loss(told)
    return lost and _JOKED.search(told) is None


def weight_of(tokens: Sequence[str]) -> float:
    """The weights of the signs found, of grave kinds two at most, less what laughter takes away."""
    told = without_figures(" ".join(tokens))
    text = _BESIDES.sub(" ", told)
    if _SLAUGHTER.search(text):
        text = re.sub(r"\b(sangre|cuchillo|muert\w+)\b", " ", text)
    found = sum(weight * _times(weight, signs, text) for weight, signs in _WEIGHED)
    if is_unnamed_loss(text):
        found += ENOUGH
    if _NEWS.search(told):
        found += ENOUGH if _NEWS_OF_KIN.search(told) else _OF_NEWS
    return found - (_LIGHTER if _LAUGHED.search(text) else 0.0)


def _times(weight: float, signs: re.Pattern[str], text: str) -> int:
    found = {match.group() for match in signs.finditer(text)}
    return min(len(found), 2 if weight >= _GRAVE else 1)
