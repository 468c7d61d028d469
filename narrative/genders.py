"""Men and women by what they are called: kin terms and trades."""

from narrative.lexicon import Concept


def gender_of_trade(concept: Concept | None) -> str | None:
    """The one gender of a trade that only men or only women had."""
    if concept is None or bool(concept.male) == bool(concept.female):
        return None
    return "m" if concept.male else "f"


def gender_of_relation(relation: str | None) -> str | None:
    """The gender that a kin term of one person has by its form; None where it says nothing."""
    if relation is None or relation == "familia" or relation.endswith("s"):
        return None
    if relation in ("madre", "mujer", "nuera"):
        return "f"
    if relation in ("padre", "marido", "yerno"):
        return "m"
    return "f" if relation.split()[0].endswith("a") else "m" if relation.split()[0].endswith("o") else None
