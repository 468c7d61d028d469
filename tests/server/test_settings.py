import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from server.errors import StartError
from server.settings import Settings, load_settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_document_names_each_setting_and_its_default_and_no_other() -> None:
    rows = re.findall(r"^\| `(EVOCA_\w+)` \| (.+?) \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    documented = dict(rows)
    assert set(documented) == {f"EVOCA_{name.upper()}" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        shown = documented[f"EVOCA_{name.upper()}"]
        if isinstance(field.default, (str, int)) and name != "threads":
            assert f"`{field.default}`" == shown, name


def test_an_unknown_setting_is_refused_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVOCA_PROT", "9000")
    with pytest.raises(StartError, match=r"EVOCA_PROT; los que hay son .*EVOCA_PORT"):
        load_settings()


def test_a_bad_value_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVOCA_PORT", "many")
    with pytest.raises(StartError, match=r"El ajuste EVOCA_PORT no admite 'many'"):
        load_settings()


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path))
    monkeypatch.setenv("EVOCA_PORT", "8123")
    settings = load_settings()
    assert (settings.home, settings.port) == (tmp_path, 8123)
    assert settings.database == f"sqlite:///{tmp_path}/evoca.db"


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Settings(colour="blue")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["EVOCA_DATABASE_URL", "EVOCA_JOBS_URL", "EVOCA_PICTURES_URL"])
@pytest.mark.parametrize("value", ["nada://ana:secreto@casa/x", "zzz://secreto"])
def test_an_address_that_nothing_opens_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(StartError) as refused:
        load_settings()
    assert refused.value.sentence.startswith(f"El ajuste {name} no es una dirección")
    assert "secreto" not in refused.value.sentence


@pytest.mark.parametrize("value", ["basura", ":"])
def test_what_is_no_address_of_a_database_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EVOCA_DATABASE_URL", value)
    with pytest.raises(StartError, match="EVOCA_DATABASE_URL"):
        load_settings()


def test_addresses_of_shared_servers_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVOCA_DATABASE_URL", "postgresql+psycopg://evoca@localhost/evoca")
    monkeypatch.setenv("EVOCA_PICTURES_URL", f"file://{tmp_path}")
    assert load_settings().pictures == f"file://{tmp_path}"
    monkeypatch.setenv("EVOCA_PICTURES_URL", str(tmp_path))
    assert load_settings().pictures == str(tmp_path)
