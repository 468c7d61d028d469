import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

import server.records  # noqa: F401 - the tables must be known
from server.database import open_database, session
from server.errors import StartError
from server.jobs import JobQueue
from server.records import PatientRecord
from server.settings import Settings


def test_a_blank_database_gets_exactly_the_tables_of_the_records(tmp_path: Path) -> None:
    engine = open_database(Settings(home=tmp_path))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with session(open_database(settings)) as db:
        db.add(PatientRecord(id="ana", name="Ana"))
        db.commit()
    with session(open_database(settings)) as db:
        assert db.get_one(PatientRecord, "ana").name == "Ana"


def test_three_starts_at_once_make_one_database(tmp_path: Path) -> None:
    code = "from pathlib import Path; from server.settings import Settings;"
    code += "from server.database import open_database;"
    code += f"open_database(Settings(home=Path({str(tmp_path)!r})))"
    starts = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(3)]
    outcomes = [(start.communicate(timeout=60)[1], start.returncode) for start in starts]
    assert [code for _, code in outcomes] == [0] * 3, outcomes
    with sqlite3.connect(tmp_path / "evoca.db") as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0009",)]


def test_a_start_that_was_cut_off_is_made_good(tmp_path: Path) -> None:
    (tmp_path / "evoca.db").touch()
    (tmp_path / ".writable").touch()
    with session(open_database(Settings(home=tmp_path))) as db:
        assert db.get(PatientRecord, "nobody") is None


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "evoca.db").write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StartError, match=r"No se puede abrir la base de datos .*evoca\.db"):
        open_database(Settings(home=tmp_path))


def test_a_home_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartError, match=r"No se puede escribir en .*EVOCA_HOME"):
        open_database(Settings(home=tmp_path / "file" / "home"))


def test_the_home_is_private(tmp_path: Path) -> None:
    open_database(Settings(home=tmp_path / "home"))
    assert os.stat(tmp_path / "home").st_mode & 0o077 == 0


def test_data_of_a_newer_evoca_is_said_in_one_sentence(tmp_path: Path) -> None:
    open_database(Settings(home=tmp_path))
    with sqlite3.connect(tmp_path / "evoca.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StartError, match="versión más nueva"):
        open_database(Settings(home=tmp_path))


def test_a_broken_jobs_database_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "jobs.db").write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StartError, match=r"No se puede abrir la base de datos .*jobs\.db"):
        JobQueue.open(Settings(home=tmp_path))
