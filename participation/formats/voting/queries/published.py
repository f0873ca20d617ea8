"""The published result of a vote, read from its files as they were kept; before that there is nothing to read."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.policy.states import shows_counts
from participation.formats.voting.queries.balance import balance_of, stations
from participation.formats.voting.queries.files import files_of
from participation.formats.voting.queries.finding import marked_options
from participation.tallies.outcomes import count

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Published:
    """What was asked under which rules, what came out, and how everybody is accounted for."""

    rules: Document
    result: Document
    balance: Document
    explanation: Document
    """For budgets, why each project is in or out; else empty."""
    final: bool = True
    """False for an open support that still runs."""

    @property
    def outcome(self) -> Document:
        """The `outcome` of result.json."""
        found: Document = self.result["outcome"]
        return found

    @property
    def ballots(self) -> dict[str, int]:
        """How many came in, and how."""
        found: dict[str, int] = self.result["ballots"]
        return found

    @property
    def winners(self) -> list[str]:
        """Keys of the winning options, best first, or in the order of funding."""
        found: list[str] = self.outcome["winners"]
        return found

    @property
    def sums(self) -> dict[str, int]:
        """One number per option: votes, points or resistance; with rankings, first choices."""
        return sums_of(self.result)

    def option(self, key: str) -> Document:
        """An option as the rules have it. Raises KeyError."""
        found: Document = {one["id"]: one for one in self.rules["options"]}[key]
        return found


def published(session: Session, vote: Vote) -> Published | None:
    """The result of a vote, or the sums of an open support that runs; None where counts are shown to nobody."""
    if not shows_counts(vote) or not vote.frozen:
        return None
    if vote.state is not VoteState.PUBLISHED:
        return _so_far(session, vote)
    files = files_of(session, vote, ("result.json", "balance.json", "explanation.json"))
    explanation = json.loads(files.get("explanation.json", b"{}"))
    return Published(
        frozen(vote), json.loads(files["result.json"]), json.loads(files["balance.json"]), explanation
    )


def sums_of(result: Document) -> dict[str, int]:
    """One number per option of a result.json."""
    outcome: Document = result["outcome"]
    if result["method"] == "ranked":
        return dict(outcome["irv"][0]["counts"]) if outcome["irv"] else dict.fromkeys(outcome["pairs"], 0)
    return dict(next(outcome[name] for name in ("votes", "points", "resistance") if name in outcome))


def _so_far(session: Session, vote: Vote) -> Published:
    rules = frozen(vote)
    marks: list[Document] = [{"approve": keys} for keys in marked_options(session, vote)]
    paper = stations(session, vote)
    result = count(rules, marks, paper)
    return Published(rules, result, balance_of(session, vote, result, paper), {}, final=False)
