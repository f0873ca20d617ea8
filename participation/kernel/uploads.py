"""A photo in a form: decoded when its view asks for it, before any database is locked.

A form that is refused comes back with its photo: the picture is laid aside on the server, and a hidden token
that only this visitor can redeem travels with the form.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import session
from markupsafe import Markup
from wtforms import FileField
from wtforms.widgets import FileInput

from participation.kernel import images, web
from participation.kernel.errors import DomainError
from participation.kernel.files import Files
from participation.kernel.images import Picture
from participation.kernel.telling import told

SMALL = "480"
"""The suffix of a thumbnail's key."""


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture and its thumbnail that lie in the store; size in pixels."""

    key: str
    width: int
    height: int


def store() -> Files:
    """Where photos are kept."""
    return Files(web.config().photo_folder)


def visitor() -> str:
    """A name for this browser as long as its visit lasts; signing in or out does not change it."""
    if "uploader" not in session:
        session["uploader"] = secrets.token_hex(16)
    return str(session["uploader"])


class _PhotoInput(FileInput):  # type: ignore[misc]  # WTForms ships no types
    """The file input, and beside it the token of the photo that is already here."""

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        attributes.setdefault("accept", "image/jpeg,image/png,image/webp")
        shown = Markup(super().__call__(field, **attributes))  # noqa: S704 - WTForms escapes what it renders
        if field.stash:
            hidden = Markup('<input type="hidden" name="{}" value="{}">')
            shown += hidden.format(field.stash_name, field.stash)
        return shown


class PhotoField(FileField):  # type: ignore[misc]  # WTForms ships no types
    """One photo. `data` is a `Picture`, re-encoded, or None. Its views are marked `@web.takes_files`."""

    widget = _PhotoInput()
    data: Picture | None

    def process(self, formdata: Any, *args: Any, **options: Any) -> None:
        """Look at what was sent before WTForms does: the token lies beside the file."""
        self._sent = formdata
        self._token, self._chosen = "", None
        super().process(formdata, *args, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Fetch the photo that came before; a new one waits for `receive`."""
        self.data = self._redeemed()
        self._chosen = next((value for value in valuelist if getattr(value, "filename", "")), None)

    @property
    def brought(self) -> bool:
        """Whether the form brings a photo, a new one or one that came before."""
        return self._chosen is not None or self.data is not None

    def receive(self) -> None:
        """Decode a new photo; a refusal leaves the earlier one in place. Slow: before any lock, after every check."""
        chosen, self._chosen = self._chosen, None
        if chosen is None:
            return
        try:
            self.data, self._token = images.reencode(chosen.stream), ""
        except DomainError as refusal:
            self.process_errors.append(told(refusal))

    @property
    def stash_name(self) -> str:
        """The name of the hidden token."""
        return f"{self.name}-stash"

    @property
    def drop_name(self) -> str:
        """The name of the box that says: leave the photo out after all."""
        return f"{self.name}-drop"

    @property
    def dropped(self) -> bool:
        """Whether that box was ticked, and no other photo chosen."""
        return bool(self._sent) and bool(self._sent.get(self.drop_name)) and self.data is None

    @property
    def stash(self) -> str:
        """The token of the photo at hand, laid aside on first use; empty without a photo."""
        if self.data is not None and not self._token:
            self._token = store().stash(self.data.data, visitor())
        return self._token

    def keep(self) -> StoredPicture | None:
        """Put photo and thumbnail into the store. Slow: before the first use of a writing session."""
        if self.data is None:
            return None
        return keep(self.data)

    def _redeemed(self) -> Picture | None:
        token = str(self._sent.get(self.stash_name, ""))[:64]
        if not token or self._sent.get(self.drop_name):
            return None
        data = store().unstash(token, visitor())
        if data is None:
            return None
        self._token = token
        return images.measured(data)


def keep(picture: Picture) -> StoredPicture:
    """Put a picture and its thumbnail into the store, durably. What no row mentions in an hour is swept."""
    files = store()
    key = files.put(picture.data)
    files.put(images.thumbnail(picture).data, key=f"{key}-{SMALL}")
    return StoredPicture(key, picture.width, picture.height)
