"""Writing and withdrawing comments."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.contributions import policy
from participation.contributions.actions import visibility
from participation.contributions.actions.arrivals import screening
from participation.contributions.actions.authorship import Author, signed
from participation.contributions.models import AuthorKind, Comment, Contribution, Visibility
from participation.contributions.queries.finding import lock
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.processes.models import Module

LONGEST = 2_000
"""Characters of a comment."""


@dataclass(frozen=True, slots=True)
class CommentDraft:
    """What somebody typed. `suspicious` means: it waits until a person has looked."""

    text: str
    suspicious: bool = False


def write_comment(
    session: Session,
    module: Module,
    subject: Contribution,
    draft: CommentDraft,
    author: Author,
    *,
    viewer: Viewer | None,
    answers: Comment | None = None,
) -> Comment:
    """A comment on a contribution, or a reply to a comment on it. Raises where policy forbids it.

    Staff speak for the municipality: their comments carry its badge and wait for nobody.
    """
    policy.require_comment(module, subject, answers, viewer, clock.now())
    if not 1 <= len(draft.text) <= LONGEST:
        raise DomainError("Bitte schreiben Sie zwischen 1 und %(most)s Zeichen.", "text", most=LONGEST)
    comment = _row(subject, draft, author, answers)
    official = author.kind is AuthorKind.STAFF
    rules = screening()
    suspicious = draft.suspicious and not official
    start = rules.first_visibility(module.process, suspicious=suspicious)
    comment.visibility = Visibility.PUBLISHED if official else start
    session.add(comment)
    session.flush()
    rules.screen(session, module.process, comment, suspicious=suspicious)
    trail.record(session, "comment.written", comment, actor_id=author.account_id)
    return comment


def withdraw_comment(session: Session, comment: Comment, *, viewer: Viewer | None) -> None:
    """Its author takes it back. Replies stay. Raises Missing for everybody else."""
    lock(session, comment)
    policy.require_withdrawal(viewer, comment)
    visibility.withdraw(session, comment, actor_id=comment.account_id)


def withdraw_by_secret(session: Session, comment: Comment) -> None:
    """A guest, proven by the secret link, takes it back. Raises as for everybody else's own."""
    lock(session, comment)
    policy.require_withdrawable(comment)
    visibility.withdraw(session, comment, actor_id=None)


def _row(subject: Contribution, draft: CommentDraft, author: Author, answers: Comment | None) -> Comment:
    now = clock.now()
    return Comment(
        municipality_id=subject.municipality_id,
        module_id=subject.module_id,
        subject_id=subject.id,
        answers_id=answers.id if answers else None,
        text=draft.text,
        created_at=now,
        updated_at=now,
        **signed(author),
    )
