"""The logo of a municipality, as papers take it."""

import io

from PIL import Image

from participation.kernel.errors import Missing
from participation.kernel.files import Files
from participation.municipalities.models import Municipality

LARGEST = (900, 300)
"""Width and height in dots."""


def logo_of(municipality: Municipality, logos: Files | None) -> bytes:
    """The logo as PNG; empty where there is none, or nobody said where logos are kept. A report without a logo that
    cannot be read is better than no report."""
    if logos is None or not municipality.logo_key:
        return b""
    try:
        with logos.open(municipality.logo_key) as file, Image.open(file) as found:
            picture = found.convert("RGBA")
    except (Missing, OSError):
        return b""
    picture.thumbnail(LARGEST)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
