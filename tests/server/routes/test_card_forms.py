"""The cards' pages and forms: who sees them, what is said beside its field, photos told line by line."""

import json
import re
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from imaging.photos import Fingerprint, Look, PhotoVerdict
from server.photo_verdicts import verdict_to_json
from server.records import EntityPhoto, EntityRecord
from tests.server.photo_samples import photo_file
from tests.server.routes.conftest import House

CARDS = "/personas/juan/su-gente"


def made(visitor: TestClient, kind: str = "person", **typed: str) -> str:
    """A card made through its form; its address."""
    data = {"turno": str(uuid4()), "tipo": kind, "nombre": "Ana", **typed}
    answer = visitor.post(CARDS, data=data)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].partition("?")[0]


def test_a_relative_finds_the_cards_in_one_step(relative: TestClient, patient: TestClient) -> None:
    assert f'href="{CARDS}"' in relative.get("/personas/juan/libro").text
    page = relative.get(CARDS).text
    assert "Añadir una persona" in page
    assert "Empiece por quien más sale" in page
    own = patient.get(CARDS)
    assert own.status_code == 200
    assert "Mi gente, mis lugares" in own.text
    assert "Añadir" not in own.text


def test_a_card_is_made_changed_taken_away_and_brought_back(relative: TestClient, house: House) -> None:
    card = made(relative, relacion="madre", nacimiento="1916", motes="mamá")
    page = relative.get(card).text
    assert "Así lo dibuja Evoca" in page
    assert "madre" in page
    looks = {"etapa": "youth", "pelo": "red", "peinado": "bun", "gafas": "si", "prenda1": "dress"}
    assert relative.post(f"{card}/aspecto", data=looks).status_code == 303
    with house.db() as db:
        row = db.get_one(EntityRecord, card.rpartition("/")[2])
        assert row.looks["youth"]["hair_colour"] == "red"
        assert row.looks["youth"]["garments"] == [["dress", None]]
    away = relative.post(f"{card}/quitar")
    assert "hecho=ficha-quitada" in away.headers["location"]
    page = relative.get(away.headers["location"]).text
    assert "He quitado la ficha" in page
    assert f'action="{card}/recuperar"' in page
    assert relative.get(card).status_code == 404
    assert relative.post(f"{card}/recuperar").status_code == 303
    assert relative.get(card).status_code == 200


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(relative: TestClient) -> None:
    typed = {"turno": "x-1", "tipo": "person", "nombre": "", "motes": "mamá", "nacimiento": "ayer"}
    answer = relative.post(CARDS, data=typed)
    assert answer.status_code == 422
    assert "Escriba cómo se llama." in answer.text
    assert 'value="mamá"' in answer.text
    assert 'value="ayer"' in answer.text


def test_portraits_and_samples_are_drawn(relative: TestClient) -> None:
    card = made(relative, genero="f")
    for address in (f"{card}/retrato", f"{card}/retrato?con=si&pelo=white", "/muestras/peinado/bun?genero=f"):
        picture = relative.get(address)
        assert picture.status_code == 200, address
        assert picture.content.startswith(b"\x89PNG")
    preview = relative.get(f"{card}/asi?pelo=white&etapa=old_age")
    assert "pelo=white" in preview.text
    assert relative.get("/muestras/peinado/mohicano").status_code == 404


def test_others_see_and_change_nothing(
    relative: TestClient, patient: TestClient, house: House, therapist: TestClient
) -> None:
    card = made(relative)
    stranger = house.sign_in("otra")
    for address in (CARDS, card, f"{card}/fotos", f"{card}/aprender", f"{card}/retrato"):
        assert stranger.get(address).status_code == 403, address
        assert house.visitor().get(address).status_code == 303, address
    assert therapist.get(f"{card}/aprender").status_code == 200
    assert patient.get(card).status_code == 200
    assert patient.get(f"{card}/fotos").status_code == 200
    for address in (CARDS, card, f"{card}/aspecto", f"{card}/quitar", f"{card}/acuerdo", f"{card}/aprender"):
        assert patient.post(address, data={"nombre": "X", "quien": "yo"}).status_code == 403, address


