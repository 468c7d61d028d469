"""Spanish verbs: from a conjugated form to its infinitive, person and tense.

The tables are made once from infinitives by the rules of the three conjugations, their stem
changes and the irregular verbs; nothing of a language model is needed, so a form is known in
speech without punctuation as well. Forms ending like a verb that no table has are read by their
ending alone (``guess_form``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from narrative.verb_tables import E_TO_I, E_TO_IE, IRREGULAR, O_TO_UE, STRONG_PAST
from narrative.words import plain


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word as a verb. ``person`` is 1..3 or 0 (infinitive, gerund, participle)."""

    lemma: str
    person: int
    plural: bool
    tense: str
    written: str


_PERSONS: Final = ((1, False), (2, False), (3, False), (1, True), (3, True))
_ENDINGS: Final[Mapping[str, Mapping[str, tuple[str, str, str, str, str]]]] = {
    "ar": {
        "present": ("o", "as", "a", "amos", "an"),
        "imperfect": ("aba", "abas", "aba", "ábamos", "aban"),
        "past": ("é", "aste", "ó", "amos", "aron"),
        "subjunctive": ("e", "es", "e", "emos", "en"),
        "past_subjunctive": ("ara", "aras", "ara", "áramos", "aran"),
        "past_subjunctive_se": ("ase", "ases", "ase", "ásemos", "asen"),
    },
    "er": {
        "present": ("o", "es", "e", "emos", "en"),
        "imperfect": ("ía", "ías", "ía", "íamos", "ían"),
        "past": ("í", "iste", "ió", "imos", "ieron"),
        "subjunctive": ("a", "as", "a", "amos", "an"),
        "past_subjunctive": ("iera", "ieras", "iera", "iéramos", "ieran"),
        "past_subjunctive_se": ("iese", "ieses", "iese", "iésemos", "iesen"),
    },
    "ir": {
        "present": ("o", "es", "e", "imos", "en"),
        "imperfect": ("ía", "ías", "ía", "íamos", "ían"),
        "past": ("í", "iste", "ió", "imos", "ieron"),
        "subjunctive": ("a", "as", "a", "amos", "an"),
        "past_subjunctive": ("iera", "ieras", "iera", "iéramos", "ieran"),
        "past_subjunctive_se": ("iese", "ieses", "iese", "iésemos", "iesen"),
    },
}
# the familiar second persons: "vos cosés", "vosotros cosíais"
_ADDRESS: Final[Mapping[str, tuple[tuple[str, bool, str], ...]]] = {
    "ar": (("ás", False, "present"), ("áis", True, "present"), ("abais", True, "imperfect"),
           ("asteis", True, "past")),
    "er": (("és", False, "present"), ("éis", True, "present"), ("íais", True, "imperfect"),
           ("isteis", True, "past")),
    "ir": (("ís", False, "present"), ("ís", True, "present"), ("íais", True, "imperfect"),
           ("isteis", True, "past")),
}  # fmt: skip
_OF_ONE_SYLLABLE: Final = frozenset({"ser", "ir", "dar", "ver", "haber", "estar"})
_FUTURE: Final = ("é", "ás", "á", "emos", "án")
_CONDITIONAL: Final = ("ía", "ías", "ía", "íamos", "ían")
_CLITICS: Final = ("me", "te", "se", "nos", "le", "les", "lo", "la", "los", "las")


