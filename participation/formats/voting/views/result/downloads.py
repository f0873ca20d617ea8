"""Files of a result: the package for a recount, and the ballots as other programs read them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from flask import Response, request
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.actions.packaging import (
    write_package,
    written_once,
)
from participation.formats.voting.models import Method, Vote, VoteState
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.files import files_of
from participation.formats.voting.queries.finding import vote_of
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.processes.views.modules import Address, read
from participation.results.writers.csv import csv_bytes
from participation.tallies import pabulib

ONLINE = "im Netz"
PIECE = 64 * 1024


@open_to(Door.EVERYBODY)
def package(municipality: str, process: str, module: str) -> Response:
    """The result package: signed when the result was published, or within a minute of its correction. Whoever asks
    first has it written; everybody gets the same bytes."""
    session, vote = published_vote((municipality, process, module))
    path = write_package(session, vote, web.config().package_folder)
    return _sent(path, "application/zip", f"ergebnis-{vote.key}.zip")


@open_to(Door.EVERYBODY)
def ballots_pb(municipality: str, process: str, module: str) -> Response:
    """The ballots of a budget as Pabulib writes them, with the projects and who won."""
    session, vote = published_vote((municipality, process, module))
    if vote.method is not Method.BUDGET:
        raise Missing
    rules, ballots = frozen(vote), counted(session, vote)
    said = sha256(repr((vote.frozen, ballots)).encode()).hexdigest()
    path = written_once(
        web.config().package_folder / f"{said[:32]}.pb", lambda file: _write_pb(file, rules, ballots)
    )
    return _sent(path, "text/plain; charset=utf-8", f"stimmen-{vote.key}.pb")


@open_to(Door.EVERYBODY)
def ballots_csv(municipality: str, process: str, module: str) -> Response:
    """Every way that somebody voted, with how many did, for spreadsheets."""
    session, vote = published_vote((municipality, process, module))
    table = ballots_table(frozen(vote), counted(session, vote))
    return _file(b"".join(csv_bytes(table)), "text/csv; charset=utf-8", f"stimmen-{vote.key}.csv")


def published_vote(address: Address) -> tuple[Session, Vote]:
    """A vote whose ballots everybody may count. Raises Missing."""
    session, module = read(address)
    vote = vote_of(session, module)
    if vote.state is not VoteState.PUBLISHED or not vote.secret:
        raise Missing
    return session, vote


Counted = tuple[str, dict[str, Any], int]
"""How ballots came in, what they say, and how many say so."""


def counted(session: Session, vote: Vote) -> list[Counted]:
    """All ballots, those that say the same together, in no order of people."""
    files = files_of(session, vote, ("ballots.jsonl", "paper.jsonl"))
    online = Counter(files["ballots.jsonl"].splitlines())
    found = [(ONLINE, json.loads(line), number) for line, number in sorted(online.items())]
    for line in files["paper.jsonl"].splitlines():
        station = json.loads(line)
        found += [(station["station"], one["choice"], one["count"]) for one in station.get("lines", [])]
    return found


def ballots_table(rules: dict[str, Any], ballots: Sequence[Counted]) -> Table:
    """One row for each way to vote; what it gives an option stands in that option's column."""
    options = rules["options"]
    columns = (
        _column("anzahl", ColumnKind.INTEGER, "Wie viele Stimmzettel das sagen."),
        _column("weg", ColumnKind.TEXT, "Im Netz, oder die Station, die sie auf Papier gezählt hat."),
        _column("enthaltung", ColumnKind.BOOLEAN, "Ob sie sich enthalten."),
        _column("ungueltig", ColumnKind.BOOLEAN, "Ob sie ungültig sind."),
        *(_column(f"option_{one['id']}", ColumnKind.INTEGER, one["title"]) for one in options),
    )

    def rows() -> Iterator[Row]:
        for way, choice, number in ballots:
            given = _given(choice)
            kinds = "blank" in choice, "invalid" in choice
            yield (number, way, *kinds, *(given.get(one["id"]) for one in options))

    return Table("stimmen", "Stimmen", columns, rows)


def _write_pb(file: BinaryIO, rules: dict[str, Any], ballots: Sequence[Counted]) -> None:
    """Voters are numbers of no meaning that follow from nothing but the vote's name, so that every server writes the
    same file; the ballots have no order that could be told."""
    choices = [(choice, number) for _way, choice, number in ballots]
    valid = sum(number for choice, number in choices if not {"blank", "invalid"} & set(choice))
    voters = [sha256(f"{rules['vote']}:{number}".encode()).hexdigest()[:16] for number in range(valid)]
    file.write(pabulib.write(rules, choices, voters).encode())


def _given(choice: dict[str, Any]) -> dict[str, int]:
    """What a ballot gives each option: 1, a rank, a resistance or points."""
    ((kind, what),) = choice.items()
    match kind:
        case "approve":
            return dict.fromkeys(what, 1)
        case "rank":
            return {key: place for place, key in enumerate(what, 1)}
        case "resist" | "points":
            return dict(what)
    return {}


def _column(name: str, kind: ColumnKind, meaning: str) -> Column:
    return Column(name, meaning, Audience.PUBLIC, kind, meaning)


def _sent(path: Path, kind: str, name: str) -> Response:
    """A file whose own name changes with its content, piece by piece; who has it already, or half of it, is told."""
    size = path.stat().st_size
    answer = _file(_pieces(path), kind, name)
    answer.content_length = size
    answer.set_etag(path.stem)
    answer.make_conditional(request, accept_ranges=True, complete_length=size)
    return answer


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _file(content: bytes | Iterator[bytes], kind: str, name: str) -> Response:
    return Response(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
