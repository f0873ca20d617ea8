"""Who votes: a code from a letter, or an account. Only the keyed reference goes on from here."""

from datetime import timedelta

from flask import request
from sqlalchemy.orm import Session

from participation.accounts.queries import find as find_account
from participation.accounts.views.gate import viewer
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import ACCOUNT, CODE, EMAIL, enrol_late
from participation.formats.voting.models import Entitled, RollState, Vote
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.entries import entry_of
from participation.formats.voting.queries.finding import vote_by_id
from participation.formats.voting.queries.place import Place
from participation.kernel import codes, limits, web
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.vault import Vault

WRONG = limits.Limit("vote-code", 60, timedelta(hours=1))
"""Wrong codes from one address: a class of pupils who mistype, and nobody who guesses among 2 ** 64."""


def keys_of(vote: Vote | Place) -> Keys:
    """The secrets of a vote."""
    return Keys(Vault(web.config().key_folder), vote)


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
    """Let pass who may vote and has not. Raises DomainError that says why not and what to do; wrong codes count."""
    entry = entry_of(session, vote, ref)
    if entry is None and _enrolled(keys, vote):
        entry = entry_of(session, vote, ref)
    if entry is None:
        _count_wrong(vote)
        raise DomainError(_STRANGER[vote.entitled], "code")
    if entry.state != RollState.ENTITLED:
        raise DomainError(_BARRED[RollState(entry.state)], "code")
    if entry.voted and not chosen(vote)["revote"]:
        raise DomainError(USED[vote.entitled is Entitled.CODES], "code")


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
    config = web.config()
    if vote.entitled is Entitled.CODES and config.rate_limits:
        with web.platform().database.unit_of_work() as session:
            limits.count(session, WRONG, limits.anonymous(config.secret, request.remote_addr or ""))


_STRANGER = {
    Entitled.CODES: "Diesen Code gibt es bei dieser Abstimmung nicht. Gehört er vielleicht zu einer anderen? Sonst hilft "
    "Ihnen die Ansprechperson auf der Seite des Verfahrens.",
    Entitled.ACCOUNTS: "Ihr Konto steht nicht im Verzeichnis der Stimmberechtigten. Dafür müssten Sie vor dem Beginn in "
    "Ihrem Konto angegeben haben, dass Sie zu dieser Kommune gehören.",
    Entitled.VERIFIED: "Ihr Konto steht nicht im Verzeichnis der Stimmberechtigten. Dafür muss die Kommune bestätigt "
    "haben, dass Sie zu ihr gehören, zum Beispiel im Bürgerbüro.",
    Entitled.LIST: "Die E-Mail-Adresse Ihres Kontos steht nicht im Verzeichnis der Stimmberechtigten. Haben Sie die "
    "Einladung an eine andere Adresse bekommen?",
}
_BARRED = {
    RollState.REVOKED: "Dieser Code ist gesperrt, zum Beispiel weil er ersetzt wurde. Haben Sie einen neueren Brief? Sonst "
    "hilft Ihnen die Ansprechperson auf der Seite des Verfahrens.",
    RollState.PAPER: "Sie haben sich für die Abstimmung auf Papier entschieden. Deshalb ist sie hier nicht mehr möglich.",
}
USED = {
    True: "Mit diesem Code ist schon abgestimmt worden. Waren das nicht Sie, sagen Sie es bitte der Ansprechperson auf der "
    "Seite des Verfahrens. Mit Ihrem Prüfcode können Sie nachsehen, ob Ihre Stimme angekommen ist.",
    False: "Sie haben schon abgestimmt. Mit Ihrem Prüfcode können Sie nachsehen, ob Ihre Stimme angekommen ist.",
}
"""Whether it was a code -> what to say to who has voted."""
