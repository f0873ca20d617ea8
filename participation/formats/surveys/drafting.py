"""Questions written down in a line, as `SurveySettings.questions` holds them: for blueprints and the demo."""

from typing import Any

from participation.formats.surveys.models import QuestionKind, Trait
from participation.formats.surveys.policy.keys import keyed

Written = dict[str, Any]
"""Columns of `Question`, all of it plain: a blueprint becomes JSON."""


def heading(title: str, help_: str = "", **values: Any) -> Written:
    """A new page."""
    return _written(QuestionKind.HEADING, title, help=help_, **values)


def single(title: str, *options: str, other: bool = False, **values: Any) -> Written:
    """One of several."""
    return _chosen(QuestionKind.SINGLE, title, options, {"other": True} if other else {}, values)


def multiple(title: str, *options: str, other: bool = False, most: int = 0, **values: Any) -> Written:
    """Several of several, at most so many."""
    rules = ({"other": True} if other else {}) | ({"most": most} if most else {})
    return _chosen(QuestionKind.MULTIPLE, title, options, rules, values)


def ranking(title: str, *options: str, most: int = 0, **values: Any) -> Written:
    """Put in order, the first so many."""
    return _chosen(QuestionKind.RANKING, title, options, {"most": most} if most else {}, values)


def matrix(title: str, rows: tuple[str, ...], options: tuple[str, ...], **values: Any) -> Written:
    """One of several for each row."""
    found = _chosen(QuestionKind.MATRIX, title, options, {}, values)
    return found | {"rows": keyed([], rows, rows=True)}


def scale(title: str, low: str, high: str, *, first: int = 1, last: int = 5, **values: Any) -> Written:
    """A mark between two ends."""
    rules = {"first": first, "last": last, "first_label": low, "last_label": high}
    return _written(QuestionKind.SCALE, title, rules=rules, **values)


def text(title: str, *, longest: int = 2000, **values: Any) -> Written:
    """Something in one's own words; one line where it is short."""
    kind = QuestionKind.SHORT if longest <= 300 else QuestionKind.LONG
    return _written(kind, title, rules={"longest": longest}, **values)


def number(title: str, unit: str, least: int, most: int, **values: Any) -> Written:
    """A whole number."""
    rules = {"least": least, "most": most, "decimals": 0, "unit": unit}
    return _written(QuestionKind.NUMBER, title, rules=rules, **values)


def trait(title: str, of: Trait, why: str, *options: str) -> Written:
    """Something about the person, always voluntary."""
    return single(title, *options, trait=of.value, help=why)


def only_after(key: str, *answers: str) -> Written:
    """The condition that a question was answered so."""
    return {"question": key, "any": list(answers)}


def _chosen(
    kind: QuestionKind, title: str, options: tuple[str, ...], rules: Written, values: Written
) -> Written:
    return _written(kind, title, options=keyed([], options), rules=rules, **values)


def _written(kind: QuestionKind, title: str, **values: Any) -> Written:
    return {"kind": kind.value, "title": title} | values
