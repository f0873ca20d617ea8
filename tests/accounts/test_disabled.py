"""An account that is shut is shut at once, on every device, and opens again only when it is opened."""

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.accounts.models import Account
from participation.kernel import clock
from participation.kernel.db import Database
from tests.accounts.cast import browser, is_signed_in, person


@pytest.mark.parametrize("column", ["disabled_at", "deleted_at", "confirmed_at"])
def test_who_is_signed_in_is_out_with_the_next_page(app: Flask, database: Database, column: str) -> None:
    """Disabled, deleted, or no longer confirmed: the sign-in itself is still there."""
    person(database)
    anna = browser(app, "anna@example.org")
    assert is_signed_in(anna)
    shut = {column: None if column == "confirmed_at" else clock.now()}
    with database.unit_of_work() as session:
        session.execute(sa.update(Account).values(shut))
        session.info["recorded"] = True
    assert not is_signed_in(anna)
    assert anna.inner.get("/konto/daten.json").status_code in {303, 404}
