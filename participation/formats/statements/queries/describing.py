"""What a blueprint takes along of a module of statements: those with which the municipality began."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Visibility
from participation.formats.statements.models import Statement
from participation.processes.models import Module


def describe(session: Session, module: Module) -> dict[str, Any]:
    """The municipality's own statements, in their order; none of a citizen's, and nobody's votes."""
    return {"seeds": own_statements(session, module)}


def own_statements(session: Session, module: Module) -> list[str]:
    """What the municipality's own people said and everybody may read, the oldest first."""
    own = (
        Statement.module_id == module.id,
        Statement.author_kind == AuthorKind.STAFF,
        Statement.visibility == Visibility.PUBLISHED,
    )
    return list(session.scalars(sa.select(Statement.text).where(*own).order_by(Statement.id)))
