"""OGC API - Features, part 1: core (OGC 17-069r4). What collections there are, and their features."""

from participation.interfaces.ogc.collections import (
    AREAS,
    Collection,
    all_collections,
    areas_collection,
    find_collection,
)
from participation.interfaces.ogc.features import (
    AREA_FIELDS,
    PIN_FIELDS,
    Area,
    Field,
    Pin,
    area_feature,
    pin_feature,
)

__all__ = [
    "AREAS",
    "AREA_FIELDS",
    "PIN_FIELDS",
    "Area",
    "Collection",
    "Field",
    "Pin",
    "all_collections",
    "area_feature",
    "areas_collection",
    "find_collection",
    "pin_feature",
]
