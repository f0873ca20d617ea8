"""What one map tile shows: clusters and single pins, as compact JSON, in two or three statements however many
ideas there are.

Up to zoom 14 the counts come from the pyramid (`pin_cell`); above it, or where words are searched, from the pins
themselves, which lie in one contiguous range of the index. Only public contributions have rows in either table;
what is named is asked for its visibility all the same.
"""

from functools import lru_cache
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from participation.contributions.models import LEVELS, Contribution, Pin, PinCell, Visibility
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter
from participation.kernel import dialect
from participation.kernel.errors import DomainError
from participation.kernel.geo import KEY_BITS, tile_range
from participation.kernel.hot import Hot
from participation.processes.models import Module, Process, PublicVersion
from participation.processes.queries import at_address

PINS_FROM = 18
"""From this zoom on a tile (150 m wide) shows single pins only."""
DEEPEST = 20
MOST_PINS = 500

_pin = Pin.__table__.c
_cell = PinCell.__table__.c

_PUBLIC = Hot(
    at_address(sa.select(Module.id, PublicVersion.number))
    .join(PublicVersion, PublicVersion.id == Module.id)
    .where(Process.is_public)
)
_said, _idea = Contribution.__table__.c, Idea.__table__.c
_NAMED = (
    sa.select(_said.id, _said.reference, _idea.title)
    .join_from(Contribution.__table__, Idea.__table__, _idea.id == _said.id)
    .where(_said.visibility == Visibility.PUBLISHED)
)
_SLOTS = tuple(f"id{number}" for number in range(16))
"""A tile shows 4 x 4 cells, so no more single pins than that."""
_TITLES = Hot(_NAMED.where(_said.id.in_([sa.bindparam(slot) for slot in _SLOTS])))


def public_module(connection: Connection, parts: dict[str, str]) -> tuple[int, int] | None:
    """Id and version of a module whose process is public, by its address."""
    rows = _PUBLIC.rows(connection, {name: parts[name] for name in ("municipality", "process", "module")})
    return (rows[0][0], rows[0][1]) if rows else None


def tile(connection: Connection, module_id: int, zxy: tuple[int, int, int], wanted: IdeaFilter) -> bytes:
    """`{"c": [[key, lat, lon, n], ...], "p": [[reference, lat, lon, category id, title], ...]}` in degrees.

    Raises DomainError for a tile that does not exist or a zoom deeper than DEEPEST.
    """
    z, x, y = zxy
    if wanted.words and not wanted.stems:
        return b'{"c":[],"p":[]}'
    if z > DEEPEST:
        raise DomainError("So nah heran geht die Karte nicht.")
    first, last = tile_range(z, x, y)
    if z >= PINS_FROM:
        return orjson.dumps({"c": [], "p": _singly(connection, module_id, (first, last), wanted)})
    level = z + 2
    rows = _grouped(connection, module_id, (first, last), level, wanted)
    clusters = [
        [f"{level}-{cell}", lat / pins / 1e6, lon / pins / 1e6, pins]
        for cell, pins, lat, lon, _key, _category in rows
        if pins > 1
    ]
    singles = {
        key: (lat / 1e6, lon / 1e6, category) for _c, pins, lat, lon, key, category in rows if pins == 1
    }
    return orjson.dumps({"c": [_rounded(cluster) for cluster in clusters], "p": _named(connection, singles)})


def _singly(
    connection: Connection, module_id: int, span: tuple[int, int], wanted: IdeaFilter
) -> list[list[Any]]:
    """Every pin of a tile by itself, MOST_PINS at the most."""
    values = _values(module_id, wanted) | {"first": span[0], "last": span[1]}
    rows = _run(connection, _pins(_kind(wanted), connection.dialect.name), values, wanted)
    return [
        [reference, lat / 1e6, lon / 1e6, category, title] for reference, lat, lon, category, title in rows
    ]


def _grouped(
    connection: Connection, module_id: int, span: tuple[int, int], level: int, wanted: IdeaFilter
) -> list[Any]:
    values = _values(module_id, wanted)
    if level <= LEVELS[-1] and not wanted.words:
        stored = next(known for known in LEVELS if known >= level)
        down = KEY_BITS - 2 * stored
        statement = _from_pyramid(_kind(wanted), stored - level)
        values |= {"level": stored, "first": span[0] >> down, "last": span[1] >> down}
    else:
        statement = _from_pins(_kind(wanted), KEY_BITS - 2 * level, connection.dialect.name)
        values |= {"first": span[0], "last": span[1]}
    return _run(connection, statement, values, wanted)


