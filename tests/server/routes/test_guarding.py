"""What comes from elsewhere is refused, and every answer forbids what is not ours."""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from server.app import join
from server.records import Utterance
from server.studio import Studio

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."


def _csrf(site: str) -> dict[str, str]:
    return {"Sec-Fetch-Site": site}


@pytest.mark.parametrize(
    "headers",
    [_csrf("cross-site"), _csrf("same-site"), {"Origin": "https://mal.example"}, {"Origin": "null"}],
)
def test_forms_of_other_sites_are_refused(
    house: "House", therapist: TestClient, headers: dict[str, str]
) -> None:
    turn = str(uuid4())
    answer = therapist.post("/personas/juan/charla", data={"turno": turn, "texto": MEMORY}, headers=headers)
    assert answer.status_code == 403
    with house.db() as db:
        assert db.get(Utterance, turn) is None


@pytest.mark.parametrize("headers", [_csrf("same-origin"), _csrf("none"), {"Origin": "http://testserver"}])
def test_our_own_forms_are_taken(therapist: TestClient, headers: dict[str, str]) -> None:
    data = {"turno": str(uuid4()), "texto": "hola"}
    assert therapist.post("/personas/juan/charla", data=data, headers=headers).status_code == 303


def test_every_answer_forbids_what_is_not_ours(house: "House", therapist: TestClient) -> None:
    visitor = house.visitor()
    for answer in (
        visitor.get("/entrar"),
        visitor.get("/"),
        visitor.get("/nada"),
        therapist.get("/personas"),
    ):
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_an_accident_is_said_kindly_and_guarded_too(studio: Studio) -> None:
    app = join(studio)

    @app.get("/accidente")
    def accident() -> None:
        raise RuntimeError("secret detail")

    answer = TestClient(app, raise_server_exceptions=False).get("/accidente")
    assert answer.status_code == 500
    assert "No es culpa suya" in answer.text
    assert "secret detail" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")


def test_no_page_carries_script_or_style_in_its_text(house: "House", therapist: TestClient) -> None:
    page = house.kept(therapist)
    addresses = [
        "/entrar",
        "/ayuda",
        "/personas",
        "/personas/juan/charla",
        "/personas/juan/contar",
        "/personas/juan/por-revisar",
        "/personas/juan/taller",
        "/personas/juan/libro",
        "/personas/juan/libro/1",
        f"/paginas/{page.id}",
        f"/paginas/{page.id}/como-se-hizo",
        "/sin-conexion",
        "/nada",
    ]
    for address in addresses:
        text = therapist.get(address).text
        assert "<!doctype html>" in text, address
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), address
        assert not re.search(r"<style|<[^<>]*\s(style=|on[a-z]+=|href=.javascript:)", text), address


def test_what_pages_load_is_there(therapist: TestClient) -> None:
    text = therapist.get("/personas").text
    loaded = re.findall(r'(?:src|href)="(/(?:web|vendor)/[^"#]+)', text)
    assert len(loaded) >= 6
    for address in loaded:
        answer = therapist.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"]
    scripts = Path(__file__).parents[2] / "web" / "scripts"
    for script in scripts.glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', script.read_text()):
            assert therapist.get(f"/web/scripts/{name}").status_code == 200


def test_what_is_not_there_is_said_kindly(therapist: TestClient) -> None:
    for address in ("/nada", "/paginas/nada", "/personas/juan/libro/999", "/personas/juan/libro/x"):
        answer = therapist.get(address)
        assert answer.status_code == 404, address
        assert "Ir al principio" in answer.text, address
