"""What tests of processes share."""

from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Visibility
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.processes import queries
from participation.processes.models import Category, Process
from tests.factories import recorded, the_module


def version(session: Session, process: Process) -> int:
    """How often the public face of the process has changed."""
    module = the_module(process)
    session.expire_all()
    return queries.versions(session, [module.id])[module.id]


def an_idea_on(session: Session, category: Category) -> Idea:
    """An idea that bears a topic and is still waiting to be looked at."""
    idea = Idea(
        municipality_id=category.municipality_id, module_id=category.module_id, text="Text", title="Bank",
        visibility=Visibility.PENDING, author_kind=AuthorKind.GUEST, pseudonym="P1", category_id=category.id,
        created_at=clock.now(), updated_at=clock.now(),
    )  # fmt: skip
    session.add(idea)
    recorded(session)
    return idea
