"""How old everyone was: the teller by the era, the others by their birth year or their relation."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from narrative.entities import Entity, Patient, Phase
from narrative.lexicon import Concept
from narrative.scene import Era, Participant

_MIDDLE: Final[Mapping[str, int]] = {"childhood": 8, "youth": 20, "adulthood": 42, "old_age": 76}
_OLDER: Final[Mapping[str, int]] = {
    "padre": 29, "madre": 27, "padres": 28, "abuelo": 56, "abuela": 54, "abuelos": 55, "bisabuelo": 80,
    "bisabuela": 78, "hijo": -28, "hija": -28, "hijos": -28, "hijas": -28, "nieto": -64, "nieta": -64,
    "nietos": -64, "nietas": -64, "bisnieto": -80, "bisnieta": -80, "tío": 26, "tía": 26, "tíos": 26,
    "tío abuelo": 52, "tía abuela": 52, "suegro": 28, "suegra": 27, "suegros": 28, "sobrino": -25,
    "sobrina": -25,
    "sobrinos": -25, "yerno": -27, "nuera": -27, "padrino": 28, "madrina": 27,
}  # fmt: skip
_BY_NOUN: Final[Mapping[str, str]] = {
    "child_person": "child", "baby_person": "baby", "young_person": "young", "old_person": "elder",
    "pupil": "child",
    "bride": "young", "apprentice": "young", "soldier": "young", "student": "young", "novice": "young",
    "orphan": "child", "altar_boy": "child", "newsboy": "child", "errand_boy": "child",
}  # fmt: skip


_A_PARENT: Final = 26
_A_CHILDS_PARENT: Final = ("su madre", "su padre", "su mamá", "su papá")
_PEERS_UNTIL: Final = 30  # other people's children are of the teller's age until then
# the teller's age below which nobody has them, and above which they are hardly alive
_EARLIEST: Final[Mapping[str, int]] = {
    "hijo": 16, "hija": 16, "hijos": 16, "hijas": 16, "nieto": 34, "nieta": 34, "nietos": 34, "nietas": 34,
    "bisnieto": 52, "bisnieta": 52, "yerno": 34, "nuera": 34, "marido": 13, "mujer": 13, "suegro": 13,
    "suegra": 13, "suegros": 13,
}  # fmt: skip
_LATEST: Final[Mapping[str, int]] = {
    "padre": 76, "madre": 76, "padres": 74, "abuelo": 52, "abuela": 52, "abuelos": 50, "bisabuelo": 36,
    "bisabuela": 36, "suegro": 76, "suegra": 76, "suegros": 74,
}  # fmt: skip

_GRANDPARENTS: Final = frozenset({"abuelo", "abuela", "abuelos"})
_GRANDCHILDREN: Final = frozenset({"nietos", "nietas"})
_TELLING_KIN: Final[tuple[tuple[Phase, frozenset[str]], ...]] = (
    ("old_age", frozenset({"nieto", "nieta", "nietos", "nietas", "bisnieto", "bisnieta", "bisnietos"})),
    (
        "adulthood",
        frozenset(
            {"hijo", "hija", "hijos", "hijas", "marido", "mujer", "yerno", "nuera", "suegro", "suegra"}
        ),
    ),
    ("childhood", frozenset({"abuelo", "abuela", "abuelos", "bisabuelo", "bisabuela"})),
)


def could_be_there(relation: str | None, entity: Entity | None, era: Era, patient: Patient) -> bool:
    """Whether somebody so related can have been about at the time: no child of one's own at nine."""
    if patient.birth_year is None or era.year_min is None or era.year_max is None:
        return era.phase != "childhood" or (relation or "") not in _EARLIEST
    if entity is not None and entity.birth_year is not None:
        return entity.birth_year <= era.year_max
    youngest, oldest = era.year_min - patient.birth_year, era.year_max - patient.birth_year
    return oldest >= _EARLIEST.get(relation or "", oldest) and youngest <= _LATEST.get(
        relation or "", youngest
    )


