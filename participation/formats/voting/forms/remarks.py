"""What the municipality says to a result."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from participation.kernel.forms import BaseForm, TextField


class RemarkForm(BaseForm):
    """Plain words; empty takes them back."""

    note = TextField(_l("Ihr Wort zum Ergebnis"), [Length(max=4_000)])