def test_a_photo_on_two_cards_asks_who_is_who_only_of_people(relative: TestClient) -> None:
    files = [("fotos", ("salón.jpg", photo_file("harbour"), "image/jpeg"))]
    place, person = made(relative, "place"), made(relative)
    relative.post(f"{person}/acuerdo", data={"quien": "su hija"})
    for card in (place, person):
        relative.post(f"{card}/fotos", files=files)
    told, asked = (relative.get(f"{card}/fotos").text for card in (place, person))
    assert "déjela solo donde" in told
    assert "quién es quién" not in told
    assert "quién es quién" in asked


def wearing_glasses(house: House, card: str, phase: str = "any") -> None:
    """Three photos of an age on a card that all show glasses and fair skin."""
    looks = (Look("glasses", "yes", 0.8), Look("skin", "light", 0.6))
    with house.db() as db:
        for number in range(3):
            name = f"{card.rpartition('/')[2]}-{number}"
            verdict = PhotoVerdict(name, (), (), True, Fingerprint(name, ()), looks=(looks,))
            photo = EntityPhoto(
                id=name, entity_id=card.rpartition("/")[2], patient_id="juan", name=name, path=f"{name}.jpg",
                sha256=name, width=600, height=600, chosen_face=0, phase=phase,
                verdict=verdict_to_json(verdict),
            )  # fmt: skip
            db.add(photo)
        db.commit()


def test_what_photos_show_is_taken_over_or_denied_and_stays_so(relative: TestClient, house: House) -> None:
    card = made(relative)
    wearing_glasses(house, card)
    page = relative.get(card).text
    assert "Lleva gafas" in page
    assert "Piel: clara" in page
    assert page.count("Sí, así") == 2
    assert 'href="#aspecto-piel"' in page
    assert 'id="aspecto-piel"' in page
    taken = relative.post(f"{card}/aspecto/propuesta", data={"etapa": "any", "gafas": "si"})
    assert taken.status_code == 303
    denied = {"etapa": "any", "campo": "piel", "valor": "light"}
    assert relative.post(f"{card}/aspecto/no", data=denied).status_code == 303
    page = relative.get(card).text
    assert "Lleva gafas" in page
    assert "como en la ficha" in page
    assert "Piel: clara" not in page
    with house.db() as db:
        row = db.get_one(EntityRecord, card.rpartition("/")[2])
        assert row.looks["any"]["glasses"] is True
        assert row.looks["any"]["skin"] is None
    relative.post(f"{card}/aspecto", data={"etapa": "any"})
    assert "Lleva gafas" not in relative.get(card).text, "taken off the card, it is not proposed again"


def test_what_a_person_chose_is_never_proposed_otherwise(relative: TestClient, house: House) -> None:
    card = made(relative)
    relative.post(f"{card}/aspecto", data={"etapa": "any", "piel": "olive", "barba": "si"})
    wearing_glasses(house, card)
    assert "Piel: clara" not in relative.get(card).text
    relative.post(f"{card}/aspecto/propuesta", data={"etapa": "any", "gafas": "si"})
    with house.db() as db:
        looks = db.get_one(EntityRecord, card.rpartition("/")[2]).looks["any"]
    assert (looks["skin"], looks["beard"], looks["glasses"]) == ("olive", True, True)


def test_what_photos_of_one_age_show_is_proposed_of_that_age(relative: TestClient, house: House) -> None:
    card = made(relative)
    wearing_glasses(house, card, "old_age")
    always = relative.get(card).text
    assert "Lleva gafas" not in always
    assert "otra edad" in always
    assert f'href="{card}?etapa=old_age#looks"' in always
    then = relative.get(f"{card}?etapa=old_age").text
    assert "Lleva gafas" in then
    assert "otra edad" not in then
    for taken in ({"gafas": "si"}, {"piel": "light"}):
        relative.post(f"{card}/aspecto/propuesta", data={"etapa": "old_age", **taken})
    assert "otra edad" not in relative.get(card).text
    with house.db() as db:
        assert "any" not in db.get_one(EntityRecord, card.rpartition("/")[2]).looks


def test_nobody_else_denies_a_look_and_an_unknown_one_is_said(
    relative: TestClient, patient: TestClient
) -> None:
    card = made(relative)
    denied = {"campo": "piel", "valor": "light"}
    assert patient.post(f"{card}/aspecto/no", data=denied).status_code == 403
    odd = relative.post(f"{card}/aspecto/no", data={"campo": "nariz", "valor": "x"})
    assert odd.status_code == 422
    assert "vuelva a la ficha" in odd.text


