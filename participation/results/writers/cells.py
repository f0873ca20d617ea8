"""What all writers share: batches of rows, instants, and text that a spreadsheet could take for a formula."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

import orjson

from participation.kernel import clock
from participation.kernel.tables import ColumnKind, Row, Table

CHUNK_BYTES = 64 * 1024
BATCH_ROWS = 128

Number = float | Decimal
Geometry = str | Mapping[str, Any]

Convert = Callable[[Sequence[Any]], Iterable[Any]]
"""Turns the values of one column in a batch into what a file holds."""

# After OWASP, "CSV Injection", and what spreadsheets were seen to do. _SKIPPED is what a program may pass
# over before a formula: blanks, quotes, control and invisible characters, but for tabs and line breaks.
_SKIPPED = (
    r"""[ "'`´‘’‚‛“”„\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0"""
    r"""\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]*"""
)
_AT_START = re.compile(rf"{_SKIPPED}[=@＝＠+\-＋－\t\r\n]")
# Opened with a wrong separator, a text falls apart at these places, quotes or not. Plus and minus count there
# only before what can call or link, so that lists with dashes and "5,- Euro" stay as they are.
_INSIDE = rf"{_SKIPPED}(?:[=@＝＠]|[+\-＋－][^,\t\r\n]*[(|!\[])"
_TO_GUARD = re.compile(rf"([,;\t\r\n])(?={_INSIDE})")
_TO_UNGUARD = re.compile(rf"([,;\t\r\n])'(?={_INSIDE})")


def is_live(text: str) -> bool:
    """Whether a spreadsheet could run this text as a formula."""
    return _AT_START.match(text) is not None


def guarded(text: str) -> str:
    """The text with an apostrophe before each formula: at its start and where a wrong separator makes one.

    `unguarded` takes exactly these away again.
    """
    if _has_sign(text) and _TO_GUARD.search(text):
        text = _TO_GUARD.sub(r"\1'", text)
    return f"'{text}" if _AT_START.match(text) else text


def _has_sign(text: str) -> bool:
    # Eight looks by `in` take a tenth of the time of one search by pattern, and mostly that is all.
    plain = "=" in text or "@" in text or "-" in text or "+" in text
    return plain or "＝" in text or "＠" in text or "－" in text or "＋" in text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given: for whoever reads our CSV files.

    Exact for every text, because an apostrophe and a formula behind it are taken for a formula, too.
    """
    text = _TO_UNGUARD.sub(r"\1", cell)
    return text[1:] if text.startswith("'") and _AT_START.match(text, 1) else text


def utc(instant: datetime) -> datetime:
    """The same instant in UTC; ValueError without a time zone, for then it is not known which instant."""
    if instant.tzinfo is UTC:
        return instant
    if instant.tzinfo is None:
        raise ValueError("naive datetime")
    return instant.astimezone(UTC)


def utc_text(instant: datetime) -> str:
    """ISO 8601 to the second, like 2026-05-01T10:00:00Z."""
    return utc(instant).isoformat(timespec="seconds")[:19] + "Z"


def local(instant: datetime) -> datetime:
    """The same instant in German time.

    The last hour of the year 9999, "for ever" to other systems, has no local time and stays as it is.
    """
    try:
        return clock.local(utc(instant))
    except OverflowError:
        return instant


def wall_time(instant: datetime) -> datetime:
    """What a clock on a German wall shows, to the second and without a zone."""
    return local(instant).replace(tzinfo=None, microsecond=0)


def finite(number: Number) -> float | None:
    """A float; None for what is no number at all (NaN, infinity)."""
    value = float(number)
    return value if math.isfinite(value) else None


def geometry(value: Geometry) -> Mapping[str, Any]:
    """A GeoJSON geometry as a mapping, from text or mapping; ValueError for text that is not JSON."""
    parsed: Mapping[str, Any] = orjson.loads(value) if isinstance(value, str) else value
    return parsed


def geometry_text(value: Geometry) -> str:
    """A GeoJSON geometry as text, from text or mapping."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def each(convert: Callable[[Any], Any]) -> Convert:
    """Converts value by value and leaves None alone."""
    return lambda values: [None if value is None else convert(value) for value in values]


def batches(table: Table, converters: Mapping[ColumnKind, Convert]) -> Iterator[list[Row]]:
    """The rows in lists of up to BATCH_ROWS, converted column by column; other kinds stay as they are.

    ValueError when a row has another number of values than the table has columns.
    """
    wanted = [converters.get(column.kind) for column in table.columns]
    rows = iter(table.rows())
    while batch := list(islice(rows, BATCH_ROWS)):
        columns = zip(wanted, zip(*batch, strict=True), strict=True)
        yield list(zip(*(convert(values) if convert else values for convert, values in columns), strict=True))


def coalesced(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks of at least CHUNK_BYTES, the last one aside."""
    waiting, size = list[bytes](), 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= CHUNK_BYTES:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)
