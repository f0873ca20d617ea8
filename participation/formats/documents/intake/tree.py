"""Well-formed HTML as a small tree, for programs that look at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Union

_VOID = frozenset({"br", "hr", "img"})


@dataclass(slots=True)
class Node:
    """An element: its name, its attributes, and what stands in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Union["Node", str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[Union["Node", str]]:
        return iter(self.children)

    def elements(self) -> Iterator["Node"]:
        """The elements directly in it."""
        return (one for one in self.children if isinstance(one, Node))

    def every(self) -> Iterator["Node"]:
        """It, and every element in it, in reading order."""
        yield self
        for one in self.elements():
            yield from one.every()

    def words(self) -> str:
        """Its text as it stands there."""
        return "".join(one if isinstance(one, str) else one.words() for one in self.children)

    @property
    def style(self) -> dict[str, str]:
        """Its inline style, names and values in lower case."""
        parts = (part.partition(":") for part in self.attributes.get("style", "").lower().split(";"))
        return {name.strip(): value.strip() for name, _colon, value in parts if value.strip()}

    @property
    def classes(self) -> frozenset[str]:
        """Its classes in lower case."""
        return frozenset(self.attributes.get("class", "").lower().split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and tag not in _VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree_of(html: str) -> Node:
    """The tree of HTML that a sanitiser wrote: every element is closed, in order."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]
