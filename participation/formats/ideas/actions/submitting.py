"""Handing in an idea, changing it and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions.actions import pins, visibility
from participation.contributions.actions.authorship import Author, signed
from participation.contributions.actions.numbering import take_references
from participation.contributions.actions.photos import Stored, attach
from participation.contributions.models import AuthorKind, Channel, Spot, Visibility
from participation.contributions.queries.finding import lock
from participation.formats.ideas import policy
from participation.formats.ideas.actions.picturing import PhotoEdit, edit_photo
from participation.formats.ideas.actions.placing import placed, require_category
from participation.formats.ideas.models import Idea, IdeaDraft
from participation.kernel import clock, dialect
from participation.kernel.errors import DomainError
from participation.kernel.search import stems
from participation.moderation.actions import screening
from participation.moderation.models import CaseReason
from participation.processes.models import Moderation, Module


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an idea came in, when, and whether it looks like spam."""

    channel: Channel = Channel.ONLINE
    received_at: datetime | None = None
    suspicious: bool = False


@dataclass(frozen=True, slots=True)
class PhotoDraft:
    """A picture that already lies in the store, and what can be seen on it."""

    stored: Stored
    alt: str


def submit_idea(
    session: Session,
    module: Module,
    draft: IdeaDraft,
    *,
    author: Author,
    viewer: Viewer | None,
    photo: PhotoDraft | None = None,
    arrival: Arrival | None = None,
) -> Idea:
    """Hand in an idea. Raises NotAllowed outside the phase, DomainError for a bad place or category."""
    arrival = arrival or Arrival()
    policy.require_submit(module, viewer, clock.now())
    idea = _new_idea(session, module, draft, author, arrival)
    if photo is not None:
        attach(session, idea, photo.stored, alt=photo.alt)
    screening.screen(session, module.process, idea, suspicious=arrival.suspicious, photo=photo is not None)
    trail.record(session, "idea.submitted", idea, actor_id=author.account_id, channel=arrival.channel.value)
    return idea


def enter_idea(
    session: Session,
    module: Module,
    draft: IdeaDraft,
    *,
    author: Author,
    viewer: Viewer,
    arrival: Arrival,
) -> Idea:
    """Staff write down an idea that came on paper, by phone or on site; it is public at once.

    Allowed in every phase: letters take their time. Raises DomainError for an arrival in the future.
    """
    require_moderator(viewer, module.municipality_id)
    if arrival.received_at is not None and arrival.received_at > clock.now():
        raise DomainError("Der Eingang kann nicht in der Zukunft liegen.", "received")
    idea = _new_idea(session, module, draft, author, arrival)
    visibility.first_shown(session, idea)
    trail.record(session, "idea.entered", idea, actor_id=viewer.account_id, channel=arrival.channel.value)
    return idea


def edit_idea(
    session: Session,
    module: Module,
    idea: Idea,
    draft: IdeaDraft,
    *,
    viewer: Viewer | None,
    photo: PhotoEdit | None = None,
) -> None:
    """Its author changes an idea while the phase runs. Under pre-moderation it is looked at again, as is a new photo."""
    lock(session, idea)
    policy.require_editable(idea, module, clock.now())
    require_category(module, draft.category_id)
    before = idea.spot()
    for name, value in placed(session, module, draft).items():
        setattr(idea, name, value)
    idea.title, idea.text, idea.category_id = draft.title, draft.text, draft.category_id
    idea.stems, idea.updated_at = stems(f"{draft.title} {draft.text} {draft.address}"), clock.now()
    session.flush()
    dialect.index_stems(session, idea.id, idea.stems, fresh=False)
    _show_again(session, module, idea, before)
    if photo is not None:
        edit_photo(session, module, idea, photo)
    trail.record(session, "idea.edited", idea, actor_id=viewer.account_id if viewer else None)


def withdraw_idea(session: Session, module: Module, idea: Idea, *, viewer: Viewer | None) -> None:
    """Its author takes an idea back while the phase runs; its text stays with the municipality's staff."""
    lock(session, idea)
    policy.require_editable(idea, module, clock.now())
    visibility.withdraw(session, idea, actor_id=viewer.account_id if viewer else None)


def _new_idea(session: Session, module: Module, draft: IdeaDraft, author: Author, arrival: Arrival) -> Idea:
    require_category(module, draft.category_id)
    place = placed(session, module, draft)
    received = arrival.received_at or clock.now()
    by_staff = author.kind is AuthorKind.STAFF
    start = screening.first_visibility(module.process, suspicious=arrival.suspicious)
    visible = Visibility.PUBLISHED if by_staff else start
    idea = Idea(
        municipality_id=module.municipality_id,
        module_id=module.id,
        reference=take_references(session, module.municipality_id, clock.local(received).year, 1)[0],
        title=draft.title,
        text=draft.text,
        category_id=draft.category_id,
        visibility=visible,
        channel=arrival.channel,
        stems=stems(f"{draft.title} {draft.text} {draft.address}"),
        created_at=received,
        updated_at=received,
        published_at=received if visible is Visibility.PUBLISHED else None,
        **signed(author),
        **place,
    )
    session.add(idea)
    session.flush()
    dialect.index_stems(session, idea.id, idea.stems, fresh=True)
    return idea


def _show_again(session: Session, module: Module, idea: Idea, before: Spot) -> None:
    """After an edit: back to the desk under pre-moderation, else redrawn at once."""
    if idea.visibility is not Visibility.PUBLISHED:
        return
    if module.process.moderation is Moderation.POST:
        pins.move(session, before, idea.spot())
        return
    pins.take_away(session, before)
    idea.visibility = Visibility.PENDING
    screening.reopen_case(session, module.process, idea, CaseReason.NEW)
