"""What differs between SQLite and PostgreSQL, in one file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from functools import cache
from typing import Any, cast

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from participation.kernel.db import Base, Database

Rows = Sequence[Mapping[str, Any]]


def is_sqlite(session: Session) -> bool:
    """Whether the session talks to the embedded database."""
    return session.get_bind().dialect.name == "sqlite"


def insert(session: Session, table: Any) -> Any:
    """An INSERT that knows ON CONFLICT, in the session's dialect."""
    return sqlite.insert(table) if is_sqlite(session) else postgresql.insert(table)


def insert_once(session: Session, table: Any, row: dict[str, Any]) -> bool:
    """Insert a row unless a UNIQUE forbids it; says whether it went in. Safe under races."""
    statement = insert(session, table).values(**row).on_conflict_do_nothing()
    return session.execute(statement.returning(sa.literal_column("1"))).first() is not None


def add_up(session: Session, model: type[Base], key: tuple[str, ...], rows: Rows) -> None:
    """Insert rows of numbers, or add them to what is there under the same key. Racing additions all count."""
    session.flush()
    session.connection().execute(_adding(session.get_bind().dialect.name, model, key), rows)


def count_up(session: Session, model: type[Base], key: tuple[str, ...], row: Mapping[str, Any]) -> int:
    """The same for one row with one number; answers the new sum."""
    session.flush()
    statement = _adding(session.get_bind().dialect.name, model, key, returns=True)
    return int(session.connection().execute(statement, row).scalar_one())


@cache
def _adding(dialect: str, model: type[Base], key: tuple[str, ...], *, returns: bool = False) -> Any:
    """Built once: half of what such a small statement costs is building it."""
    table = cast("sa.Table", model.__table__)
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    sums = [name for name in table.c.keys() if name not in {"id", *key}]  # noqa: SIM118 - no dict
    sizes = {name: table.c[name] + statement.excluded[name] for name in sums}
    statement = statement.on_conflict_do_update(index_elements=list(key), set_=sizes)
    return statement.returning(table.c[sums[0]]) if returns else statement


def in_batches(session: Session, statement: sa.Select[Any], size: int) -> Iterator[Sequence[Any]]:
    """The rows of a statement, `size` at a time and never more in memory, all as one moment saw them.

    PostgreSQL hands out a cursor only inside a transaction, which reading sessions have none of, so there the rows
    come over a connection of their own. A writing session sees what it has written itself.
    """
    if is_sqlite(session) or not session.info.get("reading"):
        yield from session.execute(statement, execution_options={"yield_per": size}).partitions()
        return
    with session.get_bind().engine.connect() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ", yield_per=size)
        yield from connection.execute(statement).partitions()


# --- full text -------------------------------------------------------------------------------------------------
# The words are stemmed before they reach the database, so both engines find the same rows (see kernel/search.py).

_FTS = sa.table("fulltext", sa.column("rowid", sa.BigInteger), sa.column("stems", sa.Text))
_FTS_ADD = sa.text("INSERT INTO fulltext (rowid, stems) VALUES (:id, :stems)")
_FTS_DROP = sa.text("DELETE FROM fulltext WHERE rowid = :id")


def index_stems(session: Session, key: int, stems: str, *, fresh: bool) -> None:
    """Keep SQLite's full-text table in step with a row; PostgreSQL indexes the column itself."""
    if not is_sqlite(session):
        return
    if not fresh:
        session.execute(_FTS_DROP, {"id": key})
    session.execute(_FTS_ADD, {"id": key, "stems": stems})


def index_many(session: Session, rows: list[tuple[int, str]]) -> None:
    """The same for many new rows: pairs of key and stems."""
    if is_sqlite(session) and rows:
        session.execute(_FTS_ADD, [{"id": key, "stems": stems} for key, stems in rows])


def matches(dialect: str, key: sa.ColumnElement[int], stems: sa.ColumnElement[str], query: str) -> Any:
    """A condition: the row's stems hold every one of the query's stems, the last one as a beginning."""
    parts = [part for part in query.split() if part]
    if dialect == "sqlite":
        phrase = " ".join(f'"{part}"*' for part in parts)
        return key.in_(sa.select(_FTS.c.rowid).where(_FTS.c.stems.op("MATCH")(phrase)))
    phrase = " & ".join(f"'{part}':*" for part in parts)
    vector = sa.func.to_tsvector(sa.literal_column("'simple'"), stems)
    return vector.op("@@")(sa.func.to_tsquery(sa.literal_column("'simple'"), phrase))


# --- forgetting ------------------------------------------------------------------------------------------------


def scrub(database: Database, tables: Sequence[str]) -> None:
    """Let the files forget deleted rows of some tables as well. SQLite keeps them in its write-ahead log until a
    checkpoint (what was deleted in the file itself it overwrites at once). PostgreSQL keeps them in gaps of its pages
    even after a plain VACUUM, while other rows need the page; a full one writes the table anew. Whoever wants to
    write there waits for it: under a second for 100,000 rows."""
    with database.read_engine.connect() as connection:
        if database.sqlite:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
            return
        for table in tables:
            connection.exec_driver_sql(f"VACUUM (FULL) {table}")  # names of our own


# --- times and rows that are in no table -------------------------------------------------------------------------


def month_of(session: Session, instant: Any) -> sa.ColumnElement[str]:
    """The month of an instant, UTC, as `2026-05`."""
    if is_sqlite(session):
        return sa.func.substr(instant, 1, 7, type_=sa.Text())
    return sa.func.to_char(sa.func.timezone("UTC", instant), "YYYY-MM", type_=sa.Text())


def full_days(session: Session, first: Any, last: Any) -> sa.ColumnElement[int]:
    """How many full days lie between two instants."""
    if is_sqlite(session):  # a ten-thousandth of a second is added: a Julian day is a float
        passed = sa.func.julianday(last) - sa.func.julianday(first) + 1e-9
        return sa.cast(passed, sa.BigInteger)
    return sa.cast(sa.func.floor(sa.func.extract("epoch", last - first) / 86_400), sa.BigInteger)


def given_rows(session: Session, columns: Sequence[sa.Column[Any]], rows: Rows) -> sa.Select[Any]:
    """A statement whose rows are these, with the types of some columns: they go over as one JSON text."""
    text = orjson.dumps(
        list(rows), default=_as_stored(session), option=orjson.OPT_PASSTHROUGH_DATETIME
    ).decode()
    if is_sqlite(session):
        each = sa.func.json_each(text).table_valued("value")
        values = [
            sa.type_coerce(sa.func.json_extract(each.c.value, f"$.{one.name}"), one.type) for one in columns
        ]
        return sa.select(*_named(values, columns)).select_from(each)
    elements = sa.func.jsonb_array_elements(
        sa.cast(sa.literal(text, sa.Text()), postgresql.JSONB)
    ).table_valued("value", name="given")
    cells = [sa.cast(elements.c.value.op("->>")(one.name), one.type) for one in columns]
    return sa.select(*_named(cells, columns)).select_from(elements)


def _named(values: Sequence[Any], columns: Sequence[sa.Column[Any]]) -> list[Any]:
    return [value.label(column.name) for value, column in zip(values, columns, strict=True)]


def _as_stored(session: Session) -> Any:
    """How instants look in the columns of each database, so that they can be compared with what is there."""
    if is_sqlite(session):
        return lambda value: value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return lambda value: value.isoformat()
