"""The words of a paragraph: emphasis, links, footnote signs; tracked changes as if all were accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from xml.etree.ElementTree import Element

from participation.formats.documents.intake.docx.package import attribute, child, local
from participation.formats.documents.intake.docx.styles import is_on

_THROUGH = frozenset({"smartTag", "customXml", "fldSimple", "sdt", "sdtContent", "bdo", "dir"})
_KEPT = frozenset({"ins", "moveTo"})
_GONE = frozenset({"del", "moveFrom"})
_MARKS = (("b", "strong"), ("i", "em"), ("u", "u"), ("strike", "s"), ("dstrike", "s"))
_SIGNS = {"tab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F0E0": "→", "F0D8": "➢"}
"""What the most frequent places of the fonts Symbol and Wingdings look like."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike: the tags around them, from outside to inside, and where they lead."""

    words: str
    tags: tuple[str, ...] = ()
    link: str = ""


@dataclass(slots=True)
class Inside:
    """What was found in a paragraph besides its words."""

    runs: list[Run] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (`footnote`, `endnote`) and id, in order."""
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes that hang here."""


class Inline:
    """Reads paragraphs; counts what is lost into `lost`."""

    def __init__(self, links: dict[str, tuple[str, str]], lost: dict[str, int]) -> None:
        self._links, self._lost = links, lost
        self._notes = 0

    def read(self, paragraph: Element) -> Inside:
        """Everything in a paragraph."""
        inside = Inside()
        self._walk(paragraph, inside, "")
        return inside

    def _walk(self, element: Element, inside: Inside, link: str) -> None:
        for one in element:
            name = local(one.tag)
            if name == "r":
                self._run(one, inside, link)
            elif name == "hyperlink":
                self._walk(one, inside, self._links.get(attribute(one, "id") or "", ("", ""))[0] or link)
            elif name in _KEPT:
                self._count("insertions")
                self._walk(one, inside, link)
            elif name in _GONE:
                self._count("deletions")
            elif name in _THROUGH:
                self._walk(one, inside, link)
            elif name in {"oMath", "oMathPara"}:
                self._count("formulas")
                words = "".join(part.text or "" for part in one.iter() if local(part.tag) == "t")
                inside.runs.append(Run(words))

    def _run(self, run: Element, inside: Inside, link: str) -> None:
        look = child(run, "rPr")
        if is_on(child(look, "vanish")):
            self._count("hidden")
            return
        words = "".join(self._sign(one, inside) for one in run)
        if words:
            inside.runs.append(Run(words, _tags(look), link))

    def _sign(self, one: Element, inside: Inside) -> str:
        """What an element of a run adds to the words."""
        name = local(one.tag)
        if name == "t":
            return one.text or ""
        if name == "sym":
            return _SYMBOLS.get((attribute(one, "char") or "").upper(), "•")
        if name in {"footnoteReference", "endnoteReference"}:
            self._note(name.removesuffix("Reference"), attribute(one, "id") or "", inside)
        elif name == "commentReference":
            self._count("comments")
        elif name in {"drawing", "pict", "object", "AlternateContent"}:
            self._picture(one, inside)
        return _SIGNS.get(name, "") if attribute(one, "type") not in {"page", "column"} else ""

    def _note(self, kind: str, note_id: str, inside: Inside) -> None:
        self._notes += 1
        inside.notes.append((kind, note_id))
        inside.runs.append(Run(str(self._notes), ("sup",)))

    def _picture(self, one: Element, inside: Inside) -> None:
        """A text box gives its words; everything else that is drawn is lost, and told."""
        boxes = list(_boxes(one))
        inside.boxes += boxes
        if boxes:
            self._count("boxes", len(boxes))
            return
        names = {local(part.tag) for part in one.iter()}
        if names & {"chart", "relIds", "OLEObject"}:
            self._count("drawings")
        elif (
            names & {"pic", "blip", "imagedata", "wsp", "wgp", "shape", "rect"} or local(one.tag) == "drawing"
        ):
            self._count("images")

    def _count(self, kind: str, number: int = 1) -> None:
        self._lost[kind] = self._lost.get(kind, 0) + number


def _boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes, each once: the older way to say the same stands in a `Fallback`."""
    for one in element:
        name = local(one.tag)
        if name == "txbxContent":
            yield one
        elif name != "Fallback" or child(element, "Choice") is None:
            yield from _boxes(one)


def _tags(look: Element | None) -> tuple[str, ...]:
    if look is None:
        return ()
    found = [tag for name, tag in _MARKS if is_on(child(look, name))]
    place = attribute(child(look, "vertAlign"), "val")
    if place in {"superscript", "subscript"}:
        found.append("sup" if place == "superscript" else "sub")
    return tuple(dict.fromkeys(found))


def written(runs: list[Run], *, plain: bool = False) -> str:
    """Runs as HTML; those that look alike are one. `plain` leaves emphasis out, as headings need it."""
    parts = []
    for (tags, link), group in groupby(runs, key=lambda run: (run.tags, run.link)):
        words = escape("".join(run.words for run in group), quote=False).replace("\t", " ")
        words = words.replace("\n", " " if plain else "<br>")
        for tag in () if plain or not words.strip() else reversed(tags):
            words = f"<{tag}>{words}</{tag}>"
        parts.append(f'<a href="{escape(link)}">{words}</a>' if link and not plain else words)
    return "".join(parts).strip()
