"""Open support: a person's marks, of which everybody sees only the sums."""

import sqlalchemy as sa

from participation.kernel.db import Base, Key

mark = sa.Table(
    "support_mark",
    Base.metadata,
    sa.Column("vote_id", Key, sa.ForeignKey("vote.id"), primary_key=True),
    sa.Column("ref", sa.String(64), primary_key=True),
    sa.Column("option_id", Key, sa.ForeignKey("vote_option.id"), primary_key=True),
    sqlite_with_rowid=False,
)
