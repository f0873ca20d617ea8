"""Watching another's log: fetch, compare with what was seen before, and sign only what grew."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from participation.cli.folders import put, told
from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.kernel.fetching import Site
from participation.tallies.witnessing import Rewritten, Seen, look, restored

REWRITTEN = 3
"""The exit code that says: raise the alarm."""
_NOTE, _RULES, _LOG = 1_000_000, 20_000_000, 1_000_000_000
"""The most bytes of each file."""
_PATH = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("url", metavar="ADRESSE")
@click.option("--key", type=_PATH, required=True, help="Ihr geheimer Schlüssel; fehlt er, wird er gemacht.")
@click.option("--name", metavar="NAME", help="Für einen neuen Schlüssel: wie Sie als Zeuge heißen.")
@click.option("--state", type=_PATH, required=True, help="Hier steht, was Sie zuletzt gesehen haben.")
@click.option("--send", is_flag=True, help="Die Unterschrift gleich abgeben, statt sie auszugeben.")
def witness(url: str, key: Path, name: str | None, state: Path, send: bool) -> None:  # noqa: FBT001 - click's
    """Check the public log of the vote at ADRESSE (…/abstimmung) and sign its newest checkpoint."""
    with told(), _alarming():
        mine = _key(key, name)
        site = Site(url)
        before = restored(state.read_bytes()) if state.exists() else None
        note, now = _looked(site, before)
        signed = notes.cosign(_alone(note, now), mine)
        put(state, now.saved())
    _say(before, now)
    if not send:
        click.echo(signed, nl=False)
        return
    with told():
        if not site.send("/protokoll/zeugen", {"note": signed}):
            raise click.ClickException(
                "Die Unterschrift wurde nicht angenommen. Ist Ihr Schlüssel dort als Zeuge angemeldet? "
                f"Er lautet {mine.public}"
            )
    click.echo("Unterschrieben und abgegeben.", err=True)


def _looked(site: Site, before: Seen | None) -> tuple[str, Seen]:
    """The newest checkpoint, checked; looked at twice, for a batch may go into the log between two requests."""
    rules = site.get("/protokoll/regeln.json", _RULES)
    try:
        return _look(site, rules, before)
    except Rewritten:
        raise
    except DomainError:
        return _look(site, rules, before)


def _look(site: Site, rules: bytes, before: Seen | None) -> tuple[str, Seen]:
    note = site.get("/protokoll/checkpoint", _NOTE).decode("utf-8", "replace")
    return note, look(rules, note, site.get("/protokoll/log.jsonl", _LOG), before)


@contextmanager
def _alarming() -> Iterator[None]:
    """A log that was rewritten ends the command, loudly and with an exit code of its own."""
    try:
        yield
    except Rewritten as alarm:
        click.secho(f"ALARM: {alarm.message}", err=True, fg="red", bold=True)
        click.echo("Es wird nichts unterschrieben. Heben Sie die Datei mit dem letzten Stand auf.", err=True)
        raise SystemExit(REWRITTEN) from alarm


def _alone(note: str, now: Seen) -> str:
    """The note with the log's own signature only: what other witnesses say is theirs."""
    text, _blank, _signatures = note.rpartition("\n\n")
    return f"{text}\n\n{notes.line_of(note, notes.public_key(now.log))}"


def _key(path: Path, name: str | None) -> notes.PrivateKey:
    if path.exists():
        return notes.private_key(path.read_text(encoding="utf-8").strip())
    if name is None:
        raise click.ClickException(f"{path} gibt es nicht. Mit --name NAME wird ein neuer Schlüssel gemacht.")
    made = notes.new_key(name)
    put(path, f"{made.text()}\n".encode(), secret=True)
    click.echo(f"Ihr öffentlicher Schlüssel, für die Seite „Zeugen“ der Abstimmung:\n{made.public}", err=True)
    return made


def _say(before: Seen | None, now: Seen) -> None:
    if before is None:
        click.echo(f"Zum ersten Mal gesehen: Abstimmung {now.vote}, {now.size} Stimmen.", err=True)
        click.echo(f"Regeln (SHA-256) {now.rules}\nSchlüssel des Protokolls {now.log}", err=True)
    else:
        click.echo(
            f"Das Protokoll ist gewachsen: {before.size} → {now.size} Stimmen. Alles in Ordnung.", err=True
        )
