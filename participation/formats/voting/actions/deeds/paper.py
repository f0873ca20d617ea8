"""What a station counted: one person types it, a second one types it again without seeing the first."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.actions.tallying import recount
from participation.formats.voting.models import Deed, PaperCount, Vote, VoteState
from participation.formats.voting.policy.paperwork import require_paper
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.balance import OTHERS
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.tallies.ballots import canonical
from participation.tallies.stations import contradiction

Line = dict[str, Any]
LONGEST_NAME = 80


def require_count(session: Session, vote: Vote, line: Line) -> None:
    """Raise DomainError for a count that contradicts itself or the rules, NotAllowed where none is taken."""
    require_paper(vote, known=newest_version(session, vote, line["station"]) > 0)
    if not 1 <= len(line["station"]) <= LONGEST_NAME or line["station"] == OTHERS:
        raise DomainError("Bitte geben Sie der Station einen eigenen Namen.", "station")
    if reason := contradiction(frozen(vote), line):
        raise DomainError(reason)


def differences(one: Line, other: Line) -> list[str]:
    """The parts in which two counts of the same station differ: `ballots`, `blank`, `invalid`, `totals` with the
    option, or `lines`. Which number stands where is not told."""
    names = [name for name in ("ballots", "blank", "invalid") if one[name] != other[name]]
    mine, theirs = one.get("totals", {}), other.get("totals", {})
    names += [f"totals-{key}" for key in sorted(mine | theirs) if mine.get(key, 0) != theirs.get(key, 0)]
    if _bag(one) != _bag(other):
        names.append("lines")
    return names


def note_difference(deed: Deed, who: int, found: list[str]) -> None:
    """Keep that a second count came out differently; the proposal stays open."""
    entry = {"by": who, "at": clock.now().isoformat(timespec="seconds"), "fields": found}
    deed.payload = deed.payload | {"differed": [*deed.payload.get("differed", []), entry]}


def keep_count(session: Session, vote: Vote, deed: Deed) -> PaperCount:
    """The station's next version; where a result is published already, it is counted anew."""
    line = deed.payload["line"]
    require_count(session, vote, line)
    kept = PaperCount(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        station=line["station"],
        version=newest_version(session, vote, line["station"]) + 1,
        content={name: value for name, value in line.items() if name != "station"},
        deed_id=deed.id,
    )
    session.add(kept)
    session.flush()
    if vote.state is VoteState.PUBLISHED:
        recount(session, vote, actor_id=deed.decided_by)
    return kept


def newest_version(session: Session, vote: Vote, station: str) -> int:
    """How often a station's count was confirmed."""
    mine = PaperCount.vote_id == vote.id, PaperCount.station == station
    return session.scalar(sa.select(sa.func.max(PaperCount.version)).where(*mine)) or 0


def _bag(line: Line) -> list[tuple[bytes, int]]:
    """The lines of a count, whatever their order; the same choice on two lines is one."""
    sums: dict[bytes, int] = {}
    for entry in line.get("lines", []):
        spelt = canonical(entry["choice"])
        sums[spelt] = sums.get(spelt, 0) + entry["count"]
    return sorted(sums.items())
