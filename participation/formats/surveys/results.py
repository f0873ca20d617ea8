"""What surveys give to take home."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.kernel.tables import Table
from participation.processes.catalogue import Extract
from participation.processes.models import Module


def tables(_session: Session, _module: Module, _extract: Extract) -> Sequence[Table]:
    """Nothing yet."""
    return ()
