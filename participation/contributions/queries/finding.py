"""Finding one contribution, whatever its kind, and where it is shown."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, with_polymorphic

from participation.accounts.models import Account
from participation.accounts.queries import token_hash
from participation.contributions.models import AuthorKind, Comment, Contribution
from participation.kernel.errors import Missing
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process


def find(session: Session, contribution_id: int) -> Contribution | None:
    """A contribution in any state, with the columns of its kind, if there is one."""
    if not 0 < contribution_id < 2**63:
        return None
    whole = with_polymorphic(Contribution, "*")
    return session.scalar(sa.select(whole).where(whole.id == contribution_id))


def contribution(session: Session, contribution_id: int) -> Contribution:
    """The same; raises Missing."""
    found = find(session, contribution_id)
    if found is None:
        raise Missing
    return found


def of_municipality(session: Session, municipality_id: int, contribution_id: int) -> Contribution:
    """A contribution to one of a municipality's processes; another's looks like none. Raises Missing."""
    found = contribution(session, contribution_id)
    if found.municipality_id != municipality_id:
        raise Missing
    return found


def comment(session: Session, comment_id: int) -> Comment:
    """A comment in any state. Raises Missing."""
    found = contribution(session, comment_id)
    if not isinstance(found, Comment):
        raise Missing
    return found


def comment_by_secret(session: Session, token: str) -> Comment:
    """The comment of a guest's secret link, in any state. Raises Missing."""
    found = session.scalar(sa.select(Comment).where(Comment.edit_token_hash == token_hash(token)))
    if found is None:
        raise Missing
    return found


def comment_sent_before(
    session: Session, subject: Contribution, text: str, *, account_id: int | None, token: str | None
) -> Comment | None:
    """The comment that the same form brought when it was sent before: a guest's by its link, else by its words."""
    mine = Comment.edit_token_hash == token_hash(token) if token else Comment.account_id == account_id
    same = (mine,) if token else (mine, Comment.subject_id == subject.id, Comment.text == text)
    return session.scalar(sa.select(Comment).where(*same).order_by(Comment.id.desc()).limit(1))


def lock(session: Session, row: Contribution) -> None:
    """Keep others from changing a contribution until this transaction ends, and read it anew.

    Whoever changes one locks it first, and asks what is allowed only then. Reading is a statement of its own:
    one that waited for a lock would show the tables it did not lock as they were before the wait.
    """
    lock_all(session, [row])
    session.refresh(row)


def lock_all(session: Session, rows: Sequence[Contribution]) -> None:
    """Lock contributions, and what comments were said to (their count lies there), always in the same order.

    So nobody who waits holds what another waits for. Rows that refer to a contribution can still be added.
    """
    wanted = {row.id for row in rows} | {row.subject_id for row in rows if isinstance(row, Comment)}
    columns = Contribution.__table__.c
    statement = sa.select(columns.id).where(columns.id.in_(wanted)).order_by(columns.id)
    session.execute(statement.with_for_update(key_share=True)).all()


def path_of(session: Session, row: Contribution) -> str:
    """The address of the page that shows it: `/<municipality>/<process>/<module>/<reference>`.

    A comment is shown where its subject is.
    """
    shown = session.get(Contribution, row.subject_id) if isinstance(row, Comment) else row
    statement = (
        sa.select(Municipality.slug, Process.slug, Module.slug)
        .select_from(Module)
        .join(Process, Process.id == Module.process_id)
        .join(Municipality, Municipality.id == Module.municipality_id)
        .where(Module.id == row.module_id)
    )
    parts = session.execute(statement).one()
    place = f"/{parts[0]}/{parts[1]}/{parts[2]}/{shown.reference if shown else ''}"
    return f"{place}#kommentar-{row.id}" if isinstance(row, Comment) else place


def author_address(session: Session, row: Contribution) -> str | None:
    """Where its author is told what became of it, if anywhere; staff read it on the desk."""
    if row.author_kind is AuthorKind.GUEST:
        return row.guest_email
    if row.author_kind is AuthorKind.STAFF:
        return None
    account = session.get(Account, row.account_id)
    return account.email if account is not None and account.active else None
