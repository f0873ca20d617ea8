"""What a commission hands in."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField
from wtforms.validators import ValidationError

from participation.kernel.forms import BaseForm


class ResultForm(BaseForm):
    """The ZIP that two members signed."""

    file = FileField(_l("Unterschriebenes Ergebnis (ZIP)"))

    def validate_file(self, field: FileField) -> None:
        """There must be one."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError(_("Bitte wählen Sie die Datei kommission-ergebnis.zip."))

    def received(self) -> bytes:
        """Its bytes."""
        return bytes(self.file.data.stream.read())
