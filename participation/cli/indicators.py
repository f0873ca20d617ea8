"""What this installation tells of itself to the coordination office: figures, signed, and never data."""

from pathlib import Path

import click
import orjson

from participation.cli.settings import ready, settings
from participation.config import Config
from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.kernel.vault import Vault

KEY = "kennzahlen"
"""Under which name the signing key lies in KEYS."""


@click.command()
@click.option("--sign", is_flag=True, help="Mit dem Schlüssel dieser Installation unterschreiben.")
@click.option("--name", help="Wie die Installation heißt; sonst der Rechnername aus BASE_URL.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Datei; sonst auf die Standardausgabe."
)
def indicators(*, sign: bool, name: str | None, out: Path | None) -> None:
    """Kennzahlen aller öffentlichen Verfahren als Datei: nur Summen, keine personenbezogenen Daten.

    Beim ersten Mal entsteht dabei der Schlüssel der Installation; sein öffentlicher Teil erscheint auf der Fehlerausgabe
    und gehört zur Koordinierungsstelle.
    """
    from participation.app import load_formats
    from participation.kts.policy.indicator_file import signed
    from participation.kts.queries.federation import own_document

    config = settings()
    load_formats()
    try:
        with ready(config).reading() as session:
            document = own_document(session, name or _host(config))
        key = signing_key(config) if sign else None
        data = signed(document, key) if key else orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n"
    except DomainError as error:
        raise click.ClickException(error.message) from error
    if out is None:
        click.echo(data, nl=False)
    else:
        out.write_bytes(data)
        click.echo(f"{out}: {len(document['processes'])} Verfahren", err=True)
    if key is not None:
        click.echo(f"Öffentlicher Schlüssel: {key.public}", err=True)


def signing_key(config: Config) -> notes.PrivateKey:
    """The key of this installation; made when it is first needed, and the same ever after."""
    fresh = notes.new_key(_host(config))
    return notes.private_key(Vault(config.key_folder).keep(KEY, fresh.text().encode()).decode())


def _host(config: Config) -> str:
    return config.base_url.partition("://")[2].partition("/")[0].partition(":")[0]
