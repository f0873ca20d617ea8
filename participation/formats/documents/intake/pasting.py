"""What was pasted, as Markdown for the field it was pasted into."""

from collections import Counter

from participation.formats.documents.intake import clipboard
from participation.formats.documents.intake.markdown import markdown_of
from participation.formats.documents.intake.model import Block, BlockKind
from participation.formats.documents.intake.writing import html_of
from participation.kernel import text


def pasted(html: str) -> str:
    """HTML of the clipboard as Markdown: headings, lists, tables, emphasis and links. Raises DomainError for what is
    too large."""
    written: list[str] = []
    loose: list[Block] = []
    for block in clipboard.blocks_of(html, Counter()):
        if block.kind is not BlockKind.HEADING:
            loose.append(block)
            continue
        written += [_markdown(loose), _heading(block)]
        loose = []
    return "\n\n".join(part for part in [*written, _markdown(loose)] if part)


def _heading(block: Block) -> str:
    return f"{'#' * max(block.level, 1)} {markdown_of(f'<p>{block.html}</p>')}".replace("\\.", ".")


def _markdown(blocks: list[Block]) -> str:
    return markdown_of(text.sanitised(html_of(blocks), text.DOCUMENT))
