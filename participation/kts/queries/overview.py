"""The processes of all municipalities: a page of them, all of them, and their sums."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import dialect
from participation.kts.models import Installation
from participation.kts.policy.figures import Figure
from participation.kts.queries.figures import TABLE, figures
from participation.kts.queries.filters import FigureFilter
from participation.kts.queries.ordering import Order, ordering
from participation.municipalities.models import Municipality
from participation.processes.models import Process

PER_PAGE = 50
BATCH = 1_000
LONGEST_KEY = 18
"""Digits that every database can hold as a number."""
SUMMED = (
    "contributions", "comments", "supports", "answered", "hidden", "ballots", "sheets", "ratings", "participants",
    "registered", "guests",
)  # fmt: skip
_RECKONED = (
    *SUMMED, "size_class", "population", "answer_days", "results_published", "format_words",
)  # fmt: skip
_NAMES = tuple(entry.name for entry in fields(Figure))


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over everything a filter leaves."""

    processes: int
    towns: int
    sums: Mapping[str, int]
    """By the names in SUMMED."""

    @property
    def pages(self) -> int:
        """How many pages that makes; one at least."""
        return max(1, -(-self.processes // PER_PAGE))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process is to be found: its address here, or the name of the installation that it runs on."""

    municipality: str = ""
    process: str = ""
    installation: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The table of figures as one moment saw it, under a filter and in an order."""

    session: Session
    source: sa.FromClause
    wanted: FigureFilter
    order: Order = Order.MUNICIPALITY
    falling: bool = False

    def totals(self) -> Totals:
        """Sums over all of it, in one query."""
        c = self.source.c
        sums = [sa.func.coalesce(sa.func.sum(c[name]), 0) for name in SUMMED]
        asked = sa.select(sa.func.count(), sa.func.count(c.ags.distinct()), *sums).select_from(self.source)
        processes, towns, *found = self.session.execute(
            asked.where(*self.wanted.conditions(self.source))
        ).one()
        return Totals(processes, towns, dict(zip(SUMMED, map(int, found), strict=True)))

    def page(self, number: int) -> list[Figure]:
        """A page of it, from 1."""
        cut = self._rows().limit(PER_PAGE).offset((number - 1) * PER_PAGE)
        return [_figure(row) for row in self.session.execute(cut)]

    def all(self) -> Iterator[Figure]:
        """All of it, streamed."""
        for batch in dialect.in_batches(self.session, self._rows(), BATCH):
            yield from map(_figure, batch)

    def slim(self) -> Iterator[Figure]:
        """All of it in no order, with what indicators are made of and no more: half of the time goes into the rest."""
        c = self.source.c
        texts = [sa.cast(c[name], sa.Text).label(name) for name in ("channels", "months")]
        asked = sa.select(*(c[name] for name in _RECKONED), *texts)
        asked = asked.where(*self.wanted.conditions(self.source))
        for batch in dialect.in_batches(self.session, asked, BATCH):
            for *values, channels, months in batch:
                told = dict(zip(_RECKONED, values, strict=True))
                yield Figure(channels=orjson.loads(channels), months=orjson.loads(months), **told)

    def of(self, keys: Sequence[str]) -> list[Figure]:
        """The rows of some keys (`Figure.key`), in the order in which they are named; unknown ones are left out."""
        c = self.source.c
        ours = [int(key) for key in keys if key.isdecimal() and len(key) < LONGEST_KEY]
        others = [
            int(key[1:]) for key in keys if key[:1] == "x" and key[1:].isdecimal() and len(key) < LONGEST_KEY
        ]
        named = c.process_id.in_(ours) | (c.process_id.is_(None) & c.id.in_(others))
        rows = self.session.execute(sa.select(*_columns(self.source)).where(c.public, named))
        found = {one.key: one for one in map(_figure, rows)}
        return [found[key] for key in dict.fromkeys(keys) if key in found]

    def _rows(self) -> sa.Select[Any]:
        asked = sa.select(*_columns(self.source)).where(*self.wanted.conditions(self.source))
        return asked.order_by(*ordering(self.source, self.order, falling=self.falling))


def overview(
    session: Session,
    wanted: FigureFilter | None = None,
    order: Order = Order.MUNICIPALITY,
    *,
    falling: bool = False,
) -> Overview:
    """Every public process of this and of other installations that a filter leaves."""
    return Overview(session, figures(session), wanted or FigureFilter(), order, falling)


def states(session: Session) -> list[str]:
    """The states of the federation of which a municipality is here, by name."""
    ours = sa.select(Municipality.state)
    found = session.scalars(ours.union(sa.select(TABLE.c.federal_state).where(TABLE.c.process_id.is_(None))))
    return sorted(filter(None, found))


def places(session: Session, rows: list[Figure]) -> dict[int, Place]:
    """Where the processes of some rows are, by the row's id; in two queries."""
    addresses = (
        sa.select(Process.id, Municipality.slug, Process.slug)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.id.in_([row.process_id for row in rows if row.process_id]), Process.is_public)
    )
    here = {one: Place(town, slug) for one, town, slug in session.execute(addresses)}
    named = sa.select(Installation.id, Installation.name).where(
        Installation.id.in_({row.installation_id for row in rows if row.installation_id})
    )
    there = {one: Place(installation=name) for one, name in session.execute(named)}
    return {
        row.id: here.get(row.process_id or 0) or there.get(row.installation_id or 0) or Place()
        for row in rows
    }


def _columns(source: sa.FromClause) -> list[sa.ColumnElement[Any]]:
    return [source.c[name] for name in _NAMES]


def _figure(row: Any) -> Figure:
    values = dict(zip(_NAMES, row, strict=True))
    return Figure(**values | {"formats": tuple(values["formats"])})
