"""A paper as HTML: its chapters for a page of the platform, and a file that needs nothing beside it.

Charts are those of kernel/charts, with the platform's own classes; the file brings the few rules for them along.
"""

import base64
from collections.abc import Sequence

from markupsafe import Markup, escape

from participation import resources
from participation.kernel.charts import bars
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

STYLE = "papers/paper.css"
"""Below static/: the looks of what stands here."""
_FILE = Markup(
    '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    '<meta name="author" content="{author}">\n<meta name="color-scheme" content="light dark">\n'
    '<style>\n{style}\n</style>\n</head>\n<body>\n<main class="paper">\n{inside}\n</main>\n</body>\n</html>\n'
)
_TABLE = Markup(
    '<div class="table-box" role="region" aria-label="{label}" tabindex="0"><table>'
    "{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
)


def page_file(paper: Paper) -> bytes:
    """The whole paper as one file."""
    style = (resources.folder("static") / STYLE).read_text(encoding="utf-8")
    inside = Markup("\n").join([cover(paper), *chapters(paper.chapters)])
    return _FILE.format(
        title=paper.title,
        author=paper.author,
        style=Markup(style),  # noqa: S704 - a file of ours
        inside=inside,
    ).encode()


def cover(paper: Paper) -> Markup:
    """Title, subtitle and what else stands on the cover."""
    facts = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value) for name, value in paper.facts
    )
    return Markup(
        '<header class="paper__cover">{}<p class="paper__author">{}</p><h1>{}</h1><p class="lead">{}</p>'
        '<dl class="paper__facts">{}</dl></header>'
    ).format(_logo(paper), paper.author, paper.title, paper.subtitle, facts)


def _logo(paper: Paper) -> Markup:
    """Inside the file, as everything."""
    if not paper.logo:
        return Markup("")
    data = base64.b64encode(paper.logo).decode()
    said = Markup('<img class="paper__logo" alt="Logo: {}" src="data:image/png;base64,{}">')
    return said.format(paper.author, data)


def chapters(found: Sequence[Chapter], *, level: int = 2) -> list[Markup]:
    """Each chapter as a section; `level` is that of its heading."""
    return [
        Markup('<section class="paper__chapter" id="kapitel-{place}"><h{level}>{heading}</h{level}>\n{inside}</section>').format(
            place=place, level=level, heading=one.heading, inside=body(one.blocks, level=level)
        )
        for place, one in enumerate(found, 1)
    ]  # fmt: skip


def body(blocks: Sequence[Block], *, level: int = 2) -> Markup:
    """Blocks below a heading of a level."""
    return Markup("\n").join(_block(one, level) for one in blocks)


def _block(block: Block, level: int) -> Markup:
    match block:
        case Heading():
            found = Markup("<h{0}>{1}</h{0}>").format(level - 2 + block.level, block.words)
        case Paragraph():
            kind = Markup(' class="{}"').format(_LOOKS[block.look]) if block.look else ""
            found = Markup("<p{}>{}</p>").format(kind, _runs(block.runs))
        case Listing():
            items = Markup("").join(Markup("<li>{}</li>").format(_runs(item)) for item in block.items)
            found = Markup("<{0}>{1}</{0}>").format("ol" if block.ordered else "ul", items)
        case Quote():
            source = Markup("<footer>{}</footer>").format(block.source) if block.source else ""
            found = Markup("<blockquote><p>{}</p>{}</blockquote>").format(_lines(block.words), source)
        case Grid():
            found = _table(block)
        case Chart():
            found = _CHART.format(block.title, bars(block.bars, block.title)) + _table(block.table)
        case Picture():
            found = _picture(block)
    return found


_CHART = Markup('<figure class="paper__chart"><figcaption>{}</figcaption>{}</figure>')
_LOOKS = {"lead": "lead", "note": "paper__note"}


def _picture(block: Picture) -> Markup:
    drawn = Markup(block.svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - ours
    return Markup(
        '<figure class="paper__picture"><div role="img" aria-label="{}">{}</div><figcaption>{}</figcaption></figure>'
    ).format(block.alt, drawn, block.caption)


def _table(grid: Grid) -> Markup:
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_side(grid, place), words)
        for place, words in enumerate(grid.head)
    )
    rows = Markup("").join(_row(grid, row) for row in grid.rows)
    caption = Markup("<caption>{}</caption>").format(grid.caption) if grid.caption else ""
    label = grid.caption or "Tabelle"
    return _TABLE.format(label=label, caption=caption, head=head, rows=rows)


def _row(grid: Grid, row: Sequence[str]) -> Markup:
    first, *rest = row
    cells = Markup("").join(
        Markup("<td{}>{}</td>").format(_side(grid, place), _lines(words))
        for place, words in enumerate(rest, 1)
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(_lines(first), cells)


def _side(grid: Grid, place: int) -> Markup:
    return Markup(' class="number"') if place in grid.numbers else Markup("")


def _runs(runs: Sequence[Run]) -> Markup:
    return Markup("").join(_run(run) for run in runs)


def _run(run: Run) -> Markup:
    words = _lines(run.words)
    if run.emphasis:
        words = Markup("<em>{}</em>").format(words)
    if run.strong:
        words = Markup("<strong>{}</strong>").format(words)
    return Markup('<a href="{}" rel="noopener">{}</a>').format(run.url, words) if run.url else words


def _lines(words: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in words.split("\n"))
