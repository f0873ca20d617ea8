"""What a vote promises about secrecy, and what that takes."""

from collections.abc import Iterator
from typing import Any

from participation.formats.voting.models import Level, Vote
from participation.formats.voting.policy.checking.finding import Finding, unwise, wrong
from participation.formats.voting.policy.rules import chosen

MEMBERS = 3
"""A commission's key is split so that two of three can use it: one may be ill, and none can act alone."""


def look(vote: Vote) -> Iterator[Finding]:
    """By level."""
    rules = chosen(vote)
    if vote.level is Level.COMMISSION:
        yield from _commission(rules["commission"])
    if vote.level is Level.SECRET:
        yield unwise(
            "vault",
            "Der Schlüssel der Abstimmung liegt auf dem Server in einem eigenen Ordner. Fragen Sie Ihre Technik: Er darf "
            "nicht in dieselbe Sicherung wie die Datenbank, und er muss bis zur Auszählung da sein.",
        )
    if vote.secret and rules["revote"]:
        yield unwise(
            "revote",
            "Stimmen dürfen bis zum Schluss geändert werden. Solange die Abstimmung läuft, liegt deshalb bei jeder "
            "verschlossenen Stimme, von wem sie kommt. Das Versprechen ist schwächer, und es steht auf der Seite.",
            field="revote",
        )


def _commission(commission: dict[str, Any]) -> Iterator[Finding]:
    if not commission.get("box"):
        yield wrong("no-key", "Der öffentliche Schlüssel der Kommission fehlt noch.", field="commission")
    elif len(commission.get("members", ())) < MEMBERS:
        yield wrong(
            "few-members",
            "Eine Kommission hat mindestens drei Mitglieder. Eines darf krank werden, und keines kann allein öffnen.",
            field="commission",
        )
