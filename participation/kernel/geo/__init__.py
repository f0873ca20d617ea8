"""Points, areas, spatial keys and coordinate systems; shapely and pyproj are loaded when first needed."""

from participation.kernel.geo.areas import Area
from participation.kernel.geo.crs import (
    CRS_NAMES,
    WGS84,
    describe_crs,
    fits_crs,
    looks_like,
    normal_crs,
    zone_by_prefix,
)
from participation.kernel.geo.keys import (
    KEY_BITS,
    MAX_LEVEL,
    cell,
    cell_bounds,
    cell_centre,
    tile_range,
    zkey,
    zkeys,
)
from participation.kernel.geo.points import (
    Bounds,
    GeoError,
    Point,
    german_count,
    german_number,
    looks_swapped,
    parse_coordinate,
    split_pair,
    typed_point,
)
from participation.kernel.geo.projections import (
    to_utm,
    to_utm_many,
    to_wgs84,
    to_wgs84_many,
    to_zone_many,
    utm_zone,
)
from participation.kernel.geo.shapes import MAX_VERTICES, read_geometry, representative_point

__all__ = [
    "CRS_NAMES",
    "KEY_BITS",
    "MAX_LEVEL",
    "MAX_VERTICES",
    "WGS84",
    "Area",
    "Bounds",
    "GeoError",
    "Point",
    "cell",
    "cell_bounds",
    "cell_centre",
    "describe_crs",
    "fits_crs",
    "german_count",
    "german_number",
    "looks_like",
    "looks_swapped",
    "normal_crs",
    "parse_coordinate",
    "read_geometry",
    "representative_point",
    "split_pair",
    "tile_range",
    "to_utm",
    "to_utm_many",
    "to_wgs84",
    "to_wgs84_many",
    "to_zone_many",
    "typed_point",
    "utm_zone",
    "zkey",
    "zkeys",
    "zone_by_prefix",
]
