"""The orders in which the table of figures can be read."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from participation.kernel.errors import DomainError


class Order(StrEnum):
    """The columns the overview can be sorted by."""

    AGS = "ags"
    MUNICIPALITY = "kommune"
    TITLE = "verfahren"
    OPENS = "beginn"
    CLOSES = "ende"
    CONTRIBUTIONS = "beitraege"
    COMMENTS = "kommentare"
    SUPPORTS = "unterstuetzungen"
    ANSWERED = "beantwortet"
    DAYS = "antwortzeit"
    BALLOTS = "stimmen"
    SHEETS = "frageboegen"
    RATINGS = "bewertungen"
    PARTICIPANTS = "teilnehmende"
    REACH = "reichweite"


_FIELDS = {
    Order.AGS: "ags",
    Order.MUNICIPALITY: "municipality_key",
    Order.TITLE: "title_key",
    Order.OPENS: "opens_at",
    Order.CLOSES: "closes_at",
    Order.CONTRIBUTIONS: "contributions",
    Order.COMMENTS: "comments",
    Order.SUPPORTS: "supports",
    Order.DAYS: "answer_days",
    Order.BALLOTS: "ballots",
    Order.SHEETS: "sheets",
    Order.RATINGS: "ratings",
    Order.PARTICIPANTS: "participants",
}


def read_order(word: str | None) -> tuple[Order, bool]:
    """A column and whether it falls, from the address bar (`-beitraege`). Raises DomainError for any other word."""
    word = word or Order.MUNICIPALITY
    try:
        return Order(word.removeprefix("-")), word.startswith("-")
    except ValueError as error:
        raise DomainError("Nach dieser Spalte lässt sich nicht sortieren.") from error


def ordering(source: sa.FromClause, order: Order, *, falling: bool) -> list[sa.ColumnElement[Any]]:
    """Empty values stand last either way; the same order every time."""
    c = source.c
    column = _expression(source, order)
    named: list[sa.ColumnElement[Any]] = [c.municipality_key, c.title_key, c.id]
    empty = [column.is_(None)] if order in _MAY_LACK else []
    return [*empty, column.desc() if falling else column, *(one for one in named if one is not column)]


_MAY_LACK = {Order.OPENS, Order.CLOSES, Order.ANSWERED, Order.DAYS, Order.REACH}


def _expression(source: sa.FromClause, order: Order) -> sa.ColumnElement[Any]:
    c = source.c
    if order is Order.ANSWERED:
        return sa.cast(c.answered, sa.Float) / sa.func.nullif(c.contributions, 0)
    if order is Order.REACH:
        return sa.cast(c.participants + c.ballots + c.sheets, sa.Float) / sa.func.nullif(c.population, 0)
    return c[_FIELDS[order]]
