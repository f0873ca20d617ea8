"""Information pages in a blueprint's document: their words, without pictures and files."""

from dataclasses import dataclass

from participation.information.models import BlockKind
from participation.kernel.foreign import Part

MOST_PAGES, MOST_BLOCKS = 20, 60
WRITTEN = (BlockKind.TEXT, BlockKind.FOLD)


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """A text, or an entry that folds under its heading; `source` is Markdown."""

    kind: BlockKind
    heading: str
    source: str


@dataclass(frozen=True, slots=True)
class ToldPage:
    """A page of words."""

    title: str
    blocks: tuple[ToldBlock, ...]


def read_pages(whole: Part) -> tuple[ToldPage, ...]:
    """The pages of a document. Raises DomainError."""
    return tuple(
        ToldPage(
            one.line("title", 120, least=1),
            tuple(_block(block) for block in one.parts("blocks", MOST_BLOCKS)),
        )
        for one in whole.parts("pages", MOST_PAGES)
    )


def _block(told: Part) -> ToldBlock:
    kind = BlockKind(told.word("kind", [kind.value for kind in WRITTEN]))
    return ToldBlock(kind, told.line("heading", 160), told.text("source", 20_000, least=1))
