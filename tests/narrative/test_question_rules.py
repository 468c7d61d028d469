"""Each rule of a question can fail, and good questions pass them all."""

import pytest

from narrative.question_rules import LONGEST, Rule, faults

BROKEN: list[tuple[Rule, str]] = [
    ("shape", "Cómo era el sitio"),
    ("shape", "¿cómo era el sitio?"),
    ("shape", "¿Cómo era el sitio"),
    ("shape", "Hoy hace sol. ¿Cómo era el sitio?"),
    ("shape", "¡Qué bonito!"),
    ("one_idea", "¿Dónde era y quién estaba?"),
    ("one_idea", "¿Quién cosía e iba a misa?"),
    ("one_idea", "¿Cómo era el sitio? ¿Quién estaba?"),
    ("one_idea", "¿Qué se hacía allí, qué se decía?"),
    ("one_idea", "¿Cómo era, grande o pequeño?"),
    ("one_idea", "¿De qué color era, blanca u oscura?"),
    ("one_idea", "¿Qué había además?"),
    ("length", "¿Qué se veía desde el sitio donde estaba usted aquel día con su madre por la mañana?"),
    ("open", "¿Había un río cerca?"),
    ("open", "¿Le gustaba la escuela?"),
    ("open", "¿Era grande la casa?"),
    ("open", "¿Iba usted con su madre?"),
    ("open", "¿Qué tal si seguimos?"),
    ("open", "¿A que era grande?"),
    ("recall", "¿Qué recuerda de aquel día?"),
    ("recall", "¿De qué se acuerda?"),
    ("recall", "¿Recuerda usted la casa?"),
    ("recall", "¿Qué ha olvidado de allí?"),
    ("recall", "¿Qué tiene en la memoria?"),
    ("recall", "¿A quién reconoce aquí?"),
    ("quiz", "¿Cómo se llamaba el perro?"),
    ("quiz", "¿En qué año fue?"),
    ("quiz", "¿Cuántos hermanos tenía?"),
    ("quiz", "¿Cuándo fue aquello?"),
    ("quiz", "¿Quién es esa mujer?"),
    ("quiz", "¿Quién era aquel hombre?"),
    ("quiz", "¿Qué edad tenía usted?"),
    ("quiz", "¿Qué día era?"),
    ("quiz", "¿Cuál era el nombre del pueblo?"),
    ("quiz", "¿Cuál era su canción favorita?"),
    ("quiz", "¿Qué fue lo mejor de aquel día?"),
    ("jargon", "¿Qué emociones había en esa escena?"),
    ("jargon", "¿Qué detalles había en el entorno?"),
    ("jargon", "¿Qué vivencia compartió el paciente?"),
    ("negative", "¿Qué no había allí?"),
    ("negative", "¿Quién no estaba?"),
    ("negative", "¿Qué faltaba en la casa?"),
    ("negative", "¿Dónde no había nadie?"),
    ("negative", "¿Cómo vivía usted sin luz?"),
    ("accusing", "¿Por qué hizo eso?"),
    ("accusing", "¿Para qué fue allí?"),
    ("accusing", "¿Cómo es que se fue?"),
    ("accusing", "¿Qué debía hacer usted?"),
    ("leading", "¿Qué bonito era, verdad?"),
    ("leading", "¿Cómo era el sitio donde seguramente jugaba?"),
    ("leading", "¿Cómo era lo que siempre hacía?"),
]
GOOD = [
    "¿A qué olía allí?",
    "¿Con quién estaba usted?",
    "¿Qué se oía en {lugar}?",
    "¿Quién más estaba allí?",
    "¿De qué color eran las paredes de {lugar}?",
    "Cuénteme cómo era el sitio.",
    "Hábleme un poco de {persona}.",
    "Cuéntame cosas de {animal}.",
    "¿Adónde iba usted después?",
]


@pytest.mark.parametrize(("rule", "question"), BROKEN)
def test_a_bad_question_breaks_its_rule(rule: Rule, question: str) -> None:
    assert rule in {fault.rule for fault in faults(question)}, faults(question)


@pytest.mark.parametrize("question", GOOD)
def test_a_good_question_breaks_none(question: str) -> None:
    assert faults(question) == ()


def test_every_rule_is_tried() -> None:
    from typing import get_args

    assert {rule for rule, _ in BROKEN} | {"unsaid"} == set(get_args(Rule))


def test_a_fact_that_was_not_said_is_a_fault() -> None:
    said = {"que", "hacia", "en", "la", "cocina", "su", "madre"}
    assert faults("¿Qué hacía su madre en la cocina?", said.__contains__) == ()
    found = faults("¿Qué hacía su hermana en la cocina?", said.__contains__)
    assert [(fault.rule, fault.words) for fault in found] == [("unsaid", "hermana")]


def test_the_tellers_own_words_are_hers() -> None:
    """A place whose name breaks a rule about our words may still be named."""
    question = "¿Qué se oía en La Verdad?"
    assert {fault.rule for fault in faults(question)} == {"leading"}
    assert faults(question, told=("La Verdad",)) == ()
    # But two ideas stay two ideas, whoever's words they are.
    assert "one_idea" in {
        f.rule for f in faults("¿Cómo era su padre y su madre?", told=("su padre y su madre",))
    }


def test_fifteen_words_are_the_limit() -> None:
    words = " ".join(["casa"] * (LONGEST - 3))
    assert faults(f"¿Qué había en {words}?") == ()
    assert {f.rule for f in faults(f"¿Qué había en la {words}?")} == {"length"}
