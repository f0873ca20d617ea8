"""What a report is about, read once: everything else in this folder only says it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from sqlalchemy.orm import Session

from participation.kernel.papers.model import Chapter
from participation.municipalities.models import Municipality
from participation.processes import catalogue
from participation.processes.catalogue import Summary
from participation.processes.models import Module, Process
from participation.results.queries import reports


@dataclass(frozen=True, slots=True)
class Facts:
    """One process as its report tells it. `address` is the page of the process, without a slash at its end."""

    process: Process
    municipality: Municipality
    address: str
    made_at: datetime
    summaries: dict[int, Summary]
    months: dict[str, int]
    authors: int
    answers: reports.Answers
    told: dict[int, tuple[Chapter, ...]]
    """What formats tell, per module."""

    @property
    def modules(self) -> list[Module]:
        """In their order."""
        return sorted(self.process.modules, key=lambda one: (one.position, one.id))

    def summary(self, module: Module) -> Summary:
        """What was counted of a module."""
        return self.summaries.get(module.id, Summary())

    def total(self, name: str) -> int:
        """One of the counts of Summary over all modules."""
        return sum(getattr(one, name) for one in self.summaries.values())

    @property
    def channels(self) -> Counter[str]:
        """Contributions per channel."""
        found: Counter[str] = Counter()
        for one in self.summaries.values():
            found.update(one.channels)
        return found

    @property
    def begins(self) -> datetime | None:
        """The first instant of the first phase."""
        return min((phase.opens_at for module in self.modules for phase in module.phases), default=None)

    @property
    def ends(self) -> datetime | None:
        """The last instant of the last phase, half open."""
        return max((phase.closes_at for module in self.modules for phase in module.phases), default=None)

    @property
    def is_over(self) -> bool:
        """Whether no phase is left."""
        return self.ends is not None and self.ends <= self.made_at

    @property
    def median_days(self) -> float | None:
        """Full days up to the first answer; None without one."""
        return median(self.answers.days) if self.answers.days else None


def read(session: Session, process: Process, *, made_at: datetime, base_url: str) -> Facts:
    """Count and collect."""
    municipality = session.get_one(Municipality, process.municipality_id)
    address = f"{base_url}/{municipality.slug}/{process.slug}"
    ids = [module.id for module in process.modules]
    return Facts(
        process,
        municipality,
        address,
        made_at,
        catalogue.summaries(session, process.modules),
        reports.months(session, ids),
        reports.authors(session, ids),
        reports.answers(session, ids),
        {
            module.id: tuple(
                catalogue.format_of(module).chapters(session, module, f"{address}/{module.slug}")
            )
            for module in process.modules
        },
    )
