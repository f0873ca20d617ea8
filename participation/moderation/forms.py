"""What may be typed in on the desk, and when reporting."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, TextField
from participation.kernel.spam import SpamTraps
from participation.moderation.actions.deciding import DecisionDraft
from participation.moderation.actions.flagging import REASONS, FlagDraft
from participation.moderation.models import Verdict
from participation.processes.models import Category

REASON_LABELS = {
    "insult": _l("Beleidigend, bedrohend oder hetzerisch"),
    "private": _l("Nennt private Daten anderer Menschen"),
    "spam": _l("Werbung oder Spam"),
    "offtopic": _l("Hat mit dem Thema nichts zu tun"),
    "unlawful": _l("Verstößt gegen das Gesetz oder verletzt Rechte"),
    "other": _l("Etwas anderes"),
}
CANNED = (
    _l("Der Beitrag verletzt unsere Regeln für ein faires Miteinander (Netiquette)."),
    _l("Der Beitrag nennt private Daten anderer Menschen."),
    _l("Der Beitrag ist Werbung."),
    _l("Der Beitrag hat mit dem Thema dieses Verfahrens nichts zu tun."),
    _l("Der Beitrag steht hier schon einmal."),
)
"""Reasons that are needed again and again; they go to the author as they stand."""


class FlagForm(SpamTraps, BaseForm):
    """A report."""

    reason = RadioField(
        _l("Was stört Sie an dem Beitrag?"),
        [InputRequired(_l("Bitte wählen Sie einen Grund."))],
        choices=[SelectChoice(key, REASON_LABELS[key]) for key in REASONS],
    )
    text = TextField(_l("Möchten Sie etwas dazu sagen?"), [Length(max=1000)])

    def draft(self) -> FlagDraft:
        """The report as it was typed."""
        return FlagDraft(reason=self.reason.data, text=self.text.data)


class DecisionForm(BaseForm):
    """One card of the desk: the button that was pressed is the decision."""

    verdict = HiddenField()
    seen = HiddenField()
    back = HiddenField()
    canned = SelectField(_l("Begründung"), coerce=int, validate_choice=False)
    reason = TextField(_l("Begründung"), [Length(max=1000)])
    category = SelectField(_l("Thema"), coerce=int, validate_choice=False)

    def offer(self, categories: list[Category]) -> None:
        """Fill in the topics of the module."""
        self.category.choices = [SelectChoice(one.id, one.name) for one in categories]

    def draft(self) -> DecisionDraft:
        """The decision; an own reason goes before one from the list."""
        chosen = self.canned.data if isinstance(self.canned.data, int) else 0
        canned = str(CANNED[chosen - 1]) if 0 < chosen <= len(CANNED) else ""
        return DecisionDraft(
            verdicts=verdicts(self.verdict.data or ""),
            seen=self.seen.data or "",
            reason=self.reason.data or canned,
            category_id=self.category.data if isinstance(self.category.data, int) else None,
        )


def verdicts(pressed: str) -> tuple[Verdict, ...]:
    """What a button means: one decision, or several joined by `+`; nothing for a word that is none."""
    known = {verdict.value: verdict for verdict in Verdict}
    words = pressed.split("+")
    return tuple(known[word] for word in words) if all(word in known for word in words) else ()


class PickForm(BaseForm):
    """The button that publishes everything that is ticked."""

    back = HiddenField()
