"""The words and rules of a process change."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import editing, text
from participation.kernel.errors import DomainError
from participation.processes.actions.creating import keep_trying
from participation.processes.actions.drafts import RulesDraft, TextsDraft
from participation.processes.actions.versions import bump_all
from participation.processes.models import Process
from participation.processes.policy import require_desk


def edit_texts(
    session: Session, process: Process, draft: TextsDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Change what people read. `seen`: the fingerprint of what the form showed. Raises Conflict.

    Nobody knows the address of what was never published: it follows the title until then. Once a vote is released,
    its rules name the title, and its letters the address.
    """
    staff = require_desk(viewer, process)
    html, plain = text.rich(draft.body_source), text.rich(draft.plain_source)
    lock(session, process)
    editing.require_unchanged(seen, TextsDraft.of(process))
    if draft.title != process.title and any(module.locked for module in process.modules):
        raise DomainError(
            "Der Titel steht in den Regeln einer freigegebenen Abstimmung und bleibt, wie er ist.", "title"
        )
    renamed = process.title != draft.title and process.published_at is None
    process.title, process.summary = draft.title, draft.summary
    process.body_source, process.body_html = draft.body_source, html
    process.plain_source, process.plain_html = draft.plain_source, plain
    process.contact_name, process.contact_email = draft.contact_name, draft.contact_email
    process.contact_phone, process.answer_promise = draft.contact_phone, draft.answer_promise
    process.answer_days, process.topic = draft.answer_days, draft.topic
    if renamed:
        keep_trying(session, process, lambda: None)
    bump_all(session, process)
    trail.record(session, "process.updated", process, actor_id=staff.account_id, what="texts")


def edit_rules(
    session: Session, process: Process, draft: RulesDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Change who may take part and whether somebody looks first. Raises Conflict."""
    staff = require_desk(viewer, process)
    lock(session, process)
    editing.require_unchanged(seen, RulesDraft.of(process))
    process.moderation, process.guests_allowed = draft.moderation, draft.guests_allowed
    bump_all(session, process)
    trail.record(session, "process.updated", process, actor_id=staff.account_id, what="rules")


def lock(session: Session, process: Process) -> None:
    """Hold the process until the transaction ends, and see it as it is now."""
    session.refresh(process, attribute_names=_COLUMNS, with_for_update=True)


_COLUMNS = [column.key for column in Process.__mapper__.column_attrs]
