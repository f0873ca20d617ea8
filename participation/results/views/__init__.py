"""Files to take home: open data for everybody, and the municipality's own extracts."""

from flask import Blueprint

from participation.results.views import desk, open_data

pages = Blueprint("results", __name__)
pages.add_url_rule(
    "/<municipality>/<process>/daten/<module>/<table>.<any(csv, xlsx, geojson, json):kind>",
    "open_data",
    open_data.open_data,
)
pages.add_url_rule(
    "/verwaltung/<municipality>/verfahren/<process>/daten", "export", desk.export, methods=["GET", "POST"]
)
