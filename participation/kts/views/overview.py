"""All processes of all municipalities, page by page, and as files."""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.kernel.telling import told
from participation.kts.queries.ordering import Order, read_order
from participation.kts.queries.overview import overview, places
from participation.kts.results.overview import format_titles
from participation.kts.views import files
from participation.kts.views.filtering import choices, wanted


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/kts/", "overview", show)
    pages.add_url_rule("/kts/verfahren.<kind>", "download", download)


@open_to(Door.KTS)
def show() -> str:
    """Fifty processes, and the sums over all that the filter leaves."""
    session = web.session()
    chosen, (order, falling) = wanted(), read_order(request.args.get("sort"))
    found = overview(session, chosen, order, falling=falling)
    totals = found.totals()
    page = min(max(1, request.args.get("seite", 1, int)), totals.pages)
    rows = found.page(page)
    query = chosen.query() | ({"sort": request.args["sort"]} if "sort" in request.args else {})
    return render_template(
        "kts/overview.html",
        rows=rows,
        places=places(session, rows),
        titles={key: told(title) for key, title in format_titles().items()},
        totals=totals,
        page=page,
        wanted=chosen,
        choices=choices(session),
        heads=_heads(order, chosen.query(), falling=falling),
        query=query,
    )


@open_to(Door.KTS)
def download(kind: str) -> Response:
    """The same processes, all of them, as a file. Raises Missing for another kind."""
    if kind not in files.TABLES:
        raise Missing
    chosen, (order, falling) = wanted(), read_order(request.args.get("sort"))
    return files.answer(
        kind, "verfahren", lambda session: overview(session, chosen, order, falling=falling).all()
    )


def _heads(order: Order, query: dict[str, Any], *, falling: bool) -> dict[str, tuple[str, str]]:
    """Per column: where a click leads, and how it is sorted now."""
    heads = {}
    for column in Order:
        now = "" if column is not order else ("descending" if falling else "ascending")
        following = f"-{column}" if column is order and not falling else str(column)
        heads[str(column)] = (url_for("kts.overview", **query | {"sort": following}), now)
    return heads
