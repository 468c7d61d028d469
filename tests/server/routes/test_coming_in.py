"""Signing in and out, where everyone starts, the language."""

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

PASSWORD = "una-clave-larga"


def test_nobody_is_led_to_sign_in_and_back(house: "House") -> None:
    answer = house.visitor().get("/personas/juan/libro")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/entrar?siguiente=%2Fpersonas%2Fjuan%2Flibro"


def test_a_fragment_asked_for_after_signing_out_leads_the_whole_page_away(house: "House") -> None:
    answer = house.visitor().post("/personas/juan/charla", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"] == "/entrar"


def test_a_wrong_password_is_said_kindly(house: "House") -> None:
    answer = house.visitor().post("/entrar", data={"usuario": "nadie", "clave": "no"})
    assert answer.status_code == 401
    assert "no van juntos" in answer.text


@pytest.mark.parametrize(
    "elsewhere", ["https://mal.example", "//mal.example", "/\\mal.example", "javascript:1"]
)
def test_signing_in_leads_nowhere_else(house: "House", elsewhere: str) -> None:
    data = {"usuario": "terapeuta", "clave": PASSWORD, "siguiente": elsewhere}
    assert house.visitor().post("/entrar", data=data).headers["location"] == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: "House") -> None:
    answer = house.visitor().post("/entrar", data={"usuario": "terapeuta", "clave": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_signing_out_ends_the_session(house: "House", therapist: TestClient) -> None:
    secret = therapist.cookies["evoca"]
    therapist.post("/salir")
    visitor = house.visitor()
    visitor.cookies.set("evoca", secret)
    assert visitor.get("/personas").status_code == 303


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("terapeuta", "/personas/juan/charla"),
        ("familia", "/personas/juan/libro"),
        ("juan", "/personas/juan/contar"),
        ("ambas", "/personas"),
        ("nueva", "/personas"),
    ],
)
def test_everyone_starts_where_they_belong(house: "House", name: str, first: str) -> None:
    assert house.sign_in(name).get("/").headers["location"] == first


def test_a_therapist_without_patients_is_told_what_to_do(house: "House") -> None:
    assert "Todavía no acompaña a nadie" in house.sign_in("nueva").get("/personas").text


def test_english_is_the_second_language(therapist: TestClient) -> None:
    therapist.post("/idioma", data={"idioma": "en", "volver": "/personas"})
    answer = therapist.get("/personas")
    assert '<html lang="en"' in answer.text
    assert "Sign out" in answer.text


def test_health_answers_anyone(house: "House") -> None:
    assert house.visitor().get("/salud").json()["estado"] == "bien"
