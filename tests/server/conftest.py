"""A small care home: three accounts, two persons, Evoca's own parts, everything in a folder of the test."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from sqlmodel import Session

from server.accounts import create_account
from server.database import session
from server.interviews import Told, open_interview, tell
from server.records import Account, EntityRecord, PatientRecord
from server.settings import Settings
from server.studio import Studio

PARK = "De niño, los domingos, mi padre me llevaba al parque con mi perro Hachi y jugábamos a la pelota."
WAR = "El día que murió mi padre estábamos todos en casa, llorando alrededor de la cama."
_numbers = count(1)


@dataclass
class CareHome:
    """What a service test needs. ``db`` is one session, as one request has it."""

    db: Session
    studio: Studio
    therapist: Account
    relative: Account
    patient: Account
    stranger: Account

    def interview(self) -> str:
        return open_interview(self.db, self.therapist, "juan").id

    def tell(self, text: str = PARK, utterance_id: str | None = None) -> Told:
        utterance_id = utterance_id or f"u{next(_numbers)}"
        return tell(self.db, self.studio, self.therapist, self.interview(), utterance_id, text)

    def page_id(self, text: str = PARK) -> str:
        page = self.tell(text).page
        assert page is not None
        return page.id


@pytest.fixture(scope="session")
def care_studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    home = tmp_path_factory.mktemp("care")
    studio = Studio.load(Settings(home=home, picture_size=256, steps=2, model="none"))
    with session(studio.engine) as db:
        db.add(PatientRecord(id="juan", name="Juan Pacheco", gender="m", birth_year=1944))
        db.add(PatientRecord(id="rosa", name="Rosa Alba", gender="f", birth_year=1940))
        db.flush()
        db.add(EntityRecord(patient_id="juan", key="hachi", kind="pet", name="Hachi", species="perro"))
        db.add(
            EntityRecord(patient_id="juan", key="alfredo", kind="person", name="Alfredo", relation="padre")
        )
        db.commit()
        for sign_in, role, patients in (
            ("carmen", "therapist", ("juan",)),
            ("marta", "relative", ("juan",)),
            ("juan", "patient", ("juan",)),
            ("pedro", "therapist", ("rosa",)),
        ):
            own = "juan" if role == "patient" else None
            create_account(
                db,
                sign_in=sign_in,
                name=sign_in.title(),
                role=role,
                password=f"clave-{sign_in}",
                patient_ids=patients,
                patient_id=own,
            )
    yield studio
    studio.close()


@pytest.fixture
def care(care_studio: Studio) -> Iterator[CareHome]:
    from server.accounts import account_named

    with session(care_studio.engine) as db:
        found = [account_named(db, name) for name in ("carmen", "marta", "juan", "pedro")]
        accounts = [account for account in found if account is not None]
        yield CareHome(db, care_studio, *accounts)
