"""What may be typed in about statements."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length
from wtforms.widgets import TextArea

from participation.formats.statements.models import LONGEST
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.spam import SpamTraps


class _Sentence(LineField):
    """One line of text that wraps, so that a phone shows all of it."""

    widget = TextArea()


class StatementForm(SpamTraps, BaseForm):
    """A citizen's own statement."""

    text = _Sentence(_l("Ihre Aussage"), [InputRequired(), Length(max=LONGEST)])


class SeedForm(BaseForm):
    """Statements with which the conversation begins, one a line."""

    texts = TextField(_l("Aussagen, eine je Zeile"), [InputRequired(), Length(max=20_000)])

    @property
    def lines(self) -> list[str]:
        """Each of them; empty lines and signs of a list in front are left out."""
        lines = (line.strip().lstrip("-*•").strip() for line in self.texts.data.splitlines())
        return [line for line in lines if line]
