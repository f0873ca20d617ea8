"""A DOCX as blocks: paragraphs, headings, lists and tables, in reading order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from participation.formats.documents.intake.cutting import cut
from participation.formats.documents.intake.docx import tables
from participation.formats.documents.intake.docx.inline import Inline, Inside, written
from participation.formats.documents.intake.docx.numbering import Numbered, Numbering
from participation.formats.documents.intake.docx.package import (
    BROKEN,
    Package,
    attribute,
    child,
    children,
    local,
)
from participation.formats.documents.intake.docx.styles import Style, Styles, outline
from participation.formats.documents.intake.model import Block, BlockKind, Brought, Unreadable
from participation.formats.documents.intake.numbers import whole

_THROUGH = frozenset({"customXml", "smartTag", "ins", "moveTo", "sdtContent"})


def read_docx(data: bytes) -> Brought:
    """The text of a DOCX file. Raises Unreadable for other kinds of files and for broken ones."""
    try:
        return _Reader(Package(data)).brought()
    except (RecursionError, ValueError) as error:
        raise Unreadable(BROKEN, "file") from error


class _Reader:
    """One document being read."""

    def __init__(self, package: Package) -> None:
        self.lost: Counter[str] = Counter()
        self.styles = Styles(package.part("styles"))
        self.numbering = Numbering(package.part("numbering"))
        self.inline = Inline(package.links, self.lost)
        self.notes = {kind: _by_id(package.part(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self.numbered_notes = 0
        self.body = child(package.main_tree(), "body")
        margins = [package.part(kind) for kind in ("header", "footer")]
        if any(tree is not None and _has_words(tree) for tree in margins):
            self.lost["margins"] = package.count("header", "footer")

    def brought(self) -> Brought:
        """The whole text, cut into sections."""
        if self.body is None:
            raise Unreadable(BROKEN, "file")
        return cut(list(self.blocks(self.body)), "docx", self.lost)

    def blocks(self, parent: Iterable[Element]) -> Iterator[Block]:
        """What stands in the body, a cell, a text box or a footnote."""
        for one in parent:
            name = local(one.tag)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from tables.read(one, self.blocks)
            elif name == "sdt":
                yield from self._control(one)
            elif name in _THROUGH:
                yield from self.blocks(one)
            elif name == "AlternateContent":
                choice = child(one, "Choice")
                yield from self.blocks(_inside(choice if choice is not None else child(one, "Fallback")))

    def _control(self, control: Element) -> Iterator[Block]:
        gallery = attribute(child(control, "sdtPr", "docPartObj", "docPartGallery"), "val") or ""
        if gallery == "Table of Contents":
            self.lost["contents"] = 1
            return
        yield from self.blocks(_inside(child(control, "sdtContent")))

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        look = child(paragraph, "pPr")
        style = self.styles.of(attribute(child(look, "pStyle"), "val"))
        if style.is_contents:
            self.lost["contents"] = 1
            return
        inside = self.inline.read(paragraph)
        block = self._block(look, style, inside)
        block.notes = tuple(self._note(*note) for note in inside.notes)
        if block.html or block.number:
            yield block
        for box in inside.boxes:
            yield from self.blocks(box)

    def _block(self, look: Element | None, style: Style, inside: Inside) -> Block:
        depth = outline(look) if child(look, "outlineLvl") is not None else style.heading
        heading = bool(depth or style.is_title)
        html = written(inside.runs, plain=heading)
        number = self._number(look, style) if html else None
        if heading:
            return Block(
                BlockKind.HEADING, html, depth or 1, number.written if number else "", is_title=style.is_title
            )
        if number is not None:
            level = self._list(look, style)[1]
            return Block(BlockKind.ITEM, html, level, marker=number.marker, start=number.place)
        return Block(BlockKind.PARAGRAPH, html, is_bold=_all_bold(inside, style))

    def _number(self, look: Element | None, style: Style) -> Numbered | None:
        list_id, level = self._list(look, style)
        return self.numbering.next(list_id, level)

    def _list(self, look: Element | None, style: Style) -> tuple[str, int]:
        """Id and depth of the list a paragraph belongs to: its own word, or its style's."""
        own = child(look, "numPr")
        list_id = attribute(child(own, "numId"), "val")
        level = attribute(child(own, "ilvl"), "val")
        return (
            style.list_id if list_id is None else list_id,
            whole(level, style.list_level),
        )

    def _note(self, kind: str, note_id: str) -> str:
        """A footnote as paragraphs of its own, its number in front."""
        self.numbered_notes += 1
        self.lost["footnotes"] += 1
        number = self.numbered_notes
        found = self.notes[kind].get(note_id)
        words = " ".join(
            block.html for block in self.blocks(found if found is not None else ()) if block.html
        )
        return f"<p><sup>{number}</sup> {words}</p>"


def _inside(element: Element | None) -> Iterable[Element]:
    return () if element is None else element


def _by_id(tree: Element | None, kind: str) -> dict[str, Element]:
    return {attribute(one, "id") or "": one for one in children(tree, kind)}


def _has_words(tree: Element) -> bool:
    return any((one.text or "").strip() for one in tree.iter() if local(one.tag) == "t")


def _all_bold(inside: Inside, style: Style) -> bool:
    runs = [run for run in inside.runs if run.words.strip()]
    return bool(runs) and (style.is_bold or all("strong" in run.tags for run in runs))
