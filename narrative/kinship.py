"""Relations: the word for each, whose relation it is, and what two of them make together."""

from collections.abc import Mapping
from typing import Final

from narrative.lexicon import Concept

# (masculine, feminine) word of the relation that a kin concept stands for.
KIN: Final[Mapping[str, tuple[str, str]]] = {
    "parent": ("padre", "madre"), "parents": ("padres", "padres"), "grandparent": ("abuelo", "abuela"),
    "grandparents": ("abuelos", "abuelos"), "great_grandparent": ("bisabuelo", "bisabuela"),
    "brother": ("hermano", "hermana"), "half_brother": ("hermanastro", "hermanastra"),
    "twin": ("hermano", "hermana"), "spouse": ("marido", "mujer"), "betrothed": ("novio", "novia"),
    "child": ("hijo", "hija"), "grandchild": ("nieto", "nieta"), "great_grandchild": ("bisnieto", "bisnieta"),
    "uncle": ("tío", "tía"), "great_uncle": ("tío abuelo", "tía abuela"), "cousin": ("primo", "prima"),
    "nephew": ("sobrino", "sobrina"), "parent_in_law": ("suegro", "suegra"),
    "parents_in_law": ("suegros", "suegros"), "brother_in_law": ("cuñado", "cuñada"),
    "son_in_law": ("yerno", "nuera"), "co_parent": ("compadre", "comadre"), "godparent": ("padrino",
    "madrina"),
    "godchild": ("ahijado", "ahijada"), "stepparent": ("padrastro", "madrastra"), "family": ("familia",
    "familia"), "relative": ("pariente", "pariente"),
    "friend": ("amigo", "amiga"), "companion": ("compañero", "compañera"), "neighbour": ("vecino", "vecina"),
    "viejo": ("padre", "madre"), "lodger": ("huésped", "huésped"),
}  # fmt: skip

# What "the B of my A" is to the patient: COMPOSED[A][B], with A by its masculine word.
_PARENT: Final = {
    "padre": "abuelo", "madre": "abuela", "hermano": "tío", "hermana": "tía", "hijo": "hermano",
    "hija": "hermana",
    "marido": "padre", "mujer": "madre", "tío": "tío abuelo", "tía": "tía abuela", "padres": "abuelos",
    "abuelo": "bisabuelo", "abuela": "bisabuela", "hermanos": "tíos", "primo": "primo", "prima": "prima",
}  # fmt: skip
_SIBLING: Final = {
    "hijo": "sobrino", "hija": "sobrina", "hijos": "sobrinos", "mujer": "cuñada", "marido": "cuñado",
    "padre": "padre", "madre": "madre", "hermano": "hermano", "hermana": "hermana", "suegra": None,
}  # fmt: skip
_CHILD: Final = {
    "hijo": "nieto", "hija": "nieta", "hijos": "nietos", "mujer": "nuera", "marido": "yerno",
    "hermano": "hijo",
    "hermana": "hija",
}  # fmt: skip
_GRANDCHILD: Final = {
    "hermano": "nieto", "hermana": "nieta", "hijo": "bisnieto", "hija": "bisnieta", "madre": "hija",
    "padre": "hijo", "primo": "nieto", "prima": "nieta",
}  # fmt: skip
_SPOUSE: Final = {
    "padre": "suegro", "madre": "suegra", "padres": "suegros", "hermano": "cuñado", "hermana": "cuñada",
    "hijo": "hijo", "hija": "hija", "sobrino": "sobrino", "sobrina": "sobrina",
}  # fmt: skip
_UNCLE: Final = {"hijo": "primo", "hija": "prima", "hijos": "primos", "mujer": "tía", "marido": "tío"}
_GRANDPARENT: Final = {
    "hijo": "tío", "hija": "tía", "hermano": "tío abuelo", "hermana": "tía abuela", "mujer": "abuela",
    "marido": "abuelo", "padre": "bisabuelo", "madre": "bisabuela",
}  # fmt: skip
COMPOSED: Final[Mapping[str, Mapping[str, str | None]]] = {
    "padre": _PARENT, "madre": _PARENT, "hermano": _SIBLING, "hermana": _SIBLING, "hijo": _CHILD,
    "hija": _CHILD,
    "nieto": _GRANDCHILD, "nieta": _GRANDCHILD, "marido": _SPOUSE, "mujer": _SPOUSE, "tío": _UNCLE,
    "tía": _UNCLE,
    "abuelo": _GRANDPARENT, "abuela": _GRANDPARENT,
}  # fmt: skip

