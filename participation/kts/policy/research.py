"""When data may go to research: on an agreement that runs, and with the municipality's consent."""

from collections.abc import Sequence
from datetime import date

from participation.kernel.errors import DomainError, NotAllowed
from participation.kts.models import ResearchAgreement, ResearchConsent

MOST_PROCESSES = 200
"""Processes of one agreement."""


def runs(agreement: ResearchAgreement, today: date) -> bool:
    """Whether an agreement is in force on a German day."""
    return agreement.ended_at is None and today <= agreement.valid_until


def require_running(agreement: ResearchAgreement, today: date) -> None:
    """Raise NotAllowed for one that ran out, or was ended."""
    if agreement.ended_at is not None:
        raise NotAllowed("Diese Vereinbarung ist beendet. Aus ihr folgt nichts mehr.")
    if today > agreement.valid_until:
        raise NotAllowed(
            "Diese Vereinbarung galt bis zum %(day)s. Daten gibt es nur mit einer neuen.",
            day=agreement.valid_until,
        )


def agreed(consents: Sequence[ResearchConsent]) -> list[ResearchConsent]:
    """Those of which data may be handed out. Raises NotAllowed where there are none."""
    found = [one for one in consents if one.agreed]
    if not found:
        raise NotAllowed("Noch hat keine Kommune zugestimmt. Ohne ihr Ja gibt es keine Daten.")
    return found


def require_dates(signed_on: date, valid_until: date, today: date) -> None:
    """Raise DomainError for days that cannot be meant."""
    if signed_on > today:
        raise DomainError("Unterschrieben werden kann nicht in der Zukunft.", "signed_on")
    if valid_until < signed_on:
        raise DomainError("Das Ende liegt vor der Unterschrift.", "valid_until")
