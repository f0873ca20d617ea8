"""The command that counts: real budget votes in Pabulib's format, our own ballots, and PrefLib's."""

import json
from pathlib import Path
from typing import Any

import click

from participation.kernel.errors import DomainError

RULES = ("greedy", "greedy-threshold", "greedy-no-skip", "equal-shares")
COMPLETIONS = ("none", "add1", "add1-exhaustive", "utilitarian", "add1-utilitarian", "official")
METHODS = ("schulze", "irv", "single", "approval", "consensus", "points")
# The names of participation.tallies, which is imported only when there is something to count.


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--rule", type=click.Choice(RULES), help="Wie ein Budget verteilt wird; sonst nach der Regel der Datei."
)
@click.option(
    "--completion",
    type=click.Choice(COMPLETIONS),
    help="Was Equal Shares mit dem Rest tut; sonst nach der Datei oder add1, wie es Städte tun (official).",
)
@click.option(
    "--threshold", type=click.IntRange(min=0), help="Mindestzahl an Stimmen oder Punkten je Projekt."
)
@click.option(
    "--eligibility",
    metavar="BRUCH",
    help="Zugelassen ab diesem Verhältnis: 1/3 heißt Stimmen/alle >= Kosten/(3*Budget); none: keines.",
)
@click.option("--step", type=click.IntRange(min=1), help="So viel kommt bei add1 je Schritt und Person dazu.")
@click.option(
    "--method",
    type=click.Choice(METHODS),
    help="Wie andere Stimmzettel gezählt werden (.json, .jsonl, .zip, PrefLib).",
)
@click.option("--lot", metavar="TEXT", help="Woraus das Los gezogen wird; sonst aus der SHA-256 der Datei.")
@click.option("--json", "as_json", is_flag=True, help="Ein JSON-Objekt statt der Tabelle.")
def tally(file: Path, *, as_json: bool, method: str | None, lot: str | None, **wishes: Any) -> None:
    """Count FILE: a .pb file by --rule, other ballots by --method."""
    try:
        report, text = _counted(file, method, lot, wishes)
    except DomainError as error:
        raise click.ClickException(error.message) from error
    click.echo(json.dumps(report, ensure_ascii=False, indent=1) if as_json else text)


def _counted(
    file: Path, method: str | None, lot: str | None, wishes: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    """The report and its text. Raises DomainError for what cannot be counted, or not so."""
    if file.suffix.lower() == ".pb":
        from participation.cli.tallying.budgets import count_budget
        from participation.cli.tallying.plans import Wishes

        if method:
            raise DomainError("Ein Budget wird mit --rule gezählt, nicht mit --method.")
        return count_budget(file, Wishes(lot=lot, **wishes))
    from participation.cli.tallying.methods import count_method

    if given := [name for name, wish in wishes.items() if wish is not None]:
        raise DomainError("--%(name)s gilt nur für Budgets (.pb).", name=given[0])
    if not method:
        raise DomainError(
            "Wie soll gezählt werden? Bitte --method angeben: %(known)s.", known=", ".join(METHODS)
        )
    return count_method(file, method, lot)
