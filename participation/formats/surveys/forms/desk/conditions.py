"""Answers to an earlier question, on which another one depends."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from participation.formats.surveys.forms.desk.fields import NumberField
from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.dependencies import CHOSEN, answers_of
from participation.kernel.forms import BaseForm


class AnswerConditionForm(BaseForm):
    """Asked if one of these was chosen."""

    answers = SelectMultipleField(_l("Antworten"), widget=ListWidget(), option_widget=CheckboxInput())

    def offer(self, source: Question) -> None:
        """The answers of a question."""
        self.source = source
        self.answers.choices = [SelectChoice(key, title) for key, title in answers_of(source)]

    def condition(self) -> dict[str, Any]:
        """As in `Question.only_if`."""
        return {"question": self.source.key, "any": list(self.answers.data or ())}


class RangeConditionForm(BaseForm):
    """Asked if the number lies here."""

    least = NumberField(_l("Von"))
    most = NumberField(_l("Bis"))

    def offer(self, source: Question) -> None:
        """The question that asks for a number."""
        self.source = source

    def condition(self) -> dict[str, Any]:
        """As in `Question.only_if`; an end that was left open is left out."""
        ends = {"least": self.least.data, "most": self.most.data}
        return {"question": self.source.key} | {
            name: float(value) if value % 1 else int(value)
            for name, value in ends.items()
            if value is not None
        }


def condition_form(source: Question, stored: dict[str, Any]) -> AnswerConditionForm | RangeConditionForm:
    """The form that fits a question, filled with the condition that is stored if it looks at this very question."""
    own = stored if stored.get("question") == source.key else {}
    form: AnswerConditionForm | RangeConditionForm = (
        AnswerConditionForm(answers=own.get("any", []))
        if source.kind in CHOSEN
        else RangeConditionForm(least=own.get("least"), most=own.get("most"))
    )
    form.offer(source)
    return form
