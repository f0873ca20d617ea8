"""What the scan found in a snapshot, and what staff decided."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.contributions.models import Contribution
from participation.kernel.pages import Page, pack, unpack
from participation.processes.models import Module
from participation.results.models import FindingDecision, ScanFinding, Snapshot

PER_PAGE = 40
BATCH = 1_000
DIGITS = 19
"""Ids have fewer than that: longer numbers are none."""

Spot = tuple[int, str, str, str, str, str]
"""Module, table, row, column, kind and the words themselves: what a decision is about."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many places of a kind there are, and how they were decided."""

    kind: str
    total: int
    open: int
    removed: int


def author_names(session: Session, process_id: int) -> set[str]:
    """Every name under which somebody wrote in a process, whether it was shown or not."""
    here = sa.select(Module.id).where(Module.process_id == process_id)
    shown = sa.select(Contribution.author_name).where(
        Contribution.module_id.in_(here), Contribution.author_name != ""
    )
    accounts = sa.select(Contribution.account_id).where(Contribution.module_id.in_(here))
    names = sa.union(shown, sa.select(Account.name).where(Account.id.in_(accounts)))
    return set(session.scalars(names))


def spot_of(finding: ScanFinding) -> Spot:
    """What a decision is about: the same words in another row are another decision."""
    place = (finding.module_id, finding.table_name, finding.row_key, finding.column_name)
    return (*place, finding.kind, finding.found)


def findings_of(session: Session, snapshot: Snapshot) -> Iterator[ScanFinding]:
    """All of a snapshot, in the order of the scan, some at a time."""
    statement = sa.select(ScanFinding).where(ScanFinding.snapshot_id == snapshot.id).order_by(ScanFinding.id)
    after = 0
    while found := session.scalars(statement.where(ScanFinding.id > after).limit(BATCH)).all():
        yield from found
        after = found[-1].id


def page_of(session: Session, snapshot: Snapshot, after: str | None, *, only_open: bool) -> Page[ScanFinding]:
    """Some of them, for staff to decide. Raises DomainError for an `after` that is not ours."""
    here = [ScanFinding.snapshot_id == snapshot.id]
    here += [ScanFinding.decision == FindingDecision.OPEN] if only_open else []
    total = session.scalar(sa.select(sa.func.count()).select_from(ScanFinding).where(*here)) or 0
    key = unpack(after, (int,))
    here += [ScanFinding.id > key[0]] if key else []
    statement = sa.select(ScanFinding).where(*here).order_by(ScanFinding.id).limit(PER_PAGE + 1)
    found = list(session.scalars(statement))
    following = pack(found[PER_PAGE - 1].id) if len(found) > PER_PAGE else None
    return Page(found[:PER_PAGE], total, following)


def contributions_of(session: Session, found: Sequence[ScanFinding]) -> dict[tuple[int, str], int]:
    """(module, first value of a row) -> the contribution that the row tells of, by its id or its number; rows of other
    tables are missing."""
    keys = {one.row_key for one in found} - {""}
    numbers = [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < DIGITS]
    statement = sa.select(Contribution.module_id, Contribution.id, Contribution.reference).where(
        Contribution.module_id.in_({one.module_id for one in found}),
        sa.or_(Contribution.id.in_(numbers), Contribution.reference.in_(keys)),
    )
    return {
        (module_id, key): number
        for module_id, number, reference in session.execute(statement)
        for key in (str(number), reference)
        if key in keys
    }


def counts_of(session: Session, snapshot: Snapshot) -> list[Count]:
    """How many of each kind, by kind."""
    statement = (
        sa.select(ScanFinding.kind, ScanFinding.decision, sa.func.count())
        .where(ScanFinding.snapshot_id == snapshot.id)
        .group_by(ScanFinding.kind, ScanFinding.decision)
    )
    by_kind: dict[str, Counter[FindingDecision]] = {}
    for kind, decision, number in session.execute(statement):
        by_kind.setdefault(kind, Counter())[decision] = number
    return [
        Count(kind, told.total(), told[FindingDecision.OPEN], told[FindingDecision.REMOVE])
        for kind, told in sorted(by_kind.items())
    ]
