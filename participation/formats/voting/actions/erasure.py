"""Taking a person out of votes.

There is little to take: an entry of the roll bears a keyed hash of the account's number, which is nobody's from now
on, and a ballot bears nothing at all. Where somebody belongs (`Residence`) goes with the account. What remains are
deeds of staff: they stay, since the public was promised that two people stand behind each.
"""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import CodeBatch, Deed

NOBODY, NOBODY_ELSE = 0, -1
"""Two former colleagues stay two: a deed is never proposed and decided by the same."""


def erase(session: Session, account_id: int) -> None:
    """Make an account's deeds nameless, and the batches of codes it made. The caller records the erasure."""
    _update(session, Deed.proposed_by == account_id, Deed, proposed_by=NOBODY)
    _update(session, Deed.decided_by == account_id, Deed, decided_by=NOBODY_ELSE)
    _update(session, CodeBatch.made_by == account_id, CodeBatch, made_by=None)


def _update(
    session: Session, which: sa.ColumnElement[bool], model: type[Deed] | type[CodeBatch], **values: object
) -> None:
    """Past the rows that the session may hold: the erasing transaction ends here."""
    session.execute(sa.update(model.__table__).where(which).values(**values))  # type: ignore[arg-type]  # a Table
