"""The tables of the roll and of the box: what they have no room for can not be in them."""

import pytest
import sqlalchemy as sa

from participation.config import Config
from participation.formats.voting.models import closed_roll, envelope, intake, log_leaf, roll
from participation.formats.voting.queries.files import file_of
from participation.formats.voting.queries.log import check_code
from participation.kernel import codes
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.traces import closed, sealed_into_the_log, tables_with, voted_one_by_one

ROLL = {"vote_id", "ref", "batch_id", "serial", "state", "voted"}
COLUMNS = {
    "roll": ROLL,
    "closed_roll": ROLL,
    "intake": {"vote_id", "leaf", "sealed"},
    "log_leaf": {"vote_id", "position", "leaf", "sealed"},
    "envelope": {"vote_id", "ref", "sealed"},
}
"""All there is. Whoever adds a column has to say here why it betrays nobody."""
SECRET = (roll, closed_roll, intake, log_leaf, envelope)
BALLOTS = 24


@pytest.fixture
def here(config: Config, database: Database) -> Installation:
    return installed(config, database, voters=BALLOTS + 10)


def test_there_is_no_column_for_a_person_a_time_a_number_or_an_address(database: Database) -> None:
    """In the database as it was migrated, not only in the models."""
    inspector = sa.inspect(database.read_engine)
    for name, columns in COLUMNS.items():
        found = {column["name"]: column for column in inspector.get_columns(name)}
        assert set(found) == columns
        assert not any(
            isinstance(one["type"], sa.DateTime | sa.Date | sa.Time | sa.TIMESTAMP) for one in found.values()
        )
        assert not any(one["default"] or one.get("autoincrement") is True for one in found.values())


def test_the_roll_and_the_box_share_no_column_but_the_vote_and_lead_nowhere(database: Database) -> None:
    inspector = sa.inspect(database.read_engine)
    for box in ("intake", "log_leaf"):
        assert COLUMNS[box] & ROLL == {"vote_id"}
        assert {key["referred_table"] for key in inspector.get_foreign_keys(box)} == {"vote"}
    for name in ("roll", "closed_roll"):
        led = {key["referred_table"] for key in inspector.get_foreign_keys(name)}
        assert led == {"vote", "code_batch"}


def test_no_table_of_them_numbers_its_rows_as_they_come(database: Database) -> None:
    """SQLite gives every table a running number unless it is told not to; PostgreSQL has no sequence for them."""
    with database.read_engine.connect() as connection:
        for table in SECRET:
            if database.sqlite:
                with pytest.raises(sa.exc.OperationalError, match="no such column: rowid"):
                    connection.exec_driver_sql(f"SELECT rowid FROM {table.name}")
            else:
                owned = f"SELECT count(*) FROM pg_sequences WHERE sequencename LIKE '{table.name}%%'"
                assert connection.exec_driver_sql(owned).scalar_one() == 0
        if not database.sqlite:
            triggers = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
            assert connection.exec_driver_sql(triggers).scalar_one() == 0


@pytest.mark.parametrize("moment", ["waiting", "sealed", "closed"])
def test_after_real_ballots_no_value_stands_on_both_sides(here: Installation, moment: str) -> None:
    """Nor anywhere else: no other table knows an entry, a leaf, a code or a check code."""
    pairs = voted_one_by_one(here, [{"approve": ["1"]}] * BALLOTS)
    if moment != "waiting":
        sealed_into_the_log(here)
    if moment == "closed":
        closed(here)
    on_roll = tables_with(here.database, list(pairs))
    in_box = tables_with(here.database, list(pairs.values()))
    assert on_roll == {"closed_roll" if moment == "closed" else "roll"}
    assert in_box == {"intake" if moment == "waiting" else "log_leaf"}
    shown = [codes.shown(check_code(leaf)) for leaf in pairs.values()]
    assert tables_with(here.database, [*here.codes, *shown]) == set()


def test_where_a_ballot_may_be_changed_the_outer_envelopes_are_gone_after_the_close(
    config: Config, database: Database
) -> None:
    """Until then they bear the entry: that is the weaker promise."""
    here = installed(config, database, voters=20, rules={"revote": True})
    pairs = voted_one_by_one(here, [{"approve": ["2"]}] * 20)
    assert tables_with(database, list(pairs)) == {"roll", "envelope"}
    closed(here)
    assert tables_with(database, list(pairs)) == {"closed_roll"}
    assert set(here.leaves()) == set(pairs.values())


def test_the_published_ballots_say_a_choice_and_nothing_else(here: Installation) -> None:
    """Sorted, so that no order of casting is left."""
    choices = [{"approve": ["12"[number % 2]]} for number in range(BALLOTS)]
    voted_one_by_one(here, choices)
    closed(here)
    with here.database.reading() as session:
        lines = file_of(session, here.vote, "ballots.jsonl").splitlines()
    assert lines == sorted([b'{"approve":["1"]}', b'{"approve":["2"]}'] * (BALLOTS // 2))
