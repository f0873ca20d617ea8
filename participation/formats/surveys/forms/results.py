"""What staff may type about results."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.validators import Length

from participation.formats.surveys.actions.results import LONGEST_QUOTE
from participation.kernel.forms import BaseForm, TextField

LONGEST_NOTE = 4_000
Choices = Sequence[tuple[str, str]]


class NoteForm(BaseForm):
    """What the municipality says of the results."""

    note = TextField(_l("Was sagen Sie zu den Ergebnissen?"), [Length(max=LONGEST_NOTE)])


class QuotesForm(BaseForm):
    """Sentences to be quoted, one a paragraph."""

    quotes = TextField(_l("Zitate"), [Length(max=20 * LONGEST_QUOTE)])

    def sentences(self) -> list[str]:
        """What was typed, cut at empty lines."""
        return [" ".join(part.split()) for part in (self.quotes.data or "").split("\n\n") if part.strip()]


class FilterForm(BaseForm):
    """Which sheets are counted; stands in the address."""

    kanal = SelectField(_l("Weg"), validate_choice=False)
    nur = SelectField(_l("Nur Bögen mit dieser Antwort"), validate_choice=False)

    class Meta(BaseForm.Meta):
        """Read only: nothing to forge."""

        csrf = False


class CrossForm(FilterForm):
    """The same, and which two questions are crossed."""

    zeile = SelectField(_l("Zeilen"), validate_choice=False)
    spalte = SelectField(_l("Spalten"), validate_choice=False)


class FilesForm(BaseForm):
    """Whether the files hold what may identify somebody."""

    personal = BooleanField(_l("Mit freien Texten, Orten und vertraulichen Antworten"))
