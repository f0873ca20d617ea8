"""What is missing before a process may be published, and what somebody should think over before."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from participation.accounts.queries import staff
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.municipalities.queries import area, legal_texts
from participation.processes import catalogue
from participation.processes.models import Process
from participation.processes.policy import Gap, municipality_gaps, process_gaps
from participation.processes.policy.design import Surroundings, advice
from participation.processes.queries.participants import counted, unwritten


def gaps(session: Session, municipality: Municipality, process: Process | None = None) -> list[Gap]:
    """What is missing before a process (or any process at all) may be published."""
    owed = municipality_gaps(municipality, legal_texts(session, municipality.id))
    if process is None:
        return owed
    return owed + process_gaps(process) + [gap for gap, blocking in _of_formats(session, process) if blocking]


def findings(session: Session, process: Process) -> list[Gap]:
    """What is unwise about the design of a process and of its modules. Nothing of it keeps it from being published."""
    own = advice(process, _surroundings(session, process))
    return own + [gap for gap, blocking in _of_formats(session, process) if not blocking]


def moderators(session: Session, municipality_id: int) -> list[str]:
    """The names of those who can sign in and moderate."""
    return [account.name for account, _role in staff(session, municipality_id) if account.active]


def _of_formats(session: Session, process: Process) -> Iterator[tuple[Gap, bool]]:
    """What formats find in their modules, and whether it keeps the process from being published."""
    for module in process.modules:
        for found in catalogue.format_of(module).check(session, module):
            yield Gap("module", found.sentence, module.slug, found.url), found.blocking


def _surroundings(session: Session, process: Process) -> Surroundings:
    ground = area(session, process.area_id)
    return Surroundings(
        at=clock.now(),
        area_is_whole=ground.whole,
        area_is_empty=not ground.boundary.get("coordinates"),
        team=[role for account, role in staff(session, process.municipality_id) if account.active],
        invited=sum(invited for invited, _arrived in counted(session, process).values()),
        unwritten=unwritten(session, process),
    )
