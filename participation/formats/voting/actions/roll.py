"""Who comes onto the roll."""

from sqlalchemy.orm import Session

from participation.accounts.queries.residents import resident_ids
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Entitled, RollState, Vote, VoteState, roll
from participation.formats.voting.policy.rules import chosen
from participation.kernel import clock, dialect

ACCOUNT, CODE, EMAIL = "account", "code", "email"
"""What a reference is made of."""


def enrol_residents(session: Session, keys: Keys, vote: Vote) -> None:
    """Everybody whose account belongs to the municipality by now, confirmed by its staff where the vote wants that."""
    verified = vote.entitled is Entitled.VERIFIED
    refs = [
        keys.reference(ACCOUNT, str(one))
        for one in resident_ids(session, vote.municipality_id, verified=verified)
    ]
    _enter(session, vote, refs)


def enrol_late(session: Session, keys: Keys, vote: Vote, account_id: int) -> None:
    """A person who came to belong to the municipality after the opening, where the rules allow that."""
    if not chosen(vote)["late"] or vote.entitled not in {Entitled.ACCOUNTS, Entitled.VERIFIED}:
        return
    session.refresh(vote, with_for_update={"read": True})
    verified = vote.entitled is Entitled.VERIFIED
    belongs = account_id in resident_ids(
        session, vote.municipality_id, verified=verified, account_id=account_id
    )
    if belongs and vote.state is VoteState.OPEN and vote.is_open(clock.now()):
        _enter(session, vote, [keys.reference(ACCOUNT, str(account_id))])


def _enter(session: Session, vote: Vote, refs: list[str]) -> None:
    """In the order of the references, which is no order of people; who is there already stays."""
    if not refs:
        return
    rows = [
        {"vote_id": vote.id, "ref": ref, "state": RollState.ENTITLED.value, "voted": False}
        for ref in sorted(refs)
    ]
    session.execute(dialect.insert(session, roll).on_conflict_do_nothing(), rows)
