"""For the few reads that are asked thousands of times a second: a Core statement handed to the driver as it is.

SQLAlchemy compiles the statement once; each call then costs little more than the driver itself (about half of what a
Core execution costs). Only for statements with plain bind parameters, no expanding ones; rows come as bare tuples.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from sqlalchemy.engine import Connection


class Hot:
    """A statement that is compiled once per dialect."""

    heard: ClassVar[Callable[[str, Any], None] | None] = None
    """Told of every statement, if set: measurements compare with what was really asked."""

    def __init__(self, statement: Any) -> None:
        self.statement = statement
        self.compiled: dict[str, tuple[str, tuple[str, ...] | None, dict[str, Any]]] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row. `values` names the bind parameters; constants of the statement are filled in."""
        text, order, constants = self._compiled(connection)
        filled = constants | dict(values)
        given: Any = tuple(filled[name] for name in order) if order is not None else filled
        if Hot.heard is not None:
            Hot.heard(text, given)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(text, given)
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def _compiled(self, connection: Connection) -> tuple[str, tuple[str, ...] | None, dict[str, Any]]:
        name = connection.dialect.name
        known = self.compiled.get(name)
        if known is None:
            made: Any = self.statement.compile(dialect=connection.dialect)
            order = tuple(made.positiontup) if made.positional else None
            known = self.compiled[name] = (str(made), order, _constants(made))
        return known


def _constants(made: Any) -> dict[str, Any]:
    """Values that stand in the statement itself, as the driver wants them."""
    processors = made._bind_processors
    given = {name: value for name, value in made.params.items() if value is not None}
    return {name: processors[name](value) if name in processors else value for name, value in given.items()}
