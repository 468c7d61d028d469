"""Questions, topics and the record of a sitting, over HTTP."""

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from server.records import AvoidedTopic, Interview, SittingNote, Utterance

if TYPE_CHECKING:
    from tests.server.routes.conftest import House

KITCHEN = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."
WAR = "En los bombardeos nos metíamos en el refugio mi madre y yo, temblando de miedo."
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def sitting(house: "House", therapist: TestClient) -> str:
    """A sitting of its own; its id."""
    therapist.post("/personas/juan/charla/terminar")
    therapist.get("/personas/juan/charla")
    with house.db() as db:
        query = select(Interview.id).where(Interview.patient_id == "juan", col(Interview.ended_at).is_(None))
        return db.exec(query).one()


def _tell(visitor: TestClient, text: str = KITCHEN, address: str = "charla") -> str:
    turn = str(uuid4())
    answer = visitor.post(f"/personas/juan/{address}", data={"turno": turn, "texto": text})
    assert answer.status_code == 303, answer.text
    return turn


def _question(house: "House", sitting: str) -> str:
    with house.db() as db:
        query = select(Utterance).where(Utterance.interview_id == sitting, Utterance.kind == "question")
        return db.exec(query.order_by(col(Utterance.said_at).desc())).first().text  # type: ignore[union-attr]


def test_a_question_is_shown_to_both_and_only_staff_lead_it(
    house: "House", therapist: TestClient, patient: TestClient, sitting: str
) -> None:
    _tell(therapist)
    question = _question(house, sitting)
    staff, person = therapist.get("/personas/juan/charla").text, patient.get("/personas/juan/contar").text
    assert question in staff
    assert question in person
    assert "Otra pregunta" in staff
    assert "Hoy sin preguntas" in staff
    assert "Otra pregunta" not in person
    assert "Seguir con otra cosa" in person


def test_another_question_takes_its_place(house: "House", therapist: TestClient, sitting: str) -> None:
    _tell(therapist)
    first = _question(house, sitting)
    turn = str(uuid4())
    for _ in range(2):
        answer = therapist.post(f"/charlas/{sitting}/pregunta", data={"turno": turn}, headers=FRAGMENT)
        assert answer.status_code == 200
    assert _question(house, sitting) != first
    page = therapist.get("/personas/juan/charla").text
    assert _question(house, sitting) in page
    assert first not in page
    assert therapist.get(f"/charlas/{sitting}/resumen").text.count(first) == 1, "the record keeps both"


def test_questions_are_turned_off_and_on(therapist: TestClient, sitting: str) -> None:
    _tell(therapist)
    off = therapist.post(f"/charlas/{sitting}/preguntas", data={"hay": "no"}, headers=FRAGMENT)
    assert "Hoy Evoca no pregunta más." in off.text
    assert "hoy Evoca no pregunta más" in off.text
    assert "Otra pregunta" not in off.text
    on = therapist.post(f"/charlas/{sitting}/preguntas", data={"hay": "si"}, headers=FRAGMENT)
    assert "Hoy sin preguntas" in on.text


def test_the_person_goes_past_a_question(patient: TestClient, sitting: str) -> None:
    _tell(patient, address="contar")
    assert "Seguir con otra cosa" in patient.get("/personas/juan/contar").text
    answer = patient.post(f"/charlas/{sitting}/pasar", data={"turno": str(uuid4())}, headers=FRAGMENT)
    assert "Le escucho" in answer.text
    assert "Seguir con otra cosa" not in answer.text


def test_a_sad_memory_leaves_the_choice_to_the_therapist(
    house: "House", therapist: TestClient, patient: TestClient, sitting: str
) -> None:
    _tell(therapist, WAR)
    staff, person = therapist.get("/personas/juan/charla").text, patient.get("/personas/juan/contar").text
    for choice in ("Hacer la página", "No volver sobre esto", "Seguir hablando de otra cosa"):
        assert staff.count(choice) == 1
        assert choice not in person
    assert "¿Qué más le viene a la cabeza?" not in staff
    onward = therapist.post(f"/charlas/{sitting}/otra-cosa", data={"turno": str(uuid4())}, headers=FRAGMENT)
    assert _question(house, sitting) in onward.text


def test_a_topic_is_proposed_added_and_undone(house: "House", therapist: TestClient) -> None:
    turn = _tell(therapist, WAR)
    page = therapist.get(f"/personas/juan/temas?sobre={turn}").text
    assert 'value="la guerra"' in page
    data = {"turno": "the-war", "palabras": "la guerra", "volver": "/personas/juan/charla"}
    added = therapist.post("/personas/juan/temas", data=data)
    assert added.headers["location"] == "/personas/juan/charla?hecho=tema&de=the-war"
    talk = therapist.get(added.headers["location"]).text
    assert "Evoca no volverá sobre eso" in talk
    assert 'action="/temas/the-war/quitar"' in talk
    assert "No volver sobre esto" not in talk, "it is on the list already"
    assert "la guerra" in therapist.get("/personas/juan/temas").text
    gone = therapist.post("/temas/the-war/quitar")
    assert "la guerra" not in re.sub("«la guerra»", "", therapist.get(gone.headers["location"]).text)
    therapist.post("/temas/the-war/recuperar")
    with house.db() as db:
        assert db.get_one(AvoidedTopic, "the-war").removed_at is None
    therapist.post("/temas/the-war/quitar")


