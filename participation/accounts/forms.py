"""What may be typed in: addresses, passwords, names, roles."""

from collections.abc import Collection, Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from participation.accounts.models import InvitationDraft, Role, SignUp
from participation.kernel import passwords, web
from participation.kernel.errors import DomainError
from participation.kernel.forms import AddressField, BaseForm, LineField
from participation.kernel.spam import SpamTraps
from participation.kernel.telling import told
from participation.municipalities.models import Municipality

NAMES = (InputRequired(), Length(min=2), Length(max=80))


class OldPasswordField(PasswordField):  # type: ignore[misc]  # WTForms ships no types
    """A password that somebody has; nothing is said about its form."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, [InputRequired(), Length(max=passwords.LONGEST)], **options)


class NewPasswordField(PasswordField):  # type: ignore[misc]  # WTForms ships no types
    """A password to be; the form's `personal()` names what it must not consist of."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, [InputRequired()], **options)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:  # noqa: FBT001 - WTForms' own
        if validation_stopped:
            return
        try:
            passwords.require_strong(self.data, *form.personal())
        except DomainError as refusal:
            raise ValidationError(told(refusal)) from refusal


class SignInForm(BaseForm):
    """Address and password."""

    email = AddressField(_l("E-Mail-Adresse"), [InputRequired()])
    password = OldPasswordField(_l("Passwort"))
    next = HiddenField()


class AddressForm(BaseForm):
    """An address, to which a mail will go if there is reason to."""

    email = AddressField(_l("E-Mail-Adresse"), [InputRequired()])


class SignUpForm(SpamTraps, BaseForm):
    """What a new account needs."""

    name = LineField(_l("Name, der bei Ihren Beiträgen steht"), NAMES)
    email = AddressField(_l("E-Mail-Adresse"), [InputRequired()])
    password = NewPasswordField(_l("Passwort"))

    def personal(self) -> tuple[str, ...]:
        """What is too easy to guess here."""
        return web.config().site_name, self.name.data or "", self.email.data or ""

    def draft(self) -> SignUp:
        """What was typed, but for the password."""
        return SignUp(email=self.email.data, name=self.name.data)


class BelongingForm(BaseForm):
    """A municipality that somebody belongs to."""

    municipality = SelectField(_l("Kommune"), [InputRequired()])

    def offer(self, municipalities: Iterable[Municipality], known: Collection[int]) -> None:
        """Those to choose from, without those that are `known` (ids) already."""
        self.municipality.choices = [
            SelectChoice(one.slug, one.name) for one in municipalities if one.id not in known
        ]


class PasswordForm(BaseForm):
    """The password, typed once more before something that matters."""

    password = OldPasswordField(_l("Ihr Passwort"))


class ResetForm(BaseForm):
    """A new password for one that was forgotten. `who` are the account's own words."""

    password = NewPasswordField(_l("Neues Passwort"))

    def __init__(self, who: tuple[str, ...]) -> None:
        super().__init__()
        self.who = who

    def personal(self) -> tuple[str, ...]:
        """What is too easy to guess here."""
        return web.config().site_name, *self.who


class ChangePasswordForm(ResetForm):
    """A new password in place of the old one."""

    current = OldPasswordField(_l("Bisheriges Passwort"))


class NameForm(BaseForm):
    """The name shown."""

    name = LineField(_l("Name, der bei Ihren Beiträgen steht"), NAMES)


class NewcomerForm(ResetForm):
    """What an invited person without an account adds."""

    name = LineField(_l("Ihr Name"), NAMES)
    password = NewPasswordField(_l("Passwort"))

    def personal(self) -> tuple[str, ...]:
        """What is too easy to guess here."""
        return *super().personal(), self.name.data or ""


ROLES = {Role.ADMIN.value: _l("Administration"), Role.MODERATOR.value: _l("Moderation")}
"""The words for the roles."""


class RoleForm(BaseForm):
    """A role."""

    role = RadioField(
        _l("Rolle"),
        [InputRequired()],
        choices=[SelectChoice(value, label) for value, label in ROLES.items()],
        default=Role.MODERATOR.value,
    )


class InvitationForm(RoleForm):
    """Whom to ask to the team."""

    email = AddressField(_l("E-Mail-Adresse"), [InputRequired()])

    def draft(self) -> InvitationDraft:
        """What was typed."""
        return InvitationDraft(email=self.email.data, role=Role(self.role.data))
