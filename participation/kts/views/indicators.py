"""The indicators: definitions, medians by size of municipality, and the months."""

from flask import Blueprint, render_template
from flask_babel import format_decimal
from flask_babel import gettext as _
from markupsafe import Markup

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kernel.charts import Bar, histogram
from participation.kernel.counting import ngettext
from participation.kernel.telling import told
from participation.kts.policy.indicators import INDICATORS, Indicator
from participation.kts.queries.medians import ALL, LEAST, Together, together
from participation.kts.queries.overview import overview
from participation.kts.views.filtering import choices, wanted
from participation.municipalities.sizes import SIZES


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/kts/kennzahlen", "indicators", show)


@open_to(Door.KTS)
def show() -> str:
    """What is counted and how, and what it says of everything the filter leaves."""
    session, chosen = web.session(), wanted()
    found = together(overview(session, chosen).slim())
    return render_template(
        "kts/indicators.html",
        found=found,
        all=ALL,
        least=LEAST,
        sizes=SIZES.values(),
        indicators=INDICATORS,
        said=said,
        chart=_chart(found),
        wanted=chosen,
        choices=choices(session),
    )


def said(indicator: Indicator, value: float | None) -> str:
    """A value with its unit, as the reader's language writes it; a dash for none."""
    if value is None:
        return "–"
    number = round(100 * value if indicator.is_share else value, indicator.decimals)
    unit = told(indicator.unit) if indicator.unit.strip("%") else indicator.unit
    return f"{format_decimal(number)}\u00a0{unit}".strip("\u00a0")


def said_of_one(indicator: Indicator, value: float | None) -> str:
    """The same of a single process, where some indicators say yes or no."""
    if indicator.is_yes_or_no and value is not None:
        word: str = _("ja") if value else _("nein")
        return word
    return said(indicator, value)


def _chart(found: Together) -> Markup | None:
    if len(found.months) < 2:
        return None
    bars = [
        Bar(month, value, ngettext("%(num)s Beitrag", "%(num)s Beiträge", value))
        for month, value in found.months
    ]
    first, last = _month(found.months[0][0]), _month(found.months[-1][0])
    return histogram(bars, _("Beiträge und Kommentare je Monat"), first=first, last=last)


def _month(key: str) -> str:
    return f"{key[5:]}/{key[:4]}"
