"""Whether the patient lived what is told or only heard of it, and whether a relative who writes was there."""

import re
from typing import Final

from narrative.telling import Telling
from narrative.verbs import Verbs
from narrative.words import Words, word_set

_SELF_OUT: Final = re.compile(
    r"\b(?:yo de eso no vi|(?:yo )?(?:eso|esto|aquello)(?: ya)? (?:yo )?no lo (?:vi|vivi|presencie|"
    r"alcance)|"
    r"yo no vi nada|(?:no|ni) lo (?:vi|vivi|presencie) yo|yo (?:no|tampoco|ni) lo(?:s)? (?:vi|vivi|"
    r"presencie)\b|"
    r"yo (?:aun|todavia|ni|no) (?:habia nacido|existia|era nacid[oa]|habia venido al mundo)|"
    r"(?:aun|todavia) no habia nacido yo|no habia nacido yo|yo (?:aun |todavia )?estaba (?:aun |"
    r"todavia )?(?:por|sin) nacer|"
    r"yo ni (?:estaba|estuve))\b"
)
_NOT_THERE: Final = re.compile(r"\byo (?:nunca|no|tampoco|jamas) (?:estaba|estuve|anduve)\b(?: (\w+))?")
_THERE_WORDS: Final = frozenset(
    {
        "ahi",
        "alli",
        "alla",
        "pero",
        "ni",
        "que",
        "ese",
        "esa",
        "delante",
        "presente",
        "cuando",
        "aquel",
        "aquella",
    }
)
_TOLD_ME: Final = (
    r"(?:me|nos) (?:lo|la|los|las) (?:ha |han |habia |habian )?"
    r"(?:cont\w+|dij\w+|dic\w+|explic\w+|platic\w+|relat\w+|refir\w+)"
)
_HEARD: Final = re.compile(
    rf"\b(?:{_TOLD_ME}|contaban? que|me cont(?:o|aron|aba|aban)\b|nos cont(?:o|aba|aban|aron)\b|"
    rf"segun contaban?|"
    r"siempre contaban?|contaban? (?:mi|siempre)|de oidas|lo se (?:por|porque me)|lo oi contar|"
    r"lo cuento como me|"
    r"de tanto oirlo)\b"
)
_MEANWHILE: Final = re.compile(
    rf"(?:{_TOLD_ME}).{{0,60}}\b(?:yo (?:estaba|andaba|vivia|trabajaba|seguia)|estaba yo) (?:en|de|fuera|"
    rf"lejos)|"
    rf"\b(?:yo (?:estaba|andaba|vivia|trabajaba|seguia)|estaba yo) (?:en|de|fuera|"
    rf"lejos)\b.{{0,60}}(?:{_TOLD_ME})"
)
# "lo sé porque me lo contó él… Yo estaba en Barakaldo tan calentito"
_ONLY_FROM_THEM: Final = re.compile(
    r"\blo se (?:por|porque me lo)\b.*\byo (?:a esa hora |entonces |ya )?(?:estaba|andaba|seguia)\b"
)
_AT_THAT_HOUR: Final = re.compile(rf"{_TOLD_ME}.*\byo a (?:esa hora|esas horas) (?:estaba|andaba|seguia)\b")
# "ni mi padre había nacido, conque yo, figúrese"
_PARENTS_UNBORN: Final = re.compile(
    r"\bni (?:mi (?:padre|madre|papa|mama|viejo|vieja)|mis padres) (?:habia|habian) nacido\b"
)
_RELATIVE_AWAY: Final = re.compile(
    r"\byo (?:no|tampoco) (?:estaba|habia|lo vi|vivia|existia)|\byo (?:aun|todavia) no|\byo (?:vivia|"
    r"estudiaba|andaba|estaba en)|"
    r"\b(?:no|ni) me (?:llevaron|dejaron|sacaron|trajeron)|\byo era (?:guagua|bebe|muy chic|un bebe|"
    r"una bebe|recien)|"
    r"\ba mi (?:no )?me (?:dejaron|habian|mandaron|llevaron|tocaba|lo|la)"
)
_RELATIVE_THERE: Final = re.compile(
    r"\by yo (?:ya )?(?:nos )?\w+(?:abamos|iamos|amos|imos)\b|\ba (?:mis?|su) \w+(?: \w+)? y a mi\b|"
    r"\ba mi y a (?:mis?|su)\b|"
    r"\by yo\b(?! (?:no|tampoco|estaba|vivia|siempre|le pedi|nos reimos cuando))|"
    r"\b(?:me|nos) (?:dej|dio|llev|ense|abraz|mir|cogi|agarr|cur|baj|sac|met|tir|grit|regal|hizo|pus|sub|"
    r"pein|cant|mat)\w*|"
    r"\b(?:ensen|llev|mir|abraz|bes|pein|agarr|bañ|ban)(?:ar|and[oe]?)(?:me|nos)\b|"
    r"\byo (?:estaba|iba) (?:alli|con (?:ella|el|ellos)|delante)"
)
_OWN_FEAST: Final = re.compile(
    r"\b(?:mi (?:graduacion|boda|comunion|cumpleanos|quinceanera|despedida)|mis quince) "
    r"(?:fue|fueron|era|la|los)\b"
)
_TAUGHT: Final = re.compile(r"\b(?:me|nos) (?:enseno|llevo|subio|cogio|monto|saco|puso)\b")
_I_LOOKED: Final = re.compile(r"\byo (?:le|la|lo|me|ten|iba|mir)")
_WRITING: Final = word_set(
    """contar escribir preguntar grabar apuntar mandar transcribir copiar pensar creer saber nacer oír pedir
    decir encontrar guardar heredar tener ser querer poder"""
)


