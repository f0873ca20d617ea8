"""The command that draws opinion landscapes from the files of Polis."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from participation.kernel.errors import DomainError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_LONGEST = 90

Content = TypeVar("Content")


@click.command()
@click.argument("votes", type=_FILE)
@click.option(
    "--comments", type=_FILE, help="comments.csv: Wortlaut, und was die Moderation herausgenommen hat."
)
@click.option("--groups", type=_FILE, help="Gegebene Gruppen (participant,group), statt welche zu suchen.")
@click.option(
    "--sign",
    type=click.Choice(["auto", "1", "-1"]),
    default="auto",
    show_default=True,
    help="Welche Zahl Zustimmung bedeutet; auto: 1, außer mitgelieferte Summen zeigen das Gegenteil.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Startwert des Zufalls."
)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="So klein darf eine gezeigte Gruppe sein.",
)
@click.option("--json", "as_json", is_flag=True, help="Ein JSON-Objekt statt der Tabelle.")
def opinions(votes: Path, *, as_json: bool, **wishes: Any) -> None:
    """Find out from VOTES (votes.csv or participants-votes.csv) where opinion stands: consensus and groups."""
    try:
        report, texts = _analysed(votes, **wishes)
    except DomainError as error:
        raise click.ClickException(error.message) from error
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _table(report, texts))


def _analysed(
    path: Path, *, comments: Path | None, groups: Path | None, sign: str, seed: int, least: int
) -> tuple[dict[str, Any], dict[str, str]]:
    """The report and the statements' wording. Raises DomainError for a broken file."""
    from participation.tallies.opinions import analyse, reading
    from participation.tallies.opinions.telling import told

    file = _in(path, reading.read_votes)
    known = _in(comments, reading.read_comments) if comments else reading.NONE
    given = _in(groups, reading.read_groups) if groups else None
    turn = sign == "-1" or (sign == "auto" and reading.is_turned(file.votes, known.agreed, file.agreed))
    votes = reading.turned(file.votes) if turn else file.votes
    landscape = analyse(votes, moderated_out=known.moderated_out, groups=given, least=least, seed=seed)
    notes = _notes(
        turned=turn, clear=landscape.clear, strangers=len(set(given or ()) - set(votes.participants))
    )
    return {"file": path.name, **told(landscape), "agreement": -1 if turn else 1, "notes": notes}, known.texts


def _in(path: Path, read: Callable[[Path], Content]) -> Content:
    """What stands in a file; an error says in which one."""
    try:
        return read(path)
    except DomainError as error:
        raise DomainError("%(file)s, %(why)s", file=path.name, why=error.words) from error


def _notes(*, turned: bool, clear: bool, strangers: int) -> list[str]:
    found = []
    if turned:
        found.append(
            "In dieser Datei bedeutet -1 Zustimmung, wie in der Datenbank von Polis; so wurde gezählt."
        )
    if not clear:
        found.append(
            "Keine klaren Gruppen: Was folgt, ist eine Einteilung, aber keine, auf die man bauen kann."
        )
    if strangers:
        found.append(f"{strangers} der Personen mit gegebener Gruppe haben hier nicht abgestimmt.")
    return found


def _table(report: dict[str, Any], texts: dict[str, str]) -> str:
    counts = report["counts"]
    lines = [
        f"{report['file']}: {counts['participants']} Teilnehmende, {counts['statements']} Aussagen, "
        f"{counts['votes']} Stimmen; {counts['included']} in Gruppen",
        *report["notes"],
    ]
    for direction, title in (
        ("agree", "Dem stimmen die meisten zu:"),
        ("disagree", "Das lehnen die meisten ab:"),
    ):
        lines += ["", title, *(_line(one, texts) for one in report["consensus_figures"][direction])]
        lines += [] if report["consensus_figures"][direction] else ["  nichts"]
    lines += ["", _fit(report)]
    for name, chosen in report["representative"].items():
        size, shown = report["groups"][name]["size"], report["groups"][name]["shown"]
        lines += ["", f"Gruppe {name}: {size} Personen" + ("" if shown else " (zu klein, um sie zu zeigen)")]
        lines += [_line(one, texts) for one in chosen]
    return "\n".join(lines)


def _fit(report: dict[str, Any]) -> str:
    figures = (f"{report[name]:.2f}".replace(".", ",") for name in ("silhouette", "stability"))
    return "{} Gruppen (Silhouette {}, Stabilität {})".format(report["k"], *figures)


def _line(stance: dict[str, Any], texts: dict[str, str]) -> str:
    side = "Zustimmung" if stance["direction"] == "agree" else "Ablehnung"
    text = " ".join(texts.get(stance["statement"], "").split())[:_LONGEST]
    return f"  {stance['statement']:>5}  {side} {stance['count']} von {stance['seen']}  {text}".rstrip()
