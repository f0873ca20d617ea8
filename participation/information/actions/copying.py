"""Pages and events follow where a process is copied; news and what came out do not."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.information.models import Event, InfoBlock, InfoPage, PageKind
from participation.information.queries import events_of, pages_of
from participation.kernel import clock
from participation.processes.actions.copying import shifted
from participation.processes.actions.following import follows
from participation.processes.models import Process

_BLOCK = (
    "kind", "position", "heading", "source", "html", "alt", "key", "suffix", "size", "width", "height", "uploaded_by",
)  # fmt: skip
_EVENT = ("title", "source", "html", "place", "lat", "lon", "link")


@follows
def copy(session: Session, process: Process, made: Process, later: timedelta) -> None:
    """Pictures and files stay where they lie as long as any page shows them. Events take place so much later, and nobody
    has called them off."""
    for page in pages_of(session, process):
        if page.kind is PageKind.INFORMATION:
            session.add(_page(page, made))
    for event in events_of(session, process):
        session.add(
            Event(
                municipality_id=made.municipality_id,
                process_id=made.id,
                starts_at=shifted(event.starts_at, later),
                ends_at=shifted(event.ends_at, later),
                changed_at=clock.now(),
                **{name: getattr(event, name) for name in _EVENT},
            )
        )
    session.flush()


def _page(page: InfoPage, made: Process) -> InfoPage:
    blocks = [
        InfoBlock(municipality_id=made.municipality_id, **{name: getattr(block, name) for name in _BLOCK})
        for block in page.blocks
    ]
    return InfoPage(
        municipality_id=made.municipality_id,
        process_id=made.id,
        kind=page.kind,
        slug=page.slug,
        title=page.title,
        position=page.position,
        published=page.published,
        blocks=blocks,
    )
