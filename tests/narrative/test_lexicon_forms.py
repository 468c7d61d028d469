"""Every noun is found in the plural and as a diminutive, every activity in each tense people tell in."""

from pathlib import Path

import pytest

from narrative import Lexicon, Understanding
from narrative.inflections import plural_of
from narrative.verb_tables import E_TO_I, E_TO_IE, IRREGULAR, O_TO_UE, STRONG_PAST
from narrative.words import plain, split_words

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"
NOUNS = ("objects", "garments", "animals", "places")
# the first persons and third persons as spoken, for verbs that leave the rules
SPOKEN = {
    "jugar": "juego juega jugaba jugué jugó jugando jugás",
    "segar": "siego siega segaba segué segó segando",
    "moler": "muelo muele molía molí molió moliendo molés",
    "aventar": "aviento avienta aventaba aventé aventó aventando",
    "vestirse": "visto viste vestía vestí vistió vistiendo",
    "freír": "frío fríe freía freí friendo",
    "coser": "coso cose cosía cosí cosió cosiendo cosés",
    "recoger": "recojo recoge recogía recogí recogió recogiendo",
    "sembrar": "siembro siembra sembraba sembré sembró sembrando",
    "dormir": "duermo duerme dormía dormí durmió durmiendo dormís",
    "leer": "leo lee leía leí leyó leyendo",
    "rezar": "rezo reza rezaba recé rezó rezando",
    "pescar": "pesco pesca pescaba pesqué pescó pescando",
    "pagar": "pago paga pagaba pagué pagó pagando",
    "mecer": "mezo mece mecía mecí meció meciendo",
    "bendecir": "bendigo bendice bendecía bendije bendijo bendiciendo",
    "construir": "construyo construye construía construí construyó construyendo",
    "regar": "riego riega regaba regué regó regando",
    "volar": "vuelo vuela volaba volé voló volando",
    "remendar": "remiendo remienda remendaba remendé remendó remendando",
    "servir": "sirvo sirve servía serví sirvió sirviendo",
    "perseguir": "persigo persigue perseguía perseguí persiguió persiguiendo",
    "hervir": "hiervo hierve hervía herví hirvió hirviendo",
    "reñir": "riño riñe reñía reñí riñó riñendo",
    "esquiar": "esquío esquía esquiaba esquié esquió esquiando",
}
_REGULAR = {
    "ar": "o a aba é ó ando amos aban aron ábamos",
    "er": "o e ía í ió iendo emos ían ieron íamos",
    "ir": "o e ía í ió iendo imos ían ieron íamos",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(LEXICON)


def _single_nouns(lexicon: Lexicon) -> list[tuple[str, str, str]]:
    """(kind, concept id, form) of the nouns of one word in the singular that mean this everywhere."""
    found: list[tuple[str, str, str]] = []
    for kind in NOUNS:
        for concept in lexicon.concepts[kind]:
            for form in concept.forms:
                whole = " " not in form and not form.endswith("s") and form not in concept.regional
                if whole and lexicon.lookup(kind, form) is concept:
                    found.append((kind, concept.id, form))
    return found


def _small(noun: str, ending: str) -> str:
    """The diminutive in "it", "ill", "ic" or "uc", by the rule of the last sounds."""
    bare = plain(noun)
    vowel = "a" if bare[-1] == "a" else "o"
    if bare[-1] in "nre" and ending != "uc":
        return bare + "c" + ending + vowel
    if bare[-1] not in "aoe":
        return bare + ending + vowel
    stem = bare[:-1]
    for old, new in (("c", "qu"), ("g", "gu"), ("z", "c"), ("gu", "gu"), ("i", "")):
        if stem.endswith(old):
            stem = stem[: -len(old)] + new
            break
    return stem + ending + vowel


def test_every_noun_is_found_in_the_plural(lexicon: Lexicon) -> None:
    nouns = _single_nouns(lexicon)
    assert len(nouns) > 1000
    lost = [
        (form, plural_of(form)) for kind, _, form in nouns if lexicon.lookup(kind, plural_of(form)) is None
    ]
    assert lost == []


@pytest.mark.parametrize("ending", ["it", "ill", "ic", "uc"])
def test_every_noun_is_found_as_a_diminutive(lexicon: Lexicon, ending: str) -> None:
    """But for short ones, and those whose diminutive is a word of its own ("cigarrillo", "bolsillo")."""
    nouns = [(k, i, f) for k, i, f in _single_nouns(lexicon) if len(f) > 4 and f.isalpha()]
    kept = 0
    for kind, concept, form in nouns:
        found = lexicon.lookup(kind, _small(form, ending))
        kept += found is not None and found.id == concept
    assert kept / len(nouns) > 0.93


def test_a_written_accent_or_a_word_of_its_own_is_no_diminutive(lexicon: Lexicon) -> None:
    for kind, word in (("garments", "médico"), ("objects", "música"), ("places", "pajarito")):
        assert lexicon.lookup(kind, word) is None
    assert lexicon.at("objects", split_words("la maquinita de coser"), 1) is not None


def test_every_activity_is_found_in_each_tense(understanding: Understanding) -> None:
    verbs = understanding.knowledge.verbs
    lost: list[str] = []
    for concept in understanding.lexicon.concepts["activities"]:
        for form in concept.forms:
            lemma = form.split()[0]
            lemma = lemma.removesuffix("se") if lemma.endswith(("arse", "erse", "irse")) else lemma
            if lemma in _leave_the_rules() or lemma[-2:] not in _REGULAR:
                continue
            for ending in _REGULAR[lemma[-2:]].split():
                spoken = _spelled(lemma[:-2], ending, lemma[-2:])
                if not any(plain(f.lemma) == plain(lemma) for f in verbs.read(spoken, False)):
                    lost.append(spoken)
    assert lost == []


def _leave_the_rules() -> set[str]:
    return {*E_TO_I, *E_TO_IE, *IRREGULAR, *O_TO_UE, *STRONG_PAST, "leer", "caer"}


def _spelled(stem: str, ending: str, kind: str) -> str:
    soft = plain(ending)[0] in "ei"
    if kind == "ar" and soft:
        for old, new in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(old):
                return stem[:-1] + new + ending
    if kind != "ar" and not soft:
        if stem.endswith("c"):
            return stem[:-1] + ("zc" if stem[-2] in "aeiou" else "z") + ending
        if stem.endswith("g"):
            return stem[:-1] + "j" + ending
    if kind != "ar" and stem.endswith("ñ"):
        return stem + ending.replace("ie", "e").replace("ió", "ó")
    return stem + ending


@pytest.mark.parametrize("infinitive", SPOKEN)
def test_spoken_forms_of_verbs_that_leave_the_rules(infinitive: str, understanding: Understanding) -> None:
    lemma = plain(infinitive.removesuffix("se"))
    for spoken in SPOKEN[infinitive].split():
        read = understanding.knowledge.verbs.read(spoken, True)
        assert any(plain(f.lemma) == lemma for f in read), spoken


@pytest.mark.parametrize("form", ["cosiéndole", "bañarnos", "lavándose", "ordeñarla", "tendiendo"])
def test_pronouns_behind_a_verb(form: str, understanding: Understanding) -> None:
    assert understanding.knowledge.verbs.read(form, True)
