"""What asks for care: sad or frightening scenes, and tellings that hold nothing to draw yet."""

import re
from typing import Final

from narrative.sorrow import is_sorrow
from narrative.words import Words

_HARM: Final = re.compile(
    r"\b(bombarde\w+|bombas|fusil(aron|ado|ados|ar)|mataron|lo mataron|se llevaron a|me pegaba|"
    r"nos pegaba|paliza|violencia|"
    r"entierro|enterra(mos|ron)(?! en la arena)|velatorio|velorio|funeral|ataud|se ahog\w+|ahogado|incendio|"
    r"se quemo (la|el|todo)|"
    r"accidente|cancer|"
    r"agoniz\w+|se estaba muriendo|se moria(?! de (la )?risa| de ganas| de verguenza| de miedo| de frio)|"
    r"no volvio(?! mas| a )|desaparec(io|ido|idos)|detuvieron|carcel|"
    r"campo de concentracion|"
    r"torturar?on|allanaron|abort\w+|murio en mis brazos|se nos murio|perdi (un|al|el) (hijo|nino)|"
    r"naci(o|do) muert[oa]|"
    r"metralla\w*|tiros|disparos|refugio antiaereo|sirenas|campo de refugiados|guardia civil se llevo|"
    r"derrumb\w+|avalancha|se lo llevaron|la llevaron presa|preso|presa|alambrada|"
    r"(la|las) sirenas? (de noche|y|sonaba|sonaban)|retumbaba|en el frente|toque de queda|"
    r"se partio (el|la|un|una) (brazo|pierna|cabeza)|"
    r"atrapad[oa] (debajo|bajo|entre)|(la|lo|los) perdimos (en|aquel|aquella|ese|esa)|"
    r"hambre de verdad|sangre)\b"
)  # fmt: skip
_LOSS: Final = re.compile(
    r"\b((el dia|la noche|la tarde|la manana)( en)? que (se )?murio (mi|su|el|la)\b(?! franco)|"
    r"cuando (se )?murio (mi|su|mima|mama|papa|mami|papi|la abuela|el abuelo)|"
    r"se (nos )?murio (mi|su)|dio el ultimo suspiro|"
    r"dejo de respirar|ya no respiraba|expiro en|se apago en|ultimo aliento|le cerre los ojos|"
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


def is_sensitive(words: Words, main: tuple[int, int]) -> bool:
    """Loss, war, violence, serious harm in the scene itself."""
    text = " ".join(w.plain for w in words.items if main[0] <= w.sentence < main[1])
    text = text.replace("santo entierro", " ").replace("entierro de la sardina", " ")
    if _SLAUGHTER.search(text):
        text = text.replace("sangre", " ")
    played = re.sub(
        r"jugar a la guerra|hambre de lobos|muert[oa]s? de (risa|miedo|hambre|frio|verguenza)", " ", text
    )
    inside = [w for w in words.items if main[0] <= w.sentence < main[1]]
    told = words.text[inside[0].start : inside[-1].end] if inside else ""
    return bool(_HARM.search(played) or _LOSS.search(played)) or is_sorrow(told)


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
