"""Photos, rebuilt from their pixels: nothing that a camera or an attacker wrote beside them survives.

Kind and size are read from the first bytes, before any decoder sees the file. What leaves here is a WebP
without place, time, device, comment or profile (colours are brought to sRGB), turned the right way up.
"""

import io
import threading
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageCms

from participation.kernel import image_headers
from participation.kernel.errors import DomainError

LARGEST_FILE = 10_000_000
"""Bytes."""
MOST_PIXELS = {"JPEG": 25_000_000, "PNG": 25_000_000, "WEBP": 12_500_000}
"""Per format: decoding a WebP takes twice the memory, and no camera writes large ones."""
LONGEST = 1_600
"""Longest side of what is kept, in pixels."""
THUMBNAIL = 480
MIME = "image/webp"

TOO_HEAVY = "Das Foto ist größer als 10 MB. Bitte wählen Sie ein kleineres."
TOO_LARGE = "Das Foto hat zu viele Bildpunkte (höchstens 25 Millionen, bei WebP die Hälfte)."
BROKEN = image_headers.BROKEN

_ORIENTATION = 0x0112
_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_one_at_a_time = threading.Lock()
"""The largest photo takes 50 MB (JPEG) to 240 MB (PNG) while it is decoded: one at a time in a process."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture, its size in pixels and its MIME type."""

    data: bytes
    width: int
    height: int
    mime: str = MIME


def reencode(stream: BinaryIO) -> Picture:
    """A photo as WebP, at most 1600 pixels long. Animated ones give their first picture.

    Raises DomainError for anything but JPEG, PNG and WebP, for more than 10 MB or 25 million pixels, and for
    files that do not decode.
    """
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise DomainError(TOO_HEAVY)
    header = image_headers.read(data)
    _bounded(header.kind, header.width, header.height)
    with _one_at_a_time:
        return _encoded(_decoded(data, header.kind))


def thumbnail(picture: Picture) -> Picture:
    """The same picture, at most 480 pixels long."""
    with _one_at_a_time:
        image = Image.open(io.BytesIO(picture.data), formats=["WEBP"]).convert("RGB")
        return _encoded(_shrunk(image, THUMBNAIL))


def measured(data: bytes) -> Picture:
    """A picture that `reencode` made earlier, read back from its bytes. Raises DomainError for any other."""
    header = image_headers.read(data)
    if header.kind != "WEBP":
        raise DomainError(BROKEN)
    return Picture(data, header.width, header.height)


def _bounded(kind: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS[kind]:
        raise DomainError(TOO_LARGE)


def _decoded(data: bytes, kind: str) -> Image.Image:
    """Upright RGB pixels in sRGB, already shrunk. Raises DomainError."""
    try:
        image = Image.open(io.BytesIO(data), formats=[kind])
        _bounded(kind, *image.size)
        image.draft("RGB", (LONGEST, LONGEST))  # a JPEG decodes to a half or a quarter straight away
        image.load()
        profile, turns = image.info.get("icc_profile"), _TURNS.get(_orientation(image), ())
        pixels = _in_srgb(_shrunk(_plain(_halved(image)), LONGEST), profile)
    except DomainError:
        raise
    except Exception as error:  # decoders fail in many ways; to the person it is all one
        raise DomainError(BROKEN) from error
    for turn in turns:
        pixels = pixels.transpose(turn)
    return pixels


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a broken block of camera data must not cost the photo
        return 1


def _halved(image: Image.Image) -> Image.Image:
    """About twice the size that is kept, where the pixels allow it: what follows then needs little memory."""
    factor = max(image.size) // (LONGEST * 3 // 2)
    if factor < 2 or image.mode in {"1", "P", "PA"} or image.mode.startswith("I;"):
        return image
    small = image.reduce(factor)
    image.close()
    return small


def _plain(image: Image.Image) -> Image.Image:
    """RGB, or CMYK for its profile's sake; transparent parts become white."""
    if image.mode in {"RGB", "CMYK"}:
        return image
    if image.mode.startswith(("I", "F")):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layers = image.convert("RGBA")
    paper = Image.new("RGB", layers.size, "white")
    paper.paste(layers, mask=layers.getchannel("A"))
    return paper


def _shrunk(image: Image.Image, longest: int) -> Image.Image:
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a screen without the camera's profile shows them; an unusable profile is left out."""
    if profile and len(profile) < 1_000_000:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return found or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
    return image.convert("RGB")


def _encoded(image: Image.Image) -> Picture:
    """Only the pixels go on: a new image knows nothing of the old one."""
    fresh = Image.frombytes("RGB", image.size, image.tobytes())
    kept = io.BytesIO()
    fresh.save(kept, "WEBP", quality=80, method=4)
    return Picture(kept.getvalue(), fresh.width, fresh.height)
