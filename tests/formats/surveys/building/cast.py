"""A desk with a survey on it."""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from participation.formats.surveys.models import Survey
from participation.formats.surveys.queries.finding import survey_of
from participation.processes.queries import module_by_id
from tests.client import CheckedClient, Page
from tests.factories import a_process
from tests.formats.surveys.cast import a_sheet, a_survey
from tests.processes.cast import Town


class Desk:
    """A municipality, a process, and a survey in it."""

    def __init__(self, town: Town, questions: list[dict[str, Any]] | None = None, **values: Any) -> None:
        self.town = town
        town.add(a_process)
        self.module_id: int = town.add(lambda session, here: self._added(session, here, questions, values))

    def _added(self, session: Any, here: Any, questions: Any, values: Any) -> int:
        from participation.processes.queries import processes_of

        (process,) = processes_of(session, here.id)
        return a_survey(session, process, questions, **values).module_id

    def url(self, rest: str = "") -> str:
        """A page of the survey on the desk."""
        return f"/verwaltung/musterstadt/verfahren/gruene-mitte/umfrage/{rest}"

    def browser(self, who: str = "moderator") -> CheckedClient:
        """Somebody's browser."""
        return self.town.browser(who)

    def look(self, look: Callable[[Survey], Any]) -> Any:
        """What the database says of the survey now."""
        with self.town.database.reading() as session:
            return look(survey_of(session, module_by_id(session, self.module_id)))

    def change(self, change: Callable[[Any, Survey], Any]) -> Any:
        """Do something to the survey, in a transaction."""
        return self.town.add(
            lambda session, _here: change(session, survey_of(session, module_by_id(session, self.module_id)))
        )

    def answered(self, answers: dict[str, Any] | None = None) -> None:
        """Somebody sends a sheet."""
        self.change(lambda session, survey: a_sheet(session, survey, answers or {}))

    def order(self) -> list[str]:
        """The questions in their order."""
        return list(self.look(lambda survey: [question.key for question in survey.questions]))

    def question(self, key: str) -> Any:
        """One question as it is stored."""
        return self.look(lambda survey: next(one for one in survey.questions if one.key == key))

    def press(self, rest: str, *, status: int = 303, **values: str) -> Page:
        """Press a button."""
        browser = self.browser()
        token = browser.get(self.url()).form_values("/abmelden")["csrf_token"]
        return browser.post(self.url(rest), {"csrf_token": token} | values, status=status)

    def send(
        self, rest: str, changes: dict[str, Any], *, status: int = 303, action: str | None = None
    ) -> Page:
        """Send a form."""
        return self.browser().submit(self.url(rest), changes, action=action, status=status)


def a_picture() -> tuple[io.BytesIO, str]:
    """A small green JPEG."""
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#1e6b2e").save(file, "JPEG")
    return io.BytesIO(file.getvalue()), "linde.jpg"
