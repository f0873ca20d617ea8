"""Who may say, support, withdraw and answer what. Pure functions."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.contributions.models import AuthorKind, Comment, Contribution, Visibility
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.processes import policy as processes
from participation.processes.models import Module, Step


def may_see(viewer: Viewer | None, contribution: Contribution) -> bool:
    """The public sees what is published; its author and the municipality's own people see it in any state."""
    if contribution.visibility is Visibility.PUBLISHED:
        return True
    return is_moderator(viewer, contribution.municipality_id) or is_author(viewer, contribution)


def may_see_photo(viewer: Viewer | None, contribution: Contribution, *, public: bool) -> bool:
    """A photo is public where a moderator said so and its contribution is public."""
    if public and contribution.visibility is Visibility.PUBLISHED:
        return True
    return is_moderator(viewer, contribution.municipality_id) or is_author(viewer, contribution)


def is_author(viewer: Viewer | None, contribution: Contribution) -> bool:
    """Whether the viewer wrote it with this account. Guests prove it by their secret link instead.

    What somebody said for the municipality is theirs as long as they work there, and not a day longer.
    """
    if viewer is None or contribution.account_id != viewer.account_id:
        return False
    return not is_official(contribution) or is_moderator(viewer, contribution.municipality_id)


def require_public(viewer: Viewer | None, module: Module, contribution: Contribution) -> None:
    """Raise Missing unless the process is visible to the viewer and the contribution to everybody."""
    processes.require_visible(viewer, module.process)
    if contribution.visibility is not Visibility.PUBLISHED:
        raise Missing


def require_comment(
    module: Module, subject: Contribution, answers: Comment | None, viewer: Viewer | None, at: datetime
) -> None:
    """Raise unless a comment may be written now: under something public, one level deep, in a phase for it.

    Staff may always speak where the public reads: a question after the phase deserves its answer.
    """
    require_public(viewer, module, subject)
    if isinstance(subject, Comment) or (answers is not None and not _answerable(answers, subject)):
        raise Missing
    if is_moderator(viewer, module.municipality_id):
        return
    processes.require_step(module, Step.COMMENT, at)
    processes.require_author(module, viewer)


def require_support(module: Module, contribution: Contribution, viewer: Viewer | None, at: datetime) -> None:
    """Raise unless support may be given or taken back now. Comments are not supported, they are answered."""
    require_public(viewer, module, contribution)
    if isinstance(contribution, Comment):
        raise Missing
    processes.require_step(module, Step.SUPPORT, at)
    processes.require_author(module, viewer)


def require_withdrawal(viewer: Viewer | None, comment: Comment) -> None:
    """Raise unless the viewer wrote the comment with an account and it can still be taken back."""
    if not is_author(viewer, comment):
        raise Missing
    require_withdrawable(comment)


def require_withdrawable(comment: Comment) -> None:
    """Raise unless a comment can still be taken back; that needs no phase."""
    if comment.visibility is Visibility.WITHDRAWN:
        raise Missing
    if comment.visibility is Visibility.HIDDEN:
        raise NotAllowed("Die Moderation hat diesen Kommentar ausgeblendet.")


def require_answerable(contribution: Contribution) -> None:
    """Raise DomainError where an official answer would have no readers."""
    if isinstance(contribution, Comment):
        raise DomainError("Auf Kommentare antworten Sie mit einem Kommentar.")
    if contribution.visibility is not Visibility.PUBLISHED:
        raise DomainError(
            "Dieser Beitrag ist nicht öffentlich: Bitte entscheiden Sie zuerst in der Moderation."
        )


def speaks_officially(viewer: Viewer | None, municipality_id: int) -> bool:
    """Whether what the viewer writes here is the municipality's word."""
    return is_moderator(viewer, municipality_id)


def is_official(contribution: Contribution) -> bool:
    """Whether it bears the municipality's badge."""
    return contribution.author_kind is AuthorKind.STAFF


def _answerable(answers: Comment, subject: Contribution) -> bool:
    return (
        answers.subject_id == subject.id
        and answers.answers_id is None
        and answers.visibility is Visibility.PUBLISHED
    )
