"""Adding statements: a citizen's own, and those with which staff begin; taking them back."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import Author, signed
from participation.contributions.actions.numbering import take_references
from participation.contributions.models import AuthorKind, Visibility
from participation.contributions.queries.finding import lock
from participation.formats.statements import policy
from participation.formats.statements.models import OpinionMap, Statement
from participation.formats.statements.queries.finding import public_texts
from participation.kernel import clock, dialect
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.search import stems
from participation.moderation.actions import screening
from participation.processes.actions.versions import bump
from participation.processes.models import Module, ProcessState

MOST_AT_ONCE = 100


def add_statement(
    session: Session,
    module: Module,
    text: str,
    *,
    author: Author,
    viewer: Viewer | None,
    suspicious: bool = False,
) -> Statement:
    """A citizen says something of their own. Raises NotAllowed outside the phase, DomainError for what is no statement,
    or what somebody said before in the same words."""
    policy.require_add(module, viewer, clock.now())
    policy.require_sentence(text)
    if _known(text) in map(_known, public_texts(session, module.id).values()):
        raise DomainError("Diese Aussage gibt es schon. Sie können über sie abstimmen.", "text")
    start = screening.first_visibility(module.process, suspicious=suspicious)
    statement = new_statement(session, module, text, author, start)
    screening.screen(session, module.process, statement, suspicious=suspicious)
    bump(session, module.id)
    trail.record(session, "statement.submitted", statement, actor_id=author.account_id)
    return statement


def seed_statements(
    session: Session, module: Module, texts: Sequence[str], *, author: Author, viewer: Viewer
) -> list[Statement]:
    """Staff add statements, which are public at once; answers those that were not there yet.

    Raises DomainError, naming the line, for what is no statement; nothing is kept then.
    """
    staff = require_moderator(viewer, module.municipality_id)
    if len(texts) > MOST_AT_ONCE:
        raise DomainError("Bitte höchstens %(most)s Aussagen auf einmal.", "texts", most=MOST_AT_ONCE)
    _require_sentences(texts)
    known = set(map(_known, public_texts(session, module.id).values()))
    fresh = {_known(text): text for text in reversed(texts) if _known(text) not in known}
    added = [
        new_statement(session, module, text, author, Visibility.PUBLISHED)
        for text in reversed(fresh.values())
    ]
    for statement in added:
        visibility.first_shown(session, statement)
        trail.record(session, "statement.seeded", statement, actor_id=staff.account_id)
    bump(session, module.id)
    return added


def withdraw_statement(
    session: Session, module: Module, statement: Statement, *, viewer: Viewer | None
) -> None:
    """Its author takes a statement back; it is shown no more at once, and the next map is made without votes on it."""
    lock(session, statement)
    policy.require_withdrawable(statement, module, clock.now())
    visibility.withdraw(session, statement, actor_id=viewer.account_id if viewer else None)
    spoil(session, module)
    bump(session, module.id)


def set_analysed(
    session: Session, module: Module, statement: Statement, *, analysed: bool, viewer: Viewer
) -> None:
    """Staff take a statement out of the analysis, or back in; votes on it stay, and it is asked as before."""
    staff = require_moderator(viewer, module.municipality_id)
    lock(session, statement)
    statement.analysed = analysed
    spoil(session, module)
    trail.record(session, "statement.weighed", statement, actor_id=staff.account_id, analysed=analysed)


def remove_seed(session: Session, module: Module, statement: Statement, *, viewer: Viewer) -> None:
    """Staff delete a statement of their own from a draft, where nobody has read it yet."""
    staff = require_moderator(viewer, module.municipality_id)
    own = statement.author_kind is AuthorKind.STAFF and not statement.votes
    if not own or module.process.state is not ProcessState.DRAFT:
        raise NotAllowed(
            "Löschen lassen sich nur eigene Aussagen eines Entwurfs. Andere blenden Sie bitte in der Moderation aus."
        )
    trail.record(session, "statement.removed", statement, actor_id=staff.account_id)
    session.delete(statement)
    session.flush()


def spoil(session: Session, module: Module) -> None:
    """Have the landscape made anew once enough people more have voted, and never for this alone: see `shown_figures`."""
    changed = sa.update(OpinionMap).where(OpinionMap.module_id == module.id)
    session.execute(changed.values(stale=True).execution_options(synchronize_session=False))


def new_statement(
    session: Session, module: Module, text: str, author: Author, visible: Visibility
) -> Statement:
    """Write a statement down; the caller shows and records it."""
    now = clock.now()
    statement = Statement(
        municipality_id=module.municipality_id,
        module_id=module.id,
        reference=take_references(session, module.municipality_id, clock.local(now).year, 1)[0],
        text=text,
        visibility=visible,
        stems=stems(text),
        created_at=now,
        updated_at=now,
        published_at=now if visible is Visibility.PUBLISHED else None,
        **signed(author),
    )
    session.add(statement)
    session.flush()
    dialect.index_stems(session, statement.id, statement.stems, fresh=True)
    return statement


def _require_sentences(texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, 1):
        try:
            policy.require_sentence(text)
        except DomainError as error:
            raise DomainError("Zeile %(number)s: %(why)s", "texts", number=number, why=error.words) from error


def _known(text: str) -> str:
    """Words alone: two statements that differ in stops and capitals are one."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
