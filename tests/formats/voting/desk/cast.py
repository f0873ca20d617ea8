"""A desk with a vote on it, and what is typed into its forms."""

from datetime import UTC, date, datetime
from typing import Any

from participation.formats.voting.actions.codes import issue
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Vote
from participation.formats.voting.queries.finding import vote_by_id, vote_of
from participation.kernel.vault import Vault
from participation.municipalities.models import Municipality
from participation.processes.actions import NewModule, add_module
from tests.client import CheckedClient, Page
from tests.factories import a_moderator, a_process
from tests.processes.cast import Town

NOW = datetime(2030, 3, 1, 10, tzinfo=UTC)
FIRST, LAST = date(2030, 3, 18), date(2030, 4, 5)


class Desk:
    """A municipality, a process with ideas, and a vote that was added to it."""

    def __init__(self, town: Town, blueprint: str = "ja-nein") -> None:
        self.town, self.process_id, self.vote_id = town, 0, 0
        town.add(a_process)
        self.vote_id = town.add(lambda session, here: self._added(session, here, blueprint))

    def _added(self, session: Any, here: Any, blueprint: str) -> int:
        from participation.processes.queries import processes_of

        (process,) = processes_of(session, here.id)
        module = add_module(session, process, NewModule(blueprint, FIRST, LAST), viewer=a_moderator(here))
        return vote_of(session, module).id

    def url(self, rest: str = "") -> str:
        """A page of the vote on the desk."""
        return f"/verwaltung/musterstadt/verfahren/gruene-mitte/abstimmung/{rest}"

    def browser(self, who: str = "moderator") -> CheckedClient:
        """Somebody's browser."""
        return self.town.browser(who)

    def change(self, change: Any) -> Any:
        """Do something to the vote, in a transaction."""
        return self.town.add(lambda session, _here: change(session, vote_by_id(session, self.vote_id)))

    def look(self, look: Any) -> Any:
        """What the database says of the vote now."""
        with self.town.database.reading() as session:
            return look(vote_by_id(session, self.vote_id))

    def set(self, **values: Any) -> None:
        """Change columns of the vote."""

        def put(_session: Any, vote: Vote) -> None:
            for name, value in values.items():
                setattr(vote, name, value)

        self.change(put)

    def setup(self, changes: dict[str, Any], *, status: int = 303, who: str = "moderator") -> Page:
        """Send the page "Frage und Regeln" with some changes."""
        return self.browser(who).submit(self.url("regeln"), changes, action=None, status=status)

    def ready(self) -> None:
        """Everything that keeps the vote from its release is mended, and codes are issued."""
        folder = self.town.app.extensions["participation"].config.key_folder

        def mended(session: Any, vote: Vote) -> None:
            vote.question, vote.explanation = "Linde?", "Darum geht es."
            vote.rules = vote.rules | {"ties": "lot", "paper": True}
            session.flush()
            staff = a_moderator(session.get_one(Municipality, vote.municipality_id))
            issue(session, Keys(Vault(folder), vote), vote, "Alle", 30, actor=staff)

        self.change(mended)
