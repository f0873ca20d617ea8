"""What everybody is told about a formal period: the law, the dates, and what made it longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from participation.formats.documents.models import Document, Outage
from participation.formats.documents.policy.period import remark_phases
from participation.formats.documents.queries.reading import outages
from participation.kernel import clock
from participation.processes.models import Module


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of a formal period, both included, and the outages that made it longer."""

    law: str
    first_day: date
    last_day: date
    outages: Sequence[Outage]

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last_day - self.first_day).days + 1


def period_of(session: Session, module: Module, document: Document) -> Period | None:
    """The formal period of a module; None where there is none."""
    phases = remark_phases(module)
    if not document.formal or not phases:
        return None
    return Period(
        document.law,
        clock.local(min(phase.opens_at for phase in phases)).date(),
        clock.last_day_before(max(phase.closes_at for phase in phases)),
        outages(session, document),
    )
