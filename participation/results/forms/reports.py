"""What staff write at a report."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.text import LONGEST_RICH
from participation.results.actions.reports import ADDED, ALONE, PROPOSAL, SectionDraft, TitleDraft

MODES = (
    SelectChoice(PROPOSAL, _l("Vorschlag der Software")),
    SelectChoice(ADDED, _l("Vorschlag, danach eigener Text")),
    SelectChoice(ALONE, _l("Nur eigener Text")),
)


class SectionForm(BaseForm):
    """One section: whose words, which, and whether it appears at all."""

    mode = RadioField(_l("Was hier steht"), [InputRequired()], choices=MODES, default=PROPOSAL)
    words = TextField(_l("Eigener Text"), [Length(max=LONGEST_RICH)])
    hidden = BooleanField(_l("Diesen Abschnitt weglassen"))
    seen = HiddenField()

    def draft(self) -> SectionDraft:
        """The section as it was typed; whoever takes the proposal drops their own words."""
        words = self.words.data if self.mode.data != PROPOSAL else ""
        return SectionDraft(self.mode.data, words, bool(self.hidden.data))


class TitleForm(BaseForm):
    """What the report is called."""

    title = LineField(_l("Titel"), [Length(max=160)])
    seen = HiddenField()

    def draft(self) -> TitleDraft:
        """The title as it was typed."""
        return TitleDraft(self.title.data)
