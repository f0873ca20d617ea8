"""What the office types in about other installations."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FileField
from wtforms.validators import InputRequired, Length, ValidationError

from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kts.actions.federation import InstallationDraft
from participation.kts.policy.indicator_file import LARGEST


class InstallationForm(BaseForm):
    """Name, key and address of an installation."""

    name = LineField(_l("Name der Installation"), [InputRequired(), Length(max=120)])
    public_key = LineField(_l("Öffentlicher Schlüssel"), [InputRequired(), Length(max=200)])
    url = LineField(_l("Adresse der Kennzahlendatei"), [Length(max=400)])

    def draft(self) -> InstallationDraft:
        """What was typed."""
        return InstallationDraft(self.name.data, self.public_key.data, self.url.data)


class HandInForm(BaseForm):
    """A file that an installation sent by other ways."""

    file = FileField(_l("Kennzahlendatei (JSON)"))
    text = TextField(_l("oder ihr Inhalt"))

    def validate_file(self, field: Any) -> None:
        """One of the two."""
        if not getattr(field.data, "filename", "") and not self.text.data:
            raise ValidationError(_l("Bitte wählen Sie die Datei aus oder fügen Sie ihren Inhalt ein."))

    def content(self) -> bytes:
        """The bytes of the file, or of what was pasted."""
        if getattr(self.file.data, "filename", ""):
            return bytes(self.file.data.stream.read(LARGEST + 1))
        return str(self.text.data).encode()
