"""Telling: the answer at once, once, and kindly; what is told is only ever text."""

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from narrative import COUPLE, Chip
from server.records import Memory, Page, Utterance
from server.routes.panels import chip_groups

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."


def test_a_told_memory_has_its_sketch_at_once(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    text = therapist.get("/personas/juan/charla").text
    assert "Lo que he entendido" in text
    assert re.search(r'<img src="/dibujos/[^"]+\.png"', text)
    assert page.title in text


@pytest.mark.parametrize(
    ("memory", "sentence"),
    [
        (
            "De niño jugábamos en el campo once primos con mis tres perros y dos gatos.",
            "Son 17; en el dibujo caben 12.",
        ),
        ("De niño jugábamos quince niños en la plaza.", "en el dibujo caben 10."),
        ("Jugábamos nueve niños en la plaza.", ""),
        (
            "De niño, los domingos íbamos once primos y mi hermana pequeña al río.",
            "Son 12; en el dibujo caben 10.",
        ),
        (
            "De niño, por las tardes estábamos doce amigos y mi hermana y mi primo Paco en la plaza.",
            "Son 14; en el dibujo caben 10.",
        ),
        (
            "De joven íbamos once amigos: mi primo, mi hermano, Luis y yo, al río.",
            "Son 11; en el dibujo caben 10.",
        ),
    ],
)  # fmt: skip
def test_of_more_than_can_be_drawn_it_is_said_how_many_are(
    house: "House", therapist: TestClient, memory: str, sentence: str
) -> None:
    page = house.told(therapist, memory)
    text = therapist.get(f"/paginas/{page.id}").text
    assert (sentence in text) if sentence else ("en el dibujo caben" not in text)


def test_htmx_is_answered_with_the_inside_alone(therapist: TestClient) -> None:
    data = {"turno": str(uuid4()), "texto": MEMORY}
    answer = therapist.post("/personas/juan/charla", data=data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="content"')
    assert "<html" not in answer.text
    assert '<hx-partial hx-target="#notices"' in answer.text


def test_the_way_to_undo_outlives_a_refresh(therapist: TestClient) -> None:
    answer = therapist.get("/personas/juan/charla", headers={"HX-Request": "true"})
    assert answer.text.lstrip().startswith('<div id="content"')
    assert "#notices" not in answer.text


def test_the_same_form_twice_is_one_turn_and_one_page(house: "House", therapist: TestClient) -> None:
    data = {"turno": str(uuid4()), "texto": MEMORY}
    for _ in range(2):
        assert therapist.post("/personas/juan/charla", data=data).status_code == 303
    with house.db() as db:
        assert len(db.exec(select(Utterance).where(Utterance.id == data["turno"])).all()) == 1
        assert len(db.exec(select(Page).where(Page.memory_id == data["turno"])).all()) == 1


NASTY = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7*7 }}'


def test_what_is_told_is_only_ever_text(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist, f"{MEMORY} {NASTY}")
    data = {"titulo": NASTY, "descripcion": f"Hacíamos rosquillas. {NASTY}"}
    therapist.post(f"/paginas/{page.id}/guardar", data=data)
    therapist.post(f"/paginas/{page.id}/notas", data={"turno": str(uuid4()), "texto": NASTY})
    addresses = [
        f"/paginas/{page.id}",
        "/personas/juan/charla",
        "/personas/juan/libro",
        "/personas/juan/contar",
    ]
    number = house.number_in_book(therapist, page)
    for address in [*addresses, f"/personas/juan/libro/{number}"]:
        text = therapist.get(address).text
        assert "<script>alert" not in text, address
        assert "<img src=x" not in text, address
    assert "{{ 7*7 }}" in therapist.get(f"/paginas/{page.id}").text
    therapist.post(f"/paginas/{page.id}/retirar")


@pytest.mark.parametrize(
    "text",
    ["", "   ", "hola", "no me acuerdo", "🌷🌷", "We used to go to the sea with my mother.", "bla " * 12_500],
)
def test_what_cannot_be_drawn_gets_a_kind_answer_and_is_kept(
    house: "House", therapist: TestClient, text: str
) -> None:
    turn = str(uuid4())
    answer = therapist.post("/personas/juan/charla", data={"turno": turn, "texto": text})
    assert answer.status_code == 303
    with house.db() as db:
        assert db.get_one(Utterance, turn).text == text
        assert db.exec(select(Page).where(Page.memory_id == turn)).first() is None
        said = db.exec(select(Utterance).where(Utterance.speaker == "evoca")).all()
    assert said, "there must be an answer"


def test_a_text_beyond_all_measure_is_refused_in_a_sentence(therapist: TestClient) -> None:
    answer = therapist.post("/personas/juan/charla", data={"turno": str(uuid4()), "texto": "a" * 1_100_000})
    assert answer.status_code == 413
    assert "por partes" in answer.text


def test_a_sad_memory_waits_for_the_therapist(house: "House", therapist: TestClient) -> None:
    turn = str(uuid4())
    sad = "El día que murió mi madre estábamos todos en la cocina y mi padre lloraba con mi hermana."
    therapist.post("/personas/juan/charla", data={"turno": turn, "texto": sad})
    with house.db() as db:
        assert db.get(Memory, turn) is not None
        assert db.exec(select(Page).where(Page.memory_id == turn)).first() is None
    assert f'action="/recuerdos/{turn}/pagina"' in therapist.get("/personas/juan/charla").text
    assert therapist.post(f"/recuerdos/{turn}/pagina").status_code == 303
    with house.db() as db:
        assert db.exec(select(Page).where(Page.memory_id == turn)).one()


def test_whose_looks_were_told_is_still_themselves_in_the_list_of_who_it_can_be() -> None:
    for label, known in (("Luna (perro, blanco)", "Luna (perro)"), ("Rosa (tía, pelo blanco)", "Rosa (tía)")):
        chip = Chip("pet:luna", "pet", label, options=(("", "otro"), ("luna", known)))
        (group,) = chip_groups((chip,))
        assert [choice.chosen for choice in group.chips[0].links] == [False, True]


def test_whom_no_word_names_is_asked_for_no_name() -> None:
    (group,) = chip_groups((Chip(COUPLE, "person", "su pareja (no se dice quién)"),))
    assert group.chips[0].ask == ""
