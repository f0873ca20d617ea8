"""From nothing to a running process on one page."""

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from participation.kernel.forms import LineField
from participation.municipalities.forms import AreaFields
from participation.processes.actions import NewProcess
from participation.processes.blueprints import BUILT_IN, blueprint
from participation.processes.forms.fields import DayField, today

SOON = timedelta(days=14)
"""Time to tell people about it before it begins."""


class NewProcessForm(AreaFields):
    """Blueprint, title, dates and area. All but the title is pre-filled."""

    blueprint = RadioField(
        _l("Vorlage"),
        [InputRequired(_l("Bitte wählen Sie eine Vorlage."))],
        choices=[SelectChoice(entry.key, entry.title) for entry in BUILT_IN],
        default=BUILT_IN[0].key,
    )
    title = LineField(_l("Titel"), [InputRequired(_l("Bitte geben Sie einen Titel ein.")), Length(max=160)])
    first_day = DayField(_l("Erster Tag"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag"), [Optional()])
    """Left empty, the process lasts as long as its blueprint says."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **{"first_day": today() + SOON} | values)

    def validate_last_day(self, field: DayField) -> None:
        """What is over can not be taken part in."""
        if field.data is not None and field.data < today():
            raise ValidationError(_("Der letzte Tag liegt in der Vergangenheit."))

    def draft(self) -> NewProcess:
        """The process as it was described."""
        return NewProcess(
            title=self.title.data,
            first_day=self.first_day.data,
            last_day=self.last_day.data or self._usual_end(),
            blueprint=self.blueprint.data,
            area_id=self.area_id,
            surface=self.surface,
        )

    def _usual_end(self) -> date:
        begin: date = self.first_day.data
        return begin + timedelta(days=blueprint(self.blueprint.data).days - 1)
