"""Logos are rebuilt from their pixels."""

import io
import struct
import zlib

import pytest
from PIL import Image

from participation.kernel.errors import DomainError
from participation.municipalities.forms.logo import HEAVIEST, reencode_logo


def picture(
    size: tuple[int, int] = (40, 20), kind: str = "PNG", mode: str = "RGBA", **options: object
) -> bytes:
    """A picture file."""
    kept = io.BytesIO()
    Image.new(mode, size, (200, 10, 30, 0) if mode == "RGBA" else "red").save(kept, kind, **options)
    return kept.getvalue()


def opened(data: bytes) -> Image.Image:
    """What came out."""
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("WEBP", "RGBA")])
def test_every_kind_becomes_webp(kind: str, mode: str) -> None:
    assert opened(reencode_logo(picture(kind=kind, mode=mode))).format == "WEBP"


def test_what_is_transparent_stays_so() -> None:
    assert opened(reencode_logo(picture())).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]  # RGBA


def test_large_ones_are_shrunk() -> None:
    assert opened(reencode_logo(picture((2400, 400)))).size == (600, 100)


def test_nothing_beside_the_pixels_survives() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Geheimnis"
    data = reencode_logo(picture(kind="JPEG", mode="RGB", exif=exif, comment=b"Geheimnis"))
    assert b"Geheimnis" not in data
    assert not opened(data).getexif()


def bomb() -> bytes:
    """A PNG of 400 million pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 50,
        picture()[:60],
        bomb(),
        b"x" * (HEAVIEST + 1),
    ],
    ids=["empty", "svg", "gif", "cut off", "bomb", "heavy"],
)
def test_what_is_no_fit_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(DomainError):
        reencode_logo(data)
