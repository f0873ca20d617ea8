"""CSV for German Excel and for everybody else.

One rule for the whole file, the one German spreadsheets, Destatis and R's `read.csv2` share: UTF-8 with BOM,
`;` between cells, CRLF after rows, **decimal comma in every number, coordinates included**.

Why not a dot: German Excel takes 1.5 for the first of May, and German spreadsheets read the latitude 48.137
as 48137 without a word. A comma never goes wrong silently: GDAL recognises it beside `;`, QGIS has a tick box
for it, pandas wants `read_csv(path, sep=";", decimal=",")`. Mixing both in one file would suit no reader.
Programs that want dots find them in the JSON and GeoJSON of the same table.

- An instant stands twice: `eingang` 2026-05-01T10:00:00Z is exact, `eingang_ortszeit` 2026-05-01 12:00:00 is
  local time as every spreadsheet recognises it, in any language.
- Yes and no are 1 and 0: they add up.
- Text is in quotes, everything else is not. Text that a spreadsheet could run as a formula has an apostrophe
  in front; so has, inside, what follows `,` `;` tab or line break, where a program that was told a wrong
  separator begins a new cell. `cells.unguarded` gives the text back. Numbers are numbers and untouched.
- Control characters other than tab and line break are dropped. Nothing else is changed or cut.
- Codes with leading zeros (AGS, postcode) lose them when Excel opens CSV by double click; XLSX keeps them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import orjson

from participation.kernel.tables import DECIMAL_KINDS, ColumnKind, Table
from participation.results.writers.cells import (
    Convert,
    batches,
    coalesced,
    geometry_text,
    guarded,
    local,
    utc,
)

BOM = b"\xef\xbb\xbf"
_CAREFUL = '"=@＝＠,;\t\r\n'
"""Without these a text needs a look at its first character only."""
_SIGNS = '"=@＝＠+-＋－\t\r\n'
"""Without these no formula begins anywhere; see `cells.guarded`."""
_EMPTY = '""'
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\r\n")


def csv_bytes(table: Table) -> Iterator[bytes]:
    """The table as CSV in chunks of about 64 kB; the module says how.

    ValueError for a naive datetime and for text where a number should be.
    """
    return coalesced(_pieces(table.with_local_times()))


def _pieces(table: Table) -> Iterator[bytes]:
    yield BOM + _lines([table.names])
    for rows in batches(table, _CELLS):
        yield _lines(rows)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    # Joined by hand: the csv module looks at every character. A lone empty cell needs quotes to be seen.
    text = "".join([f"{';'.join(row) or _EMPTY}\r\n" for row in rows])
    # In UTF-8 these bytes are never part of another character; "replace" is for lone surrogates.
    return text.encode("utf-8", "replace").translate(None, _CONTROLS)


def _filled(cell: Callable[[Any], str]) -> Convert:
    """Cells value by value, empty ones for None."""
    return lambda values: ["" if value is None else cell(value) for value in values]


def _quoted(text: str) -> str:
    cell = guarded(text)
    if '"' in cell:
        cell = cell.replace('"', '""')
    return f'"{cell}"'


def _texts(values: Sequence[str | None]) -> list[str]:
    """A whole column at once: eight looks at all of it spare most cells a look at each."""
    whole = "".join(filter(None, values))
    if not _holds(whole, _CAREFUL):
        # Without separators a formula begins at the start or nowhere, and never with a letter or digit.
        plain = str.isalnum
        return ["" if one is None else f'"{one}"' if plain(one[:1]) else _quoted(one) for one in values]
    if not _holds(whole, _SIGNS):
        return ["" if one is None else f'"{one}"' for one in values]
    return ["" if one is None else _quoted(one) for one in values]


def _holds(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)


def _numbers(convert: Callable[[Any], float]) -> Convert:
    """A whole column at once, as JSON writes numbers; `convert` is for Decimals. NaN and infinity: empty."""

    def cells(values: Sequence[Any]) -> list[str]:
        text = orjson.dumps(values, convert).decode()[1:-1].replace("null", "")
        if '"' in text:
            raise ValueError("text in a column of numbers")
        return text.replace(",", ";").replace(".", ",").split(";")

    return cells


def _instants(in_zone: Callable[[datetime], datetime]) -> Convert:
    """A whole column at once, as JSON writes instants, without quotes."""

    def cells(values: Sequence[datetime | None]) -> list[str]:
        zoned = [None if value is None else in_zone(value) for value in values]
        text = orjson.dumps(zoned, option=orjson.OPT_OMIT_MICROSECONDS | orjson.OPT_UTC_Z).decode()[1:-1]
        return text.replace('"', "").replace("null", "").split(",")

    return cells


def _wall_times(values: Sequence[datetime | None]) -> list[str]:
    return [cell[:19].replace("T", " ") for cell in _LOCAL(values)]


_LOCAL = _instants(local)

_CELLS: dict[ColumnKind, Convert] = {
    ColumnKind.TEXT: _texts,
    ColumnKind.URL: _texts,
    ColumnKind.INTEGER: _numbers(int),
    ColumnKind.BOOLEAN: _filled(lambda value: "1" if value else "0"),
    ColumnKind.DATE: _filled(date.isoformat),
    ColumnKind.DATETIME: _instants(utc),
    ColumnKind.LOCAL_DATETIME: _wall_times,
    ColumnKind.GEOMETRY: _filled(lambda value: _quoted(geometry_text(value))),
    **dict.fromkeys(DECIMAL_KINDS, _numbers(float)),
}
