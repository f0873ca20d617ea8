"""GeoPackage: tables with places as layers of one SQLite file, in the metres of the municipality's UTM zone.

Written by hand after OGC 12-128r19 (GeoPackage 1.3.1): the tables it asks for, geometries as its binary around WKB, a
spatial index (extension `gpkg_rtree_index`), and what every column means (extension `gpkg_schema`). The same rows and
`changed` give the same bytes.
"""

from participation.results.writers.geopackage.file import geopackage_file

__all__ = ["geopackage_file"]
