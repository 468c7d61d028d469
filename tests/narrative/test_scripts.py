"""The script: tokens of the right phase, ages, groups, nobody absent, places by activity."""

from collections.abc import Callable

import pytest

from narrative import Understanding, write_script
from narrative.alike_subjects import plural
from narrative.entities import Entity, Patient
from narrative.scene import Scene
from narrative.script import Script, Subject

Read = Callable[[str], Scene]


def _script(u: Understanding, teller: Patient, known: tuple[Entity, ...], text: str) -> Script:
    return write_script(u.read(text, teller, known), teller, known, u.lexicon)


def _of(script: Script, entity: str) -> Subject:
    return next(s for s in script.subjects if s.entity == entity)


def test_token_of_the_phase_stands_first(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "De niña bailaba yo en el patio con mi madre.")
    assert _of(script, "aurora").pair.prompt[0].text == "ninaaur"
    assert _of(script, "petra").pair.prompt[0].text == "petratok"
    assert script.picture.prompt[0].text == "ninaaur"
    assert _of(script, "aurora").looks.age == "child"
    assert _of(script, "petra").looks.age == "adult"


def test_no_token_of_another_phase(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "En 1985 bailé con Tomás en la plaza.")
    assert _of(script, "tomas").token is None
    assert "tomasjov" not in script.picture.prompt_text


def test_card_looks_where_there_is_no_token(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "De niña, la abuela Jacinta me contaba cuentos y yo reía.")
    elements = {e.text: e.origin for e in _of(script, "jacinta").pair.prompt}
    assert elements["with white bun hair"] == "card"
    assert _of(script, "jacinta").looks.hair_style == "bun"


def test_absent_are_in_no_prompt(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(
        understanding, teller, known, "Bailé en el molino. Mi madre no vino, mi padre ya había muerto."
    )
    assert "petratok" not in script.picture.prompt_text
    assert {s.entity for s in script.subjects if s.kind == "person"} == {"aurora"}


def test_group_becomes_one_subject_each(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "Mis padres y mis tres primas bailaban y yo miraba.")
    people = [s for s in script.subjects if s.kind == "person"]
    assert len(people) == 1 + 2 + 3
    assert {s.looks.gender for s in people if s.entity in ("petra", "elias")} == {"female", "male"}


def test_place_by_activity_is_marked_added(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "Mi madre y yo amasábamos y reíamos.")
    assert script.place == "kitchen"
    assert any(e.origin == "added" and "kitchen" in e.text for e in script.picture.prompt)


def test_later_things_are_kept_out(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "En el 52 jugábamos en la calle con mi hermano.")
    assert {"mobile phones", "modern cars"} <= {e.text for e in script.picture.negative}


def test_stated_look_reaches_the_subject(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(understanding, teller, known, "Trasto era blanco y corría por la playa conmigo.")
    dog = _of(script, "trasto")
    assert dog.looks.colour == "white"
    assert dog.looks.species == "dog"
    assert dog.posture == "running"


def test_sketch_names_of_the_script_come_from_the_lexicon(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    script = _script(
        understanding, teller, known, "En Navidad cenamos en la cocina con mi madre, que llevaba un delantal."
    )
    assert (script.place, script.occasion, script.season) == ("kitchen", "christmas", "winter")
    assert ("apron", None) in _of(script, "petra").looks.garments


def test_a_group_alike_is_counted_in_words_but_for_the_embedded_model(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    scene = understanding.read("De niña jugaba con mis tres primas en la plaza.", teller, known)
    plain = write_script(scene, teller, known, understanding.lexicon, None, "clip")
    texts = [element.text for element in plain.picture.prompt]
    assert "three little girls" in texts
    assert texts.count("a little girl") == 1  # the teller
    assert len([s for s in plain.subjects if s.key.startswith("E") and s.kind == "person"]) == 3
    own = write_script(scene, teller, known, understanding.lexicon)
    assert [element.text for element in own.picture.prompt].count("a little girl") == 4


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("woman", "women"), ("man", "men"), ("girl", "girls"), ("baby", "babies"), ("boy", "boys"),
        ("sheep", "sheep"), ("person", "people"), ("ostrich", "ostriches"), ("donkey", "donkeys"),
    ],
)  # fmt: skip
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("text", "age", "kin"),
    [
        ("Paseaba por el parque con mi nieta y llovía.", "elder", "child"),
        ("Mi abuela y yo hacíamos rosquillas en la cocina.", "child", "elder"),
        ("Mi marido y yo bailamos en la plaza.", "adult", "adult"),
    ],
)
def test_who_is_there_tells_how_old_the_teller_is_drawn(
    understanding: Understanding, text: str, age: str, kin: str
) -> None:
    teller = Patient("x", "Aurora", "f", 1940)
    subjects = _script(understanding, teller, (), text).subjects
    people = [s for s in subjects if s.kind == "person"]
    assert sorted(s.looks.age or "" for s in people) == sorted([age, kin])


def test_the_tree_of_christmas_is_a_christmas_tree(understanding: Understanding, teller: Patient) -> None:
    text = "El día de Reyes {} pusimos los zapatos junto al árbol."
    assert ("christmas_tree", None) in _script(understanding, teller, (), text.format("en el salón")).things
    outside = _script(understanding, teller, (), "En verano nos sentamos mi hermano y yo junto al árbol.")
    assert ("christmas_tree", None) not in outside.things


def test_what_is_set_up_or_given_is_drawn_as_it_is_meant(
    understanding: Understanding, teller: Patient
) -> None:
    feast = "El Día de Muertos poníamos el altar en la sala y mi abuela traía flores."
    assert "altar" not in dict(_script(understanding, teller, (), feast).things)
    watch = _script(understanding, teller, (), "Mi padrino me regaló un reloj.").things
    assert "wristwatch" in dict(watch)
    clock = _script(understanding, teller, (), "Me regalaron un reloj de pared.").things
    assert "wristwatch" not in dict(clock)


@pytest.mark.parametrize(
    ("text", "postures"),
    [
        (
            "Mi padre me llevó al circo. Vimos un elefante y unos payasos.",
            {"yo": "sitting", "payasos": "standing"},
        ),
        ("Nos sentamos en el sofá y hablamos con mi hijo que vive en Alemania.", {"yo": "sitting"}),
    ],
)
def test_who_is_only_seen_or_spoken_to_does_not_do_it_too(
    understanding: Understanding, teller: Patient, text: str, postures: dict[str, str]
) -> None:
    subjects = _script(understanding, teller, (), text).subjects
    told = {"yo" if s.key == "yo" else s.label.split()[-1]: s.posture for s in subjects}
    assert postures.items() <= told.items()
    assert "mi hijo" not in {s.label for s in subjects}


def test_a_wedding_at_the_altar_is_in_church_and_a_niece_is_no_baby(understanding: Understanding) -> None:
    teller = Patient("x", "Aurora", "f", 1940)
    text = "Me casé en el 62. Mi padre me llevó hasta el altar y mi sobrina llevaba las arras."
    script = _script(understanding, teller, (), text)
    assert script.place == "church_interior"
    assert "baby" not in {s.looks.age for s in script.subjects}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Me quitaron las muelas en el dentista y mi madre me daba la mano.", "hospital_room"),
        ("Pescaba con mi abuelo desde las rocas.", "beach"),
    ],
)
def test_where_it_was_by_a_phrase(
    understanding: Understanding, teller: Patient, text: str, place: str
) -> None:
    assert _script(understanding, teller, (), text).place == place


