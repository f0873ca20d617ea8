"""A criterion of reviews."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kts.actions.drafts import CriterionDraft


class CriterionForm(BaseForm):
    """What it is called, and what it asks."""

    title = LineField(_l("Kriterium"), [InputRequired(), Length(max=120)])
    question = TextField(_l("Leitfrage"), [Length(max=1000)])
    seen = HiddenField()

    def draft(self) -> CriterionDraft:
        """The criterion as it was written."""
        return CriterionDraft(self.title.data, self.question.data)
