"""Results frozen: files with their hashes, the figures and what they mean."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words
from participation.results.models.making import Making


class SnapshotState(StrEnum):
    """How far a snapshot is."""

    SCANNING = "scanning"
    """The texts are being looked through for personal data."""
    DRAFT = "draft"
    """Staff decide what was found."""
    MAKING = "making"
    """Decided; the files are being written."""
    PUBLISHED = "published"
    """Frozen: from here on no byte of it changes."""
    WITHDRAWN = "withdrawn"
    """Was published, and taken back as a whole: its address stays and says so, its files are gone."""


class FindingDecision(StrEnum):
    """What staff say to something that looks like personal data."""

    OPEN = "open"
    KEEP = "keep"
    REMOVE = "remove"


class Snapshot(Making, Base):
    """The published results of a process at one moment; the number is part of its permanent address.

    The next number goes to the one snapshot in preparation: since numbers are unique, there is never a second one.
    """

    __tablename__ = "snapshot"
    __table_args__ = (sa.UniqueConstraint("process_id", "number"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(160))
    note: Mapped[str] = mapped_column(sa.Text, default="")
    """What is new in it, in the municipality's words."""
    licence: Mapped[str] = mapped_column(sa.String(40))
    state: Mapped[SnapshotState] = mapped_column(words(SnapshotState), default=SnapshotState.SCANNING)
    files: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    """[{"name", "size" (bytes), "sha256"}] of every file in the package, in its order."""
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Indicator -> number, as it was counted then."""
    definitions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Indicator -> {"label", "meaning", "unit"}, as it was defined then."""
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What is new, changed and gone since the snapshot before, per table: {"table": {"title", "new", "changed", "gone"}}."""
    taken_by: Mapped[int] = mapped_column(Key)
    taken_at: Mapped[datetime]
    """Everything in it is as it was at this instant, as far as a later change can be told from an earlier one."""
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_for: Mapped[str] = mapped_column(sa.Text, default="")
    """Why it was taken back, for everybody who comes to its address."""


OUT = (SnapshotState.PUBLISHED, SnapshotState.WITHDRAWN)
"""Their numbers are given away for ever."""


class ScanFinding(Base):
    """A place in a text that looks like personal data."""

    __tablename__ = "scan_finding"
    __table_args__ = (sa.Index("ix_scan_finding_snapshot_id", "snapshot_id", "id"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    snapshot_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("snapshot.id", ondelete="CASCADE"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id", ondelete="CASCADE"))
    table_name: Mapped[str] = mapped_column(sa.String(60))
    row_key: Mapped[str] = mapped_column(sa.String(60))
    """Value of the first column of the row."""
    column_name: Mapped[str] = mapped_column(sa.String(60))
    kind: Mapped[str] = mapped_column(sa.String(20))
    """mail, phone, iban, name."""
    found: Mapped[str] = mapped_column(sa.Text)
    around: Mapped[str] = mapped_column(sa.Text, default="")
    """The words around it, for whoever decides."""
    decision: Mapped[FindingDecision] = mapped_column(words(FindingDecision), default=FindingDecision.OPEN)
    decided_by: Mapped[int | None] = mapped_column(Key)


def _stay_frozen(_mapper: object, _connection: object, target: Snapshot) -> None:
    """The last line of defence: actions ask before they change anything, and workers only write what is theirs."""
    before = sa.inspect(target).attrs.state.history.deleted or [target.state]
    if before[0] in OUT:
        raise RuntimeError(f"snapshot {target.id} is published and never changes")


event.listen(Snapshot, "before_update", _stay_frozen)
event.listen(Snapshot, "before_delete", _stay_frozen)
