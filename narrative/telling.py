"""Who tells the memory: the patient, a therapist in a note, or a relative who says who they are."""

import re
from dataclasses import dataclass
from typing import Literal

from narrative.entities import Entity, Patient
from narrative.words import Words, plain, word_set

Voice = Literal["patient", "note", "relative"]

_RELATIVE = re.compile(
    r"\b(?:soy|escribe|escribo|aqui|le escribe|les escribe|os escribe|me llamo|habla|"
    r"saluda)\s+(?P<name>[\w ]{2,40}?),?\s+"
    r"(?:la |el |su |una |un )?(?P<rel>hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|mujer|marido|espos[oa]|"
    r"nuera|yerno|"
    r"bisniet[oa]|ahijad[oa]|prim[oa])\s+(?:mayor |menor |pequen[oa] )?(?:de|del)\b"
)
_RELATIVE_BARE = re.compile(
    r"\bsoy (?:la |el |su |una |un )?(?P<rel>hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|mujer|marido|espos[oa])\b"
)
_KIN_WORDS = r"hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|mujer|marido|espos[oa]|nuera|yerno|bisniet[oa]"
_SIGNED = re.compile(
    r"(?:(?:hola|buenas|buenos dias|buenas tardes)[,.!]* )?"
    r"(?:(?:escribo|escribe|habla) (?:yo|una servidora), )?"
    rf"(?P<name>[a-zñ]+(?: [a-zñ]+)?), (?:la|el|su) (?P<rel>{_KIN_WORDS})"
    rf"(?: (?:mayor|menor|pequen[oa]|median[oa]))?(?: (?:de|del) [a-zñ ]+)?[.:;]"
)
_NOTE_VERBS = word_set(
    """cuenta describe recuerda dice relata explica comenta evoca repite habla refiere narra menciona
    rememora sonrie llega esta contesta responde se emociona insiste asegura comparte trae senala
    identifica acude hoy aparece aporta reconoce pide muestra ensena prefiere asiente canta"""
)
_FIRST_PERSON = word_set("yo me mi mis nos nuestro nuestra nosotros conmigo mio mia")


@dataclass(frozen=True)
class Telling:
    """``voice`` with the teller's own ``relation`` to the patient when a relative tells."""

    voice: Voice
    relation: str | None = None


def who_tells(words: Words, patient: Patient, entities: tuple[Entity, ...]) -> Telling:
    """Decide from the first words and the patient's name."""
    opening = plain(words.text[:240])
    match = _RELATIVE.search(opening) or _RELATIVE_BARE.search(opening) or _SIGNED.match(opening)
    if match is None and (written := _WRITES.search(opening)):
        return Telling("relative", _relation_named(written["name"], entities))
    names = "|".join(sorted(patient_names(patient, entities))) or "$"
    match = match or re.search(rf"[,:] (?P<rel>{_KIN_WORDS}) de (?:{names})\b", opening[:90])
    known = _registered_teller(opening, entities)
    if known is not None:
        return Telling("relative", known)
    if match:
        relation = {"espos": "mujer"}.get(match["rel"][:-1], match["rel"])
        return Telling("relative", "marido" if match["rel"] == "esposo" else relation)
    if _is_note(words, patient_names(patient, entities)):
        return Telling("note")
    return Telling("patient")


_I_AM = re.compile(
    r"\b(?:soy|escribe|escribo|escribo yo,|escribe una servidora,|habla|me llamo|aqui|saluda)"
    r"\s+([a-z]+(?: [a-z]+)?)"
)


_WRITES = re.compile(r"\b(?:les|le|os|te) escrib(?:e|o)(?: yo)?,? (?P<name>[a-zñ]+)\b")


def _relation_named(name: str, entities: tuple[Entity, ...]) -> str | None:
    """The relation of the registered person of that plain first name."""
    for entity in entities:
        names = {plain(entity.name).split()[0], *(plain(a) for a in entity.aliases)}
        if entity.kind == "person" and entity.relation not in (None, "yo") and name in names:
            return entity.relation
    return None


def _registered_teller(opening: str, entities: tuple[Entity, ...]) -> str | None:
    """Reads "Soy José, el pequeño de Rosario": somebody of the registry says who they are."""
    match = _I_AM.search(opening)
    if match is None:
        return None
    said = match[1].split()
    for entity in entities:
        names = {plain(entity.name), *(plain(a) for a in entity.aliases)}
        if (
            entity.kind == "person"
            and entity.relation not in (None, "yo")
            and ({" ".join(said), said[0]} & names)
        ):
            return entity.relation
    return None


def patient_names(patient: Patient, entities: tuple[Entity, ...]) -> frozenset[str]:
    """The plain first names by which the patient may be called."""
    names = {plain(patient.name.split()[0])} if patient.name.split() else set[str]()
    for entity in entities:
        if entity.relation == "yo":
            names |= {plain(entity.name), *(plain(a) for a in entity.aliases)}
    return frozenset(names)


def _is_note(words: Words, names: frozenset[str]) -> bool:
    """The patient is named as the subject of a verb of telling and hardly an "I" is outside quotes."""
    outside = re.sub(r"[\"“«][^\"”»]*[\"”»]", " ", words.text)
    tokens = re.findall(r"\w+", plain(outside))
    own = sum(t in _FIRST_PERSON for t in tokens)
    named = [i for i, t in enumerate(tokens[:60]) if t in names]
    near = any(t in _NOTE_VERBS for i in named for t in tokens[i + 1 : i + 5])
    first = bool(named) and named[0] <= 3
    patient = any(t in ("paciente", "residente", "usuaria", "usuario") for t in tokens[:8])
    return (near or patient or first) and own <= max(1, len(tokens) // 40)
