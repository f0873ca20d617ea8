"""Counts processes row by row, in plain Python, to be held against what the overview says."""

from collections import Counter
from collections.abc import Callable
from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Comment, Contribution, OfficialResponse, Support, Visibility
from participation.kts.queries.overview import SUMMED, overview
from participation.municipalities.models import Municipality
from participation.processes.models import Access, Module, Process, ProcessState

Counted = dict[str, Any]
Extra = Callable[[Session, int], Counted]
"""(session, module id) -> what a format counts beside contributions."""
COLUMNS = (
    "municipality_name", "title", "state", "contributions", "comments", "supports", "answered", "hidden", "registered",
    "guests", "months", "answer_days", "ballots", "sheets", "ratings", "participants",
)  # fmt: skip


def naive(session: Session, extra: Extra) -> dict[int, Counted]:
    """Every public process, counted one row at a time."""
    session.expire_all()
    found = {}
    for process in session.scalars(sa.select(Process)):
        if process.state is not ProcessState.DRAFT and process.access is not Access.INVITED:
            town = session.get_one(Municipality, process.municipality_id)
            named = {"municipality_name": town.name, "title": process.title, "state": process.state.value}
            found[process.id] = named | _counted(session, process, extra)
    return found


def overlooked(session: Session, extra: Extra) -> dict[int, Any]:
    """Where the overview says otherwise: process -> (what it says, what is so). Sums are looked at as well."""
    expected = naive(session, extra)
    shown = overview(session)
    rows = {row.process_id: {name: getattr(row, name) for name in COLUMNS} for row in shown.all()}
    wrong = {
        key: (rows.get(key), expected.get(key))
        for key in {*rows, *expected}
        if rows.get(key) != expected.get(key)
    }
    sums = {name: sum(row[name] for row in expected.values()) for name in SUMMED}
    totals = shown.totals()
    session.rollback()  # an embedded database has one writer, and whoever asks may want to be it next
    if not wrong and (dict(totals.sums), totals.processes) != (sums, len(expected)):
        wrong[0] = (totals, sums)
    return wrong


def nothing_extra(_session: Session, _module: int) -> Counted:
    """For processes of formats in which people say things, and no more."""
    return {}


def _counted(session: Session, process: Process, extra: Extra) -> Counted:
    modules = session.scalars(sa.select(Module.id).where(Module.process_id == process.id)).all()
    rows = [row for module in modules for row in session.query(Contribution).filter_by(module_id=module)]
    public = [row for row in rows if _is_public(session, row)]
    things = [row for row in public if not isinstance(row, Comment)]
    waits = [_wait(session, row) for row in things]
    answered = [days for days in waits if days is not None]
    more: Counter[str] = Counter()
    for module in modules:
        more.update(extra(session, module))
    registered = {row.pseudonym for row in public if row.author_kind == "account"}
    guests = {row.pseudonym for row in public if row.author_kind == "guest"}
    return {
        "contributions": len(things),
        "comments": len(public) - len(things),
        "supports": sum(session.query(Support).filter_by(contribution_id=row.id).count() for row in things),
        "answered": len(answered),
        "hidden": sum(row.visibility is Visibility.HIDDEN for row in rows),
        "registered": len(registered),
        "guests": len(guests),
        "months": dict(Counter(f"{row.created_at:%Y-%m}" for row in public)),
        "answer_days": median(answered) if answered else None,
        "participants": len(registered) + len(guests) + more["participants"],
        **{name: more[name] for name in ("ballots", "sheets", "ratings")},
    }


def _is_public(session: Session, row: Contribution) -> bool:
    if isinstance(row, Comment):
        subject = session.get_one(Contribution, row.subject_id)
        return row.visibility is Visibility.PUBLISHED and subject.visibility is Visibility.PUBLISHED
    return row.visibility is Visibility.PUBLISHED


def _wait(session: Session, row: Contribution) -> int | None:
    """Full days until the first answer in words."""
    answers = session.query(OfficialResponse).filter_by(contribution_id=row.id)
    instants = [answer.created_at for answer in answers if answer.source]
    return (min(instants) - row.created_at).days if instants else None
