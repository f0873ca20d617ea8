"""The queue of one municipality: what waits, the oldest first, with all that is needed to decide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, with_polymorphic

from participation.accounts.models import Account
from participation.contributions.models import Comment, Contribution, Photo, Visibility
from participation.contributions.queries.photos import photos_of
from participation.kernel.pages import Page, pack, unpack
from participation.moderation import policy
from participation.moderation.models import Case, CaseReason, Decision, Flag, Verdict
from participation.processes.catalogue import Context, contexts
from participation.processes.models import Category, Module, Process

PER_PAGE = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a moderator wants to see; None for all of it. `kind` is a kind of contribution."""

    process_id: int | None = None
    reason: CaseReason | None = None
    kind: str | None = None


_EVERYTHING = QueueFilter()


@dataclass(frozen=True, slots=True)
class Decided:
    """One earlier decision."""

    verdict: Verdict
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A contribution on the desk. `subject`: what a comment is about; `case`: None if it never waited; `context`: where
    in its format it belongs, if its own words do not say."""

    contribution: Contribution
    case: Case | None
    process: Process
    photo: Photo | None
    flags: list[Flag]
    history: list[Decided]
    categories: list[Category]
    subject: Contribution | None
    context: Context

    @property
    def stamp(self) -> str:
        """What a decision about it must name."""
        return policy.stamp(self.case, self.contribution, self.photo)

    @property
    def possible(self) -> frozenset[Verdict]:
        """What can be decided now."""
        return policy.possible(self.contribution.visibility, self.photo)

    @property
    def publishable(self) -> bool:
        """Whether it waits to be published."""
        return Verdict.PUBLISH in self.possible

    @property
    def category(self) -> Category | None:
        """Its topic, if its kind has one."""
        wanted = getattr(self.contribution, "category_id", None)
        return next((one for one in self.categories if one.id == wanted), None)


def queue(session: Session, municipality_id: int, wanted: QueueFilter, after: str | None) -> Page[Item]:
    """A page of open cases that pass a filter. Raises DomainError for a foreign `after`.

    In nine queries, and one more for each format that tells contexts.
    """
    statement = sa.select(Case).join(Contribution, Contribution.id == Case.contribution_id)
    statement = statement.where(*_open(municipality_id), *_passing(wanted))
    total = session.scalar(statement.with_only_columns(sa.func.count())) or 0
    key = unpack(after, (int, int))
    if key is not None:
        bound = (_EPOCH + timedelta(microseconds=int(key[0])), key[1])
        statement = statement.where(sa.tuple_(Case.opened_at, Case.id) > sa.tuple_(*bound))
    cases = list(session.scalars(statement.order_by(Case.opened_at, Case.id).limit(PER_PAGE + 1)))
    more = len(cases) > PER_PAGE
    shown = cases[:PER_PAGE]
    following = pack(*_key(shown[-1])) if more else None
    return Page(_items(session, {case.contribution_id: case for case in shown}), total, following)


def _key(case: Case) -> tuple[int, int]:
    return (case.opened_at - _EPOCH) // timedelta(microseconds=1), case.id


def item(session: Session, contribution: Contribution) -> Item:
    """One contribution as the desk shows it, whether it waits or not."""
    case = session.scalar(sa.select(Case).where(Case.contribution_id == contribution.id))
    return _items(session, {contribution.id: case})[0]


def waiting(
    session: Session, municipality_id: int, wanted: QueueFilter = _EVERYTHING
) -> dict[CaseReason, int]:
    """How many cases are open, by reason; every reason is there. The reason in a filter does not count."""
    statement = (
        sa.select(Case.reason, sa.func.count())
        .join(Contribution, Contribution.id == Case.contribution_id)
        .where(*_open(municipality_id), *_passing(replace(wanted, reason=None)))
        .group_by(Case.reason)
    )
    found = {row.reason: row[1] for row in session.execute(statement)}
    return {reason: found.get(reason, 0) for reason in CaseReason}


def _open(municipality_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    """What its author took back waits for nobody."""
    return (
        Case.municipality_id == municipality_id,
        Case.open == sa.true(),
        Contribution.visibility != Visibility.WITHDRAWN,
    )


def _passing(wanted: QueueFilter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.process_id is not None:
        found.append(Case.process_id == wanted.process_id)
    if wanted.reason is not None:
        found.append(Case.reason == wanted.reason)
    if wanted.kind is not None:
        found.append(Contribution.kind == wanted.kind)
    return found


def _items(session: Session, cases: dict[int, Case] | dict[int, Case | None]) -> list[Item]:
    ids = list(cases)
    contributions = _contributions(session, ids)
    about = {row.subject_id for row in contributions.values() if isinstance(row, Comment)}
    subjects = _contributions(session, about)
    modules = {row.module_id for row in contributions.values()}
    categories, processes = _categories(session, modules), _processes(session, modules)
    around = contexts(session, {key: row.kind for key, row in contributions.items()})
    flags, history, photos = _flags(session, ids), _history(session, ids), photos_of(session, ids)
    return [
        Item(
            contribution=row,
            case=cases[key],
            process=processes[row.module_id],
            photo=photos.get(key),
            flags=flags.get(key, []),
            history=history.get(key, []),
            categories=[] if isinstance(row, Comment) else categories.get(row.module_id, []),
            subject=subjects.get(row.subject_id) if isinstance(row, Comment) else None,
            context=around.get(key, Context()),
        )
        for key in ids
        if (row := contributions[key])
    ]


def _contributions(session: Session, ids: Collection[int]) -> dict[int, Contribution]:
    whole = with_polymorphic(Contribution, "*")
    return {row.id: row for row in session.scalars(sa.select(whole).where(whole.id.in_(list(ids))))}


def _processes(session: Session, module_ids: Collection[int]) -> dict[int, Process]:
    statement = (
        sa.select(Module.id, Process)
        .join(Process, Process.id == Module.process_id)
        .where(Module.id.in_(list(module_ids)))
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def _categories(session: Session, module_ids: Collection[int]) -> dict[int, list[Category]]:
    found: dict[int, list[Category]] = {}
    statement = sa.select(Category).where(Category.module_id.in_(list(module_ids)))
    for row in session.scalars(statement.order_by(Category.position, Category.id)):
        found.setdefault(row.module_id, []).append(row)
    return found


def _flags(session: Session, ids: Sequence[int]) -> dict[int, list[Flag]]:
    found: dict[int, list[Flag]] = {}
    for row in session.scalars(sa.select(Flag).where(Flag.contribution_id.in_(ids)).order_by(Flag.id)):
        found.setdefault(row.contribution_id, []).append(row)
    return found


def _history(session: Session, ids: Sequence[int]) -> dict[int, list[Decided]]:
    statement = (
        sa.select(Decision, Account.name)
        .outerjoin(Account, Account.id == Decision.account_id)
        .where(Decision.contribution_id.in_(ids))
        .order_by(Decision.id)
    )
    found: dict[int, list[Decided]] = {}
    for row, name in session.execute(statement):
        entry = Decided(row.verdict, row.reason, name or "", row.created_at)
        found.setdefault(row.contribution_id, []).append(entry)
    return found
