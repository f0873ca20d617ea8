"""Keys of witnesses, and what they signed."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm

LONGEST = 20_000


class WitnessesForm(BaseForm):
    """One public key a line."""

    keys = TextAreaField(_l("Öffentliche Schlüssel der Zeugen"), [Length(max=LONGEST)])


class NoteForm(BaseForm):
    """A signed checkpoint, byte for byte: nothing in it is cleaned but line breaks."""

    note = TextAreaField(_l("Mitgezeichneter Prüfpunkt"), [InputRequired(), Length(max=LONGEST)])

    @property
    def text(self) -> str:
        """As notes are written; browsers end lines in two characters, and people copy with or without the last."""
        return str(self.note.data).replace("\r\n", "\n").rstrip("\n") + "\n"
