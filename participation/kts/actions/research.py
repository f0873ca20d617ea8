"""Agreements with research, the municipalities' consent, and what is handed out."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.accounts.policy import require_admin, require_kts
from participation.accounts.queries import staff as team
from participation.audit import trail
from participation.kernel import clock, dialect
from participation.kernel.errors import DomainError
from participation.kts.actions.drafts import AgreementDraft, SignedFile
from participation.kts.actions.locking import lock
from participation.kts.models import ResearchAgreement, ResearchConsent, ResearchDownload
from participation.kts.policy.research import MOST_PROCESSES, require_dates, require_running
from participation.kts.queries.research import asked_for, public_process
from participation.municipalities.models import Municipality
from participation.notices.actions import owe
from participation.notices.models import Letterhead
from participation.processes.models import Process


def record_agreement(
    session: Session, draft: AgreementDraft, file: SignedFile | None, *, viewer: Viewer | None
) -> ResearchAgreement:
    """Hold on to what was signed. Raises DomainError for days that cannot be meant."""
    staff = require_kts(viewer)
    require_dates(draft.signed_on, draft.valid_until, clock.local(clock.now()).date())
    agreement = ResearchAgreement(
        institution=draft.institution,
        contact_name=draft.contact_name,
        contact_email=draft.contact_email,
        purpose=draft.purpose,
        legal_basis=draft.legal_basis,
        signed_on=draft.signed_on,
        valid_until=draft.valid_until,
        file_key=file.key if file is not None else None,
        file_name=file.name[:160] if file is not None else "",
        recorded_by=staff.account_id,
        recorded_at=clock.now(),
    )
    session.add(agreement)
    session.flush()
    trail.record(session, "agreement.recorded", agreement, actor_id=staff.account_id)
    return agreement


def end_agreement(session: Session, agreement: ResearchAgreement, *, viewer: Viewer | None) -> None:
    """From now on nothing follows from it; what was handed out stays on record."""
    staff = require_kts(viewer)
    lock(session, agreement)
    agreement.ended_at = agreement.ended_at or clock.now()
    trail.record(session, "agreement.ended", agreement, actor_id=staff.account_id)


def ask_for(
    session: Session,
    agreement: ResearchAgreement,
    processes: Iterable[int],
    *,
    viewer: Viewer | None,
    letterhead: Letterhead,
) -> int:
    """Ask municipalities for the data of processes, by id; their admins get a mail. Who was asked before is not asked
    again. Answers how many are new. Raises NotAllowed once the agreement ran out, Missing for what is not public."""
    staff = require_kts(viewer)
    require_running(agreement, clock.local(clock.now()).date())
    lock(session, agreement)
    wanted = [public_process(session, key) for key in dict.fromkeys(processes)]
    if not wanted:
        raise DomainError("Bitte wählen Sie mindestens ein Verfahren.", "processes")
    if len(asked_for(session, agreement)) + len(wanted) > MOST_PROCESSES:
        raise DomainError(
            "Mehr als %(most)s Verfahren kann eine Vereinbarung nicht umfassen.",
            "processes",
            most=MOST_PROCESSES,
        )
    new = [one for one in wanted if _asked_now(session, agreement, one)]
    for process in new:
        _write_to(session, agreement, process, letterhead)
    trail.record(
        session, "consent.asked", agreement, actor_id=staff.account_id, processes=[one.id for one in new]
    )
    return len(new)


def _asked_now(session: Session, agreement: ResearchAgreement, process: Process) -> bool:
    row = {
        "agreement_id": agreement.id,
        "municipality_id": process.municipality_id,
        "process_id": process.id,
        "asked_at": clock.now(),
    }
    return dialect.insert_once(session, ResearchConsent, row)


def _write_to(
    session: Session, agreement: ResearchAgreement, process: Process, letterhead: Letterhead
) -> None:
    town = session.get_one(Municipality, process.municipality_id)
    for account, role in team(session, town.id):
        if role is Role.ADMIN and account.active:
            owe(
                session,
                account.email,
                "kts/research",
                letterhead,
                name=account.name,
                process=process.title,
                institution=agreement.institution,
                municipality=town.slug,
            )


def decide(session: Session, consent: ResearchConsent, *, agreed: bool, viewer: Viewer | None) -> None:
    """The municipality's yes or no. It may change its mind: what is handed out afterwards follows the last word."""
    staff = require_admin(viewer, consent.municipality_id)
    lock(session, consent)
    consent.agreed, consent.decided_by, consent.decided_at = agreed, staff.account_id, clock.now()
    trail.record(session, "consent.decided", consent, actor_id=staff.account_id, agreed=agreed)


def note_download(
    session: Session,
    agreement: ResearchAgreement,
    consents: Iterable[int],
    *,
    digest: str,
    size: int,
    viewer: Viewer | None,
) -> None:
    """Write down what is handed out, before it is: for each municipality a row of its own. `consents` are ids of those
    whose data are in the file; raises NotAllowed where one of them was taken back meanwhile, or the agreement ended."""
    staff = require_kts(viewer)
    lock(session, agreement)
    require_running(agreement, clock.local(clock.now()).date())
    for key in consents:
        consent = session.get_one(ResearchConsent, key)
        lock(session, consent)
        if not consent.agreed:
            raise DomainError("Eine Kommune hat ihre Zustimmung gerade zurückgenommen. Bitte laden Sie neu.")
        session.add(
            ResearchDownload(
                consent_id=consent.id,
                municipality_id=consent.municipality_id,
                digest=digest,
                size=size,
                taken_by=staff.account_id,
                taken_at=clock.now(),
            )
        )
    trail.record(session, "research.taken", agreement, actor_id=staff.account_id, digest=digest, size=size)
