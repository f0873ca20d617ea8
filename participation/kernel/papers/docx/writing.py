"""Blocks of a paper as WordprocessingML."""

from collections.abc import Callable, Iterable, Sequence

from participation.kernel.papers.docx.package import OFFICE, attribute, xml
from participation.kernel.papers.model import (
    Block,
    Chart,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
)

WIDTH = 9_400
"""Of a table in twentieths of a point: A4 with margins of 22 mm."""
EMU = 12_700
"""Units of drawings in a point."""
BROAD = 470
"""Width of a picture in points."""
TALL = 52
"""Height of a logo in points."""
_DRAWN = f"{OFFICE}/drawingml/2006"


class Text:
    """The text as it grows, and what it refers to: pictures, addresses of links, and lists."""

    def __init__(self, draw: Callable[[Chart | Picture], bytes]) -> None:
        self.draw = draw
        self.pictures: list[bytes] = []
        self.links: list[str] = []
        self.lists: list[int] = []
        self.parts: list[str] = []

    def add(self, blocks: Iterable[Block]) -> None:
        """Write blocks below what is there."""
        for block in blocks:
            self.parts.append(self._block(block))

    def line(self, words: str, style: str) -> None:
        """A paragraph of one look."""
        self.parts.append(self._said(words, style))

    def mark(self, png: bytes, alt: str) -> None:
        """A picture as high as TALL, such as a logo."""
        width, height = _size(png)
        self.parts.append(self._picture(png, alt, TALL * width // height))

    def paragraph(self, runs: Sequence[Run]) -> None:
        """A paragraph of several looks."""
        self.parts.append(self._paragraph(runs, ""))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                found = self._said(block.words, f"Heading{block.level - 1}")
            case Paragraph():
                found = self._paragraph(block.runs, {"lead": "Lead", "note": "Note"}.get(block.look, ""))
            case Listing():
                found = self._listing(block)
            case Quote():
                found = self._said(block.words, "Quote") + self._said(block.source, "Note")
            case Grid():
                found = self._grid(block)
            case Chart():
                found = self._chart(block)
            case Picture():
                found = self._picture(self.draw(block), block.alt) + self._said(block.caption, "Note")
        return found

    def _chart(self, block: Chart) -> str:
        drawn = self._said(block.title, "Caption") + self._picture(self.draw(block), block.spoken)
        return drawn + self._grid(block.table)

    def _said(self, words: str, style: str) -> str:
        """A paragraph of one look; nothing where nothing is said."""
        return self._paragraph((Run(words),), style) if words else ""

    def _listing(self, block: Listing) -> str:
        self.lists.append(1 if block.ordered else 0)
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{len(self.lists)}"/></w:numPr>'
        return "".join(self._paragraph(item, "", number) for item in block.items)

    def _paragraph(self, runs: Sequence[Run], style: str, more: str = "") -> str:
        kind = f'<w:pStyle w:val="{style}"/>' if style else ""
        look = f"<w:pPr>{kind}{more}</w:pPr>" if kind or more else ""
        return f"<w:p>{look}{''.join(self._run(run) for run in runs)}</w:p>"

    def _run(self, run: Run) -> str:
        look = ('<w:rStyle w:val="Hyperlink"/>' if run.url else "") + ("<w:b/>" if run.strong else "")
        look += "<w:i/>" if run.emphasis else ""
        words = "<w:br/>".join(
            f'<w:t xml:space="preserve">{xml(line)}</w:t>' for line in run.words.split("\n")
        )
        written = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{words}</w:r>"
        if not run.url:
            return written
        self.links.append(run.url)
        return f'<w:hyperlink r:id="rLink{len(self.links)}">{written}</w:hyperlink>'

    def _grid(self, grid: Grid) -> str:
        shares = grid.shares or tuple(1 if place in grid.numbers else 2 for place in range(len(grid.head)))
        widths = [WIDTH * share // sum(shares) for share in shares]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self._row(row, grid, widths) for row in grid.rows)
        head = self._row(grid.head, grid, widths, is_head=True)
        told = f'<w:tblCaption w:val="{attribute(grid.caption)}"/>' if grid.caption else ""
        return (
            f'{self._said(grid.caption, "Caption")}<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1"/>'
            f"{told}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl><w:p/>"
        )

    def _row(self, row: Sequence[str], grid: Grid, widths: Sequence[int], *, is_head: bool = False) -> str:
        look = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/>' if is_head else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{self._paragraph((Run(words, strong=is_head),), 'Cell', _side(grid, place))}</w:tc>"
            for place, (words, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"<w:tr>{look}{cells}</w:tr>"

    def _picture(self, png: bytes, alt: str, broad: int = BROAD) -> str:
        self.pictures.append(png)
        number = len(self.pictures)
        width, height = _size(png)
        across, down = broad * EMU, broad * EMU * height // width
        return (
            f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_DRAWN}/wordprocessingDrawing">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Bild {number}" descr="{attribute(alt)}"/>'
            f'<a:graphic xmlns:a="{_DRAWN}/main"><a:graphicData uri="{_DRAWN}/picture"><pic:pic xmlns:pic="{_DRAWN}/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Bild {number}" descr="{attribute(alt)}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="rPicture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )


def _side(grid: Grid, place: int) -> str:
    return '<w:jc w:val="right"/>' if place in grid.numbers else ""


def _size(png: bytes) -> tuple[int, int]:
    """Width and height in dots, from the first chunk of the file (PNG, 11.2.2)."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
