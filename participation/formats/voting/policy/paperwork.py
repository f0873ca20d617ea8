"""What staff may do with codes, lists, paper and amendments, and when."""

from datetime import datetime

from participation.formats.voting.models import Entitled, Vote, VoteState
from participation.formats.voting.policy.rules import chosen
from participation.kernel.errors import NotAllowed


def require_codes(vote: Vote) -> None:
    """Raise NotAllowed for a vote that knows no codes."""
    if vote.entitled is not Entitled.CODES:
        raise NotAllowed("In dieser Abstimmung wird nicht mit Codes abgestimmt.")


def require_list(vote: Vote) -> None:
    """Raise NotAllowed for a vote that is not open to a list of people."""
    if vote.entitled is not Entitled.LIST:
        raise NotAllowed("In dieser Abstimmung gibt es keine Liste der Stimmberechtigten.")


def grows(vote: Vote, at: datetime) -> bool:
    """Whether the roll may still be added to: until the vote opens, when it is counted and published."""
    return vote.state is VoteState.DRAFT or (vote.state is VoteState.READY and at < vote.opens_at)


def require_before_opening(vote: Vote, at: datetime) -> None:
    """Raise NotAllowed once the roll stands fast."""
    if not grows(vote, at):
        raise NotAllowed(
            "Die Abstimmung hat begonnen: Das Verzeichnis der Stimmberechtigten steht fest. "
            "Einzelne Codes lassen sich nur noch zu zweit ersetzen."
        )


def entries_change(vote: Vote, at: datetime) -> bool:
    """Whether an entry of the roll may be revoked, replaced or set to paper: until the vote closes."""
    return vote.state in {VoteState.DRAFT, VoteState.READY, VoteState.OPEN} and at < vote.closes_at


def require_entries_change(vote: Vote, at: datetime) -> None:
    """Raise NotAllowed after the close."""
    if not entries_change(vote, at):
        raise NotAllowed(
            "Die Abstimmung ist geschlossen: Am Verzeichnis der Stimmberechtigten ändert sich nichts mehr."
        )


def require_paper_voters(vote: Vote, at: datetime) -> None:
    """Raise NotAllowed where nobody votes on paper, or nobody votes any more."""
    if not chosen(vote)["paper"]:
        raise NotAllowed("In dieser Abstimmung sind keine Stimmen auf Papier vorgesehen.")
    require_entries_change(vote, at)


def takes_paper(vote: Vote, *, known: bool) -> bool:
    """Whether the count of a station may be entered: from the opening until the result is published; after that only
    counts that are `known` may be corrected, as long as the keys are there to count anew."""
    if not chosen(vote)["paper"]:
        return False
    counting = vote.state in {VoteState.OPEN, VoteState.CLOSED}
    return counting or (known and vote.state is VoteState.PUBLISHED and vote.destroyed_at is None)


def require_paper(vote: Vote, *, known: bool) -> None:
    """Raise NotAllowed where no count of a station is taken, with the reason."""
    if takes_paper(vote, known=known):
        return
    if not chosen(vote)["paper"]:
        raise NotAllowed("In dieser Abstimmung sind keine Stimmen auf Papier vorgesehen.")
    if vote.state in {VoteState.DRAFT, VoteState.READY}:
        raise NotAllowed("Papierstimmen lassen sich eintragen, sobald die Abstimmung begonnen hat.")
    if vote.state is VoteState.ABORTED:
        raise NotAllowed("Diese Abstimmung ist abgebrochen, es wird nicht ausgezählt.")
    raise NotAllowed(
        "Das Ergebnis ist veröffentlicht: Neue Stationen kommen nicht mehr dazu, "
        "und nach dem Vernichten der Schlüssel wird nicht mehr neu gezählt."
    )


def require_amendable(vote: Vote) -> None:
    """Raise NotAllowed for a note to a vote whose texts may simply be changed."""
    if vote.state is VoteState.DRAFT:
        raise NotAllowed("Diese Abstimmung ist noch ein Entwurf: Ändern Sie einfach ihre Texte.")
