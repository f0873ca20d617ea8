"""Files to take home: open data for everybody, and the municipality's own extracts and packages."""

from flask import Blueprint

from participation.processes.views.beside import adds
from participation.results.views import desk, freezing, open_data, packages, reporting, snapshots, withdrawing
from participation.results.views.beside import desk_tabs, shown_beside

pages = Blueprint("results", __name__)
pages.add_url_rule(
    "/<municipality>/<process>/daten/<module>/<table>.<any(csv, xlsx, geojson, json):kind>",
    "open_data",
    open_data.open_data,
)
pages.add_url_rule(
    "/verwaltung/<municipality>/verfahren/<process>/daten", "export", desk.export, methods=["GET", "POST"]
)
for part in (packages, reporting, freezing, withdrawing, snapshots):
    part.add_to(pages)
adds(shown_beside, desk_tabs)
