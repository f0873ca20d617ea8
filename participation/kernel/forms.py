"""The base of every form: CSRF, cleaned text, errors of actions shown at their field."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import EmailField, FileField, Form, HiddenField, StringField, TextAreaField
from wtforms.csrf.core import CSRF
from wtforms.validators import ValidationError

from participation.kernel import csrf, text
from participation.kernel.csrf import FIELD
from participation.kernel.errors import DomainError, Missing, TooMany
from participation.kernel.telling import told


class _Token(CSRF):  # type: ignore[misc]  # WTForms ships no types
    """Hands WTForms the platform's CSRF token."""

    def generate_csrf_token(self, csrf_token_field: Any) -> str:
        return csrf.token()

    def validate_csrf_token(self, form: Any, field: Any) -> None:
        if not csrf.valid():
            raise ValidationError(
                _(
                    "Ihre Sitzung hat sich geändert. Es ist nichts verloren: Bitte senden Sie das Formular noch einmal ab."
                )
            )


class BaseForm(Form):  # type: ignore[misc]  # WTForms ships no types
    """A form that knows the request, keeps what was typed and collects what an action refuses."""

    class Meta:
        """Every form carries a CSRF token and speaks German or English through Flask-Babel."""

        csrf = True
        csrf_class = _Token
        csrf_field_name = FIELD

        def get_translations(self, form: Any) -> Any:
            return _Translations()

    def __init__(self, formdata: Any = None, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.refused: list[str] = []
        self._impatient = False

    def process(self, formdata: Any = None, *arguments: Any, **values: Any) -> None:
        """Take up what was sent. Files reach file fields only: whoever sends one as a text has sent no text."""
        if formdata is None and request.method == "POST":
            formdata = MultiDict(request.form)
            for field in self:
                if isinstance(field, FileField):
                    formdata.setlist(field.name, request.files.getlist(field.name))
        super().process(formdata, *arguments, **values)

    def submitted(self) -> bool:
        """Whether the form was sent and everything typed stands up to the field rules."""
        return request.method == "POST" and bool(self.validate())

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Catch what an action refuses and show it at its field, or on top. What is missing stays a 404."""
        try:
            yield
        except Missing:
            raise
        except DomainError as refusal:
            self.tell(refusal)

    def tell(self, refusal: DomainError) -> None:
        """Show a refusal."""
        self._impatient = self._impatient or isinstance(refusal, TooMany)
        field = self._fields.get(refusal.field or "")
        sentence = told(refusal)
        if field is None:
            self.refused.append(sentence)
        else:
            field.errors = [*field.errors, sentence]

    @property
    def has_errors(self) -> bool:
        """Whether anything stands in the way."""
        return bool(self.refused or self.errors)

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form: machines that are told to wait do wait."""
        if self._impatient:
            return TooMany.status
        return 422 if self.has_errors else 200


class ActionForm(BaseForm):
    """A button: nothing but its CSRF token."""


class _Translations:
    """WTForms' own messages, through our catalogue."""

    def gettext(self, message: str) -> str:
        return str(GERMAN.get(message, message))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


GERMAN = {
    "This field is required.": _l("Bitte füllen Sie dieses Feld aus."),
    "Invalid input.": _l("Diese Eingabe ist nicht gültig."),
    "Not a valid choice": _l("Bitte wählen Sie einen der angebotenen Werte."),
    "Not a valid choice.": _l("Bitte wählen Sie einen der angebotenen Werte."),
    "Invalid Choice: could not coerce.": _l("Bitte wählen Sie einen der angebotenen Werte."),
    "Not a valid integer value.": _l("Bitte geben Sie eine ganze Zahl ein."),
    "Not a valid decimal value.": _l("Bitte geben Sie eine Zahl ein."),
    "Not a valid date value.": _l("Bitte geben Sie ein Datum ein, zum Beispiel 2026-03-31."),
    "Not a valid datetime value.": _l("Bitte geben Sie Datum und Uhrzeit ein."),
    "Not a valid time value.": _l("Bitte geben Sie eine Uhrzeit ein."),
    "Field cannot be longer than %(max)d character.": _l("Höchstens %(max)d Zeichen."),
    "Field cannot be longer than %(max)d characters.": _l("Höchstens %(max)d Zeichen."),
    "Field must be at least %(min)d character long.": _l("Mindestens %(min)d Zeichen."),
    "Field must be at least %(min)d characters long.": _l("Mindestens %(min)d Zeichen."),
    "Invalid email address.": _l(
        "Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@beispiel.de."
    ),
}


class LineField(StringField):  # type: ignore[misc]  # WTForms ships no types
    """One line of plain text, cleaned."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = text.line(valuelist[0]) if valuelist else ""


class TextField(TextAreaField):  # type: ignore[misc]  # WTForms ships no types
    """Plain text with line breaks, cleaned."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = text.plain(valuelist[0]) if valuelist else ""


class AddressField(EmailField):  # type: ignore[misc]  # WTForms ships no types
    """An e-mail address in its usual spelling. Nothing is looked up: that would tell who types here."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = text.line(valuelist[0])[:400] if valuelist else ""

    def post_validate(self, form: Any, validation_stopped: bool) -> None:  # noqa: FBT001 - WTForms' own
        if validation_stopped or not self.data:
            return
        try:
            found = validate_email(self.data, check_deliverability=False)
        except EmailNotValidError as error:
            raise ValidationError(
                _("Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@beispiel.de.")
            ) from error
        if found.smtputf8:  # few servers know how to post these
            raise ValidationError(
                _(
                    "An Adressen mit Umlauten oder Akzenten vor dem @ können wir nicht schreiben. "
                    "Bitte geben Sie eine andere an."
                )
            )
        self.data = found.normalized


class Honeypot(HiddenField):  # type: ignore[misc]  # WTForms ships no types
    """A field that people never see and robots fill in."""


def query_values(*names: str) -> MultiDict[str, str]:
    """The named parameters of the address bar, cleaned; what else stands there is ignored."""
    return MultiDict(
        [(name, text.line(value)[:200]) for name in names for value in request.args.getlist(name)]
    )