def _run(connection: Connection, statement: Hot, values: dict[str, Any], wanted: IdeaFilter) -> list[Any]:
    """Lists of categories or statuses need SQLAlchemy to spell them out; everything else goes straight through."""
    if wanted.categories or wanted.statuses:
        return list(connection.execute(statement.statement, values))
    return statement.rows(connection, values)


_Kind = tuple[bool, bool, str]


def _kind(wanted: IdeaFilter) -> _Kind:
    """What decides the shape of a statement, so that each shape is built once."""
    return bool(wanted.categories), bool(wanted.statuses), wanted.stems if wanted.words else ""


def _values(module_id: int, wanted: IdeaFilter) -> dict[str, Any]:
    values: dict[str, Any] = {"module": module_id}
    if wanted.categories:
        values["categories"] = wanted.categories
    if wanted.statuses:
        values["statuses"] = wanted.statuses
    return values


def _narrowed(statement: Any, columns: Any, kind: _Kind) -> Any:
    if kind[0]:
        statement = statement.where(columns.category_id.in_(sa.bindparam("categories", expanding=True)))
    if kind[1]:
        statement = statement.where(columns.status_id.in_(sa.bindparam("statuses", expanding=True)))
    return statement


@lru_cache(maxsize=64)
def _from_pyramid(kind: _Kind, up: int) -> Hot:
    cell = _cell.cell.op(">>")(sa.literal_column(str(2 * up)))
    statement = (
        sa.select(
            cell.label("cell"),
            sa.cast(sa.func.sum(_cell.pins), sa.BigInteger).label("pins"),
            sa.cast(sa.func.sum(_cell.lat_sum), sa.BigInteger),
            sa.cast(sa.func.sum(_cell.lon_sum), sa.BigInteger),
            sa.cast(sa.func.sum(_cell.id_sum), sa.BigInteger),
            sa.func.max(_cell.category_id),
        )
        .where(
            _cell.module_id == sa.bindparam("module"),
            _cell.level == sa.bindparam("level"),
            _cell.cell.between(sa.bindparam("first"), sa.bindparam("last")),
            _cell.pins > 0,
        )
        .group_by(sa.literal_column("1"))
        .order_by(sa.literal_column("1"))
    )
    return Hot(_narrowed(statement, _cell, kind))


@lru_cache(maxsize=256)
def _from_pins(kind: _Kind, shift: int, dialect_name: str) -> Hot:
    cell = _pin.zkey.op(">>")(sa.literal_column(str(shift)))
    statement = (
        sa.select(
            cell.label("cell"),
            sa.func.count().label("pins"),
            sa.cast(sa.func.sum(_pin.lat_e6), sa.BigInteger),
            sa.cast(sa.func.sum(_pin.lon_e6), sa.BigInteger),
            sa.func.min(_pin.id),
            sa.func.min(_pin.category_id),
        )
        .group_by(sa.literal_column("1"))
        .order_by(sa.literal_column("1"))
    )
    return Hot(_ranged(statement, kind, dialect_name))


@lru_cache(maxsize=64)
def _pins(kind: _Kind, dialect_name: str) -> Hot:
    columns = (
        sa.select(_said.reference, _pin.lat_e6, _pin.lon_e6, _pin.category_id, _idea.title)
        .join_from(Pin.__table__, Contribution.__table__, _said.id == _pin.id)
        .join(Idea.__table__, _idea.id == _pin.id)
        .where(_said.visibility == Visibility.PUBLISHED)
    )
    return Hot(
        _ranged(columns, kind, dialect_name)
        .order_by(_pin.zkey, _pin.id)
        .limit(sa.literal_column(str(MOST_PINS)))
    )


def _ranged(statement: Any, kind: _Kind, dialect_name: str) -> Any:
    statement = statement.where(
        _pin.module_id == sa.bindparam("module"),
        _pin.zkey.between(sa.bindparam("first"), sa.bindparam("last")),
    )
    if kind[2]:
        words = Contribution.__table__.c
        hits = sa.select(words.id).where(
            words.module_id == sa.bindparam("module"),
            dialect.matches(dialect_name, words.id, words.stems, kind[2]),
        )
        statement = statement.where(_pin.id.in_(hits))
    return _narrowed(statement, _pin, kind)


def _named(connection: Connection, singles: dict[int, tuple[float, float, int]]) -> list[list[Any]]:
    if not singles:
        return []
    keys = [*singles, *[0] * (len(_SLOTS) - len(singles))]
    rows = _TITLES.rows(connection, dict(zip(_SLOTS, keys, strict=True)))
    return sorted([reference, *singles[key], title] for key, reference, title in rows)


def _rounded(cluster: list[Any]) -> list[Any]:
    key, lat, lon, pins = cluster
    return [key, round(lat, 6), round(lon, 6), pins]
