"""Staff write at the report of a process, section by section. Figures are never written, only counted."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.kernel import clock, editing, text
from participation.kernel.errors import DomainError, Missing
from participation.processes.models import Process
from participation.results.models import Report
from participation.results.queries.reports import report_of

PROPOSAL, ADDED, ALONE = "proposal", "added", "alone"
"""What a section says: the software's sentences, they and staff's own words behind them, or those alone."""


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section as staff want it; `words` are Markdown."""

    mode: str = PROPOSAL
    words: str = ""
    hidden: bool = False

    @classmethod
    def of(cls, report: Report | None, key: str) -> "SectionDraft":
        """What is kept now."""
        if report is None:
            return cls()
        kept = report.texts.get(key)
        mode = PROPOSAL if kept is None else ALONE if kept["alone"] else ADDED
        return cls(mode, kept["words"] if kept else "", key in report.hidden)


@dataclass(frozen=True, slots=True)
class TitleDraft:
    """What the report is called; empty for what the software proposes."""

    title: str = ""

    @classmethod
    def of(cls, report: Report | None) -> "TitleDraft":
        """What is kept now."""
        return cls(report.title if report else "")


def write_section(
    session: Session,
    process: Process,
    key: str,
    draft: SectionDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Report:
    """Keep a section. `seen`: the fingerprint of what the form showed. Raises DomainError, Conflict.

    Whoever goes back to the proposal drops their own words.
    """
    staff = require_moderator(viewer, process.municipality_id)
    if draft.mode not in (PROPOSAL, ADDED, ALONE):
        raise Missing
    if draft.mode != PROPOSAL and not draft.words:
        raise DomainError("Bitte schreiben Sie einen Text, oder wählen Sie den Vorschlag.", "words")
    text.rich(draft.words)  # refuses what is too long
    report = _held(session, process, staff.account_id)
    editing.require_unchanged(seen, SectionDraft.of(report, key))
    texts = {name: kept for name, kept in report.texts.items() if name != key}
    if draft.mode != PROPOSAL:
        texts[key] = {"words": draft.words, "alone": draft.mode == ALONE}
    report.texts = texts
    report.hidden = sorted({*report.hidden, key} if draft.hidden else {*report.hidden} - {key})
    return _changed(session, report, staff.account_id, key)


def rename(
    session: Session, process: Process, draft: TitleDraft, *, viewer: Viewer | None, seen: str | None = None
) -> Report:
    """Give the report another title. Raises Conflict."""
    staff = require_moderator(viewer, process.municipality_id)
    report = _held(session, process, staff.account_id)
    editing.require_unchanged(seen, TitleDraft.of(report))
    report.title = draft.title
    return _changed(session, report, staff.account_id, "title")


def _held(session: Session, process: Process, account_id: int) -> Report:
    """The report, made where there is none. Its process is held until the transaction ends, so nobody makes a second."""
    session.execute(sa.select(Process.id).where(Process.id == process.id).with_for_update())
    report = report_of(session, process.id)
    if report is None:
        report = Report(
            municipality_id=process.municipality_id,
            process_id=process.id,
            title="",
            texts={},
            hidden=[],
            edition=0,
            changed_by=account_id,
            changed_at=clock.now(),
        )
        session.add(report)
    return report


def _changed(session: Session, report: Report, account_id: int, what: str) -> Report:
    report.edition += 1
    report.changed_by, report.changed_at = account_id, clock.now()
    session.flush()
    trail.record(session, "report.changed", report, actor_id=account_id, what=what)
    return report
