"""Codes to be handed out on paper."""

import secrets

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from participation.formats.surveys.forms.desk.fields import NumberField
from participation.kernel.forms import BaseForm

CSV, PDF = "csv", "pdf"


class CodesForm(BaseForm):
    """How many, and as what. `once` keeps a second click from making a second list."""

    size = NumberField(_l("Wie viele Codes?"), whole=True)
    kind = RadioField(
        _l("Als was?"),
        choices=[
            SelectChoice(PDF, _l("PDF mit Zetteln zum Ausschneiden")),
            SelectChoice(CSV, _l("CSV-Liste für eine Druckerei")),
        ],
        default=PDF,
    )
    once = HiddenField(validators=[Length(max=40)])

    def renew(self) -> None:
        """Let the page that is shown now make one list."""
        self.once.data = secrets.token_hex(8)
