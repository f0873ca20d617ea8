"""What happens to a contribution the moment it arrives is for `moderation` to say, one floor above.

It hangs its rules in here; the call climbs at run time, the import does not.
"""

from typing import Protocol

from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Visibility
from participation.processes.models import Process


class Screening(Protocol):
    """How moderation receives what arrives."""

    def first_visibility(self, process: Process, *, suspicious: bool) -> Visibility:
        """How a new contribution starts."""

    def screen(
        self,
        session: Session,
        process: Process,
        contribution: Contribution,
        *,
        suspicious: bool = False,
        photo: bool = False,
    ) -> None:
        """Show a new contribution, or lay it on the desk."""


_screening: list[Screening] = []


def screened_by(rules: Screening) -> None:
    """Say who receives what arrives. The last one counts."""
    _screening[:] = [rules]


def screening() -> Screening:
    """Who receives what arrives. Raises RuntimeError before `moderation` is loaded: nothing slips by."""
    if not _screening:
        raise RuntimeError("participation.moderation is not loaded: nobody looks at what arrives")
    return _screening[0]