def test_photos_are_told_one_a_line_and_shown_to_those_who_may(relative: TestClient, house: House) -> None:
    card = made(relative, "place")
    files = [
        ("fotos", ("cocina.jpg", photo_file("kitchen"), "image/jpeg")),
        ("fotos", ("carta.pdf", b"%PDF-1.4 a letter", "application/pdf")),
    ]
    answer = relative.post(f"{card}/fotos", files=files, headers={"Accept": "application/x-ndjson"})
    told = [json.loads(line) for line in answer.text.splitlines()]
    assert [(one["name"], one["outcome"]) for one in told if "doing" not in one] == [
        ("cocina.jpg", "kept"),
        ("carta.pdf", "refused"),
    ]
    page = relative.get(f"{card}/fotos").text
    assert "cocina.jpg" in page
    assert "Todavía no se puede aprender" in page
    with house.db() as db:
        photo = db.exec(select(EntityPhoto).where(EntityPhoto.name == "cocina.jpg")).one()
    for part in ("imagen", "cara"):
        picture = relative.get(f"/fotos/{photo.id}/{part}")
        assert picture.headers["content-type"] == "image/jpeg"
        assert house.sign_in("otra").get(f"/fotos/{photo.id}/{part}").status_code == 403
    without_scripts = relative.post(f"{card}/fotos", files=files)
    assert "ya estaba en la ficha" in without_scripts.text
    assert "PDF" in without_scripts.text
    assert relative.post(f"/fotos/{photo.id}", data={"ano": "1965"}).status_code == 303
    wrong = relative.post(f"/fotos/{photo.id}", data={"ano": "ayer"})
    assert wrong.status_code == 422
    assert "con cuatro cifras" in wrong.text
    assert 'value="ayer"' in wrong.text, "what was typed is still there, among the card's photos"
    assert "cocina.jpg" in wrong.text
    assert relative.post(f"/fotos/{photo.id}/quitar").status_code == 303
    assert relative.get(f"/fotos/{photo.id}/imagen").status_code == 404


def test_a_whole_bringing_is_taken_back_and_comes_back(
    relative: TestClient, patient: TestClient, house: House
) -> None:
    card = made(relative, "place")
    lines = {"Accept": "application/x-ndjson"}

    def brought(vez: str, **files: bytes) -> None:
        sent = [("fotos", (f"{name}.jpg", data, "image/jpeg")) for name, data in files.items()]
        assert relative.post(f"{card}/fotos", data={"vez": vez}, files=sent, headers=lines).status_code == 200

    def seen() -> set[str]:
        shown = relative.get(f"{card}/fotos").text.partition('id="gone-photos"')[0]
        return {name for name in ("cocina", "playa", "parque", "casa") if f"{name}.jpg" in shown}

    brought("una", cocina=photo_file("kitchen"))
    assert "de esta última vez" not in relative.get(f"{card}/fotos").text, "one has its own way out"
    brought("otra", playa=photo_file("beach"))
    brought("otra", cocina=photo_file("kitchen"), parque=photo_file("park"))
    page = relative.get(f"{card}/fotos").text
    assert "Quitar las 2 fotos de esta última vez" in page, "the third was there before"
    assert f'action="{card}/fotos/quitar"' in page

    def taken_back() -> str:
        away = relative.post(f"{card}/fotos/quitar", data={"vez": "otra"})
        assert seen() == {"cocina"}
        notice = relative.get(away.headers["location"]).text
        assert "He quitado las fotos de esa vez" in notice
        return notice.partition('id="notices"')[2].partition('action="')[2].partition('"')[0]

    undo = taken_back()
    assert "Las fotos han vuelto" in relative.get(relative.post(undo).headers["location"]).text
    assert seen() == {"cocina", "playa", "parque"}
    # One that was taken away before stays away when the others come back, and a known one keeps its time.
    with house.db() as db:
        beach = db.exec(
            select(EntityPhoto).where(
                EntityPhoto.entity_id == card.rpartition("/")[2], EntityPhoto.name == "playa.jpg"
            )
        ).one()
    relative.post(f"/fotos/{beach.id}/quitar")
    relative.post(taken_back())
    assert seen() == {"cocina", "parque"}
    for nothing in ("", "nunca"):
        assert relative.post(f"{card}/fotos/quitar", data={"vez": nothing}).status_code == 404
    assert patient.post(f"{card}/fotos/quitar", data={"vez": "otra"}).status_code == 403
    assert seen() == {"cocina", "parque"}
    gone = relative.get(f"{card}/fotos").text.partition('id="gone-photos"')[2]
    assert re.findall(r'action="([^"]+)/recuperar"', gone) == [f"/fotos/{beach.id}"], "and the notice is gone"
    assert "gone-photos" not in patient.get(f"{card}/fotos").text
    relative.post(f"/fotos/{beach.id}/recuperar")
    assert "gone-photos" not in relative.get(f"{card}/fotos").text


