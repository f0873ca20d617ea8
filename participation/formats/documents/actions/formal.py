"""The rules of a draft, and what an outage does to a formal period."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.formats.documents.models import Document, Outage, RemarkKind
from participation.formats.documents.policy import period
from participation.formats.documents.queries.reading import outages
from participation.kernel import clock, editing
from participation.kernel.errors import DomainError
from participation.processes.actions.versions import bump
from participation.processes.models import Module, ProcessState
from participation.processes.policy import require_desk


@dataclass(frozen=True, slots=True)
class RulesDraft:
    """The rules of a draft as somebody typed them; kinds by their words."""

    kinds: tuple[str, ...]
    formal: bool = False
    law: str = ""
    least_days: int = 0
    anonymous: bool = True

    @classmethod
    def of(cls, document: Document) -> "RulesDraft":
        """What is stored now."""
        return cls(
            tuple(document.kinds), document.formal, document.law, document.least_days, document.anonymous
        )


def set_rules(
    session: Session,
    module: Module,
    document: Document,
    draft: RulesDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> None:
    """Change what may be said and how long at the least. `seen`: what the form showed.

    Raises DomainError where a published procedure would stop being formal, or its period be too short: both were
    announced. Raises Conflict where somebody else was quicker.
    """
    staff = require_desk(viewer, module.process)
    session.refresh(document, with_for_update=True)
    editing.require_unchanged(seen, RulesDraft.of(document))
    _check(module, document, draft)
    document.kinds = [kind.value for kind in RemarkKind if kind.value in draft.kinds]
    document.formal, document.anonymous = draft.formal, draft.anonymous
    document.law = draft.law if draft.formal else ""
    document.least_days = draft.least_days if draft.formal else 0
    bump(session, module.id)
    trail.record(session, "document.edited", document, actor_id=staff.account_id)


def _check(module: Module, document: Document, draft: RulesDraft) -> None:
    if not {kind.value for kind in RemarkKind} & set(draft.kinds):
        raise DomainError("Bitte wählen Sie mindestens eine Art.", "kinds")
    if draft.formal and not draft.law:
        raise DomainError("Bitte nennen Sie die Rechtsgrundlage, zum Beispiel „§ 3 Abs. 2 BauGB“.", "law")
    if draft.formal and draft.least_days < 1:
        raise DomainError("Bitte geben Sie an, wie viele Tage die Frist mindestens dauert.", "least_days")
    if module.process.state is not ProcessState.PUBLISHED:
        return
    if document.formal and not draft.formal:
        raise DomainError(
            "Die förmliche Beteiligung ist schon bekannt gemacht und lässt sich nicht mehr abschalten.",
            "formal",
        )
    if draft.formal and any(
        period.too_short(phase, draft.least_days) for phase in period.remark_phases(module)
    ):
        raise DomainError("Dafür ist die veröffentlichte Frist zu kurz.", "least_days")


def record_outage(
    session: Session,
    module: Module,
    document: Document,
    draft: period.OutageDraft,
    *,
    viewer: Viewer | None,
) -> Outage:
    """Note an outage in a formal period: each day it touched is added to the end, and everybody can read why.

    Raises DomainError for times that cannot be meant, or where the period was not formal.
    """
    staff = require_moderator(viewer, module.municipality_id)
    if not document.formal:
        raise DomainError("Nur eine förmliche Frist wird durch eine Störung länger.")
    session.refresh(document, with_for_update=True)
    phase = period.affected(module, draft)
    days = _days_to_add(session, document, draft)
    outage = Outage(
        municipality_id=module.municipality_id,
        document_id=document.id,
        began_at=draft.began_at,
        ended_at=draft.ended_at,
        reason=draft.reason,
        days_added=days,
        recorded_at=clock.now(),
        account_id=staff.account_id,
    )
    session.add(outage)
    phase.closes_at = clock.end_of(clock.last_day_before(phase.closes_at) + timedelta(days=days))
    session.flush()
    bump(session, module.id)
    trail.record(session, "outage.recorded", outage, actor_id=staff.account_id, days=days, phase=phase.id)
    return outage


def _days_to_add(session: Session, document: Document, draft: period.OutageDraft) -> int:
    """A day that was lost twice is given back once."""
    lost = period.lost_days(draft.began_at, draft.ended_at)
    for earlier in outages(session, document):
        lost -= period.lost_days(earlier.began_at, earlier.ended_at)
    return len(lost)
