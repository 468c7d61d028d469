"""Who may ask for a repair, how many may wait, and where there is nothing to repair."""

import html
from typing import TYPE_CHECKING
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlmodel import col, select

from server.records import AccessRecord, Account, Page, PageRepair
from tests.server.routes.repairs.conftest import (
    HX,
    ask,
    made,
    mask_file,
    subjects,
)

if TYPE_CHECKING:
    from tests.server.routes.conftest import House


def test_the_same_form_twice_is_one_repair_and_too_many_are_refused(
    house: "House", therapist: TestClient, page: Page
) -> None:
    turn = str(uuid4())
    for _ in range(2):
        assert ask(therapist, page, turno=turn, palabras="un gato negro", mask=mask_file()).status == 303
    with house.db() as db:
        active = db.exec(
            select(PageRepair).where(PageRepair.patient_id == "juan", PageRepair.state == "waiting")
        ).all()
    for _ in range(4 - len(active)):
        assert ask(therapist, page, palabras="un gato negro", mask=mask_file()).status == 303
    refused = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    assert refused.status == 422
    assert "Ya hay varios arreglos" in refused.text


def test_a_page_that_is_being_painted_says_so_and_offers_ways_on(
    house: "House", therapist: TestClient, page: Page
) -> None:
    with house.db() as db:
        row = db.get_one(Page, page.id)
        row.state = "painting"
        db.add(row)
        db.commit()
    text = html.unescape(therapist.get(f"/paginas/{page.id}/arreglar").text)
    assert "Evoca está pintando esta página" in text
    assert "repair-form" not in text
    assert f'href="/paginas/{page.id}"' in text


def test_only_staff_who_may_see_the_person_repair_and_it_is_written_down(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    made(house, asked.turn)
    mask = f"/paginas/{page.id}/arreglar/1/mascara/{next(iter(subjects(house, page).values()))}"
    repair = f"/arreglos/{asked.turn}"
    assert therapist.get(mask).headers["content-type"] == "image/png"
    assert therapist.get(repair, headers=HX).status_code == 200
    for name in ("familia", "juan", "otra", "nueva"):
        other = house.sign_in(name)
        for address in (
            f"/paginas/{page.id}/arreglar",
            mask,
            repair,
            f"{repair}/imagenes/1",
            f"{repair}/vista-previa",
        ):
            assert other.get(address).status_code in (403, 404), (name, address)
        for part in ("parar", "quedarme", "ninguna", "recuperar", "otra-vez"):
            assert other.post(f"{repair}/{part}", data={"cual": "1"}).status_code in (403, 404), (name, part)
        assert ask(other, page, palabras="un gato", mask=mask_file()).status in (403, 404)
    assert house.visitor().get(f"/paginas/{page.id}/arreglar").status_code == 303
    with house.db() as db:
        whose = select(Account.id).where(Account.sign_in == "terapeuta")
        query = select(AccessRecord.action).where(
            AccessRecord.account_id == db.exec(whose).one(), col(AccessRecord.action).contains("repair")
        )
        assert {"asked for repair", "saw repair"} <= set(db.exec(query))
        assert db.get_one(Page, page.id).revision == 1


def test_what_is_asked_for_by_odd_addresses_is_not_there(
    house: "House", therapist: TestClient, page: Page
) -> None:
    asked = ask(therapist, page, palabras="un gato negro", mask=mask_file())
    for address in (
        "/paginas/none/arreglar", f"/paginas/{page.id}/arreglar?version=99", "/arreglos/none",
        f"/arreglos/{asked.turn}/imagenes/7", f"/arreglos/{asked.turn}/imagenes/-1",
        f"/paginas/{page.id}/arreglar/1/mascara/nobody", f"/paginas/{page.id}/arreglar/9/mascara/yo",
    ):  # fmt: skip
        assert therapist.get(address).status_code == 404, address
    assert therapist.post(f"/arreglos/{asked.turn}/quedarme", data={"cual": "1"}).status_code == 404
