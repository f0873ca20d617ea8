"""The looks of a paper in an office program: real headings, so that navigation, contents and screen readers find them."""

from participation.kernel.papers.docx.package import WORDS

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CLOSE = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'


def _paragraph(key: str, name: str, look: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _heading(level: int, size: int, before: int) -> str:
    look = f'<w:keepNext/><w:spacing w:before="{before}" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>'
    return _paragraph(f"Heading{level}", f"heading {level}", look, f'<w:b/><w:sz w:val="{size}"/>')


def styles(colour: str) -> str:
    """The part; `colour` (`#rrggbb`) is that of links."""
    own = colour.lstrip("#").upper()
    side = f'<w:left w:val="single" w:sz="12" w:space="8" w:color="{own}"/>'
    return (
        f'<w:styles {WORDS}><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="de-DE"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        '</w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        + _paragraph("Title", "Title", '<w:spacing w:before="1200" w:after="160"/>', '<w:b/><w:sz w:val="52"/>')
        + _paragraph("Subtitle", "Subtitle", '<w:spacing w:after="280"/>', '<w:sz w:val="26"/>')
        + _heading(1, 32, 480)
        + _heading(2, 26, 320)
        + _heading(3, 23, 240)
        + _paragraph("Lead", "Einleitung", "", '<w:sz w:val="25"/>')
        + _paragraph("Note", "Anmerkung", "", '<w:color w:val="4A5A6A"/><w:sz w:val="19"/>')
        + _paragraph("Quote", "Quote", f'<w:pBdr>{side}</w:pBdr><w:ind w:left="340"/>', "")
        + _paragraph("Caption", "caption", '<w:keepNext/><w:spacing w:before="200" w:after="80"/>', '<w:b/><w:sz w:val="19"/>')
        + _paragraph("Cell", "Zelle", _CLOSE, '<w:sz w:val="19"/>')
        + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{own}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="Figures"><w:name w:val="Zahlen"/>'
        f'<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="90" w:type="dxa"/>'
        '<w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )  # fmt: skip


NUMBERING = (
    f'<w:numbering {WORDS}>'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="510" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>{lists}</w:numbering>'
)  # fmt: skip
"""Kinds of lists; `{lists}` are those of the text, each counting from 1."""
