"""A town behind its open interfaces."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.kernel import clock
from tests.interfaces.asker import Asker
from tests.interfaces.cast import NOON, Town, a_town


@pytest.fixture
def town(session: Session) -> Town:
    """See `cast.a_town`; committed."""
    made = a_town(session)
    session.commit()
    return made


@pytest.fixture
def asker(app: Flask, town: Town) -> Iterator[Asker]:
    """A program that asks while the town's processes run."""
    with clock.frozen(NOON):
        yield Asker(app, town)
