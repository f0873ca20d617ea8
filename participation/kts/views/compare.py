"""Chosen processes side by side, as a page, as XLSX and as PDF."""

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup

from participation.accounts.views.gate import Door, open_to
from participation.kernel import clock, web
from participation.kernel.charts import Bar, bars
from participation.kernel.errors import Missing
from participation.kernel.telling import told
from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS
from participation.kts.queries.overview import overview, places
from participation.kts.results.comparison import DRAWN, MOST, Line, facts, lines, paper, workbook
from participation.kts.views.files import named
from participation.kts.views.indicators import said_of_one

FILES = ("xlsx", "pdf")


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/kts/vergleich", "compare", show)
    pages.add_url_rule("/kts/vergleich.<kind>", "compare_file", download)


@open_to(Door.KTS)
def show() -> str:
    """Facts, indicators with their definitions, and small charts."""
    figures = _chosen()
    found = lines(figures)
    return render_template(
        "kts/compare.html",
        figures=figures,
        places=places(web.session(), figures),
        facts=[(told(label), values) for label, values in facts(figures)],
        lines=found,
        charts=[_chart(line, figures) for line in found if line.indicator.key in DRAWN and line.said],
        indicators=INDICATORS,
        said=said_of_one,
        most=MOST,
        left_out=len(set(request.args.getlist("v"))) > MOST,
        query={"v": [one.key for one in figures]},
    )


@open_to(Door.KTS)
def download(kind: str) -> Response:
    """The same as a file. Raises Missing where nothing is chosen, and for another kind."""
    figures = _chosen()
    if not figures or kind not in FILES:
        raise Missing
    if kind == "xlsx":
        return named(workbook(figures, clock.now()), kind, "vergleich")
    from participation.kernel.papers.pdf import pdf_bytes

    return named(pdf_bytes(paper(figures, clock.now())), kind, "vergleich")


def _chosen() -> list[Figure]:
    keys = list(dict.fromkeys(request.args.getlist("v")))[:MOST]
    return overview(web.session()).of(keys) if keys else []


def _chart(line: Line, figures: list[Figure]) -> tuple[str, Markup]:
    one = line.indicator
    drawn = [
        Bar(figure.title, value or 0, said_of_one(one, value))
        for figure, value in zip(figures, line.values, strict=True)
    ]
    label = told(one.label)
    return label, bars(drawn, label, longest=1 if one.is_share else 0)
