"""What asks for care: sad or frightening scenes, and tellings that hold nothing to draw yet."""

import re
from typing import Final

from narrative.grammar_words import DETERMINERS
from narrative.sorrow import is_sorrow
from narrative.verbs import Verbs
from narrative.words import Word, Words, split_words

_HARM: Final = re.compile(
    r"\b(bombarde\w+|bombas|fusil(aron|ado|ados|ar)|mataron|lo mataron|se llevaron a|me pegaba|"
    r"nos pegaba|paliza|violencia|"
    r"entierro|enterra(mos|ron)(?! en la arena)|velatorio|velorio|funeral|ataud|se ahog\w+|ahogado|"
    r"incendio|"
    r"se quemo (la|el|todo)|"
    r"accidente|cancer|"
    r"agoniz\w+|se estaba muriendo|"
    r"se moria(?! por| de (la )?risa| de ganas| de verguenza| de miedo| de frio)|"
    r"no volvio(?! mas| a )|desaparec(io|ido|idos)|detuvieron|carcel|"
    r"campo de concentracion|"
    r"torturar?on|allanaron|abort\w+|murio en mis brazos|se nos murio|perdi (un|al|el) (hijo|nino)|"
    r"naci(o|do) muert[oa]|"
    r"metralla\w*|tiros(?! largos)|disparos|refugio antiaereo|sirenas|campo de refugiados|"
    r"guardia civil se llevo|derrumb\w+|avalancha|se lo llevaron (de noche|pres|deten|los|una noche)|"
    r"la llevaron presa|preso|presa|alambrada|"
    r"(la|las) sirenas? (de noche|y|sonaba|sonaban)|retumbaba|en el frente|toque de queda|"
    r"se partio (el|la|un|una) (brazo|pierna|cabeza)|"
    r"atrapad[oa] (debajo|bajo|entre)|(la|lo|los) perdimos (en|aquel|aquella|ese|esa)|"
    r"se (le|les|me|nos) (vino|vinieron|cayo|cayeron) encima (a|al|el techo|la casa|la pared|el muro)|"
    r"escombros|"
    r"bajo los ladrillos|quitamos los ladrillos|mal herid[oa]|malherid[oa]|se desmayo.{0,120}ambulancia|"
    r"masaje en el pecho|hambre de verdad|sangre)\b"
)  # fmt: skip
_LOSS: Final = re.compile(
    r"\b((el dia|la noche|la tarde|la manana)( en)? que (se )?murio (mi|su|el|la)\b(?! franco)|"
    r"cuando (se )?murio (mi|su|mima|mama|papa|mami|papi|la abuela|el abuelo)|"
    r"se (nos )?murio (mi|su)|dio el ultimo suspiro|"
    r"dejo de respirar|ya no respiraba|expiro en|se apago en|ultimo aliento|le cerre los ojos|"
    r"(la|su|aquella) ultima noche de (mi|su|el|la|[a-z]+)\b(?! (de )?(las )?(vacaciones|verano|feria|"
    r"fiesta|mili|curso))|"
    r"sus ultimas horas|(me|nos|le) (apreto|solto) (la mano|los dedos|dos dedos).{0,40}despedida|"
    r"se (me|nos|le) fue (con|de|entre|en) (la|las|los|mis|sus) (manos?|brazos?|dedos)|"
    r"(telegrama|carta|llamada|llamaron|avisaron|aviso|noticia|dijeron|ponia|"
    r"decia)\b.{0,60}\bhabia (muerto|fallecido)|"
    r"nos despedimos de (el|ella) para siempre|"
    r"enviude)\b"
)  # fmt: skip
_NOTHING: Final = re.compile(
    r"\b(no me acuerdo|no se acuerda|no recuerd[oa]|no me sale|se me ha ido|no lo se|no sabe|"
    r"esta cansad[oa]|llega cansad[oa]|"
    r"lo dejamos|no se logra|se retomara|retomaremos|no quiere hablar|no responde|se queda en silencio|"
    r"no consigue|"
    r"no dice nada|no me viene|otro dia|no tengo ganas|no se que decir|no puedo|no contesta|en blanco|"
    r"se niega|"
    r"no aporta|sin contenido|queda pendiente|se pierde|se duerme|cosas|no sabria|que se yo|"
    r"ya no me acuerdo|todo se me olvida|"
    r"no estoy para|hoy no|cambia de tema|prefiere no|monosilabos|"
    r"no quiere conversar|quedamos en probar|mira el reloj|ya va a venir|se seguira|"
    r"ningun recuerdo|no se no se|la hora del te|no se consigue|"
    r"somnolient[oa]|se suspende|proxima vez|sin que se entienda|"
    r"no hay manera|se probara|repite la pregunta|se bloquea|no concreta|no hay relato)\b"
)  # fmt: skip


