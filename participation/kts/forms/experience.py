"""Surveys of experience: making one, and choosing one for an invitation."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, LineField
from participation.kts.actions.drafts import SurveyDraft
from participation.processes.forms.fields import DayField


class SurveyForm(BaseForm):
    """A new survey, in one of the municipalities that the office runs."""

    home = SelectField(_l("Angelegt bei"), coerce=int)
    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    first_day = DayField(_l("Erster Tag"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag"), [InputRequired()])

    def offer(self, homes: list[tuple[int, str]]) -> None:
        """Ids and names of the municipalities."""
        self.home.choices = [SelectChoice(key, name) for key, name in homes]

    def draft(self) -> SurveyDraft:
        """The survey as it was described."""
        return SurveyDraft(self.title.data, self.first_day.data, self.last_day.data)


class AskForm(BaseForm):
    """To which survey a municipality is invited."""

    survey = SelectField(_l("Abfrage"), coerce=int)

    def offer(self, surveys: list[tuple[int, str]]) -> None:
        """Ids and titles."""
        self.survey.choices = [SelectChoice(key, title) for key, title in surveys]
