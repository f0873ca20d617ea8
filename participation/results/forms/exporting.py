"""What staff choose before they take data home."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from participation.kernel.forms import BaseForm

KINDS = {
    "xlsx": _l("Excel (XLSX): alle Tabellen und eine Legende in einer Mappe"),
    "csv": _l("CSV mit Semikolon: öffnet in Excel mit einem Doppelklick"),
    "geojson": _l("GeoJSON: für QGIS und andere Geoinformationssysteme"),
}


class ExportForm(BaseForm):
    """Which file, and whether names may be in it."""

    kind = RadioField(
        _l("Dateiformat"),
        choices=[SelectChoice(value, label) for value, label in KINDS.items()],
        default="xlsx",
    )
    table = RadioField(_l("Inhalt"))
    every_state = BooleanField(
        _l("Auch Beiträge, die nicht öffentlich sind (gehalten, ausgeblendet, zurückgezogen)")
    )
    personal = BooleanField(_l("Mit den öffentlichen Namen der Verfasserinnen und Verfasser"))

    def offer(self, tables: Sequence[tuple[str, str]]) -> None:
        """The tables of the process: what is sent back, and what it is called."""
        self.table.choices = [SelectChoice(value, title) for value, title in tables]
        if not self.table.data and tables:
            self.table.data = tables[0][0]
