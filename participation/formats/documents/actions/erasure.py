"""Taking a person out of remarks."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind
from participation.formats.documents.models import Remark


def erase(session: Session, account_id: int) -> None:
    """Remarks keep what was said; name and address given in a formal period go with their author."""
    own = Remark.account_id == account_id, Remark.author_kind == AuthorKind.ACCOUNT
    named = sa.or_(Remark.sender_name != "", Remark.sender_address != "")
    for remark in session.scalars(sa.select(Remark).where(*own, named)):
        remark.sender_name = remark.sender_address = ""
