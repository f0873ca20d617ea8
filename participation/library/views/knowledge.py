"""The knowledge base: articles, contacts, dates; open to everybody."""

from datetime import date, timedelta

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import calendars, clock, feeds, web
from participation.kernel.forms import query_values
from participation.kernel.telling import told
from participation.library.models import ExchangeDate, KnowledgeKind
from participation.library.queries.knowledge import articles, contacts, dates, published_page
from participation.library.views.beside import readings
from participation.library.views.frame import WORDS
from participation.processes.models.topics import TOPICS

MOST = 50
DAY = timedelta(days=1)
BEGAN = date(2026, 1, 1)
"""Stands for the last change as long as there is nothing to read."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/wissen/", "knowledge", index)
    pages.add_url_rule("/wissen/termine.ics", "calendar", calendar)
    pages.add_url_rule("/wissen/neues.atom", "feed", feed)
    pages.add_url_rule("/wissen/<slug>", "article", article)


@open_to(Door.EVERYBODY)
def index() -> str:
    """Everything on one page, searched through alike."""
    session = web.session()
    typed = query_values("q", "thema")
    words, topic = typed.get("q", "")[:100], typed.get("thema", "")
    person = viewer()
    return render_template(
        "library/knowledge/index.html",
        words=words,
        topic=topic,
        topics=[(one.key, told(one.title)) for one in TOPICS.values()],
        articles=articles(session, words=words, topic=topic),
        contacts=contacts(session, words=words),
        dates=dates(session, since=clock.now() - DAY),
        further=readings(session, words),
        may_edit=person is not None and person.is_kts,
        **WORDS,
    )


@open_to(Door.EVERYBODY)
def article(slug: str) -> str:
    """An article, or a contact."""
    found = published_page(web.session(), slug)
    person = viewer()
    may_edit = person is not None and person.is_kts
    return render_template("library/knowledge/page.html", page=found, may_edit=may_edit, **WORDS)


@open_to(Door.EVERYBODY)
def calendar() -> Response:
    """All dates as one calendar."""
    content = calendars.calendar([_entry(one) for one in dates(web.session())], _("Austausch der Kommunen"))
    response = Response(content, content_type=calendars.MIME)
    response.headers["Content-Disposition"] = 'attachment; filename="austausch.ics"'
    return response


@open_to(Door.EVERYBODY)
def feed() -> Response:
    """New articles for feed readers."""
    base = web.config().base_url.rstrip("/")
    found = [one for one in articles(web.session()) if one.published_at is not None][:MOST]
    about = feeds.Feed(
        url=base + url_for("library.feed"),
        page=base + url_for("library.knowledge"),
        title=_("Wissen"),
        author=web.config().site_name,
        began_at=found[-1].changed_at if found else clock.start_of(BEGAN),
    )
    items = [
        feeds.Item(
            base + url_for("library.article", slug=one.slug),
            one.title,
            one.html,
            one.published_at or one.changed_at,
            one.changed_at,
        )
        for one in found
        if one.kind is KnowledgeKind.ARTICLE
    ]
    return Response(feeds.atom(about, items), content_type=feeds.MIME)


def _entry(one: ExchangeDate) -> calendars.Entry:
    return calendars.Entry(
        uid=f"austausch-{one.id}@{web.config().base_url.partition('://')[2].partition('/')[0]}",
        title=one.title,
        starts_at=one.starts_at,
        ends_at=one.ends_at or one.starts_at,
        changed_at=one.changed_at,
        revision=int(one.changed_at.timestamp()) // 60,
        text=one.text,
        place=one.place,
        url=one.link,
    )
