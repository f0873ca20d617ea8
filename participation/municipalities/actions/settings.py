"""What admins set: name and contact, colours and logo, legal texts."""

from sqlalchemy.orm import Session

from participation.audit import trail
from participation.kernel import changes, clock, editing, text
from participation.kernel.errors import DomainError
from participation.municipalities.actions.drafts import LookDraft, ProfileDraft
from participation.municipalities.actions.look import checked_look
from participation.municipalities.models import LegalKind, LegalText, Municipality, new_edition
from participation.municipalities.policy import Staff, require_admin
from participation.municipalities.queries import legal_texts

OTHER_LOGO = "Inzwischen hat jemand anderes das Logo geändert. Sehen Sie es sich bitte an, bevor Sie es ersetzen oder entfernen."


def edit_profile(
    session: Session,
    municipality: Municipality,
    draft: ProfileDraft,
    *,
    viewer: Staff | None,
    seen: str | None = None,
) -> None:
    """Change name, greeting and contact. `seen`: the fingerprint of what the form showed. Raises Conflict."""
    actor_id = require_admin(viewer, municipality.id)
    session.refresh(municipality, with_for_update=True)
    editing.require_unchanged(seen, ProfileDraft.of(municipality))
    municipality.name, municipality.greeting = draft.name, draft.greeting
    municipality.contact_name, municipality.contact_email = draft.contact_name, draft.contact_email
    municipality.contact_phone, municipality.contact_address = draft.contact_phone, draft.contact_address
    municipality.population, municipality.funding_round = draft.population, draft.funding_round
    changes.note(session, changes.MUNICIPALITY, municipality.id)
    _record(session, municipality, actor_id, "profile")


def edit_look(
    session: Session,
    municipality: Municipality,
    draft: LookDraft,
    *,
    viewer: Staff | None,
    seen: str | None = None,
) -> None:
    """Change the colours. Raises DomainError for colours that people could not read, Conflict as above."""
    actor_id = require_admin(viewer, municipality.id)
    session.refresh(municipality, with_for_update=True)
    editing.require_unchanged(seen, LookDraft.of(municipality))
    municipality.look = checked_look(draft)
    _record(session, municipality, actor_id, "look")


def set_logo(
    session: Session,
    municipality: Municipality,
    key: str | None,
    *,
    viewer: Staff | None,
    seen: str | None = None,
) -> None:
    """Show the logo stored under a key, or none. `seen`: the fingerprint of the key that was shown. Raises Conflict."""
    actor_id = require_admin(viewer, municipality.id)
    session.refresh(municipality, with_for_update=True)
    editing.require_unchanged(seen, municipality.logo_key, OTHER_LOGO)
    municipality.logo_key = key
    _record(session, municipality, actor_id, "logo")


def save_legal_text(
    session: Session,
    municipality: Municipality,
    kind: LegalKind,
    source: str,
    *,
    viewer: Staff | None,
    seen: str | None = None,
) -> LegalText:
    """Write a legal page in Markdown. Raises Conflict where somebody else changed it meanwhile."""
    actor_id = require_admin(viewer, municipality.id)
    session.refresh(municipality, with_for_update=True)
    page = legal_texts(session, municipality.id).get(kind.value)
    editing.require_unchanged(seen, page.source if page else "")
    return write_legal_text(session, municipality, kind, source, actor_id=actor_id)


def write_legal_text(
    session: Session, municipality: Municipality, kind: LegalKind, source: str, *, actor_id: int | None
) -> LegalText:
    """The same without asking who it is: for the command line and the demo."""
    source = text.plain(source)
    if not source:
        raise DomainError("Bitte schreiben Sie den Text, er darf nicht leer sein.", "source")
    html = text.rich(source)
    page = legal_texts(session, municipality.id).get(kind.value)
    page = page or LegalText(municipality_id=municipality.id, kind=kind)
    page.source, page.html, page.updated_at = source, html, clock.now()
    session.add(page)
    trail.record(session, "legal_text.saved", page, actor_id=actor_id, kind=kind.value)
    return page


def _record(session: Session, municipality: Municipality, actor_id: int, what: str) -> None:
    municipality.edition = new_edition()
    here = municipality.id
    trail.record(
        session, "municipality.updated", municipality, actor_id=actor_id, municipality_id=here, what=what
    )
