"""DOCX: one table in landscape whose head is repeated on every page and whose rows may go on over the page.

WordprocessingML, written by hand: ECMA-376, part 1, chapter 17.
"""

from collections.abc import Sequence

from participation.formats.documents.synopsis.paper import HEADS, Paper, Piece, cells
from participation.kernel.papers.docx.package import OFFICE, WORDS, packed, relations, shell, xml

WIDTHS = (700, 2300, 5300, 4500, 2340)
"""Of the columns in twentieths of a point; A4 in landscape with margins of 15 mm has 15,140."""


def docx_bytes(paper: Paper) -> bytes:
    """The document."""
    word = f"{OFFICE}/officeDocument/2006/relationships"
    return packed(
        {
            **shell(paper.title, paper.municipality, paper.made_at),
            "word/document.xml": _document(paper),
            "word/styles.xml": _STYLES,
            "word/_rels/document.xml.rels": relations(
                ("rId1", f"{word}/styles", "styles.xml"), ("rId2", f"{word}/footer", "footer1.xml")
            ),
        }
    )


def _document(paper: Paper) -> str:
    rows = "".join(_row(cells(paper, place, line)) for place, line in enumerate(paper.lines, 1))
    head = _row([[Piece(head, bold=True)] for head in HEADS], is_head=True)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Abwaegung"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    )
    title = _paragraph([Piece(paper.title)], "Title") + _paragraph([Piece(paper.subtitle)], "Subtitle")
    return f"<w:document {WORDS}><w:body>{title}{table}{_paragraph([], '')}{page}</w:body></w:document>"


def _row(row: Sequence[list[Piece]], *, is_head: bool = False) -> str:
    look = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E6EDF5"/>' if is_head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{_cell(pieces)}</w:tc>'
        for width, pieces in zip(WIDTHS, row, strict=True)
    )
    return f"<w:tr>{look}{written}</w:tr>"


def _cell(pieces: Sequence[Piece]) -> str:
    """A cell needs a paragraph, even an empty one."""
    return "".join(_paragraph([piece], "") for piece in pieces) or _paragraph([], "")


def _paragraph(pieces: Sequence[Piece], style: str) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if piece.bold else ""}<w:t xml:space="preserve">{xml(piece.words)}</w:t></w:r>'
        for piece in pieces
    )
    return f"<w:p>{look}{runs}</w:p>"


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f'<w:styles {WORDS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="18"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="40"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="200"/></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="Abwaegung"><w:name w:val="Abwägungstabelle"/>'
    f'<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
    '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
)