def test_whoever_brings_photos_after_the_session_ended_is_told_so(relative: TestClient) -> None:
    card = made(relative, "place")
    relative.cookies.clear()
    files = {"fotos": ("cocina.jpg", photo_file("kitchen"), "image/jpeg")}
    answer = relative.post(f"{card}/fotos", files=files, headers={"Accept": "application/x-ndjson"})
    assert answer.status_code == 401
    assert "vuelva a entrar" in answer.json()["problem"]


def test_whoever_has_to_wait_for_the_recognisers_is_told_so(relative: TestClient, house: House) -> None:
    card = made(relative, "place")
    house.studio.photo_judge.close()
    for told_so in (True, False):
        files = {"fotos": ("carta.pdf", b"%PDF-1.4 a letter", "application/pdf")}
        answer = relative.post(f"{card}/fotos", files=files, headers={"Accept": "application/x-ndjson"})
        first, *rest = [json.loads(line) for line in answer.text.splitlines()]
        assert ("doing" in first) == told_so
        assert "carta.pdf" in (rest[0] if told_so else first)["sentence"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("una Guitarra", "guitarra"), ("mi radio", "radio"), ("la", "la")]
)
def test_an_article_before_what_a_thing_is_does_not_hide_it(
    relative: TestClient, house: House, typed: str, kept: str
) -> None:
    card = made(relative, "thing", especie=typed)
    with house.db() as db:
        assert db.get_one(EntityRecord, card.rpartition("/")[2]).species == kept
    unknown = "no lo sabe dibujar" in relative.get(card).text
    assert unknown == (kept == "la")


def test_a_person_is_asked_for_consent_first(relative: TestClient) -> None:
    card = made(relative)
    page = relative.get(f"{card}/fotos").text
    assert "Quién ha dicho que sí" in page
    assert 'id="bring"' not in page
    files = {"fotos": ("a.jpg", photo_file("kitchen"), "image/jpeg")}
    refused = relative.post(f"{card}/fotos", files=files, headers={"Accept": "application/x-ndjson"})
    assert "anote quién ha dicho que sí" in json.loads(refused.text)["problem"]
    assert relative.post(f"{card}/acuerdo", data={"quien": " "}).status_code == 422
    assert relative.post(f"{card}/acuerdo", data={"quien": "su hija"}).status_code == 303
    page = relative.get(f"{card}/fotos").text
    assert "Su hija dijo que sí" in page
    assert 'id="bring"' in page
    assert relative.post(f"{card}/acuerdo/retirar").status_code == 303
    assert "El acuerdo se retiró" in relative.get(f"{card}/fotos").text


def test_learning_says_what_is_missing(relative: TestClient) -> None:
    card = made(relative)
    assert "Primero hacen falta fotos" in relative.get(f"{card}/aprender").text
    refused = relative.post(f"{card}/aprender", data={"turno": "t", "etapa": "any"})
    assert refused.status_code == 422
    assert "anote" in refused.text
    assert relative.get("/aprendizajes/none").status_code == 404
    assert relative.get("/aprendizajes/none/progreso").status_code == 404


@pytest.mark.parametrize("kind", ["pet", "place", "thing"])
def test_every_kind_has_its_form(relative: TestClient, kind: str) -> None:
    assert relative.get(f"{CARDS}/nueva?tipo={kind}").status_code == 200
    species = {"pet": "gato", "thing": "guitarra"}.get(kind, "")
    card = made(relative, kind, especie=species)
    assert relative.get(card).status_code == 200
    looks = {"sitio": "kitchen"} if kind == "place" else {"color": "black"}
    assert relative.post(f"{card}/aspecto", data=looks).status_code == 303
    assert relative.get(f"{card}/retrato").content.startswith(b"\x89PNG")