class Verbs:
    """Knows the forms of a set of infinitives."""

    def __init__(self, infinitives: Iterable[str]) -> None:
        self._forms: dict[str, list[Form]] = {}
        for infinitive in sorted({*infinitives, *IRREGULAR}):  # so that each run reads alike
            for form in conjugate(infinitive):
                self._forms.setdefault(plain(form.written), []).append(form)

    def read(self, lower: str, accented: bool = True) -> tuple[Form, ...]:
        """Every reading of a small-letter word. With ``accented`` its accents must fit too; an accent
        too many is forgiven ("fué").
        """
        found = self._forms.get(plain(lower), [])
        if not found:
            return tuple(self._without_clitics(lower))
        if not accented:
            return tuple(found)
        exact = [f for f in found if f.written == lower or f.written == plain(lower)]
        return tuple([f for f in exact if f.written == lower] or exact)

    def _without_clitics(self, lower: str) -> list[Form]:
        """Infinitive, gerund or imperative with pronouns behind: "tapándole", "verla"."""
        short = plain(lower)
        for _ in range(2):
            clitic = next((c for c in sorted(_CLITICS, key=len, reverse=True) if short.endswith(c)), None)
            if clitic is None:
                return []
            short = short[: -len(clitic)]
            forms = [f for f in self._forms.get(short, []) if f.tense in ("infinitive", "gerund")]
            if forms:
                return forms
        return []


def conjugate(infinitive: str) -> list[Form]:
    """The forms of an infinitive ("pintar", "bañarse"; the pronoun is dropped)."""
    lemma = (
        infinitive.removesuffix("se") if infinitive.endswith(("arse", "erse", "irse", "írse")) else infinitive
    )
    bare = plain(lemma)
    if bare[-2:] not in _ENDINGS:
        return []
    return [*_regular(lemma, bare), *_changed(lemma, bare), *_irregular(lemma)]


def _regular(lemma: str, bare: str) -> list[Form]:
    stem, kind = lemma[:-2], bare[-2:]
    forms: list[Form] = []
    given = IRREGULAR.get(lemma, {})
    for tense, endings in _ENDINGS[kind].items():
        if tense in given or (tense == "past" and lemma in STRONG_PAST):
            continue
        changed = _stem_for(lemma, stem, tense)
        for (person, plural), ending in zip(_PERSONS, endings, strict=True):
            written = _spelled(changed if person != 1 or not plural else stem, ending, kind)
            forms.append(Form(lemma, person, plural, tense.removesuffix("_se"), written))
    forms += _addressed(lemma, stem, kind)
    base = given.get("future_stem", (bare,))[0]
    for tense, endings in (("future", _FUTURE), ("conditional", _CONDITIONAL)):
        for (person, plural), ending in zip(_PERSONS, endings, strict=True):
            forms.append(Form(lemma, person, plural, tense, base + ending))
    forms.append(Form(lemma, 0, False, "infinitive", lemma))
    if "gerund" not in given:
        forms.append(Form(lemma, 0, False, "gerund", _gerund(lemma, stem, kind)))
    if "participle" not in given:
        forms.append(Form(lemma, 0, False, "participle", stem + ("ado" if kind == "ar" else "ido")))
    return forms


def _addressed(lemma: str, stem: str, kind: str) -> list[Form]:
    if lemma in _OF_ONE_SYLLABLE:
        return []
    return [Form(lemma, 2, plural, tense, stem + ending) for ending, plural, tense in _ADDRESS[kind]]


def _gerund(lemma: str, stem: str, kind: str) -> str:
    if kind == "ar":
        return stem + "ando"
    if lemma in E_TO_I or (kind == "ir" and lemma in E_TO_IE) or lemma in ("dormir", "morir"):
        raised = _raised(stem)
        return raised + ("endo" if raised.endswith(("i", "ñ")) else "iendo")
    silent = stem.endswith(("gu", "qu"))
    return stem + ("yendo" if stem[-1:] in "aeou" and not silent else "iendo")


def _changed(lemma: str, bare: str) -> list[Form]:
    """Third persons of the past with a raised vowel: "sirvió", "durmieron"; "leyó", "cayó"."""
    stem = lemma[:-2]
    if bare.endswith("ir") and (lemma in E_TO_I or lemma in E_TO_IE or lemma in ("dormir", "morir")):
        raised = _raised(stem)
        return [Form(lemma, 3, False, "past", raised + "ió"), Form(lemma, 3, True, "past", raised + "ieron")]
    if (bare.endswith("er") and stem[-1:] in "aeo") or lemma == "oír":
        return [Form(lemma, 3, False, "past", stem + "yó"), Form(lemma, 3, True, "past", stem + "yeron")]
    return []


