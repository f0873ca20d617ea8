"""The secrets of one vote, which lie in the vault and nowhere else.

`pepper` turns accounts and codes into entries of the roll, `box` opens ballots (not at the commission level, where
it never comes here), `log` signs checkpoints.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from typing import Protocol

from participation.config import Config
from participation.formats.voting.models import Level, Vote
from participation.kernel import sealing
from participation.kernel.errors import DomainError, Missing
from participation.kernel.vault import Vault

PEPPER, BOX, LOG = "pepper", "box", "log"


class Named(Protocol):
    """A vote, or what is needed of one to find its secrets."""

    @property
    def key(self) -> str: ...

    @property
    def log_key(self) -> str: ...


class Keys:
    """The secrets of a vote. What is missing raises DomainError: restored from a backup without them, say."""

    def __init__(self, vault: Vault, vote: Named) -> None:
        self._vault, self._vote, self._name = vault, vote, vote.key

    @classmethod
    def of(cls, config: Config, vote: Named) -> "Keys":
        """The secrets of a vote on this installation."""
        return cls(Vault(config.key_folder), vote)

    def pepper(self) -> bytes:
        """What references are made with; made on first use, before the release."""
        return self._made(PEPPER)

    def reference(self, kind: str, who: str) -> str:
        """The entry of the roll for an account (its number) or a code: keyed, so that nobody without the pepper can
        tell whose it is."""
        return self._keyed("roll", f"{kind}:{who}").hex()

    def references(self, kind: str, many: Iterable[str]) -> list[str]:
        """The same for many, with one look into the vault."""
        key = hmac.digest(self.pepper(), b"roll", "sha256")
        return [hmac.digest(key, f"{kind}:{who}".encode(), "sha256").hex() for who in many]

    def voucher(self, ref: str, sealed: bytes) -> str:
        """Our word that this sealed ballot was checked and is this entry's, and nobody else's."""
        return self._keyed("voucher", f"{ref}:{hashlib.sha256(sealed).hexdigest()}").hex()

    def vouched(self, ref: str, sealed: bytes, voucher: str) -> bool:
        """Whether a voucher is ours."""
        return hmac.compare_digest(self.voucher(ref, sealed).encode(), voucher.encode())

    def make_box(self) -> str:
        """Make the key that opens ballots; answers its public half."""
        private, _public = sealing.new_key()
        return sealing.public_half(self._vault.keep(self._at(BOX), private))

    def box(self) -> bytes:
        """The key that opens ballots."""
        return self._open(BOX)

    def log(self) -> bytes:
        """The 32 bytes that sign the log; made on first use, before the release."""
        return self._made(LOG)

    def forget_box(self) -> None:
        """A release was taken back before anybody voted: the next one has keys of its own."""
        for name in (BOX, LOG):
            self._vault.destroy(self._at(name))

    def destroy(self) -> None:
        """From now on nobody opens a ballot again, or tells whose an entry of the roll was."""
        for name in (PEPPER, BOX, LOG):
            self._vault.destroy(self._at(name))

    def complete(self, vote: Vote) -> bool:
        """Whether everything is there that the vote needs until its end."""
        needed = {PEPPER, LOG} | ({BOX} if vote.level is Level.SECRET else set())
        return all(self._vault.has(self._at(name)) for name in needed)

    def _keyed(self, purpose: str, text: str) -> bytes:
        key = hmac.digest(self.pepper(), purpose.encode(), "sha256")
        return hmac.digest(key, text.encode(), "sha256")

    def _made(self, name: str) -> bytes:
        """A lost secret is never made anew once the public knows what belongs to it: nobody would be on the roll any
        more, and checkpoints would be signed by a stranger."""
        if self._vault.has(self._at(name)) or self._vote.log_key:
            return self._open(name)
        return self._vault.keep(self._at(name), secrets.token_bytes(32))

    def _at(self, name: str) -> str:
        return f"{self._name}.{name}"

    def _open(self, name: str) -> bytes:
        try:
            return self._vault.open(self._at(name))
        except Missing as error:
            raise DomainError(
                "Die Schlüssel dieser Abstimmung fehlen auf diesem Server oder sind schon vernichtet."
            ) from error
