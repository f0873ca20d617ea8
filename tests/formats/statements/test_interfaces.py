"""Statements in the open interfaces, behind the contributions of other formats."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.kernel import clock
from tests.formats.statements.cast import a_conversation
from tests.interfaces.asker import Asker
from tests.interfaces.cast import NOON, a_town

BUS = "Der Bus soll auch nachts fahren."


@pytest.fixture
def asker(app: Flask, session: Session) -> Asker:
    """A program that asks for a process with ideas and statements."""
    town = a_town(session)
    with clock.frozen(NOON):
        a_conversation(session, town.process["mitte"], (BUS,))
    session.commit()
    return Asker(app, town)


def test_contributions_of_all_formats_follow_each_other(asker: Asker) -> None:
    with clock.frozen(NOON):
        (project,) = (
            one["properties"]
            for one in asker.every("/pds/projects")
            if one["properties"]["nameFull"] == "Verfahren mitte"
        )
        found = asker.every(f"/pds/projects/{project['id']}/contributions?limit=2")
    assert project["projectContributionType"] == ["Idee", "Aussage"]
    assert [one["properties"]["title"] for one in found] == [
        "Bank in mitte",
        "Idee 1",
        "Idee 2",
        "Idee 3",
        BUS,
    ]
    assert [one["properties"]["contributionType"] for one in found] == 4 * ["Idee"] + ["Aussage"]
