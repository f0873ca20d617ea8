"""The statuses that a municipality gives to contributions: its own list, its own order."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_admin
from participation.audit import trail
from participation.contributions.models import ResponseStatus
from participation.contributions.queries.statuses import last_position, name_taken, status, statuses_of
from participation.kernel import colours, editing
from participation.kernel.errors import Conflict, DomainError

WEIGHING = {
    "": "kein Code",
    "1000": "1000 – gefolgt",
    "2000": "2000 – bereits gefolgt",
    "3000": "3000 – nicht gefolgt",
    "4000": "4000 – im Arbeitskreis",
    "5000": "5000 – zur Kenntnis genommen",
}
"""XBeteiligung 1.2, code list of weighing results."""

DEFAULTS = (
    ("In Prüfung", "#7a4f01", ""),
    ("Wird umgesetzt", "#1e6b2e", "1000"),
    ("Ist bereits umgesetzt", "#005f73", "2000"),
    ("Wird nicht umgesetzt", "#9b2226", "3000"),
    ("Weitergeleitet", "#54428e", "4000"),
    ("Zur Kenntnis genommen", "#44515f", "5000"),
)


@dataclass(frozen=True, slots=True)
class StatusDraft:
    """A status as somebody typed it; `colour` as #rrggbb, `code` a key of WEIGHING."""

    name: str
    colour: str
    code: str = ""

    @classmethod
    def of(cls, row: ResponseStatus) -> "StatusDraft":
        """What is stored now."""
        return cls(row.name, row.colour, row.code)


def default_statuses(session: Session, municipality_id: int) -> list[ResponseStatus]:
    """The list a new municipality begins with. The caller records that the municipality was made."""
    rows = [
        ResponseStatus(
            municipality_id=municipality_id, name=name, colour=colour, code=code, position=position
        )
        for position, (name, colour, code) in enumerate(DEFAULTS, 1)
    ]
    session.add_all(rows)
    session.flush()
    return rows


def add_status(
    session: Session, municipality_id: int, draft: StatusDraft, *, viewer: Viewer
) -> ResponseStatus:
    """A new status at the end of the list. Raises DomainError for a taken name or a colour too light."""
    actor = require_admin(viewer, municipality_id)
    _check(session, municipality_id, draft, None)
    row = ResponseStatus(
        municipality_id=municipality_id, position=last_position(session, municipality_id) + 1
    )
    _write(row, draft)
    session.add(row)
    trail.record(session, "status.saved", row, actor_id=actor.account_id)
    return row


def change_status(
    session: Session, row: ResponseStatus, draft: StatusDraft, *, viewer: Viewer, seen: str | None = None
) -> None:
    """Another name, colour or code; contributions keep the status. `seen`: what the form showed. Raises Conflict."""
    actor = require_admin(viewer, row.municipality_id)
    session.refresh(row, with_for_update=True)
    editing.require_unchanged(seen, StatusDraft.of(row))
    _check(session, row.municipality_id, draft, row.id)
    _write(row, draft)
    trail.record(session, "status.saved", row, actor_id=actor.account_id)


def move_status(session: Session, row: ResponseStatus, step: int, *, viewer: Viewer) -> None:
    """One place up (-1) or down (1) in the municipality's list."""
    actor = require_admin(viewer, row.municipality_id)
    rows = statuses_of(session, row.municipality_id)
    here = rows.index(row)
    rows.insert(min(max(here + step, 0), len(rows) - 1), rows.pop(here))
    for position, one in enumerate(rows, 1):
        one.position = position
    trail.record(session, "status.saved", row, actor_id=actor.account_id)


def remove_status(session: Session, row: ResponseStatus, *, viewer: Viewer) -> None:
    """Take a status off the list. Raises Conflict while any contribution or answer bears it."""
    actor = require_admin(viewer, row.municipality_id)
    try:
        with session.begin_nested():
            session.delete(row)
            session.flush()
    except IntegrityError as error:
        raise Conflict("Dieser Status wird schon verwendet: Sie können ihn nur umbenennen.") from error
    trail.record(session, "status.removed", row, actor_id=actor.account_id)


def status_for(session: Session, municipality_id: int, status_id: int | None) -> int | None:
    """A chosen status, if it is one of this municipality. Raises DomainError."""
    if status_id is not None and status(session, status_id).municipality_id != municipality_id:
        raise DomainError("Bitte wählen Sie einen Status aus der Liste.", "new_status")
    return status_id


def _write(row: ResponseStatus, draft: StatusDraft) -> None:
    row.name, row.colour, row.code = draft.name, colours.colour(draft.colour, "colour"), draft.code


def _check(session: Session, municipality_id: int, draft: StatusDraft, own_id: int | None) -> None:
    if not draft.name:
        raise DomainError("Bitte geben Sie dem Status einen Namen.", "name")
    if draft.code not in WEIGHING:
        raise DomainError("Bitte wählen Sie einen Code aus der Liste.", "code")
    if name_taken(session, municipality_id, draft.name, own_id):
        raise DomainError("Einen Status mit diesem Namen gibt es schon.", "name")
    ratio = colours.contrast(colours.colour(draft.colour, "colour"), colours.WHITE)
    if ratio < colours.READABLE:
        raise DomainError(
            "Diese Farbe ist zu hell. Kontrast zu Weiß: %(ratio)s : 1, nötig: 4,5 : 1.",
            "colour",
            ratio=colours.floored(ratio),
        )
