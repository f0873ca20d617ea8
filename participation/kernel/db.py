"""The database: declarative base, the two engines, and the one transaction boundary outside requests.

SQLite runs in WAL mode. Its write engine begins IMMEDIATE, so that two writers queue instead of failing half way.
It has one connection, for which the writers of a process wait in line: the lock of the file itself is asked for
again and again, with ever longer sleeps, which with eight writers costs half of all time. The read engine is in
autocommit and never waits for a writer. PostgreSQL runs the same code.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A 64-bit key; SQLite hands out rowids only for INTEGER."""


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware instant; naive values are refused on the way in, UTC comes out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table has: a numeric key and names for its constraints."""

    metadata = sa.MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        int: sa.BigInteger,
        dict[str, Any]: sa.JSON,
        list[str]: sa.JSON,
    }

    id: Mapped[int] = mapped_column(Key, primary_key=True)


_DISCREET: dict[str, Any] = {"hide_parameters": True}
"""Errors end in logs, where no address, token or text of anybody may stand."""


def words(kind: type[StrEnum]) -> sa.Enum:
    """A column type for a StrEnum: its values as text, held to them by a CHECK."""
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=20,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Database:
    """Two engines on one database, and sessions from them."""

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        build = self._sqlite_engines if self.sqlite else self._postgres_engines
        self.write_engine, self.read_engine = build()
        self._lasting: list[Connection] = []
        self._writing = sessionmaker(self.write_engine, expire_on_commit=False)
        self._reading = sessionmaker(self.read_engine, autoflush=False, expire_on_commit=False)

    def writing(self) -> Session:
        """A session whose transaction may change rows. The caller commits, once."""
        return self._writing()

    def reading(self) -> Session:
        """A session that sees committed rows and refuses to flush."""
        session = self._reading(info={"reading": True})
        event.listen(session, "before_flush", _refuse_flush)
        return session

    @contextmanager
    def unit_of_work(self) -> Iterator[Session]:
        """The transaction of a command or a job: all of it is kept, or nothing."""
        with self.writing() as session, session.begin():
            yield session

    def lasting(self) -> Connection:
        """A reading connection for somebody who keeps it, such as a thread; closed when the database is let go."""
        connection = self.read_engine.connect()
        self._lasting.append(connection)
        return connection

    def let_go(self, connection: Connection) -> None:
        """Close a lasting connection that is of no use any more; the pool does not keep it."""
        with suppress(Exception):  # it may be in any state
            self._lasting.remove(connection)
            connection.invalidate()
            connection.close()

    def dispose(self) -> None:
        """Close every connection."""
        while self._lasting:
            self._lasting.pop().close()
        self.write_engine.dispose()
        self.read_engine.dispose()

    def _sqlite_engines(self) -> tuple[Engine, Engine]:
        options: dict[str, Any] = {"connect_args": {"timeout": 30}} | _DISCREET
        write = sa.create_engine(self.url, pool_size=1, max_overflow=0, pool_timeout=30, **options)
        read = sa.create_engine(
            self.url, isolation_level="AUTOCOMMIT", pool_size=10, max_overflow=40, **options
        )
        event.listen(write, "connect", _sqlite_pragmas)
        event.listen(read, "connect", _sqlite_pragmas)
        event.listen(write, "checkin", _leave_nothing_open)
        event.listen(write, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return write, read

    def _postgres_engines(self) -> tuple[Engine, Engine]:
        options: dict[str, Any] = {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 40} | _DISCREET
        write = sa.create_engine(self.url, **options)
        read = sa.create_engine(self.url, isolation_level="AUTOCOMMIT", **options)
        for engine in (write, read):
            event.listen(engine, "handle_error", _quote_no_row)
        return write, read


PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "cache_size=-32000", "secure_delete=ON")
"""`secure_delete`: what is deleted, such as an entry of the roll, is overwritten and not only forgotten."""


def _sqlite_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _quote_no_row(failure: Any) -> None:
    """PostgreSQL says after the first line which values were refused: `Key (email_key)=(…) already exists`."""
    for error in (failure.original_exception, failure.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def _leave_nothing_open(connection: Any, _record: object) -> None:
    """Where a commit failed (a full disk), SQLAlchemy hands the connection back as it is, with its write lock."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _refuse_flush(session: Session, _context: object, _instances: object) -> None:
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("a reading session must not write")


Reading = Callable[[], Session]