def age_group(age: float) -> str:
    """Reads "baby" (<2), "child" (<13), "young" (13-25), "adult" (26-64) or "elder" (65+)."""
    if age < 2:
        return "baby"
    if age < 13:
        return "child"
    return "young" if age < 26 else "adult" if age < 65 else "elder"


def teller_age(era: Era, patient: Patient) -> float | None:
    """The patient's age in years in the middle of the era; by the phase alone when no year is known."""
    if era.year_min is not None and era.year_max is not None and patient.birth_year is not None:
        return max((era.year_min + era.year_max) / 2 - patient.birth_year, 0)
    return _MIDDLE.get(era.phase)


def scene_year(era: Era, patient: Patient) -> int | None:
    """The middle year of the scene, or what the life phase makes it; None when nothing tells."""
    if era.year_min is not None and era.year_max is not None:
        return (era.year_min + era.year_max) // 2
    if patient.birth_year is not None and era.phase in _MIDDLE:
        return patient.birth_year + _MIDDLE[era.phase]
    return None


def told_by_kin(era: Era, present: Iterable[Participant]) -> Era:
    """The era with the phase that those present make likely, where nothing else tells it: whoever walks
    with a granddaughter is old, whoever is with a grandmother most likely a child.
    """
    if era.phase != "unknown" or era.year_min is not None:
        return era
    relations = {p.relation for p in present if p.in_scene}
    if relations & _GRANDPARENTS and relations & _GRANDCHILDREN:
        return replace(era, phase="childhood")  # "el abuelo nos cantaba a los nietos"
    phase = next((phase for phase, kin in _TELLING_KIN if relations & kin), era.phase)
    return replace(era, phase=phase)


def participant_age(
    participant: Participant, entity: Entity | None, concept: Concept | None, era: Era, patient: Patient
) -> str:
    """The age group of a person in the scene."""
    if participant.age is not None:
        return participant.age
    year = scene_year(era, patient)
    if entity is not None and entity.birth_year is not None and year is not None:
        return age_group(max(year - entity.birth_year, 0))
    own = teller_age(era, patient)
    if own is not None and own >= _A_PARENT and participant.words.lower().startswith(_A_CHILDS_PARENT):
        return "adult"  # "su madre" of one's own child
    relation = participant.relation or (entity.relation if entity is not None else None)
    if own is not None and relation in _OLDER:
        return _kin_age(own + _OLDER[relation], relation)
    if concept is not None and concept.id in _BY_NOUN and not _is_addressed_as_grown(participant):
        return _BY_NOUN[concept.id]
    if own is None or _is_addressed_as_grown(participant):
        return "adult"
    if concept is not None and concept.tier == "role":
        return "adult" if concept.older < 25 else "elder" if concept.older > 40 else "adult"
    older = concept.older if concept is not None else 0
    if older < 0 and participant.relation is None and own < _PEERS_UNTIL:
        older = 0  # "la hija del molinero" of a teller of sixteen
    return age_group(max(own + older, 3))


def _is_addressed_as_grown(participant: Participant) -> bool:
    return participant.words.lower().startswith(("don ", "doña ", "el señor ", "la señora "))


def _kin_age(age: float, relation: str) -> str:
    """Grandparents are drawn old and grandchildren are no babies, unless it is told."""
    if relation.startswith(("abuel", "bisabuel")):
        return "elder"
    return age_group(max(age, 4 if relation.startswith(("niet", "bisniet")) else 1))


def phase_at(age: float | None, told: Phase) -> Phase:
    """The life phase of an age."""
    if age is None:
        return told
    return "childhood" if age < 13 else "youth" if age < 26 else "adulthood" if age < 65 else "old_age"


def entity_phase(entity: Entity, participant: Participant, era: Era, patient: Patient) -> Phase:
    """The life phase a known person is in at the time of the scene."""
    year = scene_year(era, patient)
    if entity.relation == "yo":
        return era.phase
    if entity.birth_year is not None and year is not None:
        return phase_at(max(year - entity.birth_year, 0), era.phase)
    own = teller_age(era, patient)
    if own is None:
        return era.phase
    return phase_at(max(own + _OLDER.get(participant.relation or "", 0), 0), era.phase)
