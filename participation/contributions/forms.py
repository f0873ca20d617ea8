"""What may be typed in about any contribution."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import ColorField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.contributions.actions.comments import LONGEST, CommentDraft
from participation.contributions.actions.responses import ResponseDraft
from participation.contributions.actions.statuses import WEIGHING, StatusDraft
from participation.contributions.models import ResponseStatus
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.spam import SpamTraps
from participation.kernel.text import LONGEST_RICH


class CommentForm(SpamTraps, BaseForm):
    """A comment, or a reply to one."""

    text = TextField(_l("Ihr Kommentar"), [InputRequired(), Length(max=LONGEST)])
    name = LineField(_l("Ihr Name oder Spitzname"), [Length(max=60)])

    def draft(self) -> CommentDraft:
        """The comment as it was typed."""
        return CommentDraft(text=self.text.data, suspicious=self.suspicious)


class ResponseForm(BaseForm):
    """The municipality's answer."""

    source = TextField(_l("Antwort"), [Length(max=LONGEST_RICH // 5)])
    new_status = SelectField(_l("Status"), coerce=int)
    office = LineField(_l("Zuständige Stelle"), [Length(max=120)])
    seen = HiddenField()

    def offer(self, statuses: list[ResponseStatus], current: int | None) -> None:
        """Fill in the municipality's own list; the status at hand is chosen."""
        own = [SelectChoice(one.id, one.name) for one in statuses]
        self.new_status.choices = [SelectChoice(0, _("kein Status")), *own]
        if self.new_status.data is None:
            self.new_status.data = current or 0

    def draft(self) -> ResponseDraft:
        """The answer as it was typed."""
        seen = (self.seen.data or "")[:18]
        return ResponseDraft(
            source=self.source.data,
            status_id=self.new_status.data or None,
            office=self.office.data,
            seen=int(seen) if seen.isascii() and seen.isdigit() else 0,
        )


class StatusForm(BaseForm):
    """One status of the municipality's list."""

    name = LineField(_l("Name"), [InputRequired(), Length(max=60)])
    colour = ColorField(_l("Farbe"), [InputRequired(), Length(max=7)], default="#44515f")
    code = SelectField(
        _l("Code nach XBeteiligung"), choices=[SelectChoice(key, label) for key, label in WEIGHING.items()]
    )

    seen = HiddenField()

    def draft(self) -> StatusDraft:
        """The status as it was typed."""
        return StatusDraft(name=self.name.data, colour=self.colour.data, code=self.code.data)
