"""Who may say what about a draft, and why not."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.contributions.models import Visibility
from participation.contributions.policy import may_see as may_see_contribution
from participation.formats.documents.models import Document, Remark, RemarkDraft, RemarkKind
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.processes.models import Module, Step
from participation.processes.policy import may_see, require_author, require_step

LONGEST = 6_000
"""Characters of a remark."""


def require_remark(module: Module, viewer: Viewer | None, at: datetime) -> None:
    """Raise NotAllowed unless something may be remarked now, by this person."""
    require_step(module, Step.REMARK, at)
    require_author(module, viewer)


def require_complete(document: Document, draft: RemarkDraft, *, by_staff: bool = False) -> None:
    """Raise DomainError for a remark that says too little or too much, of a kind that is not offered, or without the
    name that a formal period asks for."""
    if not draft.text and draft.kind is not RemarkKind.APPROVAL:
        raise DomainError("Bitte schreiben Sie, worum es Ihnen geht.", "text")
    if len(draft.text) > LONGEST:
        raise DomainError("Bitte kürzen Sie Ihren Text: höchstens %(most)s Zeichen.", "text", most=LONGEST)
    if draft.kind.value not in document.kinds:
        raise DomainError("Bitte wählen Sie, was für eine Anmerkung es ist.", "kind")
    if not document.formal or document.anonymous or by_staff:
        return
    if not draft.sender_name:
        raise DomainError("Bitte geben Sie Ihren Namen an.", "sender_name")
    if not draft.sender_address:
        raise DomainError("Bitte geben Sie Ihre Anschrift an.", "sender_address")


def is_author(remark: Remark, viewer: Viewer | None) -> bool:
    """Whether an account wrote it; guests prove it by their secret link instead."""
    return viewer is not None and remark.account_id == viewer.account_id and remark.author_kind == "account"


def require_readable(remark: Remark, module: Module, viewer: Viewer | None) -> None:
    """Raise Missing for what the viewer must not know of."""
    if is_moderator(viewer, remark.municipality_id):
        return
    if not may_see(viewer, module.process) or not may_see_contribution(viewer, remark):
        raise Missing


def require_editable(remark: Remark, module: Module, at: datetime) -> None:
    """Raise NotAllowed unless its author may still change or withdraw it."""
    if remark.visibility is Visibility.WITHDRAWN:
        raise NotAllowed("Diese Anmerkung ist zurückgezogen.")
    if remark.visibility is Visibility.HIDDEN:
        raise NotAllowed("Diese Anmerkung wurde ausgeblendet und lässt sich nicht mehr ändern.")
    if remark.answered_at is not None:
        raise NotAllowed("Diese Anmerkung ist schon beantwortet und lässt sich nicht mehr ändern.")
    require_step(module, Step.REMARK, at)


def may_edit(remark: Remark, module: Module, at: datetime) -> bool:
    """The same as a question."""
    try:
        require_editable(remark, module, at)
    except NotAllowed:
        return False
    return True
