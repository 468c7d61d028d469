"""Who may see and change what."""

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from server.records import Page, PageFile

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."

STAFF_PAGES = ["/personas/juan/charla", "/personas/juan/por-revisar", "/paginas/{page}"]
STAFF_FORMS = [
    "/personas/juan/charla",
    "/personas/juan/charla/terminar",
    *(
        f"/paginas/{{page}}/{act}"
        for act in (
            "corregir",
            "deshacer",
            "instrucciones",
            "otra-vez",
            "cancelar",
            "mostrar",
            "guardar",
            "retirar",
            "recuperar",
        )
    ),
]


@pytest.mark.parametrize("address", [*STAFF_PAGES, "/personas/juan/contar"])
def test_a_relative_sees_neither_talk_nor_drafts(
    house: "House", therapist: TestClient, relative: TestClient, address: str
) -> None:
    page = house.told(therapist)
    assert relative.get(address.format(page=page.id)).status_code == 403


@pytest.mark.parametrize("address", [*STAFF_FORMS, "/personas/juan/contar"])
def test_a_relative_changes_nothing(
    house: "House", therapist: TestClient, relative: TestClient, address: str
) -> None:
    page = house.kept(therapist)
    data = {"texto": "hola", "acto": "quitar", "sobre": "era", "cual": "sketch", "titulo": "x"}
    assert relative.post(address.format(page=page.id), data=data).status_code == 403
    with house.db() as db:
        assert db.get_one(Page, page.id).title == "Las rosquillas"


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_the_person_sees_no_staff_pages(
    house: "House", therapist: TestClient, patient: TestClient, address: str
) -> None:
    page = house.told(therapist)
    assert patient.get(address.format(page=page.id)).status_code == 403


@pytest.mark.parametrize("address", STAFF_FORMS)
def test_the_person_gives_no_staff_orders(
    house: "House", therapist: TestClient, patient: TestClient, address: str
) -> None:
    page = house.told(therapist)
    data = {"texto": MEMORY, "acto": "quitar", "sobre": "era", "cual": "sketch", "titulo": "x"}
    assert patient.post(address.format(page=page.id), data=data).status_code == 403


def test_the_persons_own_screen_has_no_staff_controls(house: "House", patient: TestClient) -> None:
    answer = patient.post("/personas/juan/contar", data={"turno": str(uuid4()), "texto": MEMORY})
    assert answer.status_code == 303
    text = patient.get("/personas/juan/contar").text
    assert "hacíamos rosquillas" in text
    assert "Recreación, no es una fotografía" in text
    for control in ("Lo que he entendido", "Por revisar", "Guardar en el libro", ">Parar<", "Otra pregunta"):
        assert control not in text


@pytest.mark.parametrize("address", ["charla", "contar", "por-revisar", "libro", "libro/1"])
def test_another_patient_is_nobodys_business(therapist: TestClient, address: str) -> None:
    assert therapist.get(f"/personas/remedios/{address}").status_code in (403, 404)
    assert therapist.get(f"/personas/no-existe/{address}").status_code in (403, 404)


def test_another_patients_page_and_picture_are_closed(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    other = house.sign_in("otra")
    assert other.get(f"/paginas/{page.id}").status_code == 403
    assert other.get(f"/paginas/{page.id}/progreso").status_code == 403
    with house.db() as db:
        file = db.exec(select(PageFile).where(PageFile.page_id == page.id, PageFile.kind == "sketch")).one()
    assert other.get(f"/dibujos/{file.path}").status_code == 403
    assert therapist.get(f"/dibujos/{file.path}").headers["content-type"] == "image/png"


def test_a_relative_sees_a_picture_once_it_is_in_the_book(
    house: "House", therapist: TestClient, relative: TestClient
) -> None:
    page = house.told(therapist)
    with house.db() as db:
        file = db.exec(select(PageFile).where(PageFile.page_id == page.id, PageFile.kind == "sketch")).one()
    assert relative.get(f"/dibujos/{file.path}").status_code == 403
    therapist.post(f"/paginas/{page.id}/guardar", data={"titulo": "Rosquillas", "descripcion": ""})
    assert relative.get(f"/dibujos/{file.path}").status_code == 200


@pytest.mark.parametrize("path", ["../evoca.db", "%2e%2e/evoca.db", "plan.json", "nada.png"])
def test_no_other_file_is_served(therapist: TestClient, path: str) -> None:
    assert therapist.get(f"/dibujos/{path}").status_code == 404
