"""What a commission does on its own machines: without a network, a database or settings."""

import re
from itertools import combinations
from pathlib import Path

import click

from participation.cli.folders import begin_folder, put, told
from participation.kernel import clock, notes
from participation.tallies.ballots import canonical
from participation.tallies.ceremony.commission import QUORUM, Commission, new_commission, read_commission
from participation.tallies.ceremony.counting import opened_key, tally
from participation.tallies.ceremony.export import Export, read_export
from participation.tallies.ceremony.paper import Holding, read_sheet, sheet
from participation.tallies.ceremony.statement import (
    BALLOTS,
    NOTE,
    RESULT,
    STATEMENT,
    packed,
    require_intact,
    require_member,
    signers,
    spoken,
)

PUBLIC, UPLOAD = "kommission.json", "kommission-ergebnis.zip"
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def commission() -> None:
    """Kommission einer Abstimmung: Schlüssel machen, auszählen, unterschreiben. Alles ohne Netz."""


@commission.command()
@click.option("--member", "members", multiple=True, required=True, metavar="NAME", help="Zwei oder drei Mal.")
@click.option("--output", type=FOLDER, required=True, help="Ein neuer Ordner.")
def keygen(members: tuple[str, ...], output: Path) -> None:
    """Make a commission's key in three shares, of which any two open. It is stored whole nowhere."""
    with told():
        made, holdings = new_commission(members)
        begin_folder(output)
        names = [put(output / _sheet_name(one), sheet(one).encode(), secret=True) for one in holdings]
        put(output / PUBLIC, canonical(made.document()))
        for one, other in combinations(names, 2):
            opened_key(made, _holding(output / one), _holding(output / other))
    click.echo(f"Fertig. In {output} liegen:")
    for name, holding in zip(names, holdings, strict=True):
        click.echo(f"  {name}  GEHEIM, nur für {holding.key.name}")
    click.echo(f"  {PUBLIC}  öffentlich, für das Feld „Kommission“ in den Regeln der Abstimmung")
    click.echo("Probe bestanden: Je zwei der drei Anteile ergeben den Schlüssel.")
    click.echo(
        "Nun jeden Anteil ausdrucken und auf einen eigenen USB-Stick legen, dann alle drei hier löschen."
    )


@commission.command("tally")
@click.argument("export", type=FILE)
@click.argument("first", metavar="ANTEIL", type=FILE)
@click.argument("second", metavar="ANTEIL", type=FILE)
@click.option("--output", type=FOLDER, required=True, help="Ein neuer Ordner.")
def tally_(export: Path, first: Path, second: Path, output: Path) -> None:
    """Open all ballots of EXPORT with two shares and count them: the same files on every machine."""
    with told():
        found = read_export(export.read_bytes(), clock.now())
        _say_vote(found)
        files = tally(found, opened_key(found.commission, _holding(first), _holding(second)))
        begin_folder(output)
        for name, content in (files | {PUBLIC: canonical(found.commission.document())}).items():
            put(output / name, content)
    click.echo(f"Ausgezählt. In {output} liegen {', '.join(sorted(files))}.")
    _say_hash(files[STATEMENT].decode())
    click.echo("Ist sie auf beiden Rechnern gleich, unterschreiben zwei Mitglieder, jedes mit seinem Anteil:")
    click.echo(f"  participation commission sign {output} ANTEIL")


@commission.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("share", metavar="ANTEIL", type=FILE)
def sign(folder: Path, share: Path) -> None:
    """Sign what lies in FOLDER with the key of one member; with two signatures it is ready to be uploaded."""
    with told():
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if _is_part(path)}
        text = require_intact(files)
        key = _signing_key(share)
        made = read_commission((folder / PUBLIC).read_bytes())
        require_member(made, key.public)
        name = f"unterschrift-{_spelt(key.name)}{NOTE}"
        files[name] = notes.sign(text, key).encode()
        put(folder / name, files[name])
        names = signers(made, text, files)
    click.echo(f"{key.name} hat unterschrieben. Bisher: {', '.join(names)}.")
    _say_hash(text)
    _finish(folder, made, names, files)


def _finish(folder: Path, made: Commission, names: list[str], files: dict[str, bytes]) -> None:
    if len(names) < QUORUM:
        click.echo(f"Es fehlt noch eine Unterschrift, von {' oder '.join(set(made.names) - set(names))}.")
        return
    put(folder / UPLOAD, packed(files))
    click.echo(f"Fertig: {folder / UPLOAD} auf der Seite „Kommission“ der Abstimmung hochladen.")


def _is_part(path: Path) -> bool:
    return path.is_file() and (path.name in {BALLOTS, RESULT, STATEMENT} or path.suffix == NOTE)


def _sheet_name(holding: Holding) -> str:
    return f"anteil-{holding.share.number}-{_spelt(holding.key.name)}.txt"


def _spelt(name: str) -> str:
    """A member's name in the name of a file, on every system."""
    return re.sub(r"[^\w.-]", "-", name)


def _holding(path: Path) -> Holding:
    return read_sheet(path.read_text(encoding="utf-8", errors="replace"), path.name)


def _signing_key(path: Path) -> notes.PrivateKey:
    """The key on a member's sheet, or in a file of its own."""
    content = path.read_text(encoding="utf-8", errors="replace").strip()
    return notes.private_key(content) if content.startswith("PRIVATE+KEY+") else _holding(path).key


def _say_vote(found: Export) -> None:
    rules = found.rules
    click.echo(f"{rules.get('municipality', '')}: {rules.get('question', '')}")
    click.echo(
        f"Abstimmung {rules['vote']}, {len(found.sealed)} Stimmen im Protokoll, geprüft bis zum letzten Prüfpunkt."
    )
    click.echo("Bitte vergleichen Sie mit Ihren Notizen von der Eröffnung:")
    click.echo(f"  Regeln (SHA-256)          {found.rules_hash}")
    click.echo(f"  Schlüssel des Protokolls  {rules['log']}")
    if found.unequal is not None:
        voted, ballots = found.unequal
        click.secho(
            f"ACHTUNG: Laut Verzeichnis haben {voted} abgestimmt, im Protokoll stehen {ballots} Stimmen. "
            "Das gehört aufgeklärt, bevor jemand unterschreibt.",
            err=True,
        )


def _say_hash(text: str) -> None:
    click.echo("Diese Prüfsumme laut vorlesen und vergleichen:")
    words = spoken(text).split()
    for at in range(0, len(words), 4):
        click.echo("  " + " ".join(words[at : at + 4]))
