"""A page in the therapist's hands, and the family's notes below it."""

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from server.records import Caption, Page

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def _chips(text: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="sobre" value="([^"]+)">', text)


def test_a_chip_is_removed_and_the_removal_undone(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    before = set(_chips(therapist.get(address).text))
    dog = next(chip for chip in before if chip.startswith("pet:"))
    answer = therapist.post(
        f"{address}/corregir", data={"sobre": dog, "acto": "quitar"}, headers={"HX-Request": "true"}
    )
    assert answer.text.lstrip().startswith("<section")
    assert dog not in _chips(answer.text)
    assert f'action="{address}/deshacer"' in answer.text
    assert f'value="{address}/corregir"' not in answer.text, "that is no page to come back to"
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 2
    therapist.post(f"{address}/deshacer")
    assert set(_chips(therapist.get(address).text)) == before


def test_someone_can_be_marked_as_not_there(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    mother = next(
        chip
        for chip in _chips(therapist.get(address).text)
        if chip.startswith("person:") and "yo" not in chip
    )
    therapist.post(f"{address}/corregir", data={"sobre": mother, "acto": "ausente"})
    assert "no estaba allí" in therapist.get(address).text


def test_those_told_only_by_we_are_taken_out_and_asked_back(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist, "De niño jugábamos a las canicas en la plaza del pueblo.")
    address = f"/paginas/{page.id}"
    assert "Alguien más" in therapist.get(address).text
    therapist.post(f"{address}/corregir", data={"sobre": "company", "acto": "ausente"})
    assert "no estaba allí" in therapist.get(address).text
    therapist.post(f"{address}/corregir", data={"sobre": "company", "acto": "presente"})
    assert "no estaba allí" not in therapist.get(address).text


@pytest.mark.parametrize(
    "data", [{}, {"acto": "romper"}, {"acto": "cambiar", "sobre": "nada:x", "valor": "y"}]
)
def test_a_senseless_correction_changes_nothing(
    house: "House", therapist: TestClient, data: dict[str, str]
) -> None:
    page = house.told(therapist)
    assert therapist.post(f"/paginas/{page.id}/corregir", data=data).status_code == 422
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 1


def test_prompts_are_shown_with_their_sources_and_can_be_edited(
    house: "House", therapist: TestClient
) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}"
    text = therapist.get(address).text
    assert "dicho" in text
    assert "añadido" in text
    data = {"parte": "picture", "instruccion": "kitchen, three cats", "evitar": "dogs"}
    therapist.post(f"{address}/instrucciones", data=data)
    edited = therapist.get(address).text
    assert "kitchen, three cats" in edited
    assert "cambiado a mano" in edited


def test_keeping_withdrawing_and_bringing_back(house: "House", therapist: TestClient) -> None:
    page = house.kept(therapist)
    assert "Las rosquillas" in therapist.get("/personas/juan/libro").text
    answer = therapist.post(f"/paginas/{page.id}/retirar", headers={"HX-Request": "true"})
    assert f'action="/paginas/{page.id}/recuperar"' in answer.text
    with house.db() as db:
        assert db.get_one(Page, page.id).status == "withdrawn"
    assert (
        "páginas quitadas" in (text := therapist.get("/personas/juan/por-revisar").text)
        or "página quitada" in text
    )
    therapist.post(f"/paginas/{page.id}/recuperar")
    with house.db() as db:
        assert db.get_one(Page, page.id).status == "kept"


def test_a_page_needs_a_title(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    answer = therapist.post(
        f"/paginas/{page.id}/guardar", data={"titulo": "  "}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    assert answer.headers["hx-retarget"] == "#notices"
    assert "título" in answer.text


def test_a_stopped_making_streams_its_end(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    therapist.post(f"/paginas/{page.id}/cancelar")
    answer = therapist.get(f"/paginas/{page.id}/progreso")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "event: fin" in answer.text
    assert "<progress" in answer.text


def test_forms_lead_back_to_the_page_they_were_on_and_nowhere_else(
    house: "House", therapist: TestClient
) -> None:
    page = house.told(therapist)
    address = f"/paginas/{page.id}/mostrar"
    on_talk = therapist.post(address, data={"cual": "sketch", "volver": "/personas/juan/charla"})
    assert on_talk.headers["location"].startswith("/personas/juan/charla?")
    with_query = f"/personas/juan/charla?pagina={page.id}"
    on_page = therapist.post(address, data={"cual": "sketch", "volver": with_query})
    assert on_page.headers["location"] == f"{with_query}&hecho=elegido&de={page.id}"
    assert "Ese irá en el libro" in therapist.get(on_page.headers["location"]).text
    elsewhere = therapist.post(address, data={"cual": "sketch", "volver": "//mal.example"})
    assert elsewhere.headers["location"].startswith(f"/paginas/{page.id}?")


def test_a_relative_writes_a_note_once_and_takes_it_back(
    house: "House", therapist: TestClient, relative: TestClient
) -> None:
    page = house.kept(therapist)
    data = {"turno": str(uuid4()), "texto": "¡Qué ricas estaban!"}
    for _ in range(2):
        assert relative.post(f"/paginas/{page.id}/notas", data=data).status_code == 303
    number = house.number_in_book(therapist, page)
    leaf = f"/personas/juan/libro/{number}"
    assert relative.get(leaf).text.count("¡Qué ricas estaban!</blockquote>") == 1
    gone = relative.post(f"/notas/{data['turno']}/quitar")
    after = relative.get(gone.headers["location"]).text
    assert "¡Qué ricas estaban!" not in after
    assert f'action="/notas/{data["turno"]}/recuperar"' in after
    relative.post(f"/notas/{data['turno']}/recuperar")
    assert "¡Qué ricas estaban!" in relative.get(leaf).text


def test_nobody_takes_away_the_note_of_another(
    house: "House", therapist: TestClient, relative: TestClient, patient: TestClient
) -> None:
    page = house.kept(therapist)
    note = str(uuid4())
    relative.post(f"/paginas/{page.id}/notas", data={"turno": note, "texto": "Mía"})
    for other in (house.sign_in("prima"), patient, house.sign_in("otra")):
        assert other.post(f"/notas/{note}/quitar").status_code == 403
    with house.db() as db:
        assert db.get_one(Caption, note).removed_at is None
