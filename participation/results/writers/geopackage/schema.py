"""The tables that make an SQLite file a GeoPackage, and the triggers that keep its spatial index when somebody edits."""

APPLICATION_ID = 0x47504B47
"""`GPKG`."""
VERSION = 10_300
"""Of the standard: 1.3."""

TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
  description TEXT, mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
  min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
"""

SYSTEMS = (
    (
        "Undefined Cartesian SRS",
        -1,
        "NONE",
        -1,
        "undefined",
        "undefined Cartesian coordinate reference system",
    ),
    (
        "Undefined geographic SRS",
        0,
        "NONE",
        0,
        "undefined",
        "undefined geographic coordinate reference system",
    ),
)
"""What every GeoPackage must know beside WGS 84."""

SCHEMA_EXTENSION = "http://www.geopackage.org/spec131/#extension_schema"
RTREE_EXTENSION = "http://www.geopackage.org/spec131/#extension_rtree"

# After annex F.3 of the standard.
_HAS = 'NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")'
_HAS_NONE = 'NEW."geom" IS NULL OR ST_IsEmpty(NEW."geom")'
_HAD = 'OLD."geom" NOT NULL AND NOT ST_IsEmpty(OLD."geom")'
_HAD_NONE = 'OLD."geom" IS NULL OR ST_IsEmpty(OLD."geom")'
_SAME, _OTHER = 'OLD."fid" = NEW."fid"', 'OLD."fid" != NEW."fid"'
_PUT = """INSERT OR REPLACE INTO "rtree_{table}_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
  ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"))"""
_DROP = 'DELETE FROM "rtree_{table}_geom" WHERE id IN (OLD."fid", NEW."fid")'

TRIGGERS = tuple(
    f'CREATE TRIGGER "rtree_{{table}}_geom_{name}" AFTER {event} ON "{{table}}" WHEN ({when}) BEGIN {work}; END'
    for name, event, when, work in (
        ("insert", "INSERT", _HAS, _PUT),
        ("update6", 'UPDATE OF "geom"', f"{_SAME} AND ({_HAS}) AND ({_HAD})", _PUT),
        ("update7", 'UPDATE OF "geom"', f"{_SAME} AND ({_HAS}) AND ({_HAD_NONE})", _PUT),
        ("update2", 'UPDATE OF "geom"', f"{_SAME} AND ({_HAS_NONE})", _DROP),
        ("update5", "UPDATE", f"{_OTHER} AND ({_HAS})", f"{_DROP}; {_PUT}"),
        ("update4", "UPDATE", f"{_OTHER} AND ({_HAS_NONE})", _DROP),
        ("delete", "DELETE", 'OLD."geom" NOT NULL', 'DELETE FROM "rtree_{table}_geom" WHERE id = OLD."fid"'),
    )
)
"""Of one layer each; `{table}` stands for its name."""
