"""Who tells the memory: the patient, a therapist in a note, or a relative who says who they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

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
        return Telling("relative", _relation_named(written["name"], entities) or written["rel"])
    names = "|".join(sorted(patient_names(patient, entities))) or "$"
    match = match or re.search(rf"[,:] (?P<rel>{_KIN_WORDS}) de (?:{names})\b", opening[:90])
    known = _registered_teller(opening, entities)
    known = known or _writes_for(opening, patient_names(patient, entities))
    if known is not None:
        return Telling("relative", known)
    if match:
        relation = {"espos": "mujer"}.get(match["rel"][:-1], match["rel"])
        return Telling("relative", "marido" if match["rel"] == "esposo" else relation)
    if _is_note(words, patient_names(patient, entities), patient_surname(patient)):
        return Telling("note")
    return Telling("patient")


_I_AM = re.compile(
    r"\b(?:soy|me llamo|aqui|saluda|habla|escrib[eo](?:,? (?:yo|una servidora))?"
    r"|(?:cuento|apunto|copio|pongo|mando) yo),?\s+"
    r"(?=(?P<name>[a-zñ]+(?: [a-zñ]+)?))"  # looked at only: "no lo escribe, lo escribo yo, Benja"
)
_WRITES_DOWN = re.compile(r"\b(?:escribo|apunto|copio|transcribo|paso a limpio)\b")
# What whoever writes for "mi abuela Caridad" is to her; their own gender is not told.
_COUNTERPARTS: Final[Mapping[str, str]] = {
    "abuelo": "nieto", "abuela": "nieto", "padre": "hijo", "madre": "hijo", "papa": "hijo", "mama": "hijo",
    "tio": "sobrino", "tia": "sobrino", "hermano": "hermano", "hermana": "hermano", "suegro": "nuera",
    "suegra": "nuera", "vecino": "vecino", "vecina": "vecino", "amigo": "amigo", "amiga": "amigo",
}  # fmt: skip


_WRITES = re.compile(
    r"\b(?:les|le|os|te) escrib(?:e|o)(?: yo)?,? (?P<name>[a-zñ]+)\b"
    rf"(?:, (?:su|el|la) (?P<rel>{_KIN_WORDS})\b)?"
)


def _relation_named(name: str, entities: tuple[Entity, ...]) -> str | None:
    """The relation of the registered person of that plain first name."""
    for entity in entities:
        names = {plain(entity.name).split()[0], *_called(entity)}
        if entity.kind == "person" and entity.relation not in (None, "yo") and name in names:
            return entity.relation
    return None


def _called(entity: Entity) -> frozenset[str]:
    """The plain names of an entity: "el Benja" is "benja"."""
    told = (plain(name) for name in (entity.name, *entity.aliases))
    return frozenset(name.removeprefix("el ").removeprefix("la ") for name in told)


def _registered_teller(opening: str, entities: tuple[Entity, ...]) -> str | None:
    """Reads "Soy José, el pequeño de Rosario", "lo escribo yo, Benja": somebody of the registry says who
    they are.
    """
    for match in _I_AM.finditer(opening):
        whole = match["name"]
        for entity in entities:
            names = _called(entity)
            if (
                entity.kind == "person"
                and entity.relation not in (None, "yo")
                and ({whole, whole.split()[0]} & names)
            ):
                return entity.relation
    return None


def _writes_for(opening: str, names: frozenset[str]) -> str | None:
    """Reads "escribo por mi vecino Juan", "lo cuenta mi abuela Caridad y lo escribo yo"."""
    if not names or _WRITES_DOWN.search(opening) is None:
        return None
    told = re.search(rf"\bmi (?P<kin>{'|'.join(_COUNTERPARTS)}) (?:{'|'.join(sorted(names))})\b", opening)
    return None if told is None else _COUNTERPARTS[told["kin"]]


def patient_names(patient: Patient, entities: tuple[Entity, ...]) -> frozenset[str]:
    """The plain first names by which the patient may be called."""
    names = {plain(patient.name.split()[0])} if patient.name.split() else set[str]()
    for entity in entities:
        if entity.relation == "yo":
            names |= {plain(entity.name), *(plain(a) for a in entity.aliases)}
    return frozenset(names)


def patient_surname(patient: Patient) -> str | None:
    """The plain first surname: "el señor Bianchi" is the patient in a note."""
    parts = plain(patient.name).split()
    return parts[1] if len(parts) > 1 else None


def _is_note(words: Words, names: frozenset[str], surname: str | None) -> bool:
    """The patient is named as the subject of a verb of telling and hardly an "I" is outside quotes."""
    outside = re.sub(r"[\"“«][^\"”»]*[\"”»]", " ", words.text)
    tokens = re.findall(r"\w+", plain(outside))
    own = sum(t in _FIRST_PERSON for t in tokens)
    named = [
        i
        for i, t in enumerate(tokens[:60])
        if t in names or (t == surname and tokens[max(i - 1, 0)] in ("senor", "senora"))
    ]
    near = any(t in _NOTE_VERBS for i in named for t in tokens[i + 1 : i + 5])
    first = bool(named) and named[0] <= 3
    patient = any(t in ("paciente", "residente", "usuaria", "usuario") for t in tokens[:8])
    return (near or patient or first) and own <= max(1, len(tokens) // 40)
