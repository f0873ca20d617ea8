"""Files from another platform: looked into when they arrive, laid aside until somebody says that they may come in."""

from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import BooleanField, MultipleFileField
from wtforms.widgets import FileInput

from participation.kernel import uploads
from participation.kernel.errors import DomainError
from participation.kernel.forms import BaseForm

MOST_FILES = 10
LONGEST_NAME = 120
KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that is here, under the name it had."""

    name: str
    data: bytes


class _TablesInput(FileInput):  # type: ignore[misc]  # WTForms ships no types
    """The file input, and beside it the tokens of files that are already here."""

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        attributes |= {"multiple": True, "accept": ".csv,.xlsx,.geojson,.json"}
        shown = Markup(super().__call__(field, **attributes))  # noqa: S704 - WTForms escapes what it renders
        hidden = Markup('<input type="hidden" name="{}" value="{}">')
        for token, one in field.stashed():
            shown += hidden.format(f"{field.name}-stash", f"{token}.{one.name}")
        return shown


class TablesField(MultipleFileField):  # type: ignore[misc]  # WTForms ships no types
    """Some files. `data` is a list of `Brought`; new ones replace those that came before."""

    widget = _TablesInput(multiple=True)
    data: list[Brought]

    def process(self, formdata: Any, *args: Any, **options: Any) -> None:
        """Look at what was sent before WTForms does: the tokens lie beside the files."""
        self._sent = formdata.getlist(f"{self.name}-stash") if formdata else []
        self._tokens: list[str] = []
        self.data = []
        super().process(formdata, *args, **options)

    def process_data(self, _value: object) -> None:
        """There is nothing to begin with."""
        self.data = []

    def process_formdata(self, valuelist: list[Any]) -> None:
        """New files, or those that came before."""
        chosen = [value for value in valuelist if getattr(value, "filename", "")]
        self.data = [Brought(_bare(one.filename), one.stream.read()) for one in chosen[:MOST_FILES]]
        if not chosen:
            self._redeem()

    def stashed(self) -> list[tuple[str, Brought]]:
        """Every file with its token; laid aside on first use."""
        if not self._tokens:
            self._tokens = [uploads.store().stash(one.data, uploads.visitor()) for one in self.data]
        return list(zip(self._tokens, self.data, strict=True))

    def _redeem(self) -> None:
        for sent in self._sent[:MOST_FILES]:
            token, _dot, name = str(sent)[: LONGEST_NAME + 40].partition(".")
            found = uploads.store().unstash(token, uploads.visitor())
            if found is not None:
                self._tokens.append(token)
                self.data.append(Brought(_bare(name), found))


class MovingForm(BaseForm):
    """What is to come in, and how. It is sent twice: to be checked, and to be kept."""

    files = TablesField(_l("Dateien"))
    with_names = BooleanField(_l("Öffentliche Namen der Verfassenden mitnehmen"))
    sound_rows = BooleanField(_l("Einwandfreie Zeilen auch dann übernehmen, wenn andere abgelehnt werden"))

    @property
    def keeps(self) -> bool:
        """Whether what is here may come in now."""
        return request.form.get("step") == KEEP

    def validate_files(self, field: TablesField) -> None:
        """Without a file there is nothing to do."""
        if not field.data:
            self.tell(DomainError("Bitte wählen Sie mindestens eine Datei.", "files"))


def _bare(name: str) -> str:
    """A name without folders, short enough for a sentence; its ending stays."""
    bare = name.replace("\\", "/").rpartition("/")[2] or "datei"
    return bare[-LONGEST_NAME:]
