"""What the municipality answered over there, as its own answers here: with its own statuses, where it has them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import OfficialResponse, ResponseStatus
from participation.contributions.queries.statuses import statuses_of
from participation.formats.ideas.actions.importing.rows import Candidate, Verdict
from participation.kernel import clock
from participation.kernel.search import fold
from participation.kernel.text import LONGEST_RICH, rich

NOT_YET = frozenset(
    {"", "published", "not_answered", "not answered", "new", "neu", "keine angabe", "kein status"}
)
"""How other platforms say that nothing was decided."""
ALIKE = {
    "accepted": "1000",
    "approved": "1000",
    "angenommen": "1000",
    "ubernommen": "1000",
    "rejected": "3000",
    "abgelehnt": "3000",
    "nicht ubernommen": "3000",
}
"""Statuses of others, folded -> weighing code of XBeteiligung 1.2: ours are found by it."""
UNDER_REVIEW = frozenset(
    {"evaluating", "under consideration", "consideration", "in bearbeitung", "wird gepruft"}
)


class Verdicts:
    """Finds statuses, writes answers and counts both."""

    def __init__(self, known: Sequence[ResponseStatus], account_id: int) -> None:
        self.account_id = account_id
        self.by_name = {fold(one.name): one.id for one in reversed(known)}
        self.by_code = {one.code: one.id for one in reversed(known) if one.code}
        self.unknown: Counter[str] = Counter()
        self.counted = 0

    @classmethod
    def of(cls, session: Session, municipality_id: int, account_id: int) -> "Verdicts":
        """With the statuses of a municipality."""
        return cls(statuses_of(session, municipality_id), account_id)

    def columns(self, one: Candidate) -> dict[str, Any]:
        """The columns of an idea that tell of its answer."""
        verdict = one.verdict
        said = self._answered_at(verdict) if verdict.answer else None
        return {"status_id": self._status(verdict), "answered_at": said}

    def write(self, session: Session, found: Sequence[Candidate], ids: Sequence[int]) -> None:
        """Write the answers to some ideas and count them."""
        self.count(found)
        pairs = zip(found, ids, strict=True)
        rows = [self._row(one.verdict, key) for one, key in pairs if self._says_anything(one.verdict)]
        if rows:
            session.execute(sa.insert(OfficialResponse), rows)

    def count(self, found: Sequence[Candidate]) -> None:
        """Count the answers to some ideas, and the statuses that the municipality does not have."""
        for one in found:
            self.counted += self._says_anything(one.verdict)
            name = one.verdict.status
            if fold(name) not in NOT_YET and self._status(one.verdict) is None:
                self.unknown[name[:60]] += 1

    def _says_anything(self, verdict: Verdict) -> bool:
        return bool(verdict.answer) or self._status(verdict) is not None

    def _status(self, verdict: Verdict) -> int | None:
        name = fold(verdict.status)
        if name in self.by_name:
            return self.by_name[name]
        if name in UNDER_REVIEW:
            return self.by_name.get("in prufung")
        return self.by_code.get(ALIKE.get(name, "-"))

    def _answered_at(self, verdict: Verdict) -> Any:
        """Where nobody tells when, it is now: an answer is never made out to have come sooner than it did."""
        return verdict.at or clock.now()

    def _row(self, verdict: Verdict, key: int) -> dict[str, Any]:
        source = verdict.answer[:LONGEST_RICH]
        return {
            "contribution_id": key,
            "status_id": self._status(verdict),
            "source": source,
            "html": rich(source) if source else "",
            "office": "",
            "account_id": self.account_id,
            "created_at": self._answered_at(verdict),
        }
