"""Remarking something about a draft, changing it and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import Author, signed
from participation.contributions.actions.numbering import take_references
from participation.contributions.models import AuthorKind, Channel, Visibility
from participation.contributions.queries.finding import lock
from participation.formats.documents.models import Document, Remark, RemarkDraft, Section
from participation.formats.documents.policy import remarks as policy
from participation.formats.documents.policy.passages import LONGEST, found_passage
from participation.kernel import clock, dialect
from participation.kernel.errors import DomainError
from participation.kernel.search import stems
from participation.moderation.actions import screening
from participation.moderation.models import CaseReason
from participation.processes.actions.versions import bump
from participation.processes.models import Moderation, Module


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a remark came in, when, and whether it looks like spam."""

    channel: Channel = Channel.ONLINE
    received_at: datetime | None = None
    suspicious: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What a remark is about: a section of a version of a draft."""

    module: Module
    document: Document
    section: Section


def submit_remark(
    session: Session,
    place: Place,
    draft: RemarkDraft,
    *,
    author: Author,
    viewer: Viewer | None,
    arrival: Arrival | None = None,
) -> Remark:
    """Remark something. Raises NotAllowed outside the phase, DomainError for what is missing or cannot be found."""
    arrival = arrival or Arrival()
    policy.require_remark(place.module, viewer, clock.now())
    policy.require_complete(place.document, draft)
    remark = _new_remark(session, place, draft, author, arrival)
    screening.screen(session, place.module.process, remark, suspicious=arrival.suspicious)
    bump(session, place.module.id)
    trail.record(
        session, "remark.submitted", remark, actor_id=author.account_id, channel=arrival.channel.value
    )
    return remark


def enter_remark(
    session: Session,
    place: Place,
    draft: RemarkDraft,
    *,
    author: Author,
    viewer: Viewer,
    arrival: Arrival,
) -> Remark:
    """Staff write down a remark that came on paper, by phone or on site; it is public at once.

    Allowed in every phase: letters take their time. Raises DomainError for an arrival in the future.
    """
    require_moderator(viewer, place.module.municipality_id)
    if arrival.received_at is not None and arrival.received_at > clock.now():
        raise DomainError("Der Eingang kann nicht in der Zukunft liegen.", "received")
    policy.require_complete(place.document, draft, by_staff=True)
    remark = _new_remark(session, place, draft, author, arrival)
    visibility.first_shown(session, remark)
    bump(session, place.module.id)
    trail.record(session, "remark.entered", remark, actor_id=viewer.account_id, channel=arrival.channel.value)
    return remark


def edit_remark(
    session: Session, place: Place, remark: Remark, draft: RemarkDraft, *, viewer: Viewer | None
) -> None:
    """Its author changes a remark while the phase runs. Under pre-moderation it is looked at again."""
    lock(session, remark)
    policy.require_editable(remark, place.module, clock.now())
    policy.require_complete(place.document, draft)
    _say(remark, place.section, draft)
    remark.updated_at = clock.now()
    session.flush()
    dialect.index_stems(session, remark.id, remark.stems, fresh=False)
    if remark.visibility is Visibility.PUBLISHED and place.module.process.moderation is Moderation.PRE:
        remark.visibility = Visibility.PENDING
        screening.reopen_case(session, place.module.process, remark, CaseReason.NEW)
    bump(session, place.module.id)
    trail.record(session, "remark.edited", remark, actor_id=viewer.account_id if viewer else None)


def withdraw_remark(session: Session, module: Module, remark: Remark, *, viewer: Viewer | None) -> None:
    """Its author takes a remark back while the phase runs; its text stays with the municipality's staff."""
    lock(session, remark)
    policy.require_editable(remark, module, clock.now())
    visibility.withdraw(session, remark, actor_id=viewer.account_id if viewer else None)
    bump(session, module.id)


def _new_remark(
    session: Session, place: Place, draft: RemarkDraft, author: Author, arrival: Arrival
) -> Remark:
    module, received = place.module, arrival.received_at or clock.now()
    start = screening.first_visibility(module.process, suspicious=arrival.suspicious)
    visible = Visibility.PUBLISHED if author.kind is AuthorKind.STAFF else start
    remark = Remark(
        municipality_id=module.municipality_id,
        module_id=module.id,
        section_id=place.section.id,
        visibility=visible,
        channel=arrival.channel,
        created_at=received,
        updated_at=received,
        published_at=received if visible is Visibility.PUBLISHED else None,
        **signed(author),
    )
    _say(remark, place.section, draft)
    year = clock.local(received).year
    remark.reference = take_references(session, module.municipality_id, year, 1)[0]
    session.add(remark)
    session.flush()
    dialect.index_stems(session, remark.id, remark.stems, fresh=True)
    return remark


def _say(remark: Remark, section: Section, draft: RemarkDraft) -> None:
    """Write down what is said and to which passage. Raises DomainError for a passage that is not found."""
    if len(draft.quote) > LONGEST:
        raise DomainError(
            "Bitte markieren Sie eine kürzere Stelle: höchstens %(most)s Zeichen.", "quote", most=LONGEST
        )
    start, end = found_passage(section.text, draft.quote, draft.before) if draft.quote else (0, 0)
    remark.quote, remark.quote_start, remark.quote_end = section.text[start:end], start, end
    remark.text, remark.remark_kind = draft.text, draft.kind
    remark.sender_name, remark.sender_address = draft.sender_name, draft.sender_address
    remark.stems = stems(f"{remark.quote} {remark.text}")
