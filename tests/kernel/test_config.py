"""Every setting comes from the environment; what must not stand is refused with a sentence that says how to mend it.

`config.py` lies beside the kernel, at the very bottom of the house.
"""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest

from participation.config import Config, ConfigError, from_environment, refuse_unsafe
from tests.servers.fixtures import SETTINGS

READ = {
    "HOST": ("0.0.0.0", "host", "0.0.0.0"),
    "PORT": ("8123", "port", 8123),
    "DATABASE_URL": ("postgresql+psycopg://x@db/x", "database_url", "postgresql+psycopg://x@db/x"),
    "BASE_URL": ("https://mitmachen.example/", "base_url", "https://mitmachen.example"),
    "DEMO": ("1", "demo", True),
    "SITE_NAME": ("Mitreden", "site_name", "Mitreden"),
    "OPERATOR": ("musterstadt", "operator", "musterstadt"),
    "SMTP_URL": ("smtp://mail.example", "smtp_url", "smtp://mail.example"),
    "MAIL_FROM": ("Amt <amt@example.org>", "mail_from", "Amt <amt@example.org>"),
    "REDIS_URL": ("redis://x/1", "redis_url", "redis://x/1"),
    "TRUSTED_PROXIES": ("2", "trusted_proxies", 2),
    "TILE_URL": ("https://tiles.example/{z}/{x}/{y}", "tile_url", "https://tiles.example/{z}/{x}/{y}"),
    "TILE_ATTRIBUTION": ("© Amt", "tile_attribution", "© Amt"),
    "DCAT_CONTRIBUTOR": (
        "http://dcat-ap.de/def/contributors/x",
        "dcat_contributor",
        "http://dcat-ap.de/def/contributors/x",
    ),
    "RATE_LIMITS": ("0", "rate_limits", False),
    "OPEN_REGISTRATION": ("0", "open_registration", False),
    "KEYS": ("/srv/keys", "keys", Path("/srv/keys")),
}
"""What is set, the name of the setting inside, and its value there."""


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Config]:
    """Reads settings, with a data folder of its own."""

    def settings(**env: str) -> Config:
        return from_environment({"DATA": str(tmp_path / "data"), **env})

    return settings


def test_without_any_setting_there_is_a_safe_installation_for_this_machine_only(
    read: Callable[..., Config],
) -> None:
    config = read()
    assert (config.host, config.port, config.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert config.database_url == f"sqlite:///{config.data / 'participation.sqlite3'}"
    assert config.sqlite
    assert config.rate_limits
    assert not any((config.demo, config.production, config.secure, config.trusted_proxies))


@pytest.mark.parametrize("name", sorted(READ))
def test_each_setting_is_read_and_changes_nothing_else(read: Callable[..., Config], name: str) -> None:
    given, field, value = READ[name]
    plain, changed = read(), read(**{name: given})
    found = {one.name: getattr(changed, one.name) for one in fields(Config)}
    assert found[field] == value
    expected = {one.name: getattr(plain, one.name) for one in fields(Config)} | {field: value}
    if name == "PORT":
        expected["base_url"] = "http://127.0.0.1:8123"
    assert found == expected


def test_no_setting_is_forgotten_here() -> None:
    """DATA, PRODUCTION and ALLOW_HTTP have tests of their own below."""
    assert {*READ, "DATA", "PRODUCTION", "ALLOW_HTTP"} == set(SETTINGS)


@pytest.mark.parametrize("name", ["PORT", "TRUSTED_PROXIES"])
@pytest.mark.parametrize("value", ["x", "-1", "1.5", "", " 1", "٣", "1e3"])
def test_what_is_no_number_is_refused_by_name(read: Callable[..., Config], name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{name} must be a whole number"):
        read(**{name: value})


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_an_address_for_all_is_reached_under_the_own_one(read: Callable[..., Config], host: str) -> None:
    assert read(HOST=host, PORT="81").base_url == "http://127.0.0.1:81"


def test_settings_do_not_change_afterwards(read: Callable[..., Config]) -> None:
    with pytest.raises(FrozenInstanceError):
        read().port = 1  # type: ignore[misc]  # what is refused


def test_folders_are_absolute_and_their_own(
    read: Callable[..., Config], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    config = from_environment({"DATA": "neben/an"})
    assert config.data == tmp_path / "neben" / "an"
    assert {config.mail_folder.parent, config.photo_folder.parent} == {config.data}


# --- the secret ------------------------------------------------------------------------------------------------


def test_the_secret_is_made_on_the_first_start_and_stays(read: Callable[..., Config]) -> None:
    config = read()
    assert len(config.secret) == 64
    assert read().secret == config.secret
    assert stat.S_IMODE((config.data / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(config.data.stat().st_mode) == 0o700
    assert [path.name for path in config.data.iterdir()] == ["secret.key"]


def test_no_two_installations_have_the_same_secret(tmp_path: Path) -> None:
    secrets = {from_environment({"DATA": str(tmp_path / name)}).secret for name in "abc"}
    assert len(secrets) == 3


def test_two_processes_that_start_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    code = "from participation.config import from_environment as f; print(f().secret.decode())"

    def start(_number: int) -> str:
        env = os.environ | {"DATA": str(tmp_path / "data")}
        return subprocess.run(
            [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
        ).stdout

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(start, range(4)))) == 1


# --- production ------------------------------------------------------------------------------------------------


SAFE = {"PRODUCTION": "1", "BASE_URL": "https://mitmachen.example"}


def test_production_behind_https_starts(read: Callable[..., Config]) -> None:
    config = read(**SAFE)
    assert config.production
    assert config.secure
    assert config.allowed_host == "mitmachen.example"


def test_plain_http_in_production_needs_a_word(read: Callable[..., Config]) -> None:
    with pytest.raises(ConfigError, match=r"https://.*ALLOW_HTTP=1"):
        read(PRODUCTION="1")
    assert read(PRODUCTION="1", ALLOW_HTTP="1").production


def test_a_demo_is_never_production(read: Callable[..., Config]) -> None:
    assert not read(PRODUCTION="1", DEMO="1").production


def test_limits_stay_on_in_production(read: Callable[..., Config]) -> None:
    with pytest.raises(ConfigError, match="RATE_LIMITS"):
        read(**SAFE, RATE_LIMITS="0")


def test_a_short_secret_is_refused(read: Callable[..., Config]) -> None:
    config = replace(read(**SAFE), secret=b"x" * 31)
    with pytest.raises(ConfigError, match=r"secret\.key is too short"):
        refuse_unsafe(config, allow_http=False)


def test_a_folder_that_everybody_on_the_machine_may_look_into_is_refused_by_name(
    read: Callable[..., Config],
) -> None:
    folder = read(**SAFE).data
    folder.chmod(0o701)
    with pytest.raises(ConfigError, match="chmod o-rwx") as refused:
        read(**SAFE)
    assert str(folder) in str(refused.value)
    folder.chmod(0o750)
    assert read(**SAFE).production
