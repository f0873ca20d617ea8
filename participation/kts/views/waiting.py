"""What the coordination office has waiting for a municipality, on the first page of its desk."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.kts.queries.research import count_undecided
from participation.kts.queries.reviews import count_unanswered
from participation.moderation.views.owed import Tile
from participation.municipalities.models import Municipality


def waiting(session: Session, municipality: Municipality) -> Iterator[Tile]:
    """Reviews to answer, and what research asks for."""
    slug = municipality.slug
    reviews, wishes = count_unanswered(session, municipality.id), count_undecided(session, municipality.id)
    yield reviews, _("Auswertungen zu beantworten"), url_for("kts.desk_reviews", municipality=slug)
    yield wishes, _("Anfragen der Forschung"), url_for("kts.desk_research", municipality=slug)
