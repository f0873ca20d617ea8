"""The files that Polis and its tools read: votes.csv, comments.csv and participants-votes.csv.

1 means agreement, as in its exports. Who voted is a number drawn anew for every download, never an account.
"""

import csv
import io
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from random import SystemRandom

from sqlalchemy.orm import Session

from participation.contributions.models import Visibility
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.finding import all_statements
from participation.formats.statements.queries.votes import every_vote

NAMES = ("votes", "comments", "participants-votes")


def polis_file(session: Session, module_id: int, name: str) -> str:
    """One of NAMES as CSV, with what is public and what moderation took out, as Polis has it."""
    statements = [one for one in all_statements(session, module_id) if one.visibility in _PARTS]
    numbers = {one.reference: number for number, one in enumerate(statements)}
    votes = [vote for vote in every_vote(session, module_id) if vote[1] in numbers]
    people = _numbered(voter for voter, *_rest in votes)
    rows = {
        "votes": lambda: _votes(votes, numbers, people),
        "comments": lambda: _comments(statements, votes),
        "participants-votes": lambda: _participants(votes, numbers, people),
    }[name]()
    return _written(rows)


_PARTS = {Visibility.PUBLISHED, Visibility.HIDDEN}
_Votes = Sequence[tuple[str, str, int, datetime]]
_Numbers = dict[str, int]
_Rows = list[list[object]]

_VOTES: list[object] = ["timestamp", "datetime", "comment-id", "voter-id", "vote"]
_COMMENTS: list[object] = [
    *("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
]
_PEOPLE: list[object] = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"]


def _numbered(voters: Iterable[str]) -> _Numbers:
    """A number for each voter, drawn: their order tells nothing."""
    known = sorted(set(voters))
    SystemRandom(secrets.token_hex()).shuffle(known)
    return {voter: number for number, voter in enumerate(known)}


def _votes(votes: _Votes, numbers: _Numbers, people: _Numbers) -> _Rows:
    rows = sorted(
        (int(at.timestamp() * 1000), at.isoformat(), numbers[one], people[who], vote)
        for who, one, vote, at in votes
    )
    return [_VOTES, *map(list, rows)]


def _comments(statements: Sequence[Statement], votes: _Votes) -> _Rows:
    sums = {one.reference: [0, 0] for one in statements}
    for _voter, reference, vote, _at in votes:
        sums[reference][0] += vote == 1
        sums[reference][1] += vote == -1
    return [_COMMENTS, *(_comment(number, one, sums[one.reference]) for number, one in enumerate(statements))]


def _comment(number: int, one: Statement, sums: list[int]) -> list[object]:
    """Polis takes out what is moderated -1: what is hidden, whose words stay here, and what is not to be analysed."""
    public, at = one.visibility is Visibility.PUBLISHED, one.created_at
    moderated, text = 1 if public and one.analysed else -1, one.text if public else ""
    return [int(at.timestamp() * 1000), at.isoformat(), number, "", *sums, moderated, text]


def _participants(votes: _Votes, numbers: _Numbers, people: _Numbers) -> _Rows:
    cast: dict[int, dict[int, int]] = {number: {} for number in people.values()}
    for voter, statement, vote, _at in votes:
        cast[people[voter]][numbers[statement]] = vote
    order = sorted(numbers.values())
    rows: _Rows = [[*_PEOPLE, *order]]
    for number, own in sorted(cast.items()):
        rows.append([number, "", 0, *_sums(own), *(own.get(one, "") for one in order)])
    return rows


def _sums(own: dict[int, int]) -> tuple[int, int, int]:
    given = [*own.values()]
    return len(given), given.count(1), given.count(-1)


def _written(rows: Iterable[Sequence[object]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([[_harmless(cell) for cell in row] for row in rows])
    return file.getvalue()


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
