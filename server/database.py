"""Opening the database: SQLite in write-ahead mode, or PostgreSQL; brought up to date at every start."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from server.errors import StartError, StorageFullError, is_storage_full
from server.file_faults import why
from server.settings import Settings

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BUSY_SECONDS: Final = 30
MIGRATION_LOCK: Final = 0x45564F4341  # "EVOCA", the advisory lock's number on PostgreSQL


def open_database(settings: Settings) -> Engine:
    """The database, created or migrated when needed. Two processes may open it at the same time.

    Raises StartError when its folder cannot be written or its file is no database.
    """
    prepare_home(settings)
    # Errors end up in the log, where nothing of what was said may be.
    engine = create_engine(settings.database, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        with engine.connect() as connection:
            _migrate(connection)
    except DBAPIError as error:
        raise StartError(cannot_open(settings.database, error)) from error
    except CommandError as error:
        place = settings.home
        raise StartError(
            f"Los datos de {place} son de una versión más nueva de Evoca: actualice Evoca. / "
            f"The data in {place} is of a newer Evoca: update Evoca."
        ) from error
    return engine


def prepare_home(settings: Settings) -> None:
    """Makes the home folder, private to its user; raises StartError when it cannot be written."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        TemporaryFile(dir=settings.home).close()
    except OSError as error:
        english = error.strerror or str(error)
        raise StartError(
            f"No se puede escribir en {settings.home} ({why(error)}): elija otra carpeta con EVOCA_HOME. / "
            f"{settings.home} cannot be written ({english}): choose another folder with EVOCA_HOME."
        ) from error


@contextmanager
def session(engine: Engine) -> Generator[Session]:
    """A database session; what is not committed when it ends is undone. Rows stay readable after it."""
    with Session(engine, expire_on_commit=False) as opened:
        try:
            yield opened
        except OperationalError as error:
            if is_storage_full(error):
                raise StorageFullError from error
            raise


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # A transaction that first reads and then writes would fail at once when another process wrote
    # between; taking the write lock with the first change instead waits for BUSY_SECONDS.
    connection.isolation_level = "IMMEDIATE"
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _migrate(connection: Connection) -> None:
    # One transaction under a lock: two starts at once do the work once, and a start that is killed
    # midway leaves nothing half made.
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


def cannot_open(url: str, error: DBAPIError) -> str:
    """The Spanish and English sentence for a database that does not open."""
    place = make_url(url).render_as_string(hide_password=True)
    if is_storage_full(error):
        return (
            f"El disco está lleno: no se puede abrir {place}. / The disk is full: {place} cannot be opened."
        )
    reason = str(error.orig)
    return (
        f"No se puede abrir la base de datos {place} ({reason}). / "
        f"The database {place} cannot be opened ({reason})."
    )
