"""Question, dates and rules of a vote, as long as it is not released."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.models import Entitled, Level, Method, Vote, roll
from participation.formats.voting.policy.commission import read_key
from participation.formats.voting.policy.rules import BUDGET, chosen
from participation.formats.voting.policy.states import require_changeable
from participation.kernel import clock, editing
from participation.kernel.errors import DomainError
from participation.processes.actions.versions import bump

_RULES = (
    "least", "most", "points", "blank", "seats", "count", "ties", "revote", "late", "paper", "objection_days",
)  # fmt: skip
_MONEY = ("total", "ballot", "fits", "rule", "completion", "threshold")


@dataclass(frozen=True, slots=True)
class SetupDraft:
    """Everything that the page "Frage und Regeln" holds. Times are German; money is in whole euros. `commission` is
    the text of the public key file, empty where it stays as it is."""

    question: str
    explanation: str
    level: Level
    method: Method
    entitled: Entitled
    first_day: date
    first_time: time
    last_day: date
    last_time: time
    least: int
    most: int
    points: int
    blank: bool
    seats: int
    count: str
    ties: str
    revote: bool
    late: bool
    paper: bool
    objection_days: int
    total: int
    ballot: str
    fits: bool
    rule: str
    completion: str
    threshold: int
    commission: str = ""

    @classmethod
    def of(cls, vote: Vote) -> "SetupDraft":
        """What is stored now."""
        opens, closes, rules = clock.local(vote.opens_at), clock.local(vote.closes_at), chosen(vote)
        money = BUDGET | (vote.rules.get("budget") or {})
        return cls(
            question=vote.question,
            explanation=vote.explanation,
            level=vote.level,
            method=vote.method,
            entitled=vote.entitled,
            first_day=opens.date(),
            first_time=opens.time().replace(tzinfo=None),
            last_day=closes.date(),
            last_time=closes.time().replace(tzinfo=None),
            **{name: rules[name] for name in _RULES},
            **{name: money[name] for name in _MONEY},
        )

    @property
    def opens_at(self) -> datetime:
        """The beginning. Raises DomainError for a time that clocks skip."""
        return instant_of(self.first_day, self.first_time, "first_time")

    @property
    def closes_at(self) -> datetime:
        """The end, which no longer belongs to it. Raises DomainError for a time that clocks skip."""
        return instant_of(self.last_day, self.last_time, "last_time")

    def rules(self, before: dict[str, Any]) -> dict[str, Any]:
        """As `Vote.rules` holds them; `before` keeps the witnesses, and a commission's key where no
        other one was typed in."""
        commission = read_key(self.commission) if self.commission else before.get("commission", {})
        found = {name: getattr(self, name) for name in _RULES}
        return found | {
            "budget": {name: getattr(self, name) for name in _MONEY},
            "commission": commission,
            "witnesses": before.get("witnesses", []),
        }


def edit_vote(
    session: Session, vote: Vote, draft: SetupDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Change question, dates and rules. Raises NotAllowed after the release, Conflict where somebody else was
    quicker, and DomainError for what can not be."""
    staff = require_changeable(viewer, vote)
    session.refresh(vote, with_for_update=True)
    require_changeable(viewer, vote)
    editing.require_unchanged(seen, SetupDraft.of(vote))
    if draft.closes_at <= draft.opens_at:
        raise DomainError("Das Ende liegt vor dem Beginn.", "last_day")
    _require_same_roll(session, vote, draft.entitled)
    vote.question, vote.explanation = draft.question, draft.explanation
    vote.level, vote.method, vote.entitled = draft.level, draft.method, draft.entitled
    vote.rules = draft.rules(vote.rules)
    set_dates(vote, draft.opens_at, draft.closes_at)
    bump(session, vote.module_id)
    trail.record(session, "vote.edited", vote, actor_id=staff.account_id)


def set_dates(vote: Vote, opens_at: datetime, closes_at: datetime) -> None:
    """The dates of a vote, and of the phase that tells them on the page of the process."""
    vote.opens_at, vote.closes_at = opens_at, closes_at
    for phase in vote.module.phases:
        phase.opens_at, phase.closes_at = opens_at, closes_at


def instant_of(day: date, at: time, field: str) -> datetime:
    """A time of day in Germany as UTC; of two equal ones in autumn the first. Raises DomainError for the hour that
    is left out in spring."""
    found = datetime.combine(day, at, clock.BERLIN).astimezone(UTC)
    if clock.local(found).replace(tzinfo=None) != datetime.combine(day, at):
        raise DomainError("Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden vorgestellt.", field)
    return found


def _require_same_roll(session: Session, vote: Vote, entitled: Entitled) -> None:
    """Codes and lists belong to the way they came in; another one would count them as people who can not vote."""
    there = sa.select(roll.c.ref).where(roll.c.vote_id == vote.id).limit(1)
    if entitled is not vote.entitled and session.execute(there).first() is not None:
        raise DomainError(
            "Es gibt schon Stimmberechtigte: Codes sind ausgegeben, oder eine Liste ist eingelesen. Deshalb lässt sich "
            "nicht mehr ändern, wer abstimmen darf.",
            "entitled",
        )
