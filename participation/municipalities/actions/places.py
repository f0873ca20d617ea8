"""What the address search knows."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.kernel.geo import Point
from participation.municipalities.actions.drafts import PlaceDraft
from participation.municipalities.models import Municipality, Place, new_edition
from participation.municipalities.queries import folded_name


def load_basemap_places(
    session: Session, municipality: Municipality, places: Iterable[PlaceDraft], *, actor_id: int | None = None
) -> int:
    """Make these the places that the address search finds; answers how many. Raises GeoError."""
    rows = [_row(municipality.id, place) for place in places]
    session.execute(sa.delete(Place).where(Place.municipality_id == municipality.id))
    if rows:
        session.execute(sa.insert(Place), rows)
    municipality.edition = new_edition()
    trail.record(
        session, "municipality.updated", municipality, actor_id=actor_id, municipality_id=municipality.id,
        what="places", number=len(rows),
    )  # fmt: skip
    return len(rows)


def _row(municipality_id: int, place: PlaceDraft) -> dict[str, object]:
    spot = Point(place.lat, place.lon)
    return {
        "municipality_id": municipality_id,
        "name": place.name[:120],
        "folded": folded_name(place.name)[:160],
        "kind": place.kind[:20],
        "lat": spot.lat,
        "lon": spot.lon,
    }
