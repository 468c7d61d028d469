"""What is said about a shown scene: corrections understood and applied just so, tellings left alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from narrative import Correction, Understanding, apply_correction, propose_title, write_script
from narrative.entities import CardLooks, Entity, Patient
from narrative.scene import Scene
from narrative.script import Placed
from narrative.spoken_corrections import (
    NO_PICTURE,
    ShownPicture,
    SpokenCorrection,
    UnclearCorrection,
    read_correction,
)
from narrative.words import plain
from tests.sweeps import spread

FOLDER = Path(__file__).parent / "spoken"
FILES = (
    "while_building",
    "written_after",
    "written_last",
    "written_at_the_end",
    "hats_and_places",
    "moved",
    "wished",
)
CONSUELO = Patient("consuelo", "Consuelo Vega", "f", 1942, "Soria", "ES")
NELSON = Patient("nelson", "Nelson Rivas", "m", 1945, "Rosario", "AR")
TELLERS: dict[str, tuple[Patient, tuple[Entity, ...]]] = {
    "consuelo": (
        CONSUELO,
        (
            Entity("hachi", "pet", "Hachi", species="perro"),
            Entity("alfredo", "person", "Alfredo", "padre", gender="m"),
            Entity("petra", "person", "Petra", "madre", gender="f"),
        ),
    ),
    "nelson": (NELSON, (Entity("julio", "person", "Julio", "hermano", gender="m"),)),
}


@dataclass(frozen=True)
class Shown:
    """A scene on the table, and what reads what is said of it."""

    scene: Scene
    patient: Patient
    entities: tuple[Entity, ...]
    understanding: Understanding
    picture: ShownPicture = NO_PICTURE

    def read(self, said: str) -> SpokenCorrection | UnclearCorrection | None:
        knowledge = self.understanding.knowledge
        return read_correction(said, self.scene, self.patient, self.entities, knowledge, self.picture)

    def after(self, said: str) -> Scene:
        read = self.read(said)
        assert isinstance(read, SpokenCorrection), said
        scene = self.scene
        for correction in read.corrections:
            scene = apply_correction(scene, correction)
        return scene


@pytest.fixture(scope="session")
def shown(understanding: Understanding) -> dict[str, Shown]:
    memories = json.loads((FOLDER / "memories.json").read_text(encoding="utf-8"))
    made: dict[str, Shown] = {}
    for name, memory in memories.items():
        patient, entities = TELLERS[memory["teller"]]
        scene = understanding.read(memory["text"], patient, entities)
        landmarks = frozenset({"sea"}) if "playa" in memory["text"] else frozenset[str]()
        made[name] = Shown(scene, patient, entities, understanding, ShownPicture(landmarks))
    return made


def lines(file: str, *, bare: bool = False) -> Iterator[Any]:
    """The lines of a file; ``bare``: the corrections whose words stay themselves without accents."""
    for line in (FOLDER / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if bare and (not isinstance(row["expect"], list) or "ñ" in row["said"]):
            continue
        yield pytest.param(row, id=f"{row['memory']}: {row['said'][:60]}")


@pytest.mark.parametrize("row", list(lines("written_in_the_panel")))
def test_what_is_written_to_correct_is_read_as_no_telling(
    shown: dict[str, Shown], row: dict[str, Any]
) -> None:
    one = shown[row["memory"]]
    assert_read(replace(one, picture=replace(one.picture, meant=True)).read(row["said"]), row)


def in_brief(correction: Correction) -> str:
    value = correction.value
    if (new := correction.participant) is not None:
        by_concept = new.concept if correction.action == "become" or not new.name else None
        value = new.relation or by_concept or new.name
    worn_by = [f"@{chip}" for chip in correction.subjects if correction.chip_id.startswith("garment")]
    if correction.action == "place":
        worn_by = [f"@{chip}" for chip in correction.subjects]
    by = worn_by if correction.action in ("add", "place") else ()
    words = [correction.chip_id, correction.action, value, *by]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("row", [row for file in FILES for row in lines(file)])
def test_what_is_said_is_corrected_and_answered_or_left_alone(
    shown: dict[str, Shown], row: dict[str, Any]
) -> None:
    assert_read(shown[row["memory"]].read(row["said"]), row)


def assert_read(read: SpokenCorrection | UnclearCorrection | None, row: dict[str, Any]) -> None:
    assert_answered_in_one_short_sentence(read)
    if row["expect"] is None:
        assert read is None
    elif row["expect"] == "?":
        assert isinstance(read, UnclearCorrection)
    else:
        assert isinstance(read, SpokenCorrection)
        found = [in_brief(each) for each in read.corrections]
        assert set(row["expect"]) <= set(found) if row.get("loose") else row["expect"] == found


@pytest.mark.parametrize("row", spread([row for file in FILES for row in lines(file, bare=True)], 4))
def test_accents_capitals_and_stops_do_not_matter(shown: dict[str, Shown], row: dict[str, Any]) -> None:
    """Speech as recognised and typing in haste: what corrects with accents corrects without."""
    one = shown[row["memory"]]
    bare = one.read(plain(row["said"]).replace(",", "").replace(".", ""))
    assert isinstance(bare, SpokenCorrection)
    read = one.read(row["said"])
    assert isinstance(read, SpokenCorrection)
    assert [c.chip_id for c in bare.corrections] == [c.chip_id for c in read.corrections]


def assert_answered_in_one_short_sentence(read: SpokenCorrection | UnclearCorrection | None) -> None:
    if isinstance(read, SpokenCorrection):
        assert read.answer[0].isupper()
        assert read.answer.endswith(".")
        assert len(read.answer.split()) <= 22
        assert " mi " not in f" {read.answer.lower()} "
    elif isinstance(read, UnclearCorrection):
        assert read.question.endswith("?")
        assert len(read.question.split()) <= 15
        assert "recuerd" not in read.question


@pytest.mark.parametrize("said", ["sin sombrero", "quita el sombrero", "quítale el sombrero"])
def test_of_several_who_wear_one_it_is_asked_whose(shown: dict[str, Shown], said: str) -> None:
    one = shown["paseo"]
    both = replace(one, scene=one.after("mi abuela llevaba un sombrero de paja"))
    assert isinstance(both.read(said), UnclearCorrection)
    left = both.after("mi madre sin sombrero")
    assert [g.fact.concept for g in left.garments] == ["straw_hat"]
    assert left.garments[0].wearer != one.scene.garments[0].wearer


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("el perro era blanco", "looks"),
        ("mi padre no estaba", "participants"),
        ("también estaba mi abuela", "participants"),
        ("era de noche", "setting"),
        ("fue en el 52", "era"),
        ("pon un banco", "things"),
        ("mi padre llevaba un abrigo gris", "garments"),
        ("eso fue en Benidorm", "participants"),
        ("yo no estaba", "self_in_scene"),
    ],
)
def test_everything_else_in_the_scene_stays(shown: dict[str, Shown], said: str, part: str) -> None:
    before, after = shown["parque"].scene, shown["parque"].after(said)
    assert getattr(before, part) != getattr(after, part)
    assert replace(after, **{part: getattr(before, part)}) == before


def test_with_the_ball_goes_no_more_than_playing_with_it(shown: dict[str, Shown]) -> None:
    before, after = shown["parque"].scene, shown["parque"].after("quita la pelota")
    assert after.things == ()
    assert [(a.fact.concept, a.agents) for a in after.actions if a.fact.concept == "play"] == [
        ("play", next(a.agents for a in before.actions if a.fact.words == "jugar a la pelota"))
    ]
    assert replace(after, things=before.things, actions=before.actions) == before


def test_someone_corrected_keeps_what_was_told_of_them(shown: dict[str, Shown]) -> None:
    scene = shown["playa"].after("no era mi hermano era mi primo")
    before = {p.key: p for p in shown["playa"].scene.participants}
    cousin = next(p for p in scene.participants if p.relation == "primo")
    brother = before[cousin.key]
    assert brother.relation == "hermano"
    assert cousin.mentions == brother.mentions
    assert all(before[p.key] == p for p in scene.participants if p.key != cousin.key)
    assert scene.actions == shown["playa"].scene.actions


def test_corrections_are_stored_and_replayed(shown: dict[str, Shown]) -> None:
    """As the server keeps them: JSON and back, on a scene read anew, also over other corrections."""
    adapter = TypeAdapter(Correction)
    one = shown["playa"]
    for said in ("no era un burro era una mula", "también estaba mi abuela", "mi tío llevaba gafas"):
        read = one.read(said)
        assert isinstance(read, SpokenCorrection)
        scene = one.scene
        for correction in read.corrections:
            again = adapter.validate_python(
                json.loads(json.dumps(adapter.dump_python(correction, mode="json")))
            )
            assert again == correction
            scene = apply_correction(scene, again)
        assert scene == one.after(said)


@pytest.mark.parametrize(
    "old",
    [
        {"chip_id": "pet:hachi", "action": "remove", "value": None},
        {"chip_id": "season", "action": "change", "value": "winter"},
        {"chip_id": "era", "action": "change", "value": "1951"},
        {"chip_id": "era", "action": "change", "value": "1951–1953"},
        {"chip_id": "person:nadie", "action": "absent"},
    ],
)
def test_corrections_stored_before_are_still_good(shown: dict[str, Shown], old: dict[str, Any]) -> None:
    correction = TypeAdapter(Correction).validate_python(old)
    apply_correction(shown["parque"].scene, correction)


@pytest.mark.parametrize(
    "action", ["remove", "absent", "present", "link", "count", "colour", "become", "look"]
)
@pytest.mark.parametrize(
    "chip", ["person:nadie", "pet:nadie", "object:nothing", "garment:nothing", "action:nothing"]
)
def test_chips_that_are_not_there_do_no_harm(shown: dict[str, Shown], chip: str, action: str) -> None:
    scene = shown["parque"].scene
    value = "glasses:no" if action == "look" else "2"
    correction = Correction(chip, action, value, participant=scene.participants[0])  # pyright: ignore[reportArgumentType]
    assert apply_correction(scene, correction) == scene


@pytest.mark.parametrize("memory", ["parque", "playa", "cocina", "plaza", "patio", "boda"])
def test_a_corrected_scene_has_a_script_and_a_title(shown: dict[str, Shown], memory: str) -> None:
    one = shown[memory]
    for said in ("también estaba mi abuela", "pon un perro negro", "había una mesa roja", "era Navidad"):
        scene = one.after(said)
        script = write_script(scene, one.patient, one.entities, one.understanding.lexicon)
        assert propose_title(scene)
        assert all(element.source for element in script.picture.prompt)


def test_looks_that_were_corrected_win_over_the_card(understanding: Understanding) -> None:
    card = CardLooks(hair_colour="black", glasses=True, garments=(("hat", None),))
    entities = (Entity("inés", "person", "Inés", "hermana", gender="f", looks={"any": card}),)
    scene = understanding.read("Mi hermana Inés y yo paseábamos por el parque.", CONSUELO, entities)
    one = Shown(scene, CONSUELO, entities, understanding)
    scene = one.after("mi hermana era rubia y no llevaba gafas")
    scene = Shown(scene, CONSUELO, entities, understanding).after("mi hermana no llevaba sombrero")
    script = write_script(scene, CONSUELO, entities, understanding.lexicon)
    sister = next(s for s in script.subjects if s.entity == "inés")
    assert (sister.looks.hair_colour, sister.looks.glasses, sister.looks.garments) == ("blond", False, ())
    told = [element.text for element in sister.pair.prompt]
    assert "glasses" not in told
    assert not any("black" in text or "hat" in text for text in told)


def test_who_sits_is_drawn_sitting(shown: dict[str, Shown]) -> None:
    one = shown["plaza"]
    scene = one.after("estábamos sentados")
    script = write_script(scene, one.patient, one.entities, one.understanding.lexicon)
    assert {s.posture for s in script.subjects if s.kind == "person"} == {"sitting"}


def test_what_is_too_long_or_a_question_is_no_correction(shown: dict[str, Shown]) -> None:
    assert shown["parque"].read("¿el perro era blanco?") is None
    assert shown["parque"].read("el perro era blanco " * 20) is None
    assert shown["parque"].read("") is None


PIECES = (
    "no",
    "era",
    "estaba",
    "mi",
    "tío",
    "el",
    "perro",
    "blanco",
    "en",
    "quita",
    "pon",
    "a",
    "y",
    "también",
    "sin",
    "sombrero",
    "de",
    "noche",
    "llevaba",
    "cuatro",
    "hermanos",
    "fue",
    "62",
    "cambia",
    "por",
    "una",
    "mula",
    "más",
    "joven",
    "se",
    "llamaba",
    "había",
    ",",
    ".",
    "Burgos",
    "ella",
    "sino",
    "vez",
    "",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(PIECES), max_size=9))
def test_any_words_are_read_without_harm(shown: dict[str, Shown], words: list[str]) -> None:
    """Whatever is said, what comes of it can be applied, answered, and is the same the next time."""
    one, said = shown["playa"], " ".join(words)
    read = one.read(said)
    assert read == one.read(said)
    if isinstance(read, SpokenCorrection):
        assert read.answer
        write_script(one.after(said), one.patient, one.entities, one.understanding.lexicon)


@pytest.mark.parametrize(
    ("said", "lately", "who"),
    [
        ("más cerca del mar", "person:mi abuela", "person:mi abuela"),
        ("ponla al lado de mi padre", "person:mi madre", "person:mi madre"),
        ("un poco más a la derecha", "pet:el perro", "pet:el perro"),
        ("mas lejos", "person:yo", "person:yo"),
    ],
)
def test_who_was_corrected_last_is_meant_where_nobody_is_named(
    shown: dict[str, Shown], said: str, lately: str, who: str
) -> None:
    one = shown["familia"]
    read = replace(one, picture=replace(one.picture, lately=lately)).read(said)
    assert isinstance(read, SpokenCorrection)
    assert [each.chip_id for each in read.corrections] == [who]


def test_a_bare_noun_is_put_in_only_where_the_words_were_written_to_correct(shown: dict[str, Shown]) -> None:
    one = shown["orilla"]
    assert one.read("un barco") is None
    meant = replace(one, picture=replace(one.picture, meant=True))
    for said, chip in (
        ("un barco", "object:boat"),
        ("mi tía", "person:mi tia"),
        ("una sombrilla", "object:"),
    ):
        read = meant.read(said)
        assert isinstance(read, SpokenCorrection), said
        assert read.corrections[0].chip_id.startswith(chip)


def test_where_somebody_was_corrected_to_be_is_in_the_script(shown: dict[str, Shown]) -> None:
    one = shown["orilla"]
    scene = one.scene
    for said in ("mi madre a la izquierda de Toby", "mi madre más cerca del mar", "el coche a la derecha"):
        read = replace(one, scene=scene).read(said)
        assert isinstance(read, SpokenCorrection), said
        for correction in read.corrections:
            scene = apply_correction(scene, correction)
    script = write_script(scene, one.patient, one.entities, one.understanding.lexicon)
    keys = {each.label.lower(): each.key for each in script.subjects}
    mother = next(each for each in script.subjects if each.label.lower() == "mi madre")
    assert mother.placed == (Placed("left", keys["toby"]), Placed("nearer", "landmark:sea"))
    assert script.thing_places == (("car", Placed("right")),)


WEDDING = "En nuestra boda mi madre cantaba."
DONKEY = "Iba al campo con mi abuelo y un burro."
AUNT = "Iba a la playa con mi madre y mi tía."
TOLD_ANEW = [
    ("Éramos diez primos en el campo.", "éramos ocho, no diez", "Ahora son ocho."),
    ("Éramos diez primos en el campo.", "no éramos diez primos sino doce", "Ahora son doce."),
    ("Éramos diez primos en el campo.", "solo éramos cuatro", "Ahora son cuatro."),
    ("Estaba en la playa con mi perra Luna.", "Luna era un gato", "Ahora Luna es un gato."),
    ("En la plaza bailaba con la niña.", "la niña era un niño", "Ahora la niña es un niño."),
    (
        "Estaba en la playa con mi perra Luna.",
        "mi perra no se llamaba Luna, se llamaba Lola",
        "Ahora Luna se llama Lola.",
    ),
    (
        "Estaba en la playa con mi hermana Ana.",
        "se llamaba Julia, no Ana",
        "Ahora su hermana Ana se llama Julia.",
    ),
    ("Estaba en la playa con mi perra Luna.", "Luna no, Lola", "Ahora Luna se llama Lola."),
    (
        WEDDING,
        "eso no fue en mi boda, fue en el bautizo de mi hijo",
        "Ahora es un bautizo.",
    ),
    (WEDDING, "no fue en la boda, fue en la feria", "Ahora son las fiestas del pueblo."),
    (DONKEY, "el burro era más grande", "Ahora el burro se ve más grande, más cerca."),
    (DONKEY, "mi abuelo tenía barba blanca", "He puesto barba blanca a su abuelo."),
    (DONKEY, "había dos burros", "Ahora son dos."),
    (DONKEY, "era invierno y nevaba", "Ahora es invierno y nieva."),
    (AUNT, "quita a todos menos a mi madre", "Ahora solo queda su madre."),
    (AUNT, "solo estábamos mi madre y yo", "Ahora solo quedan su madre y usted."),
    (AUNT, "todo igual pero de noche", "Ahora es de noche."),
    (
        AUNT,
        "mi madre llevaba un vestido verde y mi tía un pañuelo",
        "He puesto un vestido verde a su madre; he puesto un pañuelo a su tía.",
    ),
    ("En la calle miraba a mi padre. Había un coche.", "el coche no estaba", "He quitado el coche."),
]  # fmt: skip


@pytest.mark.parametrize(("memory", "said", "answer"), TOLD_ANEW)
def test_number_name_kind_and_feast_are_told_anew(
    understanding: Understanding, memory: str, said: str, answer: str
) -> None:
    scene = understanding.read(memory, NELSON, ())
    one = Shown(scene, NELSON, (), understanding)
    read = one.read(said)
    assert isinstance(read, SpokenCorrection)
    assert read.answer == answer
    assert one.after(said) != scene


@pytest.mark.parametrize(
    "said",
    ["no éramos tantos", "éramos más", "ponle gafas", "ponle un sombrero", "mi perra no se llamaba Luna"],
)
def test_what_is_not_clear_is_asked(understanding: Understanding, said: str) -> None:
    memory = "Estábamos en la playa mi madre, mi tía y yo con mi perra Luna."
    one = Shown(understanding.read(memory, NELSON, ()), NELSON, (), understanding)
    assert isinstance(one.read(said), UnclearCorrection)


@pytest.mark.parametrize(
    ("memory", "said", "there"),
    [
        ("Éramos diez primos en el campo.", "éramos ocho, no diez", 8),
        ("Éramos diez primos en el campo.", "éramos cinco", 5),
        ("Estábamos cuatro amigas en la playa.", "no éramos cuatro, éramos tres", 3),
    ],
)
def test_as_many_are_drawn_as_were_told_last(
    understanding: Understanding, memory: str, said: str, there: int
) -> None:
    one = Shown(understanding.read(memory, NELSON, ()), NELSON, (), understanding)
    script = write_script(one.after(said), NELSON, (), understanding.lexicon)
    assert sum(each.kind == "person" for each in script.subjects) == there