def only_heard_of(words: Words) -> bool:
    """Whether a patient who tells says that they were not there: "eso no lo vi yo", "yo estaba por nacer"."""
    text = words.joined(0, len(words))
    signs = (_SELF_OUT, _MEANWHILE, _ONLY_FROM_THEM, _AT_THAT_HOUR, _PARENTS_UNBORN)
    if any(sign.search(text) for sign in signs):
        return True
    return any(_ends_or_goes_on(found, words, text) for found in _NOT_THERE.finditer(text))


def _ends_or_goes_on(found: re.Match[str], words: Words, text: str) -> bool:
    """Reads "yo nunca estuve ahí", "yo no estaba." against "yo no estaba para fiestas"."""
    at = text[: found.end()].count(" ")
    if found[1] is None:
        return True
    return words[at].after_stop or found[1] in _THERE_WORDS


def is_heard(words: Words) -> bool:
    """Whether the tale comes from another's telling; the teller may be in it all the same."""
    return _HEARD.search(words.joined(0, len(words))) is not None


def relative_was_there(words: Words, verbs: Verbs, telling: Telling) -> bool:
    """Reads "a mi hermana y a mí", "yo me tapé con la toalla" of the relative who writes."""
    if telling.voice != "relative":
        return False
    text = words.joined(0, len(words))
    if _RELATIVE_AWAY.search(text):
        return False
    if _RELATIVE_THERE.search(text) or (_TAUGHT.search(text) and _I_LOOKED.search(text)):
        return True
    if _OWN_FEAST.search(text):
        return True
    return any(_acted(words, verbs, at) or _did_together(words, verbs, at) for at in range(len(words)))


def _did_together(words: Words, verbs: Verbs, at: int) -> bool:
    """Reads "llegamos con tres fleteros", "los veranos íbamos": a past verb of whoever writes and others."""
    forms = verbs.read(words[at].lower, words.accented)
    past = any(f.tense in ("past", "imperfect") for f in forms)
    return past and all(f.person == 1 and f.plural and f.lemma not in _WRITING for f in forms)


def _acted(words: Words, verbs: Verbs, at: int) -> bool:
    """Reads "Yo me tapé", "yo sujetaba", "las asé yo": a verb of the past, not of telling, beside "yo"."""
    if words.plain_at(at) != "yo" or words[at].sentence == 0:
        return False
    verb = at + 1
    while words.plain_at(verb) in ("me", "le", "la", "lo", "les", "se", "ya", "tambien", "nos"):
        verb += 1
    return _is_past_of_mine(words, verbs, verb) or (
        not words[at].after_stop and _is_past_of_mine(words, verbs, at - 1)
    )


def _is_past_of_mine(words: Words, verbs: Verbs, at: int) -> bool:
    forms = verbs.read(words[at].lower, words.accented) if at < len(words) else ()
    return any(f.person == 1 and f.tense in ("past", "imperfect") and f.lemma not in _WRITING for f in forms)