# A relative tells: what their own relations are to the patient ("yo" is the patient).
_TOLD_BY_CHILD: Final = {
    "hermano": "hijo", "hermana": "hija", "hermanos": "hijos", "abuelo": "padre", "abuela": "madre",
    "tío": "hermano", "tía": "hermana", "tíos": "hermanos", "hijo": "nieto", "hija": "nieta",
    "hijos": "nietos",
    "marido": "yerno", "mujer": "nuera", "primo": "sobrino", "prima": "sobrina", "bisabuelo": "abuelo",
    "bisabuela": "abuela", "abuelos": "padres", "sobrino": "nieto", "sobrina": "nieta",
}  # fmt: skip
_TOLD_BY_GRANDCHILD: Final = {
    "bisabuelo": "padre", "bisabuela": "madre", "padre": "hijo", "madre": "hija", "tío": "hijo",
    "tía": "hija",
    "tío abuelo": "hermano", "tía abuela": "hermana", "hermano": "nieto", "hermana": "nieta",
    "primo": "nieto",
    "prima": "nieta", "hijo": "bisnieto", "hija": "bisnieta", "padres": None, "bisabuelos": "padres",
    "hermanos": "nietos", "primos": "nietos", "tíos": "hijos",
}  # fmt: skip
_TOLD_BY_SPOUSE: Final = {
    "hijo": "hijo", "hija": "hija", "hijos": "hijos", "suegra": "madre", "suegro": "padre",
    "cuñado": "hermano",
    "cuñada": "hermana", "madre": "suegra", "padre": "suegro", "hermano": "cuñado", "hermana": "cuñada",
    "nieto": "nieto", "nieta": "nieta", "marido": "yo", "mujer": "yo",
}  # fmt: skip
_TOLD_BY_SIBLING: Final = {
    "padre": "padre", "madre": "madre", "padres": "padres", "abuelo": "abuelo", "abuela": "abuela",
    "tío": "tío",
    "tía": "tía", "hijo": "sobrino", "hija": "sobrina", "marido": "cuñado", "mujer": "cuñada",
    "hermanos": "hermanos",
}  # fmt: skip
_TOLD_BY_NEPHEW: Final = {"padre": "hermano", "madre": "hermana", "abuelo": "padre", "abuela": "madre",
                          "tío": "hermano", "tía": "hermana", "hermano": "sobrino", "hermana": "sobrina",
                          "primo": "hijo", "prima": "hija"}  # fmt: skip
_TOLD_BY: Final[Mapping[str, Mapping[str, str | None]]] = {
    "hijo": _TOLD_BY_CHILD, "hija": _TOLD_BY_CHILD, "nieto": _TOLD_BY_GRANDCHILD,
    "nieta": _TOLD_BY_GRANDCHILD,
    "marido": _TOLD_BY_SPOUSE, "mujer": _TOLD_BY_SPOUSE, "hermano": _TOLD_BY_SIBLING,
    "hermana": _TOLD_BY_SIBLING, "sobrino": _TOLD_BY_NEPHEW, "sobrina": _TOLD_BY_NEPHEW,
}  # fmt: skip
# The relation of a teller's own kin to the patient when it is the patient, by the patient's gender.
_IS_PATIENT: Final[Mapping[str, tuple[str, str]]] = {
    "hijo": ("padre", "madre"), "hija": ("padre", "madre"), "nieto": ("abuelo", "abuela"),
    "nieta": ("abuelo", "abuela"), "hermano": ("hermano", "hermana"), "hermana": ("hermano", "hermana"),
    "sobrino": ("tío", "tía"), "sobrina": ("tío", "tía"), "vecino": ("vecino", "vecina"),
    "amigo": ("amigo", "amiga"),
}  # fmt: skip
_OTHER_HALF: Final[Mapping[str, str]] = {
    "padre": "marido", "madre": "mujer", "abuelo": "marido", "abuela": "mujer", "tío": "marido",
    "tía": "mujer",
}  # fmt: skip
NEAR: Final = frozenset({"padre", "madre", "hermano", "hermana", "marido", "mujer", "hijo", "hija"})


def relation_of(concept: Concept, gender: str, form: str) -> str | None:
    """The Spanish word of the relation a people concept stands for; None for bare human nouns."""
    if concept.tier == "human":
        return None
    pair = KIN.get(concept.id)
    if pair:
        return pair[1] if gender == "f" else pair[0]
    return form


def composed(owner: str | None, relation: str | None) -> str | None:
    """The relation to the patient of "the ``relation`` of my ``owner``"; None when it has no word."""
    if owner == "yo":
        return relation
    return COMPOSED.get(owner or "", {}).get(relation or "")


def told_by(teller: str, relation: str | None, patient_gender: str | None) -> str | None:
    """What ``relation`` of a relative who is the patient's ``teller`` is to the patient ("yo": itself)."""
    if relation is None:
        return None
    same = _IS_PATIENT.get(teller)
    if same and patient_gender and relation in same:
        own = same[1] if patient_gender == "f" else same[0]
        if relation == own:
            return "yo"
        if relation in _OTHER_HALF:
            return _OTHER_HALF[relation]
    table = _TOLD_BY.get(teller)
    return relation if table is None else table.get(relation, relation if relation not in NEAR else None)


def singular_kin(relation: str) -> str:
    """Reads "hermanos" -> "hermano"; words that are singular stay."""
    return relation[:-1] if relation.endswith("s") and not relation.endswith("ss") else relation
