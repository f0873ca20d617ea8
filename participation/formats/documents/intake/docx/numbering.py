"""The numbers that Word counts itself: of headings (`2.1`, `§ 3`) and of items in lists."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from participation.formats.documents.intake.docx.package import attribute, child, children
from participation.formats.documents.intake.numbers import is_whole, whole

_MARKERS = {
    "decimal": "1", "decimalZero": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
    "ordinal": "1", "cardinalText": "1",
}  # fmt: skip
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered; `marker` as in `model.Block`, `pattern` such as `%1.%2`."""

    marker: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of one paragraph: its place in its list, and how it is written in front of it."""

    marker: str
    place: int
    written: str


class Numbering:
    """Lists by their ids, and how far each has been counted."""

    def __init__(self, tree: Element | None) -> None:
        self._abstract = {
            attribute(one, "abstractNumId") or "": _levels(one) for one in children(tree, "abstractNum")
        }
        self._lists = {attribute(one, "numId") or "": one for one in children(tree, "num")}
        self._counted: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def next(self, list_id: str, depth: int) -> Numbered | None:
        """Count one paragraph on; None where it belongs to no list (id 0 takes it out of one)."""
        entry = self._lists.get(list_id)
        if entry is None or list_id == "0":
            return None
        abstract = attribute(child(entry, "abstractNumId"), "val") or ""
        levels = self._abstract.get(abstract, {})
        depth = min(max(depth, 0), 8)
        level = levels.get(depth, Level("", "", 1))
        counted = self._counted.setdefault(abstract, [0] * 9)
        self._restart(list_id, entry, counted)
        counted[depth] = counted[depth] + 1 if counted[depth] else level.start
        counted[depth + 1 :] = [0] * (8 - depth)
        return Numbered(level.marker, counted[depth], _written(level, levels, counted))

    def _restart(self, list_id: str, entry: Element, counted: list[int]) -> None:
        """Where a list says so, it begins anew although it looks like another one."""
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for override in children(entry, "lvlOverride"):
            said = attribute(child(override, "startOverride"), "val")
            depth = attribute(override, "ilvl") or ""
            if said and is_whole(said) and whole(depth, 9) < 9:
                counted[int(depth)] = max(int(said) - 1, 0)


def _levels(abstract: Element) -> dict[int, Level]:
    found = {}
    for one in children(abstract, "lvl"):
        depth = attribute(one, "ilvl") or ""
        if not is_whole(depth):
            continue
        found[int(depth)] = Level(
            _MARKERS.get(attribute(child(one, "numFmt"), "val") or "", ""),
            attribute(child(one, "lvlText"), "val") or "",
            whole(attribute(child(one, "start"), "val"), 1),
        )
    return found


def _written(level: Level, levels: dict[int, Level], counted: list[int]) -> str:
    """The pattern with its numbers; empty for bullets."""
    if not level.marker:
        return ""
    text = level.pattern
    for depth in range(9):
        text = text.replace(
            f"%{depth + 1}", _number(counted[depth] or 1, levels.get(depth, level).marker or "1")
        )
    return text.strip()


def _number(place: int, marker: str) -> str:
    if marker in "aA":
        word = chr(ord("a") + (place - 1) % 26) * ((place - 1) // 26 % 4 + 1)
        return word if marker == "a" else word.upper()
    if marker in "iI" and place < 4000:
        word = _roman(place)
        return word.lower() if marker == "i" else word
    return str(place)


def _roman(place: int) -> str:
    word = ""
    for value, letters in _ROMAN:
        word += letters * (place // value)
        place %= value
    return word
