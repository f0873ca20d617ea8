"""A paper as tagged PDF (PDF/UA-1, ISO 14289-1), typeset by Typst; charts and drawings also as pictures (PNG)."""

import base64
import io
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from participation import resources
from participation.kernel.papers.letters import known
from participation.kernel.papers.model import (
    Block,
    Chapter,
    Chart,
    Grid,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Run,
)

DENSITY = 160.0
"""Of pictures, in dots per inch."""
_TEMPLATE = Path(__file__).with_name("paper.typ")


def pdf_bytes(paper: Paper) -> bytes:
    """The document. The same paper gives the same bytes."""
    return _typeset({"paper": _json(_told(paper))}, paper.made_at, format="pdf", pdf_standards=["ua-1"])


def png_bytes(block: Chart | Picture, paper: Paper) -> bytes:
    """One drawing, 160 mm wide, in the colours of its paper."""
    told = {"paper": _json(_told(paper) | {"chapters": []}), "only": _json(_block(block))}
    return _typeset(told, paper.made_at, format="png", ppi=DENSITY)


def _typeset(told: dict[str, str], made_at: datetime, **wanted: Any) -> bytes:
    """Only our own fonts, and no file but the template: the words come as values beside it."""
    import typst

    found = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=[str(resources.folder("static") / "vendor" / "fira-sans")],
        ignore_system_fonts=True,
        timestamp=int(made_at.timestamp()),
        sys_inputs=told,
        **wanted,
    )
    return bytes(found)


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _told(paper: Paper) -> dict[str, Any]:
    return {
        "title": known(paper.title),
        "subtitle": known(paper.subtitle),
        "author": known(paper.author),
        "colour": paper.colour,
        "facts": [[known(name), known(value)] for name, value in paper.facts],
        "logo": _framed(paper.logo) if paper.logo else "",
        "chapters": [_chapter(one) for one in paper.chapters],
    }


def _framed(png: bytes) -> str:
    """A picture of pixels inside a drawing, since everything that comes beside the template comes as text."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        width, height = picture.size
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {"heading": known(chapter.heading), "blocks": [_block(one) for one in chapter.blocks]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            found = {"kind": "heading", "level": block.level, "words": known(block.words)}
        case Paragraph():
            found = {"kind": "paragraph", "look": block.look, "runs": _runs(block.runs)}
        case Listing():
            items = [_runs(item) for item in block.items]
            found = {"kind": "listing", "ordered": block.ordered, "items": items}
        case Quote():
            found = {"kind": "quote", "words": known(block.words), "source": known(block.source)}
        case Grid():
            found = _grid(block)
        case Chart():
            found = _chart(block)
        case Picture():
            told = {"alt": known(block.alt), "caption": known(block.caption)}
            found = {"kind": "picture", "svg": block.svg, **told}
    return found


def _chart(chart: Chart) -> dict[str, Any]:
    found = [
        {"label": known(one.label), "value": float(one.value), "said": known(one.said), "strong": one.strong}
        for one in chart.bars
    ]
    told = {"title": known(chart.title), "alt": known(chart.spoken)}
    return {"kind": "chart", **told, "bars": found, "table": _grid(chart.table)}


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "caption": known(grid.caption),
        "head": [known(one) for one in grid.head],
        "rows": [[known(cell) for cell in row] for row in grid.rows],
        "numbers": sorted(grid.numbers),
        "shares": list(grid.shares),
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [
        {"words": known(one.words), "strong": one.strong, "emphasis": one.emphasis, "url": one.url}
        for one in runs
    ]
