"""Tests of how people are told to look: "tenía el pelo blanco", "era flaco y rubio", "con su moño"."""

from collections.abc import Callable

import pytest

from narrative import Correction, Understanding, apply_correction, chips, write_script
from narrative.entities import Patient
from narrative.scene import Scene
from narrative.script import SubjectLooks

Read = Callable[[str], Scene]
Told = dict[str, object]
OF_SOMEBODY: tuple[tuple[str, Told], ...] = (
    ("Mi abuelo tenía bigote y llevaba boina.", {"moustache": True}),
    ("Mi madre tenía el pelo negro y muy largo.", {"hair_colour": "black", "hair_style": "long"}),
    ("Mi tía Rosa llevaba trenzas y gafas.", {"hair_style": "braids", "glasses": True}),
    ("Mi padre era un hombre delgado, con barba, y pescaba en el río.", {"build": "slim", "beard": True}),
    ("Paseaba con mi abuela, que tenía el pelo blanco.", {"hair_colour": "white"}),
    ("El maestro era calvo y gordo y nos daba clase.", {"hair_style": "bald", "build": "sturdy"}),
    ("Mi tía, siempre con su moño blanco, cosía.", {"hair_style": "bun", "hair_colour": "white"}),
    ("Vino mi tío de América. Tenía el pelo blanco y una barba larga.", {"beard": True}),
    ("Mi madre cosía en el patio. Era morena y llevaba el pelo recogido.", {"hair_style": "bun"}),
    (
        "Conocí a mi marido en el baile. Era alto, delgado, con bigote.",
        {"moustache": True, "stature": "tall"},
    ),
    ("mi abuela era gordita tenia el pelo gris y nos hacia rosquillas en la cocina", {"hair_colour": "grey"}),
    ("El abuelo Paco, ya calvo, contaba cuentos en la lumbre.", {"hair_style": "bald"}),
    ("Mi hermano, flaco y rubio, corría por la era.", {"build": "slim", "hair_colour": "blond"}),
    (
        "Mi abuelo era un hombre muy alto y fuerte que araba con las mulas.",
        {"build": "sturdy", "stature": "tall"},
    ),
    ("Mi abuelo, un hombre canoso de bigote blanco, leía el periódico.", {"moustache": True}),
    ("La maestra llevaba el pelo corto y gafas y escribía en la pizarra.", {"glasses": True}),
    ("Mi padre era alto y rubio y me llevaba a pescar.", {"stature": "tall", "hair_colour": "blond"}),
    ("Mi suegra era baja y gordita y hacía croquetas en la cocina.", {"stature": "short", "build": "sturdy"}),
    ("Un señor de bigote vendía barquillos en la playa.", {"moustache": True}),
    ("Mi madre era muy morena de piel y cosía en el patio.", {"skin": "brown"}),
    ("Mi marido era un hombre negro, alto, y tocaba la guitarra.", {"skin": "dark", "stature": "tall"}),
    (
        "mi hermana tenia la piel morena y el pelo rizado y nadaba en el rio",
        {"skin": "brown", "hair_style": "curly"},
    ),
    ("La maestra era de tez pálida y nos daba clase.", {"skin": "pale"}),
    ("Mi abuela era mulata, gordita, y vendía dulces en la plaza.", {"skin": "brown", "build": "sturdy"}),
)
OF_THE_TELLER: tuple[tuple[str, Told], ...] = (
    ("Yo era rubia y llevaba trenzas cuando iba a la escuela.", {"hair_colour": "blond"}),
    ("Mi madre me hacía trenzas antes de ir a la escuela.", {"hair_style": "braids"}),
    ("Era yo una niña gordita y comía pan con chocolate en la plaza.", {"build": "sturdy"}),
)
OF_NOBODY = (
    "Tenía una muñeca con trenzas y jugaba en el patio.",
    "La muñeca tenía el pelo rubio y yo la peinaba.",
    "Llevaba un mono azul en el taller.",
    "Mi abuelo tenía un coche. Era negro y lo lavaba en la calle.",
    "Mi madre llevaba un abrigo de piel negra en la plaza.",
    "Colgábamos una trenza de ajos en la cocina.",
    "El burro era gordo y mi padre lo llevaba del ramal.",
    "Mi madre era muy fuerte y lavaba en el río.",
    "Mi padre estaba bajo el árbol y era bajo el árbol donde comía.",
    "Mi padre no era calvo. Trabajaba en el taller.",
    "Mi marido ahora es calvo, pero bailaba muy bien en la verbena.",
)
PLAIN = SubjectLooks()


@pytest.fixture
def looks(understanding: Understanding, teller: Patient) -> Callable[[Scene], dict[str, SubjectLooks]]:
    def made(scene: Scene) -> dict[str, SubjectLooks]:
        subjects = write_script(scene, teller, (), understanding.lexicon).subjects
        return {subject.key: subject.looks for subject in subjects if subject.kind == "person"}

    return made


