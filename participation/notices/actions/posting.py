"""Two ways a mail can leave: over SMTP, or as a file in DATA/mail while no server is configured."""

import os
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from participation.config import Config
from participation.kernel import addresses, clock, search
from participation.notices.models import Notice

TIMEOUT = 20
"""Seconds an SMTP server may take for each step."""
_LOCAL = {"localhost", "127.0.0.1", "::1"}


class Unreachable(Exception):
    """The server cannot be spoken to at all; try later."""


class Refused(Exception):
    """The server does not want this mail, now or for good."""

    def __init__(self, why: str, *, for_good: bool) -> None:
        super().__init__(why)
        self.for_good = for_good


class Office(Protocol):
    """Somebody who takes mails."""

    def post(self, notice: Notice) -> None:
        """Send one. Raises Unreachable or Refused."""


@contextmanager
def post_office(config: Config) -> Iterator[Office]:
    """The way out that is configured, open for several mails."""
    if not config.smtp_url:
        yield Folder(config)
        return
    server = Server(config)
    try:
        yield server
    finally:
        server.close()


class Folder:
    """Mails as RFC 5322 files that open in any mail program, named by time, person and subject."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def post(self, notice: Notice) -> None:
        """Write the file; a second try writes the same one again."""
        letter = _made(notice, self.config, encoding="8bit").as_bytes(policy=SMTPUTF8)
        try:
            self._file(letter, notice)
        except OSError as error:  # no room, no right to write: the next letter would fare no better
            raise Unreachable(type(error).__name__) from error

    def _file(self, letter: bytes, notice: Notice) -> None:
        folder = self.config.mail_folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f".{notice.message_id}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(letter)
        draft.rename(folder / file_name(notice))


class Server:
    """An SMTP server: `smtp://user:password@host:587` (with STARTTLS) or `smtps://user:password@host`.

    `?starttls=0` does without encryption; on this very machine that is the default.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.url = urlsplit(config.smtp_url)
        self.host = self.url.hostname or "localhost"
        self.connection: smtplib.SMTP | None = None

    def post(self, notice: Notice) -> None:
        """Send one mail over the connection, opening it first."""
        letter = _made(notice, self.config, encoding="quoted-printable")
        try:
            if self.connection is None:
                self.connection = self._connected()
            self._hand_over(self.connection, letter)
        except smtplib.SMTPRecipientsRefused as error:
            code, _words = next(iter(error.recipients.values()))
            raise Refused(f"SMTP {code}", for_good=code >= 500) from error
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise Refused(f"SMTP {error.smtp_code}", for_good=False) from error
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Unreachable(type(error).__name__) from error
        except Exception:
            self.close()  # in the middle of a letter no other one can begin
            raise

    def _hand_over(self, connection: smtplib.SMTP, letter: EmailMessage) -> None:
        """Umlauts before the @ need a server that offers SMTPUTF8; smtplib asks it, and speaks it then."""
        try:
            connection.send_message(letter)
        except smtplib.SMTPNotSupportedError as error:
            raise Refused("SMTPUTF8 is not offered", for_good=True) from error

    def close(self) -> None:
        """Hang up."""
        if self.connection is not None:
            try:
                self.connection.quit()
            except (OSError, smtplib.SMTPException):
                self.connection.close()
            self.connection = None

    def _connected(self) -> smtplib.SMTP:
        made = self._dialled()
        try:
            if self.url.scheme != "smtps" and self.encrypts():
                made.starttls(context=ssl.create_default_context())
            if self.url.username:
                made.login(unquote(self.url.username), unquote(self.url.password or ""))
        except BaseException:
            made.close()
            raise
        return made

    def _dialled(self) -> smtplib.SMTP:
        if self.url.scheme == "smtps":
            safe = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.url.port or 465, timeout=TIMEOUT, context=safe)
        return smtplib.SMTP(self.host, self.url.port or 587, timeout=TIMEOUT)

    def encrypts(self) -> bool:
        """Whether STARTTLS is insisted on."""
        default = "0" if self.host in _LOCAL else "1"
        return parse_qs(self.url.query).get("starttls", [default])[0] != "0"


def _made(notice: Notice, config: Config, *, encoding: str) -> EmailMessage:
    """A mail. Raises Refused for an address that no mail can bear: it will be no better the next time."""
    try:
        return message(notice, config, encoding=encoding)
    except ValueError as error:  # what idna and headers raise
        raise Refused(type(error).__name__, for_good=True) from error


def message(notice: Notice, config: Config, *, encoding: str) -> EmailMessage:
    """A mail with all it needs to arrive: plain text, and marked as sent by a machine. Raises ValueError."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = config.mail_from
    letter["To"] = addresses.mailable(notice.to)
    letter["Subject"] = notice.subject
    letter["Date"] = format_datetime(clock.now())
    letter["Message-ID"] = f"<{notice.message_id}@{_domain(config)}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    letter.set_content(notice.body, cte=encoding)
    return letter


def file_name(notice: Notice) -> str:
    """Such as `2026-03-31_1405_anna-example-org_neues-passwort_12.eml`."""
    parts = (f"{clock.local(notice.created_at):%Y-%m-%d_%H%M}", _slug(notice.to), _slug(notice.subject))
    return f"{'_'.join(parts)}_{notice.id}.eml"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", search.fold(text)).strip("-")[:50]


def _domain(config: Config) -> str:
    return parseaddr(config.mail_from)[1].rpartition("@")[2] or "localhost"
