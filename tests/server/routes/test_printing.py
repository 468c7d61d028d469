"""Pages for print: whose they are, asked for once, and found again by anyone who may print."""

import html
from typing import TYPE_CHECKING
from uuid import uuid4

from fastapi.testclient import TestClient

from server.accounts import account_named
from server.print_files import print_path
from server.print_making import PrintMaker
from server.prints import page_to_print
from server.turns import Turns

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def test_a_page_is_printed_by_those_who_may(
    house: "House", therapist: TestClient, relative: TestClient, patient: TestClient
) -> None:
    page = house.kept(therapist)
    with house.db() as db:
        account = account_named(db, "terapeuta")
        assert account is not None
        printable = page_to_print(db, account, page.id, "es")
        address = f"/paginas/{page.id}/imprimir"
    for visitor in (patient, house.sign_in("otra")):
        assert visitor.get(address).status_code == 403
        assert visitor.post(address).status_code == 403
        assert visitor.get(f"{address}/archivo").status_code == 403
    assert house.visitor().get(address).status_code == 303
    assert "Prepararla para imprimir" in relative.get(address).text
    assert relative.get(f"{address}/archivo").status_code == 404
    answer = relative.post(address, data={"turno": str(uuid4())})
    assert answer.status_code == 303
    waiting = html.unescape(relative.get(answer.headers["location"]).text)
    assert "La estoy agrandando: unos segundos." in waiting
    assert 'http-equiv="refresh"' in waiting
    studio = house.studio
    PrintMaker(studio.settings, studio.engine, studio.files, Turns()).make(printable)
    for visitor in (relative, therapist):
        assert f'href="{address}/archivo"' in visitor.get(address).text
        file = visitor.get(f"{address}/archivo")
        assert file.headers["content-type"] == "image/jpeg"
        assert "A4.jpg" in file.headers["content-disposition"]
        assert file.content == studio.files.read(print_path(studio.files, printable))
