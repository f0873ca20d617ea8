"""The forms of a remark: for citizens, for changing it, and for staff who write it down."""

from datetime import datetime, time

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from participation.contributions.models import Channel
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Document, Remark, RemarkDraft, RemarkKind, Section
from participation.formats.documents.policy import passages
from participation.formats.documents.policy.remarks import LONGEST
from participation.kernel import clock
from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.kernel.spam import SpamTraps

CHANNELS = {
    Channel.PAPER: _l("Auf Papier (Brief, Karte, Formular)"),
    Channel.PHONE: _l("Am Telefon"),
    Channel.ON_SITE: _l("Vor Ort (Stand, Veranstaltung)"),
}


class _HiddenLine(LineField):
    """One line that a script fills in."""

    widget = HiddenInput()


class EditForm(BaseForm):
    """What every remark has, whoever types it."""

    kind = RadioField(_l("Worum handelt es sich?"), [InputRequired(_l("Bitte wählen Sie eine Art."))])
    quote = TextField(_l("Stelle im Text"), [Length(max=passages.LONGEST)])
    before = _HiddenLine()
    text = TextField(_l("Ihre Anmerkung"), [Length(max=LONGEST)])
    sender_name = LineField(_l("Vor- und Nachname"), [Length(max=120)])
    sender_address = TextField(_l("Anschrift"), [Length(max=300)])

    def offer(self, document: Document) -> None:
        """Fit the form to a draft: its kinds; name and address only in a formal period."""
        kinds = [LOOKS[RemarkKind(word)] for word in document.kinds]
        self.kind.choices = [SelectChoice(look.kind.value, look.name) for look in kinds]
        if document.formal:
            self.text.label.text = _l("Ihre Stellungnahme")
        else:
            del self.sender_name
            del self.sender_address

    def draft(self) -> RemarkDraft:
        """The remark as it was typed."""
        return RemarkDraft(
            text=self.text.data,
            kind=RemarkKind(self.kind.data),
            quote=self.quote.data,
            before=self.before.data or "",
            sender_name=self.sender_name.data if self.sender_name else "",
            sender_address=self.sender_address.data if self.sender_address else "",
        )

    def show(self, remark: Remark, section: Section) -> None:
        """Fill the form with a remark as it stands."""
        self.kind.data, self.text.data, self.quote.data = remark.remark_kind.value, remark.text, remark.quote
        self.before.data = " ".join(
            section.text[max(remark.quote_start - 40, 0) : remark.quote_start].split()
        )
        if self.sender_name:
            self.sender_name.data, self.sender_address.data = remark.sender_name, remark.sender_address


class RemarkForm(SpamTraps, EditForm):
    """A remark from a citizen. `seen` is the number of the version that was read."""

    seen = HiddenField()
    name = LineField(_l("Ihr Name oder Spitzname"), [Length(max=60)])
    email = AddressField(_l("E-Mail-Adresse"))

    def offer(self, document: Document) -> None:
        super().offer(document)
        if document.formal:
            del self.name


class EntryForm(EditForm):
    """A remark that reached the municipality on paper, by phone or on site."""

    section = SelectField(_l("Abschnitt"))
    channel = RadioField(
        _l("Wie kam die Anmerkung an?"),
        [InputRequired(_l("Bitte wählen Sie, wie die Anmerkung ankam."))],
        choices=[SelectChoice(channel.value, label) for channel, label in CHANNELS.items()],
    )
    received = DateField(_l("Eingegangen am"), [InputRequired()])
    name = LineField(_l("Name, wenn er öffentlich dabeistehen soll"), [Length(max=60)])

    @property
    def received_at(self) -> datetime:
        """Noon of the day it came in; now, if that was today."""
        noon = datetime.combine(self.received.data, time(12), clock.BERLIN)
        return clock.now() if self.received.data == clock.local(clock.now()).date() else noon
