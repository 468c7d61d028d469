"""How people are told to be held, and whose a feeling is."""

import pytest

from narrative import Understanding, write_script
from narrative.entities import Patient
from narrative.scene import Refusal
from narrative.script import Subject

MANUEL = Patient("p", "Manuel", "m", 1940)


def told(understanding: Understanding, text: str) -> dict[str, Subject]:
    """The subjects by what they are called."""
    scene = understanding.read(text, MANUEL, ())
    assert not isinstance(scene, Refusal)
    script = write_script(scene, MANUEL, (), understanding.lexicon)
    return {"yo" if each.key == "yo" else each.label.lower(): each for each in script.subjects}


@pytest.mark.parametrize(
    ("text", "postures"),
    [
        (
            "En la plaza, mi madre estaba sentada en el suelo y mi padre la miraba.",
            {"mi madre": "sitting_on_ground", "mi padre": "standing"},
        ),
        ("Yo jugaba en la cocina y mi abuela, sentada en una silla, me miraba.", {"mi abuela": "sitting"}),
        ("Nos sentamos en el suelo mi hermana Ana y yo, en la era.", {"yo": "sitting_on_ground"}),
        ("Mi abuelo, de rodillas, plantaba lechugas y yo lo miraba.", {"mi abuelo": "kneeling"}),
        ("En el salón mi tía estaba tumbada en el sofá y yo entré.", {"mi tía": "lying"}),
        ("Yo estaba sentado en el escalón y mi padre pasó con la burra.", {"yo": "sitting_on_ground"}),
        ("Mi madre leía el periódico sentada en la cocina.", {"mi madre": "reading"}),
        ("Mi abuelo tocaba la flauta sentado en una piedra.", {"mi abuelo": "playing_flute"}),
        ("En el patio mi suegra llevaba al niño en brazos y yo reía.", {"mi suegra": "holding_child"}),
        (
            "Segábamos el trigo mi padre, mi hermano Luis y yo.",
            {"mi padre": "reaping", "luis": "reaping", "yo": "reaping"},
        ),
        ("Mi madre estaba enferma en la cama y yo le leía.", {"mi madre": "lying", "yo": "reading"}),
        ("Mi abuelo estaba en cama y le llevábamos caldo.", {"mi abuelo": "lying"}),
        ("Mi abuela se moría. Estaba en la cama y yo le cogía la mano.", {"mi abuela": "lying"}),
        ("Con el tren parado, mi padre tenía media cara dormida por la anestesia.", {"mi padre": "standing"}),
    ],
)
def test_who_is_told_to_sit_kneel_or_lie_does(
    understanding: Understanding, text: str, postures: dict[str, str]
) -> None:
    subjects = told(understanding, text)
    assert {name: subjects[name].posture for name in postures} == postures


@pytest.mark.parametrize(
    ("text", "afraid"),
    [
        ("En el río mi hermana tenía miedo del agua y mi padre y yo pescábamos.", {"mi hermana"}),
        ("Me daba pena la perra, y mi madre y mi padre cenaban en la cocina.", {"yo"}),
        ("Mi padre estaba asustado y mi madre y yo cenábamos en la cocina.", {"mi padre"}),
        ("Mi madre lloraba en la estación y mi tío y yo subíamos al tren.", {"mi madre"}),
    ],
)
def test_sadness_and_fear_are_of_those_who_are_told_to_have_them(
    understanding: Understanding, text: str, afraid: set[str]
) -> None:
    feelings = {name: each.feeling for name, each in told(understanding, text).items()}
    assert {name for name, feeling in feelings.items() if feeling in ("sadness", "fear")} == afraid
