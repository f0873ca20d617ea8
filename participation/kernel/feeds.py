"""News as other programs follow them: Atom (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

MIME = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of news; `url` is absolute and names it for ever, `html` is sanitised."""

    url: str
    title: str
    html: str
    published_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """Where the feed is, the page it tells of, and who speaks."""

    url: str
    page: str
    title: str
    author: str
    began_at: datetime
    """Stands for the last change as long as there is no news."""


def atom(feed: Feed, items: Sequence[Item]) -> bytes:
    """The feed as XML, in the order of the items."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "de"})
    _add(root, "id", feed.url)
    _add(root, "title", feed.title)
    _add(root, "updated", _instant(max((one.changed_at for one in items), default=feed.began_at)))
    SubElement(root, "link", {"rel": "self", "href": feed.url})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    _add(SubElement(root, "author"), "name", feed.author)
    for item in items:
        _entry(root, item)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: Element, item: Item) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "id", item.url)
    _add(entry, "title", item.title)
    _add(entry, "published", _instant(item.published_at))
    _add(entry, "updated", _instant(item.changed_at))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.url})
    content = SubElement(entry, "content", {"type": "html"})
    content.text = item.html


def _add(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
