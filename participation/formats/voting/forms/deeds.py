"""What one person proposes and another confirms."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from participation.formats.voting.actions.entries import Wanted
from participation.formats.voting.forms.numbers import WholeField
from participation.formats.voting.models import CodeBatch
from participation.kernel.forms import AddressField, BaseForm, LineField, TextField

WHY = (InputRequired(), Length(max=500))


class WhoForm(BaseForm):
    """Whose entry of the roll is meant."""

    code = LineField(_l("Code"), [Length(max=60)])
    batch = SelectField(_l("Lieferung"), [Optional()], validate_choice=True)
    serial = WholeField(_l("Nummer oben rechts auf dem Brief"), usual=0)
    email = AddressField(_l("E-Mail-Adresse"))

    def offer(self, batches: Iterable[CodeBatch]) -> None:
        """Batches to choose from."""
        self.batch.choices = [
            SelectChoice("", _("bitte wählen")),
            *(SelectChoice(str(one.id), one.label) for one in batches),
        ]

    def wanted(self) -> Wanted:
        """What was typed; a code goes before a number."""
        return Wanted(
            code=self.code.data or "",
            batch_id=self.batch_id,
            serial=self.serial.data or None,
            email=self.email.data or "",
        )

    @property
    def batch_id(self) -> int | None:
        """The batch that was chosen."""
        return int(self.batch.data) if self.batch.data else None

    @property
    def whole_batch(self) -> bool:
        """Whether a batch was chosen and no letter of it."""
        return self.batch_id is not None and not self.serial.data and not self.code.data


class EntryForm(WhoForm):
    """An entry, and why."""

    reason = LineField(_l("Grund"), WHY)


class ReasonForm(BaseForm):
    """Only why."""

    reason = TextField(_l("Grund"), WHY)


class NoteForm(BaseForm):
    """A note for everybody, and why it is needed."""

    text = TextField(_l("Was alle lesen sollen"), [InputRequired(), Length(max=2000)])
    reason = LineField(_l("Grund"), WHY)