def test_what_is_sold_at_the_corner_is_sold_in_the_street(
    understanding: Understanding, teller: Patient
) -> None:
    text = "Mi madre vendía tamales en la esquina y mi hermano dormía."
    assert _script(understanding, teller, (), text).place == "village_street"


def test_the_mother_of_a_newborn_lies_in_the_hospital_s_bed(understanding: Understanding) -> None:
    teller = Patient("x", "Aurora", "f", 1940)
    text = "Cuando nació mi hija mi marido llegó al hospital y la cogió en brazos."
    postures = {s.key: s.posture for s in _script(understanding, teller, (), text).subjects}
    assert postures["yo"] == "lying"
    assert "holding_child" in postures.values()


def test_a_written_accent_makes_a_verb_of_a_noun(understanding: Understanding, teller: Patient) -> None:
    def acts(text: str) -> list[str]:
        scene = understanding.understand(text, teller, ())
        return [a.fact.concept for a in scene.actions] if isinstance(scene, Scene) else []

    assert acts("Bailé con mi padre en la plaza.") == ["dance"]
    assert acts("Hubo baile en la plaza con mi padre.") == []


def test_glasses_that_were_told_are_worn(understanding: Understanding, teller: Patient) -> None:
    script = _script(understanding, teller, (), "Mi padre llevaba gafas y mi madre un vestido.")
    assert sorted(s.looks.glasses for s in script.subjects if s.key != "yo") == [False, True]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("En Cuba yo paseaba por la calle con mi novio.", "CU"),
        ("En Alemania paseaba por la calle con mi marido.", "DE"),
        ("En París mi marido y yo paseábamos por una plaza.", "FR"),
        ("Estábamos en Buenos Aires, en una calle, mi hermano y yo.", "AR"),
        ("En Sevilla paseaba por la calle con mi madre.", "ES"),
        ("Mi tío vivía en Cuba y yo paseaba por la calle con mi madre.", "ES"),
        ("Mi madre recibió una carta de París en la calle.", "ES"),
    ],
)
def test_the_country_is_where_the_scene_is_told_to_be(
    understanding: Understanding, text: str, country: str
) -> None:
    teller = Patient("t", "Elvira Sanz", "f", 1940, None, "ES")
    assert _script(understanding, teller, (), text).country == country


def test_nobody_changes_skin_by_going_abroad(understanding: Understanding) -> None:
    teller = Patient("t", "Elvira Sanz", "f", 1940, None, "ES")
    script = _script(understanding, teller, (), "En Cuba yo paseaba por la calle con mi abuela.")
    assert {s.looks.skin for s in script.subjects if s.kind == "person"} == {"light"}


def test_each_has_their_own_thing_in_its_colour(understanding: Understanding) -> None:
    teller = Patient("t", "Elvira Sanz", "f", 1940, None, "ES")
    text = "Mi hermano y yo teníamos bicicletas, la mía roja y la suya azul."
    script = _script(understanding, teller, (), text)
    assert set(script.things) == {("bicycle", "red"), ("bicycle", "blue")}
