"""Cards of a person's life: who may change them, what is kept, taking away, erasing, drawing, dear things."""

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.config import Config
from PIL import Image
from sqlalchemy import create_engine
from sqlmodel import Session, select

from imaging import vocabulary
from narrative.entities import CardLooks, Entity
from server.card_forms import IdentityReading, looks_of, typed_looks
from server.card_portraits import Sitter, is_drawn, portrait, sitter_of
from server.database import MIGRATIONS, open_database, session
from server.entity_cards import (
    Identity,
    add_card,
    card_for,
    cards_of,
    change_identity,
    change_looks,
    note_consent,
    remove_card,
    removed_cards,
    restore_card,
)
from server.entity_erasing import (
    erase_card,
    learning_folder,
    purge_cards,
    weights_folder,
    withdraw_consent,
)
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.life_phases import phase_of
from server.look_words import garments, places, species_words, thing_words
from server.pages import page_details
from server.patients import entities_of, to_entities
from server.preparation import dear_things_of, known_of
from server.records import AccessRecord, EntityPhoto, EntityRecord, EntityTraining
from server.settings import Settings
from tests.server.conftest import CareHome

PACO = Identity("Paco", ("Paquito",), "amigo", None, "m", 1941)


def card(care: CareHome, card_id: str, kind: str = "person", identity: Identity = PACO) -> EntityRecord:
    return add_card(care.db, care.relative, "juan", card_id, kind, identity)


def with_belongings(care: CareHome, card_id: str) -> tuple[EntityRecord, list[Path]]:
    """A card with a photo, a training and weights on disk; and all their files."""
    row, settings = card(care, card_id), care.studio.settings
    path = care.studio.files.name(card_id, 0, "family photo", "", ".jpg")
    care.studio.files.write(path, b"a photo")
    verdict = {"faces": [{"embedding": [0.5] * 128}]}
    care.db.add(
        EntityPhoto(
            entity_id=row.id,
            patient_id="juan",
            name="p.jpg",
            path=path,
            sha256=card_id,
            width=1,
            height=1,
            verdict=verdict,
        )
    )
    training = EntityTraining(
        id=f"t-{card_id}", entity_id=row.id, patient_id="juan", phase="any", token="pacolp"
    )
    care.db.add(training)
    folders = [learning_folder(settings, training.id), weights_folder(settings, row.id)]
    files = [folder / "epoch-01.safetensors" for folder in folders]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_bytes(b"weights")
    row.adapters, row.tokens = {"any": str(files[1])}, {"any": "pacolp"}
    care.db.add(row)
    care.db.commit()
    return row, [*files, Path(settings.pictures.removeprefix("file://")) / path]


def belongings(db: Session, card_id: str) -> int:
    photos = db.exec(select(EntityPhoto).where(EntityPhoto.entity_id == card_id)).all()
    return len(photos) + len(db.exec(select(EntityTraining).where(EntityTraining.entity_id == card_id)).all())


def test_a_relative_makes_and_changes_a_card_and_it_is_written_down(care: CareHome) -> None:
    row = card(care, "c-1")
    assert card(care, "c-1").key == row.key, "the same form sent twice is one card"
    change_identity(care.db, care.therapist, "c-1", Identity("Francisco", (), "hermano", None, "m", 1940))
    change_looks(care.db, care.relative, "c-1", "youth", CardLooks(hair_colour="blond", glasses=True))
    known = next(one for one in to_entities(entities_of(care.db, "juan")) if one.id == row.key)
    assert (known.name, known.relation, known.birth_year) == ("Francisco", "hermano", 1940)
    assert known.looks["youth"] == CardLooks(hair_colour="blond", glasses=True)
    change_looks(care.db, care.relative, "c-1", "youth", None)
    assert card_for(care.db, care.patient, "c-1").looks == {}
    actions = set(care.db.exec(select(AccessRecord.action).where(AccessRecord.patient_id == "juan")))
    assert {"added card", "changed card", "changed looks", "saw card"} <= actions


def test_the_patient_reads_and_strangers_see_nothing(care: CareHome) -> None:
    card(care, "c-2")
    assert any(row.id == "c-2" for row in cards_of(care.db, care.patient, "juan"))
    with pytest.raises(NotAllowedError):
        change_looks(care.db, care.patient, "c-2", "any", CardLooks())
    with pytest.raises(NotAllowedError):
        add_card(care.db, care.patient, "juan", "c-3", "person", PACO)
    with pytest.raises(NotAllowedError):
        card_for(care.db, care.stranger, "c-2")
    with pytest.raises(NotAllowedError):
        add_card(care.db, care.stranger, "rosa", "c-2", "person", PACO)


