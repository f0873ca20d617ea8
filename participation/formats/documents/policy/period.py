"""The participation period of a formal procedure: how long it must be, and how an outage makes it longer.

§ 3 Abs. 2 Satz 1 BauGB: "mindestens für die Dauer eines Monats, mindestens jedoch für die Dauer von 30 Tagen". The first
day counts (§ 187 Abs. 2 BGB), a month ends with the day before the one of the same number (§ 188 Abs. 2 and 3 BGB).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.processes.models import Module, Phase, Step

MONTH = 30
"""Whoever must give this many days, must give a month as well."""
NOTICE = 7
"""Days between announcement and beginning that have proved themselves."""
LONGEST_OUTAGE = timedelta(days=60)
"""More is a typing error."""


@dataclass(frozen=True, slots=True)
class OutageDraft:
    """Time in which the platform could not be reached, as somebody noted it."""

    began_at: datetime
    ended_at: datetime
    reason: str = ""


def least_last_day(first_day: date, least_days: int) -> date:
    """The earliest day on which a period may end; the last day counts as a whole."""
    by_days = first_day + timedelta(days=max(least_days, 1) - 1)
    return max(by_days, _month_later(first_day)) if least_days >= MONTH else by_days


def _month_later(first_day: date) -> date:
    year, month = first_day.year + first_day.month // 12, first_day.month % 12 + 1
    last = monthrange(year, month)[1]
    if first_day.day > last:
        return date(year, month, last)
    return date(year, month, first_day.day) - timedelta(days=1)


def remark_phases(module: Module) -> list[Phase]:
    """Phases in which remarks come in, in order."""
    return [phase for phase in module.phases if Step.REMARK in phase.steps]


def too_short(phase: Phase, least_days: int) -> date | None:
    """The day that a phase would have to last until at the least, if it is too short; else None.

    A phase that begins or ends within a day gives only its whole days.
    """
    first = clock.local(phase.opens_at).date()
    if phase.opens_at > clock.start_of(first):
        first += timedelta(days=1)
    last = least_last_day(first, least_days)
    return last if phase.closes_at < clock.end_of(last) else None


def lost_days(began_at: datetime, ended_at: datetime) -> set[date]:
    """Calendar days on which an outage fell, even for minutes: each of them is given back whole."""
    first, last = clock.local(began_at).date(), clock.last_day_before(ended_at)
    return {first + timedelta(days=number) for number in range((last - first).days + 1)}


def affected(module: Module, draft: OutageDraft) -> Phase:
    """The phase with remarks that an outage fell into. Raises DomainError for times that cannot be meant."""
    if draft.ended_at <= draft.began_at:
        raise DomainError("Das Ende der Störung liegt vor ihrem Beginn.", "ended_at")
    if draft.ended_at > clock.now():
        raise DomainError("Die Störung kann nicht in der Zukunft enden.", "ended_at")
    if draft.ended_at - draft.began_at > LONGEST_OUTAGE:
        raise DomainError("Eine so lange Störung ist sicher ein Tippfehler.", "began_at")
    for phase in remark_phases(module):
        if draft.began_at < phase.closes_at and phase.opens_at < draft.ended_at:
            return phase
    raise DomainError("In dieser Zeit lief keine Frist für Stellungnahmen.", "began_at")
