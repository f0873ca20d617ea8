"""Ideas for tests, made by the ordinary actions."""

from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.actions.authorship import author
from participation.formats.ideas.actions.submitting import Arrival, submit_idea
from participation.formats.ideas.models import Idea, IdeaDraft
from participation.kernel.geo import Point
from participation.processes.models import Module
from tests.factories import INSIDE

SECRET = b"tests-only-" * 4


def an_idea(session: Session, module: Module, title: str = "Mehr Bänke am Fluss", **changes: Any) -> Idea:
    """A guest's idea; `place` is (lat, lon) or None for the whole area."""
    place = changes.pop("place", INSIDE)
    viewer = changes.pop("viewer", None)
    draft = IdeaDraft(
        title=title,
        text=changes.pop("text", "Damit man sich ausruhen kann."),
        category_id=changes.pop("category_id", module.categories[0].id),
        point=Point(*place) if place else None,
        address=changes.pop("address", ""),
    )
    return submit_idea(
        session,
        module,
        draft,
        author=changes.pop("author", None) or author(SECRET, module.process_id, viewer),
        viewer=viewer,
        arrival=changes.pop("arrival", Arrival()),
        **changes,
    )
