"""What tests of this room share."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.queries import build_viewer
from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import author
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from tests.factories import a_municipality, a_process, a_role, an_account, the_module
from tests.formats.ideas.cast import SECRET, an_idea


@dataclass(frozen=True, slots=True)
class Scene:
    """A town, its process with ideas, and who works there."""

    town: Municipality
    process: Process
    staff: Viewer


def a_scene(session: Session, *texts: str, slug: str = "musterstadt") -> Scene:
    """A running process with three ideas, one of them hidden, and one more for each text."""
    town = a_municipality(session, slug)
    process = a_process(session, town, opens=timedelta(days=-60))
    module = the_module(process)
    writer = author(SECRET, process.id, None, name="Berta Beispiel", guest_email="berta@example.org")
    an_idea(session, module, "Mehr Bänke", author=writer)
    an_idea(session, module, "Ein Brunnen", category_id=module.categories[1].id, place=None)
    visibility.hide(session, an_idea(session, module, "Kanarienvogel"), actor_id=1)
    for number, text in enumerate(texts, 1):
        an_idea(session, module, f"Vorschlag {number}", text=text)
    staff = an_account(session, f"mo@{slug}.example", name="Mo")
    a_role(session, staff, town)
    viewer = build_viewer(session, staff.id, staff.name)
    session.commit()
    return Scene(town, process, viewer)
