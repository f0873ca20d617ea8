"""Counting processes: the one function behind the table of figures, its pages, its files and what is handed in."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, defer, selectinload

from participation.contributions.queries.figures import Voices, voices
from participation.kernel import clock
from participation.kernel.search import fold
from participation.municipalities.models import Municipality
from participation.municipalities.sizes import size_class
from participation.processes import catalogue
from participation.processes.models import Module, Process
from participation.results.models import Snapshot, SnapshotState

AT_ONCE = 500
"""Processes that are counted with one round of queries."""
CHANNELS = ("online", "on_site", "paper", "phone", "import")

Figures = dict[str, Any]
"""One row of the table of figures, by column."""


def count(session: Session, process_ids: Collection[int]) -> dict[int, Figures]:
    """The figures of some processes as they are now, by process; in a fixed number of queries per 500. Of one that is
    not public nothing is counted. One that is gone has none."""
    ids = sorted(process_ids)
    found: dict[int, Figures] = {}
    for start in range(0, len(ids), AT_ONCE):
        found.update(_counted(session, ids[start : start + AT_ONCE]))
    return found


def _counted(session: Session, ids: list[int]) -> Iterator[tuple[int, Figures]]:
    rows = session.execute(_whole(ids)).all()
    open_ones = [process for process, _town in rows if process.is_public]
    counts = catalogue.summaries(session, [module for process in open_ones for module in process.modules])
    said = voices(session, [process.id for process in open_ones])
    licences = _licences(session, [process.id for process in open_ones])
    now = clock.now()
    for process, town in rows:
        found = _named(process, town) | {"counted_at": now}
        if process.is_public:
            summaries = [counts[module.id] for module in process.modules if module.id in counts]
            found |= _sums(summaries, said.get(process.id, Voices()))
            found |= {"licence": licences.get(process.id, ""), "results_published": process.id in licences}
        yield process.id, found


def _whole(ids: list[int]) -> sa.Select[Process, Municipality]:
    """Everything but the long texts."""
    texts = (
        Process.body_source,
        Process.body_html,
        Process.plain_source,
        Process.plain_html,
        Process.summary,
    )
    return (
        sa.select(Process, Municipality)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.id.in_(ids))
        .options(selectinload(Process.modules).selectinload(Module.phases), *map(defer, texts))
        .order_by(Process.id)
        .execution_options(populate_existing=True)
    )


def _licences(session: Session, ids: list[int]) -> dict[int, str]:
    """The licence of the last published snapshot of each process that has one."""
    asked = (
        sa.select(Snapshot.process_id, Snapshot.licence)
        .where(Snapshot.process_id.in_(ids), Snapshot.state == SnapshotState.PUBLISHED)
        .order_by(Snapshot.number)
    )
    return {process_id: licence for process_id, licence in session.execute(asked)}  # noqa: C416 - rows are no pairs


def _named(process: Process, town: Municipality) -> Figures:
    """What the process and its municipality are, and no figures yet."""
    phases = [phase for module in process.modules for phase in module.phases]
    formats = list(dict.fromkeys(module.format for module in process.modules))
    return NOTHING | {
        "process_id": process.id,
        "municipality_id": town.id,
        "public": process.is_public,
        "municipality_name": town.name,
        "municipality_key": fold(town.name),
        "ags": town.ags,
        "federal_state": town.state,
        "population": town.population,
        "size_class": size_class(town.kind, town.population),
        "funding_round": town.funding_round,
        "title": process.title,
        "title_key": fold(process.title),
        "topic": process.topic,
        "state": process.state.value,
        "formats": formats,
        "format_words": f" {' '.join(formats)} ",
        "opens_at": min((phase.opens_at for phase in phases), default=None),
        "closes_at": max((phase.closes_at for phase in phases), default=None),
    }


def _sums(found: Sequence[catalogue.Summary], said: Voices) -> Figures:
    return {name: sum(getattr(one, name) for one in found) for name in _ADDED} | {
        "hidden": said.hidden,
        "participants": said.registered + said.guests + sum(one.participants for one in found),
        "registered": said.registered,
        "guests": said.guests,
        "answer_days": said.answer_days,
        "channels": _channels(found),
        "months": said.months,
    }


def _channels(found: Sequence[catalogue.Summary]) -> dict[str, int]:
    sums = {name: sum(one.channels.get(name, 0) for one in found) for name in CHANNELS}
    return {name: number for name, number in sums.items() if number}


_ADDED = ("contributions", "comments", "supports", "answered", "ballots", "sheets", "ratings")
NOTHING: Figures = dict.fromkeys((*_ADDED, "hidden", "participants", "registered", "guests"), 0) | {
    "answer_days": None,
    "channels": {},
    "months": {},
    "licence": "",
    "results_published": False,
}
"""The figures of a process that nobody may see yet."""
