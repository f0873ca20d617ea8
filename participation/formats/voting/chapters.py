"""What a report tells of a vote: its outcome, once it is public, and how everybody is accounted for."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.formats.voting.models import VoteState
from participation.formats.voting.queries.finding import vote_of
from participation.formats.voting.queries.published import Published, published
from participation.formats.voting.views.result.lines import Line, kind_of, lines_of
from participation.kernel.charts import Bar
from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Chapter, Chart, Grid, says
from participation.processes.models import Module

UNITS = {
    "points": ("Punkt", "Punkte"),
    "ranked": ("erster Platz", "erste Plätze"),
    "consensus": ("Punkt Widerstand", "Punkte Widerstand"),
}
"""What ballots give; votes where a kind is not here."""


def chapters(session: Session, module: Module, address: str) -> Sequence[Chapter]:
    """The outcome, or that it is not public yet; nothing of a draft."""
    vote = vote_of(session, module)
    if vote.state is VoteState.DRAFT:
        return ()
    known = published(session, vote)
    if known is None:
        return (Chapter("Ergebnis", says("Das Ergebnis ist noch nicht veröffentlicht.")),)
    check = f"Wie gezählt wurde und wie alle nachzählen können, steht unter {address}."
    blocks: list[Block] = [*says(_outcome(known)), _chart(known)]
    if known.rules["method"] == "budget":
        blocks.append(_costs(known))
    turnout = (Chapter("Beteiligung", (_balance(known),)),) if known.final else ()
    return (Chapter("Ergebnis", (*blocks, *says(check, look="note"))), *turnout)


def _outcome(known: Published) -> str:
    """Who won, in a sentence."""
    if not known.final:
        return "Die Unterstützung läuft noch; das ist der Stand in diesem Augenblick."
    if not known.ballots["valid"]:
        return "Es gibt keine gültige Stimme, also auch kein Ergebnis."
    winners = [line for line in lines_of(known) if line.won]
    if not winners:
        return "Nach den Regeln dieser Abstimmung hat niemand gewonnen."
    if known.rules["method"] == "budget":
        return _budget(known, winners)
    names = german.enumerated([f"„{line.title}“" for line in winners])
    return f"Gewonnen {'hat' if len(winners) == 1 else 'haben'} {names}."


def _budget(known: Published, winners: Sequence[Line]) -> str:
    spent = sum(line.cost for line in winners)
    return (
        f"Gewonnen haben {len(winners)} von {len(known.rules['options'])} Projekten. Zusammen kosten sie "
        f"{german.number(spent)} € von {german.number(known.rules['budget']['total'])} €."
    )


def _chart(known: Published) -> Chart:
    one, many = UNITS.get(kind_of(known), ("Stimme", "Stimmen"))
    bars = tuple(
        Bar(line.title, line.value, _said(line, one, many), strong=line.won) for line in lines_of(known)
    )
    return Chart("Was die Wahlmöglichkeiten bekamen", bars, ("Wahlmöglichkeit", "Ergebnis"))


def _said(line: Line, one: str, many: str) -> str:
    share = f" · {german.percent(float(line.share), 1)}" if line.share is not None else ""
    return f"{german.count(line.value, one, many)}{share}{' · gewonnen' if line.won else ''}"


def _costs(known: Published) -> Grid:
    rows = tuple(
        (line.title, german.number(line.cost), "ja" if line.won else "nein") for line in lines_of(known)
    )
    head = ("Projekt", "Kosten in Euro", "Gewonnen")
    return Grid("Kosten der Projekte", head, rows, frozenset({1}), (5, 2, 2))


def _balance(known: Published) -> Grid:
    """How everybody who might vote is accounted for."""
    sheet, ballots = known.balance, known.ballots
    cast = ballots["online"] + ballots["paper"]
    counted = (
        ("Stimmberechtigte", sheet["entitled"]),
        ("Stimmzettel im Netz", ballots["online"]),
        ("Stimmzettel auf Papier", ballots["paper"]),
        ("davon Enthaltungen", sheet["blank"]),
        ("davon ungültig", sheet["invalid"]),
        ("davon gültig", sheet["valid"]),
    )
    rows = [(label, german.number(number)) for label, number in counted]
    rows.append(("Beteiligung", german.percent(cast, sheet["entitled"])))
    return Grid("Wer abgestimmt hat", ("Posten", "Anzahl"), tuple(rows), frozenset({1}), (3, 1))
