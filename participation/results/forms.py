"""What staff choose before they take data home."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from participation.kernel.forms import BaseForm

KINDS = {
    "xlsx": _l("Excel (XLSX): Ideen, Kommentare und Legende in einer Mappe"),
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
    table = RadioField(
        _l("Inhalt (bei CSV und GeoJSON)"),
        choices=[SelectChoice("ideen", _l("Ideen")), SelectChoice("kommentare", _l("Kommentare"))],
        default="ideen",
    )
    every_state = BooleanField(
        _l("Auch Beiträge, die nicht öffentlich sind (gehalten, ausgeblendet, zurückgezogen)")
    )
    personal = BooleanField(_l("Mit den öffentlichen Namen der Verfasserinnen und Verfasser"))
