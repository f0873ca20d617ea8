"""What the styles of a document say of its paragraphs: headings, the title, tables of contents, numbering."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from participation.formats.documents.intake.docx.package import attribute, child, children
from participation.formats.documents.intake.numbers import whole

_HEADING = re.compile(r"^(?:heading|überschrift|berschrift|titre|title\s?heading)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_CONTENTS = re.compile(
    r"^(?:toc|verzeichnis|contents|inhaltsverzeichnis)\s*(?:heading|überschrift|[1-9])?$", re.IGNORECASE
)
_TABLE_HEAD = re.compile(r"^(?:table head(?:ing|er)?|tabellenüberschrift|tabellenkopf)$", re.IGNORECASE)
"""How LibreOffice names the words of a table's head, which look bold."""
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it takes over from the styles it is based on."""

    heading: int = 0
    """Depth of a heading, from 1; 0 for none."""
    is_title: bool = False
    is_contents: bool = False
    is_bold: bool = False
    list_id: str = ""
    list_level: int = 0


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, tree: Element | None) -> None:
        self._found = {attribute(one, "styleId") or "": one for one in children(tree, "style")}
        self._known: dict[str, Style] = {}

    def of(self, style_id: str | None) -> Style:
        """What a style says; nothing for one that is not there."""
        if style_id is None:
            return Style()
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def _read(self, style_id: str) -> Style:
        chain: list[Element] = []
        now = self._found.get(style_id)
        while now is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(now)
            now = self._found.get(attribute(child(now, "basedOn"), "val") or "")
        names = [attribute(child(one, "name"), "val") or "" for one in chain] or [style_id]
        list_id, list_level = _numbering(chain)
        return Style(
            heading=_depth(chain, names),
            is_title=bool(_TITLE.match(names[0])),
            is_contents=any(map(_CONTENTS.match, names)),
            is_bold=any(is_on(child(one, "rPr", "b")) for one in chain) or any(map(_TABLE_HEAD.match, names)),
            list_id=list_id,
            list_level=list_level,
        )


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not set to off."""
    return element is not None and (attribute(element, "val") or "1").lower() not in {
        "0",
        "false",
        "off",
        "none",
    }


def outline(properties: Element | None) -> int:
    """The depth that an outline level says, from 1; 0 for body text or nothing."""
    said = attribute(child(properties, "outlineLvl"), "val")
    return depth + 1 if (depth := whole(said, 9)) < 9 else 0


def _depth(chain: list[Element], names: list[str]) -> int:
    for one, name in zip(chain, names, strict=False):
        found = _HEADING.match(name)
        if found:
            return int(found.group(1))
        if child(one, "pPr", "outlineLvl") is not None:
            return outline(child(one, "pPr"))
    found = _HEADING.match(names[0])
    return int(found.group(1)) if found else 0


def _numbering(chain: list[Element]) -> tuple[str, int]:
    list_id, level = None, None
    for one in chain:
        properties = child(one, "pPr", "numPr")
        list_id = list_id if list_id is not None else attribute(child(properties, "numId"), "val")
        level = level if level is not None else attribute(child(properties, "ilvl"), "val")
    return list_id or "", whole(level)
