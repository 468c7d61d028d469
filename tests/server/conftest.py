"""A small care home: three accounts, two persons, Evoca's own parts, everything in a folder of the test."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import Session

from imaging.request import PictureRequest
from narrative import Understanding, write_script
from narrative.entities import Patient
from narrative.scene import Refusal
from server import accounts
from server.accounts import account_named, create_account
from server.database import session
from server.drawing import picture_request
from server.interviews import Told, open_interview, tell
from server.page_making import PageMaker
from server.records import Account, EntityRecord, PatientRecord
from server.settings import SHIPPED_DATA, Settings
from server.studio import Studio
from tests.server.worker_process import Worker

PARK = "De niño, los domingos, mi padre me llevaba al parque con mi perro Hachi y jugábamos a la pelota."
WAR = "El día que murió mi padre estábamos todos en casa, llorando alrededor de la cama."


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
        utterance_id = utterance_id or uuid4().hex
        return tell(self.db, self.studio, self.therapist, self.interview(), utterance_id, text)

    def page_id(self, text: str = PARK) -> str:
        page = self.tell(text).page
        assert page is not None
        return page.id


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """The same hash with less work: hundreds of tests sign in. The journeys sign in at full cost."""
    quick = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "hasher", lambda: quick)
        yield


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


@pytest.fixture(scope="session")
def told() -> Callable[..., PictureRequest]:
    """The request of the picture that a memory becomes, without cards."""
    understanding = Understanding.load(SHIPPED_DATA / "lexicon")

    def read(text: str, gender: str = "f", country: str = "ES") -> PictureRequest:
        patient = Patient("p", "Rosa Gil", gender, 1940, "Jaén", country)  # type: ignore[arg-type]
        scene = understanding.understand(text, patient, ())
        assert not isinstance(scene, Refusal)
        script = write_script(scene, patient, (), understanding.lexicon)
        return picture_request(script, seed=1, width=256, height=256, model="")

    return read


@pytest.fixture(scope="session")
def untouched(care_studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A copy of the care home's database as no test has touched it."""
    copy = sqlite3.connect(tmp_path_factory.mktemp("untouched") / "evoca.db")
    _copy(care_studio, lambda own: own.backup(copy))
    yield copy
    copy.close()


def _copy(studio: Studio, copying: Callable[[sqlite3.Connection], None]) -> None:
    connection = studio.engine.raw_connection()
    try:
        own = connection.driver_connection
        assert isinstance(own, sqlite3.Connection)
        copying(own)
    finally:
        connection.close()


@pytest.fixture
def care(care_studio: Studio, untouched: sqlite3.Connection) -> Iterator[CareHome]:
    """What an earlier test told or added is gone, so that no test depends on the order."""
    _copy(care_studio, untouched.backup)
    with session(care_studio.engine) as db:
        found = [account_named(db, name) for name in ("carmen", "marta", "juan", "pedro")]
        accounts = [account for account in found if account is not None]
        yield CareHome(db, care_studio, *accounts)


@pytest.fixture
def db(studio: Studio) -> Iterator[Session]:
    """A session with the studio of the tests beside."""
    with session(studio.engine) as opened:
        yield opened


@pytest.fixture
def therapist(db: Session) -> Account:
    account = account_named(db, "carmen")
    assert account is not None
    return account


@pytest.fixture
def worker(studio: Studio) -> Iterator[Callable[..., Worker]]:
    """Starts a worker process over the studio of the tests beside; all of them end with the test."""
    started: list[Worker] = []

    def start(model: str = studio.settings.model) -> Worker:
        started.append(Worker(studio.settings.model_copy(update={"model": model})))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of the true shape with random weights: it paints noise, in a moment."""
    import torch

    from imaging.training.export import export
    from imaging.training.parts import Shape, build_text_encoder, build_unet
    from imaging.training.tokenizer import build_tokenizer
    from imaging.training.train_vae import VaeRecipe, build_vae

    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("models")
    shape = Shape(latent_channels=4, widths=(16, 16, 32), heads=2, groups=4, words_width=32, words_layers=1)
    tokenizer = build_tokenizer(["a man with a ball in the park"], folder / "words", 700, 77)
    vae = build_vae(VaeRecipe(latent_channels=4, widths=(8, 16, 16, 32), blocks=(0, 1, 1, 1)))
    export(vae, build_unet(shape), build_text_encoder(shape, tokenizer), tokenizer, folder / "tiny")
    return folder


@pytest.fixture
def painting_care(care: CareHome, models: Path) -> tuple[CareHome, PageMaker]:
    """The care home with a tiny model, and what makes its pages."""
    settings = care.studio.settings.model_copy(update={"models": models, "model": "tiny"})
    studio = Studio(settings, care.studio.engine, care.studio.files, care.studio.jobs)
    studio._understanding = care.studio.wait_until_ready()  # pyright: ignore[reportPrivateUsage]
    return replace(care, studio=studio), PageMaker(settings, studio.engine, studio.files, studio)
