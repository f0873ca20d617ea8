"""From nothing to a running process on one page."""

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from participation.kernel.forms import BaseForm, LineField
from participation.municipalities.forms import AreaFields
from participation.processes.actions import NewModule, NewProcess
from participation.processes.catalogue import blueprint, offered
from participation.processes.forms.fields import DayField, today

SOON = timedelta(days=14)
"""Time to tell people about it before it begins."""


class _PlannedForm(BaseForm):
    """Blueprint and dates. The blueprints are those of the formats that are there; the first is ticked."""

    blueprint = RadioField(
        _l("Vorlage"),
        [InputRequired(_l("Bitte wählen Sie eine Vorlage."))],
        choices=lambda: [SelectChoice(plan.key, plan.title) for plan in offered()],
        default=lambda: offered()[0].key,
    )
    first_day = DayField(_l("Erster Tag"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag"), [Optional()])
    """Left empty, it lasts as long as the blueprint says."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **{"first_day": today() + SOON} | values)

    def validate_last_day(self, field: DayField) -> None:
        """What is over can not be taken part in."""
        if field.data is not None and field.data < today():
            raise ValidationError(_("Der letzte Tag liegt in der Vergangenheit."))

    def end(self) -> date:
        """The last day as typed, or as the blueprint says."""
        begin: date = self.first_day.data
        usual = begin + timedelta(days=blueprint(self.blueprint.data).days - 1)
        return self.last_day.data or usual


class NewProcessForm(_PlannedForm, AreaFields):
    """Blueprint, title, dates and area. All but the title is pre-filled."""

    title = LineField(_l("Titel"), [InputRequired(_l("Bitte geben Sie einen Titel ein.")), Length(max=160)])

    def draft(self) -> NewProcess:
        """The process as it was described."""
        return NewProcess(
            title=self.title.data,
            first_day=self.first_day.data,
            last_day=self.end(),
            blueprint=self.blueprint.data,
            area_id=self.area_id,
            surface=self.surface,
        )


class NewModuleForm(_PlannedForm):
    """One more module for a process that is there, from a blueprint that has no more than one."""

    blueprint = RadioField(
        _l("Vorlage"),
        [InputRequired(_l("Bitte wählen Sie eine Vorlage."))],
        choices=lambda: [SelectChoice(plan.key, plan.title) for plan in offered() if not plan.further],
        default=lambda: offered()[0].key,
    )
    title = LineField(_l("Name"), [Length(max=160)])

    def draft(self) -> NewModule:
        """The module as it was described."""
        return NewModule(
            blueprint=self.blueprint.data,
            first_day=self.first_day.data,
            last_day=self.end(),
            title=self.title.data,
        )
