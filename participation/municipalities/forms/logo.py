"""A logo, rebuilt from its pixels; unlike a photo it keeps what is transparent."""

import io
from typing import Any

from PIL import Image
from wtforms import FileField

from participation.kernel import image_headers
from participation.kernel.errors import DomainError
from participation.kernel.telling import told

HEAVIEST = 2_000_000
"""Bytes of the file that is sent."""
MOST_PIXELS = 8_000_000
WIDEST, HIGHEST = 600, 200
"""Pixels of what is kept: sharp at twice the size it is shown in."""

BROKEN = "Diese Datei lässt sich nicht als Bild lesen. Bitte wählen Sie eine PNG-, JPEG- oder WebP-Datei."


def reencode_logo(data: bytes) -> bytes:
    """A logo as lossless WebP of at most 600 x 200 pixels. Raises DomainError for what is no fit picture."""
    if len(data) > HEAVIEST:
        raise DomainError("Das Logo ist größer als 2 MB. Bitte wählen Sie eine kleinere Datei.")
    header = image_headers.read(data)
    if header.width * header.height > MOST_PIXELS:
        raise DomainError("Das Logo hat mehr als 8 Millionen Bildpunkte. Bitte verkleinern Sie es.")
    try:
        return _rebuilt(data, header.kind)
    except Exception as error:  # decoders fail in many ways; to the person it is all one
        raise DomainError(BROKEN) from error


def _rebuilt(data: bytes, kind: str) -> bytes:
    picture = Image.open(io.BytesIO(data), formats=[kind])
    if picture.width * picture.height > MOST_PIXELS:
        raise DomainError(BROKEN)
    pixels = picture.convert("RGBA")
    pixels.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    fresh = Image.frombytes("RGBA", pixels.size, pixels.tobytes())  # knows nothing of what came with the file
    kept = io.BytesIO()
    fresh.save(kept, "WEBP", lossless=True)
    return kept.getvalue()


class LogoField(FileField):  # type: ignore[misc]  # WTForms ships no types
    """A logo; `data` is what is to be kept of it, or None. Its view is marked `@web.takes_files`."""

    data: bytes | None

    def process_formdata(self, valuelist: list[Any]) -> None:
        chosen = next((value for value in valuelist if getattr(value, "filename", "")), None)
        self.data = None
        if chosen is None:
            return
        try:
            self.data = reencode_logo(chosen.stream.read(HEAVIEST + 1))
        except DomainError as refusal:
            raise ValueError(told(refusal)) from refusal
