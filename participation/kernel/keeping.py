"""A file to take home in a form: looked into when it arrives, laid aside where the form comes back."""

from typing import Any

from markupsafe import Markup
from wtforms import FileField
from wtforms.widgets import FileInput

from participation.kernel import handouts, uploads
from participation.kernel.errors import DomainError
from participation.kernel.handouts import Handout
from participation.kernel.telling import told

ACCEPT = ",".join(f".{suffix}" for suffix in (*handouts.MIME, "jpeg"))


class _HandoutInput(FileInput):  # type: ignore[misc]  # WTForms ships no types
    """The file input, and beside it the token of the file that is already here."""

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        attributes["accept"] = ACCEPT
        shown = Markup(super().__call__(field, **attributes))  # noqa: S704 - WTForms escapes what it renders
        if field.stash:
            hidden = Markup('<input type="hidden" name="{}" value="{}">')
            shown += hidden.format(f"{field.name}-stash", f"{field.stash}.{field.data.suffix}")
        return shown


class HandoutField(FileField):  # type: ignore[misc]  # WTForms ships no types
    """One file to take home. `data` is a `Handout` or None. Its views are marked `@web.takes_files`."""

    widget = _HandoutInput()
    data: Handout | None

    def process(self, formdata: Any, *args: Any, **options: Any) -> None:
        """Look at what was sent before WTForms does: the token lies beside the file."""
        self._sent = formdata
        self._token = ""
        super().process(formdata, *args, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A new file, or the one that came before."""
        chosen = next((value for value in valuelist if getattr(value, "filename", "")), None)
        self.data = self._redeemed()
        if chosen is None:
            return
        try:
            self.data = handouts.examined(chosen.stream.read(handouts.LARGEST + 1), chosen.filename)
            self._token = ""
        except DomainError as refusal:
            raise ValueError(told(refusal)) from refusal

    @property
    def stash(self) -> str:
        """The token of the file at hand, laid aside on first use; empty without a file."""
        if self.data is not None and not self._token:
            self._token = uploads.store().stash(self.data.data, uploads.visitor())
        return self._token

    def _redeemed(self) -> Handout | None:
        token, _dot, suffix = str(self._sent.get(f"{self.name}-stash", ""))[:80].partition(".")
        data = uploads.store().unstash(token, uploads.visitor()) if token else None
        if data is None:
            return None
        self._token = token
        return handouts.examined(data, f"x.{suffix}")
