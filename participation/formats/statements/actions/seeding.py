"""What a module of statements has from its beginning, and taking it away again."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.actions.authorship import Author
from participation.contributions.actions.erasure import NOBODY
from participation.contributions.models import AuthorKind, Visibility
from participation.formats.statements.actions.adding import new_statement
from participation.formats.statements.models import OpinionMap
from participation.formats.statements.queries.describing import own_statements
from participation.processes.catalogue import settings_of
from participation.processes.models import Module


def seed(session: Session, module: Module, of: Module | None) -> None:
    """An empty map, and the statements of the blueprint, or those of the municipality in the module that it is a copy of.

    The caller records it.
    """
    session.add(OpinionMap(municipality_id=module.municipality_id, module_id=module.id, figures={}))
    session.flush()
    for text in settings_of(module).seeds if of is None else own_statements(session, of):
        author = Author(AuthorKind.STAFF, NOBODY)
        new_statement(session, module, text, author, Visibility.PUBLISHED)


def clear(session: Session, module: Module) -> None:
    """Take the map away; where there are statements, somebody contributed, and nothing is cleared."""
    session.execute(sa.delete(OpinionMap).where(OpinionMap.module_id == module.id))
