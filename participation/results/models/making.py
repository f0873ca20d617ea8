"""What packages and snapshots share: a worker makes their file outside the request, and may die while it does."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

UNTOUCHED = {"attempts": 0, "claim": "", "beat_at": None, "rows_done": 0, "rows_whole": 0}
"""Nobody has taken up the work yet."""


class Making:
    """How far the work is, and what came of it."""

    rows_whole: Mapped[int] = mapped_column(default=0)
    """Rows to write as estimated when the work began; 0 before."""
    rows_done: Mapped[int] = mapped_column(default=0)
    beat_at: Mapped[datetime | None]
    """Last sign of life of whoever works on it: without one for a while the work is taken up anew."""
    attempts: Mapped[int] = mapped_column(default=0)
    """How often it was taken up."""
    claim: Mapped[str] = mapped_column(sa.String(32), default="")
    """A random word of whoever took it up last: who was only slow finds another one, writes nothing, and stops."""
    file_key: Mapped[str | None] = mapped_column(sa.String(80))
    """The package as ZIP."""
    digest: Mapped[str] = mapped_column(sa.String(64), default="")
    """SHA-256 of the package."""
    size: Mapped[int] = mapped_column(default=0)
    """Bytes."""
    trouble: Mapped[str] = mapped_column(sa.Text, default="")
    """Why it failed, as a German sentence."""

    @property
    def share(self) -> int:
        """Percent of the rows that are done, 0 to 99; all of them only when the file is there."""
        return min(99, 100 * self.rows_done // self.rows_whole) if self.rows_whole else 0
