"""News, and the same as a feed."""

from flask import Blueprint, Response, g
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to
from participation.information.queries import news_until
from participation.information.views.frame import PROCESS, address, page
from participation.kernel import clock, feeds, web
from participation.processes.views.frame import opened

MOST = 50
"""Pieces of news in a feed; whoever reads it comes back before there are more."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{PROCESS}/neuigkeiten", "news", show)
    pages.add_url_rule(f"{PROCESS}/neuigkeiten.atom", "feed", feed)


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str) -> str:
    """All news, newest first."""
    session, found = opened(municipality, process)
    return page("news.html", session, found, news=news_until(session, found, clock.now()))


@open_to(Door.EVERYBODY)
def feed(municipality: str, process: str) -> Response:
    """The same for feed readers."""
    session, found = opened(municipality, process)
    base = web.config().base_url.rstrip("/")
    place = f"{base}{address('news', found)}"
    about = feeds.Feed(
        url=f"{base}{address('feed', found)}",
        page=place,
        title=_("%(title)s: Neuigkeiten", title=found.title),
        author=g.municipality.name,
        began_at=found.published_at or found.created_at,
    )
    items = [
        feeds.Item(f"{place}#meldung-{one.id}", one.title, one.html, one.published_at, one.changed_at)
        for one in news_until(session, found, clock.now())[:MOST]
    ]
    return Response(feeds.atom(about, items), content_type=feeds.MIME)
