"""News as feed readers read it."""

from datetime import UTC, datetime
from xml.etree import ElementTree

from participation.kernel.feeds import NAMESPACE, Feed, Item, atom

DAY = datetime(2026, 5, 1, 9, tzinfo=UTC)
FEED = Feed("https://x.example/a.atom", "https://x.example/a", "Neues & mehr", "Stadt <X>", DAY)


def test_words_come_out_as_they_went_in() -> None:
    later = DAY.replace(day=3)
    item = Item("https://x.example/a#1", "Ja & <Nein>", "<p>Text &amp; mehr</p>", DAY, later)
    root = ElementTree.fromstring(atom(FEED, [item]))
    names = {"a": NAMESPACE}
    entry = root.find("a:entry", names)
    assert entry is not None
    assert root.findtext("a:title", namespaces=names) == "Neues & mehr"
    assert root.findtext("a:author/a:name", namespaces=names) == "Stadt <X>"
    assert root.findtext("a:updated", namespaces=names) == "2026-05-03T09:00:00Z"
    assert entry.findtext("a:title", namespaces=names) == "Ja & <Nein>"
    assert entry.findtext("a:content", namespaces=names) == "<p>Text &amp; mehr</p>"
    assert entry.findtext("a:id", namespaces=names) == item.url
    assert entry.findtext("a:published", namespaces=names) == "2026-05-01T09:00:00Z"


def test_without_news_it_is_a_feed_all_the_same() -> None:
    root = ElementTree.fromstring(atom(FEED, []))
    assert root.findtext(f"{{{NAMESPACE}}}updated") == "2026-05-01T09:00:00Z"
    assert root.findall(f"{{{NAMESPACE}}}entry") == []
