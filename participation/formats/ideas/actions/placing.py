"""Where an idea lies: checked against the area on the server, whatever a browser said."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.ideas.models import IdeaDraft, IdeaSettings
from participation.kernel.errors import DomainError
from participation.kernel.geo import zkey
from participation.municipalities.queries import district_of, shape
from participation.processes.catalogue import settings_of
from participation.processes.models import Module


def placed(session: Session, module: Module, draft: IdeaDraft) -> dict[str, Any]:
    """The columns of a place: all empty where the whole area is meant.

    Raises DomainError for a point outside the area, or for no point where the module wants one.
    """
    settings: IdeaSettings = settings_of(module)
    if draft.point is None:
        if not settings.whole_area:
            raise DomainError("Bitte wählen Sie einen Ort.", "place")
        return {"lat": None, "lon": None, "zkey": None, "geometry": None, "address": "", "district_id": None}
    refusal = shape(session, module.process.area_id).why_not(draft.point)
    if refusal is not None:
        raise DomainError(refusal, "place")
    return {
        "lat": draft.point.lat,
        "lon": draft.point.lon,
        "zkey": zkey(draft.point.lat, draft.point.lon),
        "geometry": draft.geometry or draft.point.to_geojson(),
        "address": draft.address,
        "district_id": district_of(session, module.municipality_id, draft.point),
    }


def require_category(module: Module, category_id: int | None) -> None:
    """Raise DomainError unless the category is one of the module's; none is fine only where there are none."""
    known = {category.id for category in module.categories}
    if category_id not in known and (known or category_id is not None):
        raise DomainError("Bitte wählen Sie ein Thema.", "category")
