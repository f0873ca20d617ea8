"""Codes for a vote, made on the machine itself: as many at once as a town needs."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from participation.cli.settings import ready, settings
from participation.kernel.errors import DomainError, Missing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from participation.config import Config
    from participation.formats.voting.models import Vote
    from participation.municipalities.models import Municipality

KINDS = (".pdf", ".csv", ".zip")


@click.command()
@click.argument("target", metavar="KOMMUNE/VERFAHREN[/ABSTIMMUNG]")
@click.argument("number", type=int, metavar="ANZAHL")
@click.option("--label", required=True, help="Wofür die Codes sind; steht auf jedem Brief.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    required=True,
    help="Neue Datei: .pdf (Briefe), .csv (Liste für eine Druckerei) oder .zip (beides).",
)
def codes(target: str, number: int, label: str, output: Path) -> None:
    """Make codes for a vote and write them into a file: the only copy there is."""
    if output.suffix.lower() not in KINDS:
        raise click.ClickException(f"Die Datei endet auf {', '.join(KINDS)}.")
    if output.exists():
        raise click.ClickException(f"{output} gibt es schon. Codes werden nie überschrieben.")
    config = settings()
    try:
        _make(config, target, number, label.strip()[:80], output)
    except Missing as error:
        raise click.ClickException(f"Diese Abstimmung gibt es nicht: {target}") from error
    except DomainError as error:
        raise click.ClickException(error.message) from error
    click.echo(
        f"{number} Codes liegen in {output}. Es gibt sie nur dort: Behandeln Sie die Datei wie Stimmzettel."
    )


def _make(config: "Config", target: str, number: int, label: str, output: Path) -> None:
    """Printed first, so that nobody waits for it; on disk before the codes are valid, so that none is ever lost."""
    from participation.accounts.queries import operator
    from participation.formats.voting.actions.codes import draw, issue
    from participation.formats.voting.actions.keys import Keys
    from participation.formats.voting.letters.files import written
    from participation.formats.voting.letters.text import letter_of

    database = ready(config)
    drawn = draw(number)
    with database.reading() as session:
        town, vote = _found(session, target)
        letter = letter_of(vote, town, base_url=config.base_url, label=label)
    content = written(output.suffix.lower()[1:], letter, list(enumerate(drawn, 1)))
    draft = output.with_name(f".{output.name}.part")
    _write(draft, content)
    try:
        with database.unit_of_work() as session:
            town, vote = _found(session, target)
            issue(session, Keys.of(config, vote), vote, label, number, actor=operator(town), drawn=drawn)
    except BaseException:
        draft.unlink()
        raise
    draft.rename(output)


def _found(session: "Session", target: str) -> "tuple[Municipality, Vote]":
    """A vote by its address; without its own word, the first one of the process. Raises Missing."""
    from participation.formats.voting.queries.finding import vote_of
    from participation.municipalities.queries import by_slug
    from participation.processes.queries import find_process

    parts = target.strip("/").split("/")
    if len(parts) not in {2, 3}:
        raise Missing
    town = by_slug(session, parts[0])
    process = find_process(session, town.id, parts[1])
    for module in process.modules:
        if module.format == "voting" and (len(parts) == 2 or module.slug == parts[2]):
            return town, vote_of(session, module)
    raise Missing


def _write(path: Path, content: bytes) -> None:
    """For nobody else on this machine, and on disk before anything depends on it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
