"""The strip of a page's versions, going back by it, and comparing two."""

import re
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from server.records import Page

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def _corrected(house: "House", therapist: TestClient, words: str = "el perro era blanco") -> Page:
    page = house.told(therapist)
    answer = therapist.post(f"/paginas/{page.id}/con-palabras", data={"texto": words})
    assert answer.status_code == 303, answer.text
    return page


def _strip(text: str) -> list[str]:
    found = re.findall(r'<li id="version-[^>]*>(.*?)</li>', text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in found]


def test_a_page_of_one_version_has_no_strip(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    assert "Versiones de esta página" not in therapist.get(f"/paginas/{page.id}").text
    answer = therapist.get(f"/paginas/{page.id}/comparar")
    assert answer.status_code == 404
    assert "todavía no hay nada que comparar" in answer.text


def test_the_strip_names_every_version_and_marks_the_present_one_in_words(
    house: "House", therapist: TestClient
) -> None:
    page = _corrected(house, therapist)
    text = therapist.get(f"/paginas/{page.id}").text
    newest, oldest = _strip(text)
    assert newest.startswith("Versión 2: El perro era blanco hoy,")
    assert newest.endswith("Es la de ahora")
    assert oldest.startswith("Versión 1: Como se contó")
    assert "Volver a esta : versión 1" in oldest
    assert text.count('aria-current="true"') == 1
    picture = re.search(r'<img src="(/paginas/[^"]+/miniatura/sketch)"', text)
    assert picture
    answer = therapist.get(picture.group(1))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert len(answer.content) < 40_000


def test_going_back_works_without_scripts(house: "House", therapist: TestClient) -> None:
    page = _corrected(house, therapist)
    address = f"/paginas/{page.id}"
    answer = therapist.post(f"{address}/versiones/1/volver", data={"volver": address})
    assert answer.status_code == 303
    text = therapist.get(answer.headers["location"]).text
    assert "He vuelto a esa versión." in text
    newest, oldest = _strip(text)
    assert "Volver a esta" in newest
    assert oldest.endswith("Es la de ahora")
    again = therapist.post(f"{address}/versiones/1/volver", data={"volver": address})
    assert "La página ya es esa versión." in therapist.get(again.headers["location"]).text
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 3


def test_going_back_answers_with_the_panel_and_the_way_to_undo_it(
    house: "House", therapist: TestClient
) -> None:
    page = _corrected(house, therapist)
    address = f"/paginas/{page.id}"
    htmx = {"HX-Request": "true"}
    answer = therapist.post(f"{address}/versiones/1/volver", data={"volver": address}, headers=htmx)
    assert answer.text.lstrip().startswith("<section")
    undo = re.search(r'action="([^"]+/versiones/2/volver)"', answer.text.partition("#notices")[2])
    assert undo
    answer = therapist.post(undo.group(1), data={"volver": address}, headers=htmx)
    assert _strip(answer.text)[0].endswith("Es la de ahora")


def test_two_versions_are_compared_in_words_and_pictures(house: "House", therapist: TestClient) -> None:
    page = _corrected(house, therapist)
    text = therapist.get(f"/paginas/{page.id}/comparar?una=1&otra=2").text
    assert re.search(r"Solo en la versión 2:.*blanco", text)
    assert re.search(r"de cada 100 puntos de la imagen|casi toda la imagen|son la misma", text)
    assert len(re.findall(r'<img src="/dibujos/[^"]+" alt="Versión', text)) == 2
    assert f'action="/paginas/{page.id}/versiones/1/volver"' in text
    assert f'action="/paginas/{page.id}/versiones/2/volver"' not in text
    # In any order, by themselves, and the same one twice.
    assert therapist.get(f"/paginas/{page.id}/comparar?una=2&otra=1").text.count("Solo en la versión 2") == 1
    assert "Solo en la versión 2" in therapist.get(f"/paginas/{page.id}/comparar").text
    same = therapist.get(f"/paginas/{page.id}/comparar?una=2&otra=2").text
    assert "dos veces la misma versión" in same
    assert "data-upon" not in same


def test_keeping_one_of_the_two_leads_to_the_page(house: "House", therapist: TestClient) -> None:
    page = _corrected(house, therapist)
    address = f"/paginas/{page.id}"
    text = therapist.get(f"{address}/comparar?una=1&otra=2").text
    assert "Quedarse con esta" in text
    answer = therapist.post(f"{address}/versiones/1/volver", data={"volver": address})
    assert answer.headers["location"].startswith(f"{address}?")


@pytest.mark.parametrize("query", ["una=7&otra=1", "una=1&otra=0", "una=-3", "una=x&otra=2"])
def test_a_version_that_there_is_not_is_said(house: "House", therapist: TestClient, query: str) -> None:
    page = _corrected(house, therapist)
    assert therapist.get(f"/paginas/{page.id}/comparar?{query}").status_code == 404
    for number in ("0", "9", "-1", "x"):
        assert therapist.post(f"/paginas/{page.id}/versiones/{number}/volver").status_code in (404, 422)
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 2


def test_versions_are_for_the_staff_of_the_person(house: "House", therapist: TestClient) -> None:
    page = _corrected(house, therapist)
    address = f"/paginas/{page.id}"
    for name in ("otra", "familia", "juan", "nueva"):
        visitor = house.sign_in(name)
        assert visitor.get(f"{address}/comparar").status_code == 403
        assert visitor.get(f"{address}/versiones/1/miniatura/sketch").status_code == 403
        assert visitor.post(f"{address}/versiones/1/volver").status_code == 403
    with house.db() as db:
        assert db.get_one(Page, page.id).revision == 2


def test_in_english_what_was_said_stays_as_it_was_said(house: "House", therapist: TestClient) -> None:
    page = _corrected(house, therapist)
    therapist.post(f"/paginas/{page.id}/estilo", data={"estilo": "oil"})
    therapist.post("/idioma", data={"idioma": "en"})
    text = therapist.get(f"/paginas/{page.id}").text
    labels = _strip(text)
    assert labels[0].startswith("Version 3: Style: ")
    assert "El perro era blanco" in labels[1]
    assert labels[2].startswith("Version 1: As it was told")
