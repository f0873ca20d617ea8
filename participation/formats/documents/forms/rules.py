"""The rules of a draft, and outages during a formal period."""

from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateTimeLocalField, HiddenField, IntegerField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from participation.formats.documents.actions.formal import RulesDraft
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.policy.period import OutageDraft
from participation.kernel import clock
from participation.kernel.forms import BaseForm, LineField


class RulesForm(BaseForm):
    """What is asked of those who remark, and whether a law sets the period."""

    kinds = SelectMultipleField(
        _l("Welche Arten von Anmerkungen gibt es?"),
        choices=[SelectChoice(kind.value, look.name) for kind, look in LOOKS.items()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    formal = BooleanField(_l("Förmliche Beteiligung: Es gilt eine gesetzliche Frist"))
    law = LineField(_l("Rechtsgrundlage"), [Length(max=80)])
    least_days = IntegerField(_l("Mindestdauer in Tagen"), [NumberRange(0, 365)], default=0)
    anonymous = BooleanField(_l("Stellungnahmen ohne Namen sind möglich"))
    seen = HiddenField()

    def draft(self) -> RulesDraft:
        """The rules as they were typed."""
        return RulesDraft(
            kinds=tuple(self.kinds.data or ()),
            formal=self.formal.data,
            law=self.law.data,
            least_days=self.least_days.data or 0,
            anonymous=self.anonymous.data,
        )

    def show(self, stored: RulesDraft) -> None:
        """Fill the form with the rules as they are."""
        self.kinds.data, self.law.data = list(stored.kinds), stored.law
        self.formal.data, self.anonymous.data = stored.formal, stored.anonymous
        self.least_days.data = stored.least_days


class OutageForm(BaseForm):
    """When the platform could not be reached, on the wall clock."""

    began_at = DateTimeLocalField(
        _l("Beginn der Störung"), [InputRequired()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
    )
    ended_at = DateTimeLocalField(
        _l("Ende der Störung"), [InputRequired()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
    )
    reason = LineField(_l("Grund (steht öffentlich da)"), [Length(max=200)])

    def draft(self) -> OutageDraft:
        """The outage as it was typed."""
        return OutageDraft(_instant(self.began_at.data), _instant(self.ended_at.data), self.reason.data)


def _instant(typed: datetime) -> datetime:
    return typed.replace(tzinfo=clock.BERLIN)
