"""A citizen reports something: it stays where it is until a person has looked."""

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.contributions.models import Contribution
from participation.contributions.policy import require_public
from participation.kernel import clock, dialect
from participation.kernel.errors import DomainError
from participation.moderation.models import Case, CaseReason, Flag
from participation.processes.models import Module

REASONS = ("insult", "private", "spam", "offtopic", "unlawful", "other")
"""Why people report; forms.py says it in words."""


@dataclass(frozen=True, slots=True)
class FlagDraft:
    """A report as somebody typed it; `reason` is one of REASONS."""

    reason: str
    text: str = ""


def flag(
    session: Session,
    module: Module,
    contribution: Contribution,
    draft: FlagDraft,
    *,
    supporter: str,
    viewer: Viewer | None,
) -> bool:
    """Report something public; says whether it is this person's first report of it. Needs no running phase.

    `supporter` is who reports, as `contributions` knows people; it is hashed once more, so that reports and
    supports of one person do not match.
    """
    require_public(viewer, module, contribution)
    if draft.reason not in REASONS:
        raise DomainError("Bitte wählen Sie einen Grund.", "reason")
    row = {
        "contribution_id": contribution.id,
        "reporter": reporter_key(supporter),
        "reason": draft.reason,
        "text": draft.text,
        "created_at": clock.now(),
    }
    if not dialect.insert_once(session, Flag, row):
        return False
    _lay_on_desk(session, module, contribution)
    trail.record(session, "contribution.flagged", contribution)
    return True


def reporter_key(supporter: str) -> str:
    """A person as the table of flags knows them."""
    return hashlib.sha256(f"flag|{supporter}".encode()).hexdigest()


def _lay_on_desk(session: Session, module: Module, contribution: Contribution) -> None:
    """Open the case, or count one more in it; a case that is open keeps its reason and its place."""
    statement = dialect.insert(session, Case).values(
        municipality_id=module.municipality_id,
        process_id=module.process_id,
        contribution_id=contribution.id,
        reason=CaseReason.FLAG,
        open=True,
        flags=1,
        version=1,
        opened_at=clock.now(),
    )
    given = statement.excluded
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["contribution_id"],
            set_={
                "flags": Case.flags + 1,
                "version": Case.version + 1,
                "reason": sa.case((Case.open, Case.reason), else_=given.reason),
                "opened_at": sa.case((Case.open, Case.opened_at), else_=given.opened_at),
                "open": True,
            },
        )
    )
