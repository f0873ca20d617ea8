"""The balance sheet of a vote: everybody who may vote, and every ballot, each counted once."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Deed, DeedKind, DeedState, PaperCount, Vote
from participation.formats.voting.policy.rules import SMALL_GROUP, frozen
from participation.formats.voting.queries.rolls import roll_balance

OTHERS = "Weitere Stationen"
"""Under this name, stations with few ballots are put together, so that nobody's ballot can be told."""
Line = dict[str, Any]


def stations(session: Session, vote: Vote) -> list[Line]:
    """What came in on paper, as the lines of paper.jsonl: the newest version of each station, small ones together."""
    newest = (
        sa.select(PaperCount.station, sa.func.max(PaperCount.version).label("version"))
        .where(PaperCount.vote_id == vote.id)
        .group_by(PaperCount.station)
        .subquery()
    )
    statement = (
        sa.select(PaperCount)
        .join(newest, (newest.c.station == PaperCount.station) & (newest.c.version == PaperCount.version))
        .where(PaperCount.vote_id == vote.id)
        .order_by(PaperCount.station)
    )
    found = [{"station": one.station, **one.content} for one in session.scalars(statement)]
    return merged([line for line in found if line["ballots"]])


def merged(lines: Sequence[Line]) -> list[Line]:
    """Stations with fewer than ten ballots under one name; if they are still few, together with the smallest other."""
    small = [line for line in lines if line["ballots"] < SMALL_GROUP]
    large = sorted(
        (line for line in lines if line["ballots"] >= SMALL_GROUP), key=lambda line: line["ballots"]
    )
    if small and large and sum(line["ballots"] for line in small) < SMALL_GROUP:
        small.append(large.pop(0))
    together = [_sum(small)] if len(small) > 1 else small
    return sorted([*large, *together], key=lambda line: str(line["station"]))


def _sum(lines: Sequence[Line]) -> Line:
    """Several stations as one. Lines and totals do not mix: a vote uses one of them for all its stations."""
    whole: Line = {"station": OTHERS}
    for name in ("ballots", "blank", "invalid"):
        whole[name] = sum(line[name] for line in lines)
    if any("totals" in line for line in lines):
        totals: Counter[str] = Counter()
        for line in lines:
            totals.update(line.get("totals", {}))
        return whole | {"totals": dict(sorted(totals.items()))}
    return whole | {"lines": [entry for line in lines for entry in line["lines"]]}


def balance_of(session: Session, vote: Vote, result: dict[str, Any], paper: Sequence[Line]) -> Line:
    """balance.json: it adds up, or says so. `online` counts ballots in the log, `voted` entries of the roll;
    `paper` are the stations."""
    on_roll, ballots = roll_balance(session, vote), result["ballots"]
    rules = frozen(vote)
    promised = on_roll.entitled if rules["late"] else rules["roll"]["entitled"]
    return {
        "schema": "participation-balance/1",
        "entitled": on_roll.entitled,
        "revoked": on_roll.revoked,
        "excluded": excluded(session, vote),
        "voted": on_roll.voted,
        "online": ballots["online"],
        "paper": [{"station": line["station"], "ballots": line["ballots"]} for line in paper],
        "paper_marked": on_roll.paper,
        "blank": ballots["blank"],
        "invalid": ballots["invalid"],
        "valid": ballots["valid"],
        "adds_up": on_roll.voted == ballots["online"] == vote.size
        and ballots["online"] + ballots["paper"] == ballots["valid"] + ballots["blank"] + ballots["invalid"]
        and ballots["online"] + ballots["paper"] <= on_roll.entitled <= promised,
    }


def excluded(session: Session, vote: Vote) -> list[Line]:
    """Entries that two people took off the roll, by the reason they gave."""
    statement = sa.select(Deed.reason).where(
        Deed.vote_id == vote.id, Deed.kind == DeedKind.EXCLUDE, Deed.state == DeedState.CONFIRMED
    )
    reasons = Counter(session.scalars(statement))
    return [{"reason": reason, "entries": number} for reason, number in sorted(reasons.items())]
