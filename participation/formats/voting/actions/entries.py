"""Entries of the roll, found by what people hold in their hands, and changed without ever racing a ballot."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import queries as accounts
from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import ACCOUNT, CODE, EMAIL
from participation.formats.voting.models import Entitled, Entry, RollState, Vote, roll
from participation.formats.voting.policy.paperwork import require_paper_voters
from participation.formats.voting.queries.entries import entry_of, entry_on_letter
from participation.kernel import clock, codes
from participation.kernel.errors import Conflict, DomainError
from participation.processes.policy import require_desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose entry is meant: a code as typed, or the number on a letter with its batch, or an e-mail address."""

    code: str = ""
    batch_id: int | None = None
    serial: int | None = None
    email: str = ""


def find_entry(session: Session, keys: Keys, vote: Vote, wanted: Wanted) -> Entry:
    """The entry that is meant. Raises DomainError at the field that leads nowhere."""
    if vote.entitled is not Entitled.CODES:
        ref = _person(session, keys, vote, wanted.email)
        return _there(entry_of(session, vote, ref), "email")
    if wanted.code:
        ref = keys.reference(CODE, _read(wanted.code))
        return _there(entry_of(session, vote, ref), "code")
    if wanted.batch_id is None or wanted.serial is None:
        raise DomainError("Bitte geben Sie den Code ein, oder die Nummer des Briefes.", "code")
    return _there(entry_on_letter(session, vote, wanted.batch_id, wanted.serial), "serial")


def mark_on_paper(session: Session, keys: Keys, vote: Vote, wanted: Wanted, *, viewer: Viewer | None) -> None:
    """Somebody votes on paper at the counter: from now on this entry casts nothing online. One member of staff is
    enough, and nothing takes it back. Raises Conflict where a ballot was quicker."""
    staff = require_desk(viewer, vote.module.process)
    session.refresh(vote, with_for_update=True)
    require_paper_voters(vote, clock.now())
    entry = find_entry(session, keys, vote, wanted)
    if entry.state is RollState.PAPER:
        raise Conflict("Hier ist schon vermerkt, dass auf Papier abgestimmt wird.")
    shift(session, vote, entry.ref, RollState.PAPER)
    trail.record(session, "paper.marked", vote, actor_id=staff.account_id)


def shift(session: Session, vote: Vote, ref: str, state: RollState) -> None:
    """Change an entry that may still vote, in one statement that no ballot can come between. Raises Conflict."""
    free = (
        roll.c.vote_id == vote.id,
        roll.c.ref == ref,
        roll.c.state == RollState.ENTITLED.value,
        ~roll.c.voted,
    )
    changed = session.execute(sa.update(roll).where(*free).values(state=state.value))
    if changed.rowcount != 1:  # type: ignore[attr-defined]  # a cursor result
        raise Conflict(
            "Mit diesem Eintrag wurde schon abgestimmt, oder er ist gesperrt oder auf Papier vermerkt. "
            "Eine abgegebene Stimme lässt sich nicht mehr herausnehmen: Niemand weiß, welche es ist."
        )


def shift_batch(session: Session, vote: Vote, batch_id: int) -> int:
    """Revoke every code of a batch that may still vote, such as letters that were lost before they were posted;
    answers how many. Raises Conflict where there is none."""
    free = (
        roll.c.vote_id == vote.id,
        roll.c.batch_id == batch_id,
        roll.c.state == RollState.ENTITLED.value,
        ~roll.c.voted,
    )
    changed = session.execute(sa.update(roll).where(*free).values(state=RollState.REVOKED.value))
    if not changed.rowcount:  # type: ignore[attr-defined]  # a cursor result
        raise Conflict("In dieser Lieferung gibt es keinen Code mehr, der noch gilt.")
    return int(changed.rowcount)  # type: ignore[attr-defined]


def require_free(entry: Entry) -> None:
    """Raise DomainError for an entry that has voted, or may not vote any more."""
    if entry.voted:
        raise DomainError(
            "Mit diesem Eintrag wurde schon abgestimmt. Die Stimme lässt sich nicht mehr herausnehmen: "
            "Niemand weiß, welche es ist."
        )
    if entry.state is RollState.REVOKED:
        raise DomainError("Dieser Eintrag ist schon gesperrt.")
    if entry.state is RollState.PAPER:
        raise DomainError("Hier ist vermerkt, dass auf Papier abgestimmt wird.")


def _read(typed: str) -> str:
    code = codes.read(typed)
    if code is None:
        raise DomainError(
            "Dieser Code hat einen Tippfehler: Ein Zeichen fehlt, ist falsch oder vertauscht.", "code"
        )
    return code


def _person(session: Session, keys: Keys, vote: Vote, email: str) -> str:
    """The reference of a person by e-mail address: of the address itself on a list, else of the account."""
    key = accounts.email_key(email)
    if vote.entitled is Entitled.LIST:
        return keys.reference(EMAIL, key)
    account = accounts.by_email(session, email)
    return keys.reference(ACCOUNT, str(account.id) if account is not None else f"nobody:{key}")


def _there(entry: Entry | None, field: str) -> Entry:
    if entry is None:
        raise DomainError("Diesen Eintrag gibt es im Verzeichnis der Stimmberechtigten nicht.", field)
    return entry