def test_pages_of_a_topic_are_named(house: "House", therapist: TestClient) -> None:
    page = house.told(therapist)
    therapist.post("/personas/juan/temas", data={"turno": "biscuits", "palabras": "las rosquillas"})
    text = therapist.get("/personas/juan/temas").text
    assert "Páginas en las que aparece alguno" in text
    assert f"/paginas/{page.id}" in text
    therapist.post("/temas/biscuits/quitar")


def test_ending_a_talk_leads_to_its_record(therapist: TestClient, sitting: str) -> None:
    _tell(therapist)
    answer = therapist.post("/personas/juan/charla/terminar")
    assert answer.headers["location"].startswith(f"/charlas/{sitting}/resumen")
    page = therapist.get(answer.headers["location"]).text
    assert "hacíamos rosquillas" in page
    assert "La charla de hoy ha terminado" in page
    assert "Imprimir en una hoja" in page
    assert f"/charlas/{sitting}/resumen" in therapist.get("/personas/juan/charlas").text


def test_what_was_felt_and_noted_is_kept(house: "House", therapist: TestClient, sitting: str) -> None:
    _tell(therapist)
    felt = therapist.post(f"/charlas/{sitting}/sentido", data={"sentido": ["joy", "calm"]}, headers=FRAGMENT)
    assert felt.status_code == 200
    assert felt.text.count(" checked") == 2
    assert "<html" not in felt.text
    note = {"turno": "the-note", "texto": "Ha venido <b>contenta</b>.\n  Traer anís."}
    for _ in range(2):
        kept = therapist.post(f"/charlas/{sitting}/apuntes", data=note, headers=FRAGMENT)
    assert "Ha venido &lt;b&gt;contenta&lt;/b&gt;.\n  Traer anís." in kept.text
    with house.db() as db:
        assert db.get_one(SittingNote, "the-note").text == note["texto"]
    gone = therapist.post("/apuntes/the-note/quitar", headers=FRAGMENT)
    assert "contenta" not in gone.text
    assert 'hx-post="/apuntes/the-note/recuperar"' in gone.text
    assert "contenta" in therapist.post("/apuntes/the-note/recuperar", headers=FRAGMENT).text


@pytest.mark.parametrize("data", [{"sentido": "fury"}, {"texto": "   "}])
def test_senseless_notes_are_refused(therapist: TestClient, sitting: str, data: dict[str, str]) -> None:
    act = "sentido" if "sentido" in data else "apuntes"
    assert therapist.post(f"/charlas/{sitting}/{act}", data=data).status_code == 422


STAFF = ["/personas/juan/charlas", "/personas/juan/temas", "/charlas/{sitting}/resumen"]
STAFF_FORMS = [
    "/personas/juan/temas",
    "/charlas/{sitting}/pregunta",
    "/charlas/{sitting}/preguntas",
    "/charlas/{sitting}/otra-cosa",
    "/charlas/{sitting}/sentido",
    "/charlas/{sitting}/apuntes",
]


@pytest.mark.parametrize("address", STAFF)
def test_the_record_and_the_list_are_the_staffs(
    house: "House", patient: TestClient, relative: TestClient, sitting: str, address: str
) -> None:
    stranger = house.sign_in("otra")
    for visitor in (patient, relative, stranger):
        assert visitor.get(address.format(sitting=sitting)).status_code == 403


@pytest.mark.parametrize("address", STAFF_FORMS)
def test_nobody_else_gives_these_orders(
    house: "House", patient: TestClient, relative: TestClient, sitting: str, address: str
) -> None:
    data = {"palabras": "el mar", "hay": "no", "sentido": "joy", "texto": "x", "turno": str(uuid4())}
    stranger = house.sign_in("otra")
    for visitor in (patient, relative, stranger):
        assert visitor.post(address.format(sitting=sitting), data=data).status_code == 403
    with house.db() as db:
        notes = db.exec(select(SittingNote).where(SittingNote.interview_id == sitting)).all()
        topics = db.exec(select(AvoidedTopic).where(AvoidedTopic.words == "el mar")).all()
    assert (notes, topics) == ([], [])


def test_a_relative_goes_past_nothing(relative: TestClient, sitting: str) -> None:
    assert relative.post(f"/charlas/{sitting}/pasar").status_code == 403
