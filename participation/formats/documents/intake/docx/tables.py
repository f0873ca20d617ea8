"""Tables of a document as HTML, with their joined cells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from participation.formats.documents.intake.docx.package import attribute, child, local
from participation.formats.documents.intake.docx.styles import is_on
from participation.formats.documents.intake.model import Block, BlockKind
from participation.formats.documents.intake.numbers import whole
from participation.formats.documents.intake.writing import html_of

Blocks = Callable[[Iterable[Element]], Iterator[Block]]


@dataclass(slots=True)
class _Cell:
    """A cell in its row: the column it begins in, how many it covers, and how many rows."""

    column: int
    width: int
    html: str
    goes_on: bool
    """It is the lower part of the cell above."""
    is_bold: bool = False
    """All of its words are bold, or those of a heading."""
    height: int = 1


def read(table: Element, blocks: Blocks) -> Iterator[Block]:
    """A table as one block; one with a single cell is a frame, whose contents stand for themselves."""
    rows = [row for row in _rows(table) if any(True for _cell in _cells(row))]
    cells = [cell for row in rows for cell in _cells(row)]
    if len(cells) == 1:
        yield from blocks(cells[0])
        return
    notes: list[str] = []
    grid = [_row(row, blocks, notes) for row in rows]
    _join(grid)
    heads = [is_on(child(row, "trPr", "tblHeader")) for row in rows]
    if not any(heads):
        heads[0] = _looks_like_head(grid)
    if any(cell.html for row in grid for cell in row):
        yield Block(BlockKind.WHOLE, _html(grid, heads), notes=tuple(notes))


def _rows(table: Element) -> Iterator[Element]:
    """Rows, also those that were inserted or stand in a control."""
    for one in table:
        name = local(one.tag)
        if name == "tr":
            if child(one, "trPr", "del") is None:
                yield one
        elif name in {"ins", "sdt", "sdtContent", "customXml"}:
            yield from _rows(one)


def _cells(row: Element) -> Iterator[Element]:
    """Cells, also those that stand in a control."""
    for one in row:
        name = local(one.tag)
        if name == "tc":
            yield one
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(one)


def _row(row: Element, blocks: Blocks, notes: list[str]) -> list[_Cell]:
    found, column = [], _columns(attribute(child(row, "trPr", "gridBefore"), "val"), 0)
    for one in _cells(row):
        look = child(one, "tcPr")
        width = _columns(attribute(child(look, "gridSpan"), "val"), 1)
        merge = child(look, "vMerge")
        inner = list(blocks(one))
        is_bold = bool(inner) and all(block.is_bold or block.kind is BlockKind.HEADING for block in inner)
        words = _words(inner)
        notes += [note for block in inner for note in block.notes]
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        found.append(_Cell(column, width, words, goes_on, is_bold))
        column += width
    return found


def _words(inner: list[Block]) -> str:
    """One paragraph needs no tag of its own; a heading in a cell is bold."""
    for block in inner:
        if block.kind is BlockKind.HEADING:
            block.kind, block.html = (
                BlockKind.PARAGRAPH,
                f"<strong>{block.number} {block.html}</strong>".replace("> ", ">"),
            )
    if len(inner) == 1 and inner[0].kind is BlockKind.PARAGRAPH:
        return inner[0].html
    return html_of(inner)


def _join(grid: list[list[_Cell]]) -> None:
    """Give cells that go on to the one they belong to."""
    above: dict[int, _Cell] = {}
    for row in grid:
        for cell in row:
            if cell.goes_on and cell.column in above:
                above[cell.column].height += 1
            else:
                cell.goes_on = False
                above[cell.column] = cell


def _looks_like_head(grid: list[list[_Cell]]) -> bool:
    """Whether the first row alone is bold: office programs mark a head only where it is repeated on each page."""
    said = [[cell for cell in row if cell.html] for row in grid]
    first, others = said[0], said[1:]
    bold = bool(first) and all(cell.is_bold for cell in first)
    whole = all(cell.height == 1 for cell in grid[0])
    return bold and whole and any(not cell.is_bold for row in others for cell in row)


def _html(grid: list[list[_Cell]], heads: list[bool]) -> str:
    lines = [
        "<tr>" + "".join(_cell(cell, "th" if head else "td") for cell in row if not cell.goes_on) + "</tr>"
        for row, head in zip(grid, heads, strict=True)
    ]
    first = next((place for place, head in enumerate(heads) if not head), len(heads))
    head = f"<thead>{''.join(lines[:first])}</thead>" if first else ""
    return f"<table>{head}<tbody>{''.join(lines[first:])}</tbody></table>"


def _cell(cell: _Cell, tag: str) -> str:
    width = f' colspan="{cell.width}"' if cell.width > 1 else ""
    height = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    return f"<{tag}{width}{height}>{cell.html}</{tag}>"


def _columns(said: str | None, otherwise: int) -> int:
    return min(whole(said, otherwise), 60)
