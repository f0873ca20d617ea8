"""The published review of a snapshot, on the page of the snapshot."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.kts.queries.reviews import published_of
from participation.results.models import Snapshot
from participation.results.views.mentions import Link


def reviewed(session: Session, snapshot: Snapshot) -> Iterator[Link]:
    """Where everybody reads it, if there is one."""
    for review in published_of(session, snapshot.id):
        yield (
            _("Wie die Koordinierungsstelle diese Ergebnisse auswertet"),
            url_for("kts.published_review", review=review.id),
        )
