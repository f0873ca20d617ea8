"""A process with a survey, and browsers of people."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import Flask

from participation.formats.surveys.models import Sheet, Survey, SurveyCode
from participation.kernel.db import Database
from participation.municipalities.models import Place
from participation.municipalities.queries import folded_name
from participation.processes.models import Process
from tests import factories
from tests.client import CheckedClient
from tests.formats.surveys.cast import a_survey

HERE = "/nordstadt/mobil/umfrage"


@dataclass(frozen=True)
class Cast:
    """Nordstadt with a process, an account and a moderator."""

    database: Database
    process_id: int
    account: int
    moderator: int

    def survey(self, questions: list[dict[str, Any]], **values: Any) -> Survey:
        """A survey with these questions."""
        with self.database.unit_of_work() as session:
            return a_survey(session, session.get_one(Process, self.process_id), questions, **values)

    def sheets(self) -> list[Sheet]:
        """Every sheet as it is now."""
        with self.database.reading() as session:
            return list(session.scalars(sa.select(Sheet).order_by(Sheet.id)))

    def code_used(self) -> bool:
        """Whether the one code is used up."""
        with self.database.reading() as session:
            return bool(session.scalars(sa.select(SurveyCode.used)).one())

    def street(self, name: str, lat: float, lon: float) -> None:
        """A place that the address search knows."""
        with self.database.unit_of_work() as session:
            town = session.get_one(Process, self.process_id).municipality_id
            session.add(
                Place(
                    municipality_id=town, name=name, folded=folded_name(name), kind="street", lat=lat, lon=lon
                )
            )
            factories.recorded(session)


def opened(app: Flask, cast: Cast, account_id: int) -> CheckedClient:
    """A browser of somebody who is signed in."""
    email = {cast.account: "anna@example.org", cast.moderator: "mo@example.org"}[account_id]
    client = CheckedClient(app)
    client.submit("/anmelden", {"email": email, "password": factories.PASSWORD})
    return client
