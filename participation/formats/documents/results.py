"""Remarks and their comments as tables to take home: the columns of a result package, each with its audience."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.kernel.tables import Table
from participation.processes.catalogue import Extract
from participation.processes.models import Module


def tables(session: Session, module: Module, extract: Extract) -> Sequence[Table]:
    """Remarks and comments that pass the filter on screen."""
    return ()
