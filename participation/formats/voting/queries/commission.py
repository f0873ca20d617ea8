"""Who of a commission signed its result."""

from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.files import file_of
from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.commission import Commission, commission_of

NOTE = "commission.note"
"""The file of the result that holds the statement and the members' signatures."""


def commission_in(vote: Vote) -> Commission | None:
    """The commission in the rules of a vote; None where its key has not been handed in, or is none."""
    try:
        return commission_of(chosen(vote)["commission"])
    except DomainError:
        return None


def signers_of(session: Session, vote: Vote) -> list[str]:
    """Names of the members who signed the published result; empty before that."""
    commission, note = commission_in(vote), file_of(session, vote, NOTE).decode()
    return notes.open_note(note, commission.members).names if note and commission else []
