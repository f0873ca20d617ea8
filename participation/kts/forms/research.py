"""Agreements with research, and the processes they ask for."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.kernel.keeping import HandoutField
from participation.kts.actions.drafts import AgreementDraft
from participation.processes.forms.fields import DayField


class AgreementForm(BaseForm):
    """What was signed, and the signed document."""

    institution = LineField(_l("Einrichtung"), [InputRequired(), Length(max=160)])
    contact_name = LineField(_l("Ansprechperson"), [InputRequired(), Length(max=120)])
    contact_email = AddressField(_l("E-Mail der Ansprechperson"), [InputRequired(), Length(max=254)])
    purpose = TextField(_l("Zweck der Forschung"), [InputRequired(), Length(max=4000)])
    legal_basis = LineField(_l("Rechtsgrundlage"), [Length(max=200)])
    signed_on = DayField(_l("Unterschrieben am"), [InputRequired()])
    valid_until = DayField(_l("Gültig bis einschließlich"), [InputRequired()])
    file = HandoutField(_l("Unterschriebene Vereinbarung"))

    def draft(self) -> AgreementDraft:
        """The agreement as it was described."""
        return AgreementDraft(
            self.institution.data,
            self.contact_name.data,
            self.contact_email.data,
            self.purpose.data,
            self.legal_basis.data or "",
            self.signed_on.data,
            self.valid_until.data,
        )


def key_of(value: object) -> int:
    """A key as forms send it. Raises ValueError for what no database could hold."""
    words = str(value)
    if not (words.isascii() and words.isdigit() and len(words) <= 18):
        raise ValueError(words)
    return int(words)


class WantedForm(BaseForm):
    """Which processes are asked for."""

    processes = SelectMultipleField(
        _l("Verfahren"),
        coerce=key_of,
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validate_choice=False,  # the list shows what a search found; the action asks whether it is public
    )

    def offer(self, processes: list[tuple[int, str]]) -> None:
        """Ids and titles."""
        self.processes.choices = [SelectChoice(key, title) for key, title in processes]
