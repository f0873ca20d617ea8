"""Photos are rebuilt from their pixels, and what is no photo is refused before anything decodes it."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from participation.kernel import image_headers, images
from participation.kernel.errors import DomainError

GPS_INFO, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def encoded(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    kept = io.BytesIO()
    (image or Image.new("RGB", (40, 20), "#c02040")).save(kept, kind, **options)
    return kept.getvalue()


def again(data: bytes) -> Image.Image:
    picture = images.reencode(io.BytesIO(data))
    assert (picture.mime, picture.data[8:12]) == ("image/webp", b"WEBP")
    found = Image.open(io.BytesIO(picture.data))
    assert found.size == (picture.width, picture.height)
    return found.convert("RGB")


def refused(data: bytes) -> str:
    with pytest.raises(DomainError) as caught:
        images.reencode(io.BytesIO(data))
    return caught.value.message


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def a_png_that_claims(width: int, height: int, pixels: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


def full_of_secrets(kind: str, *, profiled: bool = True) -> bytes:
    """A photo with place, camera, comment and (unless not `profiled`) profile in every way its format knows."""
    exif = Image.Exif()
    exif[MAKE] = "SECRETCAM"
    exif[0x9286] = "SECRETCOMMENT"
    exif[GPS_INFO] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0), 29: "SECRETDATE"}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, Any] = {"exif": exif} | ({"icc_profile": profile} if profiled else {})
    if kind == "JPEG":
        options |= {"comment": b"SECRETJPEGCOMMENT", "xmp": b"<x:xmpmeta>SECRETXMP</x:xmpmeta>"}
    if kind == "WEBP":
        options |= {"xmp": b"<x:xmpmeta>SECRETXMP</x:xmpmeta>"}
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_text("Author", "SECRETAUTHOR")
        info.add_itxt("XML:com.adobe.xmp", "SECRETXMP")
        options["pnginfo"] = info
    return encoded(kind, **options)


@pytest.mark.parametrize("profiled", [True, False])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_survives(kind: str, profiled: bool) -> None:
    """Colours are converted only where there is a profile; other photos take another way through."""
    data = full_of_secrets(kind, profiled=profiled)
    assert b"SECRET" in data
    picture = images.reencode(io.BytesIO(data))
    assert b"SECRET" not in picture.data
    assert {picture.data[at : at + 4] for at in (12,)} <= {b"VP8 ", b"VP8L"}  # a container without side rooms
    found = Image.open(io.BytesIO(picture.data))
    assert not found.getexif()
    assert "icc_profile" not in found.info
    assert "xmp" not in found.info


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_same_file_gives_the_same_bytes(kind: str) -> None:
    data = full_of_secrets(kind)
    assert images.reencode(io.BytesIO(data)) == images.reencode(io.BytesIO(data))


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (7, (1, 1)), (8, (0, 1))],
)
def test_photos_stand_upright(orientation: int, corner: tuple[int, int]) -> None:
    image = Image.new("RGB", (120, 60), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 29, 29), fill="black")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    found = again(encoded("JPEG", image, exif=exif, quality=95))
    assert found.size == ((60, 120) if orientation > 4 else (120, 60))
    at = ((found.width - 6) * corner[0] + 3, (found.height - 6) * corner[1] + 3)
    dark = [
        (x, y)
        for x in (3, found.width - 4)
        for y in (3, found.height - 4)
        if sum(found.getpixel((x, y))) < 200  # type: ignore[arg-type]
    ]
    assert [(round(x / found.width), round(y / found.height)) for x, y in dark] == [
        (round(at[0] / found.width), round(at[1] / found.height))
    ]


@pytest.mark.filterwarnings("ignore")  # Pillow says aloud that the camera's data are broken
def test_a_broken_orientation_costs_nothing() -> None:
    data = encoded("JPEG", exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff garbage")
    assert again(data).size == (40, 20)


def test_large_photos_shrink_to_1600_and_thumbnails_to_480() -> None:
    picture = images.reencode(io.BytesIO(encoded("JPEG", Image.new("RGB", (4000, 3000)))))
    assert (picture.width, picture.height) == (1600, 1200)
    small = images.thumbnail(picture)
    assert (small.width, small.height) == (480, 360)


def test_small_photos_do_not_grow() -> None:
    picture = images.reencode(io.BytesIO(encoded("PNG", Image.new("RGB", (3, 2)))))
    assert (picture.width, picture.height, images.thumbnail(picture).width) == (3, 2, 3)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_a_picture(mode: str) -> None:
    assert again(encoded("PNG", Image.new(mode, (30, 30)))).size == (30, 30)


@pytest.mark.parametrize("size", [(30, 30), (2500, 2500), (5000, 5000)])
@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparent_parts_become_white(mode: str, size: tuple[int, int]) -> None:
    found = again(encoded("PNG", Image.new(mode, size)))
    assert found.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bit_grey_stays_grey() -> None:
    image = Image.frombytes("I;16", (8, 8), b"\x00\x80" * 64)
    red, green, blue = again(encoded("PNG", image)).getpixel((4, 4))  # type: ignore[misc]
    assert (red, green, blue) == pytest.approx((128, 128, 128), abs=2)


def test_print_colours_become_screen_colours() -> None:
    assert again(encoded("JPEG", Image.new("CMYK", (30, 30), (0, 0, 0, 0)))).getpixel((5, 5)) == (
        255,
        255,
        255,
    )


def test_a_wide_profile_is_brought_to_srgb_and_nonsense_is_left_out() -> None:
    plain = again(encoded("PNG"))
    assert again(encoded("PNG", icc_profile=b"no profile")).getpixel((5, 5)) == plain.getpixel((5, 5))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    assert again(encoded("PNG", icc_profile=lab)).size == plain.size


def test_animations_give_their_first_picture() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("#ff0000", "#00ff00")]
    for kind in ("PNG", "WEBP"):
        red, green, _blue = again(encoded(kind, frames[0], save_all=True, append_images=frames[1:])).getpixel(
            (9, 9)
        )  # type: ignore[misc]
        assert red > 240, kind
        assert green < 15, kind


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SVG,
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7",
        b"II*\x00 a TIFF",
        b"\x00\x00\x00\x18ftypheic",
        b"BM a bitmap",
        b"RIFF\x00\x00\x00\x00WAVE",
    ],
)
def test_what_is_no_photo_is_named_so(data: bytes) -> None:
    assert refused(data) == image_headers.WRONG_KIND


def test_a_gif_is_refused_even_where_it_is_called_something_else() -> None:
    assert refused(encoded("GIF", Image.new("P", (4, 4)))) == image_headers.WRONG_KIND


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\xff\xd8\xff\xd8\xff\xd8",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + SVG,
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"RIFF\x00\x00\x00\x00WEBPABCD" + b"\x01" * 40,
        b"RIFF\x00\x00\x00\x00WEBPVP8X" + b"\x00" * 40,
        a_png_that_claims(0, 10),
        a_png_that_claims(64, 64, b"too few"),
    ],
)
def test_broken_files_are_refused_with_words(data: bytes) -> None:
    assert refused(data) == images.BROKEN


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_files_that_end_too_early_are_refused(kind: str) -> None:
    data = encoded(kind, Image.effect_noise((200, 200), 90).convert("RGB"))
    for part in (0.1, 0.5, 0.9):
        assert refused(data[: int(len(data) * part)]) == images.BROKEN


def test_a_script_behind_a_photo_is_left_behind() -> None:
    for kind in ("JPEG", "PNG"):
        picture = images.reencode(io.BytesIO(encoded(kind) + b"<script>alert(1)</script><?php ?>"))
        assert b"<script>" not in picture.data
        assert b"<?php" not in picture.data


def test_ten_megabytes_are_the_limit() -> None:
    photo = encoded("JPEG")
    assert again(photo + b"\x00" * (images.LARGEST_FILE - len(photo))).size == (40, 20)
    assert refused(photo + b"\x00" * (images.LARGEST_FILE - len(photo) + 1)) == images.TOO_HEAVY


def test_twenty_five_million_pixels_are_the_limit() -> None:
    assert again(encoded("PNG", Image.new("1", (5000, 5000)))).size == (1600, 1600)
    assert refused(encoded("PNG", Image.new("1", (5001, 5000)))) == images.TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        a_png_that_claims(100_000, 100_000),
        a_png_that_claims(2**31 - 1, 2**31 - 1),
        b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01",
        b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x3f\x00\xff\x3f\x00"
        + b"\x00" * 20,
        b"RIFF\x00\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f\xff\xff\xff\x0f" + b"\x00" * 20,
        b"RIFF\x00\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\xff\x3f\xff\x3f"
        + b"\x00" * 20,
    ],
)
def test_pixel_bombs_are_refused_by_their_header(data: bytes) -> None:
    assert refused(data) == images.TOO_LARGE


def test_a_header_that_lies_is_caught_by_the_decoder() -> None:
    """An extended WebP says 10 x 10 in front and holds something far larger."""
    honest = encoded("WEBP", Image.new("RGB", (4500, 4500)), lossless=True)
    small = (9).to_bytes(3, "little")
    body = b"VP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + small + small + honest[12:]
    lying = b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body
    assert refused(lying) in {images.TOO_LARGE, images.BROKEN}


def test_a_photo_of_a_thousand_scans_is_refused() -> None:
    photo = encoded("JPEG", progressive=True)
    assert again(photo).size == (40, 20)
    assert refused(photo + b"\xff\xda" * image_headers.MOST_SCANS) == images.BROKEN


def test_the_largest_photos_fit_into_little_memory(tmp_path: Path) -> None:
    """Measured in a process of its own: what a transparent picture of 25 million pixels takes."""
    Image.new("RGBA", (5000, 5000)).save(tmp_path / "large.png")
    script = (
        "import resource, sys; from participation.kernel import images\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "images.reencode(open(sys.argv[1], 'rb'))\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "large.png")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 300


def test_only_our_own_webp_is_read_back() -> None:
    picture = images.reencode(io.BytesIO(encoded("JPEG")))
    assert images.measured(picture.data) == picture
    with pytest.raises(DomainError):
        images.measured(encoded("PNG"))
