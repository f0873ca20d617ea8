"""What admins type in: name and contact, colours, logo, legal texts."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, ColorField, HiddenField, IntegerField, SelectField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.kernel.text import LONGEST_RICH
from participation.municipalities.actions import LookDraft, ProfileDraft
from participation.municipalities.forms.logo import LogoField
from participation.municipalities.models import FUNDING_ROUNDS, Municipality

MOST_PEOPLE = 100_000_000
"""More than live in the country."""


class ProfileForm(BaseForm):
    """How a municipality presents itself and can be reached."""

    name = LineField(_l("Name der Kommune"), [InputRequired(), Length(max=120)])
    greeting = TextField(_l("Begrüßung"), [Length(max=600)])
    contact_name = LineField(_l("Stelle oder Person"), [Length(max=120)])
    contact_email = AddressField(_l("E-Mail-Adresse"))
    contact_phone = LineField(_l("Telefon"), [Length(max=60)])
    contact_address = TextField(_l("Postanschrift"), [Length(max=500)])
    population = IntegerField(
        _l("Einwohnerzahl"),
        [
            Optional(),
            NumberRange(1, MOST_PEOPLE, _l("Bitte geben Sie eine Zahl an, oder lassen Sie das Feld leer.")),
        ],
    )
    funding_round = SelectField(
        _l("Förderung als Modellprojekt Smart Cities"),
        choices=lambda: [("", _("nicht gefördert")), *((str(year), str(year)) for year in FUNDING_ROUNDS)],
        coerce=lambda year: int(year) if year else None,
    )
    seen = HiddenField()

    def draft(self) -> ProfileDraft:
        """The profile as it was typed."""
        return ProfileDraft(
            name=self.name.data,
            greeting=self.greeting.data,
            contact_name=self.contact_name.data,
            contact_email=self.contact_email.data,
            contact_phone=self.contact_phone.data,
            contact_address=self.contact_address.data,
            population=self.population.data or None,
            funding_round=self.funding_round.data,
        )


class LookForm(BaseForm):
    """The colours; each may be left to the platform."""

    own_action = BooleanField(_l("Eigene Farbe für Links und Schaltflächen"))
    action = ColorField(_l("Farbe für Links und Schaltflächen"), [Length(max=7)])
    own_accent = BooleanField(_l("Eigene Schmuckfarbe"))
    accent = ColorField(_l("Schmuckfarbe"), [Length(max=7)])
    seen = HiddenField()

    @classmethod
    def of(cls, municipality: Municipality, **standard: str) -> "LookForm":
        """The form for a municipality; `standard`: the platform's colours, where it has no own ones."""
        stored = LookDraft.of(municipality)
        values: dict[str, Any] = {
            "own_action": bool(stored.action),
            "action": stored.action or standard["action"],
            "own_accent": bool(stored.accent),
            "accent": stored.accent or standard["accent"],
        }
        return cls(**values)

    def draft(self) -> LookDraft:
        """The colours as they were chosen."""
        return LookDraft(
            self.action.data or "" if self.own_action.data else "",
            self.accent.data or "" if self.own_accent.data else "",
        )


class LogoForm(BaseForm):
    """A new logo."""

    logo = LogoField(_l("Neues Logo"))
    seen = HiddenField()


class LegalForm(BaseForm):
    """A legal page in Markdown."""

    source = TextField(_l("Text"), [InputRequired(), Length(max=LONGEST_RICH)])
    seen = HiddenField()
