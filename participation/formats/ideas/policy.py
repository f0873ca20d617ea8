"""Who may do what with an idea, and why not."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.contributions.models import Visibility
from participation.formats.ideas.models import Idea
from participation.kernel.errors import Missing, NotAllowed
from participation.processes.models import Module, Step
from participation.processes.policy import may_see, require_author, require_step

EDITABLE = {Visibility.PENDING, Visibility.PUBLISHED}


def require_submit(module: Module, viewer: Viewer | None, at: datetime) -> None:
    """Raise NotAllowed unless an idea may be handed in now, by this person."""
    require_step(module, Step.SUBMIT, at)
    require_author(module, viewer)


def is_author(idea: Idea, viewer: Viewer | None) -> bool:
    """Whether an account wrote it; guests prove it by their secret link instead."""
    return viewer is not None and idea.account_id == viewer.account_id and idea.author_kind == "account"


def may_read(idea: Idea, module: Module, viewer: Viewer | None) -> bool:
    """Public ideas of a visible process; the rest only for the municipality's staff and the author's account."""
    if is_moderator(viewer, idea.municipality_id):
        return True
    return may_see(viewer, module.process) and (
        idea.visibility is Visibility.PUBLISHED or is_author(idea, viewer)
    )


def require_readable(idea: Idea, module: Module, viewer: Viewer | None) -> None:
    """Raise Missing for what the viewer must not know of."""
    if not may_read(idea, module, viewer):
        raise Missing


def require_editable(idea: Idea, module: Module, at: datetime) -> None:
    """Raise NotAllowed unless its author may still change or withdraw it."""
    if idea.visibility is Visibility.WITHDRAWN:
        raise NotAllowed("Diese Idee ist zurückgezogen.")
    if idea.visibility not in EDITABLE:
        raise NotAllowed("Diese Idee wurde ausgeblendet und lässt sich nicht mehr ändern.")
    if idea.answered_at is not None:
        raise NotAllowed("Diese Idee ist schon beantwortet und lässt sich nicht mehr ändern.")
    require_step(module, Step.SUBMIT, at)


def may_edit(idea: Idea, module: Module, at: datetime) -> bool:
    """The same as a question."""
    try:
        require_editable(idea, module, at)
    except NotAllowed:
        return False
    return True
