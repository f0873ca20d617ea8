"""A paper as DOCX, which offices edit: headings are headings, tables have heads, pictures say what they show."""

from functools import partial

from participation.kernel.papers.docx.package import OFFICE, WORDS, packed, relations, shell
from participation.kernel.papers.docx.styles import NUMBERING, styles
from participation.kernel.papers.docx.writing import Text
from participation.kernel.papers.model import Paper, Run
from participation.kernel.papers.pdf import png_bytes

_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1250" w:right="1250" w:bottom="1360" w:left="1250" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'
)


def docx_bytes(paper: Paper) -> bytes:
    """The document. The same paper gives the same bytes."""
    text = Text(partial(png_bytes, paper=paper))
    _cover(text, paper)
    for chapter in paper.chapters:
        text.line(chapter.heading, "Heading1")
        text.add(chapter.blocks)
    parts: dict[str, str | bytes] = {
        **shell(paper.title, paper.author, paper.made_at, {"numbering.xml": "numbering"}),
        "word/document.xml": f"<w:document {WORDS}><w:body>{''.join(text.parts)}{_PAGE}</w:body></w:document>",
        "word/styles.xml": styles(paper.colour),
        "word/numbering.xml": NUMBERING.replace("{lists}", _lists(text)),
        "word/_rels/document.xml.rels": _referred(text),
    }
    pictures = {f"word/media/bild{number}.png": png for number, png in enumerate(text.pictures, 1)}
    return packed(parts | pictures)


def _cover(text: Text, paper: Paper) -> None:
    if paper.logo:
        text.mark(paper.logo, f"Logo: {paper.author}")
    text.line(paper.author, "Note")
    text.line(paper.title, "Title")
    text.line(paper.subtitle, "Subtitle")
    for name, value in paper.facts:
        text.paragraph((Run(f"{name}: ", strong=True), Run(value)))


def _lists(text: Text) -> str:
    return "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, kind in enumerate(text.lists, 1)
    )


def _referred(text: Text) -> str:
    word = f"{OFFICE}/officeDocument/2006/relationships"
    pictures = [
        (f"rPicture{number}", f"{word}/image", f"media/bild{number}.png")
        for number in range(1, len(text.pictures) + 1)
    ]
    return relations(
        ("rId1", f"{word}/styles", "styles.xml"),
        ("rId2", f"{word}/footer", "footer1.xml"),
        ("rId3", f"{word}/numbering", "numbering.xml"),
        *pictures,
        outside=tuple((f"rLink{number}", url) for number, url in enumerate(text.links, 1)),
    )
