"""How often a password may be guessed: each guess is counted, in a transaction of its own, before it is tried.

Counting first means that parallel guesses cannot slip through; a right one is given back. The narrow limit
counts an address from one network, so that nobody can lock a stranger out from elsewhere; whoever is locked
out all the same still gets in by a new password over e-mail.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.queries import email_key
from participation.kernel import limits
from participation.kernel.limits import Limit

HERE = Limit("sign-in", 10, timedelta(minutes=15))
ADDRESS = Limit("sign-in-address", 60, timedelta(hours=1))
NETWORK = Limit("sign-in-network", 100, timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class Attempt:
    """A guess at a password: at whose, and from where; both as keyed hashes."""

    address: str
    network: str

    @classmethod
    def of(cls, secret: bytes, email: str, network: str) -> "Attempt":
        """The attempt for an e-mail address from an IP address."""
        address = hmac.new(secret, f"address|{email_key(email)}".encode(), hashlib.sha256).hexdigest()[:24]
        return cls(address, limits.anonymous(secret, network))

    @property
    def counters(self) -> tuple[tuple[Limit, str], ...]:
        """What is counted."""
        return (HERE, self.address + self.network), (ADDRESS, self.address), (NETWORK, self.network)


def count_attempt(session: Session, attempt: Attempt) -> None:
    """Count a guess that is about to be tried. Raises TooMany; the caller commits before trying."""
    for limit, who in attempt.counters:
        limits.count(session, limit, who)


def forgive(session: Session, attempt: Attempt) -> None:
    """The guess was right: it does not count."""
    for limit, who in attempt.counters:
        limits.give_back(session, limit, who)
