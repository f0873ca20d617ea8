"""Taking a person out of ideas."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.ideas.models import Idea


def erase(session: Session, account_id: int) -> None:
    """Ideas keep what was said; the address typed beside a pin may name a home and goes with its author."""
    own = sa.select(Idea.id).where(Idea.account_id == account_id, Idea.author_kind == "account")
    for idea in session.scalars(sa.select(Idea).where(Idea.id.in_(own), Idea.address != "")):
        idea.address = ""
