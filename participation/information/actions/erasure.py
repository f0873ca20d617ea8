"""What is left of a person who goes."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.actions import erases
from participation.information.models import InfoBlock


@erases
def forget_uploader(session: Session, account_id: int) -> None:
    """Pictures and files stay: they are the municipality's. Who handed them in is forgotten."""
    own = InfoBlock.uploaded_by == account_id
    session.execute(sa.update(InfoBlock).where(own).values(uploaded_by=None))
