"""A batch of letters, and a list of people."""

import secrets

from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField, SubmitField
from wtforms.validators import InputRequired, Length

from participation.formats.voting.forms.numbers import WholeField
from participation.kernel.forms import BaseForm, LineField, TextField

MOST_LETTERS = 3_000
"""Printed while somebody waits for the page; more are made in several batches, or at the command line."""
LONGEST_LIST = 400_000
"""Characters of a list in the form: about fifteen thousand addresses."""


class BatchForm(BaseForm):
    """How many letters, and what they are called."""

    label = LineField(_l("Wofür sind diese Briefe?"), [InputRequired(), Length(max=80)])
    size = WholeField(_l("Wie viele?"), least=1, most=MOST_LETTERS, usual=0)
    once = HiddenField()
    """A word of this form's own: sent twice, it makes one batch."""

    def renew(self) -> None:
        """A fresh word, for the next batch."""
        self.once.data = secrets.token_hex(8)


class ListForm(BaseForm):
    """E-mail addresses, pasted or as a file."""

    people = TextField(_l("E-Mail-Adressen"), [Length(max=LONGEST_LIST)])
    file = FileField(_l("Oder eine Datei"))
    look = SubmitField(_l("Prüfen"))
    keep = SubmitField(_l("Übernehmen"))
