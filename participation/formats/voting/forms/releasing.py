"""The last look before the release."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from participation.formats.voting.policy.checking import Finding
from participation.kernel.forms import BaseForm
from participation.kernel.telling import told


class ReleaseForm(BaseForm):
    """What is unwise has to be read, sentence by sentence."""

    read = SelectMultipleField(_l("Das habe ich gelesen"), widget=ListWidget(), option_widget=CheckboxInput())

    def offer(self, unwise: Sequence[Finding]) -> None:
        """A box for each."""
        self.read.choices = [SelectChoice(name, told(one.words)) for name, one in named(unwise).items()]

    def validate_read(self, field: Any) -> None:
        """All of them."""
        if set(field.data or ()) != {choice.value for choice in field.choices}:
            raise ValidationError(_("Bitte lesen Sie jeden Hinweis und kreuzen Sie ihn an."))


def named(unwise: Sequence[Finding]) -> dict[str, Finding]:
    """Findings by names of their own: several may be of one kind, such as one for each costly project."""
    return {f"{one.key}-{number}": one for number, one in enumerate(unwise, 1)}
