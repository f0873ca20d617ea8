"""Draws the demo's fictional town and county as GeoJSON basemaps; all of it own work."""
