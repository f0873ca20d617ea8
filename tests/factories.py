"""A cast of rows for tests: plain functions, sensible defaults, flushed so that every row has its id."""

from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Account, Role, RoleGrant, StaffOf, Viewer
from participation.audit.models import AuditEntry
from participation.kernel import clock
from participation.municipalities.models import Area, LegalKind, LegalText, Municipality
from participation.processes.models import (
    Category,
    Moderation,
    Module,
    Phase,
    Process,
    ProcessState,
    PublicVersion,
    Step,
)

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[9.0, 50.0], [9.1, 50.0], [9.1, 50.1], [9.0, 50.1], [9.0, 50.0]]],
}
INSIDE = (50.05, 9.05)
OUTSIDE = (51.0, 9.05)
PASSWORD = "ein langes Passwort zum Testen"


def recorded(session: Session) -> None:
    """Satisfy the audit guard for rows that tests make without an action."""
    session.add(
        AuditEntry(at=clock.now(), action="demo.filled", subject_kind="test", subject_id=0, details={})
    )
    session.info["recorded"] = True
    session.flush()


def a_municipality(session: Session, slug: str = "musterstadt", **values: Any) -> Municipality:
    """A town with boundary and all legal pages."""
    found = Municipality(
        **{
            "slug": slug,
            "name": slug.title(),
            "ags": "09999001",
            "contact_name": "Rathaus",
            "contact_email": f"rathaus@{slug}.example",
            "created_at": clock.now(),
        }
        | values
    )
    session.add(found)
    session.flush()
    an_area(session, found, whole=True)
    for kind in LegalKind:
        session.add(
            LegalText(
                municipality_id=found.id, kind=kind, source="Text", html="<p>Text</p>", updated_at=clock.now()
            )
        )
    recorded(session)
    return found


def an_area(session: Session, municipality: Municipality, **values: Any) -> Area:
    """A square of about 7 x 11 km."""
    found = Area(
        **{
            "municipality_id": municipality.id,
            "name": municipality.name,
            "boundary": SQUARE,
            "digest": "square",
            "south": 50.0,
            "west": 9.0,
            "north": 50.1,
            "east": 9.1,
            "basemap": {"kind": "plain"},
        }
        | values
    )
    session.add(found)
    session.flush()
    return found


def a_process(
    session: Session,
    municipality: Municipality,
    *,
    slug: str = "gruene-mitte",
    opens: timedelta = timedelta(days=-10),
    closes: timedelta = timedelta(days=10),
    **values: Any,
) -> Process:
    """A published process with one module of ideas, one phase that allows everything, and two categories."""
    area = session.query(Area).filter_by(municipality_id=municipality.id, whole=True).one()
    found = Process(
        **{
            "municipality_id": municipality.id,
            "slug": slug,
            "title": f"Verfahren {slug}",
            "summary": "Worum es geht.",
            "body_source": "Mehr dazu.",
            "body_html": "<p>Mehr dazu.</p>",
            "state": ProcessState.PUBLISHED,
            "moderation": Moderation.POST,
            "guests_allowed": True,
            "contact_name": "Amt für Beteiligung",
            "contact_email": "amt@example.org",
            "area_id": area.id,
            "created_at": clock.now(),
            "published_at": clock.now(),
        }
        | values
    )
    session.add(found)
    session.flush()
    a_module(session, found, opens=opens, closes=closes)
    recorded(session)
    session.refresh(found)
    for module in found.modules:  # loaded now, so that looking at them later begins no transaction
        assert module.phases
        assert module.categories
    return found


def a_module(session: Session, process: Process, *, opens: timedelta, closes: timedelta) -> Module:
    """A module of ideas with a phase and two categories."""
    found = Module(
        municipality_id=process.municipality_id,
        process_id=process.id,
        slug="ideen",
        format="ideas",
        title="Ideen",
        position=1,
        settings={},
    )
    session.add(found)
    session.flush()
    session.add(
        Phase(
            municipality_id=process.municipality_id,
            module_id=found.id,
            kind="collect",
            title="Ideen sammeln",
            steps=[step.value for step in Step],
            opens_at=clock.now() + opens,
            closes_at=clock.now() + closes,
        )
    )
    for position, (name, letter, colour) in enumerate(
        (("Grün", "G", "#1e6b2e"), ("Verkehr", "V", "#00559b")), 1
    ):
        session.add(
            Category(
                municipality_id=process.municipality_id,
                module_id=found.id,
                name=name,
                letter=letter,
                colour=colour,
                position=position,
            )
        )
    session.add(PublicVersion(id=found.id, number=1))
    session.flush()
    session.refresh(found)
    return found


def the_module(process: Process) -> Module:
    """The one module of a process made here."""
    return process.modules[0]


def an_account(
    session: Session, email: str = "anna@example.org", *, name: str = "Anna", **values: Any
) -> Account:
    """A confirmed account with the password PASSWORD."""
    from participation.kernel.passwords import hash_password

    found = Account(
        **{
            "email": email,
            "email_key": email.casefold(),
            "name": name,
            "password_hash": hash_password(PASSWORD),
            "confirmed_at": clock.now(),
            "created_at": clock.now(),
        }
        | values
    )
    session.add(found)
    recorded(session)
    return found


def a_role(
    session: Session, account: Account, municipality: Municipality, role: Role = Role.MODERATOR
) -> RoleGrant:
    """A role of an account in a municipality."""
    found = RoleGrant(
        municipality_id=municipality.id, account_id=account.id, role=role, granted_at=clock.now()
    )
    session.add(found)
    recorded(session)
    return found


def a_viewer(account_id: int = 1, *, name: str = "Anna") -> Viewer:
    """A citizen with an account."""
    return Viewer(account_id=account_id, name=name)


def a_moderator(municipality: Municipality, account_id: int = 7, *, role: Role = Role.MODERATOR) -> Viewer:
    """Somebody with a role in a municipality."""
    place = StaffOf(municipality.id, municipality.slug, municipality.name, role)
    return Viewer(
        account_id=account_id, name="Mo", staff_of=(place,), roles=MappingProxyType({municipality.id: role})
    )


def days(number: float) -> timedelta:
    """So many days."""
    return timedelta(days=number)


def at(year: int, month: int, day: int, hour: int = 12) -> datetime:
    """An instant, UTC."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def in_days(number: int) -> date:
    """A German calendar day from today."""
    return clock.local(clock.now()).date() + timedelta(days=number)
