"""One row per process over all municipalities: counts only, from the same counting functions as every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.kernel.errors import DomainError
from participation.municipalities.models import Municipality
from participation.processes import catalogue
from participation.processes.models import Module, Process

CHANNELS = ("online", "on_site", "paper", "phone", "import")


@dataclass(frozen=True, slots=True)
class Row:
    """A process as the coordination office compares it."""

    ags: str
    municipality: str
    title: str
    slug: str
    municipality_slug: str
    state: str
    opens_at: datetime | None
    closes_at: datetime | None
    formats: tuple[str, ...]
    """German titles of the formats of its modules, each once, in the order of the modules."""
    contributions: int
    comments: int
    supports: int
    answered: int
    answered_share: float | None
    ballots: int
    sheets: int
    ratings: int
    participants: int
    """As far as formats can tell people apart, added up over modules; 0 where none can."""
    channels: tuple[int, ...]
    """In the order of CHANNELS."""


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
    BALLOTS = "stimmen"
    SHEETS = "frageboegen"
    RATINGS = "bewertungen"
    PARTICIPANTS = "teilnehmende"


_FIELDS = {
    Order.AGS: "ags",
    Order.MUNICIPALITY: "municipality",
    Order.TITLE: "title",
    Order.OPENS: "opens_at",
    Order.CLOSES: "closes_at",
    Order.CONTRIBUTIONS: "contributions",
    Order.COMMENTS: "comments",
    Order.SUPPORTS: "supports",
    Order.ANSWERED: "answered_share",
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


def overview(session: Session, order: Order = Order.MUNICIPALITY, *, falling: bool = False) -> list[Row]:
    """Every published or archived process. A fixed number of queries; empty values stand last either way."""
    statement = (
        sa.select(Process, Municipality)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.is_public)
        .options(selectinload(Process.modules).selectinload(Module.phases))
        .order_by(Municipality.name, Process.title, Process.id)
    )
    found = session.execute(statement).all()
    counts = catalogue.summaries(session, [module for process, _m in found for module in process.modules])
    rows = [_row(process, municipality, counts) for process, municipality in found]
    return _sorted(rows, _FIELDS[order], falling)


def _sorted(rows: list[Row], name: str, falling: bool) -> list[Row]:  # noqa: FBT001 - internal
    filled = [row for row in rows if getattr(row, name) is not None]
    empty = [row for row in rows if getattr(row, name) is None]
    return sorted(filled, key=lambda row: _comparable(getattr(row, name)), reverse=falling) + empty


def _comparable(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _row(process: Process, municipality: Municipality, counts: dict[int, catalogue.Summary]) -> Row:
    found = [counts[module.id] for module in process.modules if module.id in counts]
    phases = [phase for module in process.modules for phase in module.phases]
    contributions, answered = sum(one.contributions for one in found), sum(one.answered for one in found)
    return Row(
        ags=municipality.ags,
        municipality=municipality.name,
        title=process.title,
        slug=process.slug,
        municipality_slug=municipality.slug,
        state=process.state.value,
        opens_at=min((phase.opens_at for phase in phases), default=None),
        closes_at=max((phase.closes_at for phase in phases), default=None),
        formats=tuple(dict.fromkeys(catalogue.format_of(module).title for module in process.modules)),
        contributions=contributions,
        comments=sum(one.comments for one in found),
        supports=sum(one.supports for one in found),
        answered=answered,
        answered_share=answered / contributions if contributions else None,
        ballots=sum(one.ballots for one in found),
        sheets=sum(one.sheets for one in found),
        ratings=sum(one.ratings for one in found),
        participants=sum(one.participants for one in found),
        channels=_channels(found),
    )


def _channels(found: Sequence[catalogue.Summary]) -> tuple[int, ...]:
    return tuple(sum(one.channels.get(name, 0) for one in found) for name in CHANNELS)
