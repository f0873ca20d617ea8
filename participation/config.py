"""Every setting, typed and frozen, from the environment; unsafe combinations are refused."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class ConfigError(Exception):
    """A setting that must not stand; the message says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Config:
    """What an installation is told from outside. Paths are absolute, sizes in bytes."""

    data: Path
    database_url: str
    base_url: str
    secret: bytes
    host: str = "127.0.0.1"
    port: int = 8000
    production: bool = False
    demo: bool = False
    site_name: str = "Mitmachen"
    operator: str = ""
    """Slug of the municipality that runs the platform: its imprint stands under pages that belong to nobody else."""
    smtp_url: str = ""
    mail_from: str = "Beteiligung <beteiligung@localhost>"
    redis_url: str = ""
    trusted_proxies: int = 0
    max_body: int = 12_000_000
    tile_url: str = ""
    """A source of basemap pictures of one's own, with {z}, {x} and {y}."""
    tile_attribution: str = ""
    keys: Path | None = None
    """Where the keys of votes lie, outside of every backup; several servers share it. None: in the data folder."""
    dcat_contributor: str = ""
    """The URI under which a data portal knows who delivers, such as one of http://dcat-ap.de/def/contributors/."""
    rate_limits: bool = True
    open_registration: bool = True

    @property
    def secure(self) -> bool:
        """Whether cookies may only travel over https."""
        return self.base_url.startswith("https://")

    @property
    def sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")

    @property
    def allowed_host(self) -> str:
        """Host and port under which the installation is reached."""
        return urlsplit(self.base_url).netloc

    @property
    def mail_folder(self) -> Path:
        """Where mails go as files while no SMTP server is configured."""
        return self.data / "mail"

    @property
    def photo_folder(self) -> Path:
        """Where photos are kept."""
        return self.data / "photos"

    @property
    def logo_folder(self) -> Path:
        """Where logos are kept."""
        return self.data / "logos"

    @property
    def option_folder(self) -> Path:
        """Where pictures of what there is to choose are kept."""
        return self.data / "options"

    @property
    def page_folder(self) -> Path:
        """Where pictures and files of information pages are kept."""
        return self.data / "pages"

    @property
    def result_folder(self) -> Path:
        """Where result packages that were ordered lie for a while, and those of snapshots for good."""
        return self.data / "results"

    @property
    def workshop_folder(self) -> Path:
        """Where result packages are written; what lies there for a day was left by somebody who died."""
        return self.data / "workshop"

    @property
    def area_folder(self) -> Path:
        """Where files of areas wait while their form is mended."""
        return self.data / "areas"

    @property
    def key_folder(self) -> Path:
        """Where the secrets of votes lie, never in the database."""
        return self.keys or self.data / "keys"

    @property
    def package_folder(self) -> Path:
        """Where result packages wait to be fetched; they can be built again at any time."""
        return self.data / "packages"

    @property
    def agreement_folder(self) -> Path:
        """Where signed agreements on the use of data are kept."""
        return self.data / "agreements"

    @property
    def map_folder(self) -> Path:
        """Where the scripts of maps lie, under their hashes."""
        return self.data / "maps"


def from_environment(env: Mapping[str, str] | None = None) -> Config:
    """Read the settings, creating the data folder and its secret on the first start.

    Raises ConfigError, in production, for plain http without ALLOW_HTTP=1 and for a data folder that everybody on
    the machine may look into.
    """
    env = os.environ if env is None else env
    data = Path(env.get("DATA", "data")).expanduser().resolve()
    demo = env.get("DEMO", "") == "1"
    host, port = env.get("HOST", "127.0.0.1"), _number(env, "PORT", 8000)
    _make_private(data)
    config = Config(
        data=data,
        database_url=env.get("DATABASE_URL") or f"sqlite:///{data / 'participation.sqlite3'}",
        base_url=env.get("BASE_URL", f"http://{_reachable(host)}:{port}").rstrip("/"),
        secret=_secret(data),
        host=host,
        port=port,
        production=not demo and env.get("PRODUCTION", "") == "1",
        demo=demo,
        site_name=env.get("SITE_NAME", "Mitmachen"),
        operator=env.get("OPERATOR", ""),
        smtp_url=env.get("SMTP_URL", ""),
        mail_from=env.get("MAIL_FROM", "Beteiligung <beteiligung@localhost>"),
        redis_url=env.get("REDIS_URL", ""),
        trusted_proxies=_number(env, "TRUSTED_PROXIES", 0),
        tile_url=env.get("TILE_URL", ""),
        tile_attribution=env.get("TILE_ATTRIBUTION", ""),
        keys=Path(env["KEYS"]).expanduser().resolve() if env.get("KEYS") else None,
        dcat_contributor=env.get("DCAT_CONTRIBUTOR", ""),
        rate_limits=env.get("RATE_LIMITS", "1") != "0",
        open_registration=env.get("OPEN_REGISTRATION", "1") != "0",
    )
    if config.production:
        refuse_unsafe(config, allow_http=env.get("ALLOW_HTTP", "") == "1")
    return config


def refuse_unsafe(config: Config, *, allow_http: bool) -> None:
    """Raise ConfigError for what must not run in production."""
    if not config.secure and not allow_http:
        raise ConfigError("BASE_URL must begin with https:// in production (or set ALLOW_HTTP=1 on purpose).")
    if len(config.secret) < 32:
        raise ConfigError(
            "The secret in DATA/secret.key is too short: delete the file to have a new one made."
        )
    if not config.rate_limits:
        raise ConfigError("RATE_LIMITS=0 is for tests only.")
    if config.data.stat().st_mode & 0o007:  # what lies in a closed folder nobody else can reach
        raise ConfigError(f"Everybody on this machine may look into {config.data}: run chmod o-rwx on it.")


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, str(default))
    if not text.isascii() or not text.isdigit():
        raise ConfigError(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - comparing, not binding


def _make_private(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)


def _secret(data: Path) -> bytes:
    """The installation's own secret: made once, readable by its owner only, never a default.

    Written aside and then linked into place, so that two processes starting at once agree on one.
    """
    path = data / "secret.key"
    if not path.exists():
        draft = data / f".secret.{os.getpid()}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(secrets.token_hex(32).encode())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()
