"""Files of a result: the package for a recount, and the ballots as other programs read them."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from flask import Response, request
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.actions.packaging import PIECE, write_package, written_once
from participation.formats.voting.models import Method, Vote, VoteState
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.finding import vote_of
from participation.formats.voting.results import ballots as results
from participation.formats.voting.results.ballots import Counted
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.processes.views.modules import Address, read
from participation.results.writers.csv import csv_bytes


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
    rules, ballots = frozen(vote), results.counted(session, vote)
    said = sha256(repr((vote.frozen, ballots)).encode()).hexdigest()
    target = web.config().package_folder / f"{said[:32]}.pb"
    path = written_once(target, lambda file: _write_pb(file, rules, ballots))
    return _sent(path, "text/plain; charset=utf-8", f"stimmen-{vote.key}.pb")


@open_to(Door.EVERYBODY)
def ballots_csv(municipality: str, process: str, module: str) -> Response:
    """Every way that somebody voted, with how many did, for spreadsheets."""
    session, vote = published_vote((municipality, process, module))
    table = results.ballots_table(frozen(vote), results.counted(session, vote))
    return _file(b"".join(csv_bytes(table)), "text/csv; charset=utf-8", f"stimmen-{vote.key}.csv")


def published_vote(address: Address) -> tuple[Session, Vote]:
    """A vote whose ballots everybody may count. Raises Missing."""
    session, module = read(address)
    vote = vote_of(session, module)
    if vote.state is not VoteState.PUBLISHED or not vote.secret:
        raise Missing
    return session, vote


def _write_pb(file: BinaryIO, rules: dict[str, Any], ballots: Sequence[Counted]) -> None:
    file.write(results.ballots_pb(rules, ballots))


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
