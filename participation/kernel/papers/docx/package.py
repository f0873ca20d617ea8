"""What every DOCX is made of, whatever stands in it: a ZIP of XML parts, the same bytes for the same parts.

Office Open XML, written by hand: ECMA-376, part 1 (parts, chapter 11; words, chapter 17) and part 2 (packages).
"""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from types import MappingProxyType

OFFICE = "http://schemas.openxmlformats.org"
WORDS = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships"'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""ZIP knows no earlier one; always the same, so that the same paper gives the same bytes."""
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{name}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
FOOTER = (
    f'<w:ftr {WORDS}><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">Seite </w:t></w:r>'
    f'{_FIELD.format(name="PAGE")}<w:r><w:t xml:space="preserve"> von </w:t></w:r>{_FIELD.format(name="NUMPAGES")}</w:p></w:ftr>'
)
"""Which page of how many."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Parts by name as one file; texts are XML without its first line."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content if isinstance(content, bytes) else f"{_HEAD}{content}")
    return file.getvalue()


def shell(
    title: str, author: str, made_at: datetime, more: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """The parts around a text: what there is, where it is, and what it is called; `more`: names and kinds of other
    parts below word/. Pictures are PNG."""
    word = f"{OFFICE}/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": _types(more),
        "_rels/.rels": relations(
            ("rId1", f"{word}/officeDocument", "word/document.xml"),
            ("rId2", f"{OFFICE}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title, author, made_at),
        "word/footer1.xml": FOOTER,
    }


def relations(*entries: tuple[str, str, str], outside: tuple[tuple[str, str], ...] = ()) -> str:
    """Key, kind and target of what a part refers to; `outside`: keys and addresses of links."""
    listed = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in entries)
    link = f"{OFFICE}/officeDocument/2006/relationships/hyperlink"
    listed += "".join(
        f'<Relationship Id="{key}" Type="{link}" Target="{escape(url)}" TargetMode="External"/>'
        for key, url in outside
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{listed}</Relationships>'


def xml(words: str) -> str:
    """Words as XML says them, without what XML cannot say."""
    return escape(_ILLEGAL.sub("", words), quote=False)


def attribute(words: str) -> str:
    """The same between quotes."""
    return escape(_ILLEGAL.sub("", words))


def _core(title: str, author: str, made_at: datetime) -> str:
    made = f"{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml(title)}</dc:title><dc:creator>{xml(author)}</dc:creator>"
        f'<dc:language>de-DE</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>'
    )


def _types(more: Mapping[str, str]) -> str:
    others = "".join(
        f'<Override PartName="/word/{name}" ContentType="{KIND}.{kind}+xml"/>' for name, kind in more.items()
    )
    return (
        f'<Types xmlns="{OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{KIND}.styles+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{KIND}.footer+xml"/>{others}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
