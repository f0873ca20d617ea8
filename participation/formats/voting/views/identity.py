"""Who votes: a code from a letter, or an account. Only the keyed reference goes on from here."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.queries import find as find_account
from participation.accounts.views.gate import viewer
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import ACCOUNT, CODE, EMAIL, enrol_late
from participation.formats.voting.models import Entitled, Vote
from participation.formats.voting.policy.entitlement import require_entitled
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.entries import entry_of
from participation.formats.voting.queries.finding import vote_by_id
from participation.formats.voting.queries.place import Place
from participation.kernel import codes, limits, web
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.visitors import count_apart
from participation.processes.policy import require_author

WRONG = limits.Limit("vote-code", 60, timedelta(hours=1))
"""Wrong codes from one address: a class of pupils who mistype, and nobody who guesses among 2 ** 64."""


def keys_of(vote: Vote | Place) -> Keys:
    """The secrets of a vote."""
    return Keys.of(web.config(), vote)


def reference(session: Session, keys: Keys, vote: Vote | Place, typed: str) -> str:
    """The entry of the roll for who is here. Raises DomainError that says what to do."""
    if vote.entitled is Entitled.CODES:
        return keys.reference(CODE, _code(typed))
    person = viewer()
    if person is None:
        raise NotAllowed("Bitte melden Sie sich an, um abzustimmen.")
    if vote.entitled is Entitled.LIST:
        return keys.reference(EMAIL, find_account(session, person.account_id).email_key)
    return keys.reference(ACCOUNT, str(person.account_id))


def entitled(session: Session, keys: Keys, vote: Vote, ref: str) -> None:
    """Let pass who may vote and has not. Raises DomainError that says why not and what to do; wrong codes count.

    A code is an invitation of its own. With an account one must be invited to the process, where it asks for that.
    """
    if vote.entitled is not Entitled.CODES:
        require_author(vote.module, viewer())
    entry = entry_of(session, vote, ref)
    if entry is None and _enrolled(keys, vote):
        entry = entry_of(session, vote, ref)
    if entry is None:
        _count_wrong(vote)
    require_entitled(vote, entry)


def _code(typed: str) -> str:
    if not typed:
        raise DomainError("Bitte geben Sie den Code aus Ihrem Brief ein.", "code")
    code = codes.read(typed)
    if code is None:
        raise DomainError(
            "In diesem Code ist ein Zeichen falsch, vertauscht oder vergessen. Bitte vergleichen Sie ihn noch einmal "
            "mit Ihrem Brief; Groß- und Kleinschreibung und Striche sind egal.",
            "code",
        )
    return code


def _enrolled(keys: Keys, vote: Vote) -> bool:
    """Late comers, where the rules take them: in a transaction of its own, whatever becomes of this request."""
    person = viewer()
    if person is None or not chosen(vote)["late"]:
        return False
    with web.platform().database.unit_of_work() as session:
        enrol_late(session, keys, vote_by_id(session, vote.id), person.account_id)
    return True


def _count_wrong(vote: Vote) -> None:
    """In a transaction of its own, for the request's is undone. Raises TooMany."""
    if vote.entitled is Entitled.CODES:
        count_apart(WRONG)