_SLAUGHTER: Final = re.compile(
    r"\b(matanza|cerdo|cochino|guarro|puerco|chancho|marrano|morcillas?|carneada)\b"
)

# asks for care in the talk; a scene of it is hard only when somebody comes to harm
_TREMOR: Final = re.compile(r"\bterremotos?\b", re.IGNORECASE)


def is_sensitive(words: Words, main: tuple[int, int]) -> bool:
    """Loss, war, violence, serious harm in the scene itself."""
    text = " ".join(w.plain for w in words.items if main[0] <= w.sentence < main[1])
    text = text.replace("santo entierro", " ").replace("entierro de la sardina", " ")
    if _SLAUGHTER.search(text):
        text = text.replace("sangre", " ")
    played = re.sub(
        r"jugar a la guerra|hambre de lobos|muert[oa]s? de (risa|miedo|hambre|frio|verguenza)|"
        r"(se|me|nos) ahog\w+ de (la )?(risa|calor|verguenza|tos)|se quemo todo menos|a un (velorio|"
        r"entierro|funeral)",
        " ",
        text,
    )
    inside = [w for w in words.items if main[0] <= w.sentence < main[1]]
    told = words.text[inside[0].start : inside[-1].end] if inside else ""
    told = _TREMOR.sub(" ", told)
    return bool(_HARM.search(played) or _LOSS.search(played)) or is_sorrow(told)


# what a therapist writes of a session without a tale
_SESSION: Final = re.compile(
    r"\b(propongo|se propone|proponemos|monosilabos|apenas (conversa|habla|contesta|responde|dice)|"
    r"se (repetira|reintentara|intentara|retomara|retoma|aplaza|pospone|suspende)|"
    r"(proxima|siguiente) (sesion|semana|vez)|"
    r"(semana|dia|lunes|martes|miercoles|jueves|viernes) que viene|otro dia|encoge (los|de) hombros|"
    r"mueve la cabeza|se encoge|guarda silencio|en silencio|mira (por la ventana|al suelo|la pared)|"
    r"(viene|llega|esta|se muestra) (con|muy|bastante|algo)? ?(sueno|dormid\w|cansad\w|inquiet\w|"
    r"distraid\w|apagad\w|"
    r"desganad\w|poco habladora?|callad\w|ausente)|no (quiere|desea|logra|consigue|llega a) \w+|nada mas|"
    r"cierra los ojos|bosteza|pide (volver|irse|salir|descansar)|no engancha|sin (respuesta|ganas|"
    r"contestar))\b"
)
_TELLS: Final = re.compile(
    r"(?<!no )(?<!apenas )\b(cuenta|relata|recuerda|describe|explica|evoca|narra|rememora|revive|habla de)\b"
)
_QUOTES: Final = re.compile(r"[\"“«][^\"”»]*[\"”»]")


def is_empty_session(words: Words, verbs: Verbs) -> bool:
    """Reads a note of a session in which nothing was told: all of it is of today, and it came to little."""
    outside = split_words(_QUOTES.sub(" ", words.text))
    told = [w for w in outside.items if _is_of_then(w, outside, verbs)]
    signs = {found.group() for found in _SESSION.finditer(outside.joined(0, len(outside)))}
    if len(told) > 1:
        return False
    return len(signs) >= (2 if _TELLS.search(outside.joined(0, len(outside))) else 1)


def _is_of_then(word: Word, words: Words, verbs: Verbs) -> bool:
    """Whether a word is a verb of the past, not a noun before which an article stands."""
    if words.plain_at(word.index - 1) in DETERMINERS - {"la", "lo", "los", "las"}:
        return False
    forms = verbs.read(word.lower, words.accented)
    return bool(forms) and all(f.tense in ("past", "imperfect") for f in forms)


def needs_follow_up(words: Words, verbs_told: int, present: int) -> bool:
    """Whether there is nothing to draw: the teller is tired, does not remember, or only names things.

    ``verbs_told`` counts actions and dated cues, ``present`` the people and animals acting.
    """
    text = " ".join(w.plain for w in words.items)
    signs = len(_NOTHING.findall(text))
    if signs >= 3:
        return True
    if signs == 2:
        return verbs_told <= 3 or signs >= 4
    if signs == 1:
        return verbs_told == 0 or (len(words) < 25 and verbs_told <= 1 and present == 0)
    return verbs_told == 0 and present == 0 and len(words) < 12
