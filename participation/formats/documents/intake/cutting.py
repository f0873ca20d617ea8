"""A text is cut into numbered sections, at its headings."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from participation.formats.documents.intake.model import Block, BlockKind, Brought, Part, Unreadable
from participation.formats.documents.intake.writing import html_of
from participation.formats.documents.policy.wording import words_of
from participation.kernel import text

MOST_SECTIONS = 500
LONGEST_HEADING = 300
LONGEST_GUESS = 110
"""Characters; a longer line is no heading that somebody forgot to format."""
_NUMBER = re.compile(
    r"^(?P<number>§{1,2}\s*\d{1,3}\s?[a-z]?|(?:Art\.|Artikel|Kapitel|Teil|Abschnitt|Anlage|Ziffer|Ziff\.)\s*[A-Z0-9]{1,4}(?:\.\d{1,3})*"
    r"|\d{1,3}(?:\.\d{1,3})+|\d{1,3}|[A-Z]{1,5}(?:\.\d{1,3})+|[A-Z](?=[.)])|[IVXLC]{2,6}|[IVX](?=[.)]))(?P<end>[.):]?)[\s\u00a0]+(?=\S)"
)
_TAG = re.compile(r"<[^>]*>")
_ENDS_A_SENTENCE = (".", ";", ",", "!", ":", "?")


def cut(blocks: Sequence[Block], source: str, lost: Counter[str] | None = None) -> Brought:
    """Sections of a text, each with the words up to the next heading. Raises Unreadable for a text without words."""
    lost = Counter(lost or {})
    whole = _with_headings([block for block in blocks if _says_something(block) or block.number], lost)
    pieces = _pieces(_without_title(whole, lost))
    if not pieces:
        raise Unreadable("In diesem Text stehen keine Wörter.", "text")
    if len(pieces) > MOST_SECTIONS:
        raise Unreadable(
            "Der Text hat %(number)s Abschnitte, höchstens %(most)s sind möglich. Haben Zeilen im Text die "
            "Formatvorlage einer Überschrift?",
            "text",
            number=len(pieces),
            most=MOST_SECTIONS,
        )
    return Brought(tuple(_numbered([_part(piece) for piece in pieces])), source, dict(+lost))


def _says_something(block: Block) -> bool:
    return bool(_TAG.sub("", block.html).replace("&nbsp;", " ").strip())


def _with_headings(blocks: list[Block], lost: Counter[str]) -> list[Block]:
    """The blocks as they are where some are headings; else short lines that look like one become some."""
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return blocks
    likely = [_looks_like_heading(block) for block in blocks]
    if sum(likely) < 2:
        return _by_paragraphs(blocks, lost)
    lost["guessed"] += sum(likely)
    return [
        replace(block, kind=BlockKind.HEADING, level=_depth(block), is_bold=False) if heading else block
        for block, heading in zip(blocks, likely, strict=True)
    ]


def _looks_like_heading(block: Block) -> bool:
    words = words_of(block.html) if len(block.html) <= 4 * LONGEST_GUESS else block.html
    short = block.kind is BlockKind.PARAGRAPH and len(words) <= LONGEST_GUESS and "\n" not in words
    if not short or words.endswith(_ENDS_A_SENTENCE):
        return False
    return block.is_bold or bool(_NUMBER.match(words))


def _depth(block: Block) -> int:
    """`2.1.3` stands three deep."""
    found = _NUMBER.match(words_of(block.html))
    return found["number"].count(".") + 1 if found and found["number"][0].isdigit() else 1


def _by_paragraphs(blocks: list[Block], lost: Counter[str]) -> list[Block]:
    """A heading without words before each paragraph; lists and tables belong to the paragraph before them."""
    found: list[Block] = []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH or place == 0:
            found.append(Block(BlockKind.HEADING, "", 1))
            lost["paragraphs"] += 1
        found.append(block)
    return found


def _without_title(blocks: list[Block], lost: Counter[str]) -> list[Block]:
    """A title stands over the whole text, and nothing stands between it and the first real heading."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if len(headings) < 3 or blocks[0] is not headings[0] or blocks[1] is not headings[1]:
        return blocks
    first, top = headings[0], min(block.level for block in headings[1:])
    unnumbered = not first.number and not _NUMBER.match(words_of(first.html))
    if unnumbered and (first.is_title or first.level < top):
        lost["title"] += 1
        return blocks[1:]
    return blocks


def _pieces(blocks: list[Block]) -> list[list[Block]]:
    """Each begins with its heading; what stands before the first one has none."""
    found: list[list[Block]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING or not found:
            found.append([])
        found[-1].append(block)
    return found


def _part(blocks: list[Block]) -> Part:
    head = blocks[0] if blocks and blocks[0].kind is BlockKind.HEADING else None
    body = blocks[1:] if head else blocks
    notes = [note for block in blocks for note in block.notes]
    html = text.sanitised(html_of(body) + "".join(notes), text.DOCUMENT)
    heading = text.line(words_of(head.html)) if head else ""
    return Part(head.number if head else "", head.level if head else 0, heading, html, words_of(html))


def _numbered(parts: list[Part]) -> list[Part]:
    """With the numbers the text has itself, where at least every other heading has one; else with numbers from us.

    What stands before the first heading (level 0 until now) has none.
    """
    levels = sorted({part.level for part in parts} - {0})
    before = [replace(part, level=1) for part in parts if not part.level]
    headed = [
        _number_apart(replace(part, level=min(levels.index(part.level) + 1, 6)))
        for part in parts
        if part.level
    ]
    if sum(bool(part.number) for part in headed) * 2 >= len(headed):
        return before + headed
    return before + _counted([_number_back(part) for part in headed])


def _number_apart(part: Part) -> Part:
    found = None if part.number else _NUMBER.match(part.heading)
    number = found["number"] if found else part.number
    heading = part.heading[found.end() :] if found else part.heading
    return replace(part, number=number.strip(" .):")[:20], heading=heading[:LONGEST_HEADING])


def _number_back(part: Part) -> Part:
    """A number that few headings have is a word of this one."""
    return replace(part, number="", heading=f"{part.number} {part.heading}".strip()[:LONGEST_HEADING])


def _counted(parts: list[Part]) -> list[Part]:
    numbers = counted([part.level for part in parts])
    return [replace(part, number=number) for part, number in zip(parts, numbers, strict=True)]


def counted(levels: Sequence[int]) -> list[str]:
    """Numbers by order and depth (from 1): 1, 1.1, 1.2, 2. A depth that was left out counts as its first."""
    counters, found = [0] * 9, []
    for level in levels:
        counters[level - 1] += 1
        counters[level:] = [0] * (9 - level)
        found.append(".".join(str(max(one, 1)) for one in counters[:level])[:20])
    return found


def sections_of(blocks: Sequence[Block]) -> list[Part]:
    """A part of a text: the words before the first heading, and a section for each heading in it."""
    pieces = _pieces(list(blocks))
    if not pieces or pieces[0][0].kind is BlockKind.HEADING:
        pieces.insert(0, [])
    first, *more = (_part(piece) for piece in pieces)
    levels = sorted({part.level for part in more})
    return [first, *(_number_apart(replace(part, level=levels.index(part.level) + 1)) for part in more)]
