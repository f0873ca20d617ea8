"""Texts, rules and area of a process, and the pattern for the next one."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.kernel.telling import told
from participation.kernel.text import LONGEST_RICH
from participation.municipalities.forms import AreaFields
from participation.processes.actions import RulesDraft, TextsDraft
from participation.processes.forms.fields import DayField
from participation.processes.models import Moderation
from participation.processes.models.topics import TOPICS

MODERATION = (
    SelectChoice(Moderation.POST.value, _l("Beiträge erscheinen sofort")),
    SelectChoice(Moderation.PRE.value, _l("Beiträge erscheinen erst nach Prüfung")),
)


class TextsForm(BaseForm):
    """What people read of a process."""

    title = LineField(_l("Titel"), [InputRequired(_l("Bitte geben Sie einen Titel ein.")), Length(max=160)])
    summary = TextField(_l("Kurzbeschreibung"), [Length(max=400)])
    body_source = TextField(_l("Worum es geht"), [Length(max=LONGEST_RICH)])
    plain_source = TextField(_l("Dasselbe in einfacher Sprache"), [Length(max=LONGEST_RICH)])
    answer_promise = TextField(_l("Was mit den Beiträgen geschieht"), [Length(max=2000)])
    answer_days = IntegerField(
        _l("Antwort innerhalb von so vielen Tagen"),
        [
            Optional(),
            NumberRange(0, 730, _l("Bitte geben Sie höchstens 730 Tage an, oder lassen Sie das Feld leer.")),
        ],
    )
    topic = SelectField(
        _l("Thema des Verfahrens"),
        choices=lambda: [("", _("keines davon")), *((one.key, told(one.title)) for one in TOPICS.values())],
    )
    contact_name = LineField(_l("Ansprechperson oder Stelle"), [Length(max=120)])
    contact_email = AddressField(_l("E-Mail-Adresse"))
    contact_phone = LineField(_l("Telefon"), [Length(max=60)])
    seen = HiddenField()

    def draft(self) -> TextsDraft:
        """The texts as they were typed."""
        return TextsDraft(
            title=self.title.data,
            summary=self.summary.data,
            body_source=self.body_source.data,
            contact_name=self.contact_name.data,
            contact_email=self.contact_email.data,
            contact_phone=self.contact_phone.data,
            answer_promise=self.answer_promise.data,
            plain_source=self.plain_source.data,
            answer_days=self.answer_days.data or None,
            topic=self.topic.data or "",
        )


class RulesForm(BaseForm):
    """Who may take part, and whether somebody looks first."""

    moderation = RadioField(_l("Moderation"), [InputRequired()], choices=MODERATION)
    guests_allowed = BooleanField(_l("Mitmachen ohne Konto erlauben"))
    seen = HiddenField()

    def draft(self) -> RulesDraft:
        """The rules as they were chosen."""
        return RulesDraft(Moderation(self.moderation.data), bool(self.guests_allowed.data))


class ProcessAreaForm(AreaFields):
    """Where a process takes place."""

    seen = HiddenField()


class CopyForm(BaseForm):
    """A copy: its title, and when it begins."""

    title = LineField(_l("Titel"), [InputRequired(_l("Bitte geben Sie einen Titel ein.")), Length(max=160)])
    first_day = DayField(_l("Erster Tag"), [InputRequired()])
