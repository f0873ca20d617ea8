"""Taking a person out of ideas."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind
from participation.formats.ideas.models import Idea


def erase(session: Session, account_id: int) -> None:
    """Ideas keep what was said; the address typed beside a pin may name a home and goes with its author."""
    own = (Idea.account_id == account_id, Idea.author_kind == AuthorKind.ACCOUNT, Idea.address != "")
    for idea in session.scalars(sa.select(Idea).where(*own)):
        idea.address = ""
