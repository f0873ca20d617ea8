"""Who sits at the desk of the coordination office."""

import pytest
from sqlalchemy.orm import Session

from tests.client import CheckedClient
from tests.kts.cast import a_reviewer, signed_in


@pytest.fixture
def reviewer(client: CheckedClient, session: Session) -> CheckedClient:
    """A signed-in reviewer."""
    a_reviewer(session)
    session.commit()
    return signed_in(client)
