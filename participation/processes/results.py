"""What files of any format say of the people who were invited: for the municipality's own use alone."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from participation.kernel.tables import Audience, Column, ColumnKind
from participation.processes.models import ParticipantGroup
from participation.processes.queries import groups_of

_CODES = {
    ParticipantGroup.RESIDENTS: ("einwohnerschaft", "Einwohnerinnen und Einwohner"),
    ParticipantGroup.BUSINESS: ("wirtschaft", "Wirtschaft"),
    ParticipantGroup.CIVIL_SOCIETY: ("zivilgesellschaft", "Zivilgesellschaft"),
    ParticipantGroup.EXPERTS: ("fachleute", "Fachleute"),
    ParticipantGroup.ADMINISTRATION: ("verwaltung", "Verwaltung"),
}
GROUP = Column(
    "teilnehmendengruppe",
    "Gruppe",
    Audience.MUNICIPALITY,
    ColumnKind.TEXT,
    "Für wen die Person eingeladen ist; leer, wenn sie es nicht ist.",
    dict(_CODES.values()),
    personal=True,
)
"""A column for contributions, last in their tables; its values come from `groups_by_account`."""


def groups_by_account(session: Session, process_id: int) -> Mapping[int, str]:
    """The codes of that column, by account id."""
    return {account: _CODES[group][0] for account, group in groups_of(session, process_id).items()}
