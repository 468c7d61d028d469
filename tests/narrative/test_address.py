"""Evoca's own sentences with "tú": none that says "usted" is left behind, and no form is mixed."""

import re
from pathlib import Path

import narrative.comfort
from narrative.address import said_with_tu

ROOM = Path(narrative.comfort.__file__).parent
SENTENCE = re.compile(r'"([A-ZÁÉÍÓÚÑ¿¡][^"\n]* [^"\n]*[.?!])"')
FORMAL = re.compile(
    r"\b(ustede?s?|le|les|su|sus|suyo|ha (?!sido)\w+d?o|quiera|prefiera|decide|siente|cuenta|puede|viviera|"
    r"descanse|tómese|cuénteme|cuéntelo|escucharle)\b|\bAquí está\b",
    re.IGNORECASE,
)


def sentences() -> list[str]:
    """What is said in comfort and when something cannot be drawn."""
    found: list[str] = []
    for name in ("comfort.py", "refusal.py"):
        code = (ROOM / name).read_text(encoding="utf-8").split('"""', 2)[2]
        code = re.sub(r'""".*?"""', "", code, flags=re.DOTALL)
        found += SENTENCE.findall(code)
    return found


def test_every_sentence_that_says_usted_can_say_tu() -> None:
    found = sentences()
    assert len(found) > 40, "the sentences must be found for this to mean anything"
    for sentence in found:
        said = said_with_tu(sentence)
        assert not FORMAL.search(said), said
        assert (said != sentence) == bool(FORMAL.search(sentence)), sentence


def test_both_forms_are_of_one_length() -> None:
    for sentence in sentences():
        said = said_with_tu(sentence)
        assert abs(len(said.split()) - len(sentence.split())) <= 1
        assert said[-1] == sentence[-1]
