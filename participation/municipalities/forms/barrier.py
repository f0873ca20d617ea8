"""Somebody met a barrier."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.kernel.spam import SpamTraps


@dataclass(frozen=True, slots=True)
class BarrierReport:
    """What somebody could not use, where, and how to answer them (or not)."""

    problem: str
    page: str
    email: str
    suspicious: bool


class BarrierForm(SpamTraps, BaseForm):
    """A report that needs no account and no address."""

    problem = TextField(_l("Was funktioniert für Sie nicht?"), [InputRequired(), Length(max=2000)])
    page = LineField(_l("Auf welcher Seite?"), [Length(max=300)])
    email = AddressField(_l("Ihre E-Mail-Adresse"))

    def draft(self) -> BarrierReport:
        """The report as it was typed."""
        return BarrierReport(self.problem.data, self.page.data, self.email.data or "", self.suspicious)