def test_a_card_taken_away_is_known_no_more_comes_back_and_is_gone_after_a_day(care: CareHome) -> None:
    row, files = with_belongings(care, "c-4")
    remove_card(care.db, care.relative, row.id)
    assert row.key not in {one.id for one in known_of(care.db, "juan")[1]}
    with pytest.raises(NotFoundError):
        card_for(care.db, care.therapist, row.id)
    assert [one.id for one in removed_cards(care.db, "juan")] == [row.id]
    restore_card(care.db, care.relative, row.id)
    assert card_for(care.db, care.therapist, row.id).adapters, "it is back with all that it had"
    remove_card(care.db, care.relative, row.id)
    purge = lambda hours: purge_cards(  # noqa: E731
        care.db, care.studio.files, care.studio.settings, datetime.now(UTC) + timedelta(hours=hours)
    )
    assert purge(1) == 0
    assert all(file.exists() for file in files)
    assert purge(25) == 1
    assert not any(file.exists() for file in files)
    assert belongings(care.db, row.id) == 0
    with pytest.raises(NotFoundError):
        restore_card(care.db, care.relative, row.id)


def test_a_card_is_erased_at_once_when_asked(care: CareHome) -> None:
    row, files = with_belongings(care, "c-5")
    with pytest.raises(NotFoundError):
        erase_card(care.db, care.studio, care.relative, row.id)
    remove_card(care.db, care.relative, row.id)
    erase_card(care.db, care.studio, care.relative, row.id)
    assert care.db.get(EntityRecord, "c-5") is None
    assert not any(file.exists() for file in files)


def test_withdrawn_consent_takes_photos_and_weights_and_leaves_the_card(care: CareHome) -> None:
    row, files = with_belongings(care, "c-6")
    with pytest.raises(BadInputError):
        note_consent(care.db, care.relative, row.id, "   ")
    note_consent(care.db, care.relative, row.id, "él  mismo")
    assert (row.consent_by, row.consent_noted_by) == ("él mismo", care.relative.id)
    withdraw_consent(care.db, care.studio, care.therapist, row.id)
    assert not any(file.exists() for file in files)
    assert belongings(care.db, row.id) == 0
    left = card_for(care.db, care.relative, row.id)
    assert left.name == "Paco"
    assert (left.adapters, left.consent_at) == ({}, None)
    assert left.consent_withdrawn_at is not None


def test_the_patients_own_card_stays(care: CareHome) -> None:
    own = EntityRecord(patient_id="juan", key="yo-juan", kind="person", name="Juan", relation="yo")
    care.db.add(own)
    care.db.commit()
    with pytest.raises(BadInputError, match="no se quita"):
        remove_card(care.db, care.relative, own.id)
    change_identity(care.db, care.relative, own.id, PACO)
    assert own.relation == "yo", "who tells stays who tells"
    care.db.delete(own)
    care.db.commit()


@pytest.mark.parametrize(
    ("kind", "typed", "wrong"),
    [
        ("person", {"nombre": " "}, {"nombre"}),
        ("person", {"nombre": "x" * 81, "nacimiento": "19"}, {"nombre", "nacimiento"}),
        ("person", {"nombre": "Ana", "nacimiento": "2999"}, {"nacimiento"}),
        ("pet", {"nombre": "Luna", "especie": "unicornio"}, {"especie"}),
        ("thing", {"nombre": "La vieja"}, {"especie"}),
        ("place", {"nombre": "El pueblo", "motes": "a," * 200}, {"motes"}),
    ],
)
def test_what_is_wrong_is_said_at_its_field(kind: str, typed: dict[str, str], wrong: set[str]) -> None:
    reading = IdentityReading(kind, typed)
    assert reading.identity() is None
    assert set(reading.problems) == wrong


def test_a_form_is_read_as_it_was_typed() -> None:
    typed = {"nombre": "  Ana\0  María ", "motes": "mamá, , la Ana, mamá", "relacion": "Madre", "genero": "x"}
    assert IdentityReading("person", typed).identity() == Identity("Ana María", ("mamá", "la Ana"), "madre")


def test_looks_come_back_from_their_form() -> None:
    looks = CardLooks(
        hair_colour="grey", hair_style="bun", skin="olive", build="slim", moustache=True,
        garments=(("dress", "blue"), ("hat", None)),
    )  # fmt: skip
    assert looks_of("person", typed_looks("person", looks)) == looks
    place = CardLooks(place_look="kitchen")
    assert looks_of("place", typed_looks("place", place)) == place
    assert looks_of("pet", {"color": "invisible"}) == CardLooks()


def test_all_that_can_be_chosen_can_be_drawn() -> None:
    assert {value for value, _label in places()} <= set(vocabulary.PLACES)
    assert {value for value, _label in garments()} == {*vocabulary.GARMENTS, *vocabulary.ACCESSORIES}
    assert all(is_drawn("pet", word) for word in species_words())
    assert all(is_drawn("thing", word) for word in thing_words())


def test_portraits_show_the_looks_and_say_that_they_were_drawn() -> None:
    blond, black = (
        portrait(Sitter("ana", "person", CardLooks(hair_colour=colour), "adult", "f"))
        for colour in ("blond", "black")
    )
    assert blond is not None
    assert black is not None
    light, dark = (np.asarray(Image.open(BytesIO(data)).convert("L")) for data in (blond, black))
    assert light.shape[0] == light.shape[1]
    assert light.mean() > dark.mean()
    assert b"algorithmicMedia" in blond
    assert portrait(Sitter("x", "thing", CardLooks(), species="no sé qué")) is None
    assert portrait(Sitter("k", "place", CardLooks(place_look="kitchen"))) is not None


