"""Whether a scene itself is one of loss, war, violence, serious harm or illness: signs with weights.

One sign that leaves no doubt suffices ("lo sacaron muerto", "en el refugio"); of words that also stand in
merry tellings ("hospital", "sangre", "murió") several must come together, or one with what grief leaves
behind ("nunca más supimos", "le tiemblan las manos"). What is laughed about needs more. Of the dead who are
only told of ("ya había muerto") and of comparisons ("como en un velorio") nothing counts.
"""

import re
from collections.abc import Sequence
from typing import Final

from narrative.matters import without_figures

ENOUGH: Final = 1.0
# what is said of the dead in passing, of comparisons and of what did not come to pass
_BESIDES: Final = re.compile(
    r"\b((que )?(ya )?(se )?(me |nos |le )?habia(n)? (ya )?(muerto|fallecido)( ya)?( (el|la|hacia|"
    r"en) \w+( \w+)?)?|"
    r"que (se )?(murio|fallecio|murieron) (hace|el ano|al ano|anos|dos|en el)( \w+)?|"
    r"como (en )?(un|una|el|la|si|de) (\w+ )?(velorio|velatorio|entierro|funeral|muert\w+|herid\w+|guerra|"
    r"bomba|"
    r"accidente|hospital|carcel|pres[oa]|incendio)|ni a tiros|tiros largos|(de|a) sangre fria|sangre fria|"
    r"sangre (de|del) (horchata|cerdo|toro|pichon)|se (me |nos |le )?mor(ia|ian|iria|io)( otra vez|"
    r" de viej[oa]| de \w+)|"
    r"conoci a .{0,20}(en|de) un (velorio|entierro)|a un (velorio|entierro|funeral)|"
    r"(la|una|de la|de una) pelicula de \w+|jug\w+ a (la guerra|las guerras|soldados|medicos|los medicos)|"
    r"antes de la guerra|despues de la guerra(?! se)|"
    r"(papa|el|ella|mama|abuelo|viejo|marido) (desaparecio|se perdio)|desde el (ictus|infarto|derrame|"
    r"accidente)|"
    r"murio (franco|gardel|evita|peron|el papa)|muerte de (franco|gardel|evita|peron)|santo entierro|"
    r"entierro de la sardina|no (hubo|habia) (muertos|heridos)|(la|una) operacion (retorno|matematica)|"
    r"se (le|me) incendi\w+ (el|la) (sombrero|pelo|falda|delantal)|un incendio de|"
    r"a ser bombero|se quemo (el rollo|todo menos|la comida|la paella|el arroz|el guiso))\b"
)
# the news of a death, as it comes
_NEWS: Final = re.compile(
    r"\b(telegrama|carta|llamada|llamo|llamaron|aviso|avisaron|noticia|dijeron|ponia|decia|voz|"
    r"visita)\b.{0,90}\b"
    r"((?<!ya )(se |se me |se nos )?(habia(n)?|ha) (muerto|fallecido)|acababan? de (morir|atropellar|matar))"
)
_SLAUGHTER: Final = re.compile(
    r"\b(matanza|cerdo|cochino|guarro|puerco|chancho|marrano|morcillas?|carneada|matarife|matachin)\b"
)
_SIGNS: Final[tuple[tuple[float, str], ...]] = (
    # the end of somebody, told as it came
    (1.0, r"(el dia|la noche|la tarde|la manana|la madrugada)( en)? que (se )?(murio|fallecio|mataron|"
          r"enterramos|"
          r"enterraron)\b(?! franco)|dejo de respirar|ya no respiraba|ultimo (suspiro|aliento)|"
          r"le cerre los ojos|"
          r"(la|su|aquella) ultima (noche|tarde|hora|madrugada) de (mi|su|el|la|"
          r"[a-z]+)\b(?! (de )?(las )?(vacaciones|"
          r"verano|feria|fiesta|mili|curso))|sus ultimas horas|cerro los ojos y (ya )?no|"
          r"se (me|nos|le) fue (con (la|los)|en (mis|sus)|entre|apret\w+)|murio en (mis|sus) brazos|"
          r"lo sacaron muert\w|la sacaron muert\w|(lo|la|los|las) (encontr\w+|hall\w+) muert\w+|"
          r"expiro (en|en mis)|se (estaba muriendo|nos moria)|agoniz\w+|en la agonia"),
    (1.0, r"(la|lo) perdimos (en|aquel|aquella|ese|esa)|perd(i|imos|io) (un|al|a la|el|a un|una|a su|a mi) "
          r"(hij[oa]|nin[oa]|bebe|criatura)|naci(o|do) muert[oa]|un aborto|abort[oe]\b|la cajita|caja blanca|"
          r"muerte de (una|un|su|mi) (hij[oa]|nin[oa]|bebe)|se suicid\w+|se (ahorco|quito la vida|"
          r"pego un tiro)"),
    (1.0, r"(el|del|al) (entierro|funeral|sepelio) de|enterr(ar|arl[oa])\b(?! en la arena)|"
          r"(lo|la) (tuvo que enterrar|enterramos|enterraron)|enterramos a|baj(aban|amos|aron) (la caja|"
          r"el ataud)|"
          r"ataud|feretro|tumba abierta|cav(ando|aba|aban) la tierra"),
    (1.0, r"se (me|nos) (murio|murieron|fue para siempre)|vela(mos|ron) a|no pude despedirme|"
          r"nos despedimos para siempre|"
          r"fosa comun|sin pulso|paro cardiaco"),
    (0.75, r"cuando (se )?(me |nos )?(murio|fallecio) (mi|su|mima|mama|papa|mami|papi)|(me quede|"
           r"se quedo) viud[oa]"),
    (0.6, r"velatorio|velorio|tumba"),
    (0.4, r"luto|viud[oa]s?|cementerio"),
    (0.5, r"(se )?(me |nos |le )?(murio|murieron|fallecio|fallecieron)|muert[oa]|enviud\w+|hubo muertos"),
    # war, soldiers, those who come at night
    (1.0, r"bombarde\w+|(las|de las|cayo una|cayeron|las|unas|exploto una|estallo una|puso una|"
          r"con) bombas?(?! de)|"
          r"refugio antiaereo|metralla\w*|fusil(aron|ado|ados|ar|amiento)|toque de queda|"
          r"campo de (concentracion|refugiados|argeles)|trincheras?|(en el|lo mandaron al|se fue al|del) "
          r"frente(?! de)|alambradas|masacre|allanaron|allanamiento|torturar?on|"
          r"las manos en la nuca|contra la pared (a|con|y)|"
          r"se (lo|la|los|las) llev(o|aron) (de noche|pres\w+|deten\w+|los (guardias|militares|soldados|"
          r"civiles)|"
          r"una noche|del (taller|colegio|trabajo|campo)|de la (casa|fabrica|escuela))|"
          r"(tipos?|hombres|civil(es)?|capuchas?|guardias|soldados|militares)\b.{0,90}(?<!no )\bse (lo |la |"
          r"los |las )?llevaron|"
          r"(?<!no )se llevaron (a|preso|presa)\b(?! \w+ (al cine|a la|de excursion))|"
          r"la epoca de la violencia|"
          r"a malvinas|en malvinas"),
    (1.0, r"mataron a|(lo|la|los|las) mataron|asesin(aron|ado|ada|ato)|(lo|la|los|las) desaparecieron|"
          r"ven(ian|ir) los aviones|paredon|secuestr\w+|encanon\w+|balazos?|tiroteo|a machetazos|navajazos?|"
          r"punaladas?|"
          r"ametrall\w+"),
    (0.6, r"refugio|sirenas?|los aviones|unos aviones|soldados|la frontera|los pirineos|tiros|disparos|"
          r"balacera|balas|"
          r"bombas?|fusil\w*|capuchas?|(me|la|lo|nos) apunt(o|aba|aron|aban)|pistola|milicos|guerrilla|"
          r"paramilitares|"
          r"(el )?once de septiembre|(el )?dos de octubre del 68|golpe de estado|desaparecid[oa]s?|presos?|"
          r"presa|"
          r"carcel|lo habian soltado|la habian soltado|detuvieron|detenid\w+|retumb\w+|exilio|"
          r"perdido una guerra|(cuatro|tres|dos|unos) (tipos|hombres|civiles)"),
    (0.4, r"se (lo|la|los|las) llevaron|la guerra|una guerra"),
    # accidents, what falls, burns and drowns
    (1.0, r"(lo|la|me|nos|al|a) ?(\w+ )?(atropell\w+)|acababan? de atropellar|masaje en el pecho|"
          r"(me |se |nos )?(lo|la|me) (agarro|pillo|cogio|arrollo|llevo por delante) (un|el) (auto|coche|"
          r"camion|tren|carro|"
          r"tranvia|autobus)|perdio (dos|tres|un|una|el|la) (dedos?|ojo|mano|pierna|brazo|vista)|"
          r"se (partio|rompio|quebro) (el|la|un|una) (brazo|pierna|cabeza|cadera|espalda)|escombros|"
          r"atrapad[oa]s? (debajo|bajo|entre)|debajo de (una|la) viga|se (le|les|me|nos) (vino|vinieron|"
          r"cayo|cayeron) "
          r"encima (a|al|el techo|la casa|la pared|el muro|una rama)|le habia caido encima|mal ?herid\w+|"
          r"(sin conocimiento|inconsciente)|avalancha|sepult\w+|"
          r"se (nos )?quem(o|aba) (la|nuestra|toda la) casa|(riada|inundacion|avalancha|fuego|agua|"
          r"lodo) se llevo|"
          r"volcamos|volc(o|aron) (el|la) (coche|carro|camion|bus|autobus|auto|barca|barco|bote|carreta)|"
          r"descarril\w+|vueltas de campana|grisu|amput\w+|"
          r"le cortaron (la|el|un|una) (pierna|brazo|dedo|mano)|se vino abajo .{0,60} (adentro|dentro)|"
          r"se ahog(o|aron)(?! de)|naufrag\w+|"
          r"se (habia )?perdido un barco|se quedo sin frenos|cayo (de|desde) (arriba|un andamio|el andamio)|"
          r"(cayo|cedio) (un|el) andamio"),
    (0.6, r"accidente|ambulancia|ahogad[oa]s?|se (nos )?quemo (la|el|todo|toda)|incendio|en llamas|ardia|"
          r"exploto|explosion|"
          r"estallo|(le|me|les) estallo|terremoto|temblor|derrumb\w+|riada|inundacion|[ea]l lodo|sangre|"
          r"herid[oa]s?|quemadura\w*|no se veia nada|(pierna|pata|brazo) colgad[oa]|vendad[oa]s|"
          r"(una|un) viga|le temblaba"),
    # illness
    (0.6, r"respirador|oxigeno|terapia intensiva|cuidados intensivos|electroshock\w*|cancer|leucemia|tumor|"
          r"tuberculosis|tisis|meningitis|difteria|polio\w*|quirofano|operaron|uci|"
          r"infarto|derrame|ictus|ya no (contestaba|abria los ojos|hablaba|conocia)|no podia (ni )?respirar|"
          r"apenas podia|le humedec\w+ los labios|le mojaba los labios|dejo despedirnos|despedirnos de|"
          r"la inyeccion|perdio la razon"),
    (0.4, r"andamio|hospital|sanatorio|desmay\w+|alrededor de la cama|a la cabecera|enferm[oa]|fiebre|suero|"
          r"medico|clinica|veterinario"),
    # blows
    (1.0, r"(me|nos|le|les) pegaba\w*(?! un| la vuelta| el sol)|paliza|palizas|me violaron|abusa\w+ de|"
          r"nos echaron de la casa|(venia|llegaba) borracho|maltrat\w+|se emborrachaba y|"
          r"me encerraba (en|a)"),
    # what is left of it
    (0.5, r"nunca (mas|volvimos|supimos|supieron|volvieron|aparecio|volvio|se supo|lo volvimos|la volvimos)|"
          r"no (se )?volvio mas|(?<!que )(?<!casa )no volvio$|no volvio mi|"
          r"(ya )?no (llego|llegaron|llegue|alcanzo|alcance|alcanzaron) (a tiempo|a llegar|al entierro)|"
          r"no alcanzo$|"
          r"ya no se levanto|no (ha|he) vuelto a|(todavia|aun) (oigo|veo|lo oigo|la veo|se despierta|"
          r"me despierto|le pesa|"
          r"me pesa)|le tiemblan|me temblaban las|tembl\w+ al contarlo|no quiere seguir|no pregunto mas|"
          r"pide parar|"
          r"se (queda|quedo) (un rato )?mirando(se)? las manos|despedida|despedirlo|despedirla"),
    (0.4, r"por primera vez (rosario|\w+) (habla|cuenta|aborda)|aborda por primera vez|habla por primera vez|"
          r"(habla|cuenta|relata|vuelve|recuerda),? (muy )?(despacio|con pausas|con calma|en voz baja|"
          r"con la voz baja)|"
          r"sesion con panuelo|se emociona|nunca (habla|hablo) de (esto|eso|aquello)|no habla de (esto|eso)|"
          r"se (la|le) acompana en silencio|(hace|haciendo) una pausa|accede a hablar"),
    (0.25, r"llor\w+|sin hablar|sin decir nada|no (hablaba|decia nada|dijo nada)|en silencio|de negro|"
           r"a oscuras|"
           r"rez\w+|gritaba\w*|miedo|asustad\w+|no gritar|callad[oa]s?"),
)  # fmt: skip
_WEIGHED: Final = tuple((weight, re.compile(rf"\b(?:{signs})\b")) for weight, signs in _SIGNS)
_LAUGHED: Final = re.compile(
    r"\b(risas?|rei\w*|riend\w+|reia\w*|reimos|carcajad\w+|broma|chiste|gracia|jaja\w*|contento|contenta|"
    r"bailamos|bailaba\w*|radionovela|telenovela|novela|pelicula|cuento|tarta|torta|fiesta|cantamos)\b"
)
_LIGHTER: Final = 0.3
_GRAVE: Final = 0.5


def is_hard(tokens: Sequence[str]) -> bool:
    """Whether the plain ``tokens`` of a scene tell of loss, war, violence, serious harm or illness."""
    return weight_of(tokens) >= ENOUGH


def weight_of(tokens: Sequence[str]) -> float:
    """The weights of the signs found, of grave kinds two at most, less what laughter takes away."""
    told = without_figures(" ".join(tokens))
    text = _BESIDES.sub(" ", told)
    if _SLAUGHTER.search(text):
        text = re.sub(r"\b(sangre|cuchillo|muert\w+)\b", " ", text)
    found = sum(weight * _times(weight, signs, text) for weight, signs in _WEIGHED)
    found += ENOUGH if _NEWS.search(told) else 0.0
    return found - (_LIGHTER if _LAUGHED.search(text) else 0.0)


def _times(weight: float, signs: re.Pattern[str], text: str) -> int:
    found = {match.group() for match in signs.finditer(text)}
    return min(len(found), 2 if weight >= _GRAVE else 1)
