from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from server import accounts
from server.database import open_database
from server.errors import BadInputError, TooManyTriesError
from server.records import SignedSession, SignInFailure
from server.settings import Settings


@pytest.fixture
def db(tmp_path: Path) -> Session:
    db = Session(open_database(Settings(home=tmp_path)), expire_on_commit=False)
    accounts.create_account(db, sign_in="Lola", name="Lola", role="therapist", password="una-clave-larga")
    return db


def test_the_right_password_opens_a_session_that_can_be_ended(db: Session) -> None:
    secret = accounts.sign_in(db, " LOLA ", "una-clave-larga")
    assert secret is not None
    account = accounts.account_of(db, secret)
    assert account is not None
    assert account.sign_in == "lola"
    accounts.sign_out(db, secret)
    assert accounts.account_of(db, secret) is None


def test_neither_password_nor_secret_is_in_the_database(db: Session) -> None:
    secret = accounts.sign_in(db, "lola", "una-clave-larga")
    account = accounts.account_named(db, "lola")
    assert secret is not None
    assert account is not None
    assert account.password_hash.startswith("$argon2id$")
    assert [row.id == secret for row in db.exec(select(SignedSession))] == [False]


@pytest.mark.parametrize(("name", "password"), [("lola", "otra"), ("nadie", "una-clave-larga"), ("", "")])
def test_a_wrong_password_opens_nothing(db: Session, name: str, password: str) -> None:
    assert accounts.sign_in(db, name, password) is None


def test_a_session_ends_by_itself(db: Session) -> None:
    secret = accounts.sign_in(db, "lola", "una-clave-larga")
    assert secret is not None
    signed = db.exec(select(SignedSession)).one()
    signed.expires_at = datetime.now(UTC) - timedelta(seconds=1)
    db.commit()
    assert accounts.account_of(db, secret) is None


def test_many_wrong_passwords_close_the_door_for_a_while_even_for_the_right_one(db: Session) -> None:
    for _ in range(accounts.FREE_TRIES):
        assert accounts.sign_in(db, "lola", "otra") is None
    with pytest.raises(TooManyTriesError):
        accounts.sign_in(db, "lola", "una-clave-larga")
    failure = db.get_one(SignInFailure, "lola")
    failure.last_at = datetime.now(UTC) - timedelta(minutes=16)
    db.commit()
    assert accounts.sign_in(db, "lola", "una-clave-larga") is not None
    assert db.get(SignInFailure, "lola") is None


@pytest.mark.parametrize(
    ("sign_in", "role", "password"),
    [
        ("lola", "therapist", "una-clave-larga"),
        ("eva", "queen", "una-clave-larga"),
        ("eva", "relative", "corta"),
    ],
)
def test_bad_accounts_are_refused(db: Session, sign_in: str, role: str, password: str) -> None:
    with pytest.raises(BadInputError):
        accounts.create_account(db, sign_in=sign_in, name="x", role=role, password=password)
