"""Accounts made, listed, given access, closed and opened again from the command line."""

import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from server import accounts
from server.command_line import main
from server.database import open_database
from server.patients import may_see, patients_of
from server.records import Account, PatientRecord
from server.settings import Settings

ROOT = Path(__file__).parents[2]
BAD = 2
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``evoca account`` in a home of its own; what it said."""
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path))

    def run(*arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as end:
            main(["account", *arguments])
        said = capsys.readouterr()
        assert end.value.code == code, said
        return (said.err if code else said.out).strip()

    return run


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Session]:
    engine = open_database(Settings(home=tmp_path))
    with Session(engine) as db:
        db.add(PatientRecord(id="juan", name="Juan Pacheco", birth_year=1942))
        db.commit()
        yield db
    engine.dispose()


def password_in(said: str) -> str:
    found = re.search(r"Contraseña, que no se vuelve a mostrar: (\S+)", said)
    assert found is not None, said
    return found[1]


def named(db: Session, name: str) -> Account:
    db.expire_all()
    account = accounts.account_named(db, name)
    assert account is not None
    return account


def test_a_second_therapist_comes_in_and_sees_whom_she_was_given(run: Run, db: Session) -> None:
    said = run(
        "add", "Lola", "--role", "therapist", "--name", "Lola Gil", "--person", "juan pacheco", "--generate"
    )
    assert "terapeuta, Lola Gil; ve el libro de Juan Pacheco (juan)" in said
    password = password_in(said)
    assert accounts.sign_in(db, "lola", password) is not None
    assert [each.id for each in patients_of(db, named(db, "lola"))] == ["juan"]
    listed = run("list")
    assert "lola: terapeuta, Lola Gil; ve el libro de Juan Pacheco (juan)" in listed
    assert password not in listed
    assert password_in(run("add", "otra", "--role", "relative", "--generate")) != password


def test_a_new_persons_book_is_begun_and_shared(run: Run, db: Session) -> None:
    run(
        "add",
        "remedios",
        "--role",
        "patient",
        "--name",
        "Remedios Alba",
        "--born",
        "1938",
        "--gender",
        "f",
        "--generate",
    )
    person = db.exec(select(PatientRecord).where(PatientRecord.name == "Remedios Alba")).one()
    assert (person.birth_year, person.gender) == (1938, "f")
    assert named(db, "remedios").patient_id == person.id
    run("add", "nieta", "--role", "relative", "--generate")
    assert not may_see(db, named(db, "nieta"), person.id)
    assert "Remedios Alba" in run("access", "nieta", "--add", "Remedios Alba", "--add", "juan")
    assert may_see(db, named(db, "nieta"), person.id)
    run("access", "nieta", "--remove", "juan")
    assert [each.name for each in patients_of(db, named(db, "nieta"))] == ["Remedios Alba"]
    assert "cierre la cuenta" in run("access", "remedios", "--remove", "Remedios Alba", code=BAD)


def test_a_new_password_ends_what_was_open_and_a_closed_account_opens_again(run: Run, db: Session) -> None:
    first = password_in(run("add", "lola", "--role", "therapist", "--generate"))
    inside = accounts.sign_in(db, "lola", first)
    assert inside is not None
    for _ in range(accounts.FREE_TRIES):
        accounts.sign_in(db, "lola", "no-es-esta")
    second = password_in(run("password", "LOLA", "--generate"))
    db.expire_all()
    assert accounts.account_of(db, inside) is None
    assert accounts.sign_in(db, "lola", first) is None
    inside = accounts.sign_in(db, "lola", second)
    assert inside is not None
    assert "cerrada" in run("close", "lola")
    db.expire_all()
    assert accounts.account_of(db, inside) is None
    assert accounts.sign_in(db, "lola", second) is None
    assert accounts.sign_in(db, "lola", "") is None
    assert run("list").endswith("cerrada")
    assert accounts.sign_in(db, "lola", password_in(run("password", "lola", "--generate"))) is not None


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "dos palabras", "--role", "therapist"), "una sola palabra"),
        (("add", " ", "--role", "therapist"), "una sola palabra"),
        (("add", "lola", "--role", "jefa"), "elija entre"),
        (("add", "lola", "--role", "therapist", "--person", "nadie"), "los hay de: Juan Pacheco (juan)"),
        (("add", "lola", "--role", "patient"), "de quién es el libro"),
        (("add", "lola", "--role", "therapist", "--born", "1940"), "--born va con"),
        (("add", "lola", "--role", "patient", "--gender", "f"), "--gender va con"),
        (("password", "nadie"), "No hay ninguna cuenta «nadie»"),
        (("close", "nadie"), "No hay ninguna cuenta «nadie»"),
        (("access", "nadie"), "No hay ninguna cuenta «nadie»"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(
    run: Run, db: Session, arguments: tuple[str, ...], sentence: str
) -> None:
    if arguments[0] == "add":
        arguments = (*arguments, "--generate")
    assert sentence in run(*arguments, code=BAD)
    assert not db.exec(select(Account)).all()
    assert "Todavía no hay cuentas" in run("list")


def test_a_name_is_taken_whatever_its_capitals(run: Run, db: Session) -> None:
    run("add", "lola", "--role", "therapist", "--generate")
    assert "Ya hay una cuenta" in run("add", "LOLA", "--role", "relative", "--generate", code=BAD)
    assert named(db, "lola").role == "therapist"


def typed(home: Path, *answers: str) -> tuple[int, str]:
    """``evoca account add lola`` at a terminal where these lines are typed: its exit code and its screen."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EVOCA_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "server.command_line", "account", "add", "lola", "--role", "therapist"],
        cwd=ROOT, env=environment | {"EVOCA_HOME": str(home)}, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    screen, left = "", list(answers)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            screen += os.read(ours, 4096).decode()
        except OSError:  # the other end is closed
            break
        if left and screen.count(": ") > len(answers) - len(left):
            os.write(ours, f"{left.pop(0)}\n".encode())
    os.close(ours)
    return process.wait(30), screen


def test_a_password_is_typed_twice_and_not_shown(tmp_path: Path, db: Session) -> None:
    code, screen = typed(tmp_path, "una-clave-larga", "una-clave-larga")
    assert code == 0, screen
    assert "una-clave-larga" not in screen
    assert accounts.sign_in(db, "lola", "una-clave-larga") is not None


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [(("una-clave-larga", "otra-clave-larga"), "no son iguales"), (("corta", "corta"), "ocho caracteres")],
)
def test_a_password_that_will_not_do_makes_no_account(
    tmp_path: Path, db: Session, answers: tuple[str, str], sentence: str
) -> None:
    code, screen = typed(tmp_path, *answers)
    assert code == BAD
    assert sentence in screen
    assert accounts.account_named(db, "lola") is None


def test_without_a_keyboard_the_way_to_a_password_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "server.command_line", "account", "add", "lola", "--role", "therapist"],
        cwd=ROOT, env=os.environ | {"EVOCA_HOME": str(tmp_path)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == BAD
    assert "--generate" in done.stderr
