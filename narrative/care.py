"""What asks for care: sad or frightening scenes, and tellings that hold nothing to draw yet."""

import re
from typing import Final

from narrative.grammar_words import DETERMINERS
from narrative.harm import is_hard, leaves_no_doubt
from narrative.sorrow import is_sorrow
from narrative.verbs import Verbs
from narrative.words import Word, Words, split_words

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


# how a telling ends when nothing more comes to mind: what was told before it stands
_NO_MORE: Final = re.compile(r"\b(ya )?no (me )?(acuerdo|recuerdo) (de )?(nada )?mas\b")
_TOLD_BEFORE: Final = 5  # words
_PRETENDED: Final = re.compile(
    r"\b(peliculas?|cine|radionovela|telenovela|novela|teatro|jug\w+ a (la guerra|(los )?soldados))\b"
)
_A_SENTENCE_OR_TWO: Final = 24  # words: there is no more of it than what is mourned


def is_sensitive(words: Words, main: tuple[int, int], judged: bool | None = None) -> bool:
    """Loss, war, violence, serious harm or illness in the scene itself: its sentences are ``main``.
    ``judged`` is what the whole text was judged to be, None where the words decide; some leave no doubt.
    """
    told = [w.plain for w in words.items if main[0] <= w.sentence < main[1]]
    if judged and _PRETENDED.search(" ".join(told)):
        judged = None  # of a war on a screen the words know more than the judge
    if judged is not None:
        return judged or leaves_no_doubt(told)
    short = len(words) < _A_SENTENCE_OR_TWO and is_sorrow(words.text)
    return short or leaves_no_doubt(told) or is_hard(told)


# what a therapist writes of a session without a tale
_SESSION: Final = re.compile(
    r"\b(propongo|se propone|proponemos|se le (propone|pregunta|muestra|ensena|pone|nombra|lee|pide)|"
    r"le (pregunto|muestro|enseno|pongo|acerco|nombro|leo|propongo|pido)|"
    r"(seguimos|retomamos|probamos|repetimos|volvemos|continuamos|lo intentamos|probaremos|traeremos|traere) "
    r"(el|otro|manana|la|con|de)|no (insistimos|insisto|se insiste|surge|aparece|arma|hay relato|se recoge)|"
    r"sesion (breve|corta)|sin escena|hoy nada|monosilabos|apenas (conversa|habla|contesta|responde|dice)|"
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
_SENSED: Final = frozenset({"oler", "saber", "sonar", "parecer", "ser", "haber", "hacer"})
_LOST_NOW: Final = re.compile(r"\b(no se (donde|quien|que)|no encuentro|no me encuentro)\b")
_OF_THEN: Final = 2  # verbs of the past that a note of a session without a tale may hold
_QUOTES: Final = re.compile(r"[\"“«][^\"”»]*[\"”»]")


def is_empty_session(words: Words, verbs: Verbs, by_a_relative: bool = False) -> bool:
    """Reads a note of a session in which nothing was told: all of it is of today, and it came to little.

    A relative's message must show it twice, for relatives write of today as well as of then.
    """
    outside = split_words(_QUOTES.sub(" ", words.text))
    told = [w for w in outside.items if _is_of_then(w, outside, verbs)]
    signs = {found.group() for found in _SESSION.finditer(outside.joined(0, len(outside)))}
    if len(told) > _OF_THEN:
        return False
    twice = (
        by_a_relative or len(told) == _OF_THEN or _TELLS.search(outside.joined(0, len(outside))) is not None
    )
    return len(signs) >= (2 if twice else 1)


def _is_of_then(word: Word, words: Words, verbs: Verbs) -> bool:
    """Whether a word is a verb of the past, not a noun before which an article stands."""
    if words.plain_at(word.index - 1) in DETERMINERS - {"la", "lo", "los", "las"}:
        return False
    forms = verbs.read(word.lower, words.accented)
    return bool(forms) and all(f.tense in ("past", "imperfect") for f in forms)


def tells_of_then(words: Words, verbs: Verbs) -> bool:
    """Whether something is told of the past: "me trajeron una muñeca", not "la mesa, el pan", nor "no sé
    dónde puse las gafas" nor "olía a limón", which is of something else.
    """
    if _LOST_NOW.search(words.joined(0, len(words))):
        return False
    told = (w for w in words.items if _is_of_then(w, words, verbs))
    return any(form.lemma not in _SENSED for w in told for form in verbs.read(w.lower, words.accented))


def needs_follow_up(words: Words, verbs_told: int, present: int) -> bool:
    """Whether there is nothing to draw: the teller is tired, does not remember, or only names things.

    ``verbs_told`` counts actions, dated cues, a told weather and things told of then, ``present`` the people
    and animals acting.
    """
    text = " ".join(w.plain for w in words.items)
    rest = _NO_MORE.sub(" ", text)
    text = rest if len(rest.split()) >= _TOLD_BEFORE else text
    signs = len(_NOTHING.findall(text))
    if signs >= 3:
        return True
    if signs == 2:
        return verbs_told <= 3 or signs >= 4
    if signs == 1:
        return verbs_told == 0 or (len(words) < 25 and verbs_told <= 1 and present == 0)
    return verbs_told == 0 and present == 0 and len(words) < 12 and not is_sorrow(words.text)
