"""Phases and topics."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import ColorField, HiddenField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from participation.kernel.forms import BaseForm, LineField, TextField
from participation.processes.actions import CategoryDraft, PhaseDraft
from participation.processes.forms.fields import DayField
from participation.processes.models import Step

STEPS = {
    Step.SUBMIT: _l("Beiträge einreichen"),
    Step.COMMENT: _l("Kommentieren"),
    Step.SUPPORT: _l("Unterstützen"),
    Step.VOTE: _l("Abstimmen"),
    Step.REMARK: _l("Stellung nehmen"),
    Step.ANSWER: _l("Umfrage ausfüllen"),
    Step.RATE: _l("Aussagen bewerten"),
}


class PhaseForm(BaseForm):
    """A window of days, and what it allows."""

    title = LineField(_l("Name der Phase"), [InputRequired(), Length(max=120)])
    description = TextField(_l("Beschreibung"), [Length(max=600)])
    first_day = DayField(_l("Erster Tag"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag"), [InputRequired()])
    steps = SelectMultipleField(
        _l("Was ist in dieser Phase möglich?"), widget=ListWidget(), option_widget=CheckboxInput()
    )
    seen = HiddenField()

    def offer(self, steps: Iterable[Step]) -> None:
        """Show what the format allows in any of its phases."""
        self.steps.choices = [SelectChoice(step.value, STEPS[step]) for step in steps]

    def draft(self) -> PhaseDraft:
        """The phase as it was described."""
        return PhaseDraft(
            title=self.title.data,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
            steps=tuple(Step(step) for step in self.steps.data or ()),
            description=self.description.data,
        )


class CategoryForm(BaseForm):
    """A topic."""

    name = LineField(_l("Name"), [InputRequired(), Length(max=60)])
    letter = LineField(_l("Buchstabe auf der Karte"), [Length(max=1)])
    colour = ColorField(_l("Farbe"), [InputRequired(), Length(max=7)])
    seen = HiddenField()

    def draft(self) -> CategoryDraft:
        """The topic as it was described."""
        return CategoryDraft(self.name.data, self.letter.data, self.colour.data)