def _irregular(lemma: str) -> list[Form]:
    forms: list[Form] = []
    for tense, written in IRREGULAR.get(lemma, {}).items():
        if tense == "future_stem":
            continue
        if tense in ("gerund", "participle"):
            forms += [Form(lemma, 0, False, tense, w) for w in written]
            continue
        for (person, plural), form in zip(_PERSONS, written, strict=True):
            if form:
                forms.append(Form(lemma, person, plural, tense, form))
    return [*forms, *_strong_past(lemma)]


def _strong_past(lemma: str) -> list[Form]:
    """Reads "tuve", "tuviste", "tuvo", "tuvimos", "tuvieron" and the subjunctive made of it."""
    stem = STRONG_PAST.get(lemma)
    if stem is None:
        return []
    third = "eron" if stem.endswith("j") else "ieron"
    past = ("e", "iste", "o", "imos", third)
    forms = [
        Form(lemma, p, n, "past", _spelled(stem, e, "er")) for (p, n), e in zip(_PERSONS, past, strict=True)
    ]
    base = "era" if stem.endswith("j") else "iera"
    forms.append(Form(lemma, 3, False, "past_subjunctive", stem + base))
    forms.append(Form(lemma, 3, True, "past_subjunctive", stem + base + "n"))
    return forms


def _stem_for(lemma: str, stem: str, tense: str) -> str:
    if tense not in ("present", "subjunctive"):
        return stem
    if lemma in E_TO_IE:
        return _replace_last(stem, "e", "ie")
    if lemma in O_TO_UE:
        return _replace_last(stem, "u" if lemma == "jugar" else "o", "ue")
    if lemma in E_TO_I:
        return _replace_last(stem, "e", "i")
    return stem


def _raised(stem: str) -> str:
    return _replace_last(stem, "o", "u") if stem in ("dorm", "mor") else _replace_last(stem, "e", "i")


def _replace_last(text: str, old: str, new: str) -> str:
    at = text.rfind(old)
    return text if at < 0 else text[:at] + new + text[at + len(old) :]


def _spelled(stem: str, ending: str, kind: str) -> str:
    """Keep the sound of the stem's last consonant before the ending: "busqué", "recojo"."""
    soft = plain(ending[:1]) in ("e", "i")
    if kind == "ar" and soft:
        for old, new in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(old):
                return stem[: -len(old)] + new + ending
    if kind != "ar" and not soft:
        if stem.endswith("gu"):
            return stem[:-1] + ending
        if stem.endswith("g"):
            return stem[:-1] + "j" + ending
        if stem.endswith("c"):
            return stem[:-1] + ("zc" if stem[-2:-1] in "aeiou" else "z") + ending
    if kind != "ar" and stem.endswith("hac") and ending == "o":
        return "hizo"
    return stem + ending


def guess_form(word: str) -> Form | None:
    """A reading by the ending alone, for verbs that no table has: "encumbrábamos" -> 1st plural."""
    bare = plain(word)
    for ending, person, plural, tense in (
        ("abamos", 1, True, "imperfect"), ("iamos", 1, True, "imperfect"), ("aban", 3, True, "imperfect"),
        ("aron", 3, True, "past"), ("ieron", 3, True, "past"), ("imos", 1, True, "past"),
        ("amos", 1, True, "past"), ("aba", 3, False, "imperfect"), ("ando", 0, False, "gerund"),
        ("iendo", 0, False, "gerund"),
    ):  # fmt: skip
        if bare.endswith(ending) and len(bare) > len(ending) + 2:
            return Form(
                bare[: -len(ending)] + ("ar" if "a" in ending[:1] else "er"), person, plural, tense, word
            )
    if word.endswith("ó") and len(word) > 3:
        return Form(bare[:-1] + "ar", 3, False, "past", word)
    return None
