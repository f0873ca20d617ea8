"""What tests of this room share."""

from datetime import date

from sqlalchemy.orm import Session

from participation.accounts.actions.sessions import start
from participation.accounts.models import Account, PlatformGrant, PlatformRole, Role, Viewer
from participation.app import load_formats
from participation.kernel import clock
from participation.library.actions.drafts import BlueprintDraft
from participation.library.actions.publishing import publish_blueprint
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes.actions import NewProcess, create_process
from participation.processes.models import Process
from tests.factories import a_moderator, a_process

load_formats()

KTS = Viewer(900, "Kim", is_kts=True)
DRAFT = BlueprintDraft("Wege planen", "Für Straßen, über die gestritten wird.", "verkehr")


def an_admin(town: Municipality, account_id: int = 7) -> Viewer:
    """Somebody who may publish for a town."""
    return a_moderator(town, account_id, role=Role.ADMIN)


def a_blueprint(session: Session, town: Municipality, process: Process | None = None) -> str:
    """A published blueprint of a town; its address."""
    source = process or a_process(session, town)
    row = publish_blueprint(session, town, source, DRAFT, viewer=an_admin(town))
    return f"/bibliothek/{row.slug}"


def a_survey(session: Session, town: Municipality) -> Process:
    """A draft with a survey of ten questions."""
    area = whole_area(session, town.id)
    assert area is not None
    new = NewProcess("Umfrage", date(2030, 3, 4), date(2030, 4, 4), "umfrage", area_id=area.id)
    return create_process(session, town, new, viewer=an_admin(town))


def an_officer(session: Session, _town: Municipality) -> str:
    """Somebody of the coordination office; the cookie of their sign-in."""
    account = Account(
        email="kim@example.org", email_key="kim@example.org", name="Kim", password_hash="none: hashing takes long",
        confirmed_at=clock.now(), created_at=clock.now(),
    )  # fmt: skip
    session.add(account)
    session.flush()
    session.add(PlatformGrant(account_id=account.id, role=PlatformRole.KTS))
    token: str = start(session, account, device="").token
    return token
