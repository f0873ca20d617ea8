"""The stage of the demo: a municipality with its people, on which a format plays what it can do.

Formats say of themselves what the demo tells of them (`catalogue.Format.play`); this is what they need for it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.notices.models import Letterhead


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo plays, and who is there: two of the municipality's own people and a citizen with an account."""

    session: Session
    town: Municipality
    area_id: int
    admin: Viewer
    moderator: Viewer
    citizen: Viewer
    secret: bytes
    data: Path
    letterhead: Letterhead
    statuses: dict[str, int]
    """Statuses of official answers by key: neu, pruefung, umsetzung, umgesetzt, nicht, geplant."""

    @property
    def today(self) -> date:
        """The German day on which the demo is filled."""
        return clock.local(clock.now()).date()

    def day(self, offset: int) -> date:
        """So many days from today."""
        return self.today + timedelta(days=offset)

    def moment(self, days_ago: float) -> datetime:
        """An instant, so many days before now."""
        return clock.now() - timedelta(days=days_ago)

    def chance(self, word: str) -> Random:
        """Chance that falls the same way every time, for a word."""
        return Random(f"{self.town.slug}/{word}")  # noqa: S311 - chance for a demo, not for secrets
