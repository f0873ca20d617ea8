"""What tests of reports share."""

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, OfficialResponse, ResponseStatus
from participation.kernel import clock
from participation.kernel.papers.model import Paragraph
from participation.processes.models import Process
from participation.results.report import paper_now
from tests.factories import at, recorded
from tests.results.cast import Scene

MADE = at(2030, 5, 1)


def written(session: Session, process: Process, removed: Collection[str] = ()) -> str:
    """Every word of a report, a line for each piece."""
    session.flush()
    return "\n".join(_words(paper_now(session, process, made_at=clock.now(), base_url="", removed=removed)))


def section(session: Session, process: Process, heading: str) -> str:
    """The words of the section whose heading begins so."""
    session.flush()
    paper = paper_now(session, process, made_at=clock.now(), base_url="")
    return "\n".join(_words(next(one for one in paper.chapters if one.heading.startswith(heading))))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Paragraph):
        yield "".join(run.words for run in value.runs)
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _words(getattr(value, part.name))


def answered(session: Session, scene: Scene, said: Contribution, words: str, *, days: int) -> None:
    """The municipality decides on a contribution, so many days after it came in."""
    status = ResponseStatus(
        municipality_id=scene.town.id, name="wird umgesetzt", colour="#1e6b2e", code="1000"
    )
    session.add(status)
    session.flush()
    said.created_at = clock.now() - timedelta(days=days, hours=1)
    answer = OfficialResponse(
        contribution_id=said.id,
        status_id=status.id,
        source=words,
        html="",
        account_id=scene.staff.account_id,
        created_at=clock.now(),
    )
    session.add(answer)
    recorded(session)
