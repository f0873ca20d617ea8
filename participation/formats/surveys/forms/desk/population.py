"""How many people of each group live here."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Length

from participation.formats.surveys.actions.settings import Figures
from participation.formats.surveys.forms.desk.fields import NumberField
from participation.formats.surveys.models import Question
from participation.kernel.forms import BaseForm, LineField


class PopulationForm(BaseForm):
    """A number for each answer of each question about the person, and where the numbers come from."""

    source = LineField(_l("Quelle und Stand der Zahlen"), [Length(max=200)])
    seen = HiddenField()

    @classmethod
    def of(cls, questions: Sequence[Question], figures: Figures, source: str) -> "PopulationForm":
        """A form with one field for each answer, named `f3-a`."""
        named = {
            _name(question.key, option["key"]): NumberField(option["title"], whole=True)
            for question in questions
            for option in question.options
        }
        kind = type("PopulationForm", (cls,), named)
        values = {
            _name(key, option): people for key, own in figures.items() for option, people in own.items()
        }
        form: PopulationForm = kind(source=source, **values)
        return form

    def figures(self, questions: Sequence[Question]) -> Figures:
        """What was typed; answers without a number are left out."""
        found: Figures = {}
        for question in questions:
            typed = {one["key"]: self[_name(question.key, one["key"])].data for one in question.options}
            found[question.key] = {key: people for key, people in typed.items() if people is not None}
        return {key: own for key, own in found.items() if own}


def _name(question: str, option: str) -> str:
    return f"{question}-{option}"
