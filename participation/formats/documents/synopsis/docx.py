"""DOCX: one table in landscape whose head is repeated on every page and whose rows may go on over the page.

WordprocessingML, written by hand: ECMA-376, part 1, chapter 17.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC
from html import escape

from participation.formats.documents.synopsis.paper import HEADS, Paper, Piece, cells

WIDTHS = (700, 2300, 5300, 4500, 2340)
"""Of the columns in twentieths of a point; A4 in landscape with margins of 15 mm has 15,140."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OFFICE = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""ZIP knows no earlier one; always the same, so that the same table gives the same bytes."""


def docx_bytes(paper: Paper) -> bytes:
    """The document."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(paper).items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f"{_HEAD}{content}")
    return packed.getvalue()


def _parts(paper: Paper) -> dict[str, str]:
    word = f"{_OFFICE}/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            ("rId1", f"{word}/officeDocument", "word/document.xml"),
            ("rId2", f"{_OFFICE}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(paper),
        "word/document.xml": _document(paper),
        "word/styles.xml": _STYLES,
        "word/footer1.xml": _FOOTER,
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{word}/styles", "styles.xml"), ("rId2", f"{word}/footer", "footer1.xml")
        ),
    }


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
    return f"<w:document {_W}><w:body>{title}{table}{_paragraph([], '')}{page}</w:body></w:document>"


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
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if piece.bold else ""}<w:t xml:space="preserve">{_xml(piece.words)}</w:t></w:r>'
        for piece in pieces
    )
    return f"<w:p>{look}{runs}</w:p>"


def _xml(words: str) -> str:
    return escape(_ILLEGAL.sub("", words), quote=False)


def _relations(*entries: tuple[str, str, str]) -> str:
    listed = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in entries)
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{listed}</Relationships>'


def _core(paper: Paper) -> str:
    made = f"{paper.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_xml(paper.title)}</dc:title><dc:creator>{_xml(paper.municipality)}</dc:creator>"
        f'<dc:language>de-DE</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>'
    )


_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_KIND}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
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
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{name}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_FOOTER = (
    f'<w:ftr {_W}><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">Seite </w:t></w:r>'
    f'{_FIELD.format(name="PAGE")}<w:r><w:t xml:space="preserve"> von </w:t></w:r>{_FIELD.format(name="NUMPAGES")}</w:p></w:ftr>'
)
