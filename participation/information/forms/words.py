"""Pages and news."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from participation.information.actions import NewsDraft, PageDraft
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.processes.forms.fields import DayField


class PageForm(BaseForm):
    """What a page is called."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=120)])
    seen = HiddenField()

    def draft(self) -> PageDraft:
        """The page as it was described."""
        return PageDraft(self.title.data)


class NewsForm(BaseForm):
    """A piece of news."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    day = DayField(_l("Tag"), [InputRequired()])
    source = TextField(_l("Text"), [InputRequired(), Length(max=8000)])
    seen = HiddenField()

    def draft(self) -> NewsDraft:
        """The piece of news as it was written."""
        return NewsDraft(self.title.data, self.day.data, self.source.data)
