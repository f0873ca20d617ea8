"""All processes of all municipalities, as a page and as files."""

from flask import Blueprint, Response, render_template, request, url_for

from participation.accounts.views.gate import Door, open_to
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.kts.queries.overview import Order, overview, read_order
from participation.kts.results.overview import overview_table

TOTALS = ("contributions", "comments", "supports", "answered", "ballots", "sheets", "ratings", "participants")


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/kts/", "overview", show_overview)
    pages.add_url_rule("/kts/verfahren.<kind>", "download", download)


@open_to(Door.KTS)
def show_overview() -> str:
    """All processes of all municipalities, one row each."""
    order, falling = read_order(request.args.get("sort"))
    rows = overview(web.session(), order, falling=falling)
    return render_template(
        "kts/overview.html",
        rows=rows,
        heads=_heads(order, falling),
        query={"sort": request.args["sort"]} if "sort" in request.args else {},
        totals={name: sum(getattr(row, name) for row in rows) for name in TOTALS},
        towns=len({row.municipality_slug for row in rows}),
    )


@open_to(Door.KTS)
def download(kind: str) -> Response:
    """The same rows as CSV or JSON."""
    from participation.results.writers import csv, json

    writers = {
        "csv": (csv.csv_bytes, "text/csv; charset=utf-8"),
        "json": (json.json_bytes, "application/json"),
    }
    if kind not in writers:
        raise Missing
    order, falling = read_order(request.args.get("sort"))
    table = overview_table(overview(web.session(), order, falling=falling))
    write, content_type = writers[kind]
    response = Response(b"".join(write(table)), content_type=content_type)
    name = f"verfahren-{clock.local(clock.now()):%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _heads(order: Order, falling: bool) -> dict[str, tuple[str, str]]:  # noqa: FBT001 - internal
    """Per column: where a click leads, and how it is sorted now."""
    heads = {}
    for column in Order:
        now = "" if column is not order else ("descending" if falling else "ascending")
        following = f"-{column}" if column is order and not falling else str(column)
        heads[str(column)] = (url_for("kts.overview", sort=following), now)
    return heads
