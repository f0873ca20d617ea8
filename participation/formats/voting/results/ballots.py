"""The ballots of a published result, those that say the same together, as other programs read them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote
from participation.formats.voting.queries.files import files_of
from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.tallies import pabulib

ONLINE = "im Netz"

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


def ballots_pb(rules: dict[str, Any], ballots: Sequence[Counted]) -> bytes:
    """The ballots of a budget as Pabulib writes them. Voters are numbers of no meaning that follow from nothing but the
    vote's name, so that every server writes the same file; the ballots have no order that could be told."""
    choices = [(choice, number) for _way, choice, number in ballots]
    valid = sum(number for choice, number in choices if not {"blank", "invalid"} & set(choice))
    voters = [sha256(f"{rules['vote']}:{number}".encode()).hexdigest()[:16] for number in range(valid)]
    return pabulib.write(rules, choices, voters).encode()


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
