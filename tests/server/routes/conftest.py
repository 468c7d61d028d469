"""A house with four ways in: the app over real parts, and visitors that are signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, select

from server.accounts import create_account
from server.app import join
from server.database import session
from server.records import Page, PatientRecord
from server.settings import Settings
from server.studio import Studio

PASSWORD = "una-clave-larga"
MEMORY = "De niño iba con mi madre a la cocina y hacíamos rosquillas. El perro nos miraba desde la puerta."


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    home = tmp_path_factory.mktemp("home")
    studio = Studio.load(Settings(home=home, worker="off", picture_size=256))
    with session(studio.engine) as db:
        for key, name in (("juan", "Juan Pacheco"), ("remedios", "Remedios Alba")):
            db.add(PatientRecord(id=key, name=name, birth_year=1942))
        db.commit()
        for name, role, whom in (
            ("terapeuta", "therapist", ("juan",)),
            ("otra", "therapist", ("remedios",)),
            ("ambas", "therapist", ("juan", "remedios")),
            ("familia", "relative", ("juan",)),
            ("prima", "relative", ("juan",)),
            ("nueva", "therapist", ()),
        ):
            create_account(
                db, sign_in=name, name=name.title(), role=role, password=PASSWORD, patient_ids=whom
            )
        create_account(db, sign_in="juan", name="Juan", role="patient", password=PASSWORD, patient_id="juan")
    yield studio
    studio.close()


@dataclass
class House:
    """An app and its database, with ways to come in."""

    studio: Studio

    def visitor(self) -> TestClient:
        return TestClient(join(self.studio), follow_redirects=False, raise_server_exceptions=False)

    def sign_in(self, name: str) -> TestClient:
        visitor = self.visitor()
        answer = visitor.post("/entrar", data={"usuario": name, "clave": PASSWORD})
        assert answer.status_code == 303, answer.text
        return visitor

    def db(self) -> Session:
        return Session(self.studio.engine)

    def told(self, visitor: TestClient, text: str = MEMORY) -> Page:
        turn = str(uuid4())
        answer = visitor.post("/personas/juan/charla", data={"turno": turn, "texto": text})
        assert answer.status_code == 303, answer.text
        with self.db() as db:
            return db.exec(select(Page).where(Page.memory_id == turn)).one()

    def kept(self, visitor: TestClient) -> Page:
        page = self.told(visitor)
        data = {"titulo": "Las rosquillas", "descripcion": "Hacíamos rosquillas."}
        assert visitor.post(f"/paginas/{page.id}/guardar", data=data).status_code == 303
        with self.db() as db:
            return db.get_one(Page, page.id)

    def number_in_book(self, visitor: TestClient, page: Page) -> int:
        for number in range(1, 100):
            answer = visitor.get(f"/personas/juan/libro/{number}")
            assert answer.status_code == 200, "the page is not in the book"
            if f"/paginas/{page.id}" in answer.text:
                return number
        raise AssertionError


@pytest.fixture
def house(studio: Studio) -> House:
    return House(studio)


@pytest.fixture
def therapist(house: House) -> TestClient:
    return house.sign_in("terapeuta")


@pytest.fixture
def relative(house: House) -> TestClient:
    return house.sign_in("familia")


@pytest.fixture
def patient(house: House) -> TestClient:
    return house.sign_in("juan")
