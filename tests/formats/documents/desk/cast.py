"""A desk with a draft on it, and what is pressed and typed there."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.documents.models import Edition
from participation.formats.documents.queries.editions import editions_of
from participation.formats.documents.queries.finding import document_of
from participation.processes.models import Process
from tests.client import CheckedClient, Page
from tests.formats.documents.cast import a_draft_process, a_remark, the_draft
from tests.processes.cast import Town


class Desk:
    """A municipality with a published draft of three sections; `empty` for a draft without any text."""

    def __init__(self, town: Town, *, empty: bool = False) -> None:
        self.town = town
        town.add(a_draft_process)
        if empty:
            self.change(_emptied)

    def url(self, rest: str = "") -> str:
        """A page of the draft on the desk."""
        return f"/verwaltung/musterstadt/verfahren/leitlinien/entwurf/{rest}"

    def browser(self, who: str = "moderator") -> CheckedClient:
        """Somebody's browser."""
        return self.town.browser(who)

    def press(self, rest: str, *, status: int = 303, who: str = "moderator", **values: str) -> Page:
        """Press a button."""
        browser = self.browser(who)
        token = browser.get(self.url("fassung/text")).form_values()["csrf_token"]
        return browser.post(self.url(rest), {"csrf_token": token} | values, status=status)

    def change(self, change: Any) -> Any:
        """Do something with the process, in a transaction."""

        def run(session: Session, here: Any) -> Any:
            from participation.processes.queries import find_process

            return change(session, find_process(session, here.id, "leitlinien"))

        return self.town.add(run)

    def remark(self, text: str = "Bitte mehr Schatten.", **more: Any) -> int:
        """Somebody remarks; answers the id."""
        return int(self.change(lambda session, process: a_remark(session, process, text, **more)).id)

    def editions(self) -> list[Edition]:
        """Every version with its sections, the newest first."""

        def look(session: Session, process: Process) -> list[Edition]:
            return editions_of(session, document_of(session, the_draft(process)))

        return list(self.change(look))

    def sections(self) -> list[tuple[str, str, str]]:
        """Key, number and heading of the newest version's sections."""
        return [(one.key, one.number, one.heading) for one in self.editions()[0].sections]


def _emptied(session: Session, process: Process) -> None:
    document = document_of(session, the_draft(process))
    for edition in list(document.editions):
        for section in list(edition.sections):
            session.delete(section)
        session.delete(edition)
