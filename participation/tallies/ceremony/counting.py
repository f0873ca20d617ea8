"""The commission's count: two shares open the box, and the same files come out on every machine."""

from participation.kernel import sealing
from participation.kernel.errors import DomainError
from participation.tallies.ballots import canonical
from participation.tallies.ceremony.commission import Commission
from participation.tallies.ceremony.export import Export
from participation.tallies.ceremony.paper import Holding, commission_code
from participation.tallies.ceremony.shares import joined
from participation.tallies.ceremony.statement import BALLOTS, RESULT, STATEMENT, Subject, statement
from participation.tallies.opening import read_ballot, written
from participation.tallies.outcomes import count


def opened_key(commission: Commission, one: Holding, other: Holding) -> bytes:
    """The key of two members. Raises DomainError that says whose share is of another commission, or why two do not
    open."""
    for holding in (one, other):
        if holding.commission != commission_code(commission.box):
            raise DomainError(
                "Der Anteil von %(name)s gehört zu einer anderen Kommission.", name=holding.key.name
            )
    if one.share.number == other.share.number:
        raise DomainError(
            "Das ist zweimal der Anteil von %(name)s. Es braucht die Anteile von zwei Mitgliedern.",
            name=one.key.name,
        )
    key = joined(one.share, other.share)
    if key is None or sealing.public_half(key) != commission.box:
        raise DomainError(
            "Die Anteile von %(one)s und %(other)s passen nicht zusammen. Versuchen Sie es mit dem dritten.",
            one=one.key.name,
            other=other.key.name,
        )
    return key


def tally(export: Export, key: bytes) -> dict[str, bytes]:
    """All ballots opened and counted with what came on paper: the files of a signed result, without its signatures.
    Raises DomainError where a station contradicts the rules."""
    choices = [read_ballot(export.rules, sealing.unseal(key, sealed)) for sealed in export.sealed]
    ballots, result = written(choices), canonical(count(export.rules, choices, export.paper))
    subject = Subject(str(export.rules["vote"]), export.rules_hash, export.checkpoint)
    return {BALLOTS: ballots, RESULT: result, STATEMENT: statement(subject, ballots, result).encode()}
