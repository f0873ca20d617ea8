"""Figures in words: counts, shares and the names of what was counted, as the reader's language writes them."""

from datetime import date
from decimal import Decimal

from flask_babel import format_date, format_decimal, format_percent

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import OTHER, Shown
from participation.formats.surveys.policy.counting.exact import finest
from participation.formats.surveys.policy.counting.ranges import ends
from participation.kernel.counting import Count
from participation.kernel.counting import gettext as _

HIDDEN = "–"


def number(shown: Shown) -> str:
    """`1.204`, `< 5`, `≥ 92`, or a dash."""
    if shown.count is not None:
        return str(Count(shown.count))
    if shown.most is not None:
        return f"<\u00a0{Count(shown.most + 1)}"
    return HIDDEN if shown.least is None else f"≥\u00a0{Count(shown.least)}"


def share(shown: Shown, of: Shown, *, rounded: bool = False) -> str:
    """The share of those who were asked; whole percent where counts are rounded, a dash where one is hidden."""
    if not of.count:
        return HIDDEN
    if shown.count is not None:
        return percent(min(1.0, shown.count / of.count), rounded=rounded)
    return HIDDEN if shown.least is None else f"≥\u00a0{percent(shown.least / of.count, rounded=rounded)}"


def percent(part: float, *, rounded: bool = False) -> str:
    """`65,2 %`"""
    return str(format_percent(part, "#,##0\u00a0%" if rounded else "#,##0.0\u00a0%"))


def decimal(value: float | Decimal | None, most: int = 2) -> str:
    """`2,37`; no needless zeros."""
    return HIDDEN if value is None else str(format_decimal(value, f"#,##0.{'#' * most}"))


def points(value: float) -> str:
    """A difference in percentage points: `+4,2`, `−0,5`."""
    sign = "+" if value >= 0 else "−"
    return f"{sign}{format_decimal(abs(value) * 100, '#,##0.0')}"


def cell_name(question: Question, key: str) -> str:
    """What a cell of a question is called."""
    match question.kind:
        case QuestionKind.SCALE:
            return _step(question, key)
        case QuestionKind.NUMBER:
            return _range(question, key)
        case QuestionKind.DATE:
            return _months(key)
    return option_name(question, key)


def option_name(question: Question, key: str) -> str:
    """The title of an option."""
    if key == OTHER:
        return _("Sonstiges")
    return next((str(one["title"]) for one in question.options if str(one["key"]) == key), key)


def row_name(question: Question, key: str) -> str:
    """The title of a matrix row; "" for questions without."""
    return next((str(one["title"]) for one in question.rows if str(one["key"]) == key), "")


def _step(question: Question, key: str) -> str:
    rules = question.rules
    named = {str(rules.get("first", 1)): "first_label", str(rules.get("last", 5)): "last_label"}
    label = rules.get(named.get(key, ""), "")
    return f"{key} ({label})" if label else key


def _range(question: Question, key: str) -> str:
    """`3`, `10–19` or `0 bis unter 2,5`, with the unit."""
    low, below = (Decimal(end) for end in ends(key))
    step, unit = finest(question), question.rules.get("unit", "")
    if below - low <= step:
        said = decimal(low, 6)
    elif step == 1:
        said = f"{decimal(low)}–{decimal(below - 1)}"
    else:
        said = _("%(low)s bis unter %(high)s", low=decimal(low, 6), high=decimal(below, 6))
    return f"{said}\u00a0{unit}" if unit else said


def _months(key: str) -> str:
    first, last = ends(key)
    return _month(first) if first == last else f"{_month(first)} – {_month(last)}"


def _month(key: str) -> str:
    if len(key) == 4:
        return key
    return str(format_date(date(int(key[:4]), int(key[5:7]), 1), "LLLL y"))