@pytest.mark.parametrize(
    ("taken", "born", "phase"),
    [
        (date(1950, 5, 1), 1941, "childhood"),
        (date(1954, 5, 1), 1941, "youth"),
        (date(1967, 5, 1), 1941, "adulthood"),
        (date(2006, 1, 1), 1941, "old_age"),
        (date(1939, 1, 1), 1941, "any"),
        (date(2100, 1, 1), 1941, "any"),
        (None, 1941, "any"),
        (date(2006, 1, 1), None, "any"),
    ],
)
def test_a_day_of_a_life_has_its_phase(taken: date | None, born: int | None, phase: str) -> None:
    assert phase_of(taken, born) == phase


def test_a_dear_thing_is_nobodys_name_and_is_drawn_as_its_card_says(care: CareHome) -> None:
    row = card(care, "c-7", "thing", Identity("La Gitana", ("mi guitarra",), None, "guitarra"))
    change_looks(care.db, care.relative, row.id, "any", CardLooks(colour="red"))
    page = care.tell("De joven tocaba La Gitana en el patio con mi padre.").page
    assert page is not None
    script = page_details(care.db, care.studio, care.therapist, page.id).script
    assert script is not None
    assert ("guitar", "red") in script.things
    assert "a red guitar" in script.picture.prompt_text
    assert not any("Gitana" in subject.label for subject in script.subjects)
    without = care.tell("De joven comía pan en el patio con mi padre.").page
    assert without is not None
    script = page_details(care.db, care.studio, care.therapist, without.id).script
    assert script is not None
    assert not any(kind == "guitar" for kind, _colour in script.things)
    remove_card(care.db, care.relative, row.id)
    assert not any(isinstance(one, Entity) and one.id == row.key for one in dear_things_of(care.db, "juan"))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("reloj de pared", "clock"),
        ("guitarra vieja", "guitar"),
        ("sillón verde", "armchair"),
        ("máquina de coser Singer", "sewing_machine"),
        ("oso de peluche viejo", "teddy_bear"),
    ],
)
def test_a_dear_thing_is_known_by_how_its_words_begin(care: CareHome, typed: str, kind: str) -> None:
    row = card(care, f"c-{kind}".replace("_", "-"), "thing", Identity("La Gitana", (), None, typed))
    page = care.tell("De joven tenía La Gitana en el patio con mi padre.").page
    assert page is not None
    script = page_details(care.db, care.studio, care.therapist, page.id).script
    assert script is not None
    assert kind in [known for known, _colour in script.things]
    assert portrait(sitter_of(row, None, "any")) is not None
    remove_card(care.db, care.relative, row.id)


def test_only_the_beginning_of_a_things_words_is_asked() -> None:
    assert portrait(Sitter("x", "thing", CardLooks(), species="funda de guitarra")) is None
    assert portrait(Sitter("x", "thing", CardLooks(), species="  ")) is None


def test_a_database_of_before_cards_keeps_all_it_had(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    engine = create_engine(f"sqlite:///{home / 'evoca.db'}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
    engine.dispose()
    with sqlite3.connect(home / "evoca.db") as raw:
        raw.execute(
            "INSERT INTO patientrecord (id, name, country, about, silence_seconds)"
            " VALUES ('ana', 'Ana', 'ES', '', 6.0)"
        )
        looks = json.dumps({"any": {"hair_colour": "grey"}})
        raw.execute(
            "INSERT INTO entityrecord (id, patient_id, key, kind, name, aliases, tokens, adapters, looks)"
            " VALUES ('e1', 'ana', 'luis', 'person', 'Luis', ?, ?, '{}', ?)",
            (json.dumps(["Luisito"]), json.dumps({"any": "luislp"}), looks),
        )
    with session(open_database(Settings(home=home))) as db:
        (row,) = entities_of(db, "ana")
        assert (row.name, row.aliases, row.tokens) == ("Luis", ["Luisito"], {"any": "luislp"})
        assert (row.consent_by, row.consent_at, row.removed_at) == ("", None, None)
        assert to_entities([row])[0].looks["any"].hair_colour == "grey"
        db.add(
            EntityPhoto(entity_id="e1", patient_id="ana", name="a", path="p", sha256="s", width=1, height=1)
        )
        db.commit()


def test_the_example_books_people_have_cards(tmp_path: Path) -> None:
    from server import example_book

    settings = Settings(home=tmp_path)
    engine = open_database(settings)
    with session(engine) as db:
        example_book._load_patient(db)
        kinds = {row.kind for row in entities_of(db, "juan")}
    assert kinds == {"person", "pet", "place"}


def test_lists_stand_as_in_a_dictionary() -> None:
    animals = species_words()
    assert animals.index("águila") < animals.index("alpaca")
    assert animals.index("búho") < animals.index("burro")
    assert animals.index("zorro") == len(animals) - 1
