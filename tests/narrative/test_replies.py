"""What answers a question belongs to its memory; what tells something of its own does not."""

from collections.abc import Callable

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.question_bank import Gap
from narrative.questions import Question
from narrative.replies import is_answer, is_no_answer, joined
from narrative.scene import Scene

KITCHEN = "De niña, en la cocina, mi abuela Jacinta hacía rosquillas y yo la miraba."

ANSWERS: list[tuple[Gap, str, str]] = [
    ("sense", "¿A qué olía la cocina?", "a anís y a limón"),
    ("sense", "¿A qué olía la cocina?", "Pues olía a leña y a pan recién hecho."),
    ("sense", "¿A qué olía la cocina?", "uy a gloria bendita"),
    ("sense", "¿Qué se oía en la cocina?", "El gallo de la vecina."),
    ("look_person", "¿Cómo era su abuela Jacinta?", "Era bajita y llevaba el pelo blanco en un moño."),
    ("look_person", "¿Cómo era su abuela Jacinta?", "muy guapa"),
    ("look_person", "¿Cómo era su hermana?", "Me llevaba dos años y llevaba trenzas."),
    ("garment", "¿Qué ropa llevaba usted?", "un mandil azul que me había cosido mi madre"),
    ("who", "¿Quién más estaba allí?", "mi hermana Rita y mi hermano Raúl"),
    ("who", "¿Quién más estaba allí?", "Sí, estaba también mi hermana Rita."),
    ("object", "¿Qué cosas había cerca?", "Una mesa grande y una cesta con huevos."),
    ("weather", "¿Qué tiempo hacía?", "Hacía mucho frío y nevaba."),
    ("place", "¿Dónde pasaba eso que me cuenta?", "en la casa de mi abuela, en la cocina"),
    ("after", "¿Qué pasó después?", "Nos las comimos todas y nos dolió la barriga."),
    ("action", "¿Qué hacía usted al llegar a la cocina?", "Me ponía el mandil y batía los huevos."),
    ("place", "¿Dónde pasaba eso que me cuenta?", "Mi tía nos llevaba a la casa del pueblo."),
    ("hour", "¿Qué luz había allí?", "Cuando ya se ponía el sol."),
    ("feeling", "¿Cómo se sentía usted allí?", "Muy contenta."),
]
OWN: list[tuple[Gap, str, str]] = [
    ("sense", "¿A qué olía la cocina?", "Mi padre vendía pisos en Madrid y los domingos íbamos al parque."),
    ("place", "¿Dónde pasaba eso que me cuenta?", "Mi tío tocaba la guitarra en la plaza."),
    ("when", "¿Cuándo fue eso?", "Mi vecina Encarna bordaba manteles en el balcón."),
    ("sense", "¿A qué olía la cocina?", "De joven bailaba en la verbena con Tomás."),
    ("who", "¿Quién más estaba allí?", "En el 65 me casé con Tomás en Soria."),
    ("garment", "¿Qué ropa llevaba usted?", "Me acuerdo de la mula, que se escapaba al monte."),
    ("garment", "¿Qué ropa llevaba usted?", "Cuando nació mi hija fuimos todos al hospital."),
    ("object", "¿Qué cosas había cerca?", "Otro día mi hermano Raúl se cayó al río y lo sacó mi padre."),
    (
        "sense",
        "¿A qué olía la cocina?",
        "Yo pintaba cuadros y los vendía en la plaza los domingos de mercado.",
    ),
    ("look_person", "¿Cómo era su abuela Jacinta?", "¿Y usted cómo se llama?"),
    ("sense", "¿A qué olía la cocina?", "No teníamos coche y mi tío nos llevaba al río en un burro."),
    ("sense", "¿A qué olía la cocina?", "El día que murió mi padre lloramos."),
    ("sense", "¿Qué se oía en la cocina?", " ".join(["y el gallo cantaba"] * 8)),
]


def _judge(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], gap: Gap, asked: str, text: str
) -> bool:
    question = Question("q", asked, asked, gap)
    scene = understanding.read(KITCHEN, teller, known)
    told = understanding.understand(text, teller, known)
    return is_answer(text, question, scene, told, understanding.knowledge.verbs)


@pytest.mark.parametrize(("gap", "asked", "text"), ANSWERS)
def test_an_answer_belongs_to_its_memory(
    gap: Gap, asked: str, text: str, understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    assert _judge(understanding, teller, known, gap, asked, text)


@pytest.mark.parametrize(("gap", "asked", "text"), OWN)
def test_a_story_of_its_own_is_a_memory(
    gap: Gap, asked: str, text: str, understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    assert not _judge(understanding, teller, known, gap, asked, text)


@pytest.mark.parametrize(
    "text", ["no me acuerdo", "Pues no lo sé.", "no sé decirle", "ni idea", "no", "se me ha olvidado", "nada"]
)
def test_no_answer_is_none(
    text: str, understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    assert is_no_answer(text)
    assert not _judge(understanding, teller, known, "sense", "¿A qué olía la cocina?", text)


@pytest.mark.parametrize("text", ["no había nadie", "no, el perro era blanco", "nada de comida, solo agua"])
def test_a_no_that_tells_is_an_answer(text: str) -> None:
    assert not is_no_answer(text)


def test_nothing_of_either_is_lost(
    read: Callable[[str], Scene], present: Callable[[Scene], set[str]]
) -> None:
    both = joined(KITCHEN, "Estaba mi hermana Rita.")
    assert both == f"{KITCHEN} Estaba mi hermana Rita."
    assert joined("hacíamos rosquillas", " a anís ") == "hacíamos rosquillas. a anís"
    assert {"jacinta", "rita"} <= present(read(both))
