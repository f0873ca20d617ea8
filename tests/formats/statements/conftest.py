"""A town with a conversation that runs."""

import pytest
from sqlalchemy.orm import Session

from participation.processes.models import Module, Process
from tests.factories import a_municipality, a_process
from tests.formats.statements.cast import a_conversation


@pytest.fixture
def process(session: Session) -> Process:
    """A running process that takes guests."""
    return a_process(session, a_municipality(session))


@pytest.fixture
def module(session: Session, process: Process) -> Module:
    """Its conversation, with eight statements."""
    made = a_conversation(session, process)
    session.commit()
    return made
