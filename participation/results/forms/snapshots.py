"""What staff say of published results, and what they decide about findings."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, LineField, TextField
from participation.results.actions import SnapshotDraft
from participation.results.models import FindingDecision
from participation.results.packages.licences import LICENCES

KINDS = {
    "mail": _l("E-Mail-Adressen"),
    "phone": _l("Telefonnummern"),
    "iban": _l("Bankverbindungen"),
    "name": _l("Namen"),
}
"""What the scan looks for, in the order in which it is shown."""
ONE = {
    "mail": _l("E-Mail-Adresse"),
    "phone": _l("Telefonnummer"),
    "iban": _l("Bankverbindung"),
    "name": _l("Name"),
}
"""A single one of them."""


class SnapshotForm(BaseForm):
    """Title, note and licence."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    note = TextField(_l("Was neu ist"), [Length(max=2_000)])
    licence = RadioField(
        _l("Lizenz"),
        choices=[SelectChoice(one.key, one.title) for one in LICENCES.values()],
        default="dl-de/by-2-0",
    )

    def draft(self) -> SnapshotDraft:
        """What was typed."""
        return SnapshotDraft(self.title.data, self.note.data, self.licence.data)


class WithdrawForm(BaseForm):
    """Why published results are taken back."""

    reason = TextField(_l("Grund"), [InputRequired(), Length(max=1_000)])


def decisions(sent: Mapping[str, str]) -> dict[int, FindingDecision]:
    """Id of a finding -> what was chosen, of the fields `finding-17`; everything else is left out."""
    found = {}
    for name, value in sent.items():
        word, _dash, number = name.partition("-")
        if word == "finding" and number.isdecimal() and len(number) < 18 and value in set(FindingDecision):
            found[int(number)] = FindingDecision(value)
    return found