Drawn = Callable[[Scene], dict[str, SubjectLooks]]


def _traits(looks: SubjectLooks) -> Told:
    return {
        name: getattr(looks, name)
        for name in ("build", "stature", "hair_colour", "hair_style", "skin", "beard", "moustache", "glasses")
        if getattr(looks, name) != getattr(PLAIN, name)
    }


@pytest.mark.parametrize(("text", "told"), OF_SOMEBODY)
def test_what_is_told_of_somebody_is_theirs_alone(read: Read, looks: Drawn, text: str, told: Told) -> None:
    drawn = looks(read(text))
    own = next(key for key in drawn if key != "yo")
    assert told.items() <= _traits(drawn[own]).items()
    assert all(not _traits(each) for key, each in drawn.items() if key != own)


@pytest.mark.parametrize(("text", "told"), OF_THE_TELLER)
def test_what_is_told_of_oneself_is_the_tellers(read: Read, looks: Drawn, text: str, told: Told) -> None:
    drawn = looks(read(text))
    assert told.items() <= _traits(drawn["yo"]).items()
    assert all(not _traits(each) for key, each in drawn.items() if key != "yo")


@pytest.mark.parametrize("text", OF_NOBODY)
def test_what_is_told_of_no_one_there_is_nobodys(read: Read, looks: Drawn, text: str) -> None:
    assert all(not _traits(each) for each in looks(read(text)).values())


def test_who_is_told_to_have_no_beard_has_none(read: Read) -> None:
    told = {(x.trait, x.value) for x in read("Mi padre no tenía barba. Trabajaba en el taller.").looks}
    assert told == {("beard", "no")}


@pytest.mark.parametrize(
    "text",
    [
        "Mi hermano Luis era pelirrojo y jugábamos a las canicas.",
        "Mi prima Tere era muy lista y hacíamos la comunión juntas en la iglesia.",
    ],
)
def test_who_is_described_and_takes_part_is_there(read: Read, text: str) -> None:
    assert any(p.in_scene and p.kind == "person" and p.relation != "yo" for p in read(text).participants)


def test_short_and_long_hair_do_nothing(read: Read) -> None:
    for text, does in (
        ("Mi madre tenía el pelo negro y largo y tendía la ropa en la azotea.", "hang_washing"),
        ("La maestra llevaba el pelo corto y escribía en la pizarra.", "write"),
    ):
        scene = read(text)
        woman = next(p.key for p in scene.participants if p.kind == "person" and p.relation != "yo")
        assert {(a.fact.concept, a.agents) for a in scene.actions} == {(does, (woman,))}


def test_a_small_teller_has_grown_neighbours_but_for_those_who_play(read: Read, looks: Drawn) -> None:
    ages = {
        text: {each.age for key, each in looks(read(text)).items() if key != "yo"}
        for text in ("De niña la vecina me daba pan con aceite.", "De niña jugaba al corro con los vecinos.")
    }
    assert list(ages.values()) == [{"adult"}, {"child"}]


def test_one_bathroom_is_no_bathing(read: Read) -> None:
    scene = read("En el piso había un solo baño y hacíamos cola por la mañana.")
    assert {action.fact.concept for action in scene.actions} == {"queue"}


def test_the_chips_tell_what_was_understood_of_the_looks(read: Read, teller: Patient) -> None:
    scene = read("Mi abuelo tenía el pelo blanco y bigote, y yo llevaba trenzas.")
    labels = [chip.label for chip in chips(scene, teller, ())]
    assert "Mi abuelo (pelo blanco, bigote)" in labels
    assert "Aurora (quien lo cuenta, trenzas)" in labels
    corrected = apply_correction(scene, Correction("person:mi abuelo", "look", "moustache:no"))
    assert "Mi abuelo (pelo blanco, sin bigote)" in [c.label for c in chips(corrected, teller, ())]


def test_what_one_was_is_told_of_the_one_who_does_what_follows(read: Read) -> None:
    scene = read("Mi abuelo leía el periódico. Yo era rubia y llevaba trenzas y corría por la era.")
    assert {a.fact.concept: a.agents for a in scene.actions}["run"] == ("yo",)


@pytest.mark.parametrize(
    ("text", "coat"),
    [
        ("Fui a la playa con mi hermana y mi perra Luna, que era negra.", {"colour": "black"}),
        ("Mi gata Perla, que era blanca y negra, dormía.", {"colour": "black", "pattern": "patched"}),
        ("Mi perro blanco Canelo, que era muy bueno, corría conmigo.", {"colour": "white"}),
    ],
)
def test_a_coat_that_is_told_besides_is_the_animals(read: Read, text: str, coat: dict[str, str]) -> None:
    assert {look.trait: look.value for look in read(text).looks if look.trait != "posture"} == coat
