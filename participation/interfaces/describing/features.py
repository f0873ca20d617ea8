"""Schemas of OGC API - Features."""

from collections.abc import Sequence

from participation.interfaces.describing.basics import (
    MOMENT,
    TEXT,
    Schema,
    collection,
    feature,
    ref,
    several,
    whole,
)
from participation.interfaces.ogc import AREA_FIELDS, PIN_FIELDS, Field

_LINKS = several(ref("link"))
_NUMBERS: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
_EXTENT = whole(
    {
        "spatial": whole({"bbox": several(_NUMBERS), "crs": TEXT}),
        "temporal": whole({"interval": several(several(MOMENT)), "trs": TEXT}),
    },
    "spatial",
    "temporal",
)
_ID: Schema = {"type": "integer"}


def _attributes(fields: Sequence[Field]) -> Schema:
    return whole({one.name: one.schema for one in fields})


_EITHER: Schema = {"anyOf": [_attributes(PIN_FIELDS), _attributes(AREA_FIELDS)]}

FEATURES: dict[str, Schema] = {
    "landing": whole({"title": TEXT, "description": TEXT, "links": _LINKS}),
    "conformance": whole({"conformsTo": several(TEXT)}),
    "collection": whole(
        {
            "id": TEXT,
            "title": TEXT,
            "description": TEXT,
            "itemType": {"type": "string", "enum": ["feature"]},
            "extent": _EXTENT,
            "crs": several(TEXT),
            "links": _LINKS,
        }
    ),
    "collections": whole({"links": _LINKS, "collections": several(ref("collection"))}),
    "listedFeature": feature(_ID, _EITHER),
    "feature": feature(_ID, _EITHER, links=_LINKS),
    "features": collection("listedFeature", timeStamp=MOMENT),
}
"""By name."""
