"""DOCX files written by hand: the smallest package around a piece of WordprocessingML."""

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="AmtlicheUeberschrift"><w:name w:val="Amtlich"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Gliederung"><w:name w:val="Gliederung"/>
  <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="TableHeading"><w:name w:val="Table Heading"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>
"""


def a_docx(body: str, *, footnotes: str = "", header: str = "", **files: bytes) -> bytes:
    """A package around the contents of `w:body`; `files` replace or add parts, `/` in their names written `__`."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(("d", "word/document.xml", "officeDocument")),
        "word/document.xml": f"<w:document {_OPEN}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_OPEN}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_OPEN}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_OPEN}>{footnotes}</w:footnotes>",
        "word/header1.xml": f"<w:hdr {_OPEN}>{p(header)}</w:hdr>",
        "word/_rels/document.xml.rels": _relations(
            ("s", "styles.xml", "styles"),
            ("n", "numbering.xml", "numbering"),
            ("f", "footnotes.xml", "footnotes"),
            ("h", "header1.xml", "header"),
            ("link", "https://www.example.org/plan", "hyperlink"),
        ),
    }
    parts |= {name.replace("__", "/"): data for name, data in files.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def p(words: str = "", *, style: str = "", look: str = "", inner: str = "") -> str:
    """A paragraph of plain words, or of `inner` runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{runs}{inner}</w:p>"


def r(words: str, look: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph that is an item of a list."""
    return p(words, look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def _relations(*entries: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Target="{to}" Type="{_ROLES}/{role}"/>' for key, to, role in entries
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
