"""What became of an import."""

from dataclasses import dataclass, field

from participation.kernel.intake import Fault


@dataclass(slots=True)
class Report:
    """What became of the rows. `already`: imported at an earlier time, and left as they are."""

    read: int = 0
    imported: int = 0
    already: int = 0
    refused: int = 0
    refusals: list[Fault] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    """File and what it was taken for, such as `ideen.xlsx: DIPAS`."""
    comments: int = 0
    comments_already: int = 0
    left_out: int = 0
    """Not public over there: hidden, withdrawn, amendments, and comments on them."""
    elsewhere: int = 0
    """Comments about something that does not come along."""
    answers: int = 0
    """Official answers and statuses that were taken over."""
    statuses: dict[str, int] = field(default_factory=dict)
    """Statuses that the municipality does not have, and of how many ideas: they stay away."""
    supports: int = 0
    """Approvals over there: they are told here and stay away, since nobody can check who gave them."""

    def refuse(self, faults: list[Fault], *, file: str = "") -> None:
        """A row that cannot come along, and why."""
        self.refused += 1
        where = f"{file}: " if file else ""
        self.refusals += [Fault(one.row, one.field, where + one.why) for one in faults]
