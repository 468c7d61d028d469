"""Every setting of Evoca: one typed class, read from ``EVOCA_*`` environment variables.

``docs/settings.md`` documents each; a test compares the two.
"""

import os
from pathlib import Path
from typing import Annotated, Final, Literal

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.errors import StartError

PREFIX: Final = "EVOCA_"
ROOT: Final = Path(__file__).resolve().parent.parent
SHIPPED_DATA: Final = ROOT / "data"


def _default_home() -> Path:
    return user_data_path("evoca", appauthor=False)


def _database_address(url: str) -> str:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        if url:  # an empty one is the usual one
            make_url(url).get_dialect()
    except ArgumentError as error:
        raise ValueError("not an SQLAlchemy address of a database that is known here") from error
    return url


def _store_address(url: str) -> str:
    from fsspec.core import get_filesystem_class, split_protocol

    try:
        get_filesystem_class(split_protocol(url)[0])
    except (ValueError, ImportError) as error:
        raise ValueError(f"not an fsspec address that can be opened here ({error})") from error
    return url


DatabaseAddress = Annotated[str, AfterValidator(_database_address)]
StoreAddress = Annotated[str, AfterValidator(_store_address)]


class Settings(BaseSettings):
    """How this Evoca runs. Unknown names are refused, so a typing error is never silent."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    home: Annotated[Path, Field(default_factory=_default_home)]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    database_url: DatabaseAddress | None = None
    jobs_url: DatabaseAddress | None = None
    pictures_url: StoreAddress | None = None
    worker: Literal["on", "off"] = "on"
    model: str = "evoca-cuento"
    models: Path | None = None
    style: str = "storybook"
    picture_size: Annotated[int, Field(ge=256, le=2048, multiple_of=8)] = 768
    steps: Annotated[int, Field(ge=1, le=100)] = 6
    compile: Literal["off", "on", "always"] = "off"
    threads: Annotated[int, Field(ge=1, le=256)] = min(2, os.cpu_count() or 1)
    remote_voices: Literal["on", "off"] = "off"
    session_days: Annotated[int, Field(ge=1, le=365)] = 14
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the database; SQLite in the home folder unless said otherwise."""
        return self.database_url or f"sqlite:///{self.home / 'evoca.db'}"

    @property
    def jobs(self) -> str:
        """The address of the jobs' own database."""
        return self.jobs_url or f"sqlite:///{self.home / 'jobs.db'}"

    @property
    def pictures(self) -> str:
        """The fsspec address of the picture store."""
        return self.pictures_url or (self.home / "pictures").as_uri()

    @property
    def model_folders(self) -> tuple[Path, ...]:
        """Where diffusers folders are looked for: the user's own first, then what ships."""
        own = (self.models,) if self.models else ()
        return (*own, self.home / "models", SHIPPED_DATA / "models")


def load_settings() -> Settings:
    """The settings of this process's environment; raises StartError with one clear sentence."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise StartError(
            f"Ajuste desconocido {', '.join(unknown)}; los que hay son {', '.join(known)}. / "
            f"Unknown setting {', '.join(unknown)}; known: {', '.join(known)}."
        )
    try:
        return Settings()  # pyright: ignore[reportCallIssue] - home has a default factory
    except ValidationError as error:
        raise StartError(_bad_value(error)) from error


def _bad_value(error: ValidationError) -> str:
    first = error.errors()[0]
    name = f"{PREFIX}{str(first['loc'][0]).upper()}"
    if name.endswith("_URL"):  # it may hold a password, and this sentence ends up in a log
        return (
            f"El ajuste {name} no es una dirección que Evoca sepa abrir; docs/settings.md dice cómo es. / "
            f"The setting {name} is no address that Evoca can open: {first['msg']}."
        )
    return (
        f"El ajuste {name} no admite {first['input']!r}. / "
        f"The setting {name} does not take {first['input']!r}: {first['msg']}."
    )
