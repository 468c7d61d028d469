"""Correcting by a sentence: in the panel, with and without script, and in the person's own talk."""

from typing import TYPE_CHECKING
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlmodel import select

from server.records import Page, Utterance

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def revision(house: "House", page: Page) -> int:
    with house.db() as db:
        return db.get_one(Page, page.id).revision


def test_a_sentence_corrects_the_page_and_can_be_undone(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    answer = therapist.post(
        f"{address}/con-palabras", data={"texto": "El perro era negro."}, headers={"HX-Request": "true"}
    )
    assert "El perro es negro" not in answer.text
    assert "ahora es negro." in answer.text
    assert f'action="{address}/deshacer"' in answer.text
    assert revision(house, page) == 2


def test_without_script_the_form_leads_back(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    answer = therapist.post(f"/paginas/{page.id}/con-palabras", data={"texto": "mi madre no estaba"})
    assert answer.status_code == 303
    assert "hecho=corregido" in answer.headers["location"]


def test_a_sentence_that_corrects_nothing_is_said_so(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    for words in ("", "qué bonito", "a" * 1000, "eso está mal"):
        answer = therapist.post(f"/paginas/{page.id}/con-palabras", data={"texto": words})
        assert answer.status_code == 422, words
    assert revision(house, page) == 1


def test_only_staff_write_into_the_panel(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    for name in ("familia", "juan", "otra"):
        answer = house.sign_in(name).post(f"/paginas/{page.id}/con-palabras", data={"texto": "era de noche"})
        assert answer.status_code in (403, 404), name
    assert revision(house, page) == 1


def test_the_person_corrects_by_talking_on_their_own(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    turn = str(uuid4())
    person = house.sign_in("juan")
    assert person.post(
        "/personas/juan/contar", data={"turno": turn, "texto": "no el perro era negro"}
    ).is_redirect
    assert revision(house, page) == 2
    with house.db() as db:
        said = db.get_one(Utterance, turn)
        assert (said.kind, said.memory_id) == ("correction", page.memory_id)
        assert not db.exec(select(Page).where(Page.memory_id == turn)).all()
    assert "ahora es negro" in person.get("/personas/juan/contar").text


def test_words_that_can_be_drawn_are_offered_where_any_word_can_be_typed(
    house: "House", therapist: TestClient
) -> None:
    page = house.told(therapist, "De niño, en el parque, había un coche y mi padre leía con un abrigo azul.")
    text = therapist.get(f"/paginas/{page.id}").text
    for kind, word in (("object", "bicicleta"), ("garment", "bufanda"), ("action", "coser")):
        assert f'list="known-{kind}"' in text
        assert f'<datalist id="known-{kind}">' in text
        assert f'<option value="{word}">' in text
