"""A module of statements as a blueprint describes it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.actions.authorship import Author
from participation.contributions.actions.erasure import NOBODY
from participation.contributions.models import AuthorKind, Visibility
from participation.formats.statements import policy
from participation.formats.statements.actions.adding import MOST_AT_ONCE, new_statement
from participation.formats.statements.models import LONGEST
from participation.kernel.foreign import Part
from participation.processes.models import Module


def build(session: Session, module: Module, description: Mapping[str, Any]) -> None:
    """The statements with which the conversation begins, each once. Raises DomainError. The caller records it."""
    texts = list(dict.fromkeys(Part(description).lines("seeds", MOST_AT_ONCE, LONGEST)))
    for text in texts:
        policy.require_sentence(text)
        new_statement(session, module, text, Author(AuthorKind.STAFF, NOBODY), Visibility.PUBLISHED)
