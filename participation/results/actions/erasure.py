"""What is left of a person who goes in packages that wait to be taken home: nothing, they are made anew."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.actions import erases
from participation.contributions.models import Contribution
from participation.kernel import jobs
from participation.processes.models import Module
from participation.results.actions.orders import JOB
from participation.results.models import OrderState, PackageOrder
from participation.results.models.making import UNTOUCHED
from participation.results.queries.orders import OPEN

FRESH = UNTOUCHED | {
    "state": OrderState.QUEUED,
    "file_key": None,
    "digest": "",
    "size": 0,
    "finished_at": None,
}
"""An order as if nobody had begun; whoever works on it finds that it is lost. The old file goes with the sweep."""


@erases
def make_packages_anew(session: Session, account_id: int) -> None:
    """Those of every process to which the person contributed. One that waits, too: a worker might just take it up."""
    said = sa.select(Contribution.module_id).where(Contribution.account_id == account_id)
    theirs = sa.select(Module.process_id).where(Module.id.in_(said))
    made = PackageOrder.state.in_((*OPEN, OrderState.READY))
    again = sa.update(PackageOrder).where(made, PackageOrder.process_id.in_(theirs)).values(**FRESH)
    if session.execute(again.execution_options(synchronize_session=False).returning(PackageOrder.id)).all():
        jobs.after_commit(session, JOB)
