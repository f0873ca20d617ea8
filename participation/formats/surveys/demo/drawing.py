"""Two drawn designs to choose from: simple shapes, made here, so that they belong to nobody else."""

import io

from PIL import Image, ImageDraw

from participation.kernel import images
from participation.kernel.files import Files
from participation.kernel.uploads import SMALL

SIZE = 1200, 800
SKY, GROUND, STEEL, GREEN, TRUNK, WOOD = "#d8e8f2", "#c9c3b4", "#37474f", "#4f7f3a", "#6b4a2f", "#e9dcc0"


def stored(files: Files) -> list[str]:
    """Both, in the store; their keys."""
    return [_kept(files, drawn) for drawn in (_roof(), _house())]


def _kept(files: Files, drawn: Image.Image) -> str:
    out = io.BytesIO()
    drawn.save(out, "PNG")
    picture = images.reencode(io.BytesIO(out.getvalue()))
    key = files.put(picture.data)
    files.put(images.thumbnail(picture).data, key=f"{key}-{SMALL}")
    return key


def _scene() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 600, 1200, 800), fill=GROUND)
    return image, pen


def _roof() -> Image.Image:
    image, pen = _scene()
    for left in (40, 1080):
        pen.rectangle((left + 30, 420, left + 50, 620), fill=TRUNK)
        pen.ellipse((left - 40, 230, left + 120, 450), fill=GREEN)
    pen.polygon([(180, 380), (1040, 330), (1040, 365), (180, 415)], fill=GREEN)
    for left in (230, 480, 730, 980):
        pen.rectangle((left, 350, left + 14, 640), fill=STEEL)
    for place in range(8):
        _bike(pen, 215 + place * 100, 640)
    return image


def _house() -> Image.Image:
    image, pen = _scene()
    pen.rectangle((200, 140, 1000, 660), fill=WOOD, outline=STEEL, width=6)
    for floor in range(3):
        top = 170 + floor * 160
        pen.rectangle((230, top, 800, top + 130), fill="#eef6fa", outline=STEEL, width=4)
        for place in range(5):
            _bike(pen, 240 + place * 110, top + 120)
    pen.rectangle((840, 440, 970, 660), fill=STEEL)
    return image


def _bike(pen: ImageDraw.ImageDraw, left: int, bottom: int) -> None:
    for wheel in (left, left + 50):
        pen.ellipse((wheel, bottom - 42, wheel + 42, bottom), outline=STEEL, width=4)
    pen.line(
        (left + 21, bottom - 21, left + 40, bottom - 58, left + 71, bottom - 21), fill="#a3341f", width=5
    )
    pen.line((left + 40, bottom - 58, left + 62, bottom - 66), fill="#a3341f", width=5)
